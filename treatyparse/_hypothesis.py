"""The hook that Hypothesis calls: ``st.from_type`` knows the classes of this package."""

from __future__ import annotations


def register() -> None:
    """Register a strategy for each class; called through the entry point ``hypothesis``."""
    from hypothesis import strategies as st

    from treatyparse import model, span, strategies

    for kind, strategy in (
        (span.Span, strategies.spans),
        (model.Attribution, strategies.attributions),
        (model.Quotation, strategies.quotations),
        (model.Evidence, strategies.evidence),
        (model.Clause, strategies.clauses),
        (model.Instrument, strategies.instruments),
        (model.Classification, strategies.classifications),
        (model.Document, strategies.documents),
    ):
        st.register_type_strategy(kind, strategy())
