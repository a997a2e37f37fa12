"""Laws of whole documents: what holds of every parse of any text."""

from __future__ import annotations

import copy
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from random import Random

import attrs
import pytest
from hypothesis import event, given
from hypothesis import strategies as st

import treatyparse
from tests.properties.drawn_texts import LANGUAGES, any_texts, languages_and_texts, mention
from treatyparse import (
    ClauseType,
    Document,
    Origin,
    Span,
    classify,
    find_quotations,
    parse,
    parse_many,
)
from treatyparse._hypothesis import register
from treatyparse.golden import Golden
from treatyparse.strategies import articles, documents, texts


@given(languages_and_texts())
def test_offset_fidelity(drawn: tuple[str, str]) -> None:
    """document.text[s.start:s.end] == s.text for every span in the tree."""
    language, text = drawn
    document = parse(text, language)
    mention(document)
    assert text == document.text
    for _, span in document.spans():
        assert text[span.start : span.end] == span.text


@given(texts(max_size=300))
def test_totality(text: str) -> None:
    """Any str parses without an exception, in a language detected from it."""
    document = parse(text)
    assert document.language in LANGUAGES
    assert document.quotations == find_quotations(text)
    assert classify(text).types <= set(ClauseType)


@given(languages_and_texts(), languages_and_texts())
def test_determinism(drawn: tuple[str, str], other: tuple[str, str]) -> None:
    """The same text gives the same document, whatever was parsed in between."""
    language, text = drawn
    first = parse(text, language)
    parse(other[1], other[0])
    assert first == parse(text, language)


@given(languages_and_texts())
def test_order_and_nesting(drawn: tuple[str, str]) -> None:
    """Quotations are nested or disjoint and in order; a quoted clause lies inside its content."""
    language, text = drawn
    document = parse(text, language)
    mention(document)
    starts = [quotation.span.start for quotation in document.quotations]
    assert sorted(set(starts)) == starts
    for first in document.quotations:
        for second in document.quotations:
            if first is not second and first.span.overlaps(second.span):
                assert first.content.contains(second.span) or second.content.contains(first.span)
    for clause in document.clauses:
        assert clause.types
        assert (clause.quotation is not None) == (
            clause.origin in (Origin.DECLARATION, Origin.SPEECH)
        )
    for parts in (document.clauses, document.instruments):
        places = [part.span.start for part in parts]
        assert sorted(places) == places


@given(languages_and_texts())
def test_author_s_words_stand_outside(drawn: tuple[str, str]) -> None:
    """Cue and source do not overlap each other, nor the quoted words but in an aside."""
    language, text = drawn
    for quotation in find_quotations(text, language):
        attribution = quotation.attribution
        if attribution is None:
            continue
        if attribution.source is not None and attribution.cue is not None:
            assert not attribution.source.overlaps(attribution.cue)
        for words in (attribution.source, attribution.cue):
            if words is not None and quotation.content.overlaps(words):
                assert any(aside.contains(words) for aside in quotation.asides)


@given(languages_and_texts(), st.sampled_from(["\n\n", "\n \t\n", "\r\n\r\n", "\u2029\u2029"]))
def test_shift(drawn: tuple[str, str], prefix: str) -> None:
    """A blank paragraph before the text shifts every span and changes nothing else."""
    language, text = drawn
    distance = len(prefix)
    plain, shifted = parse(text, language), parse(prefix + text, language)
    mention(plain)
    assert [(path, span.shift(distance)) for path, span in plain.spans()] == list(shifted.spans())
    for ours, theirs in zip(plain.clauses, shifted.clauses, strict=True):
        assert (ours.types, ours.force, ours.origin, ours.parties) == (
            theirs.types,
            theirs.force,
            theirs.origin,
            theirs.parties,
        )


@given(languages_and_texts())
def test_idempotence(drawn: tuple[str, str]) -> None:
    """Parsing the text of a document gives that document."""
    language, text = drawn
    document = parse(text, language)
    assert document == parse(document.text, document.language)


@given(languages_and_texts())
def test_find_quotations_is_part_of_parse(drawn: tuple[str, str]) -> None:
    """find_quotations gives the quotations of parse, kind and attribution included."""
    language, text = drawn
    assert parse(text, language).quotations == find_quotations(text, language)


@given(languages_and_texts())
def test_round_trip(drawn: tuple[str, str]) -> None:
    """What to_dict writes from_dict reads; pickle and copy keep a document."""
    language, text = drawn
    document = parse(text, language)
    assert document == Document.from_dict(document.to_dict())
    assert document == pickle.loads(pickle.dumps(document))
    assert document == copy.copy(document) == copy.deepcopy(document)


@given(documents(), documents())
def test_equality_and_hash(first: Document, second: Document) -> None:
    """Documents are equal where all of their fields are, and then hash alike."""
    assert (first == second) == (attrs.astuple(first) == attrs.astuple(second))
    again = Document.from_dict(first.to_dict())
    assert (first, hash(first)) == (again, hash(again))
    assert first != attrs.evolve(first, language=first.language + "x")


register()  # also where the package is not installed
PARTS = [
    *(treatyparse.Span, treatyparse.Attribution, treatyparse.Quotation, treatyparse.Evidence),
    *(treatyparse.Clause, treatyparse.Instrument, treatyparse.Classification, Document),
]


@pytest.mark.parametrize("kind", PARTS)
@given(data=st.data())
def test_any_changed_field_changes_equality(kind: type, data: st.DataObject) -> None:
    """Two objects that differ in one field are unlike; like ones have one hash."""
    one, other = data.draw(st.from_type(kind)), data.draw(st.from_type(kind))
    for field in attrs.fields(kind):
        ours, theirs = getattr(one, field.name), getattr(other, field.name)
        if ours == theirs:
            continue
        try:
            changed = attrs.evolve(one, **{field.name: theirs})
        except treatyparse.TreatyparseError:
            event("no sound object")
            continue
        event(f"another {field.name}")
        assert one != changed
        assert changed == attrs.evolve(changed)
        assert hash(changed) == hash(attrs.evolve(changed))


@given(st.lists(languages_and_texts(), max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_texts_does_not_show(drawn: list[tuple[str, str]], source: Random) -> None:
    """Texts read in any order give the same documents."""
    expected = {item: parse(item[1], item[0]) for item in drawn}
    source.shuffle(drawn)
    found = parse_many([text for _, text in drawn])
    assert [parse(text) for _, text in drawn] == list(found)
    assert [expected[item] for item in drawn] == [parse(text, code) for code, text in drawn]


NEUTRAL = [
    ("ё", "е", "ru"),
    (" ", "\u00a0", "ru"),
    (" ", "\u202f", "en"),
    ("–", "—", "ru"),
    ("п’я", "пʼя", "uk"),  # alone the first is a mark as well
]


@pytest.mark.parametrize(("old", "new", "language"), NEUTRAL)
@given(data=st.data())
def test_folding(old: str, new: str, language: str, data: st.DataObject) -> None:
    """Spelling variants of one code point for another move no span and change no reading."""
    text = data.draw(any_texts(language))
    if old == " ":
        text = text.replace("\u00a0", " ")
    ours = parse(text.replace(new, old), language)
    theirs = parse(text.replace(new, old).replace(old, new), language)
    mention(ours)
    assert [(p, s.start, s.end) for p, s in ours.spans()] == [
        (p, s.start, s.end) for p, s in theirs.spans()
    ]
    assert [q.kind for q in ours.quotations] == [q.kind for q in theirs.quotations]
    assert [c.types for c in ours.clauses] == [c.types for c in theirs.clauses]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_generated_articles(language: str, data: st.DataObject) -> None:
    """The quotations of an article made of known sentences are found, and no others."""
    golden = data.draw(articles(language=language))
    document = parse(golden.document.text, language)
    mention(document)
    assert () == attrs.evolve(golden, layers=frozenset({"spans"})).differences(document)


@given(articles())
def test_threads(golden: Golden) -> None:
    """Parsing in several threads at once gives what one thread gives."""
    text = golden.document.text
    expected = parse(text)
    with ThreadPoolExecutor(4) as pool:
        assert [expected] * 4 == list(pool.map(parse, [text] * 4))


SAMPLE = [
    "«Стороны развивают торговлю», — говорится в договоре России и Азербайджана.",
    "“The Parties shall refrain from the use of force,” the treaty between Peru and Chile says.",
    "双方将发展贸易。",
]
PROGRAM = """
import json, sys, treatyparse
print(json.dumps([treatyparse.parse(text).to_dict() for text in json.load(sys.stdin)]))
"""


@pytest.mark.parametrize("seed", ["0", "1", "4242"])
def test_other_process(seed: str) -> None:
    """The order of sets and the process do not show in a document."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=json.dumps(SAMPLE),
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
        timeout=50,
    )
    assert [parse(text).to_dict() for text in SAMPLE] == json.loads(done.stdout)


def test_span_is_text() -> None:
    """A span of a document is found again by its offsets."""
    document = treatyparse.parse(SAMPLE[0])
    assert all(isinstance(span, Span) for _, span in document.spans())
