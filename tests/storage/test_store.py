"""Read access to the files of a register."""

import os
import sys
from pathlib import Path

import pytest
from running import NO_SUCH_FILE
from samples import DATA

from eapa_cli.errors import UnreadableError
from eapa_cli.storage.store import Store
from eapa_cli.yaml.decoding import MAX_BYTES

PATH = "data/agreements/x.yaml"
posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has no pipes in folders, and links need a privilege"
)


def test_a_record_is_found_and_read(tmp_path: Path) -> None:
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_text('id: x\nname: {ru: "Ташкент"}\n', encoding="utf-8")
    store = Store(tmp_path)

    assert [file.path for file in store.files()] == [PATH]
    assert store.read(PATH).data == {"id": "x", "name": {"ru": "Ташкент"}}


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=f"the file '{PATH}' cannot be read: {NO_SUCH_FILE}"):
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


def test_only_the_start_of_a_huge_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes(b"#" * (2 * MAX_BYTES))
    store = Store(tmp_path)

    assert len(store.read_bytes("x.yaml")) == MAX_BYTES + 1  # the last byte shows that the file is larger
    (fault,) = store.read("x.yaml").faults
    assert "larger than" in fault.message


def test_the_register_file_is_read() -> None:
    assert Store(DATA.parent).register_data()["owner"] == "eapa"
