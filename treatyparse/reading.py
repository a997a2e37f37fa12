"""Reading: a text with its words, sentences and the terms found in it; every stage works on one."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, MutableSequence, Sequence
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from attrs import field

from treatyparse.hits import Hit, Hits
from treatyparse.immutable import frozen
from treatyparse.span import Span
from treatyparse.terms import TermMatcher
from treatyparse.words import WHITE_SPACE, Word

if TYPE_CHECKING:
    from treatyparse.lexicon import Lexicon

T = TypeVar("T")


@frozen
class Sentence:
    """A sentence, heading, list item or other line.

    Attributes:
        first: The index of its first word.
        last: The index of its last word (inclusive).
        paragraph: The number of its paragraph.
        line: The number of its line within the text, counting logical lines.
    """

    first: int
    last: int
    paragraph: int
    line: int


@frozen
class Reading:
    """A text as the stages see it. Words are counted from 0; offsets are code points.

    Attributes:
        text: The text, untouched.
        lexicon: The language.
        words: The words and signs.
        starts: The offset of each word.
        breaks: The indices of words that begin a paragraph (a blank line stands before).
        line_starts: The indices of words that begin a line, in order.
        sentences: The sentences, in order.
        hits: The hits of each table of the language file, in order of first word.
    """

    text: str
    lexicon: Lexicon
    words: Sequence[Word]
    starts: Sequence[int]
    breaks: frozenset[int]
    line_starts: Sequence[int]
    sentences: Sequence[Sentence]
    hits: dict[str, Hits]
    _sentence_firsts: list[int] = field(init=False)
    _firsts: dict[tuple[str, ...], frozenset[int]] = field(factory=dict, init=False)
    _sections: dict[str, Hits] = field(factory=dict, init=False)
    _made: dict[Callable[[Reading], Any], Any] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_sentence_firsts", [s.first for s in self.sentences])

    def start(self, index: int) -> int:
        """The offset of the first code point of a word."""
        return self.starts[index]

    def end(self, index: int) -> int:
        """The offset one past the last code point of a word."""
        return self.starts[index] + len(self.words[index].surface)

    def span(self, first: int, last: int) -> Span:
        """The span from the first word to the last, both included."""
        return Span.of(self.text, self.starts[first], self.end(last))

    def word_at(self, offset: int) -> int:
        """The index of the first word that ends after this offset."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and offset < self.end(index):
            return index
        return index + 1

    def last_word_before(self, offset: int) -> int:
        """The index of the last word that begins before this offset, or -1."""
        return bisect_left(self.starts, offset) - 1

    def between(self, label: str, first: int, last: int) -> list[Hit]:
        """The hits of a table that lie within the words ``first`` to ``last``, both included."""
        hits = self.hits.get(label)
        if hits is None:
            return []
        firsts = hits.firsts  # asked more often than anything, mostly in vain
        low = bisect_left(firsts, first)
        return hits.between(first, last, low) if low < len(firsts) and firsts[low] <= last else []

    def begins(self, labels: tuple[str, ...], first: int, last: int) -> bool:
        """Whether a hit of one of the tables begins within a few words; one question for all."""
        firsts = self._firsts.get(labels)
        if firsts is None:
            tables = [self.hits[label].firsts for label in labels if label in self.hits]
            firsts = self._firsts[labels] = frozenset(chain.from_iterable(tables))
        return not firsts.isdisjoint(range(first, last + 1))

    def section(self, name: str, first: int, last: int) -> list[Hit]:
        """The hits of all tables of a section, such as ``types``, as :meth:`between`."""
        if name not in self._sections:
            prefix = f"{name}."
            hits = [table for label, table in self.hits.items() if label.startswith(prefix)]
            self._sections[name] = Hits.merged(hits)
        return self._sections[name].between(first, last)

    def once(self, work: Callable[[Reading], T]) -> T:
        """What some work on this reading gives, done when it is first asked for."""
        if work not in self._made:
            self._made[work] = work(self)
        made: T = self._made[work]
        return made

    def sentence_at(self, index: int) -> int:
        """The number of the sentence that holds a word."""
        return bisect_right(self._sentence_firsts, index) - 1


_BLOCK: Final = 1 << 19
"""Code points that are cut at a time, so that the surface forms of a long text do not all live."""


def cut_words(text: str, matcher: TermMatcher) -> tuple[Sequence[int], list[Word]]:
    """The offset of each word of a text, and the words."""
    starts: MutableSequence[int] = array("I") if len(text) > _BLOCK else []
    words: list[Word] = []
    begin = 0
    while begin < len(text):
        space = WHITE_SPACE.search(text, min(begin + _BLOCK, len(text)))
        end = space.start() if space else len(text)
        pieces = matcher.folding.cut(text[begin:end])
        bounds = accumulate(map(len, pieces), initial=begin)
        starts.extend(islice(bounds, 1, len(pieces), 2))
        words += matcher.words(pieces[1::2])
        begin = end
    return starts, words
