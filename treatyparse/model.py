"""The objects that a reading yields: quotations, attributions, clauses, instruments, a document.

The terms *source*, *cue* and *content* are those of the PARC corpora of attribution
(Pareti 2012); the clause types follow the provisions of the ATOP alliance codebook and the
DESTA codebook of trade agreements; deontic force follows LegalRuleML; parties are ISO 3166-1
alpha-2 codes, or the usual English acronym of an organisation.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from attrs import field, frozen
from attrs.validators import and_, deep_iterable, ge, gt, instance_of, le, lt, optional

from treatyparse.invariants import check_document
from treatyparse.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable


class QuotationKind(StrEnum):
    """What a quoted stretch is."""

    DECLARATION = "declaration"
    """The words of a written instrument or official document."""
    SPEECH = "speech"
    """The words of a person, or of an organisation that speaks for itself."""
    NAME = "name"
    """A name or title: a company, a newspaper, an operation, the title of a treaty."""
    TERM = "term"
    """Everything else between marks: scare quotes, a word as a word, an idiom, a slogan."""


class SourceKind(StrEnum):
    """What is quoted."""

    DOCUMENT = "document"
    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class ClauseType(StrEnum):
    """The five fields of undertaking."""

    MILITARY = "military"
    NON_AGGRESSION = "non_aggression"
    ECONOMIC = "economic"
    ENERGY = "energy"
    INDUSTRIAL = "industrial"


class Force(StrEnum):
    """Deontic force: what the clause does to its parties."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    INTENTION = "intention"
    STATEMENT = "statement"


class Origin(StrEnum):
    """Where the clause stands."""

    DECLARATION = "declaration"
    """Inside a quotation of that kind."""
    SPEECH = "speech"
    """Inside a quotation of that kind."""
    REPORT = "report"
    """The author's own sentence, reported speech included."""
    TEXT = "text"
    """The document is itself an instrument."""


class InstrumentKind(StrEnum):
    """The kind of an instrument, by its noun."""

    DECLARATION = "declaration"
    TREATY = "treaty"
    AGREEMENT = "agreement"
    PACT = "pact"
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    STATEMENT = "statement"
    COMMUNIQUE = "communique"
    CHARTER = "charter"
    RESOLUTION = "resolution"
    CONVENTION = "convention"
    CONTRACT = "contract"
    ROADMAP = "roadmap"
    LAW = "law"
    OTHER = "other"


_finite = and_(gt(-math.inf), lt(math.inf))
_strings = deep_iterable(instance_of(str), instance_of(tuple))


@frozen
class Attribution:
    """Whom a quotation is attributed to, and by which words.

    Attributes:
        source: The nearest mention of whom or what is quoted, or None where the text names none.
        source_kind: What the source is; ``UNKNOWN`` where there is none.
        cue: The words that attribute ("said", «говорится», "according to"), or None.
        resolved: The fullest earlier name of the same source, where the mention is a pronoun,
            a bare noun or a surname; else None.
        rule: The name of the rule that decided, for explanation.
    """

    source: Span | None = field(default=None, validator=optional(instance_of(Span)))
    source_kind: SourceKind = field(default=SourceKind.UNKNOWN, converter=SourceKind)
    cue: Span | None = field(default=None, validator=optional(instance_of(Span)))
    resolved: str | None = field(default=None, validator=optional(instance_of(str)))
    rule: str = field(default="", validator=instance_of(str))


@frozen
class Quotation:
    """A stretch of text between a pair of quotation marks.

    Attributes:
        span: From the opening mark to just past the closing mark.
        content: What stands between the marks.
        kind: Declaration, speech, name or term.
        attribution: Source and cue; None where the quotation has neither by its kind.
        asides: The author's words that stand inside the marks, in order.
        parent: The index, in ``Document.quotations``, of the quotation around this one, or None.
    """

    span: Span = field(validator=instance_of(Span))
    content: Span = field(validator=instance_of(Span))
    kind: QuotationKind = field(default=QuotationKind.TERM, converter=QuotationKind)
    attribution: Attribution | None = field(
        default=None, validator=optional(instance_of(Attribution))
    )
    asides: tuple[Span, ...] = field(
        default=(), validator=deep_iterable(instance_of(Span), instance_of(tuple))
    )
    parent: int | None = field(default=None, validator=optional(instance_of(int)))

    @property
    def text(self) -> str:
        """The quoted words, without the marks."""
        return self.content.text


@frozen
class Evidence:
    """A place in the text that speaks for a clause type.

    Attributes:
        span: The words that matched.
        type: The clause type that they speak for.
        term: The entry of the language file that matched.
        weight: How much it counts; a type is given from a total of 1.0.
        subtype: The second level of the lexicon, for example ``mutual_assistance``.
    """

    span: Span = field(validator=instance_of(Span))
    type: ClauseType = field(converter=ClauseType)
    term: str = field(validator=instance_of(str))
    weight: float = field(converter=float, validator=_finite)
    subtype: str = field(default="", validator=instance_of(str))


def _clause_types(types: Any) -> frozenset[ClauseType]:
    """The types as a set, the same one for every clause that has them: there are but few."""
    made = frozenset(ClauseType(type_) for type_ in types)
    return _sets_of_types.setdefault(made, made)


_sets_of_types: dict[frozenset[ClauseType], frozenset[ClauseType]] = {}


@frozen
class Clause:
    """A statement of what parties do, did, will, may or will not do together.

    Attributes:
        span: The words of the clause.
        types: One or more of the five fields.
        force: The deontic force.
        origin: Where the clause stands.
        parties: ISO 3166-1 alpha-2 codes or acronyms of organisations, in order of mention.
        evidence: What in the words speaks for the types, in order.
        quotation: The index of the quotation that holds the clause, for origins declaration
            and speech, else None.
        instrument: The index of the instrument that the clause belongs to, or None.
        confidence: Between 0 and 1.
    """

    span: Span = field(validator=instance_of(Span))
    types: frozenset[ClauseType] = field(converter=_clause_types)
    force: Force = field(default=Force.STATEMENT, converter=Force)
    origin: Origin = field(default=Origin.REPORT, converter=Origin)
    parties: tuple[str, ...] = field(default=(), validator=_strings)
    evidence: tuple[Evidence, ...] = field(
        default=(), validator=deep_iterable(instance_of(Evidence), instance_of(tuple))
    )
    quotation: int | None = field(default=None, validator=optional(instance_of(int)))
    instrument: int | None = field(default=None, validator=optional(instance_of(int)))
    confidence: float = field(default=1.0, converter=float, validator=and_(ge(0.0), le(1.0)))

    @property
    def text(self) -> str:
        """The words of the clause."""
        return self.span.text


@frozen
class Instrument:
    """A treaty, declaration, agreement … that the text talks about.

    Attributes:
        span: Its fullest mention.
        kind: The kind, by its noun.
        title: The words of the fullest mention, marks and line breaks smoothed to spaces.
        parties: Codes as in :class:`Clause`.
        date: ISO 8601, as far as the text tells: ``2022-02-22``, ``2022-02``, ``2022``, or without
            a year ``--02-22``, ``--02``; None where it tells none.
        signatories: The names of those who signed, as far as the text tells.
    """

    span: Span = field(validator=instance_of(Span))
    kind: InstrumentKind = field(converter=InstrumentKind)
    title: str = field(default="", validator=instance_of(str))
    parties: tuple[str, ...] = field(default=(), validator=_strings)
    date: str | None = field(default=None, validator=optional(instance_of(str)))
    signatories: tuple[str, ...] = field(default=(), validator=_strings)


@frozen
class Classification:
    """The types of a bare clause or of a treaty article, with the evidence.

    Attributes:
        types: The types given, possibly none.
        evidence: What in the words speaks for the types, in order.
    """

    types: frozenset[ClauseType] = field(converter=_clause_types)
    evidence: tuple[Evidence, ...] = field(
        default=(), validator=deep_iterable(instance_of(Evidence), instance_of(tuple))
    )


def _tuple_of(kind: type) -> Callable[..., None]:
    return deep_iterable(instance_of(kind), instance_of(tuple))


@frozen(repr=False)
class Document:
    """A text and all that was read in it.

    Every span in the tree agrees with the text, quotations are nested or disjoint and in order,
    and a clause of origin declaration or speech lies inside the content of its quotation: a
    document that breaks this cannot be made.

    Attributes:
        text: The text, untouched.
        language: The code of the language that it was read in.
        quotations: In order of their opening marks.
        clauses: In order of their starts.
        instruments: In order of their starts.

    Raises:
        InvalidDocumentError: If the parts contradict each other or the text.
    """

    text: str = field(validator=instance_of(str))
    language: str = field(validator=instance_of(str))
    quotations: tuple[Quotation, ...] = field(default=(), validator=_tuple_of(Quotation))
    clauses: tuple[Clause, ...] = field(default=(), validator=_tuple_of(Clause))
    instruments: tuple[Instrument, ...] = field(default=(), validator=_tuple_of(Instrument))

    def __attrs_post_init__(self) -> None:
        check_document(self)

    @property
    def declarations(self) -> tuple[Quotation, ...]:
        """The quotations of kind declaration."""
        return tuple(q for q in self.quotations if q.kind is QuotationKind.DECLARATION)

    def spans(self) -> Iterator[tuple[str, Span]]:
        """Every span in the tree, each with its path, for example ``$.clauses[0].span``."""
        for number, quotation in enumerate(self.quotations):
            path = f"$.quotations[{number}]"
            yield f"{path}.span", quotation.span
            yield f"{path}.content", quotation.content
            for place, aside in enumerate(quotation.asides):
                yield f"{path}.asides[{place}]", aside
            if quotation.attribution is not None:
                if quotation.attribution.source is not None:
                    yield f"{path}.attribution.source", quotation.attribution.source
                if quotation.attribution.cue is not None:
                    yield f"{path}.attribution.cue", quotation.attribution.cue
        for number, clause in enumerate(self.clauses):
            yield f"$.clauses[{number}].span", clause.span
            for place, evidence in enumerate(clause.evidence):
                yield f"$.clauses[{number}].evidence[{place}].span", evidence.span
        for number, instrument in enumerate(self.instruments):
            yield f"$.instruments[{number}].span", instrument.span

    # What writes, reads and shows documents is imported when it is first asked for: most programs
    # that import the library never do.

    def to_dict(self) -> dict[str, Any]:
        """The document as plain dictionaries, lists, strings and numbers, ready for JSON."""
        from treatyparse import serialize

        return serialize.to_dict(self)

    @classmethod
    def from_dict(cls, data: object) -> Self:
        """The document that :meth:`to_dict` wrote, every invariant checked anew.

        Raises:
            InvalidDocumentError: If the data are not those of a document.
        """
        from treatyparse import serialize

        return serialize.from_dict(cls, data)

    def to_json(self, *, indent: int | None = None) -> str:
        """The document as JSON, ASCII only, so that it survives any channel.

        Raises:
            InvalidDocumentError: If the text holds the two halves of a surrogate pair as two
                code points, which JSON cannot tell from one.
        """
        from treatyparse import serialize

        return serialize.to_json(self, indent=indent)

    @classmethod
    def from_json(cls, written: str | bytes) -> Self:
        """The document that :meth:`to_json` wrote, every invariant checked anew.

        Raises:
            InvalidDocumentError: If it is not JSON, or not that of a document.
        """
        from treatyparse import serialize

        return serialize.from_json(cls, written)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of what :meth:`to_dict` writes."""
        from treatyparse import serialize

        return serialize.json_schema(cls)

    def utf16_offsets(self) -> Sequence[int]:
        """The offset of each code point in UTF-16 code units, as JavaScript and Java count.

        Returns:
            ``len(text) + 1`` integers: a span is ``text.slice(offsets[start], offsets[end])``
            there.

        Example:
            >>> list(Document("a🤝b", "en").utf16_offsets())
            [0, 1, 3, 4]
        """
        from treatyparse import serialize

        return serialize.utf16_offsets(self.text)

    def to_html(self) -> str:
        """A self-contained page that shows every finding in the text, with filters.

        It can be written in UTF-8 whatever the text holds.
        """
        from treatyparse import display

        return display.to_html(self)

    def _repr_html_(self) -> str:
        from treatyparse import display

        return display.to_html(self, page=False)

    def __repr__(self) -> str:
        return (
            f"Document({self.language!r}, {len(self.text)} code points, "
            f"{len(self.quotations)} quotations, {len(self.clauses)} clauses, "
            f"{len(self.instruments)} instruments)"
        )
