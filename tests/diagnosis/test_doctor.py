"""`eapa doctor` finds problems of the installation, the repository and the files around the records, with their fixes."""

import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from journals import write_foreign_journal, write_journal
from repositories import HERMETIC, Repo
from running import Eapa

from eapa_cli import __version__
from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.external_editor import locate_kept_text
from eapa_cli.storage.lock import hold_lock
from eapa_cli.storage.register_location import JOURNAL_DRAFT
from eapa_cli.storage.user_state import make_private_folders, user_cache_folder

RECORD = "data/organizations/tass.yaml"


@pytest.fixture
def repo(register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Return the repository of a register without problems."""
    home = register.parent / "home"
    installed_completion = home / ".bash_completions/eapa.sh"
    installed_completion.parent.mkdir(parents=True)
    installed_completion.touch()
    for name, value in {**HERMETIC, "HOME": str(home), "SHELL": "/bin/bash"}.items():
        monkeypatch.setenv(name, value)
    repo = Repo(register).start()
    repo.git("config", "user.name", "Anna")
    repo.git("config", "user.email", "anna@example.org")
    assert eapa("doctor", "--write-missing").code == 0
    repo.commit("begin")
    return repo


def list_findings(eapa: Eapa) -> list[tuple[str, str, str]]:
    """Return the area, the message and the fix of each finding of `eapa doctor`."""
    outcome = eapa("doctor", "--format", "json")
    records = json.loads(outcome.out)["records"]
    assert outcome.code == bool(records)
    return [(record["area"], record["problem"], record["fix"]) for record in records]


@pytest.mark.usefixtures("repo")
def test_without_problems_the_versions_are_shown(eapa: Eapa) -> None:
    outcome = eapa("doctor")

    assert (outcome.code, outcome.out) == (0, "")
    versions, verdict = outcome.err.splitlines()
    assert versions.startswith(f"eapa {__version__}, schema 1, Python 3.")
    assert ", git " in versions
    assert verdict == "no problems found"


def replace_bytes(path: str, old: bytes, new: bytes) -> Callable[[Repo], object]:
    """Return a function that replaces bytes of a file."""

    def change(repo: Repo) -> None:
        file = repo.root / path
        file.write_bytes(file.read_bytes().replace(old, new))

    return change


def write_file(path: str, text: str = "x") -> Callable[[Repo], object]:
    """Return a function that writes a file."""
    return lambda repo: repo.write(path, text)


def delete_file(path: str) -> Callable[[Repo], object]:
    """Return a function that deletes a file."""
    return lambda repo: (repo.root / path).unlink()


def start_merge(repo: Repo) -> None:
    """Create the file that shows git that a merge is not finished."""
    (repo.root / ".git/MERGE_HEAD").write_text(repo.git("rev-parse", "HEAD"))


def ignore_a_record(repo: Repo) -> None:
    """Ignore a record that git does not track, and a temporary file, which is not reported."""
    repo.write(".gitignore", "u*.yaml\n*.tmp\n")
    repo.write("data/x.tmp", "x")
    repo.git("rm", "--quiet", "--cached", "data/agreements/undated-eapa-unu-jogja.yaml")


def save_edited_text(repo: Repo) -> None:
    """Save a text of an editor, as `eapa edit` does when the text is invalid."""
    file = locate_kept_text(repo.root, "tass.yaml")
    make_private_folders(file.parent)
    file.write_text("id: tass\n")


NEWER_SCHEMA = (
    f"the register has schema 2, but eapa {__version__} supports only schema 1: "
    "upgrade eapa to read all of its fields and to change it"
)
WRITE_MISSING = "eapa doctor --write-missing"
# Each case has a function that creates the problem, the area and the message, and the command that fixes it.
CASES: Final[dict[str, tuple[Callable[[Repo], object], tuple[str, str], str]]] = {
    "a journal of another user": (
        lambda repo: write_foreign_journal(repo.root),
        ("interrupted command", ".eapa/journal.json was not written by a command that you ran here, and is not applied"),
        "rm -r {root}/.eapa/journal.json",
    ),
    "a journal of this user": (
        lambda repo: write_journal(repo.root),
        ("interrupted command", "an interrupted command left a change (files: 1); the next command finishes it"),
        "eapa validate",
    ),
    "a draft of a journal": (
        lambda repo: write_journal(repo.root, name=JOURNAL_DRAFT),
        ("interrupted command", "an interrupted command left a draft of a change (files: 1); the next command deletes it"),
        "eapa validate",
    ),
    "a damaged journal": (
        write_file(".eapa/journal.json", "{"),
        ("interrupted command", ".eapa/journal.json cannot be read: it is not a journal of this version"),
        "rm -r {root}/.eapa/journal.json",
    ),
    "a file in place of the lock's folder": (
        write_file(".eapa"),
        ("lock", "'.eapa' is not a folder; delete it"),
        "rm -r {root}/.eapa",
    ),
    "a draft of answers": (
        lambda repo: Drafts(repo.root).save(Draft(command="renew x", answers={}, started="2026-11-01T10:00:00+00:00")),
        ("draft", "the answers to 'eapa renew x' of 2026-11-01 are saved, and not entered"),
        "eapa renew x --resume",
    ),
    "a text of an editor": (
        save_edited_text,
        ("draft", "a text of 'tass' from an editor is saved, and not entered"),
        "eapa edit tass --resume",
    ),
    "a newer schema": (
        replace_bytes("data/register.yaml", b"schema: 1", b"schema: 2"),
        ("version", NEWER_SCHEMA),
        "python -m pip install --upgrade -r requirements.txt",
    ),
    "no name": (
        lambda repo: repo.git("config", "--unset", "user.name"),
        ("git", "git does not know your name, so it makes no commits"),
        'git config --global user.name "Your Name"',
    ),
    "no address": (
        lambda repo: repo.git("config", "--unset", "user.email"),
        ("git", "git does not know your e-mail address, so it makes no commits"),
        "git config --global user.email you@example.org",
    ),
    "no repository": (
        lambda repo: shutil.rmtree(repo.root / ".git"),
        ("git", "the register is not in a git repository: changes have no history"),
        "git -C {root} init",
    ),
    "a merge": (start_merge, ("git", "a merge is not finished"), "git merge --continue   (or: git merge --abort)"),
    "converted line endings": (
        lambda repo: repo.git("config", "core.autocrlf", "true"),
        ("git", "git converts line endings (core.autocrlf is true)"),
        "git config core.autocrlf input",
    ),
    "an ignored record": (
        ignore_a_record,
        ("git", "git ignores the record 'data/agreements/undated-eapa-unu-jogja.yaml'"),
        "git add --force data/agreements/undated-eapa-unu-jogja.yaml",
    ),
    "no hook": (
        write_file(".pre-commit-config.yaml"),
        ("git", "the check before each commit is not installed"),
        "pre-commit install",
    ),
    "a record with another ending": (
        lambda repo: shutil.move(repo.root / RECORD, repo.root / "data/organizations/tass.yml"),
        ("unread file", "'data/organizations/tass.yml' is not read: its name does not end in '.yaml'"),
        "mv -i data/organizations/tass.yml data/organizations/tass.yaml",
    ),
    "a file of another kind": (
        write_file("data/plan of work.docx"),
        ("unread file", "'data/plan of work.docx' is not read: it is not a record"),
        "mkdir -p other && mv -i 'data/plan of work.docx' 'other/plan of work.docx'",
    ),
    "Windows line endings": (
        replace_bytes(RECORD, b"\n", b"\r\n"),
        ("line endings", f"'{RECORD}' has Windows line endings"),
        f"sed -i 's/\\r$//' {RECORD}",
    ),
    "carriage returns": (
        replace_bytes(RECORD, b"\n", b"\r"),
        ("line endings", f"'{RECORD}' has carriage returns within its lines"),
        f"sed -i 's/\\r$//; s/\\r/\\n/g' {RECORD}",
    ),
    "a byte order mark": (
        replace_bytes(RECORD, b"id: tass", b"\xef\xbb\xbfid: tass"),
        ("encoding", f"'{RECORD}' starts with a byte order mark"),
        f"sed -i '1s/^\\xef\\xbb\\xbf//' {RECORD}",
    ),
    "another encoding": (
        lambda repo: (repo.root / RECORD).write_bytes((repo.root / RECORD).read_text("utf-8").encode("cp1251", "replace")),
        ("encoding", f"'{RECORD}' is not in UTF-8; if it is not in Windows-1251 either, name its encoding in the command"),
        f"iconv -f CP1251 -t UTF-8 {RECORD} > record.tmp && mv record.tmp {RECORD}",
    ),
    "a wide encoding": (
        lambda repo: (repo.root / RECORD).write_bytes((repo.root / RECORD).read_text("utf-8").encode("utf-16")),
        ("encoding", f"'{RECORD}' is in UTF-16"),
        f"iconv -f UTF-16 -t UTF-8 {RECORD} > record.tmp && mv record.tmp {RECORD}",
    ),
    "no settings of the editor": (delete_file(".vscode/settings.json"), ("settings", "'.vscode/settings.json' is missing"), WRITE_MISSING),
    "no attributes": (delete_file(".gitattributes"), ("settings", "'.gitattributes' is missing"), WRITE_MISSING),
    "an old schema": (
        replace_bytes("schemas/agreement.schema.json", b"schema", b"Schema"),
        ("settings", "'schemas/agreement.schema.json' is not the one of this version of eapa"),
        f"rm schemas/agreement.schema.json && {WRITE_MISSING}",
    ),
    "an unreadable schema": (
        lambda repo: (repo.root / "schemas/agreement.schema.json").write_bytes(b"\xff"),
        ("settings", "'schemas/agreement.schema.json' is not the one of this version of eapa"),
        f"rm schemas/agreement.schema.json && {WRITE_MISSING}",
    ),
    "no completion": (
        lambda repo: shutil.rmtree(repo.root.parent / "home"),
        ("completion", "bash does not complete commands and ids"),
        "eapa --install-completion",
    ),
}  # fmt: skip
# The cases whose fixes need a tool that may be missing or a decision, so they are not run.
CASES_WITHOUT_RUN = {
    "a draft of answers", "a text of an editor", "a newer schema", "no name", "no address", "a merge", "no hook",
    "no completion", "a wide encoding", "another encoding",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_problem_is_found_with_the_command_that_fixes_it(repo: Repo, eapa: Eapa, case: str) -> None:
    create_problem, (area, message), fix_template = CASES[case]
    create_problem(repo)

    fix = fix_template.format(root=repo.root)
    assert [finding for finding in list_findings(eapa) if finding[0] == area] == [(area, message, fix)]
    if case in CASES_WITHOUT_RUN:
        return
    for command in fix.split(" && "):
        if command.startswith("eapa "):  # the program may not be installed as a command where the tests run
            eapa(*command.split()[1:])
        else:
            subprocess.run(["sh", "-ec", command], cwd=repo.root, check=True, capture_output=True)
    assert (area, message, fix) not in list_findings(eapa)


def test_the_fix_of_mixed_line_endings_adds_no_empty_line(repo: Repo, eapa: Eapa) -> None:
    record = repo.root / RECORD
    before = record.read_bytes()
    record.write_bytes(before.replace(b"\n", b"\r", 1).replace(b"\n", b"\r\n"))

    (fix,) = (fix for area, _message, fix in list_findings(eapa) if area == "line endings")
    subprocess.run(["sh", "-ec", fix], cwd=repo.root, check=True)
    assert record.read_bytes() == before


def test_a_damaged_draft_is_found(repo: Repo, eapa: Eapa) -> None:
    Drafts(repo.root).save(Draft(command="renew x", answers={}))
    (draft,) = (repo.root.parent / "state").rglob("drafts/*/*.json")
    draft.write_text("{")

    assert ("draft", f"a saved draft is damaged or was changed: {draft}", f"rm {draft}") in list_findings(eapa)


def test_the_journal_of_a_running_command_is_not_reported(repo: Repo, eapa: Eapa) -> None:
    write_journal(repo.root)
    with hold_lock(repo.root, "eapa set x"):
        ((area, message, fix),) = list_findings(eapa)

    assert area == "lock"
    assert message.startswith("another command is changing the register: 'eapa set x', process ")
    assert fix == "wait until it is done"


@pytest.mark.usefixtures("repo")
def test_a_cache_that_equals_the_files_is_not_reported(eapa: Eapa) -> None:
    eapa("list")

    assert len(list(user_cache_folder().glob("*.sqlite"))) == 1
    assert list_findings(eapa) == []


@pytest.mark.usefixtures("repo")
def test_a_cache_that_differs_from_the_files_is_reported(eapa: Eapa) -> None:
    eapa("list")
    (cache,) = user_cache_folder().glob("*.sqlite")
    with sqlite3.connect(cache) as db:
        db.execute("UPDATE organization SET name = 'x' WHERE id = 'tass'")
    db.close()
    fix = f"rm -rf {cache}*"

    assert list_findings(eapa) == [("cache", "the cache is damaged: after an update, it differs from the files", fix)]
    subprocess.run(["sh", "-c", fix], check=True)
    assert list_findings(eapa) == []


@pytest.mark.usefixtures("repo")
def test_a_folder_in_place_of_the_cache_is_reported(eapa: Eapa) -> None:
    eapa("list")
    (cache,) = user_cache_folder().glob("*.sqlite")
    cache.unlink()
    cache.mkdir()

    assert list_findings(eapa) == [("cache", f"'{cache}' is not a regular file", f"rm -rf {cache}*")]


@pytest.mark.usefixtures("repo")
def test_a_link_in_place_of_the_folder_for_caches_is_reported(eapa: Eapa) -> None:
    eapa("list")
    folder = user_cache_folder()
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to(folder.with_name("elsewhere"))

    message = f"the cache is not used: {folder} is not a folder of this user"
    assert list_findings(eapa) == [("cache", message, f"rm -rf {folder}")]


def test_a_folder_in_place_of_a_file_is_reported_once(repo: Repo, eapa: Eapa) -> None:
    eapa("list")  # makes a cache, and the check of the cache reads the same file
    (repo.root / "data/register.yaml").unlink()
    (repo.root / "data/register.yaml").mkdir()

    finding = ("file", "'data/register.yaml' is a folder, not a regular file", "put the file itself in its place")
    assert list_findings(eapa).count(finding) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs the right to give files away")
def test_a_repository_of_another_user_is_reported(repo: Repo, eapa: Eapa) -> None:
    for path in (repo.root, repo.root / ".git"):
        os.chown(path, 12345, 12345)

    fix = f"git config --global --add safe.directory {repo.root}"
    assert ("git", "git does not use the repository, since it belongs to another user", fix) in list_findings(eapa)


def test_the_installed_hook_of_a_repository_is_found_from_its_other_worktrees(repo: Repo, eapa: Eapa) -> None:
    repo.write(".pre-commit-config.yaml", "x")
    repo.commit("check before each commit")
    repo.write(".git/hooks/pre-commit", "x")
    worktree = repo.root.parent / "worktree"
    repo.git("worktree", "add", "--quiet", "--detach", str(worktree))

    message = "the check before each commit is not installed"
    assert message not in eapa("doctor", cwd=worktree).out
    (repo.root / ".git/hooks/pre-commit").unlink()
    assert message in eapa("doctor", cwd=worktree).out


def test_no_hook_is_suggested_for_settings_that_pre_commit_does_not_read(repo: Repo, eapa: Eapa) -> None:
    folder = repo.root.parent / "above"
    Repo(folder).start()
    shutil.copytree(repo.root / "data", folder / "register/data")
    (folder / "register/.pre-commit-config.yaml").write_text("x")

    message = "the check before each commit is not installed"
    assert message not in eapa("doctor", cwd=folder / "register").out
    (folder / ".pre-commit-config.yaml").write_text("x")
    assert message in eapa("doctor", cwd=folder / "register").out


def test_a_hook_in_another_folder_and_an_author_in_the_environment_are_enough(
    repo: Repo, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.write(".pre-commit-config.yaml", "x")
    repo.git("config", "core.hooksPath", "hooks")
    for key in ("name", "email"):
        repo.git("config", "--unset", f"user.{key}")
        monkeypatch.setenv(f"GIT_AUTHOR_{key.upper()}", "anna@example.org")

    assert list_findings(eapa) == []


def test_without_git_only_missing_git_is_reported(repo: Repo, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repo.root))

    assert list_findings(eapa) == [
        ("git", "git is not installed: changes have no history", "install git from https://git-scm.com")
    ]
    assert eapa("doctor").err.splitlines()[0].endswith(", git not installed")


def test_a_note_names_the_folder_for_the_commands_if_it_is_not_the_current_folder(repo: Repo, eapa: Eapa) -> None:
    (repo.root / ".gitattributes").unlink()

    assert eapa("doctor", cwd=repo.root / "data").err.endswith(f"note: run the commands in the folder {repo.root}\n")
    assert os.fspath(repo.root) not in eapa("doctor", cwd=repo.root).err
