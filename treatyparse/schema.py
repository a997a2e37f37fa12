"""Schema: every table that a language file may have, by stage, with its layout and meaning."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum, auto
from typing import Final

from attrs import frozen

from treatyparse.model import ClauseType, Force, InstrumentKind

GRADES: Final[dict[str, float]] = {"strong": 1.0, "medium": 0.6, "weak": 0.35}
"""What a graded term weighs; a clause type is given from a total of 1.0."""


class Shape(Enum):
    """How a table of a language file is laid out."""

    TERMS = auto()
    """An array of terms."""
    BY_VALUE = auto()
    """A table of arrays of terms; the key is the value of its terms."""
    GRADED = auto()
    """A table of tables: subtype, then grade, then an array of terms."""
    PLAIN = auto()
    """An array of words or signs that no matcher sees."""


@frozen
class Table:
    """A table that a language file may have.

    Attributes:
        name: Its dotted name, which is also the label of its terms.
        shape: Its layout.
        meaning: What its entries are, for the documentation.
        values: For ``BY_VALUE`` the keys that are allowed; empty where any is.
    """

    name: str
    shape: Shape
    meaning: str
    values: frozenset[str] = frozenset()


def _table(name: str, shape: Shape, meaning: str, values: Iterable[str] = ()) -> Table:
    return Table(name, shape, meaning, frozenset(str(value) for value in values))


SEGMENTATION: Final = (
    _table("segmentation.abbreviations", Shape.PLAIN, "words whose full stop ends no sentence"),
    _table("segmentation.words", Shape.TERMS, "words of a script without spaces, not to be cut"),
    _table("segmentation.ordinals", Shape.PLAIN, "words that a number with a full stop counts"),
)

GRAMMAR: Final = (
    _table("grammar.determiners", Shape.PLAIN, "words that open a noun phrase and are no name"),
    _table("grammar.definite", Shape.PLAIN, "those of them that point to what is known"),
    _table("grammar.indefinite", Shape.PLAIN, "words that bring in another one: an, another"),
    _table("grammar.personal", Shape.PLAIN, "pronouns that stand for nothing but people: he"),
    _table("grammar.prepositions", Shape.PLAIN, "words whose noun phrase is no subject"),
    _table("grammar.complement_prepositions", Shape.PLAIN, "prepositions within a phrase"),
    _table("grammar.conjunctions", Shape.PLAIN, "words that join two of a kind"),
    _table("grammar.subordinators", Shape.PLAIN, "prepositions that open a clause too: after"),
    _table("grammar.place_prepositions", Shape.PLAIN, "prepositions of a body that speaks as one"),
    _table("grammar.absolute_prepositions", Shape.PLAIN, "with, before a subject and participle"),
    _table("grammar.stops", Shape.PLAIN, "other small words that end a noun phrase"),
    _table("grammar.openers", Shape.PLAIN, "words that stand capitalised before a name only first"),
    _table("grammar.possessive_endings", Shape.PLAIN, "endings of an owner that stands before"),
    _table("grammar.owner_endings", Shape.PLAIN, "endings that a stem takes in an owner"),
    _table("grammar.participle_endings", Shape.PLAIN, "endings of verb forms before their subject"),
    _table("grammar.adjective_endings", Shape.PLAIN, "endings of an adjective before its noun"),
    _table("grammar.noun_endings", Shape.PLAIN, "endings of nouns that end as adjectives do"),
    _table("grammar.complement_beginnings", Shape.PLAIN, "beginnings of what depends on a noun"),
    _table("grammar.complement_endings", Shape.PLAIN, "endings of a noun that depends on another"),
    _table("grammar.oblique_endings", Shape.PLAIN, "endings that no subject has"),
    _table("grammar.addressee_endings", Shape.PLAIN, "endings of a noun that is told something"),
    _table("grammar.subject_endings", Shape.PLAIN, "endings that a stem takes in a subject"),
    _table("grammar.verb_endings", Shape.PLAIN, "endings of finite verbs"),
    _table("grammar.auxiliaries", Shape.PLAIN, "finite verbs that no ending shows"),
    _table("grammar.relative_words", Shape.PLAIN, "words that open a clause on a noun"),
    _table("grammar.agent_prepositions", Shape.PLAIN, "words before who did it: by"),
    _table("grammar.year_words", Shape.PLAIN, "words after the number of a year"),
    _table("grammar.complementizers", Shape.PLAIN, "words that open what is said: that"),
    _table("grammar.infinitive_markers", Shape.PLAIN, "words before an infinitive"),
    _table("grammar.infinitive_endings", Shape.PLAIN, "endings of infinitives"),
    _table("grammar.modals", Shape.PLAIN, "verbs before another without any marker: should"),
    _table("grammar.object_pronouns", Shape.PLAIN, "determiners that are also objects of a verb"),
    _table("grammar.aside_marks", Shape.PLAIN, "signs around an author's words: commas, dashes"),
    _table("grammar.gerund_endings", Shape.PLAIN, "endings of verbs that borrow their subject"),
    _table("grammar.feminine_verb_endings", Shape.PLAIN, "endings of verbs with a woman subject"),
    _table("grammar.masculine_verb_endings", Shape.PLAIN, "endings of verbs with a man subject"),
    _table("grammar.plural_verb_endings", Shape.PLAIN, "endings of verbs with a plural subject"),
)

_GENDERS: Final = ("masculine", "feminine", "either")

NAMES: Final = (
    _table("names.titles", Shape.BY_VALUE, "nouns of office, calling or kin, by gender", _GENDERS),
    _table("names.ages", Shape.TERMS, "what a number makes a person: -year-old"),
    _table("names.relatives", Shape.TERMS, "titles of somebody's kin, friends and the like"),
    _table("names.honorifics", Shape.BY_VALUE, "forms of address, by gender", _GENDERS),
    _table("names.particles", Shape.PLAIN, "small words within a name"),
    _table("names.masculine_given", Shape.PLAIN, "given names of men"),
    _table("names.feminine_given", Shape.PLAIN, "given names of women"),
    _table("names.surnames", Shape.PLAIN, "surnames that stand before the given name"),
    _table("names.spelling", Shape.PLAIN, "signs by which foreign names are spelled"),
    _table("names.breaking_beginnings", Shape.PLAIN, "beginnings of words before which names end"),
    _table(
        "names.derived_endings", Shape.PLAIN, "endings of adjectives and bodies made from titles"
    ),
    _table("names.abstract_endings", Shape.PLAIN, "endings of nouns that are no role of a person"),
    _table("names.feminine_endings", Shape.PLAIN, "endings of given names of women"),
    _table("names.calendar", Shape.PLAIN, "capitalised words of the calendar"),
    _table("names.organizations", Shape.TERMS, "nouns of bodies, firms and media"),
    _table("names.bodies", Shape.TERMS, "names of bodies that speak"),
    _table(
        "names.stand_ins",
        Shape.BY_VALUE,
        "nouns of bodies that stand for one named before, by sort",
        ("authority", "firm", "medium", "any"),
    ),
    _table(
        "names.roles",
        Shape.BY_VALUE,
        "titles of those at the head of a body and of those who speak for it",
        ("head", "state", "government", "region", "city", "foreign", "minister", "leader", "voice"),
    ),
)

_POSSESSIVES: Final = ("possessive", "possessive_masculine", "possessive_feminine")

ATTRIBUTION: Final = (
    _table(
        "attribution.verbs",
        Shape.BY_VALUE,
        "words that attribute a quotation, by what they take",
        ("say", "call", "act", "manner", "document", "relay", "naming", "noun", "last"),
    ),
    _table(
        "attribution.phrases",
        Shape.BY_VALUE,
        "phrases that attribute, by the place of the source",
        ("before", "aside", "after", "around", "document"),
    ),
    _table(
        "attribution.documents",
        Shape.BY_VALUE,
        "nouns of what is written: instruments, words for them, their parts, press texts",
        ("instrument", "reference", "part", "statement", "message"),
    ),
    _table(
        "attribution.pronouns",
        Shape.BY_VALUE,
        "pronouns, by what they stand for",
        ("masculine", "feminine", "plural", "person", "thing", "any", "speaker", *_POSSESSIVES),
    ),
    _table("attribution.groups", Shape.TERMS, "people without a name: critics, residents"),
    _table("attribution.sides", Shape.TERMS, "words for the parties to an agreement"),
    _table("attribution.announcements", Shape.TERMS, "words that announce an extract"),
    _table("attribution.back_references", Shape.PLAIN, "words that point back to a quotation"),
    _table("attribution.back_phrases", Shape.TERMS, "phrases that point back to a quotation"),
    _table("attribution.noun_links", Shape.TERMS, "words between whose words and what they say"),
    _table("attribution.sayings", Shape.TERMS, "nouns for what was said: phrases, remarks"),
    _table("attribution.employers", Shape.PLAIN, "words between people and the body they work for"),
    _table("attribution.audiences", Shape.TERMS, "those who are told"),
    _table("attribution.indefinite", Shape.TERMS, "words that keep the speaker in the dark"),
    _table("attribution.name_nouns", Shape.TERMS, "nouns before a name between marks"),
    _table("attribution.name_phrases", Shape.TERMS, "words by which a name is given"),
    _table("attribution.word_nouns", Shape.TERMS, "nouns before quoted words that nobody says"),
    _table("attribution.nickname_nouns", Shape.TERMS, "nouns of groups of states in nicknames"),
    _table("attribution.so_called", Shape.TERMS, "words that keep a quoted word at a distance"),
)

PARTIES: Final = (
    _table("territories.names", Shape.BY_VALUE, "countries, by code; from CLDR"),
    _table("territories.further_names", Shape.BY_VALUE, "their short, informal and former names"),
    _table("territories.capitals", Shape.BY_VALUE, "capitals, by code of the country; from CLDR"),
    _table("territories.further_capitals", Shape.BY_VALUE, "capitals that CLDR does not give"),
    _table("territories.adjectives", Shape.BY_VALUE, "adjectives of countries, by code"),
    _table("territories.people", Shape.BY_VALUE, "peoples and citizens, by code"),
    _table("territories.seats", Shape.BY_VALUE, "seats of power that stand for a state, by code"),
    _table("territories.companies", Shape.BY_VALUE, "national companies that act for their state"),
    _table("territories.leaders", Shape.BY_VALUE, "surnames of well-known leaders, by code"),
    _table("territories.blocs", Shape.BY_VALUE, "organisations of states, by acronym"),
    _table("territories.bloc_seats", Shape.BY_VALUE, "cities that stand for an organisation"),
    _table(
        "territories.not_territories", Shape.TERMS, "names with a country in them that are none"
    ),
    _table(
        "territories.ambiguous",
        Shape.TERMS,
        "names that are also words or personal names; they need support from the text",
    ),
    _table("territories.states", Shape.TERMS, "words before the name of a state: republic of"),
    _table("parties.place_prepositions", Shape.PLAIN, "prepositions before a mere place"),
    _table("parties.place_endings", Shape.PLAIN, "endings of a name that is a mere place"),
    _table("parties.prepositions", Shape.PLAIN, "other prepositions that stand before a country"),
    _table("parties.conjunctions", Shape.PLAIN, "further words that join the members of a list"),
    _table("parties.first_person", Shape.PLAIN, "words for the speaker's own side: we, our"),
    _table("parties.articles", Shape.PLAIN, "small words between a preposition and a name"),
    _table("parties.matters", Shape.TERMS, "nouns whose adjective names a matter: crisis, war"),
    _table("parties.opponents", Shape.TERMS, "words before whom one acts against: against, than"),
    _table("parties.others", Shape.TERMS, "partners that no code names: donor states, rebels"),
    _table("parties.partner_prepositions", Shape.PLAIN, "prepositions before a partner: with"),
    _table("parties.mediators", Shape.TERMS, "words after which a mediator or host is named"),
    _table("parties.mediation", Shape.TERMS, "words right before which a mediator is named"),
    _table("parties.reactions", Shape.TERMS, "verbs of telling and judging what others do"),
    _table("parties.onlookers", Shape.TERMS, "nouns whose adjective names no party"),
    _table("parties.transit", Shape.TERMS, "words after which a country of transit is named"),
    _table(
        "parties.sides",
        Shape.BY_VALUE,
        "words for all the parties in question, by their number, and for what they share",
        ("two", "three", "mutual"),
    ),
)

DATES: Final = (
    _table(
        "dates.months",
        Shape.BY_VALUE,
        "names of months, by number",
        (f"{number:02}" for number in range(1, 13)),
    ),
    _table("dates.weekdays", Shape.BY_VALUE, "names of weekdays, Monday is 1", "1234567"),
    _table("dates.year_first", Shape.PLAIN, "words between a year and the month after it"),
    _table("dates.day_words", Shape.PLAIN, "words after the number of a day"),
    _table(
        "dates.numerals", Shape.BY_VALUE, "numbers in words, by their value", map(str, range(32))
    ),
    _table("dates.deadlines", Shape.PLAIN, "words before a date by which something is due"),
    _table("dates.joiners", Shape.PLAIN, "words within a date: 7th of March, 7 de marzo"),
    _table("dates.month_first", Shape.PLAIN, "signs between figures where the month stands first"),
)

_NEEDS: Final = ("article", "matter", "name")
_BESIDE: Final = ("before", "after", "predicate")
INSTRUMENTS: Final = (
    _table(
        "instruments.nouns",
        Shape.BY_VALUE,
        "nouns that name an instrument, by its kind",
        InstrumentKind,
    ),
    _table("instruments.not_instruments", Shape.TERMS, "phrases in which such a noun names none"),
    _table("instruments.generic", Shape.PLAIN, "words before a noun that names no one"),
    _table("instruments.new", Shape.PLAIN, "words before a noun that names another instrument"),
    _table("instruments.vague_modifiers", Shape.PLAIN, "adjectives that tell no two apart"),
    _table("instruments.determiners", Shape.PLAIN, "further words that open a title"),
    _table("instruments.numbers", Shape.TERMS, "words that count several: two, three"),
    _table("instruments.indefinite", Shape.PLAIN, "articles with which another one is named"),
    _table("instruments.modifier_endings", Shape.PLAIN, "endings of adjectives before a noun"),
    _table("instruments.noun_endings", Shape.PLAIN, "endings of nouns that look like adjectives"),
    _table("instruments.following_endings", Shape.PLAIN, "endings of adjectives behind the noun"),
    _table("instruments.plural_endings", Shape.PLAIN, "endings of adjectives before several"),
    _table(
        "instruments.plural_nouns",
        Shape.BY_VALUE,
        "nouns in the plural, which name an instrument where a year follows",
        InstrumentKind,
    ),
    _table("instruments.commercial", Shape.TERMS, "firms and dealings that make it a contract"),
    _table("instruments.hypotheses", Shape.BY_VALUE, "beside one that is none", _BESIDE),
    _table("instruments.needs", Shape.BY_VALUE, "nouns that want it", _NEEDS),
    _table("instruments.adjuncts", Shape.TERMS, "phrases of the sentence, at which a title ended"),
    _table("instruments.grounds", Shape.TERMS, "words before an instrument that is but a ground"),
    _table("instruments.complements", Shape.PLAIN, "words with which a title goes on"),
    _table("instruments.links", Shape.PLAIN, "further conjunctions within a title"),
    _table("instruments.title_phrases", Shape.TERMS, "phrases with which a title goes on"),
    _table("instruments.stops", Shape.PLAIN, "words at which a title has ended"),
    _table("instruments.participles", Shape.TERMS, "participles that tell what a bare noun holds"),
    _table("instruments.self_references", Shape.TERMS, "words by which an instrument names itself"),
    _table("instruments.article_headings", Shape.TERMS, "words that head an article"),
    _table("instruments.identities", Shape.TERMS, "words that give an instrument its other name"),
    _table("instruments.done", Shape.TERMS, "words of the formula that tells place and day"),
    _table("instruments.parties", Shape.TERMS, "words for the parties as an instrument has them"),
    _table("instruments.sign_verbs", Shape.TERMS, "words for signing and concluding"),
)

ROLES: Final = frozenset(
    {
        "attack",
        "commodity",
        "energy_equipment",
        "extracting",
        "forces",
        "goods",
        "guarding",
        "helping",
        "hostility",
        "joint_action",
        "laying",
        "lending",
        "making",
        "mineral",
        "money",
        "negating",
        "pipe_or_line",
        "price",
        "quarrel",
        "renouncing",
        "rolling_goods",
        "servicing",
        "settling",
        "dealing",
        "stationing",
        "territory",
        "trading",
        "training",
    }
)
"""What a word contributes to a field that no word of the clause names by itself."""

CLAUSES: Final = (
    *(
        _table(f"types.{type_}", Shape.GRADED, f"terms that speak for the type {type_}")
        for type_ in ClauseType
    ),
    _table("types.roles", Shape.BY_VALUE, "words that make a type together with others", ROLES),
    _table(
        "types.topics",
        Shape.BY_VALUE,
        "words that speak for a type in a whole article, too common to do so in a clause",
        ClauseType,
    ),
    _table(
        "types.other_fields",
        Shape.BY_VALUE,
        "words that speak for a field that is none of the types, by the name of the field",
    ),
    _table(
        "types.exclusions",
        Shape.BY_VALUE,
        "terms within which nothing speaks for a type, or for any",
        (*ClauseType, "any"),
    ),
    _table(
        "types.cancels",
        Shape.BY_VALUE,
        "terms that cancel a type, or every type, in the whole clause",
        (*ClauseType, "any"),
    ),
    _table("clauses.parties", Shape.TERMS, "words for the parties: sides, both countries"),
    _table("clauses.joint", Shape.TERMS, "words for acting together or mutually"),
    _table("clauses.speakers", Shape.TERMS, "words by which a party speaks of itself: we, our"),
    _table("clauses.conjunctions", Shape.TERMS, "words that co-ordinate main clauses"),
    _table("clauses.reporting", Shape.TERMS, "verbs and phrases of a closing attribution"),
    _table("clauses.signing", Shape.TERMS, "verbs of signing, adopting and exchanging instruments"),
    _table(
        "clauses.contents", Shape.TERMS, "words after which the content of what was signed stands"
    ),
    _table("clauses.talks", Shape.TERMS, "talks about a topic that lead to nothing"),
    _table("clauses.procedure", Shape.TERMS, "definitions, entry into force, committees, disputes"),
    _table("clauses.questions", Shape.TERMS, "words by which a heading asks: how, why"),
    _table("clauses.condemnation", Shape.TERMS, "condemning, condoling, protesting"),
    _table("clauses.hostile_acts", Shape.TERMS, "killing, striking, arresting, accusing"),
    _table("clauses.one_sided", Shape.TERMS, "sanctions and penalties that one side imposes"),
    _table("clauses.relief", Shape.TERMS, "lifting and easing what one side has imposed"),
    _table("clauses.domestic", Shape.TERMS, "what a state does at home: its own budget or army"),
    _table("clauses.instrument_parts", Shape.TERMS, "parts of an instrument: article, annex, text"),
    _table("clauses.captions", Shape.TERMS, "openings of a line that is no part of the article"),
    _table("clauses.further_reading", Shape.TERMS, "lines after which teasers follow"),
    _table("force.terms", Shape.BY_VALUE, "words that carry a deontic force", Force),
    _table("force.agreements", Shape.TERMS, "agreeing verbs, whose force is that of what follows"),
    _table(
        "force.negations",
        Shape.BY_VALUE,
        "negations of a word (not), of the subject and so of the whole clause (neither), of the"
        " whole clause wherever they stand in it (kein), and of nothing (not only)",
        ("word", "subject", "clause", "none"),
    ),
    _table("force.headline_future", Shape.PLAIN, "words before an infinitive in a heading: to"),
    _table("force.assessments", Shape.TERMS, "words of a view, which binds nobody: welcomes"),
    _table("force.denials", Shape.TERMS, "denials that an instrument provides for something"),
    _table(
        "force.subordinators",
        Shape.BY_VALUE,
        "words that open a subordinate clause: relative (which), or of condition, time, cause (if)",
        ("relative", "adverbial"),
    ),
    _table(
        "force.tenses",
        Shape.BY_VALUE,
        "verb forms by tense and mood; being and having, which bind nobody, apart",
        ("future", "present", "past", "being", "possible", "able", "advised", "demanded"),
    ),
    _table(
        "force.effects", Shape.BY_VALUE, "effects and their causes", ("verb", "thing", "pronoun")
    ),
)

TABLES: Final[dict[str, Table]] = {
    table.name: table
    for table in (
        *SEGMENTATION,
        *GRAMMAR,
        *NAMES,
        *ATTRIBUTION,
        *PARTIES,
        *DATES,
        *INSTRUMENTS,
        *CLAUSES,
    )
}
"""Every table that a language file may have, by name."""
