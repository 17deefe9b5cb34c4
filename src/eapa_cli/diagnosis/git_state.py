"""Findings about git: the state and the settings of the repository that contains a register."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.diagnosis.finding import Finding
from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git
from eapa_cli.git.log_output import split_output
from eapa_cli.git.unfinished_operations import unfinished_operations
from eapa_cli.model.record_paths import DATA, SUFFIX
from eapa_cli.storage.register_location import repository_of
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command

_AREA: Final = "git"


def find_git_problems(root: Path) -> Iterator[Finding]:
    """Yield the problems with git and the repository. If git or the repository is missing, yield only that."""
    try:
        git = Git(root)
    except UnreadableError:
        message = _("git is not installed: changes have no history")
        yield Finding(_AREA, message, _("install git from https://git-scm.com"))
        return
    result = git.run("rev-parse", "--absolute-git-dir", accepted={0, 128})  # 128 if it cannot read a repository
    if result.returncode:
        yield _describe_missing_repository(root, result.stderr)
        return
    folder = Path(os.fsdecode(result.stdout.removesuffix(b"\n")))
    for operation in unfinished_operations(folder):
        remedy = _("git %(operation)s --continue   (or: git %(operation)s --abort)") % {"operation": operation}
        yield Finding(_AREA, _("a %(operation)s is not finished") % {"operation": operation}, remedy)
    yield from _find_missing_identity(git)
    if git.setting("core.autocrlf") == "true":
        message = _("git converts line endings (core.autocrlf is true)")
        yield Finding(_AREA, message, "git config core.autocrlf input")
    yield from _find_ignored_records(git)
    if (repository_of(root) / ".pre-commit-config.yaml").is_file() and not _has_hook(git, root):
        yield Finding(_AREA, _("the check before each commit is not installed"), "pre-commit install")


def _describe_missing_repository(root: Path, stderr: bytes) -> Finding:
    quoted = quote_command([str(root)])
    if b"dubious ownership" in stderr:
        message = _("git does not use the repository, since it belongs to another user")
        return Finding(_AREA, message, f"git config --global --add safe.directory {quoted}")
    message = _("the register is not in a git repository: changes have no history")
    return Finding(_AREA, message, f"git -C {quoted} init")


def _find_missing_identity(git: Git) -> Iterator[Finding]:
    if not git.setting("user.name") and not os.environ.get("GIT_AUTHOR_NAME"):
        message = _("git does not know your name, so it makes no commits")
        yield Finding(_AREA, message, 'git config --global user.name "Your Name"')
    if not git.setting("user.email") and not os.environ.get("GIT_AUTHOR_EMAIL"):
        message = _("git does not know your e-mail address, so it makes no commits")
        yield Finding(_AREA, message, "git config --global user.email you@example.org")


def _has_hook(git: Git, root: Path) -> bool:
    # `Git` sets core.hooksPath for each of its commands. With --local, git returns the setting of the repository.
    # pre-commit refuses to install a hook in a repository with this setting, so the missing hook is not reported.
    if git.setting("core.hooksPath", "--local"):
        return True
    # All worktrees of a repository share its hooks.
    folder = os.fsdecode(git.run("rev-parse", "--git-common-dir").stdout.removesuffix(b"\n"))
    return (root / folder / "hooks/pre-commit").exists()


def _find_ignored_records(git: Git) -> Iterator[Finding]:
    listed = git.run_on_files("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", DATA)
    for name in split_output(listed):
        if name.endswith(SUFFIX):
            message = _("git ignores the record '%(path)s'") % {"path": name}
            yield Finding(_AREA, message, f"git add --force {quote_command([name])}")
