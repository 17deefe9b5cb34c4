"""What the ending of a file's name says of its form."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from eapa_cli.errors import UsageError

F = TypeVar("F")


def form_by_ending(file: Path, forms: Mapping[str, F], unsaid: str) -> F:
    """The form that a file's ending names; `unsaid` is what it does not say if it names none.

    Raises:
        UsageError: it names none.
    """
    try:
        return forms[file.suffix.lower()]
    except KeyError:
        raise UsageError(
            f"the name '{file}' does not say {unsaid}", hint=f"end it with one of {', '.join(forms)}, or give --format"
        ) from None
