"""Fixtures of a register with a history."""

import shutil
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo

from history.story import discard_uncommitted_changes, make_story


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make git ignore the settings of the user and the system."""
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def story_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the register of `story.py` with its thirty commits, which no test changes."""
    repo = Repo(tmp_path_factory.mktemp("story") / "register").start()
    make_story(repo)
    return repo.root


@pytest.fixture
def story(story_template: Path, tmp_path: Path) -> Repo:
    """Return a copy of the register of `story.py` that a test may change."""
    shutil.copytree(story_template, tmp_path / "story")
    return Repo(tmp_path / "story")


@pytest.fixture
def story_of_commits(story: Repo) -> None:
    """Discard the three uncommitted changes of the story."""
    discard_uncommitted_changes(story)
