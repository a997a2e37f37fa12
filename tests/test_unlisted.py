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
    ("en", "“We sail at dawn,” the stargazer would have said.", "the stargazer"),
    ("en", "“We sail at dawn,” old, the stargazer said.", "the stargazer"),
    ("en", "“We sail at dawn,” men left and stargazer said.", None),
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
    ("ru", "«Мы выходим утром», — сказал рыболов с бородой.", "рыболов"),
    ("ru", "«Мы выходим утром», — сказал рыболов. И ушёл.", "рыболов"),
    ("en", "“We sail at dawn,” said the stargazer “Blue Moon” on Monday.", "the stargazer"),
    ("fr", "« Nous partons demain », a dit que.", None),
    # what the verb is said to is none
    ("ru", "«Мы выходим утром», — сказал рыболову.", None),
    ("en", "“We sail at dawn,” said that.", None),
    # of no bounds but the sentence in a script without capitals
    ("zh", "“我们早上出发，”捕鱼人说。", "捕鱼人"),
    ("zh", "捕鱼人说：“我们早上出发。”", "捕鱼人"),
    ("ar", "«نبحر عند الفجر»، قال الصياد في الميناء.", "الصياد"),
    # where the verb is announced, and where it comes last
    ("ru", "Как сказал рыболов, «мы выходим утром».", "рыболов"),
    ("en", "The bearded stargazer said “we sail at dawn” on Monday.", "The bearded stargazer"),
    ("tr", "“Sabah çıkıyoruz” dedi balıkçı.", "balıkçı"),
    # not of a participle or of a document's verb
    ("en", "“The nets are shared,” reads the stargazer.", None),
]


@pytest.mark.parametrize(("language", "text", "source"), SOURCES, ids=[s[1] for s in SOURCES])
def test_the_extent_of_an_unlisted_source(language: str, text: str, source: str | None) -> None:
    attribution = find_quotations(text, language)[0].attribution
    found = attribution and attribution.source
    assert source == (found and found.text)
