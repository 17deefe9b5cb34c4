"""Files in `data` from which no record is read."""

import os
import sys
from pathlib import Path

import pytest

from eapa_cli.storage.stray_files import stray_files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
def test_a_link_pipe_or_folder_named_like_a_record_is_a_stray(tmp_path: Path) -> None:
    organizations = tmp_path / "data/organizations"
    organizations.mkdir(parents=True)
    (organizations / "x.yaml").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(organizations / "y.yaml")
    (organizations / "z.yaml").write_text("id: z\n")
    (organizations / "folder.yaml").mkdir()

    assert [(stray.path, stray.reason) for stray in stray_files(tmp_path)] == [
        ("data/organizations/folder.yaml", "it is a folder"),
        ("data/organizations/x.yaml", "it is a link"),
        ("data/organizations/y.yaml", "it is a pipe"),
    ]


def test_a_register_without_data_has_no_strays(tmp_path: Path) -> None:
    assert list(stray_files(tmp_path)) == []
