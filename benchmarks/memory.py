"""Peak memory of parse(), in terms of the size of the text as a str.

python -m benchmarks.memory --megabytes 100 --write
"""

import argparse
import resource
import subprocess
import sys

from benchmarks import pages, texts
from treatyparse import parse


def peak() -> int:
    """The greatest resident size of this process so far, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def measure(megabytes: float) -> float:
    """How many times the size of its text parse() takes, beyond what was there before."""
    parse("Стороны договорились.", "ru")
    article = texts.russian(int(min(megabytes, 10) * 1e6))
    text = "\n\n".join([article] * round(megabytes * 1e6 / len(article.encode())))
    before = peak()
    document = parse(text, "ru")
    del document
    return (peak() - before) / sys.getsizeof(text)


def main() -> None:
    """Measure each size in a process of its own, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--megabytes", type=float, nargs="*", default=[1, 10, 100])
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    parser.add_argument("--here", type=float, help="measure this size in this process")
    options = parser.parse_args()
    if options.here:
        print(measure(options.here))
        return
    rows = []
    for size in options.megabytes:
        command = [sys.executable, "-m", "benchmarks.memory", "--here", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        rows.append([f"{size:g} MB", f"{float(done.stdout):.1f}"])
    result = pages.table(["text in UTF-8", "peak, in sizes of the str"], rows)
    print(result)
    if options.write:
        pages.put("performance.md", "memory", result)


if __name__ == "__main__":
    main()
