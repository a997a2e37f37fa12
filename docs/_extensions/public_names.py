"""The ``public-names`` directive: autodoc for each name of ``treatyparse.__all__``.

The names are documented where they are exported, as ``treatyparse.parse``, and what their
docstrings and signatures call by the defining module is found under that name too.
"""

import inspect
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import treatyparse


class PublicNames(SphinxDirective):
    """Documents the public names of a kind: ``functions``, ``classes``, ``enums`` or ``errors``."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The autodoc entries of these names."""
        lines: list[str] = []
        for name in treatyparse.__all__:
            thing = getattr(treatyparse, name)
            if kind_of(thing) != self.arguments[0]:
                continue
            directive = "autofunction" if inspect.isfunction(thing) else "autoclass"
            lines += ["```{eval-rst}", f".. {directive}:: treatyparse.{name}"]
            if directive == "autoclass":
                lines += ["   :members:"]
            lines += ["```", ""]
        node = nodes.container()
        self.state.nested_parse(StringList(lines, source="names"), self.content_offset, node)
        return node.children


def kind_of(thing: object) -> str:
    """The section of the reference that an object belongs to."""
    if not inspect.isclass(thing):
        return "functions"
    if issubclass(thing, Exception):
        return "errors"
    return "enums" if hasattr(thing, "__members__") else "classes"


def resolve(app: Sphinx, env: Any, node: Any, contnode: nodes.Node) -> nodes.Node | None:
    """Find ``treatyparse.model.Clause`` under the name that it is exported by."""
    target = str(node.get("reftarget", ""))
    name = target.removeprefix("~").rsplit(".", 1)[-1] if "." in target else target
    if node.get("refdomain") != "py" or name not in treatyparse.__all__:
        return None
    found: nodes.Node | None = env.get_domain("py").resolve_xref(
        env, node["refdoc"], app.builder, "obj", f"treatyparse.{name}", node, contnode
    )
    return found


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive and the look-up."""
    app.add_directive("public-names", PublicNames)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True}
