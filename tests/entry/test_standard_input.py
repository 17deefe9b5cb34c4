"""Records that are read from stdin."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.usefixtures("covered_programs")
def test_a_stdin_that_cannot_be_read_is_reported(register: Path) -> None:
    with (register / "file").open("w", encoding="utf-8") as write_only:
        run = subprocess.run(
            [sys.executable, "-m", "eapa_cli", "add-agreement", "--from", "-"],
            cwd=register, stdin=write_only, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    assert (run.returncode, run.stdout) == (4, "")
    assert run.stderr.startswith("error: stdin cannot be read: ")
