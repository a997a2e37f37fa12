"""Beyond: the rules that look beyond the sentence: what was said before, and who goes on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from treatyparse.attribution import kinds
from treatyparse.attribution.afterwords import span_of_cue
from treatyparse.attribution.antecedents import author_of, owner_at, owner_before
from treatyparse.attribution.progress import Found, Progress
from treatyparse.attribution.scene import COMMAS, DASHES, Quoted, Scene
from treatyparse.attribution.sources import source_of
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind
from treatyparse.reading import Sentence
from treatyparse.terms import SENTENCE_ENDS
from treatyparse.words import Word


def noun_of_saying(work: Progress, quoted: Quoted) -> Found | None:
    """A noun before the quotation tells whose words it holds: «заявления мэра о том, что «A»»."""
    scene = work.scene
    low, high = scene.before(quoted)
    hits = scene.reading.between("attribution.noun_links", max(low, high - _FAR_LINK), high)
    for hit in hits[:1]:
        if kinds.is_word(scene, quoted) or scene.cues_between(hit.last + 1, high, quoted.parent):
            return None
        end = hit.first - 1 if scene.key(hit.first - 1) not in COMMAS else hit.first - 2
        for mention in scene.mentions_between(low, end, quoted.parent)[-1:]:
            is_said = mention.value in ("statement", "message") and end <= mention.last < hit.last
            author = author_of(scene, mention, end) if is_said else None
            if author is not None:
                return Found(author, (mention.head, mention.head_last), "noun_of_saying")
    return None


_FAR_LINK: Final = 14
_NEAR_START: Final = 2


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


def announced_sayings(scene: Scene, quoted: Quoted, sentence: Sentence) -> Found | None:
    """The sentence before a list announces what its speaker said: these phrases include."""
    hits = scene.reading.between("attribution.sayings", sentence.first, sentence.last)
    if not hits or not scene.reading.sentence_at(sentence.first):
        return None
    owner = owner_before(scene, hits[0].first - 1, sentence.first)
    owner = owner or owner_at(scene, hits[0].first - 1)
    if owner is not None:
        return Found(owner, None, "introduced")
    before = scene.reading.sentences[scene.reading.sentence_at(sentence.first) - 1]
    if before.paragraph != sentence.paragraph and sentence.first > before.last + 1:
        return None
    low = max(before.first, before.last - _LONGEST_ASIDE)
    for cue in reversed(scene.cues_between(low, before.last, quoted.parent)):
        if cue.takes_person:
            source = source_of(scene, cue, (low, before.last), quoted.parent, follows=False)
            if source is not None:
                return Found(source, None, "introduced")
    people = [
        mention
        for mention in scene.mentions_between(low, before.last, quoted.parent)
        if mention.kind is SourceKind.PERSON and mention.is_direct
    ]
    last = min(before.last, before.first + _LONGEST_OPENING)
    owners = (owner_before(scene, index, before.first) for index in range(before.first, last))
    source = next(chain(people, filter(None, owners)), None)
    return Found(source, None, "introduced") if source is not None else None


_LONGEST_OPENING: Final = 12


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
    if found is None or found.source is None or found.source.value == "speaker":
        return None
    is_utterance = scene.is_whole_line(quoted) and kinds.is_utterance(scene, quoted)
    if scene.is_heading(quoted.opening) and not is_utterance:
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
        if not cue.takes_person and (not cue.is_phrase or "document" in cue.values):
            continue
        source = source_of(scene, cue, (before.first, before.last), quoted.parent, follows=False)
        if source is not None and not source.is_document:
            return Found(source, span_of_cue(cue), "told_before")
    return None


def told_last(work: Progress, quoted: Quoted) -> Found | None:
    """The paragraph before begins or ends with who says it; the quotation is one of its own."""
    scene = work.scene
    if not scene.is_whole_line(quoted) or quoted.parent >= 0:
        return None
    is_closed = kinds.ends_as_sentence(scene, quoted) or scene.key(quoted.after) in SENTENCE_ENDS
    if not is_closed or not kinds.is_utterance(scene, quoted):
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
    commas = (i for i in range(cues[-1].first - 1, before.first, -1) if scene.key(i) in COMMAS)
    stretch = (next(commas, before.first - 1) + 1, before.last)
    source = source_of(scene, cues[-1], stretch, quoted.parent, follows=True)
    if source is None or source.is_document:
        return None
    is_last = max(source.last, cues[-1].last) >= before.last - 1
    opens = source.first - before.first < _NEAR_START and cues[-1].first > source.last
    return Found(source, None, "told_last") if is_last or opens else None


def undertaken(work: Progress, quoted: Quoted) -> Found | None:
    """The sides go on with what the sentence before has them sign: they pledge to «A»."""
    scene = work.scene
    low, high = scene.before(quoted)
    if high < low or kinds.is_capital(scene, quoted) or quoted.parent >= 0:
        return None
    if kinds.is_word(scene, quoted):
        return None
    paper = paper_before(scene, quoted, low)
    if paper is None:
        return None
    if not _names_sides(scene, paper, quoted.parent):
        return None
    for mention in scene.mentions_between(low, high, quoted.parent)[:1]:
        if is_many(mention) and mention.is_direct and mention.first - low <= _NEAR_START:
            return Found(paper, None, "undertaken")
    return None


def _names_sides(scene: Scene, paper: Mention, within: int) -> bool:
    """Whether the sides, or two countries, stand before what they conclude."""
    sentence = scene.reading.sentences[scene.reading.sentence_at(paper.first)]
    first = max(sentence.first, paper.first - _LONGEST_ASIDE)
    named = scene.mentions_between(first, paper.first, within)
    countries = [m for m in named if m.kind is SourceKind.COUNTRY]
    return len(countries) > 1 or any(m.table == "attribution.sides" for m in named)


def is_many(mention: Mention) -> bool:
    """Whether the sides are meant, or those whom a pronoun stands for."""
    return mention.table == "attribution.sides" or (
        mention.is_pronoun and mention.gender == "plural"
    )


def paper_before(scene: Scene, quoted: Quoted, low: int) -> Mention | None:
    """The instrument that the sentence before names, in the same paragraph."""
    number = scene.reading.sentence_at(low)
    if not number:
        return None
    before, own = scene.reading.sentences[number - 1], scene.reading.sentences[number]
    if before.paragraph != own.paragraph:
        return None
    first = max(before.first, before.last - _LONGEST_ASIDE)
    for mention in reversed(scene.mentions_between(first, before.last, quoted.parent)):
        if mention.is_document and mention.value == "instrument":
            return mention
    return None


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
