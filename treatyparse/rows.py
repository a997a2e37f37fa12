"""Rows: the findings of a document as flat tables, one row a clause, quotation or instrument."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from attrs import frozen

from treatyparse.model import Attribution, Document
from treatyparse.span import Span


@frozen
class Column:
    """A column of a table.

    Attributes:
        name: Its name.
        kind: ``string``, ``integer``, ``number`` or ``strings`` (a list of them).
        meaning: What it holds.
        required: Whether every row has a value.
    """

    name: str
    kind: str
    meaning: str
    required: bool = True


@frozen
class Layout:
    """A table: its columns, and its rows for a document.

    Attributes:
        columns: The columns, in order.
        rows: The rows of a document, each a tuple of as many values.
    """

    columns: tuple[Column, ...]
    rows: Callable[[Document], Iterator[tuple[Any, ...]]]


def _clauses(document: Document) -> Iterator[tuple[Any, ...]]:
    for number, clause in enumerate(document.clauses):
        yield (
            number,
            clause.span.start,
            clause.span.end,
            clause.text,
            sorted(type_.value for type_ in clause.types),
            clause.force.value,
            clause.origin.value,
            list(clause.parties),
            clause.quotation,
            clause.instrument,
            clause.confidence,
            document.language,
        )


def _evidence(document: Document) -> Iterator[tuple[Any, ...]]:
    for number, clause in enumerate(document.clauses):
        for item in clause.evidence:
            span = item.span
            yield (
                number,
                span.start,
                span.end,
                span.text,
                item.type.value,
                item.term,
                item.weight,
                item.subtype,
            )


def _quotations(document: Document) -> Iterator[tuple[Any, ...]]:
    for number, quotation in enumerate(document.quotations):
        yield (
            number,
            quotation.span.start,
            quotation.span.end,
            quotation.content.start,
            quotation.content.end,
            quotation.text,
            quotation.kind.value,
            quotation.parent,
            [aside.text for aside in quotation.asides],
            *_attribution(quotation.attribution),
            document.language,
        )


def _attribution(attribution: Attribution | None) -> tuple[Any, ...]:
    if attribution is None:
        return (None,) * 9
    return (
        *_place(attribution.source),
        attribution.source_kind.value,
        *_place(attribution.cue),
        attribution.resolved,
        attribution.rule,
    )


def _place(span: Span | None) -> tuple[str | None, int | None, int | None]:
    return (None, None, None) if span is None else (span.text, span.start, span.end)


def _instruments(document: Document) -> Iterator[tuple[Any, ...]]:
    for number, instrument in enumerate(document.instruments):
        yield (
            number,
            instrument.span.start,
            instrument.span.end,
            instrument.span.text,
            instrument.kind.value,
            instrument.title,
            list(instrument.parties),
            instrument.date,
            list(instrument.signatories),
            document.language,
        )


_START: Final = Column("start", "integer", "its first code point in the text")
_END: Final = Column("end", "integer", "one past its last code point in the text")
_LANGUAGE: Final = Column("language", "string", "the language that the text was read in")

LAYOUTS: Final[dict[str, Layout]] = {
    "clauses": Layout(
        (
            Column("clause", "integer", "the number of the clause in its document, from 0"),
            _START,
            _END,
            Column("text", "string", "its words"),
            Column("types", "strings", "the fields that it concerns, sorted"),
            Column("force", "string", "its deontic force"),
            Column("origin", "string", "where it stands: declaration, speech, report or text"),
            Column("parties", "strings", "codes of its parties, in order of mention"),
            Column("quotation", "integer", "the number of the quotation that holds it", False),
            Column("instrument", "integer", "the number of the instrument it belongs to", False),
            Column("confidence", "number", "between 0 and 1"),
            _LANGUAGE,
        ),
        _clauses,
    ),
    "evidence": Layout(
        (
            Column("clause", "integer", "the number of the clause that it speaks for"),
            _START,
            _END,
            Column("text", "string", "the words that matched"),
            Column("type", "string", "the clause type that they speak for"),
            Column("term", "string", "the entry of the language file that matched"),
            Column("weight", "number", "how much it counts"),
            Column("subtype", "string", "the second level of the lexicon"),
        ),
        _evidence,
    ),
    "quotations": Layout(
        (
            Column("quotation", "integer", "the number of the quotation in its document, from 0"),
            _START,
            _END,
            Column("content_start", "integer", "the first code point between the marks"),
            Column("content_end", "integer", "one past the last code point between the marks"),
            Column("text", "string", "the words between the marks"),
            Column("kind", "string", "declaration, speech, name or term"),
            Column("parent", "integer", "the number of the quotation around this one", False),
            Column("asides", "strings", "the author's words between the marks"),
            Column("source", "string", "the mention of whom or what is quoted", False),
            Column("source_start", "integer", "its first code point", False),
            Column("source_end", "integer", "one past its last code point", False),
            Column("source_kind", "string", "what the source is", False),
            Column("cue", "string", "the words that attribute", False),
            Column("cue_start", "integer", "their first code point", False),
            Column("cue_end", "integer", "one past their last code point", False),
            Column("resolved", "string", "the fullest earlier name of the source", False),
            Column("rule", "string", "the rule that attributed", False),
            _LANGUAGE,
        ),
        _quotations,
    ),
    "instruments": Layout(
        (
            Column("instrument", "integer", "the number of the instrument in its document, from 0"),
            _START,
            _END,
            Column("text", "string", "the words of its fullest mention"),
            Column("kind", "string", "its kind, by its noun"),
            Column("title", "string", "its title"),
            Column("parties", "strings", "codes of its parties"),
            Column("date", "string", "ISO 8601, as far as the text tells", False),
            Column("signatories", "strings", "the names of those who signed"),
            _LANGUAGE,
        ),
        _instruments,
    ),
}
"""The tables, by name."""
