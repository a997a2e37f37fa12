"""Instruments: the treaties, declarations and agreements that a text talks about, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define

from treatyparse.instruments_mentions import InstrumentMention, find_mentions
from treatyparse.model import Instrument, InstrumentKind, QuotationKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treatyparse.model import Quotation
    from treatyparse.parties import Parties
    from treatyparse.reading import Reading


@define(eq=False)
class _Referent:
    """An instrument with the mentions that speak of it."""

    mentions: list[InstrumentMention]

    @property
    def fullest(self) -> InstrumentMention:
        return max(self.mentions, key=lambda m: (len(m.told), -m.first))

    @property
    def kind(self) -> InstrumentKind:
        return self.fullest.kind

    @property
    def is_bare(self) -> bool:
        return all(mention.is_bare for mention in self.mentions)

    def shares(self, mention: InstrumentMention) -> bool:
        """Whether the mention tells the instrument by some of the same words."""
        return any(mention.told & other.told for other in self.mentions)


def find_instruments(
    reading: Reading, quotations: Sequence[Quotation], parties: Parties
) -> tuple[Instrument, ...]:
    """The instruments of a text, in order of their fullest mentions."""
    referents: list[_Referent] = []
    for mention in find_mentions(reading, quotations):
        referent = _referent_of(mention, referents)
        if referent is None:
            referents.append(_Referent([mention]))
        else:
            referent.mentions.append(mention)
    found = [
        _instrument(reading, referent, parties)
        for referent in referents
        if not (referent.is_bare and referent.kind in _ONLY_WHEN_TOLD)
    ]
    return tuple(sorted(found, key=lambda instrument: instrument.span.start))


_ONLY_WHEN_TOLD: Final = frozenset(
    {InstrumentKind.LAW, InstrumentKind.OTHER, InstrumentKind.CHARTER}
)
"""Kinds whose bare noun is mostly none in particular."""

_BINDING: Final = frozenset(
    {
        InstrumentKind.TREATY,
        InstrumentKind.AGREEMENT,
        InstrumentKind.PACT,
        InstrumentKind.CONVENTION,
    }
)
"""Kinds whose bare nouns stand for one another."""


def _referent_of(mention: InstrumentMention, referents: Sequence[_Referent]) -> _Referent | None:
    """The instrument that a mention speaks of, where it was mentioned before."""
    if mention.is_new:
        return None
    same_kind = [referent for referent in reversed(referents) if referent.kind is mention.kind]
    if mention.is_bare:
        if same_kind:
            return same_kind[0]
        if mention.kind in _BINDING:
            return next((r for r in reversed(referents) if r.kind in _BINDING), None)
        return None
    for referent in same_kind:
        if referent.shares(mention):
            return referent
    return next((referent for referent in same_kind if referent.is_bare), None)


def _instrument(reading: Reading, referent: _Referent, parties: Parties) -> Instrument:
    fullest = referent.fullest
    span = reading.span(fullest.first, fullest.last)
    sentence = reading.sentences[reading.sentence_at(fullest.noun)]
    named = parties.of_clause(fullest.first, fullest.last)
    codes = named if len(named) > 1 else parties.of_clause(sentence.first, sentence.last)
    return Instrument(span, fullest.kind, title=" ".join(span.text.split()), parties=codes)
