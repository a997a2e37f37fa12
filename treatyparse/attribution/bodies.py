"""Bodies: which ministry, firm or newspaper a noun such as "the company" stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from treatyparse.attribution import kinds
from treatyparse.attribution.scene import Quoted, Scene
from treatyparse.attribution.written import Referent, Written
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind

ANY: Final = "any"
MEDIUM: Final = "medium"
AUTHORITY: Final = "authority"


@define(eq=False)
class Bodies:
    """The bodies of a text, each with the sort that its noun tells: authority, firm, medium."""

    scene: Scene
    written: Written
    _bodies: list[Mention] = field(init=False)
    _named: list[Mention] = field(init=False)
    _sorts: dict[int, str] = field(init=False)

    def __attrs_post_init__(self) -> None:
        hits = self.scene.reading.hits.get("names.stand_ins", ())
        self._sorts = {hit.last: hit.term.value for hit in hits}
        self._bodies = [m for m in self.scene.mentions.all if m.kind is SourceKind.ORGANIZATION]
        self._bodies += self._authors()
        self._bodies.sort(key=lambda mention: mention.first)
        self._named = [
            *self._bodies,
            *(m for m in self.scene.mentions.all if self._may_be_body(m)),
            *self._marked(),
        ]
        self._named.sort(key=lambda mention: mention.first)

    def _may_be_body(self, mention: Mention) -> bool:
        """Whether capitals that may name a person may as well name a firm."""
        return (
            mention.table == "names"
            and mention.kind is SourceKind.PERSON
            and mention.first == mention.name_first
            and not mention.gender
            and not self._is_governed(mention)
            and self._begins_sentence(mention)
        )

    def _authors(self) -> Iterator[Mention]:
        """The bodies within the mention of what they wrote: a statement of the ministry."""
        for mention in self.scene.mentions.all:
            if not mention.is_document or mention.last == mention.head_last:
                continue
            first = mention.head_last + 1
            for hit in self.scene.reading.between("names.organizations", first, mention.last)[:1]:
                yield Mention(
                    hit.first,
                    mention.last,
                    hit.first,
                    hit.last,
                    SourceKind.ORGANIZATION,
                    "names.organizations",
                    is_direct=False,
                )

    def _begins_sentence(self, mention: Mention) -> bool:
        reading = self.scene.reading
        first = reading.sentences[reading.sentence_at(mention.first)].first
        return mention.first - first <= 1

    def _marked(self) -> Iterator[Mention]:
        """The names between marks that no noun stands before: «Norland» closed a works."""
        scene = self.scene
        for quoted in scene.quoted:
            words = scene.reading.words[quoted.first : quoted.last + 1]
            if not 0 < len(words) <= _LONGEST_NAME or not words[0].is_capital:
                continue
            if not all(w.is_capital or w.is_number or w.key in "-–" for w in words):
                continue
            if self._is_other_thing(quoted):
                continue
            place = scene.mentions.before(quoted.opening) - 1
            if place >= 0 and scene.mentions.all[place].last >= quoted.opening:
                continue
            yield Mention(
                quoted.first,
                quoted.last,
                quoted.first,
                quoted.last,
                SourceKind.ORGANIZATION,
                "marked",
            )

    def _is_other_thing(self, quoted: Quoted) -> bool:
        """Whether a noun of things, or a word that tells what was said, stands before a name."""
        is_thing = kinds.noun_before(self.scene, quoted, "attribution.name_nouns")
        if is_thing and not kinds.noun_before(self.scene, quoted, "names.organizations"):
            return True
        before = self.scene.cues_between(quoted.opening - 1, quoted.opening - 1, quoted.parent)
        return bool(before) or kinds.is_word(self.scene, quoted)

    def _sort(self, mention: Mention) -> str:
        return self._sorts.get(mention.head_last, "")

    def _is_bare(self, mention: Mention) -> bool:
        """Whether it says no more than what sort of body it is."""
        return (
            mention.last == mention.head_last
            and mention.table == "names.organizations"
            and bool(self._sort(mention))
            and not self._has_capitals(mention)
        )

    def _has_capitals(self, mention: Mention) -> bool:
        """Whether a capital makes a noun more than that: the Home Office, Iran's ministry."""
        if self.scene.reading.lexicon.language.capital_nouns:
            return False
        words = self.scene.reading.words[mention.first : mention.last + 1]
        named = [w for w in words if w.key not in self.scene.grammar.determiners]
        first = self.scene.reading.sentences[self.scene.reading.sentence_at(mention.first)].first
        return len(named) > 1 and any(
            word.is_capital
            and (index > 0 or mention.first != first or self.scene.grammar.is_possessive(word))
            for index, word in enumerate(named)
        )

    def _stem(self, index: int) -> str:
        return self.scene.reading.words[index].key[:5]

    def resolve(self, mention: Mention) -> Referent:
        """The body named before that a bare noun stands for."""
        spelled = self._spelled(mention)
        if spelled is not None:
            longer = self._longer(mention)
            return self._referent(longer) if longer is not None else spelled
        if self._is_bare(mention) and self._sort(mention) != AUTHORITY:
            other = self._stood_for(mention) or self._longer(mention)
            return self._referent(other) if other else Referent(mention.kind)
        longer = self._longer(mention)
        if longer is not None:
            return self._referent(longer)
        stood_for = self._stood_for(mention) if self._is_bare(mention) else None
        if stood_for is not None:
            return self._referent(stood_for)
        return Referent(SourceKind.ORGANIZATION)

    def _longer(self, mention: Mention) -> Mention | None:
        """The last body before with the same noun that tells more."""
        stem, size = self._stem(mention.head_last), self._width(mention)
        place = bisect_left(self._bodies, mention.first, key=lambda m: m.first)
        for other in reversed(self._bodies[max(0, place - _MOST_BODIES) : place]):
            if self._stem(other.head_last) == stem and self._width(other) > size:
                return other
        return None

    def _width(self, mention: Mention) -> int:
        """How many words a phrase has but for a determiner before them."""
        words = self.scene.reading.words
        is_opened = words[mention.first].key in self.scene.grammar.determiners
        return mention.last - mention.first - int(is_opened)

    def _is_nameless(self, mention: Mention) -> bool:
        """Whether a body is but a noun without a capital, where names have them: police."""
        if self._width(mention):
            return False
        words = self.scene.reading.words[mention.first : mention.last + 1]
        return self.scene.reading.lexicon.has_case and not any(w.is_capital for w in words)

    def _spelled(self, mention: Mention) -> Referent | None:
        """The words before whose first letters make a body's capitals: the NBK for the Bank."""
        words = self.scene.reading.words
        if mention.first != mention.last or not words[mention.first].is_upper:
            return None
        letters = words[mention.first].key
        if not _SHORTEST_LETTERS <= len(letters) <= _MOST_LETTERS:
            return None
        for first in range(mention.first - 1, max(-1, mention.first - _FAR), -1):
            if words[first].is_capital and words[first].key[0] == letters[0]:
                last = self._spells(first, letters)
                if last > first:
                    text = " ".join(self.scene.reading.span(first, last).text.split())
                    return Referent(SourceKind.ORGANIZATION, words=text)
        return None

    def _spells(self, first: int, letters: str) -> int:
        """The last of the words from one on whose first letters are these, or -1."""
        words, place, index = self.scene.reading.words, 0, first
        while index < len(words) and index - first < 2 * len(letters):
            word = words[index]
            if word.is_word and not word.is_upper and word.key[0] == letters[place]:
                place += 1
                if place == len(letters):
                    return index
            elif word.key != "-" and not self.scene.grammar.is_small(word):
                return -1
            index += 1
        return -1

    def _stood_for(self, mention: Mention) -> Mention | None:
        """The nearest body of its sort before a bare noun."""
        if self.written.is_indefinite(mention):
            return None
        sort = self._sort(mention)
        suiting = [m for m in self._before(mention) if self._suits(sort, m)]
        told = [m for m in suiting if sort == MEDIUM and self._sort(m) == MEDIUM]
        return next(iter(told or suiting), None)

    def _referent(self, mention: Mention) -> Referent:
        return Referent(SourceKind.ORGANIZATION, mention, self.written.bare_words(mention))

    def _suits(self, sort: str, other: Mention) -> bool:
        if self._is_bare(other) or self._is_nameless(other):
            return False
        told = self._sort(other)
        if told:
            return told == sort or (sort == ANY and told != MEDIUM)
        if sort == MEDIUM:
            return self._reports(other)
        return sort != AUTHORITY or other.table in _AUTHORITIES

    def _reports(self, mention: Mention) -> bool:
        """Whether a verb of reporting stands beside a name, so that it may be a newspaper's."""
        first, last = mention.first - _BESIDE, mention.last + _BESIDE
        return bool(self.scene.cues.within(first, last))

    def _before(self, mention: Mention) -> Iterator[Mention]:
        """The bodies named before, sentence by sentence backwards, the subject of each first."""
        reading = self.scene.reading
        place = bisect_left(self._named, mention.first, key=lambda m: m.first)
        passed = 0
        while place > 0 and passed < _LONGEST_VIEW:
            number = reading.sentence_at(self._named[place - 1].first)
            first = reading.sentences[number].first
            group: list[Mention] = []
            while place > 0 and self._named[place - 1].first >= first and len(group) < _MOST_BODIES:
                place -= 1
                if self.scene.owners[self._named[place].head] == self.scene.owners[
                    mention.head
                ] or (self._named[place].table == "marked"):
                    group.append(self._named[place])
            group.reverse()
            bodies = [m for m in group if m.kind is SourceKind.ORGANIZATION]
            subjects = [m for m in bodies if m.is_direct and not self._is_governed(m)]
            yield from subjects
            yield from (m for m in bodies if m not in subjects)
            yield from (m for m in group if m not in bodies)
            passed += 1

    def _is_governed(self, mention: Mention) -> bool:
        before = self.scene.key(mention.first - 1) if mention.first else ""
        return before in self.scene.grammar.prepositions

    def subject(self, mention: Mention) -> Mention | None:
        """The first body of the nearest earlier sentence that names one."""
        place = bisect_left(self._bodies, mention.first, key=lambda m: m.first)
        if not place:
            return None
        last = self._bodies[place - 1]
        number = self.scene.reading.sentence_at(last.first)
        sentence = self.scene.reading.sentences[number]
        for other in self.scene.mentions.within(sentence.first, sentence.last):
            if other.kind is SourceKind.ORGANIZATION and other.first < mention.first:
                return other
        return last


_AUTHORITIES: Final = ("names.organizations", "names.bodies", "territories.seats")
_LONGEST_NAME: Final = 5
_LONGEST_VIEW: Final = 12
_MOST_BODIES: Final = 60
_SHORTEST_LETTERS, _MOST_LETTERS = 3, 6
_FAR: Final = 1200
_BESIDE: Final = 3
