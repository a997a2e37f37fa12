"""Stanza: the analyzer that reads a text with Stanza's models, loaded at first use."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from threading import Lock
from typing import Any, Final

from attrs import Factory, define

from treatyparse.analysis.annotation import Analysis, Entity, SentenceTokens, Token
from treatyparse.analysis.chunks import chunks
from treatyparse.analysis.protocol import Analyzer
from treatyparse.analysis.stanza_models import PROCESSORS, StanzaModels
from treatyparse.errors import AnalyzerUnavailableError, InvalidArgumentError
from treatyparse.reading import Reading
from treatyparse.span import Span


@define
class _Home:
    """The process in which torch was first put to work; its threads do not survive a fork."""

    process: int | None = None


_home = _Home()


class StanzaAnalyzer(Analyzer):
    """Reads lemmas, parts of speech, trees and entities with Stanza.

    Nothing is loaded before the first text, and then once, by whichever thread comes first. The
    network is never touched unless ``allow_download`` is true. An analyzer is pickled as its
    configuration, so it can be sent to the workers of a pool that *spawns* its processes; in a
    process that was forked after models were loaded it raises an error, since torch would hang.

    Args:
        language: A code that both Stanza and :func:`treatyparse.languages` know; a text in any
            other language is left to the rules.
        model_dir: A folder filled by ``stanza.download(model_dir=...)``; Stanza's own folder
            where it is left out and no paths are given.
        model_paths: The model file of each processor, for example ``{"tokenize": "tok.pt"}``; they
            need no folder beside them. Auxiliary files are named ``pos_pretrain``,
            ``ner_forward_charlm`` and so on. With a ``model_dir`` too, they stand in for its files.
        allow_download: Whether models that are missing from the folder may be fetched.
        processors: What to load, out of ``tokenize``, ``mwt``, ``pos``, ``lemma``, ``depparse``
            and ``ner``; where left out, all that the paths name or the folder offers.
        package: Which of the packages in the folder to use.
        use_gpu: Whether to use an accelerator where there is one.
        chunk_size: The most code points that Stanza reads at once. Longer texts are cut between
            paragraphs, where that can be, so that memory stays bounded.

    Raises:
        InvalidArgumentError: If an argument is not what it must be.
        AnalyzerUnavailableError: From :meth:`load`, :meth:`analyze` and :func:`treatyparse.parse`,
            if a package, a file, a language, a processor or a model is missing; it names what,
            and the command that gets it.

    Example:
        >>> analyzer = StanzaAnalyzer("ru", model_dir="/models/stanza")
        >>> analyzer.is_loaded
        False
    """

    def __init__(
        self,
        language: str,
        model_dir: str | os.PathLike[str] | None = None,
        model_paths: Mapping[str, str | os.PathLike[str]] | None = None,
        *,
        allow_download: bool = False,
        processors: Iterable[str] | None = None,
        package: str = "default",
        use_gpu: bool = False,
        chunk_size: int = 20_000,
    ) -> None:
        if not isinstance(language, str):
            raise InvalidArgumentError(
                f"expected a language code as str, got {type(language).__name__}"
            )
        if type(chunk_size) is not int or chunk_size < 1:
            raise InvalidArgumentError(f"expected a chunk size of at least 1, got {chunk_size!r}")
        paths = {name: os.fspath(path) for name, path in (model_paths or {}).items()}
        chosen = None if processors is None else _known(tuple(processors), "processors")
        _known([name.partition("_")[0] for name in paths], "model_paths")
        self._models = StanzaModels(
            language,
            None if model_dir is None else os.fspath(model_dir),
            paths,
            chosen,
            package,
            allow_download,
            use_gpu,
        )
        self._chunk_size = chunk_size
        self._pipeline: Any = None
        self._lock = Lock()

    @property
    def language(self) -> str:
        """The language that it reads."""
        return self._models.language

    @property
    def is_loaded(self) -> bool:
        """Whether the models are in memory."""
        return self._pipeline is not None

    def load(self) -> StanzaAnalyzer:
        """Load the models now, once, and return the analyzer.

        Raises:
            AnalyzerUnavailableError: If anything is missing.
        """
        self._loaded()
        return self

    def analyze(self, text: str) -> Analysis:
        """The sentences, tokens and entities of a text.

        Raises:
            InvalidArgumentError: If the text is no string.
            AnalyzerUnavailableError: If anything is missing.
        """
        if not isinstance(text, str):
            raise InvalidArgumentError(f"expected a text as str, got {type(text).__name__}")
        pipeline = self._loaded()
        annotations = _Annotations(text)
        for start, end in chunks(text, self._chunk_size):
            annotations.add(pipeline(text[start:end]), start)
        return annotations.analysis()

    def beside(self, reading: Reading) -> Analysis:
        """The analysis of the text; without tokens, where the text is in another language."""
        if reading.lexicon.language.code != self.language.partition("-")[0]:
            return Analysis(reading.text)
        return self.analyze(reading.text)

    def _loaded(self) -> Any:
        # The check comes before the lock: a lock held by a thread of the parent stays held here.
        if _home.process not in (None, os.getpid()):
            raise AnalyzerUnavailableError(
                self.language,
                ("a process that was not forked after Stanza was loaded",),
                'multiprocessing.get_context("spawn")',
            )
        if self._pipeline is None:
            _home.process = os.getpid()
            with self._lock:
                if self._pipeline is None:
                    self._pipeline = self._models.load()
        return self._pipeline

    def __getstate__(self) -> tuple[StanzaModels, int]:
        return self._models, self._chunk_size

    def __setstate__(self, state: tuple[StanzaModels, int]) -> None:
        self._models, self._chunk_size = state
        self._pipeline = None
        self._lock = Lock()

    def __repr__(self) -> str:
        where = self._models.model_dir or ", ".join(self._models.model_paths) or "default folder"
        state = "loaded" if self.is_loaded else "not loaded"
        return f"<StanzaAnalyzer {self.language!r} from {where}, {state}>"


def _known(names: Sequence[str], argument: str) -> tuple[str, ...]:
    for name in names:
        if name not in PROCESSORS:
            raise InvalidArgumentError(
                f"expected {argument} out of {', '.join(PROCESSORS)}; got {name!r}"
            )
    return tuple(name for name in PROCESSORS if name in names)


def analysis_of(document: Any) -> Analysis:
    """What a ``stanza.Document`` holds that has been annotated elsewhere.

    A document whose tokens carry no offsets into its text, as a pretokenized one, gives an
    analysis without tokens.
    """
    text = document.text
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.start_char is None or text[token.start_char : token.end_char] != token.text:
                return Analysis(text)
    annotations = _Annotations(text)
    annotations.add(document, 0)
    return annotations.analysis()


_NO_LEMMA: Final = ("", "_")


@define
class _Annotations:
    """Stanza documents gathered into one analysis, their offsets and indices shifted."""

    text: str
    tokens: list[Token] = Factory(list)
    sentences: list[SentenceTokens] = Factory(list)
    entities: list[Entity] = Factory(list)

    def add(self, document: Any, offset: int) -> None:
        """Add a document that begins at this offset of the text."""
        for sentence in document.sentences:
            if sentence.tokens:
                self._add_sentence(sentence, offset)
        for entity in getattr(document, "ents", None) or ():
            span = Span.of(self.text, entity.start_char + offset, entity.end_char + offset)
            self.entities.append(Entity(span, entity.type))

    def _add_sentence(self, sentence: Any, offset: int) -> None:
        first = len(self.tokens)
        for surface in sentence.tokens:
            for word in surface.words or (surface,):
                self.tokens.append(self._token(surface, word, offset, first))
        span = Span.of(self.text, self.tokens[first].start, self.tokens[-1].end)
        self.sentences.append(SentenceTokens(span, first, len(self.tokens) - 1))

    def _token(self, surface: Any, word: Any, offset: int, first: int) -> Token:
        """A word, at the offsets of its token where it has none of its own."""
        own = getattr(word, "start_char", None) is not None
        place = word if own and word.end_char is not None else surface
        span = Span.of(self.text, place.start_char + offset, place.end_char + offset)
        head = getattr(word, "head", None)
        lemma = getattr(word, "lemma", None)
        # Stanza shortens very long words to a mark of its own.
        expanded = len(surface.words or ()) > 1
        return Token(
            span,
            word.text if expanded and word.text else span.text,
            None if lemma in _NO_LEMMA else lemma,
            getattr(word, "upos", None),
            getattr(word, "feats", None) or "",
            first + head - 1 if head else None,
            getattr(word, "deprel", None),
        )

    def analysis(self) -> Analysis:
        """All that was added."""
        return Analysis(self.text, tuple(self.tokens), tuple(self.sentences), tuple(self.entities))
