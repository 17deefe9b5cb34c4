"""Dates in the subset of EDTF (Extended Date/Time Format) that the register uses."""

import re
from datetime import date
from time import struct_time

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from eapa_cli.model.dates import EdtfDate

HINT = (
    "write '2021-09-24', '2021-09' or '2021', 'XXXX-09-24' if the year is not known, "
    "'2021-09/2021-11', '2021/..' or '../2021' for a day between two, "
    "with ? after a part that is uncertain and ~ after one that is approximate"
)

days = st.dates()
qualifiers = st.sampled_from(["", "?", "~", "%"])
# Days, months and years without qualifiers.
plain_points = st.one_of(days.map(str), days.map(lambda day: str(day)[:7]), days.map(lambda day: str(day)[:4]))


@st.composite
def points(draw: st.DrawFn) -> str:
    """Generate a day, month or year with qualifiers."""
    parts = draw(plain_points).split("-")
    return "-".join(part + draw(qualifiers) for part in parts)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Generate the text of a date of any form."""
    match draw(st.sampled_from(["point", "yearless", "interval", "since", "until"])):
        case "point":
            return draw(points())
        case "yearless":
            return "XXXX" + str(draw(days))[4 : draw(st.sampled_from([7, 10]))]
        case "interval":
            first, last = sorted([draw(points()), draw(points())], key=EdtfDate.parse)
            return f"{first}/{last}"
        case "since":
            return f"{draw(points())}/.."
        case _:
            return f"../{draw(points())}"


dates = texts().map(EdtfDate.parse)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021-09-24", date(2021, 9, 24), date(2021, 9, 24)),
        ("2021-09", date(2021, 9, 1), date(2021, 9, 30)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2000-02", date(2000, 2, 1), date(2000, 2, 29)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        # Qualifiers do not widen a date.
        ("2021?", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-09~", date(2021, 9, 1), date(2021, 9, 30)),
        ("2021?-09-24", date(2021, 9, 24), date(2021, 9, 24)),
        ("2021-09%-24", date(2021, 9, 24), date(2021, 9, 24)),
        ("2021?-09~-24%", date(2021, 9, 24), date(2021, 9, 24)),
        # Without a year, the first and the last year of the calendar that has the day.
        ("XXXX-09-24", date(1, 9, 24), date(9999, 9, 24)),
        ("XXXX-09", date(1, 9, 1), date(9999, 9, 30)),
        ("XXXX-02", date(1, 2, 1), date(9999, 2, 28)),
        ("XXXX-02-29", date(4, 2, 29), date(9996, 2, 29)),
        # Intervals.
        ("2019-05-23/2019-05-24", date(2019, 5, 23), date(2019, 5, 24)),
        ("2019/2021-03~", date(2019, 1, 1), date(2021, 3, 31)),
        ("2021-09-24/2021-09", date(2021, 9, 24), date(2021, 9, 30)),
        ("2021-09/..", date(2021, 9, 1), date.max),
        ("../2021-09", date.min, date(2021, 9, 30)),
    ],
)
def test_a_date_has_an_earliest_and_a_latest_day(text: str, earliest: date, latest: date) -> None:
    parsed = EdtfDate.parse(text)

    assert (parsed.earliest, parsed.latest) == (earliest, latest)
    assert not parsed.is_open  # only '..' itself is open


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-02-30", "'2024-02-30' is not a day of the calendar: February 2024 has 29 days"),
        ("2021-09-31?", "'2021-09-31?' is not a day of the calendar: September 2021 has 30 days"),
        ("XXXX-02-30", "'XXXX-02-30' is not a day of the calendar: February has 29 days at most"),
        ("2021-13", "'2021-13' is not in the calendar: months are 01 to 12"),
        ("XXXX-13-01", "'XXXX-13-01' is not in the calendar: months are 01 to 12"),
        ("0000", "'0000' is not in the calendar: years are 0001 to 9999"),
        (
            "2021-09-00",
            "'2021-09-00' has a part that is 00: omit the parts that are not known, as in '2021-09' or '2021'",
        ),
        ("24.09.2021", "'24.09.2021' is not a date in EDTF: write '2021-09-24'"),
        ("4.9.2021", "'4.9.2021' is not a date in EDTF: write '2021-09-04'"),
        ("09.2021", "'09.2021' is not a date in EDTF: write '2021-09'"),
        ("2021/09/24", "'2021/09/24' is not a date in EDTF: write '2021-09-24'"),
        ("2021/9", "'2021/9' is not a date in EDTF: write '2021-09'"),
        ("2021.09.24", "'2021.09.24' is not a date in EDTF: write '2021-09-24'"),
        ("2021-9-4", "'2021-9-4' is not a date in EDTF: write '2021-09-04'"),
        ("31.02.2021", "'31.02.2021' is not a day of the calendar: February 2021 has 28 days"),
        ("2021-9-4/2021-10", "'2021-9-4' is not a date in EDTF: write '2021-09-04'"),
        ("2021-09/2021-02-30", "'2021-02-30' is not a day of the calendar: February 2021 has 28 days"),
        ("2021-06/2021-05", "'2021-06/2021-05' ends before it starts"),
        ("XXXX-09-24/2021", "'XXXX-09-24' has no year, so it cannot start or end an interval"),
        ("..", "'..' is an open date, and only the end of a term can be open"),
        ("../..", "'../..' can be any day: omit the date if it is not known"),
        ("2" * 65, "a date has at most 64 characters, and this one has 65"),
    ],
)
def test_an_invalid_date_gets_a_specific_message(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        EdtfDate.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "soon", "-2021", " 2021", "2021\n", "٢٠٢١", "20210924", "2021--09", "2021-09-24T10:00",
        # Forms of EDTF that the register does not use.
        "XXXX", "20XX", "2021-XX", "?2021", "2021??",
        # A slash that is not between two dates, and two slashes.
        "/", "2021/", "/2021", "24/09/2021", "2021/2022/2023",
    ],
)  # fmt: skip
def test_text_that_is_not_a_date_gets_examples_of_dates(text: str) -> None:
    message = f"'{text}' is not a date in EDTF: {HINT}"

    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        EdtfDate.parse(text)


def test_the_end_of_a_term_can_be_open() -> None:
    end = EdtfDate.parse_end("..")

    assert end.is_open
    assert (end.earliest, end.latest, str(end)) == (date.min, date.max, "..")


@given(texts())
def test_an_end_that_is_not_open_is_parsed_as_a_date(text: str) -> None:
    assert EdtfDate.parse_end(text) == EdtfDate.parse(text)


@given(texts())
def test_the_text_of_a_date_is_unchanged(text: str) -> None:
    assert str(EdtfDate.parse(text)) == text


@given(dates)
def test_the_earliest_day_is_never_after_the_latest(parsed: EdtfDate) -> None:
    assert parsed.earliest <= parsed.latest


@given(st.lists(dates))
def test_dates_sort_by_their_earliest_day_then_by_their_latest(unsorted: list[EdtfDate]) -> None:
    bounds = [(parsed.earliest, parsed.latest) for parsed in sorted(unsorted)]

    assert bounds == sorted(bounds)


@given(st.tuples(days, days).map(sorted))
def test_the_text_of_a_date_between_two_days_is_parsed_as_the_same_date(bounds: list[date]) -> None:
    earliest, latest = bounds

    between = EdtfDate.between(earliest, latest)

    assert (between.earliest, between.latest) == (earliest, latest)
    assert EdtfDate.parse(str(between)) == between


def test_a_date_between_a_day_and_itself_is_that_day() -> None:
    assert str(EdtfDate.between(date(2021, 9, 24), date(2021, 9, 24))) == "2021-09-24"


@settings(deadline=None)
@given(texts())
def test_bounds_agree_with_the_edtf_package_where_it_accepts_the_date(text: str) -> None:
    try:
        expected = parse_edtf(text)
    except EDTFParseException:
        return  # the package allows only one qualifier inside a date

    parsed = EdtfDate.parse(text)

    # For an unknown year, the package returns the year 0, which Python's dates do not have, so years are not compared.
    compared = slice(1, 3) if text.startswith("XXXX") else slice(0, 3)
    assert year_month_day(parsed.earliest)[compared] == year_month_day(expected.lower_strict())[compared]
    assert year_month_day(parsed.latest)[compared] == year_month_day(expected.upper_strict())[compared]


@settings(deadline=None)
@given(plain_points, st.integers(0, 9), st.sampled_from("0123456789-/?~%.X "), st.sampled_from([0, 1]))
def test_an_accepted_date_with_a_typing_error_is_also_accepted_by_the_edtf_package(
    text: str, index: int, typed: str, replaced_length: int
) -> None:
    # A character is inserted, or replaces another.
    with_typing_error = text[:index] + typed + text[index + replaced_length :]

    try:
        EdtfDate.parse(with_typing_error)
    except ValueError:
        return

    assert parse_edtf(with_typing_error)


def year_month_day(day: date | struct_time | float) -> tuple[int, int, int]:
    """Return the year, month and day of a bound in any type of the EDTF package; a number is an infinity."""
    match day:
        case struct_time():
            return day.tm_year, day.tm_mon, day.tm_mday
        case date():
            return day.year, day.month, day.day
        case _:
            return year_month_day(date.max if day > 0 else date.min)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2020-01-31", "2020-01-31", True),
        ("2020-01", "2020-01-31", True),
        ("2020", "2021", False),
        ("../2020-12-24", "2020-01-31", True),
        ("../2019", "2020-01-31", False),
        ("XXXX-09-24", "2020-01-31", False),
        ("XXXX-01-31", "2020-01-31", True),
        ("XXXX-01", "2020-01-31", True),
        ("XXXX-02", "2020-01-31", False),
        ("XXXX-09-24", "2020", True),
        ("XXXX-09-24", "2020-09", True),
        ("XXXX-09-24", "2020-10/2021-08", False),
        ("XXXX-09-24", "2021/..", True),
        ("XXXX-09-24", "XXXX-09", True),
        ("XXXX-09-24", "XXXX-09-25", False),
        ("XXXX-09?", "XXXX-10-24", False),
        # 29 February is in 1904, but not in 1900 or from 2021 to 2023.
        ("XXXX-02-29", "2021/2023", False),
        ("XXXX-02-29", "1896-03-01/1904", True),
    ],
)
def test_two_dates_can_be_the_same_day_if_all_known_parts_agree(one: str, other: str, expected: bool) -> None:
    assert EdtfDate.parse(one).may_equal(EdtfDate.parse(other)) is expected
    assert EdtfDate.parse(other).may_equal(EdtfDate.parse(one)) is expected
