"""A vocabulary of one's own over a shipped language."""

import pytest

from treatyparse import (
    ClauseType,
    Document,
    LexiconError,
    Vocabulary,
    load_lexicon,
    parse,
    parse_many,
)

TEXT = "Norway and Japan will build a sky shield together."
SKY_SHIELD = '[types.military.general_military]\nstrong = ["sky shield"]'


def test_a_term_is_added() -> None:
    lexicon = load_lexicon("en").extended(SKY_SHIELD)
    (clause,) = parse(TEXT, lexicon=lexicon).clauses
    assert {ClauseType.MILITARY} == clause.types
    assert ["sky shield"] == [evidence.term for evidence in clause.evidence]


def test_the_shipped_language_stays() -> None:
    load_lexicon("en").extended(SKY_SHIELD)
    assert () == parse(TEXT, "en").clauses


def test_a_term_takes_its_new_grade() -> None:
    lexicon = load_lexicon("en").extended(SKY_SHIELD).extended(SKY_SHIELD.replace("strong", "weak"))
    assert [0.35] == [term.weight for term in lexicon.terms if term.text == "sky shield"]


def test_plain_words_are_added() -> None:
    lexicon = load_lexicon("en").extended('[segmentation]\nabbreviations = ["hptp"]')
    shipped = load_lexicon("en").plain["segmentation.abbreviations"]
    assert shipped | {"hptp"} == lexicon.plain["segmentation.abbreviations"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[language]\ncode = "en"', r"mine.toml \[language\]: expected a known table"),
        ("[types]\nmilitary = 3", r"mine.toml \[types.military\]: expected a table"),
        ('[instruments.nouns]\npact = ["a  b"]', r"mine.toml .*'a  b': broken notation"),
        ("[", "mine.toml: expected TOML"),
    ],
)
def test_a_broken_vocabulary_is_told(toml: str, said: str) -> None:
    with pytest.raises(LexiconError, match=said):
        load_lexicon("en").extended(toml, source="mine.toml")


TWO = [TEXT, "Норвегия и Япония вместе построят небесный щит."]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_vocabulary_is_merged_over_the_language_of_each_text(processes: int) -> None:
    found = list(parse_many(TWO, lexicon=Vocabulary(SKY_SHIELD), processes=processes))
    documents = [document for document in found if isinstance(document, Document)]
    assert ["en", "ru"] == [document.language for document in documents]
    assert ["sky shield"] == [e.term for c in documents[0].clauses for e in c.evidence]
    assert parse(TWO[1]) == documents[1]


def test_a_vocabulary_may_hold_words_of_several_languages() -> None:
    words = Vocabulary(SKY_SHIELD.replace('"]', '", "небесн* щит*"]'))
    found = [clause.types for text in TWO for clause in parse(text, lexicon=words).clauses]
    assert [{ClauseType.MILITARY}] * 2 == found


def test_a_broken_vocabulary_is_told_at_once() -> None:
    with pytest.raises(LexiconError, match=r"mine.toml \[types.military\]: expected a table"):
        Vocabulary("[types]\nmilitary = 3", "mine.toml")
