"""Language files: each loads, is clean, finds its own entries, and reads its own examples."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import treatyparse
from treatyparse import Lexicon, load_lexicon
from treatyparse.golden import Golden, read_examples
from treatyparse.language_files import language_file
from treatyparse.model import ClauseType, Force, QuotationKind, SourceKind
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
        hits = read(text, lexicon).hits.get(term.label, ())
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


MARKS = {
    "ar": ("«»", "“”", '""'),
    "az": ("“”", "«»", '""'),
    "de": ("„“", "»«", "«»", '""'),
    "en": ("“”", "‘’", '""'),
    "es": ("«»", "“”", '""'),
    "fr": ("«»", "“”", '""'),
    "pl": ("„”", "«»", '""'),
    "ru": ("«»", "„“", "“”", '""'),
    "tr": ("“”", "«»", '""'),
    "uk": ("«»", "„“", "“”", '""'),
    "zh": ("“”", "「」"),
}
"""The marks in which each language quotes."""

UNTOLD = {
    (
        "ar",
        "unknown",
    ): "a line that is all quotation is a term where no ending tells a verb",
    (
        "zh",
        "unknown",
    ): "a line that is all quotation is a term where no ending tells a verb",
}
"""What no example of a language shows yet, and why."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_examples_show_what_the_language_can_tell(code: str) -> None:
    """Each type, force, kind of quotation and of source, and each style of marks is in one."""
    shown: set[str] = set()
    for golden in read_examples(load_lexicon(code)):
        document = golden.document
        for clause in document.clauses:
            shown |= {str(clause.force), *map(str, clause.types)}
        for quotation in document.quotations:
            span = quotation.span
            shown |= {
                f"kind {quotation.kind}",
                document.text[span.start] + document.text[span.end - 1],
            }
            if quotation.kind in (QuotationKind.SPEECH, QuotationKind.DECLARATION):
                source = quotation.attribution
                shown.add(str(source.source_kind if source else SourceKind.UNKNOWN))
        shown |= {"instrument"} if document.instruments else set()
    wanted = {
        *map(str, (*ClauseType, *Force, *SourceKind)),
        *(f"kind {kind}" for kind in QuotationKind),
        *MARKS[code],
        "instrument",
    }
    assert {key for language, key in UNTOLD if language == code} == wanted - shown


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_has_golden_texts(code: str) -> None:
    """News and what only looks like clauses stand in texts of their own."""
    golden = Path(__file__).parent / "golden" / code
    assert {"news", "nonclause"} <= {path.parent.name for path in golden.glob("*/*.txt")}


@pytest.mark.parametrize("text", ["Mercosur", "Kenya, Uganda", "GDP 2%", "2020"])
def test_a_text_without_evidence_is_english(text: str) -> None:
    """No language wins by the place of its code in the alphabet."""
    assert "en" == treatyparse.parse(text).language
