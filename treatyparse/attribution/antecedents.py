"""Antecedents: whose words they are where a pronoun stands in the place of the subject."""

from __future__ import annotations

from typing import Final

from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import COMMAS, Scene
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


def antecedent_of(scene: Scene, cue: Cue, low: int, within: int) -> Mention | None:
    """The noun on which a relative clause hangs: against a senator, who called it "a trap"."""
    if not cue.takes_person:
        return None
    relative = cue.first - 1
    while relative > max(low, cue.first - _NEAR_RELATIVE):
        if scene.key(relative) in scene.grammar.relative_words:
            break
        if not scene.reading.words[relative].is_word:
            return None
        relative -= 1
    if scene.key(relative) not in scene.grammar.relative_words:
        return None
    end = relative - 1
    if scene.key(end) in COMMAS:
        end -= 1
    for mention in reversed(scene.mentions_between(low, end, within)):
        if mention.last < end:
            return None
        if mention.kind is not SourceKind.DOCUMENT and not mention.is_pronoun:
            return mention
    return None


_NEAR_RELATIVE: Final = 3


def owner_at(scene: Scene, index: int) -> Mention | None:
    """A possessive pronoun as a mention: the one whose words they are."""
    for hit in scene.reading.between("attribution.pronouns", index, index):
        if hit.term.value.startswith("possessive"):
            return Mention(
                index,
                index,
                index,
                index,
                SourceKind.PERSON,
                hit.term.label,
                "possessive",
                gender=hit.term.value.partition("_")[2],
            )
    return None
