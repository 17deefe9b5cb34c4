"""A person's editor, and the texts that come out of it, which are never lost."""

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.storage.atomic_file import replacing
from eapa_cli.storage.user_state import own_work

_VARIABLES: Final = ("VISUAL", "EDITOR")


def editor(environ: Mapping[str, str]) -> list[str]:
    """The command that opens a file in the editor that the environment names.

    Raises:
        UsageError: it names none.
    """
    named = next((environ[variable] for variable in _VARIABLES if environ.get(variable, "").strip()), None)
    if named is None:
        raise UsageError("no editor is set", hint="set VISUAL or EDITOR to the command that opens yours")
    # A path on Windows has backslashes, which are no quotes there.
    return [word.strip('"') for word in shlex.split(named, posix=False)] if os.name == "nt" else shlex.split(named)


class Fate(StrEnum):
    """What becomes of a text that could not be written into the register."""

    GO_ON = "g"
    DROP = "d"
    KEEP = "k"


def asked() -> Fate:
    """What the person at the terminal wants; to keep the text, if there is no answer."""
    answer = "\n"
    with suppress(KeyboardInterrupt):
        while answer and answer.strip().lower()[:1] not in set(Fate):
            sys.stderr.write("go on editing, drop it, or keep it aside? [g/d/k] ")
            sys.stderr.flush()
            answer = sys.stdin.readline()
        return Fate(answer.strip().lower()[:1] or Fate.KEEP)
    return Fate.KEEP


class Scratch:
    """A file of its own in which a text is edited before any of it reaches the register, and where it may be kept."""

    def __init__(self, kept: Path, text: bytes) -> None:
        self._kept = kept
        self._begun_with_kept = kept.exists() and kept.read_bytes() == text
        self._folder = Path(tempfile.mkdtemp(prefix="eapa-"))
        self._path = self._folder / kept.name
        self._path.write_bytes(text)

    def edited(self, command: list[str]) -> bytes:
        """What a person has made of the text.

        Raises:
            UsageError: the editor cannot be started.
            RefusedError: it said that it failed.
        """
        try:
            code = subprocess.run([*command, self._path], check=False).returncode  # noqa: S603  # the user's own editor
        except OSError as error:
            raise UsageError(
                f"the editor '{command[0]}' cannot be started: {error.strerror}", hint="see VISUAL and EDITOR"
            ) from error
        if code:
            raise RefusedError(f"the editor ended with code {code}: nothing was changed")
        return self.text()

    def text(self) -> bytes:
        """What the text is now; nothing if an editor left no file."""
        return self._path.read_bytes() if self._path.exists() else b""

    def keep(self) -> tuple[Path, bool]:
        """Put the text where it is kept, beside an older one, or leave it where it is if that cannot be.

        Told is where it is now, and whether it can be taken up from there.
        """
        try:
            self._kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if self._kept.exists() and not self._begun_with_kept:
                self._kept.rename(_free_name(self._kept))
            with replacing(self._kept) as file:
                file.write(self.text())
        except OSError:
            return self._path, False
        self._begun_with_kept = False
        self.discard()
        return self._kept, True

    def discard(self) -> None:
        """Throw the text away, and the kept one with which it began."""
        self._path.unlink(missing_ok=True)
        if self._begun_with_kept:
            self._kept.unlink(missing_ok=True)
        with suppress(OSError):
            self._folder.rmdir()  # not if the editor left something of its own there


def kept_text(root: Path, name: str) -> Path:
    """Where the text of a file of a register is kept that could not be written there: with the user's other drafts."""
    return own_work(root, "texts") / name


def _free_name(path: Path) -> Path:
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(1))
    return next(name for name in numbered if not name.exists())
