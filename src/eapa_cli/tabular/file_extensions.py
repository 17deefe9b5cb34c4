"""File formats by the extension of a file name."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from eapa_cli.errors import UsageError
from eapa_cli.text.interface_language import gettext as _

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
            _("the extension of '%(file)s' does not name a format") % {"file": file},
            hint=_("use one of the extensions %(extensions)s, or add --format") % {"extensions": ", ".join(formats)},
        ) from None
