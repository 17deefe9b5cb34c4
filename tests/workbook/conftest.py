"""The exported workbook of the sample register."""

from pathlib import Path

import pytest
from running import Eapa


@pytest.fixture(scope="session")
def saved_workbook() -> list[bytes]:
    """Return a list for the bytes of the workbook, which is empty before the first export."""
    return []


@pytest.fixture
def exported_workbook(register: Path, eapa: Eapa, saved_workbook: list[bytes]) -> Path:
    """Return the workbook `w.xlsx` of the sample register, which only the first test exports."""
    file = register / "w.xlsx"
    if not saved_workbook:
        assert eapa("export", "--workbook", file.name).code == 0
        saved_workbook.append(file.read_bytes())
    file.write_bytes(saved_workbook[0])
    return file
