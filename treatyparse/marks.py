"""Marks: every quotation mark of a text, and what its surroundings let it do."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum, auto
from typing import Final

import regex
from attrs import frozen

MARK: Final = regex.compile(r"""``|''|,,|[«»„“”‟‘’‚‛‹›"'`＂＇〝〞〟「」『』]""")
"""One match is one mark; doubled backticks, apostrophes and commas count as one."""

CLOSERS_OF: Final[Mapping[str, str]] = {
    "«": "»",
    "»": "«",
    "“": "”\"“″''",
    "”": "”",
    "„": "“”\"''",
    "‟": "”",
    '"': '"”',
    ",,": "''“”\"",
    "``": "''\"”",
    "''": "''",
    "‘": "’'‘",
    "’": "’",
    "‚": "‘’'",
    "‛": "’",
    "'": "'’",
    "`": "'’`",
    "‹": "›",
    "›": "‹",
    "＂": "＂",
    "＇": "＇",
    "〝": "〞〟",
    "「": "」",
    "『": "』",
}
"""The marks that may close each opening mark: the styles in use, and the usual slips."""

OPENERS_OF: Final[Mapping[str, frozenset[str]]] = {
    closer: frozenset(opener for opener, closers in CLOSERS_OF.items() if closer in closers)
    for closer in {*"«»“”\"‘’'‹›＂＇〞〟」』`", "''"}
}
"""The marks that each closing mark may close."""

SINGLE: Final = frozenset("‘’‚‛'`＇")
"""Marks that are apostrophes and primes as well."""

_ALWAYS_OPEN: Final = frozenset({"„", "‚", "‟", "‛", "«", "‹", "「", "『", "〝", "``", ",,"})
_ALWAYS_CLOSE: Final = frozenset({"»", "›", "」", "』", "〞", "〟"})
_SPACE_BEFORE: Final = frozenset("([{<-–—―/|=+*•~_#\\")
_SPACE_AFTER: Final = frozenset(")]}>,.;:!?…-–—―/|、，。；：！？؛،؟।")
_CLAUSE_SIGNS: Final = frozenset(",;:!?)]}、，。；：！？،؛؟")
_INNER: Final = regex.compile(r"[\p{Cf}«»„“”‟‘’‚‛‹›\"'`＂＇〝〞〟「」『』]")


class Side(IntEnum):
    """What the context of a mark says about its direction."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


@frozen(eq=False)
class Mark:
    """A quotation mark at its place.

    Attributes:
        sign: The mark.
        start: Its offset.
        end: The offset one past it.
        side: What the signs around it say.
        before: The nearest sign before it that is neither mark nor invisible; empty at the start.
        after: The nearest such sign after it; empty at the end.
    """

    sign: str
    start: int
    end: int
    side: Side
    before: str
    after: str

    @property
    def always_opens(self) -> bool:
        """Whether the mark opens in every style but the reversed one."""
        return self.sign in _ALWAYS_OPEN

    @property
    def always_closes(self) -> bool:
        """Whether the mark closes in every style but the reversed one."""
        return self.sign in _ALWAYS_CLOSE

    def is_possessive(self, text: str) -> bool:
        """Whether it may be the apostrophe of a plural: the neighbours' water."""
        rest = text[self.end : self.end + 2]
        return self.before in "sSxz" and len(rest) == 2 and rest[0].isspace() and rest[1].islower()

    def is_measure(self, text: str) -> bool:
        """Whether it may stand for inches or seconds: a 40" screen."""
        rest = text[self.end : self.end + 2]
        return (
            self.sign == '"'
            and self.before.isdigit()
            and len(rest) == 2
            and rest[0].isspace()
            and rest[1].islower()
        )


def find_marks(text: str) -> list[Mark]:
    """Every mark of the text in order, apostrophes and primes left out."""
    marks: list[Mark] = []
    previous_end, previous_before = -1, ""
    for match in MARK.finditer(text):
        start, end, sign = match.start(), match.end(), match[0]
        before = previous_before if start == previous_end else _sign_before(text, start)
        previous_end, previous_before = end, before
        after = _sign_after(text, end)
        if sign in SINGLE and _is_apostrophe(text, start, end):
            continue
        marks.append(Mark(sign, start, end, _side(before, after), before, after))
    return marks


_REACH: Final = 32


def _sign_before(text: str, offset: int) -> str:
    for place in range(offset - 1, max(-1, offset - _REACH), -1):
        if not _INNER.match(text[place]):
            return text[place]
    return ""


def _sign_after(text: str, offset: int) -> str:
    for place in range(offset, min(len(text), offset + _REACH)):
        if not _INNER.match(text[place]):
            return text[place]
    return ""


def _is_apostrophe(text: str, start: int, end: int) -> bool:
    """Whether a single mark stands inside a word or after a figure, as in 6'4"."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() and after.isalnum():
        return not ("\u3400" <= before <= "\u9fff" or "\u3400" <= after <= "\u9fff")
    return False


def _side(before: str, after: str) -> Side:
    open_before = not before or before.isspace() or before in _SPACE_BEFORE
    open_after = not after or after.isspace() or after in _SPACE_AFTER
    if open_before and not open_after:
        return Side.OPENS
    if open_after and not open_before:
        return Side.CLOSES
    if open_before and after and after in ".…":
        return Side.OPENS if not before or (before.isspace() and after == "…") else Side.CLOSES
    if open_before and after and after in _CLAUSE_SIGNS:
        return Side.CLOSES
    return Side.EITHER
