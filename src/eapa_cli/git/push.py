"""The push of the current branch after `eapa save`, to the remote and branch that git would choose."""

import os
from pathlib import Path

from eapa_cli.errors import EapaError, RefusedError
from eapa_cli.git.command import error_message
from eapa_cli.git.write_command import ALL_CODES, WritingGit
from eapa_cli.text.interface_language import gettext as _


def push_branch(root: Path, branch: str) -> str:
    """Push a branch, and return the name of the remote. `branch` is the full name of the branch.

    Raises:
        RefusedError: there is no remote, there are several and none is chosen, or the push failed.
    """
    git = WritingGit(root)
    short_name = branch.removeprefix("refs/heads/")
    remote = _choose_remote(git, short_name)
    try:
        git.check_transport()
        is_upstream = remote == git.setting(f"branch.{short_name}.remote")
        upstream_branch = git.setting(f"branch.{short_name}.merge") if is_upstream else ""
        target = upstream_branch or branch
        result = git.run("push", "--quiet", remote, f"HEAD:{target}", accepted=ALL_CODES, reads_much=True)
    except EapaError as error:
        message = _("saved here, but not pushed: %(reason)s") % {"reason": error.message}
        raise RefusedError(message, hint=error.hint) from error
    if result.returncode:
        raise _push_error(remote, result.stderr)
    return remote


def _choose_remote(git: WritingGit, branch: str) -> str:
    """Return the remote for a push: the one to which `git push` would push, or else the only one."""
    names = os.fsdecode(git.run("remote").stdout).split()
    settings = (f"branch.{branch}.pushRemote", "remote.pushDefault", f"branch.{branch}.remote")
    preferred = (*map(git.setting, settings), "origin")
    if not names:
        raise RefusedError(_("saved here, but not pushed: no remote is set"), hint=_("add one with 'git remote add'"))
    remote = next((name for name in preferred if name in names), names[0] if len(names) == 1 else None)
    if remote is None:
        raise RefusedError(
            _("saved here, but not pushed: the repository has several remotes, and none is chosen"),
            hint=_("choose one with 'git config remote.pushDefault NAME', and run 'eapa save --push' again"),
        )
    return remote


def _push_error(remote: str, stderr: bytes) -> RefusedError:
    """Return the error for a push that failed."""
    if b"[rejected]" in stderr:
        return RefusedError(
            _("saved here, but not pushed: '%(remote)s' has changes of others") % {"remote": remote},
            hint=_("get them with 'git pull --rebase', and run 'eapa save --push' again"),
        )
    return RefusedError(
        _("saved here, but not pushed to '%(remote)s': %(reason)s")
        % {"remote": remote, "reason": error_message(stderr)},
        hint=_("correct it, and run 'eapa save --push' again; nothing is lost"),
    )
