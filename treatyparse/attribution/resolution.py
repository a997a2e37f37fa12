"""Resolution: the fullest earlier name of what a pronoun, a surname or a bare noun stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from attrs import define, field

from treatyparse.attribution.bodies import Bodies
from treatyparse.attribution.namesakes import Namesakes
from treatyparse.attribution.scene import COMMAS, Scene
from treatyparse.attribution.titles import GENERAL, Titles
from treatyparse.attribution.view import View
from treatyparse.attribution.written import Referent, Written
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


@define(eq=False)
class Resolver:
    """Finds what mentions stand for, remembering who has spoken.

    Attributes:
        scene: The text.
        written: Everything written that it mentions.
        view: The people in view from each word, and those who have spoken.
    """

    scene: Scene
    written: Written = field(init=False)
    view: View = field(init=False)
    _people: list[Mention] = field(init=False)
    _namesakes: Namesakes = field(init=False)
    _titles: Titles | None = field(default=None, init=False)
    _bodies: Bodies | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self.written = Written(self.scene)
        mentions = self.scene.mentions.all
        self._people = [m for m in mentions if m.kind is SourceKind.PERSON and not m.is_pronoun]
        self._namesakes = Namesakes(self.scene, self._people)
        self.view = View(self.scene, self._people, self._namesakes)

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

    def resolve(
        self, mention: Mention, gender: str = "", start: int = -1, *, closes: bool = False
    ) -> Referent:
        """What a mention stands for.

        The gender is that of the verb beside it; behind a quotation a pronoun looks back from
        its start. What closes a sentence says who spoke, so that a pronoun there is none of
        those whom the sentence itself speaks of.
        """
        if mention.is_pronoun:
            return self._of_pronoun(mention, start, closes=closes)
        if mention.is_document:
            return self.written.resolve(mention)
        if mention.has_name:
            return Referent(SourceKind.PERSON, mention, self._namesakes.fuller(mention))
        if mention.kind is SourceKind.PERSON and mention.table in ("names.titles", "names.ages"):
            return self._of_title(mention, gender)
        if mention.kind is SourceKind.ORGANIZATION:
            return self.bodies.resolve(mention)
        return Referent(mention.kind)

    def _full(self, mention: Mention) -> str:
        """The fullest name of a person, or what the mention says."""
        if mention.has_name:
            return self._namesakes.fuller(mention) or self._namesakes.name(mention)
        if mention.table == "names.titles":
            resolved = self._of_title(mention, "").words
            if resolved is not None:
                return resolved
        return self.written.bare_words(mention)

    def _of_pronoun(self, mention: Mention, start: int, *, closes: bool) -> Referent:
        if mention.value == "thing":
            return self._of_thing(mention)
        if mention.value == "speaker" or self._is_another(mention):
            return Referent(SourceKind.PERSON)
        gender = mention.gender
        if gender == "plural":
            return self._of_many(mention)
        within, start = self.scene.owners[mention.first], start if start >= 0 else mention.first
        view = self._fitting(self.view.focus(start, within, own=not closes), gender)
        if not view:
            view = self._fitting(self.view.focus(mention.first, within), "")
        for other in self._by_gender(view, gender):
            return Referent(SourceKind.PERSON, other, self._full(other))
        if self.scene.key(mention.head) in self.scene.grammar.personal:
            return Referent(SourceKind.PERSON)
        body = self.bodies.subject(mention)
        if body is not None:
            return self._of_body(body)
        return Referent(SourceKind.PERSON)

    def _fitting(self, people: Iterator[Mention], gender: str) -> list[Mention]:
        """Each of the people in view, unless none may have the gender of a pronoun."""
        view = [m for m in people if m.has_name or m.gender != "plural"]
        named = [m for m in view if m.has_name or not self._is_relative(m)]
        view = named or view
        fits = any(not gender or self.view.gender(m) in (gender, "") for m in view)
        return view if fits else []

    def _by_gender(self, view: list[Mention], gender: str) -> list[Mention]:
        """The people in view, those first whom the gender of a pronoun suits best."""
        if not gender:
            return view
        fitting = [m for m in view if self.view.gender(m) == gender]
        open_ = [m for m in view if not self.view.gender(m)]
        rest = [m for m in view if m not in fitting and m not in open_]
        if gender == "feminine" and not (open_[:1] == view[:1] and self.view.spoke_last(view[:1])):
            return [*fitting, *open_, *rest]
        either = [m for m in view if m in fitting or m in open_]
        return [*either, *rest]

    def _of_many(self, mention: Mention) -> Referent:
        pair = self._joined(mention)
        if pair is not None:
            span = self.scene.reading.span(pair[0].name_first, pair[1].name_last)
            return Referent(SourceKind.PERSON, pair[1], " ".join(span.text.split()))
        for other in self.view.focus(mention.first, self.scene.owners[mention.first]):
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

    def _of_thing(self, mention: Mention) -> Referent:
        spoke = self._spoken_body(mention)
        if spoke is not None:
            return self._of_body(spoke)
        subject = self._last_subject(mention)
        if subject is not None and subject.kind is SourceKind.ORGANIZATION:
            return self._of_body(subject)
        if subject is not None and subject.kind is SourceKind.COUNTRY and self._speaks(mention):
            return Referent(SourceKind.COUNTRY, subject, self.written.bare_words(subject))
        if subject is not None and self._names_firm(subject, mention):
            return Referent(SourceKind.ORGANIZATION, subject, self.written.bare_words(subject))
        document = self.written.main_instrument(mention) or self.written.last_document(mention)
        body = self.bodies.subject(mention)
        if document is not None and (body is None or not self._speaks(mention)):
            return document
        if body is not None:
            return self._of_body(body)
        return document or Referent(SourceKind.DOCUMENT)

    def _spoken_body(self, mention: Mention) -> Mention | None:
        """The body that has spoken last, in the paragraph of a pronoun."""
        for body in self._in_paragraph(self.view.bodies[-1:], mention):
            if mention.first - body.last > _LONGEST_SENTENCE:
                return None
            beside = self.scene.mentions.within(body.last + 1, mention.first)
            if not any(m.is_document for m in beside):
                return body
        return None

    def _names_firm(self, subject: Mention, mention: Mention) -> bool:
        """Whether capitals that begin a sentence, without a paper beside them, may be "it"."""
        if subject.table != "names" or subject.kind is not SourceKind.PERSON or subject.gender:
            return False
        beside = self.scene.mentions.within(subject.first, mention.first)
        return not any(m.is_document for m in beside)

    def _last_subject(self, mention: Mention) -> Mention | None:
        """What the sentence before, or the own sentence up to a pronoun, begins with."""
        reading = self.scene.reading
        number, within = reading.sentence_at(mention.first), self.scene.owners[mention.first]
        for place in (number, number - 1):
            if place < 0:
                return None
            sentence = reading.sentences[place]
            last = min(sentence.last, mention.first - 1)
            first = max(sentence.first, last - _LONGEST_SENTENCE)
            for other in self.scene.mentions_between(first, last, within):
                if not other.is_direct or self.view.is_governed(other):
                    continue
                return None if other.is_pronoun or not self._has_verb(other) else other
        return None

    def _has_verb(self, subject: Mention) -> bool:
        """Whether a verb follows what may be a subject, at once or behind a comma."""
        index = subject.last + 1
        word = self.scene.word(index)
        if word is None or self.scene.key(index) in COMMAS:
            return word is not None
        return self.scene.grammar.is_finite(word) or bool(self.scene.cues.within(index, index))

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
        if self._is_another(mention) or mention.gender == "plural":
            return Referent(SourceKind.PERSON)
        place = bisect_left(self._people, mention.first, key=lambda m: m.first)
        considered = [
            m
            for m in reversed(self._people[max(0, place - _MOST_PEOPLE) : place])
            if m.has_name
            and self.scene.owners[m.head] in (self.scene.owners[mention.head], -1)
            and self._agrees(mention, m, gender)
            and self.view.is_known(m)
        ]
        other = self._entitled(mention, considered)
        if other is None and not self.written.is_indefinite(mention):
            is_other = self._is_relative(mention)
            if mention.last == mention.head_last and not is_other:
                other = self._in_view(mention, considered)
            if other is None and not considered and not is_other:
                other = self._named_next(mention, place, gender)
        if other is None:
            return Referent(SourceKind.PERSON)
        return Referent(SourceKind.PERSON, other, self._full(other))

    def _is_relative(self, mention: Mention) -> bool:
        """Whether a title tells of somebody by another: her sister, a colleague."""
        words = self.scene.reading.words[mention.first : mention.head]
        owners = [w for w in words if w.is_capital and self.scene.grammar.is_possessive(w)]
        return bool(owners) or self.scene.ends_at("names.relatives", mention.head_last)

    def _is_another(self, mention: Mention) -> bool:
        """Whether a word before a title brings in somebody else: an envoy, another minister."""
        return self.scene.key(mention.first) in self.scene.grammar.indefinite

    def _entitled(self, mention: Mention, considered: list[Mention]) -> Mention | None:
        """Who has the same title, the same role, or at least serves the same country."""
        codes = self.titles.codes(mention)
        heads, role = self.titles.heads(mention), self.titles.role(mention)
        near = self._in_paragraph(considered, mention)
        spoke = [m for m in self._in_paragraph(self.view.recent(), mention)[-1:] if m in considered]
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
        speakers = [m for m in reversed(self.view.recent()) if m in considered]
        nearest = [
            m
            for m in self.view.focus(mention.first, self.scene.owners[mention.first])
            if m in considered
        ]
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
            if beside and self.view.is_known(other):
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
        told = self.view.gender(other)
        if mention.gender == "feminine":
            return told != "masculine"
        return not told or gender not in ("masculine", "feminine") or told == gender


_SHORTEST_FULL_TITLE: Final = 2
_LONGEST_SENTENCE: Final = 80
_MOST_PEOPLE: Final = 60
_MOST_NEXT: Final = 4
_NEAR_CUE: Final = 3
_MOST_IN_PAIRS: Final = 8
_NEAR_PAIR: Final = 3
