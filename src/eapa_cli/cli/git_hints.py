"""Git commands for a user to run after a change, ready to paste into a shell."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eapa_cli.model.record_paths import DATA, DOCUMENTS
from eapa_cli.storage.changes import Change, ChangeSet
from eapa_cli.storage.layout import is_in_repository, repository_of

# For more files than these, the command names the folders.
_FEW: Final = 4
# Words that no shell of Windows reads in a special way.
_PLAIN: Final = re.compile(r"[\w./:\\-]+")


def git_command(changes: ChangeSet) -> str:
    """Return the commands that commit a set of changes, for the current folder."""
    here, root = Path.cwd(), changes.store.root
    inside = here.is_relative_to(repository_of(root))
    git = ["git"] if inside else ["git", "-C", str(root)]
    steps = _steps(list(changes), Path(os.path.relpath(root, here)) if inside else Path())
    return " && ".join(
        for_shell([*git, *step]) for step in [*_init(root, here if inside else root), *steps, ["commit"]]
    )


def _init(root: Path, here: Path) -> list[list[str]]:
    """Return the step that makes a register a repository, if it is in none."""
    if is_in_repository(root):
        return []
    return [["init"] if here == root else ["init", _argument(Path(os.path.relpath(root, here)))]]


def _steps(changes: Sequence[Change], folder: Path) -> list[list[str]]:
    if len(changes) > _FEW:
        places = [DATA, *([DOCUMENTS] if any(change.is_document for change in changes) else [])]
        return [["add", *(_argument(folder / place) for place in places)]]
    deleted = [_argument(folder / change.path) for change in changes if change.after is None]
    written = [_argument(folder / change.path) for change in changes if change.after is not None]
    # A deleted file may never have been in git.
    steps = [["rm", "--quiet", "--ignore-unmatch", *deleted]] if deleted else []
    return [*steps, ["add", *written]] if written else steps


def _argument(path: Path) -> str:
    name = path.as_posix()
    # Git reads a leading colon as a pathspec, and a leading hyphen as an option.
    return f"./{name}" if name[0] in ":-" else name


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
