"""What a change finds more and what it finds no more: quotations and clauses, one by one.

python -m benchmarks.gains_and_losses main HEAD texts/*.txt articles.jsonl

Both revisions read the same texts, each from a work tree of its own; "." stands for the files as
they are, committed or not. A ``.jsonl`` file has one text a line, in a field ``text``.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
READER: Final = """
import json, sys
import treatyparse
for line in sys.stdin:
    document = treatyparse.parse(json.loads(line))
    rows = []
    for quotation in document.quotations:
        by = quotation.attribution
        source = by and by.source and by.source.text
        cue = by and by.cue and by.cue.text
        rows.append(["quotation", quotation.span.start, quotation.text, [
            quotation.kind, f"source {source}", f"cue {cue}", f"resolved {by and by.resolved}",
        ]])
    for clause in document.clauses:
        rows.append(["clause", clause.span.start, clause.text, [
            "+".join(sorted(clause.types)), clause.force, clause.origin, ",".join(clause.parties),
        ]])
    for instrument in document.instruments:
        rows.append(["instrument", instrument.span.start, instrument.span.text, [
            instrument.kind, ",".join(instrument.parties), f"date {instrument.date}",
        ]])
    print(json.dumps(rows))
"""
"""Runs in the work tree of each revision, whose library it imports."""

Key = tuple[str, int, str]


def texts(paths: list[Path]) -> Iterator[tuple[str, str]]:
    """Each text with a name for it."""
    for path in paths:
        content = path.read_text(encoding="utf-8")
        if path.suffix != ".jsonl":
            yield path.name, content
            continue
        for number, line in enumerate(content.splitlines()):
            row = json.loads(line)
            yield f"{path.name}:{row.get('id', number)}", row["text"]


@contextmanager
def work_tree(revision: str) -> Iterator[Path]:
    """The files of a revision."""
    if revision == ".":
        yield ROOT
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(ROOT), "worktree"]
        subprocess.run([*git, "add", "-q", "--detach", str(tree), revision], check=True)
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def extractions(revision: str, contents: list[str]) -> list[dict[Key, list[str]]]:
    """What a revision finds in each text: the values of each extraction, by kind and place."""
    given = "\n".join(json.dumps(content) for content in contents)
    with work_tree(revision) as tree:
        command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tree)!r})\n{READER}"]
        done = subprocess.run(
            command, input=given, capture_output=True, text=True, check=False, cwd=tree
        )
    if done.returncode:
        sys.exit(f"{revision} failed:\n{done.stderr}")
    return [
        {(kind, start, words): values for kind, start, words, values in json.loads(line)}
        for line in done.stdout.splitlines()
    ]


def differences(old: dict[Key, list[str]], new: dict[Key, list[str]]) -> Iterator[tuple[str, str]]:
    """Each difference in one text, in order of place: its sign and what to print."""
    for key in sorted(old.keys() | new.keys(), key=lambda key: (key[1], key[0])):
        kind, start, words = key
        head = f"{kind} at {start}: {' '.join(words.split()):.100}"
        if key not in old:
            yield "+", f"+ {head}  [{'; '.join(new[key])}]"
        elif key not in new:
            yield "-", f"- {head}  [{'; '.join(old[key])}]"
        elif old[key] != new[key]:
            changes = [
                f"{was} → {now}" for was, now in zip(old[key], new[key], strict=True) if was != now
            ]
            yield "~", f"~ {head}  [{'; '.join(changes)}]"


def main() -> None:
    """Print every difference, and how many there are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("old", help="a revision, or . for the files as they are")
    parser.add_argument("new", help="likewise")
    parser.add_argument("files", nargs="+", type=Path)
    options = parser.parse_args()
    named = list(texts(options.files))
    contents = [content for _, content in named]
    before, after = (extractions(revision, contents) for revision in (options.old, options.new))
    count: Counter[str] = Counter()
    for (name, _), old, new in zip(named, before, after, strict=True):
        found = list(differences(old, new))
        if found:
            print(f"== {name}")
        for sign, line in found:
            count[sign] += 1
            print(line)
    print(f"{count['+']} gained, {count['-']} lost, {count['~']} changed in {len(named)} texts")


if __name__ == "__main__":
    main()
