"""Immutable: classes for what passes between the stages by the thousand.

The type checker holds them frozen, as those of attrs are; at run time nothing watches over each
assignment, since that would make their making three times as slow. Results are truly frozen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["frozen"]

if TYPE_CHECKING:
    from attrs import frozen
else:
    from attrs import define

    def frozen(cls: type | None = None, *, eq: bool = True, order: bool = False) -> Any:
        """As :func:`attrs.frozen`, for the type checker alone."""
        return define(cls, eq=eq, order=order, unsafe_hash=True if eq else None)
