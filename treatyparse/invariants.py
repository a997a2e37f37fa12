"""Invariants: what holds of every document, whoever made it; checked whenever one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.errors import InvalidDocumentError

if TYPE_CHECKING:
    from treatyparse.model import Document

_QUOTED: Final = frozenset({"declaration", "speech"})
"""The origins of a clause that stands inside a quotation."""


def check_document(document: Document) -> None:
    """Check that the parts of a document agree with each other and with its text.

    Raises:
        InvalidDocumentError: If they do not; it says where.
    """
    _check_spans(document)
    _check_quotations(document)
    _check_clauses(document)


def _check_spans(document: Document) -> None:
    """Every span in the tree has the text that stands there."""
    for path, span in document.spans():
        if span.end > len(document.text) or document.text[span.start : span.end] != span.text:
            raise InvalidDocumentError(
                f"expected the text of the document at [{span.start}, {span.end}), "
                f"got {span.text!r}",
                path=path,
            )


def _check_quotations(document: Document) -> None:
    """Quotations are in order, nested or disjoint, and each names its enclosing one."""
    open_: list[int] = []
    for number, quotation in enumerate(document.quotations):
        path = f"$.quotations[{number}]"
        span = quotation.span
        if number and document.quotations[number - 1].span.start >= span.start:
            raise InvalidDocumentError("expected quotations in order of their starts", path=path)
        if not span.contains(quotation.content):
            raise InvalidDocumentError("expected the content inside the marks", path=path)
        while open_ and document.quotations[open_[-1]].span.end <= span.start:
            open_.pop()
        if open_ and not document.quotations[open_[-1]].content.contains(span):
            raise InvalidDocumentError("expected nested or disjoint quotations", path=path)
        parent = open_[-1] if open_ else None
        if quotation.parent != parent:
            raise InvalidDocumentError(
                f"expected the parent {parent}, got {quotation.parent}", path=f"{path}.parent"
            )
        for aside in quotation.asides:
            if not quotation.content.contains(aside):
                raise InvalidDocumentError("expected the asides inside the content", path=path)
        open_.append(number)


def _check_clauses(document: Document) -> None:
    """A clause said to stand in a quotation does, and every index exists."""
    for number, clause in enumerate(document.clauses):
        path = f"$.clauses[{number}]"
        quoted = clause.origin in _QUOTED
        if quoted != (clause.quotation is not None):
            raise InvalidDocumentError(
                f"expected a quotation for the origins declaration and speech and for no other, "
                f"got {clause.quotation} for {clause.origin}",
                path=f"{path}.quotation",
            )
        if clause.quotation is not None:
            if not 0 <= clause.quotation < len(document.quotations):
                raise InvalidDocumentError(
                    f"expected an index below {len(document.quotations)}, got {clause.quotation}",
                    path=f"{path}.quotation",
                )
            if not document.quotations[clause.quotation].content.contains(clause.span):
                raise InvalidDocumentError(
                    "expected the clause inside the content of its quotation", path=f"{path}.span"
                )
        if clause.instrument is not None and not (
            0 <= clause.instrument < len(document.instruments)
        ):
            raise InvalidDocumentError(
                f"expected an index below {len(document.instruments)}, got {clause.instrument}",
                path=f"{path}.instrument",
            )
