"""Parts: what a sentence is cut into, and where each part begins and ends.

Semicolons part clauses, and conjunctions part main clauses with subjects of their own; bullets,
numbers, marks and the words of a closing attribution are cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from treatyparse.grammar import grammar_of
from treatyparse.hits import Hit
from treatyparse.model import ClauseType
from treatyparse.parties import Parties
from treatyparse.reading import Reading
from treatyparse.syntax.hits import JOINED
from treatyparse.territories import TABLES

BULLETS: Final = frozenset("•*-–—·▪◦‣●■□➢►")
OPENING: Final = frozenset("«“\"„‘'‹»”([{＂「『`")
STOPS: Final = frozenset(".!?…。！？؟")
_CLOSING: Final = frozenset("»”’\"'“)]}›＂」』`")
_OPENING_ONLY: Final = frozenset("«“„(")
_MARKS: Final = _OPENING_ONLY | frozenset('"»”)')
_EDGE: Final = frozenset(",;:，；：、-–—―") | BULLETS
_SEMICOLONS: Final = frozenset(";；;؛")
_FEWEST_WORDS: Final = 2
_LONGEST_SENTENCE: Final = 400
_LONGEST_TAIL: Final = 24
_SUBJECT_REACH: Final = 9
_OFFICE_REACH: Final = 3
_LONGEST_DATELINE: Final = 14
_SHORTEST_PLACE: Final = 3
_DATELINE_SIGNS: Final = frozenset({"-", "–", "—", "--"})


def parts_of(
    reading: Reading, first: int, last: int, parties: Parties
) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """The parts between semicolons, and their co-ordinated main clauses, trimmed.

    The first part governs those after it.
    """
    governing: tuple[int, int] | None = None
    parts = list(_between_semicolons(reading, first, last))
    if len(parts) > 1:
        while last > first and reading.words[last].key in STOPS:
            last -= 1
        parts[-1] = parts[-1][0], max(parts[-1][0], last)
    parts[0] = _after_dateline(reading, *parts[0]), parts[0][1]
    for start, end in parts:
        for part_first, part_last in _co_ordinated(reading, start, end, parties):
            trimmed = _trim(reading, part_first, part_last)
            if trimmed is None:
                continue
            yield (*trimmed, governing)
        if governing is None:
            governing = (start, end)


def _after_dateline(reading: Reading, first: int, last: int) -> int:
    """Past the place, date and agency that open a report: "OSLO, May 3 (Courier) - …"."""
    words = reading.words
    if not (words[first].is_upper and len(words[first].surface) >= _SHORTEST_PLACE):
        return first
    for index in range(first + 1, min(last, first + _LONGEST_DATELINE)):
        if words[index].key in _DATELINE_SIGNS and reading.start(index) > reading.end(index - 1):
            after = index + 1
            while after < last and words[after].key in _DATELINE_SIGNS:
                after += 1
            tells_more = any(not w.is_word for w in words[first + 1 : index])
            is_dated = tells_more or not _is_actor(reading, first)
            return after if is_dated and words[after].is_capital else first
        if words[index].is_word and not words[index].is_capital and index - first <= 1:
            return first
    return first


def _is_actor(reading: Reading, index: int) -> bool:
    """Whether a word in capitals is a state or bloc by its initials, and no place of writing."""
    return any(reading.between(label, index, index) for label in _ACTORS)


_ACTORS: Final = ("territories.names", "territories.further_names", "territories.blocs")


def _between_semicolons(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    keys = [word.key for word in reading.words[first : last + 1]]
    if _SEMICOLONS.isdisjoint(keys):
        if first <= last:
            yield first, last
        return
    depth = 0
    start = first
    for index, key in enumerate(keys, first):
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
    joined = last - first <= _LONGEST_SENTENCE
    subjects = {hit.first: hit.term.value for hit in reading.between(JOINED, first, last)}
    for hit in reading.between("clauses.conjunctions", first + 1, last) if joined else ():
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
    if reading.lexicon.language.head_final:
        return has_verb(reading, max(first, last - 2), last)
    if reading.words[last].key not in _EDGE:
        named = parties.first_between(first, last)
        if named is not None:
            first = named.last + 1
    return has_verb(reading, first, last)


def _begins_main_clause(reading: Reading, conjunction: Hit, last: int, parties: Parties) -> bool:
    """Whether a party as subject and then a finite verb follow, before any comma.

    Two parties that the conjunction itself joins are one subject.
    """
    first = conjunction.last + 1
    end = first
    while (
        end <= min(last, first + _SUBJECT_REACH) and reading.words[end].key not in ",;:—–，；：،؛"
    ):
        end += 1
    verbs = _verbs(reading, first, end - 1)
    if not verbs or verbs[0] == first:
        return False
    subject = first, verbs[0] - 1
    before = reading.words[conjunction.first - 1].key
    if before not in _EDGE and _may_be_participle(reading, verbs[0]):
        return False
    if before not in _EDGE and parties.between(conjunction.first - 2, conjunction.first - 1):
        return False
    if reading.lexicon.language.head_final:
        return bool(parties.between(*subject) or reading.between("clauses.parties", *subject))
    return bool(parties.between(*subject)) or any(
        reading.between(label, *subject)
        for label in ("clauses.parties", "parties.sides", "types.roles")
        if before in _EDGE or label != "types.roles"
    )


def _may_be_participle(reading: Reading, verb: int) -> bool:
    """Whether only an ending tells a verb, which participles have too: "goods exported"."""
    if grammar_of(reading.lexicon).oblique_endings:
        return False
    hits = [
        hit
        for label in ("force.terms", "force.agreements", "force.tenses")
        for hit in reading.between(label, verb, verb)
    ]
    return all(hit.term.value == "past" and hit.term.text.startswith("*") for hit in hits)


def has_verb(reading: Reading, first: int, last: int) -> bool:
    """Whether a word of force stands among the words ``first`` to ``last``, both included."""
    return bool(_verbs(reading, first, last))


def has_infinitive(reading: Reading, first: int, last: int) -> bool:
    """Whether a heading tells by its infinitive what will be: Peru, Chile to build a pipeline."""
    markers = reading.lexicon.plain.get("force.headline_future", frozenset())
    places = (index for index in range(first + 1, last) if reading.words[index].key in markers)
    place = next(places, first)
    named = [hit for label in TABLES for hit in reading.between(label, first, place)]
    return place > first and all(
        any(hit.first <= verb <= hit.last for hit in named)  # the *United* States
        for verb in _verbs(reading, first, place - 1)
    )


def is_point(reading: Reading, first: int) -> bool:
    """Whether a bullet or a dash at the beginning of its sentence opens the words of a point."""
    sentence = reading.sentences[reading.sentence_at(first)]
    return sentence.first == first - 1 and reading.words[first - 1].key in BULLETS


def _verbs(reading: Reading, first: int, last: int) -> list[int]:
    return sorted(
        hit.first
        for label in ("force.terms", "force.agreements", "force.tenses")
        for hit in reading.between(label, first, last)
    )


def _trim(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """Without bullets, numbers, marks and signs at the edges; None where too little is left."""
    words = reading.words
    first = after_number(reading, first, last)
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
    if last - first > _LONGEST_SENTENCE:
        return None
    if sum([word.is_word for word in words[first : last + 1]]) < _FEWEST_WORDS:
        return None
    return first, last


def _without_unpaired_mark(reading: Reading, first: int, last: int) -> int:
    words = reading.words
    while last > first and words[last].key in _CLOSING:
        opened = sum(word.key in OPENING for word in words[first:last])
        if opened % 2 == 1 or (words[last].key in ")]»" and opened):
            break
        last -= 1
        while last > first and words[last].key in _EDGE:
            last -= 1
    return last


def after_number(reading: Reading, first: int, last: int) -> int:
    """Past a bullet, «1.», «1)», «а)», "(iv)" or "“1." at the beginning of a line."""
    words = reading.words
    place = first
    while place < last and (words[place].key in BULLETS or words[place].key in OPENING - {"["}):
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


def without_closing_attribution(reading: Reading, first: int, last: int) -> int:
    """The last word before a closing «, сообщил министр» or ", officials said"."""
    words = reading.words
    complementizers = grammar_of(reading.lexicon).complementizers
    for hit in reversed(reading.between("clauses.reporting", first + _FEWEST_WORDS, last)):
        if last - hit.last > _LONGEST_TAIL:
            break
        if any(word.key in complementizers for word in words[hit.last + 1 : hit.last + 3]):
            continue
        comma = hit.first - 1
        reach = max(first, hit.first - _SUBJECT_REACH)
        while comma > reach and words[comma].key not in _EDGE:
            comma -= 1
        if (
            words[comma].key in _EDGE
            and comma - first >= _FEWEST_WORDS
            and has_verb(reading, first, comma - 1)
            and not _has_content(reading, comma, last)
        ):
            return comma - 1
    return last


def _describes_office(reading: Reading, hit: Hit) -> bool:
    """Whether a title or the noun of a body stands right after a term, or shortly before it."""
    return any(
        office.first <= hit.last + 1 and office.last >= hit.first - _OFFICE_REACH
        for label in ("names.titles", "names.organizations")
        for office in reading.between(label, hit.first - _OFFICE_REACH, hit.last + 2)
    )


def _has_content(reading: Reading, first: int, last: int) -> bool:
    """Whether words name a field outright, and so are more than an attribution.

    What only describes an office or a body does not count: the energy minister.
    """
    return any(
        hit.term.weight >= 1.0 and not _describes_office(reading, hit)
        for type_ in ClauseType
        for hit in reading.between(f"types.{type_}", first, last)
    )
