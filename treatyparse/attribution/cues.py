"""Cues: the words that attribute, verbs of saying and fixed phrases, with what they take."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from attrs import field

from treatyparse.grammar import grammar_of
from treatyparse.hits import Hit, longest_first
from treatyparse.immutable import frozen
from treatyparse.mentions.phrases import Mentions
from treatyparse.reading import Reading

PHRASE: Final = "attribution.phrases"
VERB: Final = "attribution.verbs"


@frozen
class Cue:
    """Words that attribute.

    Attributes:
        first: The index of the first word.
        last: The index of the last word (inclusive).
        table: The table that they stand in: verbs or phrases.
        values: Every value under which the table has them.
        gender: What the form demands of its subject: a gender, ``plural`` or nothing.
        is_gerund: Whether the form borrows its subject from another verb.
        is_participle: Whether the form stands before its subject.
    """

    first: int
    last: int
    table: str
    values: frozenset[str]
    gender: str = ""
    is_gerund: bool = False
    is_participle: bool = False

    @property
    def is_phrase(self) -> bool:
        """Whether it is a phrase such as "according to"."""
        return self.table == PHRASE

    @property
    def takes_person(self) -> bool:
        """Whether somebody may be its subject."""
        return not self.is_phrase and bool(self.values & _PERSONAL)

    @property
    def takes_document(self) -> bool:
        """Whether something written may be its subject."""
        return "document" in self.values

    @property
    def is_impersonal(self) -> bool:
        """Whether only something written may be its subject."""
        return self.values == _DOCUMENT_ONLY


_PERSONAL: Final = frozenset({"say", "call", "act", "manner"})
_DOCUMENT_ONLY: Final = frozenset({"document"})


@frozen
class Cues:
    """The cues of a text, in order, none overlapping another."""

    all: tuple[Cue, ...]
    firsts: tuple[int, ...] = field(init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "firsts", tuple(cue.first for cue in self.all))

    def within(self, first: int, last: int) -> Sequence[Cue]:
        """Those that lie within the words ``first`` to ``last``, both included."""
        low, high = bisect_left(self.firsts, first), bisect_right(self.firsts, last)
        return [cue for cue in self.all[low:high] if cue.last <= last]


def find_cues(reading: Reading, mentions: Mentions) -> Cues:
    """The cues of a text; words inside a longer noun phrase are none."""
    grammar = grammar_of(reading.lexicon)
    hits = longest_first([*reading.hits.get(VERB, ()), *reading.hits.get(PHRASE, ())])
    found: list[Cue] = []
    place = 0
    while place < len(hits):
        hit = hits[place]
        last = _last_of(hit)
        same = [hit.term]
        place += 1
        while place < len(hits) and hits[place].first <= last:
            other = hits[place]
            if (other.first, _last_of(other), other.term.label) == (
                hit.first,
                last,
                hit.term.label,
            ):
                same.append(other.term)
            place += 1
        if hit.term.value == _ASIDE and not _opens_aside(reading, hit.first):
            continue
        is_single_verb = hit.term.label == VERB and hit.first == last
        if is_single_verb and _is_noun(reading, mentions, hit.first):
            continue
        word = reading.words[hit.first]
        exact = [term for term in same if word.key in term.text.split("|")]
        values = {term.value for term in exact or same}
        found.append(
            Cue(
                hit.first,
                last,
                hit.term.label,
                frozenset(values),
                grammar.verb_gender(word) if hit.term.label == VERB else "",
                word.key.endswith(grammar.gerund_endings),
                reading.words[hit.last].key.endswith(grammar.participle_endings),
            )
        )
    return Cues(tuple(found))


_ASIDE: Final = "aside"
_ASIDE_SIGNS: Final = frozenset(",-–—―")


def _last_of(hit: Hit) -> int:
    """The last word of a cue: of a verb and its far particle the verb, «teilte … mit»."""
    return hit.first if hit.term.label == VERB and "<" in hit.term.text else hit.last


def _opens_aside(reading: Reading, index: int) -> bool:
    """Whether a comma or a dash stands before a word that attributes only then: ", so X"."""
    return index > 0 and reading.words[index - 1].key in _ASIDE_SIGNS


_LOOSE: Final = frozenset({"names", "attribution.pronouns"})


def _is_noun(reading: Reading, mentions: Mentions, index: int) -> bool:
    """Whether the word is a noun here: inside a mention, or after a determiner or preposition."""
    place = mentions.before(index + 1) - 1
    if place >= 0:
        mention = mentions.all[place]
        if mention.first <= index <= mention.last and mention.table not in _LOOSE:
            return True
        if mention.last == index - 1 and mention.is_pronoun and mention.value == "person":
            return False
    if not index:
        return False
    grammar = grammar_of(reading.lexicon)
    if grammar.gerund_endings and reading.words[index].key.endswith(grammar.gerund_endings):
        after = mentions.before(index + 2) - 1
        if after >= 0 and mentions.all[after].first == index + 1:
            opener = reading.words[index + 1]
            is_paper = mentions.all[after].is_document and not grammar.adjective_endings
            if is_paper and opener.key not in grammar.determiners:
                return True
    if grammar.adjective_endings:
        return False
    before = reading.words[index - 1]
    if before.key in grammar.complementizers and _follows_paper(mentions, index - 2):
        return False
    if before.key in grammar.object_pronouns and _has_object(reading, mentions, index):
        return False
    return (
        before.key in grammar.determiners
        or (before.key in grammar.prepositions and before.key not in grammar.infinitive_markers)
        or grammar.is_possessive(before)
    ) and not reading.words[index].key.endswith(grammar.gerund_endings or ("\0",))


def _follows_paper(mentions: Mentions, index: int) -> bool:
    """Whether something written ends at a word: a clause that states."""
    place = mentions.before(index + 1) - 1
    return place >= 0 and mentions.all[place].last == index and mentions.all[place].is_document


def _has_object(reading: Reading, mentions: Mentions, index: int) -> bool:
    """Whether the determiner before a word is its object: a verb form, or a subject before it."""
    grammar = grammar_of(reading.lexicon)
    if reading.words[index].key.endswith(grammar.verb_endings):
        return True
    place = mentions.before(index - 1) - 1
    if place >= 0 and mentions.all[place].last == index - 2:
        return True
    return index > 1 and reading.words[index - 2].key in grammar.relative_words
