"""What the register allows its site to show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

PRIVATE: Final = frozenset({"responsible", "waivers"})
"""Fields that are for those who maintain the register, and never public."""

FREE: Final = "x-"
"""The prefix of a register's own fields, whose content the program does not know, so that they are not published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Settings of a site: its address on the web, if it has one, and whether it shows what is due."""

    url: str | None = None
    due: bool = False


def public_data(value: Any) -> Any:
    """Return plain data of a record without its private fields, at any depth."""
    match value:
        case Mapping():
            return {
                key: public_data(item)
                for key, item in value.items()
                if key not in PRIVATE and not str(key).startswith(FREE)
            }
        case list():
            return [public_data(item) for item in value]
        case _:
            return value
