"""`eapa history`: the history of one record."""

import json
import re
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

from history.story import FIRST_MOVED, ITAR, TASS, UNION, discard_uncommitted_changes

EXPECTED = Path(__file__).with_name("expected")
MAX_COMPARED_FILES = 200
"""In a commit with more files, the former file of a renamed record is found by its former ids only."""

# All records that the story commits, by their last ids.
IDS = [
    "2020-01-31-assembly-tass",
    "2021-05-assembly-tass-union",
    "2024-01-10-assembly-union-roadmap",
    "2024-01-20-assembly-itar-tass",
    "2024-01-22-assembly-itar-tass-union-protocol",
    "2024-01-23-assembly-itar-tass-union-memorandum",
    "assembly",
    "itar-tass",
    "union",
]


def number_commits(repo: Repo, text: str) -> str:
    """Replace the id of each commit by its number in the story. A short id keeps its width of eight characters."""
    commits = repo.git("rev-list", "--reverse", "--topo-order", "HEAD").split()
    for number, id_ in enumerate(commits, 1):
        text = text.replace(id_, f"commit-{number}").replace(id_[:8], f"#{number:<7}")
    return text


@pytest.mark.parametrize("id_", IDS)
def test_history_of_each_record_of_the_story_is_complete(story: Repo, eapa: Eapa, id_: str) -> None:
    outcome = eapa("history", id_, "--format", "table", "--formatting", cwd=story.root)

    assert (outcome.code, outcome.err) == (0, "")
    expected = EXPECTED / f"history-{id_}.txt"
    assert number_commits(story, outcome.out) == expected.read_text(encoding="utf-8")


def test_former_and_merged_ids_lead_to_the_same_history(story: Repo, eapa: Eapa) -> None:
    history = eapa("history", "itar-tass", cwd=story.root).out

    assert eapa("history", "tass", cwd=story.root).out == history
    assert eapa("history", "tass-agency", cwd=story.root).out == history


def read_rows(eapa: Eapa, root: Path, *arguments: str) -> list[dict[str, str]]:
    """Return the rows of the command's output, by column."""
    header, *lines = eapa("history", *arguments, cwd=root).out.splitlines()
    return [dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines]


def test_register_file_has_a_history(story: Repo, eapa: Eapa) -> None:
    story.edit("data/register.yaml", ("Test register", "The register"))

    changes = [(row["change"], row["text"]) for row in read_rows(eapa, story.root, "register")]

    first, *_, last = changes
    assert first == ("added", "the register's own file")
    assert last == ("corrected", "title (en) from 'Test register' to 'The register'")


def test_changes_of_format_are_shown_on_request_only(story: Repo, eapa: Eapa) -> None:
    command = ("history", "2021-05-assembly-tass-union")

    assert "reformatted" in eapa(*command, "--formatting", cwd=story.root).out
    assert "reformatted" not in eapa(*command, cwd=story.root).out


def test_since_excludes_earlier_changes(story: Repo, eapa: Eapa) -> None:
    (row,) = read_rows(eapa, story.root, "2021-05-assembly-tass-union", "--since", "2024-01-27")

    assert row["date"].startswith("2024-01-30T")  # commit 29, the last change of this agreement


def test_period_without_changes_is_reported_as_such(story: Repo, eapa: Eapa) -> None:
    outcome = eapa("history", "assembly", "--since", "2025", "--format", "table", cwd=story.root)

    assert outcome == (0, "", "'assembly' was not changed in that time\n")


def test_an_empty_date_is_refused(story: Repo, eapa: Eapa) -> None:
    assert eapa("history", "assembly", "--since", "", cwd=story.root).code == 2


def test_json_has_commit_field_and_values_of_each_change(story: Repo, eapa: Eapa) -> None:
    document = json.loads(eapa("history", "2020-01-31-assembly-tass", "--format", "json", cwd=story.root).out)

    (extended,) = [record for record in document["records"] if record["change"] == "extended"]
    assert re.fullmatch("[0-9a-f]{40}|[0-9a-f]{64}", extended.pop("commit"))
    assert extended == {
        "date": "2024-01-11T12:00:00+03:00",
        "author": "Борис Иванов",
        "subject": "The agreement was extended",
        "record": "2020-01-31-assembly-tass",
        "kind": "agreement",
        "change": "extended",
        "field": "term",
        "text": "end of the term from 31 January 2025 to 31 January 2027",
        "before": "2025-01-31",
        "after": "2027-01-31",
    }


def test_a_record_that_was_never_committed_has_no_date_yet(story: Repo, eapa: Eapa) -> None:
    (row,) = read_rows(eapa, story.root, "newcomer")

    assert (row["date"], row["author"], row["change"], row["text"]) == ("", "", "added", "NGO 'Newcomer' (RU)")


def test_record_renamed_without_a_former_id_is_identified_by_content(story: Repo, eapa: Eapa) -> None:
    story.move(UNION, "data/organizations/writers.yaml")
    story.edit("data/organizations/writers.yaml", ("id: union", "id: writers"))
    story.commit("Call it writers")

    rows = read_rows(eapa, story.root, "writers")

    first, *_, last = rows
    assert first["text"].startswith("NGO 'Union of Writers'")
    assert (last["record"], last["change"], last["text"]) == ("writers", "renamed", "from 'union' to 'writers'")
    assert read_rows(eapa, story.root, "union") == rows


def test_a_change_to_or_from_an_unreadable_version_is_reported_as_unreadable(story: Repo, eapa: Eapa) -> None:
    path = "data/organizations/odd.yaml"
    story.write(path, "id: [\n")
    story.commit("Add a broken file")
    story.write(path, "id: odd\ntype: ngo\n")
    story.commit("Repair it")

    fault = "line 1: a list in '[ ]' is never closed"
    assert [(row["change"], row["text"]) for row in read_rows(eapa, story.root, "odd")] == [
        ("unreadable", f"the file after the change ({fault})"),
        (
            "unreadable",
            f"the file before the change ({fault}), so its changes are unknown; it now reads: organization",
        ),
    ]


def test_values_of_an_unexpected_type_are_described(story: Repo, eapa: Eapa) -> None:
    path = "data/organizations/odd.yaml"
    story.write(path, "id: odd\nnames: Odd\nparties: [1, [2]]\n")
    story.commit("An older form")
    story.write(path, "id: odd\nnames: [Odd, {en: Odd}]\nparties: [1, {organization: tass}]\n")
    story.commit("A newer form")

    assert [row["text"] for row in read_rows(eapa, story.root, "odd")] == [
        "organization",
        "names from 'Odd' to 'Odd'; en 'Odd'",
        "party 2",
        "party 'tass'",
    ]


def test_record_with_former_id_is_found_in_an_import_of_many_files(story: Repo, eapa: Eapa) -> None:
    for number in range(MAX_COMPARED_FILES + 1):
        story.write(f"data/organizations/many-{number}.yaml", f"id: many-{number}\n")
    story.move(ITAR, TASS)
    story.edit(TASS, ("id: itar-tass", "id: tass"), ("former_ids: [tass-agency, tass]", "former_ids: [itar-tass]"))
    story.commit("Import many")

    first, *others = read_rows(eapa, story.root, "tass")

    assert "media organization 'TASS' (RU)" in first["text"]
    assert "from 'itar-tass' to 'tass'" in {row["text"] for row in others}


def test_unknown_id_is_refused_with_suggestions(story: Repo, eapa: Eapa) -> None:
    assert eapa("history", "nope", cwd=story.root).err == (
        "error: no record has or had the id 'nope'\nhint: 'eapa search' finds records by their words\n"
    )

    outcome = eapa("history", "itar-tas", cwd=story.root)

    assert outcome == (3, "", "error: no record has or had the id 'itar-tas'\nhint: did you mean 'itar-tass'?\n")


def test_outside_git_there_is_no_history(register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(register.parent))

    outcome = eapa("history", "tass")

    assert outcome.code == 4
    assert "is not in a git repository" in outcome.err


def test_before_the_first_commit_there_is_no_history(register: Path, eapa: Eapa) -> None:
    Repo(register).start()

    outcome = eapa("history", "tass")

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("error: there is no commit yet\n")


def test_a_file_that_git_ignores_has_no_history(story: Repo, eapa: Eapa) -> None:
    story.write("data/organizations/secret.yaml", story.read(UNION).replace("id: union", "id: secret"))
    story.write(".gitignore", "secret.yaml\n")

    outcome = eapa("history", "secret", cwd=story.root)

    assert outcome.code == 3
    assert outcome.err.startswith("error: git has no version of 'secret'\n")


def test_a_shallow_clone_warns_that_the_record_may_be_older(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    discard_uncommitted_changes(story)
    story.git("clone", "--quiet", "--depth=2", story.root.as_uri(), str(tmp_path / "shallow"))

    outcome = eapa("history", "2021-05-assembly-tass-union", cwd=tmp_path / "shallow")

    assert outcome.code == 0
    assert "fetch-depth: 0" in outcome.err


def test_control_characters_and_markup_of_records_and_commits_are_shown_as_text(story: Repo, eapa: Eapa) -> None:
    story.edit(FIRST_MOVED, ("Agreement on news", "\\e[31mred [bold]x[/]"))
    story.commit("::error::\x1b[2J[link=x]", author="\x1b[1mEve")

    outcome = eapa("history", "2020-01-31-assembly-tass", "--format", "table", cwd=story.root)

    assert outcome.code == 0
    assert "\x1b" not in outcome.out
    assert "::error::\\x1b[2J[link=x]" in outcome.out


def test_a_new_agreement_is_described_with_its_place_and_all_signatories(register: Path, eapa: Eapa) -> None:
    Repo(register).start().commit("Start")

    (row,) = read_rows(eapa, register, "2020-01-31-eapa-tass")

    assert row["text"] == (
        "agreement between eapa and tass, signed on 31 January 2020 in Moscow by Andrei Belyaninov, Mikhail Gusman"
    )
