"""The person responsible for an agreement is shown to those who maintain the register.

The site, and exports without `--private`, omit the person.
"""

import json
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from running import Eapa, list_ids

AGREEMENT = "2021-09-24-eapa-scopdc-uz"
WITHOUT_PERSON = "2020-01-31-eapa-tass"
# Parts of the names and addresses below that must not be published.
SECRETS = (b"Zhuravlyov", b"anna.z@", b"Pskovskaya", b"desk@")


@pytest.fixture(autouse=True)
def record_responsible_persons(eapa: Eapa) -> None:
    """Record a person for one agreement, and another as the default for all agreements."""
    person = ("responsible.name=Anna Zhuravlyova", "responsible.email=anna.z@example.org")
    assert eapa("set", AGREEMENT, *person, "term.ends=2030-03-01").code == 0
    assert eapa("set", WITHOUT_PERSON, "term.ends=2030-04-01").code == 0
    default = ("responsible.name=Olga Pskovskaya", "responsible.email=desk@example.org")
    assert eapa("set", "register", *default).code == 0
    assert eapa("validate").code == 0


def test_a_column_shows_the_person_or_the_default(eapa: Eapa) -> None:
    rows = dict(line.split("\t") for line in eapa("list", "--columns", "id,responsible").out.splitlines())

    assert (rows[AGREEMENT], rows[WITHOUT_PERSON]) == ("Anna Zhuravlyova", "Olga Pskovskaya")


@pytest.mark.parametrize("name", ["Zhuravlyova", "Журавлёва", "А. Журавлева", "anna.z@", "zhur"])
def test_the_filter_takes_a_name_in_any_script_or_an_address(eapa: Eapa, name: str) -> None:
    assert list_ids(eapa, "--responsible", name) == [AGREEMENT]


def test_an_unknown_person_is_refused_with_a_suggestion(eapa: Eapa) -> None:
    similar = eapa("list", "--responsible", "Pskovitina")
    assert similar.code == 2
    assert similar.err.startswith("error: no one called 'Pskovitina' is responsible for an agreement\nhint: ")
    different = eapa("list", "--responsible", "Xyz")
    assert "hint: 'eapa list --columns id,responsible' shows who is\n" in different.err


def test_pages_calendars_and_due_agreements_name_the_person(eapa: Eapa) -> None:
    due = ("due", "--as-of", "2030-02-01")
    assert "Responsible\tAnna Zhuravlyova <anna.z@example.org>\n" in eapa("show", AGREEMENT).out
    records = {row["id"]: row["responsible"] for row in json.loads(eapa(*due, "--format", "json").out)["records"]}
    assert records == {
        AGREEMENT: "Anna Zhuravlyova <anna.z@example.org>",
        WITHOUT_PERSON: "Olga Pskovskaya <desk@example.org>",
    }
    calendar = eapa(*due, "--format", "ics").out.replace("\r\n ", "")  # joins the lines that were folded
    assert "CONTACT:Anna Zhuravlyova <anna.z@example.org>" in calendar
    assert "Responsible: Olga Pskovskaya <desk@example.org>" in calendar


def test_a_person_without_an_address_does_not_get_the_default_address(eapa: Eapa) -> None:
    assert eapa("unset", AGREEMENT, "responsible.email").code == 0

    assert "Responsible\tAnna Zhuravlyova\n" in eapa("show", AGREEMENT).out
    rows = eapa("sql", "SELECT id, responsible_email FROM agreements", "--format", "tsv").out.splitlines()
    assert dict(row.split("\t") for row in rows)[AGREEMENT] == ""


def test_no_person_is_shown_if_none_is_recorded(eapa: Eapa) -> None:
    assert eapa("unset", "register", "responsible").code == 0

    assert "Responsible" not in eapa("show", WITHOUT_PERSON).out


def test_an_invalid_address_is_reported(eapa: Eapa) -> None:
    outcome = eapa("set", AGREEMENT, "responsible.email=anna at example.org")

    assert outcome.code == 3
    assert "'anna at example.org' is not an e-mail address" in outcome.err


def read_files(path: Path) -> list[bytes]:
    """Return the content of a file, or of all files of a folder."""
    return [path.read_bytes()] if path.is_file() else [file.read_bytes() for file in path.rglob("*") if file.is_file()]


def contains_secret(path: Path) -> bool:
    """Return whether a file or folder contains a name or address of a responsible person.

    A workbook is an archive, so its packed files are searched.
    """
    contents = read_files(path)
    if path.is_file() and is_zipfile(path):
        with ZipFile(path) as archive:
            contents = [archive.read(name) for name in archive.namelist()]
    return any(secret in content for content in contents for secret in SECRETS)


@pytest.mark.parametrize("name", ["a.csv", "folder", "a.xlsx", "a.json", "a.jsonl", "a.jsonld", "a.sqlite"])
def test_an_export_omits_the_person_without_the_option_private(register: Path, eapa: Eapa, name: str) -> None:
    options = ("--format", "csv") if name == "folder" else ()

    assert eapa("export", name, *options).code == 0
    assert not contains_secret(register / name)
    assert eapa("export", name, *options, "--private", "--force").code == 0
    assert contains_secret(register / name)


def test_lists_for_programs_omit_the_person(eapa: Eapa) -> None:
    for format_ in ("json", "jsonl", "csv", "tsv", "markdown"):
        assert not any(secret.decode() in eapa("list", "--format", format_).out for secret in SECRETS)


def test_the_site_omits_the_person(register: Path, eapa: Eapa) -> None:
    assert eapa("site", "public").code == 0

    assert read_files(register / "public")
    assert not contains_secret(register / "public")
