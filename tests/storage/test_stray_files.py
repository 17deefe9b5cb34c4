"""Files in `data` from which no record is read."""

import os
import sys
from pathlib import Path

import pytest

from eapa_cli.storage.stray_files import stray_files


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")
def test_a_path_named_like_a_record_is_a_stray_if_it_is_not_read(tmp_path: Path) -> None:
    organizations = tmp_path / "data/organizations"
    organizations.mkdir(parents=True)
    (organizations / "x.yaml").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(organizations / "y.yaml")
    (organizations / "z.yaml").write_text("id: z\n")
    (organizations / "folder.yaml").mkdir()
    (organizations / "license-office.yml").write_text("id: license-office\n")
    (organizations / "LICENSE.txt").write_text("CC0\n")  # accepted, unlike the YAML file with such a name

    assert [(stray.path, stray.reason) for stray in stray_files(tmp_path)] == [
        ("data/organizations/folder.yaml", "it is a folder"),
        ("data/organizations/license-office.yml", "its name does not end in '.yaml'"),
        ("data/organizations/x.yaml", "it is a link"),
        ("data/organizations/y.yaml", "it is a pipe"),
    ]


def test_a_register_without_data_has_no_strays(tmp_path: Path) -> None:
    assert list(stray_files(tmp_path)) == []
