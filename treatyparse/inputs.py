"""Inputs: the files that a user names, found, decoded and freed of web markup."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path
from typing import Final

import regex
from attrs import field, frozen

from treatyparse.errors import MissingExtraError, TreatyparseError

SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
"""What is read of a directory; a file that is named is read whatever its suffix."""
STDIN: Final = "-"


class InputError(TreatyparseError, ValueError):
    """A file that cannot be read as a text; the message says why, its caller which file."""


@frozen
class Input:
    """A place that a text comes from.

    Attributes:
        name: How the user knows it: a path, or ``-`` for the standard input.
    """

    name: str
    _encoding: str | None = field(default=None, repr=False)

    def read(self) -> str:
        """The text.

        Line ends and all other signs stay as they are; a byte order mark, which is no part of a
        text, does not count.

        Raises:
            OSError: If it cannot be opened.
            InputError: If it holds no text, or a page without an article.
            MissingExtraError: If it is a web page and trafilatura is missing.
        """
        data = sys.stdin.buffer.read() if self.name == STDIN else Path(self.name).read_bytes()
        if _PAGE.match(data) or Path(self.name).suffix.lower() in _PAGE_SUFFIXES:
            return article_of(data)
        return decode(data, self._encoding)


_PAGE_SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
_PAGE: Final = regex.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html[\s>])",
    regex.IGNORECASE,
)


def find_inputs(names: Iterable[str], encoding: str | None = None) -> Iterator[Input]:
    """The sources that names stand for, each once, in order.

    Args:
        names: Paths of files, of directories (their text files and web pages, at any depth,
            hidden ones left out), patterns as ``news/**/*.txt``, or ``-``.
        encoding: The encoding of text files; detected where it is left out.
    """
    seen: set[str] = set()
    for name in names:
        for found in _expand(name):
            if found not in seen:
                seen.add(found)
                yield Input(found, encoding)


def _expand(name: str) -> Iterator[str]:
    path = Path(name)
    if name != STDIN and path.is_dir():
        for inner in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in inner.relative_to(path).parts)
            if inner.suffix.lower() in SUFFIXES and not hidden and inner.is_file():
                yield str(inner)
    elif name != STDIN and not path.exists() and regex.search(r"[*?\[]", name):
        yield from (found for found in sorted(glob(name, recursive=True)) if Path(found).is_file())  # noqa: PTH207  # keeps the user's own form of the path
    else:
        yield name


_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SAMPLE: Final = 64_000


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text in some bytes: by their byte order mark, as UTF-8, or as they look.

    Raises:
        InputError: If the bytes are no text in the encoding, or in any.
        MissingExtraError: If the encoding must be guessed and charset-normalizer is missing.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError:
        raise MissingExtraError("Text that is not in UTF-8", "charset-normalizer", "cli") from None
    best = None if b"\0" in data[:_SAMPLE] else from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InputError("expected text, got bytes in no encoding that can be recognised")
    return _decode_as(data, best.encoding)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        raise InputError(f"expected the name of an encoding, got {encoding!r}") from None
    except UnicodeError as error:
        raise InputError(f"expected text in {encoding}: {error}") from None


def article_of(page: bytes) -> str:
    """The article on a web page, its paragraphs a blank line apart.

    Raises:
        InputError: If there is none.
        MissingExtraError: If trafilatura is missing.
    """
    try:
        import trafilatura
    except ImportError:  # itself missing, or what its parsers need
        raise MissingExtraError("Web pages", "trafilatura", "web") from None
    article = trafilatura.extract(page, include_comments=False, include_tables=False)
    if not article:
        raise InputError("expected an article on the page, found none")
    return "\n\n".join(line for line in article.split("\n") if line.strip())
