"""Tables: documents as Arrow tables, and record batches of texts as record batches of findings.

Needs pyarrow, the extra ``arrow``. What pyarrow holds, pandas, Polars, DuckDB, Spark, Ray, Dask
and Parquet take without copying by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, Final

import regex
from attrs import frozen

from treatyparse.document import parse
from treatyparse.errors import InvalidArgumentError, ItemError, MissingExtraError
from treatyparse.model import Document
from treatyparse.rows import LAYOUTS, Column

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    if error.name != "pyarrow":
        raise
    raise MissingExtraError("Arrow tables", "pyarrow", "arrow") from None


@frozen(eq=False)
class Tables:
    """The findings of documents; ``id`` tells in each table which document a row is of.

    Attributes:
        clauses: A row a clause.
        evidence: A row a piece of evidence; ``clause`` refers to the clauses of the document.
        quotations: A row a quotation, its attribution included.
        instruments: A row an instrument.
        errors: A row for each item that could not be read: its id, the class of the error, and
            the message.
    """

    clauses: pa.Table
    evidence: pa.Table
    quotations: pa.Table
    instruments: pa.Table
    errors: pa.Table


def schema(table: str, id_type: Any = None, *, with_errors: bool = False) -> pa.Schema:
    """The schema of a table; the description of each column is in its metadata.

    Args:
        table: ``clauses``, ``evidence``, ``quotations`` or ``instruments``.
        id_type: The Arrow type of the ids; a string where it is left out.
        with_errors: Whether a last column ``error`` tells of texts that could not be read, as in
            the batches of :func:`parse_batches`, where all else but the id may then be null.

    Raises:
        InvalidArgumentError: If there is no such table.

    Example:
        >>> schema("evidence").names
        ['id', 'clause', 'start', 'end', 'text', 'type', 'term', 'weight', 'subtype']
    """
    columns = _columns(table)
    fields = [_field(_ID, pa.string() if id_type is None else id_type, nullable=True)]
    fields += [
        _field(column, _TYPES[column.kind], nullable=with_errors or not column.required)
        for column in columns
    ]
    if with_errors:
        fields.append(_field(_ERROR, pa.string(), nullable=True))
    return pa.schema(fields)


def to_tables(
    documents: Iterable[Document | ItemError], *, ids: Iterable[Any] | None = None
) -> Tables:
    """The findings of documents, as :func:`parse` or :func:`parse_many` gave them, as tables.

    Lone surrogates, which Arrow cannot hold, become U+FFFD; offsets stay right.

    Args:
        documents: The documents; errors among them go to the table of errors.
        ids: A name for each, in order; where left out, their numbers from 0 as strings.

    Raises:
        InvalidArgumentError: If there are fewer ids than documents.
    """
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in LAYOUTS}
    errors: list[tuple[Any, ...]] = []
    names = None if ids is None else iter(ids)
    for number, document in enumerate(documents):
        name = str(number) if names is None else next(names, _NO_ID)
        if name is _NO_ID:
            raise InvalidArgumentError(f"expected an id for each document, got {number} ids")
        if isinstance(document, ItemError):
            errors.append((name, type(document.error).__name__, str(document.error)))
            continue
        for table, layout in LAYOUTS.items():
            rows[table] += [(name, *row) for row in layout.rows(document)]
    id_type = None if ids is None else _type_of_ids(rows, errors)
    return Tables(
        **{
            table: pa.Table.from_batches([_batch(found, schema(table, id_type))])
            for table, found in rows.items()
        },
        errors=pa.Table.from_batches([_batch(errors, _errors_schema(id_type))]),
    )


def parquet_writer(stream: IO[bytes], table: str = "clauses") -> Any:
    """A ``pyarrow.parquet.ParquetWriter`` of a table, to which its parts are written."""
    from pyarrow import parquet

    return parquet.ParquetWriter(stream, schema(table))


def parse_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    table: str = "clauses",
    text: str = "text",
    id: str = "id",  # noqa: A002  # the column is called so
    language: str = "language",
) -> Iterator[pa.RecordBatch]:
    """Record batches of findings from record batches of texts, one for one.

    This is the shape that Spark's ``mapInArrow``, Ray's ``map_batches`` and Dask ask for. A text
    that cannot be read gives one row with its id and an ``error``; no row is lost, and no batch
    fails for one text.

    Args:
        batches: Batches with a column of ids, one of texts, and, if wanted, one of language
            codes; where the code is null or the column missing, the language is detected.
        table: The table that is wanted.
        text: The name of the column of texts.
        id: The name of the column of ids, of any type, which is kept.
        language: The name of the column of language codes.

    Raises:
        InvalidArgumentError: If there is no such table, or a batch has no column of that name.
    """
    _columns(table)
    return (_read_batch(batch, table, text, id, language) for batch in batches)


def _read_batch(
    batch: pa.RecordBatch, table: str, text: str, id_: str, language: str
) -> pa.RecordBatch:
    names = batch.schema.names
    for name in (id_, text):
        if name not in names:
            raise InvalidArgumentError(f"expected a column {name!r}, got {', '.join(names)}")
    texts = batch.column(text).to_pylist()
    codes = batch.column(language).to_pylist() if language in names else [None] * len(texts)
    rows: list[tuple[Any, ...]] = []
    blank = (None,) * len(_columns(table))
    for name, words, code in zip(batch.column(id_).to_pylist(), texts, codes, strict=True):
        try:
            document = parse(words, language=code)
        except Exception as error:  # noqa: BLE001  # whatever it is, the other rows go on
            rows.append((name, *blank, f"{type(error).__name__}: {error}"))
        else:
            rows += [(name, *row, None) for row in LAYOUTS[table].rows(document)]
    return _batch(rows, schema(table, batch.schema.field(id_).type, with_errors=True))


_NO_ID: Final = object()
_ID: Final = Column("id", "string", "which document the row is of")
_ERROR: Final = Column("error", "string", "why the text could not be read", required=False)
_TYPES: Final = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "strings": pa.list_(pa.string()),
}


def _columns(table: str) -> tuple[Column, ...]:
    layout = LAYOUTS.get(table) if isinstance(table, str) else None
    if layout is None:
        raise InvalidArgumentError(f"expected a table, one of {', '.join(LAYOUTS)}; got {table!r}")
    return layout.columns


def _field(column: Column, type_: Any, *, nullable: bool) -> pa.Field:
    return pa.field(column.name, type_, nullable, metadata={"description": column.meaning})


def _errors_schema(id_type: Any) -> pa.Schema:
    return pa.schema(
        [
            _field(_ID, pa.string() if id_type is None else id_type, nullable=True),
            _field(
                Column("class", "string", "the class of the error"), pa.string(), nullable=False
            ),
            _field(Column("message", "string", "what is wrong"), pa.string(), nullable=False),
        ]
    )


def _type_of_ids(rows: dict[str, list[tuple[Any, ...]]], errors: Sequence[tuple[Any, ...]]) -> Any:
    names = [row[0] for found in (*rows.values(), errors) for row in found]
    return pa.array(names).type if names else None


def _batch(rows: Sequence[tuple[Any, ...]], of: pa.Schema) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(of)
    arrays = [
        pa.array([_storable(value) for value in column], field.type)
        for column, field in zip(columns, of, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=of)


_SURROGATE: Final = regex.compile("[\ud800-\udfff]")


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
