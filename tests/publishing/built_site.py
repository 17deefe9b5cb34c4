"""The site of a register: functions that build it, read its pages, and change its records."""

from pathlib import Path
from typing import Any, Final

import yaml
from running import Eapa, Outcome

DAY: Final = "2026-11-24"
"""The day for which the tests build sites and write reports."""


def build_site(eapa: Eapa, site: str = "site", *options: str) -> Outcome:
    """Build the site, which must succeed."""
    outcome = eapa("site", site, "--as-of", DAY, *options)
    assert outcome.code == 0, outcome.err
    return outcome


def read_page(register: Path, address: str) -> str:
    """Return the text of a file of the site."""
    return (register / "site" / address).read_text(encoding="utf-8")


def change_record(register: Path, path: str, **fields: Any) -> None:
    """Replace fields of a file in `data`, or write a new file. None removes a field. The format is not preserved."""
    file = register / "data" / path
    data = yaml.safe_load(file.read_text(encoding="utf-8")) if file.exists() else {}
    changed = {key: value for key, value in {**data, **fields}.items() if value is not None}
    # Other letters than ASCII are escaped, since the reader refuses hidden characters in any other form.
    file.write_text(yaml.safe_dump(changed, sort_keys=False), encoding="ascii")
