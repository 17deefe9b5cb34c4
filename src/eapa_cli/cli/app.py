"""The program: the table of commands, and the exit codes of exceptions."""

import errno
import gc
import os
import sys
from typing import Annotated, Final

import typer

from eapa_cli import __version__
from eapa_cli.cli.argument_checks import check_encoding
from eapa_cli.cli.language_option import LANGUAGE_OPTION, skip_global_options, use_language_of_option
from eapa_cli.cli.lazy_commands import make_lazy_group
from eapa_cli.cli.streams import (
    OutputLostError,
    choose_exit_code,
    discard_output,
    flush_output,
    provide_standard_streams,
)
from eapa_cli.errors import EapaError, ExitCode, UnreadableError, UsageError
from eapa_cli.text.interface_language import LANGUAGE_VARIABLE, choose_language
from eapa_cli.text.interface_language import gettext as _

# A short command creates fewer objects. Python's default is 2,000 or less.
_OBJECTS_BEFORE_COLLECTION: Final = 50_000
# A longer message, such as one that contains a long argument, is shortened in the middle.
_MAX_MESSAGE_LENGTH: Final = 2000
# The message about a file name that is too long shows this number of its characters.
_SHOWN_NAME_LENGTH: Final = 40

# To add a command, add a module with its name to commands/, and a line here.
HELP_GROUPS: Final = {
    "Look up": {
        "list": "List agreements or organizations.",
        "show": "Show records and everything that refers to them.",
        "search": "Find records by words in any field, best matches first.",
        "due": "List agreements that expire, renew automatically or need notice.",
        "stats": "Count agreements by status, year, country and more.",
        "graph": "Show which organizations have agreements with each other.",
        "open": "Open a document or a source of a record.",
        "history": "Show who changed a record, how and when.",
        "changes": "Show the changes of a branch or a pull request.",
        "sql": "Query the register in SQL, read-only.",
    },
    "Enter and change": {
        "add-agreement": "Add an agreement.",
        "add-organization": "Add an organization.",
        "sign": "Record that an agreement was signed.",
        "amend": "Add an agreement that amends another.",
        "renew": "Add an agreement that renews another.",
        "supersede": "Add an agreement that replaces another.",
        "terminate": "Record the early termination of an agreement.",
        "rename-organization": "Record a new official name of an organization.",
        "dissolve": "Record that an organization was dissolved.",
        "set": "Set fields of a record.",
        "unset": "Remove fields from a record.",
        "add-to": "Add an item to a list of a record.",
        "attach": "Add scans and other files to an agreement.",
        "edit": "Change a record in an editor.",
        "rename": "Change the id of a record and all references to it.",
        "merge": "Merge two records and redirect references.",
        "remove": "Remove a record to which no other record refers.",
    },
    "Save and undo": {
        "save": "Save the changes of the register in git.",
        "undo": "Undo the last command that changed the register.",
        "log": "List the last commands that changed the register.",
    },
    "Check": {
        "validate": "Check the register and report each problem with its place.",
        "rules": "Explain the rules that the register is checked against.",
        "fmt": "Format files: order of keys, quotes and indentation.",
        "doctor": "Check everything around the records, and show how to fix it.",
    },
    "Exchange": {
        "import": "Add agreements and organizations from a spreadsheet.",
        "export": "Write the register to a file for other programs.",
        "report": "Write a report to print or send: HTML, DOCX, PDF or XLSX.",
        "site": "Write the register as a static site.",
        "serve": "Show the site of the register on this machine.",
    },
    "Set up": {
        "init": "Create a register in a folder.",
    },
}
"""The commands and their summaries, by the panel of the help that lists them."""

COMMANDS: Final = {name: summary for group in HELP_GROUPS.values() for name, summary in group.items()}

_READ_COMMANDS: Final = frozenset(
    {"list", "show", "search", "due", "stats", "sql", "history", "graph", "export", "report", "site", "log"}
)
"""The commands that run again after a damaged cache was removed, since running them twice does no harm."""

app = typer.Typer(
    name="eapa",
    cls=make_lazy_group(HELP_GROUPS),
    help="Maintain a register of cooperation agreements in YAML files.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(*, requested: bool) -> None:
    if requested:
        typer.echo(f"eapa {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[  # handled by its callback
        bool,
        typer.Option(
            "--version",
            help="Show the version.",
            is_eager=True,
            callback=lambda value: _show_version(requested=value),
        ),
    ] = False,
    lang: Annotated[  # handled by its callback
        str | None,
        typer.Option(
            LANGUAGE_OPTION,
            metavar="LANG",
            help=f"The language for people: en or ru (default: {LANGUAGE_VARIABLE}, or the locale).",
            is_eager=True,  # `--lang ru --help` is a page in Russian
            callback=use_language_of_option,
        ),
    ] = None,
) -> None:
    """Handle the options before a command, all of which have callbacks."""


def main() -> int:
    """Run the program, and return its exit code."""
    # Garbage collection would cost a short command 4 ms, mostly in imported modules, which are never garbage.
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    with provide_standard_streams():
        code = _run(is_first=True)
        if lost := flush_output():
            code = _report_lost_output(lost, code)
        return code


def _run(*, is_first: bool) -> ExitCode:
    """Run the command line; on the first run, a damaged cache is removed, and a command that only reads runs again."""
    code = ExitCode.DONE
    choose_language(os.environ)
    try:
        check_encoding(sys.argv[1:])
        app(prog_name="eapa")  # also when started as `python -m eapa_cli`
    except SystemExit as end:  # Typer ends every command by raising it
        code = ExitCode(int(end.code or 0))
    except OutputLostError as lost:
        discard_output()
        code = _report_lost_output(lost, code)
    except EapaError as error:
        report(error)
        code = error.code
    except Exception as error:  # noqa: BLE001  # its cause may be a damaged cache, or a bug
        code = _handle_exception(error, is_first=is_first)
    return code


def _handle_exception(error: Exception, *, is_first: bool) -> ExitCode:
    """Report an error that the user can correct, remove a damaged cache, or else show the traceback of a bug."""
    if user_error := _make_user_error(error):
        report(user_error)
        return user_error.code
    if is_first and _remove_damaged_cache():
        command = next(iter(skip_global_options(sys.argv[1:])), "")
        if command in _READ_COMMANDS:
            return _run(is_first=False)
        message = _("the cache was damaged and has been removed")
        report(UnreadableError(message, hint=_("run the command again")))
        return ExitCode.UNREADABLE
    import traceback  # takes 8 ms

    traceback.print_exc()
    return ExitCode.BUG


def _report_lost_output(lost: OutputLostError, code: ExitCode) -> ExitCode:
    if not lost.is_closed_pipe:
        report(lost.make_user_error())
    return choose_exit_code(lost, code)


def _remove_damaged_cache() -> bool:
    from eapa_cli.cli.register_access import remove_damaged_cache

    return remove_damaged_cache()


def _make_user_error(error: Exception) -> EapaError | None:
    """Return the error to report for a name that is too long or a deleted current folder; None for another error."""
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        name = str(error.filename or "")
        message = _("the name of the file '%(start)s…' is too long") % {"start": name[:_SHOWN_NAME_LENGTH]}
        return UsageError(message, hint=_("give a shorter name"))
    if isinstance(error, FileNotFoundError) and error.filename is None:  # only `os.getcwd` gives no name
        return UnreadableError(_("the current folder was deleted"), hint=_("go to another folder"))
    return None


def report(error: EapaError) -> None:
    """Report an error and its hint on stderr; a long text is shortened in the middle."""
    from eapa_cli.render import messages

    messages.error(_shorten(error.message), hint=error.hint and _shorten(error.hint))


def _shorten(text: str) -> str:
    """Return the start and the end of a long text."""
    half = _MAX_MESSAGE_LENGTH // 2
    return text if len(text) <= _MAX_MESSAGE_LENGTH else f"{text[:half]} … {text[-half:]}"
