"""Classification: the types of a stretch of text, by weighted terms, with the evidence."""

from __future__ import annotations

from treatyparse.model import Classification
from treatyparse.reading import Reading


def classify_words(reading: Reading, first: int, last: int) -> Classification:
    """The types of the words ``first`` to ``last``, both included."""
    return Classification(())
