"""What a pull request is told."""

import json
from pathlib import Path

from running import Eapa

ORGANIZATION = """\
id: nor
names:
  - {value: "Nor", lang: en, kind: official}
type: ngo
country: NO
founded: 2021-09-24
kuntry: x
type: media
"""
AGREEMENT = """\
id: other
type: agreement
parties:
  - {organization: eapaa}
  - {organization: tass}
signatories:
  - {name: {en: "X"}, party: ibn-sino}
sources: [{url: "https://example.org"}]
"""


def test_the_real_register_has_no_problem(eapa: Eapa) -> None:
    assert eapa("validate", "--strict") == (0, "30 files checked: 0 errors, 0 warnings\n", "")


def test_each_fault_is_found_at_its_line_and_column_in_one_run(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    (register / "data/agreements/bad.yaml").write_text(AGREEMENT)

    outcome = eapa("validate", "--format", "json")
    found = [(p["file"], p["line"], p["column"], p["rule"]) for p in json.loads(outcome.out)["problems"]]

    assert outcome.code == 1
    assert found == [
        ("data/agreements/bad.yaml", 1, 5, "id-is-file-name"),
        ("data/agreements/bad.yaml", 4, 20, "known-organization"),
        ("data/agreements/bad.yaml", 7, 30, "signatory-of-a-party"),
        ("data/organizations/nor.yaml", 5, 10, "quote-it"),
        ("data/organizations/nor.yaml", 6, 10, "quote-it"),
        ("data/organizations/nor.yaml", 7, 1, "schema"),
        ("data/organizations/nor.yaml", 8, 1, "duplicate-key"),
    ]


def test_norway_without_quotes_is_norway_and_to_be_quoted(eapa: Eapa, register: Path) -> None:
    text = ORGANIZATION.replace("founded: 2021-09-24\nkuntry: x\ntype: media\n", "")
    (register / "data/organizations/nor.yaml").write_text(text)

    outcome = eapa("validate")

    assert outcome.code == 1
    assert outcome.out == (
        "data/organizations/nor.yaml:5:10: error: NO without quotes is read differently by different programs [quote-it]\n"
        "      5 | country: NO\n"
        "        |          ^^\n"
        '  hint: write "NO"\n'
        "\n"
        "31 files checked: 1 error, 0 warnings\n"
    )
    assert eapa("list", "organizations", "--country", "Norway", "--format", "ids").out == "nor\n"


def test_only_the_files_asked_for_are_reported_on(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)

    assert eapa("validate", "data/agreements").out == "14 files checked: 0 errors, 0 warnings\n"
    assert eapa("validate", "nowhere").code == 2
