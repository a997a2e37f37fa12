"""Lexical: the analyzer that needs no model; words and sentences, the rest left open."""

from __future__ import annotations

from typing import Final

from attrs import frozen

from treatyparse.analysis.annotation import Analysis, SentenceTokens, Token
from treatyparse.analysis.protocol import Analyzer
from treatyparse.detection import detect_language
from treatyparse.lexicon import Lexicon, load_lexicon
from treatyparse.reading import Reading
from treatyparse.segmentation import read


@frozen
class LexicalAnalyzer(Analyzer):
    """The default: words and sentences by the rules, no lemmas, no trees, no entities.

    Attributes:
        language: A code of :func:`treatyparse.languages`; detected from each text where None.
        lexicon: A lexicon of your own, in place of the shipped one.

    Example:
        >>> analysis = LexicalAnalyzer("en").analyze("The sides agreed. Work goes on.")
        >>> [sentence.span.text for sentence in analysis.sentences]
        ['The sides agreed.', 'Work goes on.']
    """

    language: str | None = None
    lexicon: Lexicon | None = None

    def analyze(self, text: str) -> Analysis:
        """The words and sentences of a text."""
        lexicon = self.lexicon or load_lexicon(self.language or detect_language(text))
        reading = read(text, lexicon)
        words = range(len(reading.words))
        return Analysis(
            text,
            tuple(Token(reading.span(i, i), reading.words[i].surface) for i in words),
            tuple(
                SentenceTokens(
                    reading.span(sentence.first, sentence.last), sentence.first, sentence.last
                )
                for sentence in reading.sentences
            ),
        )

    def beside(self, reading: Reading) -> Analysis:
        """Nothing: the reading holds all of it already."""
        return Analysis(reading.text)


LEXICAL: Final = LexicalAnalyzer()
"""What :func:`treatyparse.parse` uses where no other analyzer is given."""
