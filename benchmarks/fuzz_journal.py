"""Fuzz target for the files in `.eapa`: journals, drafts, locks and keys.

Each case writes a journal, a draft or both, a lock and a key, changes some of them (bytes, size, kind of file), and
runs two commands, each in its own process. A failure is a traceback, a command that takes more than two seconds or
500 MB, an unknown exit code, or a change outside of the register.
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

from platformdirs import user_state_path

from eapa_cli.cli.app import main as eapa
from eapa_cli.storage.journal_format import Step, encode_journal, hash_of
from eapa_cli.storage.layout import JOURNAL, JOURNAL_DRAFT

DATA = Path(__file__).parents[1] / "data"
COMMANDS = (
    ("list", "--limit", "1"),
    ("show", "tass"),
    ("validate",),
    ("set", "tass", "website=https://example.org/new"),
    ("fmt",),
)
CODES = {"0", "1", "3", "4"}
MAX_SECONDS = 2
MAX_MEGABYTES = 500
TASS = "data/organizations/tass.yaml"
TEXTS = (b"", b"[" * 5000, b"{}", b"\0" * 100, b"9" * 5000, b"\xff\xfe", b'{"command": []}', b"eapa-journal 3 0 ")


def steps(root: Path, draw: random.Random) -> list[Step]:
    """Return the steps of a change that a command could have started, or of one that leads out of the register."""
    tass = (root / TASS).read_bytes()
    honest = [Step(TASS, hash_of(tass), tass + b"# changed\n"), Step("data/organizations/x.yaml", None, b"id: x\n")]
    paths = ("../outside/x.yaml", "/etc/x.yaml", "data/organizations/link/x.yaml", ".git/config", "", "data/\0.yaml")
    return honest if draw.random() < 0.7 else [*honest, Step(draw.choice(paths), None, b"evil")]


def mutated(content: bytes, draw: random.Random) -> bytes:
    """Return the content with some bytes changed, removed, repeated or added."""
    part = bytearray(content)
    for _ in range(draw.choice([0, 1, 1, 2, 5, 50])):
        place = draw.randrange(len(part) + 1)
        match draw.randrange(5):
            case 0:
                part[place : place + 1] = bytes([draw.randrange(256)])
            case 1:
                del part[place : place + draw.choice([1, 10, 1000])]
            case 2:
                part[place:place] = part[place : place + 100] * draw.choice([1, 10])
            case 3:
                part[place:place] = draw.choice(TEXTS)
            case _:
                del part[place:]
    return bytes(part)


def spoil(path: Path, outside: Path, draw: random.Random) -> None:
    """Change a file, or replace it with something else."""
    content = path.read_bytes() if path.is_file() else b""
    if draw.random() < 0.6:
        path.write_bytes(mutated(content, draw))
        return
    path.unlink(missing_ok=True)
    kinds: tuple[Callable[[], object], ...] = (
        lambda: os.mkfifo(path),
        path.mkdir,
        lambda: path.symlink_to(outside / "victim"),
        lambda: path.symlink_to(path),
        lambda: path.symlink_to("/dev/zero"),
        lambda: path.symlink_to(outside / "new"),
        lambda: path.hardlink_to(outside / "victim"),
        lambda: bind(path),
        lambda: rewrite(path, content, size=draw.choice([10**6, 3 * 10**8, 10**12])),
        lambda: rewrite(path, content, mode=draw.choice([0o000, 0o400, 0o777])),
    )
    draw.choice(kinds)()


def rewrite(path: Path, content: bytes, *, size: int | None = None, mode: int = 0o644) -> None:
    """Write a file with some size, of which a part takes no space on the disk, and some permissions."""
    path.write_bytes(content)
    os.truncate(path, len(content) if size is None else size)
    path.chmod(mode)


def bind(path: Path) -> None:
    """Make a socket."""
    with socket.socket(socket.AF_UNIX) as server, contextlib.chdir(path.parent):
        server.bind(path.name)


def make_case(top: Path, draw: random.Random) -> Path:
    """Make a register with interrupted changes, and a folder outside of it."""
    root = top / "register"
    shutil.copytree(DATA, root / "data")
    (top / "outside").mkdir()
    (top / "outside/victim").write_bytes(b"mine\n")
    (root / ".eapa").mkdir()
    (root / "data/organizations/link").symlink_to(top / "outside")
    names = [JOURNAL, JOURNAL_DRAFT, ".eapa/lock"]
    own = user_state_path("eapa", appauthor=False)
    for name in draw.sample(names[:2], draw.randrange(1, 3)):
        signed_for = root if draw.random() < 0.9 else top / "outside"
        (root / name).write_bytes(encode_journal(signed_for, steps(root, draw), own))
    for name in draw.sample([*names, ".eapa/.gitignore"], draw.randrange(4)):
        spoil(root / name, top / "outside", draw)
    if draw.random() < 0.1:
        spoil(next((own / "journals").iterdir()), top / "outside", draw)
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
        AssertionError: it did something that no command may do.
    """
    report, began = top / "report", time.monotonic()
    report.unlink(missing_ok=True)
    child = os.fork()
    if not child:
        signal.alarm(10 * MAX_SECONDS)
        try:
            run(root, command, report)
        except BaseException:  # noqa: BLE001  # each of them is reported
            report.write_text(f"none\n{traceback.format_exc()}", encoding="utf-8")
        os._exit(0)
    _, status, usage = os.wait4(child, 0)
    seconds, megabytes = time.monotonic() - began, usage.ru_maxrss / 1024
    code, _, err = report.read_text(encoding="utf-8").partition("\n") if report.exists() else ("none", "", "")
    outside = {path.name: path.read_bytes() for path in (top / "outside").iterdir()}
    what = f"eapa {' '.join(command)}: status {status}, code {code}, {seconds:.1f} s, {megabytes:.0f} MB\n{err}"
    assert (status, code in CODES, "Traceback" in err) == (0, True, False), what
    assert max(usage.ru_utime + usage.ru_stime, seconds / 10) < MAX_SECONDS, what
    assert megabytes < MAX_MEGABYTES, what
    assert outside == {"victim": b"mine\n"}, outside
    return code


def prepare(folder: Path) -> None:
    """Let commands store their state and caches in the folder of the cases."""
    os.environ |= {"XDG_STATE_HOME": str(folder / "state"), "XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "80"}


def attempt(folder: Path, random: random.Random) -> str:
    """Run two commands on a damaged register, and return their exit codes."""
    case = folder / "case"
    for leftover in (case, folder / "state"):
        shutil.rmtree(leftover, ignore_errors=True)
    root = make_case(case, random)
    return "codes " + ", ".join(run_in_process(case, root, random.choice(COMMANDS)) for _ in range(2))
