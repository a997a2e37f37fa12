"""Documents as data: the round trip, the messages on bad data, the JSON Schema, UTF-16 offsets."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from treatyparse import Clause, Document, Instrument, InvalidDocumentError, Span, parse
from treatyparse.codec import record_of
from treatyparse.serialize import SCHEMA, UPGRADES, json_schema, to_dict
from treatyparse.strategies import documents, texts

TEXT = "«Стороны развивают торговлю», — говорится в договоре."
CORPUS = Path(__file__).parent / "corpus"
SCHEMA_FILE = Path(__file__).parent.parent / "docs" / "document.schema.json"


def example() -> dict[str, Any]:
    """The data of a document with one quotation and one clause inside it."""
    content = {"start": 1, "end": 27, "text": TEXT[1:27]}
    return {
        "schema": 1,
        "text": TEXT,
        "language": "ru",
        "quotations": [
            {
                "span": {"start": 0, "end": 28, "text": TEXT[:28]},
                "content": content,
                "kind": "declaration",
                "attribution": {
                    "source": {"start": 44, "end": 52, "text": "договоре"},
                    "source_kind": "document",
                    "cue": {"start": 32, "end": 41, "text": "говорится"},
                    "resolved": None,
                    "rule": "cue",
                },
                "asides": [],
                "parent": None,
            }
        ],
        "clauses": [
            {
                "span": dict(content),
                "types": ["economic", "industrial"],
                "force": "obligation",
                "origin": "declaration",
                "parties": ["AZ", "RU"],
                "evidence": [
                    {
                        "span": {"start": 19, "end": 27, "text": "торговлю"},
                        "type": "economic",
                        "term": "торговл*",
                        "weight": 1,
                        "subtype": "",
                    }
                ],
                "quotation": 0,
                "instrument": None,
                "confidence": 0.75,
            }
        ],
        "instruments": [],
    }


def test_data_are_read_and_written_unchanged() -> None:
    document = Document.from_dict(example())
    assert example() == document.to_dict()
    assert "торговлю" == document.clauses[0].evidence[0].span.text


@given(documents())
def test_every_document_survives_the_dictionary(document: Document) -> None:
    assert document == Document.from_dict(document.to_dict())


@given(documents())
def test_every_document_survives_json_in_ascii(document: Document) -> None:
    try:
        written = document.to_json()
    except InvalidDocumentError:
        raw = json.dumps(document.to_dict(), ensure_ascii=False)
        assert regex.search("[\ud800-\udbff][\udc00-\udfff]", raw)
        return
    assert written.isascii()
    assert document == Document.from_json(written)


@given(texts())
def test_every_reading_survives_the_dictionary(text: str) -> None:
    document = parse(text)
    assert document == Document.from_dict(document.to_dict())


def test_reading_does_not_change_the_data() -> None:
    data = example()
    Document.from_dict(data)
    assert example() == data


def test_halves_of_a_surrogate_pair_are_refused_by_json_alone() -> None:
    document = Document("a\ud83d\ude00", "en")
    assert document == Document.from_dict(document.to_dict())
    with pytest.raises(InvalidDocumentError, match=r"^\$\.text: expected no high surrogate"):
        document.to_json()


def edit(*path: str | int, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        data[path[-1]] = to

    return change


def drop(*path: str | int) -> Callable[[dict[str, Any]], None]:
    def change(data: Any) -> None:
        for step in path[:-1]:
            data = data[step]
        del data[path[-1]]

    return change


BAD: list[tuple[Callable[[dict[str, Any]], None], str]] = [
    (drop("schema"), "$.schema: expected a version of the form from 1 to 1, got none"),
    (edit("schema", to=99), "$.schema: expected a version of the form from 1 to 1, got 99"),
    (edit("schema", to=True), "$.schema: expected a version of the form from 1 to 1, got true"),
    (edit("text", to=None), "$.text: expected a string, got null"),
    (edit("text", to=b"x"), "$.text: expected a string, got an object of type bytes"),
    (drop("language"), "$: expected the key 'language', which is missing"),
    (edit("clauses", to={}), "$.clauses: expected an array, got an object"),
    (edit("clauses", 0, to=[]), "$.clauses[0]: expected an object, got an array"),
    (
        edit("clauses", 0, "force", to="duty"),
        (
            "$.clauses[0].force: expected one of obligation, prohibition, permission, intention, "
            "statement, got 'duty'"
        ),
    ),
    (drop("clauses", 0, "force"), "$.clauses[0]: expected the key 'force', which is missing"),
    (
        edit("clauses", 0, "span", "colour", to=1),
        "$.clauses[0].span: expected only the keys start, end, text; got 'colour'",
    ),
    (
        edit("clauses", 0, "types", to=["energy", "energy"]),
        "$.clauses[0].types[1]: expected each value once, got 'energy' again",
    ),
    (edit("clauses", 0, "types", to=[["x"]]), "$.clauses[0].types[0]: expected one of military,"),
    (edit("clauses", 0, "parties", to="RU"), "$.clauses[0].parties: expected an array, got 'RU'"),
    (
        edit("clauses", 0, "quotation", to=False),
        "$.clauses[0].quotation: expected an integer, got false",
    ),
    (
        edit("clauses", 0, "quotation", to=1.0),
        "$.clauses[0].quotation: expected an integer, got 1.0",
    ),
    (
        edit("clauses", 0, "quotation", to=7),
        "$.clauses[0].quotation: expected an index below 1, got 7",
    ),
    (
        edit("clauses", 0, "confidence", to=float("nan")),
        "$.clauses[0].confidence: expected a finite number, got nan",
    ),
    (edit("clauses", 0, "confidence", to=1.5), "$.clauses[0]: 'confidence' must be <= 1.0: 1.5"),
    (
        edit("clauses", 0, "evidence", 0, "weight", to=10**5000),
        "$.clauses[0].evidence[0].weight: expected a finite number, got a huge integer",
    ),
    (
        edit("clauses", 0, "evidence", 0, "weight", to=True),
        "$.clauses[0].evidence[0].weight: expected a finite number, got true",
    ),
    (
        edit("clauses", 0, "span", "start", to=2),
        (
            "$.clauses[0].span: expected 0 <= start <= end and end - start code points of text, "
            "got [2, 27) and 26 code points"
        ),
    ),
    (
        edit("clauses", 0, "span", "start", to="1"),
        "$.clauses[0].span.start: expected an integer, got '1'",
    ),
    (
        edit("clauses", 0, "span", to={"start": 0, "end": 1, "text": "x"}),
        "$.clauses[0].span: expected the text of the document at [0, 1), got 'x'",
    ),
    (
        edit("quotations", 0, "attribution", "cue", "text", to="сообщится"),
        "$.quotations[0].attribution.cue: expected the text of the document at [32, 41)",
    ),
    (edit("text", to="x" * 200), "$.quotations[0].span: expected the text of the document"),
]


@pytest.mark.parametrize(("change", "message"), BAD, ids=[message[:70] for _, message in BAD])
def test_bad_data_are_refused_with_the_place(
    change: Callable[[dict[str, Any]], None], message: str
) -> None:
    data = example()
    change(data)
    with pytest.raises(InvalidDocumentError) as caught:
        Document.from_dict(data)
    assert str(caught.value).startswith(message)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize("data", [None, [], "x", 1, b"{}"])
def test_what_is_no_dictionary_is_refused(data: object) -> None:
    with pytest.raises(InvalidDocumentError, match="expected a dictionary, got"):
        Document.from_dict(data)


@pytest.mark.parametrize(
    "written", ["", "{", "NaN", "[" * 100_000, b"\xff", '{"schema":1,"schema":1}', "9" * 5000, 3]
)
def test_what_is_no_json_is_refused(written: Any) -> None:
    with pytest.raises(InvalidDocumentError):
        Document.from_json(written)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{"schema":1,"text":"","schema":1}', "$: expected each key once, got 'schema' twice"),
        (
            f'{{"schema":{SCHEMA},"text":{{"a":1,"b":2,"b":3}}}}',
            "$: expected each key once, got 'b'",
        ),
        (3, "$: expected JSON as str or bytes, got 3"),
        ("[1]", "$: expected a dictionary, got "),
        ("{}", "$.schema: expected a version of the form from 1 to "),
        ('{"schema":true}', "$.schema: expected a version of the form from 1 to "),
        ('{"schema":0}', "$.schema: expected a version of the form from 1 to "),
        ("{", "$: expected JSON: "),
    ],
)
def test_what_is_wrong_is_told(written: Any, message: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        Document.from_json(written)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("data", "got"),
    [(None, "null"), ([1], "an array"), ("x" * 99, "'xxx"), (2**201, "a huge integer"), (7, "7")],
)
def test_a_message_shows_what_came_and_no_more(data: object, got: str) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        Document.from_dict(data)
    assert f"expected a dictionary, got {got}" in str(caught.value)
    assert len(str(caught.value)) < 120


def test_json_is_compact_or_indented_and_ascii() -> None:
    document = Document("ё\ud83d", "ru")
    head = f'{{"schema":{SCHEMA},"text":"\\u0451\\ud83d","language":"ru",'
    assert document.to_json().startswith(head)
    lines = document.to_json(indent=1).splitlines()
    assert ["{", f' "schema": {SCHEMA},'] == lines[:2]
    assert not any(line.endswith(" ") for line in lines)
    assert document == Document.from_json(document.to_json(indent=3))


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (Document("a\ud83d\udd1d", "en"), "$.text"),
        (
            Document(
                "a",
                "en",
                instruments=(
                    Instrument(Span.of("a", 0, 1), "pact"),
                    Instrument(Span.of("a", 0, 1), "pact", signatories=("b", "\ud83d\udd1d")),
                ),
            ),
            "$.instruments[1].signatories[1]",
        ),
    ],
)
def test_the_place_of_what_json_cannot_hold_is_told(document: Document, path: str) -> None:
    with pytest.raises(InvalidDocumentError, match="expected no high surrogate") as caught:
        document.to_json()
    assert path == caught.value.path


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.data())
def test_any_value_in_any_place_is_read_or_refused(data: st.DataObject) -> None:
    """Reading yields a document or an error of the one class, whatever stands in a place."""
    changed: Any = example()
    place = changed
    while True:
        keys = sorted(place) if isinstance(place, dict) else range(len(place))
        key = data.draw(st.sampled_from(keys))
        inner = place[key]
        if not inner or not isinstance(inner, dict | list) or data.draw(st.booleans()):
            break
        place = inner
    place[key] = data.draw(JSON_VALUES)
    try:
        document = Document.from_dict(changed)
    except InvalidDocumentError:
        return
    assert document == Document.from_dict(document.to_dict())


def test_every_earlier_form_has_an_upgrade() -> None:
    assert set(range(1, SCHEMA)) == set(UPGRADES)


@pytest.mark.parametrize(
    "file", sorted(CORPUS.glob("documents_v*/*.json")), ids=lambda f: f"{f.parent.name}/{f.stem}"
)
def test_what_a_release_wrote_loads_for_ever(file: Path) -> None:
    document = Document.from_json(file.read_bytes())
    written = document.to_dict()
    if file.parent.name == f"documents_v{SCHEMA}":
        assert json.loads(file.read_bytes()) == written
    assert document == Document.from_dict(written)


def test_the_corpus_holds_every_value_of_every_enum() -> None:
    files = (CORPUS / f"documents_v{SCHEMA}").glob("*.json")
    found = " ".join(file.read_text("ascii") for file in files)
    for definition in json_schema(Document)["$defs"].values():
        for value in definition.get("enum", ()):
            assert f'"{value}"' in found


def test_the_schema_file_is_what_the_classes_say() -> None:
    assert json.loads(SCHEMA_FILE.read_text("utf-8")) == Document.json_schema()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(Document.json_schema())


VALIDATOR = jsonschema.Draft202012Validator(Document.json_schema())


@given(documents())
def test_every_document_obeys_the_schema(document: Document) -> None:
    VALIDATOR.validate(document.to_dict())


@pytest.mark.parametrize(
    "change",
    [
        drop("schema"),
        edit("schema", to=2),
        edit("clauses", 0, "force", to="duty"),
        edit("clauses", 0, "colour", to=1),
        edit("clauses", 0, "types", to=["energy", "energy"]),
        edit("quotations", 0, "parent", to="0"),
        drop("clauses", 0, "evidence", 0, "span", "end"),
    ],
)
def test_the_schema_refuses_what_is_no_document(change: Callable[[Any], None]) -> None:
    data = copy.deepcopy(example())
    change(data)
    assert not VALIDATOR.is_valid(data)


def test_any_part_can_be_written_alone() -> None:
    clause = Document.from_dict(example()).clauses[0]
    assert {"schema": 1, **example()["clauses"][0]} == to_dict(clause)
    assert {"schema": 1, "start": 0, "end": 1, "text": "a"} == to_dict(Span(0, 1, "a"))
    assert "Span" in json_schema(Clause)["$defs"]


def test_a_field_that_cannot_be_written_is_refused_at_once() -> None:
    @attrs.frozen
    class Odd:
        field: complex

    Odd.__annotations__ = {"field": complex}
    with pytest.raises(TypeError, match="expected a type that can be serialised"):
        record_of(Odd)


@pytest.mark.parametrize(
    ("text", "offsets"),
    [("", [0]), ("ab", [0, 1, 2]), ("a🤝b", [0, 1, 3, 4]), ("\ud83d\ude00", [0, 1, 2])],
)
def test_utf16_offsets(text: str, offsets: list[int]) -> None:
    assert offsets == list(Document(text, "en").utf16_offsets())


@given(texts())
def test_utf16_offsets_count_as_utf16_does(text: str) -> None:
    """Each entry is the number of 16-bit units that the text up to there takes."""
    offsets = Document(text, "en").utf16_offsets()
    assert len(text) + 1 == len(offsets)
    for place in range(len(text) + 1):
        assert len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 == offsets[place]
