"""What the fuzzers of imports have in common: a register, and the command as a user runs it."""

import io
import os
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Final

from eapa_cli.cli.app import main
from eapa_cli.errors import ExitCode

DATA: Final = Path(__file__).parents[1] / "data"
EXPECTED: Final = frozenset({ExitCode.DONE, ExitCode.USAGE, ExitCode.REFUSED, ExitCode.UNREADABLE})
MAX_LINES: Final = 2_000


def make_register(folder: Path) -> None:
    """Make a copy of the real register in a folder, and go there."""
    if not (folder / "data").exists():
        shutil.copytree(DATA, folder / "data")
        (folder / ".git").mkdir()
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.chdir(folder)


def attempt_import(file: Path) -> str:
    """Import a file without writing, and return how that ended.

    Raises:
        AssertionError: with a traceback, with an exit code that means a bug, or without a word of the reason.
    """
    sys.argv = ["eapa", "import", str(file), "--dry-run"]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = int(main())
        except SystemExit as end:
            code = int(end.code or 0)
    err.seek(0)
    said = err.read()
    lines = said.splitlines()
    assert code in EXPECTED, f"exit {code}: {said}"
    assert "Traceback" not in said
    assert code == ExitCode.DONE or any(line.startswith("error: ") for line in lines[-2:]), said
    assert len(lines) < MAX_LINES
    return f"exit {code}"
