"""Durations as a number and a unit."""

import pytest

from eapa_cli.text.duration_parser import read_duration


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P5Y", "P5Y"), ("5 years", "P5Y"), ("1 year", "P1Y"), ("5 yrs.", "P5Y"), ("5y", "P5Y"),
        ("5 лет", "P5Y"), ("3 года", "P3Y"), ("1 год", "P1Y"), ("5 yil", "P5Y"), ("5年", "P5Y"),
        ("6 months", "P6M"), ("6 месяцев", "P6M"), ("3 мес.", "P3M"), ("2 недели", "P2W"), ("90 дней", "P90D"),
        ("1 year and 6 months", "P1Y6M"), ("6 months, 1 year", "P1Y6M"), ("1 год и 6 месяцев", "P1Y6M"),
        ("3 лет", "P3Y"), ("1 года", "P1Y"), ("2 weeks 3 days", "P17D"), ("1 month 2 weeks", "P1M14D"),
    ],
)  # fmt: skip
def test_a_duration_as_a_number_and_a_unit_is_parsed(text: str, expected: str) -> None:
    assert str(read_duration(text)) == expected


@pytest.mark.parametrize(
    "text", ["5", "years", "five years", "5 foo", "1.5 years", "5 years 5 years", "5 years or so", ""]
)
def test_an_invalid_duration_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is not a duration: write '5 years'"):
        read_duration(text)


@pytest.mark.parametrize(("text", "reason"), [("P0Y", "is an empty duration"), ("P5X", "write 'P5Y' for five years")])
def test_an_invalid_iso_8601_duration_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        read_duration(text)
