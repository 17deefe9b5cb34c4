"""Drafts: the answers of a form that was not finished."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from running import Eapa

from eapa_cli.entry.drafts import Draft, Drafts
from eapa_cli.entry.entry_context import Progress


def test_drafts_belong_to_a_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    draft = Draft(command="add-agreement", answers={"title": [{"value": "A title", "lang": "en"}]})
    Drafts(tmp_path / "one").save(draft)

    assert list(Drafts(tmp_path / "one").read_all().values()) == [draft]
    assert not Drafts(tmp_path / "two").read_all()


def test_a_file_that_is_not_a_draft_is_recognized(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
        "without a command": text_of_draft.replace('"add-agreement"', "[]"),
        "with another time": text_of_draft.replace(draft.started, "2020-01-01T00:00:00+00:00"),
        "with an unknown key": text_of_draft.replace('"command"', '"key": 1, "command"'),
        "without a time": text_of_draft.replace(f'"{draft.started}"', "null"),
    }
    for name, text in others.items():
        (folder / f"{name}.json").write_text(text, encoding="utf-8")

    found = drafts.read_all()
    assert {path.stem for path, read in found.items() if read is None} == {*others, "pipe"}
    assert [read for read in found.values() if read] == [draft]


def remove_draft_part(*path: str) -> Callable[[dict[str, Any]], None]:
    """Return a function that removes a part of a draft."""

    def remove(data: Any) -> None:
        for key in path[:-1]:
            data = data[key]
        del data[path[-1]]

    return remove


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda data: data.update(answers=[]), id="answers-list"),
        pytest.param(lambda data: data["answers"].update(nope=["x"]), id="unknown-question"),
        pytest.param(lambda data: data["answers"].update(title=["A title"]), id="text-instead-of-map"),
        pytest.param(lambda data: data["answers"].update(title="A title"), id="text-instead-of-list"),
        pytest.param(
            lambda data: data["answers"].update(title=[{"value": 5, "lang": "en"}]), id="number-instead-of-text"
        ),
        pytest.param(lambda data: data["answers"].update(type=[5]), id="number-as-type"),
        pytest.param(lambda data: data["answers"].update(signed=["soon"]), id="no-date"),
        pytest.param(lambda data: data["answers"].update(party=[{"organization": "tass"}]), id="map-instead-of-id"),
        pytest.param(lambda data: data["answers"].update(signatory=[{"party": "tass"}]), id="signatory-without-name"),
        pytest.param(lambda data: data["answers"].update(source=[{"url": []}]), id="address-list"),
        pytest.param(lambda data: data["answers"].update(country=[None]), id="null"),
        pytest.param(lambda data: data["answers"].update(type=["memorandum", "roadmap"]), id="two-answers"),
        pytest.param(lambda data: data.update(base=[1]), id="base-list"),
        pytest.param(lambda data: data.update(base={"parties": [1]}), id="base-with-invalid-parties"),
        pytest.param(lambda data: data.update(base={"nope": 5}), id="base-with-unknown-field"),
        pytest.param(lambda data: data.update(evidence={"type": 5}), id="evidence-number"),
        pytest.param(lambda data: data["progress"].update(asked=["nope"]), id="unknown-asked"),
        pytest.param(lambda data: data["progress"].update(asked=[""]), id="empty-asked"),
        pytest.param(lambda data: data["progress"].update(asked=""), id="text-instead-of-asked"),
        pytest.param(lambda data: data["progress"].update(asked=5), id="number-instead-of-asked"),
        pytest.param(lambda data: data["progress"].update(current="nope"), id="unknown-current"),
        pytest.param(lambda data: data["progress"].update(current=[]), id="list-instead-of-current"),
        pytest.param(lambda data: data.update(added={"new": {"id": "new"}}), id="organization-without-names"),
        pytest.param(lambda data: data.update(added=[1]), id="added-list"),
        pytest.param(lambda data: data["draft_organization"].update(answers={"name": ["x"]}), id="name-text"),
        pytest.param(
            lambda data: data["draft_organization"].update(answers={"name": [{"value": "x", "lang": "en"}]}),
            id="organization-without-questions",
        ),
        pytest.param(lambda data: data["draft_organization"].update(answers=[1]), id="organization-answers-list"),
        pytest.param(remove_draft_part("answers"), id="no-answers"),
        pytest.param(remove_draft_part("draft_organization", "progress"), id="no-progress"),
    ],
)
def test_an_edited_draft_is_set_aside_with_its_file(
    eapa: Eapa, register: Path, edit: Callable[[dict[str, Any]], None]
) -> None:
    answers: dict[str, list[Any]] = {
        "title": [{"value": "A title", "lang": "en"}], "type": ["memorandum"], "party": ["tass"], "signed": ["2024-05"],
        "signatory": [{"name": {"en": "Anna Petrova"}, "party": "tass"}], "source": [{"url": "https://example.org"}],
    }  # fmt: skip
    draft = Draft(command="add-agreement", answers=answers, progress=Progress(asked=["party", "type"], current="title"))
    Drafts(register).save(draft)
    assert eapa("add-agreement", "--resume").err.startswith("error: --resume needs a terminal\n")
    (file,) = (register.parent / "state").rglob("*.json")
    data = json.loads(file.read_text("utf-8"))
    edit(data)
    file.write_text(json.dumps(data), encoding="utf-8")

    outcome = eapa("add-agreement", "--resume")

    message = (
        f"warning: the draft in {file} is damaged or was changed, so it cannot be continued\n"
        "hint: copy what you need from the file, and delete it\n"
        "error: there is no draft of 'eapa add-agreement'\nhint: run it without --resume\n"
    )
    assert outcome == (3, "", message)
    assert file.exists()


@pytest.mark.parametrize("successor", [5, [1], {}])
def test_an_answer_without_a_field_must_be_text(eapa: Eapa, register: Path, successor: object) -> None:
    Drafts(register).save(Draft(command="dissolve tass", answers={"date": ["2026"], "successor": [successor]}))

    assert eapa("dissolve", "tass", "--resume").code == 3


def test_an_answer_can_precede_another_that_it_needs(eapa: Eapa, register: Path) -> None:
    answers: dict[str, list[Any]] = {"renewal-period": ["P1Y"], "signed-note": ["A note."], "party": ["tass"]}
    Drafts(register).save(Draft(command="add-agreement", answers=answers))

    assert eapa("add-agreement", "--resume").err.startswith("error: --resume needs a terminal\n")
