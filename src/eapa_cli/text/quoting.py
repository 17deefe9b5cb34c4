"""Quoting of values in messages."""

from typing import Final

_MAX_LENGTH: Final = 60


def shorten(value: object) -> str:
    """Return a value on one line, shortened to at most 60 characters, for a message."""
    # A value may have a million characters. Only the first ones are needed.
    text = " ".join(str(value)[: 20 * _MAX_LENGTH].split())
    return text if len(text) <= _MAX_LENGTH else f"{text[: _MAX_LENGTH - 1]}…"
