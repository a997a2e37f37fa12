"""Read a folder of Parquet files of texts on Dask: ``python on_dask.py SCHEDULER TEXTS CLAUSES``.

The files have the columns ``id``, ``text`` and, if wanted, ``language``. The workers need
treatyparse and pyarrow, and the two folders must be theirs too.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

from distributed import Client
from pyarrow.parquet import ParquetFile, ParquetWriter

from treatyparse.tables import parse_batches, schema


def read_file(source: Path, target: Path, find: Any = parse_batches) -> int:
    """Write the clauses of one file to another, which appears only when it is whole.

    Returns:
        How many rows it has.
    """
    draft = target.with_name(f".{target.name}.{uuid4().hex}")
    rows = 0
    with ParquetFile(source) as texts:
        shape = schema("clauses", texts.schema_arrow.field("id").type, with_errors=True)
        with ParquetWriter(draft, shape) as sink:
            for batch in find(texts.iter_batches(batch_size=256)):
                sink.write_batch(batch)
                rows += batch.num_rows
    draft.replace(target)
    return rows


def run(client: Client, texts: Path, clauses: Path, find: Any = parse_batches) -> int:
    """Read every file that has no clauses yet, so that a second run goes on where one ended.

    Returns:
        How many rows were written.
    """
    clauses.mkdir(parents=True, exist_ok=True)
    sources = [
        path for path in sorted(texts.glob("*.parquet")) if not (clauses / path.name).exists()
    ]
    targets = [clauses / path.name for path in sources]
    # A task has an effect, so its result is not kept under its arguments (pure=False).
    return sum(client.gather(client.map(read_file, sources, targets, find=find, pure=False)))


if __name__ == "__main__":
    run(Client(sys.argv[1]), *map(Path, sys.argv[2:]))
