"""Git repositories that a test makes, the same on every machine and each time."""

import os
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

# Nothing of the one who runs the tests: neither settings nor a name.
HERMETIC = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_START = 1_700_000_000  # 2023-11-14T22:13:20Z
_HOUR = 3600


@dataclass
class Repo:
    """A repository in a folder; each commit is an hour after the one before it."""

    root: Path
    clock: int = field(default=_START)

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
        self.clock += _HOUR
        self.git("add", "--all", author=author)
        self.git("commit", "--quiet", "--allow-empty", f"--message={subject}", author=author)
        return self.git("rev-parse", "HEAD")
