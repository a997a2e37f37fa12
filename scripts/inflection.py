"""How the name of a country or a city becomes a term, language by language."""

from __future__ import annotations

import re
from collections.abc import Callable


def _inflected(
    name: str, forms: Callable[[str], list[str]], before: Callable[[str], str] = str
) -> str:
    """The term for a name whose last word (or its part after a hyphen) takes these forms."""
    *words, last = name.split(" ")
    head, _, tail = last.rpartition("-")
    elided = tail[:2] if tail[1:2] == "'" and tail[2].isupper() else ""
    form = "|".join(elided + form for form in dict.fromkeys(forms(tail[len(elided) :])))
    parts = [DASHES if word == "-" else before(word) for word in words]
    return " ".join([*parts, *((head, "-") if head else ()), form])


DASHES = "-|–|—"
"""The signs between two names that are joined with spaces around them."""


def plain(name: str) -> str:
    """The term for a name that the language does not inflect."""
    return name


# --- Russian -------------------------------------------------------------------------------------


def russian(name: str) -> str:
    """The term for a Russian name: nouns with all their cases, adjectives as stems."""
    return _inflected(name, russian_forms, _russian_first)


def _russian_first(word: str) -> str:
    stem = re.sub("^(.*\\w{3})(ая|ий|ый|ые|ие|ое|яя|овы)$", r"\1*", word)
    return stem if "*" in stem else _inflected(stem, russian_forms)


_RUSSIAN_PLURALS = {
    "Нидерланды", "Филиппины", "Мальдивы", "Коморы", "Багамы", "Бермуды", "Сейшелы", "Гренадины",
    "Штаты", "Эмираты", "Афины",
}  # fmt: skip
_RUSSIAN_FEMININES = {"Беларусь", "Русь"}
_RUSSIAN_FIXED = {"Кука", "Рождества", "Микронезии"}
_RUSSIAN_FLEETING = {"Египет": "Египт"}


def russian_forms(word: str) -> list[str]:
    """The singular (or only) forms of a Russian noun, its cases in the usual order."""
    if len(word) < 3 or word.isupper() or word.endswith("*") or word in _RUSSIAN_FIXED:
        return [word]
    if not word[0].isupper():
        return [word if len(word) < 8 else re.sub("[аеиоуыюя]$", "*", word)]
    if word in _RUSSIAN_PLURALS:
        stem = word[:-1]
        return [word, stem, f"{stem}ов", f"{stem}ам", f"{stem}ами", f"{stem}ах"]
    stem, end = word[:-1], word[-1]
    before = stem[-1]
    if word.endswith("ия"):
        return [word, f"{stem}и", f"{stem}ю", f"{stem}ей"]
    if end == "а" and before not in "аоуэиые":
        soft = before in "гкхжшчщ"
        back = "ей" if before in "жшчщц" else "ой"
        return [word, stem + ("и" if soft else "ы"), f"{stem}е", f"{stem}у", f"{stem}{back}"]
    if end == "я":
        return [word, f"{stem}и", f"{stem}е", f"{stem}ю", f"{stem}ей"]
    if word in _RUSSIAN_FEMININES:
        return [word, f"{stem}и", f"{stem}ью"]
    if end in "ьй":
        return [word, f"{stem}я", f"{stem}ю", f"{stem}ем", f"{stem}е"]
    if end in "аоуэиыеюё":
        return [word]
    stem = _RUSSIAN_FLEETING.get(word, word)
    return [word, f"{stem}а", f"{stem}у", f"{stem}ом", f"{stem}е"]


# --- Ukrainian -----------------------------------------------------------------------------------


def ukrainian(name: str) -> str:
    """The term for a Ukrainian name: nouns with all their cases, adjectives as stems."""
    return _inflected(name, ukrainian_forms, _ukrainian_first)


def _ukrainian_first(word: str) -> str:
    stem = re.sub("^(.*\\w{2})(а|ий|і|е|я)$", r"\1*", word)
    is_adjective = re.search("(н|ськ|ов|ев|ик|ен|цьк|зьк)[*]$", stem)
    return stem if is_adjective else _inflected(word, ukrainian_forms)


_UKRAINIAN_PLURALS = {
    "Нідерланди": "Нідерландів", "Філіппіни": "Філіппін", "Мальдіви": "Мальдів",
    "Комори": "Комор", "Багами": "Багам", "Бермуди": "Бермуд", "Сейшели": "Сейшел",
    "Гренадіни": "Гренадін", "Штати": "Штатів", "Емірати": "Еміратів", "Афіни": "Афін",
}  # fmt: skip
_UKRAINIAN_FEMININES = {"Білорусь", "Русь"}
_UKRAINIAN_FIXED = {"Кука", "Різдва", "Мікронезії", "Буенос"}
_UKRAINIAN_STEMS = {
    "Київ": "Києв", "Кишинів": "Кишинев", "Львів": "Львов", "Харків": "Харков",
    "Єгипет": "Єгипт", "Відень": "Відн", "Рим": "Рим",
}  # fmt: skip
"""Words whose stem changes its vowel before an ending."""
_UKRAINIAN_SOFTENED = {"к": "ц", "г": "з", "ґ": "з", "х": "с"}


def ukrainian_forms(word: str) -> list[str]:
    """The singular (or only) forms of a Ukrainian noun, its cases in the usual order."""
    if len(word) < 3 or word.isupper() or "*" in word or word in _UKRAINIAN_FIXED:
        return [word]
    if not word[0].isupper():
        return [word if len(word) < 8 else re.sub("[аеиоуіїюя]$", "*", word)]
    if word in _UKRAINIAN_PLURALS:
        stem = word[:-1]
        return [word, _UKRAINIAN_PLURALS[word], f"{stem}ам", f"{stem}ами", f"{stem}ах"]
    stem, end = _UKRAINIAN_STEMS.get(word, word[:-1]), word[-1]
    before = word[-2]
    if end == "я":
        soft = ("ї", "єю") if before in "іьаеиоуїй'" else ("і", "ею")
        return [word, f"{stem}{soft[0]}", f"{stem}ю", f"{stem}{soft[1]}"]
    if end == "а" and before in "жчшщ":
        return [word, f"{stem}і", f"{stem}у", f"{stem}ею"]
    if end == "а" and before not in "аеиоуі":
        softened = stem[:-1] + _UKRAINIAN_SOFTENED.get(before, before)
        return [word, f"{stem}и", f"{softened}і", f"{stem}у", f"{stem}ою"]
    if word in _UKRAINIAN_FEMININES:
        return [word, f"{stem}і", f"{stem}{before}ю"]
    if end == "ь":
        return [word, f"{stem}я", f"{stem}ю", f"{stem}ем", f"{stem}і"]
    if end == "й":
        return [word, f"{stem}я", f"{stem}ю", f"{stem}єм", f"{stem}ї"]
    if end in "аоуеиіїєюя":
        return [word]
    stem = _UKRAINIAN_STEMS.get(word, word)
    by = "ем" if end in "жчшщ" else "ом"
    return [word, f"{stem}а", f"{stem}у", f"{stem}{by}", f"{stem}і", f"{stem}ові"]


# --- Polish --------------------------------------------------------------------------------------


def polish(name: str) -> str:
    """The term for a Polish name: every noun with its cases, adjectives as stems."""
    return _inflected(name, polish_forms, lambda word: "|".join(polish_forms(word)))


_POLISH_IRREGULAR = {
    "Polska": "Polska Polski Polsce Polskę Polską",
    "Niemcy": "Niemcy Niemiec Niemcom Niemcami Niemczech",
    "Włochy": "Włochy Włoch Włochom Włochami Włoszech",
    "Węgry": "Węgry Węgier Węgrom Węgrami Węgrzech",
    "Indie": "Indie Indii Indiom Indiami Indiach",
    "Seszele": "Seszele Seszeli Seszelom Seszelami Seszelach",
    "Emiraty": "Emiraty Emiratów Emiratom Emiratami Emiratach",
    "Stany": "Stany Stanów Stanom Stanami Stanach",
    "Wyspy": "Wyspy Wysp Wyspom Wyspami Wyspach",
    "Białoruś": "Białoruś Białorusi Białorusią",
    "Wiedeń": "Wiedeń Wiednia Wiedniowi Wiedniem Wiedniu",
    "Mińsk": "Mińsk Mińska Mińskowi Mińskiem Mińsku",
    "Damaszek": "Damaszek Damaszku Damaszkowi Damaszkiem",
    "Erywań": "Erywań Erywania Erywaniowi Erywaniem Erywaniu",
    "Kijów": "Kijów Kijowa Kijowowi Kijowem Kijowie",
    "Rzym": "Rzym Rzymu Rzymowi Rzymem Rzymie",
    "Kiszyniów": "Kiszyniów Kiszyniowa Kiszyniowowi Kiszyniowem Kiszyniowie",
    "Wilno": "Wilno Wilna Wilnu Wilnem Wilnie",
    "Sarajewo": "Sarajewo Sarajewa Sarajewu Sarajewem Sarajewie",
    "Maroko": "Maroko Maroka Maroku Marokiem",
    "Kongo": "Kongo Konga Kongu Kongiem",
    "Monako": "Monako Monaka Monaku Monakiem",
    "Terytoria": "Terytoria Terytoriów Terytoriom Terytoriach",
}  # fmt: skip
"""Names whose stem changes, plurals with an ending of their own, and neuters."""
_POLISH_SOFTENED = {
    "szt": "szci", "st": "ści", "t": "ci", "d": "dzi", "r": "rz", "ł": "l", "k": "c", "g": "dz",
    "ch": "sz", "b": "bi", "f": "fi", "m": "mi", "n": "ni", "p": "pi", "s": "si", "w": "wi",
    "z": "zi",
}  # fmt: skip
_POLISH_FIXED = {
    "Addis", "Afryki", "Buenos", "Cooka", "Konakry", "Konga", "Marshalla", "Narodzenia", "Phnom",
    "Port", "Przylądka", "Saint", "Salomona", "Samoa", "Sint", "Tomasza", "Ułan",
}  # fmt: skip
_POLISH_ADJECTIVE = re.compile(
    "(([sc]|dz)k|ow|czon|[sz]chodni|chodni|ółnocn|tyczn|Now|Wielk|Owcz|Święt)([aeiy]|ie|e[jg]o?)$"
)


def polish_forms(word: str) -> list[str]:
    """The forms of a Polish noun, its cases in the usual order, or the stem of an adjective."""
    if word in _POLISH_IRREGULAR:
        return _POLISH_IRREGULAR[word].split()
    if len(word) < 4 or not word[0].isupper() or not word.isalpha() or word in _POLISH_FIXED:
        return [word]
    stem, end = word[:-1], word[-1]
    if _POLISH_ADJECTIVE.search(word):
        return [_POLISH_ADJECTIVE.sub(r"\1*", word)]
    if word.endswith(("ia", "ja")):
        return [word, f"{stem}i", f"{stem}ę", f"{stem}ą"]
    if end == "a":
        hard = _polish_softened(stem)
        if hard == stem or stem.endswith(("cz", "rz", "sz", "ż")):
            close = "i" if stem.endswith(("l", "e", "u")) else "y"
            return [word, f"{stem}{close}", f"{stem}ę", f"{stem}ą"]
        close = "i" if stem[-1] in "kg" else "y"
        return [word, f"{stem}{close}", f"{hard}e", f"{stem}ę", f"{stem}ą"]
    if end == "y" and word[-2] not in "eb" and not word.endswith("emy"):
        return [word, stem, f"{stem}om", f"{stem}ami", f"{stem}ach"]
    if end in "ąęeiouyéó":
        return [word]
    soft = _polish_softened(word)
    by = f"{word}iem" if end in "kg" else f"{word}em"
    at = (
        f"{word}u"
        if soft == word or end in "kg" or word.endswith(("ch", "cz", "rz", "sz"))
        else f"{soft}e"
    )
    return [word, f"{word}u", f"{word}a", f"{word}owi", by, at]


def _polish_softened(stem: str) -> str:
    """The stem as it stands before the ending of the locative."""
    for old, new in _POLISH_SOFTENED.items():
        if stem.endswith(old) and not stem.endswith(("cz", "rz", "sz", "dz")):
            return stem[: -len(old)] + new
    return stem


# --- Turkic --------------------------------------------------------------------------------------

_PREFIXES_OF_OTHERS = {
    "Niger", "Nijer", "Dominika", "Dominik", "Qvineya", "Umman", "Sudan", "Paris", "Madrid",
}  # fmt: skip
"""Names that begin another name or a common surname, so that no star can follow them."""


def azerbaijani(name: str) -> str:
    """The term for an Azerbaijani name: a stem, or all its cases where that would be too short."""
    return _inflected(name, azerbaijani_forms)


def azerbaijani_forms(word: str) -> list[str]:
    """The cases of an Azerbaijani name, or its stem where it is long enough to stand for them."""
    if word.endswith("*") or word.isupper():
        return [word]
    if len(word) > 5 and word not in _PREFIXES_OF_OTHERS:
        return [f"{word}*"]
    vowel = next((c for c in reversed(word.lower()) if c in "aıoueəiöü"), "a")
    open_ = "a" if vowel in "aıou" else "ə"
    close = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}.get(vowel, "i")
    n, y = ("n", "y") if word[-1] in "aıoueəiöü" else ("", "")
    far = "ı" if open_ == "a" else "i"
    endings = (
        f"{n}{close}n", f"{y}{open_}", f"{n}{close}", f"d{open_}", f"d{open_}n", f"{y}l{open_}",
        f"l{open_}", f"d{open_}k{far}",
    )  # fmt: skip
    return list(dict.fromkeys([word, *(word + ending for ending in endings)]))


def turkish(name: str) -> str:
    """The term for a Turkish name: an apostrophe sets its endings off, careless texts omit it."""
    return _inflected(name, turkish_forms)


def turkish_forms(word: str) -> list[str]:
    """The stem of a Turkish name where it is long enough to be one, otherwise the name."""
    if len(word) > 5 and word not in _PREFIXES_OF_OTHERS and not word.endswith("*"):
        return [f"{word}*"]
    return [word]


# --- Germanic and Romance ------------------------------------------------------------------------


def english(name: str) -> str:
    """The term for an English name; its possessive needs none of its own."""
    return name.replace(" & ", " and|& ")


_GERMAN_PLURALS = {"Emirate", "Niederlande", "Gebiete"}


def german(name: str) -> str:
    """The term for a German name: the genitive of its last word, its adjectives as stems."""
    return _inflected(name, german_forms, lambda word: re.sub("(?<=[a-z]{3}e)[rs]?$", "*", word))


def german_forms(word: str) -> list[str]:
    """The forms of a German name: with the ending of the genitive, or of the dative plural."""
    if word in _GERMAN_PLURALS:
        return [word, f"{word}n"]
    if word.endswith(("s", "ß", "x", "z", "inseln", "Inseln", "Republik")) or not word.isalpha():
        return [word]
    return [word, f"{word}s"]


# --- Arabic --------------------------------------------------------------------------------------


def arabic(name: str) -> str:
    """The term for an Arabic name; before an article the preposition ``li`` melts with it."""
    first, space, rest = name.partition(" ")
    if first.startswith("ال"):
        first = f"{first}|لل{first[2:]}"
    return f"{first}{space}{rest}"


INFLECT: dict[str, Callable[[str], str]] = {
    "ar": arabic,
    "az": azerbaijani,
    "de": german,
    "en": english,
    "es": plain,
    "fr": plain,
    "pl": polish,
    "ru": russian,
    "tr": turkish,
    "uk": ukrainian,
    "zh": plain,
}
"""How each language makes a term of a name."""
