"""Codecs: how the values of a type are written as plain data, read back, and described.

One walk over the fields and type hints of an attrs class gives its codec, and the codec gives
all three directions. Nothing here knows the result types.
"""

from __future__ import annotations

import inspect
import math
from enum import Enum
from types import NoneType, UnionType
from typing import (
    Any,
    Final,
    Generic,
    Protocol,
    TypeVar,
    Union,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

import attrs
import regex
from attrs import frozen

from treatyparse.errors import InvalidDocumentError

Json = dict[str, Any]
T = TypeVar("T", bound=attrs.AttrsInstance)


class Codec(Protocol):
    """Writes and reads the values of one type."""

    def encode(self, value: Any) -> Any:
        """The value as plain data."""

    def decode(self, data: Any) -> Any:
        """The value that the data stand for; an error has its path from here on."""

    def schema(self, definitions: Json) -> Json:
        """The JSON Schema of the data; those of classes go into the definitions."""


@frozen
class _Plain:
    """A string, integer or Boolean."""

    kind: type
    name: str
    json_type: str

    def encode(self, value: Any) -> Any:
        return value

    def decode(self, data: Any) -> Any:
        if not isinstance(data, self.kind) or isinstance(data, bool) is not (self.kind is bool):
            raise InvalidDocumentError(f"expected {self.name}, got {shown(data)}")
        return data

    def schema(self, definitions: Json) -> Json:  # noqa: ARG002
        return {"type": self.json_type}


@frozen
class _Number:
    """A finite number with a fraction."""

    def encode(self, value: float) -> float:
        return value

    def decode(self, data: Any) -> float:
        if isinstance(data, int | float) and not isinstance(data, bool):
            try:
                number = float(data)
            except OverflowError:
                number = math.inf
            if math.isfinite(number):
                return number
        raise InvalidDocumentError(f"expected a finite number, got {shown(data)}")

    def schema(self, definitions: Json) -> Json:  # noqa: ARG002
        return {"type": "number"}


@frozen
class _Choice:
    """A member of an enum, by its value."""

    kind: type[Enum]

    def encode(self, value: Enum) -> Any:
        return value.value

    def decode(self, data: Any) -> Enum:
        if isinstance(data, str):
            for member in self.kind:
                if member.value == data:
                    return member
        values = ", ".join(str(member.value) for member in self.kind)
        raise InvalidDocumentError(f"expected one of {values}, got {shown(data)}")

    def schema(self, definitions: Json) -> Json:
        if self.kind.__name__ not in definitions:
            definitions[self.kind.__name__] = {
                **_described(self.kind),
                "enum": [member.value for member in self.kind],
            }
        return {"$ref": f"#/$defs/{self.kind.__name__}"}


@frozen
class _Optional:
    """A value or None."""

    inner: Codec

    def encode(self, value: Any) -> Any:
        return None if value is None else self.inner.encode(value)

    def decode(self, data: Any) -> Any:
        return None if data is None else self.inner.decode(data)

    def schema(self, definitions: Json) -> Json:
        return {"anyOf": [self.inner.schema(definitions), {"type": "null"}]}


@frozen
class _Array:
    """A tuple, as a list."""

    inner: Codec

    def encode(self, value: Any) -> list[Any]:
        return [self.inner.encode(item) for item in value]

    def decode(self, data: Any) -> Any:
        if not isinstance(data, list | tuple):
            raise InvalidDocumentError(f"expected an array, got {shown(data)}")
        items: list[Any] = []
        for item in data:
            try:
                items.append(self.inner.decode(item))
            except InvalidDocumentError as error:
                raise _at(f"[{len(items)}]", error) from None
        return tuple(items)

    def schema(self, definitions: Json) -> Json:
        return {"type": "array", "items": self.inner.schema(definitions)}


@frozen
class _Set:
    """A frozen set, as a sorted list of different values."""

    array: _Array

    def encode(self, value: Any) -> list[Any]:
        return sorted(self.array.encode(value))

    def decode(self, data: Any) -> frozenset[Any]:
        items = self.array.decode(data)
        for number, item in enumerate(items):
            if item in items[:number]:
                raise InvalidDocumentError(
                    f"expected each value once, got {shown(data[number])} again",
                    path=f"$[{number}]",
                )
        return frozenset(items)

    def schema(self, definitions: Json) -> Json:
        return {**self.array.schema(definitions), "uniqueItems": True}


@frozen
class Record(Generic[T]):
    """An attrs class, as a dictionary of its fields.

    Attributes:
        kind: The class.
        fields: The name and the codec of each field, in order.
    """

    kind: type[T]
    fields: tuple[tuple[str, Codec], ...]

    def encode(self, value: T) -> Json:
        """The object as plain data."""
        return {name: codec.encode(getattr(value, name)) for name, codec in self.fields}

    def decode(self, data: Any) -> T:
        """The object that the data stand for; an error has its path from here on."""
        if not isinstance(data, dict):
            raise InvalidDocumentError(f"expected an object, got {shown(data)}")
        values: Json = {}
        for name, codec in self.fields:
            if name not in data:
                raise InvalidDocumentError(f"expected the key {name!r}, which is missing")
            try:
                values[name] = codec.decode(data[name])
            except InvalidDocumentError as error:
                raise _at(f".{name}", error) from None
        if len(data) > len(values):
            unknown = next(key for key in data if key not in values)
            raise InvalidDocumentError(
                f"expected only the keys {', '.join(values)}; got {shown(unknown)}"
            )
        try:
            return self.kind(**values)
        except InvalidDocumentError:
            raise
        except (TypeError, ValueError) as error:
            raise InvalidDocumentError(str(error)) from None

    def body(self, definitions: Json) -> Json:
        """The schema itself, where :meth:`schema` refers to it."""
        meanings = _meanings(self.kind)
        return {
            **_described(self.kind),
            "type": "object",
            "properties": {
                name: {**codec.schema(definitions), **meanings.get(name, {})}
                for name, codec in self.fields
            },
            "required": [name for name, _ in self.fields],
            "additionalProperties": False,
        }

    def schema(self, definitions: Json) -> Json:
        """The reference to the schema, which goes into the definitions."""
        if self.kind.__name__ not in definitions:
            definitions[self.kind.__name__] = {}
            definitions[self.kind.__name__] = self.body(definitions)
        return {"$ref": f"#/$defs/{self.kind.__name__}"}


_PLAIN: Final[dict[object, Codec]] = {
    str: _Plain(str, "a string", "string"),
    int: _Plain(int, "an integer", "integer"),
    bool: _Plain(bool, "true or false", "boolean"),
    float: _Number(),
}


_RECORDS: Final[dict[type, Record[Any]]] = {}


def record_of(kind: type[T]) -> Record[T]:
    """The codec of an attrs class, made at the first call.

    Raises:
        TypeError: If a field has a type that cannot be serialised.
    """
    record = _RECORDS.get(kind)
    if record is None:
        hints = get_type_hints(kind)
        fields = tuple((field.name, _codec(hints[field.name])) for field in attrs.fields(kind))
        record = _RECORDS[kind] = Record(kind, fields)
    return cast("Record[T]", record)


def _codec(hint: Any) -> Codec:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin in (Union, UnionType) and len(arguments) == 2 and arguments[1] is NoneType:
        return _Optional(_codec(arguments[0]))
    if origin is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        return _Array(_codec(arguments[0]))
    if origin is frozenset:
        return _Set(_Array(_codec(arguments[0])))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _Choice(hint)
    if isinstance(hint, type) and attrs.has(hint):
        return record_of(hint)
    raise TypeError(f"expected a type that can be serialised, got {hint!r}")


def _at(place: str, error: InvalidDocumentError) -> InvalidDocumentError:
    """The error as seen from one step further out."""
    return InvalidDocumentError(error.problem, path=f"${place}{error.path[1:]}")


_LONGEST_SHOWN: Final = 60


def shown(data: object) -> str:
    """What came, short enough for a message whatever it is."""
    if isinstance(data, dict):
        return "an object"
    if isinstance(data, list | tuple):
        return "an array"
    if data is None:
        return "null"
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, int):
        return str(int(data)) if data.bit_length() <= 200 else "a huge integer"
    if isinstance(data, float):
        return repr(float(data))
    if isinstance(data, str):
        shown = ascii(str(data[:_LONGEST_SHOWN]))
        return shown if len(data) <= _LONGEST_SHOWN else f"{shown}…"
    return f"an object of type {type(data).__name__}"


def _described(kind: type) -> Json:
    head = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
    return {"description": " ".join(head.split())} if head else {}


_MEANING: Final = regex.compile(r"^ {4}(\w+): (.*(?:\n {5,}.*)*)", regex.MULTILINE)
_MARKUP: Final = regex.compile(r"(?::\w+:)?`+([^`]*)`+")


def _meanings(kind: type) -> dict[str, Json]:
    """The descriptions of fields, from the docstring's section of attributes."""
    section = inspect.cleandoc(kind.__doc__ or "").partition("\nAttributes:\n")[2]
    return {
        match[1]: {"description": " ".join(_MARKUP.sub(r"\1", match[2]).split())}
        for match in _MEANING.finditer(section.partition("\n\n")[0])
    }
