"""Stanza: importing this module adds the processor ``treaty``, which reads on in Stanza documents.

::

    import stanza
    import treatyparse.stanza

    pipeline = stanza.Pipeline("ru", processors="tokenize,pos,lemma,depparse,ner,treaty")
    pipeline(text).treaty  # a treatyparse.Document

The processor needs no model. What the others have written into the Stanza document (lemmas, trees,
entities) it makes use of, as :class:`treatyparse.StanzaAnalyzer` does.
"""

from __future__ import annotations

from typing import Any, Final

from attrs import frozen

from treatyparse.analysis import Analysis, Analyzer
from treatyparse.analysis.stanza import analysis_of
from treatyparse.document import parse
from treatyparse.errors import InvalidArgumentError, MissingExtraError
from treatyparse.language_files import languages

try:
    from stanza.models.common.doc import Document as StanzaDocument
    from stanza.pipeline.processor import Processor, register_processor
except ImportError as error:
    raise MissingExtraError("the processor for Stanza", error.name or "stanza", "stanza") from error

NAME: Final = "treaty"
"""The processor's name, and that of the property which holds its result."""


@frozen
class AnnotatedDocument(Analyzer):
    """An analyzer of one text: the one that a Stanza document has been annotated on.

    Attributes:
        document: The Stanza document.
    """

    document: Any

    def analyze(self, text: str) -> Analysis:
        """What the document holds; without tokens, where it is of another text."""
        return analysis_of(self.document) if text == self.document.text else Analysis(text)


@register_processor(NAME)
class TreatyProcessor(Processor):  # type: ignore[misc]
    """Puts a :class:`treatyparse.Document` on ``document.treaty``.

    The language is that of the pipeline, where treatyparse knows it, else that of the text;
    ``stanza.Pipeline(..., treaty_language="uk")`` says another.
    """

    PROVIDES_DEFAULT = frozenset({NAME})
    REQUIRES_DEFAULT = frozenset({"tokenize"})

    def process(self, document: Any) -> Any:
        """Read on in a Stanza document.

        Raises:
            InvalidArgumentError: If the document does not hold its text.
        """
        if not isinstance(document.text, str):
            raise InvalidArgumentError("expected a Stanza document that holds its text")
        document.treaty = parse(
            document.text, self._language(), analyzer=AnnotatedDocument(document)
        )
        return document

    def _language(self) -> str | None:
        code = str(self.config.get("language") or self.config.get("lang") or "")
        return next((known for known in languages() if known == code.partition("-")[0]), None)


if not hasattr(StanzaDocument, NAME):
    StanzaDocument.add_property(
        NAME, setter=lambda document, value: setattr(document, f"_{NAME}", value)
    )
