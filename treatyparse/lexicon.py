"""Lexicon: one language, loaded from its file and checked entry by entry."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any, Final

import regex
from attrs import Factory, define, evolve, field, frozen

from treatyparse.errors import InvalidArgumentError, LexiconError, UnknownLanguageError
from treatyparse.schema import GRADES, TABLES, Shape, Table
from treatyparse.terms import Term, TermMatcher
from treatyparse.words import Folding, Word


@frozen
class Language:
    """The head of a language file.

    Attributes:
        code: ISO 639-1 code.
        name: English name.
        has_case: Whether the script tells capitals from small letters.
        has_spaces: Whether spaces part its words.
        function_words: Frequent small words by which the language is detected, in lower case.
        alphabet: Its letters, ranges as ``a-z``.
        own_letters: Letters that its likely neighbours lack.
        foreign_letters: Letters of its likely neighbours that it lacks.
        clitics: Beginnings that a word may carry in front of what a term names.
        replacements: One-letter spelling variants folded together, old and new letter a pair.
        marked: Words that only their accents or vowel signs tell from others, and that keep them.
    """

    code: str
    name: str
    has_case: bool = True
    has_spaces: bool = True
    function_words: frozenset[str] = frozenset()
    alphabet: str = ""
    own_letters: str = ""
    foreign_letters: str = ""
    clitics: tuple[str, ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()
    marked: tuple[str, ...] = ()

    @property
    def folding(self) -> Folding:
        """How its words are folded."""
        clitics = tuple(sorted(self.clitics, key=len, reverse=True))
        return Folding(self.replacements, clitics, self.marked)


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
    has_case: bool = field(init=False)
    _abbreviations: frozenset[str] = field(init=False, repr=False)

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
        self._abbreviations = self.plain.get("segmentation.abbreviations", frozenset())

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
        if not isinstance(toml, str):
            raise InvalidArgumentError(f"expected TOML as str, got {type(toml).__name__}")
        try:
            data = tomllib.loads(toml)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"expected TOML: {error}", source=source) from None
        try:
            return cls._from_data(data, source)
        except LexiconError as error:
            if error.source:
                raise
            raise LexiconError(
                error.problem, source=source, table=error.table, entry=error.entry
            ) from None

    @classmethod
    def _from_data(cls, data: dict[str, Any], source: str) -> Lexicon:
        language = _language(_mapping(data.pop("language", None), "language"))
        examples = data.pop("examples", [])
        if not isinstance(examples, list) or not all(isinstance(e, dict) for e in examples):
            raise LexiconError("expected an array of tables", table="examples")
        terms: list[Term] = []
        plain: dict[str, frozenset[str]] = {}
        for table, content in _tables(data):
            if table.shape is Shape.PLAIN:
                plain[table.name] = frozenset(_strings(content, table.name))
            else:
                terms += _each_once(_terms(table, content))
        return cls(language, source, tuple(terms), plain, tuple(examples))


def _language(data: Mapping[str, Any]) -> Language:
    known = {
        "code": str,
        "name": str,
        "has_case": bool,
        "has_spaces": bool,
        "function_words": list,
        "alphabet": str,
        "own_letters": str,
        "foreign_letters": str,
        "clitics": list,
        "marked": list,
        "replacements": list,
    }
    for key, value in data.items():
        if key not in known:
            raise LexiconError(f"expected one of {', '.join(known)}", table="language", entry=key)
        if not isinstance(value, known[key]):
            raise LexiconError(
                f"expected {known[key].__name__}, got {value!r}", table="language", entry=key
            )
        if isinstance(value, str):
            _check_signs(value, "language", key)
    if not _CODE.fullmatch(data.get("code", "")):
        raise LexiconError(
            f"expected two or three small letters, got {data.get('code', '')!r}",
            table="language",
            entry="code",
        )
    if not data.get("name", "").strip():
        raise LexiconError("expected a string that is not empty", table="language", entry="name")
    if not _is_alphabet(data.get("alphabet", "")):
        raise LexiconError(
            f"expected letters and ranges of letters, got {data['alphabet']!r}",
            table="language",
            entry="alphabet",
        )
    fields = dict(data)
    fields["function_words"] = frozenset(
        _strings(data.get("function_words", []), "language.function_words")
    )
    for key in ("clitics", "marked"):
        fields[key] = tuple(_strings(data.get(key, []), f"language.{key}"))
    fields["replacements"] = tuple(_replacement(pair) for pair in data.get("replacements", []))
    language = Language(**fields)
    folded = frozenset(map(language.folding.key, language.function_words))
    return evolve(language, function_words=folded)


_CODE: Final = regex.compile(r"[a-z]{2,3}")
_RANGES: Final = regex.compile(r"(\p{L})(?:-(\p{L}))?+")


def _is_alphabet(letters: str) -> bool:
    """Whether it is letters and ranges, each range in order."""
    ranges = list(_RANGES.finditer(letters))
    return "".join(match[0] for match in ranges) == letters and all(
        match[2] is None or match[1] < match[2] for match in ranges
    )


_HIDDEN: Final = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]")


def _check_signs(text: str, table: str, entry: str) -> None:
    """No sign of an entry is invisible or decomposed: nobody would see why it never matches."""
    if not unicodedata.is_normalized("NFC", text):
        raise LexiconError("expected composed letters (NFC)", table=table, entry=entry)
    if _HIDDEN.search(text):
        raise LexiconError(f"expected no invisible sign, got {text!a}", table=table, entry=entry)


def _replacement(pair: Any) -> tuple[str, str]:
    letters = _strings(pair, "language.replacements") if isinstance(pair, list) else []
    if len(letters) != 2 or any(len(letter) != 1 for letter in letters):
        raise LexiconError(
            f"expected two single letters, got {pair!r}", table="language.replacements"
        )
    return letters[0], letters[1]


def _tables(data: dict[str, Any], prefix: str = "") -> Iterator[tuple[Table, Any]]:
    """Each known table with its content; an unknown one is an error."""
    for key, content in data.items():
        name = f"{prefix}{key}"
        table = TABLES.get(name)
        if table is not None:
            yield table, content
        elif isinstance(content, dict) and any(t.startswith(f"{name}.") for t in TABLES):
            yield from _tables(content, f"{name}.")
        else:
            raise LexiconError(
                "expected a known table; the known ones are in docs/adding-a-language.md",
                table=name,
            )


def _terms(table: Table, content: Any) -> Iterator[Term]:
    if table.shape is Shape.TERMS:
        for text in _strings(content, table.name):
            yield Term(text, table.name)
        return
    for value, entries in _mapping(content, table.name).items():
        if table.values and value not in table.values:
            raise LexiconError(
                f"expected one of {', '.join(sorted(table.values))}",
                table=table.name,
                entry=value,
            )
        where = f"{table.name}.{value}"
        if table.shape is Shape.BY_VALUE:
            for text in _strings(entries, where):
                yield Term(text, table.name, 1.0, value)
            continue
        for grade, texts in _mapping(entries, where).items():
            if grade not in GRADES:
                raise LexiconError(f"expected one of {', '.join(GRADES)}", table=where, entry=grade)
            for text in _strings(texts, f"{where}.{grade}"):
                yield Term(text, table.name, GRADES[grade], value)


def _each_once(terms: Iterable[Term]) -> Iterator[Term]:
    """The terms of a table, none twice for one value."""
    seen: set[tuple[str, str]] = set()
    for term in terms:
        if (term.value, term.text) in seen:
            raise LexiconError(
                f"expected each entry once for {term.value!r}", table=term.label, entry=term.text
            )
        seen.add((term.value, term.text))
        yield term


def _mapping(value: Any, table: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise LexiconError(f"expected a table, got {value!r}", table=table)
    return value


def _strings(value: Any, table: str) -> list[str]:
    if not isinstance(value, list):
        raise LexiconError(f"expected an array of strings, got {value!r}", table=table)
    seen: set[str] = set()
    for entry in value:
        if not isinstance(entry, str) or not entry or entry != entry.strip():
            raise LexiconError(
                "expected a string that is neither empty nor padded",
                table=table,
                entry=repr(entry),
            )
        _check_signs(entry, table, entry)
        if entry in seen:
            raise LexiconError("expected each entry once", table=table, entry=entry)
        seen.add(entry)
    return value


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that are shipped, in order.

    Example:
        >>> "ru" in languages()
        True
    """
    folder = resources.files("treatyparse") / "languages"
    return tuple(sorted(file.name[:-5] for file in folder.iterdir() if file.name.endswith(".toml")))


def language_file(code: str) -> str:
    """The TOML text of a shipped language; the code is looked up, never joined into a path.

    Raises:
        UnknownLanguageError: If no such language is shipped.
        InvalidArgumentError: If the code is no string.
    """
    if not isinstance(code, str):
        raise InvalidArgumentError(f"expected a language code as str, got {type(code).__name__}")
    folder = resources.files("treatyparse") / "languages"
    for file in folder.iterdir():
        if file.name.endswith(".toml") and file.name[:-5] == code:
            return file.read_text(encoding="utf-8")
    raise UnknownLanguageError(code, languages())


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
                toml = language_file(code)
                lexicon = Lexicon.from_toml(toml, source=f"{code}.toml")
                _shipped.lexicons[code] = lexicon
    return lexicon


def language_heads() -> tuple[Language, ...]:
    """The heads of all shipped files; only the first table of each is read, for speed."""
    return tuple(_head(code) for code in languages())


@cache
def _head(code: str) -> Language:
    toml = language_file(code)
    end = toml.find("\n[", toml.index("[language]"))
    data = tomllib.loads(toml if end < 0 else toml[:end])
    return _language(_mapping(data.get("language"), "language"))
