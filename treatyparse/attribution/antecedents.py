"""Antecedents: whose words they are where a pronoun stands in the place of the subject."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from treatyparse.attribution.cues import Cue
from treatyparse.attribution.scene import COMMAS, Scene
from treatyparse.mentions.heads import KINDS
from treatyparse.mentions.names import Run
from treatyparse.mentions.parts import name_in
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


def owner_before(scene: Scene, last: int, low: int) -> Mention | None:
    """Whoever is told by an ending as the owner: in Captain Holt's words, the mayor's claim."""
    words, grammar = scene.reading.words, scene.grammar
    if last < low or not grammar.is_possessive(words[last]):
        return None
    first = last
    while first > low and last - first < _LONGEST_OWNER and _describes_owner(scene, first - 1):
        first -= 1
        if words[first].key in grammar.determiners:
            break
    heads = [
        hit
        for table in KINDS
        for hit in scene.reading.between(table, max(low, first - _LONGEST_OWNER), last)
        if hit.last == last and KINDS[table] is not SourceKind.DOCUMENT
    ]
    if heads:
        hit = min(heads, key=lambda hit: hit.first)
        table, value = hit.term.label, hit.term.value
        first = min(first, hit.first)
        if first > low and words[first - 1].key in grammar.determiners:
            first -= 1
        return Mention(first, last, hit.first, last, KINDS[table], table, value, is_direct=False)
    capital = last
    while capital > first and words[capital - 1].is_capital:
        capital -= 1
    name = name_in(scene.reading, Run(capital, last)) if words[last].is_capital else None
    if name is None:
        return None
    table = "names.titles" if first < name.first else "names"
    return Mention(
        first,
        last,
        first,
        max(first, name.first - 1),
        SourceKind.PERSON,
        table,
        name_first=name.first,
        name_last=last,
        is_direct=False,
    )


def author_of(scene: Scene, paper: Mention, last: int) -> Mention | None:
    """Whose words something written is, as its phrase tells: the statement of the ministry."""
    first = paper.head_last + 1
    if first > last:
        return None
    heads = [
        hit
        for table in KINDS
        for hit in scene.reading.between(table, first, last)
        if KINDS[table] is not SourceKind.DOCUMENT
    ]
    if heads:
        hit = min(heads, key=lambda hit: hit.first)
        table, value = hit.term.label, hit.term.value
        return Mention(first, last, hit.first, hit.last, KINDS[table], table, value)
    name = name_in(scene.reading, Run(first, last))
    if name is None or not scene.reading.words[name.first].is_capital:
        return None
    named = (name.first, name.last)
    return Mention(first, last, first, last, SourceKind.PERSON, "names", "", *named)


def _describes_owner(scene: Scene, index: int) -> bool:
    """Whether a word before an owner is part of the phrase: an article, a title, a capital."""
    word = scene.reading.words[index]
    if not word.is_word or index + 1 in scene.reading.breaks:
        return False
    if word.key in scene.grammar.determiners or word.is_capital:
        return word.key in scene.grammar.determiners or not scene.grammar.is_small(word)
    return any(scene.ends_at(table, index) for table in ("names.titles", "territories.adjectives"))


_LONGEST_OWNER: Final = 6


def is_addressee(scene: Scene, one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    """Whether one of two neighbours is told by its ending as the one who is spoken to."""
    if not one or not other or not scene.grammar.addressee_endings:
        return False
    if one[0].last + 1 != other[0].first and other[0].last + 1 != one[0].first:
        return False
    words, grammar = scene.reading.words, scene.grammar
    if one[0].kind is SourceKind.ORGANIZATION and one[0].table == "names":
        return other[0].kind is SourceKind.PERSON and other[0].table == "names.titles"
    return grammar.is_addressee(words[one[0].last]) and not grammar.is_addressee(
        words[other[0].last]
    )


def relative_paper(scene: Scene, cue: Cue, left: Sequence[Mention]) -> Mention | None:
    """What is written that a clause hangs on: an article that states."""
    if not cue.takes_document or not left or not left[-1].is_document:
        return None
    opener = scene.key(cue.first - 1)
    opens = opener in scene.grammar.relative_words or opener in scene.grammar.complementizers
    return left[-1] if opens and left[-1].last == cue.first - 2 else None


def agent_of(scene: Scene, cue: Cue, right: Sequence[Mention]) -> Mention | None:
    """Who is named behind a passive verb as its doer: described by X as "A"."""
    is_passive = scene.key(cue.last + 1) in scene.grammar.agent_prepositions
    tells = scene.key(cue.last).endswith(scene.grammar.gerund_endings or ("\0",))
    if not is_passive or tells or not right or right[0].is_document:
        return None
    return right[0] if right[0].first - cue.last <= _NEAR_AGENT else None


_NEAR_AGENT: Final = 3


def is_beyond_that(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a word that opens what is said stands between the verb and a mention."""
    words = scene.reading.words[cue.last + 1 : min(mention.first, cue.last + _NEAR_THAT)]
    return any(word.key in scene.grammar.complementizers for word in words)


_NEAR_THAT: Final = 6
