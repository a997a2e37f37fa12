"""Resolution: the fullest earlier name of what a pronoun, a surname or a bare noun stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import Factory, define, field, frozen

from treatyparse.mentions import Mention
from treatyparse.model import SourceKind
from treatyparse.names import bare, same_name
from treatyparse.scene import Scene


@frozen
class Referent:
    """What a mention stands for.

    Attributes:
        kind: What it is.
        mention: The mention that tells most, or None where no earlier one does.
        words: Its words without article and title, or None where the mention itself is fullest.
    """

    kind: SourceKind
    mention: Mention | None = None
    words: str | None = None


@define(eq=False)
class Resolver:
    """Finds what mentions stand for, remembering who has spoken.

    Attributes:
        scene: The text.
        speakers: The mentions of those who have spoken, oldest first.
    """

    scene: Scene
    speakers: list[Mention] = Factory(list)
    genders: dict[str, str] = field(init=False)
    _people: list[Mention] = field(init=False)
    _documents: list[Mention] = field(init=False)
    _bodies: list[Mention] = field(init=False)

    def __attrs_post_init__(self) -> None:
        mentions = self.scene.mentions.all
        self._people = [m for m in mentions if m.kind is SourceKind.PERSON and not m.is_pronoun]
        self._documents = [m for m in mentions if m.is_document and m.value != "part"]
        self._bodies = [m for m in mentions if m.kind is SourceKind.ORGANIZATION]
        self.genders = dict(self._told_genders())

    def _told_genders(self) -> Iterator[tuple[str, str]]:
        """The gender of each surname, as verbs and titles beside it tell."""
        cues = {cue.first: cue for cue in self.scene.cues.all if cue.gender}
        for mention in self._people:
            if not mention.has_name:
                continue
            surname = self._surname(mention)
            for place in (mention.first - 1, mention.last + 1):
                cue = cues.get(place)
                if cue is not None and cue.gender != "plural" and mention.is_direct:
                    yield surname, cue.gender
                    break
            else:
                if mention.gender in ("masculine", "feminine"):
                    yield surname, mention.gender

    def _surname(self, mention: Mention) -> str:
        return bare(self.scene.reading.words[mention.name_last].key)

    def _gender(self, mention: Mention) -> str:
        if mention.has_name:
            told = self.genders.get(self._surname(mention))
            if told:
                return told
        return mention.gender if mention.gender in ("masculine", "feminine") else ""

    def resolve(self, mention: Mention, before: int) -> Referent:
        """What a mention stands for, seen from the word ``before`` which it attributes."""
        if mention.is_pronoun:
            return self._of_pronoun(mention, before)
        if mention.is_document:
            return self._of_document(mention)
        if mention.has_name:
            return Referent(SourceKind.PERSON, mention, self._fuller_name(mention))
        if mention.kind is SourceKind.PERSON and mention.table == "names.titles":
            return self._of_title(mention)
        if mention.kind is SourceKind.ORGANIZATION:
            return self._of_body(mention)
        return Referent(mention.kind, mention)

    def _name(self, mention: Mention) -> str:
        words = self.scene.reading.span(mention.name_first, mention.name_last).text
        return " ".join(words.split())

    def _fuller_name(self, mention: Mention) -> str | None:
        """The fullest name with the same surname, an earlier one first."""
        size = mention.name_last - mention.name_first
        surname = self._surname(mention)
        best: Mention | None = None
        for other in self._people:
            if other.first >= mention.first and best is not None:
                break
            if not other.has_name or other.name_last - other.name_first <= size:
                continue
            if same_name(self._surname(other), surname) or (
                size == 0
                and same_name(self.scene.reading.words[other.name_first].key, surname)
            ):
                if best is None or (
                    other.name_last - other.name_first > best.name_last - best.name_first
                ):
                    best = other
        return self._name(best) if best is not None else None

    def _full(self, mention: Mention) -> str:
        """The fullest name of a person, or what the mention says."""
        if mention.has_name:
            return self._fuller_name(mention) or self._name(mention)
        if mention.table == "names.titles":
            resolved = self._of_title(mention).words
            if resolved is not None:
                return resolved
        return self._bare_words(mention)

    def _bare_words(self, mention: Mention) -> str:
        """The words of a mention without determiners before it."""
        first = mention.first
        words = self.scene.reading.words
        while first < mention.head and words[first].key in self.scene.grammar.determiners:
            first += 1
        return " ".join(self.scene.reading.span(first, mention.last).text.split())

    def _of_pronoun(self, mention: Mention, before: int) -> Referent:
        if mention.value == "thing":
            return self._of_thing(mention)
        if mention.value == "speaker":
            return Referent(SourceKind.PERSON, mention)
        gender = mention.gender
        if mention.value == "possessive":
            gender = ""
        if gender == "plural":
            return self._of_many(mention)
        for strict in (True, False):
            for other in self._focus(mention.first):
                told = self._gender(other)
                if gender and (told != gender if strict and told else False):
                    continue
                return Referent(SourceKind.PERSON, other, self._full(other))
            if not gender:
                break
        body = self._last(self._bodies, mention.first)
        if body is not None:
            return Referent(SourceKind.ORGANIZATION, body, self._bare_words(body))
        return Referent(SourceKind.PERSON, mention)

    def _of_many(self, mention: Mention) -> Referent:
        for other in self._focus(mention.first):
            if other.gender == "plural" or not other.is_direct:
                return Referent(SourceKind.PERSON, other, self._bare_words(other))
        return Referent(SourceKind.PERSON, mention)

    def _focus(self, index: int) -> Iterator[Mention]:
        """The people in view from a word, sentence by sentence, each from its beginning."""
        reading = self.scene.reading
        within = self.scene.owners[index]
        place = self.scene.mentions.before(index)
        mentions = self.scene.mentions.all
        number = reading.sentence_at(index)
        passed = 0
        while place > 0 and passed < _LONGEST_VIEW:
            group: list[Mention] = []
            while place > 0 and reading.sentence_at(mentions[place - 1].first) == number:
                place -= 1
                group.append(mentions[place])
            people = [
                m
                for m in reversed(group)
                if m.kind is SourceKind.PERSON
                and not m.is_pronoun
                and self.scene.owners[m.head] in (within, -1)
                and (m.has_name or m.table == "names.titles")
            ]
            subjects = [m for m in people if m.is_direct and not self._is_governed(m)]
            yield from subjects
            yield from (m for m in people if m not in subjects)
            if place > 0:
                number = reading.sentence_at(mentions[place - 1].first)
            passed += 1

    def _is_governed(self, mention: Mention) -> bool:
        return (
            mention.first > 0
            and self.scene.key(mention.first - 1) in self.scene.grammar.prepositions
        )

    def _of_thing(self, mention: Mention) -> Referent:
        document = self._last(self._documents, mention.first)
        body = self._last(self._bodies, mention.first)
        if document is not None and (body is None or not self._speaks(mention)):
            return self._widest(document, SourceKind.DOCUMENT)
        if body is not None and (document is None or body.first > document.first):
            return Referent(SourceKind.ORGANIZATION, body, self._bare_words(body))
        if document is not None:
            return self._widest(document, SourceKind.DOCUMENT)
        return Referent(SourceKind.UNKNOWN, mention)

    def _speaks(self, mention: Mention) -> bool:
        """Whether the verb after the pronoun is one that nothing written has."""
        following = self.scene.cues.within(mention.last + 1, mention.last + 3)
        return bool(following) and not following[0].takes_document

    def _last(self, mentions: Sequence[Mention], index: int) -> Mention | None:
        place = bisect_left(mentions, index, key=lambda m: m.first)
        return mentions[place - 1] if place else None

    def _of_title(self, mention: Mention) -> Referent:
        """The person who bears the title, named before."""
        stem = self._stem(mention.head_last)
        first_stem = self._stem(mention.head)
        place = bisect_left(self._people, mention.first, key=lambda m: m.first)
        considered = self._people[max(0, place - _MOST_PEOPLE) : place]
        for other in reversed(considered):
            if not other.has_name or not self._agrees(mention, other):
                continue
            stems = {self._stem(index) for index in range(other.first, other.name_first)}
            if stem in stems or first_stem in stems:
                return Referent(SourceKind.PERSON, other, self._full(other))
        if mention.last > mention.head_last or self._is_indefinite(mention):
            return Referent(SourceKind.PERSON, mention)
        for other in reversed(self.speakers[-_MOST_SPEAKERS:]):
            if other.has_name and self._agrees(mention, other) and other.first < mention.first:
                return Referent(SourceKind.PERSON, other, self._full(other))
        for other in reversed(considered):
            if other.has_name and other.name_last > other.name_first:
                return Referent(SourceKind.PERSON, other, self._full(other))
        return Referent(SourceKind.PERSON, mention)

    def _is_indefinite(self, mention: Mention) -> bool:
        """Whether something stands before the noun that makes it new, as "an aide" or "my"."""
        words, grammar = self.scene.reading.words, self.scene.grammar
        if mention.first == mention.head:
            return False
        first = words[mention.first]
        return first.key in grammar.determiners and first.key not in grammar.definite

    def _agrees(self, mention: Mention, other: Mention) -> bool:
        gender, told = mention.gender, self._gender(other)
        return not (gender == "feminine" and told == "masculine")

    def _stem(self, index: int) -> str:
        return self.scene.reading.words[index].key[:5]

    def _of_body(self, mention: Mention) -> Referent:
        """The body named in full before, for a bare noun."""
        if mention.last - mention.head > 1:
            return Referent(SourceKind.ORGANIZATION, mention)
        stem = self._stem(mention.head)
        place = bisect_left(self._bodies, mention.first, key=lambda m: m.first)
        for other in reversed(self._bodies[max(0, place - _MOST_PEOPLE) : place]):
            if self._stem(other.head) == stem and other.last - other.first > (
                mention.last - mention.first
            ):
                return Referent(SourceKind.ORGANIZATION, other, self._bare_words(other))
        return Referent(SourceKind.ORGANIZATION, mention)

    def _of_document(self, mention: Mention) -> Referent:
        """The instrument named in full, for a part, a bare noun or a word such as "the text"."""
        earlier = self._documents[
            : bisect_left(self._documents, mention.first, key=lambda m: m.first)
        ]
        instruments = [m for m in earlier if m.value == "instrument"]
        stem = self._stem(mention.head)
        if mention.value == "instrument":
            alike = [m for m in instruments if self._is_same_noun(m, mention)]
            widest = self._widest_of(alike)
            if widest is not None and self._width(widest) > self._width(mention):
                return Referent(SourceKind.DOCUMENT, widest, self._bare_words(widest))
            return Referent(SourceKind.DOCUMENT, mention)
        if mention.value == "statement":
            for other in reversed(instruments):
                if stem in {self._stem(i) for i in range(other.head, other.head_last + 1)}:
                    if mention.last <= mention.head_last + 1:
                        return self._widest(other, SourceKind.DOCUMENT)
            return Referent(SourceKind.DOCUMENT, mention)
        inside = [
            m
            for m in self.scene.mentions.within(mention.head_last + 1, mention.last + 3)
            if m.is_document and m.value == "instrument"
        ]
        named = self._instrument_in(mention)
        if named is not None:
            alike = [m for m in instruments if self._stem(m.head) == named]
            if alike:
                return self._widest(alike[-1], SourceKind.DOCUMENT)
        if inside:
            return self._widest(inside[0], SourceKind.DOCUMENT)
        if instruments:
            return self._widest(instruments[-1], SourceKind.DOCUMENT)
        return Referent(SourceKind.DOCUMENT, mention)

    def _instrument_in(self, mention: Mention) -> str | None:
        """The stem of an instrument noun that the mention holds: "Article 5 of the treaty"."""
        for hit in self.scene.reading.between(
            "attribution.documents", mention.head_last + 1, mention.last
        ):
            if hit.term.value == "instrument":
                return self._stem(hit.first)
        return None

    def _is_same_noun(self, one: Mention, other: Mention) -> bool:
        return self._stem(one.head_last) == self._stem(other.head_last)

    def _width(self, mention: Mention) -> int:
        first = mention.first
        words = self.scene.reading.words
        while first < mention.head and words[first].key in self.scene.grammar.determiners:
            first += 1
        return mention.last - first

    def _widest_of(self, mentions: Sequence[Mention]) -> Mention | None:
        best: Mention | None = None
        for mention in mentions[-_MOST_PEOPLE:]:
            if best is None or self._width(mention) > self._width(best):
                best = mention
        return best

    def _widest(self, mention: Mention, kind: SourceKind) -> Referent:
        """The widest mention of the instrument that a mention names."""
        alike = [
            m
            for m in self._documents
            if m.first <= mention.first
            and m.value == mention.value
            and self._is_same_noun(m, mention)
        ]
        widest = self._widest_of(alike) or mention
        return Referent(kind, widest, self._bare_words(widest))


_LONGEST_VIEW: Final = 8
_MOST_PEOPLE: Final = 60
_MOST_SPEAKERS: Final = 6
