"""A register with a past."""

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
    """The register whose story is told in thirty commits."""
    repo = Repo(tmp_path_factory.mktemp("story") / "register").start()
    tell(repo)
    return repo.root


@pytest.fixture
def story(told: Path, tmp_path: Path) -> Repo:
    """A copy of it, which a test may change."""
    shutil.copytree(told, tmp_path / "story")
    return Repo(tmp_path / "story")
