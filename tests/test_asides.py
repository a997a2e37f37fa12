"""The author's words inside the marks, and whose words go on after them."""

from __future__ import annotations

import pytest

from treatyparse import Quotation, find_quotations

ASIDES = [
    # between dashes after a comma or stop
    ("ru", "«Мы, — сказал Лев Ган, — ждали судно».", [", — сказал Лев Ган, —"]),
    ("ru", "«Мы ждали. — Лев Ган помолчал и сказал: — Судно ушло».", []),
    ("ru", "«Мы ждали, — сказал Лев Ган. — Судно ушло».", [", — сказал Лев Ган. —"]),
    ("ru", "«Мы ждали, — сказал Лев Ган. — Судно ушло, — добавил он. — Пора».",
     [", — сказал Лев Ган. —", ", — добавил он. —"]),
    ("ru", "«Мы ждали — и долго, — а судно ушло вчера».", []),
    ("ru", "«Мы — моряки — ждали судно весь вчерашний день».", []),
    ("ru", "«Мы ждали, — сказал Лев Ган».", []),
    ("en", "“We waited, — said Lev Gan, — and the ship had left.”", [", — said Lev Gan, —"]),
    ("ru", "Он пришёл. Дождь шёл. «Мы, — очень тихо сказал Лев Ган, — ждали судно».",
     [", — очень тихо сказал Лев Ган, —"]),
    ("ru", "«Порт — это мы, — люди моря, — и рыба».", []),
    ("ru", "«Мы ждали, — рыба не ушла, — и мы не ушли, — сказал Лев Ган. — Пора».",
     [", — сказал Лев Ган. —"]),
    # an editor's insert
    ("en", "“They [ ] waited for a ship.”", ["[ ]"]),
    ("en", "“They [the sailors] waited for a ship.”", ["[the sailors]"]),
    ("en", "“They [the sailors] waited [in vain] for it.”", ["[the sailors]", "[in vain]"]),
    ("en", "“They [x] waited for a ship.”", ["[x]"]),
    ("en", "“They waited [for a ship.”", []),
    ("en", "“We wait for [it]”, he said.", ["[it]"]),
    ("en", "“They ] waited [ for a ship.”", []),
    # between commas, verb first
    ("fr", "« Nous partons, a dit Luc Roy, demain matin. »", [", a dit Luc Roy,"]),
    ("fr", "« Nous partons, dit Luc Roy, demain matin. »", [", dit Luc Roy,"]),
    ("fr", "« Nous partons, dit-il, demain matin. »", [", dit-il,"]),
    ("fr", "« Nous partons, demain, ou plus tard. »", []),
    ("fr", "« Nous partons, Luc Roy a dit, demain matin. »", []),
    ("fr", "« Nous partons, dis-je au maire, demain matin. »", []),
    ("fr", "« Elle vient, dit-on, demain matin. »", []),
    ("fr", "« Nous partons, a déclaré le ministère, Luc Roy viendra demain. »",
     [", a déclaré le ministère,"]),
    ("fr", "« Nous partons, ai-je dit, demain matin. »", []),
    ("fr", "« Nous partons, a déclaré le ministère, Luc Roy, demain matin. »",
     [", a déclaré le ministère, Luc Roy,"]),
    ("fr", "« Nous partons tous, a dit Luc Roy. »", [", a dit Luc Roy."]),
    ("fr", "« Nous partons tous, a dit Luc Roy »", [", a dit Luc Roy"]),
    ("fr", "« Oui, dit-il »", [", dit-il"]),
    # between bare dashes, verb first
    ("pl", "„Czas – powiedział Jan Kos – ruszać”.", ["– powiedział Jan Kos –"]),
    ("pl", "„Czas ruszać – powiedział burmistrz Jan Kos”.", ["– powiedział burmistrz Jan Kos"]),
    ("pl", "„Czas ruszać – powiedział Jan Kos. – Pora”.", ["– powiedział Jan Kos. –"]),
    # between dashes that lean
    ("es", "«Nos vamos a la isla —dijo Ana Ruiz»", ["—dijo Ana Ruiz"]),
    ("es", "«Ana-María —dijo Luis— viene».", ["—dijo Luis—"]),
    ("es", "«Nos vamos —dijo Ana Ruiz—, y pronto».", ["—dijo Ana Ruiz—,"]),
    ("es", "«Nos vamos —dijo Ana Ruiz— y pronto».", ["—dijo Ana Ruiz—"]),
    ("es", "«Nos vamos —y pronto— a la isla».", []),
    # not those of a quotation inside
    ("ru", "«Он кричал: «Мы, — сказал Лев Ган, — ждали». И ушёл».", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "asides"), ASIDES, ids=[a[1] for a in ASIDES])
def test_asides(language: str, text: str, asides: list[str]) -> None:
    assert asides == [aside.text for aside in find_quotations(text, language)[0].asides]


def test_asides_of_an_inner_quotation() -> None:
    outer, inner = find_quotations("«Он кричал: «Мы, — сказал Лев Ган, — ждали». И ушёл».", "ru")
    assert ([], [", — сказал Лев Ган, —"]) == (
        [str(aside) for aside in outer.asides],
        [str(aside) for aside in inner.asides],
    )


def sources(text: str, language: str) -> list[str | None]:
    return [source_of(quotation) for quotation in find_quotations(text, language)]


def source_of(quotation: Quotation) -> str | None:
    attribution = quotation.attribution
    return None if attribution is None or attribution.source is None else attribution.source.text


AGAIN = [
    ("ru", "«Мы ждали», — сказал Лев Ган. «Судно ушло», — добавил он.", ["Лев Ган", "он"]),
    ("ru", "«Мы ждали», — сказал Лев Ган. И добавил: «Судно ушло вчера».", ["Лев Ган", "Лев Ган"]),
    ("es", "«Nos vamos», dijo Ana Ruiz. «Ya es tarde», añadió.", ["Ana Ruiz", "Ana Ruiz"]),
    ("es", "«Ya es tarde», añadió.", [None]),
    ("es", "«La nave “Sol” se va hoy», dijo Ana Ruiz. «Ya es tarde», añadió.",
     ["Ana Ruiz", None, "Ana Ruiz"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), AGAIN, ids=[a[1] for a in AGAIN])
def test_the_source_before(language: str, text: str, expected: list[str | None]) -> None:
    """A verb without a subject has that of the quotation before, nested as deep."""
    assert expected == sources(text, language)
