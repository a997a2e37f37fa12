"""Marks as texts really have them: every newsroom's style, and every accident.

Each text is written with braces around what is a quotation; everything else in marks is none.
"""

from __future__ import annotations

import pytest

import treatyparse
from treatyparse import load_lexicon
from treatyparse.golden import read_golden
from treatyparse.quotations import pair_marks
from treatyparse.segmentation import read

STYLES = {
    "straight": 'He said {"we agree"} and {"we sign"}.',
    "straight after straight": 'The words {"peace"} {"trade"} {"energy"} were used.',
    "straight in brackets": 'The company ({"Nordgas"}) and others ({"Ost", inc.}).'.replace(
        '{"Ost", inc.}', '{"Ost"}, inc.'
    ),
    "guillemets": "Он сказал: {«Мы согласны»}.",
    "guillemets inner": "Он сказал: {«Мы читали {«Договор»} вчера»}.",
    "guillemets inner at end": "Он сказал: {«Мы читали {«Договор»}»}.",
    "guillemets inner shared closer": "Он сказал: «Мы читали {«Договор»}.",
    "guillemets inner low": "Он сказал: {«Мы читали {„Договор“} вчера»}.",
    "guillemets inner straight": 'Он сказал: {«Мы читали {"Договор"} вчера»}.',
    "straight inner guillemets": 'Он сказал: {"Мы читали {«Договор»} вчера"}.',
    "curly": "He said {“we agree”} and {“we sign”}.",
    "curly inner single": "He said {“we call it {‘peace’} and don’t boast”}.",
    "single inner double": "He said {‘we call it {“peace”} and don’t boast’}.",
    "single straight": "He said {'we agree, don't we'} to them.",
    "single straight at end": "It is called {'the pact'}. He's gone.",
    "german": "Er sagte: {„Wir stimmen zu“} und ging.",
    "german inner": "Er sagte: {„Der {‚Pakt‘} gilt“}.",
    "german straight closer": 'Er sagte: {„Wir stimmen zu"} und ging.',
    "german typewriter": "Er sagte: {,,Wir stimmen zu''} und ging.",
    "german reversed": "Er sagte: {»Wir stimmen zu«} und ging.",
    "german reversed inner": "Er sagte: {»Der {›Pakt‹} gilt«} und ging.",
    "german reversed twice": "{»Ja«}, sagte er. {»Nein«}, sagte sie.",
    "swedish": "Han sade: {”Vi är överens”} och gick.",
    "swedish twice": "{”Ja”}, sade han. {”Nej”}, sade hon.",
    "swedish guillemets": "Han sade: {»Vi är överens»} och gick.",
    "polish": "Powiedział: {„Zgadzamy się”} i wyszedł.",
    "polish inner": "Powiedział: {„Umowa {«Most»} działa”}.",
    "french": "Il a dit : {«\N{NO-BREAK SPACE}Nous signons\N{NO-BREAK SPACE}»}.",
    "french thin": "Il a dit : {«\N{NARROW NO-BREAK SPACE}Nous signons\N{NARROW NO-BREAK SPACE}»}.",
    "french spaces": "Il a dit : { « Nous signons » }.".replace("{ ", "{").replace(" }", "}"),
    "french inner": "Il a dit : {« Le {« pacte »} tient »}.",
    "french straight spaces": 'Il a dit : {" Nous signons "}, puis {" oui "}.',
    "chinese": "他说：{“我们同意”}。他又说：{“好”}。",
    "chinese glued": "他表示{“我们同意签署”}并{“合作”}。",
    "chinese inner": "他说：{“我们读了{‘条约’}全文”}。",
    "chinese corners": "他說：{「我們讀了{『條約』}全文」}。",
    "chinese straight": '他表示{"我们同意"}并离开。',
    "japanese": "彼は{「合意した」}と述べた。",
    "fullwidth": "他说：{＂我们同意＂}。",
    "double prime": "He said {〝we agree〞} and {〝yes〟}.",
    "latex": "He said {``we agree''} and left.",
    "latex inner": "He said {``we call it {`peace'} now''} and left.",
    "latex straight closer": 'He said {``we agree"} and left.',
    "arabic": 'قال الوزير: {«نحن نوافق»}، وأضاف {"سنوقع"}.',
    "arabic closing twice": "وأشاد بـ{”ذاكرة القوافل”} ثم {”الطريق”}.",
    "arabic mirrored": "وأشاد بالإعلان {”ذاكرة القوافل“}، ثم ذهب.",
    "chinese closing twice": "宣言重申守护{”共同的雪山”}。电台认为，{”管道连接三国”}。",
    "italian elision": 'Lo dice all\'{"Unità"} e nell\'{"accordo"} d’{" oggi "}.',
    "arabic comma": 'وقال {"نوافق"}، ثم {"نرفض"}؟',
    "spanish": "Dijo: {«Firmamos el {“pacto”} hoy»}.",
    "greek": "Είπε: {«Συμφωνούμε»}.",
    "turkish": "{“Anlaştık”} dedi. Türkiye'nin ve Bakü'nün {'ortak'} yolu.",
    "turkish suffix after mark": "{“Zaman”}ın ve {“Sabah”}'ın haberi.",
    "azerbaijani": "O, {“Razıyıq”} dedi.",
    "ukrainian apostrophes": "Він сказав: {«Зв'язок і об’єкт»}.",
    "heading wholly": '{"We agree"}\n\nThe talks ended.',
    "two headings": '{"We agree"}\n{"We sign"}\nThe talks ended.',
}

ACCIDENTS = {
    "wiki italics": "He said ''{\"we agree\"}'' twice.",
    "empty pair before a good one": '"" and {"a b"} and {"c"}',
    "doubled pair before a good one": "Завод {««Север»»} и {«Юг»}.",
    "low marks glued": "Er sagte{„ja“}und{„nein“}aber.",
    "curly glued within curly": "He said {“we call it{“peace”}now”} twice.",
    "low marks glued within curly": "He said {“we call it{„peace“}now”} twice.",
    "stray closer within another style": "Он {«сказал {“мир”} вам” и ушёл»}.",
    "guillemets inner glued": "Завод{«Юг {«Мост»}и порт»}работает.",
    "one right after the other": "Завод {«Юг»}{«Мост»} и {“Да”}{“Нет”}.",
    "plural closes before another": "{‘the parties’} met and {‘they’} agreed.",
    "inches in quotation before another": 'He said {"a 40" screen"} and {«b»} left.',
    "inches at the start": '5" pipes and {"peace"}.',
    "inches after an invisible sign": 'A 5\N{ZERO WIDTH SPACE}" screen and {"x"}.',
    "possessive after quotation, then a plural": "{'Nordgas'}'s plan and the parties' will.",
    "elision at the start": 'L\'{"Unità"} lo dice.',
    "elision before one letter": 'Lo scrive l\'{"e"} oggi.',
    "chinese around latin": "他说{'yes'}好",
    "first and last chinese sign": "㐀{'yes'}㐀 鿿{'yes'}鿿",
    "curly both closing around another": "{”a {”b”} c”} he said.",
    "guillemets right around curly": "Он сказал {«{“мир”}»} вам.",
    "reversed around straight way": "{»Wir lesen {«Pakt»} heute«} sagte er.",
    "feet": "A 5' pole and a 6' wall, {'so'}.",
    "two slips": "{«Мир”} и {«Труд”}.",
    "plurals within single marks": "{‘the parties’ will’} and {‘the states’ duty’} are {‘one’}.",
    "plurals before single marks": "{‘the parties’} and {‘the states’} are {'friends'} of it.",
    "stray mark inside a pair": 'Он ‹сказал {«так вот" и да»} и ушёл.',
    "US possessive": "He said {'the US' role is firm'} again.",
    "chinese single": "他说{'我们同意'}了。",
    "doubled comma": "Да,, — сказал он, — и ушёл”.",
    "closer alone": "We agree» and left.",
    "opener alone": "He said «we agree and left.",
    "opener alone, then good ones": "Он «сказал так. {«Договор»} и {«Пакт»}.",
    "stray straight in another paragraph": 'A 5" pipe.\n\nHe said {"we agree"} and {"we sign"}.',
    "stray opener in another paragraph": 'He said "we agree\n\nShe said {"we sign"} and {"yes"}.',
    "stray closer then many": "Слово» и {«один»}, {«два»}, {«три»}.",
    "stray straight then many": 'At the end of it" he named {"one"}, {"two"} and {"three"}.',
    "stray straight before many": 'He wrote "that and then named {"one"}, {"two"} and {"three"}.',
    "only marks": "«»“”„“\"'‘’",
    "empty pair": '"" and «» and “”',
    "pair of spaces": 'before " " after',
    "csv doubled": '{""We agree""}, he said.',
    "csv doubled field": 'id;{"He said {""we agree""} twice"};en',
    "escaped": 'He said {\\"we agree\\"} and left.'.replace('{\\"', '\\{"').replace('\\"}', '\\"}'),
    "doubled guillemets": "Завод {««Север»»} работает.",
    "doubled guillemets spaced": "Завод {« «Север» »} работает.",
    "doubled single straight": "He said {''we agree''} twice.",
    "mixed guillemet curly": "Он сказал {«мы согласны”} и ушёл.",
    "mixed low guillemet": "Он сказал {„мы согласны»} и ушёл.",
    "mixed straight guillemet": 'Он сказал {"мы согласны»} и ушёл.',
    "mixed guillemet straight": 'Он сказал {«мы согласны"} и ушёл.',
    "curly wrong way": "He said {”we agree“} and left.",
    "curly both closing": "He said {”we agree”} and left.",
    "curly both opening": "He said {“we agree“} and left.",
    "single curly opening twice": "He said {‘we agree‘} and left.",
    "glued before": 'The company{"Nordgas"} and the firm{«Ост»} sign.',
    "glued after": 'The company {"Nordgas"}and the firm {«Ост»}sign.',
    "glued both": "Компания{«Нордгаз»}и фирма{«Ост»}подписали.",
    "glued straight both": 'Компания{"Нордгаз"}и фирма подписали.',
    "space inside": 'The company {" Nordgas "} signs.',
    "space inside left": 'The company {" Nordgas"} signs.',
    "space inside right": 'The company {"Nordgas "} signs.',
    "space before closer and after comma": 'He said {"we agree, "} and left.',
    "closer after comma glued": 'He said {"we agree,"}and left.',
    "missing space between": 'He named {"one"},{"two"},{"three"}.',
    "missing space between words": 'He named {"one"}and{"two"}.',
    "slash between": 'The group {"Nord"}/{"Süd"} signs.',
    "hyphen after": 'An {"Iskra"}-class ship and a pro-{"Nord"} vote.',
    "dash glued": 'Он сказал -{"мы согласны"}- и ушёл.',
    "em dash glued": "The pact—{“our pact”}—holds.",
    "ellipsis inside": '{"...we agree..."} he said, {"…yes…"}.',
    "ellipsis before": 'He said...{"we agree"}.',
    "exclamation": 'He said {"we agree!"} and {"no?"}.',
    "figure before closer": 'He said {"the pact of 1999"} and {"article 5"}.',
    "figure before closer low": 'the {"Soyuz-5"} rocket and the {"Boeing 737"} plane.',
    "figure after opener": 'the {"5+1"} group and the {"2022 pact"}.',
    "percent": 'He said {"50%"} and {"$5"}.',
    "brackets inside": 'He said {"(we) agree [to sign]"} and left.',
    "brackets around": 'He said ({"we agree"}) and [{"we sign"}].',
    "markdown bold": '**{"We agree"}** and *{"we sign"}* and _{"yes"}_.',
    "markdown inside": '{"**We agree**"} and {"_we sign_"}.',
    "markdown quote": '> {"We agree"}\n> and more',
    "markdown link": '[{"We agree"}](https://example.org/a) he said.',
    "markdown code": "Run `make` and `make test` first.",
    "html entity": "&quot;We agree&quot; he said.",
    "attribute": '<a href={"x"}>pact</a>',
    "bullets": '• {"we agree"};\n• {"we sign"};\n- {"yes"}.',
    "numbered": '1. {"We agree"}\n2. {"We sign"}',
    "bullet marks across items": "- {«we agree\n- we sign»}\n- {«yes»}",
    "apostrophe before": "rock 'n' roll and {'peace'}",
    "apostrophes curly": "rock ’n’ roll in the ’90s and {‘peace’}",
    "decades straight": "In the '90s and the '80s they signed {'a pact'}.",
    "decade in quotation": "He said {‘the ’90s pact’} and left.",
    "plural possessive": "The parties' will and the states’ duty.",
    "plural possessive in single": "He said {'the parties' will is firm'} and left.",
    "plural possessive in double": 'He said {"the parties\' will"} and left.',
    "possessive after quotation": "{'Nordgas'}'s plan and {‘Ost’}’s ship.",
    "possessive name": "Moses' law and James’s pact.",
    "dropped letters": "'Twas the day; they're home, y'all.",
    "elision": "L'accord d'hier et {« l'union »} aujourd'hui.",
    "transliteration": "the Qur'an, Ka'ba and Sana'a; ‘Abd al-‘Aziz signed.",
    "ayn after letter": "Sa‘ud and Isma‘il signed.",
    "okina": "Hawaiʻi and Oʻzbekiston; O‘zbekiston and Qoraqalpog‘iston.",
    "inches": 'A 40" screen and a 32" one.',
    "inches end": 'A screen of 40".',
    "inches in quotation": 'He said {"a 40" screen"} twice.',
    "inches comma": 'Screens of 32", 40" and 55" in {"Nord"} shops.',
    "feet and inches": "He is 6'4\" tall and she 5'2\".",
    "coordinates": 'At 55°45\'21" N, 37°37\'04" E they met {"again"}.',
    "coordinates prime": "At 55°45′21″ N they met {“again”}.",
    "minutes": "He ran 5' and 3'' more.",
    "ditto": 'Pact  1999\n"     2001\n"     2003',
    "invisible after mark": "He said {“\N{ZERO WIDTH SPACE}we agree\N{ZERO WIDTH SPACE}”}.",
    "joiner around": "\N{WORD JOINER}{«Нордгаз»}\N{WORD JOINER} подписал.",
    "nbsp around": 'The\N{NO-BREAK SPACE}{"Nordgas"}\N{NO-BREAK SPACE}firm and {"Ost"}.',
    "soft hyphen": 'He said {"we ag\N{SOFT HYPHEN}ree"} and left.',
    "bom": '\N{ZERO WIDTH NO-BREAK SPACE}{"We agree"}, he said.',
    "bidi": '\N{RIGHT-TO-LEFT EMBEDDING}{"نوافق"}\N{POP DIRECTIONAL FORMATTING} قال.',
    "combining": 'He said {"cafe\N{COMBINING ACUTE ACCENT}"} and left.',
    "surrogate": 'He said {"we \ud800 agree"} and left.',
    "emoji": 'He said 🙂{"we agree"}🙂 and left.',
    "crlf": '{"We agree"}\r\n\r\n{"We sign"}\r\n',
    "tabs": 'He said\t{"we agree"}\tand left.',
    "replacement sign": "He said \N{REPLACEMENT CHARACTER}we agree\N{REPLACEMENT CHARACTER}.",
    "quotation of one sign": 'The letter {"Z"} and {«V»}.',
    "footnote": 'He said {"we agree"}1 and {"we sign"}[2] and {"yes"}².',
    "link stripped before": "см.также{«Договор»}",
    "time": 'At 12:30 {"the pact"} began.',
    "email": "Write to o'neil@example.org, {'now'}.",
}

LINES = {
    "crosses a paragraph without licence": "«Мы согласны, и точка.\n\nОна ушла».",
    "stray mark before reopened": "A «stray here.\n\n{“We agree.\n\n“We sign.”} He left.",
    "name that forgot to close": "Так пишет «Речная правда.\n\n{«Мы откроем порт»}, — сказал он.",
    "reopened under a heading": "Заголовок\n{«Мы согласны.\n«Мы подпишем»}. Он ушёл.",
    "chinese announced": "声明说：{“双方同意。\n\n双方签署。”}他走了。",
    "long block from the head of a line": (
        "{«Статья 1. Стороны согласны со всем, о чём они писали друг другу раньше.\n"
        "Статья 2. Стороны подпишут»}."
    ),
    "long block from the middle of a line": (
        "Читал «Статья 1. Стороны согласны со всем, о чём они писали друг другу раньше.\n"
        "Статья 2. Стороны подпишут»."
    ),
    "stray mark in the second of two glued": "He: {“x”}{“«z”}\n{«w»}.",
    "mark within what was announced": "He said: «we “agree.\n\nThey sign».",
    "stray mark at a line of what was announced": (
        "He said: {«we agree.\n“They sign.\n\nThey trade»}."
    ),
    "reopened, straight closer": 'Er sagte: {„Wir gehen.\n\n„Wir kommen"} und ging.',
    "opened right behind another": "He: {“x”}{«z.\n«w»}.",
    "name that a line break cuts, far on": (
        "They met for a long time in the old town hall and read the whole of the paper "
        "with care, and named it {“the long\npact”} at once."
    ),
    "reopened straight": '{"We agree.\n\n"We sign.\n\n"We trade"}, he said.',
    "reopened curly": "{“We agree.\n\n“We sign.\n\n“We trade,”} he said.",
    "reopened guillemets": "{«Мы согласны.\n\n«Мы подпишем»}, — сказал он.",
    "reopened closers": "{« Nous signons.\n\n» Nous agissons. »} Il part.",
    "reopened with inner": "{“We agree on {‘peace’}.\n\n“We sign {‘now’}.”} He left.",
    "reopened after introduction": "He said: {“We agree.\n\n“We sign.”} And left.",
    "opened once": "В документе говорится: {«Стороны согласны.\n\nСтороны подпишут.\n\nВсё»}.",
    "opened once with inner": (
        "В документе говорится: {«Стороны согласны.\n\nОни читали {«Пакт»}.\n\nВсё»}. Затем"
    ),
    "opened once, list": "Стороны решили: {«- дружить;\n- торговать;\n- строить»}.",
    "opened, never closed, later good": (
        "Он сказал: «Мы согласны.\n\nОна читала {«Пакт»}.\n\nОни {«Да»}."
    ),
    "line break inside": 'He said {"we\nagree"} and left.',
    "forgot to close, dash": "«Мы согласны, — сказал он.\n\n{«Мы подпишем»}, — сказала она.",
    "goes on after the author": "{«Мы согласны, — сказал он. — Да.\n\n«Мы подпишем»}. Он ушёл.",
    "hard wrapped": (
        'the minister said {"we agree on a wide\nrange of measures"} and then he\nleft {"now"}.'
    ),
    "crlf reopened": "{“We agree.\r\n\r\n“We sign.”} He left.",
    "separator reopened": "{“We agree.\N{PARAGRAPH SEPARATOR}“We sign.”} He left.",
    "line separator": "He said {“we\N{LINE SEPARATOR}agree”} and left.",
    "blank with spaces": "{“We agree.\n \t\n“We sign.”} He left.",
    "closing mark on its own line": "Он сказал: {«Мы согласны.\n\nМы подпишем.\n»}",
    "opening mark on its own line": "Он сказал:\n{«\nМы согласны.\nМы подпишем.»}",
}


KNOWN_FAILURES = {
    "forgot to close": (
        "{“We agree,”} he said.\n\n“We sign, he said.\n\n{“We trade,”} she said.",
        "only the cue tells that the paragraph does not go on",
    ),
    "dropped last letter": (
        "'Twas the day they were goin' home.",
        "a lone pair of single marks, both beside a space",
    ),
    "chinese nested straight": (
        '他说：{"我们不做{"窝里斗"}的邻居"}。',
        "without spaces a straight mark does not tell its side",
    ),
    "two slips that seem one pair": (
        'As "Sabah writes, they met. {"We need time"}, he said. A week or more", he added.',
        "the opening mark of the name and the closing mark of the speech seem to belong together",
    ),
}


def expected_and_actual(marked: str) -> tuple[list[str], list[str]]:
    golden = read_golden(
        marked.replace("{", "[[quotation|").replace("}", "]]"), "en", layers=("spans",)
    )
    text = golden.document.text
    return (
        [quotation.span.text for quotation in golden.document.quotations],
        [quotation.span.text for quotation in treatyparse.find_quotations(text, "en")],
    )


@pytest.mark.parametrize("marked", STYLES.values(), ids=STYLES)
def test_style(marked: str) -> None:
    """A house style is read as it is meant."""
    expected, actual = expected_and_actual(marked)
    assert expected == actual


@pytest.mark.parametrize("marked", ACCIDENTS.values(), ids=ACCIDENTS)
def test_accident(marked: str) -> None:
    """What is no quotation mark, or a broken one, spoils nothing beside it."""
    expected, actual = expected_and_actual(marked)
    assert expected == actual


@pytest.mark.parametrize("marked", LINES.values(), ids=LINES)
def test_lines(marked: str) -> None:
    """A quotation goes on over lines where something licenses it, and only there."""
    expected, actual = expected_and_actual(marked)
    assert expected == actual


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param(marked, id=name, marks=pytest.mark.xfail(strict=True, reason=reason))
        for name, (marked, reason) in KNOWN_FAILURES.items()
    ],
)
def test_known_failure(marked: str) -> None:
    """What the scanner is known to misread; a change that mends it fails here and moves it up."""
    expected, actual = expected_and_actual(marked)
    assert expected == actual


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r\n\r\n", "\ufeff", "\ud800", "\x00", "«", '"', "\u202e»"]
)
def test_text_without_words(text: str) -> None:
    """A text with nothing to quote has no quotations, and is a text all the same."""
    assert () == treatyparse.find_quotations(text, "en")
    assert text == treatyparse.parse(text).text


@pytest.mark.parametrize(("words", "quotes"), [(57, True), (58, False)])
def test_inches_end_no_name_of_sixty_signs(words: int, quotes: bool) -> None:
    """A figure before a mark may end a short quotation; further on it is inches."""
    text = f'He said "{"a" * words} 5" and left.'
    assert quotes == bool(treatyparse.find_quotations(text, "en"))


@pytest.mark.parametrize("unit", ["«слово» и снова ", 'a word "a" and more ', "“a ‘b’” and more "])
def test_line_of_a_megabyte(unit: str) -> None:
    """A line without an end is read to its end."""
    count = 1_000_000 // len(unit.encode())
    pairs = pair_marks(read(unit * count, load_lexicon("en")))
    assert count * (1 + unit.count(" ‘")) == len(pairs)
