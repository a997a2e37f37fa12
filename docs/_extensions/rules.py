"""The ``rules`` directive: the names that ``attribution.rule`` may have, each with what it means.

What a rule means is the first line of its docstring, in the order in which rules are tried.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from treatyparse.attribution.rules import OTHER_NAMES, RULES


class Rules(SphinxDirective):
    """Lists the rules."""

    def run(self) -> list[nodes.Node]:
        """A definition list, one item for each rule."""
        meanings = {rule.__name__: (rule.__doc__ or "").split("\n", 1)[0] for rule in RULES}
        listed = nodes.definition_list()
        for name, meaning in (meanings | OTHER_NAMES).items():
            term = nodes.term("", "", nodes.literal("", name))
            listed += nodes.definition_list_item(
                "", term, nodes.definition("", nodes.paragraph("", meaning))
            )
        return [listed]


def setup(app: Sphinx) -> dict[str, bool]:
    """Registers the directive."""
    app.add_directive("rules", Rules)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
