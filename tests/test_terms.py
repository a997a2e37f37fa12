"""Terms: which words each notation fits, how far a gap reaches, and what a word is told to be."""

from __future__ import annotations

import pytest

from treatyparse import terms
from treatyparse.hits import Hit
from treatyparse.terms import Term, TermMatcher
from treatyparse.words import Folding, Word


def matcher_of(*written: str) -> TermMatcher:
    matcher = TermMatcher(Folding())
    for text in written:
        matcher.add(Term(text, "some.table"))
    return matcher


def found(written: str, text: str, breaks: frozenset[int] = frozenset()) -> list[tuple[int, int]]:
    """First and last word of each hit in words that are parted by spaces."""
    matcher = matcher_of(written)
    return [(hit.first, hit.last) for hit in hits_of(matcher, text.split(" "), breaks)]


def hits_of(
    matcher: TermMatcher, words: list[str], breaks: frozenset[int] = frozenset()
) -> list[Hit]:
    return [*matcher.find(matcher.words(words), breaks).get("some.table", ())]


@pytest.mark.parametrize(
    ("written", "fitting", "unfitting"),
    [
        ("pact", ["pact", "Pact", "PACT"], ["pac", "pacts", "apact"]),
        ("pact*", ["pact", "pacts", "Pacts", "PACTS"], ["pac", "apact"]),
        ("*pact", ["pact", "Apact", "APACT"], ["pacts", "act"]),
        ("*pact*", ["pact", "apacts", "Apacts"], ["pac", "act"]),
        ("*a", ["a", "ba", "bca"], ["b", "ab"]),
        ("Pact", ["Pact", "PACT"], ["pact", "pAct"]),
        ("Pact*", ["Pacts", "PACTS"], ["pacts"]),
        ("PACT", ["PACT"], ["Pact", "pact"]),
        ("PACT*", ["PACTS"], ["Pacts", "PACTs"]),
        ("P", ["P"], ["p"]),
        ("pact|treat*", ["pact", "treaty"], ["pacts", "trea"]),
        ("约", ["约"], ["条"]),
    ],
)
def test_one_word(written: str, fitting: list[str], unfitting: list[str]) -> None:
    assert fitting == [word for word in [*fitting, *unfitting] if found(written, word)]


def test_what_has_no_case_counts_as_a_capital() -> None:
    """So that a name in capitals may stand beside a script without any, but not in lower case."""
    assert ["", "capital", "upper", "capital", "capital", "capital"] == [
        terms._case_of(form) for form in ("pact", "Pact", "PACT", "P", "5TH", "约")
    ]
    assert ["capital", "upper"] == [terms._case_of(form) for form in ("L'", "L'A")]


@pytest.mark.parametrize(
    ("written", "text", "hits"),
    [
        ("war pact", "war pact", [(0, 1)]),
        ("war pact", "a war pact", [(1, 2)]),
        ("war pact", "war , pact", []),
        ("war pact", "war", []),
        ("war pact", "war pact war pact", [(0, 1), (2, 3)]),
        ("war <1> pact", "war pact", [(0, 1)]),
        ("war <1> pact", "war and pact", [(0, 2)]),
        ("war <1> pact", "war and a pact", []),
        ("war <1> pact", "war 5 pact", [(0, 2)]),
        ("war <1> pact", "war 5 a pact", []),
        ("war <1> pact", "war , « a pact", [(0, 4)]),
        ("war <2> pact", "war a b pact", [(0, 3)]),
        ("war <2> pact", "war a b c pact", []),
        ("war <2> pact", "war pact pact", [(0, 1)]),
        ("war <1> pact", "war , , , , , pact", [(0, 6)]),
        ("war <1> pact", "war , , , , , , pact", []),
        ("war <3> pact", "war . pact", []),
        ("war <3> pact", "war ? pact", []),
        ("war <3> pact|treaty", "war treaty pact", [(0, 1)]),
        ("war <1> a <1> pact", "war b a c pact", [(0, 4)]),
        ("war <1> a pact", "war a pact a", [(0, 2)]),
        ("war|wars pact|pacts", "wars pacts war pact", [(0, 1), (2, 3)]),
        ("war*|wars", "wars", [(0, 0)]),
        ("war*|wars pact", "wars pact", [(0, 1)]),
        ("war pact*|pacts", "war pacts", [(0, 1)]),
    ],
)
def test_several_words(written: str, text: str, hits: list[tuple[int, int]]) -> None:
    assert hits == found(written, text)


def test_no_hit_crosses_a_break() -> None:
    assert [] == found("war pact", "war pact", frozenset({1}))
    assert [] == found("war <2> pact", "war a pact", frozenset({1}))
    assert [] == found("war <2> pact", "war a pact", frozenset({2}))
    assert [(1, 2)] == found("war pact", "a war pact", frozenset({1}))
    assert [(0, 2)] == found("war <2> pact", "war a pact a", frozenset({3}))


def test_hits_are_in_order_and_keep_their_terms() -> None:
    matcher = TermMatcher(Folding())
    added = [Term("pact", "a", 0.5, "x"), Term("war pact", "b"), Term("war", "c"), Term("war", "d")]
    for term in added:
        matcher.add(term)
    expected = {
        "a": [Hit(1, 1, added[0])],
        "b": [Hit(0, 1, added[1])],
        "c": [Hit(0, 0, added[2])],
        "d": [Hit(0, 0, added[3])],
    }
    tables = matcher.find(matcher.words(["war", "pact"]), frozenset())
    assert expected == {label: list(hits) for label, hits in tables.items()}
    assert (1.0, "") == (added[1].weight, added[1].value)


def test_a_term_that_begins_another_is_found_with_it() -> None:
    matcher = matcher_of("war", "war pact", "war pact a", "war <1> a")
    hits = hits_of(matcher, ["war", "pact", "a"])
    assert [("war", 0), ("war <1> a", 2), ("war pact", 1), ("war pact a", 2)] == sorted(
        (hit.term.text, hit.last) for hit in hits
    )


def told(word: Word) -> tuple[str, bool, bool, bool, bool]:
    return word.key, word.is_word, word.is_number, word.is_capital, word.is_upper


@pytest.mark.parametrize(
    ("surface", "key", "flags"),
    [
        ("pact", "pact", (True, False, False, False)),
        ("Pact", "pact", (True, False, True, False)),
        ("PACT", "pact", (True, False, True, True)),
        ("P", "p", (True, False, True, False)),
        ("L'", "l'", (True, False, True, False)),
        ("12", "12", (False, True, False, False)),
        ("½", "½", (False, True, False, False)),
        (",", ",", (False, False, False, False)),
        ("约", "约", (True, False, False, False)),
        ("Е\N{COMBINING DIAERESIS}ж", "ёж", (True, False, True, False)),
        ("pa\N{SOFT HYPHEN}ct", "pact", (True, False, False, False)),
    ],
)
def test_what_a_word_is(surface: str, key: str, flags: tuple[bool, ...]) -> None:
    (word,) = matcher_of().words([surface])
    assert (key, *flags) == told(word)
    assert surface == word.surface


def test_a_word_without_an_end_matches_nothing() -> None:
    """It is what it is, and no term is looked up in it."""
    matcher = matcher_of("a*")
    inside, beyond = matcher.words(["a" * 64, "A" * 65])
    assert (1, 0) == (len(inside.reach.terms), len(beyond.reach.terms))
    assert ("A" * 65, True, False, True, True) == told(beyond)
    assert ("A" * 65,) == beyond.keys
    assert matcher.longest_form == 64


@pytest.mark.parametrize(
    ("written", "surface"),
    [("Iran", "l'Iran"), ("NATO", "NATO'nun"), ("iran", "l’Iran"), ("Iran", "d'Iran")],
)
def test_the_parts_around_an_apostrophe_have_a_case_of_their_own(
    written: str, surface: str
) -> None:
    assert [(0, 0)] == found(written, surface)


@pytest.mark.parametrize(
    ("written", "surface"), [("Iran", "l'iran"), ("NATO", "Nato'nun"), ("L", "l'Iran")]
)
def test_the_parts_of_another_case_are_none(written: str, surface: str) -> None:
    assert [] == found(written, surface)


def test_a_form_is_described_once_and_the_number_kept_is_bounded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matcher = matcher_of("a*")
    first, second = matcher.words(["ab", "ab"])
    assert first is second
    monkeypatch.setattr(terms, "_MOST_FORMS", 2)
    assert first is matcher.words(["ab"])[0]
    matcher.words(["ac"])
    assert first is not matcher.words(["ab"])[0]


def test_the_same_pattern_in_many_terms_has_one_number() -> None:
    matcher = matcher_of("war pact", "war treaty", "War pact", "war")
    (word,) = matcher.words(["war"])
    assert (1, 1) == (len(word.reach.patterns), len(word.reach.heads))
    (word,) = matcher.words(["War"])
    assert (2, 2) == (len(word.reach.patterns), len(word.reach.heads))
    assert ["war"] == [term.text for term in word.reach.terms]
