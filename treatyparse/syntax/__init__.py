"""Syntax: what an analyzer with lemmas, trees and entities adds to what the rules find.

It adds hits to the reading: terms in forms that no file lists, verbs that quote by their place in
the tree, clauses that a conjunction joins. The rules treat them as their own. Where the rules have
decided already, they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from treatyparse.analysis import Analysis
from treatyparse.attribution import attribute
from treatyparse.model import Quotation, QuotationKind
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.syntax.cues import Stage
from treatyparse.syntax.hits import Analyzed, with_syntax
from treatyparse.syntax.sources import with_subject

RULE: Final = "syntax"
"""What ``Attribution.rule`` begins with, where syntax decided."""


@frozen(eq=False)
class Syntax:
    """A text as the stages see it beside an analysis.

    Attributes:
        reading: The reading, with the hits that the analysis adds.
        pairs: The pairs of marks.
        stage: The tokens, the pairs of marks placed among them.
    """

    reading: Reading
    pairs: tuple[Pair, ...]
    stage: Stage

    @classmethod
    def of(cls, reading: Reading, pairs: Sequence[Pair], analysis: Analysis) -> Syntax:
        """The reading with an analysis beside it; without tokens it stays as it is."""
        if not analysis.tokens:
            return cls(reading, (), Stage(analysis).place(()))
        stage = Stage(analysis).place(pairs)
        return cls(with_syntax(Analyzed(reading, tuple(pairs), stage)), tuple(pairs), stage)

    def refine(self, quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
        """The quotations of the rules, completed by syntax.

        What the rules decide stays as it is; whatever changes says so in ``Attribution.rule``.
        """
        if not self.stage.analysis.tokens:
            return quotations
        richer = attribute(self.reading, self.pairs)
        return tuple(
            _marked(rules, self._decide(rules, syntax))
            for rules, syntax in zip(quotations, richer, strict=True)
        )

    def _decide(self, rules: Quotation, syntax: Quotation) -> Quotation:
        completed = with_subject(self.stage, self.reading, syntax)
        if _is_better(self.stage, rules, completed):
            return completed
        return with_subject(self.stage, self.reading, rules)


def _marked(rules: Quotation, syntax: Quotation) -> Quotation:
    """The quotation, what syntax changed said to be so in the name of the rule."""
    if rules == syntax or syntax.attribution is None:
        return rules
    attribution = evolve(syntax.attribution, rule=f"{RULE}: {syntax.attribution.rule}")
    return evolve(syntax, attribution=attribution)


def _is_better(stage: Stage, rules: Quotation, syntax: Quotation) -> bool:
    """Whether syntax has a source where the rules have none, or hang theirs on less."""
    own, other = rules.attribution, syntax.attribution
    if other is None or other.source is None:
        return False
    if own is not None and own.source is not None:
        distant = own.rule in _DISTANT and other.cue is not None and other.rule not in _DISTANT
        behind = own.rule == "cue_before" and other.rule in _BEHIND
        return distant or behind or _is_main(stage, rules, syntax)
    return rules.kind is not QuotationKind.NAME or other.rule in _BEHIND


def _is_main(stage: Stage, rules: Quotation, syntax: Quotation) -> bool:
    """Whether the rules' cue is but a participle before the cue of syntax: "Asked …, he said"."""
    own = rules.attribution.cue if rules.attribution else None
    other = syntax.attribution.cue if syntax.attribution else None
    if own is None or other is None or not own.end <= other.start < rules.span.start:
        return False
    return any(
        "VerbForm=Conv" in token.features
        or "VerbForm=Part" in token.features
        or token.relation == "advcl"
        for token in map(stage.token, stage.analysis.between(own.start, own.end))
        if token is not None
    )


_DISTANT: Final = ("labelled", "continued", "told_before")
"""Rules that find a source without a cue of the quotation's own sentence."""

_BEHIND: Final = ("attributed_after", "incise")
"""Rules that find the author's words behind the quotation or within it."""
