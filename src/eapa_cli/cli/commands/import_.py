"""`eapa import`: agreements and organizations from a spreadsheet."""

from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.context import index_of, index_to_change, write_rows
from eapa_cli.cli.options import ForceOption, FormatOption, RegisterOption
from eapa_cli.cli.streams import reader_may_leave
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.importing.column_mapping import Heading
from eapa_cli.importing.import_plan import plan
from eapa_cli.importing.import_result import Outcome, Plan
from eapa_cli.importing.spreadsheet import parse_default, read_sheets
from eapa_cli.importing.template import write_template, write_workbook_template
from eapa_cli.index.read_model import Index
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.messages import message, note, written
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.store import Store
from eapa_cli.text.clock import today

# The table shows the rest.
_SHOWN: Final = 40


def run(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Spreadsheets (.csv or .xlsx), or a folder of .csv files.")
    ] = [],  # noqa: B006
    *,
    map_: Annotated[
        list[str],
        typer.Option("--map", metavar="HEADING=FIELD", help="The field of a column; an empty field skips it."),
    ] = [],  # noqa: B006
    default: Annotated[
        list[str], typer.Option(metavar="FIELD=VALUE", help="The value for rows without this field.")
    ] = [],  # noqa: B006
    encoding: Annotated[str | None, typer.Option(help="The encoding of CSV (default: UTF-8, else cp1251).")] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Take back the edits of a workbook of 'eapa export --workbook'.")
    ] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Import valid rows even if others are refused.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the results without writing files.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Like --dry-run, with each new file after the table.")] = False,
    force: ForceOption = False,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write an empty spreadsheet to fill in: .csv or .xlsx.")
    ] = None,
    kind: Annotated[Kind, typer.Option(help="The records of a CSV template.")] = Kind.AGREEMENT,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Add agreements and organizations from a spreadsheet.

    Each row is a record. Column headings are in English or Russian, or the names of fields. Records that exist already
    are skipped and never changed, except with --update. Nothing is written unless every row is valid.
    """
    if diff and format_:
        raise UsageError("--diff and --format cannot be used together", hint="omit one of them")
    if update:
        from eapa_cli.cli.workbook_update import update_from_workbook

        if map_ or default or encoding or template:
            raise UsageError("--update has no --map, --default, --encoding or --template", hint="omit them")
        update_from_workbook(files, register, format_, partial=partial, dry_run=dry_run, diff=diff, force=force)
        return
    if template:
        _write_template(template, kind, index_of(register).languages[0])
        return
    index = index_to_change(register)
    if not files:
        raise UsageError(
            "no spreadsheet was given", hint="name a .csv or .xlsx file, or create one with --template FILE"
        )
    given = {name.strip(): field.strip() for name, _, field in (one.rpartition("=") for one in map_)}
    sheets, notes = read_sheets(files, mapping=given, encoding=encoding)
    found = plan(index, sheets, _defaults(default), today=today(), force=force)
    for text in notes:
        note(text)
    with reader_may_leave():
        write_rows(found.rows(), format_)
    _check_result(found, partial=partial)
    if found.of(Outcome.NEW) and (diff or not dry_run):
        apply_changes(_changes(index, found), dry_run=diff, force=force)


def _write_template(file: Path, kind: Kind, language: str) -> None:
    match file.suffix.lower():
        case ".csv":
            write_output(file, lambda draft: write_template(draft, kind, language), force=False)
        case ".xlsx":
            write_output(file, lambda draft: write_workbook_template(draft, language), force=False)
        case _:
            raise UsageError(f"a template is a .csv or .xlsx file, not '{file}'")
    written(file)


def _defaults(options: list[str]) -> dict[Kind, list[tuple[Heading, str]]]:
    found = {kind: [one for option in options if (one := parse_default(kind, option))] for kind in Kind}
    for option in options:
        if not any(parse_default(kind, option) for kind in Kind):
            raise UsageError(f"--default: '{option}' is not FIELD=VALUE", hint="write, for example, 'type=memorandum'")
    return found


def _check_result(found: Plan, *, partial: bool) -> None:
    new, known, refused = (found.of(outcome) for outcome in Outcome)
    _report_unknown_parties(found)
    message(f"{len(new)} new, {len(known)} already recorded, {len(refused)} refused")
    if refused and not partial:
        raise RefusedError(
            "nothing was written, because some rows were refused",
            hint="fix the refused rows, or add --partial to import the rest",
        )


def _report_unknown_parties(found: Plan) -> None:
    unknown_parties = found.unknown_parties()
    if not unknown_parties:
        return
    if len(unknown_parties) == 1:
        note("1 organization is not in the register:")
    else:
        note(f"{len(unknown_parties)} organizations are not in the register:")
    for name, rows in islice(unknown_parties.items(), _SHOWN):
        more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        message(f"  {name} ({rows[0]}{more})")
    if len(unknown_parties) > _SHOWN:
        message(f"  and {len(unknown_parties) - _SHOWN} more, which are in the table")
    message(
        "hint: list new organizations in a sheet with the headings Name, Type and Country, and import both files: "
        "eapa import organizations.csv FILE"
    )


def _changes(index: Index, found: Plan) -> ChangeSet:
    changes = ChangeSet(Store(index.root))
    for result in found.of(Outcome.NEW):
        changes.create(path_of(result.entry.kind, result.id), result.entry.data)
    return changes
