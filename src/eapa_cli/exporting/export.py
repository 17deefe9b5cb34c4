"""The export of an extract in a format: the choice of the writer, and the replacement of the target."""

from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

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
    if format_ is ExportFormat.CSV:
        return _export_csv(extract, target, options)
    # Only the module of the requested format is imported.
    module = import_module(f"eapa_cli.exporting.as_{format_}")
    if format_ is ExportFormat.PARQUET:
        # A folder with files but without the dictionary is not an export, and is refused. Each file of agreements has
        # one year. The old files are deleted, since their years may have no agreements now.
        write_output_folder(
            target,
            partial(module.write, extract),
            force=options.force,
            marker=module.DICTIONARY_FILE,
            old_files_pattern=module.AGREEMENT_FILES,
        )
    else:
        base = [options.base] if options.base and format_ is ExportFormat.JSONLD else []
        write_output(target, lambda file: module.write(extract, file, *base), force=options.force)
    return [target]


def _export_csv(extract: Extract, target: Path, options: ExportOptions) -> list[Path]:
    """Write a folder with all tables, or one table if the target is a .csv file or a stream."""
    from eapa_cli.exporting import as_csv

    def write(draft: Path) -> None:
        as_csv.write(extract, draft, options.dialect)

    if target.suffix.lower() != ".csv" and not is_stream(target):
        write_output_folder(target, write, force=options.force, marker=as_csv.METADATA_FILE)
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
