"""View: the people in view from a word: who is known, of which gender, who spoke last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import Factory, define, field

from treatyparse.attribution.namesakes import Namesakes
from treatyparse.attribution.scene import Scene
from treatyparse.mentions.names import same_name
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


@define(eq=False)
class View:
    """The people of a text as they come into view, remembering who has spoken.

    Attributes:
        scene: The text.
        people: The mentions of people, in order.
        namesakes: Their full names.
        speakers: The mentions of those who have spoken, oldest first.
        bodies: The mentions of the bodies that have spoken, oldest first.
    """

    scene: Scene
    people: Sequence[Mention]
    namesakes: Namesakes
    speakers: list[Mention] = Factory(list)
    bodies: list[Mention] = Factory(list)
    _genders: dict[str, str] | None = field(default=None, init=False)

    @property
    def genders(self) -> dict[str, str]:
        """The gender of each surname, gathered for the first pronoun or title."""
        if self._genders is None:
            self._genders = dict(self._told_genders())
        return self._genders

    def _told_genders(self) -> Iterator[tuple[str, str]]:
        """The gender of each surname, as verbs and titles beside it tell."""
        cues = {cue.first: cue for cue in self.scene.cues.all if cue.gender}
        for mention in self.people:
            if not mention.has_name:
                continue
            surname = self.namesakes.surname(mention)
            for place in (mention.first - 1, mention.last + 1, mention.first - 2):
                cue = cues.get(place)
                if cue is not None and cue.gender != "plural" and mention.is_direct:
                    yield surname, cue.gender
                    break
            else:
                if mention.gender in ("masculine", "feminine"):
                    yield surname, mention.gender

    def gender(self, mention: Mention) -> str:
        """The gender of a person, as far as the text tells, or empty."""
        if mention.has_name:
            told = self.genders.get(self.namesakes.surname(mention))
            if told:
                return told
        return mention.gender if mention.gender in ("masculine", "feminine") else ""

    def is_known(self, mention: Mention) -> bool:
        """Whether a mention surely is of a person: full, titled, or of a known surname."""
        if mention.table in ("names.titles", "names.honorifics"):
            return True
        if mention.name_last > mention.name_first:
            is_word = self.scene.reading.words[mention.name_last].is_word
            return is_word and not self._is_place(mention)
        if any(
            same_name(self.namesakes.surname(mention), self.namesakes.surname(s))
            for s in self.recent()
        ):
            return True
        return self.namesakes.fuller(mention) is not None or bool(
            self.scene.reading.between("territories.leaders", mention.name_first, mention.name_last)
        )

    def _is_place(self, mention: Mention) -> bool:
        """Whether an article, a preposition, a noun or a country makes capitals no person."""
        before = self.scene.key(mention.first - 1) if mention.first else ""
        grammar = self.scene.grammar
        if before in grammar.determiners or before in grammar.spots:
            return True
        word = self.scene.word(mention.first - 1)
        describes = word is not None and word.is_word and not word.is_capital
        if describes and self.scene.key(mention.first - 2) in grammar.spots:
            return True
        if any(
            hit.last == mention.name_last and not hit.term.text.endswith("*")
            for table in _THINGS
            for hit in self.scene.reading.between(table, mention.name_first, mention.name_last)
        ):
            return True
        return any(
            hit.first == mention.name_first and hit.last == mention.name_last
            for table in ("territories.names", "territories.further_names")
            for hit in self.scene.reading.between(table, mention.name_first, mention.name_last)
        )

    def recent(self) -> list[Mention]:
        """Those who spoke last and have a name."""
        return [speaker for speaker in self.speakers[-_MOST_SPEAKERS:] if speaker.has_name]

    def focus(self, index: int, within: int, *, own: bool = True) -> Iterator[Mention]:
        """The people in view from a word, sentence by sentence, each from its beginning.

        None from within a quotation but the one whose number is given.
        """
        reading = self.scene.reading
        place = self.scene.mentions.before(index)
        mentions = self.scene.mentions.all
        number = reading.sentence_at(index)
        if not own and number:
            place = self.scene.mentions.before(reading.sentences[number].first)
            number -= 1
        passed = 0
        while place > 0 and passed < _LONGEST_VIEW:
            group: list[Mention] = []
            first = reading.sentences[number].first
            while place > 0 and mentions[place - 1].first >= first and len(group) < _MOST_IN_VIEW:
                place -= 1
                group.append(mentions[place])
            people = [
                m
                for m in reversed(group)
                if m.kind is SourceKind.PERSON
                and not m.is_pronoun
                and self.scene.owners[m.head] in (within, -1)
                and self.is_known(m)
            ]
            subjects = [m for m in people if m.is_direct and not self.is_governed(m)]
            yield from subjects
            yield from (m for m in people if m not in subjects)
            if place > 0:
                number = reading.sentence_at(mentions[place - 1].first)
            passed += 1

    def is_governed(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention."""
        return (
            mention.first > 0
            and self.scene.key(mention.first - 1) in self.scene.grammar.prepositions
        )

    def spoke_last(self, people: list[Mention]) -> bool:
        """Whether the first of some people is who spoke last."""
        spoke = self.recent()[-1:]
        surnames = {self.namesakes.surname(m) for m in [*people, *spoke] if m.has_name}
        return bool(spoke) and len(surnames) == 1 and people[0].has_name


_THINGS: Final = ("attribution.name_nouns", "names.organizations", "attribution.documents")
_MOST_IN_VIEW: Final = 30
_LONGEST_VIEW: Final = 8
_MOST_SPEAKERS: Final = 6
