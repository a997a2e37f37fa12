"""Marked sources: papers, firms and bodies with a name between marks: «The Courier» writes."""

from __future__ import annotations

from typing import Final

from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import Quoted, Scene
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


def marked_name(scene: Scene, index: int, within: int, low: int, high: int) -> Mention | None:
    """A name between marks directly beside the verb: «The Courier» writes."""
    if not low <= index <= high or scene.owners[index] == within:
        return None
    number = scene.outermost(index, within)
    if number < 0 or not _is_marked_name(scene, scene.quoted[number]):
        return None
    quoted = scene.quoted[number]
    first = quoted.opening
    while first > low and _goes_before(scene, first - 1):
        first -= 1
    before = scene.word(first - 1)
    after_verb = bool(scene.cues_between(max(low, first - 1), first - 1, within))
    if first > low and before is not None and before.is_word and not after_verb:
        is_joined = before.key in scene.grammar.conjunctions or before.key in scene.grammar.stops
        if not is_joined:
            return None
    last = quoted.after - 1
    return Mention(first, last, quoted.opening, last, SourceKind.ORGANIZATION, "marked")


def mark_after(scene: Scene, cue: Cue, high: int, follows: bool) -> int:
    """Where a mark may be behind a verb, an article and adjectives: writes the old «Courier»."""
    index = cue.last + 1
    last = min(high, index + _MOST_ADJECTIVES) if follows else cue.last
    while index <= last and _goes_before(scene, index):
        index += 1
    return index


_MOST_ADJECTIVES: Final = 3
_LONGEST_MARKED_NAME: Final = 5


def _is_marked_name(scene: Scene, quoted: Quoted) -> bool:
    words = scene.reading.words[quoted.first : quoted.last + 1]
    if len(words) > _LONGEST_MARKED_NAME or not words or not words[0].is_capital:
        return False
    return all(w.is_word or w.is_number or w.key in "-–" for w in words) and not any(
        scene.grammar.is_finite(w) for w in words
    )


def _goes_before(scene: Scene, index: int) -> bool:
    """Whether the word describes the name after it: an article or an adjective."""
    word, grammar = scene.reading.words[index], scene.grammar
    if word.key in grammar.determiners:
        return True
    return (
        bool(grammar.adjective_endings)
        and word.is_word
        and not grammar.is_small(word)
        and word.key.endswith(grammar.adjective_endings)
    )
