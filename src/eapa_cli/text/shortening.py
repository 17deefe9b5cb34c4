"""Shortening of values in messages."""

from typing import Final

_MAX_LENGTH: Final = 60
# A value may have a million characters, but only some of the first ones can be in the message.
_MAX_READ_LENGTH: Final = 1_200


def shorten(value: object) -> str:
    """Return a value on one line, shortened to at most 60 characters, for a message."""
    text = " ".join(str(value)[:_MAX_READ_LENGTH].split())
    return text if len(text) <= _MAX_LENGTH else f"{text[: _MAX_LENGTH - 1]}…"
