"""Detection: the language of a text, by the function words and letters of the language files."""

from __future__ import annotations

from typing import Final

import regex

from treatyparse.lexicon import Language, language_heads
from treatyparse.words import WORD

SAMPLE: Final = 20_000
"""Code points that are looked at, from the beginning of the text."""
FALLBACK: Final = "en"
_LETTERS: Final = 400


def detect_language(text: str) -> str:
    """The code of the shipped language that the text is most likely in.

    The language with most function words wins, letters that only it has counting too; a text
    that gives no sign is taken for English.

    Example:
        >>> detect_language("Стороны договорились о поставках газа")
        'ru'
    """
    sample = text[:SAMPLE]
    surfaces = WORD.findall(sample)
    best, best_score = FALLBACK, 0.0
    for language in language_heads():
        score = _score(surfaces, sample, language)
        if score > best_score:
            best, best_score = language.code, score
    return best


def _score(surfaces: list[str], sample: str, language: Language) -> float:
    key = language.folding.key
    words = sum(key(surface) in language.function_words for surface in surfaces)
    own = sum(sample.count(letter) for letter in language.own_letters)
    foreign = sum(sample.count(letter) for letter in language.foreign_letters)
    return words + 0.5 * own - 0.5 * foreign + _coverage(sample, language.alphabet)


def _coverage(sample: str, alphabet: str) -> float:
    """The share of the letters of the sample that belong to the alphabet."""
    letters = regex.findall(r"\p{L}", sample[:_LETTERS])
    if not letters or not alphabet:
        return 0.0
    known = regex.compile(f"[{alphabet}]", regex.IGNORECASE)
    return sum(known.match(letter) is not None for letter in letters) / len(letters)
