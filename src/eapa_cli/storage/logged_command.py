"""An entry of the command log: the changes of a command, and the contents that it replaced.

An entry is a file of three parts:

1. a line with the signature of the second line;
2. a line of JSON that describes the command;
3. the compressed contents of the changed records before the command, one after another.

The second line has the hashes of these contents, so the log can be listed without reading them. Documents are stored in
separate files.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from eapa_cli.model.record_paths import is_document_file
from eapa_cli.storage.change_set import Change, Content
from eapa_cli.storage.document_content import FileContent
from eapa_cli.storage.hmac_signature import is_signed, signature_of
from eapa_cli.storage.journal_format import hash_of

_VERSION: Final = 1
"""The version of the format of an entry."""

_UNDONE_NUMBERS_KEY: Final = "takes_back"
"""The key of `LoggedCommand.undone_command_numbers` in an entry. Existing entries have it."""

_SIGNATURE_LENGTH: Final = 64
"""The hexadecimal digits of an HMAC with SHA-256."""

_MAX_LINE_BYTES: Final = 64 * 1024 * 1024
"""The maximum length of the second line. A command that changes 100,000 files needs a third of it."""


class DamagedError(ValueError):
    """An entry that is damaged, or was not written by this user."""


class Action(StrEnum):
    """The type of a logged command."""

    CHANGE = "change"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedFile:
    """A changed file: its path from the register's root, and the hashes of its content before and after the command.

    A hash is None if there was no file. `size` is the number of bytes before the command.
    """

    path: str
    before: str | None
    after: str | None
    size: int

    @property
    def is_document(self) -> bool:
        """Whether the file is a document."""
        return is_document_file(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCommand:
    """A command that changed files.

    `command` is the command line, and `effect` is a sentence on its changes. `undone_command_numbers` are the numbers
    of the commands that it undid. `has_contents` is false if the contents of the files before the command were too
    large for the log.
    """

    number: int
    time: str
    command: str
    effect: str
    action: Action
    undone_command_numbers: tuple[int, ...]
    files: tuple[LoggedFile, ...]
    has_contents: bool


def logged_files(changes: Iterable[Change]) -> Iterator[LoggedFile]:
    """Yield the descriptions of changed files for the log."""
    for path, before, after in changes:
        yield LoggedFile(path=path, before=hash_of(before), after=hash_of(after), size=size_of(before))


def size_of(content: Content | None) -> int:
    """Return the size of a file's content in bytes; 0 if there is no file."""
    match content:
        case None:
            return 0
        case FileContent():
            return content.size
        case _:
            return len(content)


def encode_entry(logged: LoggedCommand, root: Path, contents: Iterable[bytes], key: bytes) -> Iterator[bytes]:
    """Yield the three parts of an entry, signed with a key. The last one is yielded in pieces."""
    origin = {"version": _VERSION, "register": str(root), "inode": root.stat().st_ino}
    description = asdict(logged)
    description[_UNDONE_NUMBERS_KEY] = description.pop("undone_command_numbers")
    line = json.dumps(origin | description).encode()
    yield b"%b\n%b\n" % (signature_of(line, key), line)
    compressor = zlib.compressobj()
    for content in contents:
        yield compressor.compress(content)
    yield compressor.flush()


def read_entry(stream: BinaryIO, root: Path, key: bytes | None) -> LoggedCommand | None:
    """Return the command that an entry describes, and leave the stream at the third part of the entry.

    The result is None if the entry has another version, or if the command changed another folder at the same path.

    Raises:
        DamagedError: the entry is damaged, or was not signed with the key.
    """
    signature, line = stream.readline(_SIGNATURE_LENGTH + 1)[:-1], stream.readline(_MAX_LINE_BYTES)[:-1]
    if not is_signed(line, signature, key):
        raise DamagedError
    description: dict[str, Any] = json.loads(line)
    origin = description.pop("version"), description.pop("register"), description.pop("inode")
    if origin != (_VERSION, str(root), root.stat().st_ino):
        return None
    return LoggedCommand(
        action=Action(description.pop("action")),
        undone_command_numbers=tuple(description.pop(_UNDONE_NUMBERS_KEY)),
        files=tuple(LoggedFile(**file) for file in description.pop("files")),
        **description,
    )


def read_contents(stream: BinaryIO, logged: LoggedCommand) -> Iterator[tuple[str, bytes]]:
    """Yield the paths and former contents of the records that a command changed; the stream is at the entry's start.

    Raises:
        DamagedError: the contents are damaged.
    """
    _signature, _description = stream.readline(), stream.readline()
    records = [file for file in logged.files if file.before is not None and not file.is_document]
    total_size = sum(file.size for file in records)
    try:
        # The limit is one byte more than expected, since a limit of 0 would mean no limit.
        contents = BytesIO(zlib.decompressobj().decompress(stream.read(), total_size + 1))
    except zlib.error as error:
        raise DamagedError from error
    for file in records:
        content = contents.read(file.size)
        if hash_of(content) != file.before:
            raise DamagedError
        yield file.path, content
