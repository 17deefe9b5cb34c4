"""The current day, on the user's clock."""

from datetime import date


def today() -> date:
    """Return the current day in the user's time zone."""
    return date.today()  # noqa: DTZ011  # users expect their local day, not the day in UTC
