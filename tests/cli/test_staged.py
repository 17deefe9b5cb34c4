"""`eapa validate` and `--staged`: differences between the checked files on disk and the files that git will commit."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

NEW = "data/organizations/new-partner.yaml"
TASS = "data/organizations/tass.yaml"
RECORD = """\
id: new-partner
names:
  - {value: New Partner, lang: en, kind: official}
type: ngo
country: UZ
sources:
  - {url: "https://partner.example"}
"""
NOT_IN_GIT = "this file is not in git, so the commit will not contain it"
DIFFERS = "the staged content is not the content on disk, which was checked"
NOT_ON_DISK = "this file is in git but not on disk, so it was not checked"

Finding = tuple[str, str, str]
"""The path, severity and message of a finding."""
FindStaged = Callable[..., list[Finding]]
"""The type of the fixture `findings`."""
HARMLESS_CHANGE = ("names:", "names: ")


@pytest.fixture
def findings(eapa: Eapa, register: Path) -> FindStaged:
    """Return a function that runs `validate`, and returns the findings of the rule `staged` only."""

    def run_validate(*options: str, cwd: object = None) -> list[Finding]:
        outcome = eapa("validate", "--format", "json", *options, cwd=cwd or register)
        problems = json.loads(outcome.out)["problems"]
        return [
            (problem["file"], problem["severity"], problem["message"])
            for problem in problems
            if problem["rule"] == "staged"
        ]

    return run_validate


def test_without_staged_changes_new_files_are_not_reported(repo: Repo, findings: FindStaged) -> None:
    repo.write(NEW, RECORD)
    repo.edit(TASS, HARMLESS_CHANGE)

    assert findings() == []


def test_with_staged_changes_unstaged_files_are_warnings(repo: Repo, findings: FindStaged) -> None:
    repo.edit(TASS, HARMLESS_CHANGE)
    repo.git("add", TASS)
    assert findings() == []

    repo.write(NEW, RECORD)

    assert findings() == [(NEW, "warning", NOT_IN_GIT)]


@pytest.mark.parametrize("ignored", [False, True])
def test_a_record_that_is_only_on_disk_is_an_error(repo: Repo, findings: FindStaged, *, ignored: bool) -> None:
    if ignored:
        repo.write(".gitignore", "new-*\n")
        repo.commit("Ignore")
    repo.write(NEW, RECORD)
    repo.write("data/organizations/draft.txt", "not a record")  # no problem, since it is not a file of the register

    assert findings("--staged") == [(NEW, "error", NOT_IN_GIT)]


def test_a_record_whose_staged_content_differs_is_an_error(repo: Repo, findings: FindStaged) -> None:
    repo.edit(TASS, HARMLESS_CHANGE)
    repo.git("add", TASS)
    repo.edit(TASS, ("names: ", "names:  "))

    assert findings("--staged") == [(TASS, "error", DIFFERS)]
    repo.git("add", TASS)
    assert findings("--staged") == []


def test_a_touched_file_is_not_reported(repo: Repo, findings: FindStaged) -> None:
    os.utime(repo.root / TASS, (1, 1))  # another time, with the same content

    assert findings("--staged") == []


def test_a_record_that_is_only_in_git_is_an_error(repo: Repo, findings: FindStaged) -> None:
    (repo.root / TASS).unlink()

    assert findings("--staged") == [(TASS, "error", NOT_ON_DISK)]


def test_a_document_that_is_only_on_disk_is_an_error(repo: Repo, findings: FindStaged) -> None:
    repo.write("documents/scan.pdf", "%PDF")
    repo.write("documents/other.pdf", "%PDF")  # a file that no record names
    file = repo.root / "data/agreements/2020-01-31-eapa-tass.yaml"
    # Git refuses the last two paths, which are outside of the register.
    paths = ["./documents/scan.pdf", "../scan.pdf", "/documents/scan.pdf"]
    documents = "".join(f"  - {{path: {path}}}\n" for path in paths)
    file.write_text(f"{file.read_text(encoding='utf-8')}documents:\n{documents}", encoding="utf-8")
    repo.git("add", "data")

    assert findings("--staged") == [("documents/scan.pdf", "error", NOT_IN_GIT)]


def test_a_register_in_a_folder_of_its_repository_is_compared(repo: Repo, findings: FindStaged) -> None:
    (repo.root / "reg").mkdir()
    repo.git("mv", "data", "reg/data")
    repo.commit("Move")
    repo.write(f"reg/{NEW}", RECORD)

    assert findings("--staged", cwd=repo.root / "reg") == [(NEW, "error", NOT_IN_GIT)]


def test_before_the_first_commit_the_index_is_compared(register: Path, findings: FindStaged) -> None:
    repo = Repo(register).start()
    repo.git("add", "data")
    assert findings() == []
    repo.write(NEW, RECORD)

    assert findings("--staged") == [(NEW, "error", NOT_IN_GIT)]
    assert findings() == [(NEW, "warning", NOT_IN_GIT)]


def test_a_sparse_checkout_is_reported_as_the_reason(repo: Repo, findings: FindStaged) -> None:
    repo.git("sparse-checkout", "set", "--no-cone", "/data/agreements/", "/data/register.yaml")

    ((file, severity, message),) = findings()

    assert (file, severity) == ("data/register.yaml", "warning")
    assert message == "the sparse checkout omits 16 files of the register, such as 'data/organizations/aaru.yaml'"


def test_a_sparse_checkout_names_a_single_absent_file(repo: Repo, findings: FindStaged) -> None:
    repo.git("sparse-checkout", "set", "--no-cone", "/data/", "!/data/organizations/tass.yaml")

    ((_file, _severity, message),) = findings()

    assert message == "the sparse checkout omits the file 'data/organizations/tass.yaml' of the register"


HOOK = """\
#!/bin/sh
exec {python} -m eapa_cli validate
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the hook is a shell script")
@pytest.mark.usefixtures("eapa")
@pytest.mark.parametrize("command", [("commit",), ("commit", "--all"), ("commit", "--only", TASS)])
def test_a_hook_refuses_a_commit_without_a_record_on_disk(repo: Repo, command: tuple[str, ...]) -> None:
    hook = repo.root / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK.format(python=sys.executable))
    hook.chmod(0o755)
    repo.edit(TASS, HARMLESS_CHANGE)
    repo.git("add", TASS)
    repo.write(NEW, RECORD)

    with pytest.raises(subprocess.CalledProcessError) as refused:
        repo.git(*command, "--message=Change")
    (repo.root / NEW).unlink()
    repo.git(*command, "--message=Change")

    assert NOT_IN_GIT in refused.value.stdout + refused.value.stderr


def test_the_index_of_another_repository_is_ignored(
    repo: Repo, findings: FindStaged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repo(tmp_path / "other").start()
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
    repo.write(NEW, RECORD)

    assert findings() == []


def test_outside_of_git_staged_is_refused(eapa: Eapa) -> None:
    outcome = eapa("validate", "--staged")

    assert (outcome.code, outcome.out) == (4, "")
    assert "is not in a git repository" in outcome.err


def test_a_repository_that_git_cannot_read_does_not_stop_the_check(repo: Repo, eapa: Eapa) -> None:
    (repo.root / ".git/HEAD").write_text("damaged")

    assert eapa("validate").code == 0
