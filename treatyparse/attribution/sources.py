"""Sources: which mention a cue belongs to, by order, form and agreement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from treatyparse.attribution.antecedents import (
    agent_of,
    antecedent_of,
    is_addressee,
    is_beyond_that,
    owner_at,
    owner_before,
    relative_paper,
)
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.marked import mark_after, marked_name
from treatyparse.attribution.relays import relayed, relayed_pronoun, teller_of
from treatyparse.attribution.scene import COLONS, COMMAS, Scene
from treatyparse.attribution.unlisted import unlisted_source
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


def source_of(
    scene: Scene, cue: Cue, stretch: tuple[int, int], within: int, *, follows: bool
) -> Mention | None:
    """The mention that a cue attributes to.

    Args:
        scene: The text.
        cue: The cue.
        stretch: The first and last word of the clause that holds it.
        within: The number of the quotation that holds the clause, or -1.
        follows: Whether the clause follows the quotation.
    """
    low, high = stretch
    low = _clause_first(scene, low, cue.first)
    mentions = scene.mentions_between(low, high, within)
    left = [m for m in mentions if m.last < cue.first]
    right = [m for m in mentions if m.first > cue.last]
    if cue.is_phrase:
        return _of_phrase(scene, cue, left, right)
    if "relay" in cue.values:
        teller = teller_of(scene, cue, right)
        if teller is not None:
            return teller
        pronoun = relayed_pronoun(scene, cue) if follows else None
        return pronoun or relayed(scene, left, right)
    if "noun" in cue.values:
        return _of_noun(scene, cue, low, right)
    placed = (
        agent_of(scene, cue, right)
        or antecedent_of(scene, cue, low, within)
        or relative_paper(scene, cue, left)
        or next((m for m in left if _is_absolute(scene, cue, m)), None)
        or (None if follows else _of_insertion(scene, cue, left, right))
    )
    if placed is not None:
        return placed
    is_second = scene.key(cue.first - 1) in scene.grammar.conjunctions
    if (cue.is_gerund or is_second) and not follows and not cue.is_impersonal:
        borrowed = _borrowed(scene, cue, stretch, within, left)
        if borrowed is not None:
            return borrowed
    if cue.is_impersonal:
        subjects = [m for m in left if m.is_document and not _is_governed(scene, m)]
        before_comma = None if follows else _around_parenthesis(scene, cue, subjects)
        told = right if follows else [m for m in right if not is_beyond_that(scene, cue, m)]
        bodies = [[m for m in side if not _is_human(m)] for side in (left, told)]
        return (
            before_comma
            or _written(left, told, follows=follows)
            or _speaking(scene, cue, *bodies, follows=follows)
        )
    found = (
        (None if scene.grammar.head_final else marked_name(scene, cue.first - 1, within, low, high))
        or _speaking(scene, cue, left, right, follows=follows)
        or marked_name(scene, mark_after(scene, cue, high, follows), within, low, high)
    )
    if found is not None:
        return _paper_of_sides(scene, found, left) or found
    if cue.takes_document:
        written = _written(left, right, follows=follows)
        if written is not None:
            return written
    for mention in reversed(left):
        is_one = mention.is_direct and cue.gender != "plural"
        if mention.is_document and is_one and not _is_governed(scene, mention):
            return mention
    return unlisted_source(scene, cue, stretch, within, follows=follows)


def source_before(scene: Scene, cue: Cue, stretch: tuple[int, int], within: int) -> Mention | None:
    """The subject, or else the thing written, that stands before a verb at the very end."""
    mentions = scene.mentions_between(*stretch, within)
    allowed = [m for m in mentions if _may_speak(scene, cue, m, strict=False)]
    written = [m for m in mentions if m.is_document and cue.takes_document]
    if cue.takes_person and allowed:
        return allowed[0]
    return written[-1] if written else None


def _paper_of_sides(scene: Scene, subject: Mention, left: Sequence[Mention]) -> Mention | None:
    """What the sides say in a document is the document's: «В договоре стороны отметили …»."""
    if subject.table != "attribution.sides":
        return None
    for mention in left:
        if mention.is_document and mention.last < subject.first and _is_governed(scene, mention):
            return mention
    return None


def _clause_first(scene: Scene, low: int, cue: int) -> int:
    """The first word after the last colon or semicolon before the cue."""
    words = scene.reading.words
    for index in range(cue - 1, low - 1, -1):
        key = words[index].key
        if key in COLONS or key == ";":
            return index + 1
    return low


_NEAR_NOUN: Final = 2
_NEAR_PHRASE: Final = 5
_NEAR_CASE: Final = 2


def _of_noun(scene: Scene, cue: Cue, low: int, right: Sequence[Mention]) -> Mention | None:
    """Whose words a noun tells of: the mayor's claim that, his warning that, «слова мэра»."""
    owner = owner_before(scene, cue.first - 1, low) or owner_at(scene, cue.first - 1)
    if owner is not None or scene.grammar.possessive_endings:
        return owner
    return right[0] if right and right[0].first - cue.last <= _NEAR_NOUN else None


def _of_phrase(
    scene: Scene, cue: Cue, left: Sequence[Mention], right: Sequence[Mention]
) -> Mention | None:
    if "around" in cue.values:
        for index in range(cue.first + 1, cue.last):
            mention = owner_at(scene, index)
            if mention is not None:
                return mention
        owner = owner_before(scene, cue.last - 1, cue.first + 1)
        if owner is not None:
            return owner
    if "after" in cue.values:
        return left[-1] if left and cue.first - left[-1].last <= _NEAR_PHRASE else None
    reach = _NEAR_CASE if scene.grammar.adjective_endings else _NEAR_PHRASE
    if right and right[0].first - cue.last <= reach:
        if cue.values == {"document"} and not right[0].is_document:
            return None
        return right[0]
    return None


def _borrowed(
    scene: Scene,
    cue: Cue,
    stretch: tuple[int, int],
    within: int,
    left: Sequence[Mention],
) -> Mention | None:
    """The subject of the main verb, which a participle shares."""
    low, _ = stretch
    earlier = [c for c in scene.cues_between(low, cue.first - 1, within) if not c.is_gerund]
    for main in reversed(earlier):
        if main.takes_person or "relay" in main.values:
            found = source_of(scene, main, (low, cue.first - 1), within, follows=False)
            if found is not None:
                return found
    allowed = [m for m in left if _may_speak(scene, cue, m, strict=False)]
    named = [m for m in allowed if m.kind is not SourceKind.COUNTRY] or allowed
    return named[0] if named else None


def _written(
    left: Sequence[Mention],
    right: Sequence[Mention],
    *,
    follows: bool,
) -> Mention | None:
    """The nearest thing written, before or after the verb."""
    documents_left = [m for m in left if _is_written(m)]
    documents_right = [m for m in right if _is_written(m)]
    near = documents_right[:1] if follows else documents_left[-1:]
    far = documents_left[-1:] if follows else documents_right[:1]
    for mention in [*near, *far]:
        return mention
    return None


def _is_written(mention: Mention) -> bool:
    return mention.is_document or (mention.is_pronoun and mention.value == "thing")


def _speaking(
    scene: Scene,
    cue: Cue,
    left: Sequence[Mention],
    right: Sequence[Mention],
    *,
    follows: bool,
) -> Mention | None:
    """Who speaks: the nearest mention that may be the subject of the verb."""
    for strict in (True, False):
        allowed_left = [m for m in left if _may_speak(scene, cue, m, strict=strict)]
        allowed_right = [
            m
            for m in right
            if _may_speak(scene, cue, m, strict=strict)
            and not _is_told(scene, cue, m)
            and not _is_in_content(scene, m)
            and not (m.is_pronoun and not follows and not scene.grammar.oblique_endings)
        ]
        if not follows:
            before_comma = _around_parenthesis(scene, cue, allowed_left)
            if before_comma is not None:
                return before_comma
        if allowed_left:
            if is_addressee(scene, allowed_left[-1:], allowed_left[-2:-1]):
                return allowed_left[-2]
            return _head_of_apposition(scene, allowed_left)
        if allowed_right:
            second = is_addressee(scene, allowed_right[:1], allowed_right[1:2])
            return allowed_right[int(second)]
    return None


def _around_parenthesis(scene: Scene, cue: Cue, allowed: Sequence[Mention]) -> Mention | None:
    """The subject before a parenthesis that commas close directly before the verb."""
    comma = cue.first - 1
    while cue.first - comma <= _MOST_AUXILIARIES and scene.key(comma) in scene.grammar.auxiliaries:
        comma -= 1
    if not allowed or scene.key(comma) not in COMMAS:
        return None
    for place in range(len(allowed) - 1, -1, -1):
        mention = allowed[place]
        if scene.key(mention.last + 1) in COMMAS and mention.last + 1 < comma:
            return _head_of_apposition(scene, allowed[: place + 1])
    return None


_MOST_AUXILIARIES: Final = 3


def _of_insertion(
    scene: Scene, cue: Cue, left: Sequence[Mention], right: Sequence[Mention]
) -> Mention | None:
    """The subject behind an inserted verb: the loan, notes the author, is; as the author put it."""
    if not left or not right or cue.is_gerund or right[0].first != cue.last + 1:
        return None
    if left[-1].is_pronoun and left[-1].last == cue.first - 1:
        return None
    subject, before = right[0], scene.key(cue.first - 1)
    if not _may_speak(scene, cue, subject, strict=True) or subject.is_document:
        return None
    if before in COMMAS:
        if scene.key(subject.last + 1) in COLONS and _around_parenthesis(scene, cue, left) is None:
            return subject
        return subject if scene.key(subject.last + 1) in COMMAS else None
    is_clause = scene.key(cue.first - 2) in COMMAS and before in scene.grammar.stops
    return subject if is_clause and before not in scene.grammar.complementizers else None


def _head_of_apposition(scene: Scene, allowed: Sequence[Mention]) -> Mention:
    """The nearest subject; where it only explains a name before its comma, that name."""
    nearest = allowed[-1]
    if len(allowed) > 1 and not nearest.has_name and not nearest.is_pronoun:
        other = allowed[-2]
        if (
            nearest.kind is not SourceKind.COUNTRY
            and other.has_name
            and other.last + 2 == nearest.first
            and scene.key(other.last + 1) in COMMAS
        ):
            return other
    return nearest


def _is_told(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether the mention after the verb is the audience, in a language without cases."""
    if scene.grammar.oblique_endings:
        return False
    return mention.first == cue.last + 1 and bool(
        scene.reading.between("attribution.audiences", mention.first, mention.last)
    )


def _is_in_content(scene: Scene, mention: Mention) -> bool:
    """Whether what is said begins with the mention: noting that both countries agree."""
    complementizers = scene.grammar.complementizers
    return scene.key(mention.first - 1) in complementizers or (
        mention.last > mention.first and scene.key(mention.first) in complementizers
    )


def _is_human(mention: Mention) -> bool:
    """Whether a mention is surely of a person: more than one capital at the head of a line."""
    return mention.kind is SourceKind.PERSON and (
        mention.table != "names" or mention.first < mention.last
    )


def _is_enclosed(scene: Scene, mention: Mention) -> bool:
    """Whether brackets hold nothing but the mention: the party of who speaks."""
    return scene.key(mention.first - 1) in "([" and scene.key(mention.last + 1) in ")]"


def _may_speak(scene: Scene, cue: Cue, mention: Mention, *, strict: bool) -> bool:
    """Whether the mention may be the subject of the verb."""
    if mention.is_pronoun and mention.value in ("possessive", "any"):
        return False
    if mention.is_pronoun and mention.value == "thing":
        beside = mention.first in (cue.first - 1, cue.last + 1)
        return beside and not _is_governed(scene, mention)
    if _is_governed(scene, mention) and not _opens_clause(scene, cue, mention):
        return _speaks_from_place(scene, cue, mention)
    if _is_enclosed(scene, mention) or _is_lone_capital(scene, cue, mention):
        return False
    if not mention.is_direct and not _is_plural_subject(scene, cue, mention):
        return False
    if mention.is_document and not cue.takes_document:
        return False
    if _is_single_of_many(scene, cue, mention):
        return False
    if strict and cue.gender and mention.gender and mention.kind is SourceKind.PERSON:
        return mention.gender in (cue.gender, "either")
    return True


def _is_plural_subject(scene: Scene, cue: Cue, mention: Mention) -> bool:
    if cue.gender != "plural":
        return False
    head = scene.reading.words[mention.head_last]
    return not (scene.grammar.is_oblique(head) or scene.grammar.is_addressee(head))


def _is_single_of_many(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a single name alone stands at a verb of several, who are not named."""
    if cue.gender != "plural" or mention.table != "names" or mention.kind is not SourceKind.PERSON:
        return False
    if mention.first < mention.name_last or not scene.grammar.oblique_endings:
        return False
    joins = scene.grammar.conjunctions
    return scene.key(mention.first - 1) not in joins and scene.key(mention.last + 1) not in joins


def _is_lone_capital(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a capital alone stands beside a verb of several: no subject of it."""
    if cue.gender != "plural" or mention.table not in _CAPITALS:
        return False
    joins = scene.grammar.conjunctions
    return scene.key(mention.first - 1) not in joins and scene.key(mention.last + 1) not in joins


_CAPITALS: Final = ("territories.capitals", "territories.further_capitals")


def _is_governed(scene: Scene, mention: Mention) -> bool:
    """Whether a preposition stands before the mention, or before others joined to it."""
    first = mention.first
    for _ in range(_MOST_JOINED):
        before = scene.key(first - 1) if first else ""
        if before in scene.grammar.prepositions:
            return True
        if before not in scene.grammar.conjunctions:
            return False
        place = scene.mentions.before(first) - 1
        if place < 0 or scene.mentions.all[place].last != first - 2:
            return False
        first = scene.mentions.all[place].first
    return False


_MOST_JOINED: Final = 5


def _opens_clause(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether what may be a preposition opens a clause of subject and verb: after X warned."""
    before = scene.key(mention.first - 1)
    return before in scene.grammar.subordinators and mention.last + 1 == cue.first


def _is_absolute(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a participle has its subject after a preposition: with her saying "A"."""
    before = scene.key(mention.first - 1)
    return (
        before in scene.grammar.absolute_prepositions
        and cue.is_gerund
        and mention.last + 1 == cue.first
    )


def _speaks_from_place(scene: Scene, cue: Cue, mention: Mention) -> bool:
    """Whether a body or a capital speaks as a place: «заявили в Баку»."""
    if scene.key(mention.first - 1) not in scene.grammar.place_prepositions:
        return False
    if cue.gender != "plural" and not cue.is_impersonal:
        return False
    return mention.kind in (SourceKind.ORGANIZATION, SourceKind.COUNTRY)
