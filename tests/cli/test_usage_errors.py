"""What is said of a command line that cannot be understood."""

import re

import pytest
from running import Eapa

SHOWS = "'eapa list -h' shows what it takes"


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("lst", "'lst' is not a command", "did you mean 'list' or 'set'?"),
        ("zzz", "'zzz' is not a command", "'eapa --help' lists the commands"),
        ("--nope", "'eapa' has no option '--nope'", "'eapa -h' shows what it takes"),
        ("--version=3", "--version takes no value", "write '--version' alone"),
        ("list --country", "--country needs a value", "write it behind: '--country VALUE'"),
        ("list UZ", "'eapa list' does not know 'UZ'", "write '--country UZ'"),
        ("find tass", "'find' is not a command", "'eapa search WORDS' finds records by their words"),
        ("list --city Moscow", "'eapa list' has no option '--city'", "did you mean '--place'?"),
        ("list --type memo", "no agreement is of the type 'memo'", "did you mean 'memorandum'?"),
        ("list --sort -date", "--sort: agreements have no column 'date'", "did you mean 'signed'?"),
        (
            "list --columns file,sign",
            "--columns: agreements have no column 'sign'",
            "did you mean 'signed' or 'signatories'?",
        ),
        ("list --year 21", "--year: '21' is out of range", "give a whole number, from 1000 to 9999"),
        ("list Узбекистан", "'eapa list' does not know 'Узбекистан'", "write '--country UZ'"),
        ("list orgs", "'eapa list' does not know 'orgs'", "did you mean 'organizations'?"),
        ("list organisations", "'eapa list' does not know 'organisations'", "did you mean 'organizations'?"),
        ("list zzz", "'eapa list' does not know 'zzz'", "there are agreements, organizations"),
        ("list s", "'eapa list' does not know 's'", "there are agreements, organizations"),
        ("list agreements UZ", "'eapa list' does not know 'UZ'", "write '--country UZ'"),
        ("list agreements x y", "'eapa list' does not know 'x y'", SHOWS),
        ("due --within", "--within needs a value", "write it behind: '--within VALUE'"),
        ("rename a b c", "'eapa rename' does not know 'c'", "'eapa rename -h' shows what it takes"),
        ("show", "'eapa show' needs ID", "the form is 'eapa show [OPTIONS] ID...'"),
        ("list --year 2022-10", "--year: '2022-10' is not a whole number", "write '--since 2022-10 --until 2022-10'"),
        ("list --year x", "--year: 'x' is not a whole number", "give a whole number, from 1000 to 9999"),
        ("list --limit 0", "--limit: '0' is out of range", "give a whole number, from 1 on"),
        ("list --limit 2022-10", "--limit: '2022-10' is not a whole number", "give a whole number, from 1 on"),
        ("sql --seconds x q", "--seconds: 'x' is not a number", "give a number, from 0.001 on"),
        (
            "list --since 2023 --until 2022",
            "nothing is both since 2023 and until 2022: the end lies before the beginning",
            "write '--since 2022 --until 2023'",
        ),
        ("list --month 10", "'eapa list' has no option '--month'", "did you mean '--since 2022-10 --until 2022-10'?"),
        ("show --month 10", "'eapa show' has no option '--month'", "'eapa show -h' shows what it takes"),
        ("list --contry UZ", "'eapa list' has no option '--contry'", "did you mean '--country'?"),
        ("list --partner tass", "'eapa list' has no option '--partner'", "did you mean '--party'?"),
        ("stats --by contry", "--by: there is no 'contry'", "did you mean 'country'?"),
        ("list --country UZ,RU", "no country is called 'UZ,RU'", "give each by itself: --country UZ --country RU"),
        (
            "list --status unknown,expired",
            "--status: there is no 'unknown,expired'",
            "give each by itself: --status unknown --status expired",
        ),
        (
            "list --type roadmap,protocol",
            "no agreement is of the type 'roadmap,protocol'",
            "give each by itself: --type roadmap --type protocol",
        ),
        (
            "list --country international",
            "no country is called 'international'",
            "'eapa list organizations --has scope' shows the international ones",
        ),
    ],
)
def test_it_is_one_sentence_and_a_hint(eapa: Eapa, line: str, message: str, hint: str) -> None:
    assert eapa(*line.split()) == (2, "", f"error: {message}\nhint: {hint}\n")


def test_a_format_that_there_is_not_is_answered_with_those_that_there_are(eapa: Eapa) -> None:
    outcome = eapa("list", "--format", "xml")

    assert outcome.code == 2
    assert re.fullmatch(r"error: --format: there is no 'xml'\nhint: there are table, tsv, [a-z, ]+\n", outcome.err)


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
def test_what_the_hints_say_to_write_is_understood(eapa: Eapa, line: str) -> None:
    outcome = eapa(*line.split())

    assert (outcome.code, outcome.err) == (0, "")


def test_without_a_word_the_help_is_shown(eapa: Eapa) -> None:
    assert eapa() == (2, "", eapa("--help").out)
