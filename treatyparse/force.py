"""Force: the deontic force of a clause."""

from __future__ import annotations

from treatyparse.model import Force
from treatyparse.reading import Reading


def force_of(reading: Reading, first: int, last: int, *, is_instrument_text: bool) -> Force:
    """The force of the words ``first`` to ``last``, both included.

    Args:
        reading: The text.
        first: The index of the first word.
        last: The index of the last word.
        is_instrument_text: Whether the words are those of an instrument, in which a present
            indicative binds.
    """
    return Force.STATEMENT
