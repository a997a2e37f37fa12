"""Reports: read texts written as a table, JSON, JSON lines, CSV, Parquet or a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import IO, Any, Final, Protocol

from attrs import Factory, define, field

from treatyparse.display import to_page
from treatyparse.highlight import labelled
from treatyparse.immutable import frozen
from treatyparse.model import Document
from treatyparse.rows import LAYOUTS


@frozen
class Record:
    """What became of a source.

    Attributes:
        source: Its name.
        result: Its document, or the error that came instead.
    """

    source: str
    result: Document | Exception


class Report(Protocol):
    """Writes records, one after the other, to a binary stream."""

    def add(self, record: Record) -> None:
        """Write one record."""

    def finish(self) -> None:
        """Write what stands after the last record."""


@define
class JsonLines:
    """One object a line: the source, and its document or the error."""

    stream: IO[bytes]

    def add(self, record: Record) -> None:
        """Write one line."""
        self.stream.write(_as_json(record).encode("ascii") + b"\n")

    def finish(self) -> None:
        """Write nothing more."""


@define
class JsonArray:
    """One array of the objects of :class:`JsonLines`."""

    stream: IO[bytes]
    _separator: bytes = field(init=False, default=b"[\n")

    def add(self, record: Record) -> None:
        """Write one object."""
        written = _as_json(record).encode("ascii")  # which fails before anything is written
        self.stream.write(self._separator + written)
        self._separator = b",\n"

    def finish(self) -> None:
        """Close the array."""
        self.stream.write(b"[]\n" if self._separator == b"[\n" else b"\n]\n")


def _as_json(record: Record) -> str:
    """The record as JSON.

    Raises:
        InvalidDocumentError: If JSON cannot hold the document.
    """
    if isinstance(record.result, Exception):
        data = {"source": record.source, "error": str(record.result)}
        return json.dumps(data, separators=(",", ":"))
    return f'{{"source":{json.dumps(record.source)},"document":{record.result.to_json()}}}'


@define
class Csv:
    """A row a clause; lists are joined by semicolons. A source without clauses has no row.

    A cell that a spreadsheet would take for a formula gets an apostrophe in front, as OWASP
    advises, unless the cells are to be exact.
    """

    stream: IO[bytes]
    explain: bool = False
    exact: bool = False
    _begun: bool = field(init=False, default=False)

    def add(self, record: Record) -> None:
        """Write the rows of one record."""
        self._begin()
        if isinstance(record.result, Exception):
            return
        for clause, row in zip(
            record.result.clauses, LAYOUTS["clauses"].rows(record.result), strict=True
        ):
            cells = [record.source, *map(_cell, row)]
            if self.explain:
                cells.append(_cell([f"{e.type}: {e.term} ({e.weight:g})" for e in clause.evidence]))
            self._write(cells)

    def finish(self) -> None:
        """Write the head where there was no record."""
        self._begin()

    def _begin(self) -> None:
        if not self._begun:
            self._begun = True
            names = [column.name for column in LAYOUTS["clauses"].columns]
            self._write(["source", *names, *(["evidence"] if self.explain else [])])

    def _write(self, cells: Iterable[str]) -> None:
        line = io.StringIO(newline="")
        shown = cells if self.exact else map(_harmless, cells)
        # Only what is in the terminator is quoted, so both signs of a line break stand in it.
        csv.writer(line, lineterminator="\r\n").writerow(shown)
        self.stream.write(line.getvalue().removesuffix("\r\n").encode("utf-8", "replace") + b"\n")


_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What makes a spreadsheet take a cell for a formula, full-width forms included."""


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cell(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


@define
class Parquet:
    """A row a clause, with the schema of ``treatyparse.tables``."""

    stream: IO[bytes]
    _writer: Any = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        from treatyparse.tables import parquet_writer

        self._writer = parquet_writer(self.stream)

    def add(self, record: Record) -> None:
        """Write the rows of one record."""
        from treatyparse.tables import to_tables

        if not isinstance(record.result, Exception) and record.result.clauses:
            found = to_tables([record.result], ids=[record.source])
            self._writer.write_table(found.clauses)

    def finish(self) -> None:
        """Write the foot of the file."""
        self._writer.close()


@define
class Page:
    """One page, each document under its source."""

    stream: IO[bytes]
    _records: list[Record] = Factory(list)

    def add(self, record: Record) -> None:
        """Keep the record; a page is written as a whole."""
        self._records.append(record)

    def finish(self) -> None:
        """Write the page."""
        for piece in to_page((record.source, record.result) for record in self._records):
            self.stream.write(piece.encode("utf-8", "replace"))


@define
class Table:
    """What a person reads: clauses and quotations of each document."""

    stream: IO[bytes]
    explain: bool = False
    width: int | None = None
    _console: Any = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        from rich.console import Console

        text = io.TextIOWrapper(self.stream, "utf-8", "replace", newline="\n", write_through=True)
        wide = self.width or (None if text.isatty() else _WIDTH_IN_FILES)
        self._console = Console(file=text, width=wide, highlight=False)

    def add(self, record: Record) -> None:
        """Write the tables of one document."""
        from rich.text import Text

        if isinstance(record.result, Exception):
            self._console.print(Text(f"{labelled(record.source)}: not read", style="bold red"))
            return
        document = record.result
        self._console.print(
            Text(
                f"{labelled(record.source)} ({document.language}): "
                f"{len(document.clauses)} clauses, {len(document.quotations)} quotations, "
                f"{len(document.declarations)} of them declarations, "
                f"{len(document.instruments)} instruments",
                style="bold",
            )
        )
        self._print(["#", "types", "force", "origin", "parties", "clause"], self._clauses(document))
        self._print(["#", "kind", "source", "cue", "quotation"], self._quotations(document))
        self._console.print()

    def finish(self) -> None:
        """Leave the stream to its owner."""
        self._console.file.detach()

    def _print(self, head: list[str], rows: Iterable[list[str]]) -> None:
        from rich.box import SIMPLE_HEAD
        from rich.table import Table as Grid
        from rich.text import Text

        grid = Grid(*head, box=SIMPLE_HEAD, pad_edge=False)
        grid.columns[-1].ratio = 1
        for row in rows:
            grid.add_row(*(Text("\n".join(map(labelled, cell.split("\n")))) for cell in row))
        if grid.row_count:
            self._console.print(grid)

    def _clauses(self, document: Document) -> Iterable[list[str]]:
        for number, clause in enumerate(document.clauses):
            words = _in_line(clause.text)
            if self.explain:
                because = (
                    f"  {e.type}: {_in_line(e.span.text)} [{e.term}] {e.weight:g}"
                    for e in clause.evidence
                )
                words = "\n".join([words, *because])
            yield [
                str(number),
                "\n".join(sorted(clause.types)),
                clause.force.value,
                clause.origin.value,
                " ".join(clause.parties),
                words,
            ]

    def _quotations(self, document: Document) -> Iterable[list[str]]:
        for number, quotation in enumerate(document.quotations):
            attribution = quotation.attribution
            source, cue, rule = "", "", ""
            if attribution is not None:
                rule = attribution.rule
                source = attribution.source_kind.value
                if attribution.source is not None:
                    source = _in_line(attribution.resolved or attribution.source.text)
                cue = _in_line(attribution.cue.text) if attribution.cue is not None else ""
            words = _in_line(quotation.text)
            if self.explain and rule:
                words = f"{words}\n  rule: {rule}"
            yield [str(number), quotation.kind.value, source, cue, words]


_WIDTH_IN_FILES: Final = 120


def _in_line(text: str) -> str:
    return " ".join(text.split())
