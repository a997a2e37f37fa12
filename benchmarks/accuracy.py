"""Run a scorer on sets of marked texts, and put its figures into docs/accuracy.md.

python -m benchmarks.accuracy SCORER TEXTS --sets seed news --write

SCORER and TEXTS are as ``benchmarks.scoring`` says. The first table has a column for each set;
the second has the halves of each set in Russian and English beside each other, by the place of a
text in its file; the third has a column for each language of the multilingual set.
"""

import argparse
from pathlib import Path
from typing import Final

from benchmarks import pages
from benchmarks.scoring import figure, score

SETS: Final = ("seed", "challenge", "longform", "web", "news", "multilingual")
HALVED: Final = ("challenge", "longform", "web", "news")
LANGUAGES: Final = ("uk", "az", "tr", "de", "fr", "es", "zh", "ar")
MEASURES: Final = (
    "quotation span",
    "kind (all)",
    "source",
    "cue",
    "source kind",
    "resolved source",
    "clause span",
    "clause type (micro)",
    "clause type (macro)",
    "force",
    "origin",
    "parties",
    "instrument",
)
BOTH: Final = ("--lang", "ru", "--lang", "en")


def by_set(scorer: Path, folder: Path, sets: tuple[str, ...]) -> str:
    """A row for each measure, a column for each set."""
    found = {name: score(scorer, folder, "--set", name) for name in sets}
    measures = list(dict.fromkeys(measure for one in found.values() for measure in one))
    rows = [[measure, *(figure(found[name], measure) for name in sets)] for measure in measures]
    return pages.table(["", *sets], rows)


def by_half(scorer: Path, folder: Path) -> str:
    """A row for each measure, a column with both halves for each set."""
    found = {
        (name, half): score(scorer, folder, "--set", name, "--half", half, *BOTH)
        for name in HALVED
        for half in ("even", "odd")
    }
    rows = [
        [
            measure,
            *(
                f"{figure(found[name, 'even'], measure)} / {figure(found[name, 'odd'], measure)}"
                for name in HALVED
            ),
        ]
        for measure in MEASURES
    ]
    return pages.table(["even / odd", *HALVED], rows)


def by_language(scorer: Path, folder: Path) -> str:
    """A row for each measure, a column for each language of the multilingual set."""
    found = {
        language: score(scorer, folder, "--set", "multilingual", "--lang", language)
        for language in LANGUAGES
    }
    rows = [
        [measure, *(figure(found[language], measure) for language in LANGUAGES)]
        for measure in MEASURES
    ]
    return pages.table(["", *LANGUAGES], rows)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sets", nargs="*", default=SETS)
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    scorer, folder = options.scorer.resolve(), options.texts.resolve()
    tables = {
        "figures": by_set(scorer, folder, tuple(options.sets)),
        "halves": by_half(scorer, folder),
        "languages": by_language(scorer, folder),
    }
    for section, table in tables.items():
        print(table, end="\n\n")
        if options.write:
            pages.put("accuracy.md", section, table)


if __name__ == "__main__":
    main()
