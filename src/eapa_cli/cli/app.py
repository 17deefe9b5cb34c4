"""The program: one line a command, and the one place where exceptions become exit codes."""

import gc
import os
import sys
from typing import Annotated, Final

import typer

from eapa_cli import __version__
from eapa_cli.cli.lazy_commands import lazy_group
from eapa_cli.cli.output_errors import answer
from eapa_cli.errors import EapaError, ExitCode, UsageError

# To add a command: a module of its name in commands/, and a line here.
COMMANDS: Final = {
    "list": "List agreements or organizations.",
    "show": "Show records and all that refers to them.",
    "search": "Find records by words in any of their texts, best first.",
    "due": "Tell what expires, renews by itself or needs notice.",
    "stats": "Count agreements by what they have in common.",
    "sql": "Ask in SQL what the filters cannot ask; it only reads.",
    "history": "Show the life of a record: who did what to it, and when.",
    "changes": "Show what a branch or a pull request does to the register.",
    "validate": "Check the register: every fault, with its place and what to do.",
    "rules": "Say what the rules claim, and of one also why, with an example.",
    "add-organization": "Add an organization.",
    "add-agreement": "Add an agreement.",
    "amend": "Add an agreement that amends another.",
    "renew": "Add an agreement that renews another.",
    "supersede": "Add an agreement that takes the place of another.",
    "terminate": "Record that an agreement ended before its time.",
    "rename-organization": "Give an organization a new official name from a date on.",
    "dissolve": "Record that an organization was dissolved.",
    "set": "Set fields of a record.",
    "unset": "Take fields out of a record.",
    "add-to": "Add to a list of a record.",
    "edit": "Change a record in an editor.",
    "rename": "Give a record another id; all that refers to it follows.",
    "merge": "Make two records of the same thing one; all that refers to the first follows.",
    "remove": "Remove a record, if nothing refers to it.",
    "fmt": "Lay out files in house style: order of keys, quotes, indentation.",
    "export": "Write the register in another form, for other programs.",
    "graph": "Show who has concluded agreements with whom.",
    "import": "Take agreements and organizations from a spreadsheet.",
    "init": "Start a register in a folder.",
}

app = typer.Typer(
    name="eapa",
    cls=lazy_group(COMMANDS),
    help="A register of cooperation agreements, kept as YAML files.",
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
    """Run the program; the exit code says how it ended."""
    # What is imported stays: to look through it for garbage while more is imported costs a look-up 4 ms.
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)
    if sys.stdout is None:  # it was closed, as by `>&-`
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # for as long as the program runs
    for stream in (sys.stdout, sys.stderr):
        # A name in a script that the terminal cannot show is shown by its code points, and ends no command.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    code = ExitCode.DONE
    try:
        with answer():
            app(prog_name="eapa")  # also when it was started as `python -m eapa_cli`
    except EapaError as error:
        report(error)
        code = error.code
    except Exception as error:  # noqa: BLE001  # whatever else it is, it is a bug, and says so
        if _is_of_an_argument(error):
            report(UsageError("an argument is not text in UTF-8"))
            return ExitCode.USAGE
        import traceback  # it costs 8 ms, and only a bug needs it

        traceback.print_exc()
        code = ExitCode.BUG
    return code


def _is_of_an_argument(error: Exception) -> bool:
    # Bytes that are no UTF-8 stand for themselves in an argument, by characters that no text can be written with.
    cause = error.__cause__ or error  # what a library in another language meets comes wrapped
    return isinstance(cause, UnicodeEncodeError) and cause.object[cause.start] in "".join(sys.argv[1:])


def report(error: EapaError) -> None:
    """Say on stderr why a command ended, and what to do."""
    from eapa_cli.render.clean import clean

    typer.echo(f"error: {clean(error.message)}", err=True)
    if error.hint:
        typer.echo(f"hint: {clean(error.hint)}", err=True)
