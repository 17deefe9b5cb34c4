"""Fixtures of a register with a history."""

import shutil
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo

from history.story import tell


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the register of `story.py`, with thirty commits."""
    repo = Repo(tmp_path_factory.mktemp("story") / "register").start()
    tell(repo)
    return repo.root


@pytest.fixture
def story(told: Path, tmp_path: Path) -> Repo:
    """Return a copy of the story that a test may change."""
    shutil.copytree(told, tmp_path / "story")
    return Repo(tmp_path / "story")
