"""Why a typed stretch is no clause, each reason on sentences that differ in nothing else."""

from __future__ import annotations

import pytest

from treatyparse import Clause, parse

PAIRS = [
    # a question, or a heading that asks
    ("Kenya and Uganda will build an oil pipeline.",
     "Will Kenya and Uganda build an oil pipeline?"),
    # procedure
    ("Kenya and Uganda shall abolish customs duties.",
     "Kenya and Uganda shall sit in a joint committee on customs duties."),
    # condemnation
    ("Kenya and Uganda will arm the troops of Chad.",
     "Kenya and Uganda condemned the arming of the troops of Chad."),
    # what one side imposes
    ("The United States and the EU lifted sanctions on Syrian oil.",
     "The United States imposed sanctions on Syrian oil."),
    # talks
    ("Kenya and Uganda agreed to expand trade.", "Kenya and Uganda discussed trade."),
    # the signing alone
    ("Kenya and Uganda signed an agreement on gas and will build a pipeline.",
     "Kenya and Uganda signed an agreement on gas."),
    # one party alone
    ("Kenya will sell oil to Uganda.", "Kenya will pump oil at Turkana."),
    ("Kenya and Uganda will pump oil.", "Kenya will pump oil."),
    ("The two sides will pump oil.", "The minister will pump oil."),
    ("NATO will train the troops.", "Kenya will train the troops."),
    ("Kenya will pump oil jointly with its neighbours.", "Kenya will pump oil."),
    ("Kenya agreed to a ceasefire.", "Kenya bought weapons."),
]  # fmt: skip


@pytest.mark.parametrize(("clause", "none"), PAIRS, ids=[pair[1][:40] for pair in PAIRS])
def test_objections(clause: str, none: str) -> None:
    assert [clause] == [found.text for found in parse(clause, "en").clauses]
    assert () == parse(none, "en").clauses


MET = "Peru and Chile met on Monday.\n\n"
SIGNED = "Peru and Chile signed a customs accord on Monday.\n\n"
STAYS = "\n\nThe weather in Lima stays mild."

IN_CONTEXT = [
    # nobody but the other side of an accord can permit it
    (SIGNED, "Peru may use the railway of Tacna.", "", True),
    (MET, "Peru may use the railway of Tacna.", "", False),
    # what is planned is told of one side at a time
    (MET, "Peru plans to use the railway of Tacna.", "", True),
    (MET, "Peru uses the railway of Tacna.", "", False),
    # forces go to, or come from, another side
    (MET, "Peru will send two patrol boats.", "", True),
    (MET, "Peru sent two patrol boats.", "", False),
    # two that are named as places only
    ("The ministers met.\n\n",
     "The railway of Tacna, built by Peru for the ports of Chile, was repaired.", "", True),
    # what the sentences of a heading name together
    ("Peru, Chile meet in Arica. ", "Duties on wheat to be halved", STAYS, True),
    ("Arica gets a market. ", "Duties on wheat to be halved", STAYS, False),
    # the content of what was signed
    ("", "Peru and Chile signed a gas accord and agreed to halve duties on wheat.", "", True),
    ("", "Peru and Chile signed a gas accord under which Peru will sell Chile gas.", "", True),
    ("", "Peru and Chile signed a gas accord.", "", False),
    # a heading goes on behind its party
    ("", "Peru and Chile cut duties on wheat", STAYS, True),
    ("", "Duties on wheat of Peru and Chile", STAYS, False),
]  # fmt: skip


@pytest.mark.parametrize(("before", "sentence", "after", "is_clause"), IN_CONTEXT)
def test_objections_in_context(before: str, sentence: str, after: str, is_clause: bool) -> None:
    found = [clause.text for clause in parse(before + sentence + after, "en").clauses]
    assert ([sentence] if is_clause else []) == found


def only(text: str) -> Clause:
    (clause,) = parse(text, "en").clauses
    return clause


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Kenya and Uganda will pump oil.", 0.7),
        ("Kenya and Uganda will pump oil and coal.", 0.8),
        ("Kenya and Uganda will pump oil, coal and uranium.", 0.8),
        ("The two sides will pump oil.", 0.5),
        ("NATO will pump oil in Turkana.", 0.5),
        ("Kenya and Uganda will pump oil", 0.6),
        ("“Kenya and Uganda shall pump oil,” the treaty says.", 0.9),
    ],
)
def test_confidence(text: str, confidence: float) -> None:
    """Evidence up to twice the threshold, two parties, a place that binds; a heading has less."""
    assert confidence == only(text).confidence


def test_the_instrument_of_a_clause() -> None:
    """That which it names, or which its quotation is from; a speech belongs to none."""
    text = (
        "Kenya and Uganda signed a treaty. Chad and Mali initialled a protocol. "
        "“The Parties shall abolish customs duties,” the protocol says. "
        "“We will sell oil to Uganda,” said Ann Lee. "
        "Under the treaty Kenya and Uganda will build an oil pipeline."
    )
    document = parse(text, "en")
    assert ["treaty", "protocol"] == [found.kind.value for found in document.instruments]
    assert [("declaration", 1), ("speech", None)] == [
        (clause.origin.value, clause.instrument) for clause in document.clauses
    ][:2]
