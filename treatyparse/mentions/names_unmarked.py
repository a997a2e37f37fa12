"""Names without capitals: the people whom a script without case lets be seen by what stands around.

A name follows a title, begins with a surname or a given name that the language file lists, or is
one that the text has told before. Where the file lists the signs by which foreign names are
spelled, each sign is a word and the list says how far such a name goes; elsewhere a name goes on
until a small word, a verb or a sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import define, field

from treatyparse.grammar import Grammar, grammar_of
from treatyparse.reading import Reading

_ENDING: Final = (
    "attribution.verbs",
    "attribution.phrases",
    "attribution.documents",
    "attribution.pronouns",
    "attribution.sides",
    "attribution.groups",
    "attribution.audiences",
    "clauses.signing",
    "clauses.talks",
    "names.titles",
    "names.honorifics",
    "names.organizations",
    "names.bodies",
    "dates.months",
    "dates.weekdays",
    "force.terms",
    "force.agreements",
    "force.tenses",
    "instruments.nouns",
    "segmentation.words",
    "territories.names",
    "territories.further_names",
    "territories.adjectives",
    "territories.capitals",
    "territories.further_capitals",
    "territories.blocs",
)
"""Tables whose terms are no part of a name and end one."""

_TITLES: Final = ("names.titles", "names.honorifics")
_COUNTRIES: Final = ("territories.adjectives", "territories.names", "territories.further_names")
_DOTS: Final = frozenset("·•・‧")
_MOST_WORDS: Final = 4
_MOST_SIGNS: Final = 14
_MOST_GIVEN: Final = 2
_MOST_COMPLEMENTS: Final = 6


def unmarked_names(reading: Reading) -> list[tuple[int, int]]:
    """The first and last words of the names of people, in order, none overlapping another."""
    return _Unmarked(reading).find()


@define(eq=False)
class _Unmarked:
    reading: Reading
    grammar: Grammar = field(init=False)
    surnames: frozenset[str] = field(init=False)
    spelling: frozenset[str] = field(init=False)
    breaking: tuple[str, ...] = field(init=False)
    complements: tuple[str, ...] = field(init=False)
    ended: set[int] = field(init=False)
    countries: dict[int, int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        plain = self.reading.lexicon.plain
        folded = self.reading.lexicon.language.folding.key
        self.grammar = grammar_of(self.reading.lexicon)
        self.surnames = plain.get("names.surnames", frozenset())
        self.spelling = plain.get("names.spelling", frozenset())
        self.breaking = tuple(map(folded, plain.get("names.breaking_beginnings", ())))
        self.complements = self.grammar.complement_beginnings
        hits = self.reading.hits
        self.ended = {
            index
            for table in _ENDING
            for hit in hits.get(table, ())
            if hit.last > hit.first or not self.spelling or table.startswith("attribution.")
            for index in range(hit.first, hit.last + 1)
        }
        self.countries = {
            hit.first: hit.last for table in _COUNTRIES for hit in hits.get(table, ())
        }

    def find(self) -> list[tuple[int, int]]:
        found: dict[int, int] = {}
        for first in self._beginnings():
            last = self._end(first)
            if last >= first and found.get(first, -1) < last:
                found[first] = last
        runs = self._apart(found)
        found.update(self._again(runs))
        return self._apart(found)

    def _apart(self, found: dict[int, int]) -> list[tuple[int, int]]:
        runs: list[tuple[int, int]] = []
        for first, last in sorted(found.items()):
            if not runs or first > runs[-1][1]:
                runs.append((first, last))
        return runs

    def _beginnings(self) -> Iterator[int]:
        """Where a name may begin: after a title, at a given name, at a surname before a verb."""
        words = self.reading.words
        for table in _TITLES:
            for hit in self.reading.hits.get(table, ()):
                yield self._after_title(hit.first, hit.last)
        given = self.grammar.masculine_given | self.grammar.feminine_given
        if given:
            yield from (
                index
                for index, word in enumerate(words)
                if not given.isdisjoint(word.keys) and index not in self.ended
            )
        if self.surnames:
            verbs = {hit.first for hit in self.reading.hits.get("attribution.verbs", ())}
            for verb in verbs:
                for size in (4, 3, 2):
                    first = verb - size
                    if first >= 0 and self._opens(first) and self._end(first) == verb - 1:
                        yield first
                        break

    def _opens(self, index: int) -> bool:
        """Whether a surname stands at a word that no other word goes before."""
        words = self.reading.words
        return self._surname_size(index) > 0 and (
            index == 0 or not words[index - 1].is_word or self.grammar.is_small(words[index - 1])
        )

    def _after_title(self, title: int, last: int) -> int:
        """The word after a title, what the title depends on passed over."""
        words = self.reading.words
        index = last + 1
        is_definite = bool(self.complements) and words[title].key.startswith(self.complements)
        for _ in range(_MOST_COMPLEMENTS):
            if index >= len(words):
                break
            if index in self.countries and not self.spelling:
                index = self.countries[index] + 1
            elif not is_definite and words[index].key.startswith(self.complements or ("\0",)):
                index += 1
            else:
                break
        return index

    def _end(self, first: int) -> int:
        """The last word of a name that begins here, or a smaller number."""
        if first >= len(self.reading.words) or not self._may_belong(first, is_first=True):
            return first - 1
        return self._spelled_end(first) if self.spelling else self._word_end(first)

    def _may_belong(self, index: int, *, is_first: bool = False) -> bool:
        words = self.reading.words
        if index >= len(words) or index in self.ended or index in self.reading.breaks:
            return False
        word = words[index]
        if not word.is_word or self.grammar.is_small(word):
            return False
        if word.key in self.grammar.particles or self.spelling:
            return True
        if not is_first and word.key.startswith(self.breaking or ("\0",)):
            return False
        return not self.grammar.is_finite(word)

    def _word_end(self, first: int) -> int:
        words = self.reading.words
        last, index, count = first - 1, first, 0
        while index < len(words) and count < _MOST_WORDS:
            if not self._may_belong(index, is_first=index == first):
                break
            if words[index].key not in self.grammar.particles:
                count += 1
                last = index
            index += 1
        return last

    def _spelled_end(self, first: int) -> int:
        """The longer of a surname with its given name and of signs that spell a name."""
        own = self._surname_size(first)
        last = first - 1
        if own:
            last = first + own - 1
            while last - first - own + 1 < _MOST_GIVEN and self._may_belong(last + 1):
                last += 1
            if last < first + own:
                last = first - 1
        return max(last, self._signs_end(first))

    def _surname_size(self, first: int) -> int:
        words = self.reading.words
        for size in (2, 1):
            pair = "".join(word.surface for word in words[first : first + size])
            if len(pair) == size and pair in self.surnames:
                return size
        return 0

    def _signs_end(self, first: int) -> int:
        words = self.reading.words
        last = first
        while last + 1 < len(words) and last - first < _MOST_SIGNS:
            word = words[last + 1]
            if word.surface in _DOTS:
                if last + 2 >= len(words) or not words[last + 2].is_word:
                    break
                last += 2
            elif last + 1 in self.ended or word.surface not in self.spelling:
                break
            else:
                last += 1
        return last if words[first].surface in self.spelling and last > first else first - 1

    def _again(self, runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where a name, or the last part of it, stands once more."""
        words = self.reading.words
        names: dict[str, set[tuple[str, ...]]] = {}
        for first, last in runs:
            keys = tuple(word.key for word in words[first : last + 1])
            dots = [place for place, key in enumerate(keys) if key in _DOTS]
            part = keys[dots[-1] + 1 :] if dots else keys if self.spelling else keys[-1:]
            for name in {keys, part}:
                if len("".join(name)) > 1 and (len(name) > 1 or not self.spelling):
                    names.setdefault(name[0], set()).add(name)
        if not names:
            return
        for index, word in enumerate(words):
            for key in word.keys:
                for name in names.get(key, ()):
                    last = index + len(name) - 1
                    following = tuple(w.key for w in words[index + 1 : last + 1])
                    if following == name[1:] and index not in self.ended:
                        yield index, last
