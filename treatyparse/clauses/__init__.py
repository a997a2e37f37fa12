"""Clauses: the candidates of a text that state something between parties, typed and weighed."""

from __future__ import annotations

from collections.abc import Sequence

from treatyparse.clauses.objections import OBJECTIONS
from treatyparse.clauses.proposals import BINDING, Article, Proposal, proposals
from treatyparse.model import Clause, Instrument, Origin, Quotation
from treatyparse.parties import Parties
from treatyparse.reading import Reading
from treatyparse.span import Span


def find_clauses(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    instruments: Sequence[Instrument],
) -> tuple[Clause, ...]:
    """The clauses of a text, in order."""
    return tuple(
        _clause(proposal)
        for proposal in proposals(reading, quotations, parties, instruments)
        if not any(objection(proposal) for objection in OBJECTIONS)
    )


def _clause(proposal: Proposal) -> Clause:
    reading, candidate = proposal.article.reading, proposal.candidate
    return Clause(
        span=reading.span(candidate.first, candidate.last),
        types=proposal.classification.types,
        force=proposal.force,
        origin=candidate.origin,
        parties=proposal.codes,
        evidence=proposal.classification.evidence,
        quotation=candidate.quotation,
        instrument=_instrument(proposal),
        confidence=_confidence(proposal),
    )


def _instrument(proposal: Proposal) -> int | None:
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


def _named_instrument(article: Article, resolved: str | None, source: Span | None) -> int | None:
    """The instrument that a quotation's source names: by place, by name, or the only one."""
    for number, instrument in enumerate(article.instruments):
        if source is not None and instrument.span.overlaps(source):
            return number
        if resolved and (resolved in instrument.title or instrument.title in resolved):
            return number
    return 0 if len(article.instruments) == 1 else None


def _confidence(proposal: Proposal) -> float:
    """Evidence beyond the threshold, named parties and a place that binds each add to one half."""
    types = proposal.classification.types
    weight = sum(e.weight for e in proposal.classification.evidence) / max(1, len(types))
    confidence = 0.4 + 0.2 * min(weight, 2.0) / 2.0
    confidence += 0.2 * (len(proposal.codes) >= 2)
    confidence += 0.2 * (proposal.candidate.origin in BINDING)
    confidence -= 0.1 * proposal.candidate.is_heading
    return round(min(1.0, max(0.1, confidence)), 2)
