"""Brat: documents as the standoff annotations of the brat tool, and back after correction by hand.

Text-bound annotations are Quotation, Source, Cue, Aside, Clause, Evidence and Instrument.
Enums are attributes, the fields of a clause attributes without a value, what belongs together
relations. What brat has no form for stands as JSON in the note of an annotation.
"""

from treatyparse.brat.reader import from_brat
from treatyparse.brat.vocabulary import configuration
from treatyparse.brat.writer import to_brat

__all__ = ["configuration", "from_brat", "to_brat"]
