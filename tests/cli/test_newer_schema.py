"""A register with a newer schema is read as far as possible, with one warning, and never changed."""

from pathlib import Path

import pytest
from running import Eapa
from samples import edit_file

from eapa_cli import __version__
from eapa_cli.cli.app import HELP_GROUPS

WARNING = (
    f"the register has schema 3, but eapa {__version__} supports only schema 1: "
    "upgrade eapa to read all of its fields and to change it\n"
)
AGREEMENT = "2021-09-24-eapa-scopdc-uz"
# Valid arguments of each command. The schema is checked before the command reads the files and records that they name.
ARGUMENTS_OF_WRITING_COMMANDS = {
    "add-agreement": ("--type", "agreement"),
    "add-organization": ("--name", "A"),
    "amend": (AGREEMENT,),
    "renew": (AGREEMENT,),
    "supersede": (AGREEMENT,),
    "sign": (AGREEMENT,),
    "terminate": (AGREEMENT, "--date", "2026-01-01"),
    "rename-organization": ("tass", "--name", "B"),
    "dissolve": ("tass", "--date", "2026"),
    "set": ("tass", "country=RU"),
    "unset": ("tass", "country"),
    "attach": (AGREEMENT, "data/register.yaml"),
    "add-to": ("tass", "sources", "url=https://example.org"),
    "edit": ("tass",),
    "rename": ("tass", "tass-2"),
    "merge": ("tass", "eapa"),
    "remove": ("tass",),
    "fmt": (),
    "import": ("rows.csv",),
    "undo": (),
}


@pytest.fixture
def newer_register(register: Path) -> Path:
    """Return a register with a newer schema, and with fields that this program does not know."""
    edit_file(register / "data/register.yaml", "schema: 1", 'schema: 3\n"mood": calm')
    edit_file(register / "data/organizations/tass.yaml", "\ncountry:", "\ncolour: blue\ncountry:")
    return register


def read_content(register: Path) -> dict[str, bytes]:
    """Return the contents of all files."""
    return {str(path): path.read_bytes() for path in register.rglob("*") if path.is_file()}


@pytest.mark.usefixtures("newer_register")
@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("show", "tass"),
        ("search", "TASS"),
        ("stats",),
        ("due",),
        ("export", "-", "--format", "jsonl"),
        ("sql", "SELECT 1"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_newer_register_is_read_with_one_warning(eapa: Eapa, arguments: tuple[str, ...]) -> None:
    outcome = eapa(*arguments)

    assert (outcome.code, outcome.err) == (0, f"warning: {WARNING}")
    assert outcome.out


def test_validate_warns_on_stderr(newer_register: Path, eapa: Eapa) -> None:
    outcome = eapa("validate", cwd=newer_register)

    assert (outcome.code, outcome.err) == (1, f"warning: {WARNING}")
    assert "there is no field 'mood' here" in outcome.out


@pytest.mark.parametrize("command", ARGUMENTS_OF_WRITING_COMMANDS)
def test_a_newer_register_is_never_changed(newer_register: Path, eapa: Eapa, command: str) -> None:
    before = read_content(newer_register)

    outcome = eapa(command, *ARGUMENTS_OF_WRITING_COMMANDS[command])

    assert (outcome.code, outcome.out, outcome.err) == (3, "", f"error: {WARNING}")
    assert read_content(newer_register) == before


def test_every_command_that_changes_records_is_tested() -> None:
    assert set(HELP_GROUPS["Enter and change"]) <= set(ARGUMENTS_OF_WRITING_COMMANDS)


def test_fmt_check_and_import_template_accept_a_newer_register(newer_register: Path, eapa: Eapa) -> None:
    assert eapa("fmt", "--check", str(newer_register / "data/agreements")).code == 0
    assert eapa("import", "--template", "t.csv").code == 0


def test_a_register_does_not_get_a_schema_with_which_it_could_not_be_changed(eapa: Eapa, register: Path) -> None:
    before = read_content(register)

    outcome = eapa("set", "register", "schema=2", "--force")

    message = f"nothing was written: eapa {__version__} supports only schema 1, not schema 2"
    assert (outcome.code, outcome.err) == (3, f"error: {message}\n")
    assert read_content(register) == before


def test_an_interrupted_command_is_not_completed_in_a_newer_register(newer_register: Path, eapa: Eapa) -> None:
    (newer_register / ".eapa").mkdir()
    (newer_register / ".eapa/journal.json").write_text("{}")

    assert eapa("list").err == f"warning: {WARNING}"


@pytest.mark.parametrize(
    ("line", "is_newer"),
    [
        ("schema: 1", False),
        ("", False),
        ("schema: 3\r", True),  # with a line break of Windows
        ("schema: 3 # the newest", True),
        ('"schema": 3', True),
        ("schema : 3", True),
        ('schema: "3"', True),
        ("schema: three", False),
        (f"schema: {'3' * 5000}", False),
        ("schema: [3", False),
        ("x-schema: 3", False),
    ],
)
def test_the_version_is_read_in_any_spelling(eapa: Eapa, register: Path, line: str, is_newer: bool) -> None:
    register_file = register / "data/register.yaml"
    register_file.write_bytes(register_file.read_bytes().replace(b"schema: 1", line.encode()))

    assert (WARNING in eapa("list").err) is is_newer


def test_a_version_must_be_a_number(eapa: Eapa, register: Path) -> None:
    edit_file(register / "data/register.yaml", "schema: 1", "schema: 0")

    assert "data/register.yaml:1:9: error: " in eapa("validate").out
