"""Atom feeds of new and changed agreements, and the site map."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.page import Page, key_of
from eapa_cli.publishing.page_addresses import record_address
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.site_history import HistoryEvent, SiteHistory, describe_event

_MAX_ENTRIES: Final = 50
"""The greatest number of changes in a feed, which are the latest ones."""
# The protocol allows 50,000 addresses in a site map.
_MAX_ADDRESSES: Final = 45_000


def make_feed_page(layout: Layout, history: SiteHistory, keys: RecordKeys) -> Page:
    """Return the feed in one language with the latest changes of agreements."""
    agreements = layout.data.agreements
    events = [event for event in history.events if event.record in agreements]
    latest = sorted(events, key=lambda event: (_utc_time(event), event.record), reverse=True)[:_MAX_ENTRIES]
    key = [(event, keys.agreement_row(agreements[event.record])) for event in latest]
    return layout.page("feed.xml", "feeds/changes.xml", key, lambda: _make_values(layout, latest))


def _make_values(layout: Layout, events: Sequence[HistoryEvent]) -> dict[str, Any]:
    w = layout.wording
    entries = [
        {
            "title": layout.link.title(layout.data.agreements[event.record]).value,
            "id": f"urn:eapa:{event.commit}:{event.record}",
            "updated": _utc_time(event),
            "address": record_address(Kind.AGREEMENT, event.record),
            "summary": describe_event(event, w),
        }
        for event in events
    ]
    return {
        "title": w.gettext("%(title)s: new and changed agreements") % {"title": layout.title},
        "id": f"{layout.data.settings.url or 'urn:eapa:'}{layout.language.prefix}feeds/changes.xml",
        "updated": entries[0]["updated"] if entries else "1970-01-01T00:00:00Z",  # Atom requires a time
        "entries": entries,
    }


def _utc_time(event: HistoryEvent) -> str:
    return datetime.fromisoformat(event.moment).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def make_site_maps(url: str, addresses: Sequence[str]) -> Iterator[Page]:
    """Yield the file `sitemap.xml`. On a large site, it lists other site maps, which are yielded too."""
    parts = [addresses[start : start + _MAX_ADDRESSES] for start in range(0, len(addresses), _MAX_ADDRESSES)]
    if len(parts) == 1:
        yield Page("sitemap.xml", key_of(url, addresses), lambda: _format_site_map("url", "urlset", url, addresses))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Page("sitemap.xml", key_of(url, names), lambda: _format_site_map("sitemap", "sitemapindex", url, names))
    for name, part in zip(names, parts, strict=True):
        yield Page(name, key_of(url, part), partial(_format_site_map, "url", "urlset", url, part))


def _format_site_map(item: str, root: str, url: str, addresses: Sequence[str]) -> str:
    """Return a site map with a root element, which contains an item element for each address."""
    from xml.sax.saxutils import escape

    lines = "".join(f"<{item}><loc>{escape(url + address)}</loc></{item}>\n" for address in addresses)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{head}{lines}</{root}>\n"
