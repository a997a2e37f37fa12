"""Detection: the language of a text, by the function words and letters of the language files."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Final
from unicodedata import normalize

import regex

from treatyparse.language_data import Language
from treatyparse.language_files import language_heads
from treatyparse.words import WORD

SAMPLE: Final = 8_000
"""Code points that are looked at, from the beginning of the text."""
FALLBACK: Final = "en"
_LETTERS_LOOKED_AT: Final = 400
_RANGE: Final = regex.compile(r"(.)(?:-(.))?")
_NO_LETTER: Final = regex.compile(r"\P{L}++")


def detect_language(text: str) -> str:
    """The code of the shipped language that the text is most likely in.

    The language with most function words wins, letters that only it has counting too; a text
    that tells it from none is taken for English: also a name or a heading in Latin letters.

    Example:
        >>> detect_language("Стороны договорились о поставках газа")
        'ru'
    """
    sample = normalize("NFC", text[:SAMPLE])
    words = Counter(WORD.findall(sample.lower()))
    letters = Counter(_NO_LETTER.sub("", sample[:_LETTERS_LOOKED_AT]).lower())
    best, best_score = FALLBACK, 0.0
    for language in sorted(language_heads(), key=lambda head: head.code != FALLBACK):
        score = _score(words, sample, letters, language)
        if score > best_score:
            best, best_score = language.code, score
    return best


def _score(words: Counter[str], sample: str, letters: Counter[str], language: Language) -> float:
    found = sum(words[word] for word in language.function_words & words.keys())
    own = sum(sample.count(letter) for letter in language.own_letters)
    foreign = sum(sample.count(letter) for letter in language.foreign_letters)
    return found + 0.5 * own - 0.5 * foreign + _coverage(letters, language.alphabet)


def _coverage(letters: Counter[str], alphabet: str) -> float:
    """The share of the letters that belong to the alphabet."""
    if not letters or not alphabet:
        return 0.0
    known = _members(alphabet)
    return sum(letters[letter] for letter in letters if letter in known) / letters.total()


@cache
def _members(alphabet: str) -> frozenset[str]:
    """The letters of an alphabet written as ``a-zäöü``."""
    members: set[str] = set()
    for first, last in _RANGE.findall(alphabet):
        members.update(map(chr, range(ord(first), ord(last or first) + 1)))
    return frozenset(members)
