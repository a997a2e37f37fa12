"""Texts for the properties: wild ones of any code points, and dense ones that reach every stage."""

from __future__ import annotations

from functools import cache

from hypothesis import event
from hypothesis import strategies as st

import treatyparse
from treatyparse import Document, load_lexicon
from treatyparse.strategies import _templates, articles, texts

MARKS = "«»“”„‟‘’‚‹›\"'`＂〝〞「」『』"
SIGNS = [*MARKS, "``", "''", ",,", "-", "–", "—", ",", ".", ":", ";", "…", "?", "(", ")", "•"]
BREAKS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028", "\u2029", " \n\t\n"]
GAPS = ["", " ", " ", " ", "\u00a0", "\u200b", "\u00ad"]
LANGUAGES = treatyparse.languages()


@cache
def lexicon_words(code: str) -> list[str]:
    """Words of the language file, in the beginnings that its terms give, and names."""
    words = {
        word.split("|")[0].strip("*")
        for term in load_lexicon(code).terms
        for word in term.text.split(" ")
        if not word.startswith("<")
    }
    return sorted(words | {"Ana", "Иван", "12", "5-й", "a", "и", "the"})


@st.composite
def dense_texts(draw: st.DrawFn, language: str, most: int = 24) -> str:
    """Words of the language file among marks, signs and line breaks."""
    piece = (
        st.sampled_from(lexicon_words(language))
        | st.sampled_from(SIGNS)
        | st.sampled_from(MARKS)
        | st.sampled_from(BREAKS)
    )
    pieces = draw(st.lists(st.tuples(piece, st.sampled_from(GAPS)), max_size=most))
    return "".join(part + gap for part, gap in pieces)


def article_texts(language: str) -> st.SearchStrategy[str]:
    """Texts of articles; of a language that has no sentences for them yet, dense ones."""
    if language not in _templates():
        return dense_texts(language)
    return articles(language=language).map(lambda golden: golden.document.text)


@st.composite
def any_texts(draw: st.DrawFn, language: str) -> str:
    """A wild text, a dense one, an article, or some of them one after another."""
    part = texts() | dense_texts(language) | article_texts(language)
    return "".join(draw(st.lists(part, min_size=1, max_size=2)))


@st.composite
def languages_and_texts(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(LANGUAGES))
    return language, draw(any_texts(language))


def mention(document: Document) -> None:
    """Tell Hypothesis what occurs, so that its statistics show whether a law was put to use."""
    event(f"quotations: {min(len(document.quotations), 3)}")
    event(f"attributed: {any(q.attribution for q in document.quotations)}")
    event(f"clauses: {min(len(document.clauses), 3)}")
    event(f"instruments: {min(len(document.instruments), 3)}")
