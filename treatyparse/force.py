"""Force: the deontic force of a clause, from its main predicate.

The categories are those of LegalRuleML. A reported agreement takes the force of what was agreed;
a denial that an instrument provides for something is a statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from treatyparse.grammar import grammar_of
from treatyparse.hits import Hit
from treatyparse.immutable import frozen
from treatyparse.model import Force
from treatyparse.reading import Reading

_NEGATION_REACH: Final = 2
_COMPLEMENT_REACH: Final = 3
_AGREED_REACH: Final = 7
_SUBJECT_REACH: Final = 12
_CLAUSE_SIGNS: Final = frozenset(",;—–:，；：،؛")

_FORCE_LABELS: Final = ("force.terms", "force.agreements", "force.tenses")
_RELATIVE: Final = "relative"
_ADVERBIAL: Final = "adverbial"
_WORD: Final = "word"
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
            (negation.term.value == _WORD and self.touches(hit, negation))
            or negation.term.value == _CLAUSE
            for negation in self.negations(hit.last + 1, min(self.last, hit.last + _AGREED_REACH))
        )

    def _shares_clause(self, hit: Hit, negation: Hit) -> bool:
        """Whether no sign parts a word from a negation that may stand far from it."""
        first, last = sorted((hit, negation), key=lambda h: h.first)
        between = self.reading.words[first.last + 1 : last.first]
        return not any(word.key in _CLAUSE_SIGNS for word in between)

    def touches(self, hit: Hit, negation: Hit) -> bool:
        """Whether a negation and a word stand near each other, with no clause sign between."""
        before = negation.last < hit.first
        low, high = (negation.last, hit.first) if before else (hit.last, negation.first)
        between = self.reading.words[low + 1 : high]
        return len(between) <= _NEGATION_REACH and not any(w.key in _CLAUSE_SIGNS for w in between)


def force_of(
    reading: Reading,
    first: int,
    last: int,
    *,
    is_instrument_text: bool,
    governing: tuple[int, int] | None = None,
    is_item: bool = False,
) -> Force:
    """The force of the words ``first`` to ``last``, both included.

    Args:
        reading: The text.
        first: The index of the first word.
        last: The index of the last word.
        is_instrument_text: Whether the words are those of an instrument, in which a present
            indicative binds.
        governing: The first and last word of the sentence that introduces an item of a list, or
            of the first of several parts: it lends its force.
        is_item: Whether the governing sentence, as for items of a list, comes first.
    """
    own = Predication.of(reading, first, last, is_instrument_text)
    stages = [(own, main_predicate)]
    if governing is not None:
        above = Predication.of(reading, *governing, is_instrument_text)
        lends = is_item and not has_subject(own)
        stages.insert(0 if lends else 1, (above, main_predicate))
    stages.append((own, binding_present))
    if governing is not None and is_item:
        stages.append((Predication.of(reading, *governing, is_instrument_text), binding_present))
    stages.append((own, relative_predicate))
    if reading.between("force.denials", first, last):
        return Force.STATEMENT
    for predication, rule in stages:
        force = rule(predication)
        if force is not None:
            return force
    return Force.STATEMENT


def has_subject(predication: Predication) -> bool:
    """Whether words stand before the first verb that binds, as in "Chile will consider …"."""
    hits = predication.forces(relative=False)
    if not hits or hits[0].first <= predication.first:
        return False
    reading = predication.reading
    before = reading.words[predication.first : hits[0].first]
    if any(word.key in _CLAUSE_SIGNS for word in before):
        return False
    is_finite = grammar_of(reading.lexicon).is_finite(reading.words[hits[0].first])
    return is_finite or hits[0].term.value in _FINITE


_FINITE: Final = ("obligation", "future")

Rule = Callable[[Predication], Force | None]


def main_predicate(predication: Predication) -> Force | None:
    """The first word of the main clause that obliges, forbids, permits or intends."""
    hits = predication.forces(relative=False)
    if predication.reading.lexicon.language.head_final:
        return last_force(predication, hits)
    if _only_assesses(predication, hits):
        return Force.STATEMENT
    return _first_force(predication, hits)


def _only_assesses(predication: Predication, hits: list[Hit]) -> bool:
    """Whether a view opens the clause, "they welcomed the trade that …", and nothing is agreed."""
    views = predication.reading.between("force.assessments", predication.first, predication.last)
    binding = [hit for hit in hits if hit.term.value not in _ASSERTING]
    return (
        bool(views)
        and not any(hit.term.label == "force.agreements" for hit in hits)
        and (not binding or views[0].first <= binding[0].first)
    )


def binding_present(predication: Predication) -> Force | None:
    """In an instrument the present indicative binds; negated, it forbids."""
    if not predication.is_instrument_text:
        return None
    hits = predication.forces(relative=False)
    if predication.reading.lexicon.language.head_final:
        hits.reverse()
    for hit in hits:
        if hit.term.label == "force.tenses" and hit.term.value in _UNBINDING:
            return None
        if hit.term.value == "present":
            return Force.PROHIBITION if predication.is_negated(hit) else Force.OBLIGATION
    return None


def relative_predicate(predication: Predication) -> Force | None:
    """The content of a relative clause, where the main clause only says that it was signed."""
    signs = predication.reading.between(
        "clauses.signing", predication.first, predication.last
    ) or predication.reading.between("clauses.contents", predication.first, predication.last)
    if not signs and any(
        hit.term.value in _ASSERTING for hit in predication.forces(relative=False)
    ):
        return None
    return _first_force(predication, predication.forces(relative=True))


_UNBINDING: Final = ("past", "being")
_ASSERTING: Final = (*_UNBINDING, "present")
"""Tenses of a main clause that itself states something, whatever a relative clause adds."""


def _first_force(predication: Predication, hits: list[Hit]) -> Force | None:
    for place, hit in enumerate(hits):
        if hit.term.label == "force.agreements":
            if predication.is_negated_before(hit):
                continue
            return _agreed(predication, hits, place)
        force = _FORCES.get(hit.term.value)
        if force is Force.OBLIGATION:
            return _obliging(predication, hits, place)
        if force is Force.PERMISSION and predication.is_negated(hit):
            return Force.PROHIBITION
        if force is not None and force is not Force.STATEMENT:
            return force
    return None


def last_force(predication: Predication, hits: list[Hit]) -> Force | None:
    """The force of the verb that closes the clause, where verbs close their clauses.

    A verb of saying passes it on to what is said; a form that carries no force ends the search.
    """
    for place in range(len(hits) - 1, -1, -1):
        hit = hits[place]
        if hit.term.label == "force.agreements":
            if predication.is_negated_after(hit):
                continue
            return _agreed_before(predication, hits, place)
        if predication.reading.between("attribution.verbs", hit.first, hit.last):
            continue
        if hit.term.label == "force.tenses" and hit.term.value != "future":
            return None
        force = _FORCES.get(hit.term.value)
        if force in (Force.OBLIGATION, Force.PERMISSION):
            negated = predication.is_negated(hit)
            turned = None if negated else _turned_before(hits, place, _COMPLEMENT_REACH)
            return Force.PROHIBITION if negated else turned or force
        return force
    return None


def _agreed_before(predication: Predication, hits: list[Hit], place: int) -> Force:
    """What was agreed, where it stands before the verb: not to do it, to consider it, to do it."""
    hit = hits[place]
    if any(
        negation.term.value == _WORD and predication.touches(hit, negation)
        for negation in predication.negations(max(predication.first, hit.first - 3), hit.first - 1)
    ):
        return Force.PROHIBITION
    return _turned_before(hits, place, _AGREED_REACH) or Force.OBLIGATION


def _turned_before(hits: list[Hit], place: int, reach: int) -> Force | None:
    """The force of a word shortly before that turns what is undertaken: to study, to refrain."""
    for before in reversed(hits[max(0, place - 2) : place]):
        if hits[place].first - before.last - 1 > reach:
            break
        force = _FORCES.get(before.term.value)
        if force in _TURNING:
            return force
    return None


_FORCES: Final = {**{str(force): force for force in Force}, "future": Force.OBLIGATION}


def _obliging(predication: Predication, hits: list[Hit], place: int) -> Force:
    """An obligation, unless its complement turns it: shall not, shall refrain, will consider."""
    hit = hits[place]
    for after in hits[place + 1 : place + 3]:
        if after.first - hit.last - 1 > _COMPLEMENT_REACH:
            break
        force = _FORCES.get(after.term.value)
        if force in _TURNING and not predication.is_negated(hit):
            return force
    return Force.PROHIBITION if predication.is_negated(hit) else Force.OBLIGATION


_TURNING: Final = (Force.INTENTION, Force.PERMISSION, Force.PROHIBITION)


def _agreed(predication: Predication, hits: list[Hit], place: int) -> Force:
    """What was agreed: not to do it, to consider it, or to do it."""
    hit = hits[place]
    if predication.is_negated_after(hit):
        return Force.PROHIBITION
    following = hits[place + 1 :]
    for after in following:
        force = _FORCES.get(after.term.value)
        if after.term.label == "force.agreements" and predication.is_negated_after(after):
            return Force.PROHIBITION
        if force is Force.OBLIGATION:
            return Force.PROHIBITION if predication.is_negated(after) else Force.OBLIGATION
        if force in _TURNING and after.first - hit.last - 1 <= _AGREED_REACH:
            if force is Force.PERMISSION and predication.is_negated(after):
                return Force.PROHIBITION
            return force
    return Force.OBLIGATION


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
            reading.words[end].key in _CLAUSE_SIGNS
            and (hit.term.value == _ADVERBIAL or _has_verb(reading, hit.last + 1, end))
        ):
            end += 1
        reached = end
        yield hit.term.value, hit.first, end


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(reading.between(label, first, last) for label in _FORCE_LABELS)
