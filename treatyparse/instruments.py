"""Instruments: the treaties, declarations and agreements that a text talks about, once each."""

from __future__ import annotations

from collections.abc import Sequence

from treatyparse.model import Instrument, Quotation
from treatyparse.parties import Parties
from treatyparse.reading import Reading


def find_instruments(
    reading: Reading, quotations: Sequence[Quotation], parties: Parties
) -> tuple[Instrument, ...]:
    """The instruments of a text, in order of their fullest mentions."""
    return ()
