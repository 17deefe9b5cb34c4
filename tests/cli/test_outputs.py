"""Output files: all commands handle existing files, links and devices in the same way."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from running import Eapa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes, devices and links")

NEEDS_FULL_DEVICE = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="the system has no disk that is always full"
)
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
    return [str(path) if word == "{}" else word for word in command.split()]


def start_reading(pipe: Path, received: list[bytes]) -> threading.Thread:
    reader = threading.Thread(target=lambda: received.append(pipe.read_bytes()), daemon=True)
    reader.start()
    return reader


@pytest.mark.parametrize("command", COMMANDS)
def test_pipe_gets_the_same_bytes_as_a_file(eapa: Eapa, register: Path, command: str) -> None:
    pipe, received = register.parent / "out.csv", list[bytes]()
    # Without the extension, CSV would be a folder.
    file = register / ("plain.csv" if "csv" in command else "plain")
    assert eapa(*fill_in_path(command, file)).code == 0
    os.mkfifo(pipe)
    reader = start_reading(pipe, received)

    outcome = eapa(*fill_in_path(command, pipe))
    reader.join(timeout=30)

    assert (outcome.code, outcome.err.splitlines()[-1]) == (0, f"written: {pipe}")
    assert (received, pipe.is_fifo()) == ([file.read_bytes()], True)
    assert [path.name for path in register.parent.glob("out.csv*")] == ["out.csv"]


def test_database_and_workbook_are_complete_in_a_pipe(eapa: Eapa, register: Path) -> None:
    pipe = register / "pipe"
    os.mkfifo(pipe)
    for form in ("sqlite", "xlsx"):
        received = list[bytes]()
        reader = start_reading(pipe, received)
        assert eapa("export", "pipe", "--format", form).code == 0
        reader.join(timeout=30)
        (register / form).write_bytes(received[0])

    with closing(sqlite3.connect(register / "sqlite")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("SELECT count(*) > 0 FROM organizations").fetchone() == (1,)
    with (register / "xlsx").open("rb") as workbook:
        assert "agreements" in openpyxl.load_workbook(workbook).sheetnames


@NEEDS_FULL_DEVICE
@pytest.mark.parametrize("command", COMMANDS)
def test_full_device_is_reported(eapa: Eapa, command: str) -> None:
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
    assert out.startswith(b'{"eapa":')
    assert out.count(b"\n") > 20


def test_closed_pipe_is_not_an_error(eapa: Eapa, register: Path) -> None:
    os.mkfifo(register / "pipe")

    def open_and_close() -> None:
        os.close(os.open(register / "pipe", os.O_RDONLY))

    reader = threading.Thread(target=open_and_close, daemon=True)
    reader.start()

    assert eapa("export", "pipe", "--format", "json").code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_symbolic_link_out_of_its_folder_is_refused(eapa: Eapa, register: Path, command: str) -> None:
    outside = register.parent / "outside"
    outside.write_text("mine", encoding="utf-8")
    (register / "link.csv").symlink_to(outside)
    (register / "away").symlink_to(register.parent)
    (register / "nowhere.csv").symlink_to(register.parent / "none")

    refused = eapa(*fill_in_path(command, "link.csv"))

    assert refused.code == 3
    assert refused.err.startswith(
        f"error: '{register}/link.csv' is a link to '{outside}', outside of its folder\n"
        "hint: name the file or folder that you mean\n"
    )
    for path in ("away/outside", "data/../away/outside", register / "away/new/file", "nowhere.csv"):
        assert eapa(*fill_in_path(command, path)).code == 3
    assert outside.read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in register.parent.iterdir() if path.name not in {"cache", "state"}) == [
        "outside", "register",
    ]  # fmt: skip


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
def test_output_keeps_its_mode_and_read_only_file_its_content(eapa: Eapa, register: Path, command: str) -> None:
    file = register / "out.csv"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)

    assert eapa(*fill_in_path(command, "out.csv")).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.write_text("old", encoding="utf-8")
    file.chmod(0o440)
    refused = eapa(*fill_in_path(command, "out.csv"))

    assert refused.code == 4
    assert refused.err.startswith("error: 'out.csv' cannot be written: it is read-only\n")
    assert file.read_text(encoding="utf-8") == "old"
    assert not list(register.glob(".eapa-*"))


@pytest.mark.parametrize("place", ["agreements.csv", "csv-metadata.json"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_symbolic_link_or_pipe_in_an_exported_folder_is_not_replaced(
    eapa: Eapa, register: Path, place: str, kind: str
) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    odd = register / "out" / place
    odd.rename(register / "moved")
    if kind == "link":
        odd.symlink_to("../moved")
    else:
        os.mkfifo(odd)
    before = (register / "moved").read_bytes()

    outcome = eapa("export", "out", "--format", "csv", "--force")

    assert outcome.code == 3
    assert (odd.is_symlink(), odd.is_fifo()) == (kind == "link", kind == "pipe")
    assert (register / "moved").read_bytes() == before
    if (kind, place) != ("pipe", "csv-metadata.json"):
        reason = "a link" if kind == "link" else "a pipe or a device"
        assert outcome.err == (
            f"error: '{odd}' is {reason}, and is not replaced\nhint: delete it, or name another folder\n"
        )


def test_symbolic_link_in_a_parquet_folder_is_not_followed(eapa: Eapa, register: Path) -> None:
    pytest.importorskip("pyarrow")
    assert eapa("export", "out", "--format", "parquet").code == 0
    (register / "out/agreements").rename(register / "moved")
    (register / "out/agreements").symlink_to("../moved")
    before = sorted(path.stat().st_ino for path in (register / "moved").rglob("*"))

    outcome = eapa("export", "out", "--format", "parquet", "--force")

    assert (outcome.code, outcome.err.partition(",")[0]) == (3, f"error: '{register}/out/agreements' is a link")
    assert sorted(path.stat().st_ino for path in (register / "moved").rglob("*")) == before


def test_files_of_an_exported_folder_keep_their_modes(eapa: Eapa, register: Path) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/agreements.csv").chmod(0o600)

    assert eapa("export", "out", "--format", "csv", "--force").code == 0
    assert stat.S_IMODE((register / "out/agreements.csv").stat().st_mode) == 0o600


@pytest.mark.parametrize("folder", [".github", ".github/workflows", ".vscode", "schemas", "data"])
@pytest.mark.parametrize("target", ["../elsewhere", "other", "none"])
def test_new_register_is_not_written_through_a_symbolic_link(
    eapa: Eapa, tmp_path: Path, folder: str, target: str
) -> None:
    new = tmp_path / "new"
    (new / folder).parent.mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    (new / folder).symlink_to(target)
    (new / "other").mkdir()

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
    assert received[0].count(b"\n") == 2
    assert eapa("import", "--template", "link.csv").code == 3
    assert not (register.parent / "outside.csv").exists()
