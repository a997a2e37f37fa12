"""Clauses: the candidates of a text, those that state something between parties, typed."""

from __future__ import annotations

from collections.abc import Sequence

from treatyparse.model import Clause, Instrument, Quotation
from treatyparse.parties import Parties
from treatyparse.reading import Reading


def find_clauses(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    instruments: Sequence[Instrument],
) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    return ()
