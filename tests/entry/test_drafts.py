"""Drafts: the answers of a form that was not finished."""

import os
from pathlib import Path

import pytest

from eapa_cli.entry.drafts import Draft, Drafts


def test_drafts_belong_to_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    draft = Draft(command="add-agreement", answers={"title": [{"value": "A title", "lang": "en"}]})
    Drafts(tmp_path / "one").save(draft)

    assert Drafts(tmp_path / "one").find("add-agreement") == [draft]
    assert not Drafts(tmp_path / "two").find("add-agreement")


def test_a_file_that_is_not_a_draft_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    drafts = Drafts(tmp_path)
    draft = Draft(command="add-agreement", answers={})
    drafts.save(draft)
    (folder,) = {file.parent for file in (tmp_path / "state").rglob("*.json")}
    os.mkfifo(folder / "pipe.json")
    text_of_draft = next(folder.glob("2*.json")).read_text("utf-8")  # the year is the start of the name
    others = {
        "larger than 4 MiB": text_of_draft + " " * (4 * 1024 * 1024),
        "deeper than the JSON parser reads": "[" * 100_000,
        "list": "[]",
        "map without the fields of a draft": '{"a": 1}',
        "without a time": text_of_draft.replace(f'"{draft.started}"', "null"),
    }
    for name, text in others.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    assert drafts.find("add-agreement") == [draft]
