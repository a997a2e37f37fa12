"""Mentions: the noun phrases of a text that may be a source, each with its kind and extent.

A mention grows from a head found by a table (a title, a body, a document, a group, a pronoun, a
country) or from a run of capitalised words. To its left it takes what describes it, to its right
what depends on it, up to the name.
"""

from __future__ import annotations

from typing import Final

from attrs import define, evolve, field

from treatyparse.grammar import Grammar, grammar_of
from treatyparse.hits import Hit
from treatyparse.mentions.heads import (
    KINDS,
    find_heads,
    is_bare,
    is_foreign,
    is_subject_form,
    joins_complements,
    known_words,
    owes_noun,
    owner_words,
    single_words,
    stands_apart,
    verb_words,
)
from treatyparse.mentions.names import (
    Person,
    Run,
    gender_of_name,
    gender_of_title,
    in_oblique_place,
    name_runs,
    with_role,
)
from treatyparse.mentions.parts import (
    CLOSING_MARKS,
    OPENING_MARKS,
    TITLES,
    beyond_place,
    closing_after,
    compound_end,
    goes_on,
    is_full_name,
    is_hyphen,
    name_in,
    names_another,
    names_itself,
    opening_before,
    opens_line,
    opens_name,
    opens_with_verb,
    owes_more,
)
from treatyparse.mentions.phrases import Mention, Mentions, ends_as_owner, explains, shares_name
from treatyparse.model import SourceKind
from treatyparse.reading import Reading


def find_people(reading: Reading) -> tuple[Person, ...]:
    """The people named in a text, in order, titles included."""
    people = (mention.person(reading) for mention in reading.once(find_mentions).all)
    return tuple(person for person in people if person is not None)


_MOST_COMPLEMENT: Final = 16
_MOST_BEFORE, _MOST_SIGNS_BEFORE = 6, 16


def find_mentions(reading: Reading) -> Mentions:
    """The mentions of a text, for :meth:`Reading.once`."""
    return Mentions(tuple(_Finder(reading).find()))


@define
class _Finder:
    reading: Reading
    grammar: Grammar = field(init=False)
    heads: list[Hit] = field(init=False)
    head_firsts: frozenset[int] = field(init=False)
    verbs: frozenset[int] = field(init=False)
    apart: set[int] = field(init=False)
    audiences: frozenset[int] = field(init=False)
    adjectives: dict[int, int] = field(init=False)
    known: frozenset[int] = field(init=False)
    first_words: set[int] = field(init=False)
    owners: frozenset[int] = field(init=False)
    owned: dict[int, int] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self.grammar = grammar_of(self.reading.lexicon)
        self.heads = find_heads(self.reading)
        self.head_firsts = frozenset(hit.first for hit in self.heads)
        self.verbs = verb_words(self.reading)
        self.apart = {hit.first for hit in self.heads if stands_apart(self.reading, hit)}
        self.audiences = single_words(self.reading, "attribution.audiences")
        self.adjectives = {
            hit.first: hit.last for hit in self.reading.hits.get("territories.adjectives", ())
        }
        self.known = known_words(self.reading)
        self.owners = owner_words(self.reading)
        self.first_words = {sentence.first for sentence in self.reading.sentences}

    def find(self) -> list[Mention]:
        runs = self.reading.once(name_runs)
        run_at = {index: run for run in runs for index in range(run.first, run.last + 1)}
        found: list[Mention] = []
        done = -1
        for hit in self.heads:
            if hit.first <= done:
                continue
            mention = self._of_head(hit, run_at, done)
            if ends_as_owner(self.reading, mention):
                self.owned[mention.name_last] = mention.name_first
                continue
            if found and shares_name(self.reading, found[-1], mention):
                mention = evolve(mention, first=found.pop().first)
            found.append(mention)
            done = mention.last
        return self._with_names(found, runs)

    def _with_names(self, heads: list[Mention], runs: list[Run]) -> list[Mention]:
        """The mentions from heads, and those of names that no head takes in."""
        found: list[Mention] = []
        place = 0
        for run in runs:
            while place < len(heads) and heads[place].last < run.first:
                found.append(heads[place])
                place += 1
            if place < len(heads) and heads[place].first <= run.last:
                continue
            if self._is_adjective(run):
                continue
            mention = self._of_run(run)
            if found and explains(self.reading, found[-1], mention):
                title = found.pop()
                mention = evolve(
                    title,
                    last=mention.last,
                    name_first=mention.name_first,
                    name_last=mention.name_last,
                    gender=mention.gender or title.gender,
                )
            found.append(mention)
        found += heads[place:]
        return found

    def _is_adjective(self, run: Run) -> bool:
        """Whether the run is no more than the adjective of a country, or a verb first in line."""
        if run.first in self.adjectives and self.adjectives[run.first] >= run.last:
            return True
        is_lone = run.first == run.last and run.first in self.first_words
        return is_lone and opens_with_verb(self.reading, run.last, self.verbs)

    def _of_run(self, run: Run) -> Mention:
        words = self.reading.words
        first = run.first
        if first in self.first_words and first < run.last and self._is_opener(first):
            first += 1
        single = words[run.last]
        is_body = first == run.last and single.is_upper
        is_body = is_body or (
            single.surface.isascii() and is_foreign(self.reading, first, run.last)
        )
        if is_body or (first in self.adjectives and first < run.last):
            return Mention(first, run.last, first, run.last, SourceKind.ORGANIZATION, "names")
        gender = gender_of_name(words, first, run.last, self.grammar)
        name_first = max(first, self.owned.get(run.last, first))
        first = with_role(self.reading, first, self.first_words, self.verbs)
        if name_first and in_oblique_place(
            self.reading, name_first - 1, self.first_words, self.verbs
        ):
            gender = ""
        return Mention(
            first,
            run.last,
            first,
            run.last,
            SourceKind.PERSON,
            "names",
            name_first=name_first,
            name_last=run.last,
            gender=gender,
            is_direct=not self.grammar.is_oblique_name(words[run.last])
            and not (first == run.last and self.grammar.is_infinitive(single)),
        )

    def _is_opener(self, index: int) -> bool:
        """Whether the capitalised first word of a sentence is no name and no initial of one."""
        words = self.reading.words
        is_verb = self.grammar.is_reflexive_verb(words[index])
        return words[index + 1].key != "." and (is_verb or self.grammar.is_small(words[index]))

    def _of_head(self, hit: Hit, run_at: dict[int, Run], done: int) -> Mention:
        table, value = hit.term.label, hit.term.value
        kind = KINDS[table]
        first, last, name = hit.first, hit.last, None
        if table == "attribution.pronouns":
            gender = value if value in ("masculine", "feminine", "plural") else ""
        elif table == "attribution.sides":
            first, gender = self._left(hit.first, done), "plural"
        elif kind is SourceKind.COUNTRY:
            gender = ""
        else:
            last, name = self._right(hit, kind, run_at)
            first, gender = self._left(hit.first, done), ""
        if table.startswith("territories."):
            is_direct = not self.grammar.head_final or is_bare(self.reading, hit)
        else:
            is_direct = is_subject_form(self.reading, hit)
        if kind is not SourceKind.PERSON:
            name = None
        elif table in TITLES:
            gender = gender_of_title(self.reading, hit, name if is_direct else None, self.grammar)
        return Mention(
            first,
            last,
            hit.first,
            hit.last,
            kind,
            table,
            value,
            name.first if name is not None else -1,
            name.last if name is not None else -1,
            gender,
            is_direct,
        )

    def _left(self, head: int, done: int) -> int:
        """The first word of the phrase: determiners, owners and adjectives before the head."""
        words, grammar = self.reading.words, self.grammar
        first = head
        spaced = self.reading.lexicon.language.has_spaces
        most = _MOST_BEFORE if spaced else _MOST_SIGNS_BEFORE
        for index in range(head - 1, max(done, head - 1 - most), -1):
            word = words[index]
            if index + 1 in self.first_words:
                break
            if index in self.known and not spaced:
                first = index
                continue
            joins = word.key in grammar.hyphens_after(words[index - 1])
            if joins and self._is_tight(index) and index - 1 > done:
                if words[index - 1].is_number:
                    first = index - 1
                continue
            if word.is_number and first == index:
                continue
            if grammar.head_final and word.key in CLOSING_MARKS and index == head - 1:
                return opening_before(self.reading, index, done) or head
            if not (word.is_word or word.is_number):
                break
            if word.key in grammar.determiners:
                return index
            if grammar.is_possessive(word):
                first = index
                continue
            is_small = grammar.is_small_within(word)
            if is_small or not self._describes(index):
                break
            first = index
        return first

    def _is_tight(self, index: int) -> bool:
        reading = self.reading
        return reading.starts[index] == reading.end(index - 1)

    def _describes(self, index: int) -> bool:
        """Whether a word before the head may be part of the phrase."""
        word, grammar = self.reading.words[index], self.grammar
        if not self.reading.lexicon.has_case:
            return False
        if index in self.adjectives:
            return True
        if grammar.adjective_endings:
            if word.key.endswith(grammar.noun_endings or ("\0",)):
                return False
            return word.key.endswith(grammar.adjective_endings) and len(word.key) > 3
        return (
            not grammar.is_finite(word)
            and not (grammar.head_final and grammar.is_oblique(word))
            and (not word.is_number or grammar.head_final or len(word.surface) == _YEAR)
            and index not in self.verbs
        )

    def _right(self, hit: Hit, kind: SourceKind, run_at: dict[int, Run]) -> tuple[int, Run | None]:
        """The last word of the phrase, and the name in which it ends."""
        words, grammar = self.reading.words, self.grammar
        last = index = hit.last
        name: Run | None = None
        governed = False
        while index + 1 < len(words) and index - hit.last < _MOST_COMPLEMENT:
            index += 1
            word = words[index]
            if self._is_beyond(index, last, hit, run_at.get(index)):
                break
            run = run_at.get(index)
            if run is not None and word.key not in grammar.prepositions:
                name = self._name_of(run, index, kind, governed)
                last = index = run.last
                if name is not None and names_another(self.reading, run.last, kind, run_at):
                    break
                governed &= owes_more(self.reading, last)
                continue
            if self._is_dated(index, hit, kind, governed):
                last = index
                continue
            if word.key == "-" and index == last + 1 and is_hyphen(self.reading, index):
                continue
            if index in self.apart or (governed and name is None and index in self.owners):
                break
            begins = index == last + 1 or (governed and index - last <= _ARTICLE_REACH)
            may_open = word.key in OPENING_MARKS and not grammar.head_final
            if may_open and begins and opens_name(self.reading, index, self.first_words):
                closing = closing_after(self.reading, index, self.first_words)
                if closing < 0:
                    break
                last = index = closing
                name = None
                continue
            is_article = governed and word.key in grammar.determiners
            if is_article or word.key in grammar.complement_prepositions:
                if name is not None and kind is SourceKind.PERSON:
                    break
                governed = True
                continue
            index = compound_end(self.reading, index)
            word = words[index]
            if not word.is_word or not self._depends(index, hit, name, governed):
                break
            if word.key in grammar.conjunctions:
                governed = governed or joins_complements(self.reading, index, self.head_firsts)
            else:
                last = index
                name = None
                governed = governed and not grammar.complement_endings
        return last, name

    def _name_of(self, run: Run, index: int, kind: SourceKind, governed: bool) -> Run | None:
        """The name of a person within a run from a word on; none after a preposition alone.

        There capitals name a thing, as in "head of German Industries".
        """
        rest = Run(index, run.last)
        if governed:
            rest = beyond_place(self.reading, rest)
        name = name_in(self.reading, rest) if kind is SourceKind.PERSON else None
        if name is None or not governed:
            return name
        is_thing = name.first == name.last and index in self.adjectives
        return None if name.first == index or is_thing else name

    def _is_dated(self, index: int, hit: Hit, kind: SourceKind, governed: bool) -> bool:
        """Whether a number belongs to a document, or a word to the number of a year."""
        words = self.reading.words
        if words[index].is_number:
            is_year = len(words[index].surface) == _YEAR and governed
            return (index == hit.last + 1 or is_year) and kind is SourceKind.DOCUMENT
        return words[index].key in self.grammar.year_words and words[index - 1].is_number

    def _is_beyond(self, index: int, last: int, hit: Hit, run: Run | None) -> bool:
        """Whether a word begins a sentence, a line with a head, or the name of another."""
        if index in self.first_words and not goes_on(self.reading, index):
            return True
        if index in self.head_firsts:
            return opens_line(self.reading, index)
        return run is not None and names_itself(self.reading, run, last, hit, self.verbs)

    def _depends(self, index: int, hit: Hit, name: Run | None, governed: bool) -> bool:
        """Whether a word in small letters depends on the head."""
        word, grammar = self.reading.words[index], self.grammar
        if word.key in grammar.conjunctions:
            return index > hit.last + 1 and not self._begins_clause(index + 1)
        if is_full_name(self.reading, name):
            return False
        if index == hit.last + 2 and is_hyphen(self.reading, index - 1):
            return not word.is_capital
        if word.key in grammar.determiners:
            return governed
        if grammar.is_small(word) or word.key in grammar.calendar or grammar.is_infinitive(word):
            return False
        if grammar.is_finite(word) and not owes_noun(self.reading.words[index - 1], self.grammar):
            return False
        if index in self.verbs:
            return False
        if index in self.audiences and not governed:
            is_author = KINDS[hit.term.label] is SourceKind.DOCUMENT and grammar.addressee_endings
            if not is_author or grammar.is_addressee(word):
                return False
        if index in self.adjectives and not grammar.oblique_endings:
            return True
        if begins := grammar.complement_beginnings:
            return governed or index in self.known or word.key.startswith(begins)
        if grammar.complement_endings:
            return governed or word.key.endswith(grammar.complement_endings)
        return governed

    def _begins_clause(self, index: int) -> bool:
        words = self.reading.words
        if index >= len(words) or not words[index].is_word or index in self.verbs:
            return True
        return self.grammar.is_finite(words[index])


_ARTICLE_REACH, _YEAR = 3, 4
