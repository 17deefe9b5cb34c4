"""Errors in a command line."""

import re
import shlex
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa
from samples import edit_file

LIST_HELP_HINT = "'eapa list -h' shows its arguments and options"
"""The hint where no better one is known."""


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        # The hints name what users probably meant: a similar word, the option for a value, or the right order.
        ("lst", "'lst' is not a command", "did you mean 'list' or 'set'?"),
        ("zzz", "'zzz' is not a command", "'eapa --help' lists the commands"),
        ("--lang en", "no command is given", "'eapa --help' lists the commands"),
        ("--nope", "'eapa' has no option '--nope'", "'eapa -h' shows its arguments and options"),
        ("--version=3", "--version takes no value", "write '--version' alone"),
        ("list --country", "--country needs a value", "write '--country VALUE'"),
        ("list UZ", "'eapa list' does not accept 'UZ'", "write '--country UZ'"),
        (
            "help",
            "'help' is not a command",
            "'eapa --help' lists the commands, and 'eapa list --help' explains one of them",
        ),
        ("help due", "'help' is not a command", "'eapa due --help' explains the command"),
        (
            "--country UZ list",
            "--country is an option of 'eapa list', and goes after it",
            "write 'eapa list --country UZ'",
        ),
        (
            "--party set list organizations --type ngo",
            "--party is an option of 'eapa list', and goes after it",
            "write 'eapa list --party set organizations --type ngo'",
        ),
        ("--nope list", "'eapa' has no option '--nope'", "'eapa -h' shows its arguments and options"),
        ("find tass", "'find' is not a command", "'eapa search WORDS' finds records by their words"),
        ("list --city Moscow", "'eapa list' has no option '--city'", "did you mean '--place'?"),
        ("list --type memo", "no agreement is of the type 'memo'", "did you mean 'memorandum'?"),
        ("search tass --type memo", "no record is of the type 'memo'", "did you mean 'memorandum'?"),
        ("list --sort -date", "--sort: agreements have no column 'date'", "did you mean 'signed'?"),
        (
            "list --columns file,sign",
            "--columns: agreements have no column 'sign'",
            "did you mean 'signed' or 'signatories'?",
        ),
        ("list --year 21", "--year: '21' is out of range", "give a whole number, from 1000 to 9999"),
        ("list Узбекистан", "'eapa list' does not accept 'Узбекистан'", "write '--country UZ'"),
        ("list orgs", "'eapa list' does not accept 'orgs'", "did you mean 'organizations'?"),
        ("list organisations", "'eapa list' does not accept 'organisations'", "did you mean 'organizations'?"),
        ("list zzz", "'eapa list' does not accept 'zzz'", "the values are agreements, organizations"),
        ("list s", "'eapa list' does not accept 's'", "the values are agreements, organizations"),
        ("list agreements UZ", "'eapa list' does not accept 'UZ'", "write '--country UZ'"),
        ("list agreements x y", "'eapa list' does not accept 'x y'", LIST_HELP_HINT),
        ("due --within", "--within needs a value", "write '--within VALUE'"),
        ("rename a b c", "'eapa rename' does not accept 'c'", "'eapa rename -h' shows its arguments and options"),
        ("show", "'eapa show' needs ID", "the usage is 'eapa show [OPTIONS] ID...'"),
        ("list --year 2022-10", "--year: '2022-10' is not a whole number", "write '--since 2022-10 --until 2022-10'"),
        ("list --year x", "--year: 'x' is not a whole number", "give a whole number, from 1000 to 9999"),
        ("list --limit 0", "--limit: '0' is out of range", "give a whole number of at least 1"),
        ("list --limit 2022-10", "--limit: '2022-10' is not a whole number", "give a whole number of at least 1"),
        ("sql --seconds x q", "--seconds: 'x' is not a number", "give a number of at least 0.001"),
        (
            "list --since 2023 --until 2022",
            "--until 2022 is before --since 2023",
            "write '--since 2022 --until 2023'",
        ),
        ("list --month 10", "'eapa list' has no option '--month'", "did you mean '--since 2022-10 --until 2022-10'?"),
        ("show --month 10", "'eapa show' has no option '--month'", "'eapa show -h' shows its arguments and options"),
        ("list --contry UZ", "'eapa list' has no option '--contry'", "did you mean '--country'?"),
        ("list --partner tass", "'eapa list' has no option '--partner'", "did you mean '--party'?"),
        ("stats --by contry", "--by: 'contry' is not one of the values", "did you mean 'country'?"),
        ("list --country UZ,RU", "no country is called 'UZ,RU'", "repeat the option: --country UZ --country RU"),
        (
            "list --status unknown,expired",
            "--status: 'unknown,expired' is not one of the values",
            "repeat the option: --status unknown --status expired",
        ),
        (
            "list --type roadmap,protocol",
            "no agreement is of the type 'roadmap,protocol'",
            "repeat the option: --type roadmap --type protocol",
        ),
        (
            "list --type university",
            "no agreement is of the type 'university'",
            "it is a type of organizations: 'eapa list organizations --type university'",
        ),
    ],
)
def test_usage_error_is_one_sentence_and_a_hint(eapa: Eapa, line: str, message: str, hint: str) -> None:
    assert eapa(*line.split()) == (2, "", f"error: {message}\nhint: {hint}\n")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--country", "South Korea, Japan"], "repeat the option: --country 'South Korea' --country Japan"),
        (["--country", ""], "give its code, such as UZ, its name in any language, or 'international'"),
        (["--country", "UZ,"], "give its code, such as UZ, its name in any language, or 'international'"),
        (
            ["--type", "Regional government"],
            "it is a type of organizations: 'eapa list organizations --type regional-government'",
        ),
    ],
)
def test_hint_for_a_value_with_spaces_or_a_final_comma_can_be_typed(
    eapa: Eapa, arguments: list[str], hint: str
) -> None:
    assert eapa("list", *arguments).err.endswith(f"\nhint: {hint}\n")


def test_an_unexpected_argument_with_a_line_break_is_named(eapa: Eapa) -> None:
    first_line = eapa("rename", "a", "b", "c\nd").err.splitlines()[0]

    # Newer releases of Typer escape it before the program does.
    assert first_line in {f"error: 'eapa rename' does not accept 'c{escape}d'" for escape in (r"\x0a", r"\n")}


def test_a_value_with_the_words_of_the_message_is_shown_as_a_whole(eapa: Eapa) -> None:
    assert eapa("list", "--limit", "a is not b").err.startswith("error: --limit: 'a is not b' is not a whole number\n")


@pytest.mark.parametrize(
    ("command", "option"), [("due", "--within"), ("list", "--expiring-within"), ("report report.html", "--within")]
)
def test_an_empty_duration_is_refused_with_what_to_write(eapa: Eapa, command: str, option: str) -> None:
    message = (
        f"error: {option}: 'P0D' is an empty duration: write at least one day, such as 'P1D', or omit the duration"
    )

    assert eapa(*command.split(), option, "0d").err.startswith(message)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        *((f"{command} ''", "PATH") for command in ("fmt", "validate", "validate data", "attach 2020-01-31-eapa-tass")),
        *((f"{command} ''", "FILE") for command in ("import", "export", "report")),
        *((f"{command} ''", "DIR") for command in ("init", "site")),
        ("list --register ''", "--register"),
        ("graph --output=", "--output"),
        ("add-agreement --from ''", "--from"),
        ("add-agreement --from-text ''", "--from-text"),
        ("sign tass --document ''", "--document"),
    ],
)
def test_an_empty_path_is_not_the_current_folder(eapa: Eapa, line: str, name: str) -> None:
    message = f"error: {name} is an empty path\nhint: write the path of a file or a folder\n"

    assert eapa(*shlex.split(line)) == (2, "", message)


@pytest.mark.parametrize(
    "line", ["list --since 2020 --since 2021", "due --as-of 2020 --as-of=2021", "log --limit 1 --limit 1"]
)
def test_an_option_with_one_value_is_given_once(eapa: Eapa, line: str) -> None:
    option = line.split()[1]

    assert eapa(*line.split()) == (2, "", f"error: {option} is given 2 times\nhint: give it once\n")


def test_flags_and_options_with_several_values_may_be_repeated(eapa: Eapa) -> None:
    line = "validate --strict --strict"

    assert eapa(*line.split()).code == 0
    assert eapa("list", "--year", "2020", "--year", "2021") != eapa("list", "--year", "2021")


def test_unknown_format_is_refused_with_the_possible_ones(eapa: Eapa) -> None:
    outcome = eapa("list", "--format", "xml")

    assert outcome.code == 2
    # The other formats, which a new exporter may add to, are names of small letters.
    assert re.fullmatch(
        r"error: --format: 'xml' is not one of the values\nhint: the values are table, tsv, [a-z, ]+\n", outcome.err
    )


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["set", "tass", "x-o'b="], """'eapa unset ID 'x-o'"'"'b''"""),
        (["add-to", "tass", "x-my own", "1"], "'eapa set ID 'x-my own=VALUE''"),
        (["set", "two words", "type=ngo"], "'eapa edit 'two words'' opens the file"),
        (["graph"], "'eapa add-organization --id 'us & them''"),
        (["import", "our plan.xlsx"], "or apply the edits: eapa import --update 'our plan.xlsx'"),
        (["import", "--dry-run", "our plan.csv"], """ignore one of them with --map 'Date'"'"' signed='"""),
    ],
)
def test_a_value_in_a_suggested_command_is_quoted(eapa: Eapa, register: Path, arguments: list[str], hint: str) -> None:
    assert eapa("export", "--workbook", "our plan.xlsx").code == 0
    (register / "our plan.csv").write_text("date,Date' signed,party\n2024-01-02,2024-01-02,tass\n", encoding="utf-8")
    (register / "data/organizations/two words.yaml").write_text("{", encoding="utf-8")
    edit_file(register / "data/register.yaml", "owner: eapa", "owner: us & them")

    outcome = eapa(*arguments)

    assert hint in outcome.err + outcome.out


@pytest.mark.parametrize(
    "line",
    [
        "list", "search assembly", "show tass", "sql 'select id from agreements'", "due",
        "stats", "history tass", "changes", "log", "doctor", "rules", "import --dry-run rows.csv",
    ],
)  # fmt: skip
def test_help_offers_the_formats_that_a_command_accepts(eapa: Eapa, register: Path, line: str) -> None:
    Repo(register).start().commit("Data")
    (register / "rows.csv").write_text("party,date\ntass,2024-05-06\n", encoding="utf-8")
    command, *arguments = shlex.split(line)
    offered = re.search(r"--format [<\[]([a-z|]+)[>\]]", eapa(command, "--help").out)  # the brackets are Typer's
    assert offered

    codes = {one: eapa(command, *arguments, "--format", one).code for one in offered[1].split("|")}

    assert 2 not in codes.values(), codes


@pytest.mark.parametrize(
    "line",
    [
        "list --country UZ",
        "list organizations",
        "list --since 2022-10 --until 2022-10",
        "list --country UZ --country RU",
        "list organizations --has scope",
        "list --since 2022-10 --until 2022",
    ],
)
def test_commands_that_hints_suggest_succeed(eapa: Eapa, line: str) -> None:
    outcome = eapa(*line.split())

    assert (outcome.code, outcome.err) == (0, "")


def test_help_is_shown_without_arguments_but_as_a_usage_error(eapa: Eapa) -> None:
    assert eapa() == (2, "", eapa("--help").out)
