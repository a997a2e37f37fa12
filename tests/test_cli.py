"""The command line: every format, every kind of input, every exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

import treatyparse
from treatyparse import Document, Span, parse

pytest.importorskip("click", reason="the extra cli is not installed")
pytest.importorskip("rich", reason="the extra cli is not installed")

from treatyparse import cli
from treatyparse.errors import MissingExtraError
from treatyparse.inputs import InputError, article_of, decode, find_inputs
from treatyparse.reports import Csv, Record

RU = "«Стороны развивают торговлю», — говорится в декларации о сотрудничестве двух стран.\n"
EN = "“The sides will trade,” the declaration says.\r\n"


def run(*arguments: object, data: bytes = b"", **environment: str) -> tuple[int, bytes, str]:
    root = str(Path(treatyparse.__file__).parent.parent)
    done = subprocess.run(
        [sys.executable, "-m", "treatyparse", *map(str, arguments)],
        input=data,
        capture_output=True,
        timeout=50,
        check=False,
        env={**os.environ, "PYTHONPATH": root, **environment},
    )
    return done.returncode, done.stdout, done.stderr.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_bytes(EN.encode())
    (tmp_path / "deep" / "b.txt").write_bytes(RU.encode("cp1251"))
    (tmp_path / "deep" / "c.bin").write_bytes(b"\0\xff")
    (tmp_path / ".hidden.txt").write_text("no")
    return tmp_path


def test_json_lines_hold_the_documents(folder: Path) -> None:
    code, out, err = run("parse", folder, "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert (0, "") == (code, err)
    assert [str(folder / "a.txt"), str(folder / "deep/b.txt")] == [r["source"] for r in records]
    assert [parse(EN), parse(RU)] == [Document.from_dict(r["document"]) for r in records]


def test_one_file_is_as_many(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert 0 == cli.run(["parse", str(folder / "a.txt"), "-f", "json", "-l", "en"])
    (record,) = json.loads(capsysbinary.readouterr().out)
    assert parse(EN, "en") == Document.from_dict(record["document"])


def test_a_source_that_fails_is_named_and_the_rest_goes_on(folder: Path) -> None:
    bad, missing = folder / "deep" / "c.bin", folder / "missing.txt"
    code, out, err = run("parse", bad, missing, folder / "a.txt", "-f", "json", "-p", 2)
    assert cli.EXIT_ITEMS == code
    assert [
        f"{bad}: expected text, got bytes in no encoding that can be recognised",
        f"{missing}: No such file or directory",
    ] == err.splitlines()
    assert ["error", "error", "document"] == [list(record)[1] for record in json.loads(out)]


def test_standard_input_is_a_source() -> None:
    code, out, _ = run("parse", "-", "-f", "jsonl", data=RU.encode())
    assert 0 == code
    assert ("-", RU) == (json.loads(out)["source"], json.loads(out)["document"]["text"])


def test_patterns_are_widened_and_each_file_is_read_once(folder: Path) -> None:
    names = [str(folder / "**" / "*.txt"), str(folder / "a.txt"), str(folder)]
    found = [source.name for source in find_inputs(names)]
    assert [str(folder / "a.txt"), str(folder / "deep/b.txt")] == found


def test_the_table_is_for_people(folder: Path) -> None:
    (folder / "a.txt").write_text("“Peace\x1b[31m \u202ewins,” said Ann Lee.", encoding="utf-8")
    code, out, _ = run("parse", folder / "a.txt", "--explain")
    assert 0 == code
    assert "quotations" in out.decode()
    assert "Peace[U+001B]" in out.decode()
    assert b"\x1b" not in out


def test_csv_has_a_row_a_clause(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    code = cli.run(["example", "-f", "csv", "--explain"])
    rows = list(csv.DictReader(io.StringIO(capsysbinary.readouterr().out.decode())))
    text = run("example", "--text")[1].decode()
    assert 0 == code
    assert len(parse(text).clauses) == len(rows)
    for row in rows:
        assert row["text"] == text[int(row["start"]) : int(row["end"])]
        assert set(row["types"].split("; ")) <= set(treatyparse.ClauseType)


HARMFUL = ["=1+2", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "－1"]


@pytest.mark.parametrize("cell", HARMFUL, ids=ascii)
def test_no_cell_is_a_formula(cell: str) -> None:
    """A spreadsheet runs no cell of the CSV; told to, the command leaves cells as they are."""
    text = f"{cell} and Peru and Chile shall expand trade."
    clause = treatyparse.Clause(Span.of(text, 0, len(text)), ["economic"], parties=(cell,))
    document = Document(text, "en", clauses=(clause,))
    for exact, mark in ((False, "'"), (True, "")):
        stream = io.BytesIO()
        report = Csv(stream, exact=exact)
        report.add(Record(cell, document))
        report.finish()
        (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
        assert [mark + cell, mark + text, mark + cell] == [
            row[name] for name in ("source", "text", "parties")
        ]


def test_exact_cells_on_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "=a.txt").write_text("Peru and Chile shall expand trade.")
    command = [sys.executable, "-m", "treatyparse", "parse", "=a.txt", "-f", "csv"]
    root = str(Path(treatyparse.__file__).parent.parent)
    for option, name in ((["--exact"], b"=a.txt"), ([], b"'=a.txt")):
        out = subprocess.check_output(
            [*command, *option], cwd=tmp_path, env={**os.environ, "PYTHONPATH": root}, timeout=50
        )
        assert name == out.splitlines()[1].split(b",")[0]


def test_the_table_shows_each_quotation_that_it_counts(folder: Path) -> None:
    """Names and terms as well, with their kind, though nobody says them."""
    (folder / "a.txt").write_text("The ship “Sea Lark” met the “pirates”.", encoding="utf-8")
    _, out, _ = run("parse", folder / "a.txt")
    table = out.decode()
    assert "2 quotations" in table
    assert [True, True] == [
        any(kind in line and words in line for line in table.splitlines())
        for kind, words in (("name", "Sea Lark"), ("term", "pirates"))
    ]


def test_parquet_is_written(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    file = tmp_path / "clauses.parquet"
    assert 0 == cli.run(["example", "-f", "parquet", "-o", str(file)])
    found = parquet.read_table(file)
    assert ["id", "clause", "start"] == found.column_names[:3]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_example_is_a_page(language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert 0 == cli.run(["example", "-f", "html", "-l", language, "-o", str(file)])
    assert "<h1>example" in file.read_text(encoding="utf-8")
    assert [file] == list(tmp_path.iterdir())


def test_a_page_holds_many_documents_and_the_failures(folder: Path) -> None:
    code, out, _ = run("parse", folder / "a.txt", folder / "a.txt", folder / "no", "-f", "html")
    page = out.decode()
    assert cli.EXIT_ITEMS == code
    assert (2, 1, 1) == (page.count("<h1>"), page.count('role="alert"'), page.count("<style>"))


def test_an_output_that_fails_leaves_the_old_file(folder: Path) -> None:
    file = folder / "out.json"
    file.write_text("old")
    (folder / "a.txt").chmod(0o644)
    code, _, err = run("parse", folder / "a.txt", "-f", "json", "-o", folder / "no" / "x.json")
    assert cli.EXIT_ITEMS == code
    assert "No such file or directory" in err
    code, _, _ = run("parse", folder / "a.txt", "--encoding", "x", "-f", "parquet", "-o", file)
    assert 0 != code or file.read_bytes().startswith(b"PAR1")
    assert not list(folder.glob(".out*"))


def test_languages_and_schema_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.run(["languages"])
    assert "ru  Russian" in capsys.readouterr().out.splitlines()
    assert 0 == cli.run(["schema"])
    assert Document.json_schema() == json.loads(capsys.readouterr().out)


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert 0 == cli.run(["--version"])
    assert treatyparse.__version__ in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["parse"],
        ["parse", "x", "--format", "xml"],
        ["parse", "x", "--language", "tlh"],
        ["parse", "x", "--processes", "0"],
        ["no-such-command"],
    ],
)
def test_a_wrong_command_is_told(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.EXIT_USAGE == cli.run(arguments)
    assert "Error: " in capsys.readouterr().err


def test_no_files_is_a_wrong_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.EXIT_USAGE == cli.run(["parse", str(tmp_path)])
    assert "expected files to read, found none" in capsys.readouterr().err


def test_help_documents_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["parse", "--help"]):
        assert 0 == cli.run(arguments)
        assert "130  interrupted" in capsys.readouterr().out


def test_without_its_packages_the_command_says_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise ModuleNotFoundError(name='click')")
    root = Path(treatyparse.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, "-m", "treatyparse", "languages"],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"},
    )
    assert cli.EXIT_MISSING == done.returncode
    assert done.stderr == (
        "treatyparse: The command line: expected the package click; to get it: "
        "pip install 'treatyparse[cli]'\n"
    )


def test_a_reader_that_has_enough_is_no_failure(folder: Path) -> None:
    command = f"{sys.executable} -m treatyparse example -f json | head -c 1"
    root = str(Path(treatyparse.__file__).parent.parent)
    done = subprocess.run(
        ["sh", "-c", command],
        capture_output=True,
        timeout=50,
        check=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert (b"[", b"") == (done.stdout, done.stderr)


WRITTEN = [form for form in cli.FORMATS if form != "parquet" or find_spec("pyarrow")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_a_full_disk_is_told(form: str) -> None:
    root = str(Path(treatyparse.__file__).parent.parent)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "treatyparse", "example", "-f", form],
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=50,
            check=False,
            env={**os.environ, "PYTHONPATH": root},
        )
    assert cli.EXIT_ITEMS == done.returncode
    assert b"treatyparse: [Errno 28] No space left on device\n" == done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the system limits no files")
@pytest.mark.parametrize("form", WRITTEN)
def test_a_disk_that_fills_leaves_the_old_file(form: str, tmp_path: Path) -> None:
    file = tmp_path / "out"
    file.write_text("old")
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)); "
        "from treatyparse.__main__ import main; sys.exit(main())"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, "example", "-f", form, "-o", str(file)],
        capture_output=True,
        timeout=50,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(treatyparse.__file__).parent.parent)},
    )
    assert (cli.EXIT_ITEMS, b"") == (done.returncode, done.stdout)
    assert b"File too large" in done.stderr
    assert [file] == list(tmp_path.iterdir())
    assert "old" == file.read_text()


@pytest.mark.parametrize("form", ["table", "jsonl", "html"])
def test_a_pipe_that_closes_is_told_by_the_code_alone(form: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "treatyparse", "example", "-f", form],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(treatyparse.__file__).parent.parent)},
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert b"" == process.stderr.read()
    process.stderr.close()
    assert cli.EXIT_ITEMS == process.wait(50)


@pytest.mark.skipif(sys.platform == "win32", reason="interrupts are sent otherwise")
@pytest.mark.parametrize(("form", "processes"), [("jsonl", 1), ("jsonl", 2), ("html", 1)])
def test_an_interrupt_leaves_the_old_file(form: str, processes: int, folder: Path) -> None:
    """The command waits for its standard input when the interrupt comes."""
    file = folder / "deep" / "out"
    file.write_text("old")
    before = sorted(folder.rglob("*"))
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "treatyparse", "parse", str(folder / "a.txt"), "-"),
            *("-f", form, "-o", str(file), "-p", str(processes)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(Path(treatyparse.__file__).parent.parent)},
    )
    try:
        end = time.monotonic() + 40
        while sorted(folder.rglob("*")) == before and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=50)
    finally:
        process.kill()
    assert (cli.EXIT_INTERRUPTED, "old") == (process.returncode, file.read_text())
    assert b"treatyparse: interrupted" in told
    assert before == sorted(folder.rglob("*"))


LONG_RU = RU * 5


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (EN.encode("utf-8-sig"), EN),
        (RU.encode("utf-16"), RU),
        (b"\xfe\xff" + RU.encode("utf-16-be"), RU),
        (RU.encode("utf-32"), RU),
        (LONG_RU.encode("cp1251"), LONG_RU),
        (
            LONG_RU.encode("koi8-r", "replace"),
            LONG_RU.replace("—", "?").replace("«", "?").replace("»", "?"),
        ),
        (
            "Die Länder führen Gespräche über Öl.".encode("cp1252"),
            "Die Länder führen Gespräche über Öl.",
        ),
    ],
)
def test_the_encoding_is_detected(data: bytes, text: str) -> None:
    assert text == decode(data)


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", None, "expected text, got bytes in no encoding"),
        (b"\xff", "utf-8", "expected text in utf-8: "),
        (b"a", "no-such", "expected the name of an encoding, got 'no-such'"),
        (b"\xff\xfea", None, "expected text in utf-16-le: "),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    data: bytes, encoding: str | None, message: str
) -> None:
    with pytest.raises(InputError, match=f"^{message}"):
        decode(data, encoding)


PARAGRAPH = (
    "The two sides agreed to lower the tariffs on grain and to build a joint plant for tractors. "
)
WEB = f"""<!DOCTYPE html><html><head><title>Talks</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Talks on trade</h1><p>{PARAGRAPH * 3}</p><p>“{PARAGRAPH * 2}” said the minister.</p>
</article><footer>Copyright</footer></body></html>"""


def test_a_web_page_gives_its_article(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="the extra web is missing", exc_type=ImportError)
    file = tmp_path / "page"
    file.write_text(WEB, encoding="utf-8")
    (source,) = find_inputs([str(file)])
    text = source.read()
    assert PARAGRAPH.strip() in text
    assert "said the minister." in text
    assert "\n\n“" in text
    assert "Copyright" not in text
    with pytest.raises(InputError, match="expected an article on the page, found none"):
        article_of(b"<html></html>")


def test_without_trafilatura_a_web_page_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'treatyparse\[web\]'"):
        article_of(b"<html></html>")


def test_without_a_detector_an_odd_encoding_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "charset_normalizer", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'treatyparse\[cli\]'"):
        decode(RU.encode("cp1251"))


def test_without_pyarrow_parquet_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.delitem(sys.modules, "treatyparse.tables", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    file = tmp_path / "x.parquet"
    assert cli.EXIT_MISSING == cli.run(["example", "-f", "parquet", "-o", str(file)])
    assert "pip install 'treatyparse[arrow]'" in capsys.readouterr().err
    assert [] == list(tmp_path.iterdir())


def test_a_vocabulary_of_ones_own(tmp_path: Path) -> None:
    text, words = tmp_path / "a.txt", tmp_path / "mine.toml"
    text.write_text("Norway and Japan will build a sky shield together.")
    words.write_text('[types.military.general_military]\nstrong = ["sky shield"]')
    code, out, err = run("parse", text, "--vocabulary", words, "-f", "jsonl")
    assert (0, "") == (code, err)
    assert "sky shield" == json.loads(out)["document"]["clauses"][0]["evidence"][0]["term"]
    words.write_text("[types]\nmilitary = 3")
    code, out, err = run("parse", text, "--vocabulary", words)
    assert (cli.EXIT_USAGE, b"") == (code, out)
    assert "mine.toml [types.military]: expected a table" in err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_json_cannot_hold_is_an_error_of_its_source(tmp_path: Path, form: str) -> None:
    """Two halves of a surrogate pair, which JSON would read as one code point."""
    (tmp_path / "a.txt").write_text(r"\ud83e\udd1d")
    (tmp_path / "b.txt").write_text("peace")
    code, out, err = run("parse", tmp_path, "--encoding", "unicode_escape", "-f", form)
    records = json.loads(out) if form == "json" else list(map(json.loads, out.splitlines()))
    assert (cli.EXIT_ITEMS, ["error", "document"]) == (code, [list(r)[1] for r in records])
    assert "a.txt: $.text: expected no high surrogate followed by a low one" in err
