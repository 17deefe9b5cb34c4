"""Dates in English words, alone and with a preposition."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.english_dates import date_in_words, date_phrase


@pytest.mark.parametrize(
    ("text", "words", "phrase"),
    [
        ("2021", "2021", "in 2021"),
        ("2021-05", "May 2021", "in May 2021"),
        ("2021-09-24", "24 September 2021", "on 24 September 2021"),
        ("2021?-09-24", "24 September, year uncertain (2021)", "on 24 September, year uncertain (2021)"),
        (
            "2021-09~-24",
            "24 September, year and month approximate (2021)",
            "on 24 September, year and month approximate (2021)",
        ),
        ("2021-09-24?", "24 September 2021 (uncertain)", "on 24 September 2021 (uncertain)"),
        ("2021%", "2021 (uncertain and approximate)", "in 2021 (uncertain and approximate)"),
        (
            "XXXX-09?-24",
            "24 September of an unknown year (year and month uncertain)",
            "on 24 September of an unknown year (year and month uncertain)",
        ),
        ("2021?-05~", "May 2021 (year uncertain, approximate)", "in May 2021 (year uncertain, approximate)"),
        ("XXXX-09", "September of an unknown year", "in September of an unknown year"),
        ("XXXX-09-04", "4 September of an unknown year", "on 4 September of an unknown year"),
        (
            "2019-05-21/2019-05-23",
            "a day between 21 May 2019 and 23 May 2019",
            "between 21 May 2019 and 23 May 2019",
        ),
        ("2019~/2021-05", "a day between 2019 (approximate) and May 2021", "between 2019 (approximate) and May 2021"),
        ("2019/..", "2019 or later", "in 2019 or later"),
        ("../2019-05-21", "21 May 2019 or earlier", "on 21 May 2019 or earlier"),
    ],
)
def test_a_date_has_words_and_a_phrase(text: str, words: str, phrase: str) -> None:
    parsed = EdtfDate.parse(text)

    assert (date_in_words(parsed), date_phrase(parsed)) == (words, phrase)


@given(st.dates(), st.dates())
def test_only_equal_days_have_equal_words(one: date, other: date) -> None:
    words, other_words = (date_in_words(EdtfDate.parse(str(day))) for day in (one, other))

    assert (words == other_words) == (one == other)
