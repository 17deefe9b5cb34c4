"""Dates of a workbook, as precise as its cells show them."""

from datetime import datetime

import pytest

from eapa_cli.importing.date_precision import reduce_to_shown_parts
from eapa_cli.importing.sheet import Broken

DAY = datetime(2021, 9, 1)  # noqa: DTZ001  # openpyxl reads days as times without a zone


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("yyyy-mm-dd", DAY),
        ("dd.mm.yyyy h:mm", DAY),
        ("mm-dd-yy", DAY),
        ("[$-419]d\\ mmmm\\ yyyy;@", DAY),
        ('dddd, d mmmm yyyy "y."', DAY),
        ("General", DAY),
        ("mmm yyyy", "2021-09"),
        ("mmm-yy", "2021-09"),
        ("[$-419]MMMM\\ YYYY;@", "2021-09"),
        ('mmmm yyyy" d."', "2021-09"),
        ("mm/yyyy", "2021-09"),
        ("yyyy", "2021"),
        ("yy", "2021"),
        ("e", "2021"),  # a year in some languages
        ("d-mmm", "XXXX-09-01"),
        ("mmmm", "XXXX-09"),
        ("yyyy h:mm:ss", "2021"),  # next to hours or seconds, "mm" means minutes
        ("yyyy mm:ss", "2021"),
    ],
)
def test_a_date_is_as_precise_as_its_format(number_format: str, expected: object) -> None:
    assert reduce_to_shown_parts(DAY, number_format) == expected


@pytest.mark.parametrize("number_format", ["dddd", "h:mm", "d", "yyyy d"])
def test_a_format_without_the_month_is_refused_unless_it_shows_only_the_year(number_format: str) -> None:
    for day in (DAY, DAY.date()):
        shown = reduce_to_shown_parts(day, number_format)

        assert isinstance(shown, Broken)
        assert shown.reason == (
            f"contains 2021-09-01, but its format '{number_format}' hides the month: write the date as text"
        )
