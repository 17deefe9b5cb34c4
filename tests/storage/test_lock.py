"""One command at a time changes a register."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.lock import locked

HOLD = """
import sys
from pathlib import Path
from eapa_cli.storage.lock import locked
with locked(Path(sys.argv[1]), "eapa rename a b"):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(root: Path) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", HOLD, str(root)]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_command_is_told_who_holds_the_lock(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        with pytest.raises(RefusedError) as refused, locked(tmp_path, "eapa set", patience=0.1):
            pass
        process.kill()

    assert f"another command is changing the register: 'eapa rename a b', process {process.pid} on " in str(
        refused.value
    )


def test_a_second_command_waits_for_the_first(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        assert process.stdin
        process.stdin.close()
        with locked(tmp_path, "eapa set", patience=30):
            pass


def test_a_lock_ends_with_the_process_that_held_it(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        process.kill()

    with locked(tmp_path, "eapa set", patience=0):
        pass


def test_a_command_that_has_not_yet_said_who_it_is_is_waited_for_all_the_same(tmp_path: Path) -> None:
    with holder(tmp_path) as process:
        os.truncate(tmp_path / ".eapa/lock", 0)
        with pytest.raises(RefusedError, match="it does not say which"), locked(tmp_path, "eapa set", patience=0):
            pass
        process.kill()


def test_git_sees_nothing_of_the_lock(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)

    with locked(tmp_path, "eapa set"):
        pass

    status = ["git", "-C", str(tmp_path), "status", "--porcelain"]
    assert subprocess.run(status, capture_output=True, text=True, check=True).stdout == ""


def test_a_register_that_cannot_be_written_is_not_locked(tmp_path: Path) -> None:
    (tmp_path / ".eapa").write_text("a file")

    with pytest.raises(UnreadableError, match="cannot be written"), locked(tmp_path, "eapa set"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_the_lock_does_not_follow_a_link_out_of_the_register(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "register").mkdir()
    (tmp_path / "register/.eapa").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(RefusedError, match="lead out of the register"), locked(tmp_path / "register", "eapa set"):
        pass

    assert list((tmp_path / "elsewhere").iterdir()) == []
