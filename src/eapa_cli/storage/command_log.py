"""The log of the commands that changed a register, from which `undo` restores files.

The log is in the user's state folder. An entry is written as pending before the journal of its command, and is renamed
when the command is done. The pending entry of an interrupted command is valid if the command's journal was applied.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Final

from eapa_cli.errors import EapaError, RefusedError
from eapa_cli.storage.atomic_file import flush_folder, open_regular, replace_file
from eapa_cli.storage.change_set import Change, Content
from eapa_cli.storage.document_content import FileContent, copy_content, read_content
from eapa_cli.storage.hmac_signature import key_of, new_key
from eapa_cli.storage.logged_command import (
    Action,
    DamagedError,
    LoggedCommand,
    encode_entry,
    logged_files,
    read_contents,
    read_entry,
    size_of,
)
from eapa_cli.storage.private_cache import ensure_private_folder, is_private
from eapa_cli.storage.user_state import register_name
from eapa_cli.text.interface_language import gettext as _

# The limits of the log of a register. Older entries are deleted; the latest entry is never deleted.
MAX_COMMANDS: Final = 100
MAX_DAYS: Final = 90
MAX_BYTES: Final = 256 * 1024 * 1024

# The folder for the logs of all registers and for the keys of the logs, in the user's state folder.
_FOLDER_NAME: Final = "commands"
_ENTRY_EXTENSION, _PENDING_EXTENSION, _DOCUMENT_EXTENSION = ".entry", ".pending", ".document"
_DAY_SECONDS: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The logged commands, oldest first, and the number of entries that are damaged."""

    commands: tuple[LoggedCommand, ...]
    damaged_count: int = 0


class CommandLog:
    """The log of one register, in the user's state folder."""

    def __init__(self, root: Path, state_folder: Path) -> None:
        self.root = root
        self._state_folder = state_folder
        self._folder = state_folder / _FOLDER_NAME / register_name(root)

    @contextmanager
    def record(
        self,
        changes: Iterable[Change],
        *,
        command: str,
        effect: str,
        action: Action = Action.CHANGE,
        undone_command_numbers: Sequence[int] = (),
    ) -> Iterator[bool]:
        """Log a command while a `with` block applies its changes; yield whether the command could be logged.

        The caller holds the lock of the register. After the block, the entries beyond the limits are deleted.
        """
        planned_changes = list(changes)
        pending = None
        with suppress(OSError, EapaError):  # a command that cannot be logged is not refused
            number = self._finish_interrupted()
            logged = LoggedCommand(
                number=number,
                time=datetime.now().astimezone().isoformat(timespec="seconds"),
                command=command,
                effect=effect,
                action=action,
                undone_command_numbers=tuple(undone_command_numbers),
                files=tuple(logged_files(planned_changes)),
                has_contents=not is_too_large_to_log(planned_changes),
            )
            pending = self._write_pending(logged, planned_changes)
        # After an error in the block, the entry stays pending. The next command may apply the journal, and finishes it.
        yield pending is not None
        if pending:
            with suppress(OSError):  # the next command finishes it
                self._finish(pending)
                self._prune()

    def read(self) -> Log:
        """Return the logged commands and the number of damaged entries.

        A command is not included if it changed another folder that was at the register's path before.
        """
        commands: list[LoggedCommand] = []
        damaged_count = 0
        for path in self._entry_paths():
            try:
                logged = self._read_entry_file(path)
            except (OSError, ValueError, LookupError, TypeError):
                damaged_count += 1
                continue
            if logged and (path.suffix == _ENTRY_EXTENSION or self._was_applied(logged)):
                commands.append(logged)
        return Log(commands=tuple(commands), damaged_count=damaged_count)

    def contents_before(self, logged: LoggedCommand) -> Mapping[str, Content | None]:
        """Return the contents that the files of a command had before it, by path; None if there was no file.

        A document is not included if the command only moved it, or if its copy in the log is missing or damaged.

        Raises:
            RefusedError: the contents were too large for the log, or the entry is damaged.
        """
        if not logged.has_contents:
            message = _("'%(command)s' cannot be undone: its files are too large for the log")
            raise RefusedError(message % {"command": logged.command})
        path = next(path for path in self._entry_paths() if path.stem == _stem(logged.number))
        try:
            with os.fdopen(open_regular(path), "rb") as stream:
                records = dict(read_contents(stream, logged))
        except (OSError, DamagedError) as error:
            message = _("'%(command)s' cannot be undone: its entry in the log is damaged")
            raise RefusedError(message % {"command": logged.command}) from error
        new_files = {file.path: None for file in logged.files if file.before is None}
        return new_files | records | self._document_copies(logged)

    def _document_copies(self, logged: LoggedCommand) -> dict[str, Content | None]:
        copies: dict[str, Content | None] = {}
        for file in logged.files:
            if not file.is_document or file.before is None:
                continue
            with suppress(EapaError):  # a missing copy is reported when it is needed
                copy = read_content(self._copy_path(logged.number, file.before))
                if copy.sha256 == file.before:
                    copies[file.path] = copy
        return copies

    def _copy_path(self, number: int, sha256: str) -> Path:
        return self._folder / f"{_stem(number)}-{sha256}{_DOCUMENT_EXTENSION}"

    def _read_entry_file(self, path: Path) -> LoggedCommand | None:
        if not is_private(path):
            raise DamagedError
        with os.fdopen(open_regular(path), "rb") as stream:
            return read_entry(stream, self.root, self._key())

    def _key(self) -> bytes | None:
        return key_of(self.root, self._state_folder, _FOLDER_NAME)

    def _entry_paths(self) -> list[Path]:
        """Return the files of the entries, oldest first; none if the log's folder does not exist or is unreadable."""
        with suppress(OSError):
            return sorted(
                path
                for path in self._folder.iterdir()
                if path.suffix in {_ENTRY_EXTENSION, _PENDING_EXTENSION} and path.stem.isdecimal()
            )
        return []

    def _finish_interrupted(self) -> int:
        """Make the log's folder, finish the entries of interrupted commands, and return the next entry's number."""
        ensure_private_folder(self._folder)
        paths = self._entry_paths()
        for path in paths:
            if path.suffix == _PENDING_EXTENSION:
                self._finish(path)
        return int(paths[-1].stem) + 1 if paths else 1

    def _finish(self, pending: Path) -> None:
        """Turn a pending entry into a valid one if its changes were made; delete it otherwise, or if it is damaged."""
        logged = None
        with suppress(ValueError, LookupError, TypeError):
            logged = self._read_entry_file(pending)
        if logged and self._was_applied(logged):
            pending.rename(pending.with_suffix(_ENTRY_EXTENSION))
            flush_folder(self._folder)
        else:
            pending.unlink()

    def _was_applied(self, logged: LoggedCommand) -> bool:
        """Return whether the journal of a pending command was applied.

        A journal is applied completely or not at all, so one file with its new content is enough. A command that
        changed no file has no journal.
        """
        return not logged.files or any(_hash_of_file(self.root / file.path) == file.after for file in logged.files)

    def _write_pending(self, logged: LoggedCommand, changes: Sequence[Change]) -> Path:
        """Write the pending entry of a command and the copies of its documents; return the path of the entry."""
        key = self._key() or new_key(self.root, self._state_folder, _FOLDER_NAME)
        logged_changes = list(_changes_with_content(changes)) if logged.has_contents else []
        records = [change.before for change in logged_changes if isinstance(change.before, bytes)]
        documents = [change.before for change in logged_changes if isinstance(change.before, FileContent)]
        for document in documents:
            copy_content(document, self._copy_path(logged.number, document.sha256))
        path = self._folder / f"{_stem(logged.number)}{_PENDING_EXTENSION}"
        with replace_file(path) as file:
            for part in encode_entry(logged, self.root, records, key):
                file.write(part)
        flush_folder(self._folder)
        return path

    def _prune(self) -> None:
        """Delete the entries beyond the limits, except the latest one, and the files that belong to no entry."""
        total_size = 0
        kept_stems: set[str] = set()
        copies = list(self._folder.glob(f"*{_DOCUMENT_EXTENSION}"))
        for newer_count, path in enumerate(reversed(self._entry_paths())):
            age = time.time() - path.lstat().st_mtime
            total_size += sum(file.lstat().st_size for file in (path, *copies) if _entry_stem(file) == path.stem)
            is_latest = newer_count == 0
            if is_latest or (newer_count < MAX_COMMANDS and total_size <= MAX_BYTES and age <= MAX_DAYS * _DAY_SECONDS):
                kept_stems.add(path.stem)
        for path in self._folder.iterdir():
            if _entry_stem(path) not in kept_stems:
                path.unlink()


def is_too_large_to_log(changes: Iterable[Change]) -> bool:
    """Return whether the contents before some changes are too large for the log."""
    return size_before(changes) > MAX_BYTES


def size_before(changes: Iterable[Change]) -> int:
    """Return the number of bytes before compression that the log needs for some changes."""
    return sum(size_of(change.before) for change in _changes_with_content(changes))


def _changes_with_content(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes for which the log needs the content before.

    The log does not need the content of a moved document, which is still in the register.
    """
    planned_changes = list(changes)
    new_hashes = {change.after.sha256 for change in planned_changes if isinstance(change.after, FileContent)}
    for change in planned_changes:
        is_moved = isinstance(change.before, FileContent) and change.before.sha256 in new_hashes
        if change.before is not None and not is_moved:
            yield change


def _hash_of_file(file: Path) -> str | None:
    """Return the hash of a file on disk; None if it does not exist or cannot be read."""
    with suppress(OSError), os.fdopen(open_regular(file), "rb") as stream:
        return file_digest(stream, "sha256").hexdigest()
    return None


def _stem(number: int) -> str:
    """Return the stem of an entry. Its eight digits make the order of the names that of the numbers."""
    return f"{number:08}"


def _entry_stem(file: Path) -> str:
    """Return the stem of the entry to which a file belongs: 'STEM.entry', 'STEM.pending' or 'STEM-HASH.document'."""
    return file.stem.partition("-")[0]
