"""Modifiers of instruments: where the noun phrase begins that names one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.instruments.unmarked import unmarked_title_first

if TYPE_CHECKING:
    from treatyparse.hits import Hit
    from treatyparse.reading import Reading

PLURALS: Final = "instruments.plural_nouns"
"""The table of nouns that name an instrument only with a number before or a year behind."""

_MODIFIERS: Final = 6
_FARTHEST: Final = 24


def with_modifiers(reading: Reading, noun: int, *, are_many: bool = False) -> int:
    """The first word of the noun phrase: its adjectives, after an article or determiner.

    Args:
        reading: The text.
        noun: The index of the noun.
        are_many: Whether the noun is a plural, which takes adjectives in the plural.
    """
    if not reading.lexicon.has_case:
        return unmarked_title_first(reading, noun)
    if reading.lexicon.language.head_final:
        return _modifiers_before(reading, noun)
    number = "plural" if are_many else "modifier"
    endings = tuple(reading.lexicon.plain.get(f"instruments.{number}_endings", ()))
    return (
        _inflected_modifiers(reading, noun, endings) if endings else _free_modifiers(reading, noun)
    )


def _inflected_modifiers(reading: Reading, noun: int, endings: tuple[str, ...]) -> int:
    """Adjectives known by their endings; the first members of their compounds go with them."""
    grammar = grammar_of(reading.lexicon)
    determiners = grammar.title_determiners
    nouns = tuple(reading.lexicon.plain.get("instruments.noun_endings", ()))
    words = reading.words
    first = noun
    while first > max(0, noun - _MODIFIERS):
        if first in reading.breaks:
            break
        word = words[first - 1]
        hyphen = word.key == "-" and first > 1 and words[first - 2].is_word and first != noun
        if hyphen:
            first -= 2
            continue
        if not word.is_word or word.key in determiners or not word.key.endswith(endings):
            break
        if grammar.is_finite(word) or is_place(reading, first - 1):
            break
        if nouns and word.key.endswith(nouns):
            break
        first -= 1
    return first


def count_before(reading: Reading, hit: Hit) -> int | None:
    """The first word of the number that counts several, before the adjectives of their noun."""
    endings = tuple(reading.lexicon.plain.get("instruments.plural_endings", ()))
    if (hit.term.label != PLURALS and not endings) or is_year(reading, hit.last + 1):
        return None
    grammar = grammar_of(reading.lexicon)
    low = max(0, hit.first - _MODIFIERS)
    for index in range(hit.first - 1, low - 1, -1):
        word = reading.words[index]
        if reading.between("instruments.numbers", index, index):
            return index
        if word.is_number:
            if hit.term.label != PLURALS:
                return None
            is_whole = index == 0 or reading.words[index - 1].is_word
            return index if len(word.key) < _YEAR_DIGITS and is_whole else None
        if word.key == "-":
            continue
        if not word.is_word or grammar.is_small_within(word):
            return None
        if endings and not word.key.endswith(endings):
            return None
    return None


def is_year(reading: Reading, index: int) -> bool:
    """Whether a word is the number of a year."""
    if index >= len(reading.words):
        return False
    word = reading.words[index]
    return word.is_number and len(word.key) == _YEAR_DIGITS


_YEAR_DIGITS: Final = 4


def is_place(reading: Reading, index: int) -> bool:
    """Whether a word is the name of a country or city, which no noun has for an adjective."""
    return any(reading.between(label, index, index) for label in _PLACES)


_PLACES: Final = (
    "territories.names",
    "territories.further_names",
    "territories.capitals",
    "territories.further_capitals",
)


def _modifiers_before(reading: Reading, noun: int) -> int:
    """Where the noun closes its phrase: bare words before it, and before a link any words.

    A link ("concerning", "in the field of") joins what stands before it to the noun.
    """
    plain, grammar = reading.lexicon.plain, grammar_of(reading.lexicon)
    determiners = grammar.title_determiners
    stops = plain.get("instruments.stops", frozenset())
    links = plain.get("instruments.complements", frozenset())
    sentence = reading.sentences[reading.sentence_at(noun)].first
    small = grammar.title_conjunctions
    ends = determiners | stops
    place_endings = tuple(plain.get("parties.place_endings", ()))
    first = noun
    free = 0
    while first > max(sentence, noun - _FARTHEST):
        word = reading.words[first - 1]
        is_venue = word.key.endswith(place_endings) and bool(
            reading.between("territories.capitals", first - 1, first - 1)
        )
        if is_venue or reading.between("names.titles", first - 1, first - 1):
            break
        is_inflected = word.key not in small and (
            grammar.is_oblique(word) or grammar.is_finite(word)
        )
        if word.key in links:
            free = _LINKED
        elif (
            word.key in ends
            or is_venue
            or not (word.is_word or word.key == "-")
            or (is_inflected and not free)
        ):
            break
        else:
            free = max(0, free - 1)
        first -= 1
    while first < noun and (reading.words[first].key in small | links):
        first += 1
    return first


_LINKED: Final = 4


def _free_modifiers(reading: Reading, noun: int) -> int:
    """The words after the nearest article or determiner; without one, capitalised words."""
    plain, grammar = reading.lexicon.plain, grammar_of(reading.lexicon)
    determiners = grammar.title_determiners
    stops = plain.get("instruments.stops", frozenset()) | plain.get(
        "instruments.complements", frozenset()
    )
    words = reading.words
    sentence = reading.sentences[reading.sentence_at(noun)].first
    capitals = first = noun
    while first > max(sentence, noun - _FARTHEST_FREE) and first not in reading.breaks:
        word = words[first - 1]
        sign = _is_joint(reading, first - 1)
        if words[first].key != "-" and (word.key in determiners or grammar.is_possessive(word)):
            return first
        is_part = words[first].key == "-" or (first > 1 and words[first - 2].key == "-")
        if not (word.is_word or word.is_number or sign) or (word.key in stops and not is_part):
            break
        if reading.between("instruments.sign_verbs", first - 1, first - 1):
            break
        first -= 1
        near = capitals == first + 1 or (
            capitals - first <= _NEAR_ADJECTIVE
            and bool(reading.between("territories.adjectives", first, first))
        )
        if near and (word.is_capital or word.is_number or (sign and word.key != ".")):
            capitals = first
    return noun if capitals == sentence and not words[noun].is_capital else capitals


def _is_joint(reading: Reading, index: int) -> bool:
    """Whether a sign stands within a word or figure: U.S.-led, EC/U.S., OPEC+, $600-billion."""
    return reading.words[index].key in _JOINTS and (
        reading.end(index) == reading.start(index + 1)
        or (index > 0 and reading.end(index - 1) == reading.start(index))
    )


_JOINTS: Final = frozenset("-/+.,&$€£")
_FARTHEST_FREE: Final = 14
_NEAR_ADJECTIVE: Final = 3
