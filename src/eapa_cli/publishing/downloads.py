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
from eapa_cli.publishing.download_pieces import make_csv_pieces, make_json_pieces, read_record_texts
from eapa_cli.publishing.page import Page, key_of, make_page_of_pieces
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_settings import public_data
from eapa_cli.query.applied_filters import Filters
from eapa_cli.tabular.extract import Extract, make_extract


class Download(NamedTuple):
    """A file to download."""

    name: str
    format: ExportFormat
    kind: Kind = Kind.AGREEMENT
    """The kind of record in a CSV file; the other files have all kinds."""


DOWNLOADS: Final = (
    Download("agreements.csv", ExportFormat.CSV, Kind.AGREEMENT),
    Download("organizations.csv", ExportFormat.CSV, Kind.ORGANIZATION),
    Download("register.xlsx", ExportFormat.XLSX),
    Download("register.json", ExportFormat.JSON),
    Download("register.jsonld", ExportFormat.JSONLD),
    Download("register.sqlite", ExportFormat.SQLITE),
    Download("register-parquet.zip", ExportFormat.PARQUET),
)

# For more records, a workbook or a database takes longer to write than all other files of the site.
MAX_RECORDS: Final = 1_000
"""The greatest number of records for which all formats are offered."""

# These files consist of pieces, so the next build copies the pieces of unchanged records.
_FORMATS_OF_ANY_SIZE: Final = frozenset({ExportFormat.CSV, ExportFormat.JSON})


def list_downloads(data: SiteData) -> list[Download]:
    """Return the downloads of a register.

    A large register has only CSV and JSON. Parquet is offered if its library is installed.
    """
    if is_too_large(data):
        return [one for one in DOWNLOADS if one.format in _FORMATS_OF_ANY_SIZE]
    has_parquet = find_spec("pyarrow") is not None
    return [one for one in DOWNLOADS if has_parquet or one.format is not ExportFormat.PARQUET]


def is_too_large(data: SiteData) -> bool:
    """Return whether a register has too many records for some of the downloads."""
    return len(data.all_agreements) + len(data.organizations) > MAX_RECORDS


def make_download_pages(data: SiteData) -> Iterator[Page]:
    """Yield the files to download."""
    get_extract = cache(lambda: _make_public_extract(data))  # made at most once, and only if a file has changed
    record_texts = read_record_texts(data)
    record_keys = [[key for key, _ in records] for records in record_texts.values()]
    key = key_of(data.register, data.settings, data.as_of, record_keys)
    for one in list_downloads(data):
        path = f"downloads/{one.name}"
        match one.format:
            case ExportFormat.CSV:
                yield make_page_of_pieces(path, make_csv_pieces(data, one.kind, record_texts[one.kind]))
            case ExportFormat.JSON:
                yield make_page_of_pieces(path, make_json_pieces(data, record_texts))
            case _:
                yield Page(path, key, partial(_export, one, get_extract, data.settings.url))


def _make_public_extract(data: SiteData) -> Extract:
    """Return all records without their private fields."""
    found = make_extract(data.index, Filters(as_of=data.as_of))
    records = {kind: [public_data(record) for record in group] for kind, group in found.records.items()}
    return Extract(index=found.index, register=public_data(found.register), records=records, includes_extensions=False)


def _export(download: Download, get_extract: Callable[[], Extract], url: str | None) -> bytes:
    with tempfile.TemporaryDirectory() as temporary_folder:
        target = Path(temporary_folder) / download.name
        export(get_extract(), download.format, target, ExportOptions(base=url))
        return _zip_folder(target) if target.is_dir() else target.read_bytes()


def _zip_folder(folder: Path) -> bytes:
    """Return an archive of the Parquet files in a folder.

    The archive contains no times, so equal files give equal bytes.
    """
    archive = BytesIO()
    with ZipFile(archive, "w") as out:
        for file in sorted(folder.rglob("*.parquet")):
            out.writestr(ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
    return archive.getvalue()
