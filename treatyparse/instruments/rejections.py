"""Rejections: the reasons why a noun that could name an instrument names none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from treatyparse.grammar import grammar_of
from treatyparse.instruments.extent import CLOSING, OPENING
from treatyparse.instruments.modifiers import (
    PLURALS,
    count_before,
    is_place,
    is_year,
    with_modifiers,
)
from treatyparse.model import InstrumentKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from treatyparse.hits import Hit
    from treatyparse.reading import Reading


def _is_fixed_phrase(reading: Reading, hit: Hit) -> bool:
    """The noun stands in a phrase that names none: «по соглашению сторон», "rule of law"."""
    low = max(0, hit.first - _LONGEST_PHRASE)
    return any(
        phrase.first <= hit.last and phrase.last >= hit.first
        for phrase in reading.between("instruments.not_instruments", low, hit.last + 5)
    )


_LONGEST_PHRASE: Final = 8


def _is_generic(reading: Reading, hit: Hit) -> bool:
    """Any one of its kind, or one that is but praised: "any agreement", "the best agreement"."""
    generic = reading.lexicon.plain.get("instruments.generic", frozenset())
    first = min(with_modifiers(reading, hit.first), max(0, hit.first - 2))
    return any(reading.words[index].key in generic for index in range(first, hit.first))


def _is_nickname(reading: Reading, hit: Hit) -> bool:
    """What someone calls the instrument, right after an opening mark: "a pact of slaves"."""
    first = with_modifiers(reading, hit.first)
    if first < _NICKNAME:
        return False
    mark, article = reading.words[first - 2 : first]
    indefinite = reading.lexicon.plain.get("instruments.indefinite", frozenset())
    return mark.key in OPENING and article.key in indefinite and not article.is_capital


_NICKNAME: Final = 2


def _is_plural(reading: Reading, hit: Hit) -> bool:
    """Several of a kind, as the form or the adjective tells: «двусторонние соглашения».

    With a year right after they are those of that year: «газовых соглашений 2009 года»; with a
    number before they are so many: "two accords".
    """
    if is_year(reading, hit.last + 1) or count_before(reading, hit) is not None:
        return False
    if hit.term.label == PLURALS:
        return True
    endings = tuple(reading.lexicon.plain.get("instruments.plural_endings", ()))
    if not endings or not hit.first:
        return False
    word = reading.words[hit.first - 1]
    determiners = grammar_of(reading.lexicon).title_determiners
    if not word.is_word or word.key in determiners or is_place(reading, hit.first - 1):
        return False
    nouns = tuple(reading.lexicon.plain.get("instruments.noun_endings", ()))
    return word.key.endswith(endings) and not word.key.endswith(nouns)


def _is_hypothetical(reading: Reading, hit: Hit) -> bool:
    """One that there is not yet and may never be: "until there is a pact", "a pact would help"."""
    first = with_modifiers(reading, hit.first)
    around = reading.between(
        "instruments.hypotheses", max(0, first - _NEAR_HYPOTHESIS - 3), hit.last + 2
    )
    if any(
        phrase.term.value == "before" and 0 < first - phrase.last <= _NEAR_HYPOTHESIS
        for phrase in around
    ):
        return True
    indefinite = reading.lexicon.plain.get("instruments.indefinite", ())
    return (
        first > 0
        and reading.words[first - 1].key in indefinite
        and any(phrase.term.value == "after" and phrase.first == hit.last + 1 for phrase in around)
    )


_NEAR_HYPOTHESIS: Final = 2


def _is_predicate(reading: Reading, hit: Hit) -> bool:
    """What the text says that something is: "the accord is the biggest contract so far"."""
    if reading.words[hit.first].is_capital:
        return False
    first = with_modifiers(reading, hit.first)
    return any(
        phrase.term.value == "predicate" and phrase.last + 1 == first
        for phrase in reading.between("instruments.hypotheses", max(0, first - 5), first - 1)
    )


def needs(reading: Reading, hit: Hit, what: str) -> bool:
    """Whether a noun names an instrument only with an article, or only with its matter."""
    found = reading.between("instruments.needs", hit.first, hit.last)
    return any(
        need.term.value == what and (need.first, need.last) == (hit.first, hit.last)
        for need in found
    )


def _is_event(reading: Reading, hit: Hit) -> bool:
    """That somebody agrees, no instrument: without any article, as in "reach agreement on"."""
    first = with_modifiers(reading, hit.first)
    sentence = reading.sentences[reading.sentence_at(hit.first)]
    opens = all(not word.is_word for word in reading.words[sentence.first : first])
    if (
        not needs(reading, hit, "article")
        or reading.words[sentence.last].key not in CLOSING
        or (reading.words[hit.first].is_capital and not (opens and first == hit.first))
    ):
        return False
    if not first or opens:
        return True
    grammar, before = grammar_of(reading.lexicon), reading.words[first - 1]
    return not (
        before.key in grammar.title_determiners
        or grammar.is_possessive(before)
        or reading.between("instruments.sign_verbs", first - 1, first - 1)
    )


def _is_ground(reading: Reading, hit: Hit) -> bool:
    """A charter, convention or law that is only the ground of something else."""
    if InstrumentKind(hit.term.value) not in _GROUNDS:
        return False
    low = max(0, with_modifiers(reading, hit.first) - _NEAR_GROUND)
    return bool(reading.between("instruments.grounds", low, hit.first - 1))


def _is_in_caption(reading: Reading, hit: Hit) -> bool:
    """A word of a line of tags, of a caption or of a teaser."""
    first = reading.sentences[reading.sentence_at(hit.first)].first
    captions = reading.between("clauses.captions", first, first + _LONGEST_CAPTION)
    return any(
        all(not word.is_word for word in reading.words[first : caption.first])
        for caption in captions
    )


_LONGEST_CAPTION: Final = 4

_GROUNDS: Final = frozenset(
    {
        InstrumentKind.CHARTER,
        InstrumentKind.CONVENTION,
        InstrumentKind.LAW,
        InstrumentKind.RESOLUTION,
    }
)
_NEAR_GROUND: Final = 6

REJECTIONS: Final[tuple[Callable[[Reading, Hit], bool], ...]] = (
    _is_fixed_phrase,
    _is_generic,
    _is_plural,
    _is_event,
    _is_ground,
    _is_hypothetical,
    _is_predicate,
    _is_nickname,
    _is_in_caption,
)
"""The reasons why a noun names no instrument, in the order in which they are tried."""
