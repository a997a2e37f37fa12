"""The commands of the README: CI runs one word for word, and the other does what it says."""

import shlex
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = (ROOT / "README.md").read_text(encoding="utf-8")
READ, TEST = (
    block.partition("```")[0].strip() for block in README.split("```bash\n")[1:3]
)  # the two commands, in this order


def test_each_command_is_one_line_that_makes_its_own_environment() -> None:
    for command in (READ, TEST):
        assert 1 == len(command.splitlines())
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install -q -r ")


def test_ci_runs_the_test_command_word_for_word() -> None:
    assert TEST in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()


def test_the_main_command_shows_quotations_with_sources_and_clauses() -> None:
    program, *arguments = shlex.split(READ.rpartition("&& ")[2])
    assert ".venv/bin/python" == program
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    for shown in (
        "declaration",
        "speech",
        "Helena Duarte",
        "non_aggression",
        "obligation",
        "PT UY",
    ):
        assert shown in done.stdout
