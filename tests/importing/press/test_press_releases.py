"""The precision and recall of drafts from invented press releases, for each field."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from press_scoring import Score
from running import Eapa

FOLDER = Path(__file__).parent / "releases"
FILES = sorted(FOLDER.glob("*.yaml"))
KNOWN_MISSES = FOLDER / "known-misses.txt"
"""The values that are not drafted as labelled. A rule that breaks adds a line, and an improvement removes one."""
MIN_FIGURE = 0.97
MIN_SIGNINGS = 75


def read_releases() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in FILES:
        yield from ((f"{file.stem}: {one['id']}", one) for one in yaml.safe_load(file.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("releases")
    for number, (_, release) in enumerate(read_releases()):
        (folder / f"{number:03}.txt").write_text(release["text"], encoding="utf-8")
    return folder


def test_drafts_reach_the_figures_of_each_field_and_miss_only_known_values(eapa: Eapa, texts: Path) -> None:
    outcome = eapa("add-agreement", "--from-text", str(texts), "--format", "json")
    drafts = {Path(one["source"]).stem: one for one in reversed(json.loads(outcome.out))}
    score = Score()
    for number, (name, release) in enumerate(read_releases()):
        score.add(name, drafts[f"{number:03}"], release["label"])

    assert score.misses == KNOWN_MISSES.read_text(encoding="utf-8").splitlines()
    low = {
        name: (figures.precision, figures.recall)
        for name, figures in score.fields.items()
        if min(figures.precision, figures.recall) < MIN_FIGURE
    }
    assert not low
    assert score.all_parties_correct >= MIN_FIGURE * score.signings
    assert score.signings > MIN_SIGNINGS
