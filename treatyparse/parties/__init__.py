"""Parties: countries, blocs and leaders named in a text, as codes, and who "the sides" are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from attrs import field

from treatyparse.immutable import frozen
from treatyparse.parties.bystanders import find_settings, is_aside, is_bystander
from treatyparse.parties.people import Voices
from treatyparse.territories import Naming, Territory, are_joined, find_territories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from treatyparse.model import Quotation
    from treatyparse.reading import Reading


@frozen
class Meeting:
    """A sentence that names two or more parties.

    Attributes:
        first: The index of its first word.
        codes: Its parties, in order of mention.
    """

    first: int
    codes: tuple[str, ...]


@frozen
class Parties:
    """The parties of a text.

    Attributes:
        reading: The text.
        mentions: Every mention of a country or bloc, in order, bystanders included.
        actors: Those mentions that may be parties, in order.
        meetings: The sentences that name two or more parties, in order.
        pair: The two or more parties that the text as a whole is about; empty where none stand out.
        three: The three that it names most, those of the pair first.
        bloc: The organisation that it names most.
        settings: The first words of the mentions that name the place or matter only.
        voices: For whom quoted people speak.
    """

    reading: Reading
    mentions: tuple[Territory, ...] = ()
    actors: tuple[Territory, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    pair: tuple[str, ...] = ()
    three: tuple[str, ...] = ()
    bloc: tuple[str, ...] = ()
    settings: frozenset[int] = frozenset()
    voices: Voices | None = None
    _firsts: list[int] = field(init=False)
    _meeting_firsts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_firsts", [m.first for m in self.actors])
        object.__setattr__(self, "_meeting_firsts", [m.first for m in self.meetings])

    def between(self, first: int, last: int) -> list[Territory]:
        """The actors named in the words ``first`` to ``last``, both included."""
        low, high = bisect_left(self._firsts, first), bisect_right(self._firsts, last)
        return [mention for mention in self.actors[low:high] if mention.last <= last]

    def first_between(self, first: int, last: int) -> Territory | None:
        """The first actor named in the words ``first`` to ``last``, or None; at constant cost."""
        place = bisect_left(self._firsts, first)
        actor = self.actors[place] if place < len(self.actors) else None
        return actor if actor is not None and actor.last <= last else None

    def of_clause(self, first: int, last: int) -> tuple[str, ...]:
        """The parties bound or acting in the words ``first`` to ``last``, in order of mention.

        Bystanders, mediators and places are left out; "the sides" are resolved from the article.
        """
        mentions = self._beyond_speaker(self.between(first, last), first, last)
        sides = {hit.term.value for hit in self.reading.between("parties.sides", first, last)}
        named = self._acting(mentions)
        if self.voices:
            people = self.voices.of(first, last)
            if not people and len(named) < 2:
                told = self._told_from(first, min(last, first + _LONGEST_FRAME))
                is_told = any(m.first > told and m.naming is Naming.BLOC for m in mentions)
                people = self.voices.named_in(told + 1 if is_told else first, last)
            named = (*(code for code in people if code not in named), *named)
        if len(named) > 2 or (len(named) == 2 and "three" not in sides):
            return self._with_whom(mentions, named)
        if len(named) == 1 and "two" not in sides:
            others = self.reading.between("parties.others", first, last)
            if others or self._stands_alone(mentions, sides):
                return named
        if len(named) == 1 and self._only_reacts(mentions, first, last):
            named = ()
        if "two" in sides and self.pair and not set(named) & set(self.pair) and len(named) == 1:
            named = ()
        around = self.in_focus(named, first, 3 if "three" in sides else 2)
        if not around and not named and "two" in sides:
            return self.bloc
        return named + tuple(code for code in around if code not in named)

    def _with_whom(self, mentions: Sequence[Territory], named: tuple[str, ...]) -> tuple[str, ...]:
        """The parties named, and before them whose partners they all are: "talks with A and B"."""
        if not set(named) <= set(codes_of(mentions)) or not mentions[0].first:
            return named
        partners = self.reading.lexicon.plain.get("parties.partner_prepositions", frozenset())
        before = self.reading.words[mentions[0].first - 1]
        if before.key not in partners or not all(
            are_joined(self.reading, one, other) for one, other in pairwise(mentions)
        ):
            return named
        other = next((code for code in (*self.pair, *self.three) if code not in named), None)
        return named if other is None else (other, *named)

    def _beyond_speaker(self, mentions: list[Territory], first: int, last: int) -> list[Territory]:
        """The mentions without that of who only tells: "Germany's minister said that …".

        Where what is told names two parties, or a bloc, it is about them; not where a pronoun in
        its first words brings the speaker in ("that they …").
        """
        if len(mentions) < _ENOUGH:
            return mentions
        told = self._told_from(first, min(last, first + _LONGEST_FRAME))
        if self.reading.between("attribution.pronouns", told + 1, min(last, told + _LEAD)):
            return mentions
        if self._has_no_subject(told + 1, last):
            return mentions
        rest = [mention for mention in mentions if mention.first > told]
        if len(codes_of(rest)) > 1 or any(mention.naming is Naming.BLOC for mention in rest):
            return rest
        return mentions

    def _has_no_subject(self, first: int, last: int) -> bool:
        """Whether what is told opens with its verb, so that the speaker acts: «что намерена …»."""
        words = self.reading.words
        if first <= last and words[first].key == ",":
            first += 1
        opens = self.reading.lexicon.plain.get("grammar.complementizers", frozenset())
        if first > last or words[first].key not in opens:
            return False
        return any(
            self.reading.between(label, first + 1, min(last, first + _VERB)) for label in _VERBS
        )

    def _only_reacts(self, mentions: Sequence[Territory], first: int, last: int) -> bool:
        """Whether the only party named, none of the pair, tells or judges what others do."""
        if not self.pair or not set(codes_of(mentions)).isdisjoint(self.pair):
            return False
        reactions = self.reading.between("parties.reactions", first, last)
        return any(
            0 < hit.first - mention.last <= _REACTS for hit in reactions[:1] for mention in mentions
        )

    def _told_from(self, first: int, last: int) -> int:
        """The last word of the opening attribution of a clause; before the clause where none."""
        between = self.reading.between
        for hit in between("attribution.phrases", first, min(last, first + 2)):
            if hit.term.value == "before":
                commas = (i for i in range(hit.last, last + 1) if self.reading.words[i].key == ",")
                return next(commas, hit.last)
        for hit in between("attribution.verbs", first, last):
            if hit.term.value == "say" and not self._is_in_name(hit.first, hit.last):
                return hit.last
        return first - 1

    def _is_in_name(self, first: int, last: int) -> bool:
        """Whether it lies in the name of a party, or is a noun: United *States*, OPEC *states*."""
        place = bisect_right(self._firsts, first) - 1
        joins = self.reading.lexicon.plain.get("grammar.conjunctions", frozenset())
        after = self.reading.words[min(last + 1, len(self.reading.words) - 1)]
        return (place >= 0 and self.actors[place].last >= first) or after.key in joins

    def _acting(self, mentions: Sequence[Territory]) -> tuple[str, ...]:
        """The parties named; those that are only the place or matter where nobody else acts."""
        acting = codes_of(m for m in mentions if m.first not in self.settings)
        named = codes_of(mentions)
        if len(acting) > 1 or acting == named:
            return acting
        strangers = set(named) - set(acting) - set(self.pair)
        return acting if acting and strangers and set(acting) <= set(self.pair) else named

    def _stands_alone(self, mentions: Sequence[Territory], sides: set[str]) -> bool:
        """Whether a clause is about one party: named twice, or a bloc that is none of the pair."""
        if not sides and len({mention.first for mention in mentions}) > 1:
            return True
        return any(mention.naming is Naming.BLOC for mention in mentions)

    def in_focus(self, named: tuple[str, ...], at: int, number: int = 2) -> tuple[str, ...]:
        """The parties in question at a word: of the text as a whole, or of the last meeting.

        Args:
            named: Parties that must be among them.
            at: The index of the word.
            number: How many there are, at least.
        """
        if number > 2 or self._three_met(at):
            return self.three
        place = bisect_right(self._meeting_firsts, at)
        before = self.meetings[max(0, place - _MEETINGS_BACK) : place]
        others = before and not set(before[-1].codes) & set(self.pair)
        if others and set(named) <= set(before[-1].codes) and not self._pair_since(before[-1], at):
            return before[-1].codes
        if self.pair and set(named) <= set(self.pair):
            return self.pair
        for meeting in (*reversed(before), *self.meetings[place : place + 1]):
            if set(named) <= set(meeting.codes):
                return meeting.codes
        return ()

    def _pair_since(self, meeting: Meeting, at: int) -> bool:
        """Whether a party of the pair was named between a meeting and a word, or too long ago."""
        low, high = bisect_left(self._firsts, meeting.first), bisect_left(self._firsts, at)
        since = self.actors[low:high] if high - low <= _ACTORS_BACK else ()
        return not since or not set(codes_of(since)).isdisjoint(self.pair)

    def _three_met(self, at: int) -> bool:
        """Whether the paragraph, up to a word, last spoke of three parties together."""
        sentences = self.reading.sentences
        if not sentences:
            return False
        number = max(0, self.reading.sentence_at(at))
        paragraph = sentences[number].paragraph
        first = max(0, number - _SENTENCES_BACK)
        while sentences[first].paragraph != paragraph:
            first += 1
        hits = self.reading.between("parties.sides", sentences[first].first, at)
        return bool(hits) and hits[-1].term.value == "three"


_MEETINGS_BACK: Final = 8
_LONGEST_FRAME: Final = 24
_LEAD: Final = 6
_ENOUGH: Final = 2
_VERB: Final = 2
_VERBS: Final = ("force.terms", "force.agreements")
_REACTS: Final = 8
_ACTORS_BACK: Final = 64
_SENTENCES_BACK: Final = 6


def codes_of(mentions: Iterable[Territory]) -> tuple[str, ...]:
    """The codes of some mentions, each once, in order."""
    codes: dict[str, None] = {}
    for mention in mentions:
        for code in mention.codes:
            codes[code] = None
    return tuple(codes)


def find_parties(reading: Reading, quotations: Sequence[Quotation]) -> Parties:
    """The parties of a text."""
    mentions = find_territories(reading)
    actors = tuple(m for m in mentions if not is_bystander(reading, m))
    meetings = tuple(_meetings(reading, actors))
    pair = _pair(meetings, actors) or _only_two(actors) or _only_two(_but_venues(mentions, actors))
    settings = find_settings(reading, actors)
    voices = Voices(reading, quotations, mentions)
    three = _most_named(mentions, pair)
    bloc = _most_named([m for m in actors if m.naming is Naming.BLOC], ())[:1]
    return Parties(reading, mentions, actors, meetings, pair, three, bloc, settings, voices)


def _most_named(mentions: Sequence[Territory], pair: tuple[str, ...]) -> tuple[str, ...]:
    """The three parties that a text names most, its pair first."""
    times = Counter(code for mention in mentions for code in mention.codes)
    others = [code for code, _ in times.most_common() if code not in pair]
    return (*pair, *others)[:3]


def _only_two(mentions: Sequence[Territory]) -> tuple[str, ...]:
    """The parties of a text that names two and never together."""
    codes = codes_of(mentions)
    return codes if len(codes) == 2 else ()


def _but_venues(mentions: Sequence[Territory], actors: Sequence[Territory]) -> list[Territory]:
    """The mentions without the cities that are only places."""
    acting = {actor.first for actor in actors}
    return [m for m in mentions if m.naming is not Naming.CAPITAL or m.first in acting]


def _meetings(reading: Reading, actors: Sequence[Territory]) -> Iterable[Meeting]:
    """Each sentence that names two or more parties; without mere asides where two others act."""
    members: list[Territory] = []
    current = -1
    for actor in (*actors, None):
        number = reading.sentence_at(actor.first) if actor else -1
        if number != current:
            codes = codes_of(members)
            if len(codes) > _ENOUGH:
                acting = codes_of(member for member in members if not is_aside(reading, member))
                codes = acting if len(acting) > 1 else codes
            if len(codes) > 1:
                yield Meeting(members[0].first, codes)
            members = []
            current = number
        if actor:
            members.append(actor)


def _pair(meetings: Sequence[Meeting], actors: Sequence[Territory]) -> tuple[str, ...]:
    """The parties most often met together and most often named; states before blocs."""
    if not meetings:
        return ()
    blocs = {code for actor in actors if actor.naming is Naming.BLOC for code in actor.codes}
    met = [_states(meeting.codes, blocs) for meeting in meetings]
    together = Counter(frozenset(codes) for codes in met)
    times = Counter(code for actor in actors for code in actor.codes)

    def prominence(codes: tuple[str, ...]) -> tuple[int, int]:
        return together[frozenset(codes)] + min(times[code] for code in codes), -len(codes)

    return max(met, key=prominence)


def _states(codes: tuple[str, ...], blocs: set[str]) -> tuple[str, ...]:
    """The states of a meeting, where they are two or more; else all its parties."""
    states = tuple(code for code in codes if code not in blocs)
    return states if len(states) > 1 else codes
