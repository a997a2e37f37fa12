"""Titles of instruments without capitals: where they begin and how they go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.territories import TABLES as TERRITORY_TABLES

if TYPE_CHECKING:
    from treatyparse.reading import Reading

_LONGEST: Final = 30
_MARKS: Final = frozenset("《〈")
_BEFORE: Final = ("instruments.sign_verbs", "clauses.signing", "attribution.phrases")
"""Tables of what a title may follow at once."""


def unmarked_title_first(reading: Reading, noun: int) -> int:
    """The first word of a title that ends with its noun, where no space parts the words.

    It begins after a verb of signing, after the mark of a title, or with its line; elsewhere only
    the noun is sure. Where spaces part the words, what describes a noun follows it.
    """
    if reading.lexicon.language.has_spaces:
        return noun
    words = reading.words
    sentence = reading.sentences[reading.sentence_at(noun)]
    low = max(sentence.first, noun - _LONGEST)
    ends = {hit.last + 1 for table in _BEFORE for hit in reading.between(table, low, noun - 1)}
    first = noun
    while first > low and first not in ends and words[first - 1].is_word:
        first -= 1
    if first in ends or words[first - 1].key in _MARKS:
        return _without_small(reading, first, noun)
    is_line = first == sentence.first and not reading.between(
        "attribution.verbs", noun, sentence.last
    )
    closes = sentence.last - noun <= _LONGEST_NOUN
    return first if is_line and closes else noun


_LONGEST_NOUN: Final = 4


def _without_small(reading: Reading, first: int, noun: int) -> int:
    """The first word behind the articles and particles with which a verb goes on."""
    determiners = grammar_of(reading.lexicon).title_determiners
    while first < noun and reading.words[first].key in determiners:
        first += 1
    return first


def continues_unmarked(reading: Reading, index: int) -> bool:
    """Whether what depends on the noun follows it: its beginning or a country tells."""
    beginnings = grammar_of(reading.lexicon).complement_beginnings
    if not beginnings:
        return False
    return reading.words[index].key.startswith(beginnings) or any(
        hit.first == index
        for label in TERRITORY_TABLES
        for hit in reading.between(label, index, index + 2)
    )
