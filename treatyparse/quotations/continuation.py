"""Continuation: quotations that go on over several lines, where something licenses it.

The next line opens anew with the same mark, a colon announced the quotation, or a block of lines
is quoted as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

import regex

from treatyparse.immutable import frozen
from treatyparse.quotations.marks import CLOSERS_OF, LINE_ENDS, Mark, Side
from treatyparse.quotations.pairing import LONGEST_NAME, Unpaired
from treatyparse.reading import Reading


@frozen
class Lines:
    """The logical lines of a text: where each begins, and its paragraph."""

    starts: list[int]
    paragraphs: list[int]
    text: str

    @classmethod
    def of(cls, reading: Reading) -> Lines:
        """The lines of a text."""
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

    def ending(self, line: int) -> str:
        """The last code points of a line, white space left out."""
        following = self.starts[line + 1] if line + 1 < len(self.starts) else len(self.text)
        return self.text[max(self.starts[line], following - _LONGEST_ASIDE) : following].rstrip()

    def begins_with(self, mark: Mark, line: int) -> bool:
        """Whether a mark stands at the head of a line, whose first word it is."""
        return mark.start <= self.starts[line]


def pair_across_lines(
    text: str,
    lines: Lines,
    pairs: list[tuple[Mark, Mark]],
    left: list[Unpaired],
) -> list[tuple[Mark, Mark]]:
    """The pairs, with those that the marks left over make across lines."""
    if not left:
        return pairs
    pairs, left = _reopened(text, lines, pairs, left)
    return pairs + _announced(text, lines, left)


def _reopened(
    text: str,
    lines: Lines,
    pairs: list[tuple[Mark, Mark]],
    left: list[Unpaired],
) -> tuple[list[tuple[Mark, Mark]], list[Unpaired]]:
    """Join a quotation that each of its lines opens anew and only the last one closes."""
    heads = {item.line: item for item in reversed(left) if lines.begins_with(item.mark, item.line)}
    closers = {
        item.line: item.mark
        for item in reversed(left)
        if not item.opens and heads.get(item.line) is not item
    }
    first_pair = _pairs_at_line_starts(lines, pairs)
    gone_pairs: set[int] = set()
    gone_marks: set[int] = set()
    tried: set[int] = set()
    joined: list[tuple[Mark, Mark]] = []
    for item in left:
        if not item.opens or item.mark.start in tried or not _may_go_on(text, lines, item):
            continue
        chain = _chain(heads, item)
        tried.update(again.mark.start for again in chain if again.mark.sign == item.mark.sign)
        line = chain[-1].line
        last = first_pair.get(line + 1)
        if last is not None and _reopens(item.mark, last[0]):
            joined.append((item.mark, last[1]))
            gone_pairs.add(last[0].start)
        elif len(chain) > 1 and (closer := closers.get(line)) and _closes(item, closer):
            joined.append((item.mark, closer))
            gone_marks.add(closer.start)
        else:
            continue
        gone_marks.update(again.mark.start for again in chain)
    kept = [pair for pair in pairs if pair[0].start not in gone_pairs]
    return kept + joined, [item for item in left if item.mark.start not in gone_marks]


def _chain(heads: dict[int, Unpaired], item: Unpaired) -> list[Unpaired]:
    """The mark and those that open the lines after it anew."""
    chain = [item]
    while (again := heads.get(chain[-1].line + 1)) and _reopens(item.mark, again.mark):
        chain.append(again)
    return chain


def _closes(item: Unpaired, closer: Mark) -> bool:
    """Whether a mark of the last line closes what the first one opened."""
    return closer.sign in CLOSERS_OF[item.mark.sign]


def _pairs_at_line_starts(
    lines: Lines, pairs: list[tuple[Mark, Mark]]
) -> dict[int, tuple[Mark, Mark]]:
    found: dict[int, tuple[Mark, Mark]] = {}
    for pair in pairs:
        line = bisect_right(lines.starts, pair[0].start) - 1
        if lines.starts[line] == pair[0].start:
            found[line] = pair
    return found


def _reopens(opener: Mark, again: Mark) -> bool:
    """The same mark, or its closing one, which Spanish sets at the head of a paragraph."""
    return again.sign == opener.sign or again.sign == CLOSERS_OF[opener.sign][0]


def _may_go_on(text: str, lines: Lines, item: Unpaired) -> bool:
    """Whether a quotation of several lines may begin here: no name, and no author at its end."""
    before = text[max(0, item.mark.start - _LOOK_BACK) : item.mark.start]
    words = before.rstrip()
    begins = not words or not words[-1].isalnum() or not LINE_ENDS.isdisjoint(before[len(words) :])
    return begins and not _AUTHOR_ENDS.search(lines.ending(item.line))


_LOOK_BACK: Final = 64
_LONGEST_ASIDE: Final = 80
_AUTHOR_ENDS: Final = regex.compile(r"[,!?…]\s?[-–—]\s\p{Ll}[^-–—.!?\n]*+\.\Z")
"""The end of a paragraph that forgot its closing mark: «A, — said X."""


def _announced(text: str, lines: Lines, left: list[Unpaired]) -> list[tuple[Mark, Mark]]:
    """Pair marks across lines where a colon announced the quotation or a block is quoted whole."""
    pairs: list[tuple[Mark, Mark]] = []
    waiting: list[Unpaired] = []
    for item in left:
        if item.opens and not (waiting and _may_close(text, lines, waiting[-1], item)):
            waiting.append(item)
            continue
        while waiting and not _reaches(text, lines, waiting[-1], item):
            unlicensed = waiting.pop()
            if not lines.begins_with(unlicensed.mark, unlicensed.line):
                waiting.clear()
        if waiting and item.mark.sign in CLOSERS_OF[waiting[-1].mark.sign]:
            pairs.append((waiting.pop().mark, item.mark))
    return pairs


def _may_close(text: str, lines: Lines, opener: Unpaired, item: Unpaired) -> bool:
    """Whether a mark that tells no side, as between Chinese signs, closes what was announced."""
    return (
        item.mark.side is Side.EITHER
        and not lines.begins_with(item.mark, item.line)
        and item.mark.sign in CLOSERS_OF[opener.mark.sign]
        and _reaches(text, lines, opener, item)
    )


def _is_announced(text: str, mark: Mark) -> bool:
    before = text[max(0, mark.start - _LOOK_BACK) : mark.start].rstrip()
    return before.endswith((":", "："))


def _reaches(text: str, lines: Lines, opener: Unpaired, closer: Unpaired) -> bool:
    """Whether a licence holds from the opener's line to the closer's.

    A colon licenses any distance, the beginning of a line the paragraph, and any place a name
    that a line break cuts.
    """
    if _is_announced(text, opener.mark):
        return True
    if lines.paragraphs[opener.line] != lines.paragraphs[closer.line]:
        return False
    distance = closer.mark.start - opener.mark.start
    return distance <= LONGEST_NAME or lines.begins_with(opener.mark, opener.line)
