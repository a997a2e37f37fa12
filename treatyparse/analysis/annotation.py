"""Annotation: what an analyzer reads in a text, as frozen objects with offsets into that text.

Relations and parts of speech are those of Universal Dependencies, version 2.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from attrs import field, frozen
from attrs.validators import deep_iterable, instance_of, optional

from treatyparse.errors import InvalidSpanError
from treatyparse.span import Span


@frozen
class Token:
    """A word as syntax counts words; "don't" is two of them.

    Attributes:
        span: Where it stands. A part of a multi-word token that has no letters of its own there
            (French "du" is "de" and "le") carries the span of the whole token.
        form: The word itself; that of the span, unless the token was expanded.
        lemma: Its dictionary form, or None where the analyzer gives none.
        part_of_speech: Universal part of speech (``VERB``, ``PROPN`` …), or None.
        features: Universal features, as ``Case=Nom|Gender=Masc``; empty where there are none.
        head: The index, in ``Analysis.tokens``, of the word that governs it; None for the root
            of a sentence and where the analyzer gives no tree.
        relation: The relation to the head (``nsubj``, ``obl`` …; ``root``), or None.
    """

    span: Span = field(validator=instance_of(Span))
    form: str = field(validator=instance_of(str))
    lemma: str | None = field(default=None, validator=optional(instance_of(str)))
    part_of_speech: str | None = field(default=None, validator=optional(instance_of(str)))
    features: str = field(default="", validator=instance_of(str))
    head: int | None = field(default=None, validator=optional(instance_of(int)))
    relation: str | None = field(default=None, validator=optional(instance_of(str)))

    @property
    def start(self) -> int:
        """The offset of its first code point."""
        return self.span.start

    @property
    def end(self) -> int:
        """The offset one past its last code point."""
        return self.span.end


@frozen
class SentenceTokens:
    """A sentence and its tokens.

    Attributes:
        span: From its first token to its last.
        first: The index of its first token.
        last: The index of its last token (inclusive).
    """

    span: Span = field(validator=instance_of(Span))
    first: int = field(validator=instance_of(int))
    last: int = field(validator=instance_of(int))


@frozen
class Entity:
    """A named entity.

    Attributes:
        span: Where it stands.
        type: The label of the model, for example ``PER``, ``PERSON``, ``ORG``, ``LOC``, ``GPE``.
    """

    span: Span = field(validator=instance_of(Span))
    type: str = field(validator=instance_of(str))


@frozen(slots=False)
class Analysis:
    """What an analyzer reads in a text.

    Attributes:
        text: The text, untouched.
        tokens: In order of their starts.
        sentences: In order, disjoint; together they hold every token.
        entities: In order of their starts.

    Raises:
        InvalidSpanError: If a span does not agree with the text, a head or a bound of a sentence
            is no index of a token, or the sentences do not hold the tokens one after another.
    """

    text: str = field(validator=instance_of(str))
    tokens: tuple[Token, ...] = field(
        default=(), validator=deep_iterable(instance_of(Token), instance_of(tuple))
    )
    sentences: tuple[SentenceTokens, ...] = field(
        default=(), validator=deep_iterable(instance_of(SentenceTokens), instance_of(tuple))
    )
    entities: tuple[Entity, ...] = field(
        default=(), validator=deep_iterable(instance_of(Entity), instance_of(tuple))
    )

    def __attrs_post_init__(self) -> None:
        parts: tuple[Token | SentenceTokens | Entity, ...] = (
            *self.tokens,
            *self.sentences,
            *self.entities,
        )
        for part in parts:
            span = part.span
            if self.text[span.start : span.end] != span.text:
                raise InvalidSpanError(
                    f"expected the text of the analysis at [{span.start}, {span.end}), "
                    f"got {span.text!r}"
                )
        for token in self.tokens:
            if token.head is not None and not 0 <= token.head < len(self.tokens):
                raise InvalidSpanError(
                    f"expected a head below {len(self.tokens)}, got {token.head}"
                )
        held = 0
        for sentence in self.sentences:
            if not held == sentence.first <= sentence.last < len(self.tokens):
                raise InvalidSpanError(
                    f"expected a sentence from token {held} on, "
                    f"got tokens {sentence.first} to {sentence.last}"
                )
            held = sentence.last + 1
        if held != len(self.tokens):
            raise InvalidSpanError(f"expected {len(self.tokens)} tokens in sentences, got {held}")

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of the tokens that it governs, in order."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head is not None and token.head != index:
                children[token.head].append(index)
        return tuple(tuple(indices) for indices in children)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.span.start for token in self.tokens]

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [sentence.first for sentence in self.sentences]

    @cached_property
    def _entity_starts(self) -> list[int]:
        return [entity.span.start for entity in self.entities]

    def between(self, start: int, end: int) -> range:
        """The indices of the tokens that begin at or after ``start`` and before ``end``."""
        return range(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def sentence_of(self, index: int) -> SentenceTokens:
        """The sentence that holds the token with this index."""
        return self.sentences[bisect_right(self._sentence_firsts, index) - 1]

    def entities_between(self, start: int, end: int) -> tuple[Entity, ...]:
        """The entities that begin at or after ``start`` and before ``end``."""
        low = bisect_left(self._entity_starts, start)
        return self.entities[low : bisect_left(self._entity_starts, end)]
