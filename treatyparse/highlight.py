"""Highlighting: the text of a document as HTML, cut at the bounds of all that is marked in it.

Every piece of text lies in one flat element, so that nested and overlapping marks need no
rules of their own: of several marks of one layer the one that began last shows. Without its
tags the HTML is the text again, sign for sign; only NUL and lone surrogates, which HTML cannot
hold, become U+FFFD.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import Final

import regex
from attrs import frozen

from treatyparse.span import Span


@frozen
class Mark:
    """A stretch of text to be marked.

    Attributes:
        span: The stretch.
        classes: Its CSS classes.
        attributes: Further attributes of its elements, ready to be written.
        link: The identifier that it links to, or empty.
    """

    span: Span
    classes: str
    attributes: str = ""
    link: str = ""


@frozen
class Anchor:
    """A place in the text that can be linked to.

    Attributes:
        offset: Where, in code points.
        identifier: The identifier of its element.
        classes: Its CSS classes.
        attributes: Further attributes of its element, ready to be written.
    """

    offset: int
    identifier: str
    classes: str = "anchor"
    attributes: str = ""


def highlight(text: str, layers: Iterable[Sequence[Mark]], anchors: Iterable[Anchor]) -> str:
    """The text as HTML, each piece under the marks that cover it."""
    pending = defaultdict(list)
    for anchor in anchors:
        pending[anchor.offset].append(_anchor_element(anchor))
    covers = [_Cover(layer) for layer in layers]
    bounds = {0, len(text), *pending}
    for cover in covers:
        bounds |= cover.bounds
    places = sorted(bounds)
    pieces: list[str] = []
    for start, end in zip(places, [*places[1:], len(text)], strict=True):
        pieces += pending[start]
        if start < end:
            marks = [mark for cover in covers if (mark := cover.at(start)) is not None]
            pieces.append(_element(visible(text, start, end), marks))
    return "".join(pieces)


class _Cover:
    """Tells, for rising offsets, which mark of a layer shows there."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        filled = [mark for mark in marks if len(mark.span)]
        self.bounds = {offset for m in filled for offset in (m.span.start, m.span.end)}
        self._coming = sorted(filled, key=lambda m: (m.span.start, -m.span.end), reverse=True)
        self._open: list[Mark] = []

    def at(self, offset: int) -> Mark | None:
        while self._coming and self._coming[-1].span.start <= offset:
            self._open.append(self._coming.pop())
        while self._open and self._open[-1].span.end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None


def _element(content: str, marks: Sequence[Mark]) -> str:
    if not marks:
        return content
    classes = " ".join(mark.classes for mark in marks)
    attributes = "".join(f" {mark.attributes}" for mark in marks if mark.attributes)
    link = next((mark.link for mark in marks if mark.link), "")
    if link:
        return f'<a href="#{link}" class="{classes}"{attributes}>{content}</a>'
    return f'<span class="{classes}"{attributes}>{content}</span>'


def _anchor_element(anchor: Anchor) -> str:
    attributes = f" {anchor.attributes}" if anchor.attributes else ""
    return (
        f'<span id="{anchor.identifier}" class="{anchor.classes}" tabindex="-1"{attributes}></span>'
    )


@cache
def _invisible() -> regex.Pattern[str]:
    """A pattern for signs that do not show; compiled at its first use, which takes a while."""
    return regex.compile(
        r"[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]--[\t\n]"
        r"--[\u0600-\u0605\u06dd\u070f\u08e2\U000110bd\U000110cd]]",
        regex.V1,
    )


_NAMES: Final = {
    "\r": "CR",
    "\x85": "NEL",
    "\xad": "SHY",
    "\u034f": "CGJ",
    "\u061c": "ALM",
    "\u200b": "ZWSP",
    "\u200c": "ZWNJ",
    "\u200d": "ZWJ",
    "\u200e": "LRM",
    "\u200f": "RLM",
    "\u2028": "LS",
    "\u2029": "PS",
    "\u202a": "LRE",
    "\u202b": "RLE",
    "\u202c": "PDF",
    "\u202d": "LRO",
    "\u202e": "RLO",
    "\u2060": "WJ",
    "\u2066": "LRI",
    "\u2067": "RLI",
    "\u2068": "FSI",
    "\u2069": "PDI",
    "\ufeff": "BOM",
}


def visible(text: str, start: int = 0, end: int | None = None) -> str:
    """A stretch of text escaped for HTML, invisible signs in it labelled.

    The label is an attribute that the style shows; the sign itself stays in place, isolated, so
    that it no longer acts on its surroundings. A joiner between letters that join, and a
    carriage return before a line feed, do their ordinary work and get no label.
    """
    end = len(text) if end is None else end
    pieces: list[str] = []
    place = start
    for match in _invisible().finditer(text, start, end):
        offset = match.start()
        pieces.append(escape(text[place:offset]))
        pieces.append(_sign(text, offset))
        place = offset + 1
    pieces.append(escape(text[place:end]))
    return "".join(pieces)


def _sign(text: str, offset: int) -> str:
    sign = text[offset]
    if sign == "\r":
        written = "&#13;"
        if text.startswith("\n", offset + 1):
            return written
    elif sign == "\x00" or "\ud800" <= sign <= "\udfff":
        written = "\ufffd"
    else:
        written = sign
    if sign in "\u200c\u200d" and offset and text[offset - 1] >= _FIRST_JOINING:
        return written
    return f'<span class="sign" data-sign="{_name(sign)}">{written}</span>'


_FIRST_JOINING: Final = "\u0600"
"""From here on scripts join their letters; Latin, Greek, Cyrillic and Hebrew stand before."""


def _name(sign: str) -> str:
    return _NAMES.get(sign, f"U+{ord(sign):04X}")


def labelled(text: str) -> str:
    """A text with the names of invisible signs, in brackets, in place of them."""
    return _invisible().sub(lambda match: f"[{_name(match[0])}]", text)


def in_attribute(text: str) -> str:
    """A text escaped for an attribute, invisible signs labelled."""
    return escape(labelled(text))
