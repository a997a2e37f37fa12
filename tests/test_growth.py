"""Work grows as the text does: counted in lines of code run, so that no clock is asked.

A text four times as long may take somewhat more than four times the work where bounded looks
back and ahead are not yet filled, but never the sixteen times of something quadratic.
"""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import pytest
import regex

from benchmarks.speed import HOSTILE
from treatyparse import parse

SHORT: Final = 4_000
FACTOR: Final = 4
MOST: Final = 1.5 * FACTOR


UNITS: Final = {
    "opening marks": "«",
    "opening marks and letters": "«a",
    "closing marks": "»",
    "straight marks": '"',
    "straight marks and letters": 'a"b ',
    "mixed openers": "«“„a",
    "unlike pairs": "«a” ",
    "single marks": "s' ",
    "apostrophes": "o'c ",
    "elisions": 'd’"a ',
    "backticks": "``a",
    "doubled apostrophes": "''\"a\"''",
    "invisible signs": "\u200b\u00ad",
    "marks and invisible signs": "\u200b«\u200b",
    "combining accents": "a\u0301\u0301",
    "spaces": " \u00a0",
    "line breaks": "\n",
    "paragraphs": "a\n\n",
    "paragraphs that open": "«a\n\n",
    "paragraphs that open and close": "«a\n\nb»\n\n",
    "paragraphs that open anew": "a: «a\n\n«b\n\n",
    "lines that open": "«a\n",
    "announced": "a: «b\n\n",
    "asides": "«a, — сказал он, — b ",
    "digits": "1",
    "numbers": "1.",
    "letters": "a",
    "capitals": "A B ",
    "full stops": ". ",
    "semicolons": "; a",
    "bullets": "- a;\n",
    "brackets": "([",
    "dashes": " - ",
    "speech": "«a», — сказал министр Иванов. ",
    "speech in one sentence": "“a”, he said, and ",
    "documents": "в договоре говорится: «a» ",
    "verbs": "сказал said заявил ",
    "names": "Иван Петров John Smith ",
    "parties": "Россия и Азербайджан ",
    "the sides": "Стороны ",
    "clauses": "Россия и Азербайджан обязуются развивать торговлю. ",
    "clauses in one sentence": "Россия и Азербайджан обязуются развивать торговлю, ",
    "treaties": "договор о дружбе между Россией и Азербайджаном от 5 мая 1997 года, ",
    "types": "военная помощь, газ, trade, tanks ",
    "han": "双方发展贸易",
    "arabic": "يطور الطرفان التجارة ",
    "surrogates": "\ud800",
}


def _repeated(unit: str) -> Callable[[int], str]:
    def make(size: int) -> str:
        return (unit * (size // len(unit) + 1))[:size]

    return make


FAMILIES: Final = {**HOSTILE, **{name: _repeated(unit) for name, unit in UNITS.items()}}


def lines_run(text: str, language: str) -> int:
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
        parse(text, language)
    finally:
        sys.settrace(outer)
    return count


@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_as_the_text(family: str) -> None:
    make = FAMILIES[family]
    long = make(SHORT * FACTOR)
    short = long[: len(long) // FACTOR]
    language = "ru" if regex.search(r"\p{Cyrillic}", short) else "en"
    parse(long, language)  # words described and lexicon loaded, once for both
    assert lines_run(long, language) <= MOST * lines_run(short, language)
