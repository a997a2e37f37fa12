"""Marks: every quotation mark of a text, and what its surroundings let it do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum, auto
from functools import lru_cache
from typing import Final

import regex

from treatyparse.immutable import frozen

MARK: Final = regex.compile(
    r"""``|''(?!(?<=\p{L}'')\p{L}{1,2}+\b)|,,|[«»„“”‟‘’‚‛‹›"'`＂＇〝〞〟「」『』]"""
)
"""One match is one mark; doubled backticks, apostrophes and commas count as one.

An apostrophe that carries an ending, as in 'Times''s, does not double the one before it.
"""
_SIMPLE: Final = re.compile(r"""[«»„“”‟‘’‚‛‹›"'`＂＇〝〞〟「」『』,](?:(?<=`)`|(?<=,),|(?<!,))""")
"""The same in half the time, for a text without doubled apostrophes."""

CLOSERS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "«": ("»",),
    "»": ("«",),
    "“": ("”", '"', "“", "''"),
    "”": ("”",),
    "„": ("“", "”", '"', "''"),
    "‟": ("”",),
    '"': ('"', "”"),
    ",,": ("''", "“", "”", '"'),
    "``": ("''", '"', "”"),
    "''": ("''",),
    "‘": ("’", "'", "‘"),
    "’": ("’",),
    "‚": ("‘", "’", "'"),
    "‛": ("’",),
    "'": ("'", "’"),
    "`": ("'", "’"),
    "‹": ("›",),
    "›": ("‹",),
    "＂": ("＂",),
    "＇": ("＇",),
    "〝": ("〞", "〟"),
    "「": ("」",),
    "『": ("』",),
}
"""The marks that may close each opening mark: the styles in use, and the usual slips.

The first is the mark that good style sets.
"""

OPENERS_OF: Final[Mapping[str, frozenset[str]]] = {
    closer: frozenset(opener for opener, closers in CLOSERS_OF.items() if closer in closers)
    for closer in {closer for closers in CLOSERS_OF.values() for closer in closers}
}
"""The marks that each closing mark may close."""

SINGLE: Final = frozenset("‘’‚‛'`＇")
"""Marks that are apostrophes and primes as well."""

_ALWAYS_OPEN: Final = frozenset({"„", "‚", "‟", "‛", "«", "‹", "「", "『", "〝", "``", ",,"})
_ALWAYS_CLOSE: Final = frozenset({"»", "›", "」", "』", "〞", "〟"})
_SPACE_BEFORE: Final = frozenset("([{<-–—―/|=+*•~_#\\")
_SPACE_AFTER: Final = frozenset(")]}>,.;:!?…-–—―/|、，。；：！？؛،؟।")
_CLAUSE_SIGNS: Final = frozenset(",;:!?)]}、，。；：！？،؛؟")
_CLOSING: Final = frozenset("”’»›\"'")
_DOUBLE: Final = frozenset('"“«„')
_INNER: Final = regex.compile(r"[\p{Cf}«»„“”‟‘’‚‛‹›\"'`＂＇〝〞〟「」『』]")


class Side(IntEnum):
    """What the context of a mark says about its direction."""

    OPENS = auto()
    CLOSES = auto()
    EITHER = auto()


@frozen
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

    @property
    def closes_reversed(self) -> bool:
        """Whether the mark closes in the reversed style: »…«."""
        return self.sign in "«‹"

    @property
    def is_before_caseless_letter(self) -> bool:
        """Whether a Chinese or Arabic letter follows, before which no space need stand."""
        return self.after.isalpha() and self.after.lower() == self.after.upper()

    def is_possessive(self, text: str) -> bool:
        """Whether it may be the apostrophe of a plural: the neighbours' water."""
        return self.before in _PLURAL_ENDS and self._stands_before_small_word(text)

    def is_measure(self, text: str) -> bool:
        """Whether it may stand for inches or seconds: a 40" screen."""
        is_straight = self.sign == '"'
        return is_straight and self.before.isdigit() and self._stands_before_small_word(text)

    def _stands_before_small_word(self, text: str) -> bool:
        rest = text[self.end : self.end + 2]
        return len(rest) == 2 and rest[0].isspace() and rest[1].islower()


def has_marks(text: str) -> bool:
    """Whether anything stands in the text that may be a mark."""
    return _SIMPLE.search(text) is not None


def find_marks(text: str) -> list[Mark]:
    """Every mark of the text in order, apostrophes and primes left out."""
    marks: list[Mark] = []
    previous_end, previous_before = -1, ""
    for match in (MARK if "''" in text else _SIMPLE).finditer(text):
        (start, end), sign = match.span(), match[0]
        before = previous_before if start == previous_end else _sign_before(text, start)
        previous_end, previous_before = end, before
        after = _sign_after(text, end)
        if sign in SINGLE and _is_apostrophe(text, start, end, before):
            continue
        if before.isalpha() and _is_cut_short(text, start):
            before = " "
        marks.append(Mark(sign, start, end, _side(before, after), before, after))
    return marks


_PLURAL_ENDS: Final = frozenset("sSxz")
_REACH: Final = 32
LINE_ENDS: Final = frozenset("\r\n\x0b\x0c\x85\u2028\u2029")
"""Signs that end a line."""


def _sign_before(text: str, offset: int) -> str:
    for place in range(offset - 1, max(-1, offset - _REACH), -1):
        sign = text[place]
        if not _is_passed_over(sign):
            return "" if sign in LINE_ENDS else sign
    return ""


def _sign_after(text: str, offset: int) -> str:
    for place in range(offset, min(len(text), offset + _REACH)):
        sign = text[place]
        if not _is_passed_over(sign):
            return sign
    return ""


@lru_cache(maxsize=4096)
def _is_passed_over(sign: str) -> bool:
    """Whether a sign is itself a mark, or invisible."""
    return _INNER.match(sign) is not None


_APOSTROPHES: Final = ("'", "’")
_LONGEST_ELISION: Final = 6
_ELISION: Final = regex.compile(r".*?(?<![\p{L}\p{M}'’])\p{L}{1,4}['’]\Z", regex.DOTALL)
"""A word cut short before the one that a mark opens: d’"accord", all’"Unità"."""
_LONE_N: Final = regex.compile(r"(?<=\p{L} ?)['’]n['’](?= ?\p{L})|(?<=\p{L} ?['’]n)['’]")
"""The English "and" between two words: rock 'n' roll."""


def _is_apostrophe(text: str, start: int, end: int, before: str) -> bool:
    """Whether a single mark stands inside a word, before an ending, or for left-out letters."""
    left, after = text[start - 1 : start], text[end : end + 1]
    if left.isalnum() and after.isalnum():
        return not ("\u3400" <= left <= "\u9fff" or "\u3400" <= after <= "\u9fff")
    if left in _CLOSING and after.isalpha() and before.isalnum():
        return True
    if left.isalpha() and text[end : end + 1] in _DOUBLE and text[end + 1 : end + 2].isalnum():
        return _is_cut_short(text, end)
    return _LONE_N.match(text, start) is not None


def _is_cut_short(text: str, end: int) -> bool:
    """Whether a short word without its last vowel ends here."""
    if text[end - 1 : end] not in _APOSTROPHES:
        return False
    return _ELISION.match(text, max(0, end - _LONGEST_ELISION), end) is not None


@lru_cache(maxsize=4096)
def _side(before: str, after: str) -> Side:
    """What the signs before and after a mark say about its direction."""
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
