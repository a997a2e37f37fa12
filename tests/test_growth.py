"""Work grows as the text does: counted in lines of code run, so that no clock is asked.

A text four times as long may take somewhat more than four times the work where bounded looks
back and ahead are not yet filled, but never the sixteen times of something quadratic.
"""

import sys
from types import FrameType
from typing import Any, Final

import pytest

from benchmarks.speed import HOSTILE
from treatyparse import parse

SHORT: Final = 4_000
FACTOR: Final = 4
MOST: Final = 1.5 * FACTOR


def lines_run(text: str) -> int:
    """How many lines of Python parse() runs for a text."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        if event == "line":
            count += 1
        return trace

    outer = sys.gettrace()
    sys.settrace(trace)
    try:
        parse(text, "ru")
    finally:
        sys.settrace(outer)
    return count


@pytest.mark.parametrize("family", HOSTILE)
def test_work_grows_as_the_text(family: str) -> None:
    make = HOSTILE[family]
    long = make(SHORT * FACTOR)
    short = long[: len(long) // FACTOR]
    parse(long, "ru")  # words described and lexicon loaded, once for both
    assert lines_run(long) <= MOST * lines_run(short)
