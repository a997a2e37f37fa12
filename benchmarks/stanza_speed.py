"""What treatyparse costs beside bare Stanza, on the same text in the same run.

python -m benchmarks.stanza_speed TEXT --language ru --write      # into docs/stanza.md

The models are those of ``tests/models``: official ones are slower, so that the shares of our own
stages are smaller still.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any, Final

from benchmarks import pages
from tests.stanza_models import analyzer, paths
from treatyparse import Analysis, Analyzer, StanzaAnalyzer, load_lexicon, parse
from treatyparse.attribution import attribute
from treatyparse.quotations import pair_marks
from treatyparse.segmentation import read
from treatyparse.syntax import Syntax

STAGES: Final = (
    ("tokenize",),
    ("tokenize", "pos", "lemma"),
    ("tokenize", "pos", "lemma", "depparse"),
    ("tokenize", "ner"),
)


class Given(Analyzer):
    """An analyzer that has read its text already."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def analyze(self, _: str) -> Analysis:
        """What was read."""
        return self.analysis


def seconds(work: Callable[[], object], runs: int) -> float:
    """The least processor time of some runs."""
    times = []
    for _ in range(runs):
        begin = process_time()
        work()
        times.append(process_time() - begin)
    return min(times)


def rows(text: str, language: str, runs: int) -> list[list[str]]:
    """A row for each piece of work: its time in terms of the whole of bare Stanza."""
    whole = analyzer(language)
    bare: Any = whole._pipeline  # noqa: SLF001  # the pipeline itself is what it is measured by
    base = seconds(lambda: bare(text), runs)
    available = paths(language)
    found = [["bare Stanza, all models", "1"]]
    for names in STAGES:
        if not set(names) <= set(available):
            continue
        chosen = {name: available[name] for name in available if name in (*names, "mwt")}
        part = StanzaAnalyzer(language, model_paths=chosen).load()
        pipeline: Any = part._pipeline  # noqa: SLF001
        taken = seconds(lambda pipeline=pipeline: pipeline(text), runs)  # type: ignore[misc]
        found.append([f"bare Stanza: {', '.join(names)}", f"{taken / base:.3f}"])
    analysis, lexicon = whole.analyze(text), load_lexicon(language)
    reading = read(text, lexicon)
    pairs = pair_marks(reading)
    quotations = attribute(reading, pairs)
    ours: dict[str, Callable[[], object]] = {
        "StanzaAnalyzer.analyze": lambda: whole.analyze(text),
        "parse with the analyzer": lambda: parse(text, language, analyzer=whole),
        "parse, the analysis given": lambda: parse(text, language, analyzer=Given(analysis)),
        "of it: what trees and entities add": lambda: Syntax.of(reading, pairs, analysis).refine(
            quotations
        ),
        "parse by the rules alone": lambda: parse(text, language),
    }
    found += [[name, f"{seconds(work, runs) / base:.3f}"] for name, work in ours.items()]
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="ru")
    parser.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    parser.add_argument("--write", action="store_true", help="into docs/stanza.md")
    options = parser.parse_args()
    text = options.file.read_text(encoding="utf-8")
    head = ["processor time in terms of bare Stanza", "ratio"]
    result = pages.table(head, rows(text, options.language, options.runs))
    print(result)
    if options.write:
        pages.put("stanza.md", "speed", result)


if __name__ == "__main__":
    main()
