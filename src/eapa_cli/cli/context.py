"""What every command begins with: the register it is about, and where its answer goes."""

from __future__ import annotations

import os
import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakSet

from eapa_cli.errors import EapaError
from eapa_cli.index.read_model import Index, cache_file
from eapa_cli.render import Format, Rows, Terminal, default_format, render
from eapa_cli.storage.layout import JOURNAL, JOURNAL_DRAFT, find_register
from eapa_cli.storage.user_state import user_cache_folder, user_state_folder

if TYPE_CHECKING:
    from eapa_cli.render.progress import ProgressBar

_TOLD: Final = 120
_opened: Final[WeakSet[Index]] = WeakSet()


def root_of(register: Path | None) -> Path:
    """The folder of the register given, or of the one found; what was interrupted in it is finished or undone first.

    If that cannot be, or is not for this user to do, it is told, and questions are answered from what stands there.
    """
    root = find_register(Path.cwd(), os.environ, register)
    begun = os.path.lexists(root / JOURNAL)
    if begun or os.path.lexists(root / JOURNAL_DRAFT):
        _finish(root, is_worth_a_word=begun)
    return root


def _finish(root: Path, *, is_worth_a_word: bool) -> None:
    from eapa_cli.render.clean import clean
    from eapa_cli.storage.journal import recover

    try:
        told = (
            "note: a command that was interrupted has been finished"
            if recover(root, command_line(), user_state_folder())
            else ""
        )
    except EapaError as error:
        hint = f"\nhint: {clean(error.hint)}" if error.hint else ""
        told = f"warning: a change of several files is not finished: {clean(error.message)}{hint}"
    if told and is_worth_a_word:
        print(told, file=sys.stderr)  # noqa: T201


def command_line() -> str:
    """The command as it was typed, on one line and not too long to be told to others."""
    import shlex
    from textwrap import shorten

    typed = shlex.join(["eapa", *sys.argv[1:]])
    return shorten(typed, _TOLD, placeholder=" …")


def index_of(register: Path | None) -> Index:
    """The read model of the register given, or of the one found."""
    root = root_of(register)
    index = Index(root, _cache_file(root), _progress)
    _opened.add(index)
    return index


def remove_damaged_cache() -> bool:
    """Remove the cache that the command read if it is damaged; return whether it was."""
    damaged = [index for index in _opened if index.is_damaged()]
    for index in damaged:
        index.leave_cache()
    return bool(damaged)


def links_file(root: Path) -> Path:
    """The file in the user's cache for the links between the agreements of a register."""
    return _cache_file(root).with_suffix(".links")


def history_file(root: Path) -> Path:
    """Return the file in the user's cache for the changes that git has of a register."""
    return _cache_file(root).with_suffix(".history.json")


def site_folder(root: Path) -> Path:
    """Return the folder in the user's cache for the site that `serve` shows."""
    return _cache_file(root).with_suffix(".site")


def _cache_file(root: Path) -> Path:
    return cache_file(root, user_cache_folder())


def _progress() -> ProgressBar:
    from eapa_cli.render.progress import ProgressBar

    return ProgressBar("Reading files", sys.stderr, os.environ)


def warn_of_faults(index: Index) -> None:
    """Say on stderr that an answer is not from all that the files say."""
    for paths, what in (
        (index.unreadable(), "{} of the files could not be read as a record"),
        (index.faulty(), "{} of the files could only be read in part, and may be missing here"),
        (index.with_strangers(), "a party without a record stands in {} of the files, which may be missing here"),
    ):
        if paths:
            print(f"warning: {what.format(len(paths))}; 'eapa validate' says why", file=sys.stderr)  # noqa: T201


def chosen_format(format_: Format | None) -> Format:
    """The format asked for, or the one that suits the reader of stdout."""
    return format_ or default_format(Terminal.of(sys.stdout, os.environ))


def put(rows: Rows, format_: Format | None, *, paged: bool = False) -> None:
    """Write rows to stdout in the format asked for, or in the one that suits its reader; a long page in a pager."""
    terminal = Terminal.of(sys.stdout, os.environ)
    format_ = format_ or default_format(terminal)
    if format_ in {Format.CSV, Format.ICS}:
        # These end their lines as their standards say, which Windows would do a second time.
        sys.stdout.reconfigure(newline="")  # type: ignore[union-attr]
    if paged and terminal.interactive:
        _put_in_pager(rows, format_, terminal)
    else:
        render(rows, format_, sys.stdout, terminal=terminal)


def _put_in_pager(rows: Rows, format_: Format, terminal: Terminal) -> None:
    from eapa_cli.cli.pager import page_through, pager_of

    out = StringIO()
    # Not every pager passes the escapes of links on.
    render(rows, format_, out, terminal=terminal._replace(links=False))
    try:
        command = pager_of(os.environ)
        if command and out.getvalue().count("\n") >= (terminal.height or sys.maxsize):
            page_through(out.getvalue(), command, os.environ)
            return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        print(f"warning: the pager that PAGER names cannot be started: {reason}", file=sys.stderr)  # noqa: T201
    render(rows, format_, sys.stdout, terminal=terminal)
