"""Cues by the tree: the verbs that quote, found by where they stand, whatever verbs they are.

A verb of saying is told by its place: behind a quotation and its comma or dash, with somebody who
says it; before the colon that announces one; or over the clause in which the quoted words stand.
Each rule looks at one quotation and gives the index of a token, or None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from attrs import define, field, frozen

from treatyparse.analysis import Analysis, Token
from treatyparse.quotations import Pair

_DASHES: Final = frozenset({"-", "–", "—", "―", "--"})
_COMMAS: Final = frozenset({",", "，", "،"})
_COLONS: Final = frozenset({":", "："})
_CALLS: Final = frozenset({"!", "?", "…", "...", "؟", "！", "？"})
_STOPS: Final = frozenset({".", ":", ";", "(", ")", "?", "!"})
_MARKS: Final = frozenset("»”\"'’“«„‘‹›`")
_ASIDE_SIGNS: Final = frozenset(".!?…")
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON"})
_SAID_OF: Final = frozenset({"xcomp", "obj", "iobj", "obl", "ccomp", "advcl"})
"""Relations of what is said of an object; parsers differ."""
_CLAUSAL: Final = frozenset({"ccomp", "advcl", "xcomp"})
_MOST_BETWEEN: Final = 10
"""Tokens between a quotation and its verb, the one who says it among them."""
_MOST_BEFORE: Final = 30
_MOST_STEPS: Final = 6
"""Steps up the tree from a quoted word to the verb that reports it."""


@frozen(eq=False)
class QuotedTokens:
    """A quotation among the tokens.

    Attributes:
        number: Its place among the pairs of marks.
        parent: The number of the pair around it, or -1.
        first: The index of its first token, as a rule the mark.
        last: The index of its last token.
    """

    number: int
    parent: int
    first: int
    last: int


@define(eq=False)
class Stage:
    """The tokens of a text with its quotations placed among them.

    Attributes:
        analysis: The tokens and their trees.
        quoted: The quotations that hold tokens, in order.
        owners: For each token the innermost quotation around it, or -1.
    """

    analysis: Analysis
    quoted: Sequence[QuotedTokens] = field(init=False)
    owners: Sequence[int] = field(init=False)

    def place(self, pairs: Sequence[Pair]) -> Stage:
        """Place the pairs of marks."""
        owners = [-1] * len(self.analysis.tokens)
        quoted: list[QuotedTokens] = []
        open_: list[int] = []
        for number, pair in enumerate(pairs):
            while open_ and pairs[open_[-1]].end <= pair.start:
                open_.pop()
            held = self.analysis.between(pair.start, pair.end)
            for index in held:
                owners[index] = number
            if held:
                parent = open_[-1] if open_ else -1
                quoted.append(QuotedTokens(number, parent, held[0], held[-1]))
            open_.append(number)
        self.quoted, self.owners = quoted, owners
        return self

    def token(self, index: int) -> Token | None:
        """The token at this index, or None outside the text."""
        return self.analysis.tokens[index] if 0 <= index < len(self.analysis.tokens) else None

    def form(self, index: int) -> str:
        """The form of the token at this index; empty outside the text."""
        return self.analysis.tokens[index].form if 0 <= index < len(self.analysis.tokens) else ""

    def is_verb(self, index: int) -> bool:
        """Whether a token is a verb that has a subject, or a gerund that borrows one."""
        token = self.analysis.tokens[index]
        if token.part_of_speech != "VERB" or "VerbForm=Inf" in token.features:
            return False
        return "VerbForm=Part" not in token.features or "Case=" not in token.features

    def is_nominal(self, index: int) -> bool:
        """Whether a token is a noun, a name or a pronoun."""
        return self.analysis.tokens[index].part_of_speech in _NOMINAL

    def subjects(self, verb: int, parent: int) -> Iterator[int]:
        """The subjects of a verb that do not stand in a quotation of its own level."""
        for child in self.analysis.children[verb]:
            relation = self.analysis.tokens[child].relation or ""
            if relation.startswith("nsubj") and self.owners[child] == parent:
                yield child

    def has_subject(self, verb: int, parent: int) -> bool:
        """Whether a verb has such a subject."""
        return next(self.subjects(verb, parent), None) is not None

    def has_verb(self, quoted: QuotedTokens) -> bool:
        """Whether a verb and another word stand between the marks."""
        tokens = self.analysis.tokens[quoted.first : quoted.last + 1]
        has_verb = any(token.part_of_speech in ("VERB", "AUX") for token in tokens)
        return has_verb and sum(token.form[:1].isalnum() for token in tokens) >= 2

    def is_clausal(self, quoted: QuotedTokens) -> bool:
        """Whether somebody's sentence seems to stand between the marks, not a name."""
        tokens = self.analysis.tokens[quoted.first : quoted.last + 1]
        return self.has_verb(quoted) or sum(token.form[:1].isalnum() for token in tokens) >= 8


def after(stage: Stage, quoted: QuotedTokens) -> int | None:
    """«…», — said the minister; "…," the minister said."""
    index, strength = _behind(stage, quoted)
    if not strength:
        return None
    met = False
    for place in range(index, min(index + _MOST_BETWEEN, len(stage.owners))):
        form = stage.form(place)
        if stage.owners[place] != quoted.parent and met:
            continue  # the name of whom he speaks for
        if stage.owners[place] != quoted.parent or form in _STOPS:
            return None
        if stage.is_verb(place):
            told = met or stage.has_subject(place, quoted.parent) or _noun_follows(stage, place)
            return place if told and (strength > 1 or stage.is_clausal(quoted)) else None
        if stage.analysis.tokens[place].part_of_speech in ("SCONJ", "CCONJ"):
            return None
        met = met or stage.is_nominal(place)
        if form in _COMMAS and not met:
            return None
    return None


def _behind(stage: Stage, quoted: QuotedTokens) -> tuple[int, int]:
    """The first token behind a quotation and its comma or dash, and how strong a sign they are."""
    last = quoted.last
    while last > quoted.first and stage.form(last) in _MARKS:
        last -= 1
    strength = 0
    if stage.form(last) in _COMMAS:
        strength = 2
    elif stage.form(last)[-1:] in _CALLS or stage.form(last) in _CALLS:
        strength = 1
    index = quoted.last + 1
    has_comma = has_dash = False
    while stage.form(index) in _COMMAS or stage.form(index) in _DASHES:
        has_comma = has_comma or stage.form(index) in _COMMAS
        has_dash = has_dash or stage.form(index) in _DASHES
        index += 1
    if has_dash and (has_comma or strength):
        strength = 2
    elif has_dash or has_comma:
        strength = max(strength, 1)
    following, closing = stage.token(index), stage.token(quoted.last)
    if following is None or closing is None:
        return index, 0
    between = stage.analysis.text[closing.end : following.start]
    return index, 0 if "\n\n" in between.replace("\r", "") else strength


def _noun_follows(stage: Stage, verb: int) -> bool:
    for place in range(verb + 1, min(verb + 6, len(stage.owners))):
        if stage.form(place) in _STOPS:
            return False
        if stage.is_nominal(place) and stage.owners[place] == stage.owners[verb]:
            return True
    return False


def inside(stage: Stage, quoted: QuotedTokens) -> int | None:
    """«…, — said the minister, — …»: between dashes within the marks."""
    for place in range(quoted.first + 2, quoted.last - 1):
        if (
            stage.owners[place] == quoted.number
            and stage.form(place - 1) in _DASHES
            and (stage.form(place - 2) in _COMMAS or stage.form(place - 2)[-1:] in _ASIDE_SIGNS)
            and stage.is_verb(place)
            and _is_asserted_of_another(stage.analysis.tokens[place])
            and _noun_follows(stage, place)
        ):
            return place
    return None


def _is_asserted_of_another(token: Token) -> bool:
    """Whether a verb is in the indicative and of the third person."""
    return not any(sign in token.features for sign in ("Person=1", "Person=2", "VerbForm=Conv"))


def announced(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The minister said: «…»."""
    colon = quoted.first - 1
    if stage.form(colon) not in _COLONS or not stage.is_clausal(quoted):
        return None
    sentence = stage.analysis.sentence_of(colon)
    for place in range(colon - 1, max(sentence.first, colon - _MOST_BEFORE) - 1, -1):
        relation = stage.analysis.tokens[place].relation or ""
        if (
            stage.owners[place] == quoted.parent
            and stage.is_verb(place)
            and not relation.startswith("acl")
        ):
            return _main(stage, place, sentence.first)
    return None


def _main(stage: Stage, verb: int, first: int) -> int:
    """The verb over the clause of this one: of "said that they will act" the first."""
    for _ in range(_MOST_STEPS):
        token = stage.analysis.tokens[verb]
        over = token.head
        if (
            token.relation not in _CLAUSAL
            or over is None
            or not first <= over < verb
            or stage.owners[over] != stage.owners[verb]
            or not stage.is_verb(over)
        ):
            return verb
        verb = over
    return verb


def before_comma(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The minister told reporters, "…"."""
    comma = quoted.first - 1
    if stage.form(comma) not in _COMMAS or not stage.is_clausal(quoted):
        return None
    for place in range(comma - 1, max(comma - 5, -1), -1):
        form = stage.form(place)
        if stage.owners[place] != quoted.parent or form in _STOPS or form in _COMMAS:
            return None
        if stage.analysis.tokens[place].part_of_speech == "VERB":
            return place if stage.has_subject(_finite(stage, place), quoted.parent) else None
    return None


def _finite(stage: Stage, verb: int) -> int:
    """The verb whose subject it shares: of "used to say" the first."""
    token = stage.analysis.tokens[verb]
    return token.head if token.relation == "xcomp" and token.head is not None else verb


def directly_before(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The minister replied "…"."""
    verb = quoted.first - 1
    if verb < 0 or stage.owners[verb] != quoted.parent or not stage.is_verb(verb):
        return None
    token = stage.analysis.tokens[verb]
    if token.relation in _CLAUSAL or (token.relation or "").startswith("acl"):
        return None
    has_subject = stage.has_subject(verb, quoted.parent) or "VerbForm=Conv" in token.features
    return verb if has_subject and stage.has_verb(quoted) else None


def reported(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The minister said that the talks were "…": the verb over the clause of the quoted words."""
    tokens = stage.analysis.tokens
    index = _top(stage, quoted)
    for _ in range(_MOST_STEPS):
        if index is None:
            return None
        head = tokens[index].head
        if head is None:
            return None
        if tokens[index].relation == "ccomp" and stage.owners[head] == quoted.parent:
            told = stage.is_verb(head) and stage.has_subject(head, quoted.parent)
            return head if told else None
        index = head
    return None


def _top(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The quoted word that depends on one outside the quotation."""
    for index in range(quoted.first, quoted.last + 1):
        token = stage.analysis.tokens[index]
        head = token.head
        if (
            head is not None
            and not quoted.first <= head <= quoted.last
            and token.part_of_speech != "PUNCT"
        ):
            return index
    return None


def characterised(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The minister called the talks "…": said of an object, by a subject."""
    top = _top(stage, quoted)
    if top is None or _begins_with_capital(stage, quoted):
        return None
    tokens = stage.analysis.tokens
    token = tokens[top]
    verb = token.head
    if "Case=Ins" in token.features:
        # Parsers hang what is said of an object on the object itself as often as on the verb.
        for _ in range(_MOST_STEPS):
            if verb is not None and tokens[verb].relation in ("obj", "nmod"):
                verb = tokens[verb].head
    elif token.relation != "xcomp" and (
        token.relation not in _SAID_OF or "Case=" in token.features
    ):
        return None
    if verb is None or stage.owners[verb] != quoted.parent:
        return None
    if not stage.is_verb(verb) or not stage.has_subject(verb, quoted.parent):
        return None
    objects = (
        child
        for child in stage.analysis.children[verb]
        if tokens[child].relation == "obj" and stage.owners[child] == quoted.parent
    )
    return verb if any(True for _ in objects) else None


def _begins_with_capital(stage: Stage, quoted: QuotedTokens) -> bool:
    """Whether the first word between the marks is written as a name or a sentence begins."""
    words = (
        stage.form(index)
        for index in range(quoted.first, quoted.last + 1)
        if stage.form(index)[:1].isalnum()
    )
    return next(words, "")[:1].isupper()


Rule = Callable[[Stage, QuotedTokens], int | None]

RULES: Final[tuple[Rule, ...]] = (
    after,
    inside,
    announced,
    before_comma,
    directly_before,
    characterised,
    reported,
)
"""In order; the first that finds a verb decides."""


def quoting_verb(stage: Stage, quoted: QuotedTokens) -> int | None:
    """The index of the verb that quotes, or None."""
    for rule in RULES:
        verb = rule(stage, quoted)
        if verb is not None:
            return verb
    return None
