"""Mentions of instruments: each noun that names one, with the words that belong to its title."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.hits import longest_first
from treatyparse.immutable import frozen
from treatyparse.instruments.extent import CLOSING, HEAD_LINES, with_complement
from treatyparse.instruments.modifiers import PLURALS, count_before, is_year, with_modifiers
from treatyparse.instruments.rejections import REJECTIONS, needs
from treatyparse.model import InstrumentKind, QuotationKind
from treatyparse.territories import TABLES as TERRITORY_TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from treatyparse.hits import Hit
    from treatyparse.model import Quotation
    from treatyparse.reading import Reading


@frozen
class InstrumentMention:
    """A noun phrase that names an instrument.

    Attributes:
        first: The index of its first word, without article or determiner.
        last: The index of its last word (inclusive).
        noun: The index of the first word of the noun.
        noun_last: The index of its last word.
        kind: The kind, by the noun.
        told: The words that tell it from others of its kind, folded, endings cut; no countries.
        initials: The first letters of its words, folded, and those of its longer words.
        acronyms: The words in capitals that may shorten a title, folded; no countries.
        persons: How many of its words belong to people rather than to its matter.
        codes: The countries named in it.
        is_heading: Whether it stands in a line that no full stop closes, at the head of the text.
        is_new: Whether a word before it says that it is another one ("a separate …").
        is_definite: Whether a word before it says that it is a known one ("the …").
    """

    first: int
    last: int
    noun: int
    noun_last: int
    kind: InstrumentKind
    told: frozenset[str]
    initials: tuple[str, str]
    acronyms: frozenset[str]
    persons: int
    codes: frozenset[str]
    is_heading: bool
    is_new: bool
    is_definite: bool

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
    scare = _scare_quoted(reading, quotations)
    for hit in _longest(chain.from_iterable(reading.hits.get(label, ()) for label in _NOUNS)):
        if hit.first <= end or hit.first in scare or any(rule(reading, hit) for rule in REJECTIONS):
            continue
        if named and reading.start(with_modifiers(reading, hit.first)) in named:
            continue
        mention = _mention(reading, hit, titles)
        if mention.is_bare and not mention.codes and needs(reading, hit, "matter"):
            continue
        if mention.kind is InstrumentKind.STATEMENT and _is_of_firms(reading, mention):
            continue
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


def _scare_quoted(reading: Reading, quotations: Sequence[Quotation]) -> frozenset[int]:
    """The words of quoted terms: what somebody calls a "pact" is none."""
    return frozenset(
        index
        for quotation in quotations
        if quotation.kind is QuotationKind.TERM
        for index in _words_of(reading, quotation)[:_LONGEST_TERM]
    )


def _words_of(reading: Reading, quotation: Quotation) -> range:
    first = reading.word_at(quotation.content.start)
    return range(first, reading.last_word_before(quotation.content.end) + 1)


_LONGEST_TERM: Final = 6
_NOUNS: Final = ("instruments.nouns", PLURALS)


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """The longest hits, leftmost first, none overlapping another."""
    found: list[Hit] = []
    end = -1
    for hit in longest_first(hits):
        if hit.first > end:
            found.append(hit)
            end = hit.last
    return found


def _mention(reading: Reading, hit: Hit, titles: Mapping[int, Quotation]) -> InstrumentMention:
    counted = count_before(reading, hit)
    first = (
        with_modifiers(reading, hit.first, are_many=hit.term.label == PLURALS)
        if counted is None
        else counted
    )
    last = with_complement(reading, hit.last, titles)
    plain = reading.lexicon.plain
    new = plain.get("instruments.new", frozenset())
    before = [reading.words[i].key for i in range(max(0, first - 1), hit.first)]
    countries = [t for label in TERRITORY_TABLES for t in reading.between(label, first, last)]
    sides = reading.between("parties.sides", first, last)
    numbers = reading.between("instruments.numbers", first, hit.first)
    own = {index for t in (*countries, *sides, *numbers) for index in range(t.first, t.last + 1)}
    around = [*range(first, hit.first), *range(hit.last + 1, last + 1)]
    named: set[str] = set()
    if needs(reading, hit, "name"):
        named.add(" ".join(reading.words[i].key for i in range(hit.first, hit.last + 1)))
    codes = frozenset(code for t in countries for code in t.term.value.split(" "))
    return InstrumentMention(
        first,
        last,
        hit.first,
        hit.last,
        _kind(reading, hit, last, codes),
        frozenset(named.union(_stems(reading, around, own))),
        _initials(reading, first, last),
        frozenset(_acronyms(reading, first, last, own)),
        _persons(reading, hit.last + 1, last),
        codes,
        _is_heading(reading, hit.first),
        counted is not None or any(key in new for key in before),
        first > 0 and reading.words[first - 1].key in grammar_of(reading.lexicon).definite,
    )


def _kind(reading: Reading, hit: Hit, last: int, codes: frozenset[str]) -> InstrumentKind:
    """The kind that the noun names; a treaty or agreement with a firm is a contract.

    So is one in whose sentence firms are named and no two states.
    """
    kind = InstrumentKind(hit.term.value)
    if kind not in _PRIVATE_TOO or len(codes) > 1:
        return kind
    if reading.between("instruments.commercial", hit.first, last):
        return InstrumentKind.CONTRACT
    sentence = reading.sentences[reading.sentence_at(hit.first)]
    if codes or not reading.between("instruments.commercial", sentence.first, sentence.last):
        return kind
    named = {
        code
        for label in TERRITORY_TABLES
        for territory in reading.between(label, sentence.first, sentence.last)
        for code in territory.term.value.split(" ")
    }
    return kind if len(named) > 1 else InstrumentKind.CONTRACT


def _is_of_firms(reading: Reading, mention: InstrumentMention) -> bool:
    """Whether firms make a statement: they are named with it, or beside it and no state is."""
    if reading.between("instruments.commercial", mention.noun, mention.last):
        return True
    sentence = reading.sentences[reading.sentence_at(mention.noun)]
    return bool(
        reading.between("instruments.commercial", sentence.first, sentence.last)
    ) and not any(reading.between(t, sentence.first, sentence.last) for t in TERRITORY_TABLES)


_PRIVATE_TOO: Final = frozenset({InstrumentKind.TREATY, InstrumentKind.AGREEMENT})
"""Kinds whose nouns name contracts between firms too."""


def _stems(reading: Reading, indices: Iterable[int], own: set[int]) -> Iterable[str]:
    """The stems of the words that tell an instrument from others of its kind."""
    plain = reading.lexicon.plain
    untold = (
        plain.get("instruments.new", frozenset())
        | plain.get("instruments.vague_modifiers", frozenset())
        | plain.get("instruments.complements", frozenset())
    )
    endings = plain.get("instruments.modifier_endings", frozenset())
    for index in indices:
        word = reading.words[index]
        key = word.key
        if word.is_number and not is_year(reading, index):
            continue
        if len(key) >= _SHORTEST and key not in untold and index not in own:
            ending = max((len(e) for e in endings if key.endswith(e)), default=1)
            yield key[: max(_SHORTEST, min(_STEM, len(key) - ending))]


def _initials(reading: Reading, first: int, last: int) -> tuple[str, str]:
    """The first letters of some words: of all, and of those that are no small words."""
    grammar = grammar_of(reading.lexicon)
    words = [word for word in reading.words[first : last + 1] if word.is_word]
    longer = (word for word in words if not grammar.is_small_within(word))
    return "".join(word.key[0] for word in words), "".join(word.key[0] for word in longer)


def _acronyms(reading: Reading, first: int, last: int, own: set[int]) -> Iterable[str]:
    """The words in capitals that may shorten a title: "the ABM treaty"."""
    for index in range(first, last + 1):
        word = reading.words[index]
        if word.is_upper and len(word.key) >= _SHORTEST and index not in own:
            yield word.key


def _persons(reading: Reading, first: int, last: int) -> int:
    """How many words from a title on name people: "with the minister Anna Berg"."""
    bodies = {hit.first for hit in reading.between("names.organizations", first, last)}
    titles = [h for h in reading.between("names.titles", first, last) if h.first not in bodies]
    if not titles:
        return 0
    names = sum(word.is_capital for word in reading.words[titles[0].last + 1 : last + 1])
    return names + len(titles) if names else 0


def _is_heading(reading: Reading, index: int) -> bool:
    """Whether a word stands in a heading: a first line that no full stop closes."""
    sentence = reading.sentences[reading.sentence_at(index)]
    return sentence.line < HEAD_LINES and reading.words[sentence.last].key not in CLOSING


_STEM: Final = 6
_SHORTEST: Final = 3
