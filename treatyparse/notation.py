"""Notation: how a term is written, read into words, alternatives for a word, and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

import regex

from treatyparse.errors import LexiconError

if TYPE_CHECKING:
    from treatyparse.terms import Term
    from treatyparse.words import Folding

_GAP: Final = regex.compile(r"<([1-9])>")
_LETTERS: Final = r"\*?[\p{L}--\p{Han}]{2,}+\*?"
"""A word of what most terms are made of."""
_WORDS: Final = regex.compile(rf"{_LETTERS}(?: {_LETTERS})*+", regex.V1)
"""Such words with a space between, let through at once."""
_CHOICES: Final = regex.compile(rf"{_LETTERS}(?:\|{_LETTERS})*+", regex.V1)
"""Such words as alternatives."""
_STARS: Final = regex.compile(r"\*?[^*\s]++\*?")


def elements(term: Term, folding: Folding) -> Iterable[int | str | tuple[str, ...]]:
    """The parts of a term: a gap as a number, a word, or its alternatives."""
    parts = term.text.split(" ")
    return parts if _WORDS.fullmatch(term.text) else _checked_elements(term, parts, folding)


def _checked_elements(
    term: Term, parts: Sequence[str], folding: Folding
) -> Iterator[int | str | tuple[str, ...]]:
    was_gap = True
    for part in parts:
        if part[:1] == "<" and (gap := _GAP.fullmatch(part)):
            if was_gap:
                raise _notation(term, "a gap stands between two words")
            was_gap = True
            yield int(gap[1])
            continue
        was_gap = False
        if _CHOICES.fullmatch(part):
            yield _each_once(term, part.split("|"))
        else:
            yield from _word_elements(term, part, folding)
    if was_gap:
        raise _notation(
            term, "a gap stands between two words, and words are separated by one space"
        )


def _word_elements(term: Term, part: str, folding: Folding) -> Iterator[tuple[str, ...]]:
    """One written word: its alternatives, or the several words that a text would cut it into."""
    if len(part) > 1 and ("<" in part or ">" in part):
        raise _notation(term, "a gap is a word of its own, from <1> to <9>")
    choices = part.split("|")
    if not all(_STARS.fullmatch(choice) for choice in choices):
        raise _notation(term, "a star stands at the beginning or end of a word")
    bare = [choice.strip("*") for choice in choices]
    cut = [folding.cut(choice)[1::2] for choice in bare]
    if all(len(pieces) == 1 for pieces in cut):
        yield _each_once(term, choices)
        return
    _each_once(term, choices)
    if len(choices) > 1:
        raise _notation(term, "alternatives are single words")
    pieces = cut[0]
    if not pieces:
        raise _notation(term, "a word has a letter, a figure or a sign")
    if part[0] == "*":
        pieces[0] = "*" + pieces[0]
    if part[-1] == "*":
        pieces[-1] += "*"
    for piece in pieces:
        yield (piece,)


def _each_once(term: Term, choices: Sequence[str]) -> tuple[str, ...]:
    if len(set(choices)) < len(choices):
        raise _notation(term, "each alternative stands once")
    return tuple(choices)


def _notation(term: Term, rule: str) -> LexiconError:
    return LexiconError(f"broken notation: {rule}", table=term.label, entry=term.text)
