"""The user's editor, and the working copies that it opens, which are never lost."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.storage.atomic_file import replace_file
from eapa_cli.storage.file_type import REGULAR, file_type
from eapa_cli.storage.lock import try_lock
from eapa_cli.storage.user_state import make_private_folders, work_folder
from eapa_cli.yaml.decoding import MAX_BYTES

_VARIABLES: Final = ("VISUAL", "EDITOR")
# Debian's choice of the user comes first; vi opens last, since few people know how to leave it.
_USUAL: Final = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vi")
_OPEN: Final = "open"


def editor(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the editor that the environment names, else of the first usual one that is installed.

    Raises:
        UsageError: there is none, or the command has an unclosed quotation mark.
    """
    for variable in _VARIABLES:
        if environ.get(variable, "").strip():
            try:
                return split_command(environ[variable])
            except ValueError as error:
                raise UsageError(
                    f"{variable} is not a command: {error}", hint=f"correct the quotation marks in {variable}"
                ) from error
    path = environ.get("PATH", "")
    if found := next((found for name in _USUAL if (found := shutil.which(name, path=path))), None):
        return [found]
    raise UsageError("no editor is set", hint="set VISUAL or EDITOR to the command that opens yours")


def split_command(text: str) -> list[str]:
    """Split a command into its words.

    Raises:
        ValueError: a quotation mark is not closed.
    """
    # On Windows the backslashes of a path are no quotation marks.
    return [word.strip('"') for word in shlex.split(text, posix=False)] if os.name == "nt" else shlex.split(text)


class Fate(StrEnum):
    """What to do with a text that could not be written into the register."""

    GO_ON = "g"
    DROP = "d"
    KEEP = "k"


def asked() -> Fate:
    """Ask the user what to do; without an answer the text is kept."""
    answer = "\n"
    with suppress(KeyboardInterrupt):
        while answer and answer.strip().lower()[:1] not in set(Fate):
            sys.stderr.write("go on editing, drop it, or keep it aside? [g/d/k] ")
            sys.stderr.flush()
            answer = sys.stdin.readline()
        return Fate(answer.strip().lower()[:1] or Fate.KEEP)
    return Fate.KEEP


class WorkingCopy:
    """A file in the user's state folder in which a text is edited before it reaches the register.

    A command that is killed leaves it there, and the next one for the same record keeps it as the text for --resume.
    """

    def __init__(self, kept: Path, path: Path, text: bytes, *, resumed: bool, can_resume: bool) -> None:
        self._kept = kept
        self._path = path
        self._resumed = resumed
        self.can_resume = can_resume
        with replace_file(path, mode=0o600) as file:
            file.write(text)

    def edited(self, command: list[str]) -> bytes:
        """Let the user edit the text, and return it.

        Raises:
            UsageError: the editor cannot be started.
            RefusedError: it failed, or left something else than a file.
        """
        try:
            with _interrupts_left_to_editor():
                code = subprocess.run([*command, self._path], check=False).returncode  # noqa: S603  # the user's own
        except OSError as error:
            raise UsageError(
                f"the editor '{command[0]}' cannot be started: {error.strerror}", hint="check VISUAL and EDITOR"
            ) from error
        if code < 0:
            raise RefusedError(f"the editor was ended by {_signal_name(-code)}: nothing was changed")
        if code:
            raise RefusedError(f"the editor ended with code {code}: nothing was changed")
        return self.text()

    def text(self) -> bytes:
        """Return the text as it is now.

        Raises:
            RefusedError: the editor left something else than a file in its place, or a file that is too large.
        """
        return _read_copy(self._path)

    def keep(self) -> Path:
        """Keep the text for --resume, next to an older one, and return its place."""
        _keep(self._path, self._kept, replace=self._resumed)
        return self._kept

    def discard(self) -> None:
        """Delete the text, and the kept one that it resumed."""
        _remove(self._path)
        if self._resumed:
            self._kept.unlink(missing_ok=True)


@contextmanager
def working_copy(kept: Path, text: bytes, *, resume: bool) -> Iterator[WorkingCopy]:
    """Open a working copy of a text, or of the text that was kept earlier.

    Raises:
        RefusedError: another command edits the same record, or no text was kept.
    """
    with _writable_folder(kept.parent) as folder:
        can_resume = folder == kept.parent
        kept, path = folder / kept.name, folder / _OPEN / kept.name
        with try_lock(path.with_name(f"{kept.name}.lock")) as is_free:
            if not is_free:
                raise RefusedError("another command edits the same record", hint=f"finish it first; it edits {path}")
            if _recover(path, kept, text) and not resume:
                sys.stderr.write("note: the text of an edit that was interrupted is kept; --resume opens it\n")
            if resume and not kept.is_file():
                raise RefusedError("no text of this record was kept", hint="run the command without --resume")
            start = kept.read_bytes() if resume else text
            yield WorkingCopy(kept, path, start, resumed=resume, can_resume=can_resume)


def kept_text(root: Path, name: str) -> Path:
    """Return where the text of a register's file is kept for --resume: with the user's other drafts."""
    return work_folder(root, "texts") / name


def kept_texts(root: Path) -> list[Path]:
    """Return the texts of a register's files that are kept for --resume."""
    folder = work_folder(root, "texts")
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


@contextmanager
def _writable_folder(folder: Path) -> Iterator[Path]:
    try:
        make_private_folders(folder / _OPEN)
    except OSError:
        # Where the state folder cannot be written, the text is at least not lost.
        temporary = Path(tempfile.mkdtemp(prefix="eapa-"))
        make_private_folders(temporary / _OPEN)
        try:
            yield temporary
        finally:
            with suppress(OSError):  # a text is kept in it
                (temporary / _OPEN).rmdir()
                temporary.rmdir()
    else:
        yield folder


def _recover(path: Path, kept: Path, text: bytes) -> bool:
    """Keep the working copy of a command that was killed; return whether it was edited."""
    match file_type(path):
        case None:
            return False
        case "a folder":  # an editor left it, and it may have the user's files
            _keep(path, kept, replace=False)
            return False
        case kind:
            was_edited = kind == REGULAR and path.read_bytes() != text
            if was_edited:
                _keep(path, kept, replace=False)
            _remove(path)
            return was_edited


def _keep(path: Path, kept: Path, *, replace: bool) -> None:
    if os.path.lexists(kept) and not replace:
        numbered = (kept.with_stem(f"{kept.stem}-{number}") for number in count(1))
        kept.rename(next(name for name in numbered if not os.path.lexists(name)))
    path.replace(kept)


def _remove(path: Path) -> None:
    if file_type(path) != "a folder":
        path.unlink(missing_ok=True)


def _read_copy(path: Path) -> bytes:
    kind = file_type(path)
    if kind is None:
        raise RefusedError("the editor left no file: nothing was changed")
    if kind != REGULAR:
        raise RefusedError(f"the editor left {kind} in place of the file {path}: nothing was changed")
    with path.open("rb") as file:
        source = file.read(MAX_BYTES + 1)
    if len(source) > MAX_BYTES:
        raise RefusedError(f"the text is longer than {MAX_BYTES} bytes: nothing was changed")
    return source


def _signal_name(number: int) -> str:
    return next((name.name for name in signal.Signals if name == number), f"signal {number}")


@contextmanager
def _interrupts_left_to_editor() -> Iterator[None]:
    # Ctrl-C in an editor is a command to it. A handler is not inherited, unlike SIG_IGN.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
