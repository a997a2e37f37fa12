"""Syntax: what an analyzer with lemmas and trees adds to a reading, before the rules decide.

It adds hits: the words whose lemma a term has, though not their form, and the verbs that by their
place in the tree quote, whatever verbs they are. The rules then treat them as they treat their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import evolve

from treatyparse.analysis import Analysis
from treatyparse.attribution import attribute
from treatyparse.cues import PHRASE, VERB
from treatyparse.model import Quotation, QuotationKind
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.syntax_cues import Stage, quoting_verb
from treatyparse.syntax_sources import with_subject
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
    tokens = [
        token for token in analysis.tokens if token.lemma and token.part_of_speech in _CONTENT
    ]
    lemmas = matcher.words([token.lemma or token.form for token in tokens])
    for token, lemma in zip(tokens, lemmas, strict=True):
        index = _word_of(reading, token.start, token.end)
        if index is None:
            continue
        word = words[index]
        further = tuple(number for number in lemma.patterns if number not in word.patterns)
        if further:
            words[index] = evolve(word, patterns=word.patterns + further)
    known = {(hit.first, hit.last, id(hit.term)) for hits in reading.hits.values() for hit in hits}
    return [
        hit
        for hit in matcher.find(words, reading.breaks)
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
        pair = pairs[quoted.number]
        if (
            index is not None
            and _is_near(reading, pair, index)
            and not _has_cue(reading, pair, index)
        ):
            found[index] = token.lemma or token.form
    return [
        Hit(index, index, Term(lemma, VERB, 1.0, value))
        for index, lemma in found.items()
        for value in _QUOTES
    ]


def _is_near(reading: Reading, pair: Pair, verb: int) -> bool:
    """Whether a verb stands in a line that the quotation begins or ends in."""
    ends = (reading.word_at(pair.start), reading.word_at(pair.end) - 1)
    lines = {reading.sentences[reading.sentence_at(index)].line for index in ends}
    return reading.sentences[reading.sentence_at(verb)].line in lines


def _has_cue(reading: Reading, pair: Pair, verb: int) -> bool:
    """Whether a cue of the language file is the verb, or stands between it and the quotation."""
    opening, after = reading.word_at(pair.start), reading.word_at(pair.end)
    first, last = (verb, opening - 1) if verb < opening else (min(after, verb), verb)
    return any(reading.between(label, first, last) for label in (VERB, PHRASE))


def _word_of(reading: Reading, start: int, end: int) -> int | None:
    """The word that stands just here, or None where words and tokens are cut differently."""
    index = reading.word_at(start)
    if index < len(reading.words) and reading.start(index) == start and reading.end(index) == end:
        return index
    return None


def refine(
    reading: Reading,
    pairs: Sequence[Pair],
    quotations: tuple[Quotation, ...],
    analysis: Analysis,
) -> tuple[Quotation, ...]:
    """The quotations as they are with the hits that syntax adds.

    What the rules decide alone stays as it is; whatever changes says so in ``Attribution.rule``.
    An analysis without tokens changes nothing.
    """
    if not analysis.tokens:
        return quotations
    stage = Stage(analysis).place(pairs)
    richer = attribute(with_syntax(reading, pairs, analysis), pairs)
    return tuple(
        _marked(rules, with_subject(stage, reading, _chosen(rules, syntax)))
        for rules, syntax in zip(quotations, richer, strict=True)
    )


def _marked(rules: Quotation, syntax: Quotation) -> Quotation:
    """The quotation, what syntax changed said to be so in the name of the rule."""
    if rules == syntax or syntax.attribution is None:
        return rules
    attribution = evolve(syntax.attribution, rule=f"{RULE}: {syntax.attribution.rule}")
    return evolve(syntax, attribution=attribution)


def _chosen(rules: Quotation, syntax: Quotation) -> Quotation:
    """The rules' reading, unless it lacks a source or hangs it on less than syntax has."""
    own, other = rules.attribution, syntax.attribution
    if other is None or other.source is None:
        return rules
    if own is not None and own.source is not None:
        distant = own.rule in _DISTANT and other.cue is not None and other.rule not in _DISTANT
        behind = own.rule == "cue_before" and other.rule in _BEHIND
        if not distant and not behind:
            return rules
    if rules.kind is QuotationKind.NAME and other.rule not in _BEHIND:
        return rules
    return syntax


_DISTANT: Final = ("labelled", "continued", "told_before")
"""Rules that find a source without a cue of the quotation's own sentence."""

_BEHIND: Final = ("attributed_after", "incise")
"""Rules that find the author's words behind the quotation or within it."""
