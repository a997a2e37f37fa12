"""Bound: the parties of a clause, where the words of an instrument tell whom they bind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.model import Origin
from treatyparse.parties import codes_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treatyparse.clauses.candidates import Candidate
    from treatyparse.model import Instrument
    from treatyparse.parties import Parties
    from treatyparse.reading import Reading

_FEWEST: Final = 2
_TITLE_LINES: Final = 3
_SUBJECT: Final = 8


def bound_parties(
    reading: Reading, parties: Parties, instruments: Sequence[Instrument], candidate: Candidate
) -> tuple[str, ...]:
    """The parties bound or acting in a candidate, in order of mention."""
    own = _title_parties(reading, instruments) if candidate.origin is Origin.TEXT else ()
    if own and _is_of_the_parties(reading, parties, own, candidate):
        named = codes_of(parties.between(candidate.first, candidate.last))
        return tuple(
            sorted(own, key=lambda code: named.index(code) if code in named else len(named))
        )
    if candidate.origin is Origin.REPORT and instruments:
        told = _instrument_parties(reading, parties, instruments, candidate)
        if told:
            return told
    codes = parties.of_clause(candidate.first, candidate.last)
    if len(codes) < _FEWEST and candidate.governing is not None:
        codes = parties.of_clause(*candidate.governing) or codes
    return codes


def _title_parties(reading: Reading, instruments: Sequence[Instrument]) -> tuple[str, ...]:
    """The parties that the title of a text names, which is itself an instrument."""
    for instrument in instruments[:1]:
        sentence = reading.sentences[reading.sentence_at(reading.word_at(instrument.span.start))]
        if sentence.line < _TITLE_LINES and len(instrument.parties) >= _FEWEST:
            return instrument.parties
    return ()


def _is_of_the_parties(
    reading: Reading, parties: Parties, own: tuple[str, ...], candidate: Candidate
) -> bool:
    """Whether a clause of an instrument says "we" or names all its parties, others beside."""
    first, last = candidate.first, candidate.last
    speakers = reading.lexicon.plain.get("parties.first_person", frozenset())
    if any(word.key in speakers for word in reading.words[first : last + 1]):
        return True
    return set(own) <= set(codes_of(parties.between(first, last)))


def _instrument_parties(
    reading: Reading, parties: Parties, instruments: Sequence[Instrument], candidate: Candidate
) -> tuple[str, ...]:
    """The parties of the instrument that a clause speaks of, where it names at most one."""
    first, last = candidate.first, candidate.last
    nouns = reading.between("instruments.nouns", first, min(last, first + _SUBJECT))
    if not nouns:
        return ()
    named = codes_of(parties.between(first, last))
    if len(named) >= _FEWEST or _speaks_of_three(reading, first, last):
        return ()
    end = reading.end(last)
    known = [i for i in instruments if i.span.start < end and i.kind == nouns[0].term.value]
    if not known or len(known[-1].parties) < _FEWEST or not set(named) <= set(known[-1].parties):
        return ()
    return named + tuple(code for code in known[-1].parties if code not in named)


def _speaks_of_three(reading: Reading, first: int, last: int) -> bool:
    return any(h.term.value == "three" for h in reading.between("parties.sides", first, last))


def tells_terms(reading: Reading, candidate: Candidate) -> bool:
    """Whether a report opens with the document whose terms it tells: "under the treaty"."""
    first = candidate.first
    for phrase in reading.between("attribution.phrases", first, min(candidate.last, first + 3)):
        if phrase.first == first and phrase.term.value == "document":
            last = min(candidate.last, phrase.last + _NEAR)
            return bool(
                reading.between("instruments.nouns", phrase.last + 1, last)
                or reading.section("attribution.documents", phrase.last + 1, last)
            )
    return False


_NEAR: Final = 4
