"""Analyzers: what reads sentences, tokens and entities; the lexical default needs no model."""

from treatyparse.analysis.annotation import Analysis, Entity, SentenceTokens, Token
from treatyparse.analysis.lexical import LexicalAnalyzer
from treatyparse.analysis.protocol import Analyzer

__all__ = [
    "Analysis",
    "Analyzer",
    "Entity",
    "LexicalAnalyzer",
    "SentenceTokens",
    "Token",
]
