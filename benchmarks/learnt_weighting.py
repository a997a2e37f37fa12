"""Weights learnt from marked texts beside the objections, on texts that they were not fitted to.

pip install --group learnt
python -m benchmarks.learnt_weighting FIT TEST [TEST ...]

FIT and TEST are folders of ``docs*.jsonl`` and ``gold*.jsonl``. A logistic regression weighs marks
of each typed candidate, none of them a word: which objections are raised, force, origin, parties
named and resolved, subtypes, their weight. On FIT it is judged in five parts, each by weights of
the other four; on the others by weights of the whole of FIT.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zlib import crc32

from treatyparse import parse
from treatyparse.clauses.objections import OBJECTIONS
from treatyparse.clauses.proposals import Proposal, proposals
from treatyparse.detection import detect_language
from treatyparse.immutable import frozen
from treatyparse.instruments import find_instruments
from treatyparse.lexicon import load_lexicon
from treatyparse.model import ClauseType, Quotation
from treatyparse.parties import codes_of, find_parties
from treatyparse.segmentation import read

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

PARTS: Final = 5
LEAST_OVERLAP: Final = 0.5
THRESHOLDS: Final = (0.3, 0.4, 0.5)
STRENGTHS: Final = (0.1, 0.3)
"""Of the regularisation, as scikit-learn's C."""

Marks = dict[str, float]
Range = tuple[int, int]
Labels = frozenset[tuple[Range, str]]


@frozen
class Marked:
    """A text with what is marked, what the rules find, and the marks of each candidate and type."""

    part: int
    gold: Labels
    found: Labels
    pairs: tuple[tuple[Range, str, Marks], ...]


def marked_texts(folder: Path) -> list[Marked]:
    """The marked texts of a folder, read anew."""
    gold = {row["id"]: row for row in _rows(folder, "gold")}
    return [_marked(row, gold[row["id"]]) for row in _rows(folder, "docs") if row["id"] in gold]


def _rows(folder: Path, stem: str) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob(f"{stem}*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def _marked(row: dict[str, Any], gold: dict[str, Any]) -> Marked:
    text = row["text"]
    document = parse(text)
    ranges = {(c["start"], c["end"]): frozenset(c["types"]) for c in gold["clauses"]}
    candidates = list(_proposals(text, document.quotations))
    spans = [_range(proposal) for proposal in candidates]
    names = _matched(
        list(ranges), [*spans, *((c.span.start, c.span.end) for c in document.clauses)]
    )
    found = {
        (names.get((c.span.start, c.span.end), (c.span.start, c.span.end)), str(type_))
        for c in document.clauses
        for type_ in c.types
    }
    return Marked(
        part=crc32(row["id"].encode()) % PARTS,
        gold=frozenset((range_, type_) for range_, types in ranges.items() for type_ in types),
        found=frozenset(found),
        pairs=tuple(
            (names.get(span, span), str(type_), marks_of(proposal, type_))
            for proposal, span in zip(candidates, spans, strict=True)
            for type_ in sorted(proposal.classification.types)
        ),
    )


def _proposals(text: str, quotations: Sequence[Quotation]) -> Iterator[Proposal]:
    reading = read(text, load_lexicon(detect_language(text)))
    parties = find_parties(reading, quotations)
    instruments = find_instruments(reading, quotations, parties)
    return proposals(reading, quotations, parties, instruments)


def _range(proposal: Proposal) -> Range:
    span = proposal.article.reading.span(proposal.candidate.first, proposal.candidate.last)
    return span.start, span.end


def _matched(gold: Sequence[Range], found: Sequence[Range]) -> dict[Range, Range]:
    """The marked clause that each range found is, best overlap first, each at most once."""
    overlaps = sorted(
        ((_overlap(g, f), g, f) for g in gold for f in set(found)), key=lambda o: (-o[0], o[1:])
    )
    matched: dict[Range, Range] = {}
    for overlap, g, f in overlaps:
        if overlap >= LEAST_OVERLAP and f not in matched and g not in matched.values():
            matched[f] = g
    return matched


def _overlap(one: Range, other: Range) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def marks_of(proposal: Proposal, type_: ClauseType) -> Marks:
    """What is told of a candidate and one of its types, no word among it."""
    candidate, evidence = proposal.candidate, proposal.classification.evidence
    named = codes_of(proposal.article.parties.between(candidate.first, candidate.last))
    names = [
        *(f"objection {rule.__name__}" for rule in OBJECTIONS if rule(proposal)),
        f"force {proposal.force}",
        f"origin {candidate.origin}",
        f"named {min(len(named), 3)}",
        f"parties {min(len(proposal.codes), 3)}",
        f"instruments {min(len(proposal.article.instruments), 2)}",
        f"type {type_}",
        *(f"subtype {e.subtype}" for e in evidence if e.type is type_),
        *(["item"] if candidate.is_item else ()),
        *(["heading"] if candidate.is_heading else ()),
    ]
    weight = sum(e.weight for e in evidence if e.type is type_)
    return {"weight": min(weight, 3.0), **dict.fromkeys(names, 1.0)}


def fitted(texts: Sequence[Marked], strength: float) -> Pipeline:
    """Weights fitted to texts."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    rows = [(marks, (range_, type_) in t.gold) for t in texts for range_, type_, marks in t.pairs]
    model = make_pipeline(DictVectorizer(), LogisticRegression(C=strength, max_iter=2000))
    return model.fit([marks for marks, _ in rows], [is_right for _, is_right in rows])


def weighed(model: Pipeline, text: Marked, threshold: float) -> Labels:
    """The clauses and types of a text that the weights accept."""
    if not text.pairs:
        return frozenset()
    chances = model.predict_proba([marks for *_, marks in text.pairs])[:, 1]
    return frozenset(
        (range_, type_)
        for (range_, type_, _), chance in zip(text.pairs, chances, strict=True)
        if chance >= threshold
    )


def f1(texts: Sequence[Marked], found: Sequence[Labels]) -> float:
    """The harmonic mean of precision and recall over clauses and types."""
    counts: Counter[str] = Counter()
    for text, labels in zip(texts, found, strict=True):
        counts["right"] += len(labels & text.gold)
        counts["all"] += len(labels) + len(text.gold)
    return 2 * counts["right"] / max(1, counts["all"])


def main() -> None:
    """Print type F1 by rules and by weights, for each folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("fit", type=Path)
    parser.add_argument("test", type=Path, nargs="*")
    arguments = parser.parse_args()
    sets = {folder: marked_texts(folder) for folder in (arguments.fit, *arguments.test)}
    for folder, texts in sets.items():
        print(f"{folder.name}: rules {f1(texts, [text.found for text in texts]):.3f}")
    own = sets[arguments.fit]
    for strength in STRENGTHS:
        whole = fitted(own, strength)
        parts = [fitted([t for t in own if t.part != part], strength) for part in range(PARTS)]
        for threshold in THRESHOLDS:
            line = []
            for folder, texts in sets.items():
                models = [parts[t.part] if folder == arguments.fit else whole for t in texts]
                found = [weighed(m, t, threshold) for m, t in zip(models, texts, strict=True)]
                line.append(f"{folder.name} {f1(texts, found):.3f}")
            print(f"weights, C {strength}, from {threshold}: " + ", ".join(line))


if __name__ == "__main__":
    main()
