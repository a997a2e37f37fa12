"""Territories in nine languages: names, capitals, adjectives, pairs, and what only looks like one.

Russian and English, on which the mechanism was built, have a file of their own.
"""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from treatyparse.dates import find_dates
from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read
from treatyparse.territories import find_territories

SCRIPTS = Path(__file__).parent.parent / "scripts"
LANGUAGES = ("ar", "az", "de", "es", "fr", "pl", "tr", "uk", "zh")

EXCEPTIONS = {("fr", "SX"): "both halves of the island bear one name: it is taken for MF"}
"""CLDR names that another code takes, with the reason."""


def codes(language: str, text: str) -> str:
    mentions = find_territories(read(text, load_lexicon(language)))
    return " ".join(code for mention in mentions for code in mention.codes)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    pytest.importorskip("babel")
    path = SCRIPTS / "territories.py"
    if not path.exists():
        pytest.skip("the scripts are no part of the distribution")
    spec = importlib.util.spec_from_file_location("territories_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(SCRIPTS)
        spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_of_cldr_is_found_in_its_nominative(script: ModuleType, language: str) -> None:
    from babel import Locale

    names = Locale(language).territories
    missed = {}
    for code in script.countries(language):
        for notation in script.names(language, names[code]):
            name = re.sub(r" （\|\( (.) ）\|\)", r"（\1）", notation)  # 刚果（金）
            name = name.replace("остров*", "острови").replace("*", "").replace("острів|", "")
            found = codes(language, f"{name}, {names['AL']}")
            if found != f"{code} AL" and (language, code) not in EXCEPTIONS:
                missed[name] = found
    assert {} == missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_generated_block_is_what_the_script_writes(script: ModuleType, language: str) -> None:
    text = (script.LANGUAGES / f"{language}.toml").read_text(encoding="utf-8")
    assert script.refreshed(text, language) == text


UKRAINIAN = {
    "Міністри України та Польщі зустрілися у Варшаві": "UA PL PL",
    "Київ домовився зі Львовом і з Анкарою": "UA TR",
    "між Києвом, Лондоном і Вашингтоном": "UA GB US",
    "у Празі, Ризі та Гаазі": "CZ LV NL",
    "зі Сполученими Штатами Америки, з ОАЕ": "US AE",
    "Об’єднаним Арабським Еміратам": "AE",
    "Великою Британією та Північною Македонією": "GB MK",
    "українсько-польський кордон": "UA PL",
    "німецько-французький танк": "DE FR",
    "азербайджанські й вірменські депутати": "AZ AM",
    "у В'єтнамі, у Вʼєтнамі, у В’єтнамі": "VN VN VN",
    "угода з Туреччиною, Грузією та Молдовою": "TR GE MD",
    "росіяни і білоруси": "RU BY",
    "Німеччина поставить Єгипту човни": "DE EG",
    "з Китаєм, Ізраїлем, Марокко й Чилі": "CN IL MA CL",
    "у Відні та Кишиневі": "AT MD",
    "Північна й Південна Корея": "KR",
    "Північній Кореї і Південній Кореї": "KP KR",
    "ЄС, НАТО, ОДКБ, СНД, ООН і ШОС": "EU NATO CSTO CIS UN SCO",
    "Європейський Союз та Євразійський економічний союз": "EU EAEU",
    "Організація з безпеки та співробітництва в Європі": "OSCE",
    "СРСР, НДР та Югославія": "SU DD YU",
    "країни Балтії й Фінляндія": "EE LV LT FI",
    "Кремль і Білий дім": "RU US",
    "Боготі, Боґоті": "CO CO",
    "Папуа-Новою Гвінеєю і Кот-д’Івуаром": "PG CI",
    "у Латинській Америці та Північній Ірландії": "",
    "над Перською затокою й Індійським океаном": "",
    "того ж дня під час чаду": "",
    "вивчає російську мову": "",
}

AZERBAIJANI = {
    "Azərbaycan və Türkiyə müqavilə imzalayıb": "AZ TR",
    "Azərbaycanla Türkiyənin müdafiə nazirləri": "AZ TR",
    "Bakıda, Ankarada və İrəvanda": "AZ TR AM",
    "Bakının və Tiflisin mövqeyi": "AZ GE",
    "Gürcüstandan İrana qaz": "GE IR",
    "İranın və İraqın, Çinin və Çilinin": "IR IQ CN CL",
    "Çində, Çinlə, Çindən": "CN CN CN",
    "Rusiyaya Ukraynadan": "RU UA",
    "ABŞ-ın və BMT-nin nümayəndələri": "US UN",
    "ABŞ, NATO, Aİ və MDB": "US NATO EU CIS",
    "Avropa İttifaqının üzvləri": "EU",
    "Türk Dövlətləri Təşkilatının sammiti": "OTS",
    "Birləşmiş Ərəb Əmirliklərində": "AE",
    "Səudiyyə Ərəbistanı ilə Qətər": "SA QA",
    "Cənubi Koreyadan Şimali Koreyaya": "KR KP",
    "Amerika Birləşmiş Ştatlarının prezidenti": "US",
    "Böyük Britaniyanın və Fransanın": "GB FR",
    "Almaniyaya, İtaliyaya, İspaniyaya": "DE IT ES",
    "Qazaxıstan, Özbəkistan və Türkmənistan": "KZ UZ TM",
    "Moskva ilə Kiyev": "RU UA",
    "Tehranla Daşkənd": "IR UZ",
    "rus-türk danışıqları": "RU TR",
    "erməni tərəfi və fransız şirkəti": "AM FR",
    "türklər və ruslar": "TR RU",
    "SSRİ-nin və ADR-in dövründə": "SU DD",
    "İSRAİL VƏ İRAN": "IL IR",
    "Niger və Nigeriya": "NE NG",
    "İsveçrədən İsveçə": "CH SE",
    "Fars körfəzində və Hind okeanında": "",
    "Şimali İrlandiyada, Latın Amerikasında": "",
    "Maliyyə naziri və Çingiz adlı gənc": "",
    "rus dilini öyrənir": "",
}

POLISH = {
    "Ministrowie Polski i Ukrainy spotkali się w Warszawie": "PL UA PL",
    "Kijów porozumiał się ze Lwowem i z Ankarą": "UA TR",
    "między Paryżem, Londynem a Waszyngtonem": "FR GB US",
    "w Pradze, Rydze i Hadze": "CZ LV NL",
    "ze Stanami Zjednoczonymi i z ZEA": "US AE",
    "Zjednoczonych Emiratach Arabskich": "AE",
    "z Wielką Brytanią i Macedonią Północną": "GB MK",
    "granica polsko-ukraińska": "PL UA",
    "niemiecko-francuski czołg": "DE FR",
    "w Egipcie, w Iraku, w Wietnamie": "EG IQ VN",
    "umowa z Turcją, Gruzją i Mołdawią": "TR GE MD",
    "Rosjanie i Białorusini": "RU BY",
    "Niemcy dostarczą Egiptowi łodzie": "DE EG",
    "w Niemczech, na Węgrzech, we Włoszech": "DE HU IT",
    "w Wiedniu i Kiszyniowie": "AT MD",
    "Korea Południowa i Korea Północna": "KR KP",
    "w Korei Północnej": "KP",
    "UE, NATO, OUBZ, WNP i ONZ": "EU NATO CSTO CIS UN",
    "Unia Europejska": "EU",
    "ZSRR, NRD i Jugosławia": "SU DD YU",
    "państwa bałtyckie i Finlandia": "EE LV LT FI",
    "Kreml i Biały Dom": "RU US",
    "Papui-Nowej Gwinei": "PG",
    "szwedzcy i norwescy żołnierze": "SE NO",
    "w Ameryce Łacińskiej i Irlandii Północnej": "",
    "nad Zatoką Perską i Oceanem Indyjskim": "",
    "uczy się języka rosyjskiego, mówi po polsku": "",
}

TURKISH = {
    "Türkiye ile Azerbaycan anlaştı": "TR AZ",
    "Türkiye'nin ve Azerbaycan'ın": "TR AZ",
    "Irak’ta, Ürdün’ün, Mısır’a": "IQ JO EG",
    "Ankara'dan Bağdat'a": "TR IQ",
    "ABD'nin, AB'nin ve NATO'nun": "US EU NATO",
    "BM ile AGİT": "UN OSCE",
    "Rusya Federasyonu'nun Kremlin'i": "RU RU",
    "İRAN VE IRAK": "IR IQ",
    "Çin'le Japonya arasında": "CN JP",
    "Güney Kore'nin, Kuzey Kore'yle": "KR KP",
    "Birleşik Arap Emirlikleri'nde": "AE",
    "Suudi Arabistan ve Katar": "SA QA",
    "Büyük Britanya ile İngiltere": "GB GB",
    "Yunanistan'dan Bulgaristan'a": "GR BG",
    "Fransız ve Alman şirketleri": "FR DE",
    "Türk-Rus ortaklığı": "TR RU",
    "Türkmenistan ile Türk firmaları": "TM TR",
    "Gürcü heyeti Tiflis'te": "GE GE",
    "Iraklı yetkililer": "IQ",
    "Ruslar ve Ukraynalılar": "RU UA",
    "Türk Devletleri Teşkilatı'nın zirvesi": "OTS",
    "KGAÖ ile BDT": "CSTO CIS",
    "İslam İşbirliği Teşkilatı": "OIC",
    "Sovyetler Birliği ve Yugoslavya": "SU YU",
    "Beyaz Saray ile Moskova": "US RU",
    "Hollanda, Belçika, Lüksemburg": "NL BE LU",
    "Nijer'den Nijerya'ya": "NE NG",
    "Kazakistan'ın Astana'sında": "KZ KZ",
    "Baltık ülkeleri": "EE LV LT",
    "mali denetim raporu ve mısır unu": "",
    "Basra Körfezi'nde ve Hint Okyanusu'nda": "",
    "Kuzey İrlanda'da, Latin Amerika'da": "",
}

GERMAN = {
    "Deutschland und Frankreich vereinbaren": "DE FR",
    "Deutschlands und Polens Minister": "DE PL",
    "die deutsch-französische Brigade": "DE FR",
    "der russische und der ukrainische Präsident": "RU UA",
    "mit den Vereinigten Staaten von Amerika": "US",
    "aus den Vereinigten Arabischen Emiraten": "AE",
    "im Vereinigten Königreich": "GB",
    "in der Türkei und in der Schweiz": "TR CH",
    "Moskau und Peking": "RU CN",
    "in Warschau, Kiew und Brüssel": "PL UA BE",
    "die Franzosen, die Russen und die Türken": "FR RU TR",
    "ein Österreicher und eine Polin": "AT PL",
    "US-amerikanische Raketen": "US",
    "die USA, die UdSSR und die DDR": "US SU DD",
    "Saudi-Arabiens Öl": "SA",
    "Nordkoreas und Südkoreas Grenze": "KP KR",
    "die Europäische Union und die Nato": "EU NATO",
    "die EU, die OSZE, die GUS und die OVKS": "EU OSCE CIS CSTO",
    "Golfkooperationsrat": "GCC",
    "die baltischen Staaten": "EE LV LT",
    "Großbritannien und Irland": "GB IE",
    "der Kreml und das Weiße Haus": "RU US",
    "tschechische Panzer für die Slowakei": "CZ SK",
    "Weißrussland, Belarus": "BY BY",
    "nigerianische und nigrische Soldaten": "NG NE",
    "Niederlanden, Norwegen, Dänemark": "NL NO DK",
    "der Schweizer Bundesrat": "CH",
    "niederländische, österreichischer, ägyptischem": "NL AT EG",
    "Jugoslawien und Rumänien": "YU RO",
    "im Persischen Golf, in Südamerika": "",
    "auf Deutsch und auf Russisch": "",
    "in Nordirland, in Schweizer Franken": "",
    "russischsprachige Leser und deutschsprachige Hörer": "",
}

FRENCH = {
    "La France et l'Allemagne": "FR DE",
    "l’Iran, l’Irak et l’Égypte": "IR IQ EG",
    "d'Algérie, d’Ukraine, d'Espagne": "DZ UA ES",
    "les États-Unis d'Amérique": "US",
    "aux Etats-Unis et au Royaume-Uni": "US GB",
    "les Émirats arabes unis et l'Arabie saoudite": "AE SA",
    "le Premier ministre russe et la ministre russe": "RU RU",
    "des troupes françaises, allemandes et turques": "FR DE TR",
    "l'accord franco-sénégalais": "FR SN",
    "le sommet russo-américain": "RU US",
    "les Marocains et les Tunisiennes": "MA TN",
    "Paris et Alger, Moscou et Pékin": "FR DZ RU CN",
    "à Bruxelles, à Londres, à Varsovie": "BE GB PL",
    "La Havane et Le Caire": "CU EG",
    "la Corée du Nord et la Corée du Sud": "KP KR",
    "la République démocratique du Congo et la Côte d'Ivoire": "CD CI",
    "l'UE, l'OTAN et l'ONU": "EU NATO UN",
    "l’OTSC, la CEI, l’OSCE": "CSTO CIS OSCE",
    "l'Union africaine et la CEDEAO": "AFU ECOWAS",
    "l'Union européenne, les Nations unies": "EU UN",
    "l'URSS, la RDA et la Yougoslavie": "SU DD YU",
    "les pays baltes": "EE LV LT",
    "la Guinée équatoriale et la Guinée-Bissau": "GQ GW",
    "une délégation sud-coréenne, un navire nord-coréen": "KR KP",
    "le Kremlin et l'Élysée": "RU FR",
    "nigériens et nigérians": "NE NG",
    "La Chine, l'Inde et le Viêt Nam": "CN IN VN",
    "des avions tchèques et grecs": "CZ GR",
    "le golfe Persique et l'océan Indien": "",
    "en Amérique latine, en Irlande du Nord": "",
    "La réunion de lundi": "",
    "parle en russe, en anglais, des francs suisses": "",
}

SPANISH = {
    "España y Francia acordaron": "ES FR",
    "los Estados Unidos de América y México": "US MX",
    "EE. UU., EE.UU. y EEUU": "US US US",
    "el Reino Unido y la Gran Bretaña": "GB GB",
    "los gobiernos argentino y chileno": "AR CL",
    "tropas rusas y ucranianas": "RU UA",
    "empresas francesas, alemanas y japonesas": "FR DE JP",
    "el acuerdo franco-español": "FR ES",
    "las relaciones chino-rusas": "CN RU",
    "estadounidenses, canadienses y costarricenses": "US CA CR",
    "Moscú, Pekín y Washington": "RU CN US",
    "Bogotá, Caracas y La Habana": "CO VE CU",
    "en Ciudad de México": "MX",
    "Corea del Norte y Corea del Sur": "KP KR",
    "los Emiratos Árabes Unidos y Arabia Saudita": "AE SA",
    "la Unión Europea y Mercosur": "EU MERCOSUR",
    "la OTAN, la ONU y la OEA": "NATO UN OAS",
    "la OTSC y la CEI": "CSTO CIS",
    "la URSS, la RDA y Yugoslavia": "SU DD YU",
    "Guinea Ecuatorial y Guinea-Bisáu": "GQ GW",
    "Nigeria y Níger": "NG NE",
    "los países bálticos": "EE LV LT",
    "El Salvador y Honduras": "SV HN",
    "alemanes, daneses e israelíes": "DE DK IL",
    "la Casa Blanca y el Kremlin": "US RU",
    "Países Bajos, Bélgica y Luxemburgo": "NL BE LU",
    "los iraníes y los iraquíes": "IR IQ",
    "salvadoreños, hondureñas y guatemaltecos": "SV HN GT",
    "en América Latina y en Irlanda del Norte": "",
    "el golfo de México y el océano Índico": "",
    "Mauricio Rojas y Santiago Pérez": "",
    "ensaladilla rusa, la lengua española": "",
}

CHINESE = {
    "中国和俄罗斯签署协议": "CN RU",
    "中俄关系": "CN RU",
    "中哈两国元首": "CN KZ",
    "俄美谈判": "RU US",
    "中方和塞方": "CN RS",
    "俄方表示，乌方应当履行承诺": "RU UA",
    "中日韩自贸区": "CN JP KR",
    "中美两国": "CN US",
    "在讲话中美国总统强调": "US",
    "22日俄乌举行会谈": "RU UA",
    "3日，中德企业": "CN DE",
    "5月8日中国外交部": "CN",
    "其中日本占多数": "JP",
    "印度尼西亚和印度": "ID IN",
    "白俄罗斯、南苏丹、几内亚比绍": "BY SS GW",
    "莫斯科和北京": "RU CN",
    "在华盛顿举行": "US",
    "美方面临压力": "US",
    "英首相访华": "GB CN",
    "俄外长会见伊朗外长": "RU IR",
    "欧盟、北约和联合国": "EU NATO UN",
    "上合组织、独联体、集安组织": "SCO CIS CSTO",
    "东盟、海合会、非盟": "ASEAN GCC AFU",
    "苏联、东德和南斯拉夫": "SU DD YU",
    "刚果（金）与刚果（布）": "CD CG",
    "朝韩双方": "KP KR",
    "日本海上自卫队": "JP",
    "中国海军": "CN",
    "波罗的海三国": "EE LV LT",
    "白宫与克里姆林宫": "US RU",
    "广大发展中国家": "",
    "在立法方面，道德方面": "",
    "以方便群众，以军事手段": "",
    "近日中外记者，参加方": "",
    "朝鲜半岛、印度洋、沿海地区、内蒙古": "",
    "对美元汇率": "",
    "宣言中强调": "",
    "马里兰大学": "",
}

ARABIC = {
    "روسيا والصين": "RU CN",
    "وقعت مصر وتركيا اتفاقية": "EG TR",
    "بين السعودية وإيران": "SA IR",
    "للعراق وللأردن": "IQ JO",
    "بالولايات المتحدة الأمريكية": "US",
    "للولايات المتحدة وللصين": "US CN",
    "الإمارات العربية المتحدة وقطر": "AE QA",
    "موسكو وبكين وواشنطن": "RU CN US",
    "في القاهرة وأنقرة وبغداد": "EG TR IQ",
    "الرئيس الروسي ونظيره الأوكراني": "RU UA",
    "القوات الفرنسية والبريطانية": "FR GB",
    "الجانبان المصري والسعودي": "EG SA",
    "الأتراك والروس": "TR RU",
    "التعاون الروسي الإيراني": "RU IR",
    "كوريا الشمالية وكوريا الجنوبية": "KP KR",
    "الاتحاد الأوروبي وحلف شمال الأطلسي": "EU NATO",
    "الناتو والأمم المتحدة": "NATO UN",
    "جامعة الدول العربية": "LAS",
    "مجلس التعاون لدول الخليج العربية": "GCC",
    "الاتحاد الأفريقي وأوبك": "AFU OPEC",
    "منظمة شنغهاي للتعاون": "SCO",
    "الاتحاد السوفيتي ويوغوسلافيا": "SU YU",
    "ألمانيا وإيطاليا وإسبانيا": "DE IT ES",
    "المانيا وايطاليا واسبانيا": "DE IT ES",
    "أذربيجان وأرمينيا": "AZ AM",
    "سلطنة عُمان واليمن": "OM YE",
    "البيت الأبيض والكرملين": "US RU",
    "لبنان وبلجيكا وكندا": "LB BE CA",
    "سوريا وسورية": "SY SY",
    "جمهورية الكونغو الديمقراطية": "CD",
    "دول البلطيق": "EE LV LT",
    "التركيز على الدعم المالي": "",
    "في أمريكا اللاتينية والمحيط الهندي": "",
    "نصف قطر الدائرة، مسقط رأسه": "",
    "السبب الرئيسي": "",
}

SENTENCES = {
    "ar": ARABIC,
    "az": AZERBAIJANI,
    "de": GERMAN,
    "es": SPANISH,
    "fr": FRENCH,
    "tr": TURKISH,
    "pl": POLISH,
    "uk": UKRAINIAN,
    "zh": CHINESE,
}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (language, text, expected)
        for language, sentences in SENTENCES.items()
        for text, expected in sentences.items()
    ],
)
def test_territories_are_found_in_every_form(language: str, text: str, expected: str) -> None:
    assert expected == codes(language, text)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("az", "2023-cü il mayın 12-də", "2023-05-12"),
        ("de", "am 22. Februar 2022", "2022-02-22"),
        ("de", "im März 1999", "1999-03"),
        ("es", "el 7 de marzo de 2003", "2003-03-07"),
        ("fr", "le 1er septembre 1990", "1990-09-01"),
        ("fr", "le 22 février 2022", "2022-02-22"),
        ("pl", "22 lutego 2022 r.", "2022-02-22"),
        ("pl", "w listopadzie 2021", "2021-11"),
        ("tr", "22 Şubat 2022'de", "2022-02-22"),
        ("uk", "22 лютого 2022 року", "2022-02-22"),
        ("uk", "5 листопада", "--11-05"),
        ("ar", "في 22 فبراير 2022", "2022-02-22"),
        ("ar", "في 22 شباط/فبراير 2022", "2022-02-22"),
    ],
)
def test_dates_are_read_in_every_language(language: str, text: str, expected: str) -> None:
    found = [date.iso for date in find_dates(read(text, load_lexicon(language)))]
    assert expected in found


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "وقع الجانبان على مذكرة التفاهم والاتفاقية", "memorandum agreement"),
        ("az", "sazişin və bəyannamənin mətni", "agreement declaration"),
        ("de", "das Rüstungsabkommen und der Friedensvertrag", "agreement treaty"),
        ("es", "la hoja de ruta y el convenio", "roadmap agreement"),
        ("fr", "un protocole d'accord et une feuille de route", "memorandum roadmap"),
        ("pl", "układem, umową i wspólnym oświadczeniem", "treaty agreement statement"),
        ("tr", "antlaşmanın ve yol haritasının", "treaty roadmap"),
        ("uk", "договором, угодою та спільною заявою", "treaty agreement statement"),
        ("zh", "联合声明、谅解备忘录和议定书", "statement memorandum protocol"),
    ],
)
def test_instruments_are_named_in_every_language(language: str, text: str, expected: str) -> None:
    hits = read(text, load_lexicon(language)).hits["instruments.nouns"]
    found, end = [], -1
    for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
        if hit.first > end:
            found.append(hit.term.value)
            end = hit.last
    assert expected == " ".join(found)
