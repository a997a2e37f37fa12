"""Attribution: what each quotation is, whom it is attributed to and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from attrs import define, field

from treatyparse.attribution import kinds
from treatyparse.attribution.asides import asides_of
from treatyparse.attribution.cues import Cue
from treatyparse.attribution.progress import Found, Progress
from treatyparse.attribution.resolution import Resolver
from treatyparse.attribution.rules import RULES
from treatyparse.attribution.scene import COLONS, COMMAS, DASHES, Quoted, Scene
from treatyparse.attribution.written import Referent
from treatyparse.mentions.phrases import Mention
from treatyparse.model import Attribution, Quotation, QuotationKind, SourceKind
from treatyparse.quotations import Pair
from treatyparse.reading import Reading
from treatyparse.span import Span
from treatyparse.terms import SENTENCE_ENDS


def attribute(reading: Reading, pairs: Sequence[Pair]) -> tuple[Quotation, ...]:
    """The quotations that the pairs of marks make, with kind, attribution and asides."""
    if not pairs:
        return ()
    attributor = _Attributor(Scene.of(reading, pairs))
    return tuple(attributor.quotation(quoted) for quoted in attributor.scene.quoted)


@define(eq=False)
class _Attributor:
    scene: Scene
    progress: Progress = field(init=False)
    _resolver: Resolver | None = field(default=None, init=False)
    nicknames: frozenset[int] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.progress = Progress(self.scene)
        self.nicknames = kinds.nicknames(self.scene)

    @property
    def resolver(self) -> Resolver:
        """What tells who a source is, made for the first of them."""
        if self._resolver is None:
            self._resolver = Resolver(self.scene)
        return self._resolver

    def quotation(self, quoted: Quoted) -> Quotation:
        """The quotation, attributed; to be called once for each, in order."""
        kind, found = self._decide(quoted)
        attribution = None
        if found is not None and kind in (QuotationKind.SPEECH, QuotationKind.DECLARATION):
            kind, attribution, found = self._attribution(quoted, kind, found)
        elif kind is QuotationKind.SPEECH:
            attribution = Attribution(rule="no_speaker")
        self.progress.found.append(found if attribution is not None else None)
        self.progress.kinds.append(kind)
        text = self.scene.reading.text
        pair = quoted.pair
        return Quotation(
            Span.of(text, pair.start, pair.end),
            Span.of(text, pair.content_start, pair.content_end),
            kind,
            attribution,
            asides_of(self.scene, quoted) if kind in _SPOKEN else (),
            quoted.parent if quoted.parent >= 0 else None,
        )

    def _decide(self, quoted: Quoted) -> tuple[QuotationKind, Found | None]:
        scene = self.scene
        previous = self.progress.previous(quoted)
        before_is_name = (
            previous is not None
            and self.progress.kinds[previous.number] is QuotationKind.NAME
            and kinds.is_plural_list(scene, quoted, previous)
        )
        if kinds.is_strong_name(scene, quoted, before_is_name):
            return QuotationKind.NAME, None
        if self._is_embedded_name(quoted) or quoted.number in self.nicknames:
            return QuotationKind.NAME, None
        if self._is_within_phrase(quoted):
            is_name = kinds.is_capital_name(scene, quoted)
            return QuotationKind.NAME if is_name else QuotationKind.TERM, None
        for rule in RULES:
            found = rule(self.progress, quoted)
            if found is not None:
                if self._is_headline_term(quoted, found):
                    return QuotationKind.TERM, None
                return QuotationKind.SPEECH, found
        if self._is_named(quoted):
            return QuotationKind.NAME, None
        if self._stands_alone(quoted):
            return QuotationKind.SPEECH, None
        return QuotationKind.TERM, None

    def _is_headline_term(self, quoted: Quoted, found: Found) -> bool:
        """Whether a heading has a few words between marks that its sentence goes on from."""
        scene = self.scene
        if found.cue is None or quoted.parent >= 0 or not scene.is_heading(quoted.opening):
            return False
        if scene.is_whole_line(quoted) or kinds.has_verb(scene, quoted):
            return False
        words = scene.reading.words
        if found.cue[0] >= quoted.opening or quoted.after >= len(words):
            return False
        after = words[quoted.after]
        return (
            after.is_word and scene.is_heading(quoted.after) and not scene.grammar.is_finite(after)
        )

    def _is_within_phrase(self, quoted: Quoted) -> bool:
        """Whether it stands in the middle of a noun phrase: the «ministry» official X."""
        place = self.scene.mentions.before(quoted.opening) - 1
        if place < 0:
            return False
        mention = self.scene.mentions.all[place]
        return mention.head < quoted.opening and mention.last >= quoted.after

    def _is_embedded_name(self, quoted: Quoted) -> bool:
        """Whether capitals in mid-sentence, or the place of the subject, make it a name."""
        scene = self.scene
        if kinds.is_word(scene, quoted) or not kinds.is_capital_name(scene, quoted):
            return False
        if kinds.cue_follows(scene, quoted):
            return False
        low, high = scene.before(quoted)
        if quoted.opening > low and not scene.is_line_start(quoted):
            is_long = len(kinds.content_words(scene, quoted)) >= _SHORT_NAME
            if scene.key(high) in scene.grammar.complementizers and is_long:
                return False
            beside = scene.cues_between(max(low, high - 1), high, quoted.parent)
            if not beside:
                return True
            return _is_subject(scene, quoted, beside[-1])
        follows = scene.cues_between(quoted.after, quoted.after, quoted.parent)
        return bool(follows) and quoted.size <= _SHORT_NAME and scene.reading.lexicon.has_case

    def _is_named(self, quoted: Quoted) -> bool:
        """Whether what nobody says is a name by its capitals."""
        scene = self.scene
        if kinds.is_word(scene, quoted):
            return False
        if not kinds.is_capital_name(scene, quoted) or scene.is_whole_line(quoted):
            return False
        if scene.is_line_start(quoted) and kinds.has_comma(scene, quoted):
            return kinds.is_title_case(scene, quoted)
        if scene.is_line_start(quoted) and scene.key(quoted.after) in SENTENCE_ENDS:
            return quoted.size <= _SHORT_NAME
        is_first = scene.key(quoted.after) in COLONS and scene.is_line_start(quoted)
        return not is_first or len(kinds.content_words(scene, quoted)) == 1

    def _stands_alone(self, quoted: Quoted) -> bool:
        """Whether it is a sentence of its own that nobody is seen to say."""
        scene = self.scene
        if quoted.parent >= 0 or not kinds.is_capital(scene, quoted):
            return False
        if kinds.is_word(scene, quoted):
            return False
        low, _ = scene.before(quoted)
        begins = quoted.opening <= low or scene.is_line_start(quoted)
        if scene.is_heading(quoted.opening) and kinds.has_verb(scene, quoted):
            begins = begins or scene.key(quoted.opening - 1) in COLONS
        if not begins:
            return False
        if scene.is_whole_line(quoted):
            return len(kinds.content_words(scene, quoted)) > 1
        closes = scene.key(quoted.after) in (*COLONS, *SENTENCE_ENDS, *DASHES)
        closes = closes or kinds.ends_as_sentence(scene, quoted)
        return closes and kinds.is_utterance(scene, quoted)

    def _attribution(
        self, quoted: Quoted, kind: QuotationKind, found: Found
    ) -> tuple[QuotationKind, Attribution | None, Found]:
        """The attribution that was found, resolved, and the kind that its source gives."""
        scene, source = self.scene, found.source
        cue = scene.reading.span(*found.cue) if found.cue is not None else None
        if source is None:
            return kind, Attribution(None, SourceKind.UNKNOWN, cue, None, found.rule), found
        referent = found.referent or self.resolver.resolve(
            source,
            self._verb_gender(found),
            quoted.opening if source.first >= quoted.after else -1,
            closes=found.rule == "attributed_at_end"
            or (found.rule == "attributed_after" and not kinds.is_capital(scene, quoted)),
        )
        source_kind = referent.kind
        if source_kind is SourceKind.UNKNOWN and source.table == "attribution.groups":
            if not self._names_body(source):
                return QuotationKind.TERM, None, found
            source_kind = SourceKind.ORGANIZATION
        if source_kind is SourceKind.DOCUMENT and self._is_attributive(quoted, found):
            return QuotationKind.TERM, None, found
        if self._is_epithet(quoted, found):
            return QuotationKind.TERM, None, found
        if source_kind is SourceKind.DOCUMENT and self._is_instrument(quoted, source, referent):
            kind = QuotationKind.DECLARATION
        found = Found(source, found.cue, found.rule, referent)
        if source_kind is SourceKind.PERSON:
            self.resolver.view.speakers.append(referent.mention or source)
        elif source_kind is SourceKind.ORGANIZATION:
            self.resolver.view.bodies.append(source)
        span = scene.reading.span(source.first, source.last)
        return (
            kind,
            Attribution(span, source_kind, cue, referent.words, found.rule),
            found,
        )

    def _holds_statement(self, mention: Mention) -> bool:
        """Whether the mention of a text or a part names a mere statement: its text, its end."""
        hits = self.scene.reading.between("attribution.documents", mention.first, mention.last)
        return any(hit.term.value in ("statement", "message") for hit in hits)

    def _verb_gender(self, found: Found) -> str:
        """The gender that the verb of an attribution demands of its subject."""
        if found.cue is None:
            return ""
        return next((c.gender for c in self.scene.cues.within(*found.cue)), "")

    def _is_instrument(self, quoted: Quoted, source: Mention, referent: Referent) -> bool:
        """Whether what is written is an instrument, not a press text."""
        mention = referent.mention or source
        if source.value in ("part", "reference") and not self._holds_statement(source):
            return True
        if mention.value == "message":
            return False
        return mention.value != "statement" or self._names_parties(quoted)

    def _is_attributive(self, quoted: Quoted, found: Found) -> bool:
        """Whether it is one word that only describes the author's next one: a "soft" landing."""
        scene = self.scene
        if len(kinds.content_words(scene, quoted)) != 1 or kinds.is_capital(scene, quoted):
            return False
        if found.cue is None or found.cue[1] != quoted.opening - 1:
            return False
        word = scene.word(quoted.after)
        if word is None or not word.is_word or word.is_capital or scene.grammar.is_small(word):
            return False
        return not scene.cues_between(quoted.after, quoted.after, quoted.parent)

    def _is_epithet(self, quoted: Quoted, found: Found) -> bool:
        """Whether far from any verb of saying it is one word that describes the author's next."""
        if found.cue is None or found.cue[1] > quoted.opening - _FAR_CUE:
            return False
        cues = self.scene.cues.within(*found.cue)
        if quoted.size > 1 or kinds.is_capital(self.scene, quoted) or not cues:
            return False
        before = self.progress.previous(quoted)
        shared = before is not None and self.progress.found[before.number]
        if cues[0].is_phrase or (shared and shared.cue == found.cue):
            return False
        word = self.scene.word(quoted.after)
        follows = word is not None and word.is_word
        return follows and "call" not in cues[0].values and not kinds.has_verb(self.scene, quoted)

    def _names_body(self, group: Mention) -> bool:
        """Whether a group is told by the name of its body: analysts at Norland."""
        words = self.scene.reading.words[group.head_last + 1 : group.last + 1]
        grammar = self.scene.grammar
        works_for = bool(words) and words[0].key in grammar.employers
        works_for = works_for or (bool(words) and bool(grammar.complement_endings))
        return works_for and any(word.is_capital for word in words)

    def _names_parties(self, quoted: Quoted) -> bool:
        """Whether the quoted words begin with the sides, as those of a joint statement do."""
        last = min(quoted.last, quoted.first + _FIRST_WORDS)
        return bool(self.scene.reading.between("attribution.sides", quoted.first, last))


def _is_subject(scene: Scene, quoted: Quoted, cue: Cue) -> bool:
    """Whether a name after a verb of saying is who says it: «…, writes the "Courier"»."""
    if "call" in cue.values and scene.ends_at("attribution.name_nouns", cue.first - 1):
        return True
    if "call" in cue.values and scene.key(cue.first - 1) in COMMAS:
        return kinds.is_title_case(scene, quoted)
    if "call" in cue.values or cue.is_phrase or not cue.takes_person:
        return "naming" in cue.values
    before = scene.key(cue.first - 1)
    if before in COMMAS or before in DASHES:
        return True
    if not scene.grammar.adjective_endings:
        return False
    low, _ = scene.before(quoted)
    left = scene.mentions_between(low, cue.first - 1, quoted.parent)
    return not any(m.is_direct and m.kind is not SourceKind.COUNTRY for m in left)


_FIRST_WORDS: Final = 3
_SHORT_NAME: Final = 4
_FAR_CUE: Final = 7
_SPOKEN: Final = (QuotationKind.SPEECH, QuotationKind.DECLARATION)
