"""Parties: who is bound by a clause, and who is only named in it."""

import pytest

from treatyparse.attribution import attribute
from treatyparse.lexicon import load_lexicon
from treatyparse.parties import find_parties
from treatyparse.quotations import pair_marks
from treatyparse.segmentation import read


def parties_of(language: str, text: str, clause: str) -> tuple[str, ...]:
    """The parties of a clause, given by its words, within a text."""
    reading = read(text, load_lexicon(language))
    parties = find_parties(reading, attribute(reading, pair_marks(reading)))
    start = text.index(clause)
    first = reading.word_at(start)
    return parties.of_clause(first, reading.last_word_before(start + len(clause)))


RU_PAIR = "Кения и Оман подписали договор в Найроби. "
EN_PAIR = "Kenya and Oman signed a treaty in Nairobi. "


@pytest.mark.parametrize(
    ("language", "text", "clause", "expected"),
    [
        ("ru", "Лима и Кито снизят пошлины.", "Лима и Кито снизят пошлины.", {"PE", "EC"}),
        ("ru", RU_PAIR + "Стороны построят порт.", "Стороны построят порт.", {"KE", "OM"}),
        ("ru", RU_PAIR + "Кенийская сторона даст уголь.", "Кенийская сторона", {"KE", "OM"}),
        ("ru", RU_PAIR + "Обе страны откажутся от пошлин.", "Обе страны", {"KE", "OM"}),
        ("ru", RU_PAIR + "Они снизят тарифы.", "Они снизят тарифы.", {"KE", "OM"}),
        (
            "ru",
            "При посредничестве Катара Чад и Нигер прекратят огонь.",
            "При посредничестве Катара Чад и Нигер прекратят огонь.",
            {"TD", "NE"},
        ),
        (
            "ru",
            "В Минске Тбилиси и Баку договорились о транзите.",
            "В Минске Тбилиси и Баку договорились о транзите.",
            {"GE", "AZ"},
        ),
        ("ru", "Путин и Эрдоган договорились.", "Путин и Эрдоган", {"RU", "TR"}),
        ("en", "Lima and Quito cut duties.", "Lima and Quito cut duties.", {"PE", "EC"}),
        ("en", EN_PAIR + "The sides will build a port.", "The sides will build", {"KE", "OM"}),
        ("en", EN_PAIR + "The Omani side will lend ships.", "The Omani side", {"KE", "OM"}),
        ("en", EN_PAIR + "Both governments will cut tariffs.", "Both governments", {"KE", "OM"}),
        (
            "en",
            "Chad and Niger agreed to a truce brokered by Qatar.",
            "Chad and Niger agreed to a truce brokered by Qatar.",
            {"TD", "NE"},
        ),
        (
            "en",
            "Tbilisi and Baku agreed in Minsk on transit.",
            "Tbilisi and Baku agreed in Minsk on transit.",
            {"GE", "AZ"},
        ),
        (
            "en",
            "Peru will ship copper to Chile via Bolivia.",
            "Peru will ship copper to Chile via Bolivia.",
            {"PE", "CL"},
        ),
        ("en", "NATO and Finland will train.", "NATO and Finland will train.", {"NATO", "FI"}),
        (
            "en",
            "Under the UN Charter, Peru and Chile will trade.",
            "Under the UN Charter, Peru and Chile will trade.",
            {"PE", "CL"},
        ),
        (
            "en",
            "Germany's minister said that Peru and Chile will trade.",
            "Germany's minister said that Peru and Chile will trade.",
            {"PE", "CL"},
        ),
        ("en", "A village fair was held.", "A village fair", set()),
    ],
)
def test_the_parties_of_a_clause(language: str, text: str, clause: str, expected: set[str]) -> None:
    assert expected == set(parties_of(language, text, clause))


def test_parties_stand_in_order_of_mention() -> None:
    text = "Norway and Iceland will share a port."
    assert ("NO", "IS") == parties_of("en", text, text)


def test_all_three_are_resolved_from_the_article() -> None:
    text = (
        "Kenya, Oman and Qatar met.\n\nKenya and Oman will trade. Kenya and Oman will fish.\n\n"
        "All three will build a port."
    )
    assert {"KE", "OM", "QA"} == set(parties_of("en", text, "All three will build a port."))


@pytest.mark.parametrize("text", ["", " ", ".", "\n\n", "в", "and", "Чад", "«»"])
def test_any_text_has_parties_without_an_error(text: str) -> None:
    for language in ("ru", "en"):
        reading = read(text, load_lexicon(language))
        parties = find_parties(reading, ())
        if reading.words:
            parties.of_clause(0, len(reading.words) - 1)
