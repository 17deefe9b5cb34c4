"""The settings of the site in `data/register.yaml`, and the fields that are never public."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from eapa_cli.checks.schema_formats import FORMATS
from eapa_cli.errors import UsageError
from eapa_cli.model.records import RegisterFile
from eapa_cli.storage.codec import EXTENSION_PREFIX, decode
from eapa_cli.text.interface_language import gettext as _

_PRIVATE_FIELDS: Final = frozenset({"removed", "responsible", "waivers"})
"""Fields for the people who maintain the register; they are never published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """Settings of a site."""

    url: str | None = None
    """The address of the site on the web, with a slash at its end."""
    due: bool = False
    """Whether the site shows which agreements are due."""


def read_settings(register: Mapping[str, Any], url: str | None) -> SiteSettings:
    """Return the settings in `data/register.yaml`; `url` replaces the address there.

    Raises:
        UsageError: the address is not a web address, or has a query or a fragment.
    """
    file = decode(RegisterFile, register)
    site = file.site if file else None
    if url is None and site:
        url = site.url
    find_error = FORMATS["uri"]
    # The addresses of pages are appended to this address, so it ends before a query and a fragment.
    if url is not None and (find_error(url) or "?" in url or "#" in url):
        raise UsageError(
            _("'%(url)s' is not the address of a site") % {"url": url},
            hint=_("write it with https://, as in https://example.org/agreements/"),
        )
    return SiteSettings(url=f"{url.rstrip('/')}/" if url else None, due=bool(site and site.due))


def public_data(value: Any) -> Any:
    """Return plain data of a record without its private fields, at any depth.

    The register's own fields, which start with `x-`, are removed too: the program does not know what they contain.
    """
    match value:
        case Mapping():
            return {
                key: public_data(item)
                for key, item in value.items()
                if key not in _PRIVATE_FIELDS and not str(key).startswith(EXTENSION_PREFIX)
            }
        case list():
            return [public_data(item) for item in value]
        case _:
            return value
