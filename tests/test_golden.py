"""Golden texts: short texts, one for each phenomenon, in which the expected reading stands."""

from __future__ import annotations

from pathlib import Path

import pytest

import treatyparse
from treatyparse.golden import read_golden

TESTS = Path(__file__).parent
GOLDEN = sorted((TESTS / "golden").glob("*/*/*.txt"))
KNOWN_FAILURES = sorted((TESTS / "known_failures").glob("*/*/*.txt"))

LAYERS = {
    "quote": ("quotations",),
    "clause": ("clauses",),
    "nonclause": ("clauses",),
    "instrument": ("instruments",),
    "news": ("quotations", "clauses", "instruments"),
}
"""What the texts of each folder say everything about."""


def name_of(path: Path) -> str:
    return "/".join([*path.parts[-3:-1], path.stem])


def differences(path: Path, marked: str, *layers: str) -> tuple[str, ...]:
    language, family = path.parts[-3:-1]
    golden = read_golden(marked.rstrip("\n"), language, layers or LAYERS[family])
    return golden.differences(treatyparse.parse(golden.document.text, language))


@pytest.mark.parametrize("path", GOLDEN, ids=name_of)
def test_spans(path: Path) -> None:
    """Every stretch between paired marks is found, and nothing else."""
    if path.parts[-2] == "quote":
        assert () == differences(path, path.read_text(encoding="utf-8"), "spans")


@pytest.mark.parametrize("path", GOLDEN, ids=name_of)
def test_golden(path: Path) -> None:
    """The text is read as it is annotated."""
    assert () == differences(path, path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(
            path,
            id=name_of(path),
            marks=pytest.mark.xfail(
                strict=True, reason=path.read_text(encoding="utf-8").split("\n", 1)[0]
            ),
        )
        for path in KNOWN_FAILURES
    ],
)
def test_known_failure(path: Path) -> None:
    """A text that is known to be misread; its first line says why. Once mended it moves up."""
    marked = path.read_text(encoding="utf-8").split("\n\n", 1)[1]
    assert () == differences(path, marked)


@pytest.mark.parametrize("path", GOLDEN, ids=name_of)
def test_quotations_alone_are_those_of_the_document(path: Path) -> None:
    """Looking for quotations only, the terms of later stages are not even looked for."""
    text, language = path.read_text(encoding="utf-8"), path.parts[-3]
    quotations = treatyparse.parse(text, language).quotations
    assert quotations == treatyparse.find_quotations(text, language)
