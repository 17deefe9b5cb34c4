"""The filters above the lists of agreements and organizations."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from eapa_cli.publishing.page_parts import PageParts
from eapa_cli.publishing.site_data import SiteData, shown_status

T = TypeVar("T")


class Filter(NamedTuple):
    """A field of the form above a list. A filter without options is a text field."""

    name: str
    label: str
    any_label: str
    """The label of the option that does not filter, such as "any country"."""
    options: Sequence[tuple[str, str]]
    """The other options, each with its value and its label."""


def agreement_filters(data: SiteData, parts: PageParts) -> list[Filter]:
    """Return the filters of agreements. Their options are the values that occur in the register."""
    w, _ = parts.wording, parts.wording.gettext
    agreements = list(data.agreements.values())
    statuses = {shown_status(one.status, data.settings) for one in agreements}
    filters = [
        Filter("country", _("Country of a partner"), _("any country"), _country_options(data, parts)),
        Filter("type", _("Type"), _("any type"), _make_options({one.type for one in agreements}, w.label)),
        Filter(
            "topic",
            _("Topic"),
            _("any topic"),
            _make_options({topic for one in agreements for topic in one.topics}, w.label),
        ),
        Filter("status", _("Status"), _("any status"), _make_options(statuses, w.label)),
        Filter(
            "year",
            _("Year of signing"),
            _("any year"),
            [(year, year) for year in sorted({one.year for one in agreements if one.year}, reverse=True)],
        ),
    ]
    return [*(one for one in filters if one.options), Filter("signatory", _("Signatory"), "", ())]


def organization_filters(data: SiteData, parts: PageParts) -> list[Filter]:
    """Return the filters of organizations. Their options are the values that occur in the register."""
    w, _ = parts.wording, parts.wording.gettext
    organizations = data.organizations.values()
    countries = {one.country for one in organizations if one.country}
    filters = [
        Filter("country", _("Country"), _("any country"), _make_options(countries, w.country)),
        Filter("type", _("Type"), _("any type"), _make_options({one.type for one in organizations}, w.label)),
    ]
    return [one for one in filters if one.options]


def _country_options(data: SiteData, parts: PageParts) -> list[tuple[str, str]]:
    countries = {country for one in data.agreements.values() for country in data.countries(one)}
    return _make_options(countries, parts.wording.country)


def _make_options(codes: set[T], label: Callable[[T], str]) -> list[tuple[str, str]]:
    return sorted(((str(code), label(code)) for code in codes), key=lambda one: one[1].casefold())
