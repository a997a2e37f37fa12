"""Schema: every table that a language file may have, stage by stage, with its layout and meaning."""

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

ROLES: Final = frozenset(
    {
        "making",
        "goods",
        "arms",
        "forces",
        "energy_equipment",
        "energy_carrier",
        "trading",
        "commodity",
        "price",
        "money",
        "lending",
        "joint_action",
        "helping",
        "attack",
        "renouncing",
        "hostility",
        "territory",
        "third_side",
        "pipe_or_line",
        "laying",
    }
)
"""What a word contributes to a field that no word of the clause names by itself."""

CLAUSES: Final = (
    *(
        _table(f"types.{type_}", Shape.GRADED, f"terms that speak for the type {type_}")
        for type_ in ClauseType
    ),
    _table("types.roles", Shape.BY_VALUE, "words that make a type together with others", ROLES),
    _table(
        "types.exclusions",
        Shape.BY_VALUE,
        "terms within which nothing speaks for a type, or for any",
        (*ClauseType, "any"),
    ),
    _table(
        "types.cancels",
        Shape.BY_VALUE,
        "terms that cancel a type, or every type, in the whole clause",
        (*ClauseType, "any"),
    ),
    _table("clauses.parties", Shape.TERMS, "words for the parties: sides, both countries"),
    _table("clauses.joint", Shape.TERMS, "words for acting together or mutually"),
    _table("clauses.speakers", Shape.TERMS, "words by which a party speaks of itself: we, our"),
    _table("clauses.conjunctions", Shape.TERMS, "words that co-ordinate main clauses"),
    _table("clauses.reporting", Shape.TERMS, "verbs and phrases of a closing attribution"),
    _table("clauses.signing", Shape.TERMS, "verbs of signing, adopting and exchanging instruments"),
    _table("clauses.contents", Shape.TERMS, "words after which a signed instrument's content stands"),
    _table("clauses.talks", Shape.TERMS, "talks about a topic that lead to nothing"),
    _table("clauses.procedure", Shape.TERMS, "definitions, entry into force, committees, disputes"),
    _table("clauses.condemnation", Shape.TERMS, "condemning, condoling, protesting"),
    _table("clauses.captions", Shape.TERMS, "openings of a line that is no part of the article"),
    _table("clauses.further_reading", Shape.TERMS, "lines after which teasers follow"),
    _table("force.terms", Shape.BY_VALUE, "words that carry a deontic force", Force),
    _table("force.agreements", Shape.TERMS, "agreeing verbs, whose force is that of what follows"),
    _table(
        "force.negations",
        Shape.BY_VALUE,
        "negations of a word (not), and of the subject and so of the whole clause (neither)",
        ("word", "subject"),
    ),
    _table("force.denials", Shape.TERMS, "denials that an instrument provides for something"),
    _table("force.subordinators", Shape.TERMS, "words that open a relative or conditional clause"),
    _table(
        "force.tenses", Shape.BY_VALUE, "verb forms by tense", ("future", "present", "past")
    ),
)

TABLES: Final[dict[str, Table]] = {
    table.name: table for table in (*SEGMENTATION, *ATTRIBUTION, *PARTIES, *INSTRUMENTS, *CLAUSES)
}
"""Every table that a language file may have, by name."""
