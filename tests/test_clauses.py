"""Which stretches of a text are clauses, where they begin and end, and where they stand."""

import pytest

from treatyparse import Clause, Origin, parse


def texts(text: str, language: str) -> list[str]:
    return [clause.text for clause in parse(text, language).clauses]


def only(text: str, language: str) -> Clause:
    (clause,) = parse(text, language).clauses
    return clause


CLOSING = [
    ("ru", "Рим и Афины проведут учения флотов", ", сообщил министр."),
    ("ru", "Рим и Афины проведут учения флотов", ", — говорится в сообщении."),
    ("en", "Rome and Athens will hold naval drills", ", officials said."),
    ("en", "Rome and Athens will hold naval drills", ", according to the envoy."),
]


@pytest.mark.parametrize(("language", "expected", "attribution"), CLOSING)
def test_a_closing_attribution_is_cut(language: str, expected: str, attribution: str) -> None:
    assert [expected] == texts(expected + attribution, language)


OPENING = [
    ("ru", "По словам посла, Рим и Афины проведут учения флотов."),
    ("en", "The envoy said Rome and Athens will hold naval drills."),
]


@pytest.mark.parametrize(("language", "text"), OPENING)
def test_an_opening_attribution_stays(language: str, text: str) -> None:
    assert [text] == texts(text, language)


def test_semicolons_part_clauses() -> None:
    text = "Oslo will lend Riga a million dollars; the two navies will train together."
    expected = ["Oslo will lend Riga a million dollars", "the two navies will train together"]
    assert expected == texts(text, "en")


def test_main_clauses_are_parted_and_predicates_are_not() -> None:
    text = "Тунис купит у Алжира газ, а Алжир закупит у Туниса пшеницу."
    assert ["Тунис купит у Алжира газ", "Алжир закупит у Туниса пшеницу."] == texts(text, "ru")
    text = "Тунис и Алжир построят газопровод и откроют завод труб."
    assert [text] == texts(text, "ru")


def test_items_lose_bullet_and_stop_and_keep_the_force() -> None:
    text = "Норвегия и Латвия намерены:\n— соединить энергосистемы;\n— построить верфь."
    clauses = parse(text, "ru").clauses
    assert ["соединить энергосистемы", "построить верфь"] == [c.text for c in clauses]
    assert ["intention", "intention"] == [c.force.value for c in clauses]


def test_a_clause_inside_a_declaration() -> None:
    text = "«Стороны отменяют пошлины на рис», — говорится в декларации Лаоса и Непала."
    document = parse(text, "ru")
    assert ["Стороны отменяют пошлины на рис"] == [c.text for c in document.clauses]
    assert [Origin.DECLARATION] == [c.origin for c in document.clauses]
    assert [0] == [c.quotation for c in document.clauses]


def test_a_few_quoted_words_leave_the_clause_to_the_author() -> None:
    clause = only("Laos and Nepal will «at once» scrap duties on rice.", "en")
    assert (Origin.REPORT, None) == (clause.origin, clause.quotation)


TREATY = """Treaty of Friendship between the Kingdom of Nepal and the Republic of Malta

Article 1
1. The Parties shall refrain from the use of force against each other.
2. The Parties shall abolish customs duties on tea.

Article 2
Disputes concerning the interpretation of this Treaty shall be settled by consultation.

Article 3
This Treaty shall enter into force on signature.
"""


def test_the_articles_of_an_instrument() -> None:
    clauses = parse(TREATY, "en").clauses
    assert [
        "The Parties shall refrain from the use of force against each other.",
        "The Parties shall abolish customs duties on tea.",
    ] == [clause.text for clause in clauses]
    assert {Origin.TEXT} == {clause.origin for clause in clauses}


NONE = [
    ("ru", "Украина и Польша подписали соглашение о сотрудничестве в сфере энергетики."),
    ("ru", "Польша потратит на оборону пять процентов бюджета."),
    ("ru", "Россия осудила удар Израиля по Сирии."),
    ("ru", "Китай и Индия обсудили торговлю и положение на границе."),
    ("ru", "Словакия и Австрия обменяются музейными коллекциями."),
    ("ru", "Построят ли Кения и Уганда нефтепровод?"),
    ("en", "Ukraine and Poland signed an agreement on cooperation in energy."),
    ("en", "Russia condemned Israel's strike on Syria."),
    ("en", "China and India discussed trade and the situation on the border."),
    ("en", "The parties shall protect «Steel» trademarks."),
    ("en", "Will Kenya and Uganda build the oil pipeline?"),
]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_clause(language: str, text: str) -> None:
    assert [] == texts(text, language)


def test_teasers_are_no_part_of_the_article() -> None:
    text = (
        "Kenya and Uganda will lay an oil pipeline to the coast by 2031.\n\n"
        "Read more:\nChina to build a dam in Laos\nTrade talks between Chile and Peru resume\n"
    )
    assert ["Kenya and Uganda will lay an oil pipeline to the coast by 2031."] == texts(text, "en")


def test_confidence_grows_with_parties_and_place() -> None:
    weak = only("The two sides may trade.", "en")
    strong = only("Chile and Peru will abolish customs duties and tariffs.", "en")
    assert 0 < weak.confidence < strong.confidence <= 1


@pytest.mark.parametrize("text", ["", "\n", ";", "«;»", "1.", "а)", ":\n—\n—", '"', "and and and"])
def test_debris_has_no_clause(text: str) -> None:
    assert [] == texts(text, "en") == texts(text, "ru")
