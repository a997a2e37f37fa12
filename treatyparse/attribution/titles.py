"""Titles: by which titles a text calls each of its people, before the name and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from treatyparse.attribution.scene import COMMAS, Scene
from treatyparse.immutable import frozen
from treatyparse.mentions.names import bare
from treatyparse.mentions.phrases import Mention

_COUNTRIES: Final = (
    "territories.names",
    "territories.further_names",
    "territories.adjectives",
    "territories.leaders",
)
INDEXED: Final = 4
"""How many letters of a surname stand for it."""


@frozen(eq=False)
class Called:
    """What a person is called.

    Attributes:
        heads: The first letters of the nouns of the titles.
        words: The first letters of every word of the titles.
        roles: The roles of the titles: head of anything, of a state, a voice.
        codes: The countries that the titles or the well-known surname tell of.
    """

    heads: set[str]
    words: set[str]
    roles: set[str]
    codes: set[str]

    def clashes(self, role: str) -> bool:
        """Whether every role told of the person is another one than this."""
        return bool(role and self.roles) and not any(may_be(role, own) for own in self.roles)


GENERAL: Final = "head"
"""The role of those of whom the noun does not tell what they head."""


def may_be(role: str, other: str) -> bool:
    """Whether two roles may be those of one person."""
    return role == other or other in _MAY_BE.get(role, ()) or role in _MAY_BE.get(other, ())


_MAY_BE: Final = {
    GENERAL: frozenset({"state", "government", "region", "city", "foreign", "minister", "leader"}),
    "minister": frozenset({"foreign"}),
    "leader": frozenset({"state", "government"}),
}
"""Which roles one person may have besides the other."""


@define(eq=False)
class Titles:
    """The titles of the people of a text, by surname."""

    scene: Scene
    people: list[Mention]
    _roles: dict[int, str] = field(init=False)
    _called: dict[str, Called] = field(init=False)

    def __attrs_post_init__(self) -> None:
        hits = self.scene.reading.hits.get("names.roles", ())
        ordered = sorted(hits, key=lambda hit: hit.last)
        self._roles = {hit.first: hit.term.value for hit in ordered}
        self._called = {}
        for mention, title in self._entitled():
            last = title.name_first - 1 if title.has_name else title.last
            called = self.of(mention)
            called.heads.update(self.heads(title))
            called.codes.update(self._own_codes(title))
            called.words.update(self.stem(index) for index in range(title.first, last + 1))
            if role := self.role(title):
                called.roles.add(role)
        for mention in self.people:
            if mention.has_name:
                self.of(mention).codes.update(self._own_codes(mention))

    def of(self, mention: Mention) -> Called:
        """What the person of a mention is called anywhere in the text."""
        key = bare(self.scene.reading.words[mention.name_last].key)[:INDEXED]
        if key not in self._called:
            self._called[key] = Called(set(), set(), set(), set())
        return self._called[key]

    def _entitled(self) -> Iterator[tuple[Mention, Mention]]:
        """Each named person with each mention that holds a title of theirs."""
        for place, mention in enumerate(self.people):
            if not mention.has_name:
                continue
            if mention.name_first > mention.first:
                yield mention, mention
            if place + 1 < len(self.people) and self._is_apposition(
                mention, self.people[place + 1]
            ):
                yield mention, self.people[place + 1]

    def _is_apposition(self, name: Mention, title: Mention) -> bool:
        """Whether a title explains the name before its comma: Ines Prado, the curator."""
        if title.table != "names.titles" or title.has_name:
            return False
        index = name.last + 1
        while index < title.first and (
            self.scene.key(index) in COMMAS or self.scene.reading.words[index].is_number
        ):
            index += 1
        return name.last + 1 < index == title.first

    def _own_codes(self, mention: Mention) -> set[str]:
        """The country that a title tells of first, and that of a leader's surname."""
        hits = [
            hit
            for table in _COUNTRIES
            for hit in self.scene.reading.between(table, mention.first, mention.last)
        ]
        named = [hit for hit in hits if hit.term.label != "territories.leaders"]
        first = min(named, key=lambda hit: hit.first, default=None)
        own = {hit.term.value for hit in hits if hit.term.label == "territories.leaders"}
        return own or ({first.term.value} if first is not None else set())

    def codes(self, mention: Mention) -> set[str]:
        """The countries that a mention names, also by its adjectives or a leader's surname."""
        reading = self.scene.reading
        if not reading.begins(_COUNTRIES, mention.first, mention.last):
            return set()
        return {
            hit.term.value
            for table in _COUNTRIES
            for hit in reading.between(table, mention.first, mention.last)
        }

    def stem(self, index: int) -> str:
        """The first letters of a word, by which nouns compare in any case."""
        return self.scene.reading.words[index].key[:5]

    def heads(self, mention: Mention) -> set[str]:
        """The first letters of the nouns that a mention is headed by."""
        if mention.table in ("names.titles", "names.honorifics"):
            return {self.stem(index) for index in range(mention.head, mention.head_last + 1)}
        last = mention.name_first if mention.has_name else mention.last + 1
        return {self.stem(index) for index in range(mention.first, last)}

    def whole(self, mention: Mention) -> set[str]:
        """The first letters of all words of a title without a name: minister of defence."""
        words = self.scene.reading.words
        return {
            self.stem(index)
            for index in range(mention.first, mention.last + 1)
            if words[index].is_word and not self.scene.grammar.is_small(words[index])
        }

    def role(self, mention: Mention) -> str:
        """The role that a mention tells of: head, state, voice, or nothing."""
        return self._roles.get(mention.head, "")
