"""Clauses: the candidates of a text that state something between parties, typed and weighed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from attrs import field, frozen

from treatyparse.candidates import Candidate, candidates
from treatyparse.classification import classify_words
from treatyparse.force import force_of
from treatyparse.model import (
    Classification,
    Clause,
    Evidence,
    Instrument,
    Origin,
    Quotation,
)
from treatyparse.parties import Parties
from treatyparse.reading import Reading

_BINDING: Final = (Origin.DECLARATION, Origin.TEXT)


@frozen(eq=False)
class _Article:
    """What is known of the whole text when one candidate is judged."""

    reading: Reading
    quotations: Sequence[Quotation]
    parties: Parties
    instruments: Sequence[Instrument]


@frozen(eq=False)
class _Proposal:
    """A candidate with all that is needed to judge it."""

    article: _Article
    candidate: Candidate
    classification: Classification
    codes: tuple[str, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        candidate = self.candidate
        codes = self.article.parties.of_clause(candidate.first, candidate.last)
        if len(codes) < 2 and candidate.governing is not None:
            codes = self.article.parties.of_clause(*candidate.governing) or codes
        object.__setattr__(self, "codes", codes)

    def has(self, label: str) -> bool:
        """Whether a table has a hit in the words of the candidate."""
        return bool(self.article.reading.between(label, self.candidate.first, self.candidate.last))


def find_clauses(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    instruments: Sequence[Instrument],
) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    article = _Article(reading, quotations, parties, instruments)
    is_text = is_instrument_text(reading)
    clauses: list[Clause] = []
    for candidate in candidates(reading, quotations, is_instrument_text=is_text):
        classification = classify_words(reading, candidate.first, candidate.last)
        if not classification.types:
            continue
        proposal = _Proposal(article, candidate, classification)
        if any(objection(proposal) for objection in OBJECTIONS):
            continue
        clauses.append(_clause(proposal))
    return tuple(clauses)


def states_nothing(proposal: _Proposal) -> bool:
    """A heading without a verb names a topic and states nothing."""
    candidate = proposal.candidate
    return candidate.is_heading and not (
        proposal.has("force.terms")
        or proposal.has("force.agreements")
        or proposal.has("force.tenses")
    )


def is_procedure(proposal: _Proposal) -> bool:
    """Definitions, entry into force, committees and disputes about the text itself."""
    return proposal.has("clauses.procedure")


def is_condemnation(proposal: _Proposal) -> bool:
    """Condemning and condoling bind nobody."""
    return proposal.has("clauses.condemnation")


def only_signs(proposal: _Proposal) -> bool:
    """The signing itself: all that speaks for a type stands in the name of what was signed."""
    reading, candidate = proposal.article.reading, proposal.candidate
    signing = reading.between("clauses.signing", candidate.first, candidate.last)
    if not signing:
        return False
    start = reading.start(signing[0].first)
    contents = reading.between("clauses.contents", signing[0].last + 1, candidate.last)
    agreements = reading.between("force.agreements", candidate.first, candidate.last)
    limit = min(
        (reading.start(hit.first) for hit in (*contents, *agreements)),
        default=reading.end(candidate.last),
    )
    return all(start <= evidence.span.start < limit for evidence in _decisive(proposal, limit))


def _decisive(proposal: _Proposal, limit: int) -> Sequence[Evidence]:
    evidence = proposal.classification.evidence
    return [e for e in evidence if e.span.start >= limit] or evidence


def only_talks(proposal: _Proposal) -> bool:
    """Talks about a topic: discussed, exchanged views; unless something was agreed."""
    reading, candidate = proposal.article.reading, proposal.candidate
    return proposal.has("clauses.talks") and not reading.between(
        "force.agreements", candidate.first, candidate.last
    )


def lacks_parties(proposal: _Proposal) -> bool:
    """One party, or none, and no word of a common or mutual act."""
    if proposal.candidate.origin in _BINDING:
        return False
    if len(proposal.codes) >= 2 or any(len(code) > 2 for code in proposal.codes):
        return False
    if proposal.has("clauses.parties"):
        return False
    if proposal.has("clauses.joint"):
        return not (proposal.codes or proposal.has("clauses.speakers"))
    return not (proposal.has("clauses.speakers") and len(_all_codes(proposal.article)) > 1)


def _all_codes(article: _Article) -> set[str]:
    return {mention.code for mention in article.parties.mentions[:200]}


OBJECTIONS: Final[tuple[Callable[[_Proposal], bool], ...]] = (
    states_nothing,
    is_procedure,
    is_condemnation,
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
        force=force_of(
            reading,
            candidate.first,
            candidate.last,
            is_instrument_text=candidate.origin in _BINDING,
            governing=candidate.governing,
        ),
        origin=candidate.origin,
        parties=proposal.codes,
        evidence=proposal.classification.evidence,
        quotation=candidate.quotation,
        instrument=_instrument(proposal),
        confidence=_confidence(proposal),
    )


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


def _named_instrument(
    article: _Article, resolved: str | None, source: object
) -> int | None:
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


def is_instrument_text(reading: Reading) -> bool:
    """Whether the text is itself an instrument: it opens with an instrument's name as a title."""
    opening = [sentence for sentence in reading.sentences[:3]]
    if len(reading.sentences) < 4:
        return False
    first = opening[0]
    nouns = reading.between("instruments.nouns", first.first, min(first.last, first.first + 4))
    closed = reading.words[first.last].key in ".!?:…"
    verbs = reading.between("clauses.signing", first.first, first.last)
    return bool(nouns) and not closed and not verbs
