"""Language files: the shipped ones, found and read.

A language file is TOML. Those that are shipped keep to one layout, a value to a statement, in
which every value is also JSON but for a last comma: so they are read in a sixth of the time that
a reader of all TOML takes, which a first parse would wait for. A file in any other layout is read
as what it is.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from treatyparse.errors import InvalidArgumentError, UnknownLanguageError
from treatyparse.language_data import Language, checked_table, read_language

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_STATEMENT: Final = re.compile(
    r"""
      \[(?P<table>[\w.]+)\]\n
    | \[\[(?P<array>\w+)\]\]\n
    | (?P<key>\w+|"[\w ]+")[ ]=[ ](?P<value>\[\n(?:(?!\]).*\n)*+\]|.+)\n
    | (?:\#.*)?\n
    """,
    re.VERBOSE,
)


@cache
def _folder() -> Path | Traversable:
    folder = Path(__file__).with_name("languages")
    if folder.is_dir():
        return folder
    from importlib import resources  # in an archive; its import takes longer than reading a file

    return resources.files("treatyparse") / "languages"


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that are shipped, in order.

    Example:
        >>> "ru" in languages()
        True
    """
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(name[:-5] for name in names if name.endswith(".toml")))


def language_file(code: str) -> str:
    """The TOML text of a shipped language; the code is looked up, never joined into a path.

    Raises:
        UnknownLanguageError: If no such language is shipped.
        InvalidArgumentError: If the code is no string.
    """
    return _file(code).read_text(encoding="utf-8")


def _file(code: str) -> Path | Traversable:
    if not isinstance(code, str):
        raise InvalidArgumentError(f"expected a language code as str, got {type(code).__name__}")
    if code not in languages():
        raise UnknownLanguageError(code, languages())
    return _folder() / f"{code}.toml"


def read_shipped(toml: str) -> dict[str, Any]:
    r"""The tables of a shipped file, which is known to be sound.

    Example:
        >>> read_shipped('[segmentation]\nabbreviations = ["Mr", "Mrs"]\n')
        {'segmentation': {'abbreviations': ['Mr', 'Mrs']}}
    """
    try:
        return _read_statements(toml)
    except ValueError:
        import tomllib

        return tomllib.loads(toml)


def _read_statements(toml: str) -> dict[str, Any]:
    """The tables of a file in the layout of the shipped ones.

    Raises:
        ValueError: If it has another.
    """
    tables: dict[str, Any] = {}
    table, reached = tables, 0
    for statement in _STATEMENT.finditer(toml):
        if statement.start() != reached:
            break
        reached = statement.end()
        name, array, key, value = statement.groups()
        if key:
            if value[0] == "[":
                value = value[:-1].rstrip(", \n") + "]"  # JSON has no comma there
            table[key.strip('"')] = json.loads(value)
        elif name:
            table = tables
            for part in name.split("."):
                table = table.setdefault(part, {})
        elif array:
            table = {}
            tables.setdefault(array, []).append(table)
    if reached != len(toml):
        raise ValueError(toml[reached : reached + 80])
    return tables


def language_heads() -> tuple[Language, ...]:
    """The heads of all shipped files; only the first table of each is read, for speed."""
    return tuple(map(_head, languages()))


@cache
def _head(code: str) -> Language:
    lines: list[str] = []
    with _file(code).open(encoding="utf-8") as file:
        for line in file:
            if lines and line.startswith("["):
                break
            lines.append(line)
    return read_language(checked_table(read_shipped("".join(lines)).get("language"), "language"))
