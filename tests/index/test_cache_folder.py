"""What is around the read model: a home that cannot be written, other versions of the program, a person who waits."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

LISTED = ["list", "--format", "ids"]
NOBODY = 65534
# The system lets root write everywhere, so root becomes somebody else; who may not read the program any more, so that a
# first run has to import it.
AS_NOBODY = f"""\
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
    os.setgid({NOBODY})
    os.setuid({NOBODY})
sys.exit(main())
"""
OF_ANOTHER_VERSION = """\
import sys
from eapa_cli.index import refresh, tables
from eapa_cli.index import read_model as index
index.VERSION = refresh.VERSION = tables.VERSION = "9.9.9 an-other-layout"
from eapa_cli.cli.app import main
sys.exit(main())
"""
# Each of the 30 files takes its time, so that reading them takes more than a second on any machine.
SLOW = """\
import sys, time
from eapa_cli.storage import process_pool as processors
from eapa_cli.storage.store import Store
processors.BATCH = 1
read = Store.read
def read_slowly(store, path):
    time.sleep(0.07)
    return read(store, path)
Store.read = read_slowly
from eapa_cli.cli.app import main
sys.exit(main())
"""


def run(program: str, cwd: Path, environ: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    # Where coverage is measured, its own files could not be written either.
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "XDG_"))}
    command = [sys.executable, "-c", program, *LISTED]
    return subprocess.run(command, cwd=cwd, env={**plain, **environ}, capture_output=True, text=True, check=False)


@pytest.fixture
def home(register: Path) -> Iterator[Path]:
    """A home that nobody may write, beside a register that everybody may read."""
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(register, folder / "register")
    (folder / "home").mkdir()
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield folder / "home"
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="its folders have no such permissions")
def test_in_a_home_that_cannot_be_written_the_answer_is_the_same(home: Path) -> None:
    for _ in range(2):
        outcome = run(AS_NOBODY, home.parent / "register", {"HOME": str(home)})
        assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, 14, "")
    assert list(home.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="its folders have no such permissions")
def test_a_cache_of_another_that_cannot_be_written_is_left_and_the_answer_is_right(home: Path) -> None:
    cache, register = home.parent / "cache", home.parent / "register"
    home.parent.chmod(0o755)
    assert run("from eapa_cli.cli.app import main; main()", register, {"XDG_CACHE_HOME": str(cache)}).returncode == 0
    (kept,) = cache.rglob("*.sqlite")
    before = kept.stat()
    for path in (cache, *cache.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    (register / "data/agreements").chmod(0o755)
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").unlink()

    outcome = run(AS_NOBODY, register, {"XDG_CACHE_HOME": str(cache)})

    assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, 13, "")
    assert (kept.stat().st_ino, kept.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_two_versions_at_once_in_one_cache_folder_do_not_disturb_each_other(register: Path) -> None:
    environ = {**os.environ, "XDG_CACHE_HOME": str(register.parent / "cache")}
    this = "import sys; from eapa_cli.cli.app import main; sys.exit(main())"
    for _ in range(2):
        running = [
            subprocess.Popen(
                [sys.executable, "-c", program, *LISTED],
                cwd=register, env=environ, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            )
            for program in (this, OF_ANOTHER_VERSION) * 2
        ]  # fmt: skip
        answers = [process.communicate() for process in running]

        assert {err for _, err in answers} == {""}
        assert [len(out.split()) for out, _ in answers] == [14] * 4
    assert len(list((register.parent / "cache/eapa").glob("*.sqlite"))) == 2


def test_a_first_look_up_that_takes_long_shows_how_far_it_is_and_takes_that_away_again(register: Path) -> None:
    pytest.importorskip("pty", reason="the system has no pseudo-terminals")
    from terminal import Terminal

    screen = Terminal(register, *LISTED, program=("-c", SLOW), environ={"CI": ""})
    screen.sees("Reading files", "/30")

    assert screen.end() == 0
    assert " 1/30" not in screen.raw  # it shows nothing before a second has passed
    assert len(screen.text().split()) == 14
    assert "Reading files" not in screen.text()


def test_a_first_look_up_in_a_pipe_shows_nothing_of_how_far_it_is(register: Path) -> None:
    outcome = run(SLOW, register, {"XDG_CACHE_HOME": str(register.parent / "cache"), "TERM": "xterm", "CI": ""})

    assert (outcome.returncode, len(outcome.stdout.split()), outcome.stderr) == (0, 14, "")
