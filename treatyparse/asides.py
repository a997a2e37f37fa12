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

    They stand between dashes after a comma or a full stop and hold a cue; in languages whose
    author's words need no dashes, between commas, and hold a cue with its subject; or they are an
    editor's insert in brackets.
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
        if end < 0:
            index += 1
            continue
        start = index if key == "[" or index == quoted.first else index - 1
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


_NEAR_CUE: Final = 8
