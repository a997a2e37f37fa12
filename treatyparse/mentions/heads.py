"""Heads: the words that decide what a noun phrase is, found by the tables of the language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from typing import Final

from treatyparse.grammar import Grammar, grammar_of
from treatyparse.hits import Hit
from treatyparse.mentions.names import longest_hits
from treatyparse.mentions.parts import OWNERS, TITLES, is_hyphen, is_no_paper
from treatyparse.model import SourceKind
from treatyparse.reading import Reading
from treatyparse.words import Word

KINDS: Final = {
    "attribution.groups": SourceKind.UNKNOWN,
    "names.titles": SourceKind.PERSON,
    "names.ages": SourceKind.PERSON,
    "names.honorifics": SourceKind.PERSON,
    "names.organizations": SourceKind.ORGANIZATION,
    "names.bodies": SourceKind.ORGANIZATION,
    "attribution.documents": SourceKind.DOCUMENT,
    "attribution.sides": SourceKind.COUNTRY,
    "attribution.pronouns": SourceKind.PERSON,
    "territories.seats": SourceKind.ORGANIZATION,
    "territories.blocs": SourceKind.ORGANIZATION,
    "territories.names": SourceKind.COUNTRY,
    "territories.further_names": SourceKind.COUNTRY,
    "territories.capitals": SourceKind.COUNTRY,
    "territories.further_capitals": SourceKind.COUNTRY,
}
"""What the head of a mention is, by its table; of tables that find the same words the first."""


_SPOTS: Final = ("territories.capitals", "territories.further_capitals", "territories.seats")


def known_words(reading: Reading) -> frozenset[int]:
    """The words of countries and bodies, by which alone a phrase without capitals grows."""
    if reading.lexicon.has_case:
        return frozenset()
    return frozenset(
        index
        for table in (*OWNERS, *_SPOTS)
        for hit in reading.hits.get(table, ())
        for index in range(hit.first, hit.last + 1)
    )


def single_words(reading: Reading, table: str) -> frozenset[int]:
    """The indices of the words that a term of a table matches alone."""
    return frozenset(hit.first for hit in reading.hits.get(table, ()) if hit.first == hit.last)


def verb_words(reading: Reading) -> frozenset[int]:
    """The indices of the verbs of saying, and of nouns for words that are nothing written."""
    papers = {hit.first for hit in reading.hits.get("attribution.documents", ())}
    return frozenset(
        hit.first
        for hit in reading.hits.get("attribution.verbs", ())
        if hit.first == hit.last and not (hit.term.value == "noun" and hit.first in papers)
    )


def find_heads(reading: Reading) -> list[Hit]:
    """The heads of a text in order, the longest at each place.

    Left out are words inside a phrase that attributes, owners before another head, and bodies
    that only describe the next head, as in "the NATO chief".
    """
    hits = chain.from_iterable(_not_owners(reading, table) for table in KINDS)
    phrases = {
        index for hit in reading.hits.get("attribution.phrases", ()) for index in _own_words(hit)
    }
    heads = longest_hits([hit for hit in hits if hit.first not in phrases])
    described = {hit.first for hit in heads if hit.term.label in _DESCRIBED}
    headed = {hit.first for hit in heads if hit.term.label in _HEADED}
    heads = _without_describing(reading, heads, described)
    if reading.lexicon.language.has_spaces and not reading.lexicon.language.head_final:
        return heads
    return [hit for hit in heads if not _leads_to(reading, hit, headed)]


def _own_words(hit: Hit) -> Sequence[int]:
    """The words of a phrase itself, not those that its gap holds: in the captain's words."""
    return (hit.first, hit.last) if "<" in hit.term.text else range(hit.first, hit.last + 1)


_DESCRIBED: Final = (*TITLES, "attribution.documents")


def _not_owners(reading: Reading, table: str) -> Sequence[Hit]:
    """The hits of a table that are no mere owner of the next head: the emir's adviser.

    Nor is what is but made from a title: presidential.
    """
    hits: Sequence[Hit] = reading.hits.get(table, ())
    grammar = grammar_of(reading.lexicon)
    if table == "attribution.pronouns":
        return [hit for hit in hits if not hit.term.value.startswith("possessive")]
    is_body = table == "names.organizations" and bool(grammar.adjective_endings)
    if (is_body or table == "names.titles") and grammar.derived_endings:
        hits = [hit for hit in hits if not _is_derived(reading, hit)]
    if not grammar.possessive_endings:
        return hits
    return [hit for hit in hits if not grammar.is_possessive(reading.words[hit.last])]


def _without_describing(reading: Reading, heads: list[Hit], described: set[int]) -> list[Hit]:
    """The heads but for those that only describe or determine the next, or are verbs here."""
    grammar = grammar_of(reading.lexicon)
    may_describe = reading.lexicon.has_case and not grammar.complement_endings
    may_be_verb = bool(grammar.infinitive_markers) and not grammar.adjective_endings
    kept: list[Hit] = []
    for hit in reversed(heads):
        label = hit.term.label
        if may_describe and label in _MAY_DESCRIBE:
            if _only_describes(reading, hit, described) or _opens_title(reading, hit, kept):
                described.add(hit.first)
                continue
            if _is_part(reading, hit):
                continue
        elif label in _MAY_DETERMINE and _is_determiner(reading, hit):
            continue
        if not (may_be_verb and label == "attribution.documents" and is_no_paper(reading, hit)):
            kept.append(hit)
    kept.reverse()
    return kept


_MAY_DETERMINE: Final = frozenset({"attribution.pronouns", "names.ages"})
_MAY_DESCRIBE: Final = frozenset(
    {
        "names.titles",
        *(
            table
            for table, kind in KINDS.items()
            if kind in (SourceKind.ORGANIZATION, SourceKind.COUNTRY)
        ),
    }
)


def _opens_title(reading: Reading, hit: Hit, later: list[Hit]) -> bool:
    """Whether only nouns in small letters part a body or place from a title before a name.

    So in "the United Nations climate chief Ann Lowe", and a place from the noun of its club.
    """
    grammar = grammar_of(reading.lexicon)
    if not later:
        return False
    after = later[-1]
    if hit.term.label == after.term.label == "names.titles" and after.first == hit.last + 1:
        return not reading.words[after.first].is_capital
    if hit.term.label == "names.titles" or after.first - hit.last - 1 > _MOST_NOUNS:
        return False
    between = reading.words[hit.last + 1 : after.first]
    if KINDS[hit.term.label] is SourceKind.COUNTRY and not between:
        return after.term.label == "names.organizations" and hit.first not in reading.breaks
    if grammar.head_final:
        return False
    if after.term.label == "names.organizations" and KINDS[hit.term.label] is SourceKind.COUNTRY:
        words = [*between, reading.words[after.first]]
        return bool(between) and all(word.is_word and word.is_capital for word in words)
    is_body = after.term.label == "names.organizations" and bool(between)
    if not is_body and not (after.term.label in TITLES and _bears_name(reading, after)):
        return False
    verbs = reading.between("attribution.verbs", hit.last + 1, after.first - 1)
    return not verbs and all(_is_plain_noun(word, grammar) for word in between)


_MOST_NOUNS: Final = 3


def _is_plain_noun(word: Word, grammar: Grammar) -> bool:
    """Whether a word in small letters may be a noun that describes the next."""
    is_small = grammar.is_small(word) or grammar.is_finite(word)
    return word.key == "-" or (word.is_word and not word.is_capital and not is_small)


def _bears_name(reading: Reading, title: Hit) -> bool:
    """Whether a capital stands right behind a title."""
    words = reading.words
    return title.last + 1 < len(words) and words[title.last + 1].is_capital


def _is_part(reading: Reading, hit: Hit) -> bool:
    """Whether a hyphen makes a country part of an adjective: London-based, US-led."""
    if KINDS[hit.term.label] is not SourceKind.COUNTRY or hit.last + 2 >= len(reading.words):
        return False
    return is_hyphen(reading, hit.last + 1) and not reading.words[hit.last + 2].is_capital


def _only_describes(reading: Reading, hit: Hit, described: set[int]) -> bool:
    """Whether the head only describes the next noun: the NATO chief, US Interior Secretary."""
    kind = KINDS[hit.term.label]
    if kind is SourceKind.COUNTRY and hit.last + 2 in described:
        return reading.words[hit.last + 1].is_capital
    return kind in (SourceKind.ORGANIZATION, SourceKind.COUNTRY) and hit.last + 1 in described


def _is_derived(reading: Reading, hit: Hit) -> bool:
    """Whether the word is but made from a title: presidential, a ministry."""
    endings = grammar_of(reading.lexicon).derived_endings
    return hit.term.text.endswith("*") and reading.words[hit.last].key.endswith(endings)


def _is_determiner(reading: Reading, hit: Hit) -> bool:
    """Whether a pronoun or an age only opens a phrase: another official, the 54-year-old nurse."""
    if hit.term.value == "person" or hit.term.label == "names.ages":
        after = hit.last + 1
        if after >= len(reading.words) or not reading.words[after].is_word:
            return False
        grammar = grammar_of(reading.lexicon)
        if grammar.head_final:
            return False
        if not grammar.determiners.intersection(reading.words[hit.last].keys):
            return hit.term.label == "names.ages" and not _ends_phrase(reading, after)
        return not _ends_phrase(reading, after)
    return False


def _ends_phrase(reading: Reading, index: int) -> bool:
    """Whether no noun can stand at a word: a verb, an auxiliary or another small word."""
    grammar, word = grammar_of(reading.lexicon), reading.words[index]
    if grammar.is_small(word) or grammar.is_finite(word):
        return True
    verbs = reading.between("attribution.verbs", index, index + _LONGEST_VERB - 1)
    return any(hit.first == index for hit in verbs)


_LONGEST_VERB: Final = 3
"""Words, of a verb that is written in several: *əlavə edib*."""


_HEADED: Final = (
    *TITLES,
    "names.organizations",
    "names.bodies",
    "attribution.documents",
    "attribution.sides",
)
_LONGEST_LEAD: Final = 5


def _leads_to(reading: Reading, hit: Hit, headed: set[int]) -> bool:
    """Whether a country only opens the phrase that a later noun closes: Kenya's foreign minister.

    So in a language whose nouns close their phrases, where the country is bare or an owner, and
    in one without spaces.
    """
    if not reading.lexicon.language.has_spaces:
        kind = KINDS[hit.term.label]
        return hit.last + 1 in headed and kind in (SourceKind.COUNTRY, SourceKind.ORGANIZATION)
    grammar = grammar_of(reading.lexicon)
    if KINDS[hit.term.label] is not SourceKind.COUNTRY:
        return False
    if not is_bare(reading, hit, owner=True):
        return False
    for index in range(hit.last + 1, min(hit.last + _LONGEST_LEAD, len(reading.words) - 1) + 1):
        if index in headed:
            return True
        word = reading.words[index]
        if not word.is_word or grammar.is_small(word) or grammar.is_finite(word):
            return False
    return False


def is_bare(reading: Reading, hit: Hit, *, owner: bool = False) -> bool:
    """Whether the last word of a hit has no ending beyond its term, or only that of an owner."""
    fold = reading.lexicon.language.folding.key
    key = reading.words[hit.last].key
    endings = ("", *grammar_of(reading.lexicon).owner_endings) if owner else ("",)
    stems = [fold(part.strip("*")) for part in hit.term.text.split(" ")[-1].split("|")]
    return any(key == stem + ending for stem in stems for ending in endings)


_APART: Final = ("attribution.sides", "attribution.pronouns")


def stands_apart(reading: Reading, hit: Hit) -> bool:
    """Whether a head depends on no other: the sides, a pronoun, a title in subject form."""
    if hit.term.label == "names.titles":
        has_cases = bool(grammar_of(reading.lexicon).oblique_endings)
        return has_cases and is_subject_form(reading, hit)
    return hit.term.label in _APART


def is_subject_form(reading: Reading, hit: Hit) -> bool:
    """Whether a head may be a subject, as far as its form tells; its number tells nothing."""
    if _is_plural_of(hit.term.text, reading.words[hit.last].key):
        return True
    first = last = reading.words[hit.first].key
    if hit.last > hit.first:
        last = reading.words[_hyphen_end(reading, hit)].key
    return _may_be_subject(
        grammar_of(reading.lexicon), hit.term.text, first, last, hit.last > hit.first
    )


_PLURAL: Final = 2


@lru_cache(maxsize=65536)
def _is_plural_of(term: str, key: str) -> bool:
    """Whether a word is a form of a term, as English writes several: authority|authorities."""
    forms = term.rpartition(" ")[2].split("|")
    if len(forms) < 2 or key == forms[0] or not key.isascii():
        return False
    grown = len(key) - len(forms[0])
    return 0 < grown <= _PLURAL and key.endswith("s") and key.startswith(forms[0][:-1])


@lru_cache(maxsize=65536)
def _may_be_subject(grammar: Grammar, term: str, first: str, key: str, is_long: bool) -> bool:
    """Whether the first word of a head, and the one that its form depends on, suit a subject."""
    forms = _subject_forms(term)
    if forms is None:
        return True
    is_adjective = is_long and first.endswith(grammar.adjective_endings)
    if is_adjective and " " in term:
        return not first.endswith(grammar.oblique_endings)
    return (
        key in forms
        or any(form.startswith("*") and key.endswith(form[1:]) for form in forms)
        or any(
            key.endswith(ending) and key[: -len(ending)] in forms
            for ending in grammar.subject_endings
        )
    )


def _subject_forms(term: str) -> frozenset[str] | None:
    """The forms of a head that a subject has; None where any may be one."""
    first, _, _ = term.partition(" ")
    written = first.split("|")
    if len(written) == 1 and not first.endswith("*"):
        return None
    return frozenset({written[0].rstrip("*").lower().replace("ё", "е").rpartition("-")[2]})


def _hyphen_end(reading: Reading, hit: Hit) -> int:
    words = reading.words
    index = hit.first
    while index + 2 <= hit.last and words[index + 1].key == "-":
        index += 2
    return index


def joins_complements(reading: Reading, index: int, heads: frozenset[int]) -> bool:
    """Whether a conjunction goes on with what depends on the head, in a language without cases.

    Not where the next noun is itself the head of a phrase.
    """
    words, grammar = reading.words, grammar_of(reading.lexicon)
    if grammar.oblique_endings or not grammar.complement_endings:
        return False
    following = index + 1
    if following < len(words) and words[following].key in grammar.determiners:
        following += 1
    return following not in heads


def owes_noun(word: Word, grammar: Grammar) -> bool:
    """Whether it is an oblique adjective in small letters, after which a noun must come."""
    return (
        word.is_word
        and not word.is_capital
        and not grammar.is_small(word)
        and word.key.endswith(grammar.adjective_endings or ("\0",))
        and word.key.endswith(grammar.oblique_endings or ("\0",))
        and not word.key.endswith(grammar.noun_endings or ("\0",))
    )


def owner_words(reading: Reading) -> frozenset[int]:
    """The words that are possessive pronouns."""
    return frozenset(
        hit.first
        for hit in reading.hits.get("attribution.pronouns", ())
        if hit.term.value.startswith("possessive")
    )


def is_foreign(reading: Reading, first: int, last: int) -> bool:
    """Whether Latin letters spell a name where the language has others."""
    if reading.lexicon.language.alphabet[:1].isascii():
        return False
    return all(word.surface.isascii() for word in reading.words[first : last + 1])
