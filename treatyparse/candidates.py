"""Candidates: the stretches of a text that may be clauses, each with where it stands.

A candidate is a sentence, a part between semicolons, a co-ordinated main clause or an item of a
list; inside the innermost quotation of a declaration or speech, or in the author's own words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from treatyparse.layout import Place, places
from treatyparse.model import ClauseType, Origin, Quotation, QuotationKind
from treatyparse.parties import Parties
from treatyparse.reading import Reading, Sentence
from treatyparse.syntax_hits import JOINED
from treatyparse.terms import Hit

_QUOTED: Final = {
    QuotationKind.DECLARATION: Origin.DECLARATION,
    QuotationKind.SPEECH: Origin.SPEECH,
}
_BULLETS: Final = frozenset("•*-–—·▪◦‣●■□➢►")
_DASHES: Final = frozenset("-–—―")
_OPENING: Final = frozenset("«“\"„‘'‹»”([{＂「『`")
_CLOSING: Final = frozenset("»”’\"'“)]}›＂」』`")
_OPENING_ONLY: Final = frozenset("«“„(")
_MARKS: Final = _OPENING_ONLY | frozenset('"»”)')
_STOPS: Final = frozenset(".!?…。！？؟")
_EDGE: Final = frozenset(",;:，；：、-–—―") | _BULLETS
_SEMICOLONS: Final = frozenset(";；;؛")
_COLONS: Final = frozenset(":：")
_FEWEST_WORDS: Final = 3
_FEWEST_QUOTED_WORDS: Final = 4
_LONGEST_TAIL: Final = 24
_SUBJECT_REACH: Final = 9
_ITEMS_REACH: Final = 320
_DEEPEST: Final = 32


@frozen(eq=False)
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


@frozen(eq=False)
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
    """The candidates of a text, in order."""
    quoted = _quoted_ranges(reading, quotations)
    own = Origin.TEXT if is_instrument_text else Origin.REPORT
    governing: tuple[int, int] | None = None
    for sentence, place in zip(
        reading.sentences, places(reading, is_instrument_text=is_instrument_text), strict=True
    ):
        if governing is not None and sentence.first - governing[1] > _ITEMS_REACH:
            governing = None
        is_item = governing is not None and _is_item(reading, sentence)
        if not is_item:
            governing = None
        introduces = _ends_with(reading, sentence, _COLONS)
        excluded = place is Place.OUTSIDE or (place is Place.FRAGMENT and not is_item)
        if not excluded and not (introduces and not is_item):
            for candidate in _of_sentence(reading, sentence, quotations, quoted, own, parties):
                yield evolve(
                    candidate,
                    governing=governing if is_item else candidate.governing,
                    is_item=is_item,
                    is_heading=place is Place.HEADING and not is_item,
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
    ranges = [r for r in _overlapping(quoted, sentence) if _is_whole(reading, sentence, r)]
    innermost = [r for r in ranges if not any(_holds(r, other) for other in ranges)]
    for r in innermost:
        bounds = max(r.first, sentence.first), min(r.last, sentence.last)
        for first, last in _without_asides(reading, r, *bounds):
            for part in _parts(reading, first, last, parties):
                yield Candidate(*part[:2], _QUOTED[quotations[r.number].kind], r.number, part[2])
    if not innermost:
        last = _without_closing_attribution(reading, sentence.first, sentence.last)
        for part in _parts(reading, sentence.first, last, parties):
            yield Candidate(*part[:2], own, None, part[2])


def _overlapping(quoted: Sequence[_Range], sentence: Sentence) -> list[_Range]:
    """The quoted ranges that share words with a sentence; the list is in order of first word."""
    high = bisect_right(quoted, sentence.last, key=lambda r: r.first)
    return [r for r in quoted[max(0, high - _DEEPEST) : high] if r.last >= sentence.first]


def _holds(outer: _Range, inner: _Range) -> bool:
    return outer is not inner and outer.first <= inner.first and inner.last <= outer.last


def _is_whole(reading: Reading, sentence: Sentence, r: _Range) -> bool:
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
        words[before].key in _OPENING or words[before].key in _BULLETS
    ):
        before -= 1
    if before < sentence.first or words[before].key in _COLONS:
        return True
    if words[before].is_number or words[before].key in ".)":
        return before - sentence.first <= 2
    return words[first].is_capital and words[before].key in ",，"


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
        ends = any(word.key in _STOPS for word in close)
        if aside_first <= first:
            first = aside_last + 1
        elif aside_last >= last:
            last = aside_first - 1
        elif ends:
            yield first, aside_first - 1
            first = aside_last + 1
    if first <= last:
        yield first, last


def _parts(
    reading: Reading, first: int, last: int, parties: Parties
) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """The parts between semicolons, and their co-ordinated main clauses, trimmed.

    The first part governs those after it.
    """
    governing: tuple[int, int] | None = None
    for start, end in _between_semicolons(reading, first, last):
        for part_first, part_last in _co_ordinated(reading, start, end, parties):
            trimmed = _trim(reading, part_first, part_last)
            if trimmed is None:
                continue
            yield (*trimmed, governing)
        if governing is None:
            governing = (start, end)


def _between_semicolons(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    depth = 0
    start = first
    for index in range(first, last + 1):
        key = reading.words[index].key
        if key in "([":
            depth += 1
        elif key in ")]":
            depth = max(0, depth - 1)
        elif key in _SEMICOLONS and not depth:
            yield start, index
            start = index + 1
    if start <= last:
        yield start, last


def _co_ordinated(
    reading: Reading, first: int, last: int, parties: Parties
) -> Iterator[tuple[int, int]]:
    """The main clauses that a conjunction joins, each with its own subject and verb."""
    start = first
    subjects = {hit.first: hit.term.value for hit in reading.between(JOINED, first, last)}
    for hit in reading.between("clauses.conjunctions", first + 1, last):
        subject = subjects.get(hit.first)
        if hit.first <= start or subject == "shared":
            continue
        if subject is None and not (
            _is_main_clause(reading, start, hit.first - 1, parties)
            and _begins_main_clause(reading, hit, last, parties)
        ):
            continue
        if _is_inside_marks(reading, start, hit.first - 1):
            continue
        yield start, hit.first - 1
        start = hit.last + 1
    if start <= last:
        yield start, last


def _is_inside_marks(reading: Reading, first: int, last: int) -> bool:
    """Whether a mark that opens in these words is closed only behind them."""
    marks = [word.key for word in reading.words[first : last + 1] if word.key in _MARKS]
    opened = sum(mark in _OPENING_ONLY for mark in marks)
    straight = marks.count('"')
    closed = len(marks) - opened - straight
    return straight % 2 == 1 or opened > closed


def _is_main_clause(reading: Reading, first: int, last: int, parties: Parties) -> bool:
    """Whether a verb stands, behind the first party where one is named and no sign closes it."""
    if reading.words[last].key not in _EDGE:
        named = parties.between(first, last)
        if named:
            first = named[0].last + 1
    return _has_verb(reading, first, last)


def _begins_main_clause(reading: Reading, conjunction: Hit, last: int, parties: Parties) -> bool:
    """Whether a party as subject and then a finite verb follow, before any comma.

    Two parties that the conjunction itself joins are one subject.
    """
    first = conjunction.last + 1
    end = first
    while end <= min(last, first + _SUBJECT_REACH) and reading.words[end].key not in ",;:—–":
        end += 1
    verbs = _verbs(reading, first, end - 1)
    if not verbs or verbs[0] == first:
        return False
    subject = first, verbs[0] - 1
    before = reading.words[conjunction.first - 1].key
    if before not in _EDGE and parties.between(conjunction.first - 2, conjunction.first - 1):
        return False
    return bool(parties.between(*subject)) or any(
        reading.between(label, *subject)
        for label in ("clauses.parties", "parties.sides", "types.roles")
        if before in _EDGE or label != "types.roles"
    )


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return bool(_verbs(reading, first, last))


def _verbs(reading: Reading, first: int, last: int) -> list[int]:
    return sorted(
        hit.first
        for label in ("force.terms", "force.agreements", "force.tenses")
        for hit in reading.between(label, first, last)
    )


def _trim(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Without bullets, numbers, marks and signs at the edges; None where too little is left."""
    words = reading.words
    first = _after_number(reading, first, last)
    while first <= last and not (words[first].is_word or words[first].is_number):
        if words[first].key == "[":
            break
        first += 1
    for hit in reading.between("clauses.conjunctions", first, last)[:1]:
        if hit.first == first and first > 0 and words[first - 1].key in _SEMICOLONS:
            first = hit.last + 1
    while last > first and words[last].key in _EDGE:
        last -= 1
    last = _without_unpaired_mark(reading, first, last)
    if sum(word.is_word for word in words[first : last + 1]) < _FEWEST_WORDS:
        return None
    return first, last


def _without_unpaired_mark(reading: Reading, first: int, last: int) -> int:
    words = reading.words
    while last > first and words[last].key in _CLOSING:
        opened = sum(word.key in _OPENING for word in words[first:last])
        if opened % 2 == 1 or (words[last].key in ")]»" and opened):
            break
        last -= 1
        while last > first and words[last].key in _EDGE:
            last -= 1
    return last


def _after_number(reading: Reading, first: int, last: int) -> int:
    """Past a bullet, «1.», «1)», «а)», "(iv)" or "“1." at the beginning of a line."""
    words = reading.words
    place = first
    while place < last and (words[place].key in _BULLETS or words[place].key in _OPENING - {"["}):
        place += 1
    if place + 1 > last:
        return first
    word, sign = words[place], words[place + 1]
    is_label = word.is_number or len(word.surface) <= 4
    if is_label and sign.key == ")":
        return place + 2
    if word.is_number and sign.key == "." and place + 2 <= last:
        return place + 2
    return place


def _is_item(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is an item of the list that a colon introduced."""
    words = reading.words
    first = words[sentence.first]
    if first.key in _BULLETS:
        return True
    after = _after_number(reading, sentence.first, sentence.last)
    word = words[min(after, sentence.last)]
    if after > sentence.first + 1 and words[after - 1].key == ")":
        return True
    return word.is_word and not word.is_capital


def _ends_with(reading: Reading, sentence: Sentence, signs: frozenset[str]) -> bool:
    return reading.words[sentence.last].key in signs


def _without_closing_attribution(reading: Reading, first: int, last: int) -> int:
    """The last word before a closing «, сообщил министр» or ", officials said"."""
    words = reading.words
    for hit in reversed(reading.between("clauses.reporting", first + _FEWEST_WORDS, last)):
        if last - hit.last > _LONGEST_TAIL:
            break
        comma = hit.first - 1
        reach = max(first, hit.first - _SUBJECT_REACH)
        while comma > reach and words[comma].key not in _EDGE:
            comma -= 1
        if (
            words[comma].key in _EDGE
            and comma - first >= _FEWEST_WORDS
            and _has_verb(reading, first, comma - 1)
            and not _has_content(reading, comma, last)
        ):
            return comma - 1
    return last


def _has_content(reading: Reading, first: int, last: int) -> bool:
    """Whether words name a field outright, and so are more than an attribution."""
    return any(
        hit.term.weight >= 1.0
        for type_ in ClauseType
        for hit in reading.between(f"types.{type_}", first, last)
    )
