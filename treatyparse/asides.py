"""Asides: the author's words that stand inside the marks."""

from __future__ import annotations

from typing import Final

from treatyparse.scene import COMMAS, DASHES, Quoted, Scene
from treatyparse.span import Span
from treatyparse.terms import SENTENCE_ENDS

_BRACKETS: Final = {"[": "]", "(": ")"}
_LONGEST_ASIDE: Final = 24
_MOST_ASIDES: Final = 40


def asides_of(scene: Scene, quoted: Quoted) -> tuple[Span, ...]:
    """The author's words inside the marks of a quotation, in order.

    They stand between dashes after a comma or a full stop and hold a cue, or between dashes that
    lean on them on both sides; in languages whose author's words need no dashes, between commas,
    and begin with a cue and its subject; or they are an editor's insert in brackets.
    """
    if quoted.size < 4:
        return ()
    found: list[Span] = []
    index = quoted.first
    while index <= quoted.last and len(found) < _MOST_ASIDES:
        key = scene.key(index)
        if scene.owners[index] != quoted.number:
            index = max(index + 1, scene.quoted[scene.owners[index]].after)
            continue
        end = -1
        if key == "[":
            end = _closing_bracket(scene, quoted, index)
        elif key in DASHES and scene.key(index - 1) in (COMMAS | SENTENCE_ENDS):
            end = _closing_dash(scene, quoted, index)
        elif key in DASHES and _leans(scene, index):
            end = _closing_leaning_dash(scene, quoted, index)
        elif key in scene.grammar.aside_marks:
            end = _closing_mark(scene, quoted, index)
        if end < 0:
            index += 1
            continue
        before = scene.key(index - 1) in (COMMAS | SENTENCE_ENDS)
        start = index - 1 if key in DASHES and before else index
        found.append(_aside(scene, start, end, quoted))
        index = end + 1
    return tuple(found)


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
        if cue is None and scene.cues_between(index, index + 1, quoted.number):
            cue = index
        if cue is None and index - first > _NEAR_CUE:
            return -1
        if scene.key(index) in DASHES and scene.key(index - 1) in (COMMAS | SENTENCE_ENDS):
            return index if cue is not None else -1
    return -1


def _leans(scene: Scene, index: int) -> bool:
    """Whether a sign stands off from the word before it and leans on the word after."""
    reading = scene.reading
    apart = index > 0 and reading.starts[index] > reading.end(index - 1)
    return apart and index + 1 < len(reading.words) and reading.starts[index + 1] == reading.end(index)


def _closing_leaning_dash(scene: Scene, quoted: Quoted, first: int) -> int:
    """The last sign of author's words between dashes that lean on them: «A —said X—, B»."""
    limit = min(first + _LONGEST_ASIDE, quoted.last + 1)
    near = scene.cues_between(first + 1, min(first + _NEAR_CUE, limit - 1), quoted.number)
    if not near:
        return -1
    for index in range(first + 1, limit):
        if scene.key(index) in DASHES and scene.reading.starts[index] == scene.reading.end(index - 1):
            goes_on = index + 1 < limit and scene.key(index + 1) in (COMMAS | SENTENCE_ENDS)
            return index + 1 if goes_on else index
    return quoted.last if limit == quoted.last + 1 else -1


def _closing_mark(scene: Scene, quoted: Quoted, first: int) -> int:
    """The last sign of author's words between commas, verb first: «A, a déclaré X, B»."""
    limit = min(first + _LONGEST_ASIDE, quoted.last + 1)
    cue = next(iter(scene.cues_between(first + 1, min(first + _BEFORE_CUE, limit - 1), quoted.number)), None)
    if cue is None or not cue.takes_person:
        return -1
    before = scene.reading.words[first + 1 : cue.first]
    pronouns = {m.head for m in scene.mentions_between(first + 1, cue.first - 1, quoted.number)}
    if any(
        word.is_word and word.key not in scene.grammar.auxiliaries and first + 1 + place not in pronouns
        for place, word in enumerate(before)
    ):
        return -1
    mentions = scene.mentions_between(first + 1, min(cue.last + _BEFORE_CUE, limit - 1), quoted.number)
    subject = next((m for m in mentions if m.is_direct and m.value != "speaker"), None)
    if subject is None or subject.first == first + 1:
        return -1
    index = max(subject.last, cue.last) + 1
    while index < limit:
        if scene.key(index) in COMMAS:
            apposed = scene.mentions_between(index + 1, index + 1, quoted.number)
            end = apposed[0].last + 1 if apposed and apposed[0].has_name else -1
            return end if scene.key(end) in COMMAS else index
        if scene.key(index) in SENTENCE_ENDS:
            return index
        index += 1
    return quoted.last if limit == quoted.last + 1 else -1


_NEAR_CUE: Final = 8
_BEFORE_CUE: Final = 5
