"""Commands import only the modules that they need, and may be interrupted while they import them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import Eapa

# The program that users start, which prints the names of its modules at the end.
PROGRAM = """\
import sys
from eapa_cli.cli.app import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""
LIST = ["list", "--country", "UZ"]
LIST_BY_NAME = ["list", "--party", "tass", "--signatory", "Gusman"]
SHOW = ["show", "2021-09-24-eapa-scopdc-uz"]


def find_imported_modules(register: Path, *arguments: str) -> set[str]:
    """Return the modules that a command imports in a new process."""
    # Coverage starts in each process and imports modules of its own.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    command = [sys.executable, "-c", PROGRAM, *arguments]
    outcome = subprocess.run(
        command, cwd=register, env=environ, capture_output=True, check=True, text=True, encoding="utf-8"
    )
    assert outcome.stdout
    return set(outcome.stderr.split())


# Each import takes a part of the time that a user waits for a command. These large libraries are for other commands.
UNNEEDED_LIBRARIES = "rich yaml jsonschema babel questionary trafilatura pypdf docx pymorphy3 lxml"


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], "jsonschema_rs importlib.metadata rapidfuzz sqlite3"),
        (["--version"], "jsonschema_rs importlib.metadata rapidfuzz sqlite3"),
        (LIST, ("jsonschema_rs importlib.metadata rapidfuzz dataclasses json shlex hashlib anyascii "
                "eapa_cli.text.catalogues eapa_cli.text.countries eapa_cli.text.fold eapa_cli.index.field_paths "
                "eapa_cli.index.row_update")),
        (LIST_BY_NAME, ("jsonschema_rs importlib.metadata rapidfuzz json shlex "
                        "eapa_cli.model.dates eapa_cli.index.row_update")),
        (SHOW, "jsonschema_rs importlib.metadata eapa_cli.text.catalogues"),
        (["search", "TASS"], "jsonschema_rs importlib.metadata icalendar"),
        (["stats"], "jsonschema_rs importlib.metadata rapidfuzz"),
        (["due"], "jsonschema_rs importlib.metadata rapidfuzz icalendar"),
        (["sql", "SELECT 1"], "jsonschema_rs importlib.metadata"),
        (["validate"], ""),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)  # fmt: skip
def test_a_command_imports_no_slow_module_that_it_does_not_need(
    eapa: Eapa, register: Path, arguments: list[str], unneeded: str
) -> None:
    assert eapa("list").code == 0  # creates the read model, so that the command need not
    modules = find_imported_modules(register, *arguments)

    assert "eapa_cli.cli.app" in modules  # the program has printed its modules
    assert modules & {*UNNEEDED_LIBRARIES.split(), *unneeded.split()} == set()


# The program, in which Ctrl-C comes while a module is imported.
INTERRUPTED_PROGRAM = """\
import runpy, sys
class Interruption:
    def find_spec(self, name, *_):
        if name == "typer":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interruption())
runpy.run_module("eapa_cli", run_name="__main__")
"""


def test_an_interruption_of_the_first_imports_shows_no_traceback(register: Path) -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_PROGRAM], cwd=register, capture_output=True, check=False, text=True
    )

    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (130, "", "")
