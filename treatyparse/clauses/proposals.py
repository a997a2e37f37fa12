"""Proposals: the typed candidates of a text, each with all that is needed to judge it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import field

from treatyparse.classification import classify_words
from treatyparse.clauses.bound import bound_parties, tells_terms
from treatyparse.clauses.candidates import Candidate, candidates
from treatyparse.clauses.parts import has_infinitive, is_point
from treatyparse.force import force_of
from treatyparse.immutable import frozen
from treatyparse.instruments.text import is_instrument_text
from treatyparse.model import Classification, Force, Instrument, Origin, Quotation, QuotationKind
from treatyparse.parties import Parties, codes_of
from treatyparse.reading import Reading

BINDING: Final = (Origin.DECLARATION, Origin.TEXT)
"""Where the words of an instrument stand."""


@frozen
class Article:
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
class Proposal:
    """A candidate with all that is needed to judge it."""

    article: Article
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

    @property
    def force(self) -> Force:
        """The deontic force of the candidate."""
        candidate, reading = self.candidate, self.article.reading
        force = force_of(
            reading,
            candidate.first,
            candidate.last,
            is_instrument_text=candidate.origin in BINDING or tells_terms(reading, candidate),
            governing=candidate.governing,
            is_item=candidate.is_item,
        )
        if force is not Force.STATEMENT or not (
            candidate.is_heading or is_point(reading, candidate.first)
        ):
            return force
        is_to_come = has_infinitive(reading, candidate.first, candidate.last)
        return Force.OBLIGATION if is_to_come else force


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


def proposals(
    reading: Reading,
    quotations: Sequence[Quotation],
    parties: Parties,
    instruments: Sequence[Instrument],
) -> Iterator[Proposal]:
    """The candidates of a text that have a type, in order."""
    article = Article(reading, quotations, parties, instruments)
    is_text = is_instrument_text(reading, quotations)
    names = _Names.of(reading, quotations)
    for candidate in candidates(reading, quotations, parties, is_instrument_text=is_text):
        first, last = candidate.first, candidate.last
        classification = classify_words(reading, first, last, names.within(first, last))
        if classification.types:
            yield Proposal(article, candidate, classification)
