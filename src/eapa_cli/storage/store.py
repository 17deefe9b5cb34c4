"""Read access to the files of a register."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.atomic_file import open_regular
from eapa_cli.storage.path_type import REGULAR, path_type
from eapa_cli.storage.register_location import RecordFile, record_files, record_paths
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.decoding import MAX_BYTES
from eapa_cli.yaml.reader import Document, read

# Nearly all files are smaller, so the first call reads the whole file.
_READ_BYTES: Final = 1 << 16
_DEFAULT_LANGUAGES: Final = ("en",)


class Store:
    """The files of a register, by their paths from its root, with '/'."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._root_text = str(root)  # joined to the path of each file, which would be slow with pathlib

    def files(self) -> Iterator[RecordFile]:
        """Yield the files of all organizations, then of all agreements, each sorted by name."""
        return record_files(self.root)

    def paths(self) -> Iterator[tuple[str, Kind]]:
        """Yield the paths of the files that `files` yields, in the same order, with the kind of record."""
        return record_paths(self.root)

    def read(self, path: str) -> Document:
        """Read and parse a file strictly.

        Raises:
            UnreadableError: the file cannot be read. Invalid content does not raise it: the document has the faults.
        """
        return read(self.read_bytes(path))

    def read_bytes(self, path: str) -> bytes:
        """Return the bytes of a file; the first `MAX_BYTES + 1` bytes if it is larger than a record may be.

        Raises:
            UnreadableError: the file cannot be opened, or is not a regular file.
        """
        try:
            descriptor = open_regular(f"{self._root_text}/{path}")
            try:
                return _read_from(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if (type_ := path_type(self.root / path)) not in {None, REGULAR}:
                message = _("'%(path)s' is %(type)s, not a regular file") % {"path": path, "type": translated(type_)}
                raise UnreadableError(message, hint=_("put the file itself in its place")) from error
            raise UnreadableError(
                _("the file '%(path)s' cannot be read: %(reason)s") % {"path": path, "reason": system_reason(error)}
            ) from error

    def read_if_exists(self, path: str) -> bytes | None:
        """Return the bytes of a file, or None if it does not exist.

        Raises:
            UnreadableError: the file cannot be read, or is larger than a record may be.
        """
        if not os.path.lexists(self.root / path):
            return None
        source = self.read_bytes(path)
        if len(source) > MAX_BYTES:
            raise UnreadableError(
                _("the file '%(path)s' is larger than %(max)s bytes") % {"path": path, "max": MAX_BYTES}
            )
        return source

    def register_data(self) -> dict[str, Any]:
        """Return the content of the register's own file; empty if it is not valid.

        Raises:
            UnreadableError: the file cannot be read.
        """
        data = self.read(REGISTER_FILE).data
        return data if isinstance(data, dict) else {}

    def languages(self) -> Sequence[str]:
        """Return the register's languages in order of preference; English if its file has no valid language.

        Raises:
            UnreadableError: the register's own file cannot be read.
        """
        return languages_of(self.register_data())


def languages_of(register: Mapping[str, Any]) -> Sequence[str]:
    """Return the languages that the content of a register's own file lists; English if none of them is valid."""
    languages = register.get("languages")
    if not isinstance(languages, list):
        return _DEFAULT_LANGUAGES
    return [language for language in languages if isinstance(language, str)] or _DEFAULT_LANGUAGES


def _read_from(descriptor: int) -> bytes:
    # Creating a file object would take four times as long as reading the file.
    source = b""
    while part := os.read(descriptor, min(_READ_BYTES, MAX_BYTES + 1 - len(source))):
        source += part
    return source
