"""Articles: the types of a whole article of a treaty, by which of all fields it dwells on.

A clause says one thing, and a term or two name its field. An article runs over many lines, names
other fields in passing, and half of a treaty's articles (signature, depositary, education,
statistics) are of none of the five. So the fields are weighed against each other.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from treatyparse.classification import (
    Finding,
    Stretch,
    cancel_excluded,
    classify_words,
    evidence_for,
    findings_in,
    keep_longest,
)
from treatyparse.model import Classification, ClauseType
from treatyparse.reading import Reading

_LONGEST_CLAUSE: Final = 40
_OPENING: Final = 40
_OPENING_COUNTS: Final = 3.0
_GENERIC: Final = 0.5
_LEAST_SHARE: Final = 0.3
_LEAST_DENSITY: Final = 0.015
_MARGIN: Final = 15
_TOPIC_WEIGHT: Final = 0.6


def classify_article(reading: Reading) -> Classification:
    """The types of a whole text: by the rule for clauses, where it is no longer than one."""
    last = len(reading.words) - 1
    if last < 0:
        return Classification(())
    length = sum(word.is_word for word in reading.words)
    if len(reading.sentences) < 2 and length <= _LONGEST_CLAUSE:
        return classify_words(reading, 0, last)
    return _by_share(Stretch(reading, 0, last), length)


def _by_share(stretch: Stretch, length: int) -> Classification:
    """The types with a sufficient share of what names any field, and often enough."""
    findings = keep_longest(cancel_excluded(stretch, findings_in(stretch) + _topics(stretch)))
    shares: dict[str, float] = defaultdict(float)
    for finding in findings:
        weight = finding.weight * _emphasis(finding.hit.first)
        shares[finding.type] += weight * (_GENERIC if finding.type is ClauseType.ECONOMIC else 1)
    reached = -1
    for hit in stretch.hits("types.other_fields"):
        if hit.first > reached:
            shares[hit.term.value] += _emphasis(hit.first)
            reached = hit.last
    total = sum(shares.values())
    plain: dict[str, float] = defaultdict(float)
    for finding in findings:
        plain[finding.type] += finding.weight
    types = [
        type_
        for type_ in ClauseType
        if plain[type_] >= 1.0
        and plain[type_] / (length + _MARGIN) >= _LEAST_DENSITY
        and shares[type_] / total >= _LEAST_SHARE
    ]
    return Classification(types, evidence_for(stretch.reading, findings, types))


def _topics(stretch: Stretch) -> list[Finding]:
    """The vocabulary of articles, too common to name a field in a single clause."""
    return [
        Finding(hit, ClauseType(hit.term.value), _TOPIC_WEIGHT, "")
        for hit in stretch.hits("types.topics")
    ]


def _emphasis(index: int) -> float:
    """The opening words of an article say what it is about."""
    return _OPENING_COUNTS if index < _OPENING else 1.0
