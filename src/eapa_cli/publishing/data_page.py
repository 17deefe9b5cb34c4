"""The page about the data: coverage, licence, downloads and the API."""

from pathlib import Path
from typing import Any, Final

from eapa_cli.publishing.coverage import count_recorded_fields, describe_coverage
from eapa_cli.publishing.downloads import MAX_RECORDS, is_too_large, list_downloads
from eapa_cli.publishing.linked_data import register_node
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.page_layout import Layout
from eapa_cli.publishing.record_api import FOLDER
from eapa_cli.publishing.record_links import register_description
from eapa_cli.publishing.wording import Wording

# The licence of the data. A licence at the top of the repository may be for other files.
_LICENCE_FILES: Final = ("data/LICENSE", "data/LICENCE", "LICENSE-DATA")
_MAX_LICENCE_LENGTH: Final = 5000
"""The maximum number of characters of the licence that the page shows."""


def make_data_page(layout: Layout) -> Page:
    """Return the page about the data."""
    values = _values(layout)
    # The values are also the key: the page is rendered again if any of them changed.
    return layout.page("data.html", "data/", values, lambda: values)


def _values(layout: Layout) -> dict[str, Any]:
    w, data = layout.wording, layout.data
    _ = w.gettext
    labels = {
        "agreements.csv": _("agreements as a table"),
        "organizations.csv": _("organizations as a table"),
        "register.xlsx": _("all tables in one workbook"),
        "register.json": _("all records as they are stored"),
        "register.jsonld": _("all records as linked data"),
        "register.sqlite": _("all tables as a SQLite database"),
        "register-parquet.zip": _("all tables as Parquet files"),
    }
    api = [
        (f"{FOLDER}/register.json", _("the register: title, owner, languages and counts")),
        (f"{FOLDER}/agreements.json", _("all agreements in short, each with the address of its record")),
        (f"{FOLDER}/unsigned.json", _("agreements that are not signed, in the same form")),
        (f"{FOLDER}/organizations.json", _("all organizations in short, each with the address of its record")),
        ("schemas/agreement.schema.json", _("JSON Schema of an agreement")),
        ("schemas/organization.schema.json", _("JSON Schema of an organization")),
    ]
    return {
        "heading": _("About the data"),
        "intro": register_description(data, layout.parts),
        "coverage": describe_coverage(data, w),
        "statuses_day": _("Statuses are computed as of %(date)s.") % {"date": w.day(data.as_of)},
        "recorded": count_recorded_fields(data, w),
        "licence": _read_licence(data.index.root),
        "downloads": [(one.name, labels[one.name]) for one in list_downloads(data)],
        "limit": _describe_limit(w) if is_too_large(data) else "",
        "api": api,
        "json_ld": register_node(layout),
    }


def _describe_limit(wording: Wording) -> str:
    text = wording.gettext(
        "With more than %(number)s records, only CSV and JSON are offered here. "
        "The program writes the other formats: a workbook, linked data, SQLite and Parquet."
    )
    return text % {"number": wording.number(MAX_RECORDS)}


def _read_licence(root: Path) -> str:
    for name in _LICENCE_FILES:
        file = root / name
        if file.is_file() and not file.is_symlink():  # a link could publish a file outside of the register
            return file.read_text(encoding="utf-8", errors="replace")[:_MAX_LICENCE_LENGTH].strip()
    return ""
