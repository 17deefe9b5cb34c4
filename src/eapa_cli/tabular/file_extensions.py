"""File formats by the extension of a file name."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from eapa_cli.errors import UsageError

F = TypeVar("F")


def find_format(file: Path, formats: Mapping[str, F]) -> F:
    """Return the format for the extension of a file name.

    Raises:
        UsageError: the extension is missing or not known.
    """
    try:
        return formats[file.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"the extension of '{file}' does not name a format",
            hint=f"use one of the extensions {', '.join(formats)}, or add --format",
        ) from None
