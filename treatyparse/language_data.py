"""Language data: the tables of a language file, checked entry by entry as they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import regex
from attrs import evolve, frozen

from treatyparse.errors import LexiconError
from treatyparse.schema import GRADES, TABLES, Shape, Table
from treatyparse.terms import Term
from treatyparse.words import Folding


@frozen
class Language:
    """The head of a language file.

    Attributes:
        code: ISO 639-1 code.
        name: English name.
        has_case: Whether the script tells capitals from small letters.
        has_spaces: Whether spaces part its words.
        head_final: Whether the verb closes its clause and the noun its phrase.
        capital_nouns: Whether every noun has a capital, so that a capital makes no name.
        function_words: Frequent small words by which the language is detected, in lower case.
        alphabet: Its letters, ranges as ``a-z``.
        own_letters: Letters that its likely neighbours lack.
        foreign_letters: Letters of its likely neighbours that it lacks.
        clitics: Beginnings that a word may carry in front of what a term names.
        replacements: One-letter spelling variants folded together, old and new letter a pair.
        elisions: Small words that an apostrophe ties to the next word, without it: ``l``, ``qu``.
        marked: Words that only their accents or vowel signs tell from others, and that keep them.
    """

    code: str
    name: str
    has_case: bool = True
    has_spaces: bool = True
    head_final: bool = False
    capital_nouns: bool = False
    function_words: frozenset[str] = frozenset()
    alphabet: str = ""
    own_letters: str = ""
    foreign_letters: str = ""
    clitics: tuple[str, ...] = ()
    replacements: tuple[tuple[str, str], ...] = ()
    elisions: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()

    @property
    def folding(self) -> Folding:
        """How its words are folded."""
        clitics = tuple(sorted(self.clitics, key=len, reverse=True))
        return Folding(self.replacements, clitics, self.elisions, self.marked)


def read_entries(data: dict[str, Any]) -> tuple[tuple[Term, ...], dict[str, frozenset[str]]]:
    """The terms and the plain entries of the tables of a file."""
    terms: list[Term] = []
    plain: dict[str, frozenset[str]] = {}
    for table, content in _tables(data):
        if table.shape is Shape.PLAIN:
            plain[table.name] = frozenset(_strings(content, table.name))
        else:
            terms += _each_once(_terms(table, content))
    return tuple(terms), plain


def read_language(data: Mapping[str, Any]) -> Language:
    """The head of a file.

    Raises:
        LexiconError: If a key is unknown, missing or of the wrong kind.
    """
    known = {
        "code": str,
        "name": str,
        "has_case": bool,
        "has_spaces": bool,
        "head_final": bool,
        "capital_nouns": bool,
        "function_words": list,
        "alphabet": str,
        "own_letters": str,
        "foreign_letters": str,
        "clitics": list,
        "elisions": list,
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
    for key in ("clitics", "elisions", "marked"):
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
    if _is_clean(text):
        return
    if not unicodedata.is_normalized("NFC", text):
        raise LexiconError("expected composed letters (NFC)", table=table, entry=entry)
    raise LexiconError(f"expected no invisible sign, got {text!a}", table=table, entry=entry)


def _is_clean(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and not _HIDDEN.search(text)


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
    for value, entries in checked_table(content, table.name).items():
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
        for grade, texts in checked_table(entries, where).items():
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


def checked_table(value: Any, table: str) -> Mapping[str, Any]:
    """The value, which must be a table.

    Raises:
        LexiconError: If it is none.
    """
    if not isinstance(value, dict):
        raise LexiconError(f"expected a table, got {value!r}", table=table)
    return value


def _strings(value: Any, table: str) -> list[str]:
    if not isinstance(value, list):
        raise LexiconError(f"expected an array of strings, got {value!r}", table=table)
    for entry in value:
        if not isinstance(entry, str) or not entry or entry != entry.strip():
            raise LexiconError(
                "expected a string that is neither empty nor padded",
                table=table,
                entry=repr(entry),
            )
    if not _is_clean(" ".join(value)):
        for entry in value:
            _check_signs(entry, table, entry)
    if len(set(value)) < len(value):
        twice = next(entry for place, entry in enumerate(value) if entry in value[:place])
        raise LexiconError("expected each entry once", table=table, entry=twice)
    return value
