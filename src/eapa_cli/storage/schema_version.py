"""The version of the schema that a register states, and the one that this program supports."""

import re
from pathlib import Path
from typing import Final

from eapa_cli import __version__
from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.input_file import open_input
from eapa_cli.text.interface_language import gettext as _

SCHEMA_VERSION: Final = 1
_KEY: Final = b"schema"
_MAX_READ_BYTES: Final = 1 << 20
"""How much of the register's own file is read. The file is usually much smaller."""

# The line that `init` writes, 'schema: 1'. Any other spelling needs the parser, which takes longer to load.
_USUAL_LINE: Final = re.compile(rb"^schema: (\d{1,9})\r?$", re.MULTILINE)
_VERSION: Final = re.compile("[0-9]{1,9}")


def newer_schema_message(root: Path) -> str | None:
    """Return a message if the schema of a register is newer than this program supports, else None."""
    version = _read_version(root)
    if version <= SCHEMA_VERSION:
        return None
    message = _(
        "the register has schema %(version)d, but eapa %(program)s supports only schema %(supported)d: "
        "upgrade eapa to read all of its fields and to change it"
    )
    return message % {"version": version, "program": __version__, "supported": SCHEMA_VERSION}


def refuse_newer_schema(root: Path) -> None:
    """Refuse to change a register whose schema is newer than this program supports.

    Raises:
        RefusedError: the register has a newer schema.
    """
    if message := newer_schema_message(root):
        raise RefusedError(message)


def refuse_to_set_newer_schema(content: bytes) -> None:
    """Refuse new content of the register's own file with which this program could not change the register any more.

    Raises:
        RefusedError: the content has a newer schema.
    """
    if (version := _find_version(content)) > SCHEMA_VERSION:
        message = _("nothing was written: eapa %(program)s supports only schema %(supported)d, not schema %(version)d")
        raise RefusedError(message % {"version": version, "program": __version__, "supported": SCHEMA_VERSION})


def _read_version(root: Path) -> int:
    """Return the version in the register's own file; the supported version if the file cannot be read."""
    try:
        with open_input(root / REGISTER_FILE) as stream:
            return _find_version(stream.read(_MAX_READ_BYTES))
    except UnreadableError:
        return SCHEMA_VERSION


def _find_version(source: bytes) -> int:
    """Return the version in the content of the register's own file; the supported version if it has no valid one."""
    if _KEY not in source:
        return SCHEMA_VERSION
    if match := _USUAL_LINE.search(source):
        return int(match[1])
    return _parse_version(source)


def _parse_version(source: bytes) -> int:
    from eapa_cli.yaml.reader import read

    data = read(source).data
    text = str(data.get(_KEY.decode())) if isinstance(data, dict) else ""
    # An invalid value, such as a number of thousands of digits, is not a newer version; `validate` reports it.
    return int(text) if _VERSION.fullmatch(text) else SCHEMA_VERSION
