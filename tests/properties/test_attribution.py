"""Laws of attribution: who is quoted, and by which words."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.properties.drawn_texts import LANGUAGES, dense_texts, languages_and_texts
from treatyparse import Lexicon, QuotationKind, SourceKind, find_quotations, load_lexicon
from treatyparse.golden import Golden
from treatyparse.strategies import articles


@given(languages_and_texts())
def test_a_kind_without_a_speaker_has_no_cue(drawn: tuple[str, str]) -> None:
    """Names and terms are attributed to nobody; a source of unknown kind is no source."""
    for quotation in find_quotations(drawn[1], drawn[0]):
        event(quotation.kind.value)
        attribution = quotation.attribution
        if quotation.kind in (QuotationKind.NAME, QuotationKind.TERM):
            assert attribution is None or attribution.cue is None
        elif attribution is not None and attribution.source is None:
            assert attribution.resolved is None or attribution.resolved


@given(languages_and_texts())
def test_source_and_cue_are_whole_words(drawn: tuple[str, str]) -> None:
    """Source and cue are whole words, without white space at their edges."""
    for quotation in find_quotations(drawn[1], drawn[0]):
        attribution = quotation.attribution
        for span in (attribution.source, attribution.cue) if attribution else ():
            if span is not None:
                assert span.text
                assert span.text == span.text.strip()


@given(languages_and_texts())
def test_asides_are_in_order(drawn: tuple[str, str]) -> None:
    """The author's words inside the marks are in order and apart from each other."""
    for quotation in find_quotations(drawn[1], drawn[0]):
        asides = quotation.asides
        for first, second in pairwise(asides):
            assert first.end <= second.start


@given(languages_and_texts())
def test_every_attribution_names_its_rule(drawn: tuple[str, str]) -> None:
    """The rule that decided is kept, for explanation."""
    for quotation in find_quotations(drawn[1], drawn[0]):
        if quotation.attribution is not None and quotation.attribution.source is not None:
            assert quotation.attribution.rule


@pytest.mark.parametrize("language", ["ru", "en"])
@given(data=st.data())
def test_generated_articles(language: str, data: st.DataObject) -> None:
    """Of an article made of known sentences, every quotation has its kind, source and cue."""
    golden = data.draw(articles(language=language))
    quotations = golden.document.quotations
    assume(len({quotation.text for quotation in quotations}) == len(quotations))
    found = find_quotations(golden.document.text, language)
    event(f"quotations: {len(found)}")
    described = [
        (
            quotation.span,
            quotation.kind,
            quotation.attribution and quotation.attribution.source,
            quotation.attribution.source_kind if quotation.attribution else SourceKind.UNKNOWN,
            quotation.attribution and quotation.attribution.cue,
        )
        for each in (quotations, found)
        for quotation in each
    ]
    half = len(described) // 2
    assert described[:half] == described[half:]


@given(articles(), st.sampled_from(["\n\nThe weather is fine.", "\n\nПогода ясная."]))
def test_a_neighbour_changes_no_span(golden: Golden, neighbour: str) -> None:
    """A paragraph added behind, which quotes nobody, moves no quotation."""
    text, language = golden.document.text, golden.document.language
    alone = find_quotations(text, language)
    beside = find_quotations(text + neighbour, language)
    assert [quotation.span for quotation in alone] == [quotation.span for quotation in beside]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_dense_texts(language: str, data: st.DataObject) -> None:
    """Words of the language file in any order are read without an exception."""
    text = data.draw(dense_texts(language, most=60))
    event(f"attributed: {any(q.attribution for q in find_quotations(text, language))}")


UNKNOWN = "burbles"


@cache
def with_another_cue(language: str) -> Lexicon:
    """The lexicon with a verb of speech more, which stands in no text."""
    return load_lexicon(language).extended(f'[attribution.verbs]\nsay = ["{UNKNOWN}"]')


@given(languages_and_texts())
def test_a_cue_that_does_not_occur_changes_nothing(drawn: tuple[str, str]) -> None:
    """Data for other texts do not show in this one."""
    language, text = drawn
    event(f"attributed: {any(q.attribution for q in find_quotations(text, language))}")
    assert find_quotations(text, language) == find_quotations(
        text, lexicon=with_another_cue(language)
    )


@given(articles(), st.data())
def test_another_cue_removes_no_attribution(golden: Golden, data: st.DataObject) -> None:
    """What was attributed by one cue is attributed still when a neighbour gains another.

    The exception is a quotation beside the new cue itself, which may then be that speaker's.
    """
    text, language = golden.document.text, golden.document.language
    neighbour = data.draw(st.sampled_from([f"Ana {UNKNOWN}.", f"{UNKNOWN} Ana."]))
    text = f"{text}\n\n{neighbour}"
    ours = find_quotations(text, language)
    theirs = find_quotations(text, lexicon=with_another_cue(language))
    event(f"attributed: {any(q.attribution for q in ours)}")
    assert [q.span for q in ours] == [q.span for q in theirs]
    for one, other in zip(ours, theirs, strict=True):
        if one.attribution is not None and one.attribution.source is not None:
            assert other.attribution is not None
            assert one.attribution == other.attribution
