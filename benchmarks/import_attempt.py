"""The parts that the fuzz targets for imports share: a register, and a run of `eapa import`."""

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
EXPECTED_CODES: Final = frozenset({ExitCode.DONE, ExitCode.USAGE, ExitCode.REFUSED, ExitCode.UNREADABLE})
MAX_LINES: Final = 2_000


def make_register(folder: Path) -> None:
    """Copy this repository's register into a folder, and make it the current folder."""
    if not (folder / "data").exists():
        shutil.copytree(DATA, folder / "data")
        (folder / ".git").mkdir()  # the search for the root of the repository ends here
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    os.chdir(folder)


def attempt_import(file: Path) -> str:
    """Import a file with `--dry-run`, and return the exit code as an outcome.

    Raises:
        AssertionError: stderr has a traceback, too many lines or no error message, or the exit code means a bug.
    """
    sys.argv = ["eapa", "import", str(file), "--dry-run"]
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = int(main())
        except SystemExit as end:
            code = int(end.code or 0)
    err.seek(0)
    messages = err.read()
    lines = messages.splitlines()
    assert code in EXPECTED_CODES, f"exit {code}: {messages}"
    assert "Traceback" not in messages
    assert code == ExitCode.DONE or any(line.startswith("error: ") for line in lines[-2:]), messages
    assert len(lines) < MAX_LINES
    return f"exit {code}"
