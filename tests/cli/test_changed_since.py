"""`eapa validate --changed-since`: problems of changed and affected files only, and refusals."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from repositories import Repo
from running import Eapa


class ChangeReport(NamedTuple):
    """The file and the rule of each problem, and the number of checked files."""

    problems: list[tuple[str, str]]
    file_count: int


ValidateSince = Callable[..., ChangeReport]
"""The type of the fixture `validate_since`."""
ORGANIZATION = "id: {id}\nnames:\n  - {{value: {id}, lang: en, kind: {kind}}}\ntype: ngo\n"
AGREEMENT = """\
id: {id}
type: agreement
parties:
  - {{organization: {one}}}
  - {{organization: {two}}}
sources:
  - {{url: https://example.org}}
"""
RECORD_WITH_OLD_PROBLEM = "data/organizations/old.yaml"
IN_30_DAYS = datetime.now().astimezone().date() + timedelta(days=30)
WAIVER = f'waivers:\n  - {{rule: has-official-name, record: old, reason: "Not known.", until: "{IN_30_DAYS}"}}\n'
"""The waiver of the old problem, at the end of the register's own file."""


def make_organization(id_: str, kind: str = "official", more: str = "") -> str:
    """Return an organization whose only name has a kind. With another kind than "official", the record has a problem."""
    return ORGANIZATION.format(id=id_, kind=kind) + more


def make_agreement(id_: str, one: str, two: str, more: str = "") -> str:
    """Return an agreement of two parties, with more fields at its end."""
    return AGREEMENT.format(id=id_, one=one, two=two) + more


@pytest.fixture
def repo(register: Path) -> Repo:
    """Return a register in git with an old problem in one organization, on the branch `topic` of the only commit."""
    shutil.rmtree(register / "data")
    repo = Repo(register).start()
    repo.write("data/register.yaml", "title: {en: Agreements}\nowner: alpha\nlanguages: [en]\n")
    for id_ in ("alpha", "beta", "gamma"):
        repo.write(f"data/organizations/{id_}.yaml", make_organization(id_))
    repo.write(RECORD_WITH_OLD_PROBLEM, make_organization("old", "alias"))
    repo.write("data/agreements/alpha-beta.yaml", make_agreement("alpha-beta", "alpha", "beta"))
    repo.write("data/agreements/alpha-gamma.yaml", make_agreement("alpha-gamma", "alpha", "gamma"))
    repo.commit("begin")
    repo.git("switch", "--quiet", "--create", "topic")
    return repo


def commit_as_main(repo: Repo) -> None:
    """Commit all changes, and move `main` to this commit, so that only later changes are checked."""
    repo.commit("prepare")
    repo.git("branch", "--force", "main")


@pytest.fixture
def validate_since(eapa: Eapa, register: Path) -> ValidateSince:
    """Return a function that runs `validate --changed-since`, and returns its report."""

    def run(revision: str = "main", *paths: str) -> ChangeReport:
        outcome = eapa("validate", "--changed-since", revision, *paths, "--format", "json", cwd=register)
        report = json.loads(outcome.out)
        problems = [(problem["file"], problem["rule"]) for problem in report["problems"]]
        return ChangeReport(problems, report["summary"]["files"])

    return run


@pytest.mark.usefixtures("repo")
def test_without_changes_no_problems_are_reported(eapa: Eapa) -> None:
    outcome = eapa("validate", "--strict", "--changed-since", "main")

    assert (outcome.code, outcome.out) == (0, "0 files checked: 0 errors, 0 warnings\n")


@pytest.mark.parametrize("state", ["untracked", "staged", "committed"])
def test_only_the_problem_of_a_new_file_is_reported_in_each_state_of_git(
    repo: Repo, validate_since: ValidateSince, state: str
) -> None:
    repo.write("data/organizations/new.yaml", make_organization("new", "alias"))
    if state == "staged":
        repo.git("add", "--all")
    if state == "committed":
        repo.commit("add")

    assert validate_since() == ([("data/organizations/new.yaml", "has-official-name")], 1)


def test_references_to_a_deleted_record_are_reported(repo: Repo, validate_since: ValidateSince) -> None:
    (repo.root / "data/organizations/beta.yaml").unlink()

    assert validate_since() == ([("data/agreements/alpha-beta.yaml", "known-organization")], 1)


def test_renamed_record_is_checked_as_deleted_and_added(repo: Repo, validate_since: ValidateSince) -> None:
    repo.git("mv", "data/organizations/beta.yaml", "data/organizations/betas.yaml")
    repo.write("data/organizations/betas.yaml", make_organization("betas", "alias"))
    repo.commit("rename")

    assert validate_since() == (
        [
            ("data/agreements/alpha-beta.yaml", "known-organization"),
            ("data/organizations/betas.yaml", "has-official-name"),
        ],
        2,
    )


def test_renamed_file_with_the_old_id_is_one_problem(repo: Repo, validate_since: ValidateSince) -> None:
    repo.git("mv", "data/organizations/beta.yaml", "data/organizations/betas.yaml")

    # The agreement with beta is checked, too. It has no problem, since the record beta still exists.
    assert validate_since() == ([("data/organizations/betas.yaml", "id-is-file-name")], 2)


def test_problem_caused_in_a_referring_record_is_reported(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write(
        "data/agreements/alpha-beta.yaml", make_agreement("alpha-beta", "alpha", "beta", 'signed: {date: "2020"}\n')
    )
    commit_as_main(repo)
    more = 'founded: "2021"\nsources:\n  - {url: https://example.org}\n'
    repo.write("data/organizations/beta.yaml", make_organization("beta", more=more))

    assert validate_since().problems == [("data/agreements/alpha-beta.yaml", "founded-before-signing")]


def test_file_that_is_no_longer_a_record_is_reported(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/organizations/beta.yaml", "id: [\n")

    assert validate_since() == ([("data/organizations/beta.yaml", "yaml-syntax")], 2)


def test_records_that_a_changed_record_refers_to_are_checked(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/agreements/alpha-old.yaml", make_agreement("alpha-old", "alpha", "old"))

    # The new agreement and its two parties.
    assert validate_since() == ([(RECORD_WITH_OLD_PROBLEM, "has-official-name")], 3)


def test_conflict_of_a_new_record_is_reported_in_the_existing_file(repo: Repo, validate_since: ValidateSince) -> None:
    # The problem is in the last of the two files in alphabetical order, which has not changed.
    repo.write("data/organizations/aa/gamma.yaml", make_organization("gamma"))

    assert validate_since().problems == [("data/organizations/gamma.yaml", "unique-id")]


def test_change_of_the_register_file_affects_all_records(repo: Repo, validate_since: ValidateSince) -> None:
    without_waiver = repo.read("data/register.yaml")
    repo.write("data/register.yaml", without_waiver + WAIVER)
    commit_as_main(repo)
    repo.write("data/register.yaml", without_waiver)

    # The register's own file, four organizations and two agreements.
    assert validate_since() == ([(RECORD_WITH_OLD_PROBLEM, "has-official-name")], 7)


def test_waiver_that_becomes_unused_is_reported(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/register.yaml", repo.read("data/register.yaml") + WAIVER)
    commit_as_main(repo)
    repo.write(RECORD_WITH_OLD_PROBLEM, make_organization("old"))

    assert validate_since() == ([("data/register.yaml", "waiver-in-use")], 2)


@pytest.mark.parametrize("folder", ["documents", "documents/scans"])
@pytest.mark.parametrize(
    ("text", "rule"), [("another text", "document-is-unchanged"), (None, "document-is-there")], ids=["other", "gone"]
)
def test_changed_or_deleted_attachment_is_reported(
    repo: Repo, validate_since: ValidateSince, folder: str, text: str | None, rule: str
) -> None:
    original = "a text"
    repo.write(f"{folder}/scan.txt", original)
    document = f"documents:\n  - {{path: ./{folder}/scan.txt, size: {len(original)}}}\n"
    repo.write("data/agreements/alpha-beta.yaml", make_agreement("alpha-beta", "alpha", "beta", document))
    commit_as_main(repo)
    repo.delete(f"{folder}/scan.txt")
    if text is not None:
        repo.write(f"{folder}/scan.txt", text)
    repo.commit("replace or delete the scan")

    assert ("data/agreements/alpha-beta.yaml", rule) in validate_since().problems


@pytest.mark.parametrize("closing_part", ["o", "p", "q"])
def test_cycle_is_reported_in_the_change_that_closes_it(
    repo: Repo, validate_since: ValidateSince, closing_part: str
) -> None:
    # The organizations m, o, p, q and r are a cycle, and a is part of one of them. The problem is always in the first
    # record of the cycle, which is neither the changed one nor one that refers to it.
    whole_of_part = {"a": "o", "m": "o", "o": "p", "p": "q", "q": "r", "r": "m"}
    relations = {
        part: f"relations:\n  - {{type: part-of, organization: {whole}}}\n" for part, whole in whole_of_part.items()
    }
    for part, relation in relations.items():
        text = make_organization(part, more="" if part == closing_part else relation)
        repo.write(f"data/organizations/{part}.yaml", text)
    commit_as_main(repo)
    text = make_organization(closing_part, more=relations[closing_part])
    repo.write(f"data/organizations/{closing_part}.yaml", text)

    assert validate_since().problems == [("data/organizations/m.yaml", "no-relation-cycle")]


def test_problem_through_a_chain_of_amendments_is_reported(repo: Repo, validate_since: ValidateSince) -> None:
    # The termination in 2022 is before the end of the term only because of the second amendment.
    chain = {
        "alpha-beta": (
            'signed: {date: "2017"}\nterm: {ends: "2020"}\nterminated: {date: "2022", grounds: withdrawn}\n'
        ),
        "one": 'signed: {date: "2018"}\nrelations: [{type: amends, agreement: alpha-beta}]\n',
        "two": 'signed: {date: "2019"}\nrelations: [{type: amends, agreement: one}]\nterm: {ends: "2030"}\n',
    }
    for id_, more in chain.items():
        repo.write(f"data/agreements/{id_}.yaml", make_agreement(id_, "alpha", "beta", more))
    commit_as_main(repo)
    repo.delete("data/agreements/two.yaml")

    assert validate_since().problems == [("data/agreements/alpha-beta.yaml", "ended-before-its-end")]


def test_removed_reference_causes_a_problem_in_the_other_record(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write(
        "data/agreements/alpha-beta.yaml",
        make_agreement("alpha-beta", "alpha", "beta", "terminated: {grounds: superseded}\n"),
    )
    supersedes = "relations: [{type: supersedes, agreement: alpha-beta}]\n"
    repo.write("data/agreements/alpha-gamma.yaml", make_agreement("alpha-gamma", "alpha", "gamma", supersedes))
    commit_as_main(repo)
    repo.write("data/agreements/alpha-gamma.yaml", make_agreement("alpha-gamma", "alpha", "gamma"))

    assert validate_since().problems == [("data/agreements/alpha-beta.yaml", "ground-is-known")]


def test_removed_record_is_reported_in_an_invalid_record_that_refers_to_it(
    repo: Repo, validate_since: ValidateSince
) -> None:
    path = "data/agreements/alpha-beta.yaml"
    repo.write(path, make_agreement("alpha-beta", "alpha", "beta", "unknown_field: 1\n"))
    commit_as_main(repo)
    repo.delete("data/organizations/beta.yaml")

    assert validate_since().problems == [(path, "known-organization"), (path, "schema")]


def test_agreements_of_an_organization_that_loses_its_successor_are_reported(
    repo: Repo, validate_since: ValidateSince
) -> None:
    repo.write(
        "data/organizations/beta.yaml",
        make_organization("beta", more='dissolved: "2020"\nsources: [{url: https://example.org}]\n'),
    )
    relation = "relations:\n  - {type: successor-of, organization: beta}\n"
    repo.write("data/organizations/gamma.yaml", make_organization("gamma", more=relation))
    commit_as_main(repo)
    repo.write("data/organizations/gamma.yaml", make_organization("gamma"))

    assert ("data/agreements/alpha-beta.yaml", "ended-with-its-party") in validate_since().problems


def test_first_record_of_a_register_requires_its_owner(repo: Repo, validate_since: ValidateSince) -> None:
    shutil.rmtree(repo.root / "data/organizations")
    shutil.rmtree(repo.root / "data/agreements")
    commit_as_main(repo)
    repo.write("data/organizations/beta.yaml", make_organization("beta"))  # the owner is alpha

    assert validate_since() == ([("data/register.yaml", "known-owner")], 2)


def test_later_changes_of_main_are_ignored(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/organizations/new.yaml", make_organization("new"))
    repo.commit("change of topic")
    repo.git("switch", "--quiet", "main")
    repo.write("data/organizations/beta.yaml", make_organization("beta", "alias"))
    repo.commit("later change of main")
    repo.git("switch", "--quiet", "topic")

    assert validate_since() == ([], 1)


def test_detached_head_works_like_a_branch(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/organizations/new.yaml", make_organization("new", "alias"))
    repo.commit("add")
    repo.git("switch", "--quiet", "--detach")

    assert validate_since().problems == [("data/organizations/new.yaml", "has-official-name")]


def test_file_names_with_spaces_and_any_script_are_supported(repo: Repo, validate_since: ValidateSince) -> None:
    path = "data/organizations/Страны мира/new.yaml"
    repo.write(path, make_organization("new", "alias"))
    repo.commit("add")

    assert validate_since() == ([(path, "has-official-name")], 1)


def test_register_in_a_subfolder_of_a_repository_is_supported(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    outer_repo = Repo(tmp_path / "outer").start()
    shutil.copytree(repo.root / "data", outer_repo.root / "office/register/data")
    outer_repo.commit("begin")
    outer_repo.write("office/register/data/organizations/new.yaml", make_organization("new", "alias"))
    # A path as in the register, but in the folder of the repository.
    outer_repo.write("data/organizations/other.yaml", make_organization("other", "alias"))

    outcome = eapa("validate", "--strict", "--changed-since", "main", cwd=outer_repo.root / "office/register")

    assert outcome.code == 1
    assert "1 file checked: 0 errors, 1 warning" in outcome.out.splitlines()


def test_paths_limit_the_check_to_some_of_the_changed_files(repo: Repo, validate_since: ValidateSince) -> None:
    repo.write("data/organizations/new.yaml", make_organization("new", "alias"))
    repo.write("data/organizations/other.yaml", make_organization("other", "alias"))

    # The second path has not changed.
    assert validate_since("main", "data/organizations/new.yaml", RECORD_WITH_OLD_PROBLEM) == (
        [("data/organizations/new.yaml", "has-official-name")],
        1,
    )


@pytest.mark.usefixtures("repo")
def test_unknown_revision_is_refused(eapa: Eapa) -> None:
    outcome = eapa("validate", "--changed-since", "mian")

    assert outcome == (3, "", "error: there is no revision 'mian'\nhint: did you mean 'main'?\n")


def test_unrelated_branch_is_refused_with_a_hint(eapa: Eapa, repo: Repo) -> None:
    repo.git("switch", "--quiet", "--orphan", "other")
    repo.write("data/register.yaml", "title: {en: Others}\nowner: alpha\nlanguages: [en]\n")
    repo.commit("start another history")

    assert eapa("validate", "--changed-since", "main") == (
        3,
        "",
        "error: 'main' and 'HEAD' have no commit in common\nhint: check the whole register, without --changed-since\n",
    )


def test_shallow_clone_is_refused_with_the_command_to_fetch(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    for number in range(3):
        repo.write(f"data/organizations/new{number}.yaml", make_organization(f"new{number}"))
        repo.commit("add")
    repo.git("clone", "--quiet", "--depth=1", "--no-single-branch", repo.root.as_uri(), str(tmp_path / "clone"))

    outcome = eapa("validate", "--changed-since", "origin/main", cwd=tmp_path / "clone")

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith(
        "error: this clone is shallow, and does not reach back to where 'origin/main' and 'HEAD' parted\nhint: "
    )
    assert "'fetch-depth: 0'" in outcome.err


def test_outside_a_repository_the_option_is_refused(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(register.parent))

    outcome = eapa("validate", "--changed-since", "main")

    assert outcome.code == 4
    assert "is not in a git repository" in outcome.err


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
@pytest.mark.parametrize("selection", [("--all",), ("--", RECORD_WITH_OLD_PROBLEM)], ids=" ".join)
def test_git_hook_checks_the_files_to_be_committed(repo: Repo, tmp_path: Path, selection: tuple[str, ...]) -> None:
    report_file, index_name_file = tmp_path / "report.json", tmp_path / "index-name"
    command = f"'{sys.executable}' -m eapa_cli validate --strict --changed-since HEAD --format json >'{report_file}'"
    hook = repo.root / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\nprintenv GIT_INDEX_FILE >'{index_name_file}'\n{command}\n", encoding="utf-8")
    hook.chmod(0o755)
    (repo.root / "data/organizations/beta.yaml").touch()  # a new time, without a change of the text
    repo.write(RECORD_WITH_OLD_PROBLEM, make_organization("old", "alias", "notes: changed\n"))

    with pytest.raises(subprocess.CalledProcessError):
        repo.git("commit", "--message=change", *selection)

    report = json.loads(report_file.read_text(encoding="utf-8"))
    assert [(problem["file"], problem["rule"]) for problem in report["problems"]] == [
        (RECORD_WITH_OLD_PROBLEM, "has-official-name")
    ]
    # With these options, git gives the hook another index than the usual file, and locks it.
    assert index_name_file.read_text(encoding="utf-8").strip().endswith(".lock")
