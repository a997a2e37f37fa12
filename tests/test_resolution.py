"""Whom a pronoun, a surname, a title or a bare noun stands for, and what a name is."""

import pytest

from treatyparse import SourceKind, find_quotations

NONE = ""


def resolved(text: str, language: str) -> list[str]:
    """Whom each utterance is traced to."""
    return [
        quotation.attribution.resolved or NONE
        for quotation in find_quotations(text, language)
        if quotation.attribution is not None
    ]


PRONOUNS = [
    ("en", "Ann Lee and Bob Hay opened the pier. “We waited,” they said.", "Ann Lee and Bob Hay"),
    ("en", "Bob Hay and Tom Reed left. Ida Holm waited. Nell Ash came. “Good,” they said.",
     "Bob Hay and Tom Reed"),
    ("en", ("Ann Lee and Bob Hay met.\n\nRain fell.\n\nIda Holm left.\n\nThe pier stood.\n\nNell "
     "Ash came.\n\n“We waited,” they said."), NONE),
    ("en", "Mayor Bob Hay met the envoys. “We waited,” they said.", "envoys"),
    ("en", "Envoy Ann Lee left. The delegates stayed behind with Bob Hay. “Good,” they said.",
     "delegates"),
    ("ru", "Анна Чиж и Лев Ган приехали в порт. «Пора», — сказали они.", "Анна Чиж и Лев Ган"),
    ("en", "Ann Lee met Ida Holm. With Bob Hay, Mayor Tom Reed came. “Good,” he said.", "Tom Reed"),
    ("en", "Over Bob Hay stood Mayor Tom Reed. “Good,” he said.", "Tom Reed"),
    ("ru", "Лев Ган ждал Анну Чиж. «Пора», — сказал он.", "Лев Ган"),
    ("uk", "Міністр Анна Чиж поїхала. Мер Лев Ган лишився. «Час», — сказала вона.", "Анна Чиж"),
    ("uk", "Міністр Анна Чиж поїхала. Мер Лев Ган лишився. «Рано», — сказав він.", "Лев Ган"),
    ("de", "Die Ministerin Ida Holm traf Bürgermeister Jan Roth. „Schlecht“, sagte er.",
     "Jan Roth"),
    ("ru", "Об этом сказала Чиж. «Пора», — добавила она.", NONE),
    ("en", "Mayor Bob Hay came. “We came first,” we said.", NONE),
    ("en", "With Mayor Bob Hay, Mayor Tom Reed came. “Good,” he said.", "Tom Reed"),
    ("de", "Die Ministerin kam. Der Bürgermeister ging. „Gut“, sagte sie.", "Ministerin"),
    ("de", "Die Ministerin kam. Der Bürgermeister ging. „Gut“, sagte er.", "Bürgermeister"),
    ("de", "Der Minister kam. Die Bürgermeisterin ging. „Gut“, sagte er.", "Minister"),
    ("en", "Minister Ann Lee left. The minister was late. “Good,” she said.", "Ann Lee"),
    ("en", "Mayor Bob Hay came. “He said “good” and left,” said Ann Lee.", "Bob Hay"),
    ("ru", "Об этом сказала вчера Саша Чиж. Саша Ган ушёл. «Пора», — добавила она.", "Саша Чиж"),
    ("en", "Minister Bob Hay left. The minister was late. “Good,” he said.", "Bob Hay"),
    ("en", "Macron left. “Good,” he said.", "Macron"),
    ("en", "Ida Holm came. “Fine,” said Reed. Then Reed left. “Good,” he said.", "Reed"),
    ("ru", "Компания «Север» закрылась. «Пора», — сообщила она.", "Компания «Север»"),
    ("de", "Kim Holm kam. Bürgermeister Jan Roth ging. „Gut“, sagte sie.", "Kim Holm"),
    ("de", "Kim Holm kam. Der Bürgermeister ging. „Gut“, sagte sie.", "Kim Holm"),
    ("es", "La ministra llegó. El alcalde Luis Roca salió. «Mal», dijo ella.", "ministra"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PRONOUNS)
def test_a_pronoun_stands_for_the_people_in_view(language: str, text: str, expected: str) -> None:
    assert expected == resolved(text, language)[-1]


THINGS = [
    ("The Harbour Board of Norland sat on Monday. It called the pier “a ruin”.",
     "Harbour Board of Norland"),
    ("The Harbour Board of Norland told Ann Lee that ships wait. It warned: “Nets are shared.”",
     "Harbour Board of Norland"),
    ("The Fisheries Charter was signed by the Harbour Board. It reads: “Nets are shared.”",
     "Fisheries Charter"),
    ("The Fisheries Charter was signed by the Harbour Board. It replied: “Nets are shared.”",
     "Harbour Board"),
    ("The Fisheries Treaty was signed. “Nets are shared,” it says.", "Fisheries Treaty"),
    ("“Nets are shared,” it says.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), THINGS)
def test_it_is_what_the_verb_suits(text: str, expected: str) -> None:
    """What is written reads; only a body replies."""
    assert expected == resolved(text, "en")[-1]


SURNAMES = [
    ("Lee spoke first. Ann Lee and Tom Reed came later. “Good,” said Lee.", "Ann Lee"),
    ("Tom Reed came. Tom Alan Reed stayed. “Good,” said Reed.", "Tom Alan Reed"),
    ("Tom Alan Reed came. Then Tom Reed left. “Good,” said Reed.", "Tom Alan Reed"),
    ("“Good,” said Lee. Later Ann Lee left. Ann Maria Lee stayed.", "Ann Lee"),
    ("Ann Lee left. Tom Reed came. “Good,” said Ann.", "Ann Lee"),
    ("Lee was cited. Ann Lee said: “Good.”", NONE),
    ("Ann Lee left. “Good,” said Reed.", NONE),
    ("Reed Alan Holm came. “Good,” said Reed.", "Reed Alan Holm"),
    ("Reed Alan Holm came. “Good,” said Tom Reed.", NONE),
    ("Ann Maria Lee came. Ann Lee left. “Good,” said Ann Lee.", "Ann Maria Lee"),
    ("Ann Maria Holm came. “Good,” said Ann Lee.", NONE),
    ("Ann Maria Lee came. Bob Alan Lee left. “Good,” said Bob Lee.", "Bob Alan Lee"),
    ("Bob Lee came. “Good,” said Ann Lee.", NONE),
    ("At Port Lee rain fell. Ann Lee came. “Good,” said Lee.", "Ann Lee"),
    ("“Good,” said Lee. Ann Lee left. Bob Lee stayed.", "Ann Lee"),
    ("Lee Kuan Yew left. “Good,” said Lee.", "Lee Kuan Yew"),
    ("In Bob Lee we trust. “Good,” said Lee.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SURNAMES)
def test_a_surname_stands_for_the_fullest_name(text: str, expected: str) -> None:
    assert expected == resolved(text, "en")[-1]


TITLES = [
    ("en", "Mayor Bob Hay met Minister Ann Lee. “Good,” said the minister.", "Ann Lee"),
    ("en", ("French President Luc Roy met Polish President Jan Kos. “Good,” said the Polish "
     "president."), "Jan Kos"),
    ("en", ("French President Luc Roy met Polish President Jan Kos. “Good,” said the French "
     "president."), "Luc Roy"),
    ("en", ("French Foreign Minister Luc Roy met Polish President Jan Kos. “Good,” said the French "
     "minister."), "Luc Roy"),
    ("en", ("Polish Foreign Minister Jan Kos met Latvian Foreign Minister Tom Reed. “Bad,” the "
     "Polish diplomat said."), "Jan Kos"),
    ("en", "President Luc Roy spoke to Prime Minister Jan Kos. “Good,” the head of state said.",
     "Luc Roy"),
    ("en", "President Luc Roy spoke to Prime Minister Jan Kos. “Bad,” the head of government said.",
     "Jan Kos"),
    ("en", "Spokesman Tom Reed came. Mayor Bob Hay came. “Good,” the spokesman said.", "Tom Reed"),
    ("en", "Ida Holm, the curator, met Mayor Bob Hay. “Good,” said the curator.", "Ida Holm"),
    ("en", "Mayor Bob Hay met Ida Holm, 42, the curator. “Good,” said the curator.", "Ida Holm"),
    ("en", "The minister was late. “The road was bad,” said Minister Ann Lee.", NONE),
    ("ru", "Директор Лев Ган встретил министра Анну Чиж. «Пора», — сказала министр.", "Анну Чиж"),
    ("ru", "Директриса Анна Чиж открыла порт. Лев Ган ушёл. «Пора», — сказала директриса.",
     "Анна Чиж"),
    ("ru", ("Министр обороны Лев Ган встретил министра рыбы Яна Коса. «Пора», — сказал министр "
     "обороны."), "Лев Ган"),
    ("ru", ("Министр обороны Лев Ган встретил министра рыбы Яна Коса. «Пора», — сказал министр "
     "рыбы."), "Яна Коса"),
    ("en", ("Defence Minister Bob Hay met Foreign Minister Tom Reed. “Good,” the defence minister "
     "said."), "Bob Hay"),
    ("en", "Deputy Minister Bob Hay met Minister Tom Reed. “Good,” the deputy minister said.",
     "Bob Hay"),
    ("ru", "Лев Ган, директор порта, встретил мэра Яна Коса. «Пора», — сказал директор.",
     "Лев Ган"),
    ("ru", ("Президент Польши Ян Кос и президент Латвии Лев Ган встретились. «Пора», — сказал "
     "президент Латвии."), "Лев Ган"),
    ("ru", ("Президент Польши Ян Кос и президент Латвии Лев Ган встретились. «Пора», — сказал "
     "латвийский лидер."), "Лев Ган"),
    ("ru", ("Президент Польши Ян Кос и министр обороны Лев Ган встретились. «Пора», — сказал глава "
     "государства."), "Ян Кос"),
    ("ru", ("Губернатор Лев Ган закрыл порт. Мэр Анна Чиж открыла порт. «Пора», — сказал глава "
     "региона."), "Лев Ган"),
    ("ru", ("Губернатор Лев Ган закрыл порт. Мэр Анна Чиж открыла порт. «Рано», — сказала глава "
     "города."), "Анна Чиж"),
    ("ru", ("Латвийский министр Лев Ган встретил польского министра Яна Коса. «Пора», — сказал "
     "польский министр."), "Яна Коса"),
    ("ru", "Лев Ган закрыл порт.\n\nАнна Чиж открыла порт. «Пора», — сказал директор.", "Лев Ган"),
    ("ru", "Министр Ян Кос ушёл. Мэр Лев Ган сказал: «Рано». «Пора», — сказал министр.", "Ян Кос"),
    ("en", "The pact reads: “As Mayor Bob Hay said, nets are shared.” “Good,” the mayor said.",
     NONE),
    ("en", "Mayor Bob Hay came. “Good,” the spokesman said.", NONE),
    ("en", "Mayor Bob Hay came. “Good,” the curator of the museum said.", NONE),
    ("en", "Mayor Bob Hay came. “Good,” the head of the Ropes Union said.", NONE),
    ("en", "“Fine,” said Mayor Bob Hay.\n\nTom Reed came.\n\n“Good,” said the sailor.", "Bob Hay"),
    ("ru", ("Президент Латвии Ян Кос и президент Польши Лев Ган встретились. «Пора», — сказал "
     "латвийский лидер."), "Ян Кос"),
    ("en", "Mayor Bob Hay came. “The mayor said “good” and left,” said Ann Lee.", "Bob Hay"),
    ("en", "“Fine,” said Ida Holm. Mayor Bob Hay nodded. “Good,” said the mayor.", "Bob Hay"),
    ("en", "Mayor Bob Hay came. “Fine,” said Ida Holm to the mayor. “Good,” the mayor said.",
     "Bob Hay"),
    ("en", "Spokesman Bob Hay came. “Good,” the president said.", NONE),
    ("en", "Foreign Minister Bob Hay met Governor Tom Reed. “Good,” the minister said.", "Bob Hay"),
    ("en", ("Prime Minister and party leader Tom Reed met President Jan Kos. “Good,” the leader "
     "said."), "Tom Reed"),
    ("en", "Ida Holm, the curator, met Mayor Bob Hay, the sailor. “Good,” said the sailor.",
     "Bob Hay"),
    ("es", "El ministro Luis Roca vino. «Mal», dijo la ministra.", NONE),
    ("de", "Der Minister Jan Roth kam. „Gut“, sagte die Ministerin.", NONE),
    ("fr", "La ministre Ida Holm a rencontré le maire Luc Roy. « Bien », a déclaré la ministre.",
     "Ida Holm"),
    ("es", "La ministra Ana Prado recibió al alcalde Luis Roca. «Mal», dijo el alcalde.",
     "Luis Roca"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TITLES)
def test_a_title_stands_for_whom_it_was_given(language: str, text: str, expected: str) -> None:
    """By the title, the role, the country and the gender that the verb demands."""
    assert expected == resolved(text, language)[-1]


NEXT = [
    ("«Пора», — сказал губернатор. Об этом журналистам говорил Лев Ган.", "Лев Ган"),
    ("«Пора», — сказал губернатор. Порт закрыл Лев Ган.", NONE),
    ("«Пора», — сказал губернатор. Об этом говорила Анна Чиж.", NONE),
    ("«Пора», — сказала губернатор. Об этом говорил Лев Ган. Об этом говорила Анна Чиж.",
     "Анна Чиж"),
    ("«Пора», — сказал губернатор. Порт ждал Яна Коса. Об этом говорил Лев Ган.", "Лев Ган"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NEXT)
def test_a_title_is_explained_afterwards(text: str, expected: str) -> None:
    """By a name beside a verb of saying alone, and of the same gender."""
    assert expected == resolved(text, "ru")[0]


BODIES = [
    ("en", ("The Norland Port Authority closed the port. Nora found nothing. “It is time,” the NPA "
     "said."), "Norland Port Authority"),
    ("en", "The Norland-Baltic Authority closed. “It is time,” the NBA said.",
     "Norland-Baltic Authority"),
    ("en", "The Board of Fish for Riga and Oslo closed. “It is time,” the BFRO said.",
     "Board of Fish for Riga and Oslo"),
    ("en", "The Norland port closed its Authority. “It is time,” the NPA said.", NONE),
    ("en", "The Ministry of Fisheries closed the port. “It is time,” the ministry said.",
     "Ministry of Fisheries"),
    ("en", "Norland Steel closed the works. “It is time,” the company said.", "Norland Steel"),
    ("en", "Norland Steel closed the works. “It is time,” a company said.", NONE),
    ("en", "The Ministry of Fish opened. “It is time,” the company said.", NONE),
    ("en", ("Norland Times wrote about fish. Baltic Ropes sank. “Nets are shared,” the newspaper "
     "said."), "Norland Times"),
    ("en", "Baltic Ropes sank. “Nets are shared,” the newspaper wrote.", NONE),
    ("en", "“Norland” closed the works. “There is no more work,” the company said.", "Norland"),
    ("en", ("Critics called it “a trap”. “Norland” closed the works. “There is no more work,” the "
     "company said."), "Norland"),
    ("ru", ("Банк «Норланд» открыл порт. Министерство рыбы ждало. «Порт нужен людям», — сообщили в "
     "банке."), "Банк «Норланд»"),
    ("ru", ("Министерство рыбы ждало. Газета «Курьер» писала о порте. «Порт нужен людям», — "
     "сообщили в ведомстве."), "Министерство рыбы"),
    ("ru", ("Агентство «Курьер» писало о порте. Министерство рыбы ждало. «Порт нужен людям», — "
     "сообщает агентство."), "Агентство «Курьер»"),
    ("ru", "Международный банк рыбы открыл порт. «Порт нужен людям», — сообщили в МБР.",
     "Международный банк рыбы"),
    ("ru", "Вышел отчёт компании «Север». «Порт нужен людям», — сообщили в компании.",
     "компании «Север»"),
    ("ru", "В сообщении агентства Север сказано о рыбе. «Порт нужен людям», — сообщает агентство.",
     "агентства Север"),
    ("ru", "Вышел доклад издания «Курьер». «Порт нужен людям», — пишет издание.",
     "издания «Курьер»"),
    ("ru", "Вышел доклад службы рыбы. «Порт нужен людям», — сообщили в ведомстве.", "службы рыбы"),
    ("en", "Norland Steel closed. The company slept. “It is time,” the company said.",
     "Norland Steel"),
    ("ru", ("Завод «Север» стоит. «Норланд» закрыл цех. «Порт нужен людям», — сообщили в "
     "компании."), "Норланд"),
    ("ru", "«Норланд-2» закрыл цех. «Порт нужен людям», — сообщили в компании.", "Норланд-2"),
    ("en", "The yacht “Norland” sank. “It is time,” the company said.", NONE),
    ("ru", "Вышло заявление министерства рыбы. «Порт нужен людям», — сообщили в министерстве.",
     "министерства рыбы"),
    ("ru", "Палата рыбы ждала. Дума моря спала. «Порт нужен людям», — сообщили в палате.",
     "Палата рыбы"),
    ("ru", "Министерство «Север» ждало. «Порт нужен людям», — сообщили в компании.", NONE),
    ("en", "Norland stood. The Port Authority closed. “It is time,” the NPA said.", NONE),
    ("en", "Norland’s big port authority closed. “It is time,” the NPA said.", NONE),
    ("en", "In Norland Town men slept. “It is time,” the company said.", NONE),
    ("en", "Then came Tom Reed. “It is time,” the company said.", NONE),
    ("en", ("They sang “Sea is ours”. “Norland” closed the works. “There is no more work,” the "
     "company said."), "Norland"),
    ("ru", "В Норланде Министерство рыбы открыло порт. Оно заявило: «Порт нужен людям».",
     "Министерство рыбы"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BODIES)
def test_a_noun_or_letters_stand_for_a_body(language: str, text: str, expected: str) -> None:
    """For the last of the same sort, or the words of which these are the first letters."""
    assert expected == resolved(text, language)[-1]


OWNERS = [
    ("ru", "Мэр Анна Чиж и Лев Ган ушли. По её словам, порт — «руина».", "Анна Чиж"),
    ("ru", "Лев Ган и мэр Анна Чиж ушли. По её словам, порт — «руина».", "Анна Чиж"),
    ("ru", "Мэр Анна Чиж и Лев Ган ушли. По его словам, порт — «руина».", "Лев Ган"),
    ("uk", "Мер Анна Чиж і Лев Ган пішли. За його словами, порт — «руїна».", "Лев Ган"),
    ("en", "Mayor Ida Holm and Bob Hay left. In her words, the pier is “a ruin”.", "Ida Holm"),
]


@pytest.mark.parametrize(("language", "text", "expected"), OWNERS)
def test_a_possessive_stands_for_whose_words_they_are(
    language: str, text: str, expected: str
) -> None:
    attribution = find_quotations(text, language)[-1].attribution
    assert attribution is not None
    assert (SourceKind.PERSON, expected) == (attribution.source_kind, attribution.resolved)


ANTECEDENTS = [
    ("en", ("A letter against Senator Ida Holm, who called the pier “a ruin”, and Mayor Bob Hay "
     "came."), "Senator Ida Holm"),
    ("en", "Mayor Bob Hay criticised Senator Ida Holm, who called the pier “a ruin”.",
     "Senator Ida Holm"),
    ("en", "Mayor Bob Hay read the treaty, which calls the pier “a ruin”.", "the treaty"),
    ("ru", "Мэр Лев Ган спорил с сенатором Анной Чиж, которая назвала причал «руиной».",
     "сенатором Анной Чиж"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ANTECEDENTS)
def test_a_relative_pronoun_stands_for_the_noun_before(
    language: str, text: str, expected: str
) -> None:
    attribution = find_quotations(text, language)[-1].attribution
    assert attribution is not None
    assert expected == str(attribution.source)


KINDS = [
    ("en", "“Sea Lark”. A film opens in Oslo.", ["name"]),
    ("en", "“Sea Lark” sank.", ["name"]),
    ("en", "“Never again”: a film opens.", ["term"]),
    ("ru", "«Вестник»: порт закрыт.", ["name"]),
    ("ru", "«Морской порт» и другие песни.", ["name"]),
    ("ru", "Сотрудник «Вестника порта» Лев Ган ушёл.", ["name"]),
    ("ru", "Порт, названный «Морские ворота», открыт.", ["name"]),
    ("ru", "Порт мэр называет «Морскими воротами».", ["speech"]),
    ("ru", "Хартию опубликовали. В тексте послания сказано: «Море общее».", ["declaration"]),
    ("ru", "В заявлении сказано: «Стороны признают, что море общее».", ["declaration"]),
    ("ru", "В заявлении сказано: «Мы признаём, что море общее».", ["speech"]),
    (
        "ru",
        (
            "Вышло заявление министра рыбы. В преамбуле заявления сказано: «Мы признаём, что море "
            "общее»."
        ),
        ["speech"],
    ),
    ("ru", "Договор предусматривает «мягкую» посадку судов.", ["term"]),
    ("ru", "Договор предусматривает «мягкую посадку» судов.", ["declaration"]),
    ("en", "The yachts “Sea Lark”, “Sea Wolf” and “Sea Fox” sank.", ["name"] * 3),
    ("en", "The firm: “Sea Lark”.", ["name"]),
    ("en", "Under article two, “The road is free”.", ["declaration"]),
    ("ru", "ООО «Север» закрыто. ГУП «Порт и море» тоже.", ["name", "name"]),
    ("ru", "США «никогда не забудут» порт.", ["term"]),
    ("en", "The “Seven Seas” group met. The “Seven Seas” fell. No “seven seas” now.", ["name"] * 3),
    ("en", "The book: “Sea Songs”. The song, “Sea Wolf”, is old.", ["name", "name"]),
    ("ru", "Отряд «Север» и «Юг». Слово «Север» забыто.", ["name", "name", "term"]),
    ("tr", "“Deniz Kurdu” adlı gemi battı. “Kuzey” gazetesi yazdı.", ["name", "name"]),
    ("tr", "“Biz varız” şirketi kapandı. Bu koya “Mavi deniz” deniyordu.", ["name", "name"]),
    ("tr", "Balıkçılar bu koya “Kurt Ağzı” deniyordu dedi.", ["name"]),
    ("en", "The so-called “SDF” met.", ["term"]),
    ("ru", "Агентство, «Мы и море», закрыто.", ["name"]),
    ("en", "The firm of Bob Hay: “Sea Lark”.", ["name"]),
    ("en", "“Sea Songs, Old and New” is a book.", ["name"]),
    ("en", "The ship, called “Sea Lark”, sank.", ["name"]),
    ("ru", "Министерство, «Мы и море», закрыто.", ["name"]),
    ("ru", "НПА «Вперёд!» закрыто.", ["name"]),
    ("ru", "Агентство рыбы Норланда «Мы и море» закрыто.", ["name"]),
    ("en", "The Harbour Agency of Norland “We Are the Sea” met.", ["name"]),
    ("ru", "Песни «Север», «Пора плыть», «Мы ждём весну» звучат.", ["name"] * 3),
    ("ru", "Песня «Север»«Мы ждём весну» звучит.", ["name", "name"]),
    ("ru", "Флот ждут США\n«Мы ждём».", ["speech"]),
    ("ru", "Море общее, пишет «Вестник порта».", ["name"]),
    ("ru", "Море общее — пишет «Вестник порта».", ["name"]),
    ("en", "“Sea Lark” said the road is shut.", ["name"]),
    ("en", "The ship is called “Sea Lark”.", ["name"]),
    ("ru", "Договор предусматривает «мягкую»", ["declaration"]),
    ("en", "Rain fell. “We wait for the sea.” Rain fell.", ["speech"]),
    (
        "ru",
        "«Мэр сказал нам, что весь порт «на ушах» стоял ещё с весны», — объявил Лев Ган.",
        ["speech", "term"],
    ),
    (
        "en",
        "“The mayor called our old pier by the sea “a ruin” and left,” said Ann Lee.",
        ["speech", "speech"],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), KINDS)
def test_the_words_around_tell_the_kind(language: str, text: str, expected: list[str]) -> None:
    """Named things and their nouns, bodies, instruments, and words that only describe."""
    assert expected == [quotation.kind.value for quotation in find_quotations(text, language)]
