"""Git repositories for tests, with the same commit ids on every machine."""

import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from eapa_cli.cli.app import main

HERMETIC = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""Environment variables that make git ignore the settings of the user and the system."""

_START_TIME = 1_704_099_600  # 2024-01-01T12:00+03:00
_SECONDS_PER_DAY = 24 * 3600


@dataclass
class Repo:
    """A repository in a folder. Its first commit is on 2 January 2024, and each later commit one day after the previous."""

    root: Path
    clock: int = _START_TIME

    def git(self, *arguments: str, author: str = "Anna Petrova") -> str:
        """Run git in the repository, and return its output."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | HERMETIC
        for role in ("AUTHOR", "COMMITTER"):
            environ[f"GIT_{role}_NAME"] = author
            environ[f"GIT_{role}_EMAIL"] = "clerk@example.org"
            environ[f"GIT_{role}_DATE"] = f"{self.clock} +0300"
        command = ["git", "-c", "core.autocrlf=false", *arguments]
        completed = subprocess.run(
            command, cwd=self.root, env=environ, check=True, capture_output=True, encoding="utf-8"
        )
        return completed.stdout.strip()

    def start(self) -> "Repo":
        """Initialize the repository with the branch `main`."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        return self

    def write(self, path: str, text: str) -> None:
        """Write a file, without a commit."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, subject: str, *, author: str = "Anna Petrova") -> str:
        """Commit all files, and return the id of the commit."""
        self.clock += _SECONDS_PER_DAY
        self.git("add", "--all", author=author)
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}", author=author)
        return self.git("rev-parse", "HEAD")

    def read(self, path: str) -> str:
        """Return the text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, *replacements: tuple[str, str]) -> None:
        """Replace parts of a file, without a commit."""
        text = self.read(path)
        for old, new in replacements:
            assert old in text, f"{old!r} is not in {path}"
            text = text.replace(old, new)
        self.write(path, text)

    def delete(self, path: str) -> None:
        """Delete a file, without a commit."""
        (self.root / path).unlink()

    def move(self, old: str, new: str) -> None:
        """Move a file, without a commit."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def run_eapa(self, *arguments: str, editor: str = "") -> None:
        """Run the program in the repository with its own cache and state folder, and without a commit."""
        folders = {name: str(self.root / ".git/eapa") for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
        out, err = TextIOWrapper(BytesIO()), TextIOWrapper(BytesIO(), encoding="utf-8")
        with (
            pytest.MonkeyPatch.context() as patch,
            open(os.devnull, encoding="utf-8") as nothing,  # noqa: PTH123
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            for name, value in (folders | {"COLUMNS": "80", "EDITOR": editor, "VISUAL": ""}).items():
                patch.setenv(name, value)
            patch.chdir(self.root)
            patch.setattr(sys, "argv", ["eapa", *arguments])
            patch.setattr(sys, "stdin", nothing)
            code = main()
        err.seek(0)
        assert not code, err.read()


def name_the_clerk(repo: Repo) -> None:
    """Set the name and address for commits in the repository's own configuration."""
    repo.git("config", "user.name", "Clerk")
    repo.git("config", "user.email", "clerk@example.org")


def read_subjects(repo: Repo) -> list[str]:
    """Return the subjects of the commits, the latest first."""
    return repo.git("log", "--format=%s").splitlines()


def read_last_subject(repo: Repo) -> str:
    """Return the subject of the last commit."""
    return read_subjects(repo)[0]
