"""Transfer: results on their way from one process to another, pickled in half the usual time.

An object of a class of results goes as its values in the order of its fields. They are not checked
again: that was done where the document was made.
"""

from __future__ import annotations

import copyreg
import pickle
from collections.abc import Callable
from io import BytesIO
from operator import attrgetter
from typing import Any, Final

from attrs import fields

from treatyparse.model import Attribution, Clause, Document, Evidence, Instrument, Quotation
from treatyparse.span import Span, made

_Reduced = tuple[Callable[..., object], tuple[Any, ...]]

_CLASSES: Final[tuple[type, ...]] = (
    Span,
    Attribution,
    Quotation,
    Evidence,
    Clause,
    Instrument,
    Document,
)
_VALUES: Final = {kind: attrgetter(*(f.name for f in fields(kind))) for kind in _CLASSES}
_SETTERS: Final = {kind: [vars(kind)[f.name].__set__ for f in fields(kind)] for kind in _CLASSES}


def written(results: list[Document | Exception]) -> bytes:
    """The results as bytes for :func:`read`."""
    target = BytesIO()
    pickler = pickle.Pickler(target, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _WAYS
    pickler.dump(results)
    return target.getvalue()


def read(data: bytes) -> list[Document | Exception]:
    """The results that another process of this program has written."""
    results: list[Document | Exception] = pickle.loads(data)  # noqa: S301  # from written()
    return results


def _reduced(result: object) -> _Reduced:
    kind = type(result)
    return _remade, (kind, *_VALUES[kind](result))


def _remade(kind: type, *values: object) -> object:
    result: object = object.__new__(kind)
    for set_value, value in zip(_SETTERS[kind], values, strict=True):
        set_value(result, value)
    return result


def _reduced_span(span: Span) -> _Reduced:
    """As any other, by a quicker way: half of all objects are spans."""
    return made, (span.start, span.end, span.text)


_WAYS: Final[dict[type, Callable[[Any], _Reduced]]] = {
    **copyreg.dispatch_table,  # type: ignore[dict-item]  # what other modules have registered
    **dict.fromkeys(_CLASSES, _reduced),
    Span: _reduced_span,
}
