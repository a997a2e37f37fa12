"""The ``flow`` directive: the stages of the library drawn from top to bottom, as SVG.

Each line of its content names the modules of one step; what a module does is the first sentence
of its docstring, so that the drawing cannot say anything but what the code says.
"""

import ast
from html import escape
from pathlib import Path
from textwrap import wrap

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import treatyparse

PACKAGE = Path(treatyparse.__file__).parent
WIDTH, ROW, GAP, MARGIN = 720, 58, 26, 10


class Flow(SphinxDirective):
    """Draws the modules named in its content."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The drawing as a raw HTML node."""
        steps = [line.split() for line in self.content if line.strip()]
        for module in (module for step in steps for module in step):
            self.env.note_dependency(str(_file(module)))
        return [nodes.raw("", drawing(steps), format="html")]


def drawing(steps: list[list[str]]) -> str:
    """The steps as one SVG element, in the colours of the page around it."""
    height = len(steps) * (ROW + GAP) - GAP + 2 * MARGIN
    head = (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="The flow of a text" '
        'style="max-width:100%;height:auto" font-family="inherit" fill="currentColor">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" '
        'markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z"/></marker></defs>'
    )
    parts = [head]
    for number, step in enumerate(steps):
        top = MARGIN + number * (ROW + GAP)
        if number:
            middle = WIDTH / 2
            parts.append(
                f'<path d="M{middle} {top - GAP + 2}V{top - 3}" stroke="currentColor" '
                'marker-end="url(#tip)"/>'
            )
        width = (WIDTH - 2 * MARGIN - GAP * (len(step) - 1)) / len(step)
        for place, module in enumerate(step):
            parts.append(_box(MARGIN + place * (width + GAP), top, width, module))
    return "".join(parts) + "</svg>"


def _box(left: float, top: float, width: float, module: str) -> str:
    lines = wrap(_summary(module), int(width / 6.6))[:2]
    text = "".join(
        f'<text x="{left + width / 2}" y="{top + 36 + 14 * number}" text-anchor="middle" '
        f'font-size="12">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
    return (
        f'<rect x="{left}" y="{top}" width="{width}" height="{ROW}" rx="6" fill="none" '
        'stroke="currentColor"/>'
        f'<text x="{left + width / 2}" y="{top + 19}" text-anchor="middle" font-size="14" '
        f'font-weight="600">{escape(module)}</text>{text}'
    )


def _file(module: str) -> Path:
    file = PACKAGE / f"{module}.py"
    return file if file.exists() else PACKAGE / module / "__init__.py"


def _summary(module: str) -> str:
    """The first sentence of a module's docstring, without the name that it begins with."""
    docstring = ast.get_docstring(ast.parse(_file(module).read_text(encoding="utf-8"))) or ""
    first = " ".join(docstring.split("\n\n")[0].split())
    return first.partition(": ")[2].rstrip(".") or first


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("flow", Flow)
    return {"parallel_read_safe": True}
