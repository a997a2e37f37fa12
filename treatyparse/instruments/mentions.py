"""Mentions of instruments: each noun that names one, with the words that belong to its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.immutable import frozen
from treatyparse.instruments.modifiers import with_modifiers
from treatyparse.instruments.unmarked import continues_unmarked
from treatyparse.model import InstrumentKind, QuotationKind
from treatyparse.territories import TABLES as TERRITORY_TABLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from treatyparse.model import Quotation
    from treatyparse.reading import Reading
    from treatyparse.terms import Hit

_COMPLEMENT: Final = 24
_OPENING: Final = frozenset("«“\"„‘'‹")
_CLOSING: Final = frozenset(',;:.!?…—–()[]{}«»“”„"|/•·。，、；：')


@frozen
class InstrumentMention:
    """A noun phrase that names an instrument.

    Attributes:
        first: The index of its first word, without article or determiner.
        last: The index of its last word (inclusive).
        noun: The index of the first word of the noun.
        noun_last: The index of the last word of the noun.
        kind: The kind, by the noun.
        told: The words that tell it from others of its kind, folded, endings cut; no countries.
        codes: The countries named in it.
        is_heading: Whether it stands in a line that no full stop closes, at the head of the text.
        is_new: Whether a word before it says that it is another one ("a separate …").
    """

    first: int
    last: int
    noun: int
    noun_last: int
    kind: InstrumentKind
    told: frozenset[str]
    codes: frozenset[str]
    is_heading: bool
    is_new: bool

    @property
    def is_bare(self) -> bool:
        """Whether nothing tells it from others of its kind, countries set aside."""
        return not self.told


def find_mentions(reading: Reading, quotations: Sequence[Quotation]) -> list[InstrumentMention]:
    """The mentions of instruments, in order, none inside another."""
    titles = {quotation.span.start: quotation for quotation in quotations}
    found: list[InstrumentMention] = []
    end = -1
    named = _names_only(quotations)
    for hit in _longest(reading.hits.get("instruments.nouns", ())):
        if hit.first <= end or any(rule(reading, hit) for rule in REJECTIONS):
            continue
        if named and reading.start(with_modifiers(reading, hit.first)) in named:
            continue
        mention = _mention(reading, hit, titles)
        end = mention.last
        found.append(mention)
    return found


def _names_only(quotations: Sequence[Quotation]) -> frozenset[int]:
    """Where quoted words begin that name an instrument without speaking of it.

    An older treaty named by its title in the words of a declaration, or what an instrument is
    called: "a pact of slaves".
    """
    return frozenset(
        quotation.content.start
        for quotation in quotations
        if quotation.parent is not None
        and quotations[quotation.parent].kind is QuotationKind.DECLARATION
    )


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """The longest hits, leftmost first, none overlapping another."""
    found: list[Hit] = []
    end = -1
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first > end:
            found.append(hit)
            end = hit.last
    return found


def _mention(reading: Reading, hit: Hit, titles: Mapping[int, Quotation]) -> InstrumentMention:
    first = with_modifiers(reading, hit.first)
    last = _with_complement(reading, hit.last, titles)
    plain = reading.lexicon.plain
    new = plain.get("instruments.new", frozenset())
    before = [reading.words[i].key for i in range(max(0, first - 1), hit.first)]
    countries = [t for label in TERRITORY_TABLES for t in reading.between(label, first, last)]
    sides = reading.between("parties.sides", first, last)
    own = {index for t in (*countries, *sides) for index in range(t.first, t.last + 1)}
    return InstrumentMention(
        first,
        last,
        hit.first,
        hit.last,
        InstrumentKind(hit.term.value),
        frozenset(_stems(reading, (*range(first, hit.first), *range(hit.last + 1, last + 1)), own)),
        frozenset(code for t in countries for code in t.term.value.split(" ")),
        _is_heading(reading, hit.first),
        any(key in new for key in before),
    )


def _stems(reading: Reading, indices: Iterable[int], own: set[int]) -> Iterable[str]:
    """The stems of the words that tell an instrument from others of its kind."""
    plain = reading.lexicon.plain
    untold = (
        plain.get("instruments.new", frozenset())
        | plain.get("instruments.vague_modifiers", frozenset())
        | plain.get("instruments.complements", frozenset())
    )
    for index in indices:
        key = reading.words[index].key
        if len(key) >= _SHORTEST and key not in untold and index not in own:
            yield key[: max(_SHORTEST, min(_STEM, len(key) - 1))]


def _is_heading(reading: Reading, index: int) -> bool:
    """Whether a word stands in a heading: a first line that no full stop closes."""
    sentence = reading.sentences[reading.sentence_at(index)]
    return sentence.line < _HEAD_LINES and reading.words[sentence.last].key not in _CLOSING


_STEM: Final = 6
_SHORTEST: Final = 3
_HEAD_LINES: Final = 2


# --- where the noun phrase begins and ends -------------------------------------------------------


def _with_complement(reading: Reading, noun: int, titles: Mapping[int, Quotation]) -> int:
    """The last word of the noun phrase: quoted title, matter, parties, date."""
    plain = reading.lexicon.plain
    words = reading.words
    if reading.lexicon.language.head_final:
        return noun
    sentence = reading.sentences[reading.sentence_at(noun)].last
    limit = min(sentence, noun + _COMPLEMENT)
    last = _with_adjectives(reading, noun, limit)
    index = last + 1
    quotation = titles.get(reading.start(index)) if index <= limit else None
    if quotation is not None and _is_title(reading, quotation):
        last = reading.last_word_before(quotation.span.end)
        index = last + 1
        limit = max(limit, min(sentence, index + _COMPLEMENT))
    complements = plain.get("instruments.complements", frozenset())
    if not (
        _continues(reading, index, limit)
        or words[noun].key in complements
        or (index <= limit and words[index].key in complements)
    ):
        return last
    while index <= limit and not _ends_title(reading, index, limit):
        last = index
        index += 1
    while last > noun and _cannot_end(reading, last):
        last -= 1
    return _with_abbreviation(reading, last, sentence)


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
    if word.is_number or word.is_upper:
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
    if word.key in _CLOSING or index in reading.breaks:
        return True
    if any(
        hit.first == index for hit in reading.between("instruments.title_phrases", index, index + 3)
    ):
        return False
    if word.key in plain.get("instruments.stops", ()):
        return True
    if reading.between("dates.weekdays", index, index) or _dates_the_sentence(reading, index):
        return True
    if word.key in plain.get("instruments.links", ()):
        return _another_follows(reading, index + 1, limit)
    return grammar_of(reading.lexicon).is_finite(word)


def _dates_the_sentence(reading: Reading, index: int) -> bool:
    """Whether a preposition of place stands before a date: "the treaty on 22 December"."""
    if reading.words[index].key not in reading.lexicon.plain.get("parties.place_prepositions", ()):
        return False
    after = index + 1
    return after < len(reading.words) and (
        reading.words[after].is_number or bool(reading.between("dates.months", after, after))
    )


def _another_follows(reading: Reading, index: int, limit: int) -> bool:
    """Whether another instrument or a verb follows a conjunction, rather than the title."""
    if index > limit:
        return True
    plain = reading.lexicon.plain
    determiners = plain.get("instruments.determiners", frozenset())
    if reading.words[index].key in plain.get("instruments.indefinite", ()):
        return True
    ahead = reading.between("instruments.nouns", index, min(limit, index + 3))
    if any(with_modifiers(reading, hit.first) <= index for hit in ahead):
        return True
    word = reading.words[index]
    if word.key in determiners and ahead:
        return True
    return word.key in plain.get("instruments.stops", ()) or grammar_of(reading.lexicon).is_finite(
        word
    )


def _cannot_end(reading: Reading, index: int) -> bool:
    """Whether a title cannot end with this word: a preposition, conjunction, article or hyphen."""
    plain = reading.lexicon.plain
    key = reading.words[index].key
    return (
        key in plain.get("instruments.complements", ())
        or key in plain.get("instruments.links", ())
        or key in plain.get("instruments.determiners", ())
        or not (reading.words[index].is_word or reading.words[index].is_number)
    )


def _with_abbreviation(reading: Reading, last: int, limit: int) -> int:
    """An abbreviation in brackets right after the title: «… безопасности (ДКБ)»."""
    words = reading.words
    if (
        last + 3 <= limit
        and words[last + 1].key == "("
        and words[last + 3].key == ")"
        and words[last + 2].is_upper
    ):
        return last + 3
    return last


# --- nouns that name no instrument ----------------------------------------------------------------


def _is_fixed_phrase(reading: Reading, hit: Hit) -> bool:
    """The noun stands in a phrase that names none: «по соглашению сторон», "rule of law"."""
    low = max(0, hit.first - 4)
    return any(
        phrase.first <= hit.last and phrase.last >= hit.first
        for phrase in reading.between("instruments.not_instruments", low, hit.last + 5)
    )


def _is_generic(reading: Reading, hit: Hit) -> bool:
    """Any one of its kind: "any agreement", «любое соглашение»."""
    generic = reading.lexicon.plain.get("instruments.generic", frozenset())
    return any(
        reading.words[index].key in generic for index in range(max(0, hit.first - 2), hit.first)
    )


def _is_nickname(reading: Reading, hit: Hit) -> bool:
    """What someone calls the instrument, right after an opening mark: "a pact of slaves"."""
    first = with_modifiers(reading, hit.first)
    if first < _NICKNAME:
        return False
    mark, article = reading.words[first - 2 : first]
    indefinite = reading.lexicon.plain.get("instruments.indefinite", frozenset())
    return mark.key in _OPENING and article.key in indefinite and not article.is_capital


_NICKNAME: Final = 2


def _is_plural(reading: Reading, hit: Hit) -> bool:
    """Several of a kind, as the ending of the adjective tells: «двусторонние соглашения»."""
    endings = tuple(reading.lexicon.plain.get("instruments.plural_endings", ()))
    if not endings or not hit.first:
        return False
    word = reading.words[hit.first - 1]
    determiners = reading.lexicon.plain.get("instruments.determiners", frozenset())
    return word.is_word and word.key.endswith(endings) and word.key not in determiners


def _is_ground(reading: Reading, hit: Hit) -> bool:
    """A charter, convention or law that is only the ground of something else."""
    if InstrumentKind(hit.term.value) not in _GROUNDS:
        return False
    low = max(0, hit.first - _NEAR_GROUND)
    return bool(reading.between("instruments.grounds", low, hit.first - 1))


_GROUNDS: Final = frozenset(
    {
        InstrumentKind.CHARTER,
        InstrumentKind.CONVENTION,
        InstrumentKind.LAW,
        InstrumentKind.RESOLUTION,
    }
)
_NEAR_GROUND: Final = 6

REJECTIONS: Final[tuple[Callable[[Reading, Hit], bool], ...]] = (
    _is_fixed_phrase,
    _is_generic,
    _is_plural,
    _is_ground,
    _is_nickname,
)
"""The reasons why a noun names no instrument, in the order in which they are tried."""
