"""Kinds: what the grammar around a quotation says of it: a name, a word as a word, an utterance."""

from __future__ import annotations

from typing import Final

from treatyparse.attribution.scene import COLONS, COMMAS, DASHES, Quoted, Scene, told_once
from treatyparse.terms import SENTENCE_ENDS
from treatyparse.words import Word

_MAY_FOLLOW_NOUN: Final = COMMAS | DASHES | frozenset("([{/")


@told_once
def content_words(scene: Scene, quoted: Quoted) -> list[Word]:
    """The words between the marks, signs left out, at most a few dozen."""
    last = min(quoted.last, quoted.first + _MOST_WORDS)
    words = scene.reading.words[quoted.first : last + 1]
    return [word for word in words if word.is_word or word.is_number]


_MOST_WORDS: Final = 60
_LONGEST_NAME: Final = 9
_LONGEST_TITLE: Final = 30


def is_capital(scene: Scene, quoted: Quoted) -> bool:
    """Whether the first word between the marks has a capital, or is a figure in a name."""
    words = content_words(scene, quoted)
    if not words:
        return False
    return words[0].is_capital or words[0].is_number or opens_with_particle(scene, quoted)


def opens_with_particle(scene: Scene, quoted: Quoted) -> bool:
    """Whether a small particle of a name, a hyphen and a capital open it: «al-Nour»."""
    first, words = quoted.first, scene.reading.words
    return (
        quoted.size > _WORDS_OF_NICKNAME
        and words[first].key in scene.grammar.particles
        and words[first + 1].key == "-"
        and words[first + 2].is_capital
    )


@told_once
def has_verb(scene: Scene, quoted: Quoted) -> bool:
    """Whether a finite verb or a person speaking stands between the marks."""
    last = min(quoted.last, quoted.first + _MOST_WORDS)
    for index in range(quoted.first, last + 1):
        if scene.grammar.is_finite(scene.reading.words[index]):
            return True
    for hit in scene.reading.between("attribution.verbs", quoted.first, last):
        if hit.term.value != "noun" and not scene.reading.words[hit.first].is_capital:
            return True
    return any(
        hit.term.value == "speaker"
        for hit in scene.reading.between("attribution.pronouns", quoted.first, last)
    )


@told_once
def ends_as_sentence(scene: Scene, quoted: Quoted) -> bool:
    """Whether a sentence end stands last between the marks or directly after a full sentence."""
    return scene.last_sign(quoted) in SENTENCE_ENDS


def is_utterance(scene: Scene, quoted: Quoted) -> bool:
    """Whether the words between the marks are a sentence that somebody could say."""
    words = content_words(scene, quoted)
    if len(words) >= _LONG_UTTERANCE:
        return True
    return len(words) >= 2 and has_verb(scene, quoted)


_LONG_UTTERANCE: Final = 8


def cue_follows(scene: Scene, quoted: Quoted) -> bool:
    """Whether a cue closes the clause right behind the marks, where verbs do: X, «A» dedi."""
    if not scene.grammar.head_final and scene.reading.lexicon.language.has_spaces:
        return False
    index = quoted.after
    while scene.key(index) in COMMAS or scene.key(index) in DASHES:
        index += 1
    number = scene.reading.sentence_at(quoted.after - 1)
    last = min(scene.reading.sentences[number].last, index + _NEAR_CUE)
    for cue in scene.cues_between(index, last, quoted.parent):
        if "naming" in cue.values or "noun" in cue.values:
            continue
        between = scene.reading.words[index : cue.first]
        return all(
            word.key in scene.grammar.back_references or word.key in scene.grammar.conjunctions
            for word in between
        )
    return False


_NEAR_CUE: Final = 4


_LONGEST_NOUN: Final = 5


def noun_after(scene: Scene, quoted: Quoted, table: str) -> bool:
    """Whether a term of a table stands directly behind, where nouns close their phrases."""
    if not scene.grammar.head_final and scene.reading.lexicon.language.has_spaces:
        return False
    return any(
        hit.first == quoted.after
        for hit in scene.reading.between(table, quoted.after, quoted.after + _LONGEST_NOUN)
    )


def noun_before(scene: Scene, quoted: Quoted, table: str) -> bool:
    """Whether a term of a table stands directly before, a comma or an adjective between."""
    place = _place_of_noun(scene, quoted)
    return place >= 0 and scene.ends_at(table, place)


@told_once
def _place_of_noun(scene: Scene, quoted: Quoted) -> int:
    """Where the noun would end that stands directly before; -1 where none can."""
    index = quoted.opening - 1
    if quoted.opening in scene.reading.breaks and scene.key(index) not in COLONS:
        return -1
    if scene.key(index) in _MAY_FOLLOW_NOUN:
        index -= 1
    return index


def _head_before(scene: Scene, quoted: Quoted) -> bool:
    """Whether a mention with the noun of a named thing ends directly before the quotation."""
    if noun_before(scene, quoted, "attribution.name_nouns"):
        return True
    is_cited = _is_cited(scene, quoted)
    for table in ("names.organizations", "attribution.documents"):
        if noun_before(scene, quoted, table) and not is_cited:
            return True
    if _is_acronym_before(scene, quoted):
        return True
    if scene.key(quoted.opening - 1) in COLONS:
        words = content_words(scene, quoted)
        return (
            len(words) <= _SHORT
            and not has_verb(scene, quoted)
            and _names_things(scene, quoted.opening - 2)
        )
    place = scene.mentions.before(quoted.opening) - 1
    if place < 0 or quoted.opening in scene.reading.breaks:
        return False
    mention = scene.mentions.all[place]
    return (
        mention.table in ("names.organizations", "attribution.documents")
        and mention.head_last < quoted.opening <= mention.last + 1
    )


def _is_cited(scene: Scene, quoted: Quoted) -> bool:
    """Whether a comma closes words that attribute: «Under article two, "the road is free"»."""
    index = quoted.opening - 1
    if scene.key(index) not in COMMAS:
        return False
    low, _ = scene.before(quoted)
    cues = scene.cues_between(max(low, index - _LONGEST_CITATION), index, quoted.parent)
    return bool(cues) and cues[-1].is_phrase


_LONGEST_CITATION: Final = 12


def _is_acronym_before(scene: Scene, quoted: Quoted) -> bool:
    """Whether capitals alone, as of a legal form, stand before a short name: ООО «Север»."""
    word = scene.word(quoted.opening - 1)
    return (
        word is not None
        and word.is_upper
        and quoted.opening not in scene.reading.breaks
        and len(content_words(scene, quoted)) <= _SHORT
        and not has_verb(scene, quoted)
    )


def _names_things(scene: Scene, last: int) -> bool:
    """Whether the phrase that ends at a word is headed by the noun of a named thing."""
    if scene.ends_at("attribution.name_nouns", last):
        return True
    place = scene.mentions.before(last + 1) - 1
    if place < 0:
        return False
    mention = scene.mentions.all[place]
    return mention.last == last and scene.ends_at("attribution.name_nouns", mention.head_last)


_SHORT: Final = 4


def is_plural_list(scene: Scene, quoted: Quoted, other: Quoted) -> bool:
    """Whether only signs and small words that join stand between two quotations."""
    if quoted.opening - other.after > _LONGEST_JOIN or quoted.opening < other.after:
        return False
    if scene.is_whole_line(quoted) and not scene.is_whole_line(other):
        return False
    for index in range(other.after, quoted.opening):
        word = scene.reading.words[index]
        if word.is_word and word.key not in scene.grammar.conjunctions:
            return False
        if word.key in SENTENCE_ENDS or word.key in COLONS:
            return False
    return True


_LONGEST_JOIN: Final = 4


def _is_relayed_by(scene: Scene, quoted: Quoted) -> bool:
    """Whether a verb that hands on words stands directly before: what quotes may be a paper."""
    index = quoted.opening - 1
    cues = scene.cues_between(index, index, quoted.parent)
    return any(
        "relay" in cue.values and cue.last == index for cue in cues
    ) and not ends_as_sentence(scene, quoted)


_LONGEST_RELAY: Final = 2


def is_strong_name(scene: Scene, quoted: Quoted, before_is_name: bool) -> bool:
    """Whether grammar alone makes it a name.

    A noun of a named thing before it, a list that begins with a name, capitals and figures, or a
    capital in mid-sentence on few words without a verb.
    """
    words = content_words(scene, quoted)
    if not words:
        return False
    capital = is_capital(scene, quoted)
    if not scene.reading.lexicon.has_case:
        if len(words) > _LONGEST_TITLE or is_word(scene, quoted):
            return False
        return _head_before(scene, quoted) or noun_after(scene, quoted, "attribution.name_nouns")
    if noun_before(scene, quoted, "attribution.so_called"):
        return False
    if noun_before(scene, quoted, "attribution.name_phrases"):
        return capital or len(words) <= 2
    if cue_follows(scene, quoted):
        return False
    if noun_after(scene, quoted, "attribution.name_phrases"):
        return True
    if not capital:
        return False
    if len(words) <= _LONGEST_RELAY and _is_relayed_by(scene, quoted):
        return True
    if len(words) <= _LONGEST_NAME and any(
        noun_after(scene, quoted, table)
        for table in ("attribution.name_nouns", "names.organizations")
    ):
        return True
    if noun_before(scene, quoted, "attribution.word_nouns"):
        return False
    if _head_before(scene, quoted) and len(words) <= _LONGEST_TITLE:
        return not ends_with_comma(scene, quoted)
    if before_is_name and len(words) <= _LONGEST_NAME:
        return True
    return _is_acronym(words) and not ends_as_sentence(scene, quoted)


def _is_acronym(words: list[Word]) -> bool:
    return len(words) <= 2 and all(w.is_upper or w.is_number for w in words) and words[0].is_upper


def ends_with_comma(scene: Scene, quoted: Quoted) -> bool:
    """Whether a comma stands last between the marks, as before the author's words."""
    return scene.last_sign(quoted) in COMMAS


@told_once
def is_capital_name(scene: Scene, quoted: Quoted) -> bool:
    """Whether it is a few capitalised words in the middle of a sentence, with no sentence in it."""
    words = content_words(scene, quoted)
    if not words or len(words) > _LONGEST_TITLE:
        return False
    if not words[0].is_capital and not opens_with_particle(scene, quoted):
        return False
    if len(words) > _LONGEST_NAME and not _all_capital(scene, words):
        return False
    if not scene.reading.lexicon.has_case or ends_with_comma(scene, quoted):
        return False
    if ends_as_sentence(scene, quoted) and not _all_capital(scene, words):
        return False
    if scene.key(quoted.opening - 1) in COLONS:
        return False
    if scene.reading.lexicon.language.capital_nouns:
        return _is_capital_throughout(scene, quoted, words)
    if _all_capital(scene, words):
        return True
    return not has_verb(scene, quoted) and not _is_lone_adjective(scene, quoted, words)


def _is_lone_adjective(scene: Scene, quoted: Quoted, words: list[Word]) -> bool:
    """Whether the only capital is that of a people before a noun, where titles have more."""
    if scene.grammar.adjective_endings or len(words) < 2 or any(w.is_capital for w in words[1:]):
        return False
    hits = scene.reading.between("territories.adjectives", quoted.first, quoted.first)
    return bool(hits)


def has_comma(scene: Scene, quoted: Quoted) -> bool:
    """Whether a comma stands between the marks."""
    return any(word.key in COMMAS for word in scene.reading.words[quoted.first : quoted.last + 1])


def _all_capital(scene: Scene, words: list[Word]) -> bool:
    """Whether every longer word has a capital, as in an English title."""
    longer = [w for w in words if not scene.grammar.is_small(w)]
    return len(longer) >= 2 and all(w.is_capital or w.is_number for w in longer)


def _is_capital_throughout(scene: Scene, quoted: Quoted, words: list[Word]) -> bool:
    """Whether two words or more stand side by side, each with a capital.

    It takes no less for a name where every noun has one; a hyphen makes one noun of two.
    """
    signs = scene.reading.words[quoted.first : quoted.last + 1]
    capital = all(word.is_capital or word.is_number for word in words)
    return capital and len(words) >= 2 and all(word.key != "-" for word in signs)


def is_title_case(scene: Scene, quoted: Quoted) -> bool:
    """Whether it is set as a title: each longer word capitalised."""
    return _all_capital(scene, content_words(scene, quoted))


@told_once
def is_word(scene: Scene, quoted: Quoted) -> bool:
    """Whether a word before it makes it a word as a word, a so-called thing, or a banner."""
    if noun_before(scene, quoted, "attribution.so_called"):
        return True
    if noun_before(scene, quoted, "attribution.word_nouns"):
        return True
    if not cue_follows(scene, quoted) and any(
        noun_after(scene, quoted, table)
        for table in ("attribution.word_nouns", "attribution.so_called")
    ):
        return True
    index = quoted.opening - 1
    if scene.key(index) in COLONS or scene.key(index).endswith(
        scene.grammar.gerund_endings or ("\0",)
    ):
        return scene.ends_at("attribution.word_nouns", index - 1)
    return False


def is_loose_fragment(scene: Scene, quoted: Quoted) -> bool:
    """Whether a few words that a speaker sets between marks are far from any word of saying.

    Within a speech such words are the speaker's own irony unless a cue stands right beside them.
    """
    if quoted.parent < 0 or is_capital(scene, quoted) or has_verb(scene, quoted):
        return False
    if len(content_words(scene, quoted)) > _LONGEST_FRAGMENT:
        return False
    low, high = scene.before(quoted)
    cues = scene.cues_between(low, high, quoted.parent)
    if scene.key(high) in COMMAS:
        high -= 1
    return not any(cue.last >= high or "call" in cue.values or cue.is_phrase for cue in cues)


_LONGEST_FRAGMENT: Final = 6


def nicknames(scene: Scene) -> frozenset[int]:
    """The quotations of a few words that a text repeats: what their thing is called.

    Two words that the text sets between marks three times or more, in whatever case, are no
    longer anybody's words, nor are those that a noun for a group of states ends: the
    «great seven».
    """
    groups = {
        number
        for hit in scene.reading.hits.get("attribution.nickname_nouns", ())
        if (number := scene.owners[hit.last]) >= 0
        and scene.quoted[number].last == hit.last
        and len(content_words(scene, scene.quoted[number])) == _WORDS_OF_NICKNAME
    }
    seen: dict[tuple[str, ...], list[int]] = {}
    for quoted in scene.quoted:
        if quoted.size > _LONGEST_NICKNAME:
            continue
        words = content_words(scene, quoted)
        if len(words) == _WORDS_OF_NICKNAME:
            seen.setdefault(tuple(word.key[:5] for word in words), []).append(quoted.number)
    often = {n for numbers in seen.values() if len(numbers) >= _OFTEN for n in numbers}
    return frozenset(often | groups)


_LONGEST_NICKNAME: Final = 3
_WORDS_OF_NICKNAME: Final = 2
_OFTEN: Final = 3
