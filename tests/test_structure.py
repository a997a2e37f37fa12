"""The shape of the package: imports point one way, modules are short, names are documented."""

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import treatyparse
from treatyparse.lexicon import QUOTING
from treatyparse.schema import TABLES, Shape

PACKAGE = Path(treatyparse.__file__).parent
MODULES = sorted(set(PACKAGE.rglob("*.py")) - {PACKAGE / "__init__.py", PACKAGE / "__main__.py"})

FLOW = """
errors immutable
span
codec
serialize
highlight
findings
display
invariants
model
schema
words
notation
hits
terms
language_data
language_files
lexicon
reading
segmentation detection
dates territories
analysis
quotations.marks
quotations.pairing
quotations.continuation
quotations
grammar
mentions.names_unmarked
mentions.names
mentions.phrases mentions.parts
mentions.heads
mentions
attribution.cues
attribution.scene
attribution.kinds attribution.asides
attribution.antecedents
attribution.relays
attribution.unlisted attribution.marked
attribution.sources
attribution.written attribution.titles
attribution.bodies attribution.namesakes
attribution.view
attribution.resolution
attribution.progress
attribution.afterwords
attribution.beyond
attribution.rules
attribution
syntax.cues
syntax.sources syntax.hits
syntax
parties.people parties.bystanders
parties
instruments.unmarked
instruments.modifiers
instruments.lists
instruments.extent
instruments.rejections
instruments.text
instruments.details instruments.mentions
instruments
classification
classification.articles
force.predication
force.moods
force
clauses.layout
clauses.parts
clauses.candidates
clauses.bound
clauses.proposals
clauses.objections
clauses
document
"""
"""The flow of a text, top to bottom: a module imports those above it and those of its own line.

The parts of a stage stand above the stage itself, the ``__init__`` of its folder, where they end.
"""

LINES = [line.split() for line in FLOW.strip().splitlines()]
PLACES = {module: place for place, line in enumerate(LINES) for module in line}
LAST = len(LINES)


def place_of(module: str) -> int:
    """The place of a module; one whose folder alone is listed has the folder's place."""
    return PLACES.get(module, PLACES.get(module.rpartition(".")[0], LAST))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """The modules of the package that a module imports when it is imported itself."""
    found: set[str] = set()
    nodes: list[ast.AST] = list(ast.parse(path.read_text(encoding="utf-8")).body)
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("treatyparse."):
            module = (node.module or "").removeprefix("treatyparse.")
            parts = {f"{module}.{alias.name}" for alias in node.names} & PLACES.keys()
            found |= parts or {module}
        elif isinstance(node, ast.Import):
            found |= {
                alias.name.removeprefix("treatyparse.")
                for alias in node.names
                if alias.name.startswith("treatyparse.")
            }
        elif isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            nodes += node.orelse
        elif not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            nodes += ast.iter_child_nodes(node)
    return found


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_up_the_flow(path: Path) -> None:
    own = place_of(module_name(path))
    late = {name for name in imports(path) if place_of(name) > own}
    assert set() == late


def test_every_stage_of_the_flow_exists() -> None:
    assert set() == PLACES.keys() - {module_name(path) for path in MODULES}


def test_every_part_of_a_stage_has_a_place() -> None:
    """A part beside the listed ones would be let import anything."""
    folders = {module.rpartition(".")[0] for module in PLACES} - {""}
    parts = {name for path in MODULES if (name := module_name(path)).rpartition(".")[0] in folders}
    assert set() == parts - PLACES.keys()


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_a_module_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 410


@pytest.mark.parametrize(
    "path", [path for path in MODULES if place_of(module_name(path)) < LAST], ids=module_name
)
def test_no_stage_knows_a_language(path: Path) -> None:
    """A language code as a string of its own would be a language handled in code."""
    allowed = {"en"} if module_name(path) == "detection" else set()  # what an empty text is in
    docstrings = _docstrings(path)
    strings = {
        node.value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and node.value not in docstrings
    }
    assert allowed == strings & set(treatyparse.languages())


def _docstrings(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return {
        node.value.value
        for node in nodes
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


@pytest.mark.parametrize(
    "path", [path for path in PACKAGE.rglob("*.py") if "__all__" in path.read_text("utf-8")]
)
def test_public_names_are_sorted(path: Path) -> None:
    names = [
        ast.literal_eval(node.value)
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)
    ]
    for listed in names:
        assert sorted(set(listed)) == list(listed)


@pytest.mark.parametrize("name", treatyparse.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    thing = getattr(treatyparse, name)
    assert inspect.getdoc(thing)
    if inspect.isclass(thing):
        undocumented = [
            member
            for member, value in vars(thing).items()
            if not member.startswith("_")
            and (inspect.isfunction(value) or isinstance(value, property | classmethod))
            and not inspect.getdoc(value)
        ]
        assert [] == undocumented


HEAVY = ("babel", "hypothesis", "matplotlib", "pandas", "pyarrow", "stanza", "torch", "typer")


def test_importing_loads_nothing_heavy() -> None:
    code = f"import sys, treatyparse; print([m for m in {HEAVY!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=50
    )
    assert "[]" == done.stdout.strip()


def test_quotations_ask_only_the_tables_that_are_read_for_them() -> None:
    """``find_quotations`` looks for the terms of these tables alone, in languages with capitals."""
    folders = ("quotations", "mentions", "attribution")
    paths = [path for folder in folders for path in (PACKAGE / folder).glob("*.py")]
    strings = {
        node.value
        for path in paths
        if path.name != "names_unmarked.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    asked = {name for name, table in TABLES.items() if table.shape is not Shape.PLAIN} & strings
    assert asked
    assert set() == {name for name in asked if not name.startswith(QUOTING)}
