"""Objections: the reasons for which a typed candidate is no clause, as small rules in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from treatyparse.classification import THRESHOLD
from treatyparse.clauses.candidates import Candidate
from treatyparse.clauses.parts import has_infinitive
from treatyparse.clauses.proposals import BINDING, Proposal
from treatyparse.grammar import grammar_of
from treatyparse.model import ClauseType, Force, Origin
from treatyparse.parties import codes_of
from treatyparse.reading import Reading


def states_nothing(proposal: Proposal) -> bool:
    """A heading without a verb names a topic and states nothing."""
    reading, candidate = proposal.article.reading, proposal.candidate
    if (
        not candidate.is_heading
        or has_infinitive(reading, candidate.first, candidate.last)
        or _acts_in_heading(proposal)
    ):
        return False
    return not any(
        not proposal.article.is_in_name(hit.first)
        for label in ("force.terms", "force.agreements", "force.tenses")
        for hit in reading.between(label, candidate.first, candidate.last)
    )


def _acts_in_heading(proposal: Proposal) -> bool:
    """Whether a small letter goes on behind the party that a heading opens with: Chile lifts …."""
    reading, candidate = proposal.article.reading, proposal.candidate
    actor = proposal.article.parties.first_between(candidate.first, candidate.last)
    if actor is None or actor.first != candidate.first:
        return False
    grammar = grammar_of(reading.lexicon)
    after = actor.last + 1
    while after < candidate.last and reading.words[after].key in grammar.conjunctions:
        other = proposal.article.parties.first_between(after + 1, candidate.last)
        if other is None or other.first != after + 1:
            return False
        after = other.last + 1
    word = reading.words[min(after, candidate.last)]
    return word.is_word and not word.is_capital and not grammar.is_small(word)


def is_procedure(proposal: Proposal) -> bool:
    """Definitions, entry into force, committees and disputes about the text itself."""
    return proposal.has("clauses.procedure")


def is_condemnation(proposal: Proposal) -> bool:
    """Condemning, condoling, praising and thanking bind nobody, where nothing is undertaken."""
    return proposal.has("clauses.condemnation") and not proposal.has("force.agreements")


def is_question(proposal: Proposal) -> bool:
    """A question states nothing, nor does a heading that asks how or why."""
    reading, candidate = proposal.article.reading, proposal.candidate
    return reading.words[candidate.last].key in "?？؟" or (
        candidate.is_heading and proposal.has("clauses.questions")
    )


def is_hostile_act(proposal: Proposal) -> bool:
    """Killing, striking, accusing: done to one another, and yet agreed by nobody."""
    return (
        proposal.has("clauses.hostile_acts")
        and not _commits(proposal)
        and proposal.force is Force.STATEMENT
    )


def is_one_sided(proposal: Proposal) -> bool:
    """Sanctions and penalties that one side imposes; agreed or lifted ones may be common."""
    return (
        proposal.has("clauses.one_sided")
        and not _commits(proposal)
        and not proposal.has("clauses.relief")
        and proposal.classification.types.isdisjoint(_OF_TWO)
    )


_OF_TWO: Final = frozenset({ClauseType.MILITARY, ClauseType.NON_AGGRESSION})
"""Types that what one side imposes on another does not have."""


def is_domestic(proposal: Proposal) -> bool:
    """What a state does at home, with its own budget or army."""
    return proposal.has("clauses.domestic") and not _commits(proposal)


def _commits(proposal: Proposal) -> bool:
    """Whether a word of agreeing stands in it, or it is the text of an instrument."""
    return proposal.candidate.origin in BINDING or proposal.has("force.agreements")


def only_signs(proposal: Proposal) -> bool:
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


def only_suggests(proposal: Proposal) -> bool:
    """A fact in which no term names a field outright: the suggestion took it for an undertaking."""
    evidence = proposal.classification.evidence
    return (
        sum(e.weight for e in evidence) < THRESHOLD
        and proposal.force is Force.STATEMENT
        and proposal.candidate.origin is not Origin.TEXT
    )


def only_talks(proposal: Proposal) -> bool:
    """Talks about a topic: discussed, exchanged views; unless something was agreed."""
    return proposal.has("clauses.talks") and not _commits(proposal)


def lacks_parties(proposal: Proposal) -> bool:
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
    if len(proposal.codes) + has("parties.others") < _FEWEST_PARTIES:
        return not (proposal.codes and (has("instruments.nouns") or has("force.agreements")))
    if candidate.origin is Origin.DECLARATION or _is_mutual(proposal):
        return False
    if any(has(label) for label in _COMMON):
        return False
    if named and proposal.article.instruments and proposal.force is Force.PERMISSION:
        return False  # nobody but the other side can permit what a party may do
    if has("clauses.speakers") and (named or candidate.origin is Origin.SPEECH):
        return False
    if proposal.force is Force.INTENTION:
        return False  # what is only planned or on offer is told of one side at a time
    if proposal.force is Force.OBLIGATION and _moves_forces(proposal):
        return False
    return not (named and _transfers(proposal))


def _transfers(proposal: Proposal) -> bool:
    """One party will or may give the other something: sell, lend, finance, supply."""
    if not _names_a_field(proposal) or proposal.force is Force.STATEMENT:
        return False
    reading, candidate = proposal.article.reading, proposal.candidate
    return any(e.subtype in _PAYING for e in proposal.classification.evidence) or any(
        hit.term.value in _TRANSFERS
        for hit in reading.between("types.roles", candidate.first, candidate.last)
    )


_TRANSFERS: Final = ("trading", "lending")
_PAYING: Final = ("aid_credit", "finance_payments", "investment")


def _moves_forces(proposal: Proposal) -> bool:
    """Troops, their exercises and arms go to, or come from, another side than the one named."""
    return not _outright(proposal).isdisjoint(_MOVING)


_MOVING: Final = ("arms", "basing_transit", "exercises_training", "peacekeeping_crisis")


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


def _names_a_field(proposal: Proposal) -> bool:
    return bool(_outright(proposal))


def _outright(proposal: Proposal) -> set[str]:
    """The subtypes that a term names by itself, no other beside it."""
    return {e.subtype for e in proposal.classification.evidence if e.weight >= THRESHOLD}


def _is_mutual(proposal: Proposal) -> bool:
    """A cease-fire, a peace or a loan takes two, also where one is named."""
    return not _outright(proposal).isdisjoint(_MUTUAL)


_LONGEST_COUNTRY_CODE: Final = 2
_MUTUAL: Final = ("refrain_from_force", "peaceful_settlement", "arms_control", "aid_credit")

_FEWEST_PARTIES: Final = 2

_COMMON: Final = (
    "instruments.nouns",
    "clauses.instrument_parts",
    "clauses.joint",
    "force.agreements",
    "force.denials",
)
"""Words that make an act one of the parties in question, though one of them or none is named."""


OBJECTIONS: Final[tuple[Callable[[Proposal], bool], ...]] = (
    states_nothing,
    is_question,
    is_procedure,
    is_condemnation,
    is_hostile_act,
    is_one_sided,
    is_domestic,
    only_signs,
    only_talks,
    only_suggests,
    lacks_parties,
)
"""The reasons for which a typed candidate is no clause, in order."""
