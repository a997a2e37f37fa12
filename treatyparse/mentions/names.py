"""Names: runs of capitalised words, and the people among them, with title, surname and gender."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from treatyparse.grammar import Grammar, grammar_of
from treatyparse.hits import Hit, longest_first
from treatyparse.immutable import frozen
from treatyparse.mentions.names_unmarked import unmarked_names
from treatyparse.reading import Reading
from treatyparse.span import Span
from treatyparse.words import Word


@frozen
class Person:
    """A mention of a person by name.

    Attributes:
        first: The index of the first word, title and what stands before it included.
        last: The index of the last word (inclusive).
        name_first: The index of the first word of the name.
        name_last: The index of the last word of the name; also that of the surname.
        title: The first and last word of the title, or None.
        gender: ``masculine``, ``feminine``, or empty where nothing tells.
        surname: The key of the surname.
    """

    first: int
    last: int
    name_first: int
    name_last: int
    title: tuple[int, int] | None
    gender: str
    surname: str

    @property
    def is_full(self) -> bool:
        """Whether the name has more than a surname."""
        return self.name_last > self.name_first

    def name(self, reading: Reading) -> Span:
        """The words of the name, without the title."""
        return reading.span(self.name_first, self.name_last)


def same_name(one: str, other: str) -> bool:
    """Whether two keys are forms of one name: equal but for an inflected end."""
    if one == other:
        return True
    shared = min(len(one), len(other))
    if shared < 2 or abs(len(one) - len(other)) > _LONGEST_ENDING:
        return False
    for place in range(shared):
        if one[place] != other[place]:
            return place >= max(2, shared - 1) and place >= max(len(one), len(other)) - 3
    return True


_LONGEST_ENDING = 3


def bare(key: str) -> str:
    """A key without an owner's ending."""
    if "'" not in key:
        return key
    return key[:-2] if key.endswith("'s") else key.rstrip("'")


@frozen
class Run:
    """A run of capitalised words, particles and initials within it included.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
    """

    first: int
    last: int


def name_runs(reading: Reading) -> list[Run]:
    """The runs of capitalised words of a text, in order; without capitals those of names."""
    if not reading.lexicon.has_case:
        return [Run(first, last) for first, last in unmarked_names(reading)]
    grammar = grammar_of(reading.lexicon)
    words, starts = reading.words, reading.starts
    first_words = {sentence.first for sentence in reading.sentences}
    runs: list[Run] = []
    after = 0
    for index, word in enumerate(words):
        if not word.is_capital or not word.is_word or index < after:
            continue
        if grammar.is_small(word) and not word.is_upper and _is_small_here(reading, index, grammar):
            continue
        if word.key in grammar.calendar:
            continue
        last = _run_end(words, starts, index, first_words, grammar)
        runs.append(Run(_with_particle(words, starts, index, after, grammar), last))
        after = last + 1
    if reading.lexicon.language.capital_nouns:
        return _proper_runs(reading, runs, grammar)
    return runs


def _proper_runs(reading: Reading, runs: Sequence[Run], grammar: Grammar) -> list[Run]:
    """The runs that are names, where every noun has a capital.

    Two capitals side by side make a name, as does a title before one, and a verb of saying beside
    one that no article opens; what is a name in one place is one in all.
    """
    words = reading.words
    titles = {
        hit.last
        for label in ("names.titles", "names.honorifics")
        for hit in reading.hits.get(label, ())
    }
    cues = {
        index
        for label in ("attribution.verbs", "attribution.phrases")
        for hit in reading.hits.get(label, ())
        for index in (hit.first, hit.last)
    }

    def is_bare(run: Run) -> bool:
        before = words[run.first - 1] if run.first else None
        return before is None or not before.is_word or run.first - 1 in cues

    def is_name(run: Run) -> bool:
        after = words[run.first + 1] if run.last > run.first else None
        if after is not None and after.key != "-" and after.key not in grammar.prepositions:
            return True
        if words[run.first].key in grammar.masculine_given | grammar.feminine_given:
            return True
        if run.first - 1 in titles:
            return True
        beside = run.first - 1 in cues or run.last + 1 in cues
        return beside and is_bare(run) and not grammar.is_small(words[run.first])

    named = [is_name(run) for run in runs]
    known = {words[run.last].key for run, name in zip(runs, named, strict=True) if name}
    return [
        run
        for run, name in zip(runs, named, strict=True)
        if name or (run.first == run.last and words[run.last].key in known)
    ]


def _with_particle(
    words: Sequence[Word], starts: Sequence[int], first: int, low: int, grammar: Grammar
) -> int:
    """The first word of a name that a small particle opens: al-Shabab, de Wit."""
    if first - 2 >= low and words[first - 1].key == "-" and words[first - 2].is_word:
        tight = starts[first] == starts[first - 1] + 1
        return first - 2 if tight and words[first - 2].key in grammar.particles else first
    if first - 1 >= low and words[first - 1].key in grammar.particles:
        return first - 1 if not grammar.is_small(words[first - 1]) else first
    return first


def _is_small_here(reading: Reading, index: int, grammar: Grammar) -> bool:
    """Whether a capitalised function word is no part of a name: neither particle nor initial."""
    words, starts = reading.words, reading.starts
    is_single = index + 1 < len(words) and len(words[index].surface) == 1
    if is_single and words[index + 1].key == "." and starts[index + 1] == starts[index] + 1:
        return not _begins_name(words, index + 2, grammar)
    if words[index].key in grammar.determiners:
        return not _begins_name(words, index + 1, grammar)
    return words[index].key not in grammar.particles


def _run_end(
    words: Sequence[Word],
    starts: Sequence[int],
    first: int,
    first_words: set[int],
    grammar: Grammar,
) -> int:
    last = first
    while True:
        step = _continues(words, starts, last, first_words, grammar)
        if not step:
            return last
        last = step


def _continues(
    words: Sequence[Word],
    starts: Sequence[int],
    last: int,
    first_words: set[int],
    grammar: Grammar,
) -> int:
    """The index of the next word of the run, or 0."""
    following = last + 1
    if following >= len(words):
        return 0
    word = words[following]
    if not word.is_capital and word.key not in grammar.links:
        return 0
    tight = starts[following] == starts[last] + len(words[last].surface)
    if word.key == "." and tight and _is_abbreviated(words[last]):
        if following + 1 in first_words:
            return 0
        return following + 1 if _begins_name(words, following + 1, grammar) else 0
    if following in first_words:
        return 0
    if word.key == "-" and tight and following + 1 < len(words):
        after = words[following + 1]
        glued = starts[following + 1] == starts[following] + 1
        if glued and (after.is_word or after.is_number):
            return following + 1
        return 0
    if tight and word.is_word and words[last].key not in grammar.particles:
        return 0
    if grammar.is_possessive(words[last]):
        return 0
    if word.is_capital and word.is_word and word.key not in grammar.calendar:
        is_other = words[last].is_upper and not word.is_upper
        return 0 if is_other or is_other_script(words[last].surface, word.surface) else following
    if word.key in grammar.particles and _particle_leads_on(words, following, grammar):
        return following
    return 0


def is_other_script(one: str, other: str) -> bool:
    """Whether of two words one is spelled in Latin letters and the other wholly in others."""
    if one.isascii() == other.isascii():
        return False
    latin, foreign = (one, other) if one.isascii() else (other, one)
    is_number = not latin.strip("IVX")  # Charles III
    return len(foreign) > 1 and not is_number and not any(map(str.isascii, foreign))


def _is_abbreviated(word: Word) -> bool:
    return word.is_capital and len(word.surface) <= 3


def _begins_name(words: Sequence[Word], index: int, grammar: Grammar) -> bool:
    if index >= len(words):
        return False
    word = words[index]
    if not word.is_capital or not word.is_word or word.key in grammar.calendar:
        return False
    return not grammar.is_small(word) or word.key in grammar.particles or word.is_upper


def _particle_leads_on(words: Sequence[Word], index: int, grammar: Grammar) -> bool:
    """Whether a small particle is followed by the name it belongs to, with or without hyphen."""
    following = index + 1
    if following < len(words) and words[following].key == "-":
        following += 1
    if following < len(words) and words[following].key in grammar.particles:
        following += 1
    return following < len(words) and words[following].is_capital and words[following].is_word


@frozen
class Titles:
    """The title and honorific hits of a text, in order, none inside another."""

    hits: tuple[Hit, ...]
    firsts: tuple[int, ...]

    @classmethod
    def of(cls, reading: Reading) -> Titles:
        """The titles of a text."""
        hits = longest_hits(
            [*reading.hits.get("names.titles", ()), *reading.hits.get("names.honorifics", ())]
        )
        return cls(tuple(hits), tuple(hit.first for hit in hits))

    def within(self, first: int, last: int) -> list[Hit]:
        """Those that begin within the words ``first`` to ``last``."""
        low = bisect_left(self.firsts, first)
        high = bisect_left(self.firsts, last + 1)
        return [hit for hit in self.hits[low:high] if hit.last <= last]


def longest_hits(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that no longer one overlaps, in order; of equals the first."""
    kept: list[Hit] = []
    for hit in longest_first(hits):
        if not kept or hit.first > kept[-1].last:
            kept.append(hit)
    return kept


def gender_of_name(words: Sequence[Word], first: int, last: int, grammar: Grammar) -> str:
    """The gender that the given name tells, or empty."""
    word = words[first]
    given = bare(word.key)
    if word.key in grammar.masculine_given or given in grammar.masculine_given:
        return "masculine"
    if word.key in grammar.feminine_given or given in grammar.feminine_given:
        return "feminine"
    if last > first and len(given) > 2 and given.endswith(grammar.feminine_endings):
        return "feminine"
    return ""


def in_oblique_place(
    reading: Reading, index: int, first_words: set[int], verbs: frozenset[int]
) -> bool:
    """Whether a name behind a word may be in another case, whose ending tells no gender."""
    word, grammar = reading.words[index], grammar_of(reading.lexicon)
    if word.key in grammar.prepositions:
        return True
    if not grammar.oblique_endings or grammar.head_final or not word.is_word:
        return False
    is_other = word.is_capital or index in verbs or index + 1 in first_words
    return not (is_other or grammar.is_small(word) or grammar.is_finite(word))


def _is_plural(key: str, term: str) -> bool:
    """Whether a term has the word as another form of a shorter one: owner|owners."""
    forms = term.rpartition(" ")[2].split("|")
    return key.endswith("s") and key in forms[1:] and key[:-1] in forms


def gender_of_title(reading: Reading, hit: Hit, name: Run | None, grammar: Grammar) -> str:
    """The gender that a title or the given name after it tells, or empty."""
    if hit.term.value == "feminine":
        return "feminine"
    if _is_plural(reading.words[hit.last].key, hit.term.text):
        return "plural"
    if name is not None:
        told = gender_of_name(reading.words, name.first, name.last, grammar)
        if told:
            return told
    is_address = hit.term.label == "names.honorifics" and hit.term.value == "masculine"
    return "masculine" if is_address else ""


def with_role(reading: Reading, first: int, first_words: set[int], verbs: frozenset[int]) -> int:
    """The first word of a role in small letters that stands before a name as a title does."""
    words, grammar = reading.words, grammar_of(reading.lexicon)
    start = first
    while start > 0 and first - start < _LONGEST_ROLE and start not in first_words:
        word = words[start - 1]
        if not word.is_word or word.is_capital or grammar.is_small(word):
            break
        if start - 1 in verbs or grammar.is_finite(word):
            break
        if is_other_script(word.surface, words[first].surface):
            break
        if grammar.abstract_endings and word.key.endswith(grammar.abstract_endings):
            break
        start -= 1
    if start in (first, 0):
        return first
    before = words[start - 1]
    opens = not before.is_word or start - 1 in verbs or before.key in grammar.determiners
    if not opens or words[start].key.endswith(grammar.oblique_endings or ("\0",)):
        return first
    return start - 1 if before.key in grammar.determiners else start


_LONGEST_ROLE = 3
