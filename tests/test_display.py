"""The page that shows a document: the text is whole, everything is escaped, the filters filter."""

from __future__ import annotations

import html
import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from treatyparse import (
    Attribution,
    Clause,
    Document,
    Evidence,
    Instrument,
    Quotation,
    Span,
    parse,
)
from treatyparse.highlight import Anchor, Mark, highlight, visible
from treatyparse.strategies import documents, texts

PANE = regex.compile(r'<div class="text"[^>]*>(.*?)</div>', regex.DOTALL)


def shown(text: str) -> str:
    """The text as HTML can hold it."""
    return regex.sub("[\0\ud800-\udfff]", "\ufffd", text)


def without_tags(markup: str) -> str:
    return html.unescape(regex.sub("<[^>]*>", "", markup))


def pane_of(page: str) -> str:
    found = PANE.search(page)
    assert found
    return str(found[1])


@given(documents())
def test_the_pane_without_its_tags_is_the_text(document: Document) -> None:
    assert shown(document.text) == without_tags(pane_of(document.to_html()))


@given(texts())
def test_the_pane_of_a_reading_is_its_text(text: str) -> None:
    assert shown(text) == without_tags(pane_of(parse(text)._repr_html_()))


@st.composite
def layers(draw: st.DrawFn) -> tuple[str, list[list[Mark]]]:
    """Marks in any position, nested, overlapping and empty."""
    text = draw(
        st.text(
            st.characters(codec=None, exclude_categories=()) | st.sampled_from("<>&\"'\r\n"),
            max_size=20,
        )
    )
    place = st.integers(0, len(text))
    bounds = st.tuples(place, place).map(sorted)
    marks = st.lists(bounds, max_size=4).map(
        lambda all_: [Mark(Span.of(text, a, b), f"m{i}") for i, (a, b) in enumerate(all_)]
    )
    return text, draw(st.lists(marks, max_size=3))


@given(layers())
def test_marks_may_nest_overlap_and_be_empty(case: tuple[str, list[list[Mark]]]) -> None:
    text, all_layers = case
    anchors = [Anchor(mark.span.start, "a") for layer in all_layers for mark in layer]
    markup = highlight(text, all_layers, anchors)
    assert shown(text) == without_tags(markup)
    assert len(anchors) == markup.count(' id="a"')


@given(layers())
def test_of_several_marks_the_one_that_began_last_shows(
    case: tuple[str, list[list[Mark]]],
) -> None:
    text, all_layers = case
    for layer in all_layers:
        expected = []
        for offset in range(len(text)):
            over = [m for m in layer if m.span.start <= offset < m.span.end]
            best = max(over, key=lambda m: (m.span.start, -m.span.end), default=None)
            expected.append(best and (best.span.start, best.span.end))
        got: list[tuple[int, int] | None] = []
        for classes, sign in _signs(highlight(text, [layer], [])):
            number = regex.search(r"\bm(\d+)", classes)
            span = layer[int(number[1])].span if number else None
            got += [(span.start, span.end) if span else None] * len(sign)
        assert expected == got


def _signs(markup: str) -> list[tuple[str, str]]:
    """Each piece of text with the classes around it."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces: list[tuple[str, str]] = []
        self.open_: list[tuple[str, str]] = []
        self.identifiers: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names)
        given_ = dict(attrs)
        if tag not in ("meta", "input"):
            self.open_.append((tag, given_.get("class") or ""))
        self.identifiers += [given_["id"] or ""] if "id" in given_ else []
        self.links += [given_["href"] or ""] if "href" in given_ else []

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.open_.pop()[0]

    def handle_data(self, data: str) -> None:
        self.pieces.append((" ".join(classes for _, classes in self.open_), data))

    def handle_entityref(self, name: str) -> None:
        self.handle_data(html.unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(html.unescape(f"&#{name};"))


@given(documents())
def test_every_page_is_well_formed_and_its_links_arrive(document: Document) -> None:
    page = document.to_html()
    page.encode("utf-8")
    reader = _Reader()
    reader.feed(regex.sub(r"<(style|script)>.*?</\1>", "", page, flags=regex.DOTALL))
    reader.close()
    assert [] == reader.open_
    assert len(reader.identifiers) == len(set(reader.identifiers))
    assert {link[1:] for link in reader.links} <= set(reader.identifiers)


HOSTILE = "</div><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;"


def test_nothing_from_the_text_becomes_markup() -> None:
    span = Span.of(HOSTILE, 0, len(HOSTILE))
    inner = Span.of(HOSTILE, 1, len(HOSTILE) - 1)
    clause = Clause(
        inner,
        ["energy"],
        parties=(HOSTILE,),
        evidence=(Evidence(inner, "energy", HOSTILE, 1.0),),
        instrument=0,
    )
    attribution = Attribution(inner, "person", inner, HOSTILE, HOSTILE)
    document = Document(
        HOSTILE,
        HOSTILE,
        (Quotation(span, inner, "speech", attribution),),
        (clause,),
        (Instrument(span, "pact", HOSTILE, (HOSTILE,), HOSTILE, (HOSTILE,)),),
    )
    page = document.to_html()
    assert 1 == page.count("<script>")
    assert "<img" not in page
    assert "</div><script>alert" not in page


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("a\u202eb", 'a<span class="sign" data-sign="RLO">\u202e</span>b'),
        ("\u2067", '<span class="sign" data-sign="RLI">\u2067</span>'),
        ("\0", '<span class="sign" data-sign="U+0000">\ufffd</span>'),
        ("\ud800", '<span class="sign" data-sign="U+D800">\ufffd</span>'),
        ("\r", '<span class="sign" data-sign="CR">&#13;</span>'),
        ("a\r\nb", "a&#13;\nb"),
        ("да\u200dнет", 'да<span class="sign" data-sign="ZWJ">\u200d</span>нет'),
        ("می\u200cشود", "می\u200cشود"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("\t\n ", "\t\n "),
    ],
)
def test_invisible_signs_are_labelled(text: str, markup: str) -> None:
    assert markup == visible(text)


@pytest.mark.parametrize(
    ("text", "direction"),
    [("", "ltr"), ("Пакт о NATO", "ltr"), ("«NATO» قال الوزير", "rtl"), ("הסכם שלום", "rtl")],
)
def test_the_direction_is_that_of_most_letters(text: str, direction: str) -> None:
    assert f'dir="{direction}">' in Document(text, "en").to_html()


def test_a_fragment_is_no_page() -> None:
    fragment = Document("a", "en")._repr_html_()
    assert fragment.startswith("<section")
    assert fragment.endswith("</section>")
    assert "<html" not in fragment
    assert "http" not in fragment


TEXT = (
    "«Стороны развивают военное сотрудничество», — говорится в пакте.\r\n"
    "Страны снизят пошлины и построят завод \u202e<b>&amp;</b>\u202c.\r\n\0\ud83d 🤝"
)


def example() -> Document:
    quoted, inner = Span.of(TEXT, 0, 42), Span.of(TEXT, 1, 41)
    second = TEXT.index("Страны")
    attribution = Attribution(
        Span.of(TEXT, TEXT.index("пакте"), TEXT.index("пакте") + 5),
        "document",
        Span.of(TEXT, TEXT.index("говорится"), TEXT.index("говорится") + 9),
    )
    evidence = Evidence(Span.of(TEXT, 19, 26), "military", "военн*", 1.0)
    return Document(
        TEXT,
        "ru",
        (Quotation(quoted, inner, "declaration", attribution),),
        (
            Clause(inner, ["military"], "obligation", "declaration", ("RU",), (evidence,), 0),
            Clause(
                Span.of(TEXT, second, TEXT.index(".\r\n\0")),
                ["economic", "industrial"],
                "intention",
                parties=("RU", "A\"'&<b>"),
            ),
        ),
    )


CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--enable-blink-features=ComputedAccessibilityInfo",
]


def run_in_browser(page: str, script: str, folder: Path) -> Any:
    """What the script returns when it is run at the end of the page, in Chromium."""
    added = (
        f"<script>const answer = JSON.stringify((() => {{ {script} }})());"
        "document.body.innerHTML = '<pre id=result></pre>'; result.textContent = answer;</script>"
    )
    page = page.replace("</body>", f"{added}</body>")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [CHROMIUM or "", *FLAGS, f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run(
        [*command, "--dump-dom", file.as_uri()],
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=50,
    )
    found = regex.search(r'<pre id="result">(.*?)</pre>', done.stdout, regex.DOTALL)
    assert found, done.stderr[-1000:]
    return json.loads(html.unescape(found[1]))


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_filters_and_links_work_in_a_browser(tmp_path: Path) -> None:
    found = run_in_browser(
        example().to_html(),
        """
        const all = (query) => [...document.querySelectorAll(query)];
        const state = () => [all("li[data-clause]").map((entry) => !entry.hidden),
                             all(".text .clause").map((piece) => !piece.classList.contains("off")),
                             document.querySelector("output").textContent];
        const box = (label) => all("label").find((each) => each.textContent.includes(label))
                                           .querySelector("input");
        const states = [state()];
        for (const label of ["military", "intention", "military", "A\\"'&<b>"]) {
          box(label).click();
          states.push(state());
        }
        document.querySelector("button").click();
        states.push(state());
        const cue = document.querySelector(".text a.cue");
        const target = document.querySelector(cue.getAttribute("href"));
        return {
          states,
          text: document.querySelector(".text").textContent,
          hidden: document.querySelector(".filters").hidden,
          cue: [cue.computedRole, cue.computedName, target.className],
          box: [box("economic").computedRole, box("economic").computedName],
          live: document.querySelector("output").getAttribute("aria-live"),
          focusable: all("input, button, .text, .side, a").every((each) => each.tabIndex >= 0),
          wide: document.documentElement.scrollWidth <= innerWidth,
          stripes: getComputedStyle(document.querySelector(".text .clause")).backgroundImage
                   .startsWith("repeating-linear-gradient"),
          quoted: getComputedStyle(document.querySelector(".text .declaration")).backgroundColor,
        };
        """,
        tmp_path,
    )
    clauses_of_pieces = [0, 0, 0, 1]
    assert [
        [
            kept,
            [kept[clause] for clause in clauses_of_pieces],
            f"{sum(kept)} of 2 clauses",
        ]
        for kept in (
            [True, True],  # nothing chosen
            [True, False],  # military
            [False, False],  # and intention
            [False, True],  # intention only
            [False, True],  # and the second party
            [True, True],  # the button
        )
    ] == found["states"]
    assert shown(TEXT) == found["text"]
    assert not found["hidden"]
    assert ["link", "говорится: cue of quotation 1", "anchor"] == found["cue"]
    assert ["checkbox", "economic (1)"] == found["box"]
    assert "polite" == found["live"]
    assert found["focusable"]
    assert found["wide"]
    assert found["stripes"]
    assert "rgb(253, 234, 180)" == found["quoted"]
