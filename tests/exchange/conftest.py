"""Registers to export from and to import into."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.full_register import make_full_register

Start = Callable[[str], Path]


@pytest.fixture
def full(register: Path) -> Path:
    """The register of the fixture `eapa`, with records that use every field instead of the real ones."""
    shutil.rmtree(register / "data")
    return make_full_register(register)
