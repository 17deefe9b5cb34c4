"""The parts of a workbook's ZIP archive. They are inflated within limits, since the archive can state false sizes."""

import posixpath
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from eapa_cli.errors import EapaError, UnreadableError
from eapa_cli.importing.limits import MAX_BYTES, MAX_DIRECTORY_BYTES, MAX_ELEMENTS, MAX_PARTS
from eapa_cli.importing.sheet import make_size_error
from eapa_cli.importing.xml_scan import Budget, ExcessiveError, MalformedError, XmlScan, check_limit
from eapa_cli.storage.input_file import open_input
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_language import mark as _

_CHUNK_BYTES: Final = 64 * 1024
"""The number of bytes that are unpacked at once. The limits are checked after each chunk."""

_ENCRYPTED_FLAG: Final = 1
"""The bit of a part's flags that marks it as encrypted."""
# The namespace and the name of an element, as the XML parser writes them.
_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Relationship(NamedTuple):
    """A reference from one part of a workbook to another."""

    type: str
    """The last component of the type, such as `worksheet`."""
    target: str
    """The name of the other part."""


@contextmanager
def open_parts(file: Path, message: str, *, hint: str) -> Iterator["Parts"]:
    """Open the archive of a workbook.

    Raises:
        UnreadableError: the file cannot be opened, or the code that reads its parts fails. A workbook that exceeds a
            limit has an error of its own. All other errors have the message and the hint.
    """
    try:
        with open_input(file) as stream, ZipFile(_LimitedFile(stream.fileno(), closefd=False)) as archive:
            yield Parts(archive)
    except EapaError:
        raise
    except ExcessiveError as error:
        raise make_size_error(file.name, str(error)) from error
    except Exception as error:  # a damaged archive has many ways to fail in zipfile, zlib, expat and openpyxl
        raise UnreadableError(message % {"file": file.name}, hint=hint) from error


class Parts:
    """The parts of a workbook. Reading them uses up one shared budget of bytes and XML elements.

    Raises:
        MalformedError: two parts of the archive have the same name.
        ExcessiveError: the archive has too many parts.
    """

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._parts = {part.filename: part for part in archive.infolist()}
        self._bytes_left = MAX_BYTES
        self.budget = Budget(MAX_ELEMENTS, _("has more than %(max)s cells and other XML elements"))
        check_limit(len(archive.infolist()), MAX_PARTS, _("has more than %(max)s parts"))
        if len(self._parts) < len(archive.infolist()):
            raise MalformedError("two parts have the same name")

    @property
    def names(self) -> Iterator[str]:
        """The names of all parts."""
        return iter(self._parts)

    def read_chunks(self, name: str) -> Iterator[bytes]:
        """Yield the inflated content of a part in chunks.

        Raises:
            MalformedError: the part does not exist, or it cannot be inflated within limits.
            ExcessiveError: the parts that were read so far have too many bytes.
        """
        part = self._find_part(name)
        with self._archive.open(part) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                self._bytes_left -= len(chunk)
                if self._bytes_left < 0:
                    message = gettext("has more than %(max)s MiB of XML")
                    raise ExcessiveError(message % {"max": MAX_BYTES // 1024 // 1024})
                yield chunk

    def read_relationships(self, name: str) -> Mapping[str, Relationship]:
        """Return the relationships of a part to other parts by their ids; an empty name means the whole archive."""
        return self._scan_relationships(name).internal

    def read_external_targets(self, name: str) -> Mapping[str, str]:
        """Return the addresses outside of the workbook to which a part refers, by the ids of the relationships."""
        return self._scan_relationships(name).external

    def _scan_relationships(self, name: str) -> "_RelationshipScan":
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        scan = _RelationshipScan(self.budget, folder)
        if path in self._parts:
            scan.run(self.read_chunks(path))
        return scan

    def _find_part(self, name: str) -> ZipInfo:
        part = self._parts.get(name)
        if part is None:
            raise MalformedError(f"the archive has no part '{name}'")
        # zipfile inflates other methods without a bound.
        if part.compress_type not in {ZIP_STORED, ZIP_DEFLATED} or part.flag_bits & _ENCRYPTED_FLAG:
            raise MalformedError("a part is encrypted, or compressed in a way that workbooks are not")
        return part


class _LimitedFile(FileIO):
    """A file that refuses to read more bytes at once than the directory of a workbook may have.

    `ZipFile` reads the whole directory at once, and the archive itself states its size.
    """

    def read(self, size: int | None = -1, /) -> bytes:
        if size is None or size < 0 or size > MAX_DIRECTORY_BYTES:
            content = super().read(MAX_DIRECTORY_BYTES + 1) or b""
            check_limit(len(content), MAX_DIRECTORY_BYTES, _("has a directory of more than %(max)s bytes"))
            return content
        return super().read(size) or b""


class _RelationshipScan(XmlScan):
    """A scan of the relationships of one part."""

    def __init__(self, budget: Budget, folder: str) -> None:
        super().__init__(budget)
        self.internal: dict[str, Relationship] = {}
        self.external: dict[str, str] = {}
        self._folder = folder
        self.starts[_RELATIONSHIP] = self._add_relationship

    def _add_relationship(self, attributes: Mapping[str, str]) -> None:
        if attributes.get("TargetMode") == "External":
            self.external[attributes.get("Id", "")] = attributes.get("Target", "")
        else:
            path = posixpath.normpath(posixpath.join("/", self._folder, attributes.get("Target", ""))).lstrip("/")
            type_ = attributes.get("Type", "").rpartition("/")[2]
            self.internal[attributes.get("Id", "")] = Relationship(type_, path)
