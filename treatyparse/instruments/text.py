"""Texts that are instruments: treaties and communiqués printed in their own words."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.immutable import frozen
from treatyparse.model import QuotationKind
from treatyparse.territories import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treatyparse.model import Quotation
    from treatyparse.reading import Reading, Sentence

_HEAD: Final = 12
_TITLE_WORDS: Final = 6
_FEWEST_NUMBERED: Final = 3
_FEWEST_ACTS: Final = 2
_FEWEST_WORDS: Final = 4
"""With how many words a sentence counts: no number, no heading of an article."""
_BEFORE_PARTIES: Final = 3
"""How many words may stand before the Parties at the beginning of a sentence."""
_CLOSING: Final = frozenset(".!?…:;,。！？；，：؟")
_OPENING: Final = frozenset("«“\"„‘'‹「『-–—•*·")


def is_instrument_text(reading: Reading, quotations: Sequence[Quotation] = ()) -> bool:
    """Whether a text is itself an instrument: titled as one, and built or worded as one.

    A title alone is a heading of news. Without a title it is an extract, where most sentences
    begin with the Parties as an instrument writes them. What stands in quotation marks does not
    count.
    """
    lines = _lines(reading)
    if not _has_title(reading, lines):
        return _is_extract(reading, quotations)
    quoted = _Quoted.of(reading, quotations)
    return (
        _has_articles(reading, lines, quoted)
        or _speaks_as_one(reading, quoted)
        or _binds_states(reading, quoted)
    )


def _is_extract(reading: Reading, quotations: Sequence[Quotation]) -> bool:
    """Whether the Parties, with their capital, begin most sentences, and nobody is quoted.

    The capital tells an instrument from a report only within a line that ends as a sentence, and
    not on its first word.
    """
    if "instruments.parties" not in reading.hits:
        return False
    if any(quotation.kind is QuotationKind.SPEECH for quotation in quotations):
        return False
    words = reading.words
    if any(words[hit.first - 1].key == "," for hit in reading.hits.get("clauses.reporting", ())):
        return False  # an attribution that closes a sentence
    quoted = _Quoted.of(reading, quotations)
    sentences = [
        sentence
        for sentence in reading.sentences
        if reading.words[sentence.last].key in _CLOSING
        and sentence.last - sentence.first >= _FEWEST_WORDS
        and not quoted.holds(sentence.first)
    ]
    acts = [
        sentence
        for sentence in sentences
        if reading.between("instruments.parties", sentence.first, sentence.first + _BEFORE_PARTIES)
    ]
    has_capital = any(
        reading.words[hit.last].is_capital and hit.last > sentence.first
        for sentence in sentences
        for hit in reading.between("instruments.parties", sentence.first, sentence.last)
    )
    return has_capital and 2 * len(acts) >= len(sentences) > 0


def _lines(reading: Reading) -> list[Sentence]:
    """The first sentence of each line."""
    found: list[Sentence] = []
    for sentence in reading.sentences:
        if not found or found[-1].line != sentence.line:
            found.append(sentence)
    return found


def _has_title(reading: Reading, lines: Sequence[Sentence]) -> bool:
    """Whether a line near the head is the name of an instrument and no sentence."""
    return any(_is_title(reading, line) for line in lines[:_HEAD])


def _is_title(reading: Reading, line: Sentence) -> bool:
    words = reading.words
    nouns = reading.between("instruments.nouns", line.first, line.last)
    if not nouns or words[line.first].key in _OPENING or words[line.last].key in _CLOSING:
        return False
    if reading.between("instruments.sign_verbs", line.first, line.last):
        return False
    grammar = grammar_of(reading.lexicon)
    if any(grammar.is_finite(word) for word in words[line.first : line.last + 1]):
        return False
    if nouns[0].first <= line.first + _TITLE_WORDS - 1 and _opens(reading, line, nouns[0].first):
        return True
    if reading.lexicon.language.head_final and not line.first:
        return nouns[-1].last == line.last
    parties = {
        hit.term.value for label in TABLES for hit in reading.between(label, line.first, line.last)
    }
    return nouns[-1].last == line.last and len(parties) > 1 and not line.first


def _opens(reading: Reading, line: Sentence, noun: int) -> bool:
    """Whether a noun and its adjectives open a line: no preposition or conjunction before it."""
    plain = reading.lexicon.plain
    small = plain.get("instruments.stops", frozenset()) | plain.get(
        "instruments.complements", frozenset()
    )
    return not any(
        word.key in small or not (word.is_word or word.key == "-")
        for word in reading.words[line.first : noun]
    )


def _has_articles(reading: Reading, lines: Sequence[Sentence], quoted: _Quoted) -> bool:
    """Whether a line is headed as an article, or several are numbered."""
    numbered = 0
    for line in lines:
        if quoted.holds(line.first):
            continue
        if any(
            hit.first == line.first
            for hit in reading.between("instruments.article_headings", line.first, line.first + 2)
        ):
            return True
        after = line.first + 1
        numbered += (
            reading.words[line.first].is_number
            and after < len(reading.words)
            and reading.words[after].key in (".", ")")
        )
    return numbered >= _FEWEST_NUMBERED


def _speaks_as_one(reading: Reading, quoted: _Quoted) -> bool:
    """Whether the text names itself, or its parties begin sentence after sentence."""
    if any(
        not quoted.holds(hit.first) for hit in reading.hits.get("instruments.self_references", ())
    ):
        return True
    acts = sum(
        bool(reading.between("instruments.parties", sentence.first, sentence.first + 2))
        and not quoted.holds(sentence.first)
        for sentence in reading.sentences
    )
    return acts >= max(_FEWEST_ACTS, len(reading.sentences) // 4)


def _binds_states(reading: Reading, quoted: _Quoted) -> bool:
    """Whether sentence after sentence a state begins what binds it: "Chile will eliminate …"."""
    if len(reading.sentences) < _FEWEST_BOUND:
        return False
    bound = sum(
        _binds(reading, sentence)
        and any(
            reading.between(label, sentence.first, min(sentence.last, sentence.first + _SUBJECT))
            for label in TABLES
        )
        and not quoted.holds(sentence.first)
        for sentence in reading.sentences
    )
    return bound >= max(_FEWEST_BOUND, 2 * len(reading.sentences) // 5)


def _binds(reading: Reading, sentence: Sentence) -> bool:
    between = reading.between
    return bool(between("force.agreements", sentence.first, sentence.last)) or any(
        hit.term.value in _BINDING
        for label in ("force.terms", "force.tenses")
        for hit in between(label, sentence.first, sentence.last)
    )


_SUBJECT: Final = 6
_FEWEST_BOUND: Final = 5
_BINDING: Final = ("obligation", "future")


@frozen
class _Quoted:
    """Answers whether a word stands in quotation marks."""

    reading: Reading
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading, quotations: Sequence[Quotation]) -> _Quoted:
        outer = [q.span for q in quotations if q.parent is None]
        return cls(reading, tuple(s.start for s in outer), tuple(s.end for s in outer))

    def holds(self, index: int) -> bool:
        offset = self.reading.start(index)
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.ends[place]
