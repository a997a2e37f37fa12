"""Parts: what a noun phrase takes in: the name in a run of capitals, one in marks, a compound."""

from __future__ import annotations

from typing import Final

from treatyparse.grammar import Grammar, grammar_of
from treatyparse.hits import Hit
from treatyparse.mentions.names import Run, is_other_script
from treatyparse.model import SourceKind
from treatyparse.reading import Reading

OPENING_MARKS: Final = frozenset("«“\"„‘'‹›「『”»＂`")
CLOSING_MARKS: Final = frozenset("»”\"“’'›‹」』«＂")
_LONGEST_MARKED: Final = 14


def opening_before(reading: Reading, closing: int, done: int) -> int:
    """The mark that opens the name that ends at a closing mark, or 0: «Courier» newspaper."""
    for index in range(closing - 2, max(done, closing - _LONGEST_MARKED), -1):
        if reading.words[index].key in OPENING_MARKS:
            return index
    return 0


OWNERS: Final = (
    "territories.names",
    "territories.further_names",
    "territories.adjectives",
    "territories.blocs",
    "names.organizations",
    "names.bodies",
)
"""What may stand, capitalised, between a title and the name."""
TITLES: Final = ("names.titles", "names.honorifics")
_BEFORE_NAMES: Final = (*OWNERS, *TITLES)


def name_in(reading: Reading, run: Run) -> Run | None:
    """The name within a run after a title: countries and owners before it left out."""
    first = run.first
    is_plain = not reading.begins(_BEFORE_NAMES, run.first, run.last)
    for label in () if is_plain else OWNERS:
        for hit in reading.between(label, first, run.last):
            if hit.first == first:
                first = hit.last + 1
    if run.first == run.last and reading.words[run.last].is_upper:
        return None
    first = _beyond_adjective(reading, first, run.last)
    for label in () if is_plain else TITLES:
        for hit in reading.between(label, run.first, run.last):
            first = max(first, hit.last + 1)
    while first <= run.last and not reading.words[first].is_word:
        first += 1
    return Run(first, run.last) if first <= run.last else None


def _beyond_adjective(reading: Reading, first: int, last: int) -> int:
    """The word behind an adjective and its noun, both in capitals, before a name of two words."""
    grammar, words = grammar_of(reading.lexicon), reading.words
    if last - first < _LONGEST_PLAIN_NAME or not grammar.oblique_endings:
        return first
    long_endings = tuple(end for end in grammar.adjective_endings if len(end) > _SHORT_ENDING)
    is_adjective = words[first].key.endswith(long_endings or ("\0",))
    return first + 2 if is_adjective and words[first + 1].is_word else first


_LONGEST_PLAIN_NAME: Final = 3
_SHORT_ENDING: Final = 2


def is_full_name(reading: Reading, name: Run | None) -> bool:
    """Whether the phrase of a person has reached given name and surname, and ends there."""
    if name is None or name.first == name.last:
        return False
    words = reading.words
    if all(
        words[i].key == "-" or words[i - 1].key == "-" for i in range(name.first + 1, name.last + 1)
    ):
        return False
    first = words[name.first].key
    return not first.endswith(grammar_of(reading.lexicon).adjective_endings or ("\0",))


def beyond_place(reading: Reading, run: Run) -> Run:
    """What is left of a run after the place that its preposition governs: from Rome Ann Lowe."""
    for label in _PLACES:
        for hit in reading.between(label, run.first, run.last):
            if hit.first == run.first and run.last - hit.last > 1:
                return Run(hit.last + 1, run.last)
    return run


_PLACES: Final = ("territories.capitals", "territories.further_capitals")


def closing_after(reading: Reading, index: int, first_words: set[int]) -> int:
    """The mark that closes the name that a mark opens, or -1."""
    for place in range(index + 2, min(index + _LONGEST_MARKED, len(reading.words))):
        if place in reading.breaks or place in first_words:
            return -1
        if reading.words[place].key in CLOSING_MARKS:
            return place
    return -1


def names_another(reading: Reading, last: int, kind: SourceKind, run_at: dict[int, Run]) -> bool:
    """Whether a second name follows, joined to the first: both bear the title."""
    joins = last + 2 in run_at and kind is SourceKind.PERSON
    return joins and reading.words[last + 1].key in grammar_of(reading.lexicon).conjunctions


def owes_more(reading: Reading, last: int) -> bool:
    """Whether a run of capitals within a phrase leaves it open: the head of Kyiv's council."""
    grammar = grammar_of(reading.lexicon)
    is_owner = grammar.is_possessive(reading.words[last])
    return is_owner or bool(grammar.complement_endings) or is_hyphen(reading, last + 1)


def names_itself(reading: Reading, run: Run, last: int, hit: Hit, verbs: frozenset[int]) -> bool:
    """Whether a name behind a body is no part of it: before the CNN Reed said; told RT, Reed."""
    is_body = hit.term.label == "names.organizations"
    if not is_body or not grammar_of(reading.lexicon).complement_endings:
        return False
    words = reading.words
    if last > hit.last and is_other_script(words[last].surface, words[run.first].surface):
        return True
    return words[hit.last].is_upper and run.last + 1 in verbs and run.first == run.last


def opens_with_verb(reading: Reading, index: int, verbs: frozenset[int]) -> bool:
    """Whether a capital first in a sentence is a verb: Said the mayor; Using the data, he."""
    grammar, words = grammar_of(reading.lexicon), reading.words
    if index in verbs:
        return True
    if grammar.adjective_endings or index + 1 >= len(words):
        return False
    after = words[index + 1]
    may_open = after.is_word and index + 1 not in verbs and not grammar.is_finite(after)
    return may_open and words[index].key.endswith(grammar.gerund_endings)


def goes_on(reading: Reading, index: int) -> bool:
    """Whether what looks like a sentence only follows an abbreviated word of the phrase."""
    return reading.words[index - 1].key == "." and reading.words[index].is_capital


def opens_line(reading: Reading, index: int) -> bool:
    """Whether a word with a capital begins a line of its own."""
    if not reading.words[index].is_capital:
        return False
    return "\n" in reading.text[reading.end(index - 1) : reading.starts[index]]


def opens_name(reading: Reading, index: int, first_words: set[int]) -> bool:
    """Whether a mark opens, and a capital follows where the script has any."""
    words = reading.words
    if reading.starts[index] == reading.end(index - 1) or index + 1 >= len(words):
        return False
    if words[index + 1].is_capital or not reading.lexicon.has_case:
        return True
    closing = closing_after(reading, index, first_words)
    return 0 < closing < len(words) - 1 and words[closing + 1].is_capital


def is_hyphen(reading: Reading, index: int) -> bool:
    """Whether a hyphen stands within a word."""
    words = reading.words
    return (
        index + 1 < len(words)
        and words[index].key == "-"
        and reading.starts[index] == reading.end(index - 1)
        and reading.starts[index + 1] == reading.end(index)
    )


def compound_end(reading: Reading, index: int) -> int:
    """The last part of the compound that hyphens make of a word: of press-office, the office."""
    words = reading.words
    while (
        words[index].is_word
        and index + 1 < len(words)
        and words[index + 1].key == "-"
        and is_hyphen(reading, index + 1)
    ):
        index += 2
    return index


def is_no_paper(reading: Reading, hit: Hit) -> bool:
    """Whether what may be a paper is a verb behind its marker, or a surname: to deal, Jack Law."""
    if hit.first != hit.last:
        return False
    grammar, word = grammar_of(reading.lexicon), reading.words[hit.first]
    if _is_of_person(reading, hit.first, grammar):
        return True
    if not hit.first:
        return False
    if word.is_capital or word.key.endswith("s"):
        return False
    before = reading.words[hit.first - 1].key
    return before in grammar.infinitive_markers or before in grammar.modals


def _is_of_person(reading: Reading, index: int, grammar: Grammar) -> bool:
    """Whether a noun with a capital is a surname behind a given name, or is a given name."""
    words = reading.words
    if not words[index].is_capital:
        return False
    given = grammar.masculine_given, grammar.feminine_given
    before, after = (words[i] if 0 <= i < len(words) else None for i in (index - 1, index + 1))
    if before is not None and before.is_capital:
        return any(before.key in names for names in given)
    if before is not None and before.key in grammar.determiners:
        return False
    is_name = after is not None and after.is_capital and after.is_word
    return is_name and any(words[index].key in names for names in given)
