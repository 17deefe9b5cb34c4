"""The `git` command with a safe command line and environment.

Another person may have configured the `.git` of a register. Git must therefore not run a program that its
configuration names, fetch anything, or write to `.git`. `git/write_command.py` has the exceptions, for `save`.
"""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Final

from eapa_cli.errors import UnreadableError
from eapa_cli.text.interface_language import gettext as _

# Without the extension, Windows would search the current folder first.
_PROGRAM: Final = "git.exe" if os.name == "nt" else "git"
# Settings that would start a program, write to `.git`, ask for a password, or change the output.
_SETTINGS: Final = (
    "color.ui=false",
    "core.fsmonitor=",  # before git 2.36 "false" is the name of a program
    f"core.hooksPath={os.devnull}",
    "diff.autoRefreshIndex=false",  # `git diff` writes the index in spite of GIT_OPTIONAL_LOCKS
    "grep.fullName=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.follow=false",  # `git log` would also list merges without a change
    "log.showRoot=true",
    "log.showSignature=false",
    "submodule.recurse=false",
)
_VARIABLES: Final = {
    "LC_ALL": "C",
    # Only git 2.39.4 and later know GIT_NO_LAZY_FETCH. Earlier versions fetch nothing, since no protocol is named '-'.
    "GIT_ALLOW_PROTOCOL": "-",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
}
PASSED_PREFIXES: Final = ("GIT_CONFIG_", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""The prefixes of git's variables that are passed to git, because they are the user's settings.

Other variables, such as GIT_DIR, may come from a hook and name another repository.
"""

_MAX_FILTER_NAMES_LENGTH: Final = 8 * 1024
"""The maximum total length of the names of filters, which fits on a command line on every system."""

_PIPE_BYTES: Final = 256 * 1024
"""The size of the pipe, where the system allows it. A folder of ten thousand files takes three reads instead of ten.

A larger pipe would not fit in the processor's cache.
"""

TIMEOUT_SECONDS: Final = 30.0
"""The time limit in seconds for a short query, or for the next object."""

_LONG_TIMEOUT_SECONDS: Final = 900.0
"""The time limit in seconds for a command that reads the whole history or all files."""


class Git:
    """The `git` command, run in a folder. If an `index` is given, git uses it instead of the repository's index.

    Raises:
        UnreadableError: git is not installed.
    """

    settings: ClassVar[tuple[str, ...]] = _SETTINGS
    """The settings that each command line has."""
    passed_prefixes: ClassVar[tuple[str, ...]] = PASSED_PREFIXES
    """The prefixes of git's variables that are passed from the environment of this program."""
    variables: ClassVar[Mapping[str, str]] = _VARIABLES
    """The variables that are set for git."""

    def __init__(self, folder: Path, *, index: Path | None = None) -> None:
        program = _find_program()
        if program is None:
            raise UnreadableError(
                _("this needs git, which is not installed here"), hint=_("get it from https://git-scm.com")
            )
        self.folder = folder
        self._program = program
        self._index_variable = {} if index is None else {"GIT_INDEX_FILE": str(index)}

    def run(
        self,
        *arguments: str,
        accepted: Collection[int] = (0,),
        input_: bytes = b"",
        settings: Iterable[str] = (),
        reads_much: bool = False,
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run git with additional settings, and wait until it ends.

        A command that `reads_much` has a longer time limit.

        Raises:
            UnreadableError: git ended with a code that is not accepted, or did not end in time.
        """
        timeout = _LONG_TIMEOUT_SECONDS if reads_much else TIMEOUT_SECONDS
        try:
            result = subprocess.run(  # noqa: S603  # git
                self._make_command(arguments, settings),
                cwd=self.folder,
                env=self._make_environment(),
                input=input_,
                capture_output=True,
                check=False,
                timeout=timeout,
            )
        except subprocess.TimeoutExpired as error:
            raise no_response_error(timeout) from error
        if result.returncode not in accepted:
            raise git_failed_error(f"git {arguments[0]}", result.stderr)
        return result

    def setting(self, name: str, *options: str) -> str:
        """Return the value of a setting; empty if it is not set."""
        # git ends with 1 if the setting is missing.
        return os.fsdecode(self.run("config", *options, "--get", name, accepted={0, 1}).stdout.strip())

    def run_on_files(self, *arguments: str, accepted: Collection[int] = (0,), input_: bytes = b"") -> bytes:
        """Return the output of a command that reads files of the working tree.

        The filters that the configuration names do not run.

        Raises:
            UnreadableError: git ended with a code that is not accepted, did not end in time, or would run a filter
                that cannot be switched off.
        """
        settings = self._filter_settings
        return self.run(*arguments, accepted=accepted, input_=input_, settings=settings, reads_much=True).stdout

    def start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        """Start git as a process that reads queries from its input and writes results to its output."""
        return subprocess.Popen(  # noqa: S603  # git
            self._make_command(arguments),
            cwd=self.folder,
            env=self._make_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            pipesize=_PIPE_BYTES,
        )

    def _make_environment(self) -> dict[str, str]:
        passed = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GIT_") or name.startswith(self.passed_prefixes)
        }
        return {**passed, **self.variables, **self._index_variable}

    @cached_property
    def _filter_settings(self) -> list[str]:
        """Return the settings that switch off each filter of the configuration."""
        settings = os.fsdecode(self.run("config", "--list", "--name-only", "-z").stdout).split("\0")
        # The setting 'filter.NAME.clean' belongs to the filter 'filter.NAME'.
        filters = sorted({setting.rpartition(".")[0] for setting in settings if setting.startswith("filter.")})
        # The option '-c' would take the text before the first '=' as the name.
        if any("=" in filter_ for filter_ in filters) or sum(map(len, filters)) > _MAX_FILTER_NAMES_LENGTH:
            raise UnreadableError(
                _("git's configuration names filters that cannot be switched off"),
                hint=_(
                    "see 'git config --list'; remove filters with a '=' in the name, and those that you do not need"
                ),
            )
        return [f"{filter_}.{value}" for filter_ in filters for value in ("clean=", "process=", "required=false")]

    def _make_command(self, arguments: Iterable[str], settings: Iterable[str] = ()) -> list[str]:
        options = (option for setting in (*self.settings, *settings) for option in ("-c", setting))
        return [self._program, "--no-pager", *options, *arguments]


def no_response_error(seconds: float) -> UnreadableError:
    """Return the error for a git process that did not respond in time."""
    return UnreadableError(
        _("git did not respond within %(seconds)g seconds") % {"seconds": seconds},
        hint=_("check that the files in '.git' are regular files and can be read"),
    )


def git_failed_error(command: str, stderr: bytes, *, hint: str | None = None) -> UnreadableError:
    """Return the error for a command of git that failed, with git's own message."""
    message = _("%(command)s failed: %(reason)s") % {"command": command, "reason": error_message(stderr)}
    return UnreadableError(message, hint=hint)


def error_message(stderr: bytes) -> str:
    """Return the message of git's fatal error; if there is none, return all lines of its output on one line."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    return next((line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")), "; ".join(lines))


def _find_program() -> str | None:
    for folder in map(Path, os.get_exec_path()):
        # A relative folder in PATH could be in the register.
        if folder.is_absolute() and (program := shutil.which(str(folder / _PROGRAM))):
            return program
    return None
