"""The example notebook runs from the first cell to the last."""

import ast
import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

NOTEBOOKS = sorted((Path(__file__).parent.parent / "examples").glob("*.ipynb"))


def last_values(notebook: Path) -> tuple[list[Any], str]:
    """Run the code cells: the values of their last expressions, and what they print."""
    values: list[Any] = []
    names: dict[str, Any] = {}
    printed = io.StringIO()
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] != "code":
            continue
        assert (None, []) == (cell["execution_count"], cell["outputs"]), "clear the outputs"
        body = ast.parse("".join(cell["source"])).body
        last = body.pop() if isinstance(body[-1], ast.Expr) else None
        with contextlib.redirect_stdout(printed):
            exec(compile(ast.Module(body, []), notebook.name, "exec"), names)
            if isinstance(last, ast.Expr):
                values.append(
                    eval(compile(ast.Expression(last.value), notebook.name, "eval"), names)
                )
    return values, printed.getvalue()


def test_there_is_a_notebook() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_its_document(notebook: Path) -> None:
    values, printed = last_values(notebook)
    assert "Parties shall refrain" in values[0]._repr_html_()
    assert "non_aggression · prohibition · declaration · CL · GH" in printed
    assert ("CL", "GH", 2024, "industrial", 1) in values[-1]
