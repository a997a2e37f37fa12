"""Parties: countries, blocs and leaders named in a text, as codes, and who "the sides" are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from treatyparse.territories import TABLES, Naming, Territory, find_territories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from treatyparse.model import Quotation
    from treatyparse.reading import Reading


@frozen(eq=False)
class Meeting:
    """A sentence that names two or more parties.

    Attributes:
        first: The index of its first word.
        codes: Its parties, in order of mention.
    """

    first: int
    codes: tuple[str, ...]


@frozen(eq=False)
class Parties:
    """The parties of a text.

    Attributes:
        reading: The text.
        mentions: Every mention of a country or bloc, in order, bystanders included.
        actors: Those mentions that may be parties, in order.
        meetings: The sentences that name two or more parties, in order.
        pair: The two or more parties that the text as a whole is about; empty where none stand out.
    """

    reading: Reading
    mentions: tuple[Territory, ...] = ()
    actors: tuple[Territory, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    pair: tuple[str, ...] = ()
    _firsts: list[int] = field(init=False)
    _meeting_firsts: list[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_firsts", [m.first for m in self.actors])
        object.__setattr__(self, "_meeting_firsts", [m.first for m in self.meetings])

    def between(self, first: int, last: int) -> list[Territory]:
        """The actors named in the words ``first`` to ``last``, both included."""
        low, high = bisect_left(self._firsts, first), bisect_right(self._firsts, last)
        return [mention for mention in self.actors[low:high] if mention.last <= last]

    def of_clause(self, first: int, last: int) -> tuple[str, ...]:
        """The parties bound or acting in the words ``first`` to ``last``, in order of mention.

        Bystanders, mediators and places are left out; "the sides" are resolved from the article.
        """
        mentions = self.between(first, last)
        sides = {hit.term.value for hit in self.reading.between("parties.sides", first, last)}
        named = _without_places(self.reading, mentions)
        if len(named) > 2 or (len(named) == 2 and "three" not in sides):
            return named
        if len(named) == 1 and not sides and len({m.first for m in mentions}) > 1:
            return named
        around = self.in_focus(named, first, 3 if "three" in sides else 2)
        return named + tuple(code for code in around if code not in named)

    def in_focus(self, named: tuple[str, ...], at: int, number: int = 2) -> tuple[str, ...]:
        """The parties in question at a word: of the text as a whole, or of the last meeting.

        Args:
            named: Parties that must be among them.
            at: The index of the word.
            number: How many there are, at least.
        """
        if number > 2 or self._three_met(at):
            return self.group(3)
        if self.pair and set(named) <= set(self.pair):
            return self.pair
        place = bisect_right(self._meeting_firsts, at)
        before = reversed(self.meetings[max(0, place - _MEETINGS_BACK) : place])
        for meeting in (*before, *self.meetings[place : place + 1]):
            if set(named) <= set(meeting.codes):
                return meeting.codes
        return ()

    def _three_met(self, at: int) -> bool:
        """Whether the paragraph, up to a word, last spoke of three parties together."""
        sentences = self.reading.sentences
        if not sentences:
            return False
        number = self.reading.sentence_at(at)
        paragraph = sentences[number].paragraph
        first = max(0, number - _SENTENCES_BACK)
        while sentences[first].paragraph != paragraph:
            first += 1
        hits = self.reading.between("parties.sides", sentences[first].first, at)
        return bool(hits) and hits[-1].term.value == "three"

    def group(self, number: int) -> tuple[str, ...]:
        """The parties that the text names most, the pair of the text first."""
        times = Counter(code for mention in self.mentions for code in mention.codes)
        others = [code for code, _ in times.most_common() if code not in self.pair]
        return (*self.pair, *others)[:number]


_MEETINGS_BACK: Final = 8
_SENTENCES_BACK: Final = 6


def _without_places(reading: Reading, mentions: Sequence[Territory]) -> tuple[str, ...]:
    """The parties named; countries that are only the place are left out where two others act."""
    acting = codes_of(m for m in mentions if not _is_setting(reading, m))
    return acting if len(acting) > 1 else codes_of(mentions)


def _is_setting(reading: Reading, mention: Territory) -> bool:
    """Whether a country is named as the place («на Украине») or the matter («украинский кризис»)."""
    plain = reading.lexicon.plain
    if mention.naming in (Naming.NAME, Naming.BLOC):
        before = mention.first - 1
        while before > mention.first - 3 and reading.words[before].key in plain.get(
            "parties.articles", ()
        ):
            before -= 1
        return before >= 0 and reading.words[before].key in plain.get(
            "parties.place_prepositions", ()
        )
    return mention.naming is Naming.ADJECTIVE and any(
        hit.first == mention.last + 1
        for hit in reading.between("parties.matters", mention.last + 1, mention.last + 2)
    )


def codes_of(mentions: Iterable[Territory]) -> tuple[str, ...]:
    """The codes of some mentions, each once, in order."""
    return tuple(dict.fromkeys(code for mention in mentions for code in mention.codes))


def find_parties(reading: Reading, quotations: Sequence[Quotation]) -> Parties:
    """The parties of a text."""
    mentions = find_territories(reading)
    actors = tuple(m for m in mentions if not any(rule(reading, m) for rule in BYSTANDERS))
    meetings = tuple(_meetings(reading, actors))
    pair = _pair(meetings, actors) or _only_two(actors) or _only_two(mentions)
    return Parties(reading, mentions, actors, meetings, pair)


def _only_two(mentions: Sequence[Territory]) -> tuple[str, ...]:
    """The parties of a text that names two and never together."""
    codes = codes_of(mentions)
    return codes if len(codes) == 2 else ()


def _meetings(reading: Reading, actors: Sequence[Territory]) -> Iterable[Meeting]:
    """Each sentence that names two or more parties."""
    members: list[Territory] = []
    current = -1
    for actor in (*actors, None):
        number = reading.sentence_at(actor.first) if actor else -1
        if number != current:
            codes = codes_of(members)
            if len(codes) > 1:
                yield Meeting(members[0].first, codes)
            members = []
            current = number
        if actor:
            members.append(actor)


def _pair(meetings: Sequence[Meeting], actors: Sequence[Territory]) -> tuple[str, ...]:
    """The two parties most often named, where they are also the ones most often met together."""
    if not meetings:
        return ()
    together = Counter(frozenset(meeting.codes) for meeting in meetings)
    times = Counter(code for actor in actors for code in actor.codes)
    best = max(
        meetings,
        key=lambda m: (
            together[frozenset(m.codes)] + min(times[c] for c in m.codes),
            -len(m.codes),
        ),
    )
    return best.codes


# --- who is named and yet no party ---------------------------------------------------------------


def _is_venue(reading: Reading, mention: Territory) -> bool:
    """A capital after a preposition of place: «в Минске», "in Geneva"."""
    if mention.naming is not Naming.CAPITAL:
        return False
    before = reading.words[mention.first - 1].key if mention.first else ""
    return before in reading.lexicon.plain.get("parties.place_prepositions", ())


def _is_mediator(reading: Reading, mention: Territory) -> bool:
    """After "brokered by", or right before "mediation"."""
    low = max(0, mention.first - _REACH - 3)
    return any(
        mention.first - _REACH <= hit.last < mention.first
        and not any(reading.between(label, hit.last + 1, mention.first - 1) for label in TABLES)
        for hit in reading.between("parties.mediators", low, mention.first - 1)
    ) or any(
        hit.first == mention.last + 1
        for hit in reading.between("parties.mediation", mention.last + 1, mention.last + 2)
    )


def _is_onlooker(reading: Reading, mention: Territory) -> bool:
    """An adjective of a newspaper, an agency, an expert."""
    return mention.naming is Naming.ADJECTIVE and any(
        hit.first <= mention.last + 2
        for hit in reading.between("parties.onlookers", mention.last + 1, mention.last + 3)
    )


def _is_transit(reading: Reading, mention: Territory) -> bool:
    """A country through which goods pass."""
    low = mention.first - 2
    return any(
        hit.last < mention.first for hit in reading.between("parties.transit", low, mention.first)
    )


def _is_part_of_title(reading: Reading, mention: Territory) -> bool:
    """A capital that names an instrument: "the Warsaw Pact"."""
    return mention.naming is Naming.CAPITAL and any(
        hit.first == mention.last + 1
        for hit in reading.between("instruments.nouns", mention.last + 1, mention.last + 4)
    )


_REACH: Final = 3

BYSTANDERS: Final[tuple[Callable[[Reading, Territory], bool], ...]] = (
    _is_venue,
    _is_mediator,
    _is_onlooker,
    _is_transit,
    _is_part_of_title,
)
"""The reasons why a country named is no party, in the order in which they are tried."""
