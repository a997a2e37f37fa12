"""Lexicon: one language, loaded from its file and checked entry by entry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import Any, Final

import tomli
from attrs import Factory, define, field, frozen

from treatyparse.errors import InvalidArgumentError, LexiconError
from treatyparse.language_data import Language, checked_table, read_entries, read_language
from treatyparse.language_files import language_file
from treatyparse.terms import Term, TermMatcher
from treatyparse.words import Word

_OPENING_WORDS: Final = ("determiners", "stops", "prepositions")
"""Tables of grammar whose words have a capital only where they open a sentence."""
QUOTING: Final = ("segmentation.", "names.", "territories.", "attribution.")
"""How the tables begin that the stages up to attribution ask, in languages with capitals."""


@define(eq=False)
class Lexicon:
    """A language as the stages use it.

    Attributes:
        language: The head of the file.
        source: The name of the file, for messages.
        terms: Every term, in order of the file.
        plain: The entries of the plain tables, by table.
        examples: The examples that the file carries, checked by the tests.

    Raises:
        LexiconError: From :meth:`from_toml`, where the file does not hold what it must.
    """

    language: Language
    source: str
    terms: tuple[Term, ...]
    plain: dict[str, frozenset[str]]
    examples: tuple[dict[str, Any], ...] = ()
    matcher: TermMatcher = field(init=False, repr=False)
    _quoting: TermMatcher | None = field(default=None, init=False, repr=False)
    has_case: bool = field(init=False)
    _abbreviations: frozenset[str] = field(init=False, repr=False)
    _openers: frozenset[str] = field(init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        self.has_case = self.language.has_case
        self.matcher = TermMatcher(self.language.folding)
        for term in self.terms:
            try:
                self.matcher.add(term)
            except LexiconError as error:
                raise LexiconError(
                    error.problem, source=self.source, table=error.table, entry=error.entry
                ) from None
        folded = self.language.folding.key
        self.plain = {
            table: frozenset(map(folded, entries)) for table, entries in self.plain.items()
        }
        self._abbreviations = self.plain.get("segmentation.abbreviations", frozenset())
        self._openers = frozenset().union(
            *(self.plain.get(f"grammar.{table}", ()) for table in _OPENING_WORDS)
        )

    @property
    def quoting(self) -> TermMatcher:
        """The matcher of the tables that the stages up to attribution ask; made at first use.

        Without capitals the words of other stages too tell where a name ends, so it is the whole.

        :meta private:
        """
        if not self.has_case:
            return self.matcher
        if self._quoting is None:
            matcher = TermMatcher(self.language.folding)
            for term in self.terms:
                if term.label.startswith(QUOTING):
                    matcher.add(term)
            self._quoting = matcher
        return self._quoting

    def is_counted(self, word: Word) -> bool:
        """Whether a number with a full stop before this word is an ordinal: 3. Oktober."""
        return word.key in self.plain.get("segmentation.ordinals", ())

    def opens_sentence(self, word: Word) -> bool:
        """Whether a capital on this word can only be that of a sentence: The, He, Однако."""
        return word.is_capital and word.key in self._openers

    def is_abbreviation(self, word: Word) -> bool:
        """Whether a full stop after this word ends no sentence by itself."""
        return word.key in self._abbreviations or (
            word.is_capital and len(word.surface) == 1 and self.has_case
        )

    @classmethod
    def from_toml(cls, toml: str, *, source: str = "<string>") -> Lexicon:
        """The lexicon in this TOML text.

        Args:
            toml: A language file, see ``docs/adding-a-language.md``.
            source: The name to give it in messages.

        Raises:
            LexiconError: If it is not TOML, or a table or entry is not what it must be.
            InvalidArgumentError: If it is no string.
        """
        with _naming(source):
            return cls(*_parts(_loaded(toml), source))

    def extended(self, toml: str, *, source: str = "<string>") -> Lexicon:
        r"""This lexicon with a vocabulary of your own merged over it.

        A term that stands in the same table already takes its new value and grade; words of
        plain tables are added. The language itself and its examples stay.

        Args:
            toml: Any tables of a language file but ``language`` and ``examples``.
            source: The name to give it in messages.

        Raises:
            LexiconError: As for :meth:`from_toml`.
            InvalidArgumentError: If it is no string.

        Example:
            >>> lexicon = load_lexicon("en").extended(
            ...     '[types.military.general_military]\nstrong = ["sky shield"]'
            ... )
            >>> [term.value for term in lexicon.terms if term.text == "sky shield"]
            ['general_military']
        """
        with _naming(source):
            terms, plain = read_entries(_loaded(toml))
        replaced = {(term.label, term.text) for term in terms}
        kept = tuple(term for term in self.terms if (term.label, term.text) not in replaced)
        merged = {
            name: self.plain.get(name, frozenset()) | plain.get(name, frozenset())
            for name in self.plain | plain
        }
        with _naming(source):
            return Lexicon(
                self.language, f"{self.source} + {source}", kept + terms, merged, self.examples
            )


@frozen
class Vocabulary:
    r"""Terms of your own for texts of any language, given in place of a lexicon.

    It is merged over the shipped lexicon of each text's language, as by :meth:`Lexicon.extended`,
    once for each language.

    Attributes:
        toml: Any tables of a language file but ``language`` and ``examples``.
        source: The name to give it in messages.

    Raises:
        LexiconError: If it is not TOML, or a table or entry is not what it must be.
        InvalidArgumentError: If it is no string.

    Example:
        >>> words = Vocabulary('[types.military.general_military]\nstrong = ["sky shield"]')
        >>> words.over("en").language.name
        'English'
    """

    toml: str
    source: str = "<string>"

    def __attrs_post_init__(self) -> None:
        with _naming(self.source):
            read_entries(_loaded(self.toml))

    def over(self, code: str) -> Lexicon:
        """The shipped lexicon of a language with this vocabulary merged over it.

        Raises:
            LexiconError: If an entry is none in this language.
            UnknownLanguageError: If no such language is shipped.
        """
        return _merged(self, code)


@cache
def _merged(vocabulary: Vocabulary, code: str) -> Lexicon:
    return load_lexicon(code).extended(vocabulary.toml, source=vocabulary.source)


@contextmanager
def _naming(source: str) -> Iterator[None]:
    """Give every lexicon error from inside the name of the source, where it has none."""
    try:
        yield
    except LexiconError as error:
        if error.source:
            raise
        raise LexiconError(
            error.problem, source=source, table=error.table, entry=error.entry
        ) from None


def _parts(
    data: dict[str, Any], source: str
) -> tuple[Language, str, tuple[Term, ...], dict[str, frozenset[str]], tuple[dict[str, Any], ...]]:
    """What a lexicon is made of, from the tables of its file."""
    language = read_language(checked_table(data.pop("language", None), "language"))
    examples = data.pop("examples", [])
    if not isinstance(examples, list) or not all(isinstance(e, dict) for e in examples):
        raise LexiconError("expected an array of tables", table="examples")
    terms, plain = read_entries(data)
    return language, source, terms, plain, tuple(examples)


def _loaded(toml: str) -> dict[str, Any]:
    if not isinstance(toml, str):
        raise InvalidArgumentError(f"expected TOML as str, got {type(toml).__name__}")
    try:
        return tomli.loads(toml)
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"expected TOML: {error}") from None


@define
class _Shipped:
    """The shipped lexicons, each loaded once, at its first use, by whichever thread comes first."""

    lexicons: dict[str, Lexicon] = Factory(dict)
    lock: Lock = Factory(Lock)


_shipped = _Shipped()


def load_lexicon(code: str) -> Lexicon:
    """The lexicon of a shipped language.

    Raises:
        UnknownLanguageError: If no such language is shipped.
        InvalidArgumentError: If the code is no string.

    Example:
        >>> load_lexicon("en").language.name
        'English'
    """
    lexicon = _shipped.lexicons.get(code) if isinstance(code, str) else None
    if lexicon is None:
        with _shipped.lock:
            lexicon = _shipped.lexicons.get(code) if isinstance(code, str) else None
            if lexicon is None:
                source = f"{code}.toml"
                with _naming(source):
                    lexicon = Lexicon(*_parts(tomli.loads(language_file(code)), source))
                _shipped.lexicons[code] = lexicon
    return lexicon
