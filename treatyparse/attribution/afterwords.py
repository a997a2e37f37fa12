"""Afterwords: the rules for the author's words that follow the closing mark: «A», — said X."""

from __future__ import annotations

from typing import Final

from attrs import evolve

from treatyparse.attribution import kinds
from treatyparse.attribution.antecedents import author_of
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.progress import Found, Progress
from treatyparse.attribution.scene import COLONS, COMMAS, DASHES, Quoted, Scene
from treatyparse.attribution.sources import source_of
from treatyparse.hits import Hit
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind
from treatyparse.terms import SENTENCE_ENDS

MOST_CUES: Final = 4
_FAR_AFTER: Final = 14
_SHORT_SENTENCE: Final = 9
_FAR_NAME: Final = 4


def span_of_cue(cue: Cue) -> tuple[int, int]:
    """The first and last word of a cue; in "in his words" the last one alone."""
    if "around" in cue.values and cue.last - cue.first > 1:
        return cue.last, cue.last
    return cue.first, cue.last


def attributed_after(work: Progress, quoted: Quoted) -> Found | None:
    """The author's words follow the closing mark: «A», — said X."""
    scene = work.scene
    if kinds.is_word(scene, quoted):
        return None
    first, last = scene.rest(quoted)
    reach = _reach_after(scene, quoted, first, last)
    if reach is None:
        return None
    first, last = reach
    if scene.key(quoted.after) in COLONS and not _names_speaker(scene, quoted, first, last):
        return None
    cues = scene.cues_between(first, last, quoted.parent)[:MOST_CUES]
    spaced, far = scene.reading.lexicon.language.has_spaces, _FAR_AFTER
    cues.sort(key=lambda cue: scene.key(cue.first - 1) in scene.grammar.relative_words)
    for cue in cues:
        if cue.first - first > (far if spaced else 2 * far):
            continue
        if "naming" in cue.values or "noun" in cue.values:
            continue
        is_second = cue.is_gerund and not cue.is_phrase and not scene.grammar.head_final
        if is_second and not kinds.is_capital(scene, quoted):
            continue
        source = _closing_source(scene, quoted, cue) or source_of(
            scene, cue, (first, last), quoted.parent, follows=True
        )
        if source is None and scene.grammar.head_final and cue.takes_person:
            return work.again(quoted, span_of_cue(cue), "dropped_subject") or Found(
                None, span_of_cue(cue), "attributed_after"
            )
        if source is None and scene.key(first) not in DASHES and not _is_loose_end(scene, quoted):
            continue
        if source is not None:
            return Found(source, span_of_cue(cue), "attributed_after")
        if cue.takes_person:
            again = work.again(quoted, span_of_cue(cue), "dropped_subject")
            if again is not None and (cue.takes_document or not _is_written(again)):
                return again
            return Found(None, span_of_cue(cue), "attributed_after")
    return _by_any_verb(scene, quoted, first, last) or _by_back_phrase(scene, quoted, first, last)


def is_closed_by_author(scene: Scene, quoted: Quoted) -> bool:
    """Whether a comma, a dash and a cue follow the closing mark: «A», — said X."""
    index = quoted.after
    if scene.key(index) in COMMAS:
        index += 1
    if scene.key(index) not in DASHES or (
        index == quoted.after and not _is_loose_end(scene, quoted)
    ):
        return False
    return bool(scene.cues_between(index + 1, index + 1, quoted.parent))


def is_closed_by_words(scene: Scene, quoted: Quoted) -> bool:
    """Whether a comma, a dash and a word follow the closing mark: «A», — smiled X."""
    if scene.key(quoted.after) not in COMMAS or scene.key(quoted.after + 1) not in DASHES:
        return False
    word = scene.word(quoted.after + 2)
    return word is not None and word.is_word


def _is_written(found: Found) -> bool:
    """Whether the source that was found is something written."""
    return found.source is not None and found.source.is_document


def _closing_source(scene: Scene, quoted: Quoted, cue: Cue) -> Mention | None:
    """The subject before the quotation of a verb that closes the clause: X, «A» dedi."""
    if not scene.grammar.head_final or cue.is_participle or cue.is_phrase:
        return None
    low, _ = scene.before(quoted)
    return source_of(scene, cue, (low, cue.last), quoted.parent, follows=False)


def _by_any_verb(scene: Scene, quoted: Quoted, first: int, last: int) -> Found | None:
    """Author's words with a verb that no table knows: a person and a word beside, after a comma."""
    if not _is_loose_end(scene, quoted) or not kinds.is_capital(scene, quoted):
        return None
    if not scene.reading.lexicon.has_case or scene.key(quoted.opening - 1) in COMMAS:
        return None
    for mention in scene.mentions_between(first, min(last, first + _FAR_NAME), quoted.parent)[:1]:
        verb = scene.word(mention.first - 1)
        if mention.first > first + 2 and (verb is None or not scene.grammar.is_finite(verb)):
            return None
        if mention.kind is not SourceKind.PERSON or not mention.is_direct:
            return None
        if mention.table == "names" and mention.first == first < mention.name_first:
            return Found(evolve(mention, first=first + 1), (first, first), "any_verb")
        if not (mention.has_name or mention.is_pronoun or mention.table == "names.titles"):
            return None
        index = mention.first - 1 if mention.first > first else mention.last + 1
        word = scene.word(index)
        if word is None or not word.is_word or word.is_capital or scene.grammar.is_small(word):
            return None
        if index > last or scene.owners[index] != quoted.parent:
            return None
        if index == first + 1 and word.key.endswith(scene.grammar.oblique_endings or ("\0",)):
            index = first
        return Found(mention, (index, index), "any_verb")
    return None


def _names_speaker(scene: Scene, quoted: Quoted, first: int, last: int) -> bool:
    """Whether what follows a colon begins with who spoke, as in headings: «A»: X says."""
    mentions = scene.mentions_between(first, last, quoted.parent)
    return bool(mentions) and mentions[0].first <= first and not mentions[0].is_document


def _is_loose_end(scene: Scene, quoted: Quoted) -> bool:
    """Whether the closing mark leaves a sentence open: a comma before or after it."""
    return scene.last_sign(quoted) in COMMAS or scene.key(quoted.after) in COMMAS


def _reach_after(scene: Scene, quoted: Quoted, first: int, last: int) -> tuple[int, int] | None:
    """The stretch after the closing mark that may hold the author's words, or None."""
    if first > last:
        return _next_sentence(scene, quoted, first)
    index = first
    signs = set()
    while index <= last and not scene.reading.words[index].is_word and index - first < 4:
        if scene.key(index) in SENTENCE_ENDS or scene.key(index) in ";)":
            return _next_sentence(scene, quoted, index + 1)
        if scene.owners[index] != quoted.parent:
            return None
        signs.add(scene.key(index))
        index += 1
    if index > last:
        return None
    loose = bool(signs & (COMMAS | DASHES | COLONS)) or scene.last_sign(quoted) in (
        *COMMAS,
        *"?!…？！",
    )
    if loose:
        return index, last
    if kinds.cue_follows(scene, quoted):
        return index, last
    near = scene.cues_between(index, min(last, index + 2), quoted.parent)
    is_whole = kinds.is_capital(scene, quoted) or kinds.ends_as_sentence(scene, quoted)
    if near and near[0].first == index and is_whole:
        return index, last
    for place in range(index, min(last, index + 4) + 1):
        if scene.key(place) in scene.grammar.back_references:
            return place, last
    if not scene.reading.lexicon.has_case:
        return index, last
    return None


def _next_sentence(scene: Scene, quoted: Quoted, index: int) -> tuple[int, int] | None:
    """The next sentence of the line, where it points back: «A.» So said X."""
    if index >= len(scene.reading.words) or scene.owners[index] != quoted.parent:
        return None
    number = scene.reading.sentence_at(index)
    sentence = scene.reading.sentences[number]
    if sentence.first != index:
        return None
    own = scene.reading.sentences[scene.reading.sentence_at(quoted.after - 1)]
    if own.line != sentence.line:
        return None
    points_back = scene.key(index) in scene.grammar.back_references
    if (points_back or _back_phrase(scene, index)) and kinds.is_utterance(scene, quoted):
        return index, sentence.last
    if _is_tight_sentence(scene, quoted, sentence.last):
        return index, sentence.last
    if scene.last_sign(quoted) not in "?!" or sentence.last - index > _SHORT_SENTENCE:
        return None
    low, _ = scene.before(quoted)
    if quoted.opening > low:
        return None
    return index, sentence.last


def _back_phrase(scene: Scene, index: int) -> Hit | None:
    """The phrase at a word that points back to what was quoted: such was the answer of X."""
    hits = scene.reading.between("attribution.back_phrases", index, index + _LONGEST_BACK_PHRASE)
    return next((hit for hit in reversed(hits) if hit.first == index), None)


_LONGEST_BACK_PHRASE: Final = 4


def _by_back_phrase(scene: Scene, quoted: Quoted, first: int, last: int) -> Found | None:
    """Whoever a sentence without a verb of saying names as the speaker: these words are X's."""
    hit = _back_phrase(scene, first)
    if hit is None:
        return None
    for mention in scene.mentions_between(first, last, quoted.parent):
        if mention.is_document and mention.head <= hit.last:
            author = author_of(scene, mention, mention.last)
            if author is not None:
                return Found(author, (hit.first, hit.last), "attributed_after")
        if mention.kind is SourceKind.PERSON:
            return Found(mention, (hit.first, hit.last), "attributed_after")
    return None


def _is_tight_sentence(scene: Scene, quoted: Quoted, last: int) -> bool:
    """Whether words of attribution, and no more, follow a closed sentence, as “甲。”乙说。 does."""
    if scene.reading.lexicon.language.has_spaces or not kinds.ends_as_sentence(scene, quoted):
        return False
    low, _ = scene.before(quoted)
    ends = scene.cues_between(quoted.after, last, quoted.parent)
    return quoted.opening <= low and bool(ends) and ends[-1].last >= last - 1


def attributed_at_end(work: Progress, quoted: Quoted) -> Found | None:
    """The sentence ends, after a comma, with who says it: the fleet "is ready" to sail, X said."""
    scene = work.scene
    if kinds.is_word(scene, quoted) or kinds.is_capital(scene, quoted):
        return None
    if len(kinds.content_words(scene, quoted)) < _SHORTEST_FRAGMENT:
        return None
    first, last = scene.rest(quoted)
    for cue in reversed(scene.cues_between(first, last, quoted.parent)[-MOST_CUES:]):
        if "naming" in cue.values or "noun" in cue.values or "relay" in cue.values:
            continue
        if not (cue.takes_person or cue.is_phrase) or cue.is_gerund:
            continue
        commas = [i for i in range(cue.first - 1, first, -1) if scene.key(i) in COMMAS]
        if not commas:
            return None
        source = source_of(scene, cue, (commas[0] + 1, last), quoted.parent, follows=True)
        if source is None and commas[0] == cue.first - 1:
            source = source_of(scene, cue, (commas[-1] + 1, last), quoted.parent, follows=True)
        if source is None or source.is_document:
            continue
        begins = min(source.first, cue.first) - 1 in commas
        end = max(source.last, cue.last)
        ends = last - end <= _LONGEST_TAIL or scene.key(end + 1) in COMMAS
        if begins and ends:
            return Found(source, span_of_cue(cue), "attributed_at_end")
    return None


_SHORTEST_FRAGMENT: Final = 2
_LONGEST_TAIL: Final = 7


def signed(work: Progress, quoted: Quoted) -> Found | None:
    """The name of the speaker follows after a dash: «A» — X, poet."""
    scene = work.scene
    first, last = scene.rest(quoted)
    if first > last or not scene.is_line_start(quoted):
        return None
    index = first
    while index <= last and scene.key(index) in SENTENCE_ENDS:
        index += 1
    if scene.key(index) not in DASHES:
        return None
    if any(scene.grammar.is_finite(w) for w in scene.reading.words[index : last + 1]):
        return None
    for mention in scene.mentions_between(index, last, quoted.parent):
        is_all = mention.table == "names.titles" and mention.last >= last
        if mention.first - index <= 2 and (mention.has_name or is_all):
            return Found(mention, None, "signed")
    return None
