"""Export of an extract in any format."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, assert_never

from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export_format import ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.output_file import checked_output, is_stream, write_output
from eapa_cli.storage.output_folder import write_output_folder
from eapa_cli.tabular.selection import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Options of an export; `base` is the prefix of the records' addresses in linked data."""

    force: bool = False
    dialect: Dialect = field(default_factory=Dialect)
    base: str | None = None
    kind: Kind = Kind.AGREEMENT
    """The kind of record to write to a single CSV file."""


def export(extract: Extract, format_: ExportFormat, target: Path, options: ExportOptions) -> list[Path]:
    """Write a file, or a folder for formats of several files, atomically, and return the paths of the written files.

    Raises:
        RefusedError: the target exists, or the records exceed the limits of the format.
        UnreadableError: the target cannot be written.
        UsageError: the format needs a library that is not installed.
    """

    def put(write: Callable[[Extract, Path], None]) -> None:
        write_output(target, lambda file: write(extract, file), force=options.force)

    # Only the module of the requested format is imported.
    match format_:
        case ExportFormat.CSV:
            return _export_csv(extract, target, options)
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

            write_output_folder(target, fill, force=options.force, mark=as_parquet.MARK, parts=as_parquet.PARTS)
        case ExportFormat.JSONLD:
            from eapa_cli.exporting import as_jsonld

            put(lambda extract, file: as_jsonld.write(extract, file, options.base or as_jsonld.BASE))
        case _:
            assert_never(format_)
    return [target]


def _export_csv(extract: Extract, target: Path, options: ExportOptions) -> list[Path]:
    from eapa_cli.exporting import as_csv

    def write(draft: Path) -> None:
        as_csv.write(extract, draft, options.dialect)

    if target.suffix.lower() != ".csv" and not is_stream(target):
        write_output_folder(target, write, force=options.force, mark=as_csv.MARK, parts=as_csv.MARK)
        return [target]
    metadata: dict[str, Any] = {}

    def write_alone(draft: Path) -> None:
        metadata.update(as_csv.write_alone(extract, options.kind, draft, options.dialect))

    if is_stream(target):  # nothing can be next to it
        write_output(target, write_alone, force=options.force)
        return [target]
    described = target.with_name(f"{target.name}-metadata.json")  # the name by which CSVW finds it
    checked_output(described, force=options.force)
    write_output(target, write_alone, force=options.force)
    write_output(described, lambda draft: as_csv.write_metadata(draft, metadata), force=True)
    return [target, described]
