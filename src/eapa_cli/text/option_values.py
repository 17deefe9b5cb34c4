"""Dates and durations as values of command-line options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eapa_cli.errors import UsageError
from eapa_cli.text.clock import today

if TYPE_CHECKING:
    from datetime import date

    from eapa_cli.model.dates import EdtfDate
    from eapa_cli.model.durations import Duration


def parse_day(text: str | None, option: str) -> date:
    """Return the day of the value of an option, or today if the option is not given.

    Raises:
        UsageError: the value is not a single day.
    """
    if text is None:
        return today()
    parsed = parse_date(text, option)
    if parsed.earliest != parsed.latest:
        raise UsageError(f"{option} needs a single day, and '{text}' is more than one", hint="write '2026-11-24'")
    return parsed.earliest


def parse_date(text: str, option: str) -> EdtfDate:
    """Return the date of the value of an option: in EDTF, in words, or a word such as `today`.

    Raises:
        UsageError: the value is not a date.
    """
    from eapa_cli.text.date_parser import read_date

    try:
        return read_date(text, today())
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from error


def parse_duration(text: str, option: str) -> Duration:
    """Return the duration of the value of an option: `P90D` as in files, `90d`, or in words such as `3 months`.

    Raises:
        UsageError: the value is not a duration.
    """
    import re

    from eapa_cli.model.durations import Duration

    if re.fullmatch("[0-9]{1,5}[dwmyDWMY]", text):
        text = f"P{text.upper()}"
    try:
        if text.startswith("P"):
            return Duration.parse(text)
        from eapa_cli.text.duration_parser import read_duration  # loads the words of CLDR, which takes 30 ms

        return read_duration(text)
    except ValueError as error:
        raise UsageError(f"{option}: {error}", hint="90d, 2w, 3m and 1y are accepted as well") from error
