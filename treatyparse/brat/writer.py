"""Writer: the standoff annotations of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import regex
from attrs import Factory, define

from treatyparse.brat.vocabulary import TYPES
from treatyparse.errors import InvalidDocumentError
from treatyparse.model import Clause, Document, Instrument, Quotation
from treatyparse.span import Span

BREAK: Final = regex.compile("[\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]+")
"""What some reader takes for the end of a line; no annotation may cross one in one piece."""


def to_brat(document: Document) -> str:
    """The content of the ``.ann`` file beside the text of the document.

    Raises:
        InvalidDocumentError: If a span is empty or begins or ends with a line break, which brat
            cannot hold; none that :func:`parse` finds does.
    """
    return _Writer(document).write()


@define
class _Writer:
    document: Document
    lines: list[str] = Factory(list)
    counts: dict[str, int] = Factory(dict)

    def write(self) -> str:
        instruments = [self._instrument(*item) for item in enumerate(self.document.instruments)]
        quotations = [self._quotation(*item) for item in enumerate(self.document.quotations)]
        for number, clause in enumerate(self.document.clauses):
            identifier = self._clause(number, clause)
            if clause.quotation is not None:
                self._relate("StandsIn", identifier, quotations[clause.quotation])
            if clause.instrument is not None:
                self._relate("BelongsTo", identifier, instruments[clause.instrument])
        return "".join(f"{line}\n" for line in self.lines)

    def _instrument(self, number: int, instrument: Instrument) -> str:
        identifier = self._mark("Instrument", instrument.span, f"$.instruments[{number}].span")
        self._attribute("Instrument", identifier, instrument.kind.value)
        self._note(
            identifier,
            title=instrument.title or None,
            parties=instrument.parties,
            date=instrument.date,
            signatories=instrument.signatories,
        )
        return identifier

    def _quotation(self, number: int, quotation: Quotation) -> str:
        path = f"$.quotations[{number}]"
        span, content = quotation.span, quotation.content
        identifier = self._mark("Quotation", span, f"{path}.span")
        self._attribute("Kind", identifier, quotation.kind.value)
        marks = [content.start - span.start, span.end - content.end]
        notes: dict[str, Any] = {"marks": None if marks == [1, 1] else marks}
        attribution = quotation.attribution
        if attribution is not None:
            self._attribute("SourceKind", identifier, attribution.source_kind.value)
            notes |= {"resolved": attribution.resolved, "rule": attribution.rule or None}
            for role, part in (("Source", attribution.source), ("Cue", attribution.cue)):
                if part is not None:
                    place = self._mark(role, part, f"{path}.attribution.{role.lower()}")
                    self._relate(f"{role}Of", place, identifier)
        for place_, aside in enumerate(quotation.asides):
            mark = self._mark("Aside", aside, f"{path}.asides[{place_}]")
            self._relate("AsideOf", mark, identifier)
        self._note(identifier, **notes)
        return identifier

    def _clause(self, number: int, clause: Clause) -> str:
        path = f"$.clauses[{number}]"
        identifier = self._mark("Clause", clause.span, f"{path}.span")
        for type_ in sorted(clause.types):
            self._attribute(TYPES[type_], identifier)
        self._attribute("Force", identifier, clause.force.value)
        self._attribute("Origin", identifier, clause.origin.value)
        confidence = None if clause.confidence == 1.0 else clause.confidence
        self._note(identifier, parties=clause.parties, confidence=confidence)
        for place, item in enumerate(clause.evidence):
            mark = self._mark("Evidence", item.span, f"{path}.evidence[{place}].span")
            self._attribute("Type", mark, item.type.value)
            self._relate("SpeaksFor", mark, identifier)
            self._note(mark, term=item.term, weight=item.weight, subtype=item.subtype or None)
        return identifier

    def _mark(self, label: str, span: Span, path: str) -> str:
        pieces = list(_pieces(span))
        if not pieces or pieces[0][0] != span.start or pieces[-1][1] != span.end:
            raise InvalidDocumentError(
                "expected a span that neither is empty nor begins or ends with a line break",
                path=path,
            )
        places = ";".join(f"{start} {end}" for start, end, _ in pieces)
        return self._line("T", f"{label} {places}", " ".join(text for _, _, text in pieces))

    def _attribute(self, name: str, identifier: str, value: str = "") -> None:
        self._line("A", f"{name} {identifier} {value}".rstrip())

    def _relate(self, name: str, first: str, second: str) -> None:
        self._line("R", f"{name} Arg1:{first} Arg2:{second}")

    def _note(self, identifier: str, **values: Any) -> None:
        told = {key: value for key, value in values.items() if value not in (None, ())}
        if told:
            note = json.dumps(told, ensure_ascii=False)
            note = BREAK.sub(lambda m: "".join(f"\\u{ord(sign):04x}" for sign in m[0]), note)
            self._line("#", f"AnnotatorNotes {identifier}", note)

    def _line(self, letter: str, *parts: str) -> str:
        self.counts[letter] = self.counts.get(letter, 0) + 1
        identifier = f"{letter}{self.counts[letter]}"
        self.lines.append("\t".join((identifier, *parts)))
        return identifier


def _pieces(span: Span) -> Iterator[tuple[int, int, str]]:
    """The parts of a span between line breaks, each with its offsets."""
    start = 0
    for match in BREAK.finditer(span.text):
        if start < match.start():
            yield span.start + start, span.start + match.start(), span.text[start : match.start()]
        start = match.end()
    if start < len(span.text):
        yield span.start + start, span.end, span.text[start:]
