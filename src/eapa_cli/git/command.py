"""The `git` program, started so that nothing a user or a hook has set changes what it answers."""

import os
import shutil
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from eapa_cli.errors import UnreadableError

# With its ending, since on Windows the current folder, which may hold anything, would be searched for it first.
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"
# Settings that would start a program, ask for a password, or change what is printed.
_SETTINGS: Final = (
    "color.ui=false",
    "core.fsmonitor=false",
    "diff.autoRefreshIndex=true",
    "grep.fullName=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.showRoot=true",
    "log.showSignature=false",
)
_ENVIRONMENT: Final = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
# A hook sets GIT_DIR and its like, and they would name another repository than the register's.
_KEPT: Final = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")


_PIPE: Final = 256 * 1024
"""Where a system lets a pipe be so large, a folder of ten thousand files takes three turns instead of ten.

Larger ones leave what a processor keeps close.
"""


class Git:
    """The program, in a folder.

    Raises:
        UnreadableError: it is not installed.
    """

    def __init__(self, folder: Path) -> None:
        program = _program()
        if program is None:
            raise UnreadableError("this needs git, which is not installed here", hint="get it from https://git-scm.com")
        self.folder = folder
        self._program = program

    def run(self, *arguments: str, accepted: Collection[int] = (0,)) -> "subprocess.CompletedProcess[bytes]":
        """Run it, and wait for its end.

        Raises:
            UnreadableError: it ended with a code that is not accepted.
        """
        done = subprocess.run(  # noqa: S603  # git
            self._command(*arguments),
            cwd=self.folder,
            env=_environment(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        if done.returncode not in accepted:
            raise UnreadableError(f"git {arguments[0]} failed: {said(done.stderr)}")
        return done

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start it, to be asked by its input and to answer by its output."""
        return subprocess.Popen(  # noqa: S603  # git
            self._command(*arguments),
            cwd=self.folder,
            env=_environment(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=_PIPE,
        )

    def _command(self, *arguments: str) -> list[str]:
        settings = (part for setting in _SETTINGS for part in ("-c", setting))
        return [self._program, *settings, *arguments]


def said(stderr: bytes) -> str:
    """What git said of an error, on one line and without its warnings."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    return next((line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")), "; ".join(lines))


def _program() -> str | None:
    folders = (folder for folder in os.get_exec_path() if os.path.isabs(folder))  # noqa: PTH117  # as they are texts
    return next(filter(None, (shutil.which(os.path.join(folder, _PROGRAM)) for folder in folders)), None)  # noqa: PTH118


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return kept | _ENVIRONMENT
