"""Territories: every country in every case, and the words that only look like one."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read
from treatyparse.territories import Naming, find_territories

SCRIPT = Path(__file__).parent.parent / "scripts" / "territories.py"

EXCEPTIONS: dict[tuple[str, str], str] = {}
"""CLDR names that need not be found, with the reason."""


def codes(language: str, text: str) -> list[str]:
    mentions = find_territories(read(text, load_lexicon(language)))
    return [code for mention in mentions for code in mention.codes]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    pytest.importorskip("babel")
    if not SCRIPT.exists():
        pytest.skip("the scripts are no part of the distribution")
    spec = importlib.util.spec_from_file_location("territories_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPT.parent)
        spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("language", "frame"), [("ru", "Это касается {} и Албании."), ("en", "With {} and Albania.")]
)
def test_every_name_of_cldr_is_found_in_its_nominative(
    script: ModuleType, language: str, frame: str
) -> None:
    from babel import Locale

    names = Locale(language).territories
    missed = {}
    for code in script.countries(language):
        if (language, code) in EXCEPTIONS:
            continue
        for name in script.names(language, names[code]):
            found = codes(language, frame.format(name.replace("остров*", "острова")))
            if found not in ([code, "AL"], ["AL", "AL"]):
                missed[name] = found
    assert {} == missed


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_generated_block_is_what_the_script_writes(script: ModuleType, language: str) -> None:
    text = (script.LANGUAGES / f"{language}.toml").read_text(encoding="utf-8")
    if script.version(text) != script.babel_version:
        pytest.skip("another release of Babel has other names")
    assert script.refreshed(text, language) == text


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Российско-казахстанский договор", ["RU", "KZ"]),
        ("ru", "Москва и Тегеран договорились с Анкарой", ["RU", "IR", "TR"]),
        ("ru", "канцлер ФРГ встретился с премьером Поднебесной", ["DE", "CN"]),
        ("ru", "Страны Балтии и Польша", ["EE", "LV", "LT", "PL"]),
        ("ru", "между СССР, ГДР и Югославией", ["SU", "DD", "YU"]),
        ("ru", "ЕС, ОДКБ и АСЕАН", ["EU", "CSTO", "ASEAN"]),
        ("ru", "с Кот-д'Ивуаром, Шри-Ланкой и Папуа — Новой Гвинеей", ["CI", "LK", "PG"]),
        ("ru", "Чад и Нигер открыли границу", ["TD", "NE"]),
        ("ru", "переговоры с Перу", ["PE"]),
        ("ru", "франко-германское и англо-французское", ["FR", "DE", "GB", "FR"]),
        ("ru", "южнокорейские и северокорейские моряки", ["KR", "KP"]),
        ("en", "Franco-German and Sino–Russian drills", ["FR", "DE", "CN", "RU"]),
        ("en", "Jordan and Iraq", ["JO", "IQ"]),
        ("en", "trade with Chad", ["TD"]),
        ("en", "the UK, the U.S. and the USSR", ["GB", "US", "SU"]),
        ("en", "NATO, the Gulf Cooperation Council and Mercosur", ["NATO", "GCC", "MERCOSUR"]),
        ("en", "the Baltic states and Germany's navy", ["EE", "LV", "LT", "DE"]),
        ("en", "Washington and the Kremlin", ["US", "RU"]),
        ("en", "North Korea, South Korea and Papua New Guinea", ["KP", "KR", "PG"]),
        ("en", "Dutch and Danish frigates", ["NL", "DK"]),
        ("en", "Brussels and the EU", ["EU", "EU"]),
        ("en", "Brussels and Belgian beer", ["BE", "BE"]),
        ("ru", "«Газпром» и SOCAR", ["RU", "AZ"]),
    ],
)
def test_a_country_is_found_by_whatever_name(language: str, text: str, expected: list[str]) -> None:
    assert expected == codes(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "В избе стоял чад, и перу писателя мешал газ."),
        ("ru", "Того же мнения держится комиссия."),
        ("ru", "Туман над Персидским заливом и Южно-Китайским морем"),
        ("ru", "росси и россини, китель, индюк, турник, чехол, панамка"),
        ("ru", "В Северной Ирландии и Латинской Америке"),
        ("en", "Jordan scored twice before the break."),
        ("en", "She cooked a turkey on china plates."),
        ("en", "Georgia Banks waved; Chad, his cousin, slept."),
        ("en", "Michael Jordan spoke to Paris Hilton."),
        ("en", "Tell us what it is about, and please polish the brass."),
        ("en", "from Northern Ireland to New Mexico across the Indian Ocean"),
    ],
)
def test_what_only_looks_like_a_country_is_none(language: str, text: str) -> None:
    assert [] == codes(language, text)


def test_a_mention_says_by_what_it_names() -> None:
    mentions = find_territories(read("Berlin and French banks", load_lexicon("en")))
    assert [Naming.CAPITAL, Naming.ADJECTIVE] == [mention.naming for mention in mentions]
