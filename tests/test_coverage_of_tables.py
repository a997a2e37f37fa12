"""Language files: each table is hit by an example of the file or a golden text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import treatyparse
from treatyparse import Lexicon, load_lexicon
from treatyparse.golden import read_examples, read_golden
from treatyparse.segmentation import read
from treatyparse.terms import Term

TESTS = Path(__file__).parent
UNTOUCHED: dict[str, list[str]] = json.loads(
    (TESTS / "untouched_tables.json").read_text(encoding="utf-8")
)
"""The tables with entries that no text of the language hits yet: to be shortened, never grown."""


def texts(lexicon: Lexicon) -> Iterator[str]:
    code = lexicon.language.code
    for example in read_examples(lexicon):
        yield example.document.text
    for path in sorted((TESTS / "golden" / code).glob("*/*.txt")):
        marked = path.read_text(encoding="utf-8").rstrip("\n")
        yield read_golden(marked, code, ("spans",)).document.text


def table_of(term: Term) -> str:
    """The table of a term, with its value unless that is a country or a day of the calendar."""
    if term.value and not term.label.startswith(("territories.", "dates.")):
        return f"{term.label}.{term.value}"
    return term.label


def tables(lexicon: Lexicon) -> set[str]:
    """All tables with entries."""
    of_terms = {table_of(term) for term in lexicon.terms}
    return of_terms | {name for name, entries in lexicon.plain.items() if entries}


def touched(lexicon: Lexicon) -> set[str]:
    """The tables of which an entry stands in one of the texts."""
    keys: set[str] = set()
    found: set[str] = set()
    for text in texts(lexicon):
        reading = read(text, lexicon)
        keys |= {word.key for word in reading.words}
        for hits in reading.hits.values():
            found |= {table_of(hit.term) for hit in hits}
    fold = lexicon.language.folding.key
    for name, entries in lexicon.plain.items():
        folded = tuple(fold(entry) for entry in entries)
        if name.endswith("endings"):
            stands = any(key.endswith(folded) for key in keys)
        elif name.endswith("beginnings"):
            stands = any(key.startswith(folded) for key in keys)
        else:
            stands = not keys.isdisjoint(folded)
        if stands:
            found.add(name)
    return found


@pytest.mark.parametrize("code", treatyparse.languages())
def test_each_table_is_touched(code: str) -> None:
    """A new table comes with a text that shows it; the list of those without is never added to."""
    lexicon = load_lexicon(code)
    untouched = tables(lexicon) - touched(lexicon)
    assert [] == sorted(untouched.difference(UNTOUCHED.get(code, ())))
