"""Grammar: the small words and endings of a language, folded and ready to be asked for."""

from __future__ import annotations

from functools import lru_cache

from attrs import frozen

from treatyparse.lexicon import Lexicon
from treatyparse.words import Word


@frozen(eq=False)
class Grammar:
    """What a language file says of small words and endings.

    Sets hold keys of words, tuples hold endings and beginnings.
    """

    head_final: bool
    determiners: frozenset[str]
    definite: frozenset[str]
    indefinite: frozenset[str]
    personal: frozenset[str]
    prepositions: frozenset[str]
    complement_prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    place_prepositions: frozenset[str]
    absolute_prepositions: frozenset[str]
    spots: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    auxiliaries: frozenset[str]
    particles: frozenset[str]
    links: frozenset[str]
    calendar: frozenset[str]
    masculine_given: frozenset[str]
    feminine_given: frozenset[str]
    back_references: frozenset[str]
    employers: frozenset[str]
    infinitive_markers: frozenset[str]
    modals: frozenset[str]
    complementizers: frozenset[str]
    year_words: frozenset[str]
    relative_words: frozenset[str]
    agent_prepositions: frozenset[str]
    small: frozenset[str]
    small_within: frozenset[str]
    title_determiners: frozenset[str]
    title_conjunctions: frozenset[str]
    possessive_endings: tuple[str, ...]
    adjective_endings: tuple[str, ...]
    noun_endings: tuple[str, ...]
    complement_beginnings: tuple[str, ...]
    complement_endings: tuple[str, ...]
    oblique_endings: tuple[str, ...]
    addressee_endings: tuple[str, ...]
    infinitive_endings: tuple[str, ...]
    subject_endings: tuple[str, ...]
    verb_endings: tuple[str, ...]
    long_verb_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    aside_marks: frozenset[str]
    object_pronouns: frozenset[str]
    feminine_verb_endings: tuple[str, ...]
    masculine_verb_endings: tuple[str, ...]
    plural_verb_endings: tuple[str, ...]
    derived_endings: tuple[str, ...]
    abstract_endings: tuple[str, ...]
    feminine_endings: tuple[str, ...]
    owner_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]

    def is_small(self, word: Word) -> bool:
        """Whether it is a function word, which begins no name."""
        return word.key in self.small

    def is_small_within(self, word: Word) -> bool:
        """Whether it is a function word within a phrase: there US is no pronoun."""
        if word.is_upper and len(word.surface) > 1:
            return False
        return word.key in (self.small if word.is_capital else self.small_within)

    def is_possessive(self, word: Word) -> bool:
        """Whether it is an owner before what is owned: Iceland's."""
        return word.key.endswith(self.possessive_endings) and len(word.key) > 2

    def hyphens_after(self, word: Word) -> str:
        """The signs by which a phrase goes on: a hyphen, and the full stop of an ordinal."""
        return "-." if self.head_final and word.is_number else "-"

    def is_oblique(self, word: Word) -> bool:
        """Whether its ending is one that no subject has."""
        return word.key.endswith(self.oblique_endings)

    def is_reflexive_verb(self, word: Word) -> bool:
        """Whether an ending of four letters or more tells a verb even behind a capital."""
        return bool(self.adjective_endings) and word.key.endswith(self.long_verb_endings)

    def is_addressee(self, word: Word) -> bool:
        """Whether its ending is that of somebody who is told something."""
        return word.key.endswith(self.addressee_endings)

    def is_infinitive(self, word: Word) -> bool:
        """Whether its ending is that of an infinitive."""
        return word.key.endswith(self.infinitive_endings)

    def is_oblique_name(self, word: Word) -> bool:
        """Whether an ending after an apostrophe tells that a name is no subject: Ankara'da."""
        if not self.head_final:
            return False
        place = word.key.rfind("'")
        return place > 0 and word.key[place:] in self.oblique_endings

    def is_finite(self, word: Word) -> bool:
        """Whether it looks like a finite verb."""
        key = word.key
        return key in self.auxiliaries or (
            len(key) > _SHORTEST_VERB
            and not word.is_capital
            and key.endswith(self.verb_endings)
            and key not in self.small
        )

    def verb_gender(self, word: Word) -> str:
        """The gender that a verb form demands: masculine, feminine, plural, or empty."""
        if word.key.endswith(self.plural_verb_endings):
            return "plural"
        if word.key.endswith(self.feminine_verb_endings):
            return "feminine"
        if word.key.endswith(self.masculine_verb_endings):
            return "masculine"
        return ""


_SHORTEST_VERB = 4
_SHORTEST_LONG = 3


@lru_cache(maxsize=64)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar of a language, made once for each lexicon."""

    def words(table: str) -> frozenset[str]:
        key = lexicon.language.folding.key
        return frozenset(key(word) for word in lexicon.plain.get(table, frozenset()))

    def endings(table: str) -> tuple[str, ...]:
        return tuple(sorted(words(table)))

    verbs = endings("grammar.verb_endings")
    particles = words("names.particles")
    determiners = words("grammar.determiners")
    prepositions = words("grammar.prepositions")
    conjunctions = words("grammar.conjunctions")
    stops = words("grammar.stops")
    openers = words("grammar.openers")
    complements = words("grammar.complement_prepositions")
    within = determiners | prepositions | conjunctions | stops | complements
    within |= lexicon.language.function_words
    small = within | openers
    return Grammar(
        head_final=lexicon.language.head_final,
        determiners=determiners,
        definite=words("grammar.definite"),
        indefinite=words("grammar.indefinite"),
        personal=words("grammar.personal"),
        prepositions=prepositions,
        complement_prepositions=complements,
        conjunctions=conjunctions,
        subordinators=words("grammar.subordinators"),
        place_prepositions=words("grammar.place_prepositions"),
        absolute_prepositions=words("grammar.absolute_prepositions"),
        spots=words("parties.place_prepositions"),
        stops=stops,
        openers=openers,
        auxiliaries=words("grammar.auxiliaries"),
        particles=particles,
        links=particles | {".", "-"},
        calendar=words("names.calendar"),
        masculine_given=words("names.masculine_given"),
        feminine_given=words("names.feminine_given"),
        back_references=words("attribution.back_references"),
        employers=words("attribution.employers"),
        relative_words=words("grammar.relative_words"),
        agent_prepositions=words("grammar.agent_prepositions"),
        year_words=words("grammar.year_words"),
        complementizers=words("grammar.complementizers"),
        modals=words("grammar.modals"),
        infinitive_markers=words("grammar.infinitive_markers"),
        small=small,
        small_within=within,
        title_determiners=determiners | words("instruments.determiners"),
        title_conjunctions=conjunctions | words("instruments.links"),
        possessive_endings=endings("grammar.possessive_endings"),
        adjective_endings=endings("grammar.adjective_endings"),
        noun_endings=endings("grammar.noun_endings"),
        complement_beginnings=endings("grammar.complement_beginnings"),
        complement_endings=endings("grammar.complement_endings"),
        oblique_endings=endings("grammar.oblique_endings"),
        infinitive_endings=endings("grammar.infinitive_endings"),
        addressee_endings=endings("grammar.addressee_endings"),
        subject_endings=endings("grammar.subject_endings"),
        verb_endings=verbs,
        long_verb_endings=tuple(ending for ending in verbs if len(ending) > _SHORTEST_LONG),
        gerund_endings=endings("grammar.gerund_endings"),
        aside_marks=words("grammar.aside_marks"),
        object_pronouns=words("grammar.object_pronouns"),
        feminine_verb_endings=endings("grammar.feminine_verb_endings"),
        masculine_verb_endings=endings("grammar.masculine_verb_endings"),
        plural_verb_endings=endings("grammar.plural_verb_endings"),
        derived_endings=endings("names.derived_endings"),
        abstract_endings=endings("names.abstract_endings"),
        feminine_endings=endings("names.feminine_endings"),
        owner_endings=endings("grammar.owner_endings"),
        participle_endings=endings("grammar.participle_endings"),
    )
