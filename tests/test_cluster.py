"""Beyond one machine: Spark and Dask find what one process finds, and lose nothing with a worker.

The recipes in ``examples/cluster`` run as they stand. Needs ``requirements/cluster.txt``, and for
Spark a Java; each is skipped, with the reason, where it is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import treatyparse

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
parquet = pytest.importorskip("pyarrow.parquet")
tables = pytest.importorskip("treatyparse.tables")

pytestmark = [pytest.mark.cluster, pytest.mark.timeout(240)]

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None or not (shutil.which("java") or os.environ.get("JAVA_HOME")),
    reason="pyspark or Java is not installed",
)
needs_dask = pytest.mark.skipif(
    find_spec("distributed") is None, reason="Dask (distributed) is not installed"
)
ROOT = Path(__file__).parent.parent
RECIPES = ROOT / "examples" / "cluster"
FILES, TEXTS_IN_FILE = 6, 40

DYING = """
    import os
    from pathlib import Path
    from signal import SIGKILL
    from treatyparse.tables import parse_batches

    def executor():
        '''What is lost with a machine: of a Python worker of Spark, its JVM.'''
        process = os.getpid()
        while {of_java}:
            process = int(Path(f"/proc/{{process}}/stat").read_text().rpartition(")")[2].split()[1])
            if Path(f"/proc/{{process}}/comm").read_text().strip() == "java":
                break
        return process

    def dying(batches):
        '''parse_batches, but the first worker to have found something is killed.'''
        for batch in parse_batches(batches):
            yield batch
            try:
                os.close(os.open({sign!r}, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            except FileExistsError:
                continue
            os.kill(executor(), SIGKILL)
            os.kill(os.getpid(), SIGKILL)
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of Parquet files; some texts are null or in a language that there is none of."""
    folder = tmp_path_factory.mktemp("cluster") / "texts"
    folder.mkdir()
    samples = [
        (ROOT / "examples" / "article.txt").read_text(encoding="utf-8"),
        (ROOT / "examples" / "article.ru.txt").read_text(encoding="utf-8"),
        "«Стороны воздерживаются от применения силы», — говорится в декларации Кении и Уругвая.",
        "",
        None,
    ]
    for number in range(FILES):
        ids = [f"{number}-{place}" for place in range(TEXTS_IN_FILE)]
        words = [samples[place % len(samples)] for place in range(TEXTS_IN_FILE)]
        codes = ["xx" if place == 7 else None for place in range(TEXTS_IN_FILE)]
        columns = {"id": ids, "text": words, "language": pa.array(codes, pa.string())}
        parquet.write_table(pa.table(columns), folder / f"{number}.parquet", row_group_size=10)
    return folder


def counted(rows: list[dict[str, Any]]) -> Counter[str]:
    return Counter(map(repr, rows))


@pytest.fixture(scope="module")
def expected(texts: Path) -> Counter[str]:
    """Every row that one process finds, and how often."""
    found = tables.parse_batches(parquet.read_table(texts).to_batches())
    rows = pa.Table.from_batches(found).to_pylist()
    assert FILES * 2 < len(rows)
    assert FILES == sum("UnknownLanguageError" in (row["error"] or "") for row in rows)
    return counted(rows)


def run(*arguments: object) -> str:
    path = os.pathsep.join([str(Path(treatyparse.__file__).parent.parent), str(RECIPES)])
    done = subprocess.run(
        [sys.executable, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=220,
        check=False,
        env={**os.environ, "PYTHONPATH": path, "PYSPARK_PYTHON": sys.executable},
    )
    assert 0 == done.returncode, done.stderr[-3000:]
    return done.stdout


def driver(folder: Path, code: str, sign: Path, *, of_java: bool) -> Path:
    """A main program with a ``dying`` beside the recipe."""
    file = folder / "driver.py"
    dying = dedent(DYING).format(sign=str(sign), of_java=of_java)
    file.write_text(dying + dedent(code), encoding="utf-8")
    return file


def written(folder: Path) -> Counter[str]:
    return counted(parquet.read_table(folder).to_pylist())


@needs_spark
def test_spark_finds_what_one_process_finds(
    texts: Path, expected: Counter[str], tmp_path: Path
) -> None:
    run(RECIPES / "on_spark.py", texts, tmp_path / "clauses")
    assert expected == written(tmp_path / "clauses")


@needs_spark
@pytest.mark.skipif(not Path("/proc/self/comm").exists(), reason="no /proc to find the executor in")
def test_spark_loses_nothing_with_an_executor(
    texts: Path, expected: Counter[str], tmp_path: Path
) -> None:
    code = f"""
    if __name__ == "__main__":
        import on_spark
        from pyspark.sql import SparkSession
        spark = SparkSession.builder.master("local-cluster[2,1,1024]").getOrCreate()
        on_spark.run(spark, {str(texts)!r}, {str(tmp_path / "clauses")!r}, dying)
        spark.stop()
    """
    run(driver(tmp_path, code, tmp_path / "killed", of_java=True))
    assert (tmp_path / "killed").exists()
    assert expected == written(tmp_path / "clauses")


@needs_dask
@pytest.mark.parametrize("find", ["parse_batches", "dying"])
def test_dask_finds_what_one_process_finds_and_loses_nothing_with_a_worker(
    find: str, texts: Path, expected: Counter[str], tmp_path: Path
) -> None:
    code = f"""
    if __name__ == "__main__":
        import on_dask
        from distributed import Client, LocalCluster
        with LocalCluster(n_workers=3, threads_per_worker=1, dashboard_address=None) as cluster:
            with Client(cluster) as client:
                folders = Path({str(texts)!r}), Path({str(tmp_path / "clauses")!r})
                print(on_dask.run(client, *folders, {find}))
                print(on_dask.run(client, *folders, {find}))
    """
    first, second = run(driver(tmp_path, code, tmp_path / "killed", of_java=False)).split()[-2:]
    assert (find == "dying") == (tmp_path / "killed").exists()
    assert expected == written(tmp_path / "clauses")
    assert (sum(expected.values()), 0) == (int(first), int(second))
