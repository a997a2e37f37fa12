"""Summary: the clauses of many documents counted by type, pair of parties and year, and a chart.

Counting needs nothing; the chart needs matplotlib, the extra ``plot``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, repeat
from typing import TYPE_CHECKING, Final

from attrs import frozen

from treatyparse.errors import InvalidArgumentError, ItemError, MissingExtraError
from treatyparse.model import Clause, ClauseType, Document

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@frozen(order=True)
class Count:
    """How many clauses of a type two parties have in a year.

    Attributes:
        parties: The two codes, in alphabetical order; a clause of more parties counts for each
            pair of them.
        year: The year, or None where nothing tells one.
        type: The clause type.
        clauses: How many.
    """

    parties: tuple[str, str]
    year: int | None
    type: ClauseType
    clauses: int


def summarize(
    documents: Iterable[Document | ItemError], *, years: Iterable[int | None] | None = None
) -> tuple[Count, ...]:
    """The clauses of documents counted by pair of parties, year and type, in that order.

    Args:
        documents: What :func:`parse_many` yields; errors among them count for nothing.
        years: The year of each document, in order, for example of its publication. Where it is
            left out or None, a clause takes the year of the instrument that it belongs to.

    Raises:
        InvalidArgumentError: If there are fewer years than documents.

    Example:
        >>> import treatyparse
        >>> document = treatyparse.parse("Norway and Japan will build a shipyard together.")
        >>> [(count.parties, count.clauses) for count in summarize([document], years=[2021])]
        [(('JP', 'NO'), 1)]
    """
    counted: Counter[tuple[tuple[str, str], int | None, ClauseType]] = Counter()
    given = repeat(None) if years is None else iter(years)
    for number, document in enumerate(documents):
        try:
            year = next(given)
        except StopIteration:
            raise InvalidArgumentError(
                f"expected a year for each document, got {number} years"
            ) from None
        if isinstance(document, ItemError):
            continue
        for clause in document.clauses:
            known = _year_of(document, clause) if year is None else year
            for pair in _pairs(clause):
                counted.update((pair, known, type_) for type_ in clause.types)
    counts = (Count(*key, number) for key, number in counted.items())
    return tuple(sorted(counts, key=lambda c: (c.parties, c.year is None, c.year or 0, c.type)))


def _pairs(clause: Clause) -> Iterator[tuple[str, str]]:
    yield from combinations(sorted(set(clause.parties)), 2)


def _year_of(document: Document, clause: Clause) -> int | None:
    if clause.instrument is None:
        return None
    date = document.instruments[clause.instrument].date
    return int(date[:4]) if date and date[:4].isdigit() else None


def chart(counts: Sequence[Count], *, most: int = 12) -> Figure:
    """A chart of counts: a panel for each pair of parties, years to the right, types stacked.

    Args:
        counts: What :func:`summarize` gave.
        most: How many pairs to show, those with most clauses first.

    Raises:
        MissingExtraError: If matplotlib is not installed.
        InvalidArgumentError: If there is nothing to show.
    """
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError as error:
        if error.name != "matplotlib":
            raise
        raise MissingExtraError("The chart", "matplotlib", "plot") from None
    if not counts or most < 1:
        raise InvalidArgumentError("expected at least one count and one pair to show, got none")
    shown = _largest(counts, most)
    years = sorted({count.year for count in counts}, key=lambda year: (year is None, year or 0))
    columns = min(3, len(shown))
    rows = -(-len(shown) // columns)
    figure = Figure(figsize=(1.5 + 3.2 * columns, 0.9 + 2.2 * rows), layout="constrained")
    grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False)
    for panel, pair in zip(grid.flat, shown, strict=False):
        _draw(panel, pair, counts, years)
    for panel in list(grid.flat)[len(shown) :]:
        panel.set_axis_off()
    handles, labels = grid.flat[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), frameon=False)
    figure.supylabel("clauses")
    return figure


def _largest(counts: Iterable[Count], most: int) -> list[tuple[str, str]]:
    """The pairs with most clauses, most first."""
    totals: Counter[tuple[str, str]] = Counter()
    for count in counts:
        totals[count.parties] += count.clauses
    return [pair for pair, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))][:most]


def _draw(
    panel: Axes, pair: tuple[str, str], counts: Iterable[Count], years: Sequence[int | None]
) -> None:
    """The bars of one pair of parties."""
    from matplotlib.ticker import MaxNLocator

    found = {(count.type, count.year): count.clauses for count in counts if count.parties == pair}
    places = range(len(years))
    below = [0] * len(years)
    for type_ in ClauseType:
        heights = [found.get((type_, year), 0) for year in years]
        panel.bar(places, heights, bottom=below, color=COLOURS[type_], label=type_)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    panel.set_title(" – ".join(pair), fontsize=10)
    panel.set_xticks(places, [str(year or "?") for year in years], rotation=90)
    panel.yaxis.set_major_locator(MaxNLocator(integer=True))
    panel.spines[["top", "right"]].set_visible(False)


COLOURS: Final = {
    ClauseType.MILITARY: "#c62828",
    ClauseType.NON_AGGRESSION: "#00796b",
    ClauseType.ECONOMIC: "#c58a1c",
    ClauseType.ENERGY: "#6a4fa0",
    ClauseType.INDUSTRIAL: "#3b6ea5",
}
"""A colour for each type, told apart in greys and by the colour-blind too."""
