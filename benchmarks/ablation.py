"""What the parts of the clause stages are worth: keywords, the lexicon without exclusions, all.

python -m benchmarks.ablation SCORER TEXTS --write        # into docs/accuracy.md

The keyword line takes each sentence that holds one of ten common words of a field for a clause of
that type, as a first attempt would. The middle line leaves out the tables that say what a term
does not mean in some company.
"""

import argparse
from functools import cache
from pathlib import Path
from typing import Any, Final

import regex

from benchmarks import pages
from benchmarks.scoring import figure, score
from treatyparse import ClauseType, Document, Lexicon, load_lexicon, parse
from treatyparse.detection import detect_language
from treatyparse.segmentation import read

KEYWORDS: Final = {
    "en": {
        "military": "military army navy defence defense weapon arms troops exercises missile",
        "non_aggression": "refrain aggression force inviolab neutral ceasefire attack peaceful "
        "border threat",
        "economic": "trade tariff customs invest econom loan credit bank export import",
        "energy": "energy oil gas electric nuclear power pipeline coal hydrogen solar",
        "industrial": "industr plant factory production manufactur machine steel mining assembl "
        "metal",
    },
    "ru": {
        "military": "военн арми флот оборон оружи вооружен войск учени ракет полигон",
        "non_aggression": "воздержив агресси сил нерушим нейтрал перемири нападен мирн границ "
        "угроз",
        "economic": "торг пошлин таможен инвест эконом кредит банк экспорт импорт товар",
        "energy": "энерг нефт газ электр ядерн аэс трубопровод угол водород солнечн",
        "industrial": "промышлен завод фабрик производ выпуск станк стал добыч сборк метал",
    },
}
"""Ten beginnings of words for each field, written down once and never tuned."""

CAUTIONS: Final = frozenset(
    {"types.exclusions", "types.cancels", "types.topics", "types.other_fields"}
)
"""The tables that say what a term does not mean in some company."""

SYSTEMS: Final = {
    "keywords": "benchmarks.ablation:keywords",
    "without exclusions": "benchmarks.ablation:without_exclusions",
    "full": "treatyparse:parse",
}
TYPES: Final = tuple(f"type {type_}" for type_ in ClauseType)
GROUPS: Final = {
    "ru": ("--lang", "ru"),
    "en": ("--lang", "en"),
    "challenge": ("--set", "challenge", "--lang", "ru", "--lang", "en"),
    "longform": ("--set", "longform", "--lang", "ru", "--lang", "en"),
    "web": ("--set", "web", "--lang", "ru", "--lang", "en"),
    "news": ("--set", "news", "--lang", "ru", "--lang", "en"),
}


def keywords(text: str) -> dict[str, Any]:
    """Every sentence with a keyword, as a clause of its types."""
    language = detect_language(text)
    patterns = _patterns(language if language in KEYWORDS else "en")
    reading = read(text, load_lexicon(language))
    clauses = []
    for sentence in reading.sentences:
        span = reading.span(sentence.first, sentence.last)
        types = [name for name, pattern in patterns.items() if pattern.search(span.text)]
        if types:
            clauses.append(
                {"start": span.start, "end": span.end, "types": types, "force": "", "origin": ""}
            )
    return {"clauses": clauses}


@cache
def _patterns(language: str) -> dict[str, Any]:
    return {
        name: regex.compile(rf"\b(?:{'|'.join(words.split())})", regex.IGNORECASE)
        for name, words in KEYWORDS[language].items()
    }


def without_exclusions(text: str) -> Document:
    """The whole flow, on a lexicon that never says what a term does not mean."""
    return parse(text, lexicon=_incautious(detect_language(text)))


@cache
def _incautious(language: str) -> Lexicon:
    lexicon = load_lexicon(language)
    kept = tuple(term for term in lexicon.terms if term.label not in CAUTIONS)
    return Lexicon(lexicon.language, lexicon.source, kept, lexicon.plain, lexicon.examples)


def main() -> None:
    """Print two tables: types by system, and languages and genres by system."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    scorer, folder = options.scorer.resolve(), options.texts.resolve()
    both = ("--lang", "ru", "--lang", "en")
    found = {
        label: score(scorer, folder, *both, "--system", system) for label, system in SYSTEMS.items()
    }
    rows = [
        [measure, *(figure(found[label], measure) for label in SYSTEMS)]
        for measure in (*TYPES, "clause type (micro)", "clause span")
    ]
    for group, chosen in GROUPS.items():
        cells = []
        for system in SYSTEMS.values():
            measures = score(scorer, folder, *chosen, "--system", system)
            cells.append(figure(measures, "clause type (micro)"))
        rows.append([f"{group}: clause type (micro)", *cells])
    result = pages.table(["", *SYSTEMS], rows)
    print(result)
    if options.write:
        pages.put("accuracy.md", "ablation", result)


if __name__ == "__main__":
    main()
