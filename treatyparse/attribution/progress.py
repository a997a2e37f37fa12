"""Progress: what has been found for the quotations of a text so far."""

from __future__ import annotations

from typing import Final

from attrs import Factory, define

from treatyparse.attribution.scene import Quoted, Scene
from treatyparse.attribution.written import Referent
from treatyparse.immutable import frozen
from treatyparse.mentions.phrases import Mention
from treatyparse.model import QuotationKind


@frozen
class Found:
    """A source and a cue, as a rule found them.

    Attributes:
        source: The mention, or None.
        cue: The first and last word of the cue, or None.
        rule: The name of the rule.
        referent: What the source stands for, where another quotation told it before.
    """

    source: Mention | None
    cue: tuple[int, int] | None
    rule: str
    referent: Referent | None = None


@define(eq=False)
class Progress:
    """The quotations that have been decided, in order.

    Attributes:
        scene: The text.
        found: What attributes each of them, or None.
        kinds: The kind of each.
    """

    scene: Scene
    found: list[Found | None] = Factory(list)
    kinds: list[QuotationKind] = Factory(list)

    def again(self, quoted: Quoted, cue: tuple[int, int] | None, rule: str) -> Found | None:
        """The source of the quotation before, for a verb whose subject is left out."""
        previous = self.previous(quoted)
        found = self.found[previous.number] if previous is not None else None
        if found is None or found.source is None:
            return None
        return Found(found.source, cue, rule, found.referent)

    def previous(self, quoted: Quoted) -> Quoted | None:
        """The quotation before it that is nested as deep."""
        all_quoted, number = self.scene.quoted, quoted.number
        for place in range(number - 1, max(-1, number - _MOST_NESTED - 1), -1):
            if all_quoted[place].parent == quoted.parent:
                return all_quoted[place]
        return None


_MOST_NESTED: Final = 12
