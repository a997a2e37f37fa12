"""Typed clauses and attributed quotations from news, communiqués and treaty texts."""

__version__ = "0.1.0"

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

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
    from treatyparse.analysis import (
        Analysis,
        Analyzer,
        Entity,
        LexicalAnalyzer,
        SentenceTokens,
        Token,
    )
    from treatyparse.analysis.stanza import StanzaAnalyzer
    from treatyparse.document import classify, find_quotations, parse
    from treatyparse.language_files import languages
    from treatyparse.lexicon import Lexicon, Vocabulary, load_lexicon
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
    "Vocabulary",
    "WorkerError",
    "classify",
    "find_quotations",
    "languages",
    "load_lexicon",
    "parse",
    "parse_many",
]

_MODULES: Final = {
    "analysis": (
        "Analysis",
        "Analyzer",
        "Entity",
        "LexicalAnalyzer",
        "SentenceTokens",
        "Token",
    ),
    "analysis.stanza": ("StanzaAnalyzer",),
    "document": ("classify", "find_quotations", "parse"),
    "language_files": ("languages",),
    "lexicon": ("Lexicon", "Vocabulary", "load_lexicon"),
    "many": ("parse_many",),
}
"""Names whose modules are imported at their first use: importing the results alone is quick."""


def __getattr__(name: str) -> Any:
    for module, names in _MODULES.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
