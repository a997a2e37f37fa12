"""Rules: the ways in which a text says whose words a quotation holds, in the order to be tried."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from treatyparse.attribution import kinds
from treatyparse.attribution.afterwords import (
    MOST_CUES,
    attributed_after,
    attributed_at_end,
    is_closed_by_author,
    signed,
    span_of_cue,
)
from treatyparse.attribution.asides import asides_of
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.progress import Found, Progress
from treatyparse.attribution.scene import BULLETS, COLONS, COMMAS, DASHES, Quoted, Scene
from treatyparse.attribution.sources import source_before, source_of
from treatyparse.mentions.phrases import Mention
from treatyparse.terms import SENTENCE_ENDS
from treatyparse.words import Word

Rule = Callable[[Progress, Quoted], Found | None]


def incise(work: Progress, quoted: Quoted) -> Found | None:
    """The author's words stand between the marks: «A, — said X, — B»."""
    scene = work.scene
    for aside in asides_of(scene, quoted):
        first = scene.reading.word_at(aside.start)
        last = scene.reading.last_word_before(aside.end)
        for cue in scene.cues_between(first, last, quoted.number):
            source = source_of(scene, cue, (first, last), quoted.number, follows=True)
            if source is not None:
                return Found(source, span_of_cue(cue), "incise")
    return None


def announced_by_colon(work: Progress, quoted: Quoted) -> Found | None:
    """A cue stands before the colon that opens the quotation."""
    scene = work.scene
    if scene.key(quoted.opening - 1) not in COLONS:
        return None
    low, high = scene.before(quoted)
    return _by_cue_before(work, quoted, low, high, "announced_by_colon")


def cue_beside(work: Progress, quoted: Quoted) -> Found | None:
    """A cue stands directly before the quotation, a few words between at most."""
    scene = work.scene
    low, high = scene.before(quoted)
    if high < low or kinds.is_word(scene, quoted) or kinds.cue_follows(scene, quoted):
        return None
    if kinds.is_utterance(scene, quoted) and kinds.is_capital(scene, quoted):
        if is_closed_by_author(scene, quoted):
            return None
    reach = _BESIDE if kinds.is_capital(scene, quoted) else _BESIDE_FRAGMENT
    return _by_cue_before(work, quoted, max(low, high - reach), high, "cue_beside", low)


_BESIDE: Final = 3
_BESIDE_FRAGMENT: Final = 6


def elliptical(work: Progress, quoted: Quoted) -> Found | None:
    """A dash stands for the verb of the quotation before: X called it «A», and Y — «B»."""
    scene = work.scene
    previous = work.previous(quoted)
    found = work.found[previous.number] if previous is not None else None
    if previous is None or found is None or found.cue is None or found.source is None:
        return None
    if scene.key(quoted.opening - 1) not in DASHES:
        return None
    if scene.reading.sentence_at(previous.opening) != scene.reading.sentence_at(quoted.opening):
        return None
    mentions = scene.mentions_between(previous.after, quoted.opening - 2, quoted.parent)
    if not mentions or mentions[-1].last != quoted.opening - 2 or mentions[-1].is_document:
        return None
    return Found(mentions[-1], found.cue, "elliptical")


def cue_before(work: Progress, quoted: Quoted) -> Found | None:
    """A cue stands earlier in the sentence that the quotation belongs to."""
    scene = work.scene
    low, high = scene.before(quoted)
    if high < low or kinds.is_word(scene, quoted) or kinds.cue_follows(scene, quoted):
        return None
    if kinds.is_capital_name(scene, quoted) and len(kinds.content_words(scene, quoted)) < 4:
        return None
    if scene.is_heading(quoted.opening) and quoted.parent < 0:
        return None
    if scene.reading.between("attribution.indefinite", low, high):
        return None
    return _by_cue_before(work, quoted, max(low, high - _FAR_BEFORE), high, "cue_before", low)


_FAR_BEFORE: Final = 32


def verb_last(work: Progress, quoted: Quoted) -> Found | None:
    """The verb ends the sentence behind what it attributes: hat es «A» genannt."""
    scene = work.scene
    low, high = scene.before(quoted)
    if high < low or kinds.is_word(scene, quoted):
        return None
    for cue in scene.cues_between(quoted.after, quoted.after + 1, quoted.parent):
        if "last" in cue.values:
            source = source_before(scene, cue, (low, high), quoted.parent)
            if source is not None:
                return Found(source, span_of_cue(cue), "verb_last")
    return None


def _by_cue_before(
    work: Progress,
    quoted: Quoted,
    first: int,
    last: int,
    rule: str,
    low: int | None = None,
) -> Found | None:
    scene = work.scene
    low = first if low is None else low
    cues = scene.cues_between(first, last, quoted.parent)
    for cue in reversed(cues[-MOST_CUES:]):
        if "naming" in cue.values and cue.values == {"naming"}:
            return None
        if "manner" in cue.values and len(cue.values) == 1 and rule != "announced_by_colon":
            continue
        source = _agent(scene, quoted, cue) or source_of(
            scene, cue, (low, last), quoted.parent, follows=False
        )
        if source is not None and cue.last < quoted.opening:
            return Found(source, span_of_cue(cue), rule)
    if rule == "announced_by_colon" and cues and cues[-1].takes_document:
        written = _written_before(scene, quoted, low)
        if written is not None:
            return Found(written, span_of_cue(cues[-1]), "written_before")
    if rule == "announced_by_colon" and cues and cues[-1].takes_person:
        return work.again(quoted, span_of_cue(cues[-1]), "dropped_subject") or _speaker_before(
            scene, quoted, cues[-1], low
        )
    return None


def _speaker_before(scene: Scene, quoted: Quoted, cue: Cue, low: int) -> Found | None:
    """Who spoke in the sentence before, for a verb whose subject is left out."""
    number = scene.reading.sentence_at(low) - 1
    if number < 0 or scene.reading.lexicon.has_case:
        return None
    before = scene.reading.sentences[number]
    if before.paragraph != scene.reading.sentences[number + 1].paragraph:
        return None
    for earlier in reversed(scene.cues_between(before.first, before.last, quoted.parent)):
        source = source_of(
            scene, earlier, (before.first, before.last), quoted.parent, follows=False
        )
        if source is not None and not source.is_document:
            return Found(source, span_of_cue(cue), "dropped_subject")
    return None


def _agent(scene: Scene, quoted: Quoted, cue: Cue) -> Mention | None:
    """Who called it so in the passive: dubbed "a game changer" by X."""
    if "call" not in cue.values or scene.key(quoted.after) not in scene.grammar.agent_prepositions:
        return None
    mentions = scene.mentions_between(quoted.after + 1, quoted.after + 3, quoted.parent)
    return mentions[0] if mentions else None


def _written_before(scene: Scene, quoted: Quoted, low: int) -> Mention | None:
    """The last thing written that the sentence before names, for a verb that has no subject."""
    number = scene.reading.sentence_at(low) - 1
    if number < 0:
        return None
    sentence = scene.reading.sentences[number]
    mentions = scene.mentions_between(sentence.first, sentence.last, quoted.parent)
    written = [mention for mention in mentions if mention.is_document]
    return written[-1] if written else None


def listed(work: Progress, quoted: Quoted) -> Found | None:
    """An item of a list of quotations, or the next block of an announced one."""
    scene = work.scene
    previous = work.previous(quoted)
    if previous is None or work.found[previous.number] is None:
        return None
    if not scene.is_line_start(quoted):
        return None
    between = scene.reading.words[previous.after : quoted.opening]
    if any(word.is_word or word.is_number for word in between):
        return None
    found = work.found[previous.number]
    if found is None or found.rule not in ("announced_by_colon", "listed", "introduced"):
        return None
    return Found(found.source, found.cue, "listed", found.referent)


def introduced(work: Progress, quoted: Quoted) -> Found | None:
    """A list item or block after a sentence with a colon that holds a cue."""
    scene = work.scene
    if not scene.is_line_start(quoted) or not quoted.opening:
        return None
    index = quoted.opening - 1
    while index > 0 and scene.key(index) in BULLETS:
        index -= 1
    if scene.key(index) not in COLONS:
        return None
    sentence = scene.reading.sentences[scene.reading.sentence_at(index)]
    return _by_cue_before(work, quoted, sentence.first, index, "introduced")


def labelled(work: Progress, quoted: Quoted) -> Found | None:
    """Only the speaker stands before the colon: X: «A»."""
    scene = work.scene
    if scene.key(quoted.opening - 1) not in COLONS or scene.key(quoted.after) in COLONS:
        return None
    if kinds.is_word(scene, quoted):
        return None
    if scene.reading.lexicon.has_case and not kinds.is_capital(scene, quoted):
        return None
    low, high = scene.before(quoted)
    mentions = scene.mentions_between(low, high - 1, quoted.parent)
    people = [m for m in mentions if not m.is_document and m.is_direct and not m.is_pronoun]
    if not people:
        return None
    words = [w for w in scene.reading.words[low:high] if w.is_word]
    covered = people[0].last - people[0].first + 1
    if len(words) <= covered and people[0].last >= high - 2:
        return Found(people[0], None, "labelled")
    is_known = people[0].table != "names" or people[0].name_last > people[0].name_first
    if is_known and kinds.is_utterance(scene, quoted) and not scene.is_heading(quoted.opening):
        return Found(people[0], None, "labelled")
    return None


def announced_extract(work: Progress, quoted: Quoted) -> Found | None:
    """The sentence before announces an extract from something written."""
    scene = work.scene
    if not scene.is_line_start(quoted) or not quoted.opening:
        return None
    number = scene.reading.sentence_at(quoted.opening)
    if not number:
        return None
    sentence = scene.reading.sentences[number - 1]
    hits = scene.reading.between("attribution.announcements", sentence.first, sentence.last)
    if not hits:
        return None
    for mention in scene.mentions_between(sentence.first, sentence.last, quoted.parent):
        if mention.is_document:
            return Found(mention, None, "announced_extract")
    return None


def placed_in_document(work: Progress, quoted: Quoted) -> Found | None:
    """Only what is written stands before, as a place: In article two «the sides declare»."""
    scene = work.scene
    low, high = scene.before(quoted)
    if high < low or not scene.grammar.place_prepositions or not kinds.has_verb(scene, quoted):
        return None
    for mention in scene.mentions_between(low, high, quoted.parent)[:1]:
        is_place = scene.key(mention.first - 1) in scene.grammar.place_prepositions
        if mention.is_document and is_place and mention.last == high and mention.first - low <= 2:
            return Found(mention, None, "placed_in_document")
    return None


def continued(work: Progress, quoted: Quoted) -> Found | None:
    """The speaker of the quotation before goes on: «A», said X. «B»."""
    scene = work.scene
    previous = work.previous(quoted)
    if previous is None or work.found[previous.number] is None:
        return None
    found = work.found[previous.number]
    if found is None or found.source is None:
        return None
    if scene.is_heading(quoted.opening) and not scene.is_whole_line(quoted):
        return None
    if scene.is_whole_line(quoted) and scene.key(quoted.after) in DASHES:
        return None
    low, _ = scene.before(quoted)
    after = scene.rest(previous)[1]
    if quoted.opening > low and not _is_split(scene, quoted, previous):
        return None
    ends = scene.reading.sentence_at(previous.after - 1)
    begins = scene.reading.sentence_at(quoted.opening)
    if begins - ends > 1 and after < quoted.opening - 1:
        return None
    if not kinds.is_capital(scene, quoted) and not _is_split(scene, quoted, previous):
        return None
    if _is_subject_name(scene, quoted):
        return None
    return Found(found.source, None, "continued", found.referent)


def _is_subject_name(scene: Scene, quoted: Quoted) -> bool:
    """Whether a name begins the author's next sentence, which goes on behind its mark."""
    word = scene.word(quoted.after)
    if word is None or not word.is_word or scene.owners[quoted.after] != quoted.parent:
        return False
    sentence = scene.reading.sentences[scene.reading.sentence_at(quoted.opening)]
    return (
        sentence.last >= quoted.after
        and not kinds.is_utterance(scene, quoted)
        and scene.last_sign(quoted) not in (*COMMAS, *SENTENCE_ENDS)
    )


def _is_split(scene: Scene, quoted: Quoted, previous: Quoted) -> bool:
    """Whether the author's words only interrupt one sentence: «A,» said X, «b»."""
    if scene.key(quoted.opening - 1) not in COMMAS and scene.key(quoted.opening - 1) not in DASHES:
        return False
    if any(word.key in SENTENCE_ENDS for word in _between(scene, previous, quoted)):
        return False
    return scene.key(previous.last) in COMMAS or scene.key(previous.after) in COMMAS


def _between(scene: Scene, previous: Quoted, quoted: Quoted) -> Sequence[Word]:
    """The last words between two quotations, abbreviated ones left out."""
    first = max(previous.after, quoted.opening - _LONGEST_ASIDE)
    words = scene.reading.words
    return [
        words[index]
        for index in range(first, quoted.opening)
        if not (words[index].key == "." and words[index + 1].is_word and index + 1 < quoted.opening)
        or index + 1 == scene.reading.sentences[scene.reading.sentence_at(index + 1)].first
    ]


_LONGEST_ASIDE: Final = 40


def told_before(work: Progress, quoted: Quoted) -> Found | None:
    """The sentence before reports what somebody said, and the quotation is the proof of it."""
    scene = work.scene
    low, _ = scene.before(quoted)
    if quoted.opening > low or not kinds.is_utterance(scene, quoted):
        return None
    if not kinds.is_capital(scene, quoted) or quoted.parent >= 0:
        return None
    number = scene.reading.sentence_at(quoted.opening)
    if not number:
        return None
    before = scene.reading.sentences[number - 1]
    own = scene.reading.sentences[number]
    if before.paragraph != own.paragraph or scene.is_heading(before.first):
        return None
    for cue in scene.cues_between(before.first, before.last, quoted.parent):
        if not cue.takes_person:
            continue
        source = source_of(scene, cue, (before.first, before.last), quoted.parent, follows=False)
        if source is not None and not source.is_document:
            return Found(source, span_of_cue(cue), "told_before")
    return None


def told_last(work: Progress, quoted: Quoted) -> Found | None:
    """The paragraph before ends with who says it, and the quotation is a paragraph of its own."""
    scene = work.scene
    if not scene.is_whole_line(quoted) or quoted.parent >= 0 or scene.is_heading(quoted.opening):
        return None
    number = scene.reading.sentence_at(quoted.opening)
    if not number or not kinds.is_capital(scene, quoted):
        return None
    before = scene.reading.sentences[number - 1]
    if scene.is_heading(before.first):
        return None
    cues = scene.cues_between(before.first, before.last, quoted.parent)
    if not cues or not cues[-1].takes_person:
        return None
    stretch = (before.first, before.last)
    source = source_of(scene, cues[-1], stretch, quoted.parent, follows=True)
    if source is None or source.is_document:
        return None
    is_last = max(source.last, cues[-1].last) >= before.last - 1
    return Found(source, None, "told_last") if is_last else None


def split(work: Progress, quoted: Quoted) -> Found | None:
    """The author's words only interrupt a sentence: «A,» said X, «b»."""
    previous = work.previous(quoted)
    found = work.found[previous.number] if previous is not None else None
    if previous is None or found is None or found.rule not in ("attributed_after", "split"):
        return None
    if not _is_split(work.scene, quoted, previous):
        return None
    low, _ = work.scene.before(quoted)
    if low > previous.opening and low > previous.first:
        return None
    between = work.scene.cues_between(previous.after, quoted.opening, quoted.parent)
    if len(between) > 1:
        return None
    return Found(found.source, None, "split", found.referent)


RULES: Final[tuple[Rule, ...]] = (
    incise,
    split,
    announced_by_colon,
    signed,
    introduced,
    elliptical,
    cue_beside,
    attributed_after,
    listed,
    verb_last,
    cue_before,
    attributed_at_end,
    labelled,
    announced_extract,
    placed_in_document,
    continued,
    told_before,
    told_last,
)
"""The rules that find a source, in the order in which they are tried."""
