"""The author's words behind the closing mark: how far they reach and when they tell who speaks."""

from __future__ import annotations

import pytest

from treatyparse import find_quotations


def told(text: str, language: str) -> tuple[str, str, str] | None:
    """Source, cue and rule of the first quotation."""
    attribution = find_quotations(text, language)[0].attribution
    if attribution is None:
        return None
    return (
        attribution.source.text if attribution.source else "",
        attribution.cue.text if attribution.cue else "",
        attribution.rule,
    )


AFTER = [
    # a comma or dash leaves the sentence open
    ("en", "“We sail at dawn,” said Ann Lee.", ("Ann Lee", "said", "attributed_after")),
    ("en", "“We sail at dawn,” Ann Lee said.", ("Ann Lee", "said", "attributed_after")),
    ("en", "“We sail at dawn”, said Ann Lee.", ("Ann Lee", "said", "attributed_after")),
    ("en", "“We sail at dawn!” said Ann Lee.", ("Ann Lee", "said", "attributed_after")),
    ("en", "“We sail at dawn” said Ann Lee.", ("Ann Lee", "said", "attributed_after")),
    ("ru", "«Мы выходим утром», — сказал Лев Ган.", ("Лев Ган", "сказал", "attributed_after")),
    ("ru", "«Мы выходим утром» — сказал Лев Ган.", ("Лев Ган", "сказал", "attributed_after")),
    ("ru", "«Мы выходим утром!» — сказал Лев Ган.", ("Лев Ган", "сказал", "attributed_after")),
    # a heading: who spoke, after a colon
    ("ru", "«Мы выходим утром»: Лев Ган рассказал о рейсе", ("Лев Ган", "рассказал",
                                                            "attributed_after")),
    # a verb that no table knows
    ("en", "“Thick fog is here,” burbled Ann Lee.", ("Ann Lee", "burbled", "any_verb")),
    ("en", "“Thick fog is here,” Ann Lee burbled.", ("Ann Lee", "burbled", "any_verb")),
    ("en", "“Thick fog is here,” she burbled.", ("she", "burbled", "any_verb")),
    ("en", "“Thick fog is here,” burbled the pilot.", ("the pilot", "burbled", "any_verb")),
    ("ru", "«Густой туман», — пробулькал Лев Ган.", ("Лев Ган", "пробулькал", "any_verb")),
    # the next sentence, where it points back
    ("ru", "«Мы выходим утром». Так сказал Лев Ган.", ("Лев Ган", "сказал", "attributed_after")),
    ("ru", "«Когда мы выходим?» Лев Ган спросил капитана.", ("Лев Ган", "спросил",
                                                            "attributed_after")),
    ("zh", "“我们明天出发。”总理说。", ("总理", "说", "attributed_after")),
    # who signs
    ("en", "“Ask the sea.” — Ida Holm", ("Ida Holm", "", "signed")),
    # a subject left out is that of the quotation before, or nobody's
    ("tr", "“Yarın çıkıyoruz” dedi.", ("", "dedi", "attributed_after")),
    ("es", "«Salimos mañana», dijo.", ("", "dijo", "attributed_after")),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), AFTER, ids=[a[1] for a in AFTER])
def test_words_that_attribute(language: str, text: str, expected: tuple[str, str, str]) -> None:
    assert expected == told(text, language)


NOT_AFTER = [
    # nothing leaves the sentence open
    ("en", "They met in “the Blue Room” and Ann Lee said nothing."),
    ("en", "“Thick fog is here.” Ann Lee burbled."),
    ("en", "“Thick fog,” the radio, burbled on."),
    ("en", "“We sail at dawn.” The harbour was quiet, and Ann Lee said that nobody had come."),
    ("ru", "«Мы выходим утром». В порту было тихо, и Лев Ган сказал, что никто не пришёл."),
    # the author's words end with their line
    ("en", "“We sail at dawn”\n\nAnn Lee said that nobody had come."),
]


@pytest.mark.parametrize(("language", "text"), NOT_AFTER, ids=[a[1] for a in NOT_AFTER])
def test_words_that_do_not(language: str, text: str) -> None:
    found = told(text, language)
    assert found is None or found[2] not in ("attributed_after", "any_verb")
