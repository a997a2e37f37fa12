"""Language files: each loads, is clean, finds its own entries, and reads its own examples."""

from __future__ import annotations

import unicodedata

import pytest

import treatyparse
from treatyparse import Lexicon, load_lexicon
from treatyparse.golden import Golden, read_examples
from treatyparse.language_files import language_file
from treatyparse.schema import TABLES
from treatyparse.segmentation import read

LANGUAGES = treatyparse.languages()
EXAMPLES = [
    pytest.param(load_lexicon(code), golden, id=f"{code}-{number}")
    for code in LANGUAGES
    for number, golden in enumerate(read_examples(load_lexicon(code)))
]


@pytest.mark.parametrize(("lexicon", "golden"), EXAMPLES)
def test_example(lexicon: Lexicon, golden: Golden) -> None:
    """A language file's example is read as the file itself says."""
    document = treatyparse.parse(golden.document.text, lexicon=lexicon)
    assert () == golden.differences(document)


@pytest.mark.parametrize("code", LANGUAGES)
def test_file_is_composed(code: str) -> None:
    """The file is in NFC, as the keys of its words are."""
    toml = language_file(code)
    assert unicodedata.is_normalized("NFC", toml)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_term_finds_itself(code: str) -> None:
    """A term whose stars are dropped and whose gaps are closed is a text in which it is found."""
    lexicon = load_lexicon(code)
    lost = []
    for term in lexicon.terms:
        words = [part for part in term.text.split(" ") if not part.startswith("<")]
        text = " ".join(word.split("|")[0].strip("*") for word in words)
        hits = read(text, lexicon).hits.get(term.label, [])
        if term.text not in {hit.term.text for hit in hits}:
            lost.append(f"{term.label}: {term.text}")
    assert [] == lost


@pytest.mark.parametrize("code", LANGUAGES)
def test_terms_of_a_table_are_not_shadowed(code: str) -> None:
    """No term stands twice in one table for one value."""
    seen: set[tuple[str, str, str]] = set()
    twice = []
    for term in load_lexicon(code).terms:
        key = (term.label, term.value, term.text)
        if key in seen:
            twice.append(key)
        seen.add(key)
    assert [] == twice


def test_tables_are_described() -> None:
    """Every table says what its entries are."""
    assert [] == [table.name for table in TABLES.values() if not table.meaning]
