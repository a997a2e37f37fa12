"""classify() on whole treaty articles whose headings tell their types.

python -m benchmarks.headings ROWS.jsonl --write        # into docs/accuracy.md

A row is a JSON object with the ``text`` of an article, without its heading, and its ``types``.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks import pages
from treatyparse import ClauseType, classify


def measure(rows: list[dict[str, Any]]) -> list[list[str]]:
    """F1 for each type and over all, and the share of articles without a type that get one."""
    right: Counter[str] = Counter()
    spurious: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alarms = negatives = 0
    for row in rows:
        found, told = {str(type_) for type_ in classify(row["text"]).types}, set(row["types"])
        right.update(found & told)
        spurious.update(found - told)
        missed.update(told - found)
        negatives += not told
        alarms += bool(found and not told)
    table = [[str(type_), f1(right[type_], spurious[type_], missed[type_])] for type_ in ClauseType]
    table.append(["all types", f1(right.total(), spurious.total(), missed.total())])
    table.append(["false alarms", f"{alarms / negatives:.1%}" if negatives else "-"])
    return table


def f1(right: int, spurious: int, missed: int) -> str:
    """The harmonic mean of precision and recall."""
    return f"{2 * right / (2 * right + spurious + missed):.3f}" if right else "0.000"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("rows", type=Path)
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    lines = options.rows.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    result = pages.table([f"{len(rows)} articles", "F1"], measure(rows))
    print(result)
    if options.write:
        pages.put("accuracy.md", "headings", result)


if __name__ == "__main__":
    main()
