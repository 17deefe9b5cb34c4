"""The cache folder: read-only homes, several program versions, and the progress display."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from eapa_cli.storage.private_cache import is_private

LIST_COMMAND = ["list", "--format", "ids"]
AGREEMENT_COUNT = 14
"""The number of agreements in the sample register."""
OTHER_USER = 65534  # usually "nobody"
# Root may write everywhere, so a test as root switches to another user. That user may not be able to read the program,
# so a first run imports all of it before the switch.
AS_OTHER_USER = f"""\
import contextlib, io, os, sys, tempfile
from eapa_cli.cli.app import main
environ = dict(os.environ)
with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
    os.environ["XDG_CACHE_HOME"] = folder
    with contextlib.suppress(SystemExit):
        main()
os.environ.clear()
os.environ.update(environ)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({OTHER_USER})
    os.setuid({OTHER_USER})
sys.exit(main())
"""
ANOTHER_VERSION = """\
import sys
from eapa_cli.index import refresh, tables
from eapa_cli.index import read_model as index
index.VERSION = refresh.VERSION = tables.VERSION = "9.9.9 other-tables"
from eapa_cli.cli.app import main
sys.exit(main())
"""
# Reading each of the 30 files is slowed down, so that it takes more than a second on any machine.
SLOW = """\
import sys, time
from eapa_cli.storage import process_pool
from eapa_cli.storage.store import Store
process_pool.BATCH_SIZE = 1
read = Store.read
def read_slowly(store, path):
    time.sleep(0.07)
    return read(store, path)
Store.read = read_slowly
from eapa_cli.cli.app import main
sys.exit(main())
"""


def run(program: str, cwd: Path, environ: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run LIST_COMMAND by a Python program."""
    # The program does not measure coverage, which could not write its files.
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "XDG_"))}
    command = [sys.executable, "-c", program, *LIST_COMMAND]
    return subprocess.run(command, cwd=cwd, env={**plain, **environ}, capture_output=True, text=True, check=False)


@pytest.fixture
def home(register: Path) -> Iterator[Path]:
    """Return a read-only home next to a readable register."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(register, folder / "register")
    (folder / "home").mkdir()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder / "home"
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_read_only_home_does_not_change_the_result(home: Path) -> None:
    for _ in range(2):  # the second run would use a cache that the first one wrote
        outcome = run(AS_OTHER_USER, home.parent / "register", {"HOME": str(home)})
        assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, AGREEMENT_COUNT, "")
    assert list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_read_only_cache_is_left_unchanged_and_the_result_is_correct(home: Path) -> None:
    cache, register = home.parent / "cache", home.parent / "register"
    home.parent.chmod(0o755)
    assert run("from eapa_cli.cli.app import main; main()", register, {"XDG_CACHE_HOME": str(cache)}).returncode == 0
    (file,) = cache.rglob("*.sqlite")
    before = file.stat()
    for path in (cache, *cache.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (register / "data/agreements").chmod(0o755)
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").unlink()

    outcome = run(AS_OTHER_USER, register, {"XDG_CACHE_HOME": str(cache)})

    assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, AGREEMENT_COUNT - 1, "")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_concurrent_queries_of_two_versions_succeed_with_and_without_a_cache(register: Path) -> None:
    environ = {**os.environ, "XDG_CACHE_HOME": str(register.parent / "cache")}
    this_version = "import sys; from eapa_cli.cli.app import main; sys.exit(main())"
    for _ in range(2):  # the first queries build the caches
        running = [
            subprocess.Popen(
                [sys.executable, "-c", program, *LIST_COMMAND],
                cwd=register, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for program in (this_version, ANOTHER_VERSION) * 2
        ]  # fmt: skip
        outputs = [process.communicate() for process in running]

        assert {err for _, err in outputs} == {""}
        assert {len(out.split()) for out, _ in outputs} == {AGREEMENT_COUNT}
    assert len(list((register.parent / "cache/eapa").glob("*.sqlite"))) == 2


def test_a_slow_first_read_shows_a_progress_bar_and_removes_it(register: Path) -> None:
    pytest.importorskip("pty", reason="the system has no pseudo-terminals")
    from terminal import Terminal

    screen = Terminal(register, *LIST_COMMAND, program=SLOW, environ={"CI": ""})
    screen.wait_for_text("Reading files", "/30")

    assert screen.end() == 0
    assert " 1/30" not in screen.raw  # nothing is shown in the first second
    assert len(screen.text().split()) == AGREEMENT_COUNT
    assert "Reading files" not in screen.text()


def test_a_slow_first_read_in_a_pipe_shows_no_progress(register: Path) -> None:
    outcome = run(SLOW, register, {"XDG_CACHE_HOME": str(register.parent / "cache"), "TERM": "xterm", "CI": ""})

    assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, AGREEMENT_COUNT, "")


def test_a_missing_file_is_not_private(tmp_path: Path) -> None:
    assert not is_private(tmp_path / "missing")
