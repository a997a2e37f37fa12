"""The command ``treatyparse``, also as ``python -m treatyparse``."""

from __future__ import annotations

import sys

from treatyparse.errors import MissingExtraError

EXIT_MISSING = 3


def main() -> None:
    """Run the command; without its optional packages say what to install."""
    try:
        import click
        import rich
    except ModuleNotFoundError as error:
        missing = MissingExtraError("The command line", str(error.name), "cli")
        sys.stderr.write(f"treatyparse: {missing}\n")
        sys.exit(EXIT_MISSING)
    del click, rich
    from treatyparse.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
