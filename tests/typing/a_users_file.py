"""What a user writes, for type checkers: each ``assert_type`` says what they must see."""

from collections.abc import Iterator, Sequence
from typing import Any, assert_type

import treatyparse
from treatyparse import (
    Attribution,
    Classification,
    Clause,
    ClauseType,
    Document,
    Evidence,
    Force,
    Instrument,
    ItemError,
    Lexicon,
    Origin,
    Quotation,
    QuotationKind,
    SourceKind,
    Span,
    Vocabulary,
)

document = treatyparse.parse("text", language="en")
assert_type(document, Document)
assert_type(document.clauses, tuple[Clause, ...])
assert_type(document.quotations, tuple[Quotation, ...])
assert_type(document.declarations, tuple[Quotation, ...])
assert_type(document.instruments, tuple[Instrument, ...])
assert_type(document.to_dict(), dict[str, Any])
assert_type(document.to_json(indent=2), str)
assert_type(Document.from_dict({}), Document)
assert_type(document.utf16_offsets(), Sequence[int])
assert_type(treatyparse.find_quotations("text"), tuple[Quotation, ...])
assert_type(treatyparse.classify("text"), Classification)
assert_type(treatyparse.languages(), tuple[str, ...])
assert_type(treatyparse.load_lexicon("en").extended(""), Lexicon)
assert_type(treatyparse.__version__, str)


def of_a_clause(clause: Clause) -> None:
    assert_type(clause.span, Span)
    assert_type(clause.text, str)
    assert_type(clause.types, frozenset[ClauseType])
    assert_type(clause.force, Force)
    assert_type(clause.origin, Origin)
    assert_type(clause.parties, tuple[str, ...])
    assert_type(clause.evidence, tuple[Evidence, ...])
    assert_type(clause.quotation, int | None)
    assert_type(clause.confidence, float)


def of_a_quotation(quotation: Quotation) -> None:
    assert_type(quotation.kind, QuotationKind)
    assert_type(quotation.attribution, Attribution | None)
    if quotation.attribution is not None:
        assert_type(quotation.attribution.source, Span | None)
        assert_type(quotation.attribution.source_kind, SourceKind)


def of_many(texts: Iterator[str]) -> Iterator[Document]:
    for result in treatyparse.parse_many(texts, lexicon=Vocabulary(""), processes=2):
        if isinstance(result, ItemError):
            assert_type(result, ItemError)
            raise result.error
        assert_type(result, Document)
        yield result
