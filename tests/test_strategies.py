"""The strategies that the package ships, and their registration with Hypothesis."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

import treatyparse
from treatyparse import _hypothesis, strategies
from treatyparse.golden import Golden

_hypothesis.register()
QUICK = settings(max_examples=3000, database=None, phases=[Phase.generate])

OURS = [
    point
    for point in importlib.metadata.entry_points(group="hypothesis")
    if point.value.startswith("treatyparse.")
]
installed = pytest.mark.skipif(not OURS, reason="the package is not installed")

CLASSES = [
    treatyparse.Attribution,
    treatyparse.Classification,
    treatyparse.Clause,
    treatyparse.Document,
    treatyparse.Evidence,
    treatyparse.Instrument,
    treatyparse.Quotation,
    treatyparse.Span,
]


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
def test_registered(kind: type, data: st.DataObject) -> None:
    """st.from_type knows every class whose objects agree with a text."""
    assert isinstance(data.draw(st.from_type(kind)), kind)


@installed
def test_entry_point() -> None:
    """Hypothesis finds the hook where the package is installed."""
    assert _hypothesis.register is OURS[0].load()


@given(st.data(), strategies.texts().filter(lambda text: len(text) > 1))
def test_parts_of_a_text(data: st.DataObject, text: str) -> None:
    """Given a text, every span that is drawn is one of it."""
    drawn: list[treatyparse.Span | None] = [data.draw(strategies.spans(text=text))]
    quotation = data.draw(strategies.quotations(text=text))
    drawn += [quotation.span, quotation.content, *quotation.asides]
    drawn += [data.draw(strategies.clauses(text=text)).span]
    drawn += [data.draw(strategies.instruments(text=text)).span]
    attribution = data.draw(strategies.attributions(text=text))
    drawn += [attribution.source, attribution.cue]
    for span in drawn:
        assert span is None or text[span.start : span.end] == span.text


@given(strategies.documents(text="some text"))
def test_documents_of_a_text(document: treatyparse.Document) -> None:
    assert "some text" == document.text


@given(strategies.articles(language="ru"))
def test_articles(golden: Golden) -> None:
    """An article has the language that was asked for, and quotations that stand in it."""
    assert "ru" == golden.document.language
    for quotation in golden.document.quotations:
        assert quotation.text in golden.document.text


@pytest.mark.parametrize("language", treatyparse.languages())
def test_every_language_has_articles(language: str) -> None:
    golden = find(
        strategies.articles(language=language),
        lambda drawn: len(drawn.document.quotations) > 1,
        settings=QUICK,
    )
    assert () == golden.differences(golden.document)


SHORT = strategies.documents(text="a b c d")


@pytest.mark.parametrize(
    ("strategy", "condition"),
    [
        (strategies.texts(), lambda text: "\ud83d" in text),
        (strategies.quotations(), lambda quotation: quotation.asides),
        (
            SHORT,
            lambda document: any(q.parent == 0 for q in document.quotations),
        ),
        (
            SHORT,
            lambda document: any(c.quotation == 0 for c in document.clauses),
        ),
        (SHORT, lambda document: document.instruments),
        (strategies.articles(), lambda golden: not golden.document.quotations),
    ],
)
def test_reach(strategy: st.SearchStrategy[Any], condition: Any) -> None:
    """What a test of documents must meet does occur."""
    find(strategy, condition, settings=QUICK)


@pytest.mark.parametrize(
    "strategy",
    [
        lambda: strategies.spans(text=3),  # type: ignore[arg-type]
        lambda: strategies.documents(text=b"x"),  # type: ignore[arg-type]
        lambda: strategies.quotations(text="x"),
        lambda: strategies.articles(language="xx"),
        lambda: strategies.articles(language=3),  # type: ignore[arg-type]
    ],
)
def test_bad_arguments(strategy: Any) -> None:
    """Bad arguments are refused as Hypothesis refuses them, before anything is drawn."""
    with pytest.raises(InvalidArgument, match="Expected"):
        strategy()


@installed
@pytest.mark.parametrize("first", ["hypothesis", "treatyparse.strategies", "treatyparse"])
def test_either_may_be_imported_first(first: str) -> None:
    """Hypothesis calls the hook while it is imported, which the strategies themselves may cause."""
    code = (
        f"import {first}; import treatyparse.strategies; from hypothesis import strategies as st; "
        "assert st.from_type(treatyparse.Span).example() is not None"
    )
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=50)
