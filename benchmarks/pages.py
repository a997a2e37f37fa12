"""Write a benchmark's figures into a documentation page, between two marks."""

from pathlib import Path
from typing import Final

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def put(page: str, section: str, content: str) -> None:
    """Replace what stands between ``<!-- section: begin -->`` and its end.

    Raises:
        ValueError: If the page has no such marks.
    """
    path = DOCS / page
    begin, end = f"<!-- {section}: begin -->", f"<!-- {section}: end -->"
    head, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, tail = rest.partition(end)
    if not (found and closed):
        raise ValueError(f"{page} has no {begin} … {end}")
    path.write_text(f"{head}{begin}\n\n{content}\n\n{end}{tail}", encoding="utf-8")
