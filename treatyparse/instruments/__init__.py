"""Instruments: the treaties, declarations and agreements that a text talks about, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import Factory, define, field

from treatyparse.instruments.details import Details
from treatyparse.instruments.mentions import InstrumentMention, find_mentions
from treatyparse.model import Instrument, InstrumentKind, QuotationKind
from treatyparse.parties import Parties, codes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from treatyparse.model import Quotation
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
        """Whether the mention tells the instrument by some of the same words or shortens them."""
        return not self.told.isdisjoint(mention.told) or any(
            short in initials
            for one, long in ((mention, self.fullest), (self.fullest, mention))
            for short in one.acronyms
            for initials in long.initials
        )

    def heads(self, mention: InstrumentMention) -> bool:
        """Whether a heading has named it, as an agreement, by words that the mention has too."""
        return (
            self.fullest.kind is InstrumentKind.AGREEMENT
            and mention.kind in _AGREED
            and self.told <= mention.told
            and all(own.is_heading for own in self.mentions)
        )

    def agrees(self, mention: InstrumentMention) -> bool:
        """Whether the countries named with both do not tell them apart."""
        return not self.codes or not mention.codes or not self.codes.isdisjoint(mention.codes)


def _fullness(mention: InstrumentMention) -> tuple[bool, int, int, bool, int]:
    """How much a mention tells: what stands in the body before what stands in a heading."""
    in_body = bool(mention.told) and not mention.is_heading
    persons = (
        0 if len(mention.codes) > 1 else mention.persons
    )  # "the Government of A and that of B"
    sides = len(mention.codes) or int(mention.last > mention.noun_last)  # "between the two states"
    return in_body, len(mention.told) - persons, sides, not mention.is_heading, -mention.first


def find_instruments(
    reading: Reading, quotations: Sequence[Quotation], parties: Parties
) -> tuple[Instrument, ...]:
    """The instruments of a text, in order of their fullest mentions."""
    referents: list[_Referent] = []
    mentions = find_mentions(reading, quotations)
    before: tuple[InstrumentMention, _Referent] | None = None
    for mention in mentions:
        referent = _referent_of(reading, mention, referents[-_REACH:])
        if before is not None and _is_identified(reading, before[0], mention):
            referent = before[1]
            referent.fullest = mention
        elif before is not None and _is_apposition(reading, before[0], mention):
            before = mention, before[1]
            continue
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
        if _is_listed(referent, sources) and not _is_announced(reading, referent, referents)
    ]
    if not told:
        return ()
    details = Details.of(reading, mentions)
    found = [_instrument(reading, referent, parties, details) for referent in told]
    return _apart(sorted(found, key=lambda instrument: instrument.span.start))


def _apart(found: Sequence[Instrument]) -> tuple[Instrument, ...]:
    """The instruments without the shorter of two that share words: one names the other."""
    kept: list[Instrument] = []
    for instrument in found:
        if kept and kept[-1].span.overlaps(instrument.span):
            if len(instrument.span) > len(kept[-1].span):
                kept[-1] = instrument
        else:
            kept.append(instrument)
    return tuple(kept)


def _is_listed(referent: _Referent, sources: frozenset[int]) -> bool:
    """Whether an instrument is one that the text talks about; a domestic law only if quoted."""
    kind = referent.fullest.kind
    is_told = referent.told or (referent.codes and kind is InstrumentKind.CONTRACT)
    if kind is not InstrumentKind.LAW and (is_told or kind not in _ONLY_WHEN_TOLD):
        return True
    return referent.is_any(sources)


def _is_deal(reading: Reading, mention: InstrumentMention) -> bool:
    """Whether its noun may stand for whatever was agreed: "the deal"."""
    needs = reading.between("instruments.needs", mention.noun, mention.noun_last)
    return any(need.term.value == "matter" for need in needs)


def _is_announced(reading: Reading, referent: _Referent, referents: Iterable[_Referent]) -> bool:
    """Whether headings alone call it a deal, and the body names what was agreed by another noun."""
    return all(own.is_heading and _is_deal(reading, own) for own in referent.mentions) and any(
        not other.fullest.is_heading
        and other.fullest.kind in _AGREED
        and referent.agrees(other.fullest)
        for other in referents
    )


_ONLY_WHEN_TOLD: Final = frozenset({InstrumentKind.OTHER, InstrumentKind.CONTRACT})
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

_CONTRACTED: Final = frozenset({InstrumentKind.TREATY, InstrumentKind.AGREEMENT})
"""Kinds whose bare nouns may speak of what is no treaty: a protocol, a contract."""

_ARRANGED: Final = frozenset({InstrumentKind.PROTOCOL, InstrumentKind.MEMORANDUM})
_AGREED: Final = _BINDING | _ARRANGED
"""Kinds of which "the agreement" may speak, or a heading that has the noun alone."""

_BY_BARE_NOUN: Final[Sequence[frozenset[InstrumentKind]]] = (
    _BINDING,
    _ARRANGED,
    frozenset({InstrumentKind.CONTRACT}),
)
"""Of which kinds a bare noun may speak, the likeliest first."""


def _referent_of(
    reading: Reading, mention: InstrumentMention, referents: Sequence[_Referent]
) -> _Referent | None:
    """The instrument that a mention speaks of, where it was mentioned before."""
    if mention.is_new:
        return None
    agreeing = [r for r in reversed(referents) if r.agrees(mention)]
    same_kind = [r for r in agreeing if r.fullest.kind is mention.kind]
    if mention.is_bare:
        return next(iter(same_kind), None) or next(_kin(mention, agreeing), None)
    kinds = {mention.kind}
    if mention.kind in _CONTRACTED:
        kinds.add(InstrumentKind.CONTRACT)
    for referent in (r for r in agreeing if r.fullest.kind in kinds):
        if referent.shares(mention):
            return referent
    for referent in same_kind:
        if referent.is_open:
            return referent
    if mention.is_definite and len(same_kind) == 1 and _is_given(reading, mention):
        return same_kind[0]
    for referent in _kin(mention, agreeing):
        if mention.told <= referent.told:
            return referent
    if mention.is_definite and _is_deal(reading, mention):
        bound = _AGREED | {InstrumentKind.CONTRACT}
        return next((r for r in agreeing if r.fullest.kind in bound), None)
    return next((r for r in agreeing if r.heads(mention)), None)


def _kin(mention: InstrumentMention, referents: Iterable[_Referent]) -> Iterator[_Referent]:
    """The instruments of other kinds of which the noun of a mention may speak."""
    if mention.is_bare and mention.kind in _BINDING:
        alone = mention.first == mention.noun and mention.kind in _CONTRACTED
        orders = _BY_BARE_NOUN if alone else _BY_BARE_NOUN[:1]
    elif mention.kind is InstrumentKind.AGREEMENT:
        orders = _BY_BARE_NOUN[:2]
    else:
        return
    for kinds in orders:
        yield from (referent for referent in referents if referent.fullest.kind in kinds)


def _is_given(reading: Reading, mention: InstrumentMention) -> bool:
    """Whether the text before has all the words that tell the mention."""
    before = [word.key for word in reading.words[max(0, mention.first - _GIVEN) : mention.first]]
    return all(any(key.startswith(stem) for key in before) for stem in mention.told)


_GIVEN: Final = 120
"""How many words back the words of a definite mention may stand."""


def _is_identified(reading: Reading, one: InstrumentMention, other: InstrumentMention) -> bool:
    """Whether the text says that one is the other: "an agreement known as the … Protocol"."""
    if not other.told or reading.sentence_at(one.noun) != reading.sentence_at(other.noun):
        return False
    between = reading.between("instruments.identities", one.last + 1, other.first - 1)
    return any(other.first - hit.last <= _NEAR for hit in between)


_NEAR: Final = 2


def _is_apposition(reading: Reading, one: InstrumentMention, other: InstrumentMention) -> bool:
    """Whether a comma and the article join what one is to it: "the treaty, the last pact of"."""
    words, plain = reading.words, reading.lexicon.plain
    praised = plain.get("instruments.generic", frozenset()) | plain.get(
        "instruments.vague_modifiers", frozenset()
    )
    return (
        other.is_definite
        and one.last + 3 == other.first
        and words[one.last + 1].key == ","
        and words[other.first].key in praised
    )


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
    is_between = len(codes_of(parties.between(fullest.first, fullest.last))) > 1
    around = fullest if is_between else sentence
    codes = parties.of_clause(around.first, around.last)
    return Instrument(
        span,
        fullest.kind,
        title=" ".join(span.text.split()),
        parties=codes,
        date=details.date_of(mentions),
        signatories=details.signatories_of(mentions),
    )
