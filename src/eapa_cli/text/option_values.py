"""Dates and durations as values of command-line options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eapa_cli.errors import UsageError
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _

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
        message = _("%(option)s needs a single day, and '%(date)s' is more than one") % {"option": option, "date": text}
        raise UsageError(message, hint=_("write '%(text)s'") % {"text": "2026-11-24"})
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
    """Return the duration of the value of an option: `P90D` as in files, `90d`, or `3 months`.

    Raises:
        UsageError: the value is not a duration.
    """
    import re

    from eapa_cli.model.durations import Duration
    from eapa_cli.text.translatable_message import translated_error

    if re.fullmatch("[0-9]{1,5}[dwmyDWMY]", text):
        text = f"P{text.upper()}"
    try:
        if text.startswith("P"):
            return Duration.parse(text)
        from eapa_cli.text.duration_parser import read_duration  # loads the words of CLDR, which takes 30 ms

        return read_duration(text)
    except ValueError as error:
        raise UsageError(
            f"{option}: {translated_error(error)}", hint=_("90d, 2w, 3m and 1y are accepted as well")
        ) from error
