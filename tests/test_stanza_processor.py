"""treatyparse inside a Stanza pipeline: the processor ``treaty``."""

import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import treatyparse
from tests import stanza_models
from tests.stanza_models import PROCESSORS, analyzer, paths
from treatyparse import Document, InvalidArgumentError, MissingExtraError

TEXT = "“We can't agree,” the minister, John Smith, reiterated. They left."


def pipeline(folder: Path, language: str, *names: str, **settings: Any) -> Any:
    import stanza

    import treatyparse.stanza  # noqa: F401  # registers the processor

    (folder / "resources.json").write_text("{}", encoding="utf-8")
    models = {f"{name}_model_path": path for name, path in paths(language, *names).items()}
    return stanza.Pipeline(
        language,
        dir=str(folder),
        processors=",".join([*names, "treaty"]),
        download_method=None,
        allow_unknown_language=True,
        use_gpu=False,
        logging_level="ERROR",
        **models,
        **settings,
    )


ENGLISH = tuple(name for name in PROCESSORS if name in paths("en"))


class TestProcessor:
    pytestmark = stanza_models.needs_stanza

    def test_the_stanza_document_holds_ours(self, tmp_path: Path) -> None:
        document = pipeline(tmp_path, "en", *ENGLISH)(TEXT).treaty
        assert isinstance(document, Document)
        assert treatyparse.parse(TEXT, "en", analyzer=analyzer("en")) == document
        attribution = document.quotations[0].attribution
        assert attribution is not None
        assert attribution.source is not None

    def test_a_tokenizer_is_enough(self, tmp_path: Path) -> None:
        document = pipeline(tmp_path, "en", "tokenize", "mwt")(TEXT).treaty
        assert treatyparse.parse(TEXT, "en") == document

    def test_many_documents_at_once(self, tmp_path: Path) -> None:
        together = pipeline(tmp_path, "en", *ENGLISH)
        texts = [TEXT, "", "They said: “We sign.”\n\nIt rained."]
        assert [together(text).treaty for text in texts] == [
            document.treaty for document in together.bulk_process(texts)
        ]

    def test_it_survives_pickling(self, tmp_path: Path) -> None:
        document = pipeline(tmp_path, "en", "tokenize", "mwt")(TEXT)
        assert document.treaty == pickle.loads(pickle.dumps(document)).treaty

    def test_the_language_is_that_of_the_pipeline_or_the_one_asked_for(
        self, tmp_path: Path
    ) -> None:
        text = "«Да»"
        own = pipeline(tmp_path, "ru", "tokenize")
        asked = pipeline(tmp_path, "ru", "tokenize", treaty_language="uk")
        assert ["ru", "uk"] == [own(text).treaty.language, asked(text).treaty.language]

    def test_a_pretokenized_text_is_left_to_the_rules(self, tmp_path: Path) -> None:
        words = pipeline(tmp_path, "en", "tokenize", tokenize_pretokenized=True)
        document = words([["They", "said", ":", "“", "We", "sign", "”"]])
        assert document.treaty == treatyparse.parse(document.text, "en")

    def test_a_document_without_its_text_is_an_error(self, tmp_path: Path) -> None:
        from stanza.models.common.doc import Document as StanzaDocument

        treaty = pipeline(tmp_path, "en", "tokenize", "mwt").processors["treaty"]
        with pytest.raises(InvalidArgumentError, match="holds its text"):
            treaty.process(StanzaDocument([]))


def test_without_stanza_the_import_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "stanza"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "treatyparse.stanza", raising=False)
    monkeypatch.syspath_prepend(tmp_path)
    (tmp_path / "stanza.py").write_text("raise ModuleNotFoundError('', name='stanza')\n")
    with pytest.raises(MissingExtraError, match=r"pip install 'treatyparse\[stanza\]'"):
        import treatyparse.stanza  # noqa: F401
