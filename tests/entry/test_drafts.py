"""Answers kept for another day."""

from pathlib import Path

import pytest

from eapa_cli.entry.drafts import Draft, Drafts


def test_kept_answers_are_found_by_another_version_of_the_program_and_not_by_another_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    draft = Draft(command="add-agreement", answers={"title": ["A title"]})
    Drafts(tmp_path / "one").keep(draft)

    monkeypatch.setattr("eapa_cli.index.read_model.VERSION", "another")

    assert Drafts(tmp_path / "one").of("add-agreement") == [draft]
    assert not Drafts(tmp_path / "two").of("add-agreement")
