"""The hook that Hypothesis calls: ``st.from_type`` knows the classes of this package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_STRATEGIES: Final = {
    "Span": "spans",
    "Attribution": "attributions",
    "Quotation": "quotations",
    "Evidence": "evidence",
    "Clause": "clauses",
    "Instrument": "instruments",
    "Classification": "classifications",
    "Document": "documents",
}
"""The strategy of each class, by name."""


def register() -> None:
    """Register a strategy for each class; called through the entry point ``hypothesis``."""
    from hypothesis import strategies as st

    import treatyparse

    for kind in _STRATEGIES:
        st.register_type_strategy(getattr(treatyparse, kind), _strategy_for)


def _strategy_for(kind: type) -> SearchStrategy[Any]:
    """The strategy for a class.

    It is looked up when it is asked for: Hypothesis calls the hook while it is being imported,
    perhaps by the very module of the strategies.
    """
    from treatyparse import strategies

    strategy: SearchStrategy[Any] = getattr(strategies, _STRATEGIES[kind.__name__])()
    return strategy
