"""Shows a long text a screen at a time, in the program that the user reads with."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import suppress

_LESS = "-FRX"  # leave a short text on the screen, pass colours through, keep what was read


def pager_of(environ: Mapping[str, str]) -> list[str] | None:
    """The command of the pager: PAGER's, else less where there is one; none if PAGER is empty or 'cat'."""
    command = shlex.split(environ.get("PAGER", "less"), posix=os.name != "nt")
    if not command or command == ["cat"]:
        return None
    program = shutil.which(command[0])
    return [program, *command[1:]] if program else None


def page_through(text: str, command: list[str], environ: Mapping[str, str]) -> None:
    """Let a pager show a text, until its reader has seen enough."""
    # The settings of the user stand; these are for who has none.
    variables = {"LESS": _LESS, "LESSCHARSET": "utf-8", **environ}
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=variables) as pager:  # noqa: S603  # the user's own
        while pager.poll() is None:
            # Ctrl-C is the pager's to answer; a reader who has seen enough leaves the rest.
            with suppress(KeyboardInterrupt, BrokenPipeError):
                pager.communicate(text.encode(errors="backslashreplace"))
