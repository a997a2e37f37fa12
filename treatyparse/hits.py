"""Hits: the terms found in a text, in tables that take little room.

A text has more hits than anything but words, and most are never looked at, so that a table holds
numbers, and a hit is made when it is asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, cast, overload

if TYPE_CHECKING:
    from treatyparse.terms import Term


class Hit(NamedTuple):
    """A term found in a text.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        term: The term.
    """

    first: int
    last: int
    term: Term


_BLOCK: Final = 1 << 16
"""Words whose hits are put in order at a time, so that those of a long text do not all live."""

_hit: Final = cast("Callable[[tuple[int, int, Term]], Hit]", partial(tuple.__new__, Hit))
"""A hit made of a tuple, at a third of the cost of naming its fields."""


def longest_first(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in order of first word, at each the longest first, equals as they were."""
    ordered = sorted(hits, key=itemgetter(1), reverse=True)
    ordered.sort(key=itemgetter(0))
    return ordered


_packed: Final = cast("Callable[[], MutableSequence[int]]", partial(array, "i"))


class Hits(Sequence[Hit]):
    """The hits of a table, in order of first word.

    Attributes:
        firsts: The first word of each.
        lasts: The last word of each.
        terms: The term of each.
    """

    __slots__ = ("firsts", "lasts", "terms")

    def __init__(
        self, hits: Iterable[Hit] = (), numbers: Callable[[], MutableSequence[int]] = _packed
    ) -> None:
        """A table, its numbers packed; those of few hits are quicker at hand in lists."""
        self.firsts = numbers()
        self.lasts = numbers()
        self.terms: list[Term] = []
        for hit in hits:
            self.add(*hit)

    @classmethod
    def merged(cls, tables: Sequence[Hits]) -> Hits:
        """The hits of several tables as one; those of one first word in order of the tables."""
        end = max((table.firsts[-1] for table in tables if table), default=-1) + 1
        merged = cls((), list if end <= _BLOCK else _packed)
        for low in range(0, end, _BLOCK):
            parts = chain.from_iterable(table.beginning(low, low + _BLOCK) for table in tables)
            hits = sorted(parts, key=itemgetter(0))
            merged.firsts.extend([hit[0] for hit in hits])
            merged.lasts.extend([hit[1] for hit in hits])
            merged.terms.extend([hit[2] for hit in hits])
        return merged

    def beginning(self, first: int, end: int) -> list[Hit]:
        """Those that begin within the words from ``first`` up to ``end``."""
        return self[bisect_left(self.firsts, first) : bisect_left(self.firsts, end)]

    def add(self, first: int, last: int, term: Term) -> None:
        """Add a hit, which begins no earlier than those before it."""
        self.firsts.append(first)
        self.lasts.append(last)
        self.terms.append(term)

    def between(self, first: int, last: int, low: int = 0) -> list[Hit]:
        """Those that lie within the words ``first`` to ``last``, both included.

        None of those before the one numbered ``low`` does.
        """
        firsts, lasts, terms = self.firsts, self.lasts, self.terms
        place, end = bisect_left(firsts, first, low), len(firsts)
        found: list[Hit] = []
        while place < end and firsts[place] <= last:
            if lasts[place] <= last:
                found.append(_hit((firsts[place], lasts[place], terms[place])))
            place += 1
        return found

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[Hit]:
        return map(_hit, zip(self.firsts, self.lasts, self.terms, strict=True))

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            cut = zip(self.firsts[place], self.lasts[place], self.terms[place], strict=True)
            return list(map(_hit, cut))
        return _hit((self.firsts[place], self.lasts[place], self.terms[place]))
