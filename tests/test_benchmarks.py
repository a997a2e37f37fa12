"""The benchmark scripts: what they compute, and that they run."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import pages
from benchmarks.gains_and_losses import differences, texts
from benchmarks.texts import russian, short_russian
from treatyparse import parse

ROOT = Path(pages.__file__).resolve().parent.parent
SCRIPTS = sorted(
    path.stem for path in (ROOT / "benchmarks").glob("*.py") if "argparse" in path.read_text()
)


@pytest.mark.parametrize("script", SCRIPTS)
def test_scripts_say_what_they_do(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{script}", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "usage" in done.stdout


def test_differences_are_told_extraction_by_extraction() -> None:
    old = {("clause", 0, "kept"): ["x"], ("clause", 5, "lost"): ["x"], ("clause", 9, "same"): ["y"]}
    new = {("clause", 0, "kept"): ["z"], ("clause", 7, "won"): ["x"], ("clause", 9, "same"): ["y"]}
    assert [
        ("~", "~ clause at 0: kept  [x → z]"),
        ("-", "- clause at 5: lost  [x]"),
        ("+", "+ clause at 7: won  [x]"),
    ] == list(differences(old, new))


def test_texts_come_from_plain_files_and_from_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A\nb", encoding="utf-8")
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "C"}\n{"text": "D"}', encoding="utf-8")
    expected = [("a.txt", "A\nb"), ("b.jsonl:x", "C"), ("b.jsonl:1", "D")]
    assert expected == list(texts([tmp_path / "a.txt", tmp_path / "b.jsonl"]))


def test_figures_replace_those_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "DOCS", tmp_path)
    page = tmp_path / "p.md"
    page.write_text("a\n<!-- s: begin -->\nold\n<!-- s: end -->\nb", encoding="utf-8")
    pages.put("p.md", "s", pages.table(["", "x"], [["y", "1"]]))
    assert "a\n<!-- s: begin -->\n\n|  | x |\n| --- | ---: |\n| y | 1 |\n\n<!-- s: end -->\nb" == (
        page.read_text(encoding="utf-8")
    )
    with pytest.raises(ValueError, match="other"):
        pages.put("p.md", "other", "")


def test_generated_texts_are_the_same_for_a_seed_and_give_every_stage_work() -> None:
    assert russian(20_000, seed=3) == russian(20_000, seed=3)
    assert short_russian(2, seed=3) != short_russian(2, seed=4)
    document = parse(russian(20_000))
    assert "ru" == document.language
    assert len(document.quotations) > 20
