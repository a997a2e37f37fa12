"""The types of clauses and of articles."""

import pytest

import treatyparse
from treatyparse import ClauseType, classify

NAMED = [
    ("ru", "military", "Литовские и польские сапёры вместе обезвредят мины на границе."),
    ("ru", "military", "Турецкие инструкторы обучат ливийских моряков."),
    ("ru", "military", "Египетский флот получит от Италии два фрегата."),
    ("ru", "non_aggression", "Соседи обещали не поддерживать сепаратистов друг у друга."),
    ("ru", "non_aggression", "Стороны отказываются от войны как средства решения споров."),
    ("ru", "economic", "Токио спишет Дакке половину долга."),
    ("ru", "economic", "Стороны создадут зону свободной торговли."),
    ("ru", "energy", "Катар отправит в Бангладеш сорок танкеров сжиженного газа."),
    ("ru", "energy", "Венгрия получит ток с румынской атомной станции."),
    ("ru", "industrial", "Белорусские комбайны будут собирать в Пакистане."),
    ("ru", "industrial", "Чили и Япония вместе добудут литий."),
    ("en", "military", "Turkish instructors will train Libyan sailors."),
    ("en", "military", "Romania and France will station a mixed battalion near Constanta."),
    ("en", "military", "If one ally is attacked the other will enter the war at once."),
    ("en", "non_aggression", "The parties renounce war as a means of settling disputes."),
    ("en", "non_aggression", "Both capitals accept the present border as final."),
    ("en", "economic", "Tokyo will forgive half of Dhaka's debt."),
    ("en", "economic", "Georgia opens its market to Turkish mandarins."),
    ("en", "energy", "Kazakhstan will supply France with natural uranium."),
    ("en", "energy", "The sides will prospect for gas on the shelf."),
    ("en", "industrial", "Egypt and Italy will open a garment factory."),
    ("en", "industrial", "Chile and Japan will dig lithium together."),
]


@pytest.mark.parametrize(("language", "expected", "text"), NAMED)
def test_a_field_is_recognised_by_its_words(language: str, expected: str, text: str) -> None:
    assert {expected} == set(classify(text, language).types)


TOGETHER = [
    ("ru", "military industrial", "Польско-корейский завод выпустит первые гаубицы."),
    ("ru", "economic energy", "Минск купит нефть у Баку со скидкой."),
    ("ru", "economic military", "Эр-Рияд оплатит поставку истребителей в рассрочку."),
    ("en", "military industrial", "India and Russia will build cruise missiles together."),
    ("en", "economic energy", "Minsk will buy oil from Baku at a discount."),
    ("en", "economic military", "Riyadh will pay for the fighters in instalments."),
    ("en", "military", "Washington will supply Taipei with anti-aircraft systems."),
    ("en", "energy", "The partners will build a solar power plant in the desert."),
    ("en", "economic", "The duties on electric vehicles and cars shall fall to zero."),
]


@pytest.mark.parametrize(("language", "expected", "text"), TOGETHER)
def test_fields_meet_in_one_clause(language: str, expected: str, text: str) -> None:
    assert set(expected.split()) == set(classify(text, language).types)


LURES = [
    ("ru", "Стороны охраняют промышленную собственность друг друга."),
    ("ru", "Студенты экономических факультетов поедут на стажировку."),
    ("ru", "Команды сыграли вничью, оборона гостей выстояла."),
    ("en", "Each Party shall protect industrial property and industrial designs."),
    ("en", "Officials shall refrain from accepting a bribe."),
    ("en", "Nothing in this Agreement shall prevent a Party from trade in arms for its security."),
    ("en", "The archives of the Organisation shall be inviolable."),
    ("en", "The choir sang with the energy of youth."),
]


@pytest.mark.parametrize(("language", "text"), LURES)
def test_a_lure_has_no_type(language: str, text: str) -> None:
    assert frozenset() == classify(text, language).types


def test_evidence_says_which_entry_matched_where() -> None:
    evidence = classify("The Parties abolish customs duties.", "en").evidence
    assert ["customs duties"] == [e.span.text for e in evidence]
    assert [(ClauseType.ECONOMIC, "trade_tariffs", 1.0)] == [
        (e.type, e.subtype, e.weight) for e in evidence
    ]


def test_a_term_said_twice_speaks_once() -> None:
    evidence = classify("Troops of one side meet troops of the other.", "en").evidence
    assert 1 >= len(evidence)


ARTICLE = """1. The Parties shall cooperate in education and encourage exchanges of students.
2. Universities shall recognise each other's diplomas; a committee shall report on education.
3. Costs of the exchanges are borne by the universities, which may seek finance for schools."""


def test_an_article_is_weighed_against_other_fields() -> None:
    assert frozenset() == classify(ARTICLE, "en").types


def test_an_article_dwells_on_its_field() -> None:
    text = """1. The Parties shall cooperate in the field of energy, and in electricity above all.
2. They shall connect their grids and exchange power in seasons of need.
3. Students of both Parties may visit the power stations."""
    assert {ClauseType.ENERGY} == classify(text, "en").types


@pytest.mark.parametrize("text", ["", " ", ".", "\n\n", "«"])
def test_nothing_has_no_type(text: str) -> None:
    assert treatyparse.Classification(()) == classify(text, "en")


PADDING = "They shall meet once a year in the town hall. "


def test_an_article_says_at_its_beginning_what_it_is_about() -> None:
    """The same words count threefold in the first forty."""
    energy = "The Parties shall exchange electricity and oil. "
    schools = "Universities and schools exchange students. "
    assert {ClauseType.ENERGY} == classify(energy + PADDING * 5 + schools, "en").types
    assert frozenset() == classify(schools + PADDING * 5 + energy, "en").types


def test_an_article_needs_its_words_often_enough() -> None:
    text = "The Parties shall exchange electricity and build a grid. "
    assert {ClauseType.ENERGY} == classify(text + PADDING * 3, "en").types
    assert frozenset() == classify(text + PADDING * 30, "en").types


def test_what_articles_on_trade_dwell_on_counts_there_alone() -> None:
    text = "Companies shall receive national treatment."
    assert frozenset() == classify(text, "en").types
    article = f"{text} {text} Concessions on services and capital shall be liberalised."
    assert {ClauseType.ECONOMIC} == classify(article, "en").types
    assert 0.6 in {evidence.weight for evidence in classify(article, "en").evidence}


def test_the_last_word_of_an_article_counts() -> None:
    article = "They shall meet in the hall. They shall speak of oil and electricity"
    assert {"oil", "electricity"} <= {e.span.text for e in classify(article, "en").evidence}
    article = "Oil and electricity are their matter. They shall meet in the hall."
    assert {"oil", "electricity"} <= {e.span.text.lower() for e in classify(article, "en").evidence}
