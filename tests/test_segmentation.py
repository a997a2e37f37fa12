"""Segmentation: sentences and lines; in each text a bar stands where the next sentence begins."""

import pytest

from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read


def partition(language: str, text: str) -> str:
    reading = read(text, load_lexicon(language))
    return "".join(
        f"{'|' if number else ''}{text[reading.start(s.first) : reading.end(s.last)]}"
        for number, s in enumerate(reading.sentences)
    )


ONE_LINE = [
    ("en", "Trade reached A$6.4 billion.|It grew by 3.5 per cent."),
    ("en", "He left the U.S.|He went home.|The U.S. Navy stayed."),
    ("en", "Dr. J. R. Adeyemi met Gen. Ito at 5 p.m. on Monday.|No. 5 sailed."),
    ("en", "Mr. Okafor, of Acme Inc., came at 5 p.m.|He saw Art. 5 and para. 2."),
    ("en", "“We agree.”|“Do you?” he asked.|“Yes!”|They left…|Nobody spoke."),
    ("en", "Is it over?|No!|It is (we hope.)|Not yet."),
    ("ru", "Встреча прошла в 2019 г. в г. Твери.|Туда приехал А. С. Ким.|Он остался."),
    ("ru", "Товарооборот вырос на 2,5 млрд долл. и составил 10 млрд.|Этот рост прочен."),
    ("ru", "Приехали министры, эксперты и др. гости.|Переговоры прошли в 15.30 по Москве."),
    ("ru", "— Мы согласны! — сказал министр. — Когда начнем?|Его не услышали."),
    ("uk", "Зустріч відбулася 2021 р. у м. Львові.|Туди приїхав О. П. Коваль.|Він лишився."),
    ("de", "Am 3. Oktober kam Dr. Vogel nach Bonn.|Er blieb bis zum 5. November."),
    ("fr", "M. Roux est arrivé à 15 h. à Lyon.|Mme Blanc l'attendait."),
    ("es", "El Sr. Ruiz llegó a EE. UU. el lunes.|¿Volverá?|Nadie lo sabe."),
    ("tr", "Toplantı saat 15.30'da başladı.|Prof. Dr. Kaya konuştu.|Sonra 3. madde okundu."),
    ("az", "Görüş saat 15.30-da başladı.|Prof. Quliyev danışdı."),
    ("zh", "双方签署了协议。|会谈持续了两小时！|“我们同意”，他说。"),
    ("ar", "وقع الطرفان الاتفاق.|هل سيصمد؟|لا أحد يعلم."),
]


@pytest.mark.parametrize(("language", "expected"), ONE_LINE)
def test_sentences(language: str, expected: str) -> None:
    assert expected == partition(language, expected.replace("|", " " if language != "zh" else ""))


LINES = [
    "The parties shall trade in food\nand agricultural products.",
    "Joint statement\n|The parties will trade.",
    "They agreed:\n|- on trade;\n|- on transit.",
    "They will train\r\nand advise.\r\n\r\n|Others will not.",
]


@pytest.mark.parametrize("expected", LINES)
def test_lines(expected: str) -> None:
    found = partition("en", expected.replace("|", ""))
    assert expected.replace("\n|", "|").replace("\r|", "|").replace("\r\n|", "|") == found
