"""Layout: which lines of a text belong to the article, and which are headings or debris."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from treatyparse.reading import Reading, Sentence

_CLOSING: Final = frozenset(".!?…。！？؟;；:：,»”“«›‹\"’')")
_STOPS: Final = frozenset(".!?…。！？؟")
_FEWEST_BODY_WORDS: Final = 5
_FEWEST_ARTICLE_WORDS: Final = 8
_LONG_LINE: Final = 24


class Place(Enum):
    """What a sentence is on the page."""

    BODY = auto()
    HEADING = auto()
    """A line before the first full sentence that no sign closes."""
    FRAGMENT = auto()
    """Such a line later on: a subheading, a number of views, an item of a list."""
    OUTSIDE = auto()
    """A caption, a notice, or a teaser after the article."""


def places(reading: Reading, *, is_instrument_text: bool) -> list[Place]:
    """The place of each sentence of a text, in order."""
    found: list[Place] = []
    in_tail = False
    body_seen = False
    for line in _lines(reading.sentences):
        closed = _is_closed(reading, line)
        body = closed and _words(reading, line) >= _FEWEST_BODY_WORDS
        if _begins_with(reading, line, "clauses.further_reading"):
            in_tail = True
        elif in_tail and body and (len(line) > 1 or _ends_like_article(reading, line)):
            in_tail = False
        if in_tail or _begins_with(reading, line, "clauses.captions"):
            place = Place.OUTSIDE
        elif body or (is_instrument_text and closed):
            place = Place.BODY
            body_seen = True
        elif is_instrument_text:
            place = Place.HEADING
        elif body_seen:
            place = Place.FRAGMENT
        else:
            place = Place.HEADING
        found += [place] * len(line)
        if len(line) > 1 and not closed:
            found[-len(line) : -1] = [Place.BODY] * (len(line) - 1)
    return found


def _lines(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    lines: list[list[Sentence]] = []
    for sentence in sentences:
        if lines and lines[-1][0].line == sentence.line:
            lines[-1].append(sentence)
        else:
            lines.append([sentence])
    return lines


def _is_closed(reading: Reading, line: Sequence[Sentence]) -> bool:
    return reading.words[line[-1].last].key in _CLOSING


def _ends_like_article(reading: Reading, line: Sequence[Sentence]) -> bool:
    return (
        reading.words[line[-1].last].key in _STOPS
        and _words(reading, line) >= _FEWEST_ARTICLE_WORDS
    )


def _words(reading: Reading, line: Sequence[Sentence]) -> int:
    """How many words a line has, signs left out; of a long line, at least as many as matter."""
    first, last = line[0].first, min(line[-1].last, line[0].first + _LONG_LINE)
    return sum([word.is_word for word in reading.words[first : last + 1]])


def _begins_with(reading: Reading, line: Sequence[Sentence], label: str) -> bool:
    first = line[0].first
    hits = reading.between(label, first, min(first + 5, line[-1].last))
    return bool(hits) and any(
        all(not word.is_word for word in reading.words[first : hit.first]) for hit in hits
    )
