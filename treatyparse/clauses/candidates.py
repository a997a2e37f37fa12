"""Candidates: the stretches of a text that may be clauses, each with where it stands.

A candidate is a sentence, a part between semicolons, a co-ordinated main clause or an item of a
list; inside the innermost quotation of a declaration or speech, or in the author's own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from treatyparse.classification import may_speak
from treatyparse.clauses.layout import Place, places
from treatyparse.clauses.parts import (
    BULLETS,
    OPENING,
    STOPS,
    after_number,
    has_verb,
    parts_of,
    without_closing_attribution,
)
from treatyparse.grammar import grammar_of
from treatyparse.immutable import frozen
from treatyparse.model import Origin, Quotation, QuotationKind
from treatyparse.parties import Parties
from treatyparse.reading import Reading, Sentence

_QUOTED: Final = {
    QuotationKind.DECLARATION: Origin.DECLARATION,
    QuotationKind.SPEECH: Origin.SPEECH,
}
_COLONS: Final = frozenset(":：")
_COMMAS: Final = frozenset(",，،")
_STANDING: Final = (Place.BODY, Place.HEADING)
_FEWEST_QUOTED_WORDS: Final = 4
_ITEMS_REACH: Final = 320
_DEEPEST: Final = 32


@frozen
class Candidate:
    """A stretch of words that may be a clause.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        origin: Where it stands.
        quotation: The index of the quotation around it, or None.
        governing: First and last word of the sentence that introduces it as an item, or of the
            first of several parts, or None.
        is_item: Whether it is an item of a list.
        is_heading: Whether it is a line of its own that no sign closes.
    """

    first: int
    last: int
    origin: Origin
    quotation: int | None = None
    governing: tuple[int, int] | None = None
    is_item: bool = False
    is_heading: bool = False


@frozen
class _Range:
    """The words of a quotation's content, and those of its asides."""

    number: int
    first: int
    last: int
    asides: tuple[tuple[int, int], ...]


def candidates(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    *,
    is_instrument_text: bool,
) -> Iterator[Candidate]:
    """The candidates of a text, in order; none in a sentence where no word speaks for a type."""
    quoted = _quoted_ranges(reading, quotations)
    own = Origin.TEXT if is_instrument_text else Origin.REPORT
    governing: tuple[int, int] | None = None
    placed = places(reading, is_instrument_text=is_instrument_text)
    for sentence, place in zip(reading.sentences, placed, strict=True):
        if governing is not None and sentence.first - governing[1] > _ITEMS_REACH:
            governing = None
        is_item = governing is not None and _is_item(reading, sentence)
        if not is_item:
            governing = None
        introduces = _ends_with(reading, sentence, _COLONS)
        stands = place in _STANDING or (is_item and place is Place.FRAGMENT)
        stands = stands and (is_item or not introduces)
        if stands and may_speak(reading, sentence.first, sentence.last):
            for candidate in _of_sentence(reading, sentence, quotations, quoted, own, parties):
                yield Candidate(
                    candidate.first,
                    _without_stops(reading, candidate) if is_item else candidate.last,
                    candidate.origin,
                    candidate.quotation,
                    governing if is_item else candidate.governing,
                    is_item,
                    place is Place.HEADING and not is_item,
                )
        if introduces:
            governing = (sentence.first, sentence.last)


def _quoted_ranges(reading: Reading, quotations: Sequence[Quotation]) -> list[_Range]:
    ranges: list[_Range] = []
    for number, quotation in enumerate(quotations):
        if quotation.kind not in _QUOTED:
            continue
        first = reading.word_at(quotation.content.start)
        last = reading.last_word_before(quotation.content.end)
        if first <= last:
            asides = tuple(
                (reading.word_at(aside.start), reading.last_word_before(aside.end))
                for aside in quotation.asides
            )
            ranges.append(_Range(number, first, last, asides))
    return ranges


def _of_sentence(
    reading: Reading,
    sentence: Sentence,
    quotations: Sequence[Quotation],
    quoted: Sequence[_Range],
    own: Origin,
    parties: Parties,
) -> Iterator[Candidate]:
    """The candidates of one sentence: those quoted in it, else the author's own."""
    ranges = [
        r
        for r in _overlapping(quoted, sentence)
        if _is_whole(reading, sentence, r, quotations[r.number].kind is QuotationKind.DECLARATION)
    ]
    innermost = [r for r in ranges if not any(_holds(r, other) for other in ranges)]
    for r in innermost:
        bounds = max(r.first, sentence.first), min(r.last, sentence.last)
        for first, last in _without_asides(reading, r, *bounds):
            for part in parts_of(reading, first, last, parties):
                yield Candidate(*part[:2], _QUOTED[quotations[r.number].kind], r.number, part[2])
    if not innermost:
        last = without_closing_attribution(reading, sentence.first, sentence.last)
        for part in parts_of(reading, sentence.first, last, parties):
            yield Candidate(*part[:2], own, None, part[2])


def _overlapping(quoted: Sequence[_Range], sentence: Sentence) -> list[_Range]:
    """The quoted ranges that share words with a sentence; the list is in order of first word."""
    high = bisect_right(quoted, sentence.last, key=lambda r: r.first)
    return [r for r in quoted[max(0, high - _DEEPEST) : high] if r.last >= sentence.first]


def _holds(outer: _Range, inner: _Range) -> bool:
    return outer is not inner and outer.first <= inner.first and inner.last <= outer.last


def _is_whole(reading: Reading, sentence: Sentence, r: _Range, is_document: bool) -> bool:
    """Whether subject and predicate stand inside the marks, and not only some words of them."""
    words = reading.words
    if r.first <= sentence.first + 1 and r.last >= sentence.last - 2:
        return True
    first, last = max(r.first, sentence.first), min(r.last, sentence.last)
    if sum(word.is_word for word in words[first : last + 1]) < _FEWEST_QUOTED_WORDS:
        return False
    if r.first < sentence.first:
        return True
    before = r.first - 2
    while before >= sentence.first and (
        words[before].key in OPENING or words[before].key in BULLETS
    ):
        before -= 1
    if before < sentence.first or words[before].key in _COLONS:
        return True
    grammar = grammar_of(reading.lexicon)
    if grammar.head_final and words[before].key in grammar.complementizers:
        return has_verb(reading, last, last)
    if words[before].is_number or words[before].key in ".)":
        return before - sentence.first <= 2
    if words[before].key in grammar_of(reading.lexicon).complementizers:
        return has_verb(reading, first, last)
    if not reading.lexicon.has_case:
        return _is_told(reading, before, first, last)
    if is_document and _holds_predicate(reading, sentence, before, first, last):
        return True
    return words[first].is_capital and words[before].key in _COMMAS


def _holds_predicate(
    reading: Reading, sentence: Sentence, before: int, first: int, last: int
) -> bool:
    """Whether the words of a document have the only verb, behind a place in it: "Under point 2"."""
    grammar = grammar_of(reading.lexicon)
    words = reading.words
    start = sentence.first
    opens = words[start].key in grammar.prepositions or any(
        hit.first == start for hit in reading.between("attribution.phrases", start, start + 2)
    )
    return (
        opens
        and bool(reading.between("clauses.instrument_parts", start, before))
        and has_verb(reading, first, last)
        and not has_verb(reading, start, before)
        and not reading.between("attribution.verbs", start, before)
    )


def _is_told(reading: Reading, before: int, first: int, last: int) -> bool:
    """Whether a verb stands in words that a comma or a cue announces.

    Only where no capital tells a sentence from a few quoted words.
    """
    cues = reading.between("attribution.verbs", before - _LONGEST_CUE, before)
    announced = reading.words[before].key in _COMMAS or any(hit.last == before for hit in cues)
    return announced and has_verb(reading, first, last)


_LONGEST_CUE: Final = 3


def _without_asides(
    reading: Reading, r: _Range, first: int, last: int
) -> Iterator[tuple[int, int]]:
    """The author's words inside the marks: cut off at the edges, kept within a sentence.

    An aside that ends with a full stop ends the quoted sentence too.
    """
    for aside_first, aside_last in r.asides:
        if aside_last < first or aside_first > last:
            continue
        close = reading.words[max(aside_first, aside_last - 2) : aside_last + 1]
        ends = any(word.key in STOPS for word in close)
        if aside_first <= first:
            first = aside_last + 1
        elif aside_last >= last:
            last = aside_first - 1
        elif ends:
            yield first, aside_first - 1
            first = aside_last + 1
    if first <= last:
        yield first, last


def _without_stops(reading: Reading, candidate: Candidate) -> int:
    """The last word of an item, its final punctuation left out."""
    last = candidate.last
    while last > candidate.first and reading.words[last].key in STOPS:
        last -= 1
    return last


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is an item of the list that a colon introduced."""
    words = reading.words
    first = words[sentence.first]
    if first.key in BULLETS:
        return True
    after = after_number(reading, sentence.first, sentence.last)
    word = words[min(after, sentence.last)]
    if after > sentence.first + 1 and words[after - 1].key == ")":
        return True
    return word.is_word and not word.is_capital


def _ends_with(reading: Reading, sentence: Sentence, signs: frozenset[str]) -> bool:
    return reading.words[sentence.last].key in signs
