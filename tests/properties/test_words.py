"""Laws of words, terms and sentences."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.drawn_texts import LANGUAGES, any_texts, languages_and_texts
from treatyparse import LexiconError, load_lexicon
from treatyparse.reading import Reading
from treatyparse.segmentation import read
from treatyparse.strategies import texts
from treatyparse.terms import Term, TermMatcher
from treatyparse.words import NOT_PLAIN, WORD, Folding


def reading_of(drawn: tuple[str, str]) -> Reading:
    return read(drawn[1], load_lexicon(drawn[0]))


@given(languages_and_texts())
def test_words_are_slices(drawn: tuple[str, str]) -> None:
    """A word is the text that stands at its offset; words are in order and do not overlap."""
    reading = reading_of(drawn)
    end = 0
    for index, word in enumerate(reading.words):
        assert end <= reading.start(index)
        end = reading.end(index)
        assert word.surface == drawn[1][reading.start(index) : end]


PLAIN = [sign for sign in map(chr, range(0x2200)) if not NOT_PLAIN.search(sign)]


@given(st.text(st.sampled_from([*PLAIN, *"'’.,:1a _"]) | st.sampled_from(PLAIN)))
def test_plain_texts_are_cut_alike(text: str) -> None:
    """The quick pattern cuts a text of plain signs as the full one does."""
    assert WORD.findall(text) == Folding().cut(text)[1::2]


@pytest.mark.parametrize("frame", ["{}", "a{}b", "1{}2", "a'{}", "{}'a"])
def test_every_plain_sign_is_cut_alike(frame: str) -> None:
    for sign in PLAIN:
        text = frame.format(sign)
        assert WORD.findall(text) == Folding().cut(text)[1::2], ascii(sign)


@given(languages_and_texts())
def test_between_words_nothing_shows(drawn: tuple[str, str]) -> None:
    """White space and invisible signs lie between words, and nothing else."""
    reading = reading_of(drawn)
    place = 0
    gaps = []
    for index in range(len(reading.words)):
        gaps.append(drawn[1][place : reading.start(index)])
        place = reading.end(index)
    gaps.append(drawn[1][place:])
    assert all(sign.isspace() or unicodedata.category(sign) == "Cf" for sign in "".join(gaps))


@given(languages_and_texts())
def test_sentences_cover_the_words(drawn: tuple[str, str]) -> None:
    """Each word stands in one sentence, each sentence in one line, each line in one paragraph."""
    reading = reading_of(drawn)
    indices = [i for s in reading.sentences for i in range(s.first, s.last + 1)]
    assert list(range(len(reading.words))) == indices
    places = [(sentence.paragraph, sentence.line) for sentence in reading.sentences]
    assert sorted(places) == places
    for index in reading.breaks:
        assert index in {sentence.first for sentence in reading.sentences}


@given(languages_and_texts(), st.data())
def test_places(drawn: tuple[str, str], data: st.DataObject) -> None:
    """word_at and last_word_before agree with a search from the beginning."""
    reading = reading_of(drawn)
    offset = data.draw(st.integers(0, len(drawn[1]) + 1))
    indices = range(len(reading.words))
    after = [i for i in indices if reading.end(i) > offset]
    before = [i for i in indices if reading.start(i) < offset]
    assert (after[0] if after else len(reading.words)) == reading.word_at(offset)
    assert (before[-1] if before else -1) == reading.last_word_before(offset)


@given(languages_and_texts())
def test_hits_stay_in_paragraphs(drawn: tuple[str, str]) -> None:
    """No term is found across a paragraph break; hits are in order."""
    reading = reading_of(drawn)
    for hits in reading.hits.values():
        assert sorted(hit.first for hit in hits) == [hit.first for hit in hits]
        for hit in hits:
            assert hit.first <= hit.last
            assert not any(hit.first < index <= hit.last for index in reading.breaks)


@given(texts(max_size=20), st.sampled_from([(), (("ё", "е"), ("Ё", "Е"))]))
def test_key_is_stable(surface: str, replacements: tuple[tuple[str, str], ...]) -> None:
    """Folding a key changes nothing, and composed and decomposed forms have one key."""
    folding = Folding(replacements)
    for word in WORD.findall(surface):
        key = folding.key(word)
        assert key == folding.key(key)
        decomposed = unicodedata.normalize("NFD", word)
        assert folding.key(unicodedata.normalize("NFC", word)) == folding.key(decomposed)


LETTERS = st.text("abв", min_size=1, max_size=3)
WRITTEN = st.builds(
    lambda left, word, right: left + word + right,
    st.sampled_from(["", "", "*"]),
    LETTERS,
    st.sampled_from(["", "", "*"]),
)
TERMS = st.lists(
    st.lists(WRITTEN, min_size=1, max_size=2, unique=True).map("|".join), min_size=1, max_size=3
).flatmap(
    lambda words: st.lists(
        st.sampled_from([" ", " <1> ", " <2> "]), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(w + g for w, g in zip(words, [*gaps[1:], ""], strict=True)))
)


def fits(written: str, word: str) -> bool:
    bare = written.strip("*")
    if written[0] == written[-1] == "*" and len(written) > 2:
        return bare in word
    if written[0] == "*":
        return word.endswith(bare)
    if written[-1] == "*":
        return word.startswith(bare)
    return word == bare


def ends(parts: list[str], words: list[str], at: int) -> list[int]:
    """Where a term that begins at a word may end, the nearest word for each alternative."""
    if not any(fits(choice, words[at]) for choice in parts[0].split("|")):
        return []
    if len(parts) == 1:
        return [at]
    if not parts[1].startswith("<"):
        return ends(parts[1:], words, at + 1) if at + 1 < len(words) else []
    within = range(at + 1, min(len(words), at + 2 + int(parts[1][1])))
    nearest = {
        next((place for place in within if fits(choice, words[place])), -1)
        for choice in parts[2].split("|")
    }
    return [end for place in sorted(nearest - {-1}) for end in ends(parts[2:], words, place)]


@given(st.lists(TERMS, min_size=1, max_size=4, unique=True), st.lists(LETTERS, max_size=8))
def test_matcher_oracle(written: list[str], words: list[str]) -> None:
    """The matcher finds what trying every term at every word finds."""
    matcher = TermMatcher(Folding())
    for text in written:
        matcher.add(Term(text, "t"))
    hits = matcher.find(matcher.words(words), frozenset()).get("t", ())
    expected = {
        (text, at): ends(text.split(" "), words, at)
        for text in written
        for at in range(len(words))
        if ends(text.split(" "), words, at)
    }
    found = {(hit.term.text, hit.first): hit.last for hit in hits}
    assert expected.keys() == found.keys()
    assert len(hits) == len(found)
    for key, last in found.items():
        assert last in expected[key]


@given(st.text("ab*|<12> ", max_size=8))
def test_notation_is_taken_or_refused(text: str) -> None:
    """A term is taken, or refused with its table and the term itself."""
    try:
        TermMatcher(Folding()).add(Term(text, "some.table"))
    except LexiconError as error:
        place = (error.table, error.entry)
    else:
        return
    assert ("some.table", text) == place


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_capitals_match_small_letters(language: str, data: st.DataObject) -> None:
    """A term in lower case is found in a text in capitals as well."""
    text = data.draw(any_texts(language))
    lexicon = load_lexicon(language)
    lower = read(text.lower(), lexicon)
    upper = read(text.lower().upper(), lexicon)
    if [w.key for w in lower.words] != [w.key for w in upper.words]:
        return
    for label, hits in lower.hits.items():
        assert len(hits) <= len(upper.hits.get(label, []))
