"""The exports that the site offers, without private fields."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export import ExportOptions, export
from eapa_cli.exporting.export_format import ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.page import Page, key_of
from eapa_cli.publishing.settings import public_data
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.query.where import Filters
from eapa_cli.tabular.selection import Extract, extract


class Download(NamedTuple):
    """A file to download: its name, format and kind of records."""

    name: str
    format: ExportFormat
    kind: Kind


DOWNLOADS: Final = (
    Download("agreements.csv", ExportFormat.CSV, Kind.AGREEMENT),
    Download("organizations.csv", ExportFormat.CSV, Kind.ORGANIZATION),
    Download("register.xlsx", ExportFormat.XLSX, Kind.AGREEMENT),
    Download("register.json", ExportFormat.JSON, Kind.AGREEMENT),
    Download("register.jsonld", ExportFormat.JSONLD, Kind.AGREEMENT),
)


# A workbook and linked data of more records take longer to write than all other files of the site.
_MAX_RECORDS: Final = 5_000
_OF_ANY_SIZE: Final = frozenset({ExportFormat.CSV, ExportFormat.JSON})


def downloads_of(data: SiteData) -> list[Download]:
    """Return the downloads of a register; a large one has tables and JSON only."""
    is_large = len(data.documents) + len(data.organizations) > _MAX_RECORDS
    return [one for one in DOWNLOADS if not is_large or one.format in _OF_ANY_SIZE]


def download_pages(data: SiteData) -> list[Page]:
    """Return the files to download."""
    key = key_of([one.text for one in data.documents.values()], [one.text for one in data.organizations.values()])
    chosen: list[Extract] = []

    def public() -> Extract:
        if not chosen:
            chosen.append(public_extract(data))
        return chosen[0]

    return [Page(f"downloads/{one.name}", key, _content(one, public, data.settings.url)) for one in downloads_of(data)]


def public_extract(data: SiteData) -> Extract:
    """Return all records without their private fields."""
    found = extract(data.index, Filters(as_of=data.as_of))
    records = {kind: [public_data(record) for record in some] for kind, some in found.records.items()}
    return Extract(index=found.index, register=public_data(found.register), records=records)


def _content(one: Download, public: Callable[[], Extract], url: str | None) -> Callable[[], bytes]:
    def content() -> bytes:
        with tempfile.TemporaryDirectory() as room:
            file = Path(room) / one.name
            options = ExportOptions(kind=one.kind, base=url, dialect=Dialect(spreadsheet=True))
            export(public(), one.format, file, options)
            return file.read_bytes()

    return content
