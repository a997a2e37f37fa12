"""The ``language-tables`` directive: every table of a language file, from the schema itself."""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from treatyparse.schema import TABLES, Shape

LAYOUTS = {
    Shape.TERMS: "terms",
    Shape.BY_VALUE: "terms by value",
    Shape.GRADED: "terms by subtype and grade",
    Shape.PLAIN: "plain words",
}


class LanguageTables(SphinxDirective):
    """Writes a definition list of the tables, one section of the file after the other."""

    def run(self) -> list[nodes.Node]:
        """The list, parsed as Markdown."""
        lines: list[str] = []
        for table in TABLES.values():
            values = ", ".join(f"`{value}`" for value in sorted(table.values))
            lines += [
                f"`[{table.name}]`",
                f":   {table.meaning[:1].upper()}{table.meaning[1:]}. "
                f"Layout: {LAYOUTS[table.shape]}." + (f" Values: {values}." if values else ""),
                "",
            ]
        node = nodes.container()
        self.state.nested_parse(StringList(lines, source="schema"), self.content_offset, node)
        return node.children


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("language-tables", LanguageTables)
    return {"parallel_read_safe": True}
