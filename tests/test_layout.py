"""Which lines of a page are the article: body, headings, fragments and what stands outside."""

from __future__ import annotations

import pytest

from treatyparse.clauses.layout import places
from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read

BODY = "Kenya and Uganda will lay an oil pipeline to the coast."
LONG = "The ministers of the two countries met on Monday in the capital and spoke for three hours."


def placed(*lines: str, is_instrument_text: bool = False) -> list[str]:
    reading = read("\n".join(lines), load_lexicon("en"))
    return [place.name for place in places(reading, is_instrument_text=is_instrument_text)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([BODY], ["BODY"]),
        (["Kenya to lay a pipeline", BODY], ["HEADING", "BODY"]),
        ([BODY, "A new pipeline"], ["BODY", "FRAGMENT"]),
        (["Oil", "Pipelines", BODY, "Gas"], ["HEADING", "HEADING", "BODY", "FRAGMENT"]),
        (["Photo: Reuters", BODY], ["OUTSIDE", "BODY"]),
        ([BODY, "— Photo: the port at dawn with many ships in it."], ["BODY", "OUTSIDE"]),
        ([BODY, "The port in a photo: many ships were seen there."], ["BODY", "BODY"]),
        (["Photo: Reuters", "Kenya to lay a pipeline", BODY], ["OUTSIDE", "HEADING", "BODY"]),
        ([BODY, "Read more:", "China to build a dam", "Chile votes"],
         ["BODY", "OUTSIDE", "OUTSIDE", "OUTSIDE"]),
        ([BODY, "Read more:", "China will vote on the dam."], ["BODY", "OUTSIDE", "OUTSIDE"]),
        ([BODY, "Read more:", BODY], ["BODY", "OUTSIDE", "BODY"]),
        ([BODY, "Read more:", "China votes", LONG, BODY],
         ["BODY", "OUTSIDE", "OUTSIDE", "BODY", "BODY"]),
        ([BODY, "Read more:", f"{BODY} {BODY}", BODY],
         ["BODY", "OUTSIDE", "BODY", "BODY", "BODY"]),
        ([BODY, "Read more: Kenya votes.", LONG], ["BODY", "OUTSIDE", "BODY"]),
        ([f"{BODY} Kenya to vote", BODY], ["BODY", "HEADING", "BODY"]),
        ([BODY, f"{BODY} {BODY} Kenya to vote"], ["BODY", "BODY", "BODY", "FRAGMENT"]),
        (["It is so.", BODY], ["HEADING", "BODY"]),
    ],
)  # fmt: skip
def test_places(lines: list[str], expected: list[str]) -> None:
    assert expected == placed(*lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Treaty of Peace", "Article 1", "Peace."], ["HEADING", "HEADING", "BODY"]),
        ([BODY, "Article 2"], ["BODY", "HEADING"]),
        ([BODY, "Done at Nairobi.", "Annex"], ["BODY", "BODY", "HEADING"]),
    ],
)
def test_places_of_an_instrument(lines: list[str], expected: list[str]) -> None:
    """Each closed line of an instrument's own text belongs to it, however short."""
    assert expected == placed(*lines, is_instrument_text=True)


@pytest.mark.parametrize("fewer", [0, 1])
def test_how_many_words_make_a_body(fewer: int) -> None:
    """Signs are no words."""
    from treatyparse.clauses import layout

    words = ["Kenya", *(f"word{chr(97 + number)}" for number in range(40))]
    line = " , ".join(words[: layout._FEWEST_BODY_WORDS - fewer]) + "."
    assert ["HEADING" if fewer else "BODY"] == placed(line)
    tail = " , ".join(words[: layout._FEWEST_ARTICLE_WORDS - fewer]) + "."
    assert ["OUTSIDE" if fewer else "BODY"] == placed(BODY, "Read more:", tail)[2:]
