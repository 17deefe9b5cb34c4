"""The precision and recall of drafts from invented press releases, for each field."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import yaml
from press_scoring import Score

FOLDER = Path(__file__).parent / "releases"
KNOWN_MISSES = FOLDER / "known-misses.txt"
"""The values that are not drafted as labelled. A rule that breaks adds a line, and an improvement removes one."""
MIN_FIGURE = 0.97
MIN_SIGNINGS = 75
"""Fewer signings would hardly show the figures of a field."""


def read_releases() -> dict[str, dict[str, Any]]:
    """Return the releases of all files by the name of the file and their id."""
    releases = [
        (f"{file.stem}: {release['id']}", release)
        for file in sorted(FOLDER.glob("*.yaml"))
        for release in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    assert len(dict(releases)) == len(releases)  # a repeated id would hide a release
    return dict(releases)


def test_drafts_reach_the_figures_of_each_field_and_miss_only_known_values(
    draft_pages: Callable[[Iterable[str]], list[dict[str, Any]]],
) -> None:
    releases = read_releases()
    score = Score()

    drafts = draft_pages(release["text"] for release in releases.values())

    for (name, release), draft in zip(releases.items(), drafts, strict=True):
        score.add(name, draft, release["label"])

    assert score.misses == KNOWN_MISSES.read_text(encoding="utf-8").splitlines()
    low = {
        name: (figures.precision, figures.recall)
        for name, figures in score.fields.items()
        if min(figures.precision, figures.recall) < MIN_FIGURE
    }
    assert not low
    assert score.all_parties_correct >= MIN_FIGURE * score.signings
    assert score.signings > MIN_SIGNINGS
