"""Bystanders: countries that a text names without making them parties, and mere settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from treatyparse.territories import TABLES, Naming, Territory, are_joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from treatyparse.reading import Reading


def _is_venue(reading: Reading, mention: Territory) -> bool:
    """A capital after a preposition of place: «в Минске», "in Geneva"."""
    return _follows_place(reading, mention)


def _is_mediator(reading: Reading, mention: Territory) -> bool:
    """After "brokered by", or right before "mediation"."""
    low = max(0, mention.first - _REACH - 3)
    mediators = reading.between("parties.mediators", low, mention.first - 1)
    if mediators and any(
        mention.first - _REACH <= hit.last < mention.first
        and not any(reading.between(label, hit.last + 1, mention.first - 1) for label in TABLES)
        for hit in mediators
    ):
        return True
    mediation = reading.between("parties.mediation", mention.last + 1, mention.last + 2)
    return bool(mediation) and mediation[0].first == mention.last + 1


def _is_onlooker(reading: Reading, mention: Territory) -> bool:
    """An adjective of a newspaper, an agency, an expert."""
    return any(
        hit.first <= mention.last + 2
        for hit in reading.between("parties.onlookers", mention.last + 1, mention.last + 3)
    )


def _is_transit(reading: Reading, mention: Territory) -> bool:
    """A country through which goods pass."""
    low = mention.first - 2
    transit = reading.between("parties.transit", low, mention.first)
    return bool(transit) and any(hit.last < mention.first for hit in transit)


def _is_part_of_title(reading: Reading, mention: Territory) -> bool:
    """A capital that names an instrument: "the Warsaw Pact"."""
    return any(
        hit.first == mention.last + 1
        for hit in reading.between("instruments.nouns", mention.last + 1, mention.last + 4)
    )


def _is_on_route(reading: Reading, mention: Territory) -> bool:
    """A capital in the name of a route: the Baku-Tbilisi-Ceyhan pipeline.

    Three places or more make a route by themselves, two with a pipeline or line beside.
    """
    first, last = _chain(reading, mention.first, -1), _chain(reading, mention.last, 1)
    members = (last - first) // 2 + 1
    if members == _PAIR:
        return any(
            hit.term.value == "pipe_or_line"
            for hit in reading.between("types.roles", first - _REACH, last + _REACH)
        )
    return members > _PAIR


def _chain(reading: Reading, index: int, step: int) -> int:
    """The outermost place of those that hyphens or dashes join, to one side."""
    words = reading.words
    for _ in range(_LONGEST_ROUTE):
        beyond = index + 2 * step
        if not (0 <= beyond < len(words) and words[index + step].key in _HYPHENS):
            break
        if not words[beyond].is_capital:
            break
        index = beyond
    return index


_PAIR: Final = 2
_LONGEST_ROUTE: Final = 6
_HYPHENS: Final = frozenset("-–—")


def _is_author(reading: Reading, mention: Territory) -> bool:
    """A bloc that only gives a charter, convention or resolution its name: "the UN Charter"."""
    low = max(0, mention.first - _REACH)
    return any(
        hit.term.value in _AUTHORED and hit.first <= mention.last + 1
        for hit in reading.between("instruments.nouns", low, mention.last + 2)
    )


_AUTHORED: Final = frozenset({"charter", "convention", "resolution"})
_REACH: Final = 3

_Rules: TypeAlias = "tuple[Callable[[Reading, Territory], bool], ...]"

_OF_ANY: Final[_Rules] = (_is_mediator, _is_transit)
_TABLES_OF_ANY: Final = ("parties.mediators", "parties.mediation", "parties.transit")
BYSTANDERS: Final[dict[Naming, _Rules]] = {
    **dict.fromkeys(Naming, _OF_ANY),
    Naming.CAPITAL: (_is_venue, *_OF_ANY, _is_part_of_title, _is_on_route),
    Naming.ADJECTIVE: (*_OF_ANY, _is_onlooker),
    Naming.BLOC: (*_OF_ANY, _is_author),
}
"""The reasons why a country named is no party, by what names it, in the order they are tried."""


def is_bystander(reading: Reading, mention: Territory) -> bool:
    """Whether a country is named without being a party."""
    rules = BYSTANDERS[mention.naming]
    if rules is _OF_ANY and not reading.begins(
        _TABLES_OF_ANY, mention.first - _REACH - 3, mention.last + 2
    ):
        return False
    return any(rule(reading, mention) for rule in rules)


def find_settings(reading: Reading, mentions: Sequence[Territory]) -> frozenset[int]:
    """The first words of the mentions that name the place or the matter rather than who acts.

    Such a country is a party only where nobody else is: «на Украине», "in Poland", «украинский
    кризис». What is joined to a setting by a conjunction is one too.
    """
    found: set[int] = set()
    before: Territory | None = None
    for mention in mentions:
        if (
            _is_place(reading, mention)
            or _is_matter(reading, mention)
            or (
                before is not None
                and before.first in found
                and before.naming is not Naming.ADJECTIVE
                and mention.naming is before.naming
                and are_joined(reading, before, mention)
            )
        ):
            found.add(mention.first)
        before = mention
    return frozenset(found)


def _is_place(reading: Reading, mention: Territory) -> bool:
    """After a preposition of place."""
    return mention.naming in (Naming.NAME, Naming.BLOC) and _follows_place(reading, mention)


def _is_matter(reading: Reading, mention: Territory) -> bool:
    """The adjective of a crisis, a war, a market."""
    return mention.naming is Naming.ADJECTIVE and any(
        hit.first == mention.last + 1
        for hit in reading.between("parties.matters", mention.last + 1, mention.last + 2)
    )


def _follows_place(reading: Reading, mention: Territory) -> bool:
    """Whether a preposition of place stands before, an article or the like between."""
    plain = reading.lexicon.plain
    key = reading.words[mention.last].key
    if key.endswith(tuple(plain.get("parties.place_endings", ("\0",)))):
        return True
    before = mention.first - 1
    while before > mention.first - 3 and reading.words[before].key in plain.get(
        "parties.articles", ()
    ):
        before -= 1
    return before >= 0 and reading.words[before].key in plain.get("parties.place_prepositions", ())
