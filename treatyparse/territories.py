"""Territories: countries and blocs named in a text, by name, capital, adjective or people."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from attrs import evolve

from treatyparse.immutable import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from treatyparse.reading import Reading


class Naming(StrEnum):
    """By what a mention names its territory."""

    NAME = "name"
    BLOC = "bloc"
    CAPITAL = "capital"
    SEAT = "seat"
    COMPANY = "company"
    ADJECTIVE = "adjective"
    PEOPLE = "people"
    LEADER = "leader"


TABLES: Final[dict[str, Naming]] = {
    "territories.names": Naming.NAME,
    "territories.further_names": Naming.NAME,
    "territories.blocs": Naming.BLOC,
    "territories.capitals": Naming.CAPITAL,
    "territories.further_capitals": Naming.CAPITAL,
    "territories.seats": Naming.SEAT,
    "territories.companies": Naming.COMPANY,
    "territories.adjectives": Naming.ADJECTIVE,
    "territories.people": Naming.PEOPLE,
    "territories.leaders": Naming.LEADER,
}
"""The tables that name territories; of two equally long hits the earlier table wins."""


@frozen
class Territory:
    """A mention of a country or bloc.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        codes: ISO 3166-1 alpha-2 codes or acronyms; several for a group of countries.
        naming: By what it is named.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    naming: Naming


def find_territories(reading: Reading) -> tuple[Territory, ...]:
    """The mentions of countries and blocs, in order, none inside another.

    A name that is also a common word or a personal name («Чад», "Jordan") counts only where the
    text supports it: another name of the same country, a second country beside it, a preposition
    before it; or where the text names other countries and uses it in no personal name.
    """
    found = _longest(reading)
    found = _with_bloc_seats(reading, found)
    doubtful = {hit.first for hit in reading.hits.get("territories.ambiguous", ())}
    if not doubtful:
        return tuple(found)
    certain = {code for m in found if m.first not in doubtful for code in m.codes}
    certain |= {c for m in found if m.first in doubtful and _is_state(reading, m) for c in m.codes}
    people = {
        code for m in found if m.first in doubtful and _is_in_a_name(reading, m) for code in m.codes
    }
    return tuple(
        mention
        for number, mention in enumerate(found)
        if mention.first not in doubtful
        or not certain.isdisjoint(mention.codes)
        or (certain and people.isdisjoint(mention.codes))
        or _is_supported(reading, found, number)
    )


def _with_bloc_seats(reading: Reading, found: list[Territory]) -> list[Territory]:
    """The mentions, cities that are also seats of a bloc taken for it where the text names it."""
    seats = {hit.first: hit.term.value for hit in reading.hits.get("territories.bloc_seats", ())}
    if not seats:
        return found
    named = {code for m in found if m.naming is not Naming.CAPITAL for code in m.codes}
    return [
        evolve(m, codes=(seats[m.first],), naming=Naming.BLOC)
        if seats.get(m.first) in named and named.isdisjoint(m.codes)
        else m
        for m in found
    ]


def _is_state(reading: Reading, mention: Territory) -> bool:
    """Whether a doubtful name stands behind the word for a state: "the Kingdom of Jordan"."""
    return any(
        hit.last == mention.first - 1
        for hit in reading.between("territories.states", mention.first - 3, mention.first - 1)
    )


def _is_in_a_name(reading: Reading, mention: Territory) -> bool:
    """Whether a capitalised word stands beside a doubtful name, as in a person's name."""
    words, small = reading.words, reading.lexicon.language.function_words
    beside = [words[i] for i in (mention.first - 1, mention.last + 1) if 0 <= i < len(words)]
    return any(w.is_word and w.is_capital and not w.is_upper and w.key not in small for w in beside)


def _longest(reading: Reading) -> list[Territory]:
    """The longest hits, leftmost first; those of names that only look like a country left out."""
    candidates = [
        (hit.first, -hit.last, place, hit.term.value, naming)
        for place, (label, naming) in enumerate(TABLES.items())
        for hit in reading.hits.get(label, ())
    ]
    candidates += [
        (hit.first, -hit.last, -1, "", Naming.NAME)
        for hit in reading.hits.get("territories.not_territories", ())
    ]
    candidates.sort()
    found: list[Territory] = []
    end = -1
    for first, minus_last, _place, codes, naming in candidates:
        if first <= end:
            continue
        end = -minus_last
        if codes:
            found.append(Territory(first, end, tuple(codes.split(" ")), naming))
    return found


def _is_supported(reading: Reading, found: Sequence[Territory], number: int) -> bool:
    """Whether the words around a doubtful name make it a country."""
    mention = found[number]
    words = reading.words
    before = words[mention.first - 1] if mention.first else None
    after = words[mention.last + 1] if mention.last + 1 < len(words) else None
    if any(are_joined(reading, a, b) for a, b in _neighbours(found, number)):
        return True
    if after is not None and after.is_capital and not after.is_upper and after.is_word:
        return False
    return before is not None and before.key in _prepositions(reading)


def _neighbours(found: Sequence[Territory], number: int) -> Iterable[tuple[Territory, Territory]]:
    if number:
        yield found[number - 1], found[number]
    if number + 1 < len(found):
        yield found[number], found[number + 1]


def are_joined(reading: Reading, one: Territory, other: Territory) -> bool:
    """Whether two mentions are members of one list or compound: a conjunction or sign between."""
    between = reading.words[one.last + 1 : other.first]
    if len(between) > _LONGEST_JOINT:
        return False
    plain = reading.lexicon.plain
    joiners = plain.get("grammar.conjunctions", frozenset())
    further = plain.get("parties.conjunctions", frozenset())
    articles = plain.get("parties.articles", frozenset())
    return all(
        w.key in joiners or w.key in further or w.key in articles or w.key in ",-–—/"
        for w in between
    )


_LONGEST_JOINT: Final = 2


def _prepositions(reading: Reading) -> frozenset[str]:
    plain = reading.lexicon.plain
    return plain.get("parties.place_prepositions", frozenset()) | plain.get(
        "parties.prepositions", frozenset()
    )
