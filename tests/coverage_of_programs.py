"""The settings with which a started program measures its coverage."""

import os
from typing import Final

STARTS: Final = "COVERAGE_PROCESS_CONFIG"
"""The variable that makes each Python program measure its coverage."""
KEPT: Final = "COVERAGE_OF_PROGRAMS"
"""The variable that keeps the settings for the programs whose coverage is measured."""


def environment() -> dict[str, str]:
    """Return the variables of a program that measures its coverage; without coverage there are none."""
    return {STARTS: os.environ[KEPT]} if KEPT in os.environ else {}
