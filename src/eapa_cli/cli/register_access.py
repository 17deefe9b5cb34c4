"""Access to the register of a command: its folder, the completion of interrupted commands, its index and caches."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from eapa_cli.errors import EapaError
from eapa_cli.index.read_model import Index, cache_file
from eapa_cli.render.messages import note, warning
from eapa_cli.storage.register_location import JOURNAL, JOURNAL_DRAFT, find_register
from eapa_cli.storage.schema_version import newer_schema_message, refuse_newer_schema
from eapa_cli.storage.user_state import user_cache_folder, user_state_folder
from eapa_cli.text.interface_language import gettext, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eapa_cli.render.progress import ProgressBar

# The lock and the command log show at most this number of characters of a command.
_MAX_COMMAND_LENGTH: Final = 120
_open_indexes: Final[WeakSet[Index]] = WeakSet()
"""The read models that the command has opened, and whose caches may be damaged."""


def find_root(register: Path | None) -> Path:
    """Return the folder of a register, after recovery of an interrupted command.

    Without `register`, the register is searched for from the current folder upwards.

    If recovery fails, a warning is written, and the files are read as they are. If this program is too old for the
    register, a warning is written too, and recovery is not tried.
    """
    root = find_register(Path.cwd(), os.environ, register)
    if sentence := newer_schema_message(root):
        warning(sentence)
    else:
        _recover_if_needed(root)
    return root


def find_root_to_change(register: Path | None) -> Path:
    """Return the folder of a register that a command will change, after recovery of an interrupted command.

    Raises:
        RefusedError: this program is too old for the register.
    """
    root = find_register(Path.cwd(), os.environ, register)
    refuse_newer_schema(root)
    _recover_if_needed(root)
    return root


def _recover_if_needed(root: Path) -> None:
    # A draft of a journal means that no file of the register was changed yet, so its removal is not reported.
    has_journal = os.path.lexists(root / JOURNAL)
    if has_journal or os.path.lexists(root / JOURNAL_DRAFT):
        _recover(root, is_reported=has_journal)


def _recover(root: Path, *, is_reported: bool) -> None:
    """Complete an interrupted command; without `is_reported`, write no message about it."""
    from eapa_cli.storage.journal import recover

    try:
        if recover(root, format_command_line(), user_state_folder()) and is_reported:
            note(gettext("an interrupted command has been completed"))
    except EapaError as error:
        if is_reported:
            text = gettext("a change of several files is incomplete: %(reason)s") % {"reason": error.message}
            warning(text, hint=error.hint)


def format_command_line() -> str:
    """Return the command as it was typed, on one line and shortened."""
    import shlex
    from textwrap import shorten

    typed = shlex.join(["eapa", *sys.argv[1:]])
    return shorten(typed, _MAX_COMMAND_LENGTH, placeholder=" …")


def open_index(register: Path | None) -> Index:
    """Return the read model of a register; without `register`, it is searched for from the current folder upwards."""
    return open_index_at(find_root(register))


def open_index_to_change(register: Path | None) -> Index:
    """Return the read model of a register that a command will change.

    Raises:
        RefusedError: this program is too old for the register.
    """
    return open_index_at(find_root_to_change(register))


def open_index_at(root: Path) -> Index:
    """Return the read model of the register in a folder."""
    index = Index(root, _choose_cache_file(root), _make_progress)
    _open_indexes.add(index)
    return index


def remove_damaged_cache() -> bool:
    """Remove the cache that the command read if it is damaged; return whether it was damaged."""
    damaged = [index for index in _open_indexes if _is_damaged(index)]
    for index in damaged:
        index.abandon_cache()
    return bool(damaged)


def _is_damaged(index: Index) -> bool:
    try:
        return index.is_damaged()
    except EapaError:  # the files of the register cannot be read, so the cache cannot be compared with them
        return False


def links_file(root: Path) -> Path:
    """Return the file in the user's cache for the links between the agreements of a register."""
    return _choose_cache_file(root).with_suffix(".links")


def history_file(root: Path) -> Path:
    """Return the file in the user's cache for the changes of a register that git records."""
    return _choose_cache_file(root).with_suffix(".history.json")


def site_folder(root: Path) -> Path:
    """Return the folder in the user's cache for the site that `serve` shows."""
    return _choose_cache_file(root).with_suffix(".site")


def site_cache_file(folder: Path) -> Path:
    """Return the file in the user's cache that stores the results of the last build of a site."""
    return _choose_cache_file(folder.absolute()).with_suffix(".build")


def _choose_cache_file(root: Path) -> Path:
    return cache_file(root, user_cache_folder())


def _make_progress() -> ProgressBar:
    from eapa_cli.render.progress import ProgressBar

    return ProgressBar(sys.stderr, os.environ)


def warn_if_incomplete(index: Index) -> None:
    """Warn that results may be incomplete because of errors in files; a newer schema was reported already."""
    if newer_schema_message(index.root):
        return
    for number, text in _count_incomplete(index):
        if number:
            warning(text % {"num": number})


def _count_incomplete(index: Index) -> Iterator[tuple[int, str]]:
    """Yield, for each error that hides records, the number of files with it, and the message."""
    number = len(index.list_unreadable())
    yield (
        number,
        ngettext(
            "%(num)d file cannot be read as a record; 'eapa validate' shows why",
            "%(num)d files cannot be read as records; 'eapa validate' shows why",
            number,
        ),
    )
    number = len(index.list_invalid())
    yield (
        number,
        ngettext(
            "%(num)d file has fields that cannot be read, and may be missing here; 'eapa validate' shows why",
            "%(num)d files have fields that cannot be read, and may be missing here; 'eapa validate' shows why",
            number,
        ),
    )
    number = len(index.list_unknown_parties())
    yield (
        number,
        ngettext(
            "%(num)d file names a party that has no record, and may be missing here; 'eapa validate' shows why",
            "%(num)d files name a party that has no record, and may be missing here; 'eapa validate' shows why",
            number,
        ),
    )
