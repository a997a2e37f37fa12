"""People and the parties they speak for: by the title with which a text introduces them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from attrs import define, field

from treatyparse.mentions import find_people
from treatyparse.mentions.names import bare
from treatyparse.model import QuotationKind
from treatyparse.territories import Naming

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from treatyparse.model import Quotation
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
    _starts: list[int] = field(init=False)
    _firsts: list[int] = field(init=False)
    _by_surname: dict[str, tuple[str, ...]] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._starts = [quotation.span.start for quotation in self.quotations]
        self._firsts = [territory.first for territory in self.territories]

    def of(self, first: int, last: int) -> tuple[str, ...]:
        """The party of whoever says "we" in these words; empty where nobody does."""
        words = self.reading.words[first : last + 1]
        own = self.reading.lexicon.plain.get("parties.first_person", frozenset())
        if not any(word.key in own for word in words):
            return ()
        start, end = self.reading.start(first), self.reading.end(last)
        number = bisect_right(self._starts, start) - 1
        while number >= 0:
            quotation = self.quotations[number]
            if end <= quotation.span.end and quotation.kind is QuotationKind.SPEECH:
                return self._speaker(quotation)
            number = -1 if quotation.parent is None else quotation.parent
        return ()

    def _speaker(self, quotation: Quotation) -> tuple[str, ...]:
        """The party of the source of a quotation: named in it, or by who the source is."""
        attribution = quotation.attribution
        if attribution is None or attribution.source is None:
            return ()
        first = self.reading.word_at(attribution.source.start)
        last = self.reading.last_word_before(attribution.source.end)
        place = bisect_left(self._firsts, first)
        if place < len(self._firsts) and self._firsts[place] <= last:
            return self.territories[place].codes
        words = [word.key for word in self.reading.words[first : last + 1]]
        words += (attribution.resolved or "").lower().split()
        by_surname = self.by_surname()
        return next((c for word in reversed(words) if (c := by_surname.get(_stem(word)))), ())

    def named_in(self, first: int, last: int) -> tuple[str, ...]:
        """The parties of the people whom the words ``first`` to ``last`` name, in order.

        Only names by which the text introduced somebody with a title and a country count.
        """
        by_surname = self.by_surname()
        if not by_surname or not self.reading.lexicon.has_case:
            return ()
        found: dict[str, None] = {}
        for word in self.reading.words[first : last + 1]:
            if word.is_capital and (codes := by_surname.get(_stem(bare(word.key)))):
                found.update(dict.fromkeys(codes))
        return tuple(found)

    def by_surname(self) -> dict[str, tuple[str, ...]]:
        """The party of each person whose title names one, by the stem of the surname."""
        if self._by_surname is None:
            self._by_surname = dict(self._introduced())
        return self._by_surname

    def _introduced(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each surname with the country named right before it, the first mention last."""
        for person in reversed(self.reading.once(find_people)):
            if not person.title:
                continue
            place = bisect_right(self._firsts, person.name_first) - 1
            while place >= 0 and self._firsts[place] >= person.first - _NEAR:
                if self.territories[place].naming in _OWNING:
                    yield _stem(person.surname), self.territories[place].codes
                    break
                place -= 1


def _stem(key: str) -> str:
    return key[: max(3, len(key) - 2)]
