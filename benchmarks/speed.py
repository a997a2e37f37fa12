"""Speed of parse() beside well-known work on the same text in the same run, and its growth.

python -m benchmarks.speed                     # generated Russian
python -m benchmarks.speed texts/*.txt         # texts of your own, read as one long text
python -m benchmarks.speed --write             # and put the tables into docs/performance.md
"""

import argparse
import gc
import re
from collections.abc import Callable
from math import log
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

import razdel

from benchmarks import pages, texts
from treatyparse import load_lexicon, parse
from treatyparse.detection import detect_language

NAIVE: Final = re.compile(r"«[^»]*»|\"[^\"]*\"|“[^”]*”")
RIVALS: Final[dict[str, Callable[[str], object]]] = {
    "razdel.tokenize": lambda text: sum(1 for _ in razdel.tokenize(text)),
    "naive pairing, `«[^»]*»`": NAIVE.findall,
    "scan of `\\w+`": re.compile(r"\w+").findall,
}
HOSTILE: Final[dict[str, Callable[[int], str]]] = {
    "`«a`": lambda size: "«a" * (size // 2),
    '`"` alone': lambda size: '"' * size,
    '`"a `': lambda size: '"a ' * (size // 3),
    "`«a» `": lambda size: "«a» " * (size // 4),
    "`««…»»`": lambda size: "«" * (size // 2) + "»" * (size // 2),
    "`: «a` by paragraphs": lambda size: ": «a\n\n" * (size // 7),
    "one word": lambda size: "а" * size,
    "apostrophes": lambda size: "a'" * (size // 2),
    "`. ` alone": lambda size: ". " * (size // 2),
    "line breaks": lambda size: "\n" * size,
    "«Стороны»": lambda size: "Стороны " * (size // 8),
    "cues": lambda size: "сказал он, заявил он: «а», " * (size // 27),
    "parties": lambda size: "Россия и Китай, " * (size // 16),
    "treaties": lambda size: "договор о договоре " * (size // 19),
    "one sentence": lambda size: "стороны намерены развивать торговлю и " * (size // 38),
    "news": lambda size: texts.russian(2 * size)[:size],
}


def seconds(work: Callable[[str], object], text: str, runs: int) -> float:
    """The least time of some runs."""
    times = []
    for _ in range(runs):
        begin = perf_counter()
        work(text)
        times.append(perf_counter() - begin)
    return min(times)


def speeds(text: str, language: str, runs: int) -> list[list[str]]:
    """A row for parse() and each rival: megabytes a second and the time in terms of parse()."""
    size = len(text.encode()) / 1e6
    ours = seconds(lambda text: parse(text, language), text, runs)
    rows = [["**parse**", f"{size / ours:.2f}", "1"]]
    for name, rival in RIVALS.items():
        other = seconds(rival, text, runs)
        rows.append([name, f"{size / other:.2f}", f"{ours / other:.2f}"])
    return rows


def short_texts(count: int) -> list[list[str]]:
    """A row on many short texts, their language detected or said."""
    reports = texts.short_russian(count)
    size = sum(len(report.encode()) for report in reports)
    rows = []
    for name, language in (("language said", "ru"), ("language detected", None)):
        begin = perf_counter()
        for report in reports:
            parse(report, language)
        taken = perf_counter() - begin
        rows.append([name, f"{count / taken:,.0f}", f"{size / 1e6 / taken:.2f}"])
    return rows


def processor_seconds(text: str, runs: int) -> float:
    """The least time of the processor that parse() takes of some runs."""
    times = []
    for _ in range(runs):
        begin = process_time()
        parse(text, "ru")
        times.append(process_time() - begin)
    return min(times)


def slopes(make: Callable[[int], str], sizes: list[int], runs: int) -> tuple[float, float]:
    """The slopes of time over length, with Python's collector of cycles at work and without it.

    The collector looks at every object again now and then, so that its share grows until the
    texts are long: what is left without it is the growth of the work itself.
    """
    with_it, without = [], []
    for size in sizes:
        text = make(size)
        with_it.append((size, processor_seconds(text, runs)))
        gc.collect()
        gc.disable()
        without.append((size, processor_seconds(text, runs)))
        gc.enable()
    return slope(with_it), slope(without)


def slope(times: list[tuple[int, float]]) -> float:
    """The slope of time over length on logarithmic scales, by least squares."""
    points = [(log(size), log(taken)) for size, taken in times]
    x_mean = sum(x for x, _ in points) / len(points)
    y_mean = sum(y for _, y in points) / len(points)
    above = sum((x - x_mean) * (y - y_mean) for x, y in points)
    return above / sum((x - x_mean) ** 2 for x, _ in points)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", nargs="*", type=Path, help="texts, read as one long text")
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--runs", type=int, default=3, help="of which the fastest counts")
    parser.add_argument("--write", action="store_true", help="into docs/performance.md")
    options = parser.parse_args()
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in options.files)
    if text:
        text = "\n\n".join([text] * round(options.megabytes * 1e6 / len(text.encode()) + 0.5))
    else:
        text = texts.russian(int(options.megabytes * 1e6))
    language = detect_language(text)
    load_lexicon(language)
    speed = pages.table(
        ["", "MB a second", "time of parse in terms of it"], speeds(text, language, options.runs)
    )
    short = pages.table(["short texts", "texts a second", "MB a second"], short_texts(5_000))
    sizes = [2**power for power in range(13, 18)]
    rows = []
    for name, make in HOSTILE.items():
        with_it, without = slopes(make, sizes, 3)
        rows.append([name, f"{with_it:.2f}", f"{without:.2f}"])
    growth = pages.table(
        [
            f"text, {sizes[0]:,} to {sizes[-1]:,} code points",
            "slope",
            "without the collector of cycles",
        ],
        rows,
    )
    print(speed, short, growth, sep="\n\n")
    if options.write:
        megabytes = len(text.encode()) / 1e6
        pages.put("performance.md", "speed", f"A text of {megabytes:.0f} MB:\n\n{speed}\n\n{short}")
        pages.put("performance.md", "growth", growth)


if __name__ == "__main__":
    main()
