"""Resolution: the fullest earlier name of what a pronoun, a surname or a bare noun stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from attrs import Factory, define, field

from treatyparse.attribution.bodies import Bodies
from treatyparse.attribution.namesakes import Namesakes
from treatyparse.attribution.scene import Scene
from treatyparse.attribution.titles import GENERAL, Titles
from treatyparse.attribution.written import Referent, Written
from treatyparse.mentions.names import same_name
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


@define(eq=False)
class Resolver:
    """Finds what mentions stand for, remembering who has spoken.

    Attributes:
        scene: The text.
        speakers: The mentions of those who have spoken, oldest first.
    """

    scene: Scene
    speakers: list[Mention] = Factory(list)
    written: Written = field(init=False)
    _people: list[Mention] = field(init=False)
    _namesakes: Namesakes = field(init=False)
    _genders: dict[str, str] | None = field(default=None, init=False)
    _titles: Titles | None = field(default=None, init=False)
    _bodies: Bodies | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.written = Written(self.scene)
        mentions = self.scene.mentions.all
        self._people = [m for m in mentions if m.kind is SourceKind.PERSON and not m.is_pronoun]
        self._namesakes = Namesakes(self.scene, self._people)

    @property
    def genders(self) -> dict[str, str]:
        """The gender of each surname, gathered for the first pronoun or title."""
        if self._genders is None:
            self._genders = dict(self._told_genders())
        return self._genders

    @property
    def titles(self) -> Titles:
        """The titles of people, gathered for the first title without a name."""
        if self._titles is None:
            self._titles = Titles(self.scene, self._people)
        return self._titles

    @property
    def bodies(self) -> Bodies:
        """The bodies, gathered for the first of them that is asked about."""
        if self._bodies is None:
            self._bodies = Bodies(self.scene, self.written)
        return self._bodies

    def _told_genders(self) -> Iterator[tuple[str, str]]:
        """The gender of each surname, as verbs and titles beside it tell."""
        cues = {cue.first: cue for cue in self.scene.cues.all if cue.gender}
        for mention in self._people:
            if not mention.has_name:
                continue
            surname = self._namesakes.surname(mention)
            for place in (mention.first - 1, mention.last + 1, mention.first - 2):
                cue = cues.get(place)
                if cue is not None and cue.gender != "plural" and mention.is_direct:
                    yield surname, cue.gender
                    break
            else:
                if mention.gender in ("masculine", "feminine"):
                    yield surname, mention.gender

    def _gender(self, mention: Mention) -> str:
        if mention.has_name:
            told = self.genders.get(self._namesakes.surname(mention))
            if told:
                return told
        return mention.gender if mention.gender in ("masculine", "feminine") else ""

    def resolve(self, mention: Mention, gender: str = "") -> Referent:
        """What a mention stands for; the gender is that of the verb beside it."""
        if mention.is_pronoun:
            return self._of_pronoun(mention)
        if mention.is_document:
            return self.written.resolve(mention)
        if mention.has_name:
            return Referent(SourceKind.PERSON, mention, self._namesakes.fuller(mention))
        if mention.kind is SourceKind.PERSON and mention.table in ("names.titles", "names.ages"):
            return self._of_title(mention, gender)
        if mention.kind is SourceKind.ORGANIZATION:
            return self.bodies.resolve(mention)
        return Referent(mention.kind)

    def _is_known(self, mention: Mention) -> bool:
        """Whether a mention surely is of a person: full, titled, or of a known surname."""
        if mention.table in ("names.titles", "names.honorifics"):
            return True
        if mention.name_last > mention.name_first:
            return not self._is_place(mention)
        if any(
            same_name(self._namesakes.surname(mention), self._namesakes.surname(s))
            for s in self._recent()
        ):
            return True
        return self._namesakes.fuller(mention) is not None or bool(
            self.scene.reading.between("territories.leaders", mention.name_first, mention.name_last)
        )

    def _is_place(self, mention: Mention) -> bool:
        """Whether an article, a preposition, a noun or a country makes capitals no person."""
        before = self.scene.key(mention.first - 1) if mention.first else ""
        if before in self.scene.grammar.determiners or before in self.scene.grammar.spots:
            return True
        if any(
            self.scene.reading.between(table, mention.name_first, mention.name_last)
            for table in _THINGS
        ):
            return True
        return any(
            hit.first == mention.name_first and hit.last == mention.name_last
            for table in ("territories.names", "territories.further_names")
            for hit in self.scene.reading.between(table, mention.name_first, mention.name_last)
        )

    def _recent(self) -> list[Mention]:
        """Those who spoke last and have a name."""
        return [speaker for speaker in self.speakers[-_MOST_SPEAKERS:] if speaker.has_name]

    def _full(self, mention: Mention) -> str:
        """The fullest name of a person, or what the mention says."""
        if mention.has_name:
            return self._namesakes.fuller(mention) or self._namesakes.name(mention)
        if mention.table == "names.titles":
            resolved = self._of_title(mention, "").words
            if resolved is not None:
                return resolved
        return self.written.bare_words(mention)

    def _of_pronoun(self, mention: Mention) -> Referent:
        if mention.value == "thing":
            return self._of_thing(mention)
        if mention.value == "speaker":
            return Referent(SourceKind.PERSON)
        gender = mention.gender
        if gender == "plural":
            return self._of_many(mention)
        view = list(self._focus(mention.first))
        for other in self._by_gender(view, gender):
            return Referent(SourceKind.PERSON, other, self._full(other))
        if self.scene.key(mention.head) in self.scene.grammar.personal:
            return Referent(SourceKind.PERSON)
        body = self.bodies.subject(mention)
        if body is not None:
            return self._of_body(body)
        return Referent(SourceKind.PERSON)

    def _by_gender(self, view: list[Mention], gender: str) -> list[Mention]:
        """The people in view, those first whom the gender of a pronoun suits best."""
        if not gender:
            return view
        fitting = [m for m in view if self._gender(m) == gender]
        open_ = [m for m in view if not self._gender(m)]
        rest = [m for m in view if m not in fitting and m not in open_]
        if gender == "feminine":
            return [*fitting, *open_, *rest]
        either = [m for m in view if m in fitting or m in open_]
        return [*either, *rest]

    def _of_many(self, mention: Mention) -> Referent:
        pair = self._joined(mention)
        if pair is not None:
            span = self.scene.reading.span(pair[0].name_first, pair[1].name_last)
            return Referent(SourceKind.PERSON, pair[1], " ".join(span.text.split()))
        for other in self._focus(mention.first):
            if other.gender == "plural" or not other.is_direct:
                return Referent(SourceKind.PERSON, other, self.written.bare_words(other))
        return Referent(SourceKind.PERSON)

    def _joined(self, mention: Mention) -> tuple[Mention, Mention] | None:
        """The last two people whom a conjunction joins, not far before a pronoun."""
        place = bisect_left(self._people, mention.first, key=lambda m: m.first)
        number = self.scene.reading.sentence_at(mention.first)
        for last in range(place - 1, max(0, place - _MOST_IN_PAIRS), -1):
            one, other = self._people[last - 1], self._people[last]
            if number - self.scene.reading.sentence_at(other.first) > _NEAR_PAIR:
                return None
            joins = self.scene.key(other.first - 1) in self.scene.grammar.conjunctions
            if one.has_name and other.has_name and joins and one.last == other.first - 2:
                return one, other
        return None

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
                and self._is_known(m)
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
        document = self.written.main_instrument(mention) or self.written.last_document(mention)
        body = self.bodies.subject(mention)
        if document is not None and (body is None or not self._speaks(mention)):
            return document
        if body is not None:
            return self._of_body(body)
        return document or Referent(SourceKind.DOCUMENT)

    def _of_body(self, body: Mention) -> Referent:
        """What a body in view stands for, or its own words."""
        referent = self.bodies.resolve(body)
        if referent.words is not None:
            return referent
        return Referent(SourceKind.ORGANIZATION, body, self.written.bare_words(body))

    def _speaks(self, mention: Mention) -> bool:
        """Whether the verb after the pronoun is one that nothing written has."""
        following = self.scene.cues.within(mention.last + 1, mention.last + 3)
        return bool(following) and not following[0].takes_document

    def _of_title(self, mention: Mention, gender: str) -> Referent:
        """The person who bears the title, named before; of the same country where one is told."""
        if self._is_another(mention):
            return Referent(SourceKind.PERSON)
        place = bisect_left(self._people, mention.first, key=lambda m: m.first)
        considered = [
            m
            for m in reversed(self._people[max(0, place - _MOST_PEOPLE) : place])
            if m.has_name
            and self.scene.owners[m.head] in (self.scene.owners[mention.head], -1)
            and self._agrees(mention, m, gender)
            and self._is_known(m)
        ]
        other = self._entitled(mention, considered)
        if other is None and not self.written.is_indefinite(mention):
            is_other = self.scene.ends_at("names.relatives", mention.head_last)
            if mention.last == mention.head_last and not is_other:
                other = self._in_view(mention, considered)
            if other is None and not considered and not is_other:
                other = self._named_next(mention, place, gender)
        if other is None:
            return Referent(SourceKind.PERSON)
        return Referent(SourceKind.PERSON, other, self._full(other))

    def _is_another(self, mention: Mention) -> bool:
        """Whether a word before a title brings in somebody else: an envoy, another minister."""
        return self.scene.key(mention.first) in self.scene.grammar.indefinite

    def _entitled(self, mention: Mention, considered: list[Mention]) -> Mention | None:
        """Who has the same title, the same role, or at least serves the same country."""
        codes = self.titles.codes(mention)
        heads, role = self.titles.heads(mention), self.titles.role(mention)
        near = self._in_paragraph(considered, mention)
        spoke = [m for m in self._in_paragraph(self._recent(), mention)[-1:] if m in considered]
        if mention.last == mention.head_last and role:
            for other in spoke:
                own = self.titles.of(other)
                if own.roles and not own.clashes(role):
                    return other
        ordered = [*spoke, *near, *considered]
        of_country = [m for m in ordered if not codes or codes & (self.titles.of(m).codes or codes)]
        called = {id(m): self.titles.of(m) for m in of_country}
        in_full = self._called_in_full(mention, of_country)
        if in_full is not None:
            return in_full
        for other in of_country:
            if heads & called[id(other)].heads and not called[id(other)].clashes(role):
                return other
        for other in of_country if role else ():
            if role != GENERAL and role in called[id(other)].roles:
                return other
        for other in of_country if role else ():
            own = called[id(other)]
            if heads & own.words and own.roles and not own.clashes(role):
                return other
        for other in of_country if role and self._is_general(mention) else ():
            own = called[id(other)]
            if own.roles and not own.clashes(role):
                return other
        for other in considered if codes else ():
            if codes & self.titles.of(other).codes:
                return other
        return None

    def _called_in_full(self, mention: Mention, people: list[Mention]) -> Mention | None:
        """Who bears each word of a title of several: the minister of defence, a deputy mayor."""
        whole = self.titles.whole(mention)
        if len(whole) < _SHORTEST_FULL_TITLE:
            return None
        return next((m for m in people if whole <= self.titles.of(m).words), None)

    def _is_general(self, mention: Mention) -> bool:
        """Whether no capital tells whose head or voice somebody is: the head of the region."""
        words = self.scene.reading.words[mention.head + 1 : mention.last + 1]
        return not any(word.is_capital for word in words)

    def _in_view(self, mention: Mention, considered: list[Mention]) -> Mention | None:
        """The person whom a bare noun means: the last speaker, or the nearest subject."""
        role = self.titles.role(mention)
        considered = [m for m in considered if not self.titles.of(m).clashes(role)]
        full = [m for m in considered if m.name_last > m.name_first]
        speakers = [m for m in reversed(self._recent()) if m in considered]
        nearest = [m for m in self._focus(mention.first) if m in considered]
        near = self._in_paragraph(nearest, mention)
        if not role:
            near = self._in_paragraph(full, mention)
        return next(iter([*near, *speakers, *nearest, *full]), None)

    def _named_next(self, mention: Mention, place: int, gender: str) -> Mention | None:
        """Who is named only afterwards, beside a verb of saying, where nobody is before."""
        for other in self._people[place : place + _MOST_NEXT]:
            if other.first <= mention.last or not other.has_name:
                continue
            if not self._agrees(mention, other, gender):
                continue
            beside = self.scene.cues.within(other.first - _NEAR_CUE, other.last + _NEAR_CUE)
            if beside and self._is_known(other):
                return other
        return None

    def _in_paragraph(self, people: list[Mention], mention: Mention) -> list[Mention]:
        """Those named earlier in the paragraph of a mention."""
        reading = self.scene.reading
        paragraph = reading.sentences[reading.sentence_at(mention.first)].paragraph
        return [
            m
            for m in people
            if reading.sentences[reading.sentence_at(m.first)].paragraph == paragraph
        ]

    def _agrees(self, mention: Mention, other: Mention, gender: str = "") -> bool:
        """Whether a person may be meant: by country, and by gender of title and verb."""
        codes, own = self.titles.codes(mention), self.titles.of(other).codes
        if codes and own and not codes & own:
            return False
        told = self._gender(other)
        if mention.gender == "feminine":
            return told != "masculine"
        return not told or gender not in ("masculine", "feminine") or told == gender


_SHORTEST_FULL_TITLE: Final = 2
_THINGS: Final = ("attribution.name_nouns", "names.organizations", "attribution.documents")
_MOST_IN_VIEW: Final = 30
_LONGEST_VIEW: Final = 8
_MOST_PEOPLE: Final = 60
_MOST_SPEAKERS: Final = 6
_MOST_NEXT: Final = 4
_NEAR_CUE: Final = 3
_MOST_IN_PAIRS: Final = 8
_NEAR_PAIR: Final = 3
