"""Sphinx configuration: warnings are errors (-n -W), the network is never asked."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

import treatyparse

project = "treatyparse"
author = "The treatyparse authors"
copyright = "2026, the treatyparse authors"  # noqa: A001 - the name is Sphinx's
release = version = treatyparse.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "flow",
    "rules",
    "language_tables",
    "public_names",
]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_static_path = ["_static"]
html_theme = "furo"
html_title = f"treatyparse {release}"
html_show_sphinx = False

autodoc_mock_imports = ["pyarrow"]  # the signatures need no more of it than its name
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented_params"
napoleon_numpy_docstring = False
napoleon_use_ivar = True
python_use_unqualified_type_names = True
nitpicky = True
nitpick_ignore_regex = [
    # The standard library and attrs are documented elsewhere, where no build here may look.
    (r"py:(class|exc|func|meth|obj|data|attr)", r"(?!treatyparse\b).*"),
    # Private types that a public signature passes on.
    (r"py:.*", r"treatyparse\..*\._.*"),
]
