"""Analyzers without any model: the objects, the lexical default, chunks, configuration, errors."""

import pickle
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatyparse import (
    AnalyzerUnavailableError,
    InvalidArgumentError,
    InvalidSpanError,
    Span,
    StanzaAnalyzer,
)
from treatyparse.analysis import (
    Analysis,
    Analyzer,
    LexicalAnalyzer,
    SentenceTokens,
    Token,
)
from treatyparse.analysis.chunks import chunks
from treatyparse.detection import detect_language
from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read

DENSE = st.text(st.sampled_from("ab.! \n\r\t«»\u00ad\u2028é\ud800"), max_size=120)
ANY_TEXT = st.text(st.characters(), max_size=80) | DENSE


def two_tokens(text: str = "He left.") -> Analysis:
    he, left = Span.of(text, 0, 2), Span.of(text, 3, 8)
    return Analysis(
        text,
        (Token(he, "He", "he", "PRON", "", 1, "nsubj"), Token(left, "left.", "leave")),
        (SentenceTokens(Span.of(text, 0, 8), 0, 1),),
    )


def test_an_analysis_knows_its_tree() -> None:
    analysis = two_tokens()
    assert ((), (0,)) == analysis.children
    assert [1] == list(analysis.between(1, 8))
    assert analysis.sentences[0] == analysis.sentence_of(1)


def test_an_analysis_is_a_value() -> None:
    assert two_tokens() == pickle.loads(pickle.dumps(two_tokens()))


@pytest.mark.parametrize(
    "build",
    [
        lambda: Analysis("ab", (Token(Span(0, 1, "b"), "b"),)),
        lambda: Analysis("ab", (Token(Span(0, 1, "a"), "a", head=1),)),
        lambda: Analysis("ab", (Token(Span(0, 1, "a"), "a"),)),
        lambda: Analysis("ab", (), (SentenceTokens(Span(0, 1, "a"), 0, 0),)),
    ],
    ids=["other text", "head out of range", "token without sentence", "sentence without token"],
)
def test_an_analysis_that_contradicts_itself_cannot_be_made(build: object) -> None:
    assert callable(build)
    with pytest.raises(InvalidSpanError):
        build()


@given(ANY_TEXT)
def test_the_lexical_analyzer_gives_the_words_of_the_reading(text: str) -> None:
    analysis = LexicalAnalyzer().analyze(text)
    reading = read(text, load_lexicon(detect_language(text)))
    assert list(reading.starts) == [token.start for token in analysis.tokens]
    assert len(reading.sentences) == len(analysis.sentences)


def test_the_lexical_analyzer_leaves_everything_to_the_rules() -> None:
    reading = read("They agreed.", load_lexicon("en"))
    assert Analysis("They agreed.") == LexicalAnalyzer().beside(reading)


@given(ANY_TEXT, st.integers(1, 40))
def test_chunks_cover_the_text_and_none_is_too_long(text: str, size: int) -> None:
    ranges = list(chunks(text, size))
    assert text == "".join(text[start:end] for start, end in ranges)
    assert all(0 < end - start <= size for start, end in ranges)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Alpha. Beta\ngamma.\n\nDelta. Epsilon\nzeta", "Alpha. Beta\ngamma.\n\n"),
        ("Alpha beta. Gamma delta\nEpsilon. Zeta eta theta", "Alpha beta. Gamma delta\n"),
        ("Alpha beta gamma delta. Epsilon zeta eta theta", "Alpha beta gamma delta. "),
        ("Alpha beta gamma delta epsilon zeta eta theta", "Alpha beta gamma delta epsilon "),
        ("a" * 45, "a" * 33),
    ],
    ids=["paragraph", "line", "sentence", "word", "nothing"],
)
def test_a_chunk_ends_at_the_best_break(text: str, first: str) -> None:
    start, end = next(chunks(text, 33))
    assert first == text[start:end]


class Fixed(Analyzer):
    """An analyzer of one's own: one method."""

    def analyze(self, text: str) -> Analysis:
        return Analysis(text)


@pytest.mark.parametrize("analyzer", [Fixed(), LexicalAnalyzer(), StanzaAnalyzer("ru")], ids=repr)
def test_every_analyzer_fits_the_protocol(analyzer: object) -> None:
    assert isinstance(analyzer, Analyzer)


def test_stanza_is_configured_without_loading_anything() -> None:
    analyzer = StanzaAnalyzer("ru", model_dir=Path("models"), processors=("ner", "tokenize"))
    assert not analyzer.is_loaded
    assert "ru" == analyzer.language


def test_stanza_is_pickled_as_its_configuration() -> None:
    analyzer = StanzaAnalyzer("ru", model_paths={"tokenize": "a.pt"}, chunk_size=7)
    copy = pickle.loads(pickle.dumps(analyzer))
    assert analyzer.__getstate__() == copy.__getstate__()


@pytest.mark.parametrize(
    "make",
    [
        lambda: StanzaAnalyzer(None),  # type: ignore[arg-type]
        lambda: StanzaAnalyzer("ru", processors=("sentiment",)),
        lambda: StanzaAnalyzer("ru", model_paths={"tokenise": "a.pt"}),
        lambda: StanzaAnalyzer("ru", chunk_size=0),
        lambda: StanzaAnalyzer("ru").analyze(b"text"),  # type: ignore[arg-type]
    ],
    ids=["language", "processor", "path", "chunk size", "text"],
)
def test_a_wrong_argument_is_named(make: object) -> None:
    assert callable(make)
    with pytest.raises(InvalidArgumentError, match="expected"):
        make()


@pytest.mark.parametrize("package", ["stanza", "torch"])
def test_a_package_that_is_not_installed_is_named(
    package: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The package that fails to import is the one named, be it Stanza itself or what it needs."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "stanza"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "stanza.py").write_text(f"raise ModuleNotFoundError('', name='{package}.nn')\n")
    with pytest.raises(AnalyzerUnavailableError) as caught:
        StanzaAnalyzer("en").load()
    assert (f"the Python package {package}",) == caught.value.missing
    assert 'pip install "treatyparse[stanza]"' == caught.value.remedy
    assert isinstance(caught.value, RuntimeError)


def test_the_error_survives_pickling() -> None:
    error = AnalyzerUnavailableError("ru", ("the model file x.pt",), "get it")
    copy = pickle.loads(pickle.dumps(error))
    assert (
        str(error)
        == str(copy)
        == ("the Stanza analyzer for 'ru' misses the model file x.pt. To get it: get it")
    )
