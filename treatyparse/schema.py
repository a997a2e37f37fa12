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

PARTIES: Final = (
    _table("territories.names", Shape.BY_VALUE, "countries, by code; from CLDR"),
    _table("territories.further_names", Shape.BY_VALUE, "their short, informal and former names"),
    _table("territories.capitals", Shape.BY_VALUE, "capitals, by code of the country; from CLDR"),
    _table("territories.further_capitals", Shape.BY_VALUE, "capitals that CLDR does not give"),
    _table("territories.adjectives", Shape.BY_VALUE, "adjectives of countries, by code"),
    _table("territories.people", Shape.BY_VALUE, "peoples and citizens, by code"),
    _table("territories.seats", Shape.BY_VALUE, "seats of power that stand for a state, by code"),
    _table("territories.leaders", Shape.BY_VALUE, "surnames of well-known leaders, by code"),
    _table("territories.blocs", Shape.BY_VALUE, "organisations of states, by acronym"),
    _table(
        "territories.not_territories", Shape.TERMS, "names with a country in them that are none"
    ),
    _table(
        "territories.ambiguous",
        Shape.TERMS,
        "names that are also words or personal names; they need support from the text",
    ),
)

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
