"""Quotations: the marks of a text paired, by a scanner and a stack, in linear time.

Marks are paired within a line first; what stays open may go on over later lines.
"""

from __future__ import annotations

import re
from typing import Final

from treatyparse.immutable import frozen
from treatyparse.quotations.continuation import Lines, pair_across_lines
from treatyparse.quotations.marks import Mark, find_marks
from treatyparse.quotations.pairing import LineStack, Unpaired, pair_slips
from treatyparse.reading import Reading


@frozen(order=True)
class Pair:
    """A pair of marks: the offsets of the quotation and of its content.

    Attributes:
        start: The offset of the opening mark.
        end: The offset one past the closing mark.
        content_start: The offset one past the opening mark.
        content_end: The offset of the closing mark.
    """

    start: int
    end: int
    content_start: int
    content_end: int


def pair_marks(reading: Reading) -> list[Pair]:
    """The pairs of marks of a text, in order of their starts, nested or disjoint."""
    marks = find_marks(reading.text)
    if not marks:
        return []
    lines = Lines.of(reading)
    pairs: list[tuple[Mark, Mark]] = []
    left: list[Unpaired] = []
    for line, members in lines.group(marks):
        stack = LineStack(reading.text)
        stack.scan(members)
        slips, unpaired = pair_slips(stack.unpaired(line))
        pairs += stack.pairs + slips
        left += unpaired
    pairs = pair_across_lines(reading.text, lines, pairs, left)
    return _finish(reading.text, pairs)


def _finish(text: str, pairs: list[tuple[Mark, Mark]]) -> list[Pair]:
    """The pairs in order, doubled marks made one, empty and crossing ones left out."""
    finished: list[Pair] = []
    open_: list[Pair] = []
    for opener, closer in sorted(pairs, key=lambda pair: pair[0].start):
        pair = Pair(opener.start, closer.end, opener.end, closer.start)
        if _is_blank(text, pair.content_start, pair.content_end):
            continue
        while open_ and open_[-1].end <= pair.start:
            open_.pop()
        if open_ and pair.end > open_[-1].content_end:
            continue
        if open_ and _is_doubled(text, open_[-1], pair):
            open_.append(pair)
            continue
        if open_ and finished[-1] is open_[-1] and _is_markup(text, open_[-1], pair):
            open_.pop()
            finished.pop()
        finished.append(pair)
        open_.append(pair)
    return finished


def _is_markup(text: str, outer: Pair, inner: Pair) -> bool:
    """Whether the outer marks are doubled apostrophes set for italics around a quotation."""
    return (
        text[outer.start : outer.content_start] == "''"
        and outer.content_start == inner.start
        and inner.end == outer.content_end
    )


def _is_doubled(text: str, outer: Pair, inner: Pair) -> bool:
    """Whether only the marks, set twice, tell the inner pair from the outer one."""
    return (
        text[outer.start : outer.content_start] == text[inner.start : inner.content_start]
        and inner.start - outer.content_start <= _WIDEST
        and outer.content_end - inner.end <= _WIDEST
        and _is_blank(text, outer.content_start, inner.start)
        and _is_blank(text, inner.end, outer.content_end)
    )


_WIDEST: Final = 64
"""White space between doubled marks."""
_SIGN: Final = re.compile(r"\S")


def _is_blank(text: str, start: int, end: int) -> bool:
    """Whether only white space stands there; no copy is made, which could be as long as the text.

    A mark inside ends the search, so that many pairs around each other are searched in linear time.
    """
    return not _SIGN.search(text, start, end)
