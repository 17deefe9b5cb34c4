"""Changes and histories in Russian; the formats for programs stay in English."""

import pytest
from repositories import Repo
from running import Eapa

from history.test_changes import AS_OF, SPANS
from history.test_history import EXPECTED, number_commits


@pytest.mark.usefixtures("russian_interface")
@pytest.mark.parametrize("name", ["whole", "endings", "new-names", "roadmap", "broken", "repaired", "reformatted"])
def test_changes_are_described_in_russian(eapa: Eapa, story: Repo, name: str) -> None:
    out = eapa("changes", SPANS[name], *AS_OF, "--format", "table", cwd=story.root).out

    assert number_commits(story, out) == (EXPECTED / f"ru-changes-{name}.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("russian_interface")
@pytest.mark.parametrize("id_", ["itar-tass", "2021-05-assembly-tass-union"])
def test_a_history_is_described_in_russian(eapa: Eapa, story: Repo, id_: str) -> None:
    out = eapa("history", id_, "--format", "table", cwd=story.root).out

    assert number_commits(story, out) == (EXPECTED / f"ru-history-{id_}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", ["changes HEAD~24..HEAD --format json", "changes HEAD --format tsv", "history itar-tass --format jsonl"]
)
def test_formats_for_programs_are_in_english(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, story: Repo, command: str
) -> None:
    english = eapa(*command.split(), cwd=story.root)
    monkeypatch.setenv("EAPA_LANG", "ru")

    assert eapa(*command.split(), cwd=story.root) == english
