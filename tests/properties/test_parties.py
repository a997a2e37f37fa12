"""Laws of parties and instruments."""

from __future__ import annotations

from functools import cache

import regex
from hypothesis import event, example, given
from hypothesis import strategies as st

from tests.properties.drawn_texts import LANGUAGES, any_texts, lexicon_words
from treatyparse import Document, load_lexicon, parse
from treatyparse.segmentation import read as read_words

DATE = regex.compile(r"(\d{4})(-(\d\d)(-(\d\d))?)?|--(\d\d)(-(\d\d))?")


@cache
def codes(language: str) -> frozenset[str]:
    """All codes that a language file can give."""
    terms = load_lexicon(language).terms
    return frozenset(
        code
        for term in terms
        if term.label.startswith("territories.")
        for code in term.value.split(" ")
        if code
    )


@cache
def words_of(language: str, *tables: str) -> list[str]:
    """Words of these tables, as they may stand in a text."""
    found = {
        " ".join(word.split("|")[0].strip("*") for word in term.text.split(" ") if "<" not in word)
        for term in load_lexicon(language).terms
        if term.label.startswith(tables)
    }
    return sorted(found)


SIGNED = [
    "The agreement was signed by Foreign Minister Ana Ruiz and President Lev Orlov.",
    "Договор подписали министр Анна Чиж и президент Лев Ган.",
]


@st.composite
def talk_of_states(draw: st.DrawFn) -> tuple[str, str]:
    """Names of states and instruments, figures and words of the language file, or any text."""
    language = draw(st.sampled_from(LANGUAGES))
    if not draw(st.integers(0, 4)):
        return language, draw(any_texts(language))
    piece = (
        st.sampled_from(words_of(language, "territories."))
        | st.sampled_from(words_of(language, "territories.names", "territories.blocs"))
        | st.sampled_from(words_of(language, "instruments.", "dates."))
        | st.sampled_from(words_of(language, "types."))
        | st.sampled_from(words_of(language, "force."))
        | st.sampled_from(lexicon_words(language))
        | st.sampled_from(SIGNED)
        | st.sampled_from(["5", "1997", "2003", ",", ".", "«", "»", "“", "”", ":", "\n\n", "—"])
    )
    gap = "" if language == "zh" else " "
    return language, gap.join(draw(st.lists(piece, max_size=30)))


def read(drawn: tuple[str, str]) -> Document:
    document = parse(drawn[1], drawn[0])
    event(f"clauses with parties: {min(2, sum(bool(c.parties) for c in document.clauses))}")
    event(f"instruments: {min(2, len(document.instruments))}")
    event(f"dated: {any(i.date for i in document.instruments)}")
    event(f"instruments with parties: {any(i.parties for i in document.instruments)}")
    return document


def parties_in(document: Document) -> list[tuple[str, ...]]:
    return [c.parties for c in document.clauses] + [i.parties for i in document.instruments]


@given(talk_of_states())
def test_parties_are_known_and_told_once(drawn: tuple[str, str]) -> None:
    """Parties are codes that the language file has, each of them once."""
    document = read(drawn)
    for parties in parties_in(document):
        assert set(parties) <= codes(drawn[0])
        assert len(set(parties)) == len(parties)


@given(talk_of_states())
def test_nobody_is_a_party_unnamed(drawn: tuple[str, str]) -> None:
    """Nobody is a party of a clause in a text that names no territory."""
    language, text = drawn
    named = {
        label
        for label, hits in read_words(text, load_lexicon(language)).hits.items()
        if hits and label.startswith("territories.")
    }
    document = read(drawn)
    if not named:
        assert not any(parties_in(document))


@given(talk_of_states())
@example(("az", "birgə açıqlama protokol"))
def test_instruments_are_apart_and_in_order(drawn: tuple[str, str]) -> None:
    """Instruments are in order and share no word; each has words, and its title is in one line."""
    document = read(drawn)
    end = 0
    for instrument in document.instruments:
        assert end <= instrument.span.start < instrument.span.end
        end = instrument.span.end
        assert instrument.span.text == instrument.span.text.strip()
        assert instrument.title
        assert instrument.title == " ".join(instrument.title.split())


@given(talk_of_states())
def test_dates_are_dates(drawn: tuple[str, str]) -> None:
    """A date has the form that the documentation gives, and a month and day that exist."""
    for instrument in read(drawn).instruments:
        if instrument.date is not None:
            found = DATE.fullmatch(instrument.date)
            assert found, instrument.date
            month, day = found[3] or found[6], found[5] or found[8]
            assert month is None or 1 <= int(month) <= 12
            assert day is None or 1 <= int(day) <= 31


@given(talk_of_states())
def test_signatories_stand_in_the_text(drawn: tuple[str, str]) -> None:
    """Those who signed are named in the text, each of them once."""
    words = " ".join(drawn[1].split())
    for instrument in read(drawn).instruments:
        event(f"signed: {bool(instrument.signatories)}")
        assert len(set(instrument.signatories)) == len(instrument.signatories)
        for name in instrument.signatories:
            assert " ".join(name.split()) in words


@given(talk_of_states(), st.sampled_from(["Ana", "12", "…"]))
def test_a_word_behind_the_text_moves_no_instrument(drawn: tuple[str, str], word: str) -> None:
    """A paragraph of one word behind a text that ends in a full stop changes no instrument."""
    text = f"{drawn[1]}."
    ours = read((drawn[0], text)).instruments
    theirs = parse(f"{text}\n\n{word}", drawn[0]).instruments
    assert [i.span for i in ours] == [i.span for i in theirs]
