"""The site of a register, as tests build, read and change it."""

from pathlib import Path
from typing import Any, Final

import yaml
from running import Eapa, Outcome

DAY: Final = "2026-11-24"
"""The day for which the tests build the site."""


def build_site(eapa: Eapa, site: str = "site", *options: str) -> Outcome:
    """Build the site, which must succeed."""
    outcome = eapa("site", site, "--as-of", DAY, *options)
    assert outcome.code == 0, outcome.err
    return outcome


def read_page(register: Path, address: str) -> str:
    """Return the text of a file of the site."""
    return (register / "site" / address).read_text(encoding="utf-8")


def change_record(register: Path, path: str, **fields: Any) -> None:
    """Replace fields of a file in `data`; its format is not preserved."""
    file = register / "data" / path
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump({**data, **fields}, allow_unicode=True), encoding="utf-8")
