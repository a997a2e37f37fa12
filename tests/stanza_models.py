"""The small Stanza models of ``tests/models``, and analyzers that use them."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from treatyparse import StanzaAnalyzer

MODELS = Path(__file__).parent / "models"
PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")


def why_not() -> str:
    """What stands in the way of running Stanza here; empty where nothing does."""
    for package in ("torch", "stanza"):
        if find_spec(package) is None:
            return f"{package} is not installed"
    if not (MODELS / "en" / "tokenize.pt").is_file():
        return f"the models of {MODELS} are not there"
    return ""


needs_stanza = [
    pytest.mark.stanza,
    pytest.mark.skipif(bool(why_not()), reason=why_not()),
    pytest.mark.filterwarnings("default"),  # of torch and its like, they are none of ours
]


def paths(language: str, *names: str) -> dict[str, str]:
    """The model files of a language, all or those of the named processors."""
    return {
        name: str(MODELS / language / f"{name}.pt")
        for name in names or PROCESSORS
        if names or (MODELS / language / f"{name}.pt").is_file()
    }


_analyzers: dict[str, StanzaAnalyzer] = {}


def analyzer(language: str) -> StanzaAnalyzer:
    """The analyzer with all models of a language, loaded once for all tests, on one thread."""
    if language not in _analyzers:
        import torch

        torch.set_num_threads(1)
        _analyzers[language] = StanzaAnalyzer(language, model_paths=paths(language)).load()
    return _analyzers[language]
