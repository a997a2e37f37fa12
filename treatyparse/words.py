"""Words: a text cut into words and single signs, each with the keys by which terms find it.

A :class:`Word` describes a surface form, not a place: all occurrences of a form share one object,
so that whatever is costly (folding, stems) is done once for each distinct form.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

import regex

from treatyparse.immutable import frozen

if TYPE_CHECKING:
    from treatyparse.terms import Reach

_WORD: Final = r"""
      \p{Han}                                             # no spaces: each character a word
    | [\p{L}--\p{Han}][[\p{L}\p{M}\p{N}]--\p{Han}]*+      # letters, then …
      (?:[\p{Cf}'’ʼ]++[[\p{L}\p{N}]--\p{Han}]             # … inner apostrophes and invisible signs
         [[\p{L}\p{M}\p{N}]--\p{Han}]*+)*+
    | \p{N}++(?:[.,:]\p{N}++)*+                           # numbers, dates and times in figures
    | [^\s\p{Cf}]                                         # any other sign
    """
WORD: Final = regex.compile(_WORD, regex.VERBOSE | regex.V1)
"""One match is one word or one sign; white space and invisible signs lie between."""

_PLAIN_WORD: Final = re.compile(r"([^\W\d_][^\W_]*+(?:['’ʼ]++[^\W_]++)*+|\d++(?:[.,:]\d++)*+|\S)")
"""The same in half the time, for texts of plain signs alone."""

NOT_PLAIN: Final = re.compile(
    "[^\t\n\r -~\xa0«»·§©®°\xc0-\u024f\u0400-\u0481\u048a-\u052f–—‘’“”„•…€№]"
)
"""All but Latin and Cyrillic letters, European figures and the usual signs: what may hold a Han
character, a combining mark, an invisible sign or another numeral."""

WHITE_SPACE: Final = regex.compile(r"\s")
"""No word holds any."""

INVISIBLE: Final = regex.compile(r"[\p{Cf}\u0640]++")
"""Soft hyphens, zero-width signs, directional controls, and the Arabic stretching sign."""

APOSTROPHE: Final = regex.compile("['’ʼ]")
"""The signs that may stand within a word."""


@cache
def word_pattern(elisions: tuple[str, ...] = ()) -> regex.Pattern[str]:
    """The pattern of a word, as a group, in a language with these elided words, as *l'accord* has.

    An elided word ends with its apostrophe, and the word after it begins there.
    """
    if not elisions:
        return regex.compile(f"({_WORD})", regex.VERBOSE | regex.V1)
    forms = "|".join(map(regex.escape, sorted(elisions, key=len, reverse=True)))
    elided = rf"(?<![\p{{L}}\p{{M}}\p{{N}}]) (?i:{forms}) ['’ʼ] |"
    return regex.compile(f"({elided} {_WORD})", regex.VERBOSE | regex.V1)


_STRETCH: Final = "\u0640"
_STRESS: Final = regex.compile(r"\p{Mn}++")
"""Accents that no composed letter carries, such as the Russian stress sign."""
_HYPHENS: Final = {"\u2010": "-", "\u2011": "-", "\u2212": "-", "－": "-"}


@frozen
class Word:
    """A surface form and what it can match.

    Attributes:
        surface: The form as it stands in texts.
        key: The form folded: composed, lower case, without invisible signs.
        keys: Every form under which terms may find it, ``key`` first: the parts around an
            apostrophe, the form without a clitic.
        is_word: Whether it begins with a letter.
        is_number: Whether it begins with a figure.
        is_capital: Whether its first letter is a capital.
        is_upper: Whether all its letters are capitals, and there are several.
        reach: What terms it begins or is, by the word patterns that it satisfies.
    """

    surface: str
    key: str
    keys: tuple[str, ...]
    is_word: bool
    is_number: bool
    is_capital: bool
    is_upper: bool
    reach: Reach


@frozen
class Folding:
    """How a language folds its words; every replacement maps one code point to one.

    Attributes:
        replacements: Pairs applied before lower-casing, for example ``("ё", "е")``.
        clitics: Beginnings that a word may carry in front of what a term names, longest first.
        elisions: Small words that an apostrophe ties to the next word.
        marked: Words that only their accents tell from others, and that keep them.
    """

    replacements: tuple[tuple[str, str], ...] = ()
    clitics: tuple[str, ...] = ()
    elisions: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()

    def cut(self, text: str) -> list[str]:
        """The words and signs of a text in order, each between what lies before and after it.

        The odd ones of the list are words; all of it joined is the text.
        """
        if not self.elisions and not NOT_PLAIN.search(text):
            return _PLAIN_WORD.split(text)
        return word_pattern(self.elisions).split(text)

    def key(self, surface: str) -> str:
        """The surface form composed, folded and lowered, invisible signs removed."""
        form = surface
        if not form.isascii():
            if not form.isalpha() or _STRETCH in form:
                form = INVISIBLE.sub("", form).replace("’", "'")
                form = unicodedata.normalize("NFC", form)
                if not (self.marked and form.endswith(self.marked)):
                    form = _STRESS.sub("", form)
            form = unicodedata.normalize("NFC", form).replace("ʼ", "'")
        for old, new in self.replacements:
            form = form.replace(old, new)
        return _HYPHENS.get(form) or form.lower()

    def keys(self, key: str) -> tuple[str, ...]:
        """All forms under which a term may find the word with this key."""
        if "'" not in key and not self.clitics:
            return (key,)
        forms = [key]
        if "'" in key[1:-1]:
            forms += [part for part in key.split("'") if len(part) > 1]
            forms.append(key.replace("'", ""))
        for clitic in self.clitics:
            if key.startswith(clitic) and len(key) - len(clitic) > 1:
                forms.append(key[len(clitic) :])
        return tuple(dict.fromkeys(forms))
