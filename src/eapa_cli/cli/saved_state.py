"""The line after a change on the files that are not yet saved in git."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eapa_cli.errors import EapaError
from eapa_cli.git.register_commit import RegisterCommit
from eapa_cli.render import messages
from eapa_cli.storage.layout import find_register, is_in_repository

# Words that no shell of Windows reads in a special way.
_PLAIN: Final = re.compile(r"[\w./:\\-]+")


def report_unsaved(root: Path) -> None:
    """Report how many files of a register are not yet saved in git, if it is in a repository that git can read."""
    if not is_in_repository(root):
        return
    try:
        number = len(RegisterCommit(root).unsaved())
    except EapaError:  # 'eapa save' reports it
        return
    if number:
        files = "1 file" if number == 1 else f"{number} files"
        messages.message(f"{files} not yet saved: {command_for(root, 'save')}")


def command_for(root: Path, command: str) -> str:
    """Return the command line that runs a command on a register from the current folder."""
    words = ["eapa", command]
    try:
        is_found = find_register(Path.cwd(), os.environ) == root
    except EapaError:
        is_found = False
    return for_shell(words if is_found else [*words, "--register", str(root)])


def for_shell(words: Sequence[str], *, system: str = os.name) -> str:
    """Return a command quoted for the shells of a system; on Windows, for cmd and PowerShell."""
    return " ".join(map(_quoted_for_windows if system == "nt" else _quoted, words))


def _quoted_for_windows(word: str) -> str:
    # File names on Windows cannot contain a quotation mark.
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


def _quoted(word: str) -> str:
    if word.isprintable():
        return shlex.quote(word)
    # Control characters are escaped in the syntax of bash, zsh and ksh.
    shown = "".join(
        character if character.isprintable() and character not in "\\'" else _escaped(character) for character in word
    )
    return f"$'{shown}'"


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
