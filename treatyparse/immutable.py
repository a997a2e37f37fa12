"""Immutable: classes for what passes between the stages by the thousand.

The type checker holds them frozen, as those of attrs are; at run time nothing watches over each
assignment, since that would make their making three times as slow. Results are truly frozen.

Two are the same only where they are one object, unless a class asks for ``eq``; and one way of
being shown serves them all. Methods of its own for both would double the time that each class
takes to be made, and so the time of the first import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    from attrs import define, fields

    def frozen(cls: type | None = None, *, eq: bool = False, order: bool = False) -> Any:
        """As :func:`attrs.frozen`, for the type checker alone."""
        if cls is None:
            return lambda cls: frozen(cls, eq=eq, order=order)
        eq = eq or order
        if "__repr__" not in vars(cls):
            cls.__repr__ = _shown
        return define(
            cls, eq=eq, order=order, unsafe_hash=True if eq else None, repr=False, match_args=False
        )

    def _shown(self: Any) -> str:
        values = ", ".join(
            f"{field.name}={getattr(self, field.name)!r}"
            for field in fields(type(self))
            if field.repr
        )
        return f"{type(self).__qualname__}({values})"
