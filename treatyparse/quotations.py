"""Quotations: the marks of a text paired, by a scanner and a stack, in linear time.

Marks are paired within a line first. What stays open may go on over later lines only where
something licenses it: the next line opens anew with the same mark, a colon announced the
quotation, or a block of lines is quoted as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

import regex
from attrs import Factory, define, frozen

from treatyparse.marks import CLOSERS_OF, OPENERS_OF, SINGLE, Mark, Side, find_marks
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
    lines = _Lines.of(reading)
    pairs: list[tuple[Mark, Mark]] = []
    left: list[_Unpaired] = []
    for line, members in lines.group(marks):
        stack = _Stack(reading.text)
        stack.scan(members)
        slips, unpaired = _pair_slips(stack.unpaired())
        pairs += stack.pairs + slips
        left += [_Unpaired(mark, opens, line) for mark, opens in unpaired]
    pairs = _pair_across_lines(reading.text, lines, pairs, left)
    return _finish(reading.text, pairs)


_LONGEST_NAME: Final = 60


@define
class _Stack:
    """Pairs the marks of one line; a mark that nothing answers is left over."""

    text: str
    pairs: list[tuple[Mark, Mark]] = Factory(list)
    open_: list[Mark] = Factory(list)
    closers: list[Mark] = Factory(list)
    waiting: Counter[str] = Factory(Counter)

    def scan(self, marks: Sequence[Mark]) -> None:
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
                self.waiting[mark.sign] += 1
            else:
                self.closers.append(mark)

    def _is_measure(self, mark: Mark) -> bool:
        """Whether the mark stands for inches: no short quotation that it could close is open."""
        return mark.is_measure(self.text) and not (
            self.open_ and mark.start - self.open_[-1].start <= _LONGEST_NAME
        )

    def _closes(self, mark: Mark) -> bool:
        """Whether the mark answers one that waits."""
        waits = any(self.waiting[opener] for opener in OPENERS_OF.get(mark.sign, ()))
        if not waits:
            return False
        if mark.always_closes:
            return True
        if mark.always_opens:
            return mark.side is Side.CLOSES
        if mark.side is Side.EITHER and mark.sign in "“‘":
            return self.waiting["„"] > 0 or self.waiting["‚"] > 0
        return mark.side is not Side.OPENS

    def _opens(self, mark: Mark) -> bool:
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

    def unpaired(self) -> list[tuple[Mark, bool]]:
        """The marks left over that no pair encloses, in order, each with whether it opens."""
        left = [(mark, True) for mark in self.open_] + [(mark, False) for mark in self.closers]
        left.sort(key=lambda item: item[0].start)
        covers = _Cover.of(self.pairs)
        return [item for item in left if not covers.holds(item[0].start)]


def _pair_slips(
    left: list[tuple[Mark, bool]],
) -> tuple[list[tuple[Mark, Mark]], list[tuple[Mark, bool]]]:
    """Pair what is left over in a line although the styles differ, as in «A”."""
    pairs: list[tuple[Mark, Mark]] = []
    kept: list[tuple[Mark, bool]] = []
    for mark, opens in left:
        if kept and kept[-1][1] and not opens and mark.side is Side.CLOSES and mark.sign != "`":
            opener = kept[-1][0]
            if (opener.sign in SINGLE) == (mark.sign in SINGLE):
                kept.pop()
                pairs.append((opener, mark))
                continue
        kept.append((mark, opens))
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


@frozen
class _Unpaired:
    mark: Mark
    opens: bool
    line: int


@frozen
class _Lines:
    """The logical lines of a text: where each begins, and its paragraph."""

    starts: list[int]
    paragraphs: list[int]
    text: str

    @classmethod
    def of(cls, reading: Reading) -> _Lines:
        starts: list[int] = []
        paragraphs: list[int] = []
        for sentence in reading.sentences:
            if len(starts) <= sentence.line:
                starts.append(reading.start(sentence.first))
                paragraphs.append(sentence.paragraph)
        return cls(starts, paragraphs, reading.text)

    def group(self, marks: Sequence[Mark]) -> Iterable[tuple[int, list[Mark]]]:
        """The marks of each line that has any."""
        members: list[Mark] = []
        current = -1
        for mark in marks:
            line = bisect_right(self.starts, mark.start) - 1
            if line != current and members:
                yield current, members
                members = []
            current = line
            members.append(mark)
        if members:
            yield current, members

    def rest(self, mark: Mark, line: int) -> str:
        """The text of a line from a mark on."""
        following = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.text[mark.end : following].rstrip()

    def begins_with(self, mark: Mark, line: int) -> bool:
        return not self.text[self.starts[line] : mark.start].strip()


def _pair_across_lines(
    text: str,
    lines: _Lines,
    pairs: list[tuple[Mark, Mark]],
    left: list[_Unpaired],
) -> list[tuple[Mark, Mark]]:
    if not left:
        return pairs
    pairs, left = _reopened(text, lines, pairs, left)
    return pairs + _announced(text, lines, left)


def _reopened(
    text: str,
    lines: _Lines,
    pairs: list[tuple[Mark, Mark]],
    left: list[_Unpaired],
) -> tuple[list[tuple[Mark, Mark]], list[_Unpaired]]:
    """Join a quotation that each of its lines opens anew and only the last one closes."""
    first_left = {
        item.line: item for item in reversed(left) if lines.begins_with(item.mark, item.line)
    }
    first_pair = _pairs_at_line_starts(lines, pairs)
    gone_pairs: set[int] = set()
    gone_marks: set[int] = set()
    joined: list[tuple[Mark, Mark]] = []
    for item in left:
        if not item.opens or item.mark.start in gone_marks or not _may_go_on(text, item.mark):
            continue
        if _AUTHOR_ENDS.search(lines.rest(item.mark, item.line)[-_LONGEST_ASIDE:]):
            continue
        absorbed = [item.mark.start]
        line = item.line + 1
        while (again := first_left.get(line)) and _reopens(item.mark, again.mark):
            absorbed.append(again.mark.start)
            line += 1
        last = first_pair.get(line)
        if last is not None and _reopens(item.mark, last[0]):
            joined.append((item.mark, last[1]))
            gone_pairs.add(last[0].start)
            gone_marks.update(absorbed)
            continue
        closer = _closer_after(left, absorbed, line - 1, item.mark)
        if len(absorbed) > 1 and closer is not None:
            joined.append((item.mark, closer))
            gone_marks.update(absorbed, [closer.start])
    kept = [pair for pair in pairs if pair[0].start not in gone_pairs]
    return kept + joined, [item for item in left if item.mark.start not in gone_marks]


def _pairs_at_line_starts(
    lines: _Lines, pairs: list[tuple[Mark, Mark]]
) -> dict[int, tuple[Mark, Mark]]:
    found: dict[int, tuple[Mark, Mark]] = {}
    for pair in pairs:
        line = bisect_right(lines.starts, pair[0].start) - 1
        if line >= 0 and lines.starts[line] == pair[0].start:
            found[line] = pair
    return found


def _reopens(opener: Mark, again: Mark) -> bool:
    """The same mark, or its closing one, which Spanish sets at the head of a paragraph."""
    return again.sign == opener.sign or again.sign == CLOSERS_OF[opener.sign][0]


def _closer_after(
    left: list[_Unpaired], absorbed: list[int], line: int, opener: Mark
) -> Mark | None:
    for item in left:
        if item.line == line and not item.opens and item.mark.start not in absorbed:
            return item.mark if item.mark.sign in CLOSERS_OF[opener.sign] else None
    return None


def _may_go_on(text: str, mark: Mark) -> bool:
    """Whether an opening mark stands where a quotation of several paragraphs may begin."""
    before = text[max(0, mark.start - _LOOK_BACK) : mark.start]
    words = before.rstrip()
    return not words or not words[-1].isalnum() or len(before[len(words) :].splitlines()) > 1


_LOOK_BACK: Final = 64
_LONGEST_ASIDE: Final = 80
_AUTHOR_ENDS: Final = regex.compile(r"[,!?…]\s?[-–—]\s\p{Ll}[^-–—.!?\n]*+\.\Z")
"""The end of a paragraph that forgot its closing mark: «A, — said X."""


def _announced(text: str, lines: _Lines, left: list[_Unpaired]) -> list[tuple[Mark, Mark]]:
    """Pair marks across lines where a colon announced the quotation or a block is quoted whole."""
    pairs: list[tuple[Mark, Mark]] = []
    waiting: list[_Unpaired] = []
    for item in left:
        if item.opens:
            waiting.append(item)
            continue
        while waiting and not _reaches(text, lines, waiting[-1], item):
            unlicensed = waiting.pop()
            if not lines.begins_with(unlicensed.mark, unlicensed.line):
                waiting.clear()
        if waiting and item.mark.sign in CLOSERS_OF[waiting[-1].mark.sign]:
            pairs.append((waiting.pop().mark, item.mark))
    return pairs


def _is_announced(text: str, mark: Mark) -> bool:
    before = text[max(0, mark.start - _LOOK_BACK) : mark.start].rstrip()
    return before.endswith((":", "："))


def _reaches(text: str, lines: _Lines, opener: _Unpaired, closer: _Unpaired) -> bool:
    """Whether a licence holds from the opener's line to the closer's.

    A colon licenses any distance, the beginning of a line the paragraph, and any place a name
    that a line break cuts.
    """
    if _is_announced(text, opener.mark):
        return True
    if lines.paragraphs[opener.line] != lines.paragraphs[closer.line]:
        return False
    distance = closer.mark.start - opener.mark.start
    return distance <= _LONGEST_NAME or lines.begins_with(opener.mark, opener.line)


def _finish(text: str, pairs: list[tuple[Mark, Mark]]) -> list[Pair]:
    """The pairs in order, doubled marks made one, empty and crossing ones left out."""
    finished: list[Pair] = []
    open_: list[Pair] = []
    for opener, closer in sorted(pairs, key=lambda pair: (pair[0].start, -pair[1].end)):
        pair = Pair(opener.start, closer.end, opener.end, closer.start)
        if not text[pair.content_start : pair.content_end].strip():
            continue
        while open_ and open_[-1].end <= pair.start:
            open_.pop()
        if open_ and (pair.end > open_[-1].content_end or _is_doubled(text, open_[-1], pair)):
            continue
        if open_ and _is_markup(text, open_[-1], pair):
            finished.remove(open_.pop())
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
        and not text[outer.content_start : inner.start].strip()
        and not text[inner.end : outer.content_end].strip()
    )
