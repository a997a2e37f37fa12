"""Force: the deontic force of a clause, from its main predicate.

The categories are those of LegalRuleML. A reported agreement takes the force of what was agreed;
a denial that an instrument provides for something is a statement.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from treatyparse.force.moods import ABLE, ADVISED, DEMANDED, POSSIBLE, told_mood
from treatyparse.force.predication import CLAUSE_SIGNS, WORD, Predication
from treatyparse.grammar import grammar_of
from treatyparse.hits import Hit
from treatyparse.model import Force
from treatyparse.reading import Reading

_COMPLEMENT_REACH: Final = 4
_AGREED_REACH: Final = 7
_AUXILIARY_REACH: Final = 2


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
    if own.is_denial():
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
    if any(word.key in CLAUSE_SIGNS for word in before):
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
    views = [view for view in views if not any(_welcomes(view, hit) for hit in binding)]
    return (
        bool(views)
        and not any(hit.term.label == "force.agreements" for hit in hits)
        and (not binding or views[0].first <= binding[0].first)
    )


def _welcomes(view: Hit, hit: Hit) -> bool:
    """Whether a view begins a longer term of intention: welcomed the idea of."""
    return hit.first == view.first and hit.last > view.last


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
        told = told_mood(predication, hit)
        if told is not None:
            return told
        force = _FORCES.get(hit.term.value)
        if force is Force.OBLIGATION:
            return _obliging(predication, hits, place)
        if force is Force.INTENTION and _is_adjunct(predication, hits, place):
            continue
        if force is Force.PERMISSION and predication.is_negated(hit):
            return Force.PROHIBITION
        if force is not None and force is not Force.STATEMENT:
            return force
    return None


def _is_adjunct(predication: Predication, hits: list[Hit], place: int) -> bool:
    """Whether a participle only adds to a verb that tells what was: eased it, hoping to trade."""
    first, words = hits[place].first, predication.reading.words
    grammar = grammar_of(predication.reading.lexicon)
    if not words[first].key.endswith(grammar.gerund_endings):
        return False
    before = words[max(0, first - _AUXILIARY_REACH) : first]
    return not any(word.key in grammar.auxiliaries for word in before) and any(
        hit.term.value == "past" and hit.last < first for hit in hits[:place]
    )


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
        negation.term.value == WORD and predication.touches(hit, negation)
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


_FORCES: Final = {
    **{str(force): force for force in Force},
    "future": Force.OBLIGATION,
    POSSIBLE: Force.PERMISSION,
    ABLE: Force.PERMISSION,
    ADVISED: Force.OBLIGATION,
    DEMANDED: Force.OBLIGATION,
}


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
        if after.first <= hit.last:
            continue
        if after.term.label == "force.agreements" and predication.is_negated_after(after):
            return Force.PROHIBITION
        if force is Force.OBLIGATION:
            return Force.PROHIBITION if predication.is_negated(after) else Force.OBLIGATION
        if force in _TURNING and after.first - hit.last - 1 <= _AGREED_REACH:
            if force is Force.PERMISSION and predication.is_negated(after):
                return Force.PROHIBITION
            return force
    return Force.OBLIGATION
