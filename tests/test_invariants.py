"""Invariants: each law that binds the parts of a document, broken by one step alone."""

from __future__ import annotations

from typing import Any

import pytest

from treatyparse import (
    Clause,
    Document,
    Instrument,
    InvalidDocumentError,
    Quotation,
    Span,
)

TEXT = "«a «b» c» «d» e"
#       0123456789012345


def quoted(start: int, end: int, **more: Any) -> Quotation:
    return Quotation(Span.of(TEXT, start, end), Span.of(TEXT, start + 1, end - 1), **more)


OUTER, INNER, NEXT = quoted(0, 9), quoted(3, 6, parent=0), quoted(10, 13)


def clause(start: int, end: int, origin: str = "report", **more: Any) -> Clause:
    return Clause(Span.of(TEXT, start, end), ["energy"], origin=origin, **more)


PACT = Instrument(Span.of(TEXT, 14, 15), "pact")

SOUND: dict[str, dict[str, Any]] = {
    "nothing": {},
    "nested": {"quotations": (OUTER, INNER, NEXT)},
    "touching": {"quotations": (quoted(0, 3), quoted(3, 6), quoted(6, 9))},
    "the whole content": {"quotations": (quoted(0, 9), quoted(1, 8, parent=0))},
    "empty content": {
        "quotations": (Quotation(Span.of(TEXT, 0, 2), Span.of(TEXT, 1, 1)),),
    },
    "aside of the whole content": {
        "quotations": (quoted(3, 6, asides=(Span.of(TEXT, 4, 5),)),),
    },
    "after the nested": {"quotations": (OUTER, INNER, quoted(6, 8, parent=0), NEXT)},
    "a clause in the outer": {
        "quotations": (OUTER, INNER, NEXT),
        "clauses": (clause(1, 8, "speech", quotation=0), clause(11, 12, "speech", quotation=2)),
    },
    "a clause of an instrument": {
        "instruments": (PACT,),
        "clauses": (clause(0, 15, instrument=0), clause(0, 15, "text")),
    },
}


@pytest.mark.parametrize("parts", SOUND.values(), ids=SOUND)
def test_sound(parts: dict[str, Any]) -> None:
    document = Document(TEXT, "en", **parts)
    assert document == Document.from_dict(document.to_dict())


BROKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "another text": (
        {"clauses": (Clause(Span(0, 1, "x"), ["energy"]),)},
        "$.clauses[0].span",
        r"expected the text of the document at \[0, 1\), got 'x'",
    ),
    "beyond the text": (
        {"clauses": (Clause(Span(15, 16, "x"), ["energy"]),)},
        "$.clauses[0].span",
        r"expected the text of the document at \[15, 16\), got 'x'",
    ),
    "an empty span beyond the text": (
        {"clauses": (clause(0, 1), Clause(Span(16, 16, ""), ["energy"]))},
        "$.clauses[1].span",
        r"expected the text of the document at \[16, 16\), got ''",
    ),
    "out of order": (
        {"quotations": (NEXT, OUTER)},
        "$.quotations[1]",
        "expected quotations in order of their starts",
    ),
    "twice": (
        {"quotations": (OUTER, OUTER)},
        "$.quotations[1]",
        "expected quotations in order of their starts",
    ),
    "content outside": (
        {"quotations": (Quotation(INNER.span, OUTER.content),)},
        "$.quotations[0]",
        "expected the content inside the marks",
    ),
    "crossing": (
        {"quotations": (quoted(0, 6), quoted(3, 9, parent=0))},
        "$.quotations[1]",
        "expected nested or disjoint quotations",
    ),
    "in the closing mark": (
        {"quotations": (quoted(0, 6), quoted(5, 9))},
        "$.quotations[1]",
        "expected nested or disjoint quotations",
    ),
    "no parent": (
        {"quotations": (OUTER, quoted(3, 6))},
        "$.quotations[1].parent",
        "expected the parent 0, got None",
    ),
    "a parent too many": (
        {"quotations": (OUTER, INNER, quoted(10, 13, parent=0))},
        "$.quotations[2].parent",
        "expected the parent None, got 0",
    ),
    "the grandparent": (
        {"quotations": (OUTER, quoted(2, 8, parent=0), quoted(3, 6, parent=0))},
        "$.quotations[2].parent",
        "expected the parent 1, got 0",
    ),
    "an aside outside": (
        {"quotations": (quoted(3, 6, asides=(Span.of(TEXT, 4, 5), Span.of(TEXT, 5, 6))),)},
        "$.quotations[0]",
        "expected the asides inside the content",
    ),
    "a declaration without a quotation": (
        {"clauses": (clause(1, 2, "declaration"),)},
        "$.clauses[0].quotation",
        "expected a quotation for the origins declaration and speech and for no other, got None",
    ),
    "a report with a quotation": (
        {"quotations": (OUTER,), "clauses": (clause(1, 2, quotation=0),)},
        "$.clauses[0].quotation",
        "expected a quotation for the origins .* got 0 for report",
    ),
    "no such quotation": (
        {"quotations": (OUTER,), "clauses": (clause(1, 2, "speech", quotation=1),)},
        "$.clauses[0].quotation",
        "expected an index below 1, got 1",
    ),
    "a quotation from the end": (
        {"quotations": (OUTER,), "clauses": (clause(1, 2, "speech", quotation=-1),)},
        "$.clauses[0].quotation",
        "expected an index below 1, got -1",
    ),
    "a clause outside its quotation": (
        {"quotations": (OUTER,), "clauses": (clause(0, 2, "speech", quotation=0),)},
        "$.clauses[0].span",
        "expected the clause inside the content of its quotation",
    ),
    "no such instrument": (
        {"instruments": (PACT,), "clauses": (clause(1, 2), clause(1, 2, instrument=1))},
        "$.clauses[1].instrument",
        "expected an index below 1, got 1",
    ),
    "an instrument from the end": (
        {"instruments": (PACT,), "clauses": (clause(1, 2, instrument=-1),)},
        "$.clauses[0].instrument",
        "expected an index below 1, got -1",
    ),
}


@pytest.mark.parametrize(("parts", "path", "message"), BROKEN.values(), ids=BROKEN)
def test_broken(parts: dict[str, Any], path: str, message: str) -> None:
    """The error says where the document contradicts itself, and how."""
    with pytest.raises(InvalidDocumentError, match=message) as caught:
        Document(TEXT, "en", **parts)
    assert path == caught.value.path
