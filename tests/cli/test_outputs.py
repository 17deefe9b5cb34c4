"""Output files: all commands handle existing files, links and devices in the same way."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from running import Eapa
from samples import read_saved_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes, devices and links")

NEEDS_FULL_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="the system has no disk that is always full"
)
# Each way in which commands write a file. "{}" is its path.
COMMANDS = [
    pytest.param("export {} --format json --force", id="json"),
    pytest.param("export {} --format jsonl --force", id="jsonl"),
    pytest.param("export {} --format jsonld --force", id="jsonld"),
    pytest.param("export {} --format csv --force", id="csv"),
    pytest.param("export {} --format xlsx --force", id="xlsx"),
    pytest.param("export {} --format sqlite --force", id="sqlite"),
    pytest.param("graph --format dot --output {} --force", id="graph"),
    pytest.param("validate --output {}", id="validate"),
    pytest.param("validate --format sarif --output {}", id="sarif"),
]


def fill_in_path(command: str, path: object) -> list[str]:
    """Return the words of a command with the path of its output."""
    return [str(path) if word == "{}" else word for word in command.split()]


def start_reading(pipe: Path, received: list[bytes]) -> threading.Thread:
    """Start a thread that appends all bytes of a pipe to a list, since a writer waits for a reader."""
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    return reader


@pytest.mark.parametrize("command", COMMANDS)
def test_pipe_gets_the_same_bytes_as_a_file(eapa: Eapa, register: Path, command: str) -> None:
    # Without the extension, CSV would be a folder.
    pipe, file = register.parent / "out.csv", register / "out.csv"
    received: list[bytes] = []
    assert eapa(*fill_in_path(command, file)).code == 0
    os.mkfifo(pipe)
    reader = start_reading(pipe, received)

    outcome = eapa(*fill_in_path(command, pipe))
    reader.join(timeout=30)

    assert outcome.code == 0
    assert f"written: {pipe}" in outcome.err.splitlines()
    assert (received, pipe.is_fifo()) == ([file.read_bytes()], True)
    assert [path.name for path in register.parent.glob("out.csv*")] == ["out.csv"]  # no draft remains next to it


def export_to_pipe(eapa: Eapa, register: Path, format_: str) -> bytes:
    """Return the bytes that an export writes to a pipe."""
    pipe = register / "pipe"
    received: list[bytes] = []
    os.mkfifo(pipe)
    reader = start_reading(pipe, received)
    assert eapa("export", "pipe", "--format", format_).code == 0
    reader.join(timeout=30)
    return b"".join(received)


def test_database_is_complete_in_a_pipe(eapa: Eapa, register: Path) -> None:
    database = register / "received.sqlite"
    database.write_bytes(export_to_pipe(eapa, register, "sqlite"))

    with closing(sqlite3.connect(database)) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) FROM organizations").fetchall() == [(16,)]  # of the sample register


def test_workbook_is_complete_in_a_pipe(eapa: Eapa, register: Path) -> None:
    workbook = openpyxl.load_workbook(BytesIO(export_to_pipe(eapa, register, "xlsx")))

    assert "agreements" in workbook.sheetnames


@NEEDS_FULL_DEVICE
@pytest.mark.parametrize("command", COMMANDS)
def test_full_device_is_reported_and_not_replaced(eapa: Eapa, command: str) -> None:
    before = Path("/dev/full").stat()

    outcome = eapa(*fill_in_path(command, "/dev/full"))

    assert outcome.code == 4
    assert outcome.err.startswith("error: '/dev/full' cannot be written: No space left on device\n")
    assert stat.S_ISCHR(Path("/dev/full").lstat().st_mode)
    assert Path("/dev/full").stat().st_rdev == before.st_rdev


def test_device_needs_no_force_and_cannot_be_a_folder(eapa: Eapa) -> None:
    assert eapa("export", "/dev/null", "--format", "json") == (0, "", "written: /dev/null\n")
    assert eapa("export", "/dev/null", "--format", "parquet") == (
        3, "", "error: '/dev/null' is not a folder\nhint: this format needs a folder: choose another name\n",
    )  # fmt: skip
    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="the system has no such folder")
@pytest.mark.parametrize("number", [77, 10**20])
def test_stream_that_is_not_open_cannot_be_written(eapa: Eapa, number: int) -> None:
    outcome = eapa("export", f"/dev/fd/{number}", "--format", "json")

    assert outcome.code == 4
    assert outcome.err.startswith(f"error: '/dev/fd/{number}' cannot be written: ")


@pytest.mark.usefixtures("covered_programs")
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
@pytest.mark.parametrize("target_kind", ["pipe", "file"])
def test_open_stream_can_be_named_as_output(register: Path, name: str, target_kind: str, tmp_path: Path) -> None:
    if not Path(name).exists():
        pytest.skip("the system has no such name")
    program = [sys.executable, "-m", "eapa_cli"]
    environ = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    with (tmp_path / "out").open("w+b") as file:
        file.write(b"before\n")
        file.flush()
        process = subprocess.run(
            [*program, "export", name, "--format", "jsonl"], cwd=register, env=environ, check=False,
            stdout=subprocess.PIPE if target_kind == "pipe" else file, stderr=subprocess.PIPE,
        )  # fmt: skip
        file.seek(0)
        out = process.stdout if target_kind == "pipe" else file.read().removeprefix(b"before\n")

    assert (process.returncode, process.stderr.decode()) == (0, f"written: {name}\n")
    lines = out.splitlines()
    assert lines[0].startswith(b'{"eapa":')
    assert len(lines) == 1 + 14 + 16  # a header, the agreements and the organizations


def test_pipe_whose_reader_stops_is_not_an_error(eapa: Eapa, register: Path) -> None:
    os.mkfifo(register / "pipe")

    def open_and_close() -> None:
        """Read nothing from the pipe, as `head -0` does."""
        os.close(os.open(register / "pipe", os.O_RDONLY))

    reader = threading.Thread(target=open_and_close, daemon=True)
    reader.start()

    assert eapa("export", "pipe", "--format", "json").code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_symbolic_link_out_of_its_folder_is_refused(eapa: Eapa, register: Path, command: str) -> None:
    outside = register.parent / "outside"
    outside.write_text("mine", encoding="utf-8")
    (register / "link.csv").symlink_to(outside)
    (register / "linked-folder").symlink_to(register.parent)
    (register / "dangling.csv").symlink_to(register.parent / "none")

    refused = eapa(*fill_in_path(command, "link.csv"))

    assert refused.code == 3
    assert (
        f"error: '{register}/link.csv' is a link to '{outside}', outside of its folder\n"
        "hint: name the file or folder that you mean\n"
    ) in refused.err
    for path in (
        "linked-folder/outside",
        "data/../linked-folder/outside",
        register / "linked-folder/new/file",
        "dangling.csv",
    ):
        assert eapa(*fill_in_path(command, path)).code == 3
    assert outside.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in register.parent.iterdir()} <= {"outside", "register", "cache", "state"}


@pytest.mark.parametrize("name", ["register.yaml", "organizations/tass.yaml", "organizations/new.yaml"])
# Without the extension, CSV would be a folder.
@pytest.mark.parametrize("command", [command for command in COMMANDS if command.id != "csv"])
def test_file_of_the_register_is_not_replaced(eapa: Eapa, register: Path, command: str, name: str) -> None:
    (register / "link").symlink_to("data")
    before = read_saved_files(register)

    for path in (f"data/{name}", f"link/{name}", register / "data" / name):
        refused = eapa(*fill_in_path(command, path))
        assert (refused.code, f"error: '{path}' is a file of the register\n" in refused.err) == (3, True)

    assert read_saved_files(register) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_symbolic_link_within_its_folder_is_preserved(eapa: Eapa, register: Path, command: str) -> None:
    (register / "out").mkdir()
    (register / "out/new.csv").write_text("old", encoding="utf-8")
    (register / "latest.csv").symlink_to("out/new.csv")

    assert eapa(*fill_in_path(command, "latest.csv")).code == 0

    assert (register / "latest.csv").is_symlink()
    assert (register / "out/new.csv").read_bytes() != b"old"


def test_cycle_of_symbolic_links_is_reported(eapa: Eapa, register: Path) -> None:
    (register / "a.json").symlink_to("b.json")
    (register / "b.json").symlink_to("a.json")

    outcome = eapa("export", "a.json", "--force")

    assert outcome == (
        3, "", f"error: '{register}/a.json' is a link that leads back to itself\nhint: delete it\n",
    )  # fmt: skip


def test_parent_folders_may_be_symbolic_links(eapa: Eapa, register: Path) -> None:
    (register.parent / "home").symlink_to(register.parent)

    assert eapa("export", str(register.parent / "home/out.json")).code == 0
    assert (register.parent / "out.json").is_file()


@pytest.mark.parametrize("command", COMMANDS)
def test_replaced_file_keeps_its_mode(eapa: Eapa, register: Path, command: str) -> None:
    file = register / "out.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)

    assert eapa(*fill_in_path(command, "out.csv")).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("command", COMMANDS)
def test_read_only_file_is_not_replaced(eapa: Eapa, register: Path, command: str) -> None:
    file = register / "out.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o440)

    refused = eapa(*fill_in_path(command, "out.csv"))

    assert refused.code == 4
    assert "error: 'out.csv' cannot be written: it is read-only\n" in refused.err
    assert file.read_text(encoding="utf-8") == "old"
    assert not list(register.glob(".eapa-*"))  # no draft remains


@pytest.mark.parametrize("name", ["agreements.csv", "csv-metadata.json"])
def test_symbolic_link_in_an_exported_folder_is_not_replaced(eapa: Eapa, register: Path, name: str) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    link = register / "out" / name
    target = link.rename(register / "moved")
    link.symlink_to(target)
    before = target.read_bytes()

    outcome = eapa("export", "out", "--format", "csv", "--force")

    assert outcome == (
        3,
        "",
        f"error: '{link}' is a link, and is not replaced\nhint: delete it, or name another folder\n",
    )
    assert link.is_symlink()
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["agreements.csv", "csv-metadata.json"])
def test_pipe_in_an_exported_folder_is_not_replaced(eapa: Eapa, register: Path, name: str) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    pipe = register / "out" / name
    pipe.unlink()
    os.mkfifo(pipe)

    assert eapa("export", "out", "--format", "csv", "--force").code == 3
    assert pipe.is_fifo()


def test_symbolic_link_in_a_parquet_folder_is_not_followed(eapa: Eapa, register: Path) -> None:
    pytest.importorskip("pyarrow")
    assert eapa("export", "out", "--format", "parquet").code == 0
    (register / "out/agreements").rename(register / "moved")
    (register / "out/agreements").symlink_to("../moved")
    # A file that is written again gets another inode.
    before = sorted(path.stat().st_ino for path in (register / "moved").rglob("*"))

    outcome = eapa("export", "out", "--format", "parquet", "--force")

    assert (outcome.code, f"'{register}/out/agreements' is a link" in outcome.err) == (3, True)
    assert sorted(path.stat().st_ino for path in (register / "moved").rglob("*")) == before


def test_files_of_an_exported_folder_keep_their_modes(eapa: Eapa, register: Path) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/agreements.csv").chmod(0o600)

    assert eapa("export", "out", "--format", "csv", "--force").code == 0
    assert stat.S_IMODE((register / "out/agreements.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("folder", [".github", ".github/workflows", ".vscode", "schemas", "data"])
@pytest.mark.parametrize("target", ["../elsewhere", "other", "none"], ids=["outside", "inside", "dangling"])
def test_new_register_is_not_written_through_a_symbolic_link(
    eapa: Eapa, tmp_path: Path, folder: str, target: str
) -> None:
    new = tmp_path / "new"
    (new / folder).parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (new / "other").mkdir()
    (new / folder).symlink_to(target)

    outcome = eapa("init", "new", cwd=tmp_path)

    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith(f"error: '{folder}' is a link, and may lead out of the register\n")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.is_relative_to(new)]
    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("kind", ["link", "folder", "pipe"])
def test_new_register_needs_a_free_path_for_its_file(eapa: Eapa, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "new/data/register.yaml"
    place.parent.mkdir(parents=True)
    match kind:
        case "link":
            place.symlink_to("none")
        case "folder":
            place.mkdir()
        case _:
            os.mkfifo(place)

    assert eapa("init", "new", cwd=tmp_path) == (
        3, "", f"error: 'data/register.yaml' in 'new' is a {kind}, not a regular file\nhint: delete it\n",
    )  # fmt: skip
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["data"]


def test_template_can_be_written_to_a_pipe_but_not_through_a_symbolic_link(eapa: Eapa, register: Path) -> None:
    received = list[bytes]()
    os.mkfifo(register / "pipe.csv")
    (register / "link.csv").symlink_to(register.parent / "outside.csv")
    reader = start_reading(register / "pipe.csv", received)

    assert eapa("import", "--template", "pipe.csv").code == 0
    reader.join(timeout=30)
    assert len(b"".join(received).splitlines()) == 2  # the headings and an example
    assert eapa("import", "--template", "link.csv").code == 3
    assert not (register.parent / "outside.csv").exists()
