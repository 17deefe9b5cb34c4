"""The log of the commands that changed a register, in the user's state folder, from which `undo` restores files.

An entry is written before the journal of its command, as pending, and renamed when the command is done. A pending entry
of an interrupted command counts if the journal was applied.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError
from eapa_cli.storage.atomic_file import flush_folder, open_regular, replacement_of
from eapa_cli.storage.changes import Change
from eapa_cli.storage.logged_command import (
    Action,
    DamagedError,
    LoggedCommand,
    encode_entry,
    hash_of_file,
    logged_files,
    read_contents,
    read_entry,
)
from eapa_cli.storage.private_cache import is_private, make_private_folder
from eapa_cli.storage.signature import key_of, new_key
from eapa_cli.storage.user_state import make_private_folders, register_name

MOST_COMMANDS: Final = 100
MOST_DAYS: Final = 90
MOST_BYTES: Final = 256 * 1024 * 1024
"""The limits of the log of a register; the oldest commands are dropped."""

_KIND: Final = "commands"
_ENTRY, _PENDING = ".entry", ".pending"
_DAY: Final = 24 * 60 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """The logged commands, oldest first, and the number of entries that are damaged."""

    commands: tuple[LoggedCommand, ...]
    damaged: int = 0


class CommandLog:
    """The log of one register; `own` is the user's state folder."""

    def __init__(self, root: Path, own: Path) -> None:
        self.root = root
        self._own = own
        self._folder = own / _KIND / register_name(root)

    @contextmanager
    def recording(
        self,
        changes: Iterable[Change],
        *,
        command: str,
        effect: str,
        action: Action = Action.CHANGE,
        takes_back: Sequence[int] = (),
    ) -> Iterator[bool]:
        """Log a command while a block applies its changes; yield whether it could be logged.

        The caller holds the lock of the register.
        """
        planned = list(changes)
        pending = None
        with suppress(OSError):
            number = self._settle()
            logged = LoggedCommand(
                number=number,
                time=datetime.now().astimezone().isoformat(timespec="seconds"),
                command=command,
                effect=effect,
                action=action,
                takes_back=tuple(takes_back),
                files=tuple(logged_files(planned)),
                has_contents=not is_too_large(planned),
            )
            pending = self._write(logged, planned)
        # After an error, the next command may still apply the journal, and finishes the entry then.
        yield pending is not None
        if pending:
            with suppress(OSError):
                self._finish(pending)
                self._prune()

    def read(self) -> Log:
        """Return the logged commands, without those of an earlier folder at the register's path."""
        found: list[LoggedCommand] = []
        damaged = 0
        for path in self._paths():
            try:
                logged = self._entry(path)
            except (OSError, ValueError, LookupError, TypeError, RecursionError):
                damaged += 1
                continue
            if logged and (path.suffix == _ENTRY or self._is_done(logged)):
                found.append(logged)
        return Log(commands=tuple(found), damaged=damaged)

    def contents(self, logged: LoggedCommand) -> Mapping[str, bytes | None]:
        """Return the content of each file before a command, by its path; None where there was no file.

        Raises:
            RefusedError: the content was too large for the log, or is damaged.
        """
        if not logged.has_contents:
            raise RefusedError(f"'{logged.command}' cannot be taken back: its files are too large for the log")
        path = next(path for path in self._paths() if path.stem == _stem(logged.number))
        try:
            with os.fdopen(open_regular(path), "rb") as stream:
                stream.readline()
                stream.readline()
                return {file.path: content for file, content in read_contents(stream, logged)}
        except (OSError, DamagedError) as error:
            raise RefusedError(f"'{logged.command}' cannot be taken back: its entry in the log is damaged") from error

    def _entry(self, path: Path) -> LoggedCommand | None:
        if not is_private(path):
            raise DamagedError
        with os.fdopen(open_regular(path), "rb") as stream:
            return read_entry(stream, self.root, self._key())

    def _key(self) -> bytes | None:
        return key_of(self.root, self._own, _KIND)

    def _paths(self) -> list[Path]:
        """Return the files of the entries, oldest first."""
        with suppress(OSError):
            return sorted(
                path for path in self._folder.iterdir() if path.suffix in {_ENTRY, _PENDING} and path.stem.isdecimal()
            )
        return []

    def _settle(self) -> int:
        """Finish the entries of interrupted commands, and return the number of the next entry."""
        make_private_folders(self._folder)
        make_private_folder(self._folder)
        paths = self._paths()
        for path in paths:
            if path.suffix == _PENDING:
                self._finish(path)
        return int(paths[-1].stem) + 1 if paths else 1

    def _finish(self, pending: Path) -> None:
        """Turn a pending entry into an entry if its changes were made, and delete it otherwise."""
        logged = None
        with suppress(ValueError, LookupError, TypeError):
            logged = self._entry(pending)
        if logged and self._is_done(logged):
            pending.rename(pending.with_suffix(_ENTRY))
            flush_folder(self._folder)
        else:
            pending.unlink()

    def _is_done(self, logged: LoggedCommand) -> bool:
        return not logged.files or any(hash_of_file(self.root / file.path) == file.after for file in logged.files)

    def _write(self, logged: LoggedCommand, planned: Iterable[Change]) -> Path:
        key = self._key() or new_key(self.root, self._own, _KIND)
        contents = [change.before for change in planned if change.before is not None] if logged.has_contents else []
        path = self._folder / f"{_stem(logged.number)}{_PENDING}"
        with replacement_of(path, mode=0o600) as file:
            for part in encode_entry(logged, self.root, contents, key):
                file.write(part)
        flush_folder(self._folder)
        return path

    def _prune(self) -> None:
        """Delete the oldest entries beyond the limits; the last one stays."""
        last, *earlier = reversed(self._paths())
        size = last.lstat().st_size
        for number, path in enumerate(earlier, 1):
            state = path.lstat()
            size += state.st_size
            if number >= MOST_COMMANDS or size > MOST_BYTES or time.time() - state.st_mtime > MOST_DAYS * _DAY:
                path.unlink()


def is_too_large(changes: Iterable[Change]) -> bool:
    """Return whether the contents before some changes are too large for the log."""
    return size_before(changes) > MOST_BYTES


def size_before(changes: Iterable[Change]) -> int:
    """Return the number of bytes of the files before some changes."""
    return sum(len(change.before or b"") for change in changes)


def _stem(number: int) -> str:
    return f"{number:08}"
