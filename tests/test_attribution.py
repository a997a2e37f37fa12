"""Attribution: each rule on a text of its own, kinds by grammar, and resolution."""

from pathlib import Path

import pytest

from treatyparse import Quotation, QuotationKind, SourceKind, find_quotations
from treatyparse.attribution.rules import OTHER_NAMES
from treatyparse.attribution.rules import RULES as RULES_IN_ORDER
from treatyparse.golden import read_golden
from treatyparse.lexicon import load_lexicon
from treatyparse.mentions import find_people
from treatyparse.segmentation import read


def last(text: str, language: str) -> Quotation:
    return find_quotations(text, language)[-1]


def told(text: str, language: str) -> tuple[str, str, str, str, str]:
    """Kind, source, its kind, cue and rule of the last quotation."""
    quotation = last(text, language)
    attribution = quotation.attribution
    assert attribution is not None
    return (
        quotation.kind.value,
        attribution.source.text if attribution.source else "",
        attribution.source_kind.value,
        attribution.cue.text if attribution.cue else "",
        attribution.rule,
    )


RULES = [
    ("de", "Die Ministerin hat den Hafen „einen Glücksfall“ genannt.",
     ("speech", "Die Ministerin", "person", "genannt", "verb_last")),
    ("ru", "Опубликована хартия о рыболовстве. Говорится: «Море общее».",
     ("declaration", "хартия о рыболовстве", "document", "Говорится", "written_before")),
    ("en", 'The fleet could "if needed" sail north, Minister Ada Krone said.',
     ("speech", "Minister Ada Krone", "person", "said", "attributed_at_end")),
    ("ru", "Текст хартии опубликован. В первом пункте «стороны отказываются от пошлин».",
     ("declaration", "первом пункте", "document", "", "placed_in_document")),
    ("uk", "Міст потрібен острову, вважає інженер Лука Зорін.\n\n«Ми чекали на нього сорок років».",
     ("speech", "інженер Лука Зорін", "person", "", "told_last")),
    ("ru", "«Причал, — вздохнула Майя Крот, — пора красить».",
     ("speech", "Майя Крот", "person", "вздохнула", "incise")),
    ("en", "“Rain,” said envoy Ann Lee, “is coming.”",
     ("speech", "envoy Ann Lee", "person", "", "split")),
    ("ru", "Боцман Пётр Рыжов крикнул: «Отдать концы!»",
     ("speech", "Боцман Пётр Рыжов", "person", "крикнул", "announced_by_colon")),
    ("en", "“Ask the sea.” — Ida Holm, pilot",
     ("speech", "Ida Holm", "person", "", "signed")),
    ("en", "The accord states:\n• “to share the pier”;\n• “to share the crane”.",
     ("declaration", "The accord", "document", "states", "listed")),
    ("ru", "Хартия провозглашает:\n\n«Море общее».",
     ("declaration", "Хартия", "document", "провозглашает", "announced_by_colon")),
    ("ru", "Тренер обозвал поле «болотом».",
     ("speech", "Тренер", "person", "обозвал", "cue_beside")),
    ("ru", "«Шторм утих», — сообщили в пресс-службе порта.",
     ("speech", "пресс-службе порта", "organization", "сообщили", "attributed_after")),
    ("en", "“The strait is free,” Lisbon replied.",
     ("speech", "Lisbon", "country", "replied", "attributed_after")),
    ("en", "“Thick fog is here,” burbled Tom Reed, a pilot.",
     ("speech", "Tom Reed", "person", "burbled", "any_verb")),
    ("ru", "Согласно договору о рыбе, все суда обеих сторон будут «своевременно» сдавать улов.",
     ("declaration", "договору о рыбе", "document", "Согласно", "cue_before")),
    ("en", "The pilot’s union said on Friday that wages at both yards were “a joke”.",
     ("speech", "The pilot’s union", "organization", "said", "cue_before")),
    ("ru", "Лодкин: «Рыбы хватит»",
     ("speech", "Лодкин", "person", "", "labelled")),
    ("en", "An excerpt from the fisheries treaty follows.\n“Nets are shared.”",
     ("declaration", "the fisheries treaty", "document", "", "announced_extract")),
    ("en", "“The net is torn,” said Ida Holm. “Bring twine.”",
     ("speech", "Ida Holm", "person", "", "continued")),
    ("ru", "Механик Игнат Лом сообщил, что насос цел. «Мы его слышим».",
     ("speech", "Механик Игнат Лом", "person", "сообщил", "told_before")),
    ("ru", "«Да», — сказал лоцман Ян Брик, добавив, что «спешки нет».",
     ("speech", "лоцман Ян Брик", "person", "добавив", "cue_beside")),
    ("en", "The plan, dubbed “a mirage” by the harbour board, failed.",
     ("speech", "the harbour board", "organization", "dubbed", "cue_beside")),
    ("ru", "«Границы открыты», — цитирует «Вестник порта» соглашение сторон.",
     ("declaration", "соглашение", "document", "цитирует", "attributed_after")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), RULES, ids=[r[1][:24] for r in RULES])
def test_rules(language: str, text: str, expected: tuple[str, ...]) -> None:
    quotations = [q for q in find_quotations(text, language) if q.kind is not QuotationKind.NAME]
    attribution = quotations[-1].attribution
    assert attribution is not None
    assert expected == (
        quotations[-1].kind.value,
        attribution.source.text if attribution.source else "",
        attribution.source_kind.value,
        attribution.cue.text if attribution.cue else "",
        attribution.rule,
    )


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("ru", "Завод «Лиман» и яхта «Чибис» стоят.", ["name", "name"]),
        ("ru", "Об этом пишет «Вестник порта».", ["name"]),
        ("ru", "«Лиман» и «Чибис» объединились.", ["name", "name"]),
        ("ru", "Так называемый «флот» затонул, а «адмирал» выплыл.", ["term", "term"]),
        ("ru", "Слово «мель» он не любил.", ["term"]),
        ("ru", "Критики сочли маяк «свечкой».", ["term"]),
        ("ru", "«Никто не приплыл»\n\nПорт опустел в первый же день.", ["speech"]),
        ("en", "The ship “Sea Lark” met the “pirates”.", ["name", "term"]),
        ("en", "The raid, dubbed “Cold Iron”, began.", ["name"]),
        ("en", "A banner reading “Go home” hung there.", ["term"]),
        ("en", "Critics called the quay “a toy”.", ["term"]),
        ("en", "The word “mole” is on the map.", ["term"]),
    ],
)
def test_kinds(language: str, text: str, kinds: list[str]) -> None:
    assert kinds == [q.kind.value for q in find_quotations(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "resolved"),
    [
        ("ru", "Посол Анна Чиж уехала. «Пора», — сказала она.", "Анна Чиж"),
        ("ru", "Мэр Лев Ган ждал посла Анну Чиж. «Пора», — сказал мэр.", "Лев Ган"),
        ("ru", "Подписан договор о рыбной ловле. «Сети общие», — гласит документ.",
         "договор о рыбной ловле"),
        ("ru", "Подписан договор о рыбной ловле.\n\n«Сети общие», — сказано в статье 4.",
         "договор о рыбной ловле"),
        ("en", "Envoy Ann Lee met Mayor Bob Hay. “Good,” she said.", "Ann Lee"),
        ("en", "The port signed a storage agreement. “Oil is shared,” the document reads.",
         "storage agreement"),
        ("en", "French envoy Luc Roy met Mayor Bob Hay. “Good,” said the French diplomat.",
         "Luc Roy"),
    ],
)  # fmt: skip
def test_resolution(language: str, text: str, resolved: str) -> None:
    attribution = last(text, language).attribution
    assert attribution is not None
    assert resolved == attribution.resolved


def test_inner_quotation_has_its_own_source() -> None:
    text = "“Our pact says: ‘Nets are shared.’ Simple,” said envoy Ann Lee."
    outer, inner = find_quotations(text, "en")
    assert outer.attribution is not None
    assert inner.attribution is not None
    assert ("speech", "envoy Ann Lee") == (outer.kind.value, str(outer.attribution.source))
    assert ("declaration", "Our pact") == (inner.kind.value, str(inner.attribution.source))
    assert inner.parent == 0


def test_asides() -> None:
    quotation = last("«Мы, — сказал Лев Ган, — ждали [судно] долго».", "ru")
    assert [", — сказал Лев Ган, —", "[судно]"] == [str(aside) for aside in quotation.asides]


def test_heading_without_speaker() -> None:
    attribution = last("«Нас забыли»\n\nОстров ждёт парома третий месяц.", "ru").attribution
    assert attribution is not None
    assert (None, SourceKind.UNKNOWN) == (attribution.source, attribution.source_kind)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Президент Чехии Ян Горак и В. Рогач", ["Ян Горак", "В. Рогач"]),
        ("ru", "советник Салим аль-Харуси прибыл", ["Салим аль-Харуси"]),
        ("en", "Prime Minister Helen Ash and curator Nell de Wit", ["Helen Ash", "Nell de Wit"]),
    ],
)
def test_people(language: str, text: str, names: list[str]) -> None:
    reading = read(text, load_lexicon(language))
    assert names == [str(person.name(reading)) for person in find_people(reading)]


def test_every_attribution_names_a_known_rule() -> None:
    """Whoever asks why finds the rule, and what it means, in the documentation."""
    names = {rule.__name__ for rule in RULES_IN_ORDER} | OTHER_NAMES.keys()
    rules = {
        quotation.attribution.rule
        for language, text, _ in RULES
        for quotation in find_quotations(text, language)
        if quotation.attribution is not None
    }
    for path in (Path(__file__).parent / "golden").glob("*/quote/*.txt"):
        golden = read_golden(path.read_text(encoding="utf-8").rstrip("\n"), path.parts[-3])
        rules |= {
            quotation.attribution.rule
            for quotation in find_quotations(golden.document.text, path.parts[-3])
            if quotation.attribution is not None
        }
    assert names == rules
