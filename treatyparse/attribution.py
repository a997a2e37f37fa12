"""Attribution: what each quotation is, whom it is attributed to and by which words."""

from __future__ import annotations

from collections.abc import Sequence

from treatyparse.model import Quotation
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.span import Span


def attribute(reading: Reading, pairs: Sequence[Pair]) -> tuple[Quotation, ...]:
    """The quotations that the pairs of marks make, with kind, attribution and asides."""
    quotations: list[Quotation] = []
    open_: list[int] = []
    for number, pair in enumerate(pairs):
        while open_ and pairs[open_[-1]].end <= pair.start:
            open_.pop()
        quotations.append(
            Quotation(
                Span.of(reading.text, pair.start, pair.end),
                Span.of(reading.text, pair.content_start, pair.content_end),
                parent=open_[-1] if open_ else None,
            )
        )
        open_.append(number)
    return tuple(quotations)
