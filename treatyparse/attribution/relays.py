"""Relays: whom or what an agency quotes: «цитирует его «Вестник»», "quotes the treaty"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from treatyparse.attribution.antecedents import owner_at
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import Scene
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


def relayed_pronoun(scene: Scene, cue: Cue) -> Mention | None:
    """Whom an agency quotes, as a pronoun right before its name: «цитирует его «Вестник»»."""
    index = cue.last + 2
    if index >= len(scene.owners):
        return None
    bodies = scene.mentions_between(index, index + 1, scene.owners[cue.last])
    is_body = any(m.kind is SourceKind.ORGANIZATION and m.first == index for m in bodies)
    if scene.owners[index] == scene.owners[cue.last] and not is_body:
        return None
    return owner_at(scene, cue.last + 1)


def teller_of(scene: Scene, cue: Cue, right: Sequence[Mention]) -> Mention | None:
    """Whose words an agency is said to hand on: «приводит «Вестник» слова министра»."""
    if scene.grammar.possessive_endings:
        return None
    for hit in scene.reading.between("attribution.verbs", cue.last + 1, cue.last + _FAR_WORDS):
        if hit.term.value == "noun":
            owner = owner_at(scene, hit.first - 1)
            if owner is not None:
                return owner
            beside = (m for m in right if 0 < m.first - hit.last <= _BESIDE)
            return next(beside, None)
    return None


_FAR_WORDS: Final = 12
_BESIDE: Final = 2


def relayed(scene: Scene, left: Sequence[Mention], right: Sequence[Mention]) -> Mention | None:
    """What an agency quotes: a document, else whoever is named last after the verb."""
    for mention in right:
        if mention.is_document:
            return mention
    people = [m for m in right if m.kind is SourceKind.PERSON and m.value != "speaker"]
    if people and len(people) < len(right):
        return people[0]
    if right:
        quoted = _quoted_by(scene, right[0])
        if quoted is not None:
            return quoted
        oblique = [m for m in right if not m.is_direct]
        return oblique[0] if oblique else right[-1]
    for mention in reversed(left):
        if mention.is_document:
            return mention
    return left[-1] if left else None


def _quoted_by(scene: Scene, agency: Mention) -> Mention | None:
    """The person in a phrase that an agency heads: «цитирует издание премьера Ли»."""
    if agency.kind is not SourceKind.ORGANIZATION or not agency.is_direct:
        return None
    if not scene.grammar.oblique_endings or agency.head_last == agency.last:
        return None
    first = agency.head_last + 1
    for hit in scene.reading.between("names.titles", first, agency.last):
        if hit.first == first:
            return Mention(
                hit.first,
                agency.last,
                hit.first,
                hit.last,
                SourceKind.PERSON,
                "names.titles",
                hit.term.value,
                is_direct=False,
            )
    return None
