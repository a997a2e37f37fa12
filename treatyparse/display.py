"""Display: a document as a page that shows every finding in its text.

Quotations are coloured by kind, clauses striped by type, evidence underlined, sources and cues
framed and linked to their quotation; beside the text stand the clauses with filters. The page
is self-contained: no network, no fonts, no libraries.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING, Final

from treatyparse.findings import list_findings, stripe, words
from treatyparse.highlight import Anchor, Mark, highlight, in_attribute, visible

if TYPE_CHECKING:
    from treatyparse.model import Document


def to_html(document: Document, *, page: bool = True) -> str:
    """The document as HTML that any browser shows without network.

    Args:
        document: The document.
        page: Whether to give a whole page, or a fragment to be set into one, as notebooks do.

    Returns:
        HTML that can be written in UTF-8 whatever the text holds: NUL and lone surrogates are
        shown as U+FFFD with their number.
    """
    if page:
        return "".join(to_page([("", document)]))
    return (
        f'<section class="treatyparse">\n<style>\n{_asset("style.css")}</style>\n'
        f"{_panes(document, 0)}\n<script>\n{_asset('script.js')}</script>\n</section>"
    )


def to_page(documents: Iterable[tuple[str, Document | Exception]]) -> Iterator[str]:
    """One page for many documents, piece by piece.

    Args:
        documents: Each with its heading, which may be empty; an error stands for a document
            that could not be read.
    """
    yield _HEAD.format(style=_asset("style.css"))
    for number, (heading, document) in enumerate(documents):
        yield '<section class="treatyparse">\n'
        if heading:
            yield f"<h1>{visible(heading)}</h1>\n"
        if isinstance(document, Exception):
            yield f'<p role="alert">{visible(str(document))}</p>\n</section>\n'
        else:
            yield f"{_panes(document, number)}\n</section>\n"
    yield _FOOT.format(script=_asset("script.js"))


_HEAD: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" \
content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>Clauses and quotations</title>
<style>
{style}</style>
</head>
<body>
"""
_FOOT: Final = """<script>
{script}</script>
</body>
</html>
"""
_PANES: Final = """<div class="panes">
<div class="text" role="region" aria-label="Text" tabindex="0" lang="{language}" \
dir="{direction}">{text}</div>
<div class="side" role="region" aria-label="Findings" tabindex="0">
{findings}
</div>
</div>"""


def _panes(document: Document, number: int) -> str:
    """Text and findings side by side; the number keeps identifiers on one page apart."""
    digest = sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    stem = f"tp-{digest}-{number}"
    return _PANES.format(
        language=in_attribute(document.language),
        direction=_direction(document.text),
        text=highlight(document.text, _layers(document, stem), _anchors(document, stem)),
        findings=list_findings(document, stem),
    )


@cache
def _asset(name: str) -> str:
    return (resources.files("treatyparse") / "page" / name).read_text(encoding="utf-8")


_SAMPLE: Final = 5_000


def _direction(text: str) -> str:
    """The direction that most letters at the beginning of the text are written in."""
    sides = [unicodedata.bidirectional(sign) for sign in text[:_SAMPLE]]
    leftward = sides.count("R") + sides.count("AL")
    return "rtl" if leftward > sides.count("L") else "ltr"


def _layers(document: Document, stem: str) -> Iterator[list[Mark]]:
    """What is marked, from the widest to the narrowest."""
    yield [Mark(q.span, f"quotation {q.kind.value}") for q in document.quotations]
    yield [
        Mark(clause.span, "clause", f'data-clause="{number}" style="{stripe(clause.types)}"')
        for number, clause in enumerate(document.clauses)
    ]
    yield [Mark(instrument.span, "instrument") for instrument in document.instruments]
    yield [
        Mark(
            evidence.span,
            f"evidence {evidence.type.value}",
            f'title="{words(evidence.type)}: {in_attribute(evidence.term)}, {evidence.weight:g}"',
        )
        for clause in document.clauses
        for evidence in clause.evidence
    ]
    yield list(_roles(document, stem))


def _roles(document: Document, stem: str) -> Iterator[Mark]:
    for number, quotation in enumerate(document.quotations):
        for aside in quotation.asides:
            yield Mark(aside, "aside")
        if quotation.attribution is None:
            continue
        roles = {"source": quotation.attribution.source, "cue": quotation.attribution.cue}
        for role, span in roles.items():
            if span is not None:
                meaning = f"{in_attribute(span.text)}: {role} of quotation {number + 1}"
                yield Mark(span, role, f'aria-label="{meaning}"', f"{stem}-q{number}")


def _anchors(document: Document, stem: str) -> Iterator[Anchor]:
    for number, instrument in enumerate(document.instruments):
        yield Anchor(instrument.span.start, f"{stem}-i{number}")
    for number, quotation in enumerate(document.quotations):
        yield Anchor(quotation.span.start, f"{stem}-q{number}")
    for number, clause in enumerate(document.clauses):
        types = ", ".join(words(type_) for type_ in sorted(clause.types))
        yield Anchor(
            clause.span.start,
            f"{stem}-c{number}",
            "anchor number",
            f'data-clause="{number}" data-sign="{number + 1}" role="img" '
            f'aria-label="clause {number + 1}: {types}; {clause.force.value}"',
        )
