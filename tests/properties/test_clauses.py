"""Laws of clauses, their types and their evidence."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import event, given
from hypothesis import strategies as st

from tests.properties.drawn_texts import dense_texts, languages_and_texts
from treatyparse import ClauseType, Origin, classify, parse

SENTENCES = {
    "ru": [
        "Россия и Иран обязуются развивать торговлю.",
        "Сербия и Греция не будут применять силу друг против друга.",
        "Перу и Чили построят общий газопровод.",
        "Погода ясная.",
    ],
    "en": [
        "Peru and Chile shall expand trade.",
        "Serbia and Greece shall not use force against each other.",
        "Norway and Denmark will lay a common gas pipeline.",
        "The weather is fine.",
    ],
}


@given(languages_and_texts())
def test_evidence_speaks_for_the_types(drawn: tuple[str, str]) -> None:
    """Each type of a clause has evidence, which stands in the clause."""
    for clause in parse(drawn[1], drawn[0]).clauses:
        event("clause")
        assert clause.span.text == clause.span.text.strip()
        assert 0 <= clause.confidence <= 1
        assert len(set(clause.parties)) == len(clause.parties)
        for evidence in clause.evidence:
            assert clause.span.contains(evidence.span)


@given(languages_and_texts())
def test_clauses_are_apart(drawn: tuple[str, str]) -> None:
    """No two clauses share a word, unless one is quoted within the other."""
    clauses = parse(drawn[1], drawn[0]).clauses
    for first, second in pairwise(clauses):
        if first.span.overlaps(second.span):
            assert first.quotation != second.quotation


@st.composite
def known_articles(draw: st.DrawFn) -> tuple[str, str]:
    language = draw(st.sampled_from(sorted(SENTENCES)))
    paragraphs = draw(st.lists(st.sampled_from(SENTENCES[language]), min_size=1, max_size=5))
    return language, "\n\n".join(paragraphs)


def readings(text: str, language: str) -> list[tuple[object, ...]]:
    return [
        (clause.text, clause.types, clause.force, clause.parties)
        for clause in parse(text, language).clauses
    ]


@given(known_articles())
def test_known_sentences(drawn: tuple[str, str]) -> None:
    """In an article of sentences that each name their parties, each is what it is alone."""
    language, text = drawn
    found = [
        (clause.text, clause.types, clause.force, clause.parties)
        for clause in parse(text, language).clauses
    ]
    expected = [
        (clause.text, clause.types, clause.force, clause.parties)
        for paragraph in text.split("\n\n")
        for clause in parse(paragraph, language).clauses
    ]
    event(f"clauses: {len(found)}")
    assert expected == found
    assert len(found) == len(text.split("\n\n")) - text.count(SENTENCES[language][-1])


@given(languages_and_texts())
def test_classification_has_evidence(drawn: tuple[str, str]) -> None:
    """classify gives no type without evidence for it, and evidence in order."""
    found = classify(drawn[1], drawn[0])
    spoken_for = {evidence.type for evidence in found.evidence}
    assert found.types <= spoken_for
    starts = [evidence.span.start for evidence in found.evidence]
    assert sorted(starts) == starts


@given(st.sampled_from(["ru", "en"]), st.data())
def test_origin_needs_marks(language: str, data: st.DataObject) -> None:
    """Without quotation marks nothing has the origin declaration or speech."""
    text = data.draw(dense_texts(language))
    for clause in parse(text, language).clauses:
        if not parse(text, language).quotations:
            assert clause.origin in (Origin.REPORT, Origin.TEXT)
        assert clause.types <= set(ClauseType)
