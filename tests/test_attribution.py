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
    ("zh", "市长今天表示港口将开放。还强调：“海洋共有。”",
     ("speech", "市长", "person", "强调", "dropped_subject")),
    ("ar", "قال الوزير إن الميناء مفتوح. وأضاف: «البحر مشترك».",
     ("speech", "الوزير", "person", "وأضاف", "dropped_subject")),
    ("en", "According to Captain Ida Holm, she said “the fleet is ready”.",
     ("speech", "Captain Ida Holm", "person", "According to", "cue_beside")),
    ("en", "Captain Ida Holm said on Friday, after dinner, “The fleet will sail soon.”",
     ("speech", "Captain Ida Holm", "person", "said", "cue_before")),
    ("ru", "Лев Лодкин об этом рейсе: «Флот готов, и мы его ждём».",
     ("speech", "Лев Лодкин", "person", "", "labelled")),
    ("ru", "В договоре говорится о насосе, а механик Игнат Лом сообщил, что он цел. «Он гудит».",
     ("speech", "механик Игнат Лом", "person", "сообщил", "told_before")),
    ("en", "The pump works, said he.\n\n“We can hear it.”",
     ("speech", "he", "person", "", "told_last")),
    ("ru", "«Нет», — сказал мэр Лев Ган.\n«Нас забыли?» Порт опустел.",
     ("speech", "мэр Лев Ган", "person", "", "continued")),
    ("ru", "«Он сказал: „Мы ждём. Пора плыть“», — объявил Лев Ган и назвал порт «чудом».",
     ("speech", "Лев Ган", "person", "назвал", "cue_beside")),
    ("ru", "Капитан Пётр Рыжов объявил: порт открыт; стоянка, отметил он, «бесплатна».",
     ("speech", "он", "person", "отметил", "cue_beside")),
    ("ru", "Посол Анна Чиж мэру Льву Гану сказала: «Пора».",
     ("speech", "Посол Анна Чиж", "person", "сказала", "announced_by_colon")),
    ("ru", "Мэр Лев Ган рядом, и Анна Чиж сказала: «Пора».",
     ("speech", "Анна Чиж", "person", "сказала", "announced_by_colon")),
    ("ru", "Слова же мэра: «Море общее».",
     ("speech", "мэра", "person", "Слова", "announced_by_colon")),
    ("ru", "«Вестник порта» пишет: «Море общее».",
     ("speech", "«Вестник порта»", "organization", "пишет", "announced_by_colon")),
    ("en", "The “Norland Times” writes: “Nets are shared.”",
     ("speech", "The “Norland Times”", "organization", "writes", "announced_by_colon")),
    ("ru", "Местный «Вестник порта» пишет: «Море общее».",
     ("speech", "Местный «Вестник порта»", "organization", "пишет", "announced_by_colon")),
    ("ru", "Лев Ган в порту «Вестник порта» пишет: «Море общее».",
     ("speech", "Лев Ган", "person", "пишет", "announced_by_colon")),
    ("ru", "Как пишет «Вестник порта», «море общее».",
     ("speech", "«Вестник порта»", "organization", "пишет", "cue_beside")),
    ("ru", "«Всё лучшее детям нашего старого порта» пишет Лев Ган: «Море общее».",
     ("speech", "Лев Ган", "person", "пишет", "announced_by_colon")),
    ("tr", "Bakana göre iskele “açık”.",
     ("speech", "Bakana", "person", "göre", "cue_beside")),
    ("en", "Mayor Bob Hay told envoy Ann Lee the pier was shut, adding that it was “a mirage”.",
     ("speech", "Mayor Bob Hay", "person", "adding", "cue_beside")),
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
        ("ru", "Мэру Льву Гану: «Флот готов»", ["term"]),
        ("ru", "Слова: «Море общее».", ["term"]),
        ("en", "Under Mayor Bob Hay the pier is “shared”.", ["term"]),
        ("tr", "Göre iskele “açık”.", ["term"]),
        ("en", "“It is torn,” said Ida Holm. “twine” is a sailor’s word.", ["speech", "term"]),
        ("en", "“It is torn,” said Ida Holm. To old sailors, “twine” is life.", ["speech", "term"]),
        (
            "en",
            "An excerpt from the treaty follows. The children sang “Nets are shared.”",
            ["term"],
        ),
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
        ("ru", "Подписан договор о рыбе. В нём говорится: «Море общее».", "договор о рыбе"),
        ("ru", "Издано письмо мэра порта. В нём говорится: «Море общее».", "письмо мэра порта"),
        ("ru", "Подписан пакт о рыбе. В пакте говорится: «Море общее».", "пакт о рыбе"),
        ("ru", "Подписан договор о рыбе. Текст договора издан. «Сети общие», — гласит текст.",
         "договор о рыбе"),
        ("ru", "Подписаны договор о рыбе и акт о чае.\n\n«Сети общие», — гласит статья 4 договора.",
         "договор о рыбе"),
        ("ru", "Издано заявление мэра порта. Оно кратко.\n\n«Море общее», — гласит документ.",
         "заявление мэра порта"),
        ("ru", "Подписано совместное заявление. В заявлении сторон говорится: «Мир нужен».",
         "совместное заявление"),
        ("ru", "Мэр издал заявление о рыбе. Подписан акт о чае. В заявлении сказано: «Пора».",
         "заявление о рыбе"),
        ("en", "Ann signed an agreement on oil. A charter came. “It is due,” the agreement reads.",
         "agreement on oil"),
        ("en", "A pact on oil is due. A joint letter followed.\n\n“It is ours,” the letter reads.",
         "joint letter"),
        ("en", "Ann issued a statement on oil. A letter came. “It is ours,” the document reads.",
         "statement on oil"),
        ("az", "Balıq müqaviləsi və ticarət sazişi var. Müqavilənin 5-ci maddəsində “Yox” deyilir.",
         "Balıq müqaviləsi"),
    ],
)  # fmt: skip
def test_resolution(language: str, text: str, resolved: str) -> None:
    attribution = last(text, language).attribution
    assert attribution is not None
    assert resolved == attribution.resolved


RELAYED = [
    ("«Море общее», — цитирует его «Вестник».", "его"),
    ("«Море общее», — цитирует Лев Ган.", "Лев Ган"),
    ("«Море общее», — цитирует Анна Чиж мэра Льва Гана.", "мэра Льва Гана"),
    ("«Море общее», — цитирует «Вестник порта» мэра Льва Гана.", "мэра Льва Гана"),
    ("«Море общее», — цитирует издание премьера Яна Коса.", "премьера Яна Коса"),
    ("«Море общее», — цитирует агентство министра Анну Чиж.", "министра Анну Чиж"),
    ("«Море общее», — цитирует министра агентство.", "министра"),
    ("«Море общее», — процитировал я агентство «Север».", "агентство «Север»"),
    ("Льва Гана и мэра Анну Чиж цитирует «Вестник»: «Море общее».", "мэра Анну Чиж"),
    ("Мэра Льва Гана цитируют: «Море общее».", "Мэра Льва Гана"),
]


@pytest.mark.parametrize(("text", "source"), RELAYED, ids=[r[0] for r in RELAYED])
def test_who_is_quoted_is_the_source_not_who_quotes(text: str, source: str) -> None:
    spoken = [q.attribution for q in find_quotations(text, "ru") if q.attribution is not None]
    assert [source] == [str(attribution.source) for attribution in spoken]


PAPERS = [
    ("en", "“Nets are shared,” writes the “Norland Times”.", "the “Norland Times”"),
    ("ru", "«Море общее», — пишет местный «Вестник порта».", "местный «Вестник порта»"),
    ("ru", "«Море общее», — пишет «Вестник-2».", "«Вестник-2»"),
    ("ru", "«Море общее», — пишет «Вестник 2».", "«Вестник 2»"),
    ("ru", "«Море общее», — пишет «Мы ждём».", "None"),
]


@pytest.mark.parametrize(("language", "text", "source"), PAPERS, ids=[p[1] for p in PAPERS])
def test_a_paper_between_marks_behind_the_verb(language: str, text: str, source: str) -> None:
    """With its article and adjectives; a sentence between marks is no paper."""
    attribution = find_quotations(text, language)[0].attribution
    assert attribution is not None
    assert source == str(attribution.source)


def test_who_quotes_at_the_very_end_of_a_text() -> None:
    attribution = last("“The sea is shared,” Ann Lee quoted.", "en").attribution
    assert attribution is not None
    assert "Ann Lee" == str(attribution.source)


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


def test_heading_speaks_for_no_quotation_below() -> None:
    heading = "Порт зачинено.\n\nМіст потрібен острову, вважає інженер Лука Зорін"
    attribution = last(f"{heading}\n\n«Ми чекали на нього сорок років».", "uk").attribution
    assert attribution is not None
    assert attribution.source is None


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
