"""One command at a time changes a register."""

import errno
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.lock import hold_lock, is_held

HOLDER_PROGRAM = """
import sys
from pathlib import Path
from eapa_cli.storage.lock import hold_lock
with hold_lock(Path(sys.argv[1]), "eapa rename a b"):
    print("held", flush=True)
    sys.stdin.read()
"""


def start_holder(root: Path) -> subprocess.Popen[str]:
    """Start a program that holds the lock of a register until its input ends, and wait until it holds the lock."""
    program = [sys.executable, "-c", HOLDER_PROGRAM, str(root)]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_command_reports_the_holder_of_the_lock(tmp_path: Path) -> None:
    with (
        hold_lock(tmp_path, "eapa rename a b"),
        pytest.raises(RefusedError) as refused,
        hold_lock(tmp_path, "eapa set", timeout=0.1),
    ):
        pass

    assert re.fullmatch(
        rf"another command is changing the register: 'eapa rename a b', process {os.getpid()} on \S+, since \S+T\S+",
        refused.value.message,
    )


def test_a_second_command_waits_for_the_first(tmp_path: Path) -> None:
    with start_holder(tmp_path) as process:
        assert process.stdin
        process.stdin.close()
        with hold_lock(tmp_path, "eapa set", timeout=30):
            pass


def test_a_lock_ends_with_its_process(tmp_path: Path) -> None:
    with start_holder(tmp_path) as process:
        process.kill()

    with hold_lock(tmp_path, "eapa set", timeout=0):
        pass


def test_git_ignores_the_lock(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)

    with hold_lock(tmp_path, "eapa set"):
        pass

    status = ["git", "-C", str(tmp_path), "status", "--porcelain"]
    assert subprocess.run(status, capture_output=True, text=True, check=True).stdout == ""


def test_a_register_that_cannot_be_written_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / ".eapa").write_text("a file")

    with (
        pytest.raises(UnreadableError, match=r"cannot be written: '\.eapa' is not a folder"),
        hold_lock(tmp_path, "set"),
    ):
        pass


def test_a_register_that_was_deleted_is_not_locked(tmp_path: Path) -> None:
    problem = r"deleted.\.eapa' cannot be written: No such file or directory"

    with pytest.raises(UnreadableError, match=problem), hold_lock(tmp_path / "deleted", "set"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_lock_does_not_follow_a_link_out_of_the_register(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "register").mkdir()
    (tmp_path / "register/.eapa").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(RefusedError, match="lead out of the register"), hold_lock(tmp_path / "register", "eapa set"):
        pass

    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
@pytest.mark.parametrize("file_type", ["pipe", "folder", "socket"])
def test_a_lock_that_is_not_a_regular_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file_type: str
) -> None:
    lock = tmp_path / ".eapa/lock"
    lock.parent.mkdir()
    monkeypatch.chdir(lock.parent)
    match file_type:
        case "pipe":
            os.mkfifo(lock)
        case "folder":
            lock.mkdir()
        case _:
            with socket.socket(socket.AF_UNIX) as server:
                server.bind("lock")

    assert not is_held(tmp_path)
    with pytest.raises(UnreadableError, match=r"'\.eapa/lock' is not a regular file"), hold_lock(tmp_path, "eapa set"):
        pass


@pytest.mark.parametrize("text", ["", "[1]", "[" * 3000, '{"command": "x"}', "\xff", "7"])
def test_a_lock_without_a_valid_holder_is_respected(tmp_path: Path, text: str) -> None:
    with hold_lock(tmp_path, "eapa rename a b"):
        (tmp_path / ".eapa/lock").write_text(text, encoding="latin-1")
        with pytest.raises(RefusedError, match="its name is unknown"), hold_lock(tmp_path, "eapa set", timeout=0):
            pass


def test_a_lock_with_a_second_name_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / ".eapa").mkdir()
    (tmp_path / ".eapa/lock").hardlink_to(tmp_path / "mine")

    with hold_lock(tmp_path, "eapa set"):
        assert is_held(tmp_path)

    assert (tmp_path / "mine").read_text(encoding="utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_on_a_full_disk_the_lock_holds_without_its_text(tmp_path: Path) -> None:
    with hold_lock(tmp_path, "eapa set"):
        pass
    limit_file_size = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limit_file_size += "resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))"
    program = [sys.executable, "-c", limit_file_size + HOLDER_PROGRAM, str(tmp_path)]
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}

    result = subprocess.run(program, env=environ, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stdout, result.stderr) == (0, "held\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks by other calls")
def test_a_file_system_without_locks_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", flock)

    with pytest.raises(UnreadableError, match="cannot be locked: No locks available"), hold_lock(tmp_path, "eapa set"):
        pass
    assert not is_held(tmp_path)
