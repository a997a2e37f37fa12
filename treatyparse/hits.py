"""Hits: the terms found in a text, in tables that take little room.

A text has more hits than anything but words, and most are never looked at, so that a table holds
numbers, and a hit is made when it is asked for.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
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


_hit: Final = cast("Callable[[tuple[int, int, Term]], Hit]", partial(tuple.__new__, Hit))
"""A hit made of a tuple, at a third of the cost of naming its fields."""


class Hits(Sequence[Hit]):
    """The hits of a table, in order of first word."""

    __slots__ = ("_firsts", "_lasts", "_terms")

    def __init__(self, hits: Iterable[Hit] = ()) -> None:
        self._firsts = array("i")
        self._lasts = array("i")
        self._terms: list[Term] = []
        for hit in hits:
            self.add(*hit)

    def add(self, first: int, last: int, term: Term) -> None:
        """Add a hit, which begins no earlier than those before it."""
        self._firsts.append(first)
        self._lasts.append(last)
        self._terms.append(term)

    def between(self, first: int, last: int) -> list[Hit]:
        """Those that lie within the words ``first`` to ``last``, both included."""
        firsts = self._firsts
        low = bisect_left(firsts, first)
        if low == len(firsts) or firsts[low] > last:
            return []
        high = bisect_left(firsts, last + 1, low)
        return [hit for hit in self[low:high] if hit[1] <= last]

    def __len__(self) -> int:
        return len(self._terms)

    def __iter__(self) -> Iterator[Hit]:
        return map(_hit, zip(self._firsts, self._lasts, self._terms, strict=True))

    @overload
    def __getitem__(self, place: int) -> Hit: ...

    @overload
    def __getitem__(self, place: slice) -> list[Hit]: ...

    def __getitem__(self, place: int | slice) -> Hit | list[Hit]:
        if isinstance(place, slice):
            cut = zip(self._firsts[place], self._lasts[place], self._terms[place], strict=True)
            return list(map(_hit, cut))
        return _hit((self._firsts[place], self._lasts[place], self._terms[place]))
