"""A value as it is quoted in a message."""

from typing import Final

_LONGEST: Final = 60


def shown(value: object) -> str:
    """A value on one line, in 60 characters at most: a message is to be read, whatever a file holds."""
    # What lies far behind the end is not even looked at: a value may have a million characters.
    text = " ".join(str(value)[: 20 * _LONGEST].split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
