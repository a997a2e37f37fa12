"""Moods: what could or should be, what is called for, and the effects of things without a will."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.force.predication import CLAUSE_SIGNS
from treatyparse.grammar import grammar_of
from treatyparse.model import Force

if TYPE_CHECKING:
    from treatyparse.force.predication import Predication
    from treatyparse.hits import Hit

POSSIBLE: Final = "possible"
ABLE: Final = "able"
ADVISED: Final = "advised"
DEMANDED: Final = "demanded"

_TO_COME: Final = frozenset({"obligation", "future", POSSIBLE, ADVISED, "permission"})
_FUTURE: Final = frozenset({"obligation", "future"})
_EFFECT_REACH: Final = 4
_LONGEST_SUBJECT: Final = 12


def told_mood(predication: Predication, hit: Hit) -> Force | None:
    """The force of a mood where a report tells it, which no instrument does.

    What could be is considered, and binds nobody; who is not able to do a thing is not forbidden
    it; what should be is wanted. What a thing without a will brings about is no duty.
    """
    if predication.is_instrument_text:
        return None
    mood = hit.term.value
    if mood in _TO_COME and tells_effect(predication, hit):
        return Force.STATEMENT
    if mood in _FUTURE and predication.is_negated(hit) and has_thing_as_subject(predication, hit):
        return Force.STATEMENT
    if mood in (POSSIBLE, ABLE) and predication.is_negated(hit):
        return Force.STATEMENT
    if mood == ADVISED:
        return Force.PROHIBITION if predication.is_negated(hit) else Force.INTENTION
    if mood == DEMANDED:
        return Force.OBLIGATION if has_thing_as_subject(predication, hit) else Force.INTENTION
    return Force.INTENTION if mood == POSSIBLE else None


def tells_effect(predication: Predication, hit: Hit) -> bool:
    """Whether a thing is said to bring something about, or not: "the deal will boost trade"."""
    if not has_thing_as_subject(predication, hit):
        return False
    last = min(predication.last, hit.last + _EFFECT_REACH)
    return any(
        found.term.value == "verb"
        for found in predication.reading.between("force.effects", hit.first, last)
    )


def has_thing_as_subject(predication: Predication, hit: Hit) -> bool:
    """Whether what stands before a verb is an agreement, a project, or a pronoun for it."""
    reading = predication.reading
    first = _subject_from(predication, hit)
    found = [
        thing
        for thing in reading.between("force.effects", first, hit.first - 1)
        if thing.term.value != "verb"
    ]
    if not found:
        return False
    if found[-1].term.value == "pronoun" and found[-1].last == hit.first - 1:
        return True
    grammar = grammar_of(reading.lexicon)
    for thing in found:
        if any(word.key in grammar.prepositions for word in reading.words[first : thing.first]):
            return False
        is_head = thing.last == hit.first - 1 or grammar.is_small(reading.words[thing.last + 1])
        if thing.term.value == "thing" and (is_head or grammar.oblique_endings):
            return True
    return False


def _subject_from(predication: Predication, hit: Hit) -> int:
    """The first word of the subject of a verb: after a sign or a verb of saying."""
    reading = predication.reading
    first = max(predication.first, hit.first - _LONGEST_SUBJECT)
    for index in range(hit.first - 1, first - 1, -1):
        if reading.words[index].key in CLAUSE_SIGNS:
            first = index + 1
            break
    for said in reading.between("attribution.verbs", first, hit.first - 1):
        if not reading.words[said.first].is_capital:
            first = said.last + 1
    return first
