"""Values in messages."""

from typing import Final

_MAX_LENGTH: Final = 60


def shown(value: object) -> str:
    """Return a value on one line of at most 60 characters, so that messages stay readable."""
    # A value may have a million characters, of which only the first ones matter.
    text = " ".join(str(value)[: 20 * _MAX_LENGTH].split())
    return text if len(text) <= _MAX_LENGTH else f"{text[: _MAX_LENGTH - 1]}…"
