"""The settings with which a started program measures its coverage."""

import os
from typing import Final

STARTS: Final = "COVERAGE_PROCESS_CONFIG"
"""The variable that makes each Python program measure its coverage."""
KEPT: Final = "COVERAGE_OF_PROGRAMS"
"""The variable that keeps the settings for the programs whose coverage is measured."""


def environment() -> dict[str, str]:
    """Return the variables that make a program measure its coverage, or none if the tests run without coverage."""
    return {STARTS: os.environ[KEPT]} if KEPT in os.environ else {}
