"""Pairing: the marks of one line paired, by a stack; what nothing answers is left over."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from attrs import Factory, define

from treatyparse.immutable import frozen
from treatyparse.quotations.marks import CLOSERS_OF, OPENERS_OF, SINGLE, Mark, Side

LONGEST_NAME: Final = 60
"""Code points within which a pair is taken for a name or term."""


@frozen
class Unpaired:
    """A mark that its line leaves without a partner.

    Attributes:
        mark: The mark.
        opens: Whether it would open a quotation.
        line: The number of its line.
    """

    mark: Mark
    opens: bool
    line: int


@define
class LineStack:
    """Pairs the marks of one line; a mark that nothing answers is left over."""

    text: str
    pairs: list[tuple[Mark, Mark]] = Factory(list)
    open_: list[Mark] = Factory(list)
    closers: list[Mark] = Factory(list)
    waiting: dict[str, int] = Factory(dict)

    def scan(self, marks: Sequence[Mark]) -> None:
        """Pair the marks of the line, given in order."""
        no_marks = _apostrophes(self.text, marks) | _measures(self.text, marks)
        for mark in marks:
            if mark.start in no_marks:
                continue
            if self._is_measure(mark):
                continue
            if self._closes(mark):
                self._close(mark)
            elif self._opens(mark):
                self.open_.append(mark)
                self.waiting[mark.sign] = self.waiting.get(mark.sign, 0) + 1
            else:
                self.closers.append(mark)

    def _is_measure(self, mark: Mark) -> bool:
        """Whether the mark stands for inches: no short quotation that it could close is open."""
        return mark.is_measure(self.text) and not (
            self.open_ and mark.start - self.open_[-1].start <= LONGEST_NAME
        )

    def _closes(self, mark: Mark) -> bool:
        """Whether the mark answers one that waits."""
        waiting = self.waiting
        if not self.open_ or not any(map(waiting.get, OPENERS_OF.get(mark.sign, ()))):
            return False
        if mark.always_closes:
            return True
        if mark.always_opens:
            return mark.side is Side.CLOSES
        if mark.side is Side.EITHER and mark.sign in "“‘":
            return waiting.get("„", 0) > 0 or waiting.get("‚", 0) > 0
        return mark.side is not Side.OPENS

    def _opens(self, mark: Mark) -> bool:
        if mark.sign not in CLOSERS_OF or (mark.sign == ",," and mark.side is Side.CLOSES):
            return False
        if mark.always_opens:
            return mark.side is not Side.CLOSES or not mark.closes_reversed
        if mark.sign in SINGLE and (mark.after.isdigit() or not mark.after.strip()):
            return False
        if mark.sign in SINGLE and mark.before.isdigit():
            return False
        if mark.sign == "”" and mark.side is Side.EITHER:
            return mark.is_before_caseless_letter
        if mark.always_closes or mark.sign in "”’":
            return mark.side is Side.OPENS
        if mark.side is Side.EITHER:
            return not mark.before.isdigit()
        return mark.side is Side.OPENS

    def _close(self, mark: Mark) -> None:
        while True:
            opener = self.open_.pop()
            self.waiting[opener.sign] -= 1
            if mark.sign in CLOSERS_OF[opener.sign]:
                self.pairs.append((opener, mark))
                return

    def unpaired(self, line: int) -> list[Unpaired]:
        """The marks left over that no pair encloses, in order."""
        left = [Unpaired(mark, True, line) for mark in self.open_]
        left += [Unpaired(mark, False, line) for mark in self.closers]
        left.sort(key=lambda item: item.mark.start)
        covers = _Cover.of(self.pairs)
        return [item for item in left if not covers.holds(item.mark.start)]


def pair_slips(left: list[Unpaired]) -> tuple[list[tuple[Mark, Mark]], list[Unpaired]]:
    """Pair what is left over in a line although the styles differ, as in «A”."""
    pairs: list[tuple[Mark, Mark]] = []
    kept: list[Unpaired] = []
    for item in left:
        mark = item.mark
        may_close = not item.opens and mark.side is Side.CLOSES and mark.sign != "`"
        if may_close and kept and kept[-1].opens:
            opener = kept[-1].mark
            if (opener.sign in SINGLE) == (mark.sign in SINGLE):
                kept.pop()
                pairs.append((opener, mark))
                continue
        kept.append(item)
    return pairs, kept


def _apostrophes(text: str, marks: Sequence[Mark]) -> set[int]:
    """The offsets of single marks that are the apostrophes of plurals.

    Such a mark closes a quotation only where no better closing mark follows before the next
    opening one.
    """
    found: set[int] = set()
    closer_follows = False
    for mark in reversed(marks):
        if mark.sign == "‘" or (mark.sign in "'’" and mark.side is Side.OPENS):
            closer_follows = False
        elif mark.sign not in "'’":
            continue
        elif mark.is_possessive(text):
            if closer_follows:
                found.add(mark.start)
        else:
            closer_follows = True
    return found


def _measures(text: str, marks: Sequence[Mark]) -> set[int]:
    """The offsets of straight marks that are inches within a quotation: "a 40" screen".

    Such a mark would close the quotation, but a better closing mark follows before the next
    opening one.
    """
    found: set[int] = set()
    closer_follows = False
    for mark in reversed(marks):
        if mark.sign != '"':
            continue
        if mark.is_measure(text):
            if closer_follows:
                found.add(mark.start)
        else:
            closer_follows = mark.side is Side.CLOSES
    return found


@frozen
class _Cover:
    """Answers whether an offset lies inside one of some pairs."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, pairs: Iterable[tuple[Mark, Mark]]) -> _Cover:
        starts: list[int] = []
        ends: list[int] = []
        for opener, closer in sorted(pairs, key=lambda pair: pair[0].start):
            if not ends or opener.start >= ends[-1]:
                starts.append(opener.start)
                ends.append(closer.end)
        return cls(starts, ends)

    def holds(self, offset: int) -> bool:
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.ends[place]
