"""Namesakes: the fullest name of a person, told from that of others with the same surname."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from treatyparse.attribution.scene import Scene
from treatyparse.attribution.titles import INDEXED
from treatyparse.mentions.names import bare, same_name
from treatyparse.mentions.phrases import Mention


@define(eq=False)
class Namesakes:
    """The full names of a text, by the beginning of each of their ends."""

    scene: Scene
    people: Sequence[Mention]
    _by_surname: dict[str, list[Mention]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._by_surname = {}
        for mention in self.people:
            before = self.scene.key(mention.first - 1) if mention.first else ""
            if mention.name_last > mention.name_first and before not in self.scene.grammar.spots:
                for index in {mention.name_first, mention.name_last}:
                    key = bare(self.scene.reading.words[index].key)[:INDEXED]
                    self._by_surname.setdefault(key, []).append(mention)

    def surname(self, mention: Mention) -> str:
        """The key of the last word of a name."""
        return bare(self.scene.reading.words[mention.name_last].key)

    def name(self, mention: Mention) -> str:
        """The words of a name."""
        words = self.scene.reading.span(mention.name_first, mention.name_last).text
        last = self.scene.reading.words[mention.name_last]
        if self.scene.grammar.is_possessive(last):
            words = words[: len(words) - len(last.surface) + len(bare(last.key))]
        return " ".join(words.split())

    def fuller(self, mention: Mention) -> str | None:
        """The fullest name with the same surname, an earlier one first, or None."""
        best: Mention | None = None
        for other in self._one_person(self._named_alike(mention), mention):
            if best is None or self._size(other) > self._size(best):
                best = other
        return self.name(best) if best is not None else None

    def _size(self, mention: Mention) -> int:
        return mention.name_last - mention.name_first

    def _named_alike(self, mention: Mention) -> list[Mention]:
        """The longer names with this surname before a mention; where none is, the next one."""
        size, surname = self._size(mention), self.surname(mention)
        found: list[Mention] = []
        for other in self._by_surname.get(surname[:INDEXED], ())[:_MOST_PEOPLE]:
            if other.first >= mention.first and found:
                break
            if self._size(other) <= size:
                continue
            first = self.scene.reading.words[other.name_first].key
            if not same_name(self.surname(other), surname) and (
                size or not same_name(first, surname)
            ):
                continue
            if not size or self._share_given(mention, other):
                found.append(other)
        return found

    def _one_person(self, found: Sequence[Mention], mention: Mention) -> Sequence[Mention]:
        """Those of one person: the name in this very form, else the last one named."""
        if len(found) < _FEWEST_NAMESAKES or all(self._share_given(found[0], m) for m in found):
            return found
        surname = self.surname(mention)
        exact = [m for m in found if self.surname(m) == surname] or found
        return [m for m in found if self._share_given(exact[-1], m)]

    def _share_given(self, one: Mention, other: Mention) -> bool:
        """Whether two names have a given name or its initial in common."""
        return any(
            same_name(given, own) or _abbreviates(given, own) or _abbreviates(own, given)
            for given in self._given(one)
            for own in self._given(other)
        )

    def _given(self, mention: Mention) -> list[str]:
        words = self.scene.reading.words[mention.name_first : mention.name_last]
        return [word.key for word in words if word.is_word]


def _abbreviates(initial: str, name: str) -> bool:
    """Whether a name is shortened to its first letter, or to the beginning of it."""
    return name.startswith(initial)


_MOST_PEOPLE: Final = 60
_FEWEST_NAMESAKES: Final = 2
