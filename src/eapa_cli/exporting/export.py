"""Writes an extract in any of the forms."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, assert_never

from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export_format import ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.output import make_file, make_folder, see_that_it_may_be_made
from eapa_cli.tabular.selection import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How an export is written, beyond its form; `base` begins the addresses of records in linked data."""

    force: bool = False
    dialect: Dialect = field(default_factory=Dialect)
    base: str | None = None
    kind: Kind = Kind.AGREEMENT
    """The one that a single file of CSV holds."""


def export(extract: Extract, format_: ExportFormat, target: Path, manner: Manner) -> list[Path]:
    """Write a file, or a folder where a form needs several, whole or not at all; what was written.

    Raises:
        RefusedError: it is there already, or the form cannot hold it.
        UnreadableError: it cannot be written.
        UsageError: the form needs a library that is not installed.
    """

    def put(write: Callable[[Extract, Path], None]) -> None:
        make_file(target, lambda file: write(extract, file), force=manner.force)

    # Each form is imported when it is asked for.
    match format_:
        case ExportFormat.CSV:
            return _export_csv(extract, target, manner)
        case ExportFormat.XLSX:
            from eapa_cli.exporting import as_xlsx

            put(as_xlsx.write)
        case ExportFormat.JSON:
            from eapa_cli.exporting import as_json

            put(as_json.write)
        case ExportFormat.JSONL:
            from eapa_cli.exporting import as_jsonl

            put(as_jsonl.write)
        case ExportFormat.SQLITE:
            from eapa_cli.exporting import as_sqlite

            put(as_sqlite.write)
        case ExportFormat.PARQUET:
            from eapa_cli.exporting import as_parquet

            def fill(folder: Path) -> None:
                as_parquet.write(extract, folder)

            make_folder(target, fill, force=manner.force, mark=as_parquet.MARK, parts=as_parquet.PARTS)
        case ExportFormat.JSONLD:
            from eapa_cli.exporting import as_jsonld

            put(lambda extract, file: as_jsonld.write(extract, file, manner.base or as_jsonld.BASE))
        case _:
            assert_never(format_)
    return [target]


def _export_csv(extract: Extract, target: Path, manner: Manner) -> list[Path]:
    from eapa_cli.exporting import as_csv

    def write(draft: Path) -> None:
        as_csv.write(extract, draft, manner.dialect)

    if target.suffix.lower() != ".csv":
        make_folder(target, write, force=manner.force, mark=as_csv.MARK, parts=as_csv.MARK)
        return [target]
    metadata: dict[str, Any] = {}
    described = target.with_name(f"{target.name}-metadata.json")  # the name by which CSVW finds it
    see_that_it_may_be_made(described, force=manner.force)

    def write_alone(draft: Path) -> None:
        metadata.update(as_csv.write_alone(extract, manner.kind, draft, manner.dialect))

    make_file(target, write_alone, force=manner.force)
    make_file(described, lambda draft: as_csv.write_metadata(draft, metadata), force=True)
    return [target, described]
