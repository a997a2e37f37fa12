"""Scene: a text with its quotations placed among the words, and what stands around each."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Final, TypeVar

from attrs import field

from treatyparse.attribution.cues import Cue, Cues, find_cues
from treatyparse.grammar import Grammar, grammar_of
from treatyparse.immutable import frozen
from treatyparse.mentions import find_mentions
from treatyparse.mentions.phrases import Mention, Mentions
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.terms import SENTENCE_ENDS
from treatyparse.words import Word

T = TypeVar("T")

DASHES: Final = frozenset({"-", "–", "—", "―", "--"})
COLONS: Final = frozenset({":", "："})
COMMAS: Final = frozenset({",", "，", "،", "、"})
BULLETS: Final = frozenset("•*-–—·▪◦‣●■□➢►")


@frozen
class Quoted:
    """A quotation among the words.

    Attributes:
        number: Its place among the quotations.
        pair: Its offsets.
        parent: The number of the quotation around it, or -1.
        opening: The index of its opening mark.
        first: The index of the first word between the marks.
        last: The index of the last word between the marks.
        after: The index of the first word after the closing mark.
    """

    number: int
    pair: Pair
    parent: int
    opening: int
    first: int
    last: int
    after: int

    @property
    def size(self) -> int:
        """How many words and signs stand between the marks."""
        return self.last - self.first + 1


_MOST_WORKS: Final = 64
_places: Final = iter(range(_MOST_WORKS))
"""The place of each kind of work among what is told of a quotation."""


def told_once(work: Callable[[Scene, Quoted], T]) -> Callable[[Scene, Quoted], T]:
    """What the work tells of a quotation, worked out at the first of many askings."""
    place = next(_places)

    def told(scene: Scene, quoted: Quoted) -> T:
        key = quoted.number * _MOST_WORKS + place
        result: T = scene.told.get(key, _UNTOLD)
        if result is _UNTOLD:
            if len(scene.told) >= _MOST_TOLD:
                scene.told.clear()  # those of quotations long passed
            result = scene.told[key] = work(scene, quoted)
        return result

    told.__doc__ = work.__doc__
    return told


_MOST_TOLD: Final = 10_000
_UNTOLD: Final[Any] = object()


@frozen
class Scene:
    """A text as the stage of attribution sees it.

    Attributes:
        reading: The text.
        quoted: Its quotations, in order.
        owners: For each word the number of the innermost quotation around it, or -1.
        mentions: What may be a source.
        cues: What attributes.
        grammar: The small words of the language.
        told: What has been worked out of each quotation, by what was asked.
    """

    reading: Reading
    quoted: Sequence[Quoted]
    owners: Sequence[int]
    mentions: Mentions
    cues: Cues
    grammar: Grammar = field(init=False)
    _ends: dict[str, frozenset[int]] = field(factory=dict, init=False)
    told: dict[int, Any] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "grammar", grammar_of(self.reading.lexicon))

    @classmethod
    def of(cls, reading: Reading, pairs: Sequence[Pair]) -> Scene:
        """The scene of a text and its pairs of marks."""
        quoted = _place(reading, pairs)
        mentions = reading.once(find_mentions)
        cues = find_cues(reading, mentions)
        return cls(reading, quoted, _owners(len(reading.words), quoted), mentions, cues)

    def ends_at(self, table: str, index: int) -> bool:
        """Whether a term of a table ends at a word."""
        ends = self._ends.get(table)
        if ends is None:
            ends = frozenset(hit.last for hit in self.reading.hits.get(table, ()))
            self._ends[table] = ends
        return index in ends

    def word(self, index: int) -> Word | None:
        """The word at this index, or None outside the text."""
        return self.reading.words[index] if 0 <= index < len(self.reading.words) else None

    def key(self, index: int) -> str:
        """The key of the word at this index; empty outside the text."""
        words = self.reading.words
        return words[index].key if 0 <= index < len(words) else ""

    def outermost(self, index: int, within: int) -> int:
        """The number of the quotation directly inside ``within`` that holds a word, or -1."""
        number = self.owners[index]
        steps = 0
        while number >= 0 and self.quoted[number].parent != within and steps < _DEEPEST:
            number = self.quoted[number].parent
            steps += 1
        return number if number >= 0 and self.quoted[number].parent == within else -1

    def limits(self, parent: int) -> tuple[int, int]:
        """The first and last word of the content around, the whole text for -1."""
        if parent < 0:
            return 0, len(self.reading.words) - 1
        return self.quoted[parent].first, self.quoted[parent].last

    @told_once
    def before(self, quoted: Quoted) -> tuple[int, int]:
        """The words of the sentence before a quotation; empty where the first exceeds the last."""
        low, _ = self.limits(quoted.parent)
        index = quoted.opening
        first = self._sentence_first(index)
        if first >= index and index - 1 >= low and self.key(index - 1) in COLONS:
            first = self._sentence_first(index - 1)
        if self.key(index - 1) in DASHES and self.key(index - 2) in SENTENCE_ENDS:
            return index, index - 1
        for _ in range(_MOST_SIBLINGS):
            if first <= low:
                break
            sibling = self.outermost(first, quoted.parent)
            if sibling < 0 or self.quoted[sibling].opening >= first:
                break
            first = self._sentence_first(self.quoted[sibling].opening)
        return max(first, low, index - _LONGEST_STRETCH), index - 1

    def _sentence_first(self, index: int) -> int:
        return self.reading.sentences[self.reading.sentence_at(index)].first

    @told_once
    def rest(self, quoted: Quoted) -> tuple[int, int]:
        """The words of the sentence after a quotation."""
        _, high = self.limits(quoted.parent)
        closing = quoted.after - 1
        sentence = self.reading.sentences[self.reading.sentence_at(closing)]
        return quoted.after, min(sentence.last, high, quoted.after + _LONGEST_STRETCH)

    @told_once
    def is_line_start(self, quoted: Quoted) -> bool:
        """Whether only a bullet or a dash stands before it in its line."""
        first, _ = self.line_of(quoted.opening)
        index = quoted.opening - 1
        while index >= first and self.key(index) in BULLETS:
            index -= 1
        return index < first

    def is_whole_line(self, quoted: Quoted) -> bool:
        """Whether its line holds nothing else but signs."""
        first, last = self.line_of(quoted.opening)
        words = self.reading.words  # looked at one by one: a line may have thousands
        before, after = range(first, quoted.opening), range(quoted.after, last + 1)
        return not any(words[index].is_word for index in chain(before, after))

    def line_of(self, index: int) -> tuple[int, int]:
        """The first and last word of the line that holds a word, by sentences of one line."""
        sentences = self.reading.sentences
        number = self.reading.sentence_at(index)
        bounds, line = self.reading.once(_line_bounds), sentences[number].line
        low = max(bounds[line], number - _LONGEST_LINE)
        high = min(bounds[line + 1] - 1, number + _LONGEST_LINE)
        return sentences[low].first, sentences[high].last

    def is_heading(self, index: int) -> bool:
        """Whether a word stands in a heading: a short line of one sentence that no stop closes."""
        sentences = self.reading.sentences
        number = self.reading.sentence_at(index)
        sentence = sentences[number]
        if number and sentences[number - 1].line == sentence.line:
            return False
        if number + 1 < len(sentences) and sentences[number + 1].line == sentence.line:
            return False
        if sentence.last - sentence.first >= _LONGEST_HEADING:
            return False
        last = sentence.last
        while last > sentence.first and not self.reading.words[last].is_word:
            if self.key(last) in SENTENCE_ENDS or self.key(last) in COLONS or self.key(last) == ";":
                return self._ends_inside(last)
            last -= 1
        return True

    def _ends_inside(self, index: int) -> bool:
        """Whether a closing sign belongs to a quotation that fills the line."""
        number = self.owners[index]
        if number < 0:
            return False
        quoted = self.quoted[number]
        return self.is_line_start(quoted) and self.key(index) != ","

    def last_sign(self, quoted: Quoted) -> str:
        """The key of the last word or sign between the marks, inner closing marks passed over."""
        index = quoted.last
        for _ in range(_MOST_SIBLINGS):
            number = self.owners[index]
            if number < 0 or number == quoted.number or index < quoted.first:
                break
            index = self.quoted[number].last
        return self.key(index)

    def mentions_between(self, first: int, last: int, within: int) -> list[Mention]:
        """The mentions with heads in a stretch, those inside quotations of it left out."""
        return [m for m in self.mentions.within(first, last) if self.owners[m.head] == within]

    def cues_between(self, first: int, last: int, within: int) -> list[Cue]:
        """The cues in a stretch, those inside quotations of it left out."""
        return [cue for cue in self.cues.within(first, last) if self.owners[cue.first] == within]


_LONGEST_STRETCH: Final = 70
_DEEPEST: Final = 50
_MOST_SIBLINGS: Final = 6
_LONGEST_LINE: Final = 40
_LONGEST_HEADING: Final = 26


def _line_bounds(reading: Reading) -> Sequence[int]:
    """The number of the first sentence of each line, and how many sentences there are."""
    bounds = array("q")
    for number, sentence in enumerate(reading.sentences):
        if len(bounds) <= sentence.line:
            bounds.append(number)
    bounds.append(len(reading.sentences))
    return bounds


def _place(reading: Reading, pairs: Sequence[Pair]) -> list[Quoted]:
    placed: list[Quoted] = []
    open_: list[int] = []
    for number, pair in enumerate(pairs):
        while open_ and pairs[open_[-1]].end <= pair.start:
            open_.pop()
        placed.append(
            Quoted(
                number,
                pair,
                open_[-1] if open_ else -1,
                reading.word_at(pair.start),
                reading.word_at(pair.content_start),
                reading.last_word_before(pair.content_end),
                reading.word_at(pair.end),
            )
        )
        open_.append(number)
    return placed


def _owners(size: int, quoted: Sequence[Quoted]) -> Sequence[int]:
    """For each word the innermost quotation around it, in one sweep over the marks."""
    owners = array("i")
    open_: list[Quoted] = []

    def fill(end: int) -> None:
        while open_ and open_[-1].after <= end:
            item = open_.pop()
            owners.extend([item.number] * (item.after - len(owners)))
        owners.extend([open_[-1].number if open_ else -1] * (end - len(owners)))

    for item in quoted:
        fill(item.opening)
        open_.append(item)
    fill(size)
    return owners
