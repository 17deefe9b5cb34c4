"""Drafts of the agreements that texts report, made with `eapa add-agreement --from-text`."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from running import Eapa, Outcome


@pytest.fixture
def run_draft(eapa: Eapa, tmp_path: Path) -> Callable[..., Outcome]:
    """Return a function that drafts a text with options of the command."""

    def run(text: str, *options: str) -> Outcome:
        file = tmp_path / "release.txt"
        file.write_text(text, encoding="utf-8")
        outcome = eapa("add-agreement", "--from-text", str(file), *options)
        assert outcome.code == 0, outcome.err
        return outcome

    return run


@pytest.fixture
def draft(run_draft: Callable[..., Outcome]) -> Callable[[str], dict[str, Any]]:
    """Return a function that drafts a text, and returns the values of its only agreement."""

    def run(text: str) -> dict[str, Any]:
        found = json.loads(run_draft(text, "--format", "json").out)
        assert isinstance(found, dict)
        return found

    return run


@pytest.fixture
def draft_pages(eapa: Eapa, tmp_path: Path) -> Callable[[Iterable[str]], list[dict[str, Any]]]:
    """Return a function that drafts pages in one run, and returns the first draft of each page."""

    def run(pages: Iterable[str]) -> list[dict[str, Any]]:
        folder = tmp_path / "pages"
        folder.mkdir()
        for number, page in enumerate(pages):
            (folder / f"{number:04}.txt").write_text(page, encoding="utf-8")
        outcome = eapa("add-agreement", "--from-text", str(folder), "--format", "json")
        assert outcome.code == 0, outcome.err
        drafts: list[dict[str, Any]] = json.loads(outcome.out)
        first_drafts = {one["source"]: one for one in reversed(drafts)}
        assert len(first_drafts) == len(list(folder.iterdir()))
        return [one for _, one in sorted(first_drafts.items())]

    return run
