"""Show what treatyparse reads in a text file: python examples/quickstart.py [FILE]."""

import sys
from pathlib import Path

import treatyparse

path = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("article.txt"))
document = treatyparse.parse(path.read_text(encoding="utf-8"))

print(f"{path.name}: {document!r}")
for quotation in document.quotations:
    attribution = quotation.attribution
    source = (attribution and (attribution.resolved or attribution.source)) or "-"
    print(f"{quotation.kind:12} {source!s:40.40} {quotation.text:.60}")
for clause in document.clauses:
    types = "+".join(sorted(clause.types))
    print(f"{types:24} {clause.force:12} {','.join(clause.parties):12} {clause.text:.60}")
