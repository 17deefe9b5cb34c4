"""The system's program for a file or a web address, started without a shell."""

import os
import subprocess
import sys
from collections.abc import Mapping
from shutil import which
from typing import Final

# A viewer that still runs after this time is assumed to show the file.
_MAX_START_SECONDS: Final = 3


def open_with_system(target: str, environ: Mapping[str, str]) -> bool:
    """Open an absolute path or a web address in the system's program for it; return whether that succeeded."""
    if sys.platform == "win32":  # pragma: no cover  # other systems have no such call
        try:
            os.startfile(target)  # noqa: S606  # the caller has checked the target
        except OSError:
            return False
        return True
    opener = _find_opener(environ)
    if opener is None:
        return False
    try:
        process = subprocess.Popen(  # noqa: S603  # an absolute path or an http address, without a shell
            [opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_MAX_START_SECONDS) == 0
    except subprocess.TimeoutExpired:
        # The viewer outlives this command. Without an exit code, Python would warn that it still runs.
        process.returncode = 0
        return True


def _find_opener(environ: Mapping[str, str]) -> str | None:
    """Return the program that opens files; None without a graphical screen."""
    path = environ.get("PATH")
    if sys.platform == "darwin":  # pragma: no cover  # macOS
        return which("open", path=path)
    if not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return None
    return which("xdg-open", path=path)
