"""What trees add to the rules, shown on trees written by hand: no model is needed here."""

import pytest
from attrs import frozen

import treatyparse
from treatyparse import (
    Analysis,
    Analyzer,
    Document,
    Entity,
    Lexicon,
    SentenceTokens,
    SourceKind,
    Span,
    Token,
)

LANGUAGE = """
[language]
code = "en"
name = "English without a verb of saying but one"
alphabet = "a-z"

[grammar]
determiners = ["the", "a"]
conjunctions = ["and"]
verb_endings = ["ed"]

[names.titles]
either = ["minister", "envoy"]

[attribution.verbs]
say = ["concluded"]

[attribution.documents]
instrument = ["treaty|treaties"]

[attribution.pronouns]
thing = ["it"]
masculine = ["he"]
"""


@frozen
class Written(Analyzer):
    """An analyzer that knows one text: lines of form, lemma, part of speech, head, relation."""

    rows: str
    entities: tuple[tuple[str, str], ...] = ()

    def analyze(self, text: str) -> Analysis:
        tokens: list[Token] = []
        sentences: list[SentenceTokens] = []
        place = 0
        for block in self.rows.strip().split("\n\n"):
            first = len(tokens)
            for row in block.splitlines():
                form, lemma, part, head, relation, *features = row.split()
                place = text.index(form, place)
                span = Span.of(text, place, place + len(form))
                over = first + int(head) - 1 if int(head) else None
                features_ = features[0] if features else ""
                tokens.append(Token(span, form, lemma, part, features_, over, relation))
                place = span.end
            whole = Span.of(text, tokens[first].start, tokens[-1].end)
            sentences.append(SentenceTokens(whole, first, len(tokens) - 1))
        found = tuple(
            Entity(Span.of(text, text.index(words), text.index(words) + len(words)), type_)
            for words, type_ in self.entities
        )
        return Analysis(text, tuple(tokens), tuple(sentences), found)


def read(text: str, rows: str = "", **entities: str) -> Document:
    """The document with the tree, or by the rules alone."""
    lexicon = Lexicon.from_toml(LANGUAGE)
    if not rows:
        return treatyparse.parse(text, lexicon=lexicon)
    names = tuple((words.replace("_", " "), type_) for words, type_ in entities.items())
    return treatyparse.parse(text, lexicon=lexicon, analyzer=Written(rows, names))


AFTER = (
    "“We agree,” reiterated the minister.",
    """
“ “ PUNCT 3 punct
We we PRON 3 nsubj
agree agree VERB 0 root
, , PUNCT 6 punct
” ” PUNCT 3 punct
reiterated reiterate VERB 3 parataxis
the the DET 8 det
minister minister NOUN 6 nsubj
. . PUNCT 3 punct
""",
)

ANNOUNCED = (
    "The envoy elaborated yesterday: “We agree.”",
    """
The the DET 2 det
envoy envoy NOUN 3 nsubj
elaborated elaborate VERB 0 root
yesterday yesterday ADV 3 advmod
: : PUNCT 3 punct
“ “ PUNCT 8 punct
We we PRON 8 nsubj
agree agree VERB 3 parataxis
. . PUNCT 8 punct
” ” PUNCT 8 punct
""",
)

INSIDE = (
    "“We agree, — reiterated the minister, — and we sign.”",
    """
“ “ PUNCT 3 punct
We we PRON 3 nsubj
agree agree VERB 0 root
, , PUNCT 6 punct
— — PUNCT 6 punct
reiterated reiterate VERB 3 parataxis
the the DET 8 det
minister minister NOUN 6 nsubj
, , PUNCT 3 punct
— — PUNCT 3 punct
and and CCONJ 13 cc
we we PRON 13 nsubj
sign sign VERB 3 conj
. . PUNCT 3 punct
” ” PUNCT 3 punct
""",
)

CHARACTERISED = (
    "The minister lauded the talks as “long and warm”.",
    """
The the DET 2 det
minister minister NOUN 3 nsubj
lauded laud VERB 0 root
the the DET 5 det
talks talk NOUN 3 obj
as as ADP 8 case
“ “ PUNCT 8 punct
long long ADJ 3 xcomp
and and CCONJ 10 cc
warm warm ADJ 8 conj
” ” PUNCT 8 punct
. . PUNCT 3 punct
""",
)

REPORTED = (
    "The envoy whispered that the talks were “long and warm”.",
    """
The the DET 2 det
envoy envoy NOUN 3 nsubj
whispered whisper VERB 0 root
that that SCONJ 9 mark
the the DET 6 det
talks talk NOUN 9 nsubj
were be AUX 9 cop
“ “ PUNCT 9 punct
long long ADJ 3 ccomp
and and CCONJ 11 cc
warm warm ADJ 9 conj
” ” PUNCT 9 punct
. . PUNCT 3 punct
""",
)

CASES = {
    "after": (*AFTER, "reiterated", "the minister"),
    "announced": (*ANNOUNCED, "elaborated", "The envoy"),
    "inside": (*INSIDE, "reiterated", "the minister"),
    "characterised": (*CHARACTERISED, "lauded", "The minister"),
    "reported": (*REPORTED, "whispered", "The envoy"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_verb_that_no_file_knows_quotes_by_its_place(case: str) -> None:
    text, rows, cue, source = CASES[case]
    attribution = read(text, rows).quotations[0].attribution
    assert attribution is not None
    assert (cue, source) == (str(attribution.cue), str(attribution.source))
    assert attribution.rule.startswith(("syntax: ", "any_verb"))


# after the marks, the rule any_verb knows an unknown verb by its place
@pytest.mark.parametrize("case", sorted(CASES.keys() - {"after"}))
def test_the_rules_alone_do_not_know_the_verb(case: str) -> None:
    attribution = read(CASES[case][0]).quotations[0].attribution
    assert attribution is None or attribution.cue is None


def test_where_the_rules_know_the_tree_changes_nothing() -> None:
    text = AFTER[0].replace("reiterated", "concluded")
    rows = AFTER[1].replace("reiterated reiterate", "concluded conclude")
    assert read(text) == read(text, rows)


NAME = (
    "The “Iron Shield”, says a sign, opened.",
    """
The the DET 4 det
“ “ PUNCT 4 punct
Iron Iron PROPN 4 compound
Shield Shield PROPN 11 nsubj
” ” PUNCT 4 punct
, , PUNCT 8 punct
says say AUX 4 dep
a a DET 9 det
sign sign NOUN 11 dep
, , PUNCT 8 punct
opened open VERB 0 root
. . PUNCT 11 punct
""",
)


def test_a_name_stays_a_name() -> None:
    assert read(NAME[0]).quotations == read(*NAME).quotations


JOINED = (
    "“We agree,” concluded minister Ann Lee and envoy Bo Dahl.",
    """
“ “ PUNCT 3 punct
We we PRON 3 nsubj
agree agree VERB 0 root
, , PUNCT 6 punct
” ” PUNCT 3 punct
concluded conclude VERB 3 parataxis
minister minister NOUN 6 nsubj
Ann Ann PROPN 7 flat
Lee Lee PROPN 7 flat
and and CCONJ 11 cc
envoy envoy NOUN 7 conj
Bo Bo PROPN 11 flat
Dahl Dahl PROPN 11 flat
. . PUNCT 3 punct
""",
)


def test_those_who_speak_together_are_one_source() -> None:
    attribution = read(*JOINED).quotations[0].attribution
    assert attribution is not None
    assert "minister Ann Lee and envoy Bo Dahl" == str(attribution.source)
    assert "syntax: attributed_after, subject" == attribution.rule


THING = (
    "Ri concluded it “a dream”.",
    """
Ri Ri PROPN 2 nsubj
concluded conclude VERB 0 root
it it PRON 2 obj
“ “ PUNCT 6 punct
a a DET 6 det
dream dream NOUN 2 xcomp
” ” PUNCT 6 punct
. . PUNCT 2 punct
""",
)


def test_the_subject_stands_in_for_a_thing() -> None:
    attribution = read(*THING, Ri="PER").quotations[0].attribution
    assert attribution is not None
    assert ("Ri", SourceKind.PERSON) == (str(attribution.source), attribution.source_kind)


def test_an_analysis_without_tokens_changes_nothing() -> None:
    class Nothing(Analyzer):
        def analyze(self, text: str) -> Analysis:
            return Analysis(text)

    for text, *_ in CASES.values():
        assert treatyparse.parse(text) == treatyparse.parse(text, analyzer=Nothing())


def test_many_texts_are_read_with_the_analyzer() -> None:
    lexicon = Lexicon.from_toml(LANGUAGE)
    (document,) = treatyparse.parse_many([AFTER[0]], lexicon=lexicon, analyzer=Written(AFTER[1]))
    assert isinstance(document, Document)
    assert read(*AFTER) == document
