"""Unlisted sources: noun phrases that no table knows, in the place of the subject."""

from __future__ import annotations

from typing import Final

from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import Scene
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind
from treatyparse.terms import SENTENCE_ENDS


def unlisted_source(
    scene: Scene, cue: Cue, stretch: tuple[int, int], within: int, *, follows: bool
) -> Mention | None:
    """A noun phrase that no table knows, in the place of the subject."""
    if not cue.takes_person:
        return None
    low, high = stretch
    before = _phrase_before(scene, cue.first - 1, low, within)
    if before is not None:
        return before
    if follows or scene.grammar.place_prepositions or not scene.reading.lexicon.has_case:
        after = _phrase_after(scene, cue, high, within)
        is_object = not follows and scene.grammar.oblique_endings
        return None if after is not None and is_object and after.last >= high else after
    return None


_LONGEST_PHRASE: Final = 8


def _phrase_before(scene: Scene, last: int, low: int, within: int) -> Mention | None:
    words, grammar = scene.reading.words, scene.grammar
    if grammar.adjective_endings:
        return None
    while last > low and words[last].key in grammar.auxiliaries:
        last -= 1
    first = last + 1
    while first - 1 >= low and last - first < _LONGEST_PHRASE:
        word = words[first - 1]
        if not word.is_word or scene.owners[first - 1] != within:
            break
        first -= 1
        if word.key in grammar.determiners:
            return _unlisted_mention(first, last) if last > first else None
        if grammar.is_finite(word) or grammar.is_small(word):
            return None
    if not scene.reading.lexicon.has_case and first <= last:
        return _unlisted_mention(first, last)
    return None


def _phrase_after(scene: Scene, cue: Cue, high: int, within: int) -> Mention | None:
    words, grammar = scene.reading.words, scene.grammar
    first = cue.last + 1
    if first > high or not words[first].is_word or scene.owners[first] != within:
        return None
    if words[first].key in grammar.complementizers:
        return None
    opens = words[first].key in grammar.determiners
    if not opens and not grammar.adjective_endings and scene.reading.lexicon.has_case:
        return None
    if grammar.is_small(words[first]) and words[first].key not in grammar.determiners:
        return None
    if grammar.is_finite(words[first]) or grammar.is_addressee(words[first]):
        return None
    if any(not m.is_direct for m in scene.mentions_between(first, first, within)):
        return None
    if words[first].key.endswith(grammar.oblique_endings or ("\0",)):
        return None
    last = first
    while last + 1 <= high and last - first < _LONGEST_PHRASE:
        word = words[last + 1]
        if not word.is_word or word.key in SENTENCE_ENDS or scene.owners[last + 1] != within:
            break
        if word.key in grammar.prepositions or grammar.is_small(word) or grammar.is_finite(word):
            break
        if grammar.adjective_endings and not word.key.endswith(grammar.complement_endings):
            break
        last += 1
    return _unlisted_mention(first, last)


def _unlisted_mention(first: int, last: int) -> Mention:
    return Mention(first, last, first, last, SourceKind.PERSON, "")
