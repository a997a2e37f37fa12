"""Phrases: a noun phrase that may be a source, its kind and extent, and those of a text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from attrs import field

from treatyparse.grammar import grammar_of
from treatyparse.immutable import frozen
from treatyparse.mentions.names import Person, bare
from treatyparse.model import SourceKind
from treatyparse.reading import Reading


@frozen(eq=True)
class Mention:
    """A noun phrase that may be a source.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        head: The index of the word that decides what it is.
        head_last: The index of the last word of the head.
        kind: What it is; ``UNKNOWN`` for a group without a name.
        table: The table of its head, ``names`` for a bare name.
        value: The value of the head in its table.
        name_first: The first word of a person's name, or -1.
        name_last: The last word of a person's name, or -1.
        gender: ``masculine``, ``feminine``, ``plural`` or empty.
        is_direct: Whether its form may be that of a subject.
    """

    first: int
    last: int
    head: int
    head_last: int
    kind: SourceKind
    table: str
    value: str = ""
    name_first: int = -1
    name_last: int = -1
    gender: str = ""
    is_direct: bool = True

    @property
    def has_name(self) -> bool:
        """Whether a person's name is part of it."""
        return self.name_first >= 0

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun."""
        return self.table == "attribution.pronouns"

    @property
    def is_document(self) -> bool:
        """Whether it is something written."""
        return self.kind is SourceKind.DOCUMENT

    def person(self, reading: Reading) -> Person | None:
        """The person that it names, or None."""
        if not self.has_name:
            return None
        title = (self.head, self.head_last) if self.table == "names.titles" else None
        return Person(
            self.first,
            self.last,
            self.name_first,
            self.name_last,
            title,
            self.gender if self.gender != "plural" else "",
            bare(reading.words[self.name_last].key),
        )


@frozen
class Mentions:
    """The mentions of a text, in order, none overlapping another."""

    all: tuple[Mention, ...]
    firsts: tuple[int, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "firsts", tuple(mention.first for mention in self.all))

    def within(self, first: int, last: int) -> Sequence[Mention]:
        """Those whose heads lie within the words ``first`` to ``last``, both included."""
        low = bisect_left(self.firsts, first)
        while low > 0 and self.all[low - 1].head >= first:
            low -= 1
        return [m for m in self.all[low : bisect_right(self.firsts, last)] if m.head <= last]

    def before(self, index: int) -> int:
        """How many mentions begin before a word."""
        return bisect_left(self.firsts, index)


def ends_as_owner(reading: Reading, mention: Mention) -> bool:
    """Whether the phrase of a person ends in an owner: Mr Blair's, before spokesman."""
    last = reading.words[mention.last]
    is_named = mention.kind is SourceKind.PERSON and mention.has_name
    return is_named and grammar_of(reading.lexicon).is_possessive(last)


def explains(reading: Reading, title: Mention, name: Mention) -> bool:
    """Whether a name between commas follows its title: the curator, Ines Prado."""
    words = reading.words
    return (
        title.table == "names.titles"
        and not title.has_name
        and name.name_last > name.name_first >= 0
        and title.last + 2 == name.first
        and words[title.last + 1].key == ","
        and not (name.last + 1 < len(words) and words[name.last + 1].is_word)
    )


def shares_name(reading: Reading, title: Mention, named: Mention) -> bool:
    """Whether two titles joined by a conjunction are those of one person: historian and poet X.

    Not where a plural verb beside them tells of two.
    """
    words, grammar = reading.words, grammar_of(reading.lexicon)
    if title.table != "names.titles" or title.has_name or title.last != title.head_last:
        return False
    if named.table != "names.titles" or not named.has_name or named.first != named.head:
        return False
    if title.last + 2 != named.first or words[title.last + 1].key not in grammar.conjunctions:
        return False
    beside = [words[i] for i in (title.first - 1, named.last + 1) if 0 <= i < len(words)]
    return title.is_direct and not any(grammar.verb_gender(word) == "plural" for word in beside)
