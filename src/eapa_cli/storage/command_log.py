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

from eapa_cli.errors import EapaError, RefusedError
from eapa_cli.storage.atomic_file import flush_folder, open_regular, replacement_of
from eapa_cli.storage.changes import Change, Content
from eapa_cli.storage.file_content import FileContent, copy_content, read_content
from eapa_cli.storage.logged_command import (
    Action,
    DamagedError,
    LoggedCommand,
    encode_entry,
    hash_of_file,
    logged_files,
    read_contents,
    read_entry,
    size_of,
)
from eapa_cli.storage.private_cache import is_private, make_private_folder
from eapa_cli.storage.signature import key_of, new_key
from eapa_cli.storage.user_state import make_private_folders, register_name

MAX_COMMANDS: Final = 100
MAX_DAYS: Final = 90
MAX_BYTES: Final = 256 * 1024 * 1024
"""The limits of the log of a register; the oldest commands are dropped."""

_KIND: Final = "commands"
_ENTRY, _PENDING, _DOCUMENT = ".entry", ".pending", ".document"
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
        with suppress(OSError, EapaError):
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

    def contents(self, logged: LoggedCommand) -> Mapping[str, Content | None]:
        """Return the content of each file before a command, by its path; None where there was no file.

        A document that the command moved is not included.

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
                records = dict(read_contents(stream, logged))
        except (OSError, DamagedError) as error:
            raise RefusedError(f"'{logged.command}' cannot be taken back: its entry in the log is damaged") from error
        return {file.path: None for file in logged.files if file.before is None} | records | self._documents(logged)

    def _documents(self, logged: LoggedCommand) -> dict[str, Content | None]:
        found: dict[str, Content | None] = {}
        for file in logged.files:
            if not file.is_document or file.before is None:
                continue
            with suppress(EapaError):  # a missing copy is reported when it is needed
                copy = read_content(self._copy_of(logged.number, file.before))
                if copy.sha256 == file.before:
                    found[file.path] = copy
        return found

    def _copy_of(self, number: int, sha256: str) -> Path:
        return self._folder / f"{_stem(number)}-{sha256}{_DOCUMENT}"

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

    def _write(self, logged: LoggedCommand, planned: Sequence[Change]) -> Path:
        key = self._key() or new_key(self.root, self._own, _KIND)
        kept = [change.before for change in _kept(planned)] if logged.has_contents else []
        for document in kept:
            if isinstance(document, FileContent):
                copy_content(document, self._copy_of(logged.number, document.sha256))
        contents = [content for content in kept if isinstance(content, bytes)]
        path = self._folder / f"{_stem(logged.number)}{_PENDING}"
        with replacement_of(path, mode=0o600) as file:
            for part in encode_entry(logged, self.root, contents, key):
                file.write(part)
        flush_folder(self._folder)
        return path

    def _prune(self) -> None:
        """Delete the oldest entries beyond the limits, but not the last, and files that belong to no entry."""
        size = 0
        kept: set[str] = set()
        copies = list(self._folder.glob(f"*{_DOCUMENT}"))
        for number, path in enumerate(reversed(self._paths())):
            age = time.time() - path.lstat().st_mtime
            size += sum(one.lstat().st_size for one in (path, *copies) if one.name.startswith(path.stem))
            if not number or (number < MAX_COMMANDS and size <= MAX_BYTES and age <= MAX_DAYS * _DAY):
                kept.add(path.stem)
        for path in self._folder.iterdir():
            if path.name.partition("-")[0].partition(".")[0] not in kept:
                path.unlink()


def is_too_large(changes: Iterable[Change]) -> bool:
    """Return whether the contents before some changes are too large for the log."""
    return size_before(changes) > MAX_BYTES


def size_before(changes: Iterable[Change]) -> int:
    """Return the number of bytes that the log needs for some changes."""
    return sum(size_of(change.before) for change in _kept(changes))


def _kept(changes: Iterable[Change]) -> Iterator[Change]:
    """Yield the changes whose content before is needed; that of a moved document stays in the register."""
    planned = list(changes)
    stays = {change.after.sha256 for change in planned if isinstance(change.after, FileContent)}
    for change in planned:
        if change.before is not None and not (isinstance(change.before, FileContent) and change.before.sha256 in stays):
            yield change


def _stem(number: int) -> str:
    return f"{number:08}"
