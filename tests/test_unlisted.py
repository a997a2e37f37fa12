"""Sources that no table knows: a noun phrase in the place of the subject, and how far it goes."""

from __future__ import annotations

import pytest

from treatyparse import find_quotations

SOURCES = [
    # before the verb, from its article on
    ("en", "“We sail at dawn,” the stargazer said.", "the stargazer"),
    ("en", "“We sail at dawn,” the bearded stargazer said.", "the bearded stargazer"),
    ("en", "“We sail at dawn,” a stargazer said on Monday.", "a stargazer"),
    ("en", "“We sail at dawn,” stargazer said.", None),
    ("fr", "« Nous partons demain », a dit le rêveur.", "le rêveur"),
    ("de", "„Wir segeln morgen“, sagte der Sternseher.", "der Sternseher"),
    ("es", "«Salimos mañana», dijo el soñador.", "el soñador"),
    # behind it
    ("en", "“We sail at dawn,” said the stargazer.", "the stargazer"),
    ("en", "“We sail at dawn,” said the bearded stargazer in the port.", "the bearded stargazer"),
    ("en", "“We sail at dawn,” said nothing.", None),
    ("ru", "«Мы выходим утром», — сказал рыболов.", "рыболов"),
    ("ru", "«Мы выходим утром», — сказал бородатый рыболов.", "бородатый рыболов"),
    ("ru", "«Мы выходим утром», — сказал рыболов в порту.", "рыболов"),
    ("ru", "«Мы выходим утром», — сказал рыболов и ушёл.", "рыболов"),
    # not of a participle or of a document's verb
    ("en", "“The nets are shared,” reads the stargazer.", None),
]


@pytest.mark.parametrize(("language", "text", "source"), SOURCES, ids=[s[1] for s in SOURCES])
def test_the_extent_of_an_unlisted_source(language: str, text: str, source: str | None) -> None:
    attribution = find_quotations(text, language)[0].attribution
    found = attribution and attribution.source
    assert source == (found and found.text)
