"""Text is untrusted: nothing is fetched, run, unpickled or looked up by a name from outside."""

from __future__ import annotations

import ast
import copy
import multiprocessing
import pickle
import socket
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import treatyparse
from treatyparse import Document, UnknownLanguageError, load_lexicon

PACKAGE = Path(treatyparse.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
TEXTS = {
    "ru": "«Стороны развивают торговлю», — говорится в договоре России и Ирана.",
    "en": "“The Parties shall not use force,” the treaty of Peru and Chile says.",
    "zh": "“双方发展贸易”，条约指出。",
    "ar": "قال الوزير: «سنبني جسرا».",
}


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language, no text and no way of showing a document opens a connection."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    for code in treatyparse.languages():
        for text in [*TEXTS.values(), "see https://example.org/a and //example.org/b"]:
            document = treatyparse.parse(text, code)
            document.to_json()
            document._repr_html_()
            treatyparse.classify(text)


FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__", "input", "breakpoint"}
FORBIDDEN_MODULES = {
    *("socket", "ssl", "http", "urllib", "urllib.request", "requests", "ftplib", "smtplib"),
    *("marshal", "shelve", "ctypes", "subprocess", "webbrowser", "yaml", "dill", "cloudpickle"),
}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_run(path: Path) -> None:
    """No module evaluates text, starts a program, or imports what goes to the network."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not {alias.name for alias in node.names} & FORBIDDEN_MODULES
        elif isinstance(node, ast.ImportFrom):
            assert node.module not in FORBIDDEN_MODULES
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in FORBIDDEN_CALLS
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            called = ast.unparse(node.func)
            assert called not in ("os.system", "os.popen", "pickle.load", "pickle.Unpickler")
            if called == "pickle.loads":  # only what a process of this program has written
                assert path.name == "transfer.py"


@pytest.mark.parametrize("code", ["../languages/ru", "../../pyproject", "ru.toml", "/etc/passwd"])
def test_a_code_is_no_path(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A code is looked up among the shipped files; nothing is read for an unknown one."""

    def refuse(self: Path, *_: object, **__: object) -> str:
        raise AssertionError(f"{self} was read")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(UnknownLanguageError):
        treatyparse.load_lexicon(code)


@pytest.mark.parametrize(
    "text",
    [
        "“<script>alert(1)</script>” he said.",
        "“a” <img src=x onerror=alert(1)> & said Ana.",
        "</mark></div>“a”<style>*{display:none}</style>",
        '“" onmouseover="alert(1)” said he.',
    ],
)
def test_markup_is_escaped(text: str) -> None:
    """What stands in a text stays text in the notebook and in the page."""
    page = treatyparse.parse(text, "en")._repr_html_()
    for dangerous in ("<script>alert", "<img src=x", "<style>*", '" onmouseover="'):
        assert dangerous not in page


def test_threads() -> None:
    """Sixteen threads that load and parse at once get what one gets."""
    work = [(text, code) for code, text in TEXTS.items()] * 8
    expected = [treatyparse.parse(*item) for item in work]
    with ThreadPoolExecutor(16) as pool:
        assert expected == list(pool.map(lambda item: treatyparse.parse(*item), work))


FIRST_USE = """
import threading, treatyparse
gate, found = threading.Barrier(8), []
def work():
    gate.wait()
    found.append(treatyparse.parse({text!r}, "ru").to_json())
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
print(len(found), len(set(found)))
"""


def test_threads_at_first_use() -> None:
    """The first use of a language by several threads at once loads it once and well."""
    code = FIRST_USE.format(text=TEXTS["ru"])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50
    )
    assert ("8 1", "") == (done.stdout.strip(), done.stderr)


def test_spawned_processes() -> None:
    """A process that is spawned afresh reads the same, and its documents travel."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        found = list(pool.map(treatyparse.parse, TEXTS.values()))
    assert [treatyparse.parse(text) for text in TEXTS.values()] == found


@pytest.mark.parametrize("code", TEXTS)
def test_copies(code: str) -> None:
    """A document is kept by copies of any kind, and stays frozen."""
    document = treatyparse.parse(TEXTS[code], code)
    copies: list[Any] = [pickle.loads(pickle.dumps(document, p)) for p in range(2, 6)]
    copies += [copy.copy(document), copy.deepcopy(document)]
    for again in copies:
        assert document == again
        assert hash(document) == hash(again)
        assert isinstance(again, Document)
        with pytest.raises(AttributeError):
            again.text = "other"  # type: ignore[misc]


def test_memory_stays_bounded() -> None:
    """Words seen once do not pile up: what a lexicon remembers of texts has a bound."""
    from treatyparse import terms

    lexicon = load_lexicon("en")
    treatyparse.parse(" ".join(f"w{number}x" for number in range(1000)), "en")
    assert len(lexicon.matcher._words) <= terms._MOST_FORMS + 1000
