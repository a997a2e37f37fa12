"""Instruments: each once, at its fullest mention, with kind, parties, date and signatories."""

import pytest

from treatyparse.attribution import attribute
from treatyparse.instruments import find_instruments
from treatyparse.instruments.text import is_instrument_text
from treatyparse.lexicon import load_lexicon
from treatyparse.model import Instrument
from treatyparse.parties import find_parties
from treatyparse.quotations import pair_marks
from treatyparse.segmentation import read


def instruments_of(language: str, text: str) -> tuple[Instrument, ...]:
    reading = read(text, load_lexicon(language))
    quotations = attribute(reading, pair_marks(reading))
    return find_instruments(reading, quotations, find_parties(reading, quotations))


def names_of(language: str, text: str) -> list[tuple[str, str]]:
    return [(found.kind.value, found.title) for found in instruments_of(language, text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "Кения и Оман подписали договор о рыболовстве.",
            [("treaty", "договор о рыболовстве")],
        ),
        (
            "ru",
            "Принято совместное заявление о морской торговле, сообщили в порту.",
            [("statement", "совместное заявление о морской торговле")],
        ),
        (
            "ru",
            "Министры приняли дорожную карту по хлопку и меморандум о музеях.",
            [("roadmap", "дорожную карту по хлопку"), ("memorandum", "меморандум о музеях")],
        ),
        (
            "ru",
            "Действует межправительственное соглашение 1987 года.",
            [("agreement", "межправительственное соглашение 1987 года")],
        ),
        (
            "ru",
            "Ратифицирован Договор «О дружбе и торговле».",
            [("treaty", "Договор «О дружбе и торговле»")],
        ),
        (
            "en",
            "Kenya and Oman signed a fisheries treaty.",
            [("treaty", "fisheries treaty")],
        ),
        (
            "en",
            "The ministers signed a memorandum on museums and a protocol on maps.",
            [("memorandum", "memorandum on museums"), ("protocol", "protocol on maps")],
        ),
        (
            "en",
            "The Agreement between Kenya and Oman on Fisheries is in force.",
            [("agreement", "Agreement between Kenya and Oman on Fisheries")],
        ),
        ("en", "A 1987 pact lapsed.", [("pact", "1987 pact")]),
    ],
)
def test_the_name_of_an_instrument(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert expected == names_of(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "По соглашению сторон срок продлён."),
        ("ru", "Стороны обменялись мнениями о двусторонних соглашениях."),
        ("ru", "Вор в законе вёл протокол допроса."),
        ("en", "They work in agreement under the rule of law."),
        ("en", "No treaty will ever help, and any agreement would fail."),
        ("en", "Treaties and contracts abound."),
    ],
)
def test_a_noun_that_names_no_instrument(language: str, text: str) -> None:
    assert [] == names_of(language, text)


def test_later_mentions_are_the_same_instrument() -> None:
    text = (
        "Kenya and Oman signed a pact\n\n"
        "NAIROBI - Kenya and Oman signed a pact on fishing in the gulf on Monday.\n\n"
        "The pact bans trawlers. Critics say that this pact is weak, but the treaty stands."
    )
    assert [("pact", "pact on fishing")] == [
        (kind, title[:15]) for kind, title in names_of("en", text)
    ]


def test_words_for_the_parties_make_no_mention_fuller() -> None:
    text = (
        "They signed a pact on fish in March. It was late.\n\n"
        "The pact on fish between the two countries is short."
    )
    assert ["pact on fish"] == [title for _, title in names_of("en", text)]


def test_an_instrument_with_two_names_is_one() -> None:
    text = "They signed an agreement on fish, known as the Gulf Protocol, in May."
    assert [("protocol", "Gulf Protocol")] == names_of("en", text)


def test_another_one_is_another_instrument() -> None:
    text = "Kenya and Oman signed a treaty on fish. A separate treaty on salt followed."
    assert ["treaty on fish", "separate treaty on salt"] == [t for _, t in names_of("en", text)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Договор о рыбе от 7 марта 2003 г. действует.", "2003-03-07"),
        ("ru", "Договор о рыбе подписан 22 февраля.", "--02-22"),
        ("en", "The treaty on fish was signed on 7 March 2003.", "2003-03-07"),
        ("en", "NAIROBI, March 7, 2003 - They signed a treaty on fish on Wednesday.", "2003-03-05"),
        ("en", "They signed a treaty on fish that lasts until 2040.", None),
    ],
)
def test_the_date_of_an_instrument(language: str, text: str, expected: str | None) -> None:
    (instrument,) = instruments_of(language, text)
    assert expected == instrument.date


def test_the_signatories_and_parties_of_an_instrument() -> None:
    text = "Kenyan President John Mwangi and Omani Minister Salim Habsi signed a treaty on fish."
    (instrument,) = instruments_of("en", text)
    assert ("KE", "OM") == instrument.parties
    assert ("John Mwangi", "Salim Habsi") == instrument.signatories


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ru",
            "ДОГОВОР о рыбе между Кенией и Оманом\n\nСтатья 1\nСтороны ловят рыбу вместе.\n",
            True,
        ),
        (
            "en",
            "Agreement on Fish between Kenya and Oman\n\nArticle 1\nThe Parties shall fish.\n",
            True,
        ),
        ("en", "Kenya signs agreement\n\nThe pact says: “Article 1. The Parties fish.”\n", False),
        ("en", "A quiet day in the harbour. Nothing was signed.", False),
        ("en", "", False),
    ],
)
def test_a_text_that_is_an_instrument(language: str, text: str, expected: bool) -> None:
    reading = read(text, load_lexicon(language))
    assert expected is is_instrument_text(reading, attribute(reading, pair_marks(reading)))
