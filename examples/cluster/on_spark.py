"""Read a Parquet table of texts on Spark: ``spark-submit on_spark.py TEXTS CLAUSES``.

TEXTS has the columns ``id``, ``text`` and ``language``; both names may be addresses of anything
that Spark reads and writes. The executors need treatyparse, pyarrow and nothing else.
"""

from __future__ import annotations

import sys
from typing import Any

from pyspark.sql import SparkSession
from pyspark.sql.pandas.types import from_arrow_schema

from treatyparse.tables import parse_batches, schema


def run(spark: SparkSession, texts: str, clauses: str, find: Any = parse_batches) -> None:
    """Write the clauses; what a lost executor had is read again, and only whole tasks count."""
    # A batch is in memory as a whole, so it is small, and a task is some minutes of work at most.
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
    spark.conf.set("spark.sql.files.maxPartitionBytes", "16m")
    shape = from_arrow_schema(schema("clauses", with_errors=True))
    table = spark.read.parquet(texts).select("id", "text", "language")
    table.mapInArrow(find, shape).write.parquet(clauses)


if __name__ == "__main__":
    run(SparkSession.builder.getOrCreate(), *sys.argv[1:])
