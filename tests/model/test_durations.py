"""Durations in ISO 8601."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eapa_cli.model.durations import Duration

days = st.dates()


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # The same day.
        ("P5Y", date(2021, 9, 24), date(2026, 9, 24)),
        ("P6M", date(2021, 9, 24), date(2022, 3, 24)),
        ("P1Y6M", date(2021, 9, 24), date(2023, 3, 24)),
        ("P4Y", date(2024, 2, 29), date(2028, 2, 29)),
        ("P12M", date(2021, 12, 31), date(2022, 12, 31)),
        # The last day.
        ("P1M", date(2023, 1, 31), date(2023, 2, 28)),
        ("P1M", date(2024, 1, 31), date(2024, 2, 29)),
        ("P1M", date(2024, 3, 31), date(2024, 4, 30)),
        ("P1Y", date(2024, 2, 29), date(2025, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_of_the_month_or_on_its_last_day(text: str, day: date, expected: date) -> None:
    assert Duration.parse(text).add_to(day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("P2W", date(2021, 9, 24), date(2021, 10, 8)),
        ("P90D", date(2021, 9, 24), date(2021, 12, 23)),
        ("P1M1D", date(2023, 1, 31), date(2023, 3, 1)),
    ],
)
def test_days_and_weeks_are_added_after_the_months(text: str, day: date, expected: date) -> None:
    assert Duration.parse(text).add_to(day) == expected


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("P3M", date(2026, 9, 24), date(2026, 6, 24)),
        ("P3M", date(2026, 5, 31), date(2026, 2, 28)),
        ("P1Y", date(2024, 2, 29), date(2023, 2, 28)),
        ("P90D", date(2026, 9, 24), date(2026, 6, 26)),
        ("P1M1D", date(2023, 3, 31), date(2023, 2, 27)),
    ],
)
def test_subtraction_follows_the_same_rule_as_addition(text: str, day: date, expected: date) -> None:
    assert Duration.parse(text).subtract_from(day) == expected


# The last one reaches the year 9999 from 2021, and leaves it with its days.
@pytest.mark.parametrize("text", ["P9999Y", "P99999M", "P7978Y99D"])
def test_a_duration_stops_at_the_first_and_the_last_day_of_the_calendar(text: str) -> None:
    duration = Duration.parse(text)

    assert duration.add_to(date(2021, 9, 24)) == date.max
    assert duration.subtract_from(date(2021, 9, 24)) == date.min


@pytest.mark.parametrize(
    "text", ["5Y", "p5y", "P", "P5", "P6M1Y", "P1Y2W", "P1.5Y", "P-1Y", "PT12H", "P٥Y", "P5Y\n", ""]
)
def test_text_that_is_not_a_duration_gets_examples(text: str) -> None:
    message = (
        f"'{text}' is not a duration in ISO 8601: write 'P5Y' for five years, "
        "'P6M' for six months, 'P2W' for two weeks, 'P90D' for ninety days, or 'P1Y6M'"
    )

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Duration.parse(text)


@pytest.mark.parametrize("text", ["P0D", "P0Y0M", "P0W"])
def test_an_empty_duration_is_refused(text: str) -> None:
    with pytest.raises(
        ValueError, match=f"^'{text}' is an empty duration: write at least one day, such as 'P1D', or omit"
    ):
        Duration.parse(text)


def test_a_very_long_text_is_not_a_duration() -> None:
    with pytest.raises(ValueError, match=r"^a duration has at most 64 characters, and this one has 1001$"):
        Duration.parse("P" + "1" * 1000)


@pytest.mark.parametrize("text", ["P5Y", "P1Y6M", "P1Y6M10D", "P2W", "P090D", "P12M"])
def test_the_text_of_a_duration_is_unchanged(text: str) -> None:
    assert str(Duration.parse(text)) == text


@given(days, st.integers(1, 999))
def test_adding_months_keeps_the_day_or_takes_the_last_day_of_the_month(day: date, number: int) -> None:
    end = Duration.parse(f"P{number}M").add_to(day)

    assume(end < date.max)
    assert 12 * (end.year - day.year) + end.month - day.month == number
    is_last_day_of_month = (end + timedelta(days=1)).day == 1
    assert end.day == day.day or (end.day < day.day and is_last_day_of_month)


@given(days, st.integers(1, 9999))
def test_subtracting_days_reverses_adding_them(day: date, number: int) -> None:
    duration = Duration.parse(f"P{number}D")

    after = duration.add_to(day)

    assume(after < date.max)
    assert duration.subtract_from(after) == day


@given(st.tuples(days, days).map(sorted), st.sampled_from(["P1M", "P1Y", "P1Y6M", "P2W", "P1M20D"]))
def test_a_later_start_never_ends_earlier(starts: list[date], text: str) -> None:
    duration = Duration.parse(text)

    assert duration.add_to(starts[0]) <= duration.add_to(starts[1])
    assert duration.subtract_from(starts[0]) <= duration.subtract_from(starts[1])
