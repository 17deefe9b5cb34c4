"""The import of a table in the sample register."""

from pathlib import Path
from typing import Any

import pytest
from running import Eapa, Outcome

from importing.import_reports import ImportRows, write_csv


@pytest.fixture
def import_rows(register: Path, eapa: Eapa) -> ImportRows:
    """Return a function that writes rows to `a.csv` and imports the file."""

    def write_and_import(*rows: list[Any], options: tuple[str, ...] = ()) -> Outcome:
        write_csv(register / "a.csv", *rows)
        return eapa("import", "a.csv", *options)

    return write_and_import
