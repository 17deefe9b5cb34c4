"""The current day, on the user's clock."""

from datetime import date


def today() -> date:
    """Return the current day in the user's time zone."""
    return date.today()  # noqa: DTZ011  # the day on the clock of the user who runs the command
