"""The user's editor, and the working copies that it opens.

A text that could not be written into the register is kept in the user's state folder, for `--resume`.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.render.messages import note
from eapa_cli.storage.atomic_file import replace_file
from eapa_cli.storage.lock import try_lock
from eapa_cli.storage.path_type import FOLDER, REGULAR, path_type
from eapa_cli.storage.user_state import make_private_folders, work_folder
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.interface_language import pgettext
from eapa_cli.text.system_reasons import system_reason
from eapa_cli.text.translatable_message import translated
from eapa_cli.yaml.decoding import MAX_BYTES

_VARIABLES: Final = ("VISUAL", "EDITOR")
# Debian's `sensible-editor` opens the user's choice. vi is the last, since few people know how to leave it.
_DEFAULT_EDITORS: Final = ("notepad",) if os.name == "nt" else ("sensible-editor", "nano", "vi")
COMMAND_ERRORS: Final = ("No closing quotation", "No escaped character")
"""The messages of `shlex.split` that have a translation; `docs/make_messages.py` adds them to the catalogues."""

_OPEN_FOLDER: Final = "open"
"""The folder of the working copies that are open in an editor, inside the folder of the kept texts."""

_ORIGINALS_FOLDER: Final = "originals"
"""The folder of the records from which the kept texts were made, inside the folder of the kept texts."""


def find_editor(environ: Mapping[str, str]) -> list[str]:
    """Return the command of the editor that the environment names, or else of the first default that is installed.

    Raises:
        UsageError: no editor was found, or the command has an unclosed quotation mark.
    """
    for variable in _VARIABLES:
        if environ.get(variable, "").strip():
            try:
                return split_command(environ[variable])
            except ValueError as error:
                raise UsageError(
                    _("%(variable)s is not a command: %(error)s")
                    % {"variable": variable, "error": pgettext("command", str(error))},
                    hint=_("correct the quotation marks in %(variable)s") % {"variable": variable},
                ) from error
    path = environ.get("PATH", "")
    for name in _DEFAULT_EDITORS:
        if program := shutil.which(name, path=path):
            return [program]
    raise UsageError(_("no editor is set"), hint=_("set VISUAL or EDITOR to the command that opens yours"))


def split_command(text: str) -> list[str]:
    """Split a command into its words.

    Raises:
        ValueError: a quotation mark is not closed.
    """
    # On Windows, the backslashes of a path do not escape anything.
    return [word.strip('"') for word in shlex.split(text, posix=False)] if os.name == "nt" else shlex.split(text)


class WorkingCopy:
    """A file in the user's state folder in which a text is edited before it reaches the register.

    A command that is killed leaves the file there. The next command for the same record keeps it for --resume.
    """

    def __init__(self, kept_path: Path, path: Path, text: bytes, *, is_resumed: bool, can_resume: bool) -> None:
        self._kept_path = kept_path
        self._path = path
        self._initial_text = text
        self._is_resumed = is_resumed
        self.can_resume = can_resume
        """Whether --resume finds the text after `keep`: not if the text is in a temporary folder."""
        with replace_file(path) as file:
            file.write(text)

    def edit(self, command: list[str]) -> bytes:
        """Let the user edit the text, and return it.

        Raises:
            UsageError: the editor cannot be started.
            RefusedError: the editor failed, or did not leave a regular file, or the file is too large.
        """
        try:
            with ignore_interrupts():
                code = subprocess.run([*command, self._path], check=False).returncode  # noqa: S603  # the user's own
        except OSError as error:
            raise UsageError(
                _("the editor '%(editor)s' cannot be started: %(reason)s")
                % {"editor": command[0], "reason": system_reason(error)},
                hint=_("check VISUAL and EDITOR"),
            ) from error
        if code < 0:  # the negative number of a signal
            raise RefusedError(
                _("the editor was ended by %(signal)s: nothing was changed") % {"signal": _name_signal(-code)}
            )
        if code:
            raise RefusedError(_("the editor ended with code %(code)s: nothing was changed") % {"code": code})
        return self.text()

    def text(self) -> bytes:
        """Return the text as it is now.

        Raises:
            RefusedError: the editor did not leave a regular file, or the file is too large.
        """
        type_ = path_type(self._path)
        if type_ is None:
            raise RefusedError(_("the editor left no file: nothing was changed"))
        if type_ != REGULAR:
            raise RefusedError(
                _("the editor left %(type)s in place of the file %(path)s: nothing was changed")
                % {"type": translated(type_), "path": self._path}
            )
        with self._path.open("rb") as file:
            source = file.read(MAX_BYTES + 1)  # one byte more shows that the text is too long
        if len(source) > MAX_BYTES:
            raise RefusedError(_("the text is longer than %(max)s bytes: nothing was changed") % {"max": MAX_BYTES})
        return source

    def is_edited(self, text_before: bytes) -> bool:
        """Return whether the text of the file has changed.

        A text that is too long to be read counts as edited; an empty file has no text.
        """
        if path_type(self._path) != REGULAR:
            return False
        size = self._path.stat().st_size
        return size > MAX_BYTES or (size > 0 and self.text() != text_before)

    def keep(self) -> Path:
        """Keep the text for --resume, and return its path.

        An earlier kept text gets a number in its name, unless this text was resumed from it: then it is replaced.
        """
        _keep(self._path, self._kept_path, replace=self._is_resumed)
        if not self._is_resumed:
            original = _locate_original(self._kept_path)
            make_private_folders(original.parent)
            with replace_file(original) as file:
                file.write(self._initial_text)
        return self._kept_path

    def discard(self) -> None:
        """Delete the text, and the kept text from which it was resumed."""
        _remove(self._path)
        if self._is_resumed:
            self._kept_path.unlink(missing_ok=True)
            _locate_original(self._kept_path).unlink(missing_ok=True)


@contextmanager
def open_working_copy(kept_path: Path, text: bytes, *, resume: bool, accepts_changed: bool) -> Iterator[WorkingCopy]:
    """Open a working copy of a record's text or, with `resume`, of the text that was kept earlier at a path.

    With `accepts_changed`, the record may have changed since that text was kept.

    Raises:
        RefusedError: another command edits the same record, no text was kept, or the record has changed.
    """
    with _find_writable_folder(kept_path.parent) as folder:
        can_resume = folder == kept_path.parent  # else the folder is a temporary one
        kept_path, path = folder / kept_path.name, folder / _OPEN_FOLDER / kept_path.name
        with try_lock(path.with_name(f"{kept_path.name}.lock")) as is_free:
            if not is_free:
                raise RefusedError(
                    _("another command edits the same record"),
                    hint=_("finish it first; it edits %(path)s") % {"path": path},
                )
            if _recover(path, kept_path, text) and not resume:
                note(_("the text of an edit that was interrupted is kept; --resume opens it"))
            if resume and not kept_path.is_file():
                raise RefusedError(_("no text of this record was kept"), hint=_("run the command without --resume"))
            if resume and not accepts_changed:
                _refuse_changed_record(kept_path, text)
            initial_text = kept_path.read_bytes() if resume else text
            yield WorkingCopy(kept_path, path, initial_text, is_resumed=resume, can_resume=can_resume)


def locate_kept_text(root: Path, name: str) -> Path:
    """Return the path at which the text of a register's file is kept for --resume, in the user's state folder."""
    return work_folder(root, "texts") / name


def list_kept_texts(root: Path) -> list[Path]:
    """Return the kept texts of a register's files. --resume does not open one with a number, such as `tass.1.yaml`."""
    folder = work_folder(root, "texts")
    return sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


@contextmanager
def _find_writable_folder(folder: Path) -> Iterator[Path]:
    """Yield a folder or, if it cannot be written, a temporary folder."""
    try:
        make_private_folders(folder / _OPEN_FOLDER)
        # An existing folder may be read-only.
        with tempfile.TemporaryFile(dir=folder / _OPEN_FOLDER), tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        # The user's state folder cannot be written. A temporary folder at least keeps the text.
        temporary = Path(tempfile.mkdtemp(prefix="eapa-"))
        make_private_folders(temporary / _OPEN_FOLDER)
        try:
            yield temporary
        finally:
            with suppress(OSError):  # a folder with a kept text stays
                (temporary / _OPEN_FOLDER).rmdir()
                temporary.rmdir()
    else:
        yield folder


def _recover(path: Path, kept_path: Path, text: bytes) -> bool:
    """Keep the working copy of a command that was killed, if it was edited or is a folder.

    Return whether `--resume` can open it, which is never the case for a folder.
    """
    type_ = path_type(path)
    if type_ is None:
        return False
    if type_ == FOLDER:  # an editor left it, and it may have the user's files
        _keep(path, kept_path, replace=False)
        return False
    was_edited = type_ == REGULAR and path.read_bytes() != text
    if was_edited:
        _keep(path, kept_path, replace=False)
        _locate_original(kept_path).unlink(missing_ok=True)  # the original of an earlier kept text
    _remove(path)
    return was_edited


def _refuse_changed_record(kept_path: Path, text: bytes) -> None:
    """Refuse to resume a text if it was made from another text of the record than the current one."""
    original = _locate_original(kept_path)
    if original.is_file() and original.read_bytes() != text:
        message = _("'%(file)s' was changed since your text was kept, and the text would undo that change")
        raise RefusedError(
            message % {"file": kept_path.name},
            hint=_("add --dry-run to see the differences, or --force to write the text"),
        )


def _locate_original(kept_path: Path) -> Path:
    return kept_path.parent / _ORIGINALS_FOLDER / kept_path.name


def _keep(path: Path, kept_path: Path, *, replace: bool) -> None:
    """Move a file to the path of the kept text; without `replace`, an earlier text there is renamed."""
    if os.path.lexists(kept_path) and not replace:
        # An id contains no dot, so no other record has a text with this name.
        numbered = (kept_path.with_stem(f"{kept_path.stem}.{number}") for number in count(1))
        kept_path.rename(next(name for name in numbered if not os.path.lexists(name)))
    path.replace(kept_path)


def _remove(path: Path) -> None:
    """Delete a working copy, unless the editor left a folder in its place."""
    if path_type(path) != FOLDER:
        path.unlink(missing_ok=True)


def _name_signal(number: int) -> str:
    return next((name.name for name in signal.Signals if name == number), _("signal %(num)d") % {"num": number})


@contextmanager
def ignore_interrupts() -> Iterator[None]:
    """Ignore Ctrl-C, which is a command for the program that runs: the editor or the pager."""
    # That program does not inherit a handler, but it would inherit SIG_IGN.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
