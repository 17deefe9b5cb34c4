"""What to give to git after a change: commands that can be pasted into a shell."""

import os
import re
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from eapa_cli.model.record_paths import DATA
from eapa_cli.storage.changes import Change, ChangeSet
from eapa_cli.storage.layout import is_in_repository, repository_of

# With more files than these, the folder is what to give to git.
_FEW: Final = 4
# What no shell of Windows takes for a sign of its own.
_PLAIN: Final = re.compile(r"[\w./:\\-]+")


def for_git(changes: ChangeSet) -> str:
    """The commands that commit a set of changes, from the current folder."""
    here, root = Path.cwd(), changes.store.root
    inside = here.is_relative_to(repository_of(root))
    git = ["git"] if inside else ["git", "-C", str(root)]
    steps = _steps(list(changes), Path(os.path.relpath(root, here)) if inside else Path())
    return " && ".join(
        for_shell([*git, *step]) for step in [*_start(root, here if inside else root), *steps, ["commit"]]
    )


def _start(root: Path, here: Path) -> list[list[str]]:
    """What makes a register a repository, if it is in none."""
    if is_in_repository(root):
        return []
    return [["init"] if here == root else ["init", _named(Path(os.path.relpath(root, here)))]]


def _steps(changes: Sequence[Change], way: Path) -> list[list[str]]:
    if len(changes) > _FEW:
        return [["add", _named(way / DATA)]]
    gone = [_named(way / change.path) for change in changes if change.after is None]
    there = [_named(way / change.path) for change in changes if change.after is not None]
    # A file that git never knew is nothing to take away from it.
    steps = [["rm", "--quiet", "--ignore-unmatch", *gone]] if gone else []
    return [*steps, ["add", *there]] if there else steps


def _named(path: Path) -> str:
    name = path.as_posix()
    # With a colon git's own signs begin, with a hyphen an option.
    return f"./{name}" if name[0] in ":-" else name


def for_shell(words: Sequence[str], *, system: str = os.name) -> str:
    """A command as it is pasted into a shell of a system; on Windows, into cmd or PowerShell."""
    return " ".join(map(_quoted_for_windows if system == "nt" else _quoted, words))


def _quoted_for_windows(word: str) -> str:
    # No name of a file there holds a quotation mark.
    return word if _PLAIN.fullmatch(word) else f'"{word}"'


def _quoted(word: str) -> str:
    if word.isprintable():
        return shlex.quote(word)
    # What a terminal would obey is written by its bytes, in the way of bash, zsh and ksh.
    shown = "".join(
        character if character.isprintable() and character not in "\\'" else _escaped(character) for character in word
    )
    return f"$'{shown}'"


def _escaped(character: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in character.encode("utf-8", "surrogateescape"))
