"""Written: which instrument a bare noun, a part or a word such as "the text" stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import define, field

from treatyparse.attribution.scene import Scene
from treatyparse.immutable import frozen
from treatyparse.mentions.names import bare
from treatyparse.mentions.phrases import Mention
from treatyparse.model import SourceKind


@frozen
class Referent:
    """What a mention stands for.

    Attributes:
        kind: What it is.
        mention: The mention that tells most, or None where no earlier one does.
        words: Its words without article and title, or None where the mention itself is fullest.
    """

    kind: SourceKind
    mention: Mention | None = None
    words: str | None = None


@define(eq=False)
class Written:
    """Everything written that a text mentions, parts of instruments left out."""

    scene: Scene
    _documents: list[Mention] = field(init=False)
    _by_noun: dict[str, list[Mention]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        documents = [m for m in self.scene.mentions.all if m.is_document]
        self._documents = [m for m in documents if m.value != "part"]
        self._documents += (held for m in documents for held in self._held_in(m))
        self._documents.sort(key=lambda mention: mention.first)
        self._by_noun = {}
        for mention in self._documents:
            self._by_noun.setdefault(self.stem(mention.head_last), []).append(mention)

    def _held_in(self, mention: Mention) -> Iterator[Mention]:
        """The instrument that the mention of a text or a part of it names: the text of the pact."""
        if mention.value not in ("reference", "part") or self.scene.grammar.head_final:
            return
        reading = self.scene.reading
        hits = reading.between("attribution.documents", mention.head_last + 1, mention.last)
        for hit in hits[:1]:
            if hit.term.value not in ("instrument", "statement"):
                return
            first = hit.first
            while first - 1 > mention.head_last and reading.words[first - 1].key.endswith(
                self.scene.grammar.adjective_endings or ("\0",)
            ):
                first -= 1
            yield Mention(
                first,
                mention.last,
                hit.first,
                hit.last,
                SourceKind.DOCUMENT,
                "attribution.documents",
                hit.term.value,
                is_direct=False,
            )

    def bare_words(self, mention: Mention) -> str:
        """The words of a mention without determiners before it."""
        first = mention.first
        words = self.scene.reading.words
        while first < mention.head and words[first].key in self.scene.grammar.determiners:
            first += 1
        text = " ".join(self.scene.reading.span(first, mention.last).text.split())
        last = words[mention.last]
        if not self.scene.grammar.is_possessive(last):
            return text
        return text[: len(text) - len(last.surface) + len(bare(last.key))]

    def is_indefinite(self, mention: Mention) -> bool:
        """Whether something stands before the noun that makes it new, as "an aide" or "my"."""
        words, grammar = self.scene.reading.words, self.scene.grammar
        if mention.first == mention.head:
            return False
        first = words[mention.first]
        return first.key in grammar.determiners and first.key not in grammar.definite

    def stem(self, index: int) -> str:
        """The first letters of a word, by which nouns compare in any case."""
        return self.scene.reading.words[index].key[:4]

    def resolve(self, mention: Mention) -> Referent:
        """The instrument named in full, for a part, a bare noun or a word such as "the text"."""
        if mention.value == "instrument":
            alike = self._alike(mention)
            widest = self._widest_of(alike)
            if widest is not None and self._width(widest):
                return Referent(SourceKind.DOCUMENT, widest, self.bare_words(widest))
            if mention.last > mention.head_last or self.is_indefinite(mention):
                return Referent(SourceKind.DOCUMENT)
            return self.main_instrument(mention) or Referent(SourceKind.DOCUMENT)
        if mention.value in ("statement", "message"):
            stem = self.stem(mention.head)
            place = bisect_left(self._documents, mention.first, key=lambda m: m.first)
            for other in reversed(self._documents[max(0, place - _MOST_CONSIDERED) : place]):
                if other.value != "instrument" or mention.last > mention.head_last + 1:
                    continue
                if stem in {self.stem(i) for i in range(other.head, other.head_last + 1)}:
                    return self._widest(other, SourceKind.DOCUMENT)
            return self._wider(mention) or Referent(SourceKind.DOCUMENT)
        named = self._instrument_in(mention)
        if named is not None:
            alike = self._earlier(named, mention)
            if alike:
                return self._widest(alike[-1], SourceKind.DOCUMENT)
        main = self.main_instrument(mention)
        if main is not None:
            return main
        return self._wider(mention) or self._last_paper(mention) or Referent(SourceKind.DOCUMENT)

    def _wider(self, mention: Mention) -> Referent | None:
        """The earlier mention with the same noun that tells more."""
        widest = self._widest_of(self._earlier(self.stem(mention.head), mention))
        if widest is None or self._width(widest) <= self._width(mention):
            return None
        return Referent(SourceKind.DOCUMENT, widest, self.bare_words(widest))

    def _last_paper(self, mention: Mention) -> Referent | None:
        """The last statement, letter or report before, for "the document" without an instrument."""
        if mention.last > mention.head_last and mention.value == "reference":
            return None
        place = bisect_left(self._documents, mention.first, key=lambda m: m.first)
        for other in reversed(self._documents[max(0, place - _MOST_CONSIDERED) : place]):
            if other.value in ("statement", "message") and self._width(other):
                return self._widest(other, SourceKind.DOCUMENT)
        return None

    def _alike(self, mention: Mention) -> list[Mention]:
        """The earlier instruments with the same noun."""
        earlier = self._earlier(self.stem(mention.head_last), mention)
        return [m for m in earlier if m.value == "instrument"]

    def _earlier(self, stem: str, mention: Mention) -> list[Mention]:
        """The last of those with this noun that stand before a mention."""
        alike = self._by_noun.get(stem, [])
        place = bisect_left(alike, mention.first, key=lambda m: m.first)
        return alike[max(0, place - _MOST_CONSIDERED) : place]

    def main_instrument(self, mention: Mention) -> Referent | None:
        """The instrument that the paragraph has named first, else the one named most often."""
        reading = self.scene.reading
        place = bisect_left(self._documents, mention.first, key=lambda m: m.first)
        considered = [
            m
            for m in self._documents[max(0, place - _MOST_CONSIDERED) : place]
            if m.value == "instrument"
        ]
        if not considered:
            return None
        paragraph = reading.sentences[reading.sentence_at(mention.first)].paragraph
        near = [
            m
            for m in considered
            if reading.sentences[reading.sentence_at(m.first)].paragraph == paragraph
        ]
        if near:
            number = reading.sentence_at(near[-1].first)
            same = [m for m in near if reading.sentence_at(m.first) == number]
            return self._widest(same[0], SourceKind.DOCUMENT)
        counts = Counter(self.stem(m.head_last) for m in considered)
        most = max(considered, key=lambda m: counts[self.stem(m.head_last)])
        return self._widest(most, SourceKind.DOCUMENT)

    def _instrument_in(self, mention: Mention) -> str | None:
        """The stem of an instrument noun that the mention holds: "Article 5 of the treaty"."""
        for hit in self.scene.reading.between(
            "attribution.documents",
            mention.first if self.scene.grammar.head_final else mention.head_last + 1,
            mention.head - 1 if self.scene.grammar.head_final else mention.last,
        ):
            if hit.term.value == "instrument":
                return self.stem(hit.first)
        return None

    def _width(self, mention: Mention) -> int:
        first = mention.first
        words = self.scene.reading.words
        while first < mention.head and words[first].key in self.scene.grammar.determiners:
            first += 1
        return mention.last - first

    def _widest_of(self, mentions: Sequence[Mention]) -> Mention | None:
        best: Mention | None = None
        for mention in mentions[-_MOST_CONSIDERED:]:
            if best is None or self._width(mention) > self._width(best):
                best = mention
        return best

    def last_document(self, mention: Mention) -> Referent | None:
        """The last thing written that is mentioned before."""
        place = bisect_left(self._documents, mention.first, key=lambda m: m.first)
        if not place:
            return None
        document = self._documents[place - 1]
        return Referent(SourceKind.DOCUMENT, document, self.bare_words(document))

    def _widest(self, mention: Mention, kind: SourceKind) -> Referent:
        """The widest mention, up to this one, of the instrument that it names."""
        widest = self._widest_of([*self._alike(mention), mention]) or mention
        return Referent(kind, widest, self.bare_words(widest))


_MOST_CONSIDERED: Final = 60
