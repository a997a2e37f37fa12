r"""Golden: texts in which their own annotation stands, so that nobody ever types an offset.

``[[head|words]]`` annotates words, and annotations nest. The first word of the head says what
the words are; the rest, in any order, what is known of them:

============================================== =================================================
``[[speech 1|«…»]]``                           a quotation of that kind (``declaration``,
                                               ``speech``, ``name``, ``term``), number 1
``[[quotation|«…»]]``                          a quotation of whatever kind: only its span counts
``[[source 1 person resolved="A. Ruiz"|she]]`` the source of quotation 1, its kind and full name;
                                               ``1 2`` for that of two quotations
``[[cue 1|said]]``                             the cue of quotation 1
``[[aside|, he said,]]``                       the author's words inside the marks
``[[clause energy obligation AZ RU|…]]``       a clause: types, force, parties; its origin is the
                                               innermost quotation's, else ``report``, or given
``[[instrument pact AZ 2022-02-22|…]]``        an instrument: kind, parties, date;
                                               ``signatories="A; B"``
``\N{SOFT HYPHEN}``                            a sign that does not show
============================================== =================================================

The golden texts of the tests and the ``[[examples]]`` of the language files are written so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

import regex
from attrs import Factory, define, frozen

from treatyparse.errors import InvalidDocumentError, LexiconError, NotationError
from treatyparse.lexicon import Lexicon
from treatyparse.model import (
    Attribution,
    Clause,
    ClauseType,
    Document,
    Force,
    Instrument,
    InstrumentKind,
    Origin,
    Quotation,
    QuotationKind,
    SourceKind,
)
from treatyparse.span import Span

LAYERS: Final = ("spans", "quotations", "clauses", "instruments")
"""What a golden text may check: spans of quotations, quotations in full, clauses, instruments."""

_TOKEN: Final = regex.compile(r"\[\[([^|\[\]]++)\||\]\]|\\N\{([^{}]++)\}")
_HEAD: Final = regex.compile(r'(\w++)="([^"]*+)"|(\S++)')
_CODE: Final = regex.compile(r"[A-Z]{2,8}")
_DATE: Final = regex.compile(r"\d{4}(?:-\d\d(?:-\d\d)?+)?+|--\d\d-\d\d")
_DOUBLED: Final = ("``", "''", ",,")


@frozen
class Golden:
    """A text and what is known of it.

    Attributes:
        document: The text with the quotations, clauses and instruments that are marked in it.
        layers: Which of :data:`LAYERS` it says everything about.
    """

    document: Document
    layers: frozenset[str]

    def differences(self, document: Document) -> tuple[str, ...]:
        """What another reading of the text lacks (``-``) or has too much (``+``), one a line.

        A full name (``resolved``) counts only where the golden text gives it, and then by the
        beginnings of its words, since languages inflect names.
        """
        found: list[str] = []
        for layer in LAYERS:
            if layer in self.layers:
                expected = _DESCRIBE[layer](self.document)
                actual = _DESCRIBE[layer](document)
                found += [f"- {line}" for line in expected if line not in actual]
                found += [f"+ {line}" for line in actual if line not in expected]
        if "quotations" in self.layers:
            found += _unresolved(self.document, document)
        return tuple(found)


@define
class _Note:
    """An annotation: its head and where its words stand."""

    role: str
    flags: list[str]
    named: dict[str, str]
    place: int
    start: int
    end: int = -1
    around: _Note | None = None

    @property
    def numbers(self) -> list[int]:
        return [int(flag) for flag in self.flags if flag.isdecimal() and len(flag) < 4]

    def one_of(self, values: Iterable[str], default: str) -> str:
        known = frozenset(values)
        found = [flag for flag in self.flags if flag in known]
        if len(found) > 1:
            raise NotationError(f"expected one of {', '.join(found)}", self.place)
        return found[0] if found else default

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(flag for flag in self.flags if _CODE.fullmatch(flag))

    @property
    def date(self) -> str | None:
        return next((f for f in self.flags if _DATE.fullmatch(f) and len(f) > 3), None)


@define
class _Reader:
    """Takes the notation off a text."""

    marked: str
    pieces: list[str] = Factory(list)
    length: int = 0
    notes: list[_Note] = Factory(list)
    open_: list[_Note] = Factory(list)

    def read(self) -> str:
        place = 0
        for token in _TOKEN.finditer(self.marked):
            self._add(self.marked[place : token.start()])
            place = token.end()
            if token[1]:
                self._open(token[1], token.start())
            elif token[2]:
                self._add(_sign(token[2], token.start()))
            elif self.open_:
                self.open_.pop().end = self.length
            else:
                raise NotationError("expected [[head| before ]]", token.start())
        self._add(self.marked[place:])
        if self.open_:
            raise NotationError("expected ]] after the words", self.open_[-1].place)
        return "".join(self.pieces)

    def _add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def _open(self, head: str, place: int) -> None:
        parts = [(m[1], m[2], m[3]) for m in _HEAD.finditer(head)]
        flags = [flag for _, _, flag in parts if flag]
        if not flags or flags[0] not in _KEYS:
            raise NotationError(f"expected one of {', '.join(_KEYS)}, got {head!r}", place)
        named = {key: value for key, value, _ in parts if key}
        note = _Note(flags[0], flags[1:], named, place, self.length)
        note.around = self.open_[-1] if self.open_ else None
        _check(note)
        self.notes.append(note)
        self.open_.append(note)


_QUOTATIONS: Final = frozenset({"quotation", *QuotationKind})
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("quotation", *(kind.value for kind in QuotationKind)), ()),
    "source": ("resolved",),
    "cue": (),
    "aside": (),
    "clause": (),
    "instrument": ("signatories",),
}
"""Every role, and the ``key="value"`` pairs that it may have."""

_FLAGS: Final[Mapping[str, frozenset[str]]] = {
    "source": frozenset(SourceKind),
    "clause": frozenset({*ClauseType, *Force, *Origin}),
    "instrument": frozenset(InstrumentKind),
}


def _check(note: _Note) -> None:
    """Nothing in a head goes unread."""
    known = _FLAGS.get(note.role, frozenset())
    for flag in note.flags:
        is_number = flag.isdecimal() and len(flag) < 4 and note.role not in ("clause", "instrument")
        is_code = bool(_CODE.fullmatch(flag)) and note.role in ("clause", "instrument")
        is_date = bool(_DATE.fullmatch(flag)) and note.role == "instrument"
        if not (flag in known or is_number or is_code or is_date):
            raise NotationError(f"expected nothing like {flag!r} in a {note.role}", note.place)
    for key in note.named:
        if key not in _KEYS[note.role]:
            raise NotationError(f"expected no {key!r} in a {note.role}", note.place)


def _sign(name: str, place: int) -> str:
    try:
        return unicodedata.lookup(name)
    except KeyError:
        raise NotationError(f"expected the name of a sign, got {name!r}", place) from None


def read_golden(marked: str, language: str, layers: Iterable[str] = ()) -> Golden:
    r"""The golden text that is written so.

    Args:
        marked: A text with its annotation, as the head of this module tells.
        language: Its language.
        layers: What it says everything about, of :data:`LAYERS`; those that are marked in it,
            where left out.

    Raises:
        NotationError: If the notation is broken, with the offset of the fault.
        InvalidDocumentError: If the annotations contradict each other.

    Example:
        >>> marked = "[[source 1 person|Ana]] [[cue 1|says]]: [[speech 1|“Yes.”]]"
        >>> golden = read_golden(marked, "en")
        >>> golden.document.text
        'Ana says: “Yes.”'
        >>> golden.document.quotations[0].attribution.cue
        Span([4, 8) 'says')
    """
    reader = _Reader(marked)
    text = reader.read()
    notes = reader.notes
    quoting = [note for note in notes if note.role in _QUOTATIONS]
    stated = frozenset(layers) or _layers_of(notes)
    if unknown := stated - set(LAYERS):
        raise NotationError(f"expected layers of {', '.join(LAYERS)}, got {min(unknown)!r}", 0)
    quotations = tuple(_quotation(text, note, notes, quoting) for note in quoting)
    clauses = tuple(_clause(text, note, quoting) for note in notes if note.role == "clause")
    instruments = tuple(_instrument(text, note) for note in notes if note.role == "instrument")
    return Golden(Document(text, language, quotations, clauses, instruments), stated)


def read_examples(lexicon: Lexicon) -> tuple[Golden, ...]:
    """The examples that a language file carries, read as golden texts.

    Each of its ``[[examples]]`` has a ``text`` in this notation and, where it must say that there
    is *no* clause or quotation, the ``layers`` that it says everything about.

    Raises:
        LexiconError: If an example is not written so, with the number of the example.
    """
    examples = []
    for number, example in enumerate(lexicon.examples):
        where = f"examples[{number}]"
        text, layers = example.get("text"), example.get("layers", [])
        unknown = example.keys() - {"text", "layers"}
        if unknown or not isinstance(text, str) or not isinstance(layers, list):
            raise LexiconError(
                "expected a text as string and, if need be, layers as array",
                source=lexicon.source,
                table=where,
                entry=", ".join(sorted(unknown)),
            )
        try:
            examples.append(read_golden(text, lexicon.language.code, layers))
        except (NotationError, InvalidDocumentError) as error:
            raise LexiconError(str(error), source=lexicon.source, table=where) from error
    return tuple(examples)


def _layers_of(notes: Iterable[_Note]) -> frozenset[str]:
    layers = {"clause": "clauses", "instrument": "instruments", "quotation": "spans"}
    found = {layers.get(note.role, "quotations") for note in notes}
    return frozenset(found - {"quotations"} if "spans" in found else found)


def _around(note: _Note) -> _Note | None:
    """The quotation that stands around an annotation."""
    outer = note.around
    while outer is not None and outer.role not in _QUOTATIONS:
        outer = outer.around
    return outer


def _span(text: str, note: _Note) -> Span:
    return Span.of(text, note.start, note.end)


def _quotation(text: str, note: _Note, notes: list[_Note], quoting: list[_Note]) -> Quotation:
    words = text[note.start : note.end]
    opener = 2 if words.startswith(_DOUBLED) else 1
    closer = 2 if words.endswith("''") and words[0] in "`',„“" else 1
    outer = _around(note)
    return Quotation(
        _span(text, note),
        Span.of(text, note.start + opener, note.end - closer),
        QuotationKind.TERM if note.role == "quotation" else QuotationKind(note.role),
        _attribution(text, note.numbers, notes),
        tuple(_span(text, n) for n in notes if n.role == "aside" and _around(n) is note),
        None if outer is None else next(i for i, q in enumerate(quoting) if q is outer),
    )


def _attribution(text: str, numbers: list[int], notes: list[_Note]) -> Attribution | None:
    named: dict[str, _Note] = {}
    for note in notes:
        if note.role in ("source", "cue") and set(note.numbers) & set(numbers):
            if note.role in named:
                raise NotationError(f"expected one {note.role} for {numbers}", note.place)
            named[note.role] = note
    if not named:
        return None
    source, cue = named.get("source"), named.get("cue")
    return Attribution(
        _span(text, source) if source else None,
        SourceKind(source.one_of(SourceKind, "unknown") if source else "unknown"),
        _span(text, cue) if cue else None,
        source.named.get("resolved") if source else None,
    )


def _clause(text: str, note: _Note, quoting: list[_Note]) -> Clause:
    outer = _around(note)
    while outer is not None and outer.role not in ("declaration", "speech"):
        outer = _around(outer)
    origin = Origin(outer.role if outer else note.one_of(("report", "text"), "report"))
    return Clause(
        _span(text, note),
        [flag for flag in note.flags if flag in set(ClauseType)],
        Force(note.one_of(Force, "statement")),
        origin,
        note.codes,
        quotation=None if outer is None else next(i for i, q in enumerate(quoting) if q is outer),
    )


def _instrument(text: str, note: _Note) -> Instrument:
    signatories = note.named.get("signatories", "")
    return Instrument(
        _span(text, note),
        InstrumentKind(note.one_of(InstrumentKind, "other")),
        parties=note.codes,
        date=note.date,
        signatories=tuple(signatories.split("; ")) if signatories else (),
    )


def _describe_spans(document: Document) -> list[str]:
    return [f"quotation {quotation.span!r}" for quotation in document.quotations]


def _describe_quotations(document: Document) -> list[str]:
    described = []
    for quotation in document.quotations:
        line = f"{quotation.kind} {quotation.span!r}"
        attribution = quotation.attribution
        if attribution is not None:
            if attribution.source is not None:
                line += f" source {attribution.source!r} {attribution.source_kind}"
            if attribution.cue is not None:
                line += f" cue {attribution.cue!r}"
        if quotation.asides:
            line += f" asides {list(quotation.asides)}"
        described.append(line)
    return described


def _unresolved(expected: Document, actual: Document) -> list[str]:
    names = {
        quotation.span: quotation.attribution.resolved or ""
        for quotation in actual.quotations
        if quotation.attribution
    }
    found = []
    for quotation in expected.quotations:
        wanted = quotation.attribution and quotation.attribution.resolved
        name = names.get(quotation.span)
        if wanted and name is not None and not _beginnings(wanted) <= _beginnings(name):
            found.append(f"- resolved {wanted!r} for {quotation.span!r}, not {name!r}")
    return found


def _beginnings(name: str) -> set[str]:
    return {word[:5] for word in regex.findall(r"\w{3,}+", name.lower())}


def _describe_clauses(document: Document) -> list[str]:
    return [
        f"clause {clause.span!r} {' '.join(sorted(clause.types))} {clause.force} "
        f"{clause.origin} {' '.join(clause.parties)}"
        for clause in document.clauses
    ]


def _describe_instruments(document: Document) -> list[str]:
    return [
        f"instrument {instrument.span!r} {instrument.kind} {' '.join(instrument.parties)} "
        f"{instrument.date} {'; '.join(instrument.signatories)}"
        for instrument in document.instruments
    ]


_DESCRIBE: Final = {
    "spans": _describe_spans,
    "quotations": _describe_quotations,
    "clauses": _describe_clauses,
    "instruments": _describe_instruments,
}
