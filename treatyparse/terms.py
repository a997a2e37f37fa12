"""Terms: the entries of a language file, and the one matcher that finds them all.

A term is words, not a pattern language: ``военн* помощ*``. A star stands for any letters at the
end (or beginning) of a word; ``|`` separates alternatives for one word; ``<3>`` allows up to three
words between. A word written with a capital matches only a capitalised word, one written all in
capitals only one in capitals; a word in lower case matches either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import Final

from attrs import Factory, define, field

from treatyparse.hits import Hit, Hits
from treatyparse.immutable import frozen
from treatyparse.notation import elements
from treatyparse.words import APOSTROPHE, Folding, Word

SENTENCE_ENDS: Final = frozenset(".!?…。！？؟")


@frozen
class Term:
    """An entry of a language file.

    Attributes:
        text: The entry as written.
        label: The table it stands in, for example ``attribution.speech_verbs``.
        weight: How much it counts where several terms are weighed.
        value: What it stands for: a country code, a subtype, an instrument kind.
    """

    text: str
    label: str
    weight: float = 1.0
    value: str = ""


_NOWHERE: Final[dict[int, Node]] = {}


@define(eq=False)
class Node:
    """A place in the trie of terms; most are leaves, so what they lack is one shared nothing."""

    edges: dict[int, Node] = _NOWHERE
    gaps: dict[int, Node] = _NOWHERE
    terms: tuple[Term, ...] = ()
    beyond: frozenset[int] = frozenset()

    def after_word(self, pattern: int) -> Node:
        """The node to which a word pattern leads, added where it is new."""
        if self.edges is _NOWHERE:
            self.edges = {}
        return self.edges.get(pattern) or self.edges.setdefault(pattern, Node())

    def after_gap(self, size: int) -> Node:
        """The node to which a gap of this size leads, added where it is new."""
        if self.gaps is _NOWHERE:
            self.gaps = {}
        return self.gaps.get(size) or self.gaps.setdefault(size, Node())

    def settle(self) -> None:
        """Gather the patterns by one of which a term goes on behind a gap."""
        self.beyond = frozenset(chain.from_iterable(n.edges for n in self.gaps.values()))


@frozen
class Reach:
    """What a word leads to in the trie; words that satisfy the same word patterns share it.

    Attributes:
        patterns: The numbers of the word patterns.
        terms: The terms that are this one word.
        heads: The places from which a term goes on.
        following: The patterns by one of which a term goes on from there at once.
        has_gaps: Whether a term goes on from there after other words.
    """

    patterns: tuple[int, ...] = ()
    terms: tuple[Term, ...] = ()
    heads: tuple[Node, ...] = ()
    following: frozenset[int] = frozenset()
    has_gaps: bool = False

    @classmethod
    def of(cls, patterns: tuple[int, ...], roots: dict[int, Node]) -> Reach:
        """Where these patterns lead from the beginnings of all terms."""
        reached = [roots[number] for number in patterns if number in roots]
        heads = tuple(node for node in reached if node.edges or node.gaps)
        return cls(
            patterns,
            tuple({id(term): term for node in reached for term in node.terms}.values()),
            heads,
            frozenset(chain.from_iterable(node.edges for node in heads)),
            any(node.gaps for node in heads),
        )


NO_REACH: Final = Reach()

_Cased = tuple[tuple[str, int], ...]
"""The numbers of word patterns, each with the case that it asks for.

Tuples of nothing but strings and numbers are no work for Python's collector of cycles.
"""


@define
class _WordPatterns:
    """Word patterns by shape; each distinct pattern has one number."""

    written: dict[str, int] = Factory(dict)
    numbers: dict[tuple[str, str, str], int] = Factory(dict)
    exact: dict[str, _Cased] = Factory(dict)
    stems: dict[str, _Cased] = Factory(dict)
    endings: dict[str, _Cased] = Factory(dict)
    inner: dict[str, _Cased] = Factory(dict)
    ending_sizes: set[int] = Factory(set)

    def number(self, written: str, folding: Folding) -> int:
        """The number of the pattern written so, which is added where it is new."""
        number = self.written.get(written)
        if number is None:
            number = self.written[written] = self._number(written, folding)
        return number

    def _number(self, written: str, folding: Folding) -> int:
        bare = written.strip("*")
        case = _required_case(bare)
        if len(written) > 2 and written[0] == written[-1] == "*":
            shape, table = "inner", self.inner
        elif written[0] == "*":
            shape, table = "endings", self.endings
        elif written[-1] == "*":
            shape, table = "stems", self.stems
        else:
            shape, table = "exact", self.exact
        key = (shape, folding.key(bare), case)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.numbers)
            table[key[1]] = (*table.get(key[1], ()), (case, number))
            if shape == "endings":
                self.ending_sizes.add(len(key[1]))
        return number

    def matching(self, keys: Iterable[str], case: str) -> tuple[int, ...]:
        """The numbers of all patterns that a word with these keys and this case satisfies."""
        found: list[tuple[str, int]] = []
        for key in keys:
            found += self.exact.get(key, ())
            if self.stems:
                found += chain.from_iterable(filter(None, map(self.stems.get, accumulate(key))))
            for size in self.ending_sizes:
                found += self.endings.get(key[-size:], ())
            for part, patterns in self.inner.items():
                if part in key:
                    found += patterns
        if not found:
            return ()
        return tuple(dict.fromkeys(n for needed, n in found if _case_fits(needed, case)))


def _required_case(bare: str) -> str:
    if bare[0].isupper():
        return "upper" if len(bare) > 1 and _is_upper(bare) else "capital"
    return ""


def _case_fits(needed: str, case: str) -> bool:
    return not needed or case in ("upper", needed)


def _is_upper(form: str) -> bool:
    """Whether it is all capitals, and more than an elided word of one letter."""
    return form.isupper() and not (len(form) == _ELIDED and APOSTROPHE.match(form, 1))


_ELIDED: Final = 2


def _case_of(surface: str) -> str:
    """The case of a form in a text; what has no case counts as a capital."""
    first = surface[0]
    if len(surface) > 1 and first.isalpha() and _is_upper(surface):
        return "upper"
    return "" if first.islower() else "capital"


class _Forms(dict[str, Word]):
    """Words by their surface form; a form is described when it is first asked for."""

    def __init__(self, describe: Callable[[str], Word]) -> None:
        self._describe = describe

    def __missing__(self, surface: str) -> Word:
        return self.setdefault(surface, self._describe(surface))


@define
class TermMatcher:
    """Finds every term of a language in a sequence of words, in one pass.

    Attributes:
        folding: How the language folds its words.
        longest_form: Words of more code points than this match no term.
    """

    folding: Folding
    longest_form: int = 64
    _patterns: _WordPatterns = field(factory=_WordPatterns, init=False)
    _root: Node = field(factory=Node, init=False)
    _reaches: dict[tuple[int, ...], Reach] = field(factory=lambda: {(): NO_REACH}, init=False)
    _words: _Forms = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._words = _Forms(self._describe)

    def add(self, term: Term) -> None:
        """Add a term.

        Raises:
            LexiconError: If the term breaks the notation.
        """
        nodes = [self._root]
        for element in elements(term, self.folding):
            if isinstance(element, str):
                number = self._patterns.number(element, self.folding)
                nodes = [node.after_word(number) for node in nodes]
            elif isinstance(element, int):
                nodes = [node.after_gap(element) for node in nodes]
            else:
                numbers = [self._patterns.number(choice, self.folding) for choice in element]
                nodes = [node.after_word(number) for node in nodes for number in numbers]
        for node in nodes:
            node.terms += (term,)

    def words(self, surfaces: Sequence[str]) -> list[Word]:
        """The words with these surface forms, each form described once."""
        if len(self._words) >= _MOST_FORMS:
            self._words = _Forms(self._describe)  # a new one: another thread may read the old
        return list(map(self._words.__getitem__, surfaces))

    def _describe(self, surface: str) -> Word:
        first = surface[0]
        is_word = first.isalpha()
        is_upper = is_word and len(surface) > 1 and _is_upper(surface)
        is_capital = first.isupper()
        if len(surface) > self.longest_form:
            return Word(
                surface, surface, (surface,), is_word, False, is_capital, is_upper, NO_REACH
            )
        key = self.folding.key(surface) or surface
        keys = self.folding.keys(key)
        patterns = self._patterns.matching(keys, _case_of(surface))
        if "'" in key:  # the parts of "l'Iran" and "NATO'nun" have a case of their own
            parts = [part for part in APOSTROPHE.split(surface) if len(part) > 1]
            found = (self._patterns.matching((self.folding.key(p),), _case_of(p)) for p in parts)
            patterns = tuple(dict.fromkeys(chain(patterns, *found)))
        reach = self._reaches.get(patterns)
        if reach is None:
            reach = self._reaches[patterns] = Reach.of(patterns, self._root.edges)
        return Word(
            surface,
            key,
            keys,
            is_word,
            first.isnumeric(),
            is_capital,
            is_upper,
            reach,
        )

    def find(self, words: Sequence[Word], breaks: frozenset[int] | set[int]) -> dict[str, Hits]:
        """Every hit of every term by its table, in order of first word.

        Args:
            words: The words of a text.
            breaks: The indices of words that begin a paragraph, which no hit crosses.
        """
        few = ((), list) if len(words) < _MANY_WORDS else ()
        hits: defaultdict[str, Hits] = defaultdict(partial(Hits, *few))
        final = len(words) - 1
        for index, word in enumerate(words):
            reach = word.reach
            if reach is NO_REACH:
                continue
            for term in reach.terms:
                table = hits[term.label]  # Hits.add, without a call for each term of each word
                table.firsts.append(index)
                table.lasts.append(index)
                table.terms.append(term)
            if not reach.heads or index == final:
                continue
            after = words[index + 1].reach.patterns
            if reach.has_gaps or not reach.following.isdisjoint(after):
                longer: list[Hit] = []
                for node in reach.heads:
                    if node.gaps or not node.edges.keys().isdisjoint(after):
                        _go_on(words, breaks, index, index, node, longer)
                for hit in _each_once(longer, reach.terms) if longer else ():
                    hits[hit.term.label].add(*hit)
        return dict(hits)


def _go_on(
    words: Sequence[Word],
    breaks: frozenset[int] | set[int],
    first: int,
    last: int,
    node: Node,
    hits: list[Hit],
) -> None:
    """Add the hits that go on from this node of the trie, which the words up to ``last`` reach."""
    after = last + 1
    if after >= len(words) or after in breaks:
        return
    edges, patterns = node.edges, words[after].reach.patterns
    if edges and not edges.keys().isdisjoint(patterns):
        for number in patterns:
            if number in edges:
                _arrive(words, breaks, first, after, edges[number], hits)
    if node.gaps:
        for index, beyond in _beyond_gaps(words, breaks, after, node):
            _arrive(words, breaks, first, index, beyond, hits)


def _arrive(
    words: Sequence[Word],
    breaks: frozenset[int] | set[int],
    first: int,
    last: int,
    node: Node,
    hits: list[Hit],
) -> None:
    """Add the hits that end at this node, and those that go on from it."""
    for term in node.terms:
        hits.append(Hit(first, last, term))  # noqa: PERF401 - mostly there is one
    if node.edges or node.gaps:
        _go_on(words, breaks, first, last, node, hits)


_MANY_WORDS: Final = 10_000
"""Words of a text whose hits are worth keeping in little room."""

_MOST_FORMS: Final = 200_000
"""Forms that are kept described, some 100 MB of them at most, for each language in use."""


def _each_once(hits: Sequence[Hit], known: Sequence[Term]) -> Iterable[Hit]:
    """The first hit of each term but those known: several alternatives may fit the same words."""
    seen = set(map(id, known))
    for hit in hits:
        if id(hit.term) not in seen:
            seen.add(id(hit.term))
            yield hit


def _beyond_gaps(
    words: Sequence[Word], breaks: frozenset[int] | set[int], after: int, node: Node
) -> list[tuple[int, Node]]:
    """The nodes that lie behind the gaps of a node, each with the nearest word that leads there.

    The words are looked through once for all gaps, from ``after`` to where the widest ends.
    """
    near: list[tuple[int, int]] = []
    passed, widest = 0, max(node.gaps)
    if not node.beyond:
        node.settle()
    is_apart = node.beyond.isdisjoint
    for index, word in enumerate(words[after : after + 3 * widest + 3], after):
        if index in breaks or word.key in SENTENCE_ENDS:
            break
        patterns = word.reach.patterns
        if patterns and not is_apart(patterns):
            near.append((index, passed))
        passed += word.is_word or word.is_number
        if passed > widest:
            break
    reached: list[tuple[int, Node]] = []
    for size, branch in node.gaps.items() if near else ():
        found: dict[int, int] = {}
        for index, passed in near:
            if passed <= size and index - after < 3 * size + 3:
                for number in words[index].reach.patterns:
                    if number in branch.edges:
                        found.setdefault(number, index)
        reached += [(index, branch.edges[number]) for number, index in found.items()]
    return reached
