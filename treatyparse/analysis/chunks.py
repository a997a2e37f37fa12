"""Chunks: a long text cut where nothing goes on, so that a model reads it in bounded memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

_CUTS: Final = (
    regex.compile(r"(?:\r\n?|\n)[^\S\r\n]*+(?:\r\n?|\n)\s*+"),
    regex.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]\s*+"),
    regex.compile(r"[.!?…。！？؟]\s++"),
    regex.compile(r"\s++"),
)
"""Where to cut, best first: between paragraphs, lines, sentences, words."""


def chunks(text: str, size: int) -> Iterator[tuple[int, int]]:
    r"""Consecutive ranges that cover the text, none longer than ``size`` code points.

    Example:
        >>> list(chunks("One.\n\nTwo.\n\nThree.", 14))
        [(0, 12), (12, 18)]
    """
    start = 0
    while len(text) - start > size:
        end = _cut(text, start, start + size)
        yield start, end
        start = end
    if start < len(text):
        yield start, len(text)


def _cut(text: str, start: int, limit: int) -> int:
    """The last good place to cut in the second half of the range, else its limit."""
    middle = start + (limit - start) // 2
    for pattern in _CUTS:
        end = 0
        for match in pattern.finditer(text, middle, limit):
            end = match.end()
        if end:
            return end
    return limit
