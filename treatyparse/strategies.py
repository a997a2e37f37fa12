"""Strategies: what Hypothesis needs to draw texts, spans, documents, and articles with their truth.

They need the extra ``treatyparse[hypothesis]``. Where it is installed, ``st.from_type`` knows the
classes of this package as well.

Example:
    >>> from hypothesis import given
    >>> @given(documents())
    ... def test_my_table_has_a_row_for_each_clause(document):
    ...     assert len(my_rows(document)) == len(document.clauses)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

import regex
import tomli
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from treatyparse.golden import Golden, read_golden
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
    "articles",
    "attributions",
    "classifications",
    "clauses",
    "documents",
    "evidence",
    "instruments",
    "quotations",
    "spans",
    "texts",
]

_ANY_SIGN: Final = st.characters(codec=None, exclude_categories=())
_DENSE: Final = (
    "аяЯbB1«»“”„\"'‘’<>&-—,.:; \n\r\t\u202e\u2066\u200b\u00ad\ufeff\U0001f91d\ud83d\udd1d\0"
)
_PARTIES: Final = st.lists(st.sampled_from(["RU", "AZ", "EU", "CSTO"]), max_size=3, unique=True)


def texts(*, max_size: int = 60) -> st.SearchStrategy[str]:
    """Any strings: wild ones, and ones dense with marks, invisible signs and halves of pairs.

    Args:
        max_size: The most code points.
    """
    return st.text(_ANY_SIGN, max_size=max_size) | st.text(_DENSE, max_size=max_size)


def _strategy(value: Any, kind: type, name: str) -> st.SearchStrategy[Any]:
    """A strategy, or the one value that was given instead of one."""
    if isinstance(value, st.SearchStrategy):
        return value
    if isinstance(value, kind):
        return st.just(value)
    raise InvalidArgument(f"Expected {name} as {kind.__name__} or a strategy for it, got {value!r}")


@st.composite
def _spans(draw: st.DrawFn, text: str, start: int, end: int) -> Span:
    first = draw(st.integers(start, end))
    return Span.of(text, first, draw(st.integers(first, end)))


def spans(*, text: str | st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Span]:
    """Spans of a text.

    Args:
        text: The text, or a strategy for it; :func:`texts` where left out.
    """
    source = texts() if text is None else _strategy(text, str, "text")
    return source.flatmap(lambda drawn: _spans(drawn, 0, len(drawn)))


def attributions(
    *, text: str | st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Attribution]:
    """Attributions, with and without source and cue; arguments as :func:`spans`."""
    place = st.none() | spans(text=text)
    return st.builds(
        Attribution,
        source=place,
        source_kind=st.sampled_from(SourceKind),
        cue=place,
        resolved=st.none() | texts(max_size=20),
        rule=st.sampled_from(["", "verb_after", "colon"]),
    )


@st.composite
def _quotation(draw: st.DrawFn, text: str) -> Quotation:
    end = draw(st.integers(2, len(text)))
    start = draw(st.integers(0, end - 2))
    content = Span.of(text, start + 1, end - 1)
    return Quotation(
        Span.of(text, start, end),
        content,
        draw(st.sampled_from(QuotationKind)),
        draw(st.none() | attributions(text=text)),
        tuple(draw(st.lists(_spans(text, content.start, content.end), max_size=2))),
    )


def quotations(*, text: str | st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Quotation]:
    """Single quotations without a parent; a text needs two code points to have one.

    Args:
        text: The text, or a strategy for it; :func:`texts` where left out.
    """
    source = texts() if text is None else _strategy(text, str, "text")
    if isinstance(text, str) and len(text) < 2:
        raise InvalidArgument(f"Expected a text of at least two code points, got {text!r}")
    return source.filter(lambda drawn: len(drawn) > 1).flatmap(_quotation)


def evidence(*, text: str | st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Evidence]:
    """Evidence for clause types; arguments as :func:`spans`."""
    return st.builds(
        Evidence,
        span=spans(text=text),
        type=st.sampled_from(ClauseType),
        term=st.sampled_from(["военн* помощ*", "trade", "газ*"]) | texts(max_size=10),
        weight=st.floats(0, 2),
        subtype=st.sampled_from(["", "mutual_assistance", "oil_gas"]),
    )


@st.composite
def _clauses(
    draw: st.DrawFn,
    text: str,
    quoted: Sequence[Quotation] = (),
    instruments: int = 0,
) -> Clause:
    quotation = draw(st.none() | st.sampled_from(range(len(quoted)))) if quoted else None
    if quotation is None:
        origin = draw(st.sampled_from([Origin.REPORT, Origin.TEXT]))
        span = draw(_spans(text, 0, len(text)))
    else:
        origin = draw(st.sampled_from([Origin.DECLARATION, Origin.SPEECH]))
        content = quoted[quotation].content
        span = draw(_spans(text, content.start, content.end))
    inside = _spans(text, span.start, span.end)
    found = draw(st.lists(st.tuples(inside, evidence(text="")), max_size=3))
    return Clause(
        span,
        draw(st.frozensets(st.sampled_from(ClauseType), min_size=1)),
        draw(st.sampled_from(Force)),
        origin,
        tuple(draw(_PARTIES)),
        tuple(Evidence(place, e.type, e.term, e.weight, e.subtype) for place, e in found),
        quotation,
        draw(st.none() | st.sampled_from(range(instruments))) if instruments else None,
        draw(st.floats(0, 1)),
    )


def clauses(*, text: str | st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Clause]:
    """Single clauses of the origins report and text; arguments as :func:`spans`."""
    source = texts() if text is None else _strategy(text, str, "text")
    return source.flatmap(_clauses)


def instruments(
    *, text: str | st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Instrument]:
    """Instruments; arguments as :func:`spans`."""
    return st.builds(
        Instrument,
        span=spans(text=text),
        kind=st.sampled_from(InstrumentKind),
        title=texts(max_size=20),
        parties=_PARTIES.map(tuple),
        date=st.sampled_from([None, "2022", "2022-02", "2022-02-22", "--02-22", "--02"]),
        signatories=st.sampled_from([(), ("Ana Ruiz",), ("Ana Ruiz", "Lev Orlov")]),
    )


def classifications() -> st.SearchStrategy[Classification]:
    """Classifications whose types are those that their evidence speaks for."""
    found = st.lists(evidence(), max_size=3).map(tuple)
    return found.map(lambda drawn: Classification(frozenset(e.type for e in drawn), drawn))


@st.composite
def _nested_quotations(draw: st.DrawFn, text: str) -> tuple[Quotation, ...]:
    """Nested or disjoint stretches, drawn by walking the text once."""
    found: list[Quotation] = []
    open_: list[tuple[int, int | None]] = [(len(text), None)]
    place = 0
    while place < len(text) - 1 and len(found) < 5 and draw(st.integers(0, 3)):
        place = draw(st.integers(place, len(text) - 2))
        while len(open_) > 1 and place >= open_[-1][0]:
            place = max(place, found[open_.pop()[1] or 0].span.end)
        end, parent = open_[-1]
        if end - place < 2:
            place += 1
            continue
        close = draw(st.integers(place + 2, end))
        left = draw(st.integers(1, min(2, close - place - 1)))
        right = draw(st.integers(1, min(2, close - place - left)))
        content = Span.of(text, place + left, close - right)
        found.append(
            Quotation(
                Span.of(text, place, close),
                content,
                draw(st.sampled_from(QuotationKind)),
                draw(st.none() | attributions(text=text)),
                tuple(draw(st.lists(_spans(text, content.start, content.end), max_size=2))),
                parent,
            )
        )
        open_.append((content.end, len(found) - 1))
        place = content.start
    return tuple(found)


@st.composite
def _documents(draw: st.DrawFn, source: st.SearchStrategy[str]) -> Document:
    text = draw(source)
    quoted = draw(_nested_quotations(text))
    talked_about = sorted(draw(st.lists(instruments(text=text), max_size=2)), key=_place)
    stated = sorted(
        draw(st.lists(_clauses(text, quoted, len(talked_about)), max_size=4)), key=_place
    )
    language = draw(st.sampled_from(["ar", "en", "ru", "zh"]))
    return Document(text, language, quoted, tuple(stated), tuple(talked_about))


def _place(part: Clause | Instrument) -> tuple[int, int]:
    return part.span.start, part.span.end


def documents(*, text: str | st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Document]:
    """Documents, valid by construction but not read by the parser: any spans of any text.

    Args:
        text: The text, or a strategy for it; :func:`texts` where left out.
    """
    return _documents(texts() if text is None else _strategy(text, str, "text"))


@cache
def _templates() -> dict[str, dict[str, Any]]:
    folder = resources.files("treatyparse")
    return tomli.loads((folder / "articles.toml").read_text(encoding="utf-8"))


def articles(
    *, language: str | st.SearchStrategy[str] | None = None, noise: bool = True
) -> st.SearchStrategy[Golden]:
    """Articles with what they say: ``golden.document`` holds the quotations that a reader finds.

    They are drawn from sentences that share no code with the parser, so that
    ``golden.differences(treatyparse.parse(golden.document.text))`` tells what the parser misses.

    Args:
        language: A code, or a strategy for codes; any that has sentences where left out.
        noise: Whether paragraphs with inches, stray marks and invisible signs stand between.
    """
    known = sorted(_templates())
    codes = st.sampled_from(known) if language is None else _strategy(language, str, "language")
    if isinstance(language, str) and language not in known:
        raise InvalidArgument(f"Expected a language of {', '.join(known)}, got {language!r}")
    return codes.flatmap(lambda code: _articles(code, noise))


_NUMBER: Final = regex.compile(r"(?<=\[\[(?:source|cue|speech|declaration) )1")
"""In a template each quotation is the first; in an article they are told apart by number."""


@st.composite
def _articles(draw: st.DrawFn, code: str, noise: bool) -> Golden:
    stock = _templates()[code]
    opener, closer = draw(st.sampled_from(stock["marks"]))
    paragraphs = []
    for number in range(1, 1 + draw(st.integers(1, 5))):
        if noise and not draw(st.integers(0, 3)):
            paragraphs.append(draw(st.sampled_from(stock["noise"])))
            continue
        sentence = draw(st.sampled_from(stock["sentences"]))
        sentence = _NUMBER.sub(str(number), sentence)
        for slot, choices in stock["slots"].items():
            sentence = sentence.replace(f"{{{slot}}}", draw(st.sampled_from(choices)))
        paragraphs.append(sentence.replace("<<", opener).replace(">>", closer))
    break_ = draw(st.sampled_from(["\n\n", "\r\n\r\n", "\n \n", "\u2029\n"]))
    return read_golden(break_.join(paragraphs), code, ("quotations",))
