"""States of the sample register that several tests of commands need."""

from pathlib import Path

import pytest
from negotiation import ADD_PROTOCOL
from repositories import HERMETIC, Repo, name_the_clerk
from running import Eapa


@pytest.fixture
def negotiation(eapa: Eapa) -> None:
    """Add a protocol of two parties that is under negotiation; its id is `UNSIGNED` of `negotiation.py`."""
    assert eapa(*ADD_PROTOCOL, "--stage", "negotiating").code == 0


@pytest.fixture
def repo(register: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Put the register into a new repository with one commit and the name of a clerk."""
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("GIT_INDEX_FILE", raising=False)  # set if a hook of git runs the tests
    repo = Repo(register).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")
    name_the_clerk(repo)
    return repo
