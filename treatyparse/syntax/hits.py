"""Syntax hits: the terms that lemmas, trees and entities find where the forms of words do not.

Each rule looks at one side of an analysis and gives hits that the reading lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from attrs import evolve, frozen

from treatyparse.analysis import Analysis
from treatyparse.attribution.cues import PHRASE, VERB
from treatyparse.attribution.scene import COLONS
from treatyparse.hits import Hit, Hits
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.span import Span
from treatyparse.syntax.cues import Stage, quoting_verb
from treatyparse.terms import Term

JOINED: Final = "syntax.joined"
"""The table of conjunctions before a clause, which no file has: by whose subject it has."""

_QUOTES: Final = ("say", "document")
"""What a verb found by its place takes: people and documents."""

_CONTENT: Final = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
"""Parts of speech whose lemmas are matched; small words stand in the language file in all forms."""

_INFLECTED: Final = (VERB, "types.")
"""Tables whose terms are matched by lemma."""

_AMBIGUOUS: Final = "territories.ambiguous"
_NAMES: Final = ("territories.names", "territories.further_names")
_NOT_TERRITORIES: Final = "territories.not_territories"
_PEOPLE: Final = frozenset({"PER", "PERSON"})
_PLACES: Final = frozenset({"LOC", "GPE"})


@frozen(eq=False)
class Analyzed:
    """A text read by the rules and by an analyzer.

    Attributes:
        reading: By the rules.
        pairs: Its pairs of marks.
        stage: By the analyzer, the pairs of marks placed among the tokens.
    """

    reading: Reading
    pairs: tuple[Pair, ...]
    stage: Stage

    @property
    def analysis(self) -> Analysis:
        """The tokens, sentences and entities."""
        return self.stage.analysis

    def word_of(self, token: int) -> int | None:
        """The word that is this token, or None where words and tokens are cut differently."""
        start, end = self.analysis.tokens[token].start, self.analysis.tokens[token].end
        index, reading = self.reading.word_at(start), self.reading
        if index == len(reading.words) or reading.start(index) != start:
            return None
        return index if reading.end(index) == end else None


def inflected_terms(text: Analyzed) -> Iterator[Hit]:
    """Terms in forms that the file does not list: found when words stand in their lemmas."""
    reading, matcher = text.reading, text.reading.lexicon.matcher
    words = list(reading.words)
    tokens = [
        (index, token.lemma)
        for index, token in enumerate(text.analysis.tokens)
        if token.lemma and token.part_of_speech in _CONTENT
    ]
    lemmas = matcher.words([lemma for _, lemma in tokens])
    for (token, _), lemma in zip(tokens, lemmas, strict=True):
        index = text.word_of(token)
        if index is None:
            continue
        word = words[index]
        own = word.reach.patterns
        further = tuple(number for number in lemma.reach.patterns if number not in own)
        if further:
            words[index] = evolve(word, reach=evolve(word.reach, patterns=own + further))
    known = {(hit.first, hit.last, id(hit.term)) for hits in reading.hits.values() for hit in hits}
    for hit in chain.from_iterable(matcher.find(words, reading.breaks).values()):
        is_new = (hit.first, hit.last, id(hit.term)) not in known
        if is_new and hit.term.label.startswith(_INFLECTED):
            yield hit


def quoting_verbs(text: Analyzed) -> Iterator[Hit]:
    """The verbs that quote by their place in the tree and are no cue of the file."""
    found: dict[int, str] = {}
    for quoted in text.stage.quoted:
        verb = quoting_verb(text.stage, quoted)
        index = None if verb is None else text.word_of(verb)
        if verb is None or index is None:
            continue
        pair, token = text.pairs[quoted.number], text.analysis.tokens[verb]
        if _is_near(text.reading, pair, index) and not _has_cue(text.reading, pair, index):
            found[index] = token.lemma or token.form
    for index, lemma in found.items():
        for value in _QUOTES:
            yield Hit(index, index, Term(lemma, VERB, 1.0, value))


def _is_near(reading: Reading, pair: Pair, verb: int) -> bool:
    """Whether a verb stands in a line where the quotation begins, ends or is announced."""
    opening, closing = reading.word_at(pair.start), reading.word_at(pair.end) - 1
    ends = [opening, closing]
    if opening and reading.words[opening - 1].key in COLONS:
        ends.append(opening - 1)
    lines = {reading.sentences[reading.sentence_at(index)].line for index in ends}
    return reading.sentences[reading.sentence_at(verb)].line in lines


def _has_cue(reading: Reading, pair: Pair, verb: int) -> bool:
    """Whether a cue of the language file is the verb, or stands between it and the quotation."""
    opening, after = reading.word_at(pair.start), reading.word_at(pair.end)
    first, last = (verb, opening - 1) if verb < opening else (min(after, verb), verb)
    return any(reading.between(label, first, last) for label in (VERB, PHRASE))


def joined_clauses(text: Analyzed) -> Iterator[Hit]:
    """Conjunctions before a clause: with a subject of its ``own``, or one that is ``shared``."""
    analysis, stage = text.analysis, text.stage
    for verb, token in enumerate(analysis.tokens):
        first = token.head
        if token.relation != "conj" or first is None or first > verb:
            continue
        if not (stage.is_verb(first) and stage.is_verb(verb)):
            continue
        level = stage.owners[verb]
        conjunction = next(
            (c for c in analysis.children[verb] if analysis.tokens[c].relation == "cc"), None
        )
        if conjunction is None or not first < conjunction < verb or stage.owners[first] != level:
            continue
        index = text.word_of(conjunction)
        if index is None:
            continue
        value = "shared"
        if any(subject > conjunction for subject in stage.subjects(verb, level)):
            if not (_is_finite(text, first) and _is_finite(text, verb)):
                continue
            if not stage.has_subject(first, level):
                continue
            value = "own"
        yield Hit(index, index, Term(analysis.tokens[conjunction].form, JOINED, 1.0, value))


def _is_finite(text: Analyzed, verb: int) -> bool:
    return "VerbForm=Fin" in text.analysis.tokens[verb].features


def namesakes(text: Analyzed) -> Iterator[Hit]:
    """People whose full name holds the name of a country: no country."""
    for entity in text.analysis.entities:
        if entity.type not in _PEOPLE:
            continue
        first = text.reading.word_at(entity.span.start)
        last = text.reading.last_word_before(entity.span.end)
        words = text.reading.words[first : last + 1]
        is_full = all(word.is_capital for word in words) and _is_one_name(text, entity.span)
        is_country = any(
            hit.first == first and hit.last == last
            for label in _NAMES
            for hit in text.reading.between(label, first, last)
        )
        if is_full and not is_country and text.reading.between(_AMBIGUOUS, first, last):
            yield Hit(first, last, Term(entity.span.text, _NOT_TERRITORIES))


def _is_one_name(text: Analyzed, span: Span) -> bool:
    """Whether the tree makes one name of several words."""
    held = text.analysis.between(span.start, span.end)
    return any(
        (text.analysis.tokens[token].relation or "").startswith("flat")
        and text.analysis.tokens[token].head in held
        for token in held
    )


def _certain(text: Analyzed) -> Reading:
    """The reading, names that an entity says to be of places no longer ambiguous."""
    places = {
        (entity.span.start, entity.span.end)
        for entity in text.analysis.entities
        if entity.type in _PLACES
    }
    reading = text.reading
    kept = Hits(
        hit
        for hit in reading.hits.get(_AMBIGUOUS, ())
        if (reading.start(hit.first), reading.end(hit.last)) not in places
    )
    return evolve(reading, hits={**reading.hits, _AMBIGUOUS: kept})


Rule = Callable[[Analyzed], Iterator[Hit]]

RULES: Final[tuple[Rule, ...]] = (inflected_terms, quoting_verbs, joined_clauses, namesakes)
"""In order; each sees the hits of those before it."""


def with_syntax(text: Analyzed) -> Reading:
    """The reading with the hits that an analysis adds."""
    for rule in RULES:
        text = evolve(text, reading=_with_hits(text.reading, [*rule(text)]))
    return _certain(text)


def _with_hits(reading: Reading, added: list[Hit]) -> Reading:
    hits = dict(reading.hits)
    for label in {hit.term.label for hit in added}:
        own = [hit for hit in added if hit.term.label == label]
        hits[label] = Hits(sorted([*hits.get(label, ()), *own], key=lambda hit: hit.first))
    return evolve(reading, hits=hits)
