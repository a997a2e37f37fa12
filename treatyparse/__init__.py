"""Typed clauses and attributed quotations from news, communiqués and treaty texts."""

__version__ = "0.1.0"

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from treatyparse.analysis import (
    Analysis,
    Analyzer,
    Entity,
    LexicalAnalyzer,
    SentenceTokens,
    Token,
)
from treatyparse.document import classify, find_quotations, parse
from treatyparse.errors import (
    AnalyzerUnavailableError,
    InvalidArgumentError,
    InvalidDocumentError,
    InvalidSpanError,
    ItemError,
    LexiconError,
    MissingExtraError,
    TreatyparseError,
    UnknownLanguageError,
    WorkerError,
)
from treatyparse.lexicon import Lexicon, languages, load_lexicon
from treatyparse.model import (
    Attribution,
    Classification,
    Clause,
    ClauseType,
    Document,
    Evidence,
    Force,
    Instrument,
    InstrumentKind,
    Origin,
    Quotation,
    QuotationKind,
    SourceKind,
)
from treatyparse.span import Span

if TYPE_CHECKING:
    from treatyparse.analysis.stanza import StanzaAnalyzer
    from treatyparse.many import parse_many

__all__ = [
    "Analysis",
    "Analyzer",
    "AnalyzerUnavailableError",
    "Attribution",
    "Classification",
    "Clause",
    "ClauseType",
    "Document",
    "Entity",
    "Evidence",
    "Force",
    "Instrument",
    "InstrumentKind",
    "InvalidArgumentError",
    "InvalidDocumentError",
    "InvalidSpanError",
    "ItemError",
    "LexicalAnalyzer",
    "Lexicon",
    "LexiconError",
    "MissingExtraError",
    "Origin",
    "Quotation",
    "QuotationKind",
    "SentenceTokens",
    "SourceKind",
    "Span",
    "StanzaAnalyzer",
    "Token",
    "TreatyparseError",
    "UnknownLanguageError",
    "WorkerError",
    "classify",
    "find_quotations",
    "languages",
    "load_lexicon",
    "parse",
    "parse_many",
]

_LATER: Final = {
    "StanzaAnalyzer": "treatyparse.analysis.stanza",
    "parse_many": "treatyparse.many",
}
"""Names whose modules are imported at their first use, so that importing the rest is quick."""


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
