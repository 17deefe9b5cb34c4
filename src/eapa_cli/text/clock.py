"""The current day and time."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime


def today() -> date:
    """Return the current day in the user's time zone."""
    return date.today()  # noqa: DTZ011  # users expect their local day, not the day in UTC


def now(environ: Mapping[str, str]) -> datetime:
    """Return the current time in UTC, or for reproducible builds the time of SOURCE_DATE_EPOCH."""
    with suppress(KeyError, ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), UTC)
    return datetime.now(UTC)
