"""Laws of spans."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatyparse import InvalidSpanError, Span
from treatyparse.strategies import spans, texts


@given(texts(), st.integers(-3, 70), st.integers(-3, 70))
def test_a_span_agrees_with_its_text(text: str, start: int, end: int) -> None:
    """0 <= start <= end, and text is document.text[start:end]; anything else is refused."""
    if 0 <= start <= end <= len(text):
        span = Span.of(text, start, end)
        assert (start, end, text[start:end]) == (span.start, span.end, span.text)
        assert end - start == len(span)
        assert text[start:end] == str(span)
    else:
        with pytest.raises(InvalidSpanError):
            Span.of(text, start, end)


@given(spans(), st.integers(0, 10))
def test_shift(span: Span, distance: int) -> None:
    """A shift there and back is none."""
    there = span.shift(distance)
    assert (span.start + distance, span.text) == (there.start, there.text)
    assert span == there.shift(-distance)


@st.composite
def spans_of_one_text(draw: st.DrawFn) -> tuple[Span, Span]:
    text = draw(texts())
    return draw(spans(text=text)), draw(spans(text=text))


@given(spans_of_one_text())
def test_contains_and_overlaps(two: tuple[Span, Span]) -> None:
    """contains and overlaps are those of the sets of places."""
    first, second = two
    ours = set(range(first.start, first.end))
    theirs = set(range(second.start, second.end))
    assert bool(ours & theirs) == first.overlaps(second) == second.overlaps(first) or not (
        ours and theirs
    )
    if theirs:
        assert (theirs <= ours) == first.contains(second)
    assert first.contains(first)


@given(spans_of_one_text())
def test_order_equality_hash(two: tuple[Span, Span]) -> None:
    """Spans are ordered by place, equal by place and text, and hash alike where equal."""
    first, second = two
    key = [(span.start, span.end, span.text) for span in two]
    assert (key[0] < key[1]) == (first < second)
    assert (key[0] == key[1]) == (first == second)
    if first == second:
        assert hash(first) == hash(second)


@given(spans())
def test_copies(span: Span) -> None:
    """Pickle and copy keep a span; its repr shows the bounds."""
    assert span == pickle.loads(pickle.dumps(span)) == copy.deepcopy(span)
    assert f"[{span.start}, {span.end})" in repr(span)


@pytest.mark.parametrize(
    "arguments",
    [(0, 1, b"a"), (0, 1, None), (0.0, 1, "a"), (True, 1, ""), ("0", 1, "a"), (0, 2, "a")],
)
def test_refused(arguments: tuple[object, ...]) -> None:
    """Wrong types and bounds are refused with what came."""
    with pytest.raises(InvalidSpanError, match="expected"):
        Span(*arguments)  # type: ignore[arg-type]


def test_repr() -> None:
    """A repr shows up to sixty code points of the text."""
    assert "Span([3, 6) 'war')" == repr(Span(3, 6, "war"))
    assert f"Span([0, 60) {'a' * 60!r})" == repr(Span(0, 60, "a" * 60))
    assert f"Span([0, 61) {'a' * 59 + '…'!r})" == repr(Span(0, 61, "a" * 61))


def test_touching_spans_do_not_overlap() -> None:
    """Spans that touch share no code point."""
    first, second = Span(0, 2, "ab"), Span(2, 4, "cd")
    assert not first.overlaps(second)
    assert not second.overlaps(first)
