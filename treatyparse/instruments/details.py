"""Details of instruments: when they were made and who signed them, as far as the text tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date as day_of
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from attrs import define, evolve, field

from treatyparse.dates import Date, find_dates
from treatyparse.immutable import frozen
from treatyparse.mentions.names import Run, Titles, name_runs
from treatyparse.territories import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from treatyparse.instruments.mentions import InstrumentMention
    from treatyparse.reading import Reading, Sentence

_NEAR: Final = 8
_DATELINE_SENTENCES: Final = 5
_LEAD_SENTENCES: Final = 8
_DATELINE_WORDS: Final = 80


@define(eq=False)
class Details:
    """Looks up the date and the signatories of an instrument.

    Attributes:
        reading: The text.
        dates: Its dates, in order.
        mentions: The mentions of instruments in it, in order.
    """

    reading: Reading
    dates: tuple[Date, ...]
    mentions: Sequence[InstrumentMention]
    _date_firsts: list[int] = field(init=False)
    _names: _Names | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._date_firsts = [date.first for date in self.dates]

    @classmethod
    def of(cls, reading: Reading, mentions: Sequence[InstrumentMention]) -> Details:
        """The details of a text."""
        deadlines = reading.lexicon.plain.get("dates.deadlines", frozenset())
        dates = tuple(
            date
            for date in find_dates(reading)
            if not date.first or reading.words[date.first - 1].key not in deadlines
        )
        return cls(reading, dates, mentions)

    # --- the date ---------------------------------------------------------------------------------

    def date_of(self, mentions: Sequence[InstrumentMention]) -> str | None:
        """The date of an instrument, ISO 8601 as far as told, by the first of these that tells it.

        In its name; beside it; in the sentence that tells of its signing; the dateline, where the
        signing is dated by a weekday; the last day named before, where it was signed.
        """
        for mention in mentions:
            end = self._sentence(mention).last
            near = [date for date in self._between(mention.first, end) if date.iso]
            inside = [d for d in near if d.first <= self._name_end(mention)]
            if inside:
                return inside[0].iso
        for mention in mentions:
            told = self._told_with(mention, is_fullest=mention is mentions[0])
            if told:
                return told
        return self._told_by_formula(mentions[0]) if mentions else None

    def _told_by_formula(self, mention: InstrumentMention) -> str | None:
        """What the formula "Done at X on Y" tells of the instrument whose title heads the text."""
        if self.reading.sentence_at(mention.noun):
            return None
        for hit in self.reading.hits.get("instruments.done", ()):
            sentence = self.reading.sentences[self.reading.sentence_at(hit.first)]
            for date in self._between(hit.first, sentence.last):
                if date.iso:
                    return date.iso
        return None

    def _name_end(self, mention: InstrumentMention) -> int:
        """The last word beside a mention: up to the end of a bracket or of a title line."""
        words = self.reading.words
        end = mention.last + 3
        line_end = self._sentence(mention).last
        if mention.last < line_end and words[mention.last + 1].key == "(":
            end = mention.last + _NEAR
        is_title = mention.first == self._sentence(mention).first and words[line_end].key == ")"
        return line_end if is_title else end

    def _told_with(self, mention: InstrumentMention, *, is_fullest: bool) -> str | None:
        """What the sentence of a mention tells of the day of signing."""
        sentence = self._sentence(mention)
        signing = self.reading.between("instruments.sign_verbs", sentence.first, sentence.last)
        dates = self._between(sentence.first, sentence.last)
        if any(date.weekday for date in dates):
            dateline = self._dateline()
            dates = [d for d in dates if dateline is None or d.first != dateline.first]
        places = [hit.first for hit in signing] or [mention.noun]
        for date in sorted(dates, key=lambda d: min(abs(d.first - place) for place in places)):
            distance = min(abs(date.first - place) for place in places)
            if date.iso and (signing or (is_fullest and distance <= _NEAR)):
                return date.iso
            if date.weekday and signing:
                return self._by_weekday(date.weekday)
        return self._lead_date(sentence) if signing else None

    def _dateline(self) -> Date | None:
        """The first day that the head of the text names."""
        if not self.reading.sentences:
            return None
        place = min(len(self.reading.sentences), _DATELINE_SENTENCES) - 1
        last = min(self.reading.sentences[place].last, _DATELINE_WORDS)
        head = self._between(0, last)
        day = next((date for date in head if date.day and date.month), None)
        year = next((date.year for date in head if date.year), None)
        return evolve(day, year=day.year or year) if day else None

    def _by_weekday(self, weekday: int) -> str | None:
        """The last such weekday up to the dateline; the dateline itself where it has no year."""
        dateline = self._dateline()
        if dateline is None or not dateline.year:
            return dateline.iso if dateline else None
        try:
            day = day_of(dateline.year, dateline.month or 1, dateline.day or 1)
        except ValueError:
            return dateline.iso
        return str(day - timedelta(days=(day.isoweekday() - weekday) % 7))

    def _lead_date(self, sentence: Sentence) -> str | None:
        """The last day named in the sentences before."""
        number = self.reading.sentence_at(sentence.first)
        first = self.reading.sentences[max(0, number - _LEAD_SENTENCES)].first
        days = [date for date in self._between(first, sentence.first - 1) if date.day]
        return days[-1].iso if days else None

    def _sentence(self, mention: InstrumentMention) -> Sentence:
        return self.reading.sentences[self.reading.sentence_at(mention.noun)]

    def _between(self, first: int, last: int) -> Sequence[Date]:
        low = bisect_left(self._date_firsts, first)
        return self.dates[low : bisect_right(self._date_firsts, last)]

    # --- the signatories --------------------------------------------------------------------------

    def signatories_of(self, mentions: Sequence[InstrumentMention]) -> tuple[str, ...]:
        """The people who signed: those named in a sentence that tells of the signing."""
        for mention in mentions:
            for sentence in self._signing_sentences(mention):
                names = list(self._people_of(sentence))
                if len(names) > 1:
                    return tuple(dict.fromkeys(names))
        return ()

    def _signing_sentences(self, mention: InstrumentMention) -> Iterable[Sentence]:
        """The sentence of a mention and the one after it, where they tell of a signing."""
        number = self.reading.sentence_at(mention.noun)
        for sentence in self.reading.sentences[number : number + 2]:
            if self.reading.between("instruments.sign_verbs", sentence.first, sentence.last):
                yield sentence

    def _people_of(self, sentence: Sentence) -> Iterable[str]:
        """The full names in a sentence that a title introduces, or a conjunction joins to one."""
        if self._names is None:
            self._names = _Names.of(self.reading)
        titles = self._names.titles_within(sentence)
        countries = [
            (hit.first, hit.last)
            for label in TABLES
            for hit in self.reading.between(label, sentence.first, sentence.last)
        ]
        signing = self.reading.between("instruments.sign_verbs", sentence.first, sentence.last)
        names: list[tuple[int, int]] = []
        known: list[bool] = []
        for run in self._names.runs_within(sentence):
            first = _after(self.reading, run.first, run.last, [*titles, *countries])
            if not _is_full(self.reading, first, run.last) or any(
                first <= hit_first <= run.last for hit_first, _ in countries
            ):
                continue
            names.append((first, run.last))
            known.append(
                any(first - _TITLE_REACH <= last < first for _, last in titles)
                or any(0 < hit.first - run.last <= _JOINT for hit in signing)
            )
        for number in (*range(1, len(names)), *range(len(names) - 1, 0, -1)):
            if names[number][0] - names[number - 1][1] <= _JOINT:
                known[number] = known[number - 1] = known[number] or known[number - 1]
        for (first, last), is_known in zip(names, known, strict=True):
            if is_known and not self._is_named(first, last):
                yield " ".join(self.reading.span(first, last).text.split())

    def _is_named(self, first: int, last: int) -> bool:
        """Whether words belong to the name of an instrument."""
        return any(m.first <= last and first <= m.last for m in self.mentions)


@frozen
class _Names:
    """The runs of capitalised words of a text and its titles, looked up by sentence."""

    runs: Sequence[Run]
    firsts: Sequence[int]
    titles: Titles

    @classmethod
    def of(cls, reading: Reading) -> _Names:
        runs = reading.once(name_runs)
        return cls(runs, [run.first for run in runs], Titles.of(reading))

    def runs_within(self, sentence: Sentence) -> Sequence[Run]:
        low = bisect_left(self.firsts, sentence.first)
        return self.runs[low : bisect_right(self.firsts, sentence.last)]

    def titles_within(self, sentence: Sentence) -> list[tuple[int, int]]:
        hits = self.titles.within(sentence.first, sentence.last)
        return [(hit.first, hit.last) for hit in hits]


_JOINT: Final = 2
_TITLE_REACH: Final = 6


def _after(reading: Reading, first: int, last: int, ranges: Sequence[tuple[int, int]]) -> int:
    """The first word of a run that is no title, country or full stop."""
    while first <= last:
        end = next((end for start, end in ranges if start <= first <= end), None)
        if end is None and reading.words[first].is_word:
            return first
        first = (first if end is None else end) + 1
    return first


def _is_full(reading: Reading, first: int, last: int) -> bool:
    """Whether a name has more than one word."""
    return sum(word.is_word for word in reading.words[first : last + 1]) > 1
