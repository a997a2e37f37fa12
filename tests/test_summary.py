"""Clauses counted over documents, and their chart."""

import io

import pytest

import treatyparse
from treatyparse import ClauseType, InvalidArgumentError
from treatyparse.summary import Count, chart, summarize

PAIR = ("JP", "NO")
TEXTS = (
    "Norway and Japan will build a shipyard together.",
    "Norway, Japan and Chile agreed to hold joint naval exercises.",
)


@pytest.fixture(scope="module")
def documents() -> list[treatyparse.Document]:
    return [treatyparse.parse(text, "en") for text in TEXTS]


def test_a_clause_counts_for_each_pair(documents: list[treatyparse.Document]) -> None:
    counts = summarize(documents, years=[2019, 2021])
    assert [
        Count(("CL", "JP"), 2021, ClauseType.MILITARY, 1),
        Count(("CL", "NO"), 2021, ClauseType.MILITARY, 1),
        Count(PAIR, 2019, ClauseType.INDUSTRIAL, 1),
        Count(PAIR, 2021, ClauseType.MILITARY, 1),
    ] == list(counts)


def test_the_year_is_that_of_the_instrument() -> None:
    text = "Under the 1997 treaty between Norway and Japan, they will build a shipyard together."
    assert [1997] == [count.year for count in summarize([treatyparse.parse(text, "en")])]


def test_without_any_year() -> None:
    assert [None] == [c.year for c in summarize([treatyparse.parse(TEXTS[0], "en")])]


def test_too_few_years(documents: list[treatyparse.Document]) -> None:
    with pytest.raises(InvalidArgumentError, match="a year for each document, got 1 years"):
        summarize(documents, years=[2019])


def test_errors_count_for_nothing() -> None:
    assert () == summarize(treatyparse.parse_many([None]))  # type: ignore[list-item]


def test_the_chart_has_a_panel_for_each_pair(documents: list[treatyparse.Document]) -> None:
    pytest.importorskip("matplotlib")
    counts = summarize(documents, years=[2019, 2021])
    figure = chart(counts, most=2)
    assert ["JP – NO", "CL – JP"] == [panel.get_title() for panel in figure.axes if panel.axison]
    tops = [bar.get_extents().height > 0 for bar in figure.axes[0].patches]
    assert 2 == sum(tops)
    picture = io.BytesIO()
    figure.savefig(picture, format="png")
    assert picture.getvalue().startswith(b"\x89PNG")


def test_nothing_to_show() -> None:
    pytest.importorskip("matplotlib")
    with pytest.raises(InvalidArgumentError, match="at least one count"):
        chart(())
