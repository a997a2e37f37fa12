"""Sources by the tree: the subject of the cue, with its name and with whom it is joined to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from attrs import evolve

from treatyparse.analysis import Token
from treatyparse.model import Attribution, Quotation, SourceKind
from treatyparse.reading import Reading
from treatyparse.span import Span
from treatyparse.syntax.cues import Stage

_NAME: Final = frozenset({"flat", "flat:name", "flat:foreign", "compound", "nummod"})
"""Relations that make one name of several words."""

_DESCRIPTION: Final = frozenset({"amod", "nmod", "det", "nmod:poss", "case", *_NAME})
"""Relations within a noun phrase, clauses and appositions left out."""

_KINDS: Final = {
    "PER": SourceKind.PERSON,
    "PERSON": SourceKind.PERSON,
    "ORG": SourceKind.ORGANIZATION,
    "LOC": SourceKind.COUNTRY,
    "GPE": SourceKind.COUNTRY,
}
"""What an entity is as a source, by the labels of the common models."""

_MOST_WORDS: Final = 24


def with_subject(stage: Stage, reading: Reading, quotation: Quotation) -> Quotation:
    """The quotation, its source read off the tree where the rules found none or too little.

    A source is added where a cue has none, put in place of a pronoun that stands for a thing, and
    completed by the names that are joined to it. Elsewhere the rules stand.
    """
    attribution = quotation.attribution
    if attribution is None:
        return quotation
    if attribution.source is not None and attribution.source_kind is SourceKind.UNKNOWN:
        kind = _named(stage, attribution.source)
        attribution = evolve(attribution, source_kind=kind)
        quotation = evolve(quotation, attribution=attribution)
    if attribution.cue is None:
        return quotation
    subject = _subject_of_cue(stage, attribution.cue)
    if subject is None:
        return quotation
    if attribution.source is None or _is_thing(reading, attribution.source):
        found = _attribution(stage, reading, attribution, subject)
    else:
        found = _completed(stage, reading, attribution, attribution.source, subject)
    if found is None or found.source is None or found.source.overlaps(quotation.span):
        return quotation
    if found.source == attribution.source:
        return quotation
    return evolve(quotation, attribution=found)


def _subject_of_cue(stage: Stage, cue: Span) -> int | None:
    """The subject of the verb within a cue; one that it shares with another verb included."""
    for verb in stage.analysis.between(cue.start, cue.end):
        token = stage.analysis.tokens[verb]
        if token.part_of_speech != "VERB":
            continue
        level = stage.owners[verb]
        subjects = [*stage.subjects(verb, level)]
        if not subjects and token.relation == "conj" and token.head is not None:
            subjects = [*stage.subjects(token.head, level)]
        if len(subjects) == 1 and stage.is_nominal(subjects[0]):
            return subjects[0]
    return None


def _attribution(
    stage: Stage, reading: Reading, attribution: Attribution, subject: int
) -> Attribution | None:
    """The attribution to a subject, by all the words of its phrase."""
    members = [subject, *_joined(stage, subject)]
    words = [word for member in members for word in _phrase(stage, member)]
    source = _span(stage, reading, words)
    if source is None or "PronType=Rel" in stage.analysis.tokens[subject].features:
        return None
    kind = _kind(stage, reading, subject, source)
    return evolve(attribution, source=source, source_kind=kind, resolved=None, rule="subject")


def _completed(
    stage: Stage, reading: Reading, attribution: Attribution, source: Span, subject: int
) -> Attribution | None:
    """The attribution with the rest of the name, and with those who speak with the source."""
    start = stage.analysis.tokens[subject].start
    if not source.start <= start < source.end:
        return None
    joined = _joined(stage, subject)
    head = stage.analysis.tokens[subject]
    name = _descendants(stage, subject, _NAME)
    words = [subject, *(word for word in name if _agrees(head, stage.analysis.tokens[word]))]
    words += [word for member in joined for word in _phrase(stage, member)]
    whole = _span(stage, reading, words)
    if whole is None or whole.end <= source.end:
        return None
    span = Span.of(reading.text, source.start, whole.end)
    return evolve(attribution, source=span, rule=f"{attribution.rule}, subject")


def _joined(stage: Stage, subject: int) -> list[int]:
    """Nouns and names joined to a subject by "and"."""
    return [
        child
        for child in stage.analysis.children[subject]
        if stage.analysis.tokens[child].relation == "conj"
        and stage.is_nominal(child)
        and _agrees(stage.analysis.tokens[subject], stage.analysis.tokens[child])
        and any(
            stage.analysis.tokens[word].relation == "cc" for word in stage.analysis.children[child]
        )
    ]


def _agrees(one: Token, other: Token) -> bool:
    """Whether two words can stand in one case, as far as their features tell."""
    cases = {_case(one), _case(other)} - {""}
    return len(cases) < 2


def _case(token: Token) -> str:
    return next((part for part in token.features.split("|") if part.startswith("Case=")), "")


def _phrase(stage: Stage, head: int) -> list[int]:
    return sorted([head, *_descendants(stage, head, _DESCRIPTION)])


def _descendants(stage: Stage, head: int, relations: Iterable[str]) -> list[int]:
    """What depends on a word by these relations, directly or not."""
    allowed = frozenset(relations)
    found: list[int] = []
    waiting = [head]
    while waiting and len(found) < _MOST_WORDS:
        for child in stage.analysis.children[waiting.pop()]:
            if stage.analysis.tokens[child].relation in allowed:
                found.append(child)
                waiting.append(child)
    return found


def _span(stage: Stage, reading: Reading, words: list[int]) -> Span | None:
    """From the first word to the last, or None where a sentence or a quotation comes between."""
    first, last = min(words), max(words)
    level = stage.owners[first]
    between: tuple[Token, ...] = stage.analysis.tokens[first : last + 1]
    if last - first > _MOST_WORDS or any(token.form in _BREAKS for token in between):
        return None
    if any(stage.owners[index] != level for index in (first, last)):
        return None
    return Span.of(reading.text, between[0].start, between[-1].end)


_BREAKS: Final = frozenset({".", ":", ";", "!", "?", "…"})


def _named(stage: Stage, source: Span) -> SourceKind:
    """What the entities within a source say that it is."""
    for entity in stage.analysis.entities_between(source.start, source.end):
        if entity.type in _KINDS:
            return _KINDS[entity.type]
    return SourceKind.UNKNOWN


def _is_thing(reading: Reading, source: Span) -> bool:
    """Whether the source is but a pronoun for a thing."""
    index = reading.word_at(source.start)
    return reading.end(index) == source.end and any(
        hit.term.value == "thing" for hit in reading.between("attribution.pronouns", index, index)
    )


def _kind(stage: Stage, reading: Reading, subject: int, source: Span) -> SourceKind:
    first, last = reading.word_at(source.start), reading.last_word_before(source.end)
    if reading.between("attribution.documents", first, last):
        return SourceKind.DOCUMENT
    named = _named(stage, source)
    if named is not SourceKind.UNKNOWN:
        return named
    token = stage.analysis.tokens[subject]
    if token.part_of_speech in ("PRON", "PROPN") or "Animacy=Anim" in token.features:
        return SourceKind.PERSON
    return SourceKind.UNKNOWN
