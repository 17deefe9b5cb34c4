"""How files of a register are read and written."""

import os
import sys
from pathlib import Path

import pytest

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.characters import MAX_BYTES
from eapa_cli.storage.store import Store

DATA = Path(__file__).parents[2] / "data"
PATH = "data/agreements/x.yaml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs or limits, and links need a privilege")


def files(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if not path.is_dir())


def test_a_new_file_is_written_whole_in_house_style_and_nothing_beside_it(tmp_path: Path) -> None:
    store = Store(tmp_path)

    store.create(PATH, {"id": "x", "name": {"ru": "Ташкент"}})

    assert (tmp_path / PATH).read_bytes() == 'id: x\nname: {ru: "Ташкент"}\n'.encode()
    assert files(tmp_path) == ["x.yaml"]
    assert [file.path for file in store.files()] == [PATH]
    assert store.read(PATH).data == {"id": "x", "name": {"ru": "Ташкент"}}


@posix
def test_a_new_file_is_as_readable_as_any_other_of_its_owner(tmp_path: Path) -> None:
    (tmp_path / "other").touch()

    Store(tmp_path).create(PATH, {"id": "x"})

    assert (tmp_path / PATH).stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_file_that_is_there_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_text("mine", encoding="utf-8")

    with pytest.raises(RefusedError, match="is there already"):
        Store(tmp_path).create(PATH, {"id": "x"})

    assert (tmp_path / PATH).read_text(encoding="utf-8") == "mine"
    assert files(tmp_path) == ["x.yaml"]


def test_what_would_not_be_read_back_as_it_is_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="not what was meant"):
        Store(tmp_path).create(PATH, {"id": "\x1b"})

    assert files(tmp_path) == []


@posix
def test_a_disk_that_takes_no_more_leaves_nothing_behind(tmp_path: Path) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(UnreadableError, match="cannot be written: File too large"):
            Store(tmp_path).create(PATH, {"id": "x" * 50})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").touch()

    with pytest.raises(UnreadableError, match=f"the file '{PATH}' cannot be written"):
        Store(tmp_path).create(PATH, {"id": "x"})


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=f"the file '{PATH}' cannot be read: No such file"):
        Store(tmp_path).read_bytes(PATH)


@posix
def test_links_and_pipes_and_folders_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "target").touch()
    (tmp_path / "link.yaml").symlink_to("target")
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")

    for name in ("link", "folder", "pipe"):
        with pytest.raises(UnreadableError, match=f"'{name}.yaml'"):
            Store(tmp_path).read_bytes(f"{name}.yaml")


def test_of_a_huge_file_no_more_is_read_than_shows_its_size(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"#" * (2 * MAX_BYTES))
    store = Store(tmp_path)

    assert len(store.read_bytes("x.yaml")) == MAX_BYTES + 1
    assert "larger than" in store.read("x.yaml").faults[0].message


def test_the_register_s_own_file_is_read() -> None:
    assert Store(DATA.parent).read_register_file().data["owner"] == "eapa"
