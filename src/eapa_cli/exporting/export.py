"""The export of an extract in a format: the choice of the writer, and the replacement of the target."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, assert_never

from eapa_cli.exporting.as_csv import Dialect
from eapa_cli.exporting.export_format import ExportFormat
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.output_file import check_output, is_stream, write_output
from eapa_cli.storage.output_folder import write_output_folder
from eapa_cli.tabular.extract import Extract


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """Options of an export."""

    force: bool = False
    """Whether to replace an existing target."""
    dialect: Dialect = field(default_factory=Dialect)
    base: str | None = None
    """The prefix of the records' addresses in linked data."""
    kind: Kind = Kind.AGREEMENT
    """The kind of record to write to a single CSV file."""


def export(extract: Extract, format_: ExportFormat, target: Path, options: ExportOptions) -> list[Path]:
    """Write a file, or a folder if the format has several files, and return the paths of the written files or folder.

    The target is replaced only when the export is complete.

    Raises:
        RefusedError: the target exists, or the records exceed the limits of the format.
        UnreadableError: the target cannot be written.
        UsageError: the format needs a library that is not installed.
    """

    def write_file(write: Callable[[Extract, Path], None]) -> None:
        write_output(target, lambda file: write(extract, file), force=options.force)

    # Only the module of the requested format is imported.
    match format_:
        case ExportFormat.CSV:
            return _export_csv(extract, target, options)
        case ExportFormat.XLSX:
            from eapa_cli.exporting import as_xlsx

            write_file(as_xlsx.write)
        case ExportFormat.JSON:
            from eapa_cli.exporting import as_json

            write_file(as_json.write)
        case ExportFormat.JSONL:
            from eapa_cli.exporting import as_jsonl

            write_file(as_jsonl.write)
        case ExportFormat.SQLITE:
            from eapa_cli.exporting import as_sqlite

            write_file(as_sqlite.write)
        case ExportFormat.PARQUET:
            from eapa_cli.exporting import as_parquet

            def write_folder(folder: Path) -> None:
                as_parquet.write(extract, folder)

            write_output_folder(
                target,
                write_folder,
                force=options.force,
                marker=as_parquet.DICTIONARY_FILE,
                old_files_pattern=as_parquet.AGREEMENT_FILES,
            )
        case ExportFormat.JSONLD:
            from eapa_cli.exporting import as_jsonld

            write_file(lambda extract, file: as_jsonld.write(extract, file, options.base or as_jsonld.BASE))
        case _:
            assert_never(format_)
    return [target]


def _export_csv(extract: Extract, target: Path, options: ExportOptions) -> list[Path]:
    """Write a folder with all tables, or one table if the target is a .csv file or a stream."""
    from eapa_cli.exporting import as_csv

    def write(draft: Path) -> None:
        as_csv.write(extract, draft, options.dialect)

    if target.suffix.lower() != ".csv" and not is_stream(target):
        write_output_folder(
            target, write, force=options.force, marker=as_csv.METADATA_FILE, old_files_pattern=as_csv.METADATA_FILE
        )
        return [target]
    metadata: dict[str, Any] = {}

    def write_alone(draft: Path) -> None:
        metadata.update(as_csv.write_alone(extract, options.kind, draft, options.dialect))

    if is_stream(target):  # a stream has no place for a second file
        write_output(target, write_alone, force=options.force)
        return [target]
    metadata_file = target.with_name(f"{target.name}-metadata.json")  # the name that CSVW defines
    check_output(metadata_file, force=options.force)
    write_output(target, write_alone, force=options.force)
    write_output(metadata_file, lambda draft: as_csv.write_metadata(draft, metadata), force=True)
    return [target, metadata_file]
