"""Clauses: the candidates of a text that state something between parties, typed and weighed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from attrs import field

from treatyparse.classification import THRESHOLD, classify_words
from treatyparse.clauses.bound import bound_parties, tells_terms
from treatyparse.clauses.candidates import Candidate, candidates
from treatyparse.clauses.parts import has_infinitive, is_point
from treatyparse.force import force_of
from treatyparse.immutable import frozen
from treatyparse.instruments.text import is_instrument_text
from treatyparse.model import (
    Classification,
    Clause,
    ClauseType,
    Force,
    Instrument,
    Origin,
    Quotation,
    QuotationKind,
)
from treatyparse.parties import Parties, codes_of
from treatyparse.reading import Reading
from treatyparse.span import Span

_BINDING: Final = (Origin.DECLARATION, Origin.TEXT)


@frozen
class _Article:
    """What is known of the whole text when one candidate is judged."""

    reading: Reading
    quotations: Sequence[Quotation]
    parties: Parties
    instruments: Sequence[Instrument]
    _firsts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_firsts", [m.first for m in self.parties.mentions])

    def is_in_name(self, index: int) -> bool:
        """Whether a word lies in the name of a country: the *United* States."""
        place = bisect_right(self._firsts, index) - 1
        return place >= 0 and self.parties.mentions[place].last >= index

    def mentioned(self, first: int, last: int) -> tuple[str, ...]:
        """The codes of all countries and blocs in some words, those named as places included."""
        low, high = bisect_left(self._firsts, first), bisect_right(self._firsts, last)
        return codes_of(self.parties.mentions[low:high])


@frozen
class _Proposal:
    """A candidate with all that is needed to judge it."""

    article: _Article
    candidate: Candidate
    classification: Classification
    codes: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        candidate = self.candidate
        article = self.article
        codes = bound_parties(article.reading, article.parties, article.instruments, candidate)
        object.__setattr__(self, "codes", codes)

    def has(self, label: str) -> bool:
        """Whether a table has a hit in the words of the candidate."""
        return bool(self.article.reading.between(label, self.candidate.first, self.candidate.last))


@frozen
class _Names:
    """The quoted names of a text, as ranges of words."""

    firsts: list[int]
    ranges: list[tuple[int, int]]

    @classmethod
    def of(cls, reading: Reading, quotations: Sequence[Quotation]) -> _Names:
        ranges = [
            (reading.word_at(q.content.start), reading.last_word_before(q.content.end))
            for q in quotations
            if q.kind is QuotationKind.NAME
        ]
        return cls([first for first, _ in ranges], ranges)

    def within(self, first: int, last: int) -> list[tuple[int, int]]:
        return self.ranges[bisect_left(self.firsts, first) : bisect_right(self.firsts, last)]


def find_clauses(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    instruments: Sequence[Instrument],
) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    article = _Article(reading, quotations, parties, instruments)
    is_text = is_instrument_text(reading, quotations)
    names = _Names.of(reading, quotations)
    clauses: list[Clause] = []
    for candidate in candidates(reading, quotations, parties, is_instrument_text=is_text):
        first, last = candidate.first, candidate.last
        classification = classify_words(reading, first, last, names.within(first, last))
        if not classification.types:
            continue
        proposal = _Proposal(article, candidate, classification)
        if any(objection(proposal) for objection in OBJECTIONS):
            continue
        clauses.append(_clause(proposal))
    return tuple(clauses)


def states_nothing(proposal: _Proposal) -> bool:
    """A heading without a verb names a topic and states nothing."""
    reading, candidate = proposal.article.reading, proposal.candidate
    return candidate.is_heading and not any(
        not proposal.article.is_in_name(hit.first)
        for label in ("force.terms", "force.agreements", "force.tenses")
        for hit in reading.between(label, candidate.first, candidate.last)
    )


def is_procedure(proposal: _Proposal) -> bool:
    """Definitions, entry into force, committees and disputes about the text itself."""
    return proposal.has("clauses.procedure")


def is_condemnation(proposal: _Proposal) -> bool:
    """Condemning, condoling, praising and thanking bind nobody, where nothing is undertaken."""
    return proposal.has("clauses.condemnation") and not proposal.has("force.agreements")


def is_question(proposal: _Proposal) -> bool:
    """A question states nothing, nor does a heading that asks how or why."""
    reading, candidate = proposal.article.reading, proposal.candidate
    return reading.words[candidate.last].key in "?？؟" or (
        candidate.is_heading and proposal.has("clauses.questions")
    )


def is_hostile_act(proposal: _Proposal) -> bool:
    """Killing, striking, accusing: done to one another, and yet agreed by nobody."""
    return (
        proposal.has("clauses.hostile_acts")
        and not _commits(proposal)
        and _force(proposal) is Force.STATEMENT
    )


def is_one_sided(proposal: _Proposal) -> bool:
    """Sanctions and penalties that one side imposes; agreed or lifted ones may be common."""
    return (
        proposal.has("clauses.one_sided")
        and not _commits(proposal)
        and not proposal.has("clauses.relief")
        and proposal.classification.types.isdisjoint(_OF_TWO)
    )


_OF_TWO: Final = frozenset({ClauseType.MILITARY, ClauseType.NON_AGGRESSION})
"""Types that what one side imposes on another does not have."""


def is_domestic(proposal: _Proposal) -> bool:
    """What a state does at home, with its own budget or army."""
    return proposal.has("clauses.domestic") and not _commits(proposal)


def _commits(proposal: _Proposal) -> bool:
    """Whether a word of agreeing stands in it, or it is the text of an instrument."""
    return proposal.candidate.origin in _BINDING or proposal.has("force.agreements")


def only_signs(proposal: _Proposal) -> bool:
    """The signing itself: what speaks for a type stands in the name of what was signed.

    What is said of its content, after another verb, counts.
    """
    reading, candidate = proposal.article.reading, proposal.candidate
    signing = reading.between("clauses.signing", candidate.first, candidate.last)
    if not signing:
        return False
    if reading.lexicon.language.head_final:
        verbs = reading.section("force", candidate.first, candidate.last)
        return max((hit.last for hit in verbs), default=-1) <= signing[-1].last
    content = [
        hit.first
        for label in ("clauses.contents", "force.agreements", "force.terms")
        for hit in reading.between(label, candidate.first, candidate.last)
        if not any(
            s.first <= hit.first <= s.last
            or (hit.last == s.first - 1 and hit.term.value in _TO_COME)
            for s in signing
        )
    ]
    if not content:
        return True
    start, limit = reading.start(signing[0].first), reading.start(min(content))
    return all(
        start <= evidence.span.start < limit for evidence in proposal.classification.evidence
    )


_TO_COME: Final = (str(Force.OBLIGATION), "future")
"""What right before a verb of signing only tells that it is still to come: will sign."""


def only_talks(proposal: _Proposal) -> bool:
    """Talks about a topic: discussed, exchanged views; unless something was agreed."""
    return proposal.has("clauses.talks") and not _commits(proposal)


def lacks_parties(proposal: _Proposal) -> bool:
    """One party, or none, and no word of a common or mutual act."""
    reading, candidate = proposal.article.reading, proposal.candidate
    if candidate.origin is Origin.TEXT:
        return False
    ranges = [(candidate.first, candidate.last)]
    if candidate.governing is not None:
        ranges.append(candidate.governing)
    if candidate.is_heading:
        ranges.append(_heading_of(reading, candidate))

    def has(label: str) -> bool:
        return any(reading.between(label, first, last) for first, last in ranges)

    parties = proposal.article.parties
    named = codes_of(m for first, last in ranges for m in parties.between(first, last))
    if len(named) >= _FEWEST_PARTIES or (_has_bloc(named) and _names_a_field(proposal)):
        return False
    if has("clauses.parties") or has("parties.sides"):
        return False
    mentioned = {code for first, last in ranges for code in proposal.article.mentioned(first, last)}
    if sum(code in mentioned for code in proposal.codes) >= _FEWEST_PARTIES:
        return False
    if len(proposal.codes) < _FEWEST_PARTIES:
        return not (proposal.codes and (has("instruments.nouns") or has("force.agreements")))
    if candidate.origin is Origin.DECLARATION or _is_mutual(proposal):
        return False
    if any(has(label) for label in _COMMON):
        return False
    if named and proposal.article.instruments and _force(proposal) is Force.PERMISSION:
        return False  # nobody but the other side can permit what a party may do
    if has("clauses.speakers") and (named or candidate.origin is Origin.SPEECH):
        return False
    if _force(proposal) is Force.INTENTION:
        return False  # what is only planned or on offer is told of one side at a time
    return not (named and _transfers(proposal))


def _transfers(proposal: _Proposal) -> bool:
    """One party will or may give the other something: sell, lend, finance, supply."""
    if not _names_a_field(proposal) or _force(proposal) is Force.STATEMENT:
        return False
    reading, candidate = proposal.article.reading, proposal.candidate
    return any(e.subtype in _PAYING for e in proposal.classification.evidence) or any(
        hit.term.value in _TRANSFERS
        for hit in reading.between("types.roles", candidate.first, candidate.last)
    )


_TRANSFERS: Final = ("trading", "lending")
_PAYING: Final = ("aid_credit", "finance_payments", "investment")


def _heading_of(reading: Reading, candidate: Candidate) -> tuple[int, int]:
    """The words of a heading from its beginning to a sentence in it."""
    number = reading.sentence_at(candidate.first)
    sentences = reading.sentences
    first = number
    while first > max(0, number - _LONGEST_HEADING) and (
        sentences[first - 1].line == sentences[number].line
    ):
        first -= 1
    return sentences[first].first, candidate.last


_LONGEST_HEADING: Final = 3
"""Sentences of a heading that are looked at."""


def _has_bloc(codes: tuple[str, ...]) -> bool:
    """Whether an alliance or union, which is several parties, is among the codes."""
    return any(len(code) > _LONGEST_COUNTRY_CODE for code in codes)


def _names_a_field(proposal: _Proposal) -> bool:
    return any(e.weight >= THRESHOLD for e in proposal.classification.evidence)


def _is_mutual(proposal: _Proposal) -> bool:
    """A cease-fire or a peace takes two, also where one is named."""
    return any(
        evidence.subtype in _MUTUAL and evidence.weight >= THRESHOLD
        for evidence in proposal.classification.evidence
    )


_LONGEST_COUNTRY_CODE: Final = 2
_MUTUAL: Final = ("refrain_from_force", "peaceful_settlement", "arms_control")

_FEWEST_PARTIES: Final = 2

_COMMON: Final = (
    "instruments.nouns",
    "clauses.instrument_parts",
    "clauses.joint",
    "force.agreements",
    "force.denials",
)
"""Words that make an act one of the parties in question, though one of them or none is named."""


OBJECTIONS: Final[tuple[Callable[[_Proposal], bool], ...]] = (
    states_nothing,
    is_question,
    is_procedure,
    is_condemnation,
    is_hostile_act,
    is_one_sided,
    is_domestic,
    only_signs,
    only_talks,
    lacks_parties,
)
"""The reasons for which a typed candidate is no clause, in order."""


def _clause(proposal: _Proposal) -> Clause:
    reading, candidate = proposal.article.reading, proposal.candidate
    return Clause(
        span=reading.span(candidate.first, candidate.last),
        types=proposal.classification.types,
        force=_force(proposal),
        origin=candidate.origin,
        parties=proposal.codes,
        evidence=proposal.classification.evidence,
        quotation=candidate.quotation,
        instrument=_instrument(proposal),
        confidence=_confidence(proposal),
    )


def _force(proposal: _Proposal) -> Force:
    candidate = proposal.candidate
    force = force_of(
        proposal.article.reading,
        candidate.first,
        candidate.last,
        is_instrument_text=candidate.origin in _BINDING
        or tells_terms(proposal.article.reading, candidate),
        governing=candidate.governing,
        is_item=candidate.is_item,
    )
    if force is not Force.STATEMENT or not (
        candidate.is_heading or is_point(proposal.article.reading, candidate.first)
    ):
        return force
    is_to_come = has_infinitive(proposal.article.reading, candidate.first, candidate.last)
    return Force.OBLIGATION if is_to_come else force


def _instrument(proposal: _Proposal) -> int | None:
    """The instrument that the clause stands in, is quoted from, or names."""
    article, candidate = proposal.article, proposal.candidate
    if not article.instruments:
        return None
    if candidate.origin is Origin.TEXT:
        return 0
    if candidate.quotation is not None:
        attribution = article.quotations[candidate.quotation].attribution
        if candidate.origin is Origin.SPEECH or attribution is None:
            return None
        return _named_instrument(article, attribution.resolved, attribution.source)
    span = article.reading.span(candidate.first, candidate.last)
    for number, instrument in enumerate(article.instruments):
        if span.contains(instrument.span):
            return number
    return None


def _named_instrument(article: _Article, resolved: str | None, source: Span | None) -> int | None:
    """The instrument that a quotation's source names: by place, by name, or the only one."""
    for number, instrument in enumerate(article.instruments):
        if source is not None and instrument.span.overlaps(source):
            return number
        if resolved and (resolved in instrument.title or instrument.title in resolved):
            return number
    return 0 if len(article.instruments) == 1 else None


def _confidence(proposal: _Proposal) -> float:
    """Evidence beyond the threshold, named parties and a place that binds each add to one half."""
    types = proposal.classification.types
    weight = sum(e.weight for e in proposal.classification.evidence) / max(1, len(types))
    confidence = 0.4 + 0.2 * min(weight, 2.0) / 2.0
    confidence += 0.2 * (len(proposal.codes) >= 2)
    confidence += 0.2 * (proposal.candidate.origin in _BINDING)
    confidence -= 0.1 * proposal.candidate.is_heading
    return round(min(1.0, max(0.1, confidence)), 2)
