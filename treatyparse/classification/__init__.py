"""Classification: the types of a stretch of text, by weighted terms, with the evidence.

A type is given from a total weight of 1.0 over distinct terms. Some terms name a field ("customs
dut*"); others only play a role ("assemble", "tractor"), and two roles together make a type. The
roles and the terms are data; which roles make which type is the same in every language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from treatyparse.hits import Hit
from treatyparse.immutable import frozen
from treatyparse.model import Classification, ClauseType, Evidence
from treatyparse.reading import Reading

THRESHOLD: Final = 1.0
"""The total weight from which a type is given."""
SUGGESTION: Final = 0.6
"""The total weight from which an undertaking that names no field outright is given one."""

_TYPES: Final = {f"types.{type_}": type_ for type_ in ClauseType}
"""The tables that speak for a type."""
_ANY: Final = "any"


@frozen
class Composition:
    """Two roles that together speak for a type.

    Attributes:
        one: A role of ``types.roles``, or a subtype or type of the graded tables.
        other: Another one; "hint of" a type is what speaks for it, but not outright.
        type: The type that they make.
        subtype: Its second level.
        reach: At most so many words lie between the two.
    """

    one: str
    other: str
    type: ClauseType
    subtype: str
    reach: int = 14


COMPOSITIONS: Final = (
    Composition("making", "goods", ClauseType.INDUSTRIAL, "machine_building"),
    Composition("making", "arms", ClauseType.INDUSTRIAL, "machine_building"),
    Composition("making", "energy_equipment", ClauseType.INDUSTRIAL, "machine_building"),
    Composition("servicing", "rolling_goods", ClauseType.INDUSTRIAL, "rail", 5),
    Composition("trading", "commodity", ClauseType.ECONOMIC, "trade_tariffs"),
    Composition("trading", "goods", ClauseType.ECONOMIC, "trade_tariffs", 6),
    Composition("price", "commodity", ClauseType.ECONOMIC, "trade_tariffs"),
    Composition("price", "goods", ClauseType.ECONOMIC, "trade_tariffs"),
    Composition("price", "energy", ClauseType.ECONOMIC, "trade_tariffs"),
    Composition("price", "arms", ClauseType.ECONOMIC, "trade_tariffs"),
    Composition("lending", "money", ClauseType.ECONOMIC, "aid_credit"),
    Composition("laying", "pipe_or_line", ClauseType.ENERGY, "general_energy"),
    Composition("extracting", "mineral", ClauseType.INDUSTRIAL, "mining", 6),
    Composition("training", "forces", ClauseType.MILITARY, "exercises_training", 8),
    Composition("stationing", "forces", ClauseType.MILITARY, "basing_transit", 6),
    Composition("guarding", "forces", ClauseType.MILITARY, "general_military", 5),
    Composition("forces", "joint_action", ClauseType.MILITARY, "exercises_training"),
    Composition("helping", "attack", ClauseType.MILITARY, "mutual_assistance", 30),
    Composition("renouncing", "hostility", ClauseType.NON_AGGRESSION, "refrain_from_force", 24),
    Composition("negating", "hostility", ClauseType.NON_AGGRESSION, "refrain_from_force", 2),
    Composition("settling", "quarrel", ClauseType.NON_AGGRESSION, "peaceful_settlement", 8),
    Composition("renouncing", "attack", ClauseType.NON_AGGRESSION, "refrain_from_force", 10),
    Composition("dealing", "hint of military", ClauseType.MILITARY, "general_military", 2),
    Composition("dealing", "hint of economic", ClauseType.ECONOMIC, "general_economic", 2),
    Composition("dealing", "hint of energy", ClauseType.ENERGY, "general_energy", 2),
    Composition(
        "dealing", "hint of industrial", ClauseType.INDUSTRIAL, "localisation_technology", 2
    ),
)
"""Which roles make which type, in every language."""


@frozen
class Finding:
    """A term that speaks for a type, before anything is weighed."""

    hit: Hit
    type: ClauseType
    weight: float
    subtype: str


@frozen
class Stretch:
    """The words that are classified.

    Attributes:
        reading: The text.
        first: The index of the first word.
        last: The index of the last word (inclusive).
        names: First and last word of quoted names, which speak for nothing.
    """

    reading: Reading
    first: int
    last: int
    names: Sequence[tuple[int, int]] = ()

    def hits(self, label: str) -> list[Hit]:
        """The hits of a table in these words, names left out."""
        return self._outside_names(self.reading.between(label, self.first, self.last))

    def section(self, name: str) -> list[Hit]:
        """The hits of all tables of a section in these words, names left out."""
        return self._outside_names(self.reading.section(name, self.first, self.last))

    def _outside_names(self, hits: list[Hit]) -> list[Hit]:
        if not self.names:
            return hits
        return [
            hit
            for hit in hits
            if not any(first <= hit.first and hit.last <= last for first, last in self.names)
        ]


def classify_words(
    reading: Reading, first: int, last: int, names: Sequence[tuple[int, int]] = ()
) -> Classification:
    """The types of the words ``first`` to ``last``, both included.

    Args:
        reading: The text.
        first: The index of the first word.
        last: The index of the last word.
        names: First and last word of quoted names among them: a factory called «Мир» is no peace.
    """
    stretch = Stretch(reading, first, last, names)
    findings = findings_in(stretch)
    for cancel in CANCELLING:
        if not findings:
            return _NOTHING
        findings = cancel(stretch, findings)
    findings = keep_distinct(keep_longest(findings))
    totals = _totals(findings)
    types = [type_ for type_, total in totals.items() if total >= THRESHOLD]
    if not types and _undertakes(stretch):
        types = _most_suggested(totals)
    if not types:
        return _NOTHING
    return Classification(types, evidence_for(reading, findings, types))


_NOTHING: Final = Classification(())


def may_speak(reading: Reading, first: int, last: int) -> bool:
    """Whether words may have a type, or a part of them may: a bound, at the cost of a look.

    They have none where no type reaches the weight of a suggestion and no two roles are there of
    which a type could be made.
    """
    hits = reading.section("types", first, last)
    if not hits:
        return False
    weights: dict[str, float] = {}
    roles: set[str] = set()
    for hit in hits:
        label = hit.term.label
        if label in _TYPES:
            weights[label] = weight = weights.get(label, 0.0) + hit.term.weight
            if weight >= _NEARLY:
                return True
            roles.update((hit.term.value, _TYPES[label], f"hint of {_TYPES[label]}"))
        elif label == "types.roles":
            roles.add(hit.term.value)
    return any(not roles.isdisjoint(_PARTNERS.get(role, ())) for role in roles)


_PARTNERS: Final = {
    one: frozenset(c.other for c in COMPOSITIONS if c.one == one)
    for one in {c.one for c in COMPOSITIONS}
}
"""With which other roles each makes a type."""

_NEARLY: Final = SUGGESTION - 1e-6


def _undertakes(stretch: Stretch) -> bool:
    """Whether the words oblige, permit or intend something, or name a common act."""
    return any(
        hit.term.value not in _STATING
        for label in ("force.terms", "force.agreements", "force.tenses", "clauses.joint")
        for hit in stretch.hits(label)
    )


_STATING: Final = ("statement", "past", "present", "being")


def _most_suggested(totals: Mapping[ClauseType, float]) -> list[ClauseType]:
    """The type that the words suggest most, in an undertaking that names none outright."""
    best = max(totals.values(), default=0.0)
    if best < SUGGESTION:
        return []
    return [type_ for type_, total in totals.items() if total >= best]


def findings_in(stretch: Stretch) -> list[Finding]:
    """What speaks for the types in these words, nothing cancelled yet."""
    found: list[Finding] = []
    roles: list[Hit] = []
    for hit in stretch.section("types"):
        type_ = _TYPES.get(hit.term.label)
        if type_ is not None:
            found.append(Finding(hit, type_, hit.term.weight, hit.term.value))
        elif hit.term.label == "types.roles":
            roles.append(hit)
    return found + _composed(roles, found)


def _composed(roles: Sequence[Hit], named: Sequence[Finding]) -> list[Finding]:
    """Half the weight from each of two roles that stand near each other."""
    if not roles:
        return []
    by_role: dict[str, list[Hit]] = {}
    for hit in roles:
        by_role.setdefault(hit.term.value, []).append(hit)
    for finding in sorted(named, key=lambda f: f.hit.first):
        by_role.setdefault(finding.subtype, []).append(finding.hit)
        by_role.setdefault(finding.type, []).append(finding.hit)
        if finding.weight < THRESHOLD:
            by_role.setdefault(f"hint of {finding.type}", []).append(finding.hit)
    found: list[Finding] = []
    for composition in COMPOSITIONS:
        if composition.one not in by_role or composition.other not in by_role:
            continue
        ones, others = by_role[composition.one], by_role[composition.other]
        pair = _nearest(_free(ones, composition, named), _free(others, composition, named))
        if pair is not None and _distance(*pair) <= composition.reach:
            found += [
                Finding(hit, composition.type, THRESHOLD / 2, composition.subtype) for hit in pair
            ]
    return found


def _free(hits: Sequence[Hit], composition: Composition, named: Sequence[Finding]) -> Sequence[Hit]:
    """Without the goods that are arms or fuel: selling them is no trade in goods."""
    if composition.type is not ClauseType.ECONOMIC:
        return hits
    taken = {
        index
        for f in named
        if f.type in _SUPPLIED and f.weight >= THRESHOLD
        for index in range(f.hit.first, f.hit.last + 1)
    }
    return [
        hit
        for hit in hits
        if hit.term.label != "types.roles"
        or hit.term.value not in _WARES
        or not {hit.first, hit.last} <= taken
    ]


_WARES: Final = ("goods", "commodity")
_SUPPLIED: Final = (ClauseType.MILITARY, ClauseType.ENERGY)


def _nearest(ones: Sequence[Hit], others: Sequence[Hit]) -> tuple[Hit, Hit] | None:
    """The pair of hits, one of each, with the fewest words between; linear in their number."""
    best: tuple[Hit, Hit] | None = None
    place = 0
    for one in ones:
        while place + 1 < len(others) and others[place + 1].first <= one.first:
            place += 1
        for other in others[place : place + 2]:
            if other.first <= one.last and one.first <= other.last:
                continue
            if best is None or _distance(one, other) < _distance(*best):
                best = (one, other)
    return best


def _distance(one: Hit, other: Hit) -> int:
    return max(one.first, other.first) - min(one.last, other.last) - 1


def cancel_whole_clause(stretch: Stretch, findings: list[Finding]) -> list[Finding]:
    """A security exception, a bribe, a match: its type is not meant anywhere in the clause."""
    cancelled = {hit.term.value for hit in stretch.hits("types.cancels")}
    if _ANY in cancelled:
        return []
    return [finding for finding in findings if finding.type not in cancelled]


def cancel_excluded(stretch: Stretch, findings: list[Finding]) -> list[Finding]:
    """A term inside an exclusion does not count: "industrial property" is no industry."""
    exclusions = stretch.hits("types.exclusions")
    if not exclusions:
        return findings
    over: dict[int, list[Hit]] = {}
    for exclusion in exclusions:
        for index in range(exclusion.first, exclusion.last + 1):
            over.setdefault(index, []).append(exclusion)
    return [
        finding
        for finding in findings
        if not any(
            _excludes(exclusion, finding)
            for index in range(finding.hit.first, finding.hit.last + 1)
            for exclusion in over.get(index, ())
        )
    ]


def _excludes(exclusion: Hit, finding: Finding) -> bool:
    """Whether an exclusion that shares words with a finding is meant for it, and as long."""
    return (
        exclusion.term.value in (_ANY, finding.type)
        and finding.hit.last - finding.hit.first <= exclusion.last - exclusion.first
    )


def cancel_trade_of_wares(stretch: Stretch, findings: list[Finding]) -> list[Finding]:
    """Selling, exporting or moving arms or fuel is no trade of another kind beside it.

    A price, a duty or a debt is, and stands in words of its own.
    """
    if not any(f.type in _SUPPLIED and f.weight >= THRESHOLD for f in findings):
        return findings
    trading = {
        index
        for hit in stretch.hits("types.roles")
        if hit.term.value == "trading"
        for index in range(hit.first, hit.last + 1)
    }
    return [
        finding
        for finding in findings
        if finding.type is not ClauseType.ECONOMIC
        or not trading.issuperset(range(finding.hit.first, finding.hit.last + 1))
    ]


CANCELLING: Final[tuple[Callable[[Stretch, list[Finding]], list[Finding]], ...]] = (
    cancel_whole_clause,
    cancel_excluded,
    cancel_trade_of_wares,
)
"""The reasons why a term does not count, in the order in which they are tried."""


def keep_longest(findings: list[Finding]) -> list[Finding]:
    """Of terms of one type that lie one within another, the heaviest, then the longest, counts."""
    if len(findings) < 2:
        return findings
    kept: list[Finding] = []
    present = {finding.type for finding in findings}
    for type_ in _TYPES.values():
        if type_ not in present:
            continue
        own = [finding for finding in findings if finding.type is type_]
        if len(own) > 1:
            own.sort(key=lambda f: (-f.weight, f.hit.first - f.hit.last, f.hit.first))
        taken: set[int] = set()
        for finding in own:
            covered = range(finding.hit.first, finding.hit.last + 1)
            if taken.isdisjoint(covered):
                taken.update(covered)
                kept.append(finding)
    return kept


def keep_distinct(findings: list[Finding]) -> list[Finding]:
    """The same term said twice speaks once."""
    if len(findings) < 2:
        return findings
    seen: set[tuple[str, ClauseType]] = set()
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda f: f.hit.first):
        key = (finding.hit.term.text, finding.type)
        if key not in seen:
            seen.add(key)
            kept.append(finding)
    return kept


def _totals(findings: Sequence[Finding]) -> dict[ClauseType, float]:
    """The weight of what speaks for each type that anything speaks for, in order of types."""
    weights: dict[ClauseType, float] = {}
    for finding in findings:
        weights[finding.type] = weights.get(finding.type, 0) + finding.weight
    return {type_: weights[type_] + 1e-9 for type_ in _TYPES.values() if type_ in weights}


def evidence_for(
    reading: Reading, findings: Sequence[Finding], types: Sequence[ClauseType]
) -> tuple[Evidence, ...]:
    """The findings that speak for the types given, as evidence, in order."""
    return tuple(
        Evidence(
            reading.span(finding.hit.first, finding.hit.last),
            finding.type,
            finding.hit.term.text,
            finding.weight,
            finding.subtype,
        )
        for finding in sorted(findings, key=lambda f: (f.hit.first, f.hit.last, f.type))
        if finding.type in types
    )
