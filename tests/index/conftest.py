"""Fixtures for tests of the cache."""

import pytest

from eapa_cli.index import read_model


@pytest.fixture
def _short_wait_for_a_lock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten the wait for a program that has locked the cache, so that these tests do not take seconds."""
    monkeypatch.setattr(read_model, "LOCK_TIMEOUT_SECONDS", 0.05)
