"""The exports that the site offers, without private fields."""

import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple
from zipfile import ZipFile, ZipInfo

from eapa_cli.exporting.export import ExportOptions, export
from eapa_cli.exporting.export_format import ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.large_downloads import csv_page, json_page, stored_records
from eapa_cli.publishing.page import Page, key_of
from eapa_cli.publishing.settings import public_data
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.query.where import Filters
from eapa_cli.tabular.selection import Extract, make_extract


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
    Download("register.sqlite", ExportFormat.SQLITE, Kind.AGREEMENT),
    Download("register-parquet.zip", ExportFormat.PARQUET, Kind.AGREEMENT),
)

# A workbook or a database of more records takes longer to write than all other files of the site.
MAX_RECORDS: Final = 1_000
"""The number of records up to which all formats are offered."""

_OF_ANY_SIZE: Final = frozenset({ExportFormat.CSV, ExportFormat.JSON})


def downloads_of(data: SiteData) -> list[Download]:
    """Return the downloads of a register; a large one has CSV and JSON only, and Parquet needs its library."""
    if is_too_large(data):
        return [one for one in DOWNLOADS if one.format in _OF_ANY_SIZE]
    has_parquet = find_spec("pyarrow") is not None
    return [one for one in DOWNLOADS if has_parquet or one.format is not ExportFormat.PARQUET]


def is_too_large(data: SiteData) -> bool:
    """Return whether a register has too many records for some of the downloads."""
    return len(data.documents) + len(data.organizations) > MAX_RECORDS


def download_pages(data: SiteData) -> Iterator[Page]:
    """Yield the files to download."""
    public = cache(lambda: public_extract(data))
    stored = stored_records(data)
    keys = [[key for key, _ in records] for records in stored.values()]
    key = key_of(data.register, data.settings, data.as_of, keys)
    for one in downloads_of(data):
        path = f"downloads/{one.name}"
        match one.format:
            case ExportFormat.CSV:
                yield csv_page(path, data, one.kind, stored)
            case ExportFormat.JSON:
                yield json_page(path, data, stored)
            case _:
                yield Page(path, key, partial(_content, one, public, data.settings.url))


def public_extract(data: SiteData) -> Extract:
    """Return all records without their private fields."""
    found = make_extract(data.index, Filters(as_of=data.as_of))
    records = {kind: [public_data(record) for record in some] for kind, some in found.records.items()}
    return Extract(index=found.index, register=public_data(found.register), records=records, includes_extensions=False)


def _content(one: Download, public: Callable[[], Extract], url: str | None) -> bytes:
    with tempfile.TemporaryDirectory() as room:
        target = Path(room) / one.name
        export(public(), one.format, target, ExportOptions(kind=one.kind, base=url))
        return _zipped(target) if target.is_dir() else target.read_bytes()


def _zipped(folder: Path) -> bytes:
    """Return an archive of the files in a folder, which has no times, so that equal files give equal bytes."""
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        for file in sorted(folder.rglob("*.parquet")):
            out.writestr(ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
    return archive.getvalue()
