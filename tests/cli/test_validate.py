"""`eapa validate`: the report of all problems or of some files, its output and its summary."""

import json
import os
import re
from pathlib import Path

import pytest
from running import Eapa, list_ids
from samples import edit_file

# An organization with several errors: values that need quotes, a founding without a source, an unknown and a
# repeated field.
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
# An agreement with an unknown party, and with a signatory of an organization that is not a party.
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


def test_sample_register_has_no_problems(eapa: Eapa) -> None:
    assert eapa("validate", "--strict") == (0, "31 files checked: 0 errors, 0 warnings\n", "")


def test_all_problems_are_reported_with_line_and_column_in_one_run(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    (register / "data/agreements/bad.yaml").write_text(AGREEMENT)

    outcome = eapa("validate", "--format", "json")
    problems = json.loads(outcome.out)["problems"]

    assert outcome.code == 1
    assert [(problem["file"], problem["line"], problem["column"], problem["rule"]) for problem in problems] == [
        ("data/agreements/bad.yaml", 1, 5, "id-is-file-name"),
        ("data/agreements/bad.yaml", 4, 20, "known-organization"),
        ("data/agreements/bad.yaml", 7, 30, "signatory-of-a-party"),
        ("data/organizations/nor.yaml", 5, 10, "quote-it"),
        ("data/organizations/nor.yaml", 6, 10, "has-source"),
        ("data/organizations/nor.yaml", 6, 10, "quote-it"),
        ("data/organizations/nor.yaml", 7, 1, "schema"),
        ("data/organizations/nor.yaml", 8, 1, "duplicate-key"),
    ]


def test_unquoted_no_is_norway_and_needs_quotes(eapa: Eapa, register: Path) -> None:
    text = ORGANIZATION.replace("founded: 2021-09-24\nkuntry: x\ntype: media\n", "")
    (register / "data/organizations/nor.yaml").write_text(text)

    outcome = eapa("validate")

    assert outcome.code == 1
    assert outcome.out == (
        "data/organizations/nor.yaml:5:10: error: 'NO' without quotes is read differently by different programs [quote-it]\n"
        "      5 | country: NO\n"
        "        |          ^^\n"
        '  hint: write "NO"\n'
        "\n"
        "32 files checked: 1 error, 0 warnings\n"
    )
    assert list_ids(eapa, "organizations", "--country", "Norway") == ["nor"]


# The register has 14 agreements, 16 organizations and its own file.
@pytest.mark.parametrize(
    ("current_folder", "paths", "file_count"),
    [
        (".", ["data/agreements"], 14),
        (".", ["data/organizations/tass.yaml", "data/organizations/eapa.yaml", "data/register.yaml"], 3),
        (".", [], 31),
        (".", ["."], 31),
        ("data/agreements", ["../organizations"], 16),
        ("data", [".."], 31),
        ("data", ["../.."], 31),
        ("data", ["agreements", "../data/organizations/tass.yaml"], 15),
    ],
)
def test_report_is_limited_to_the_given_files(
    eapa: Eapa, register: Path, current_folder: str, paths: list[str], file_count: int
) -> None:
    outcome = eapa("validate", *paths, cwd=register / current_folder)

    assert outcome == (0, f"{file_count} files checked: 0 errors, 0 warnings\n", "")


def test_problem_in_another_file_is_not_reported(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)

    assert eapa("validate", "data/agreements").out == "14 files checked: 0 errors, 0 warnings\n"


@pytest.mark.parametrize("path", ["data/organizations", "data/organizations/x.yaml"])
def test_folder_with_the_name_of_a_record_is_reported_if_it_is_selected(eapa: Eapa, register: Path, path: str) -> None:
    (register / "data/organizations/x.yaml").mkdir()

    outcome = eapa("validate", path)

    assert outcome.code == 1
    assert outcome.out.startswith("data/organizations/x.yaml:1:1: error: this file is not read: it is a folder")


@pytest.mark.parametrize("path", ["nowhere", "data/organizations/none.yaml", "..x", "{outside}", "data/org"])
def test_a_path_without_a_file_of_the_register_is_a_usage_error(eapa: Eapa, register: Path, path: str) -> None:
    outside = register.parent / "..x"  # a name that starts like the path of the parent folder
    outside.mkdir()

    outcome = eapa("validate", path.format(outside=outside))

    assert (outcome.code, outcome.out) == (2, "")
    assert "is not a file of this register\nhint: its files are below" in outcome.err


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_the_register_selects_all_its_files(eapa: Eapa, register: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(register)

    assert eapa("validate", str(tmp_path / "link")).out == "31 files checked: 0 errors, 0 warnings\n"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_path_through_a_loop_of_links_is_a_usage_error(eapa: Eapa, register: Path) -> None:
    (register / "loop").symlink_to("loop")

    outcome = eapa("validate", "loop/file.yaml")

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error: 'loop/file.yaml' is not a file of this register\n")


def test_new_register_is_valid_and_has_no_records(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", str(tmp_path / "empty"))

    assert eapa("validate", "--strict", cwd=tmp_path / "empty") == (
        0,
        "1 file checked: 0 errors, 0 warnings\n",
        "note: there are no records yet; 'eapa add-organization' adds the first\n",
    )


def test_register_with_one_unreadable_record_is_invalid(eapa: Eapa, tmp_path: Path) -> None:
    eapa("init", str(tmp_path / "empty"))
    (tmp_path / "empty/data/organizations").mkdir()
    (tmp_path / "empty/data/organizations/owner.yml").write_text(ORGANIZATION)

    assert eapa("validate", cwd=tmp_path / "empty").code == 1


def test_report_in_a_file_is_also_printed(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    printed = eapa("validate").out

    assert eapa("validate", "--format", "gitlab", "--output", "quality.json") == (1, printed, "written: quality.json\n")
    assert len(json.loads((register / "quality.json").read_text(encoding="utf-8"))) == len(select_problems(printed))


def select_problems(out: str) -> list[str]:
    """Return the lines of a report that have a problem."""
    return [line for line in out.splitlines() if re.search(": (error|warning): ", line)]


def test_report_in_a_file_has_no_colour(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    plain = eapa("validate").out
    monkeypatch.setenv("FORCE_COLOR", "1")

    outcome = eapa("validate", "--output", "report.txt")

    assert "\x1b[" in outcome.out
    assert (register / "report.txt").read_text(encoding="utf-8") == plain


def test_report_that_cannot_be_written_is_printed_and_exits_with_4(eapa: Eapa) -> None:
    outcome = eapa("validate", "--output", "data/register.yaml/report.txt")

    assert (outcome.code, outcome.out) == (4, "31 files checked: 0 errors, 0 warnings\n")
    assert "error: 'data/register.yaml/report.txt' cannot be written: " in outcome.err
    assert "hint: the report was printed; name another file\n" in outcome.err


def test_github_actions_get_annotations_and_a_summary(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(register / "summary.md"))

    outcome = eapa("validate", "--format", "sarif", "--output", "eapa.sarif")

    assert outcome.code == 1
    assert outcome.out.startswith("::error file=data/organizations/nor.yaml,line=5,")
    assert "32 files checked: 4 errors" in (register / "summary.md").read_text(encoding="utf-8")
    assert json.loads((register / "eapa.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_explicit_format_has_priority_in_github_actions(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(register / "summary.md"))

    assert json.loads(eapa("validate", "--format", "json").out)["problems"] == []
    assert not (register / "summary.md").exists()


def test_github_actions_without_a_summary_file_get_annotations(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register / "data/organizations/nor.yaml").write_text(ORGANIZATION)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    outcome = eapa("validate")

    assert outcome.out.startswith("::error file=data/organizations/nor.yaml,line=5,")
    assert "32 files checked: 4 errors" in outcome.out


def test_a_date_is_in_the_future_if_it_is_two_days_after_the_day_of_the_check(eapa: Eapa, register: Path) -> None:
    path = register / "data/organizations/x.yaml"
    path.write_text(
        'id: x\nnames:\n  - {value: X, lang: en, kind: official}\ntype: ngo\nfounded: "2090-06-02"\nsources: [{url: "https://example.org"}]\n'
    )

    # The next day has already started in other time zones.
    assert eapa("validate", "--strict", "--as-of", "2090-06-01").code == 0
    two_days_before = eapa("validate", "--as-of", "2090-05-31", str(path))

    assert (
        "data/organizations/x.yaml:5:10: warning: 2 June 2090 is in the future [not-in-the-future]"
    ) in two_days_before.out


def test_a_check_for_the_last_day_of_the_calendar_is_possible(eapa: Eapa, register: Path) -> None:
    waiver = 'waivers:\n  - {rule: has-official-name, record: tass, reason: "Not known.", until: "9999"}\n'
    edit_file(register / "data/register.yaml", "\nlanguages:", f"\n{waiver}languages:")

    assert "[waiver-in-use]" in eapa("validate", "--as-of", "9999-12-31").out


def test_summary_counts_a_problem_as_waived_until_the_last_day_of_its_waiver(eapa: Eapa, register: Path) -> None:
    without_official_name = "id: x\nnames:\n  - {value: X, lang: en, kind: alias}\ntype: ngo\n"
    (register / "data/organizations/x.yaml").write_text(without_official_name)
    file = register / "data/register.yaml"
    waiver = 'waivers:\n  - {rule: has-official-name, record: x, reason: "Not known.", until: "2027-06"}\n'
    file.write_text(file.read_text() + waiver)

    assert eapa("validate", "--as-of", "2026-11-24").out == "32 files checked: 0 errors, 0 warnings, 1 waived\n"
    report = json.loads(eapa("validate", "--as-of", "2026-11-24", "--format", "json").out)
    assert report["summary"] == {"files": 32, "errors": 0, "warnings": 0, "waived": 1}
    assert eapa("validate", "--strict", "--as-of", "2027-06-30").code == 0
    assert eapa("validate", "--strict", "--as-of", "2027-07-01").code == 1


@pytest.mark.parametrize("format_", ["text", "github", "sarif", "json"])
@pytest.mark.parametrize("name", ["Russia", "Россия"])
def test_country_name_is_reported_with_its_code(eapa: Eapa, register: Path, name: str, format_: str) -> None:
    edit_file(register / "data/organizations/tass.yaml", "country: RU", f'country: "{name}"')

    outcome = eapa("validate", "--format", format_)

    assert outcome.code == 1
    assert "write RU" in outcome.out.replace("Write", "write")  # some formats have the hint as a sentence


def test_unexpected_extension_is_the_only_problem_of_its_file(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/tass.yaml").rename(register / "data/organizations/tass.yml")

    (line,) = select_problems(eapa("validate").out)

    assert "tass.yml:1:1: error: this file is not read" in line


def test_copied_file_is_one_problem(eapa: Eapa, register: Path) -> None:
    tass = register / "data/organizations/tass.yaml"
    with tass.open("a", encoding="utf-8") as file:
        file.write('identifiers: [{scheme: wikidata, value: "Q223799"}]\n')
    (tass.parent / "tass-copy.yaml").write_bytes(tass.read_bytes())

    (line,) = select_problems(eapa("validate").out)

    assert "tass-copy.yaml:1:5: error: the id 'tass' is not the name of its file" in line


def test_unreadable_file_of_the_owner_is_the_only_problem(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/eapa.yaml").rename(register / "data/eapa.yaml")

    (line,) = select_problems(eapa("validate").out)

    assert "data/eapa.yaml:1:1: error: this file is not read" in line


@pytest.mark.parametrize(
    ("command", "parent"),
    [("validate", "organizations"), ("list", "organizations"), ("fmt", "agreements"), ("validate", "others")],
)
def test_folders_that_are_nested_too_deeply_are_reported(eapa: Eapa, register: Path, command: str, parent: str) -> None:
    (register / "data" / parent / "/".join("a" * 60)).mkdir(parents=True)

    outcome = eapa(command)

    assert outcome.code == 4
    assert outcome.err == (
        f"error: folders are nested more than 50 deep in 'data/{parent}/a'\n"
        "hint: move the files up, and remove the folders\n"
    )


@pytest.mark.parametrize("written", ["unknown", "не указана", "no"])
def test_the_hint_for_a_word_in_place_of_an_unknown_date_is_to_remove_it(
    eapa: Eapa, register: Path, written: str
) -> None:
    path = register / "data/agreements/other.yaml"
    path.write_text(f'{AGREEMENT}signed: {{date: "{written}"}}\n', encoding="utf-8")

    out = eapa("validate", "data/agreements/other.yaml").out

    assert f"'{written}' is not a date in EDTF [schema]" in out
    assert "hint: remove it: a date that is not known is omitted\n" in out


def test_commands_in_hints_of_rules_are_quoted(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/x y.yaml").write_text(
        "id: x y\ntype: agreement\nstage: planned\nsigned: {date: '2020-01-01'}\n"
        "parties:\n  - {organization: eapa}\n  - {organization: tass}\nsources:\n  - {url: https://example.org}\n",
        encoding="utf-8",
    )
    edit_file(register / "data/organizations/tass.yaml", "country: RU\n", 'country: RU\ndissolved: "2024?"\n')

    out = eapa("validate").out

    assert "hint: use 'eapa sign 'x y'', or correct the date or the stage\n" in out
    assert "hint: end it ('eapa terminate 2020-01-31-eapa-tass --date '2024?' --grounds dissolved')" in out
