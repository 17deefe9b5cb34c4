"""Patterns of the words that mean a code of a vocabulary."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

C = TypeVar("C", bound=StrEnum)


def compile_patterns(patterns: Mapping[C, str]) -> tuple[tuple[C, re.Pattern[str]], ...]:
    """Return each code with its compiled pattern, which ignores case, and in which a dot also matches a line break."""
    return tuple((code, re.compile(pattern, re.IGNORECASE | re.DOTALL)) for code, pattern in patterns.items())
