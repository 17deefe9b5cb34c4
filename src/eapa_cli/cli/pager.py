"""The user's pager, for long output on a terminal."""

import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress

from eapa_cli.entry.external_editor import ignore_interrupts, split_command

_LESS_OPTIONS = "-FRX"  # quit if the text fits the screen, show colours, do not clear the screen


def find_pager(environ: Mapping[str, str]) -> list[str] | None:
    """Return the command of the pager: that in PAGER, or else less.

    Return None if PAGER is empty or 'cat', or if the program is not installed.

    Raises:
        ValueError: a quotation mark in PAGER is not closed.
    """
    command = split_command(environ.get("PAGER", "less"))
    if not command or command == ["cat"]:
        return None
    program = shutil.which(command[0])
    return [program, *command[1:]] if program else None


def page_through(text: str, command: list[str], environ: Mapping[str, str]) -> None:
    """Show text in a pager until the user quits it.

    Raises:
        OSError: the pager cannot be started.
    """
    # The user's own settings have priority.
    variables = {"LESS": _LESS_OPTIONS, "LESSCHARSET": "utf-8", **environ}
    source = text.encode(errors="backslashreplace")
    # Ctrl-C is a command for the pager, and the user may quit before the end of the text.
    with ignore_interrupts(), suppress(BrokenPipeError):
        subprocess.run(command, input=source, env=variables, check=False)  # noqa: S603  # the user's own command
