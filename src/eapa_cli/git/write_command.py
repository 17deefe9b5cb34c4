"""The `git` command for subcommands that write to `.git`, such as commit, config and push.

These subcommands run the hooks for commits and pushes, as a user expects. They also run filters and other programs that
the user's configuration names. If the repository's own configuration names a program, the subcommand is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, Final

from eapa_cli.errors import RefusedError
from eapa_cli.git.command import PASSED_PREFIXES, Git
from eapa_cli.git.log_output import split_output
from eapa_cli.text.interface_language import gettext as _

ALL_CODES: Final = range(-64, 256)
"""All exit codes of git; a negative code is the number of the signal that ended git."""

# Settings that would start a program or change the output.
_SETTINGS: Final = (
    "color.ui=false",
    "core.fsmonitor=",
    "commit.gpgSign=false",  # the repository's configuration could name the program that signs
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
)
_VARIABLES: Final = {
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_EDITOR": ":",  # a command of the shell that does nothing
    "GIT_NO_LAZY_FETCH": "1",
}
# The prefixes of the user's variables for identity and authentication.
_USER_VARIABLE_PREFIXES: Final = (
    "GIT_AUTHOR_",
    "GIT_COMMITTER_",
    "GIT_SSH",
    "GIT_SSL_",
    "GIT_HTTP",
    "GIT_PROXY",
    "GIT_ASKPASS",
)
# The scopes of settings that come with a repository.
_REPOSITORY_SCOPES: Final = frozenset({"local", "worktree"})
# The starts of the settings that can make a push run a program. A setting of a protocol can allow addresses that start
# with 'ext::', which name a program.
_PROGRAM_SETTINGS: Final = ("core.sshcommand", "core.askpass", "core.gitproxy", "protocol.")
# Of the settings with these starts, only those with these ends name a program.
_REMOTE_SETTINGS: Final = ("credential.", "remote.")
_PROGRAM_SETTING_ENDS: Final = (".helper", ".receivepack", ".vcs")


class WritingGit(Git):
    """The `git` command with settings that let it write to `.git`."""

    settings: ClassVar[tuple[str, ...]] = _SETTINGS
    passed_prefixes: ClassVar[tuple[str, ...]] = (*PASSED_PREFIXES, *_USER_VARIABLE_PREFIXES)
    variables: ClassVar[Mapping[str, str]] = _VARIABLES

    def check_filters(self, paths: Sequence[str]) -> None:
        """Check that no filter of the repository's configuration applies to some files.

        Raises:
            RefusedError: a filter applies to a file.
        """
        # The setting 'filter.NAME.clean' belongs to the filter NAME, which may contain dots.
        filters = {name.split(".", 1)[1].rpartition(".")[0] for name in self._repository_settings("filter.")}
        if not filters:
            return
        output = self.run("check-attr", "-z", "--stdin", "filter", input_=_nul_terminated(paths)).stdout
        # For each file: its path, the name of the attribute ('filter'), and its value.
        parts = split_output(output)
        for path, filter_ in zip(parts[::3], parts[2::3], strict=True):
            if filter_ in filters:
                raise RefusedError(
                    _("'%(path)s' has the filter '%(filter)s', a program that the repository names")
                    % {"path": path, "filter": filter_},
                    hint=_trust_hint(),
                )

    def check_transport(self) -> None:
        """Check that the repository's configuration does not name a program for a push.

        Raises:
            RefusedError: the configuration names a program.
        """
        for name in self._repository_settings(*_PROGRAM_SETTINGS, *_REMOTE_SETTINGS):
            if name.startswith(_PROGRAM_SETTINGS) or name.endswith(_PROGRAM_SETTING_ENDS):
                raise RefusedError(
                    _("the repository's configuration has the setting '%(name)s', which can name a program")
                    % {"name": name},
                    hint=_trust_hint(),
                )

    def _repository_settings(self, *prefixes: str) -> list[str]:
        return [name for name in self._repository_setting_names if name.startswith(prefixes)]

    @cached_property
    def _repository_setting_names(self) -> list[str]:
        """Return the names of the settings that come with the repository."""
        # For each setting: its scope and its name.
        parts = split_output(self.run("config", "--list", "--show-scope", "--name-only", "-z").stdout)
        return [name for scope, name in zip(parts[::2], parts[1::2], strict=True) if scope in _REPOSITORY_SCOPES]


def _trust_hint() -> str:
    return _("check it in '.git/config', and use git itself if you trust it")


def pathspecs(paths: Iterable[str]) -> bytes:
    """Return paths as input for `--pathspec-from-file`. No character in them has a special meaning."""
    return _nul_terminated(f":(literal){path}" for path in paths)


def _nul_terminated(paths: Iterable[str]) -> bytes:
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
