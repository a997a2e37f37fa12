"""What Stanza adds to the rules: a scorer run with and without it, on marked texts.

python -m benchmarks.stanza_gains SCORER TEXTS --write        # into docs/accuracy.md

SCORER and TEXTS are as for ``benchmarks.accuracy``; the scorer also knows ``--lang`` and
``--system module:function``. TEXTS holds ``docs*.jsonl`` with the text and its language. Every
system is measured twice: with the language file as it is, and without the ten cues that are
commonest in the texts, which shows what Stanza does with words that no file has. The models are
those of ``tests/models``.
"""

import argparse
import json
import os
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

from benchmarks import pages
from benchmarks.scoring import figure, score
from tests.stanza_models import analyzer
from treatyparse import Document, Lexicon, load_lexicon, parse
from treatyparse.analysis.lexical import LEXICAL
from treatyparse.detection import detect_language

LANGUAGES: Final = {"ru": "Russian", "en": "English"}
MEASURES: Final = {
    "source": "sources",
    "cue": "cues",
    "resolved source": "sources resolved",
    "kind (all)": "kinds",
    "clause span": "clauses",
    "parties": "parties",
}
CUES: Final = "attribution.verbs"
REMOVED: Final = 10
TEXTS: Final = "TREATYPARSE_BENCHMARK_TEXTS"
"""The variable by which the scorer's process learns where the texts are."""


def rules(text: str) -> Document:
    """The rules alone."""
    return parse(text)


def syntax(text: str) -> Document:
    """The rules with Stanza beside them."""
    return parse(text, analyzer=analyzer(detect_language(text)))


def rules_with_fewer_cues(text: str) -> Document:
    """The rules alone, without the commonest cues."""
    return parse(text, lexicon=with_fewer_cues(detect_language(text)), analyzer=LEXICAL)


def syntax_with_fewer_cues(text: str) -> Document:
    """The rules with Stanza beside them, without the commonest cues."""
    language = detect_language(text)
    return parse(text, lexicon=with_fewer_cues(language), analyzer=analyzer(language))


@cache
def with_fewer_cues(language: str) -> Lexicon:
    """The language, every term left out that finds one of the ten commonest cues of the texts."""
    lexicon = load_lexicon(language)
    forms: dict[str, set[str]] = {}
    times: Counter[str] = Counter()
    for text in texts(language):
        for quotation in parse(text, language).quotations:
            cue = quotation.attribution.cue if quotation.attribution else None
            if cue is None:
                continue
            for term in cues(lexicon, cue.text)[:1]:
                times[term] += 1
                forms.setdefault(term, set()).add(cue.text)
    common = [form for term, _ in times.most_common(REMOVED) for form in sorted(forms[term])]
    removed = {term for form in common for term in cues(lexicon, form)}
    kept = tuple(t for t in lexicon.terms if t.label != CUES or t.text not in removed)
    return Lexicon(lexicon.language, lexicon.source, kept, lexicon.plain, lexicon.examples)


def cues(lexicon: Lexicon, word: str) -> list[str]:
    """The terms by which a word is a cue."""
    hits = lexicon.matcher.find(lexicon.matcher.words([word]), frozenset())
    return [hit.term.text for hit in hits.get(CUES, ())]


def texts(language: str) -> list[str]:
    """The texts of a language."""
    rows = [
        json.loads(line)
        for file in sorted(Path(os.environ[TEXTS]).glob("docs*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    return [row["text"] for row in rows if row["lang"] == language]


def main() -> None:
    """Print a table: a row for each language and measure, a pair of columns for each lexicon."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    scorer, folder = options.scorer.resolve(), options.texts.resolve()
    systems = (rules, syntax, rules_with_fewer_cues, syntax_with_fewer_cues)
    rows = []
    for language, name in LANGUAGES.items():
        scores = [
            score(
                scorer,
                folder,
                *("--lang", language, "--system", f"benchmarks.stanza_gains:{system.__name__}"),
                variables={TEXTS: str(folder), "OMP_NUM_THREADS": "1"},
            )
            for system in systems
        ]
        for measure, label in MEASURES.items():
            cells = [figure(found, measure, places=3) for found in scores]
            rows.append([f"{name}: {label}", *cells])
    head = ["", "rules", "with Stanza", "rules, ten cues fewer", "with Stanza, ten cues fewer"]
    result = pages.table(head, rows)
    print(result)
    if options.write:
        pages.put("accuracy.md", "stanza", result)


if __name__ == "__main__":
    main()
