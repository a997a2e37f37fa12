"""Run a scorer on sets of marked texts, and put its figures into docs/accuracy.md.

python -m benchmarks.accuracy SCORER TEXTS --sets seed news --write

SCORER is a Python program, TEXTS the folder that it is given first; it is run once for each set
with ``--set NAME --json`` and prints one JSON object, a measure's name with its ``f1`` or
``accuracy``.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from benchmarks import pages

SETS: Final = ("seed", "challenge", "longform", "web", "news", "multilingual")
SHOWN: Final = ("f1", "accuracy")


def score(scorer: Path, folder: Path, name: str) -> dict[str, dict[str, Any]]:
    """The measures of one set."""
    command = [sys.executable, str(scorer), str(folder), "--set", name, "--json"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=pages.DOCS.parent
    )
    measures: dict[str, dict[str, Any]] = json.loads(done.stdout)
    return measures


def figure(measure: dict[str, Any] | None) -> str:
    """The one number of a measure that the page shows."""
    values = [measure[key] for key in SHOWN if key in measure] if measure else []
    return f"{values[0]:.2f}" if values and values[0] is not None else "-"


def main() -> None:
    """Print a table, a row for each measure and a column for each set."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    scorer, folder = options.scorer.resolve(), options.texts.resolve()
    scores = {name: score(scorer, folder, name) for name in options.sets}
    measures = list(dict.fromkeys(measure for found in scores.values() for measure in found))
    rows = [
        [measure, *(figure(scores[name].get(measure)) for name in options.sets)]
        for measure in measures
    ]
    result = pages.table(["", *options.sets], rows)
    print(result)
    if options.write:
        pages.put("accuracy.md", "figures", result)


if __name__ == "__main__":
    main()
