"""Environment variables for measuring the coverage of programs that tests start."""

import os
from typing import Final

ACTIVE_VARIABLE: Final = "COVERAGE_PROCESS_CONFIG"
"""The variable that makes each Python program measure its coverage. Its value is the settings."""
STORED_VARIABLE: Final = "COVERAGE_OF_PROGRAMS"
"""A variable of the tests, which stores the settings. Programs that have only this variable do not measure coverage."""


def make_environment() -> dict[str, str]:
    """Return the variable that makes a program measure its coverage; nothing if the tests run without coverage."""
    return {ACTIVE_VARIABLE: os.environ[STORED_VARIABLE]} if STORED_VARIABLE in os.environ else {}
