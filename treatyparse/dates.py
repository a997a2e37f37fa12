"""Dates: days, months and years named in a text, as far as it tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import regex
from attrs import evolve

from treatyparse.immutable import frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from treatyparse.hits import Hit
    from treatyparse.reading import Reading

_NUMERIC: Final = regex.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_DAY: Final = regex.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|°)?")
_YEARS: Final = range(1500, 2101)
_MONTHS: Final = range(1, 13)
_DAYS: Final = range(1, 32)


@frozen
class Date:
    """A date, as far as the text tells it.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        year: Four figures, or None.
        month: 1 to 12, or None.
        day: 1 to 31, or None.
        weekday: 1 (Monday) to 7 where only a weekday is named, or None.
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601: ``2022-02-22``, ``2022-02``, ``2022``, ``--02-22`` or ``--02``.

        Example:
            >>> Date(0, 1, month=2, day=22).iso
            '--02-22'
        """
        year = f"{self.year:04}" if self.year else ""
        if not self.month:
            return year or None
        start = f"{year}-" if year else "--"
        return f"{start}{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def find_dates(reading: Reading) -> tuple[Date, ...]:
    """The dates of a text, in order: full and partial ones, bare years, and weekdays."""
    found: dict[int, Date] = {}
    taken = -1
    months: dict[int, tuple[int, int]] = {}
    for hit in _hits(reading, "dates.months"):
        if hit.last == hit.first and _is_another_word(reading, hit):
            continue
        if hit.last >= months.get(hit.first, (-1, 0))[0]:
            months[hit.first] = hit.last, int(hit.term.value)
    weekdays = {hit.first: int(hit.term.value) for hit in _hits(reading, "dates.weekdays")}
    for index in sorted({*months, *weekdays, *_numbers(reading)}):
        if index <= taken:
            continue
        if index in months:
            date = _around_month(reading, index, *months[index], after=taken)
        elif index in weekdays:
            date = Date(index, index, weekday=weekdays[index])
        else:
            date = _in_figures(reading, index, months)
        if date is not None:
            found[date.first] = date
            taken = date.last
    return tuple(found[first] for first in sorted(found))


def _hits(reading: Reading, label: str) -> Sequence[Hit]:
    return reading.hits.get(label, ())


def _is_another_word(reading: Reading, hit: Hit) -> bool:
    """Whether a very short month is found only by taking a beginning off a short word."""
    key = reading.words[hit.first].key
    folded = reading.lexicon.language.folding.key
    return len(key) <= _SHORTEST_MONTH and key not in map(folded, hit.term.text.split("|"))


_SHORTEST_MONTH: Final = 3


def _numbers(reading: Reading) -> Iterator[int]:
    return (index for index, word in enumerate(reading.words) if word.is_number)


def _around_month(
    reading: Reading, index: int, last: int, month: int, *, after: int
) -> Date | None:
    """The date whose month is named: «7 марта 2003 г.», "March 7, 2003", "Oct. 12, 1930"."""
    words = reading.words
    date = Date(index, last, month=month)
    written = _year_before(reading, index)
    if written is not None:
        date = evolve(date, first=written[0], year=written[1])
    if written is not None or _day_word_after(reading, last + 1) >= 0:
        return _with_day_after(reading, date)
    before = _skip(reading, index, -1)
    day = _day(reading, before)
    if day and before > after:
        date = evolve(date, first=before, day=day)
    place = date.last + 1
    if place < len(words) and words[place].key == ".":
        place += 1
    if not day and (day := _day(reading, place)):
        date = evolve(date, last=place, day=day)
        place += 1
    while place < len(words) and (words[place].key == "," or _is_joiner(reading, place)):
        place += 1
    year = _year(reading, place)
    if year:
        date = evolve(date, last=_with_year_word(reading, place), year=year)
    else:
        date = _with_year_before(reading, date, after)
    return date if date.day or date.year or _is_alone(reading, date) else None


def _year_before(reading: Reading, month: int) -> tuple[int, int] | None:
    """The first word and the number of the year before a month: 2022年2月."""
    plain = reading.lexicon.plain.get("dates.year_first", ())
    if not month or reading.words[month - 1].key not in plain:
        return None
    year = _year(reading, month - 2)
    if year:
        return month - 2, year
    first = month - 1 - _FIGURES
    figures = [_numeral(reading, place) for place in range(max(first, 0), month - 1)]
    if len(figures) < _FIGURES or any(figure not in range(10) for figure in figures):
        return None
    number = int("".join(map(str, figures)))
    return (first, number) if number in _YEARS else None


_FIGURES: Final = 4


def _numeral(reading: Reading, place: int) -> int:
    """The value of a single word that is a number, or -1."""
    hits = reading.between("dates.numerals", place, place)
    return int(hits[0].term.value) if hits else -1


def _day_after(reading: Reading, place: int) -> tuple[int, int]:
    """The last word and the number of the day that begins here, in figures or words; or 0."""
    day = _day(reading, place)
    if day:
        return place, day
    hits = [
        hit
        for hit in reading.between("dates.numerals", place, place + _LONGEST_NUMERAL)
        if hit.first == place and int(hit.term.value) in _DAYS
    ]
    if not hits:
        return place, 0
    longest = max(hits, key=lambda hit: hit.last)
    return longest.last, int(longest.term.value)


_LONGEST_NUMERAL: Final = 3


def _day_word_after(reading: Reading, place: int) -> int:
    """The word that says that the number which begins here is a day, or -1."""
    words = reading.words
    plain = reading.lexicon.plain.get("dates.day_words", ())
    last, day = _day_after(reading, place) if plain else (place, 0)
    if day and last + 1 < len(words) and words[last + 1].key in plain:
        return last + 1
    return -1


def _with_day_after(reading: Reading, date: Date) -> Date:
    """The date with the day that follows its month: 2月22日."""
    word = _day_word_after(reading, date.last + 1)
    last, day = _day_after(reading, date.last + 1)
    return evolve(date, last=max(word, last), day=day) if day else date


def _with_year_before(reading: Reading, date: Date, after: int) -> Date:
    """The date with the year that stands before its month: «2023-cü ilin aprelin 12-də»."""
    words = reading.words
    year_words = reading.lexicon.plain.get("grammar.year_words", ())
    place = date.first - 1
    if place <= after or words[place].key not in year_words:
        return date
    while place > after and (words[place].key in year_words or _is_joiner(reading, place)):
        place -= 1
    year = _year(reading, place) if place > after else 0
    return evolve(date, first=place, year=year) if year else date


def _is_alone(reading: Reading, date: Date) -> bool:
    """Whether a bare month is more than a word that looks like one ("may", "march")."""
    return reading.words[date.first].is_capital or not reading.lexicon.has_case


def _in_figures(reading: Reading, index: int, months: dict[int, tuple[int, int]]) -> Date | None:
    """«15.09.2018», "2018-09-15", "9/15/2018", or a bare year."""
    words = reading.words
    match = _NUMERIC.fullmatch(words[index].key)
    if match:
        return _checked(index, index, int(match[3]), int(match[2]), int(match[1]))
    parts = _divided(reading, index)
    if parts:
        sign, (one, two, three) = parts
        month_first = sign in reading.lexicon.plain.get("dates.month_first", ())
        if one in _YEARS:
            return _checked(index, index + 4, one, two, three)
        if three in _YEARS:
            month, day = (one, two) if month_first and one in _MONTHS else (two, one)
            return _checked(index, index + 4, three, month, day)
    place = _skip(reading, index, 1)
    if place in months and _day(reading, index):
        return None
    year = _year(reading, index)
    if year and index + 2 in months and _year_before(reading, index + 2):
        return None
    if year and _month_after_year(reading, index) not in months:
        return Date(index, _with_year_word(reading, index), year=year)
    return None


def _month_after_year(reading: Reading, index: int) -> int:
    """Where a month may stand that belongs to the year before it."""
    year_words = reading.lexicon.plain.get("grammar.year_words", ())
    place, passed = index + 1, False
    while place < len(reading.words):
        if reading.words[place].key in year_words:
            passed = True
        elif not _is_joiner(reading, place):
            break
        place += 1
    if passed and _day(reading, place):
        place += 1
    return place if passed else -1


def _divided(reading: Reading, index: int) -> tuple[str, tuple[int, int, int]] | None:
    """Three numbers with the same sign between, hyphen or slash."""
    words = reading.words[index : index + 5]
    if len(words) < 5 or words[1].key not in "-/" or words[1].key != words[3].key:
        return None
    figures = [words[place].key for place in (0, 2, 4)]
    if not all(figure.isdecimal() and len(figure) <= 4 for figure in figures):
        return None
    return words[1].key, (int(figures[0]), int(figures[1]), int(figures[2]))


def _checked(first: int, last: int, year: int, month: int, day: int) -> Date | None:
    if year in _YEARS and month in _MONTHS and day in _DAYS:
        return Date(first, last, year, month, day)
    return None


def _skip(reading: Reading, index: int, step: int) -> int:
    """The next word in a direction that is no joiner: 7th *of* March, 7 *de* marzo."""
    place = index + step
    while 0 <= place < len(reading.words) and _is_joiner(reading, place):
        place += step
    return place


def _is_joiner(reading: Reading, place: int) -> bool:
    key = reading.words[place].key
    return key in reading.lexicon.plain.get("dates.joiners", ()) or key in "-–"


def _day(reading: Reading, place: int) -> int:
    if not 0 <= place < len(reading.words):
        return 0
    match = _DAY.fullmatch(reading.words[place].key)
    return int(match[1]) if match and int(match[1]) in _DAYS else 0


def _year(reading: Reading, place: int) -> int:
    if not 0 <= place < len(reading.words):
        return 0
    key = reading.words[place].key
    return int(key) if len(key) == 4 and key.isdecimal() and int(key) in _YEARS else 0


def _with_year_word(reading: Reading, place: int) -> int:
    """The last word of a year: its number, or the word for "year" and its full stop after it."""
    words = reading.words
    year_words = reading.lexicon.plain.get("grammar.year_words", ())
    after = place + 1
    if after < len(words) and words[after].key in year_words:
        stopped = (
            after + 1 < len(words) and words[after + 1].key == "." and len(words[after].key) < 3
        )
        return after + stopped
    return place
