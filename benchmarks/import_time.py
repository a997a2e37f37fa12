"""Time to import treatyparse, and to parse a first text, beside importing what it needs.

python -m benchmarks.import_time --write
"""

import argparse
import os
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory
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
TIMED: Final = "from time import process_time as c; b = c(); {}; print(c() - b)"


def seconds(runs: int) -> dict[str, float]:
    """The median time of each statement in fresh processes, of the processor, without its start-up.

    Every module is there compiled, as an installer leaves it: a first round, which does not count,
    compiles those of all packages into a folder for this run. The statements take turns.
    """
    times: dict[str, list[float]] = {name: [] for name in CASES}
    with TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for _ in range(runs + 1):
            for name, statement in CASES.items():
                done = subprocess.run(
                    [sys.executable, "-c", TIMED.format(statement)],
                    capture_output=True,
                    text=True,
                    check=True,
                    env=environment,
                )
                times[name].append(float(done.stdout))
    return {name: median(taken[1:]) for name, taken in times.items()}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    times = seconds(options.runs)
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
