"""The settings of the site in the register's own file, and the fields that are never public."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from eapa_cli.errors import UsageError
from eapa_cli.model.records import RegisterFile
from eapa_cli.storage.codec import decode

PRIVATE: Final = frozenset({"removed", "responsible", "waivers"})
"""Fields for the people who maintain the register; they are never published."""

FREE: Final = "x-"
"""The prefix of a register's own fields. They are not published, since the program does not know their content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Settings of a site: its address on the web, with a slash at its end, and whether it shows what is due."""

    url: str | None = None
    due: bool = False


def settings_of(register: Mapping[str, Any], url: str | None) -> SiteSettings:
    """Return the settings in the register's own file; `url` replaces the address in it.

    Raises:
        UsageError: the address is not a web address.
    """
    file = decode(RegisterFile, register)
    site = file.site if file else None
    url = url or (site.url if site else None)
    if url and not url.lower().startswith(("https://", "http://")):
        raise UsageError(
            f"'{url}' is not the address of a site",
            hint="write it with https://, as in https://example.org/agreements/",
        )
    return SiteSettings(url=f"{url.rstrip('/')}/" if url else None, due=bool(site and site.due))


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
