"""The `git` command for the commands that write to `.git`: commit, config and push.

They run the hooks of the commit and of the push, which a user who commits expects, and filters and programs of the
user's own configuration. Those that only the repository's configuration names are refused, not run.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import ClassVar, Final

from eapa_cli.errors import RefusedError
from eapa_cli.git.command import KEPT, Git, without_git
from eapa_cli.git.log import split_output

_SETTINGS: Final = (
    "color.ui=false",
    "core.fsmonitor=",
    "commit.gpgSign=false",  # a program of the configuration signs
    "gc.auto=0",
    "maintenance.auto=false",
    "submodule.recurse=false",
    "push.gpgSign=false",
    "push.recurseSubmodules=no",
)
_ENVIRONMENT: Final = {
    "GIT_ALLOW_PROTOCOL": "file:git:http:https:ssh",
    "GIT_EDITOR": ":",
    "GIT_NO_LAZY_FETCH": "1",
}
_IDENTITY: Final = ("GIT_AUTHOR_", "GIT_COMMITTER_", "GIT_SSH", "GIT_SSL_", "GIT_HTTP", "GIT_PROXY", "GIT_ASKPASS")
# The scopes of settings that come with a repository.
_FOREIGN: Final = frozenset({"local", "worktree"})
_OWN_HINT: Final = "check it in '.git/config', and use git itself if you trust it"


class CommittingGit(Git):
    """The `git` command that may write to `.git`."""

    settings: ClassVar[tuple[str, ...]] = _SETTINGS

    def environment(self, environ: Mapping[str, str]) -> dict[str, str]:
        """Return the environment for git, with the user's name and ways of authentication."""
        return without_git(environ, (*KEPT, *_IDENTITY)) | _ENVIRONMENT

    def check_filters(self, paths: Sequence[str]) -> None:
        """Check that no filter of the repository's own configuration applies to some files.

        Raises:
            RefusedError: one does.
        """
        filters = {name.split(".", 1)[1].rpartition(".")[0] for name in self._own_settings("filter.")}
        if not filters:
            return
        listed = self.run("check-attr", "-z", "--stdin", "filter", input_=_lines(paths)).stdout
        parts = split_output(listed)
        for path, filter_ in zip(parts[::3], parts[2::3], strict=True):
            if filter_ in filters:
                raise RefusedError(
                    f"'{path}' has the filter '{filter_}', a program that the repository names", hint=_OWN_HINT
                )

    def check_transport(self) -> None:
        """Check that the repository's own configuration names no program for a push.

        Raises:
            RefusedError: it does.
        """
        programs = ("core.sshcommand", "core.askpass", "core.gitproxy", "credential.", "remote.", "protocol.", "url.")
        for name in self._own_settings(*programs):
            if name.startswith(("core.", "protocol.")) or name.endswith((".helper", ".receivepack", ".vcs")):
                raise RefusedError(
                    f"the repository's configuration has the setting '{name}', which can name a program",
                    hint=_OWN_HINT,
                )

    def _own_settings(self, *prefixes: str) -> list[str]:
        return [name for name in self._foreign if name.startswith(prefixes)]

    @cached_property
    def _foreign(self) -> list[str]:
        """Return the names of the settings that come with the repository."""
        parts = split_output(self.run("config", "--list", "--show-scope", "--name-only", "-z").stdout)
        return [name for scope, name in zip(parts[::2], parts[1::2], strict=True) if scope in _FOREIGN]


def pathspecs(paths: Iterable[str]) -> bytes:
    """Return paths as an input for `--pathspec-from-file`, in which no character is special."""
    return _lines(f":(literal){path}" for path in paths)


def _lines(paths: Iterable[str]) -> bytes:
    return b"".join(path.encode("utf-8", "surrogateescape") + b"\0" for path in paths)
