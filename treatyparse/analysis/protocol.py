"""Protocol: what the stages ask of an analyzer."""

from __future__ import annotations

from abc import abstractmethod
from typing import Protocol, runtime_checkable

from treatyparse.analysis.annotation import Analysis
from treatyparse.reading import Reading


@runtime_checkable
class Analyzer(Protocol):
    """Reads sentences, tokens and entities in a text.

    Derive from it and write :meth:`analyze` to bring a tagger and parser of your own; pass the
    object as ``parse(text, analyzer=...)``. Whatever it leaves out (lemmas, heads, entities), the
    rules decide alone.
    """

    @abstractmethod
    def analyze(self, text: str) -> Analysis:
        """The sentences, tokens and entities of a text."""

    def beside(self, reading: Reading) -> Analysis:
        """What the stages are to set beside the reading of the rules.

        An analysis without tokens leaves everything to the rules.
        """
        return self.analyze(reading.text)
