"""Strategies for whole documents, valid by construction, over any text."""

from __future__ import annotations

from hypothesis import strategies as st

from treatyparse import (
    Attribution,
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
    Span,
)

ANY_SIGN = st.characters(codec=None, exclude_categories=())
"""Every code point, lone surrogates too."""

WILD_TEXTS = st.text(ANY_SIGN, max_size=60)
DENSE_TEXTS = st.text(
    "аb«»\"<>&' \n\r\t\u202e\u2066\u200b\u00ad\ufeff\U0001f91d\ud83d\udd1d\x00", max_size=60
)
TEXTS = WILD_TEXTS | DENSE_TEXTS


@st.composite
def spans(draw: st.DrawFn, text: str, first: int = 0, last: int | None = None) -> Span:
    last = len(text) if last is None else last
    start = draw(st.integers(first, last))
    return Span.of(text, start, draw(st.integers(start, last)))


@st.composite
def quotations(draw: st.DrawFn, text: str) -> tuple[Quotation, ...]:
    """Nested or disjoint stretches, cut by walking the text once."""
    found: list[Quotation] = []
    open_: list[tuple[int, int]] = [(len(text), -1)]
    place = 0
    while place < len(text) - 2 and len(found) < 5:
        place = draw(st.integers(place, len(text)))
        while len(open_) > 1 and open_[-1][0] <= place:
            place = max(place, found[open_.pop()[1]].span.end)
        end, parent = open_[-1]
        if end - place < 2:
            place += 1
            continue
        close = draw(st.integers(place + 2, end))
        content = Span.of(text, place + 1, close - 1)
        found.append(
            Quotation(
                Span.of(text, place, close),
                content,
                draw(st.sampled_from(QuotationKind)),
                draw(st.none() | attributions(text)),
                tuple(draw(st.lists(spans(text, content.start, content.end), max_size=2))),
                None if parent < 0 else parent,
            )
        )
        open_.append((close - 1, len(found) - 1))
        place += 1
    return tuple(found)


def attributions(text: str) -> st.SearchStrategy[Attribution]:
    return st.builds(
        Attribution,
        source=st.none() | spans(text),
        source_kind=st.sampled_from(SourceKind),
        cue=st.none() | spans(text),
        resolved=st.none() | TEXTS,
        rule=st.text(max_size=5),
    )


PARTIES = st.lists(st.sampled_from(["RU", "AZ", "EU", "<b>&'\"", ""]), max_size=3).map(tuple)


@st.composite
def clauses(draw: st.DrawFn, text: str, quoted: tuple[Quotation, ...], instruments: int) -> Clause:
    quotation = draw(st.none() | st.sampled_from(range(len(quoted))) if quoted else st.none())
    if quotation is None:
        origin = draw(st.sampled_from([Origin.REPORT, Origin.TEXT]))
        span = draw(spans(text))
    else:
        origin = draw(st.sampled_from([Origin.DECLARATION, Origin.SPEECH]))
        content = quoted[quotation].content
        span = draw(spans(text, content.start, content.end))
    evidence = st.builds(
        Evidence,
        span=spans(text, span.start, span.end),
        type=st.sampled_from(ClauseType),
        term=st.text(max_size=5),
        weight=st.floats(allow_nan=False, allow_infinity=False),
        subtype=st.text(max_size=5),
    )
    return Clause(
        span,
        draw(st.frozensets(st.sampled_from(ClauseType))),
        draw(st.sampled_from(Force)),
        origin,
        draw(PARTIES),
        tuple(draw(st.lists(evidence, max_size=3))),
        quotation,
        draw(st.none() | st.sampled_from(range(instruments)) if instruments else st.none()),
        draw(st.floats(0, 1)),
    )


@st.composite
def documents(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Document:
    text = draw(texts)
    instruments = st.builds(
        Instrument,
        span=spans(text),
        kind=st.sampled_from(InstrumentKind),
        title=st.text(max_size=5),
        parties=PARTIES,
        date=st.none() | st.just("2022-02"),
        signatories=st.just(()) | st.just(("Ann Lee",)),
    )
    talked_about = sorted(
        draw(st.lists(instruments, max_size=2)), key=lambda instrument: instrument.span.start
    )
    quoted = draw(quotations(text))
    stated = sorted(
        draw(st.lists(clauses(text, quoted, len(talked_about)), max_size=4)),
        key=lambda clause: clause.span.start,
    )
    return Document(
        text, draw(st.sampled_from(["ru", "en", "ar"])), quoted, tuple(stated), tuple(talked_about)
    )
