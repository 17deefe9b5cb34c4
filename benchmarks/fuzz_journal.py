"""A fuzz target for the files in `.eapa` (journals, drafts and locks) and for keys.

Each case writes a journal, a draft of a journal, or both, with their keys. It may damage files in `.eapa` or a key: it
changes their bytes, their size, their permissions or their type of file. Then it runs two commands, each in its own
process.

A failure is a traceback, a command that takes more than two seconds of processor time, 20 seconds in all or 500 MB, an
unexpected exit code, or a change outside of the register.
"""

import contextlib
import os
import random
import shutil
import signal
import socket
import sys
import time
import traceback
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

from mutations import mutate_bytes
from platformdirs import user_state_path

from eapa_cli.cli.app import main as eapa
from eapa_cli.storage.journal_format import Step, encode_journal, hash_of
from eapa_cli.storage.register_location import JOURNAL, JOURNAL_DRAFT

DATA = Path(__file__).parents[1] / "data"
COMMANDS = (
    ("list", "--limit", "1"),
    ("show", "tass"),
    ("validate",),
    ("set", "tass", "website=https://example.org/new"),
    ("fmt",),
)
EXPECTED_CODES = {"0", "1", "3", "4"}
MAX_SECONDS = 2  # of processor time
MAX_ELAPSED_SECONDS = 20  # other work on the machine may slow the process down
MAX_MEGABYTES = 500
TASS = "data/organizations/tass.yaml"
ODD_CONTENTS = (
    b"",
    b"[" * 5000,
    b"{}",
    b"\0" * 100,
    b"9" * 5000,
    b"\xff\xfe",
    b'{"command": []}',
    b"eapa-journal 4 0 ",
)


def make_steps(root: Path, generator: random.Random) -> list[Step]:
    """Return the steps of a change that a command could have started, sometimes with a path out of the register."""
    tass = (root / TASS).read_bytes()
    valid_steps = [
        Step(TASS, hash_of(tass), tass + b"# changed\n"),
        Step("data/organizations/x.yaml", None, b"id: x\n"),
    ]
    paths = ("../outside/x.yaml", "/etc/x.yaml", "data/organizations/link/x.yaml", ".git/config", "", "data/\0.yaml")
    return valid_steps if generator.random() < 0.7 else [*valid_steps, Step(generator.choice(paths), None, b"evil")]


def change_content(content: bytes, generator: random.Random) -> bytes:
    """Return the content with random changes, or other content, or sometimes the same content."""
    match generator.randrange(6):
        case 0:
            return content
        case 1:
            return generator.choice(ODD_CONTENTS)
        case _:
            return mutate_bytes(generator, content)


def damage_file(path: Path, outside: Path, generator: random.Random) -> None:
    """Change the bytes of a file, or replace it with another type of file."""
    content = path.read_bytes() if path.is_file() else b""
    if generator.random() < 0.6:
        path.write_bytes(change_content(content, generator))
        return
    path.unlink(missing_ok=True)
    replacements: tuple[Callable[[], object], ...] = (
        lambda: os.mkfifo(path),
        path.mkdir,
        lambda: path.symlink_to(outside / "victim"),
        lambda: path.symlink_to(path),
        lambda: path.symlink_to("/dev/zero"),
        lambda: path.symlink_to(outside / "new"),
        lambda: path.hardlink_to(outside / "victim"),
        lambda: make_socket(path),
        lambda: write_file(path, content, size=generator.choice([10**6, 3 * 10**8, 10**12])),
        lambda: write_file(path, content, mode=generator.choice([0o000, 0o400, 0o777])),
    )
    generator.choice(replacements)()


def write_file(path: Path, content: bytes, *, size: int | None = None, mode: int = 0o644) -> None:
    """Write a file, extend it to a size without using space on the disk, and set its permissions."""
    path.write_bytes(content)
    os.truncate(path, len(content) if size is None else size)
    path.chmod(mode)


def make_socket(path: Path) -> None:
    """Create a socket."""
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(path.parent):
        server.bind(path.name)


def make_case(top: Path, generator: random.Random) -> Path:
    """Create a register with interrupted changes, and a folder outside of it, and return the register."""
    root = top / "register"
    shutil.copytree(DATA, root / "data")
    (top / "outside").mkdir()
    (top / "outside/victim").write_bytes(b"mine\n")
    (root / ".eapa").mkdir()
    (root / "data/organizations/link").symlink_to(top / "outside")
    state_folder = user_state_path("eapa", appauthor=False)
    for name in generator.sample((JOURNAL, JOURNAL_DRAFT), generator.randrange(1, 3)):
        # A journal that was signed for another register must not be applied to this one.
        signed_register = root if generator.random() < 0.9 else top / "outside"
        (root / name).write_bytes(encode_journal(signed_register, make_steps(root, generator), state_folder))
    damaged_files = [JOURNAL, JOURNAL_DRAFT, ".eapa/lock", ".eapa/.gitignore"]
    for name in generator.sample(damaged_files, generator.randrange(4)):
        damage_file(root / name, top / "outside", generator)
    if generator.random() < 0.1:
        damage_file(next((state_folder / "journals").iterdir()), top / "outside", generator)
    return root


def run(root: Path, command: tuple[str, ...], report: Path) -> None:
    """Run a command, and write its exit code and messages to a file."""
    out, err = TextIOWrapper(BytesIO()), TextIOWrapper(BytesIO(), errors="backslashreplace")
    sys.argv = ["eapa", *command]
    os.chdir(root)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = int(eapa())
        except SystemExit as end:
            code = int(end.code or 0)
    err.flush()
    report.write_bytes(b"%d\n%b" % (code, err.buffer.getvalue()))


def run_in_process(top: Path, root: Path, command: tuple[str, ...]) -> str:
    """Run a command in a process of its own, and return its exit code.

    Raises:
        AssertionError: the command crashed, took too long or too much memory, or changed a file outside.
    """
    report, start = top / "report", time.monotonic()
    report.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        signal.alarm(MAX_ELAPSED_SECONDS)
        try:
            run(root, command, report)
        except BaseException:  # noqa: BLE001  # each of them is reported
            report.write_text(f"none\n{traceback.format_exc()}", encoding="utf-8")
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    seconds, megabytes = time.monotonic() - start, usage.ru_maxrss / 1024
    code, _, err = report.read_text(encoding="utf-8").partition("\n") if report.exists() else ("none", "", "")
    outside = {path.name: path.read_bytes() for path in (top / "outside").iterdir()}
    description = f"eapa {' '.join(command)}: status {status}, code {code}, {seconds:.1f} s, {megabytes:.0f} MB\n{err}"
    assert status == 0, description
    assert code in EXPECTED_CODES, description
    assert "Traceback" not in err, description
    assert usage.ru_utime + usage.ru_stime < MAX_SECONDS, description
    assert seconds < MAX_ELAPSED_SECONDS, description
    assert megabytes < MAX_MEGABYTES, description
    assert outside == {"victim": b"mine\n"}, outside
    return code


def prepare(folder: Path) -> None:
    """Make commands store their state and caches in the folder of the cases."""
    os.environ |= {"XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "80"}


def attempt(folder: Path, random: random.Random) -> str:
    """Run two commands on a damaged register, and return their exit codes."""
    case = folder / "case"
    for leftover in (case, folder / "state"):
        shutil.rmtree(leftover, ignore_errors=True)
    root = make_case(case, random)
    return "codes " + ", ".join(run_in_process(case, root, random.choice(COMMANDS)) for _ in range(2))
