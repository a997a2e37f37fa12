"""Syntax: what an analyzer with lemmas and trees adds to a reading, before the rules decide.

It adds hits: the words whose lemma a term has, though not their form, and the verbs that by their
place in the tree quote, whatever verbs they are. The rules then treat them as they treat their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from treatyparse.analysis import Analysis
from treatyparse.cues import PHRASE, VERB
from treatyparse.model import Quotation
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.syntax_cues import Stage, quoting_verb
from treatyparse.terms import Hit, Term

RULE: Final = "syntax"
"""What ``Attribution.rule`` begins with, where the cue is not in the language file."""

_QUOTES: Final = ("say", "document")
"""What a verb found by its place takes: people and documents."""

_CONTENT: Final = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
"""Parts of speech whose lemmas are matched; small words stand in the language file in all forms."""

_INFLECTED: Final = (VERB, "types.")
"""Tables whose terms are matched by lemma."""


def with_syntax(reading: Reading, pairs: Sequence[Pair], analysis: Analysis) -> Reading:
    """The reading with the hits that lemmas and trees add.

    Without tokens it is the reading itself.
    """
    if not analysis.tokens:
        return reading
    reading = _with_hits(reading, _by_lemma(reading, analysis))
    return _with_hits(reading, _by_place(reading, pairs, analysis))


def _with_hits(reading: Reading, added: Iterable[Hit]) -> Reading:
    hits = dict(reading.hits)
    for hit in added:
        hits[hit.term.label] = [*hits.get(hit.term.label, ()), hit]
    for label in hits.keys() - {
        label for label, found in reading.hits.items() if hits[label] is found
    }:
        hits[label] = sorted(hits[label], key=lambda hit: hit.first)
    return evolve(reading, hits=hits)


def _by_lemma(reading: Reading, analysis: Analysis) -> list[Hit]:
    """The hits that terms have when words stand in their dictionary forms."""
    matcher = reading.lexicon.matcher
    words = list(reading.words)
    changed: set[int] = set()
    for token in analysis.tokens:
        if token.lemma is None or token.part_of_speech not in _CONTENT:
            continue
        index = _word_of(reading, token.start, token.end)
        if index is None:
            continue
        lemma = matcher.word(token.lemma)
        further = tuple(n for n in lemma.patterns if n not in words[index].patterns)
        if further:
            words[index] = evolve(words[index], patterns=words[index].patterns + further)
            changed.add(index)
    known = {
        (hit.first, hit.last, id(hit.term)) for hits in reading.hits.values() for hit in hits
    }
    return [
        hit
        for hit in (matcher.find(words, reading.breaks) if changed else ())
        if hit.term.label.startswith(_INFLECTED)
        and (hit.first, hit.last, id(hit.term)) not in known
    ]


def _by_place(reading: Reading, pairs: Sequence[Pair], analysis: Analysis) -> list[Hit]:
    """Hits for the verbs that quote and are no cue of the language file."""
    stage = Stage(analysis).place(pairs)
    found: dict[int, str] = {}
    for quoted in stage.quoted:
        verb = quoting_verb(stage, quoted)
        if verb is None:
            continue
        token = analysis.tokens[verb]
        index = _word_of(reading, token.start, token.end)
        if index is not None and not _has_cue(reading, pairs[quoted.number], index):
            found[index] = token.lemma or token.form
    return [
        Hit(index, index, Term(lemma, VERB, 1.0, value))
        for index, lemma in found.items()
        for value in _QUOTES
    ]


def _has_cue(reading: Reading, pair: Pair, verb: int) -> bool:
    """Whether a cue of the language file stands between a verb and its quotation, or is the verb."""
    opening, after = reading.word_at(pair.start), reading.word_at(pair.end)
    first, last = min(verb, opening), max(verb, after - 1)
    if verb < opening:
        last = opening
    elif verb >= after:
        first = after
    return any(reading.between(label, first, last) for label in (VERB, PHRASE))


def _word_of(reading: Reading, start: int, end: int) -> int | None:
    """The word that stands just here, or None where words and tokens are cut differently."""
    index = reading.word_at(start)
    if index < len(reading.words) and reading.start(index) == start and reading.end(index) == end:
        return index
    return None


def marked(
    reading: Reading, richer: Reading, quotations: Sequence[Quotation]
) -> tuple[Quotation, ...]:
    """The quotations, those whose cue came by syntax marked so in the name of their rule."""
    own = {hit.first for hit in reading.hits.get(VERB, ())}
    added = {reading.start(hit.first) for hit in richer.hits.get(VERB, ()) if hit.first not in own}
    return tuple(
        evolve(
            quotation,
            attribution=evolve(
                quotation.attribution, rule=f"{RULE}: {quotation.attribution.rule}"
            ),
        )
        if quotation.attribution is not None
        and quotation.attribution.cue is not None
        and quotation.attribution.cue.start in added
        else quotation
        for quotation in quotations
    )
