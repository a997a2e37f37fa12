"""The types are visible to users: strict checkers see each of them and refuse what is wrong."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import regex

import treatyparse

FILES = Path(__file__).parent / "typing"
USE, MISTAKES = FILES / "a_users_file.py", FILES / "a_users_mistakes.py"
PACKAGES = Path(treatyparse.__file__).parent.parent
EXPECTED = {
    number: line.rpartition("# ")[2]
    for number, line in enumerate(MISTAKES.read_text(encoding="utf-8").splitlines(), 1)
    if "  # " in line
}


def test_mypy_sees_the_types_and_the_mistakes(tmp_path: Path) -> None:
    """Outside the repository, with no configuration, as a user's own project is."""
    pytest.importorskip("mypy", reason="mypy is not installed")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent"),
            *("--config-file", os.devnull, "--cache-dir", str(tmp_path / "cache")),
            *("--no-error-summary", "--hide-error-context", str(USE), str(MISTAKES)),
        ],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "MYPYPATH": "" if PACKAGES.name == "site-packages" else str(PACKAGES)},
    )
    found = regex.findall(r"(\w+)\.py:(\d+): error: .*\[([\w-]+)\]", done.stdout)
    assert [(MISTAKES.stem, str(n), rule) for n, rule in EXPECTED.items()] == found, done.stdout


@pytest.mark.pyright
def test_pyright_sees_the_types_and_the_mistakes(tmp_path: Path) -> None:
    pyright = shutil.which("pyright") or shutil.which("pyright", path=Path(sys.executable).parent)
    if pyright is None:
        pytest.skip("pyright is not installed")
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    project = {"typeCheckingMode": "strict", "extraPaths": [str(PACKAGES)]}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(project), encoding="utf-8")
    done = subprocess.run(
        [pyright, "--outputjson", "--pythonpath", sys.executable, "-p", str(tmp_path)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=50,
    )
    if not done.stdout.startswith("{"):
        pytest.skip(f"pyright does not start: {done.stderr[-200:]}")
    errors = [
        (Path(found["file"]).stem, found["range"]["start"]["line"] + 1)
        for found in json.loads(done.stdout)["generalDiagnostics"]
        if found["severity"] == "error"
    ]
    assert {(MISTAKES.stem, number) for number in EXPECTED} == set(errors), done.stdout
