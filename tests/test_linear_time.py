"""Time grows with the text and no faster: hostile texts, each eight times as long, compared.

A quadratic step would make the ratio sixty-four; the bound leaves room for a busy machine.
"""

from __future__ import annotations

from time import process_time

import pytest
import regex

import treatyparse

UNITS = {
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
SHORT, TIMES = 250, 8
BOUND = 26  # of what is linear 8; of what is quadratic 64
FLOOR = 0.02  # seconds below which nothing is measured


def seconds(text: str, language: str) -> float:
    best = float("inf")
    for _ in range(2):
        begin = process_time()
        treatyparse.parse(text, language)
        best = min(best, process_time() - begin)
    return best


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_linear(unit: str) -> None:
    """Eight times the text takes about eight times the time."""
    language = "ru" if regex.search(r"\p{Cyrillic}", unit) else "en"
    count = max(SHORT, 1000 // len(unit))
    treatyparse.parse(unit * count, language)
    short = seconds(unit * count, language)
    long = seconds(unit * count * TIMES, language)
    assert long < BOUND * max(short, FLOOR / TIMES)
