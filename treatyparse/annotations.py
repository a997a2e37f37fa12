"""Annotations: the findings of a document in the W3C Web Annotation Data Model (JSON-LD).

Each finding is an annotation of its own with a tag for each of its properties, for example
``type:military``; parts refer to what they belong to with the purpose ``linking``. Positions are
counted in code points, as the model asks. The form of the brat tool is in
:mod:`treatyparse.brat`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from treatyparse.model import Document
from treatyparse.span import Span

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"
_SURROUNDINGS: Final = 32

Json = dict[str, Any]


def to_web_annotations(document: Document, source: str) -> Json:
    """The findings as a W3C ``AnnotationPage``, ready for JSON.

    Args:
        document: The document.
        source: The IRI of the text, which the annotations target; theirs are made from it, for
            example ``https://example.org/a.txt#clause-0``.

    Returns:
        The page with one annotation for each quotation, source, cue, aside, clause, piece of
        evidence and instrument, in this order.

    Example:
        >>> from treatyparse import parse
        >>> page = to_web_annotations(parse("The “new page” began."), "urn:text:1")
        >>> page["items"][0]["target"]["selector"][0]
        {'type': 'TextPositionSelector', 'start': 4, 'end': 14}
    """
    items = [
        *_quotations(document, source),
        *_clauses(document, source),
        *_instruments(document, source),
    ]
    return {
        "@context": CONTEXT,
        "id": f"{source}#annotations",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def _quotations(document: Document, source: str) -> Iterator[Json]:
    for number, quotation in enumerate(document.quotations):
        name = f"quotation-{number}"
        tags = {"kind": [quotation.kind.value]}
        attribution = quotation.attribution
        if attribution is not None:
            tags["source_kind"] = [attribution.source_kind.value]
            tags["resolved"] = [] if attribution.resolved is None else [attribution.resolved]
            tags["rule"] = [attribution.rule] if attribution.rule else []
        links = [] if quotation.parent is None else [f"quotation-{quotation.parent}"]
        yield _annotation(document, source, name, quotation.span, tags, links)
        if attribution is not None:
            for role, span in (("source", attribution.source), ("cue", attribution.cue)):
                if span is not None:
                    part = f"{name}-{role}"
                    yield _annotation(document, source, part, span, {"role": [role]}, [name])
        for place, aside in enumerate(quotation.asides):
            part = f"{name}-aside-{place}"
            yield _annotation(document, source, part, aside, {"role": ["aside"]}, [name])


def _clauses(document: Document, source: str) -> Iterator[Json]:
    for number, clause in enumerate(document.clauses):
        name = f"clause-{number}"
        tags = {
            "type": sorted(type_.value for type_ in clause.types),
            "force": [clause.force.value],
            "origin": [clause.origin.value],
            "party": list(clause.parties),
        }
        links = [] if clause.quotation is None else [f"quotation-{clause.quotation}"]
        links += [] if clause.instrument is None else [f"instrument-{clause.instrument}"]
        yield _annotation(document, source, name, clause.span, tags, links)
        for place, evidence in enumerate(clause.evidence):
            found = {"evidence": [evidence.type.value], "term": [evidence.term]}
            part = f"{name}-evidence-{place}"
            yield _annotation(document, source, part, evidence.span, found, [name])


def _instruments(document: Document, source: str) -> Iterator[Json]:
    for number, instrument in enumerate(document.instruments):
        tags = {
            "instrument": [instrument.kind.value],
            "party": list(instrument.parties),
            "date": [] if instrument.date is None else [instrument.date],
            "signatory": list(instrument.signatories),
        }
        yield _annotation(document, source, f"instrument-{number}", instrument.span, tags, [])


def _annotation(
    document: Document,
    source: str,
    name: str,
    span: Span,
    tags: dict[str, list[str]],
    links: Iterable[str],
) -> Json:
    body: list[Json] = [
        {"type": "TextualBody", "purpose": "tagging", "value": f"{key}:{value}"}
        for key, values in tags.items()
        for value in values
    ]
    body += [
        {"type": "SpecificResource", "purpose": "linking", "source": f"{source}#{link}"}
        for link in links
    ]
    before = document.text[max(0, span.start - _SURROUNDINGS) : span.start]
    after = document.text[span.end : span.end + _SURROUNDINGS]
    return {
        "id": f"{source}#{name}",
        "type": "Annotation",
        "motivation": "tagging",
        "body": body,
        "target": {
            "source": source,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": span.text,
                    "prefix": before,
                    "suffix": after,
                },
            ],
        },
    }
