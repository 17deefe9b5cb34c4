import pytest

from eapa_cli.text.duration_parser import read_duration


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("P5Y", "P5Y"), ("5 years", "P5Y"), ("1 year", "P1Y"), ("5 yrs.", "P5Y"), ("5y", "P5Y"),
        ("5 лет", "P5Y"), ("3 года", "P3Y"), ("1 год", "P1Y"), ("5 yil", "P5Y"), ("5年", "P5Y"),
        ("6 months", "P6M"), ("6 месяцев", "P6M"), ("3 мес.", "P3M"), ("2 недели", "P2W"), ("90 дней", "P90D"),
        ("1 year and 6 months", "P1Y6M"), ("6 months, 1 year", "P1Y6M"), ("1 год и 6 месяцев", "P1Y6M"),
        ("2 weeks 3 days", "P17D"), ("1 month 2 weeks", "P1M14D"),
    ],
)  # fmt: skip
def test_a_length_of_time_is_read_as_people_write_it(written: str, kept: str) -> None:
    assert str(read_duration(written)) == kept


@pytest.mark.parametrize(
    "written", ["5", "years", "five years", "5 foo", "1.5 years", "5 years 5 years", "5 years or so", ""]
)
def test_what_is_no_length_of_time_is_refused_with_examples(written: str) -> None:
    with pytest.raises(ValueError, match=f"^'{written}' cannot be read as a length of time: write '5 years'"):
        read_duration(written)


@pytest.mark.parametrize(("written", "why"), [("P0Y", "is no time at all"), ("P5X", "write 'P5Y' for five years")])
def test_what_is_almost_iso_8601_is_told_what_iso_8601_is(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_duration(written)
