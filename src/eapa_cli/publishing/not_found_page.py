"""The page that a server shows at an address without a page."""

from typing import Any

from eapa_cli.publishing.page import Page
from eapa_cli.publishing.page_layout import NOT_FOUND, Layout


def make_not_found_page(layout: Layout) -> Page:
    """Return the page for all missing pages.

    A server can show it at any address, so its links start at the address of the site if that is known.
    """
    values: dict[str, Any] = {"heading": layout.wording.gettext("Page not found")}
    if layout.data.settings.url:
        values |= {"root": layout.data.settings.url, "base": layout.data.settings.url}
    return layout.page("not_found.html", NOT_FOUND, "", lambda: values)
