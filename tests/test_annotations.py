"""Documents for annotation tools: W3C Web Annotations, and brat's standoff form and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from treatyparse import Clause, ClauseType, Document, InvalidDocumentError, Origin, Span, parse
from treatyparse.annotations import to_web_annotations
from treatyparse.brat import configuration, from_brat, to_brat
from treatyparse.strategies import documents, texts

IRI = "https://example.org/a.txt"


@given(documents())
def test_web_annotations_select_the_spans(document: Document) -> None:
    items = to_web_annotations(document, IRI)["items"]
    expected = [span for path, span in document.spans() if not path.endswith(".content")]
    found = []
    for item in items:
        place, quote = item["target"]["selector"]
        assert "TextPositionSelector" == place["type"]
        before = document.text[: place["start"]]
        assert before.endswith(quote["prefix"])
        assert document.text[place["end"] :].startswith(quote["suffix"])
        assert min(32, len(document.text) - place["end"]) == len(quote["suffix"])
        found.append(Span(place["start"], place["end"], quote["exact"]))
    assert sorted(expected) == sorted(found)


@given(documents())
def test_web_annotations_are_linked_data(document: Document) -> None:
    page = to_web_annotations(document, IRI)
    names = [item["id"] for item in page["items"]]
    assert len(set(names)) == len(names)
    for item in page["items"]:
        assert {"id", "type", "motivation", "body", "target"} == set(item)
        for body in item["body"]:
            if body["purpose"] == "linking":
                assert body["source"] in names
    json.dumps(page)


def test_a_web_annotation_tells_what_it_found() -> None:
    document = _example()
    items = {
        item["id"].partition("#")[2]: item for item in to_web_annotations(document, IRI)["items"]
    }
    assert ["quotation-0", "quotation-0-source", "quotation-0-cue", "clause-0"] == list(items)[:4]
    values = [body.get("value") or body["source"] for body in items["clause-0"]["body"]]
    assert [
        "type:economic",
        "type:non_aggression",
        "force:obligation",
        "origin:declaration",
        "party:AZ",
        f"{IRI}#quotation-0",
    ] == values


TEXT = "«Мы развиваем\r\nторговлю», — говорится в пакте."


def _example() -> Document:
    return from_brat(
        TEXT,
        "T1\tQuotation 0 13;15 24\t«Мы развиваем торговлю»\n"
        "A1\tKind T1 declaration\n"
        "T2\tSource 40 45\tпакте\n"
        "T3\tCue 28 37\tговорится\n"
        "A2\tSourceKind T1 document\n"
        "R1\tSourceOf Arg1:T2 Arg2:T1\n"
        "R2\tCueOf Arg1:T3 Arg2:T1\n"
        "T4\tClause 1 13;15 23\tМы развиваем торговлю\n"
        "A3\tEconomic T4\n"
        "A4\tNonAggression T4\n"
        "A5\tForce T4 obligation\n"
        "R3\tStandsIn Arg1:T4 Arg2:T1\n"
        '#1\tAnnotatorNotes T4\t{"parties": ["AZ"]}\n'
        "#2\tAnnotatorNotes T1\tlooks right to me\n"
        "T5\tEvidence 15 23\tторговлю\n"
        "A6\tType T5 economic\n",
        "ru",
    )


def test_what_was_added_by_hand_needs_no_notes() -> None:
    document = _example()
    (quotation,), (clause,) = document.quotations, document.clauses
    assert TEXT[1:23] == quotation.text
    assert quotation.attribution
    assert ("пакте", "говорится") == (
        str(quotation.attribution.source),
        str(quotation.attribution.cue),
    )
    assert Origin.DECLARATION is clause.origin
    assert {ClauseType.ECONOMIC, ClauseType.NON_AGGRESSION} == clause.types
    assert ["торговлю"] == [evidence.span.text for evidence in clause.evidence]


def test_a_quotation_of_one_sign_has_no_marks() -> None:
    (quotation,) = from_brat("а", "T1\tQuotation 0 1\tа", "ru").quotations
    assert "а" == quotation.text


@given(documents())
def test_every_document_survives_brat(document: Document) -> None:
    try:
        written = to_brat(document)
    except InvalidDocumentError:
        edges = [sign for _, span in document.spans() for sign in (span.text[:1], span.text[-1:])]
        assert not all(sign.splitlines() == [sign] for sign in edges)
        return
    assert document == from_brat(document.text, written, document.language)
    for line in written.splitlines():
        assert line[0] in "TAR#"


@given(texts())
def test_every_reading_goes_to_brat(text: str) -> None:
    document = parse(text)
    assert document == from_brat(text, to_brat(document), document.language)


@pytest.mark.parametrize("text", ["«а»«б»", "«а «б»» «в»", "``two''"])
def test_quotations_find_the_one_around_them_again(text: str) -> None:
    document = parse(text, "en")
    assert document == from_brat(text, to_brat(document), "en")


@pytest.mark.parametrize("bounds", [(0, 0), (0, 3), (2, 5), (2, 3)])
def test_spans_that_brat_cannot_hold_are_refused(bounds: tuple[int, int]) -> None:
    text = "да\nнет"
    document = Document(text, "ru", clauses=(Clause(Span.of(text, *bounds), ["energy"]),))
    with pytest.raises(InvalidDocumentError, match=r"^\$\.clauses\[0\]\.span: expected a span"):
        to_brat(document)


def test_brat_gets_pieces_without_line_breaks() -> None:
    written = to_brat(_example())
    assert "T1\tQuotation 0 13;15 24\t«Мы развиваем торговлю»\n" in written
    assert _example() == from_brat(TEXT, written, "ru")


def test_the_configuration_names_all_that_is_written() -> None:
    sections = configuration().split("\n\n")
    assert "[entities]\nQuotation\nSource\nCue\nAside\nClause\nEvidence\nInstrument" == sections[0]
    assert "SpeaksFor\tArg1:Evidence, Arg2:Clause" in sections[1]
    assert "Force\tArg:Clause, Value:obligation|prohibition|" in sections[3]
    assert "NonAggression\tArg:Clause\n" in sections[3]


BAD: list[tuple[str, str]] = [
    ("T1\tClause", "line 1: expected an identifier, a label, offsets and text"),
    ("\nT1\tClause 0 2\tно", "line 2: expected the words at these offsets, got others"),
    ("T1\tClause 2 0\t", "line 1: expected offsets in order and inside the text"),
    ("T1\tClause 0 999\tа", "line 1: expected offsets in order and inside the text"),
    ("T1\tClause 0 2\tда\nT1\tClause 0 2\tда", "line 2: expected each identifier once, got T1"),
    ("A1\tForce T1 obligation", "line 1: expected a known annotation, got T1"),
    ("R1\tCueOf Arg1:T1 Arg2:T2", "line 1: expected a known annotation, got T1"),
    ("X", "line 1: expected an attribute, a relation or a note"),
    ("T1\tClause 0 2\tда\nA1\tForce T1 duty", "T1: 'duty' is not a valid Force"),
    ("T1\tEvidence 0 2\tда", "T1: expected evidence inside a clause"),
    ('T1\tClause 0 2\tда\n#1\tAnnotatorNotes T1\t{"parties": 3}', "T1: "),
    ('T1\tQuotation 0 2\tда\n#1\tAnnotatorNotes T1\t{"marks": [9, 9]}', "T1: "),
    ("T1\tQuotation 0 2\tда\nT2\tQuotation 0 2\tда", "$.quotations[1]: expected"),
    ("T1\tClause 0 2\tда\nA1\tOrigin T1 speech", "$.clauses[0].quotation: expected a quotation"),
]


@pytest.mark.parametrize(("annotations", "message"), BAD, ids=[message for _, message in BAD])
def test_bad_annotations_are_refused_with_the_place(annotations: str, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        from_brat("да", annotations, "ru")
    assert str(caught.value).startswith(message)


def test_lines_of_other_kinds_are_left_alone() -> None:
    text: Any = "N1\tReference T1 Wikipedia:1\tx\n*\tEquiv T1 T2\nE1\tX:T1\n#1\tNote R1\tx\n"
    assert Document("да", "ru") == from_brat("да", text, "ru")
