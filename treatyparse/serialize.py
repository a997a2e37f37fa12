"""Serialisation: attrs objects as plain data and JSON, and back with every part checked.

The form of the data: an object is a dictionary of its fields, a tuple a list, a set a sorted
list, an enum its value, a :class:`~treatyparse.Span` its ``start``, ``end`` and ``text``. The
outermost dictionary says under ``schema`` which version of the form it has.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, TypeVar

import attrs
import regex

from treatyparse.codec import Json, record_of, shown
from treatyparse.errors import InvalidDocumentError

SCHEMA: Final = 1
"""The version of the form that is written; every earlier one is read."""

UPGRADES: Final[dict[int, Callable[[dict[str, Any]], dict[str, Any]]]] = {}
"""For each earlier version the function that turns its data into those of the next version."""

T = TypeVar("T", bound=attrs.AttrsInstance)


def to_dict(value: attrs.AttrsInstance) -> Json:
    """The object as dictionaries, lists, strings and numbers, with the version of the form."""
    return {"schema": SCHEMA, **record_of(type(value)).encode(value)}


def from_dict(kind: type[T], data: object) -> T:
    """The object of this class that :func:`to_dict` wrote, in this or an earlier release.

    Raises:
        InvalidDocumentError: If the data are not those of such an object; its path says where.
    """
    if not isinstance(data, dict):
        raise InvalidDocumentError(f"expected a dictionary, got {shown(data)}")
    version = data.get("schema")
    if type(version) is not int or not 1 <= version <= SCHEMA:
        got = shown(version) if "schema" in data else "none"
        raise InvalidDocumentError(
            f"expected a version of the form from 1 to {SCHEMA}, got {got}", path="$.schema"
        )
    fields = {key: value for key, value in data.items() if key != "schema"}
    for earlier in range(version, SCHEMA):
        fields = UPGRADES[earlier](fields)
    return record_of(kind).decode(fields)


def to_json(value: attrs.AttrsInstance, *, indent: int | None = None) -> str:
    """The object as JSON in ASCII, so that lone surrogates too survive any channel.

    Raises:
        InvalidDocumentError: If a string holds a high surrogate directly followed by a low one
            as two code points: JSON would read them as one, and every later offset would shift.
    """
    data = to_dict(value)
    separators = (",", ":") if indent is None else (",", ": ")
    written = json.dumps(data, allow_nan=False, indent=indent, separators=separators)
    if _SURROGATE.search(written):
        for path, text in _strings(data):
            if _SPLIT_PAIR.search(text):
                raise InvalidDocumentError(
                    "expected no high surrogate followed by a low one, which JSON cannot "
                    "tell from a single code point",
                    path=path,
                )
    return written


_SURROGATE: Final = regex.compile(r"\\ud[89ab]")
_SPLIT_PAIR: Final = regex.compile("[\ud800-\udbff][\udc00-\udfff]")


def _strings(data: object, path: str = "$") -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, f"{path}.{key}")
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _strings(value, f"{path}[{number}]")


def from_json(kind: type[T], written: str | bytes) -> T:
    """The object of this class that :func:`to_json` wrote.

    Raises:
        InvalidDocumentError: If it is not JSON, or not that of such an object.
    """
    if not isinstance(written, str | bytes):
        raise InvalidDocumentError(f"expected JSON as str or bytes, got {shown(written)}")
    try:
        data = json.loads(written, object_pairs_hook=_without_duplicates)
    except InvalidDocumentError:
        raise
    except (ValueError, RecursionError) as error:
        raise InvalidDocumentError(f"expected JSON: {error}") from None
    return from_dict(kind, data)


def _without_duplicates(pairs: list[tuple[str, Any]]) -> Json:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InvalidDocumentError(f"expected each key once, got {shown(twice)} twice")
    return data


def json_schema(kind: type[attrs.AttrsInstance]) -> Json:
    """The JSON Schema (draft 2020-12) of what :func:`to_dict` writes for this class.

    It tells all that a schema can; that spans agree with the text, only reading can tell.
    """
    definitions: Json = {}
    root = record_of(kind).body(definitions)
    root["properties"] = {"schema": {"const": SCHEMA}, **root["properties"]}
    root["required"] = ["schema", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def utf16_offsets(text: str) -> Sequence[int]:
    """The offset in UTF-16 code units of each code point of the text, and of its end.

    JavaScript, Java and .NET count so. A text without code points beyond U+FFFF, where the two
    counts are the same, gives a range, any other one a list.

    Returns:
        ``len(text) + 1`` integers, to be indexed by an offset in code points.
    """
    if not text or max(text) <= "\uffff":
        return range(len(text) + 1)
    offsets = [0]
    offset = 0
    for sign in text:
        offset += 1 if sign <= "\uffff" else 2
        offsets.append(offset)
    return offsets
