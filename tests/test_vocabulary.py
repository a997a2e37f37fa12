"""A vocabulary of one's own over a shipped language."""

import pytest

from treatyparse import ClauseType, LexiconError, load_lexicon, parse

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
