"""Asides: the author's words that stand inside the marks."""

from __future__ import annotations

from typing import Final

from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import COMMAS, DASHES, Quoted, Scene, told_once
from treatyparse.mentions.phrases import Mention
from treatyparse.span import Span
from treatyparse.terms import SENTENCE_ENDS

_SIGNS: Final = DASHES | {"["}
"""What the author's words may begin with in any language."""
_BRACKETS: Final = {"[": "]", "(": ")"}
_LONGEST_ASIDE: Final = 24
_MOST_ASIDES: Final = 40


@told_once
def asides_of(scene: Scene, quoted: Quoted) -> tuple[Span, ...]:
    """The author's words inside the marks of a quotation, in order.

    They stand between dashes after a comma or a full stop and hold a cue, or between dashes that
    lean on them from both sides; where the language has it so, between commas or bare dashes,
    and begin with a cue and its subject; or they are an editor's insert in brackets.
    """
    words, aside_marks = scene.reading.words, scene.grammar.aside_marks
    if quoted.size < 4 or _SIGNS.union(aside_marks).isdisjoint(
        [word.key for word in words[quoted.first : quoted.last + 1]]
    ):
        return ()
    found: list[Span] = []
    index = quoted.first
    while index <= quoted.last and len(found) < _MOST_ASIDES:
        key = words[index].key
        is_sign = key == "[" or key in DASHES or key in aside_marks
        if not is_sign and scene.owners[index] == quoted.number:
            index += 1
            continue
        if scene.owners[index] != quoted.number:
            index = max(index + 1, scene.quoted[scene.owners[index]].after)
            continue
        end = _end(scene, quoted, index)
        if end < 0:
            index += 1
            continue
        found.append(_aside(scene, _start(scene, quoted, index), end, quoted))
        index = end + 1
    return tuple(found)


def _end(scene: Scene, quoted: Quoted, index: int) -> int:
    """The last word or sign of the author's words that begin at a sign, or -1."""
    key = scene.key(index)
    if key == "[":
        return _closing_bracket(scene, quoted, index)
    if key in DASHES:
        if scene.key(index - 1) in (COMMAS | SENTENCE_ENDS):
            return _closing_dash(scene, quoted, index)
        if _leans(scene, index):
            return _closing_leaning_dash(scene, quoted, index)
    return _closing_like(scene, quoted, index) if key in scene.grammar.aside_marks else -1


def _start(scene: Scene, quoted: Quoted, index: int) -> int:
    """The first sign of the author's words: of a dash, also the comma before it."""
    follows = scene.key(index) in DASHES and scene.key(index - 1) in (COMMAS | SENTENCE_ENDS)
    return index - 1 if follows and index > quoted.first else index


def _aside(scene: Scene, first: int, last: int, quoted: Quoted) -> Span:
    reading = scene.reading
    end = min(reading.end(last), quoted.pair.content_end)
    return Span.of(reading.text, reading.start(first), end)


def _closing_bracket(scene: Scene, quoted: Quoted, first: int) -> int:
    for index in range(first + 1, min(first + _LONGEST_ASIDE, quoted.last + 1)):
        if scene.key(index) == _BRACKETS["["]:
            return index
    return -1


def _closing_dash(scene: Scene, quoted: Quoted, first: int) -> int:
    """The last sign of the author's words that a dash begins: their second dash, or the end."""
    limit = min(first + _LONGEST_ASIDE, quoted.last + 1)
    cue = None
    for index in range(first + 1, limit):
        if scene.key(index) in DASHES and scene.key(index - 1) in (COMMAS | SENTENCE_ENDS):
            return index if cue is not None else -1
        if cue is None and scene.cues_between(index, index + 1, quoted.number):
            cue = index
        if cue is None and index - first > _NEAR_CUE:
            return -1
    return -1


_NEAR_CUE: Final = 8


def _leans(scene: Scene, index: int) -> bool:
    """Whether a sign stands off from the word before it and leans on the word after."""
    reading = scene.reading
    if not index or index + 1 >= len(reading.words):
        return False
    stands_off = reading.starts[index] > reading.end(index - 1)
    return stands_off and reading.starts[index + 1] == reading.end(index)


def _closing_leaning_dash(scene: Scene, quoted: Quoted, first: int) -> int:
    """The last sign of the author's words between dashes that lean on them: «A —said X—, B»."""
    limit = min(first + _LONGEST_ASIDE, quoted.last + 1)
    near = min(first + _NEAR_CUE, limit - 1)
    if not scene.cues_between(first + 1, near, quoted.number):
        return -1
    reading = scene.reading
    for index in range(first + 1, limit):
        if scene.key(index) in DASHES and reading.starts[index] == reading.end(index - 1):
            goes_on = index + 1 < limit and scene.key(index + 1) in (COMMAS | SENTENCE_ENDS)
            return index + 1 if goes_on else index
    return quoted.last if limit == quoted.last + 1 else -1


def _closing_like(scene: Scene, quoted: Quoted, first: int) -> int:
    """The last sign of the author's words between two of a kind, verb first: «A, a dit X, B».

    Commas have it so in French, dashes without a comma in Polish: „A – powiedział X – B”.
    """
    closers = DASHES if scene.key(first) in DASHES else COMMAS
    limit = min(first + _LONGEST_ASIDE, quoted.last + 1)
    near = min(first + _BEFORE_CUE, limit - 1)
    cue = next(iter(scene.cues_between(first + 1, near, quoted.number)), None)
    if cue is None or not cue.takes_person or not _opens_aside(scene, quoted, first, cue):
        return -1
    subject = _subject_of_aside(scene, quoted, first, cue, limit)
    if subject is None:
        return -1
    for index in range(max(subject.last, cue.last) + 1, limit):
        if scene.key(index) in closers:
            apposed = scene.mentions_between(index + 1, index + 1, quoted.number)
            end = apposed[0].last + 1 if apposed and apposed[0].has_name else index
            return end if end < limit and scene.key(end) in closers else index
        if scene.key(index) in SENTENCE_ENDS:
            return index + 1 if index + 1 < limit and scene.key(index + 1) in DASHES else index
    return quoted.last if limit == quoted.last + 1 else -1


def _opens_aside(scene: Scene, quoted: Quoted, first: int, cue: Cue) -> bool:
    """Whether only auxiliaries and pronouns stand between the comma and the verb."""
    pronouns = {m.head for m in scene.mentions_between(first + 2, cue.first - 1, quoted.number)}
    return all(
        not word.is_word or len(word.surface) == 1 or word.key in scene.grammar.auxiliaries
        for index, word in enumerate(scene.reading.words[first + 1 : cue.first], first + 1)
        if index not in pronouns
    )


def _subject_of_aside(
    scene: Scene, quoted: Quoted, first: int, cue: Cue, limit: int
) -> Mention | None:
    """Who speaks in the author's words: nobody who stands first in them."""
    last = min(cue.last + _BEFORE_CUE, limit - 1)
    for mention in scene.mentions_between(first + 1, last, quoted.number):
        if mention.is_direct and mention.value != "speaker":
            return mention if mention.first > first + 1 else None
    return None


_BEFORE_CUE: Final = 7
