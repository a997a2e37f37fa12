"""Language files: the shipped ones, found and read.

They are read by tomli, which is the standard library's tomllib compiled: a first parse waits for
the file of its language, and tomllib takes more than twice the time.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import tomli

from treatyparse.errors import InvalidArgumentError, UnknownLanguageError
from treatyparse.language_data import Language, checked_table, read_language

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


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
    return read_language(checked_table(tomli.loads("".join(lines)).get("language"), "language"))
