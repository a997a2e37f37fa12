"""Run a scorer on marked texts and read its measures; shared by the benchmarks of accuracy.

A scorer is a Python program that takes a folder of marked texts, knows ``--set``, ``--lang``,
``--half``, ``--system module:function`` and ``--json``, and prints one JSON object: a measure's
name with its ``f1`` or ``accuracy``.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks import pages

Measures = dict[str, dict[str, Any]]


def score(
    scorer: Path, folder: Path, *options: str, variables: Mapping[str, str] | None = None
) -> Measures:
    """The measures that the scorer prints, run with these options and environment variables."""
    command = [sys.executable, str(scorer), str(folder), "--json", *options]
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=pages.DOCS.parent,
        env={**os.environ, **(variables or {})},
    )
    measures: Measures = json.loads(done.stdout)
    return measures


def figure(measures: Measures, name: str, places: int = 2) -> str:
    """The one number of a measure, or a dash."""
    measure = measures.get(name, {})
    value = measure.get("f1", measure.get("accuracy"))
    return "-" if value is None else f"{value:.{places}f}"
