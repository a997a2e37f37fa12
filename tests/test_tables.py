"""Documents as Arrow tables: every finding has its row, no text is lost, others can read them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatyparse import Document, InvalidArgumentError, ItemError, parse_many
from treatyparse.rows import LAYOUTS
from treatyparse.strategies import documents

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
tables = pytest.importorskip("treatyparse.tables")

TEXTS = ["«Мир», — сказал он.", None, "“Peace,” she said.", "", "«Союз» и «Мир»."]


def batch(**columns: Any) -> Any:
    return pa.RecordBatch.from_pydict(columns)


@given(st.lists(documents(), max_size=3))
def test_every_finding_has_its_row(given_: list[Document]) -> None:
    found = tables.to_tables(given_, ids=range(len(given_)))
    for name in LAYOUTS:
        getattr(found, name).validate(full=True)
    clauses = found.clauses.to_pylist()
    assert [len(d.clauses) for d in given_] == [
        sum(row["id"] == number for row in clauses) for number in range(len(given_))
    ]
    for row in clauses:
        clause = given_[row["id"]].clauses[row["clause"]]
        assert (clause.span.start, clause.span.end) == (row["start"], row["end"])
        assert len(clause.text) == len(row["text"])
        assert sorted(clause.types) == row["types"]
        assert (clause.force, clause.origin, list(clause.parties)) == (
            row["force"],
            row["origin"],
            row["parties"],
        )
        assert (clause.quotation, clause.instrument) == (row["quotation"], row["instrument"])
    evidence = [item for d in given_ for clause in d.clauses for item in clause.evidence]
    assert [item.weight for item in evidence] == found.evidence["weight"].to_pylist()
    quoted = [quotation for d in given_ for quotation in d.quotations]
    assert [q.parent for q in quoted] == found.quotations["parent"].to_pylist()
    for role in ("source", "cue"):
        parts = [getattr(quotation.attribution, role, None) for quotation in quoted]
        assert [(part.start, part.end) for part in parts if part is not None] == [
            (row[f"{role}_start"], row[f"{role}_end"])
            for row in found.quotations.to_pylist()
            if row[role] is not None
        ]
    instruments = [instrument for d in given_ for instrument in d.instruments]
    assert [i.date for i in instruments] == found.instruments["date"].to_pylist()


@settings(max_examples=30)
@given(st.lists(documents(), max_size=2))
def test_tables_survive_parquet(given_: list[Document]) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    found = tables.to_tables(given_)
    for name in LAYOUTS:
        sink = pa.BufferOutputStream()
        parquet.write_table(getattr(found, name), sink)
        back = parquet.read_table(pa.BufferReader(sink.getvalue()))
        assert getattr(found, name).equals(back)
        description = back.schema.field("id").metadata[b"description"]
        assert b"which document the row is of" == description


def test_errors_have_a_table_of_their_own() -> None:
    found = tables.to_tables(parse_many(TEXTS))  # type: ignore[arg-type]
    assert [{"id": "1", "class": "InvalidArgumentError"}] == (
        found.errors.select(["id", "class"]).to_pylist()
    )
    assert ["0", "2", "4", "4"] == found.quotations["id"].to_pylist()


def test_too_few_ids_are_refused() -> None:
    with pytest.raises(InvalidArgumentError, match="expected an id for each document, got 1 ids"):
        tables.to_tables([Document("", "en")] * 2, ids=["a"])


def test_the_columns_are_documented() -> None:
    for name in LAYOUTS:
        for field in tables.schema(name, with_errors=True):
            assert field.metadata[b"description"]


@pytest.mark.parametrize(
    "id_type", [pa.string(), pa.int64(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]
)
def test_batches_keep_the_ids_and_lose_no_text(id_type: Any) -> None:
    ids = pa.array([str(n) for n in range(5)]).cast(pa.int64()).cast(pa.string())
    ids = ids.cast(id_type) if not pa.types.is_dictionary(id_type) else ids.dictionary_encode()
    given_ = pa.RecordBatch.from_arrays([ids, pa.array(TEXTS)], ["id", "text"])
    (found,) = tables.parse_batches([given_], table="quotations")
    assert tables.schema("quotations", id_type, with_errors=True) == found.schema
    rows = found.to_pylist()
    assert ["0", "1", "2", "4", "4"] == [str(row["id"]) for row in rows]
    assert [False, True, False, False, False] == [row["error"] is not None for row in rows]
    assert "InvalidArgumentError: expected a text as str, got NoneType" == rows[1]["error"]
    assert rows[1]["text"] is None


def test_the_language_is_a_column_if_wanted() -> None:
    given_ = batch(id=[1, 2, 3], text=["«a»"] * 3, language=["ru", None, "xx"])
    (found,) = tables.parse_batches([given_], table="quotations")
    assert ["ru", "en", None] == found.column("language").to_pylist()
    assert found.column("error").to_pylist()[2].startswith("UnknownLanguageError: expected a")


def test_columns_may_have_other_names() -> None:
    given_ = batch(url=["u"], body=["«a»"])
    (found,) = tables.parse_batches([given_], table="quotations", text="body", id="url")
    assert [("u", "a")] == [(row["id"], row["text"]) for row in found.to_pylist()]


def test_batches_are_read_one_by_one() -> None:
    taken: list[int] = []

    def endless() -> Any:
        while True:
            taken.append(1)
            yield batch(id=["a"], text=["«a»"])

    found = tables.parse_batches(endless())
    next(found)
    next(found)
    assert 2 == len(taken)


def test_no_rows_is_a_batch_of_the_same_schema() -> None:
    (found,) = tables.parse_batches(
        [batch(id=pa.array([], pa.string()), text=pa.array([], pa.string()))]
    )
    assert (0, tables.schema("clauses", with_errors=True)) == (found.num_rows, found.schema)


def test_what_is_no_table_or_column_is_refused() -> None:
    with pytest.raises(InvalidArgumentError, match="expected a table, one of clauses,"):
        tables.parse_batches([], table="sentences")
    with pytest.raises(InvalidArgumentError, match="expected a column 'id', got text"):
        list(tables.parse_batches([batch(text=["a"])]))


def test_an_item_error_is_no_document() -> None:
    found = tables.to_tables([ItemError(0, ValueError("x"))], ids=[7])
    assert [{"id": 7, "class": "ValueError", "message": "x"}] == found.errors.to_pylist()


def test_pandas_polars_and_duckdb_take_the_tables(tmp_path: Path) -> None:
    found = tables.to_tables(parse_many(TEXTS)).quotations  # type: ignore[arg-type]
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    assert ["Мир", "Peace,", "Союз", "Мир"] == list(found.to_pandas()["text"])
    assert pandas.isna(found.to_pandas()["parent"]).all()
    polars = pytest.importorskip("polars", reason="Polars is not installed")
    assert ["Мир", "Peace,", "Союз", "Мир"] == polars.from_arrow(found)["text"].to_list()
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    with duckdb.connect(str(tmp_path / "x.db")) as connection:
        connection.register("quotations", found)
        assert [(4,)] == connection.execute("select count(*) from quotations").fetchall()


def test_without_pyarrow_the_message_says_what_to_install() -> None:
    code = "import sys; sys.modules['pyarrow'] = None\nimport treatyparse.tables"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False
    )
    assert done.stderr.rstrip().endswith(
        "MissingExtraError: Arrow tables: expected the package pyarrow; to get it: "
        "pip install 'treatyparse[arrow]'"
    )
