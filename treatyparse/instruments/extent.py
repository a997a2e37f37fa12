"""Extent of a mention: where the noun phrase ends that names an instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.instruments.lists import another_follows, country, joins_matters, joins_parties
from treatyparse.instruments.unmarked import continues_unmarked
from treatyparse.territories import TABLES as TERRITORY_TABLES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from treatyparse.model import Quotation
    from treatyparse.reading import Reading
    from treatyparse.words import Word

HEAD_LINES: Final = 2
"""How many lines of a text may be headings that name its instrument."""

OPENING: Final = frozenset("«“\"„‘'‹")
CLOSING: Final = frozenset(',;:.!?…—–()[]{}«»“”„"|/•·。，、；：')
_COMPLEMENT: Final = 24


def with_complement(reading: Reading, noun: int, titles: Mapping[int, Quotation]) -> int:
    """The last word of the noun phrase: quoted title, matter, parties, date."""
    plain = reading.lexicon.plain
    words = reading.words
    if reading.lexicon.language.head_final:
        return noun
    sentence = _title_end(reading, noun)
    limit = min(sentence, noun + _COMPLEMENT)
    last = _with_adjectives(reading, noun, limit)
    index = last + 1
    quotation = titles.get(reading.start(index)) if index <= limit else None
    if quotation is not None and _is_title(reading, quotation):
        last = reading.last_word_before(quotation.span.end)
        index = last + 1
        limit = max(limit, min(sentence, index + _COMPLEMENT))
    complements = plain.get("instruments.complements", frozenset())
    if last == noun and index <= limit and words[index].key == "(":
        after = _with_abbreviation(reading, last, limit) + 1
        if after > index and after <= limit and words[after].key in complements:
            last, index = after - 1, after  # "a free trade agreement (FTA) with"
    if not (
        _continues(reading, index, limit)
        or words[noun].key in complements
        or (index <= limit and words[index].key in complements)
        or (index <= limit and (_names_agent(reading, index) or _is_title_phrase(reading, index)))
    ):
        return _with_participle(reading, last, limit) if last == noun else last
    while index <= limit:
        name_last = _name_last(reading, index, limit, titles)
        if name_last is not None:
            last = noun = name_last
            limit = max(limit, min(sentence, last + _COMPLEMENT))
            if last == limit or not (
                words[last + 1].key in complements or _joins_name(reading, last + 1, limit, titles)
            ):
                break
        elif _ends_title(reading, index, limit):
            break
        else:
            last = index
        index = last + 1
    while last > noun and _cannot_end(reading, last):
        last -= 1
    return _with_abbreviation(reading, last, sentence)


def _with_participle(reading: Reading, last: int, limit: int) -> int:
    """The last word of what a participle tells of a noun, after a comma or not: up to a sign."""
    grammar = grammar_of(reading.lexicon)
    first = last + 1
    if first < limit and reading.words[first].key == ",":
        first += 1
    elif (
        reading.words[last - 1].key in grammar.definite
        or reading.lexicon.plain.get("instruments.modifier_endings")  # it stands before the noun
    ):
        return last
    if not any(
        hit.first == first for hit in reading.between("instruments.participles", first, first + 1)
    ):
        return last
    while first <= limit and (
        reading.words[first].key not in CLOSING or _is_abbreviated(reading, first)
    ):
        if grammar.is_finite(reading.words[first]):
            break
        first += 1
    return first - 1


def _title_end(reading: Reading, noun: int) -> int:
    """The last word up to which a title may go: of the sentence, or of the next line of a heading.

    A heading goes on in the next line where its noun ends the line and a word follows with which
    titles go on: "JOINT COMMUNIQUÉ / OF THE PRESIDENTS OF …".
    """
    number = reading.sentence_at(noun)
    sentence = reading.sentences[number]
    last = sentence.last
    if noun != last or sentence.line >= HEAD_LINES or number + 1 == len(reading.sentences):
        return last
    below = reading.sentences[number + 1]
    complements = reading.lexicon.plain.get("instruments.complements", frozenset())
    goes_on = reading.words[below.first].key in complements
    return below.last if goes_on and reading.words[below.last].key not in CLOSING else last


def _name_last(
    reading: Reading, index: int, limit: int, titles: Mapping[int, Quotation]
) -> int | None:
    """The closing mark of a firm's name that begins at a mark: «договор с ООО «Заря»».

    A mark that nothing closes may stand before it: «ООО «Завод «Заря»».
    """
    words = reading.words
    if words[index].key not in OPENING or not (
        words[index - 1].is_upper
        or reading.between("instruments.commercial", index - 1, index - 1)
        or reading.between("names.organizations", index - 1, index - 1)
    ):
        return None
    for place in range(index, min(limit, index + _LONGEST_NAME) + 1):
        quotation = titles.get(reading.start(place))
        if quotation is not None:
            return reading.last_word_before(quotation.span.end)
        if place > index and not (words[place].is_word or words[place].key == "-"):
            return None
    return None


_LONGEST_NAME: Final = 6


def _joins_name(reading: Reading, index: int, limit: int, titles: Mapping[int, Quotation]) -> bool:
    """Whether a conjunction joins another firm to the name before it: «между АО «А» и АО «Б»»."""
    return reading.words[index].key in grammar_of(reading.lexicon).title_conjunctions and any(
        _name_last(reading, place, limit, titles) is not None
        for place in range(index + 2, min(limit, index + _NEAR_NAME) + 1)
    )


_NEAR_NAME: Final = 4


def _with_adjectives(reading: Reading, noun: int, limit: int) -> int:
    """The last adjective that follows the noun.

    Its ending tells it: one of a table of its own, or in a language without case any in which
    a noun phrase goes on.
    """
    grammar = grammar_of(reading.lexicon)
    last = noun
    endings = tuple(reading.lexicon.plain.get("instruments.following_endings", ()))
    if not endings and not grammar.oblique_endings:
        endings = grammar.complement_endings
    if not endings:
        return last
    while last < limit and not _ends_title(reading, last + 1, limit):
        word = reading.words[last + 1]
        if word.is_capital or not word.key.endswith(endings):
            break
        last += 1
    return last


def _is_title(reading: Reading, quotation: Quotation) -> bool:
    """Whether marks after the noun hold its title rather than what someone calls it."""
    word = reading.words[reading.word_at(quotation.content.start)]
    return word.is_capital or word.key in reading.lexicon.plain.get("instruments.complements", ())


def _continues(reading: Reading, index: int, limit: int) -> bool:
    """Whether the words after the noun go on without a preposition: a year, a country, a code."""
    if index > limit:
        return False
    word = reading.words[index]
    if word.is_number or word.is_upper or word.key == "№":
        return True
    if continues_unmarked(reading, index):
        return True
    if not reading.lexicon.plain.get("instruments.modifier_endings"):
        return False
    for place in range(index, min(limit, index + 3) + 1):
        if _ends_title(reading, place, limit):
            return False
        if _is_owner(reading, index) and any(
            hit.first == index for hit in reading.between("names.organizations", index, place)
        ):
            return True
        if any(
            hit.first == place
            for label in TERRITORY_TABLES
            for hit in reading.between(label, place, place + 4)
        ):
            return True
    return False


def _is_owner(reading: Reading, index: int) -> bool:
    """Whether the form of a word may depend on the noun before it."""
    return reading.words[index].key.endswith(grammar_of(reading.lexicon).complement_endings)


def _ends_title(reading: Reading, index: int, limit: int) -> bool:
    plain = reading.lexicon.plain
    word = reading.words[index]
    if _is_title_phrase(reading, index):
        return False
    if word.key in CLOSING:
        return not (
            _is_within_date(reading, index)
            or _is_abbreviated(reading, index)
            or joins_parties(reading, index, limit)
            or joins_matters(reading, index, limit)
        )
    if _follows_year(reading, index):
        return not _goes_on(reading, word)
    if any(hit.first == index for hit in reading.between("instruments.adjuncts", index, index + 4)):
        return True
    if _names_agent(reading, index):
        return False
    if index in reading.breaks:
        return word.key not in plain.get("instruments.complements", ())
    if word.key in plain.get("instruments.stops", ()):
        return not (word.is_capital and country(reading, index - 1, index, ends=True) == index)
    if reading.between("dates.weekdays", index, index) or _dates_the_sentence(reading, index):
        return True
    if word.key in grammar_of(reading.lexicon).title_conjunctions:
        return another_follows(reading, index + 1, limit)
    return grammar_of(reading.lexicon).is_finite(word)


def _is_title_phrase(reading: Reading, index: int) -> bool:
    """Whether a phrase begins with which titles go on: «в области», «– участников»."""
    phrases = reading.between("instruments.title_phrases", index, index + 3)
    return any(phrase.first == index for phrase in phrases)


def _names_agent(reading: Reading, index: int) -> bool:
    """Whether a word tells who made the instrument: "a resolution by the Security Council"."""
    if reading.words[index].key not in grammar_of(reading.lexicon).agent_prepositions:
        return False
    tables = ("names.organizations", *TERRITORY_TABLES)
    return any(
        hit.first <= index + 2
        for table in tables
        for hit in reading.between(table, index + 1, index + 5)
    )


def _is_within_date(reading: Reading, index: int) -> bool:
    """Whether a comma stands between a day and its year: "of October 12, 2003"."""
    words = reading.words
    return (
        words[index].key == ","
        and 1 < index < len(words) - 1
        and words[index - 1].is_number
        and words[index + 1].is_number
        and bool(reading.between("dates.months", index - 2, index - 2))
    )


def _is_abbreviated(reading: Reading, index: int) -> bool:
    """Whether a full stop closes an initial within the sentence: "with the U.S. Navy"."""
    words = reading.words
    return (
        words[index].key == "."
        and words[index - 1].is_capital
        and len(words[index - 1].key) == 1
        and reading.end(index - 1) == reading.start(index)
    )


def _follows_year(reading: Reading, index: int) -> bool:
    """Whether the word for "year" and a number stand before a word."""
    words = reading.words
    return (
        index > 1
        and words[index - 1].key in grammar_of(reading.lexicon).year_words
        and words[index - 2].is_number
    )


def _goes_on(reading: Reading, word: Word) -> bool:
    """Whether a title goes on with a word after its date: with a preposition or conjunction."""
    return (
        word.key in reading.lexicon.plain.get("instruments.complements", ())
        or word.key in grammar_of(reading.lexicon).title_conjunctions
    )


def _dates_the_sentence(reading: Reading, index: int) -> bool:
    """Whether a preposition of place stands before a date: "the treaty on 22 December"."""
    if reading.words[index].key not in reading.lexicon.plain.get("parties.place_prepositions", ()):
        return False
    after = index + 1
    return after < len(reading.words) and (
        reading.words[after].is_number or bool(reading.between("dates.months", after, after))
    )


def _cannot_end(reading: Reading, index: int) -> bool:
    """Whether a title cannot end with this word: a preposition, conjunction, article or hyphen."""
    grammar = grammar_of(reading.lexicon)
    key = reading.words[index].key
    if _is_abbreviated(reading, index) and reading.words[index - 2].key == ".":
        return False
    return (
        key in reading.lexicon.plain.get("instruments.complements", ())
        or key in grammar.title_conjunctions
        or key in grammar.title_determiners
        or not (reading.words[index].is_word or reading.words[index].is_number)
    )


def _with_abbreviation(reading: Reading, last: int, limit: int) -> int:
    """An abbreviation in brackets right after the title: «… безопасности (ДКБ)»."""
    words = reading.words
    if (
        last + 3 <= limit
        and words[last + 1].key == "("
        and words[last + 3].key == ")"
        and words[last + 2].surface[1:] != words[last + 2].key[1:]
    ):
        return last + 3
    return last
