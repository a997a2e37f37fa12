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
    is_closed_by_words,
    signed,
    span_of_cue,
)
from treatyparse.attribution.asides import asides_of
from treatyparse.attribution.beyond import (
    announced_extract,
    announced_sayings,
    continued,
    is_many,
    noun_of_saying,
    paper_before,
    placed_in_document,
    split,
    told_before,
    told_last,
    undertaken,
)
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.progress import Found, Progress
from treatyparse.attribution.scene import BULLETS, COLONS, COMMAS, DASHES, Quoted, Scene
from treatyparse.attribution.sources import source_before, source_of
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind

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
    if high < low or _is_told_otherwise(scene, quoted):
        return None
    is_sentence = kinds.is_utterance(scene, quoted) and kinds.is_capital(scene, quoted)
    if is_sentence and is_closed_by_author(scene, quoted):
        return None
    reach = _BESIDE if kinds.is_capital(scene, quoted) else _BESIDE_FRAGMENT
    return _by_cue_before(work, quoted, max(low, high - reach), high, "cue_beside", low)


_BESIDE: Final = 3
_BESIDE_FRAGMENT: Final = 6


def _is_told_otherwise(scene: Scene, quoted: Quoted) -> bool:
    """Whether no cue before the quotation, not announced by a colon, can be its own."""
    return (
        kinds.is_word(scene, quoted)
        or kinds.cue_follows(scene, quoted)
        or kinds.is_loose_fragment(scene, quoted)
    )


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
    if high < low or _is_told_otherwise(scene, quoted):
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
    for cue in _plain_first(scene, cues[-MOST_CUES:]):
        if cue.values == {"naming"}:
            return None
        if rule == "announced_by_colon" and len(cues) > 1 and _is_inner_phrase(cue, low):
            continue
        if "manner" in cue.values and len(cue.values) == 1 and rule != "announced_by_colon":
            continue
        source = _agent(scene, quoted, cue) or source_of(
            scene, cue, (low, last), quoted.parent, follows=False
        )
        outer = None
        if rule != "announced_by_colon" or (source is not None and source.is_pronoun):
            outer = _outer_phrase(scene, cue, source, (low, last), quoted.parent)
        if outer is not None:
            return Found(*outer, rule)
        if source is not None and is_many(source) and not kinds.is_capital(scene, quoted):
            source = paper_before(scene, quoted, low) or source
        if source is not None and cue.last < quoted.opening:
            return Found(source, span_of_cue(cue), rule)
    if rule == "announced_by_colon" and cues and cues[-1].takes_document:
        written = _written_before(scene, quoted, low)
        if written is not None:
            return Found(written, span_of_cue(cues[-1]), "written_before")
    if rule == "announced_by_colon" and cues and cues[-1].takes_person:
        return (
            _same_speaker(work, quoted, cues[-1])
            or _speaker_before(scene, quoted, cues[-1], low)
            or _nobody(scene, quoted, cues[-1])
        )
    return None


def _plain_first(scene: Scene, cues: Sequence[Cue]) -> list[Cue]:
    """Cues from the last to the first, those of what somebody will or is to say at the end."""
    grammar = scene.grammar
    before = (grammar.modals & grammar.auxiliaries) | grammar.infinitive_markers
    ends = {cue.last for cue in cues}
    ordered = list(reversed(cues))
    ordered.sort(
        key=lambda cue: (
            scene.key(cue.first - 1) in before or (cue.is_gerund and cue.first - 1 in ends)
        )
    )
    return ordered


def _is_inner_phrase(cue: Cue, low: int) -> bool:
    """Whether a phrase of something written stands deep in a sentence: duties under the pact."""
    return cue.is_phrase and cue.values == {"document"} and cue.first > low + _FAR_BEFORE // 2


def _outer_phrase(
    scene: Scene, cue: Cue, source: Mention | None, stretch: tuple[int, int], within: int
) -> tuple[Mention, tuple[int, int]] | None:
    """The name in a phrase before a verb with a pronoun: by X's account, he said «A»."""
    if source is None or cue.is_phrase:
        return None
    if not source.is_pronoun:
        return _opening_account(scene, cue, stretch, within) if "act" in cue.values else None
    for other in scene.cues_between(stretch[0], cue.first - 1, within):
        if not other.is_phrase or "document" in other.values:
            continue
        named = source_of(scene, other, (stretch[0], cue.first - 1), within, follows=False)
        if named is not None and named.has_name and named.last < source.first:
            return named, span_of_cue(other)
    return None


def _opening_account(
    scene: Scene, cue: Cue, stretch: tuple[int, int], within: int
) -> tuple[Mention, tuple[int, int]] | None:
    """Whose account a sentence opens as, before a verb of a deed: in his words, X agreed."""
    for other in scene.cues_between(stretch[0], min(cue.first - 1, stretch[0] + 5), within)[:1]:
        if other.first != stretch[0] or other.values.isdisjoint(("around", "before")):
            continue
        source = source_of(scene, other, (stretch[0], cue.first - 1), within, follows=False)
        if source is not None and scene.key(max(other.last, source.last) + 1) in COMMAS:
            return source, span_of_cue(other)
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


def _same_speaker(work: Progress, quoted: Quoted, cue: Cue) -> Found | None:
    """Who spoke last, for a verb whose subject is left out, unless the verb is one of several."""
    again = work.again(quoted, span_of_cue(cue), "dropped_subject")
    if again is None or again.source is None or cue.gender != "plural":
        return again
    is_single = again.source.kind is SourceKind.PERSON and again.source.gender != "plural"
    return None if is_single else again


def _nobody(scene: Scene, quoted: Quoted, cue: Cue) -> Found | None:
    """Words that one is not told who said: a verb of several alone before the colon."""
    if cue.gender != "plural" or cue.last != quoted.opening - 2:
        return None
    is_said = kinds.is_capital(scene, quoted) and len(kinds.content_words(scene, quoted)) > 1
    return Found(None, span_of_cue(cue), "announced_by_colon") if is_said else None


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
    if not scene.is_line_start(quoted) or is_closed_by_words(scene, quoted):
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
    found = _by_cue_before(work, quoted, sentence.first, index, "introduced")
    return found or announced_sayings(scene, quoted, sentence)


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
        people = [m for m in mentions if m.is_pronoun and m.gender and m.value != "speaker"]
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


RULES: Final[tuple[Rule, ...]] = (
    incise,
    split,
    announced_by_colon,
    signed,
    introduced,
    elliptical,
    noun_of_saying,
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
    undertaken,
    told_before,
    told_last,
)
"""The rules that find a source, in the order in which they are tried."""

OTHER_NAMES: Final = {
    "written_before": "The cue has no subject; the sentence before names the document.",
    "dropped_subject": "The cue has no subject; who spoke before goes on.",
    "any_verb": "A person and an unlisted verb follow the closing mark after a comma.",
    "no_speaker": "A sentence of its own that nobody is seen to say.",
}
"""What a rule is called instead where it found the source in another way."""
