"""A file that was asked for is there whole, or is as it was."""

import os
import threading
from pathlib import Path

import pytest

from eapa_cli.errors import UnreadableError
from eapa_cli.storage.atomic_file import whole_file


def test_a_file_is_written_in_utf_8_with_plain_line_ends(tmp_path: Path) -> None:
    with whole_file(tmp_path / "report.txt") as file:
        file.write("Ташкент\n\udc80\n")

    assert (tmp_path / "report.txt").read_bytes() == "Ташкент\n\\udc80\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["report.txt"]


def test_a_file_stays_as_it_was_when_its_writing_ends_early(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def write_half() -> None:
        with whole_file(path) as file:
            file.write("half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_half()

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told_in_one_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadableError, match=r"the file '.*x' cannot be written: No such file"),
        whole_file(tmp_path / "none" / "x"),
    ):
        pass


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")

    with whole_file(tmp_path / "link") as file:
        file.write("new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()

    with whole_file(pipe) as file:
        file.write("new")
    reader.join(timeout=30)

    assert (read, pipe.is_fifo()) == (["new"], True)
