"""Segmentation: paragraphs, lines and sentences, as ranges of words over the untouched text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from treatyparse.hits import Hit, Hits
from treatyparse.immutable import frozen
from treatyparse.lexicon import Lexicon
from treatyparse.reading import Reading, Sentence, cut_words
from treatyparse.terms import SENTENCE_ENDS
from treatyparse.words import Word

_LINE_BREAK: Final = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]")
_CLOSERS: Final = frozenset("»”’\"'“)]}›＂」』")
_TIGHT_CLOSERS: Final = _CLOSERS - frozenset("“")
"""Those of a script without spaces, where what follows close by may open the next sentence."""
_OPENERS: Final = frozenset("«“\"„‘'‹»”([{＂「『`¿¡")
_BULLETS: Final = frozenset("•*-–—·▪◦‣●■□➢►")
_LIST_SEPARATORS: Final = frozenset(";；")


def read(text: str, lexicon: Lexicon, *, for_quotations: bool = False) -> Reading:
    """The reading of a text: its words, sentences and the terms found in it.

    Args:
        text: The text.
        lexicon: Its language.
        for_quotations: Whether only the terms are looked for that find and attribute quotations.
    """
    matcher = lexicon.quoting if for_quotations else lexicon.matcher
    starts, words = cut_words(text, matcher)
    line_starts, breaks = _line_starts(text, starts)
    hits = _outside_words(matcher.find(words, breaks), lexicon)
    lines = _logical_lines(words, line_starts, breaks)
    sentences = _sentences(words, lines, starts, lexicon)
    return Reading(text, lexicon, words, starts, breaks, line_starts, sentences, hits)


def _outside_words(hits: dict[str, Hits], lexicon: Lexicon) -> dict[str, Hits]:
    """The hits but for those inside a word of a script without spaces that is longer than they."""
    if lexicon.language.has_spaces:
        return hits
    word_at = {
        index: hit for hit in hits.get(_WORDS, ()) for index in range(hit.first, hit.last + 1)
    }
    return {
        label: Hits(hit for hit in found if not _is_within(hit, word_at.get(hit.first)))
        for label, found in hits.items()
    }


def _is_within(hit: Hit, word: Hit | None) -> bool:
    if word is None:
        return False
    shorter = hit.last - hit.first < word.last - word.first
    return shorter and word.first <= hit.first and hit.last <= word.last


_WORDS: Final = "segmentation.words"


def _line_starts(text: str, starts: Sequence[int]) -> tuple[list[int], frozenset[int]]:
    """The words that begin a line, and among them those that begin a paragraph."""
    lines: list[int] = [0] if starts else []
    paragraphs: list[int] = []
    index = 0
    for match in _LINE_BREAK.finditer(text):
        place = match.start()
        if text[place] == "\n" and text[place - 1 : place] == "\r":
            continue
        index = bisect_left(starts, place, index)
        if index >= len(starts):
            break
        if index != lines[-1]:
            lines.append(index)
        elif index:
            paragraphs.append(index)
    return lines, frozenset(paragraphs)


@frozen
class _Line:
    """Words from ``first`` up to ``end`` that belong together as one line of thought."""

    first: int
    end: int
    paragraph: int


def _logical_lines(
    words: Sequence[Word], line_starts: Sequence[int], breaks: frozenset[int]
) -> list[_Line]:
    """Physical lines, those of a hard-wrapped paragraph joined.

    A paragraph is hard-wrapped where one of its lines begins in lower case after a line that no
    sign closes.
    """
    lines: list[_Line] = []
    paragraph = 0
    block: list[int] = []
    for start in [*line_starts, len(words)]:
        if block and (start in breaks or start == len(words)):
            lines += _join_wrapped(words, block, start, paragraph)
            paragraph += 1
            block = []
        block.append(start)
    return lines


def _join_wrapped(
    words: Sequence[Word], block: Sequence[int], end: int, paragraph: int
) -> list[_Line]:
    bounds = [*block, end]
    wrapped = any(
        words[start].is_word
        and words[start].surface[0].islower()
        and (words[start - 1].is_word or words[start - 1].is_number or words[start - 1].key == ",")
        for start in block[1:]
    )
    if not wrapped:
        return [_Line(a, b, paragraph) for a, b in pairwise(bounds) if a < b]
    kept = [block[0]]
    kept += [start for start in block[1:] if _begins_anew(words, start)]
    return [_Line(a, b, paragraph) for a, b in zip(kept, [*kept[1:], end], strict=True) if a < b]


def _begins_anew(words: Sequence[Word], start: int) -> bool:
    """Whether a line of a hard-wrapped paragraph begins a list item or follows a closed one."""
    if words[start].key in _BULLETS:
        return words[start - 1].key != "," or words[start].key not in "-–—"
    if words[start].key in _OPENERS:
        return words[start - 1].key in SENTENCE_ENDS
    return words[start - 1].key in (":", ";")


LONGEST_SENTENCE: Final = 500
"""Words after which a sentence is cut, whatever stands there, so that looking through one is
bounded work."""


def _sentences(
    words: Sequence[Word],
    lines: Sequence[_Line],
    starts: Sequence[int],
    lexicon: Lexicon,
) -> list[Sentence]:
    sentences: list[Sentence] = []
    stops = [index for index, word in enumerate(words) if word.key in SENTENCE_ENDS]
    closers = _CLOSERS if lexicon.language.has_spaces else _TIGHT_CLOSERS
    place = 0
    for number, line in enumerate(lines):
        first = reached = line.first
        while place < len(stops) and stops[place] < line.end:
            stop = stops[place]
            place += 1
            if stop < reached:
                continue
            last = _sentence_end(words, starts, stop, line.end, closers)
            reached = last + 1
            if reached == line.end or _ends_sentence(words, starts, stop, last, first, lexicon):
                sentences += _pieces(first, last, line.paragraph, number)
                first = reached
        if first < line.end:
            sentences += _pieces(first, line.end - 1, line.paragraph, number)
    return sentences


def _pieces(first: int, last: int, paragraph: int, line: int) -> Iterator[Sentence]:
    """The sentence, which is one piece unless it is endless."""
    for start in range(first, last + 1, LONGEST_SENTENCE):
        yield Sentence(start, min(last, start + LONGEST_SENTENCE - 1), paragraph, line)


def _sentence_end(
    words: Sequence[Word], starts: Sequence[int], index: int, end: int, closers: frozenset[str]
) -> int:
    """The last word of the run of closing signs that begins at ``index``."""
    last = index
    while last + 1 < end and (
        words[last + 1].key in SENTENCE_ENDS
        or (words[last + 1].key in closers and starts[last + 1] == starts[last] + 1)
    ):
        last += 1
    return last


def _ends_sentence(
    words: Sequence[Word],
    starts: Sequence[int],
    index: int,
    last: int,
    first: int,
    lexicon: Lexicon,
) -> bool:
    """Whether the sign at ``index``, closed up to ``last``, ends the sentence from ``first``."""
    after = words[last + 1]
    if words[index].key in "。！？؟":
        return last == index or after.is_capital or not after.is_word or not lexicon.has_case
    if after.is_number and starts[last + 1] == starts[index] + 1:  # A6.4
        return False
    if words[index].key == "." and index > first:
        before = words[index - 1]
        if last == index and lexicon.is_abbreviation(before):
            return _may_end(words, index, first) and lexicon.opens_sentence(after)
        if last == index and before.is_number and (index - 1 == first or lexicon.is_counted(after)):
            return False
    if after.is_word:
        return after.is_capital or not after.surface[0].islower()
    if after.key in "-–—":
        return False
    return after.is_number or after.key in _BULLETS or after.key in _OPENERS


def _may_end(words: Sequence[Word], index: int, first: int) -> bool:
    """Whether what the full stop at ``index`` shortens may stand last, as no title can.

    That is what is written small (*2019 г.*, *5 p.m.*) and two initials or more (*U.S.*).
    """
    if not words[index - 1].is_capital:
        return True
    initials = words[max(first, index - 3) : index : 2]
    return (
        len(initials) == 2
        and words[index - 2].key == "."
        and all(word.is_capital and len(word.surface) == 1 for word in initials)
    )
