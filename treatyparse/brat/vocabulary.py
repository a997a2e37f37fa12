"""Vocabulary: the labels, relations and attributes that brat is told of."""

from __future__ import annotations

from typing import Final

from treatyparse.model import (
    ClauseType,
    Force,
    InstrumentKind,
    Origin,
    QuotationKind,
    SourceKind,
)

TYPES: Final = {
    type_: "".join(word.title() for word in type_.value.split("_")) for type_ in ClauseType
}
"""The attribute, without a value, that says that a clause has a type."""
RELATIONS: Final = {
    "SourceOf": ("Source", "Quotation"),
    "CueOf": ("Cue", "Quotation"),
    "AsideOf": ("Aside", "Quotation"),
    "StandsIn": ("Clause", "Quotation"),
    "BelongsTo": ("Clause", "Instrument"),
    "SpeaksFor": ("Evidence", "Clause"),
}
ATTRIBUTES: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "Kind": ("Quotation", tuple(QuotationKind)),
    "SourceKind": ("Quotation", tuple(SourceKind)),
    "Force": ("Clause", tuple(Force)),
    "Origin": ("Clause", tuple(Origin)),
    "Type": ("Evidence", tuple(ClauseType)),
    "Instrument": ("Instrument", tuple(InstrumentKind)),
    **dict.fromkeys(TYPES.values(), ("Clause", ())),
}


def configuration() -> str:
    """The ``annotation.conf`` by which brat shows and edits the annotations."""
    entities = ("Quotation", "Source", "Cue", "Aside", "Clause", "Evidence", "Instrument")
    lines = ["[entities]", *entities, "", "[relations]"]
    lines += [f"{name}\tArg1:{one}, Arg2:{other}" for name, (one, other) in RELATIONS.items()]
    lines += ["<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", "", "[events]", ""]
    lines.append("[attributes]")
    for name, (entity, values) in ATTRIBUTES.items():
        choice = f", Value:{'|'.join(values)}" if values else ""
        lines.append(f"{name}\tArg:{entity}{choice}")
    return "\n".join(lines) + "\n"
