"""Findings: the clauses, quotations and instruments of a document as lists beside its text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from treatyparse.highlight import visible

if TYPE_CHECKING:
    from treatyparse.model import Clause, ClauseType, Document, Evidence, Instrument, Quotation


def list_findings(document: Document, stem: str) -> str:
    """Filters, clauses, quotations, instruments and legend as HTML.

    Args:
        document: The document.
        stem: What the identifiers of the places in the text begin with.
    """
    sections = (
        _filters(document),
        _clauses(document, stem),
        _quotations(document, stem),
        _instruments(document, stem),
        _legend(document),
    )
    return "\n".join(section for section in sections if section)


def words(value: str) -> str:
    """The value of an enum as words."""
    return value.replace("_", "-")


def stripe(types: Iterable[ClauseType]) -> str:
    """The style of a clause: a stripe in the colours of its types by turns."""
    colours = [f"var(--{type_.value})" for type_ in sorted(types)] or ["var(--faint)"]
    bands = (
        f"{colour} {place * _BAND}px {(place + 1) * _BAND}px"
        for place, colour in enumerate(colours)
    )
    return f"--stripe:repeating-linear-gradient(90deg,{','.join(bands)})"


_BAND: Final = 9
_LONGEST_EXCERPT: Final = 280


def _filters(document: Document) -> str:
    """Choices by type, force and party; the script shows them, without it they would do nothing."""
    clauses = document.clauses
    if not clauses:
        return ""
    facets = {
        "types": Counter(type_.value for clause in clauses for type_ in clause.types),
        "force": Counter(clause.force.value for clause in clauses),
        "parties": Counter(party for clause in clauses for party in set(clause.parties)),
    }
    names = {"types": "Type", "force": "Force", "parties": "Party"}
    groups = "\n".join(
        f'<fieldset><legend>{names[facet]}</legend><div class="choices">{_choices(facet, counts)}'
        f"</div></fieldset>"
        for facet, counts in facets.items()
        if counts
    )
    return (
        f'<form class="filters" aria-label="Filter the clauses" hidden>\n{groups}\n'
        f'<button type="button">Show all</button><output aria-live="polite"></output>\n</form>'
    )


def _choices(facet: str, counts: Counter[str]) -> str:
    return "\n".join(
        f'<label><input type="checkbox" data-facet="{facet}" value="{_value(value)}"> '
        f"{visible(words(value)) or '(empty)'} ({count})</label>"
        for value, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _value(value: object) -> str:
    """JSON in ASCII, escaped for an attribute, so that the script compares it exactly."""
    return escape(json.dumps(value))


def _clauses(document: Document, stem: str) -> str:
    entries = "\n".join(
        _clause(document, clause, number, stem) for number, clause in enumerate(document.clauses)
    )
    return f"<h2>Clauses ({len(document.clauses)})</h2>\n" + (
        f"<ol>\n{entries}\n</ol>" if entries else "<p>None found.</p>"
    )


def _clause(document: Document, clause: Clause, number: int, stem: str) -> str:
    types = sorted(clause.types)
    badges = [f'<span class="badge {type_.value}">{words(type_)}</span>' for type_ in types]
    badges.append(f'<span class="badge">{clause.force.value}</span>')
    badges += [f'<span class="badge">{visible(party)}</span>' for party in clause.parties]
    origin = clause.origin.value
    if clause.quotation is not None:
        origin = (
            f"{origin}, {_link(f'{stem}-q{clause.quotation}', f'quotation {clause.quotation + 1}')}"
        )
    if clause.instrument is not None:
        title = document.instruments[clause.instrument].title or "instrument"
        origin = f"{origin}, {_link(f'{stem}-i{clause.instrument}', _excerpt(title))}"
    values = [type_.value for type_ in types]
    return (
        f'<li class="entry {types[0].value if types else ""}" data-clause="{number}" '
        f'data-types="{_list(values)}" data-force="{_value(clause.force.value)}" '
        f'data-parties="{_list(clause.parties)}">'
        f'<div class="head">{_link(f"{stem}-c{number}", f"clause {number + 1}", "to")}'
        f"{''.join(badges)}</div>"
        f'<blockquote dir="auto">{_excerpt(clause.text)}</blockquote>'
        f'<div class="faint">origin: {origin}; confidence {clause.confidence:.2f}</div>'
        f"{_evidence(clause.evidence)}</li>"
    )


def _list(values: Iterable[str]) -> str:
    return escape(json.dumps([json.dumps(value) for value in values]))


def _evidence(evidence: Iterable[Evidence]) -> str:
    rows = "".join(
        f'<li><span class="badge {item.type.value}">{words(item.type)}</span> '
        f"<bdi>{_excerpt(item.span.text)}</bdi> by the term <bdi>{visible(item.term)}</bdi>, "
        f"weight {item.weight:g}</li>"
        for item in evidence
    )
    return f"<details><summary>evidence</summary><ul>{rows}</ul></details>" if rows else ""


def _quotations(document: Document, stem: str) -> str:
    if not document.quotations:
        return ""
    entries = "\n".join(
        _quotation(quotation, number, stem) for number, quotation in enumerate(document.quotations)
    )
    return (
        f"<details><summary>Quotations ({len(document.quotations)})</summary>\n"
        f"<ol>\n{entries}\n</ol></details>"
    )


def _quotation(quotation: Quotation, number: int, stem: str) -> str:
    return (
        f'<li class="entry"><div class="head">'
        f"{_link(f'{stem}-q{number}', f'quotation {number + 1}', 'to')}"
        f'<span class="badge">{quotation.kind.value}</span></div>'
        f'<blockquote dir="auto">{_excerpt(quotation.text)}</blockquote>'
        f'<div class="faint">{"; ".join(_attribution(quotation))}</div></li>'
    )


def _attribution(quotation: Quotation) -> Iterator[str]:
    attribution = quotation.attribution
    if attribution is None:
        return
    kind = attribution.source_kind.value
    if attribution.source is not None:
        yield f"source: <bdi>{_excerpt(attribution.source.text)}</bdi> ({kind})"
    else:
        yield f"source: {kind}"
    if attribution.resolved is not None:
        yield f"that is <bdi>{_excerpt(attribution.resolved)}</bdi>"
    if attribution.cue is not None:
        yield f"cue: <bdi>{_excerpt(attribution.cue.text)}</bdi>"
    if attribution.rule:
        yield f"rule: {visible(attribution.rule)}"


def _instruments(document: Document, stem: str) -> str:
    if not document.instruments:
        return ""
    entries = "\n".join(
        _instrument(instrument, number, stem)
        for number, instrument in enumerate(document.instruments)
    )
    return (
        f"<details><summary>Instruments ({len(document.instruments)})</summary>\n"
        f"<ol>\n{entries}\n</ol></details>"
    )


def _instrument(instrument: Instrument, number: int, stem: str) -> str:
    facts = [", ".join(visible(party) for party in instrument.parties)]
    facts.append(visible(instrument.date or ""))
    facts.append(", ".join(visible(name) for name in instrument.signatories))
    return (
        f'<li class="entry"><div class="head">'
        f"{_link(f'{stem}-i{number}', f'instrument {number + 1}', 'to')}"
        f'<span class="badge">{instrument.kind.value}</span></div>'
        f'<blockquote dir="auto">{_excerpt(instrument.title or instrument.span.text)}</blockquote>'
        f'<div class="faint">{"; ".join(fact for fact in facts if fact)}</div></li>'
    )


def _legend(document: Document) -> str:
    """What the colours and lines mean, as far as they occur."""
    kinds = sorted({quotation.kind for quotation in document.quotations})
    types = sorted({type_ for clause in document.clauses for type_ in clause.types})
    given = [q.attribution for q in document.quotations if q.attribution is not None]
    items = [f'<span class="quotation {kind.value}">{kind.value}</span>' for kind in kinds]
    items += [
        f'<span class="clause" style="{stripe([type_])}">{words(type_)}</span>' for type_ in types
    ]
    if any(clause.evidence for clause in document.clauses):
        items.append('<span class="evidence">evidence</span>')
    if any(attribution.source is not None for attribution in given):
        items.append('<span class="source">source</span>')
    if any(attribution.cue is not None for attribution in given):
        items.append('<span class="cue">cue</span>')
    if document.instruments:
        items.append('<span class="instrument">instrument</span>')
    if not items:
        return ""
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f'<h2>Legend</h2>\n<ul class="legend">{rows}</ul>'


def _link(identifier: str, content: str, classes: str = "") -> str:
    given = f' class="{classes}"' if classes else ""
    return f'<a href="#{identifier}"{given}>{content}</a>'


def _excerpt(text: str) -> str:
    cut = text[:_LONGEST_EXCERPT]
    return visible(cut) if len(text) <= _LONGEST_EXCERPT else f"{visible(cut)}…"
