"""Lists within titles: of countries and of matters, and what ends one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.instruments.modifiers import with_modifiers
from treatyparse.territories import TABLES as TERRITORY_TABLES

if TYPE_CHECKING:
    from treatyparse.reading import Reading


def joins_parties(reading: Reading, index: int, limit: int) -> bool:
    """Whether a comma stands in a list of countries that a conjunction closes: of A, B and C."""
    words, grammar = reading.words, grammar_of(reading.lexicon)
    if words[index].key not in _COMMAS or country(reading, index - 4, index - 1, ends=True) is None:
        return False
    at = index
    while at < limit:
        closes = words[at].key in grammar.title_conjunctions
        if not closes and words[at].key not in _COMMAS:
            return False
        at += 1
        if at <= limit and words[at].key in grammar.title_conjunctions:
            closes = True
            at += 1
        while at < limit and words[at].key in grammar.title_determiners:
            at += 1
        end = country(reading, at, min(limit, at + 4))
        if end is None or grammar.is_possessive(words[end]):
            return False
        if closes:
            return True
        at = end + 1
    return False


def joins_matters(reading: Reading, index: int, limit: int) -> bool:
    """Whether a comma stands in a list of matters: of friendship, co-operation and partnership."""
    words, grammar = reading.words, grammar_of(reading.lexicon)
    if words[index].key not in _COMMAS:
        return False
    plain = reading.lexicon.plain
    ends = plain.get("instruments.stops", frozenset()) | plain.get(
        "instruments.complements", frozenset()
    )
    length = 0
    for at in range(index + 1, min(limit, index + _LONGEST_LIST) + 1):
        word = words[at]
        if word.key in grammar.title_conjunctions:
            return length > 0 and _closes_list(reading, at, limit)
        if word.key in _COMMAS and length > 0:
            length = 0
            continue
        length += 1
        if (
            length > _LONGEST_MATTER
            or not (word.is_word or word.key == "-")
            or word.is_capital != words[index - 1].is_capital
            or word.key in ends
            or grammar.is_small_within(word)
            or grammar.is_finite(word)
            or reading.between("instruments.nouns", at, at)
        ):
            return False
    return False


_LONGEST_LIST: Final = 10
_LONGEST_MATTER: Final = 3


def _closes_list(reading: Reading, conjunction: int, limit: int) -> bool:
    """Whether one matter follows a conjunction, and neither a verb nor another instrument."""
    words, grammar = reading.words, grammar_of(reading.lexicon)
    last = min(limit, conjunction + 1)
    return (
        last > conjunction
        and words[last].is_word
        and words[last].is_capital == words[conjunction - 1].is_capital
        and not another_follows(reading, last, limit)
        and not (last < limit and grammar.is_finite(words[last + 1]))
        and not reading.between("attribution.verbs", last + 1, min(limit, last + 2))
    )


def country(reading: Reading, first: int, last: int, *, ends: bool = False) -> int | None:
    """The last word of the longest country name that begins, or ends, some words."""
    found = [
        hit.last
        for label in TERRITORY_TABLES
        for hit in reading.between(label, max(0, first), last)
        if (hit.last == last if ends else hit.first == first)
    ]
    return max(found, default=None)


_COMMAS: Final = frozenset(",،，、")


def another_follows(reading: Reading, index: int, limit: int) -> bool:
    """Whether another instrument or a verb follows a conjunction, rather than the title."""
    if index > limit:
        return True
    plain, grammar = reading.lexicon.plain, grammar_of(reading.lexicon)
    if reading.words[index].key in plain.get("instruments.indefinite", ()):
        return True
    ahead = reading.between("instruments.nouns", index, min(limit, index + 3))
    if any(with_modifiers(reading, hit.first) <= index for hit in ahead):
        return True
    word = reading.words[index]
    if word.key in grammar.title_determiners and ahead:
        return True
    if reading.between("instruments.sign_verbs", index, index):
        return True
    return word.key in plain.get("instruments.stops", ()) or grammar.is_finite(word)
