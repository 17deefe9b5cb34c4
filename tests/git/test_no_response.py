"""Repositories in which git would wait forever."""

import os
from pathlib import Path

import journals
import pytest
from repositories import HERMETIC, Repo
from running import Eapa

from eapa_cli.git import command

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")


@pytest.fixture(autouse=True)
def short_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands of git time out after half a second."""
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(command, "TIMEOUT_SECONDS", 0.5)


@pytest.fixture
def repo(register: Path) -> Repo:
    """Return the repository of the register, with one commit."""
    repo = Repo(register).start()
    repo.commit("Start")
    return repo


def replace_by_pipe(file: Path) -> None:
    """Put a pipe in place of a file. A program that reads it waits for a writer."""
    file.unlink()
    os.mkfifo(file)


@pytest.mark.parametrize(
    "arguments",
    [("changes", "HEAD"), ("history", "tass"), ("validate", "--changed-since", "HEAD")],
    ids=lambda it: it[0],
)
def test_a_pipe_in_place_of_head_is_reported(eapa: Eapa, repo: Repo, arguments: tuple[str, ...]) -> None:
    replace_by_pipe(repo.root / ".git/HEAD")

    outcome = eapa(*arguments)

    assert outcome.code == 4
    assert outcome.err.startswith("error: git did not respond within 0.5 seconds\nhint: check that the files in '.git'")


def test_a_pipe_in_place_of_an_object_is_reported(eapa: Eapa, repo: Repo) -> None:
    blob = repo.git("rev-parse", "HEAD:data/organizations/tass.yaml")
    tass = repo.root / "data/organizations/tass.yaml"
    tass.write_text(tass.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    repo.commit("Change")
    replace_by_pipe(repo.root / ".git/objects" / blob[:2] / blob[2:])

    outcome = eapa("changes", "HEAD~1..HEAD")

    assert (outcome.code, outcome.out) == (4, "")
    assert outcome.err.startswith("error: git did not respond within 0.5 seconds\n")


def test_a_journal_is_not_applied_if_git_does_not_say_whether_it_tracks_it(eapa: Eapa, repo: Repo) -> None:
    journals.write_journal(repo.root)
    replace_by_pipe(repo.root / ".git/HEAD")

    outcome = eapa("list")

    assert "git did not respond within 0.5 seconds\n" in outcome.err
    assert (repo.root / ".eapa/journal.json").exists()
