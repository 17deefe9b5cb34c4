"""`eapa import`: agreements and organizations from a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from eapa_cli.cli.apply_changes import apply_changes
from eapa_cli.cli.import_findings import report_findings
from eapa_cli.cli.options import ForceOption, FormatOption, RegisterOption
from eapa_cli.cli.register_access import open_index, open_index_to_change
from eapa_cli.cli.row_output import choose_format, write_rows
from eapa_cli.cli.streams import tolerate_closed_pipe
from eapa_cli.entry.prompts.prompter import has_terminal, open_prompter
from eapa_cli.errors import RefusedError, UsageError
from eapa_cli.importing.field_options import parse_defaults, parse_mapping
from eapa_cli.importing.import_plan import ImportPlan
from eapa_cli.importing.import_planner import ImportOptions, plan_import
from eapa_cli.importing.missing_organizations_sheet import write_missing
from eapa_cli.importing.read_spreadsheet import read_tables
from eapa_cli.importing.row_results import Outcome, tabulate_results
from eapa_cli.importing.template import write_template, write_workbook_template
from eapa_cli.index.read_model import Index
from eapa_cli.model.record_paths import path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.messages import note, report_written_file, write_hint
from eapa_cli.render.output_format import language_for
from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.output_file import write_output
from eapa_cli.storage.store import Store
from eapa_cli.text.clock import today
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.shell_quoting import quote_command


def run(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Spreadsheets (.csv, .tsv, .txt, .xlsx or .ods), or a folder of .csv files."
        ),
    ] = [],
    *,
    map_: Annotated[
        list[str],
        typer.Option("--map", metavar="HEADING=FIELD", help="The field of a column; an empty field skips it."),
    ] = [],
    default: Annotated[
        list[str], typer.Option(metavar="FIELD=VALUE", help="The value for rows without this field.")
    ] = [],
    encoding: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoding of CSV (default: UTF-8, else cp1251).")
    ] = None,
    update: Annotated[
        bool, typer.Option("--update", help="Apply the edits of a workbook of 'eapa export --workbook'.")
    ] = False,
    partial: Annotated[bool, typer.Option("--partial", help="Import valid rows even if others are refused.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the results without changing the register.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Like --dry-run, with each new file after the table.")] = False,
    force: ForceOption = False,
    create_organizations: Annotated[
        bool, typer.Option("--create-organizations", help="Create the organizations that the register does not have.")
    ] = False,
    missing: Annotated[
        Path | None,
        typer.Option("--missing", metavar="FILE", help="Write unknown organizations to a sheet to fill in: .xlsx."),
    ] = None,
    template: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write an empty spreadsheet to fill in: .csv or .xlsx.")
    ] = None,
    kind: Annotated[Kind, typer.Option(help="The records of a CSV template.")] = Kind.AGREEMENT,
    format_: FormatOption = None,
    register: RegisterOption = None,
) -> None:
    """Add agreements and organizations from a spreadsheet.

    Each row is a record. Column headings are in English or Russian, or the names of fields. Records that exist already
    are skipped and never changed, except with --update. Nothing is written unless every row is valid, except
    with --partial.
    """
    if diff and format_:
        raise UsageError(_("--diff and --format cannot be used together"), hint=_("omit one of them"))
    _check_missing(missing)
    _check_options_of_template(template, kind, files)
    if update:
        from eapa_cli.cli.workbook_update import update_from_workbook

        _check_options_with_update(
            {
                "--map": map_,
                "--default": default,
                "--encoding": encoding,
                "--template": template,
                "--missing": missing,
                "--create-organizations": create_organizations,
            }
        )
        update_from_workbook(files, register, format_, partial=partial, dry_run=dry_run, diff=diff, force=force)
        return
    if template:
        _write_template(template, kind, open_index(register).languages[0])
        return
    index = open_index_to_change(register)
    if not files:
        raise UsageError(
            _("no spreadsheet was given"),
            hint=_("name a .csv, .tsv, .txt, .xlsx or .ods file, or create one with --template FILE"),
        )
    mapping = parse_mapping(map_)
    tables, notes = read_tables(files, mapping=mapping, encoding=encoding)
    options = ImportOptions(today=today(), force=force, creates_organizations=create_organizations)
    chosen = choose_format(format_)

    def make_plan(options: ImportOptions) -> ImportPlan:
        with language_for(chosen):  # a plan contains sentences
            return plan_import(index, tables, parse_defaults(default), options)

    plan = make_plan(options)
    writes = not (dry_run or diff)
    if create_organizations and writes and has_terminal():
        plan = _review(plan, make_plan, options, index.languages)
    with language_for(chosen):
        for text in notes:
            note(text)
        with tolerate_closed_pipe():
            write_rows(tabulate_results(plan.results, with_meaning=not writes), chosen)
        report_findings(plan, creates_organizations=create_organizations)
    if missing:
        _write_missing(plan, missing, index.languages[0], files)
    _check_result(plan, partial=partial)
    # With --diff, the new files are shown and not written; with --dry-run, the table of rows is enough.
    if plan.list_rows_with(Outcome.NEW) and (diff or writes):
        apply_changes(_make_changes(index, plan), dry_run=diff, force=force)


def _check_missing(file: Path | None) -> None:
    """Check the value of --missing."""
    if file and file.suffix.lower() != ".xlsx":
        message = _("--missing writes an .xlsx file, not '%(file)s'") % {"file": file}
        raise UsageError(message, hint=_("name a file such as missing.xlsx"))


def _check_options_of_template(template: Path | None, kind: Kind, files: Sequence[Path]) -> None:
    """Check that --template is used without spreadsheets to read, and --kind only with --template."""
    if template and files:
        raise UsageError(_("--template writes a spreadsheet and reads none"), hint=_("omit the option, or the files"))
    if kind is Kind.ORGANIZATION and not template:
        hint = _("the column headings of a spreadsheet show which records it has")
        raise UsageError(_("--kind is for --template only"), hint=hint)


def _check_options_with_update(others: Mapping[str, object]) -> None:
    """Check that --update is used without some other options. `others` has the values of these options by name."""
    if given := [option for option, value in others.items() if value]:
        message = _("--update cannot be used with %(options)s") % {"options": ", ".join(given)}
        raise UsageError(message, hint=_("omit --update, or the other options"))


def _review(
    plan: ImportPlan,
    make_plan: Callable[[ImportOptions], ImportPlan],
    options: ImportOptions,
    languages: Sequence[str],
) -> ImportPlan:
    """Let a person decide on near matches and correct the new organizations."""
    from eapa_cli.entry.prompts.import_review import choose_matches, correct_organizations

    prompter = open_prompter()
    if plan.ambiguous:
        chosen = choose_matches(plan.ambiguous, prompter)
        ids_by_name = {name: id_ for name, id_ in chosen.items() if id_}
        plan = make_plan(
            replace(options, ids_by_name=ids_by_name, distinct_names=[name for name, id_ in chosen.items() if not id_])
        )
    if plan.new:
        correct_organizations(plan.new, prompter, languages)
        plan.copy_corrections()
    return plan


def _write_missing(plan: ImportPlan, file: Path, language: str, given: list[Path]) -> None:
    """Write the sheet of unknown organizations, and show the command that imports it with the given files.

    An existing file is never replaced, even with --force.
    """
    if plan.new or plan.ambiguous:
        write_output(file, lambda draft: write_missing(plan, draft, language), force=None)
        report_written_file(file)
        command = quote_command(["eapa", "import", str(file), *map(str, given)])
        write_hint(_("complete it, then: %(command)s") % {"command": command})
    else:
        note(_("every organization is in the register: no sheet was written"))


def _write_template(file: Path, kind: Kind, language: str) -> None:
    """Write an empty spreadsheet in the format that the extension names. It replaces no file."""
    match file.suffix.lower():
        case ".csv":
            write_output(file, lambda draft: write_template(draft, kind, language), force=None)
        case ".xlsx":
            write_output(file, lambda draft: write_workbook_template(draft, language), force=None)
        case _:
            raise UsageError(_("a template is a .csv or .xlsx file, not '%(file)s'") % {"file": file})
    report_written_file(file)


def _check_result(plan: ImportPlan, *, partial: bool) -> None:
    """Raise an error if columns or refused rows prevent the import."""
    if plan.problems:
        options = quote_command([word for text in plan.unknown for word in ("--map", f"{text}=")])
        hint = _("ignore the columns with these options, or name a field after the '=': %(options)s")
        raise UsageError(
            _("nothing was written, because of columns that cannot be used"),
            hint=hint % {"options": options} if options else None,
        )
    if plan.list_rows_with(Outcome.REFUSED) and not partial:
        raise RefusedError(
            _("nothing was written, because some rows were refused"),
            hint=_("fix the refused rows, or add --partial to import the rest"),
        )


def _make_changes(index: Index, plan: ImportPlan) -> ChangeSet:
    changes = ChangeSet(Store(index.root))
    for result in plan.list_rows_with(Outcome.NEW):
        changes.create(path_of(result.row.kind, result.id), result.row.data)
    return changes
