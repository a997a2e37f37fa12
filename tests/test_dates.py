"""Dates: every format of a date, and what is none."""

import pytest

from treatyparse.dates import find_dates
from treatyparse.lexicon import load_lexicon
from treatyparse.segmentation import read


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Договор от 7 марта 2003 г. действует", ["2003-03-07"]),
        ("ru", "подписан 22 февраля в столице", ["--02-22"]),
        ("ru", "заключён в марте 2010 года", ["2010-03"]),
        ("ru", "по соглашению 1995 года", ["1995"]),
        ("ru", "подписан 15.09.2018", ["2018-09-15"]),
        ("ru", "с 31 декабря 1999 г. по 1 января 2001 г.", ["1999-12-31", "2001-01-01"]),
        ("en", "signed on 7 March 2003", ["2003-03-07"]),
        ("en", "signed March 7, 2003", ["2003-03-07"]),
        ("en", "LISBON, Oct. 12, 1930.", ["1930-10-12"]),
        ("en", "the 7th of May", ["--05-07"]),
        ("en", "dated 2018-09-15", ["2018-09-15"]),
        ("en", "dated 9/15/2018", ["2018-09-15"]),
        ("en", "in 1955", ["1955"]),
        ("en", "in March 2010", ["2010-03"]),
        ("en", "they may march on 40 roads with 1550.5 tons", []),
        ("en", "on 45.13.2018", []),
    ],
)
def test_a_date_is_told_as_far_as_the_text_tells_it(
    language: str, text: str, expected: list[str]
) -> None:
    dates = find_dates(read(text, load_lexicon(language)))
    assert expected == [date.iso for date in dates if date.iso]


def test_a_weekday_is_no_date_of_its_own() -> None:
    (date,) = find_dates(read("signed on Tuesday", load_lexicon("en")))
    assert (2, None) == (date.weekday, date.iso)
