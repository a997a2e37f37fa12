"""Instruments: the treaties, declarations and agreements that a text talks about, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import Factory, define, field

from treatyparse.instruments.details import Details
from treatyparse.instruments.mentions import InstrumentMention, find_mentions
from treatyparse.model import Instrument, InstrumentKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treatyparse.model import Quotation
    from treatyparse.parties import Parties
    from treatyparse.reading import Reading


@define(eq=False)
class _Referent:
    """An instrument with the mentions that speak of it; what they tell is kept together.

    Attributes:
        mentions: The mentions, in order.
        fullest: The one that tells most.
        told: The words that tell it from others of its kind.
        codes: The countries named in its mentions.
        is_open: Whether it has only been announced: by a bare noun or in a heading.
    """

    mentions: list[InstrumentMention]
    fullest: InstrumentMention = field(init=False)
    told: set[str] = Factory(set)
    codes: set[str] = Factory(set)
    is_open: bool = True

    @classmethod
    def of(cls, mention: InstrumentMention) -> _Referent:
        referent = cls([])
        referent.fullest = mention
        referent.add(mention)
        return referent

    def add(self, mention: InstrumentMention) -> None:
        """Take a mention in."""
        self.mentions.append(mention)
        self.told |= mention.told
        self.codes |= mention.codes
        self.is_open = self.is_open and (mention.is_bare or mention.is_heading)
        if mention is not self.fullest:
            self.fullest = max(self.fullest, mention, key=_fullness)

    def is_any(self, words: frozenset[int]) -> bool:
        """Whether one of its mentions has its noun among these words."""
        return any(mention.noun in words for mention in self.mentions)

    def shares(self, mention: InstrumentMention) -> bool:
        """Whether the mention tells the instrument by some of the same words."""
        return not self.told.isdisjoint(mention.told)

    def agrees(self, mention: InstrumentMention) -> bool:
        """Whether the countries named with both do not tell them apart."""
        return not self.codes or not mention.codes or not self.codes.isdisjoint(mention.codes)


def _fullness(mention: InstrumentMention) -> tuple[bool, int, int, int]:
    """How much a mention tells: what stands in the body before what stands in a heading."""
    in_body = bool(mention.told) and not mention.is_heading
    return in_body, len(mention.told) - mention.persons, len(mention.codes), -mention.first


def find_instruments(
    reading: Reading, quotations: Sequence[Quotation], parties: Parties
) -> tuple[Instrument, ...]:
    """The instruments of a text, in order of their fullest mentions."""
    referents: list[_Referent] = []
    mentions = find_mentions(reading, quotations)
    before: tuple[InstrumentMention, _Referent] | None = None
    for mention in mentions:
        referent = _referent_of(mention, referents[-_REACH:])
        if before is not None and _is_identified(reading, before[0], mention):
            referent = before[1]
            referent.fullest = mention
        if referent is None:
            referent = _Referent.of(mention)
            referents.append(referent)
        else:
            referent.add(mention)
        before = mention, referent
    sources = _sources(reading, quotations)
    told = [
        referent
        for referent in referents
        if referent.told
        or (referent.codes and referent.fullest.kind is InstrumentKind.CONTRACT)
        or referent.fullest.kind not in _ONLY_WHEN_TOLD
        or referent.is_any(sources)
    ]
    if not told:
        return ()
    details = Details.of(reading, mentions)
    found = [_instrument(reading, referent, parties, details) for referent in told]
    return tuple(sorted(found, key=lambda instrument: instrument.span.start))


_ONLY_WHEN_TOLD: Final = frozenset(
    {InstrumentKind.LAW, InstrumentKind.OTHER, InstrumentKind.CONTRACT}
)
"""Kinds whose bare noun is mostly none in particular."""

_REACH: Final = 64
"""How many instruments back a mention may speak of."""

_BINDING: Final = frozenset(
    {
        InstrumentKind.TREATY,
        InstrumentKind.AGREEMENT,
        InstrumentKind.PACT,
        InstrumentKind.CONVENTION,
    }
)
"""Kinds whose bare nouns stand for one another."""

_KIN: Final = _BINDING | {InstrumentKind.CONTRACT}
"""Kinds that a bare noun of those may also stand for."""


def _referent_of(mention: InstrumentMention, referents: Sequence[_Referent]) -> _Referent | None:
    """The instrument that a mention speaks of, where it was mentioned before."""
    if mention.is_new:
        return None
    same_kind = [
        r for r in reversed(referents) if r.fullest.kind is mention.kind and r.agrees(mention)
    ]
    if mention.is_bare:
        if same_kind:
            return same_kind[0]
        if mention.kind in _BINDING:
            kin = (r for r in reversed(referents) if r.fullest.kind in _KIN and r.agrees(mention))
            return next(kin, None)
        return None
    for referent in same_kind:
        if referent.shares(mention):
            return referent
    return next((referent for referent in same_kind if referent.is_open), None)


def _is_identified(reading: Reading, one: InstrumentMention, other: InstrumentMention) -> bool:
    """Whether the text says that one is the other: "an agreement known as the … Protocol"."""
    if not other.told or reading.sentence_at(one.noun) != reading.sentence_at(other.noun):
        return False
    between = reading.between("instruments.identities", one.last + 1, other.first - 1)
    return any(other.first - hit.last <= _NEAR for hit in between)


_NEAR: Final = 2


def _sources(reading: Reading, quotations: Sequence[Quotation]) -> frozenset[int]:
    """The words of the sources of quoted documents."""
    return frozenset(
        index
        for quotation in quotations
        if quotation.kind is QuotationKind.DECLARATION
        and quotation.attribution is not None
        and (source := quotation.attribution.source) is not None
        for index in range(reading.word_at(source.start), reading.last_word_before(source.end) + 1)
    )


def _instrument(
    reading: Reading, referent: _Referent, parties: Parties, details: Details
) -> Instrument:
    fullest = referent.fullest
    mentions = [fullest, *(m for m in referent.mentions if m is not fullest)]
    span = reading.span(fullest.first, fullest.last)
    sentence = reading.sentences[reading.sentence_at(fullest.noun)]
    named = parties.of_clause(fullest.first, fullest.last)
    codes = named if len(named) > 1 else parties.of_clause(sentence.first, sentence.last)
    return Instrument(
        span,
        fullest.kind,
        title=" ".join(span.text.split()),
        parties=codes,
        date=details.date_of(mentions),
        signatories=details.signatories_of(mentions),
    )
