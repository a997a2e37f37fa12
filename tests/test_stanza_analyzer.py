"""The Stanza analyzer on small models: exact offsets, no network, one error for every lack."""

import json
import multiprocessing
import os
import pickle
import socket
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from hashlib import md5
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import stanza_models
from tests.stanza_models import analyzer, paths
from treatyparse import Analysis, AnalyzerUnavailableError, StanzaAnalyzer
from treatyparse.analysis.stanza_models import StanzaModels

pytestmark = stanza_models.needs_stanza

SLOW = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


def tree(analysis: Analysis) -> list[tuple[str, str | None, str | None, str | None]]:
    tokens = analysis.tokens
    return [
        (t.form, t.lemma, t.relation, None if t.head is None else tokens[t.head].form)
        for t in tokens
    ]


def test_a_russian_sentence_is_read() -> None:
    analysis = analyzer("ru").analyze("Министр подчеркнул важность договора.")
    assert [
        ("Министр", "министр", "nsubj", "подчеркнул"),
        ("подчеркнул", "подчеркнуть", "root", None),
        ("важность", "важность", "obj", "подчеркнул"),
        ("договора", "договор", "nmod", "важность"),
        (".", ".", "punct", "подчеркнул"),
    ] == tree(analysis)


def test_a_multi_word_token_is_two_words_with_offsets() -> None:
    text = "We don't agree."
    tokens = analyzer("en").analyze(text).tokens
    assert ["We", "do", "n't", "agree", "."] == [token.form for token in tokens]
    assert all(text[token.start : token.end] == token.span.text for token in tokens)


def test_expanded_words_without_letters_of_their_own_carry_the_span_of_the_token() -> None:
    """As Stanza gives them for French "du": the words have no offsets, the token has."""
    from stanza.models.common.doc import Document

    from treatyparse.analysis.stanza import _Annotations

    document = Document(
        [
            [
                {"id": [1, 2], "text": "du", "start_char": 3, "end_char": 5},
                {"id": 1, "text": "de", "head": 3, "deprel": "case"},
                {"id": 2, "text": "le", "head": 3, "deprel": "det"},
                {"id": 3, "text": "pacte", "head": 0, "start_char": 6, "end_char": 11},
            ]
        ],
        text="   du pacte",
    )
    annotations = _Annotations("   du pacte")
    annotations.add(document, 0)
    tokens = annotations.analysis().tokens
    assert [("de", 3, 5, 2), ("le", 3, 5, 2), ("pacte", 6, 11, None)] == [
        (token.form, token.start, token.end, token.head) for token in tokens
    ]


def test_entities_are_found() -> None:
    analysis = analyzer("ru").analyze("В Москве выступил Сергей Лавров.")
    assert ("Сергей Лавров", "PER") in {(e.span.text, e.type) for e in analysis.entities}


DENSE = st.text(st.sampled_from("ab.!\"'’“” \n\r\t«»-–\u00a0\u00ad\u200b\u2028é\u0301\ufeff😀"))
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | DENSE


@pytest.mark.parametrize("language", ["en", "ru"])
@given(text=ANY_TEXT)
@SLOW
def test_offsets_are_exact_on_any_text(language: str, text: str) -> None:
    """Every span agrees with the text (an analysis checks that itself), and no letter is lost."""
    analysis = analyzer(language).analyze(text)
    assert text == analysis.text
    covered = {place for token in analysis.tokens for place in range(token.start, token.end)}
    assert all(text[i].isspace() or i in covered for i in range(len(text)) if text[i].isalnum())


def test_a_very_long_word_keeps_its_text() -> None:
    word = "a" * 3000
    assert [word] == [token.form for token in analyzer("en").analyze(word).tokens]


@pytest.mark.parametrize("size", [40, 90, 10_000])
def test_a_text_in_chunks_is_read_as_in_one_piece(size: int) -> None:
    text = "\r\n\r\n".join(
        ["The sides agreed on trade.", "We can't wait, he said.", "Work on."] * 3
    )
    small = StanzaAnalyzer("en", model_paths=paths("en"), chunk_size=size)
    small._pipeline = analyzer("en")._pipeline
    assert analyzer("en").analyze(text) == small.analyze(text)


def test_the_network_is_never_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was attempted")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    fresh = StanzaAnalyzer("en", model_paths=paths("en"))
    assert fresh.analyze("They agreed.").tokens
    with pytest.raises(AnalyzerUnavailableError):
        StanzaAnalyzer("en", model_dir="nowhere").load()


def test_nothing_is_printed_and_no_logger_is_left_changed() -> None:
    code = (
        "import logging\nfrom tests import stanza_models\n"
        "a = stanza_models.analyzer('en'); a.analyze('They agreed.')\n"
        "print(logging.getLogger('stanza').level)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, [str(TESTS.parent), *sys.path])),
        },
    )
    assert ("20\n", "") == (done.stdout, done.stderr)  # 20: what importing stanza sets


TESTS = Path(__file__).parent


def write_resources(folder: Path, *, models: tuple[str, ...] = ()) -> Path:
    """A folder as ``stanza.download`` leaves it, with these models of the English ones."""
    files = {name: Path(path) for name, path in paths("en").items()}
    listed: dict[str, Any] = {
        name: {"tiny": {"md5": md5(file.read_bytes(), usedforsecurity=False).hexdigest()}}
        for name, file in files.items()
    }
    listed["packages"] = {"default": dict.fromkeys(files, "tiny")}
    listed["pos"]["tiny"]["dependencies"] = [{"model": "pretrain", "package": "vectors"}]
    resources = {"en": listed, "anglo": {"alias": "en"}, "url": "unused"}
    folder.mkdir(exist_ok=True)
    (folder / "resources.json").write_text(json.dumps(resources), encoding="utf-8")
    for name in models:
        (folder / "en" / name).mkdir(parents=True)
        (folder / "en" / name / "tiny.pt").symlink_to(files[name])
    return folder


def test_a_downloaded_folder_is_used(tmp_path: Path) -> None:
    folder = write_resources(tmp_path, models=("tokenize", "mwt"))
    found = StanzaAnalyzer("en", model_dir=folder, processors=("tokenize",))
    assert ["do", "n't"] == [token.form for token in found.analyze("don't").tokens]
    aliased = StanzaAnalyzer("anglo", model_dir=folder, processors=("tokenize", "mwt"))
    assert ["do", "n't"] == [token.form for token in aliased.analyze("don't").tokens]


ALL = "tokenize,mwt,pos,lemma,depparse"
FAILURES: dict[str, tuple[Callable[[Path], StanzaAnalyzer], str, str]] = {
    "no resources file": (
        lambda folder: StanzaAnalyzer("en", model_dir=folder / "empty"),
        "Stanza's list of resources {folder}/empty/resources.json",
        "stanza.download('en', model_dir='{folder}/empty')",
    ),
    "resources file of something else": (
        lambda folder: StanzaAnalyzer("en", model_dir=folder / "broken"),
        "Stanza's list of resources {folder}/broken/resources.json",
        "stanza.download('en', model_dir='{folder}/broken')",
    ),
    "language": (
        lambda folder: StanzaAnalyzer("tlh", model_dir=folder),
        "the language 'tlh' in {folder}/resources.json",
        "stanza.download('tlh', model_dir='{folder}')",
    ),
    "processor not offered": (
        lambda folder: StanzaAnalyzer("en", model_dir=folder, processors=("tokenize", "ner")),
        "the processor ner, in {folder}/resources.json",
        "stanza.download('en', model_dir='{folder}', processors='ner')",
    ),
    "processor without what it needs": (
        lambda _: StanzaAnalyzer("en", model_paths=paths("en", "tokenize", "depparse")),
        (
            "the processor pos, which tokenize, depparse needs; "
            "the processor lemma, which tokenize, depparse needs"
        ),
        "stanza.download('en', processors='pos,lemma')",
    ),
    "processor without a path": (
        lambda _: StanzaAnalyzer(
            "en", model_paths=paths("en", "tokenize"), processors=("tokenize", "pos")
        ),
        "the processor pos, in model_paths",
        "stanza.download('en', processors='pos')",
    ),
    "model in the folder": (
        lambda folder: StanzaAnalyzer("en", model_dir=folder),
        "; ".join(
            f"the model file {{folder}}/en/{name}.pt"
            for name in ("pos/tiny", "pretrain/vectors", "lemma/tiny", "depparse/tiny")
        ),
        f"stanza.download('en', model_dir='{{folder}}', processors='{ALL}')",
    ),
    "model of a path": (
        lambda folder: StanzaAnalyzer("en", model_paths={"tokenize": folder / "none.pt"}),
        "the model file {folder}/none.pt",
        "stanza.download('en', processors='tokenize')",
    ),
    "not a model": (
        lambda folder: StanzaAnalyzer(
            "en", model_paths=paths("en") | {"lemma": folder / "resources.json"}
        ),
        "a usable model for lemma in {folder}/resources.json",
        f"stanza.download('en', processors='{ALL}')",
    ),
    "model of another processor": (
        lambda _: StanzaAnalyzer("en", model_paths=paths("en") | {"pos": paths("en")["lemma"]}),
        f"a usable model for pos in {stanza_models.MODELS}/en/lemma.pt",
        f"stanza.download('en', processors='{ALL}')",
    ),
}


@pytest.mark.parametrize("case", FAILURES)
def test_what_is_missing_is_named_with_the_command_that_gets_it(case: str, tmp_path: Path) -> None:
    make, missing, command = FAILURES[case]
    folder = write_resources(tmp_path, models=("tokenize", "mwt"))
    (folder / "broken").mkdir()
    (folder / "broken" / "resources.json").write_text("[", encoding="utf-8")
    with pytest.raises(AnalyzerUnavailableError) as caught:
        make(folder).load()
    assert missing.format(folder=folder) == "; ".join(caught.value.missing)
    assert f'python -c "import stanza; {command.format(folder=folder)}"' == caught.value.remedy


SERVE = """
import os, sys, threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_): pass

served, folder = sys.argv[1:]
server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=served))
threading.Thread(target=server.serve_forever, daemon=True).start()
root = f"http://127.0.0.1:{server.server_port}"
os.environ["STANZA_RESOURCES_URL"] = root
os.environ["STANZA_MODEL_URL"] = root + "/{lang}/{filename}"

from treatyparse import AnalyzerUnavailableError
from treatyparse import StanzaAnalyzer

make = partial(StanzaAnalyzer, "en", folder, allow_download=True)
print([t.form for t in make(processors=("tokenize", "mwt")).analyze("don't").tokens])
server.shutdown()
print([t.form for t in make(processors=("tokenize", "mwt")).analyze("don't").tokens])
server.server_close()
try:
    make(processors=("tokenize", "mwt", "pos")).load()
except AnalyzerUnavailableError as error:
    print(error.missing[0].partition(" (")[0], error.remedy, sep="\\n")
"""


def test_models_are_downloaded_where_that_is_allowed(tmp_path: Path) -> None:
    """From a server of our own; a second time, without it, what is there is used."""
    import stanza

    served = write_resources(tmp_path / "served", models=("tokenize", "mwt"))
    (served / "resources.json").rename(served / f"resources_{stanza.__resources_version__}.json")
    folder = tmp_path / "folder"
    done = subprocess.run(
        [sys.executable, "-c", SERVE, served, folder],
        capture_output=True,
        text=True,
        check=True,
        timeout=50,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert [
        "['do', \"n't\"]",
        "['do', \"n't\"]",
        "the models, which could not be downloaded",
        (
            f"python -c \"import stanza; stanza.download('en', model_dir='{folder}', "
            "processors='tokenize,mwt,pos')\""
        ),
    ] == done.stdout.splitlines()
    assert "" == done.stderr


def test_models_are_loaded_once_however_many_threads_come(monkeypatch: pytest.MonkeyPatch) -> None:
    loads = []
    load = StanzaModels.load

    def counted(models: StanzaModels) -> Any:
        loads.append(1)
        return load(models)

    monkeypatch.setattr(StanzaModels, "load", counted)
    fresh = StanzaAnalyzer("en", model_paths=paths("en", "tokenize"))
    texts = [f"They agreed on {n} points. We can't." for n in range(12)]
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(fresh.analyze, texts))
    assert [1] == loads
    assert [fresh.analyze(text) for text in texts] == together


def test_threads_read_as_one_does() -> None:
    texts = [f"“We have {n} days,” the minister said. They don't agree." for n in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(analyzer("en").analyze, texts))
    assert [analyzer("en").analyze(text) for text in texts] == together


def test_a_pool_that_spawns_gets_analyzers_of_its_own() -> None:
    fresh = StanzaAnalyzer("en", model_paths=paths("en", "tokenize", "mwt"))
    expected = fresh.analyze("We can't.")
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert expected == pool.submit(fresh.analyze, "We can't.").result(timeout=50)


def _error_of(one: StanzaAnalyzer) -> str:
    try:
        one.analyze("They agreed.")
    except AnalyzerUnavailableError as error:
        return str(error)
    return ""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")
def test_a_forked_process_gets_an_error_and_does_not_hang() -> None:
    loaded, fresh = analyzer("en"), StanzaAnalyzer("en", model_paths=paths("en"))
    for one in (loaded, fresh):
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.write(writer, _error_of(one).encode())
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, encoding="utf-8") as answer:
            assert 'multiprocessing.get_context("spawn")' in answer.read()
        os.waitpid(child, 0)


def test_a_loaded_analyzer_is_pickled_without_its_models() -> None:
    copy = pickle.loads(pickle.dumps(analyzer("en")))
    assert not copy.is_loaded
