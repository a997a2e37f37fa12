"""Bad arguments and broken language files: each is refused, with what was expected and where."""

from __future__ import annotations

import copy
import pickle
import tomllib
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema
import pytest
import regex

import treatyparse
from treatyparse import (
    Document,
    InvalidArgumentError,
    InvalidDocumentError,
    InvalidSpanError,
    Lexicon,
    LexiconError,
    Span,
    TreatyparseError,
    UnknownLanguageError,
)
from treatyparse.errors import NotationError
from treatyparse.golden import read_examples, read_golden
from treatyparse.schema import GRADES, TABLES, Shape


def shown(value: Any) -> str:
    """A name for a case that is the same in every process."""
    return repr(value).partition(" at 0x")[0].strip("<>")


NO_TEXTS: list[Any] = [None, b"", b"text", 3, 1.5, True, [], ["text"], {}, object(), str, iter("")]
NO_CODES: list[Any] = [3, b"ru", 1.5, True, ["ru"], ("ru",), {}, object()]
UNKNOWN_CODES = [
    *(
        "",
        "xx",
        "RU",
        "ru ",
        " ru",
        "ru_RU",
        "ru-RU",
        "russian",
        "ru.toml",
        "ru\0",
        "ru\n",
        "..",
        ".",
    ),
    *(
        "../../etc",
        "../languages/ru",
        "/etc/passwd",
        "C:\\ru",
        "ru/../ru",
        "%2e%2e",
        "r\u200bu",
        "рu",
    ),
]
READERS: list[Callable[..., Any]] = [
    treatyparse.parse,
    treatyparse.find_quotations,
    treatyparse.classify,
]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("text", NO_TEXTS, ids=shown)
def test_no_text(reader: Callable[..., Any], text: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"expected .*str.* got {type(text).__name__}"):
        reader(text)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", NO_CODES, ids=shown)
def test_no_code(reader: Callable[..., Any], code: Any) -> None:
    with pytest.raises(InvalidArgumentError, match=f"expected .*str.* got {type(code).__name__}"):
        reader("text", code)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("code", UNKNOWN_CODES, ids=shown)
def test_unknown_code(reader: Callable[..., Any], code: str) -> None:
    with pytest.raises(UnknownLanguageError, match="expected a language code, one of") as caught:
        reader("text", language=code)
    assert code == caught.value.code
    assert treatyparse.languages() == caught.value.known


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("lexicon", ["ru", 3, {}, [], Lexicon], ids=shown)
def test_no_lexicon(reader: Callable[..., Any], lexicon: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="expected a Lexicon or a Vocabulary, got"):
        reader("text", lexicon=lexicon)


@pytest.mark.parametrize("toml", [None, 3, b"[language]", {}, ["x"]], ids=shown)
def test_no_toml(toml: Any) -> None:
    with pytest.raises(InvalidArgumentError, match="expected TOML as str, got"):
        Lexicon.from_toml(toml)


HEAD = '[language]\ncode = "xx"\nname = "Test"\n'


def head(line: str) -> str:
    key = line.split(" ", 1)[0]
    kept = [old for old in HEAD.splitlines() if not old.startswith(f"{key} ")]
    return "\n".join([*kept, line])


BROKEN_HEADS = {
    "empty file": ("", "language", ""),
    "only a comment": ("# nothing", "language", ""),
    "no head": ('[instruments.nouns]\npact = ["pact"]', "language", ""),
    "head is a string": ('language = "xx"', "language", ""),
    "head is an array": ("language = []", "language", ""),
    "two heads": ('[[language]]\ncode = "xx"', "language", ""),
    "no code": ('[language]\nname = "Test"', "language", "code"),
    "no name": ('[language]\ncode = "xx"', "language", "name"),
    **{
        f"code {value}": (head(f"code = {value}"), "language", "code")
        for value in [
            '""',
            '" "',
            '"x"',
            '"XX"',
            '"xxxx"',
            '"x1"',
            '"../x"',
            '"xx "',
            "3",
            "[]",
            "true",
        ]
    },
    **{
        f"name {value}": (head(f"name = {value}"), "language", "name")
        for value in ['""', '" "', "3", "[]", "{}", '"Te\\nst"', '"Te\\u00adst"']
    },
    **{
        f"alphabet {value}": (head(f"alphabet = {value}"), "language", "alphabet")
        for value in [
            "3",
            '["a"]',
            '"z-a"',
            '"a-"',
            '"-"',
            '"a-z]"',
            '"^a"',
            '"a1"',
            '"\\\\w"',
            '"e\\u0301"',
        ]
    },
    **{
        f"has_case {value}": (head(f"has_case = {value}"), "language", "has_case")
        for value in ['"true"', "1", "[]"]
    },
    **{
        f"{key} {value}": (head(f"{key} = {value}"), "language", "")
        for key in ("function_words", "clitics")
        for value in [
            '"the"',
            "3",
            "[3]",
            '[""]',
            '[" the"]',
            '["the", "the"]',
            '[["the"]]',
            '["e\\u0301"]',
        ]
    },
    **{
        f"replacements {value}": (head(f"replacements = {value}"), "language", "")
        for value in [
            '"ab"',
            '["ab"]',
            '[["a"]]',
            '[["a", "b", "c"]]',
            '[["aa", "b"]]',
            '[["a", 3]]',
            '[["a", "a"]]',
        ]
    },
    **{
        f"unknown key {key}": (head(f"{key} = 1"), "language", key)
        for key in ("Code", "names", "alphabets", "casing")
    },
    **{
        f"no toml {text!r}": (text, "", "")
        for text in (
            "[",
            "a = ",
            "a = 1\na = 2",
            "= 1",
            "[a]\n[a]",
            "a = 'b",
            "\0",
            "a = [1,",
            "plain",
        )
    },
}
BAD_ARRAYS = {
    "string": '"treaty"',
    "number": "3",
    "truth": "true",
    "date": "1994-01-01",
    "number inside": '["pact", 3]',
    "array inside": '[["pact"]]',
    "empty string": '["pact", ""]',
    "padded": '[" pact"]',
    "padded behind": '["pact "]',
    "twice": '["pact", "pact"]',
    "decomposed": '["cafe\\u0301"]',
    "soft hyphen": '["pa\\u00adct"]',
    "zero width": '["pa\\u200bct"]',
    "line break": '["pa\\nct"]',
    "tab": '["pa\\tct"]',
}
BAD_TERMS = {
    "star alone": "*",
    "two stars": "**",
    "star inside": "pa*ct",
    "star apart": "pact *",
    "star doubled": "pact**",
    "gap first": "<2> pact",
    "gap last": "pact <2>",
    "gap alone": "<2>",
    "two gaps": "war <2> <3> pact",
    "gap of none": "war <0> pact",
    "gap too wide": "war <10> pact",
    "gap unclosed": "war <2 pact",
    "gap unopened": "war 2> pact",
    "gap empty": "war <> pact",
    "gap of letters": "war <a> pact",
    "gap glued": "war<2>pact",
    "no alternative": "|",
    "alternative empty before": "|pact",
    "alternative empty behind": "pact|",
    "alternative empty between": "pact||war",
    "alternative twice": "pact|pact",
    "alternative of two words": "pact|war-time",
    "two spaces": "war  pact",
    "no-break space": "war\\u00a0pact",
    "star in an alternative": "pact|wa*r",
}


def place(table: str, entries: str) -> str:
    """A file in which these entries stand in a table, by its shape."""
    shape = TABLES[table].shape
    if shape in (Shape.TERMS, Shape.PLAIN):
        parent, _, key = table.rpartition(".")
        return f"{HEAD}[{parent}]\n{key} = {entries}"
    value = min(TABLES[table].values, default="some_value")
    if shape is Shape.BY_VALUE:
        return f"{HEAD}[{table}]\n{value} = {entries}"
    return f"{HEAD}[{table}.{value}]\nstrong = {entries}"


def by_shape() -> dict[Shape, str]:
    """One table of each shape."""
    return {table.shape: name for name, table in sorted(TABLES.items(), reverse=True)}


def broken_files() -> Iterator[Any]:
    for name, (toml, table, entry) in BROKEN_HEADS.items():
        yield pytest.param(toml, table, entry, id=name)
    for shape, table in by_shape().items():
        for name, entries in BAD_ARRAYS.items():
            yield pytest.param(place(table, entries), table, "", id=f"{shape.name} {name}")
        if shape is Shape.PLAIN:
            continue
        for name, term in BAD_TERMS.items():
            toml = place(table, f'["good", "{term}"]')
            written = term.replace("\\u00a0", "\u00a0")
            yield pytest.param(toml, table, written, id=f"{shape.name} {name}")
    for table in sorted(TABLES):
        parent, _, key = table.rpartition(".")
        yield pytest.param(f'{HEAD}[{parent}]\n{key} = "x"', table, "", id=f"{table} a string")
        yield pytest.param(f'{HEAD}[{parent}]\n{key}s = ["x"]', f"{table}s", "", id=f"{table}s")
        if TABLES[table].values:
            toml = f'{HEAD}[{table}]\nno_such_value = ["x"]'
            yield pytest.param(toml, table, "no_such_value", id=f"{table} of an unknown value")
    graded = by_shape()[Shape.GRADED]
    for name, body in {
        "grade unknown": '[{0}.some]\ngreat = ["x"]',
        "grade left out": '[{0}]\nsome = ["x"]',
        "grade a number": "[{0}.some]\nstrong = 1.0",
        "one term in two grades": '[{0}.some]\nstrong = ["x"]\nweak = ["x"]',
    }.items():
        yield pytest.param(HEAD + body.format(graded), graded, "", id=name)
    for name, examples in {
        "a table": '[examples]\ntext = "x"',
        "strings": 'examples = ["x"]',
        "a string": 'examples = "x"',
    }.items():
        toml = examples + "\n" + HEAD if "=" in examples.split("\n")[0] else HEAD + examples
        yield pytest.param(toml, "examples", "", id=f"examples are {name}")


BROKEN = list(broken_files())


def test_there_are_many() -> None:
    assert len(BROKEN) >= 200
    assert set(Shape) == by_shape().keys()
    assert {"strong", "weak"} <= GRADES.keys()


@pytest.mark.parametrize(("toml", "table", "entry"), BROKEN)
def test_broken_file(toml: str, table: str, entry: str) -> None:
    """A broken file is refused; the error names the file, the table and the entry."""
    with pytest.raises(LexiconError) as caught:
        Lexicon.from_toml(toml, source="broken.toml")
    error = caught.value
    assert "broken.toml" == error.source
    assert error.table.startswith(table)
    assert entry in ("", error.entry)
    assert str(error).startswith("broken.toml")
    assert "expected" in error.problem or "broken notation" in error.problem


def test_a_sound_file_is_taken() -> None:
    """What the broken files are made of is sound, so that each has the one fault that it names."""
    assert "xx" == Lexicon.from_toml(HEAD).language.code
    for table in TABLES:
        lexicon = Lexicon.from_toml(place(table, '["good", "war <2> pact|treat*"]'))
        assert lexicon.terms or lexicon.plain


@pytest.mark.parametrize("code", treatyparse.languages())
def test_a_file_cut_short(code: str) -> None:
    """A shipped file of which a part is missing is refused, or loads if it is sound so."""
    toml = treatyparse.language_files.language_file(code)
    for size in range(0, len(toml), max(1, len(toml) // 12)):
        try:
            tomllib.loads(toml[:size])
        except tomllib.TOMLDecodeError:
            with pytest.raises(LexiconError):
                Lexicon.from_toml(toml[:size])


@pytest.mark.parametrize(
    "example",
    [
        "{}",
        "{ text = 3 }",
        '{ text = "[[speech|x" }',
        '{ text = "x]]" }',
        '{ text = "[[nothing|x]]" }',
        '{ text = "[[speech|«x»]]", note = "y" }',
        '{ text = "[[speech|«x»]]", layers = "spans" }',
        '{ text = "[[speech|«x»]]", layers = ["sapns"] }',
        '{ text = "[[speech red|«x»]]" }',
        '{ text = "[[clause big|x]]" }',
        "{ text = '[[cue resolved=\"x\"|y]]' }",
        '{ text = "[[instrument 20222|x]]" }',
        '{ text = "\\\\N{NO SUCH SIGN}" }',
    ],
)
def test_broken_example(example: str) -> None:
    lexicon = Lexicon.from_toml(f"examples = [{example}]\n{HEAD}", source="broken.toml")
    with pytest.raises(LexiconError, match=r"broken\.toml \[examples\[0\]\]"):
        read_examples(lexicon)


@pytest.mark.parametrize(
    ("marked", "offset"),
    [("a ]]", 2), ("a [[cue|b", 2), ("[[x|y]]", 0), ("[[cue|\\N{x}]]", 6), ("[[cue red|y]]", 0)],
)
def test_broken_notation(marked: str, offset: int) -> None:
    with pytest.raises(NotationError, match=f"at {offset}: expected") as caught:
        read_golden(marked, "en")
    assert offset == caught.value.offset


SOUND = treatyparse.parse("“The Parties shall not use force,” the treaty of Peru and Chile says.")


def changed(path: str, value: Any) -> dict[str, Any]:
    """The data of a sound document with another value at a place, or with none (KeyError)."""
    data = copy.deepcopy(SOUND.to_dict())
    inner: Any = data
    *outer, last = path.split("/")
    for key in outer:
        inner = inner[int(key) if key.isdigit() else key]
    if value is KeyError:
        del inner[last]
    else:
        inner[last] = value
    return data


BAD_VALUES: dict[str, list[Any]] = {
    "text": [None, 3, "", "other", [], KeyError],
    "language": [None, 3, [], KeyError],
    "schema": [None, 0, -1, 10**9, "1", [], KeyError],
    "quotations": [None, 3, {}, "x", [3], [{}], KeyError],
    "clauses": [None, 3, {}, "x", [3], [{}], KeyError],
    "instruments": [None, 3, {}, "x", [3], [{}], KeyError],
    "quotations/0/kind": [None, "", "Speech", 3, []],
    "quotations/0/parent": [0, 1, -1, "0", 1.5, True],
    "quotations/0/span": [None, 3, [], {}, [0, 1]],
    "quotations/0/span/start": [-1, 1, 10**9, None, "0", 0.5, True],
    "quotations/0/span/end": [-1, 1, 10**9, None, "0", 0.5],
    "quotations/0/span/text": ["", "other", None, 3],
    "quotations/0/unknown": [1],
    "unknown": [1, None],
}
BAD_DATA = [(path, value) for path, values in BAD_VALUES.items() for value in values]


@pytest.mark.parametrize(("path", "value"), BAD_DATA, ids=str)
def test_bad_data(path: str, value: Any) -> None:
    """Data that are not those of a document are refused with the path to the fault."""
    with pytest.raises(InvalidDocumentError, match="expected") as caught:
        Document.from_dict(changed(path, value))
    assert caught.value.path.startswith("$")


RICH = treatyparse.parse(
    "«Стороны, — сказал Лев Ган, — развивают торговлю», — говорится в договоре Перу и Чили "
    "от 5 мая 1997 года. “Peru and Chile shall trade,” said Ann Lee."
).to_dict()
WRONG: list[Any] = [
    KeyError,
    None,
    "",
    "x\ud800",
    -1,
    10**9,
    0.5,
    True,
    [],
    {},
    [None],
    [{}],
    {"x": 1},
]


def places(data: Any, path: str = "$") -> Iterator[str]:
    """The path of every value in the data, whatever it is."""
    if path != "$":
        yield path
    for key, value in data.items() if isinstance(data, dict) else ():
        yield from places(value, f"{path}.{key}")
    for number, value in enumerate(data if isinstance(data, list) else ()):
        yield from places(value, f"{path}[{number}]")


def broken_at(path: str, value: Any) -> dict[str, Any]:
    """The data with another value at a place, or with none (KeyError)."""
    data = copy.deepcopy(RICH)
    inner: Any = data
    *outer, last = [int(k) if k.isdigit() else k for k in regex.findall(r"\w+", path)]
    for key in outer:
        inner = inner[key]
    if value is KeyError:
        del inner[last]
    else:
        inner[last] = value
    return data


VALIDATOR = jsonschema.Draft202012Validator(Document.json_schema())
BROKEN_PLACES = [
    (path, value)
    for path in places(RICH)
    for value in WRONG
    if not VALIDATOR.is_valid(broken_at(path, value))
]


@pytest.mark.parametrize("value", WRONG, ids=shown)
def test_what_the_schema_refuses_is_refused(value: Any) -> None:
    """In every place of the data; the error's path leads to the place, or to what holds it."""
    broken = [path for path, wrong in BROKEN_PLACES if wrong is value]
    assert len(broken) > 20
    for path in broken:
        with pytest.raises(InvalidDocumentError, match="expected") as caught:
            Document.from_dict(broken_at(path, value))
        assert path.startswith(caught.value.path) or caught.value.path.startswith(path)


PARTS: dict[type, dict[str, Any]] = {
    treatyparse.Span: {"start": 0, "end": 1, "text": "a"},
    treatyparse.Attribution: {
        "source": Span(0, 1, "a"),
        "source_kind": "person",
        "cue": Span(0, 1, "a"),
        "resolved": "a",
        "rule": "a",
    },
    treatyparse.Quotation: {
        "span": Span(0, 3, "«a»"),
        "content": Span(1, 2, "a"),
        "kind": "speech",
        "attribution": treatyparse.Attribution(),
        "asides": (Span(1, 2, "a"),),
        "parent": 0,
    },
    treatyparse.Evidence: {
        "span": Span(0, 1, "a"),
        "type": "energy",
        "term": "a",
        "weight": 1.0,
        "subtype": "a",
    },
    treatyparse.Clause: {
        "span": Span(0, 1, "a"),
        "types": ["energy"],
        "force": "intention",
        "origin": "text",
        "parties": ("PE",),
        "evidence": (),
        "quotation": 0,
        "instrument": 0,
        "confidence": 0.5,
    },
    treatyparse.Instrument: {
        "span": Span(0, 1, "a"),
        "kind": "pact",
        "title": "a",
        "parties": ("PE",),
        "date": "2022",
        "signatories": ("a",),
    },
    treatyparse.Classification: {"types": ["energy"], "evidence": ()},
    Document: {
        "text": "a",
        "language": "en",
        "quotations": (),
        "clauses": (),
        "instruments": (),
    },
}
WRONG_ARGUMENTS: list[Any] = [b"a", object(), {"a": 1}, [b"a"], (None,), {3}, ("PE", 3)]
BAD_ARGUMENTS = [
    (kind, name, value)
    for kind, good in PARTS.items()
    for name in good
    for value in WRONG_ARGUMENTS
]


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.__name__)
def test_no_part_takes_another_s_arguments(kind: type) -> None:
    """Each argument of each class is checked where it is given."""
    kind(**PARTS[kind])
    for whose, name, value in BAD_ARGUMENTS:
        if whose is kind:
            with pytest.raises((TypeError, ValueError)):
                kind(**{**PARTS[kind], name: value})


def test_how_many_bad_inputs_there_are() -> None:
    """What docs/reliability.md says."""
    arguments = [NO_TEXTS, NO_CODES, UNKNOWN_CODES]
    assert len(BROKEN) >= 500
    assert len(BROKEN_PLACES) + len(BAD_DATA) >= 500
    assert len(BAD_ARGUMENTS) + len(READERS) * sum(map(len, arguments)) >= 200


@pytest.mark.parametrize("data", [None, 3, "x", b"", [], [1], (), object()], ids=shown)
def test_no_data(data: Any) -> None:
    with pytest.raises(InvalidDocumentError, match="expected"):
        Document.from_dict(data)


ERRORS: list[tuple[TreatyparseError, type[Exception]]] = [
    (InvalidArgumentError("expected a, got b"), TypeError),
    (InvalidSpanError("expected a, got b"), ValueError),
    (UnknownLanguageError("xx", ("en", "ru")), LookupError),
    (LexiconError("expected a", source="x.toml", table="t", entry="e"), ValueError),
    (InvalidDocumentError("expected a", path="$.clauses[0]"), ValueError),
    (NotationError("expected a", 3), ValueError),
]


@pytest.mark.parametrize(("error", "parent"), ERRORS, ids=lambda value: type(value).__name__)
def test_errors_are_good_errors(error: TreatyparseError, parent: type[Exception]) -> None:
    """Each has the root and a builtin parent, and pickle and copy keep all that it says."""
    assert isinstance(error, parent)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(error) is type(again)
        assert str(error) == str(again)
        assert vars(error) == vars(again)


def test_a_span_outside_its_text() -> None:
    with pytest.raises(InvalidSpanError, match=r"expected bounds in a text of 3 code points"):
        Span.of("abc", 2, 5)
    with pytest.raises(InvalidDocumentError, match=r"\$\.clauses\[0\]\.span: expected"):
        Document("abc", "en", clauses=(treatyparse.Clause(Span(9, 9, ""), ["energy"]),))
