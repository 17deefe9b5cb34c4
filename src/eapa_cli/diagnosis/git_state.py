"""The state and settings of the git repository around a register."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eapa_cli.diagnosis.finding import Finding
from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git
from eapa_cli.git.unfinished_operations import unfinished_operations

_AREA: Final = "git"
_REQUIRED_SETTINGS: Final = {
    "user.name": ("git does not know your name, so it makes no commits", 'git config --global user.name "Your Name"'),
    "user.email": (
        "git does not know your e-mail address, so it makes no commits",
        "git config --global user.email you@example.org",
    ),
}


def find_git_problems(root: Path) -> Iterator[Finding]:
    """Yield the problems with git and the repository; without a repository, only that it is missing."""
    try:
        git = Git(root)
    except UnreadableError:
        yield Finding(_AREA, "git is not installed: changes have no history", "install git from https://git-scm.com")
        return
    result = git.run("rev-parse", "--absolute-git-dir", accepted={0, 128})
    if result.returncode:
        yield _describe_missing_repository(root, result.stderr)
        return
    folder = Path(os.fsdecode(result.stdout.removesuffix(b"\n")))
    for operation in unfinished_operations(folder):
        remedy = f"git {operation} --continue   (or: git {operation} --abort)"
        yield Finding(_AREA, f"a {operation} is not finished", remedy)
    for name, text in _REQUIRED_SETTINGS.items():
        if not _read_setting(git, name) and not os.environ.get(f"GIT_AUTHOR_{name[5:].upper()}"):
            yield Finding(_AREA, *text)
    if _read_setting(git, "core.autocrlf") == "true":
        yield Finding(_AREA, "git converts line endings (core.autocrlf is true)", "git config core.autocrlf input")
    yield from _find_ignored_records(git)
    if (root / ".pre-commit-config.yaml").is_file() and not _has_hook(git, folder):
        yield Finding(_AREA, "the check before each commit is not installed", "pre-commit install")


def _describe_missing_repository(root: Path, stderr: bytes) -> Finding:
    quoted = shlex.quote(str(root))
    if b"dubious ownership" in stderr:
        message = "git does not use the repository, since it belongs to another user"
        return Finding(_AREA, message, f"git config --global --add safe.directory {quoted}")
    return Finding(_AREA, "the register is not in a git repository: changes have no history", f"git -C {quoted} init")


def _read_setting(git: Git, name: str) -> str:
    return os.fsdecode(git.run("config", "--get", name, accepted={0, 1}).stdout).strip()


def _has_hook(git: Git, folder: Path) -> bool:
    # `Git` sets core.hooksPath for its own commands, so only the setting of the repository counts.
    hooks_path = os.fsdecode(git.run("config", "--local", "--get", "core.hooksPath", accepted={0, 1}).stdout).strip()
    return bool(hooks_path) or (folder / "hooks/pre-commit").exists()


def _find_ignored_records(git: Git) -> Iterator[Finding]:
    listed = git.run_on_files("ls-files", "--others", "--ignored", "--exclude-standard", "-z", "--", "data").stdout
    for name in filter(None, os.fsdecode(listed).split("\0")):
        if name.endswith(".yaml"):
            yield Finding(_AREA, f"git ignores the record '{name}'", f"git add --force {shlex.quote(name)}")
