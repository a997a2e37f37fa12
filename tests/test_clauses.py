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


TERMS = [
    ("Under the treaty, Malta will abolish customs duties on tea.", ("MT", "NP")),
    ("The treaty abolishes customs duties on tea.", ("NP", "MT")),
    ("The treaty says that Malta abolishes customs duties on tea.", ("MT", "NP")),
    ("Under the treaty, Laos will abolish customs duties on tea.", ("LA",)),
]


@pytest.mark.parametrize(("text", "expected"), TERMS)
def test_the_terms_of_an_instrument_bind_its_parties(text: str, expected: tuple[str, ...]) -> None:
    assert expected == only(f"Nepal and Malta signed a treaty. {text}", "en").parties


SIDES = [
    ("The treaty abolishes customs duties for both states.", ("NP", "MT")),
    ("The treaty abolishes customs duties for the three states.", ("NP", "MT", "LA")),
    ("Under the treaty, the three states will abolish customs duties.", ("NP", "MT", "LA")),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_three_states_are_more_than_two_parties(text: str, expected: tuple[str, ...]) -> None:
    before = "Nepal, Malta and Laos met. Nepal and Malta signed a treaty on tea. "
    assert expected == only(before + text, "en").parties


def test_the_latest_instrument_of_its_kind_binds() -> None:
    text = (
        "Nepal and Malta signed a pact on tea. Laos and Peru signed a pact on rice. "
        "Chad and Mali signed a protocol. The pact abolishes customs duties."
    )
    assert ("LA", "PE") == only(text, "en").parties


ARTICLES = [
    ("We shall hold naval drills with Laos.", ("NP", "MT")),
    ("With Laos, naval drills shall be held by us.", ("NP", "MT")),
    ("Malta and Nepal shall build a gas pipeline with Laos.", ("MT", "NP")),
    ("Malta shall abolish customs duties on tea with Laos.", ("MT", "LA")),
]


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_the_title_of_an_instrument_tells_its_parties(text: str, expected: tuple[str, ...]) -> None:
    """Where an article says "we" or names them all, others beside them are no parties."""
    title = "Treaty of Friendship between the Kingdom of Nepal and the Republic of Malta"
    assert expected == only(f"{title}\n\nArticle 1\n1. {text}", "en").parties


WITHOUT_PARTIES = [
    (
        "Text\n\nPage one\n\nSigned copy\n\n"
        "Treaty of Friendship between the Kingdom of Nepal and the Republic of Malta"
    ),
    "Treaty on Tea",
]


@pytest.mark.parametrize("title", WITHOUT_PARTIES)
def test_a_title_without_parties_or_far_below_binds_nobody(title: str) -> None:
    text = f"{title}\n\nArticle 1\n1. We shall hold naval drills with Laos."
    assert ("LA",) == only(text, "en").parties


PARTED = [
    ("en", "OSLO, May 3 (Courier) - Norway and Latvia will hold naval drills.",
     ["Norway and Latvia will hold naval drills."]),
    ("en", "OSLO — Norway and Latvia will hold naval drills.",
     ["Norway and Latvia will hold naval drills."]),
    ("en", "NATO - Norway and Latvia will hold naval drills.",
     ["NATO - Norway and Latvia will hold naval drills."]),
    ("en", "EU and Norway will hold naval drills - a first.",
     ["EU and Norway will hold naval drills - a first."]),
    ("ru", "США, Норвегия и Латвия проведут учения флотов — впервые за десять лет.",
     ["США, Норвегия и Латвия проведут учения флотов — впервые за десять лет."]),
    ("en", "Norway and Latvia will hold naval drills (in May; in June) and scrap duties on rice.",
     ["Norway and Latvia will hold naval drills (in May; in June) and scrap duties on rice."]),
    ("en", ("Estonia will not (yet; perhaps) scrap duties on rice with Latvia; they will train "
     "their navies."),
     ["Estonia will not (yet; perhaps) scrap duties on rice with Latvia",
      "they will train their navies"]),
    ("en", "Norway and Latvia will scrap duties on rice; and they will build a gas pipeline.",
     ["Norway and Latvia will scrap duties on rice", "they will build a gas pipeline"]),
    ("en", "Norway will sell gas to Latvia, but Estonia will sell oil to Norway.",
     ["Norway will sell gas to Latvia", "Estonia will sell oil to Norway."]),
    ("en", "Norway will sell gas to Latvia, and the parties will scrap duties on rice.",
     ["Norway will sell gas to Latvia", "the parties will scrap duties on rice."]),
    ("en", "Norway will buy gas from Latvia and Estonia will scrap duties on rice.",
     ["Norway will buy gas from Latvia and Estonia will scrap duties on rice."]),
    ("ru", "Норвегия продаст газ Латвии и Эстонии, и Латвия продаст нефть Норвегии.",
     ["Норвегия продаст газ Латвии и Эстонии", "Латвия продаст нефть Норвегии."]),
    ("en", "Norway and Latvia “will hold naval drills, and Estonia will scrap duties on rice”.",
     ["Norway and Latvia “will hold naval drills, and Estonia will scrap duties on rice”."]),
    ("en", 'Norway will sell gas "to Latvia, and Latvia will sell" oil to Norway.',
     ['Norway will sell gas "to Latvia, and Latvia will sell" oil to Norway.']),
    ("en", "Norway will sell gas to Latvia (and Latvia will sell oil to Norway).",
     ["Norway will sell gas to Latvia (and Latvia will sell oil to Norway)."]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PARTED)
def test_where_a_sentence_is_parted(language: str, text: str, expected: list[str]) -> None:
    """Behind a dateline, at semicolons, and where a conjunction joins main clauses."""
    assert expected == texts(text, language)


KEPT = [
    "Norway and Latvia will hold naval drills, officials who want an oil pipeline said.",
    "Norway and Latvia will hold naval drills, officials said that gas will flow.",
    "Norway said, Latvia will hold naval drills with it.",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_says_more_than_who_spoke_is_not_cut(text: str) -> None:
    assert [text] == texts(text, "en")


def test_an_office_named_after_a_field_is_cut() -> None:
    for who in ("the energy minister said", "said the trade minister, whose speech was long"):
        text = f"Norway and Latvia will hold naval drills, {who}."
        assert ["Norway and Latvia will hold naval drills"] == texts(text, "en")


LABELS = ["1. ", "2) ", "(iii) ", "• ", "– ", "(b) "]


@pytest.mark.parametrize("label", LABELS)
def test_the_label_of_a_line_is_no_part(label: str) -> None:
    text = "Norway and Latvia will hold naval drills."
    assert [text] == texts(label + text, "en")


def test_a_list_ends_with_its_items() -> None:
    text = (
        "Norway and Latvia agreed to:\n• hold naval drills;\n2) scrap duties on rice.\n"
        "They met in Riga.\n• Their teams train naval cooks."
    )
    items = [c for c in parse(text, "en").clauses if c.parties == ("NO", "LV")]
    assert ["hold naval drills", "scrap duties on rice"] == [c.text for c in items]


def test_items_without_bullets_are_items() -> None:
    text = "Norway and Latvia agreed on this:\n\nhold naval drills;\n\nscrap duties on tea."
    assert ["hold naval drills", "scrap duties on tea"] == texts(text, "en")


WHOLE = [
    ("en", "The declaration of Norway and Latvia says that “the sides will hold naval drills”.",
     "the sides will hold naval drills", Origin.DECLARATION),
    ("en", "“Norway and Latvia will hold naval drills,” the envoy said.",
     "Norway and Latvia will hold naval drills", Origin.SPEECH),
    ("ru", "Посол сказал, что «Норвегия и Латвия проведут учения флотов».",
     "Норвегия и Латвия проведут учения флотов", Origin.SPEECH),
    ("en", "Norway and Latvia “will hold naval drills”.",
     "Norway and Latvia “will hold naval drills”.", Origin.REPORT),
    ("en", "The declaration of Norway and Latvia says “the sides will hold naval drills”.",
     "The declaration of Norway and Latvia says “the sides will hold naval drills”.",
     Origin.REPORT),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected", "origin"), WHOLE)
def test_whose_words_a_clause_is(language: str, text: str, expected: str, origin: Origin) -> None:
    """The quoted one's only where subject and predicate stand inside the marks."""
    clause = only(text, language)
    assert (expected, origin) == (clause.text, clause.origin)


def test_the_author_s_words_inside_the_marks_part_sentences() -> None:
    text = "«Чили и Латвия проведут учения флотов, — сказал посол. — Они отменят пошлины на чай»."
    expected = ["Чили и Латвия проведут учения флотов", "Они отменят пошлины на чай"]
    assert expected == texts(text, "ru")
    text = "«Норвегия и Латвия, — сказал посол, — проведут учения флотов»."
    assert ["Норвегия и Латвия, — сказал посол, — проведут учения флотов"] == texts(text, "ru")


WHOLE_SENTENCES = [
    ("en", "UAE, May 3 (Courier) - Norway and Latvia will hold naval drills.",
     ["Norway and Latvia will hold naval drills."]),
    ("en", "GAS flows - Norway and Latvia will hold naval drills.",
     ["GAS flows - Norway and Latvia will hold naval drills."]),
    ("en", "Norway and Latvia will hold naval drills, the energy ministry said.",
     ["Norway and Latvia will hold naval drills"]),
    ("en", ("Norway and Latvia will hold naval drills; yes; they will build a pipeline; they will "
     "scrap duties on rice."),
     ["Norway and Latvia will hold naval drills", "they will build a pipeline",
      "they will scrap duties on rice"]),
    ("en", "Norway and Latvia will hold naval drills (at sea (in May); in June) and scrap duties.",
     ["Norway and Latvia will hold naval drills (at sea (in May); in June) and scrap duties."]),
    ("en", "Norway will sell gas to all and Latvia will ship rice to Norway.",
     ["Norway will sell gas to all", "Latvia will ship rice to Norway."]),
    ("en", "Norway will sell gas to all and goods Latvia exported to Norway.",
     ["Norway will sell gas to all and goods Latvia exported to Norway."]),
    ("tr", "Norveç Letonya'ya gaz satacak ve Letonya Norveç'e petrol satacak.",
     ["Norveç Letonya'ya gaz satacak", "Letonya Norveç'e petrol satacak."]),
    ("az", "Norveç Latviyaya qaz satacaq və tərəflər gömrük rüsumlarını ləğv edəcək.",
     ["Norveç Latviyaya qaz satacaq", "tərəflər gömrük rüsumlarını ləğv edəcək."]),
    ("en", "Naval drills of Norway and Latvia, officials said, will be held.",
     ["Naval drills of Norway and Latvia, officials said, will be held."]),
    ("en", "• “Norway and Latvia will hold naval drills in May.”",
     ["Norway and Latvia will hold naval drills in May."]),
    ("en", "1. “Norway and Latvia will hold naval drills in May,” he said.",
     ["Norway and Latvia will hold naval drills in May"]),
    ("ru", "Согласно пункту 2 декларации Норвегии и Латвии, «стороны отменяют пошлины на рис».",
     ["стороны отменяют пошлины на рис"]),
    ("en", ("Under article 2 of the declaration of Chad and Mali, “customs duties on rice and tea "
     "will be abolished”."),
     ["customs duties on rice and tea will be abolished"]),
    ("en", "Under article 2 of the pact of Chad and Mali duties will “be abolished on rice”.",
     ["Under article 2 of the pact of Chad and Mali duties will “be abolished on rice”."]),
    ("zh", "大使表示，“挪威和拉脱维亚将举行海军演习”。", ["挪威和拉脱维亚将举行海军演习"]),
    ("ru", "«Чили и Латвия отменят пошлины на рис [и чай], — сказал посол. — Мы рады».",
     ["Чили и Латвия отменят пошлины на рис [и чай]"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), WHOLE_SENTENCES)
def test_a_clause_has_subject_and_predicate(language: str, text: str, expected: list[str]) -> None:
    assert expected == texts(text, language)


def test_the_first_part_tells_the_parties_of_those_behind_it() -> None:
    drills, duties = "Chad and Mali will hold naval drills", "customs duties will be abolished"
    for text in (f"{drills}; {duties}.", f"The envoy said: “{drills}; {duties}.”"):
        assert [("TD", "ML")] * 2 == [clause.parties for clause in parse(text, "en").clauses]
