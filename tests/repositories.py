"""Git repositories that a test makes, the same on every machine and each time."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

# Nothing of the one who runs the tests: neither settings nor a name.
HERMETIC = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_START = 1_704_099_600  # 2024-01-01T12:00+03:00
_DAY = 24 * 3600


@dataclass
class Repo:
    """A repository in a folder; each commit is a day after the one before it, the first on 2 January 2024."""

    root: Path
    clock: int = _START

    def git(self, *arguments: str, author: str = "Anna Petrova") -> str:
        """Run git there; what it wrote."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | HERMETIC
        for role in ("AUTHOR", "COMMITTER"):
            environ[f"GIT_{role}_NAME"] = author
            environ[f"GIT_{role}_EMAIL"] = "clerk@example.org"
            environ[f"GIT_{role}_DATE"] = f"{self.clock} +0300"
        command = ["git", "-c", "core.autocrlf=false", *arguments]
        done = subprocess.run(command, cwd=self.root, env=environ, check=True, capture_output=True, encoding="utf-8")
        return done.stdout.strip()

    def start(self) -> "Repo":
        """Make it a repository, whose branch is `main`."""
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")
        return self

    def write(self, path: str, text: str) -> None:
        """Write a file, not yet committed."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")

    def commit(self, subject: str, *, author: str = "Anna Petrova") -> str:
        """Commit all that is there; the commit's id."""
        self.clock += _DAY
        self.git("add", "--all", author=author)
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}", author=author)
        return self.git("rev-parse", "HEAD")

    def read(self, path: str) -> str:
        """What a file holds."""
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, *replacements: tuple[str, str]) -> None:
        """Put other texts in the place of some that a file holds, not yet committed."""
        text = self.read(path)
        for old, new in replacements:
            assert old in text, f"{old!r} is not in {path}"
            text = text.replace(old, new)
        self.write(path, text)

    def delete(self, path: str) -> None:
        """Delete a file, not yet committed."""
        (self.root / path).unlink()

    def move(self, old: str, new: str) -> None:
        """Give a file another path, not yet committed."""
        (self.root / new).parent.mkdir(parents=True, exist_ok=True)
        (self.root / old).rename(self.root / new)

    def tool(self, *arguments: str, editor: str = "") -> None:
        """Change files by the program, not yet committed; `editor` is what stands for a person at one."""
        own = {name: str(self.root / ".git" / "own") for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME")}
        environ = os.environ | own | {"COLUMNS": "80", "EDITOR": editor, "VISUAL": ""}
        command = [sys.executable, "-m", "eapa_cli", *arguments]
        done = subprocess.run(
            command,
            cwd=self.root,
            env=environ,
            check=False,
            capture_output=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        assert not done.returncode, done.stderr
