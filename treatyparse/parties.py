"""Parties: countries, blocs and leaders named in a text, as codes, and who "the sides" are."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from treatyparse.model import Quotation
from treatyparse.reading import Reading


@frozen
class PartyMention:
    """A mention of a party.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        code: ISO 3166-1 alpha-2 code or acronym.
    """

    first: int
    last: int
    code: str


@frozen(eq=False)
class Parties:
    """The parties of a text.

    Attributes:
        mentions: Every mention, in order.
    """

    mentions: tuple[PartyMention, ...] = ()

    def of_clause(self, first: int, last: int) -> tuple[str, ...]:
        """The parties bound or acting in the words ``first`` to ``last``, in order of mention.

        Bystanders, mediators and places are left out; "the sides" are resolved from the article.
        """
        return ()


def find_parties(reading: Reading, quotations: Sequence[Quotation]) -> Parties:
    """The parties of a text."""
    return Parties()
