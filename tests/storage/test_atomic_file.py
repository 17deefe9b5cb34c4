"""Errors while a new file is written."""

import errno
from pathlib import Path

import pytest

from eapa_cli.storage.atomic_file import new_file


def test_a_system_error_without_a_name_gets_the_files_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space left on device") as caught, new_file(tmp_path / "full"):
        raise OSError(errno.ENOSPC, "No space left on device")

    assert caught.value.filename == str(tmp_path / "full")
