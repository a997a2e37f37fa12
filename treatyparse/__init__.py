"""Typed clauses and attributed quotations from news, communiqués and treaty texts."""

__version__ = "0.1.0"

from treatyparse.analysis import (
    Analysis,
    Analyzer,
    Entity,
    LexicalAnalyzer,
    SentenceTokens,
    StanzaAnalyzer,
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
from treatyparse.many import parse_many
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
