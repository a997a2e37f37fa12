"""Laws of the pairing of marks."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import assume, event, example, given
from hypothesis import strategies as st

from tests.properties.drawn_texts import BREAKS, MARKS, dense_texts
from treatyparse import load_lexicon
from treatyparse.quotations import Pair, pair_marks
from treatyparse.quotations.marks import Mark
from treatyparse.quotations.pairing import LineStack
from treatyparse.segmentation import read
from treatyparse.strategies import texts

LEXICON = load_lexicon("ru")


def pairs(text: str) -> list[tuple[int, int]]:
    found = [(pair.start, pair.end) for pair in pair_marks(read(text, LEXICON))]
    event(f"pairs: {min(len(found), 3)}")
    return found


MARKED = st.text(st.sampled_from([*MARKS, *"abЯя1 ,.:-—\n"]), max_size=30)
ANY = texts() | MARKED | dense_texts("ru")


@given(ANY)
def test_nested_or_disjoint(text: str) -> None:
    """Pairs are in order, nested or disjoint, and none is empty."""
    found = pair_marks(read(text, LEXICON))
    assert sorted(found) == found
    for number, outer in enumerate(found):
        assert outer.start < outer.content_start < outer.content_end < outer.end
        assert text[outer.content_start : outer.content_end].strip()
        for inner in found[number + 1 :]:
            assert inner.start >= outer.end or _inside(inner, outer)


def _inside(inner: Pair, outer: Pair) -> bool:
    return outer.content_start <= inner.start and inner.end <= outer.content_end


@given(ANY, ANY)
@example("«a b", "c» d")
@example("x: «a", "b»")
@example("...", '"...a b" c')
def test_paragraph_locality(first: str, second: str) -> None:
    """Where no quotation crosses the break, parse(a + break + b) finds what a and b alone give."""
    middle = "\n\n"
    joint = pairs(first + middle + second)
    assume(all(end <= len(first) or start > len(first) for start, end in joint))
    shift = len(first) + len(middle)
    alone = pairs(first) + [(start + shift, end + shift) for start, end in pairs(second)]
    assert alone == joint


DIRECTIONAL = ["«»", "“”", "„“", "„”", "‹›", "「」", "『』"]


WELL_SET = st.recursive(
    st.sampled_from(["мир", "Договор", "5", "a,"]),
    lambda inner: st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"«{' '.join(parts)}»"),
    max_leaves=8,
)


@pytest.mark.parametrize("style", DIRECTIONAL)
@given(parts=st.lists(WELL_SET, min_size=1, max_size=4))
def test_mark_substitution(style: str, parts: list[str]) -> None:
    """One pair of directional marks for another, one code point for one: the same spans."""
    text = " ".join(["так", *parts])
    assert pairs(text) == pairs(text.translate(str.maketrans("«»", style)))


def slowly_paired(text: str) -> list[tuple[int, int]]:
    """Each closing mark takes the nearest opening one that is free; the rest is stray."""
    expected: set[tuple[int, int]] = set()
    used: set[int] = set()
    for close, sign in enumerate(text):
        if sign == "」":
            free = [place for place in range(close) if text[place] == "「" and place not in used]
            if free:
                expected.add((free[-1], close + 1))
                used.add(free[-1])
    shown = {
        (start, end)
        for start, end in expected
        if text[start + 1 : end - 1].strip() and not _is_doubled(text, expected, start, end)
    }
    return sorted(shown)


@given(st.text(st.sampled_from("「」ab "), max_size=14))
def test_oracle(text: str) -> None:
    """The scanner pairs what a slow, obvious search pairs."""
    assert slowly_paired(text) == pairs(text)


SHORT = ["".join(signs) for size in range(7) for signs in product("「」a ", repeat=size)]


def disagreements() -> list[str]:
    """All texts of up to six signs that the scanner and the slow search pair unlike."""
    found = ((text, pair_marks(read(text, LEXICON))) for text in SHORT)
    return [
        text
        for text, paired in found
        if slowly_paired(text) != [(pair.start, pair.end) for pair in paired]
    ]


def test_oracle_on_all_short_texts() -> None:
    assert [] == disagreements()


def test_the_oracle_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scanner that takes the farthest opening mark, or knows no doubled ones, is found out."""

    def close_farthest(stack: LineStack, mark: Mark) -> None:
        opener = stack.open_.pop(0)
        stack.waiting[opener.sign] -= 1
        stack.pairs.append((opener, mark))

    with monkeypatch.context() as changed:
        changed.setattr(LineStack, "_close", close_farthest)
        assert "「「」" in disagreements()
    with monkeypatch.context() as changed:
        changed.setattr("treatyparse.quotations._is_doubled", lambda *_: False)
        assert "「「a」」" in disagreements()


def _is_doubled(text: str, all_: set[tuple[int, int]], start: int, end: int) -> bool:
    """Whether another pair of the same marks stands around this one and nothing else does."""
    return any(
        text[a] == text[start] and not text[a + 1 : start].strip() and not text[end : b - 1].strip()
        for a, b in all_
        if a < start and end < b
    )


@given(ANY, st.sampled_from(BREAKS))
def test_a_stray_mark_stays_in_its_paragraph(text: str, break_: str) -> None:
    """An opening mark that nothing closes does not reach a paragraph without marks."""
    assert pairs(text) == pairs(f"{text}{break_}\n\nПогода ясная.")
