"""Reader: the document that standoff annotations describe."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

import regex
from attrs import Factory, define, evolve

from treatyparse.brat.vocabulary import TYPES
from treatyparse.errors import InvalidDocumentError
from treatyparse.model import (
    Attribution,
    Clause,
    Document,
    Evidence,
    Force,
    Instrument,
    InstrumentKind,
    Origin,
    Quotation,
    QuotationKind,
    SourceKind,
)
from treatyparse.span import Span

T = TypeVar("T")


def from_brat(text: str, annotations: str, language: str) -> Document:
    """The document that brat annotations of a text describe.

    What was added by hand needs no notes. A clause without an origin takes that of the quotation
    it stands in, evidence without a relation belongs to the clause around it.

    Args:
        text: The text, as it was exported.
        annotations: The content of the ``.ann`` file.
        language: The code of the language of the text.

    Raises:
        InvalidDocumentError: If a line is no annotation of the text, or the annotations
            contradict each other; the path is the line, as ``line 3``, or the identifier.
    """
    return _Reader(text, language).read(annotations)


@define
class _Mark:
    """A text-bound annotation, the values in its note, and the annotations that refer to it."""

    identifier: str
    label: str
    span: Span
    attributes: dict[str, str] = Factory(dict)
    note: dict[str, Any] = Factory(dict)
    targets: dict[str, _Mark] = Factory(dict)
    parts: dict[str, list[_Mark]] = Factory(dict)

    def part(self, relation: str) -> Span | None:
        """The first annotation that refers to this one in this way."""
        parts = self.parts.get(relation)
        return parts[0].span if parts else None


_TEXT_BOUND: Final = regex.compile(
    r"(T\w+)\t(\w+) (\d{1,12} \d{1,12}(?:;\d{1,12} \d{1,12})*+)\t(.*+)", regex.DOTALL
)
_ATTRIBUTE: Final = regex.compile(r"[AM]\w+\t(\w+) (T\w+)(?: (\w+))?")
_RELATION: Final = regex.compile(r"R\w+\t(\w+) Arg1:(T\w+) Arg2:(T\w+)\t?")
_NOTE: Final = regex.compile(r"#\w*\tAnnotatorNotes (T\w+)\t(.*+)", regex.DOTALL)


@define
class _Reader:
    text: str
    language: str
    marks: dict[str, _Mark] = Factory(dict)

    def read(self, annotations: str) -> Document:
        lines = [
            (number, line.rstrip("\r"))
            for number, line in enumerate(annotations.split("\n"), 1)
            if line.strip()
        ]
        for number, line in lines:
            if line.startswith("T"):
                self._at(number, self._text_bound, line)
        for number, line in lines:
            if not line.startswith("T"):
                self._at(number, self._reference, line)
        return self._document()

    def _at(self, number: int, step: Callable[[str], None], line: str) -> None:
        try:
            step(line)
        except InvalidDocumentError as error:
            raise InvalidDocumentError(error.problem, path=f"line {number}") from None

    def _text_bound(self, line: str) -> None:
        match = _TEXT_BOUND.fullmatch(line)
        if match is None:
            raise InvalidDocumentError("expected an identifier, a label, offsets and text")
        identifier, label, places, shown = match.groups()
        if identifier in self.marks:
            raise InvalidDocumentError(f"expected each identifier once, got {identifier} again")
        pieces = [[int(offset) for offset in place.split()] for place in places.split(";")]
        start, end = pieces[0][0], pieces[-1][1]
        if not start <= end <= len(self.text):
            raise InvalidDocumentError("expected offsets in order and inside the text")
        if " ".join(self.text[first:last] for first, last in pieces) != shown:
            raise InvalidDocumentError("expected the words at these offsets, got others")
        self.marks[identifier] = _Mark(identifier, label, Span.of(self.text, start, end))

    def _reference(self, line: str) -> None:
        if (match := _ATTRIBUTE.fullmatch(line)) is not None:
            self._mark(match[2]).attributes[match[1]] = match[3] or ""
        elif (match := _RELATION.fullmatch(line)) is not None:
            name, first, second = match[1], self._mark(match[2]), self._mark(match[3])
            first.targets.setdefault(name, second)
            second.parts.setdefault(name, []).append(first)
        elif (match := _NOTE.fullmatch(line)) is not None:
            note = _note(match[2])
            self._mark(match[1]).note.update(note)
        elif not line.startswith(("#", "N", "*", "E")):
            raise InvalidDocumentError("expected an attribute, a relation or a note")

    def _mark(self, identifier: str) -> _Mark:
        mark = self.marks.get(identifier)
        if mark is None:
            raise InvalidDocumentError(f"expected a known annotation, got {identifier}")
        return mark

    def _document(self) -> Document:
        quoted, named, stated = map(self._marks, ("Quotation", "Instrument", "Clause"))
        self._assign_evidence(stated)
        quotations = _nested([_made(_quotation, mark) for mark in quoted])
        places = {mark.identifier: place for place, mark in enumerate(quoted)}
        places |= {mark.identifier: place for place, mark in enumerate(named)}

        def clause(mark: _Mark) -> Clause:
            return _clause(mark, places, quotations)

        return Document(
            self.text,
            self.language,
            tuple(quotations),
            tuple(_made(clause, mark) for mark in stated),
            tuple(_made(_instrument, mark) for mark in named),
        )

    def _marks(self, label: str) -> list[_Mark]:
        """The annotations of a label, in the order of their starts."""
        found = [mark for mark in self.marks.values() if mark.label == label]
        return sorted(found, key=lambda mark: mark.span.start)

    def _assign_evidence(self, stated: Sequence[_Mark]) -> None:
        """Give evidence without a relation to the clause that begins last before it."""
        starts = [mark.span.start for mark in stated]
        for mark in self._marks("Evidence"):
            if "SpeaksFor" in mark.targets:
                continue
            place = bisect_right(starts, mark.span.start) - 1
            if place < 0 or not stated[place].span.contains(mark.span):
                raise InvalidDocumentError(
                    "expected evidence inside a clause", path=mark.identifier
                )
            stated[place].parts.setdefault("SpeaksFor", []).append(mark)


def _note(written: str) -> dict[str, Any]:
    """The values in a note; words of an annotator have none."""
    try:
        note = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return note if isinstance(note, dict) else {}


def _made(make: Callable[[_Mark], T], mark: _Mark) -> T:
    try:
        return make(mark)
    except (TypeError, ValueError) as error:
        raise InvalidDocumentError(str(error), path=mark.identifier) from None


def _quotation(mark: _Mark) -> Quotation:
    span = mark.span
    before, after = mark.note.get("marks", (1, 1) if len(span) > 1 else (0, 0))
    content = Span(span.start + before, span.end - after, span.text[before : len(span) - after])
    source, cue = mark.part("SourceOf"), mark.part("CueOf")
    kind = mark.attributes.get("SourceKind")
    attribution = None
    if not (kind is None and source is None and cue is None):
        attribution = Attribution(
            source,
            kind or SourceKind.UNKNOWN,
            cue,
            mark.note.get("resolved"),
            mark.note.get("rule", ""),
        )
    return Quotation(
        span,
        content,
        mark.attributes.get("Kind", QuotationKind.TERM),
        attribution,
        tuple(aside.span for aside in mark.parts.get("AsideOf", ())),
    )


def _nested(quotations: Sequence[Quotation]) -> list[Quotation]:
    """The quotations, in order, each with the one around it."""
    found: list[Quotation] = []
    open_: list[int] = []
    for number, quotation in enumerate(quotations):
        while open_ and found[open_[-1]].span.end <= quotation.span.start:
            open_.pop()
        found.append(evolve(quotation, parent=open_[-1] if open_ else None))
        open_.append(number)
    return found


def _clause(mark: _Mark, places: dict[str, int], quotations: Sequence[Quotation]) -> Clause:
    around, instrument = mark.targets.get("StandsIn"), mark.targets.get("BelongsTo")
    quotation = None if around is None else places.get(around.identifier)
    by_place = Origin.REPORT if quotation is None else Origin(quotations[quotation].kind.value)
    return Clause(
        mark.span,
        [type_ for type_, name in TYPES.items() if name in mark.attributes],
        mark.attributes.get("Force", Force.STATEMENT),
        mark.attributes.get("Origin", by_place),
        tuple(mark.note.get("parties", ())),
        tuple(_made(_evidence, part) for part in mark.parts.get("SpeaksFor", ())),
        quotation,
        None if instrument is None else places.get(instrument.identifier),
        mark.note.get("confidence", 1.0),
    )


def _evidence(mark: _Mark) -> Evidence:
    return Evidence(
        mark.span,
        mark.attributes.get("Type", ""),
        mark.note.get("term", ""),
        mark.note.get("weight", 1.0),
        mark.note.get("subtype", ""),
    )


def _instrument(mark: _Mark) -> Instrument:
    return Instrument(
        mark.span,
        mark.attributes.get("Instrument", InstrumentKind.OTHER),
        mark.note.get("title", ""),
        tuple(mark.note.get("parties", ())),
        mark.note.get("date"),
        tuple(mark.note.get("signatories", ())),
    )
