"""Time to import treatyparse, and to parse a first text, beside importing what it needs.

python -m benchmarks.import_time --write
"""

import argparse
import subprocess
import sys
from statistics import median
from typing import Final

from benchmarks import pages

CASES: Final = {
    "`import regex`": "import regex",
    "`import attrs`": "import attrs",
    "`import regex, attrs`": "import regex, attrs",
    "`import treatyparse`": "import treatyparse",
    "and a first parse, language said": (
        "import treatyparse; treatyparse.parse('The parties will trade.', 'en')"
    ),
    "and a first parse, language detected": (
        "import treatyparse; treatyparse.parse('Стороны развивают торговлю.')"
    ),
}
TIMED: Final = "from time import perf_counter as c; b = c(); {}; print(c() - b)"


def seconds(statement: str, runs: int) -> float:
    """The median time of a statement in fresh processes, start-up of Python not counted."""
    command = [sys.executable, "-c", TIMED.format(statement)]
    return median(
        float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        for _ in range(runs)
    )


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    times = {name: seconds(statement, options.runs) for name, statement in CASES.items()}
    regex, both = times["`import regex`"], times["`import regex, attrs`"]
    result = pages.table(
        ["", "ms", "× `import regex, attrs`", "× `import regex`"],
        [
            [name, f"{1000 * taken:.0f}", f"{taken / both:.1f}", f"{taken / regex:.1f}"]
            for name, taken in times.items()
        ],
    )
    print(result)
    if options.write:
        pages.put("performance.md", "import", result)


if __name__ == "__main__":
    main()
