"""What type checkers must refuse; the name of mypy's rule stands at each line."""

import treatyparse

treatyparse.parse(b"bytes")  # arg-type
treatyparse.parse("text", lang="en")  # call-arg
treatyparse.parse_many(["text"], processes="4")  # arg-type
treatyparse.parse("text").clauses[0].force = treatyparse.Force.STATEMENT  # misc
treatyparse.parse("text").clauzes  # attr-defined
treatyparse.parse("text").clauses[0].quotation + 1  # operator
treatyparse.Span(0, 1)  # call-arg
