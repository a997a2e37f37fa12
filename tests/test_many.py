"""Many texts: order, laziness, bad items, killed workers, interrupts, start-up."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from attrs.exceptions import FrozenInstanceError

import treatyparse
from treatyparse import (
    Document,
    InvalidArgumentError,
    ItemError,
    TreatyparseError,
    UnknownLanguageError,
    WorkerError,
    many,
    parse,
    parse_many,
    transfer,
)
from treatyparse.many import AHEAD, MOST_ITEMS

TEXTS = [f"«Стороны {number}», — говорится в договоре." for number in range(700)]


class Text(str):
    """A string of a class that another process cannot know."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        raise TypeError


@pytest.mark.parametrize("processes", [1, 2])
def test_documents_come_in_order_and_as_parse_gives_them(processes: int) -> None:
    texts = [*TEXTS, "", "A “word”."]
    assert [parse(text) for text in texts] == list(parse_many(texts, processes=processes))


@pytest.mark.parametrize("processes", [1, 2])
def test_a_bad_item_is_yielded_in_its_place(processes: int) -> None:
    texts: Any = ["a", None, "b", b"c", Text("d"), lambda: None]
    results = list(parse_many(texts, language="en", processes=processes))
    assert [Document, ItemError, Document, ItemError, Document, ItemError] == [
        type(result) for result in results
    ]
    assert isinstance(results[3], ItemError)
    assert 3 == results[3].index
    assert isinstance(results[3].error, InvalidArgumentError)
    assert "item 3: expected a text as str, got bytes" == str(results[3])


@pytest.mark.parametrize("processes", [1, 2])
def test_a_bad_item_knows_its_place_among_many(processes: int) -> None:
    texts: Any = [*TEXTS[:600], None, *TEXTS[:10]]
    results = parse_many(texts, language="ru", processes=processes)
    assert [600] == [r.index for r in results if isinstance(r, ItemError)]


@pytest.mark.parametrize("processes", [1, 2])
def test_the_language_holds_for_all(processes: int) -> None:
    results = parse_many(["да", "yes"], language="ru", processes=processes)
    assert ["ru", "ru"] == [r.language for r in results if isinstance(r, Document)]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_lexicon_of_ones_own_holds_for_all(processes: int) -> None:
    lexicon = treatyparse.Lexicon.from_toml('[language]\ncode = "zz"\nname = "Zed"\n')
    results = parse_many(["a", "b"], lexicon=lexicon, processes=processes)
    assert ["zz", "zz"] == [r.language for r in results if isinstance(r, Document)]


def test_one_process_reads_nothing_ahead() -> None:
    taken: list[int] = []
    results = parse_many(_endless(taken), language="en")
    assert [] == taken
    next(results)
    assert [0] == taken


def _endless(taken: list[int]) -> Iterator[str]:
    for number in count():
        taken.append(number)
        yield f"text {number}"


def test_several_processes_read_a_bounded_way_ahead() -> None:
    taken: list[int] = []
    results = parse_many(_endless(taken), language="en", processes=2)
    assert [] == taken
    first = list(islice(results, 3))
    assert ["text 0", "text 1", "text 2"] == [r.text for r in first if isinstance(r, Document)]
    assert len(taken) <= (AHEAD * 2 + 1) * MOST_ITEMS + 1
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("texts", ["one text", b"", 3, None])
def test_what_is_no_iterable_of_texts_is_refused_at_once(texts: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="expected an iterable of texts, got"):
        parse_many(texts)


@pytest.mark.parametrize("processes", [0, -1, True, 2.0, None])
def test_a_number_of_processes_is_positive(processes: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="expected a number of processes from 1, got"):
        parse_many([], processes=processes)


def test_an_unknown_language_is_refused_at_once() -> None:
    with pytest.raises(UnknownLanguageError):
        parse_many([], language="xx")


def test_an_error_of_the_iterable_is_its_own() -> None:
    def broken() -> Iterator[str]:
        yield "a"
        raise OSError("the disk is gone")

    for processes in (1, 2):
        with pytest.raises(OSError, match="the disk is gone"):
            list(parse_many(broken(), processes=processes))


def test_an_item_error_is_an_error_that_pickles() -> None:
    error = ItemError(4, ValueError("x"))
    copy = pickle.loads(pickle.dumps(error))
    assert (4, "item 4: x") == (copy.index, str(copy))
    assert isinstance(copy.__cause__, ValueError)
    with pytest.raises(TreatyparseError, match="item 4: x"):
        raise error


def run(script: str, folder: Path, **options: Any) -> subprocess.Popen[str]:
    file = folder / "main.py"
    file.write_text(textwrap.dedent(script), encoding="utf-8")
    root = Path(treatyparse.__file__).parent.parent
    return subprocess.Popen(
        [sys.executable, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        **options,
    )


# A process of two threads is never copied: its workers start anew.
SECOND_THREAD = """
import threading
threading.Thread(target=threading.Event().wait, daemon=True).start()
"""

# A stand-in for parse() that kills its process at some texts; the workers import it too.
KILLER = """
import os, signal, sys
from pathlib import Path
import treatyparse.many as many

parse = many.parse

def deadly(text, language=None, **settings):
    mark = Path("killed")
    if text == "always" or text == "once" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return parse(text, language, **settings)

many.parse = deadly
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills")
@pytest.mark.parametrize("threads", ["", SECOND_THREAD], ids=["copied", "started"])
def test_a_killed_worker_loses_no_item(threads: str, tmp_path: Path) -> None:
    script = (
        threads
        + KILLER
        + """
if __name__ == "__main__":
    texts = [str(number) for number in range(600)]
    texts[5] = "once"
    for result in many.parse_many(texts, language="en", processes=2):
        assert result.text == texts[0]
        del texts[0]
    print(len(texts))
"""
    )
    out, err = run(script, tmp_path).communicate(timeout=50)
    assert "0" == out.strip()
    assert "RuntimeWarning: a worker process was killed" in err


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal that kills")
@pytest.mark.parametrize("threads", ["", SECOND_THREAD], ids=["copied", "started"])
def test_a_text_that_kills_its_worker_is_an_error_and_the_rest_goes_on(
    threads: str, tmp_path: Path
) -> None:
    script = (
        threads
        + KILLER
        + """
if __name__ == "__main__":
    texts = ["0", "1", "2", "always", "4", "5"]
    for result in many.parse_many(texts, language="en", processes=2):
        print(getattr(result, "text", None) or f"{result.index} {type(result.error).__name__}")
"""
    )
    out, _ = run(script, tmp_path).communicate(timeout=50)
    assert ["0", "1", "2", "3 WorkerError", "4", "5"] == out.split("\n")[:-1]


def test_a_main_module_without_a_guard_is_told_so(tmp_path: Path) -> None:
    script = (
        SECOND_THREAD
        + """
import treatyparse
list(treatyparse.parse_many(["a"], processes=2))
"""
    )
    _, err = run(script, tmp_path).communicate(timeout=50)
    assert "WorkerError: expected worker processes to start" in err


@pytest.mark.skipif(shutil.which("ps") is None, reason="no ps to list the processes")
@pytest.mark.parametrize("threads", ["", SECOND_THREAD], ids=["copied", "started"])
def test_an_interrupt_ends_all_processes(threads: str, tmp_path: Path) -> None:
    script = (
        threads
        + """
import itertools, treatyparse
if __name__ == "__main__":
    texts = map("«слово» {}".format, itertools.count())
    for number, result in enumerate(treatyparse.parse_many(texts, processes=2)):
        if number == 0:
            print("started", flush=True)
"""
    )
    process = run(script, tmp_path, start_new_session=True)
    assert process.stdout
    assert "started\n" == process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert 1 == err.count("Traceback")
    assert err.rstrip().endswith("KeyboardInterrupt")
    for _ in range(50):
        if not (left := _alive(process.pid)):
            break
        time.sleep(0.1)
    assert [] == left


def _alive(group: int) -> list[str]:
    """The processes of a group that still run; one that only waits to be reaped does not."""
    listed = subprocess.run(
        ["ps", "-A", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True
    )
    rows = [line.split(maxsplit=2) for line in listed.stdout.splitlines()]
    return [" ".join(row) for row in rows if int(row[0]) == group and not row[1].startswith("Z")]


def test_the_errors_are_those_of_the_library() -> None:
    assert issubclass(WorkerError, TreatyparseError)
    assert issubclass(WorkerError, RuntimeError)


def test_every_worker_has_started_before_any_reads_a_text() -> None:
    """A pool that loses a process while it starts another would wait for the new one forever."""
    workers = many._Workers(3, many._Settings("en"))
    try:
        workers.submit(["a"]).result()
        assert workers._pool is not None
        assert 3 == len(workers._pool._processes)
    finally:
        workers.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_only_a_process_of_one_thread_is_copied(tmp_path: Path) -> None:
    script = """
        import threading
        from treatyparse.many import _may_fork
        print(_may_fork())
        threading.Thread(target=threading.Event().wait, daemon=True).start()
        print(_may_fork())
    """
    out, _ = run(script, tmp_path).communicate(timeout=50)
    assert ["True", "False"] == out.split()


def test_documents_travel_as_they_are() -> None:
    """Every class of results has a way of its own; what came of it is equal, frozen and whole."""
    document = treatyparse.parse(
        "«Мы подпишем договор, — сказал Петров, — завтра». Россия и Китай подписали договор о "
        "взаимной военной помощи от 5 мая 2020 года. Вышла газета «Труд».",
        "ru",
    )
    [copy] = transfer.read(transfer.written([document]))
    assert document == copy
    assert isinstance(copy, treatyparse.Document)
    assert repr(list(document.spans())) == repr(list(copy.spans()))
    assert document.to_json() == copy.to_json()
    with pytest.raises(FrozenInstanceError):
        copy.quotations[0].span.start = 0  # type: ignore[misc]
