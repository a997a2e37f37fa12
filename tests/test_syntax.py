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
    QuotationKind,
    SentenceTokens,
    SourceKind,
    Span,
    Token,
    segmentation,
)
from treatyparse.syntax import Syntax
from treatyparse.syntax.hits import JOINED

LANGUAGE = """
[language]
code = "en"
name = "English without a verb of saying but one"
alphabet = "a-z"

[grammar]
determiners = ["the", "a"]
conjunctions = ["and"]

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
    "“We agree,” reiterated the bosun.",
    """
“ “ PUNCT 3 punct
We we PRON 3 nsubj
agree agree VERB 0 root
, , PUNCT 6 punct
” ” PUNCT 3 punct
reiterated reiterate VERB 3 parataxis
the the DET 8 det
bosun bosun NOUN 6 nsubj
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
    "after": (*AFTER, "reiterated", "the bosun"),
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


TOGETHER = (
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
    attribution = read(*TOGETHER).quotations[0].attribution
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


INFLECTED = (
    "“We agree,” he concludeth.",
    """
“ “ PUNCT 3 punct
We we PRON 3 nsubj
agree agree VERB 0 root
, , PUNCT 7 punct
” ” PUNCT 3 punct
he he PRON 7 nsubj
concludeth concluded VERB 3 parataxis
. . PUNCT 3 punct
""",
)


def test_a_cue_is_known_in_a_form_that_no_file_lists() -> None:
    attribution = read(*INFLECTED).quotations[0].attribution
    assert attribution is not None
    assert ("concludeth", "he") == (str(attribution.cue), str(attribution.source))


BELOW = (
    "The treaty elaborates:\n\n“The sides agree.”",
    """
The the DET 2 det
treaty treaty NOUN 3 nsubj
elaborates elaborate VERB 0 root
: : PUNCT 3 punct

“ “ PUNCT 4 punct
The the DET 3 det
sides side NOUN 4 nsubj
agree agree VERB 0 root
. . PUNCT 4 punct
” ” PUNCT 4 punct
""",
)


def test_a_quotation_in_the_next_paragraph_is_announced() -> None:
    quotation = read(*BELOW).quotations[0]
    assert QuotationKind.DECLARATION is quotation.kind
    assert quotation.attribution is not None
    assert ("elaborates", "The treaty") == (
        str(quotation.attribution.cue),
        str(quotation.attribution.source),
    )


FORMER = (
    "Asked about it, the envoy elaborated: “We agree.”",
    """
Asked ask VERB 7 advcl VerbForm=Part
about about ADP 3 case
it it PRON 1 obl
, , PUNCT 1 punct
the the DET 6 det
envoy envoy NOUN 7 nsubj
elaborated elaborate VERB 0 root
: : PUNCT 7 punct
“ “ PUNCT 11 punct
We we PRON 11 nsubj
agree agree VERB 7 parataxis
. . PUNCT 11 punct
” ” PUNCT 11 punct
""",
)


def test_the_main_verb_quotes_not_a_participle_before_it() -> None:
    lexicon = Lexicon.from_toml(LANGUAGE.replace('"concluded"', '"concluded", "asked"'))
    document = treatyparse.parse(FORMER[0], lexicon=lexicon, analyzer=Written(FORMER[1]))
    attribution = document.quotations[0].attribution
    assert attribution is not None
    assert "elaborated" == str(attribution.cue)


CLAUSES = (
    "France will supply rifles and engineers of Fiat will build tanks.",
    """
France France PROPN 3 nsubj
will will AUX 3 aux VerbForm=Fin
supply supply VERB 0 root VerbForm=Fin
rifles rifle NOUN 3 obj
and and CCONJ 10 cc
engineers engineer NOUN 10 nsubj
of of ADP 8 case
Fiat Fiat PROPN 6 nmod
will will AUX 10 aux VerbForm=Fin
build build VERB 3 conj VerbForm=Fin
tanks tank NOUN 10 obj
. . PUNCT 3 punct
""",
)


def joined(text: str, rows: str) -> list[tuple[str, str]]:
    """What the tree says of the conjunctions of a text: each with whose subject follows."""
    reading = segmentation.read(text, Lexicon.from_toml(LANGUAGE))
    syntax = Syntax.of(reading, [], Written(rows).analyze(text))
    return [
        (reading.words[hit.first].surface, hit.term.value) for hit in syntax.reading.hits[JOINED]
    ]


def test_a_clause_with_a_subject_of_its_own_stands_alone() -> None:
    assert [("and", "own")] == joined(CLAUSES[0], CLAUSES[1])


def test_predicates_that_share_a_subject_stay_together() -> None:
    rows = CLAUSES[1].replace("NOUN 10 nsubj", "NOUN 4 nmod")
    assert [("and", "shared")] == joined(CLAUSES[0], rows)


JORDAN = """
Ann Ann PROPN 3 nsubj
Jordan Jordan PROPN 1 flat
left leave VERB 0 root
. . PUNCT 3 punct
"""


@pytest.mark.parametrize(
    ("entities", "doubtful", "none"),
    [
        ({}, 1, 0),
        ({"Ann_Jordan": "PER"}, 1, 1),
        ({"Jordan": "PER"}, 1, 0),
        ({"Jordan": "LOC"}, 0, 0),
    ],
    ids=["no entity", "a person", "a name alone", "a place"],
)
def test_an_entity_tells_a_place_from_a_namesake(
    entities: dict[str, str], doubtful: int, none: int
) -> None:
    toml = (
        f'{LANGUAGE}\n[territories]\nambiguous = ["Jordan"]\n[territories.names]\nJO = ["Jordan"]'
    )
    reading = segmentation.read("Ann Jordan left.", Lexicon.from_toml(toml))
    names = tuple((words.replace("_", " "), type_) for words, type_ in entities.items())
    analysis = Written(JORDAN, names).analyze(reading.text)
    hits = Syntax.of(reading, [], analysis).reading.hits
    assert doubtful == len(hits["territories.ambiguous"])
    assert none == len(hits.get("territories.not_territories", ()))


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
