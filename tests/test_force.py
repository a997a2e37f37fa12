"""The deontic force of a clause."""

import pytest

from treatyparse.force import force_of
from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read


def force(text: str, language: str, *, is_instrument_text: bool = False) -> str:
    reading = read(text, load_lexicon(language))
    last = len(reading.words) - 1
    return force_of(reading, 0, last, is_instrument_text=is_instrument_text).value


REPORTED = [
    ("ru", "obligation", "Стороны построят мост."),
    ("ru", "obligation", "Ташкент и Астана должны открыть рынок."),
    ("ru", "obligation", "Соседи договорились делить воду поровну."),
    ("ru", "obligation", "Соглашение предусматривает обмен офицерами."),
    ("ru", "obligation", "Две страны вручат общему батальону знамя."),
    ("ru", "statement", "Стороны строят мост."),
    ("ru", "statement", "За год торговля удвоилась."),
    ("ru", "statement", "Договор не предусматривает размещения баз."),
    ("ru", "statement", "Они не смогли договориться о ценах."),
    ("ru", "prohibition", "Стороны обязались не применять силу."),
    ("ru", "prohibition", "Ни одна из сторон не предоставит убежища мятежникам."),
    ("ru", "prohibition", "Корабли не могут заходить в порт без разрешения."),
    ("ru", "permission", "Фермеры смогут продавать рис без пошлин."),
    ("ru", "permission", "Стороны, если того потребует безопасность, вправе закрыть границу."),
    ("ru", "intention", "Стороны намерены построить мост."),
    ("ru", "intention", "Министры договорились рассмотреть возможность учений."),
    ("ru", "intention", "Посол подтвердил готовность закупать зерно."),
    ("ru", "intention", "Ведутся переговоры о поставках газа."),
    ("en", "obligation", "The two states will build a bridge."),
    ("en", "obligation", "It was agreed that both would lift the ban."),
    ("en", "obligation", "The plant is to open in May."),
    ("en", "obligation", "The accord provides for yearly drills."),
    ("en", "obligation", "They signed a treaty under which one will supply the other."),
    ("en", "statement", "The two states are building a bridge."),
    ("en", "statement", "Trade has doubled since spring."),
    ("en", "statement", "The pact does not provide for bases."),
    ("en", "prohibition", "They undertook not to use force."),
    ("en", "prohibition", "Neither country would let its ports be used."),
    ("en", "prohibition", "No missiles may be placed on the island."),
    ("en", "prohibition", "They swore never to attack."),
    ("en", "permission", "Either side may inspect the plant."),
    ("en", "permission", "The fleets reserve the right to refuel."),
    ("en", "intention", "Both intend to lower the tariff."),
    ("en", "intention", "The sides will study a joint grid."),
    ("en", "intention", "They agreed to consider a joint command."),
    ("en", "intention", "The cabinet is interested in buying grain."),
    ("ru", "intention", "Москва предлагала Каиру зенитные комплексы."),
    ("ru", "intention", "Посол пригласил соседей строить порт вместе."),
    ("ru", "intention", "Киргизия обратилась к Монголии с просьбой поставить уголь."),
    ("ru", "intention", "Министр выступал за отмену пошлин между соседями."),
    ("ru", "intention", "Перу начало переговоры с Чили о закупке меди."),
    ("ru", "intention", "Компания может ограничить поставки газа соседям."),
    ("ru", "intention", "По словам министра, необходимо восстановить паромную линию."),
    ("ru", "intention", "Оман готов подписать соглашение, если оно не направлено против соседей."),
    ("ru", "intention", "Скорее всего, пошлины будут отменены."),
    ("ru", "obligation", "Стороны решили создать общий штаб."),
    ("ru", "obligation", "Министры утвердили план учений на год."),
    ("ru", "obligation", "Послы объявили о достижении соглашения о перемирии."),
    ("ru", "obligation", "Норвегия к осени сменит поставщика угля."),
    ("ru", "prohibition", "Власти приняли решение об отказе от размещения ракет на острове."),
    ("ru", "statement", "Проект обеспечит Лаосу дешевую энергию."),
    ("ru", "statement", "Это позволит увеличить товарооборот."),
    ("ru", "statement", "Лишить соседей газа Венгрия не сможет."),
    ("ru", "statement", "Перу отказалось от строительства трубопровода."),
    ("ru", "statement", "Посол опроверг решение о поставках ракет."),
    ("uk", "intention", "Уряд запропонував сусідам спільний завод."),
    ("uk", "intention", "Посол запросив сусідів будувати порт разом."),
    ("uk", "intention", "Компанія може обмежити постачання газу сусідам."),
    ("uk", "obligation", "Міністри затвердили план навчань на рік."),
    ("uk", "statement", "Проєкт забезпечить Лаосу дешеву енергію."),
    ("en", "intention", "The minister called for a joint fund."),
    ("en", "intention", "Peru has asked Chile to lower its tariffs."),
    ("en", "intention", "They invited us to start a joint venture."),
    ("en", "intention", "Peru has resumed talks with Chile on copper."),
    ("en", "intention", "Peru could buy gas from Chile."),
    ("en", "intention", "Both states should lower their tariffs."),
    ("en", "intention", "The premier welcomed the idea of a joint fleet."),
    ("en", "obligation", "The pact called on Peru to cut its exports."),
    ("en", "obligation", "The presidents directed their ministers to hold joint drills."),
    ("en", "obligation", "A decision on the withdrawal of troops was taken in Oslo."),
    ("en", "permission", "Laos will not have to repay the loan before May."),
    ("en", "statement", "The deal will boost trade between the neighbours."),
    ("en", "statement", "A trade pact between Peru and Chile could spur growth."),
    ("en", "statement", "The agreement will not create bases on the island."),
    ("en", "statement", "Peru could not supply the copper."),
    ("en", "statement", "Both eased the rules, hoping to trade more."),
    ("en", "statement", "The loan guaranteed by the cabinet paid for the ships."),
    # what turns an undertaking stands near it; what stands far off is something else
    ("en", "intention", "They agreed, after two long days, to consider a joint command."),
    ("en", "obligation", "The two states will, if their banks ask, consider a loan."),
    # a denial of something else denies nothing
    ("en", "obligation", "The sides, not happy, agreed to build a bridge."),
    ("en", "statement", "They never agreed to lift the ban."),
    ("en", "obligation", "The sides will not only trade but build."),
    ("en", "obligation", "The fleets will never not sail."),
    ("de", "prohibition", "Die Staaten werden die Brücke nicht bauen."),
    ("de", "obligation", "Die Staaten werden die Brücke bauen, nicht den Damm."),
    ("de", "obligation", "Die Staaten bauen nicht, sie werden den Damm pflegen."),
    # a clause within tells nothing of the main one, but where that only says what was signed
    ("en", "obligation", "Ministers, who may not travel, will build a bridge."),
    ("en", "obligation", "If they may not sail, they will build a bridge."),
    ("en", "statement", "They met in a port where fleets may sail."),
    ("en", "obligation", "They signed a paper whose sides will bind each other."),
    ("ru", "obligation", "Стороны подписали бумагу, которая будет связывать обоих."),
    ("ru", "statement", "Стороны построили мост, который будет связывать берега."),
    ("de", "obligation", "Wenn das Eis nicht schmilzt, werden die Seiten eine Brücke bauen."),
    # where verbs close their clauses, the last one decides
    ("tr", "obligation", "Taraflar köprü inşa etmeyi taahhüt etti."),
    ("tr", "prohibition", "Taraflar güç kullanmamayı taahhüt etti."),
    ("tr", "intention", "Taraflar köprü inşa etmeyi değerlendirmeyi kabul etti."),
    ("tr", "obligation", "Taraflar köprü yapmak zorunda."),
    ("tr", "prohibition", "Taraflar köprü yapmak zorunda değil."),
    ("tr", "prohibition", "Taraflar ne köprü ne yol yapacak."),
    ("tr", "prohibition", "Taraflar güç kullanmaktan kaçınmalı."),
    ("tr", "obligation", "Taraflar anlaşmadı ama köprü yapacak."),
    ("az", "permission", "Gəmilər limana girə bilər."),
    ("az", "prohibition", "Gəmilər limana girə bilməz."),
    ("az", "prohibition", "Tərəflər güc tətbiq etməməyi öhdəsinə götürdü."),
    ("en", "obligation", "Peru and Chile reached a ten-year accord for the delivery of gas."),
    ("en", "obligation", "Both committed to patrols, but they did not agree on a date."),
    ("en", "obligation", "Chile and Peru made a final decision to build the dam."),
    ("en", "intention", "Chile to press Peru for lower tariffs"),
    ("en", "statement", "They eased the rules as part of a plan aimed at lower costs."),
    ("ru", "intention", "Альянс пересмотрит уровень сотрудничества с Косово."),
    ("ru", "intention", "Министр будет терпеливо, но твердо вести переговоры о границе."),
    ("ru", "statement", "Посол заявил, что Перу нарушило договоренности по ценам на медь."),
    ("ru", "obligation", "Страны союза утвердили план по снижению пошлин."),
]


@pytest.mark.parametrize(("language", "expected", "text"), REPORTED)
def test_force_of_a_report(language: str, expected: str, text: str) -> None:
    assert expected == force(text, language)


BINDING = [
    ("ru", "obligation", "Стороны развивают торговлю."),
    ("ru", "prohibition", "Стороны не взимают сборов."),
    ("ru", "prohibition", "Стороны воздерживаются от угроз."),
    ("ru", "statement", "Стороны выразили удовлетворение ходом дел."),
    ("en", "obligation", "The Parties respect the border."),
    ("en", "prohibition", "The Parties shall refrain from threats."),
    ("en", "prohibition", "Exercises shall not be aimed at a third State."),
    ("en", "permission", "The Parties shall be entitled to send observers."),
]


@pytest.mark.parametrize(("language", "expected", "text"), BINDING)
def test_the_present_of_an_instrument_binds(language: str, expected: str, text: str) -> None:
    assert expected == force(text, language, is_instrument_text=True)


def test_an_item_takes_the_force_of_what_introduces_it() -> None:
    reading = read("The sides intend: to build a dam", load_lexicon("en"))
    item = force_of(reading, 4, 7, is_instrument_text=False, governing=(0, 3), is_item=True)
    assert "intention" == item.value


def test_an_item_without_a_verb_takes_the_present_that_introduces_it() -> None:
    """Of an instrument alone, where the present binds."""
    reading = read("The Parties respect: the border of Chile", load_lexicon("en"))
    items = [
        force_of(reading, 4, 7, is_instrument_text=binds, governing=(0, 3), is_item=True).value
        for binds in (True, False)
    ]
    assert ["obligation", "statement"] == items
