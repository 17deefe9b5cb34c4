"""`eapa import`: agreements and organizations from a spreadsheet."""

import sys
from itertools import islice
from pathlib import Path
from typing import Annotated, Final

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.context import index_of, write_rows
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
from eapa_cli.render.clean import clean
from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.store import Store
from eapa_cli.text.clock import today

_SHOWN: Final = 40
"""A longer list of names is read in the table."""


def run(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Spreadsheets: .csv or .xlsx; or a folder of .csv.")
    ] = [],  # noqa: B006
    *,
    map_: Annotated[
        list[str],
        typer.Option("--map", metavar="HEADING=FIELD", help="What a column is for; nothing, to leave it out."),
    ] = [],  # noqa: B006
    default: Annotated[
        list[str], typer.Option(metavar="FIELD=VALUE", help="What holds for rows that say nothing of it.")
    ] = [],  # noqa: B006
    encoding: Annotated[str | None, typer.Option(help="Of CSV; without it UTF-8, else cp1251.")] = None,
    partial: Annotated[bool, typer.Option("--partial", help="Take what can be taken, and leave the rest.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be made.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Only say it, and show each new file behind the table.")] = False,
    force: ForceOption = False,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write a spreadsheet to fill in: .csv or .xlsx.")
    ] = None,
    kind: Annotated[Kind, typer.Option(help="What a template of CSV is for.")] = Kind.AGREEMENT,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Add agreements and organizations from a spreadsheet.

    A row is a record. Columns are known by their headings, in English or Russian, or by the names of fields. What is
    there already is not made again, and no record is changed: nothing is written unless every row can be taken.
    """
    if diff and format_:
        raise UsageError("--diff is for people to read, and --format for programs", hint="leave one of them out")
    index = index_of(register)
    if template:
        _write_template(template, kind, index.languages[0])
        return
    if not files:
        raise UsageError("no spreadsheet was given", hint="name a .csv or .xlsx file, or make one with --template FILE")
    given = {name.strip(): field.strip() for name, _, field in (text.rpartition("=") for text in map_)}
    sheets, notes = read_sheets(files, mapping=given, encoding=encoding)
    found = plan(index, sheets, _defaults(default), today=today(), force=force)
    sys.stderr.writelines(f"note: {clean(note)}\n" for note in notes)
    with reader_may_leave():
        write_rows(found.rows(), format_)
    _see_that_it_can_be_taken(found, partial=partial)
    if found.of(Outcome.NEW) and (diff or not dry_run):
        apply_changes(_changes(index, found), dry_run=diff, force=force)


def _write_template(file: Path, kind: Kind, language: str) -> None:
    match file.suffix.lower():
        case ".csv":
            write_output(file, lambda draft: write_template(draft, kind, language), force=False)
        case ".xlsx":
            write_output(file, lambda draft: write_workbook_template(draft, language), force=False)
        case _:
            raise UsageError(f"a template is .csv or .xlsx, and not '{file}'")
    sys.stderr.write(f"written: {file}\n")


def _defaults(texts: list[str]) -> dict[Kind, list[tuple[Heading, str]]]:
    found = {kind: [one for text in texts if (one := parse_default(kind, text))] for kind in Kind}
    for text in texts:
        if not any(parse_default(kind, text) for kind in Kind):
            raise UsageError(f"--default: '{text}' is no field with a value", hint="write 'type=memorandum'")
    return found


def _see_that_it_can_be_taken(found: Plan, *, partial: bool) -> None:
    new, known, refused = (found.of(outcome) for outcome in Outcome)
    _tell_of_strangers(found)
    sys.stderr.write(f"{len(new)} new, {len(known)} there already, {len(refused)} refused\n")
    if refused and not partial:
        raise RefusedError(
            "nothing was written: not every row can be taken",
            hint="mend the rows that are refused, or take the others with --partial",
        )


def _tell_of_strangers(found: Plan) -> None:
    unknown_parties = found.unknown_parties()
    if not unknown_parties:
        return
    names = "organizations are" if len(unknown_parties) > 1 else "organization is"
    sys.stderr.write(f"note: {len(unknown_parties)} {names} not in the register:\n")
    for name, rows in islice(unknown_parties.items(), _SHOWN):
        more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
        sys.stderr.write(f"  {clean(name)} ({rows[0]}{more})\n")
    if len(unknown_parties) > _SHOWN:
        sys.stderr.write(f"  and {len(unknown_parties) - _SHOWN} more, which the table names\n")
    sys.stderr.write(
        "hint: list those that are new in a sheet with the headings Name, Type and Country, and import it along with "
        "this one: eapa import organizations.csv FILE\n"
    )


def _changes(index: Index, found: Plan) -> ChangeSet:
    changes = ChangeSet(Store(index.root))
    for result in found.of(Outcome.NEW):
        changes.create(path_of(result.entry.kind, result.id), result.entry.data)
    return changes
