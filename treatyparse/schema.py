"""Schema: every table that a language file may have, by stage, with its layout and meaning."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from attrs import frozen

from treatyparse.model import ClauseType, Force, InstrumentKind

GRADES: Final[dict[str, float]] = {"strong": 1.0, "medium": 0.6, "weak": 0.35}
"""What a graded term weighs; a clause type is given from a total of 1.0."""


class Shape(Enum):
    """How a table of a language file is laid out."""

    TERMS = auto()
    """An array of terms."""
    BY_VALUE = auto()
    """A table of arrays of terms; the key is the value of its terms."""
    GRADED = auto()
    """A table of tables: subtype, then grade, then an array of terms."""
    PLAIN = auto()
    """An array of words or signs that no matcher sees."""


@frozen
class Table:
    """A table that a language file may have.

    Attributes:
        name: Its dotted name, which is also the label of its terms.
        shape: Its layout.
        meaning: What its entries are, for the documentation.
        values: For ``BY_VALUE`` the keys that are allowed; empty where any is.
    """

    name: str
    shape: Shape
    meaning: str
    values: frozenset[str] = frozenset()


def _table(name: str, shape: Shape, meaning: str, values: Iterable[str] = ()) -> Table:
    return Table(name, shape, meaning, frozenset(str(value) for value in values))


SEGMENTATION: Final = (
    _table("segmentation.abbreviations", Shape.PLAIN, "words whose full stop ends no sentence"),
)

ATTRIBUTION: Final = ()

PARTIES: Final = ()

INSTRUMENTS: Final = (
    _table(
        "instruments.nouns",
        Shape.BY_VALUE,
        "nouns that name an instrument, by its kind",
        InstrumentKind,
    ),
)

CLAUSES: Final = (
    *(
        _table(f"types.{type_}", Shape.GRADED, f"terms that speak for the type {type_}")
        for type_ in ClauseType
    ),
    _table("force.terms", Shape.BY_VALUE, "words that carry a deontic force", Force),
)

TABLES: Final[dict[str, Table]] = {
    table.name: table for table in (*SEGMENTATION, *ATTRIBUTION, *PARTIES, *INSTRUMENTS, *CLAUSES)
}
"""Every table that a language file may have, by name."""
