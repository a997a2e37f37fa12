"""People and the parties they speak for: by the title with which a text introduces them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from attrs import define, field

from treatyparse.mentions import find_people
from treatyparse.model import QuotationKind
from treatyparse.territories import Naming

if TYPE_CHECKING:
    from collections.abc import Sequence

    from treatyparse.model import Quotation
    from treatyparse.names import Person
    from treatyparse.reading import Reading
    from treatyparse.territories import Territory

_NEAR: Final = 2
_OWNING: Final = frozenset({Naming.NAME, Naming.ADJECTIVE, Naming.BLOC, Naming.CAPITAL})


@define(eq=False)
class Voices:
    """For whom the people of a text speak, found out at the first question.

    Attributes:
        reading: The text.
        quotations: Its quotations, in order.
        territories: The countries and blocs that it names, in order.
    """

    reading: Reading
    quotations: Sequence[Quotation]
    territories: Sequence[Territory]
    _by_surname: dict[str, tuple[str, ...]] | None = field(default=None, init=False)

    def of(self, first: int, last: int) -> tuple[str, ...]:
        """The party of whoever says "we" in these words; empty where nobody does."""
        words = self.reading.words[first : last + 1]
        own = self.reading.lexicon.plain.get("parties.first_person", frozenset())
        if not any(word.key in own for word in words):
            return ()
        start, end = self.reading.start(first), self.reading.end(last)
        for quotation in reversed(self.quotations):
            span = quotation.span
            if span.start <= start and end <= span.end and quotation.kind is QuotationKind.SPEECH:
                return self._speaker(quotation)
        return ()

    def _speaker(self, quotation: Quotation) -> tuple[str, ...]:
        attribution = quotation.attribution
        if attribution is None or attribution.source is None:
            return ()
        source = attribution.source
        first = self.reading.word_at(source.start)
        last = self.reading.last_word_before(source.end)
        for territory in self.territories:
            if first <= territory.first <= last:
                return territory.codes
        words = [word.key for word in self.reading.words[first : last + 1]]
        words += (attribution.resolved or "").lower().split()
        by_surname = self.by_surname()
        for word in reversed(words):
            if codes := by_surname.get(_stem(word)):
                return codes
        return ()

    def by_surname(self) -> dict[str, tuple[str, ...]]:
        """The party of each person whose title names one, by the stem of the surname."""
        if self._by_surname is None:
            self._by_surname = dict(self._introduced())
        return self._by_surname

    def _introduced(self) -> list[tuple[str, tuple[str, ...]]]:
        found: list[tuple[str, tuple[str, ...]]] = []
        place = 0
        for person in find_people(self.reading):
            while (
                place < len(self.territories)
                and self.territories[place].last < person.first - _NEAR
            ):
                place += 1
            if person.title and (codes := self._country_of(person, place)):
                found.append((_stem(person.surname), codes))
        return list(reversed(found))

    def _country_of(self, person: Person, place: int) -> tuple[str, ...]:
        """The last country named right before a person's name."""
        codes: tuple[str, ...] = ()
        for territory in self.territories[place:]:
            if territory.first > person.name_first:
                break
            if territory.naming in _OWNING:
                codes = territory.codes
        return codes


def _stem(key: str) -> str:
    return key[: max(3, len(key) - 2)]
