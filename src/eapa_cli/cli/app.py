"""The program: one line a command, and the one place where exceptions become exit codes."""

import errno
import gc
import sys
from typing import Annotated, Final

import typer

from eapa_cli import __version__
from eapa_cli.cli.lazy_commands import lazy_group
from eapa_cli.cli.streams import OutputLostError, code_when_lost, discard_output, flush_output, standard_streams
from eapa_cli.cli.usage_errors import check_arguments
from eapa_cli.errors import EapaError, ExitCode, UnreadableError, UsageError

_LONGEST_MESSAGE: Final = 2000

# To add a command: a module of its name in commands/, and a line here.
HELP_GROUPS: Final = {
    "Look up": {
        "list": "List agreements or organizations.",
        "show": "Show records and all that refers to them.",
        "search": "Find records by words in any of their texts, best first.",
        "due": "Show what expires, renews automatically or needs notice.",
        "stats": "Count agreements by what they have in common.",
        "graph": "Show who has concluded agreements with whom.",
        "history": "Show who changed a record, how and when.",
        "changes": "Show what a branch or a pull request changes.",
        "sql": "Query the register in SQL, read-only.",
    },
    "Enter and change": {
        "add-agreement": "Add an agreement.",
        "add-organization": "Add an organization.",
        "amend": "Add an agreement that amends another.",
        "renew": "Add an agreement that renews another.",
        "supersede": "Add an agreement that replaces another.",
        "terminate": "Record that an agreement ended before its time.",
        "rename-organization": "Record a new official name of an organization.",
        "dissolve": "Record that an organization was dissolved.",
        "set": "Set fields of a record.",
        "unset": "Remove fields from a record.",
        "add-to": "Add an item to a list of a record.",
        "edit": "Change a record in an editor.",
        "rename": "Change the id of a record and all references to it.",
        "merge": "Merge two records and redirect references.",
        "remove": "Remove a record that nothing refers to.",
    },
    "Check": {
        "validate": "Check the register and report each problem with its place.",
        "rules": "Explain the rules that the register is checked against.",
        "fmt": "Format files: order of keys, quotes and indentation.",
    },
    "Exchange": {
        "import": "Add agreements and organizations from a spreadsheet.",
        "export": "Write the register to a file for other programs.",
        "site": "Write the register as a static site.",
        "serve": "Show the site of the register on this machine.",
    },
    "Set up": {
        "init": "Create a register in a folder.",
    },
}
"""The commands and their summaries, by the panel of the help that lists them."""

COMMANDS: Final = {name: summary for group in HELP_GROUPS.values() for name, summary in group.items()}

_READING: Final = frozenset({"list", "show", "search", "due", "stats", "sql", "history", "graph", "export", "site"})
"""The commands that can run a second time since they change nothing in the register."""

app = typer.Typer(
    name="eapa",
    cls=lazy_group(HELP_GROUPS),
    help="Maintain a register of cooperation agreements in YAML files.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"eapa {__version__}")
        raise typer.Exit


@app.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Show the version.",
            is_eager=True,
            callback=lambda value: _show_version(asked=value),
        ),
    ] = False,
) -> None:
    """Take the options that stand before a command."""


def main() -> int:
    """Run the program, and return its exit code."""
    # Garbage collection of what is imported would cost a look-up 4 ms.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    with standard_streams():
        code = _run(is_first=True)
        if lost := flush_output():
            code = _lost(lost, code)
        return code


def _run(*, is_first: bool) -> ExitCode:
    code = ExitCode.DONE
    try:
        check_arguments(sys.argv[1:])
        app(prog_name="eapa")  # also when it was started as `python -m eapa_cli`
    except SystemExit as end:  # as Typer ends every command
        code = ExitCode(int(end.code or 0))
    except OutputLostError as lost:
        discard_output()
        code = _lost(lost, code)
    except EapaError as error:
        report(error)
        code = error.code
    except Exception as error:  # noqa: BLE001  # anything else is a bug
        if usage := _fault_of_an_argument(error):
            report(usage)
            return ExitCode.USAGE
        if is_first and _was_of_the_cache():
            if sys.argv[1:2] and sys.argv[1] in _READING:
                return _run(is_first=False)
            report(UnreadableError("the cache was damaged and has been removed", hint="give the command again"))
            return ExitCode.UNREADABLE
        import traceback  # it costs 8 ms, and only a bug needs it

        traceback.print_exc()
        code = ExitCode.BUG
    return code


def _lost(lost: OutputLostError, code: ExitCode) -> ExitCode:
    if not lost.is_closed_pipe:
        report(lost.reported())
    return code_when_lost(lost, code)


def _was_of_the_cache() -> bool:
    """Remove the cache if it is damaged, and return whether it was."""
    from eapa_cli.cli.context import remove_damaged_cache

    return remove_damaged_cache()


def _fault_of_an_argument(error: Exception) -> UsageError | None:
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        name = str(error.filename or "")
        return UsageError(f"the name of the file '{name[:40]}…' is too long", hint="give a shorter name")
    return None


def report(error: EapaError) -> None:
    """Report on stderr why a command ended, and what to do; a value that is quoted in it may be long."""
    from eapa_cli.render.clean import clean

    typer.echo(f"error: {_shortened(clean(error.message))}", err=True)
    if error.hint:
        typer.echo(f"hint: {_shortened(clean(error.hint))}", err=True)


def _shortened(text: str) -> str:
    half = _LONGEST_MESSAGE // 2
    return text if len(text) <= _LONGEST_MESSAGE else f"{text[:half]} … {text[-half:]}"
