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


def _is_dateline(reading: Reading, mention: Territory) -> bool:
    """A city that opens a report, with a date or an agency up to a dash: "LIMA, May 2 - …"."""
    if not _opens_paragraph(reading, mention):
        return False
    words = reading.words
    is_dated = False
    end = reading.sentences[reading.sentence_at(mention.first)].last
    for index in range(mention.last + 1, min(mention.last + _LONGEST_DATELINE, end + 1)):
        word = words[index]
        if word.key in _DASHES:
            after = words[min(index + 1, end)]
            return is_dated or len(word.key) > 1 or after.key in _DASHES
        if word.is_number or word.key == "(":
            is_dated = True
        elif word.is_word and not (word.is_capital or reading.between(_MONTHS, index, index)):
            return False
    return False


def _opens_paragraph(reading: Reading, mention: Territory) -> bool:
    """Whether nothing stands before a mention in its paragraph."""
    sentences = reading.sentences
    number = reading.sentence_at(mention.first)
    return (
        0 <= number < len(sentences)
        and sentences[number].first == mention.first
        and (not number or sentences[number - 1].paragraph != sentences[number].paragraph)
    )


_LONGEST_DATELINE: Final = 12
_DASHES: Final = frozenset("-–—") | {"--", "---"}
_MONTHS: Final = "dates.months"


def _is_mediator(reading: Reading, mention: Territory) -> bool:
    """After "brokered by", or right before "mediation"."""
    low = max(0, mention.first - _REACH - 3)
    mediators = reading.between("parties.mediators", low, mention.first - 1)
    sentence = reading.sentence_at(mention.first)
    if mediators and any(
        mention.first - _REACH <= hit.last < mention.first
        and reading.sentence_at(hit.first) == sentence
        and not any(reading.between(label, hit.last + 1, mention.first - 1) for label in TABLES)
        for hit in mediators
    ):
        return True
    mediation = reading.between("parties.mediation", mention.last + 1, mention.last + 4)
    return any(hit.first == mention.last + 1 for hit in mediation)


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
_CLOSE: Final = 2
BYSTANDERS: Final[dict[Naming, _Rules]] = {
    **dict.fromkeys(Naming, _OF_ANY),
    Naming.NAME: (*_OF_ANY, _is_dateline),
    Naming.CAPITAL: (_is_venue, *_OF_ANY, _is_part_of_title, _is_on_route, _is_dateline),
    Naming.ADJECTIVE: (*_OF_ANY, _is_onlooker),
    Naming.BLOC: (*_OF_ANY, _is_author),
}
"""The reasons why a country named is no party, by what names it, in the order they are tried."""


def is_bystander(reading: Reading, mention: Territory) -> bool:
    """Whether a country is named without being a party."""
    return any(rule(reading, mention) for rule in BYSTANDERS[mention.naming])


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
            or is_aside(reading, mention)
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


def is_aside(reading: Reading, mention: Territory) -> bool:
    """Whether a country is only acted against, compared with, or the heading of a line."""
    return _is_opponent(reading, mention) or _is_label(reading, mention)


def _is_opponent(reading: Reading, mention: Territory) -> bool:
    """After words of hostility or comparison: "against", "unlike", «угроза со стороны»."""
    opponents = reading.between("parties.opponents", mention.first - _REACH - 3, mention.first - 1)
    return any(mention.first - hit.last <= _CLOSE for hit in opponents)


def _is_label(reading: Reading, mention: Territory) -> bool:
    """At the head of a line, before a colon: "Chad: talks on a pipeline resume"."""
    after = mention.last + 1
    return (
        after < len(reading.words)
        and reading.words[after].key == ":"
        and _opens_paragraph(reading, mention)
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
