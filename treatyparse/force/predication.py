"""Predications: the words whose force is asked for, and what in them is negated or subordinate."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from treatyparse.hits import Hit
from treatyparse.immutable import frozen
from treatyparse.reading import Reading

_NEGATION_REACH: Final = 2
_AGREED_REACH: Final = 7
_SUBJECT_REACH: Final = 12
CLAUSE_SIGNS: Final = frozenset(",;—–:，；：،؛")

_FORCE_LABELS: Final = ("force.terms", "force.agreements", "force.tenses")
_RELATIVE: Final = "relative"
_ADVERBIAL: Final = "adverbial"
WORD: Final = "word"
_SUBJECT: Final = "subject"
_CLAUSE: Final = "clause"
_NONE: Final = "none"


@frozen
class Predication:
    """The words whose force is asked for.

    Attributes:
        reading: The text.
        first: The index of the first word.
        last: The index of the last word (inclusive).
        is_instrument_text: Whether a present indicative binds.
        relative: The word ranges of relative clauses, both ends included.
        adverbial: Those of clauses of condition, time and cause.
    """

    reading: Reading
    first: int
    last: int
    is_instrument_text: bool
    relative: tuple[tuple[int, int], ...]
    adverbial: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, reading: Reading, first: int, last: int, is_instrument_text: bool) -> Predication:
        """The predication of the words ``first`` to ``last``."""
        ranges: dict[str, list[tuple[int, int]]] = {_RELATIVE: [], _ADVERBIAL: []}
        for kind, start, end in _subordinate_clauses(reading, first, last):
            ranges[kind].append((start, end))
        return cls(
            reading,
            first,
            last,
            is_instrument_text,
            tuple(ranges[_RELATIVE]),
            tuple(ranges[_ADVERBIAL]),
        )

    def forces(self, *, relative: bool) -> list[Hit]:
        """The words that carry a force, in the main clause or in the relative clauses.

        The longest comes first where several begin at one place.
        """
        hits = [
            hit
            for label in _FORCE_LABELS
            for hit in self.reading.between(label, self.first, self.last)
            if _lies_in(hit, self.relative) == relative
            and not _lies_in(hit, self.adverbial)
            and not self._is_named(hit)
        ]
        hits.sort(key=lambda hit: (hit.first, -hit.last, _is_tense(hit), *_vagueness(hit)))
        return _without_inner(hits)

    def _is_named(self, hit: Hit) -> bool:
        """Whether only an ending makes a verb of a name: *United* as a past."""
        return (
            hit.first > self.first
            and hit.term.text.startswith("*")
            and self.reading.words[hit.first].is_capital
        )

    def is_denial(self) -> bool:
        """Whether the main clause denies that something is agreed or provided for."""
        agreed = self.reading.between("force.agreements", self.first, self.last)
        return any(
            not _lies_in(hit, self.adverbial)
            and not (agreed and agreed[0].first < hit.first and self._parts(agreed[0], hit))
            for hit in self.reading.between("force.denials", self.first, self.last)
        )

    def _parts(self, one: Hit, other: Hit) -> bool:
        """Whether a sign of a clause stands between two hits."""
        words = self.reading.words[one.last + 1 : other.first]
        return any(word.key in CLAUSE_SIGNS for word in words)

    def negations(self, first: int, last: int) -> list[Hit]:
        """The negations in some words, without those that deny nothing: not only."""
        found = self.reading.between("force.negations", first, last)
        if not any(hit.term.value == _NONE for hit in found):
            return found
        nothing = [(hit.first, hit.last) for hit in found if hit.term.value == _NONE]
        return [
            hit
            for hit in found
            if not any(low <= hit.first and hit.last <= high for low, high in nothing)
        ]

    def is_negated(self, hit: Hit) -> bool:
        """Whether a negation stands beside the word, or a negative subject before it."""
        low, high = hit.first - _SUBJECT_REACH, hit.last + _SUBJECT_REACH
        beside = 0
        subject = False
        head_final = self.reading.lexicon.language.head_final
        for negation in self.negations(max(low, self.first), min(high, self.last)):
            if hit.first <= negation.first <= hit.last:
                beside += head_final and negation.first == negation.last == hit.last
                continue
            if negation.term.value == _SUBJECT:
                subject = subject or negation.first < hit.first
            elif negation.term.value == _CLAUSE:
                beside += self._shares_clause(hit, negation)
            else:
                beside += self.touches(hit, negation)
        return beside % 2 == 1 or (subject and not beside)

    def is_negated_before(self, hit: Hit) -> bool:
        """Whether the word itself is denied: did not agree."""
        return any(
            negation.last < hit.first and self.touches(hit, negation)
            for negation in self.negations(max(self.first, hit.first - 3), hit.first)
        )

    def is_negated_after(self, hit: Hit) -> bool:
        """Whether what the word governs is denied: agreed not to."""
        return any(
            (negation.term.value == WORD and self.touches(hit, negation))
            or negation.term.value == _CLAUSE
            for negation in self.negations(hit.last + 1, min(self.last, hit.last + _AGREED_REACH))
        )

    def _shares_clause(self, hit: Hit, negation: Hit) -> bool:
        """Whether no sign parts a word from a negation that may stand far from it."""
        return not self._parts(*sorted((hit, negation), key=lambda h: h.first))

    def touches(self, hit: Hit, negation: Hit) -> bool:
        """Whether a negation and a word stand near each other, with no clause sign between."""
        before = negation.last < hit.first
        low, high = (negation.last, hit.first) if before else (hit.last, negation.first)
        between = self.reading.words[low + 1 : high]
        return len(between) <= _NEGATION_REACH and not any(w.key in CLAUSE_SIGNS for w in between)


def _vagueness(hit: Hit) -> tuple[bool, int]:
    """A form that is listed tells more than an ending, and a long ending more than a short one."""
    return hit.term.text.startswith("*"), -len(hit.term.text)


def _is_tense(hit: Hit) -> bool:
    return hit.term.label == "force.tenses"


def _without_inner(hits: list[Hit]) -> list[Hit]:
    """Without the hits that lie within a longer one; the hits are in order of their starts."""
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.last > kept[-1].last or hit.first > kept[-1].last:
            kept.append(hit)
    return kept


def _lies_in(hit: Hit, ranges: tuple[tuple[int, int], ...]) -> bool:
    return bool(ranges) and any(first <= hit.first <= last for first, last in ranges)


def _subordinate_clauses(reading: Reading, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """The kind and words of each clause: from what opens it to the comma after its verb."""
    reached = first - 1
    for hit in reading.between("force.subordinators", first, last):
        if hit.first <= reached:
            continue
        end = hit.last + 1
        while end <= last and not (
            reading.words[end].key in CLAUSE_SIGNS
            and (hit.term.value == _ADVERBIAL or _has_verb(reading, hit.last + 1, end))
        ):
            end += 1
        reached = end
        yield hit.term.value, hit.first, end


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(reading.between(label, first, last) for label in _FORCE_LABELS)
