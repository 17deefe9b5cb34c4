"""Something that follows from changes, as a value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Sort(StrEnum):
    """What sort of thing follows."""

    FIRST_AGREEMENT = "first-agreement"
    NO_AGREEMENT = "no-agreement"
    STATUS = "status"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """Something that follows for a record, in words, and the values before and after."""

    sort: Sort
    id: str
    text: str
    before: Any = None
    after: Any = None
