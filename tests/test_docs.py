"""What the documents name is there: a reader finds each module and page by the name that stands in them."""

import re
from pathlib import Path

import pytest

import eapa_cli

SOURCE = Path(eapa_cli.__file__).parent
TOP = Path(__file__).parents[1]
# The reference shows files of examples, which are made for them.
PAGES = [
    *(page for page in sorted(TOP.glob("docs/**/*.md")) if page.parent.name not in {"reference", "example"}),
    TOP / "CONTRIBUTING.md",
    TOP / "README.md",
]
# Names of what somebody is to add: `x.py`, `as_x.py`, `<theme>.py`.
TO_BE_ADDED = re.compile(r"(^|[/_])x\.py$|<")
NAMED = re.compile(r"`([\w./*<>-]+/[\w./*<>-]*\.py)`")
LINKED = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(TOP).as_posix())
def test_each_module_and_page_that_is_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    modules = [name for name in NAMED.findall(text) if not TO_BE_ADDED.search(name)]
    gone = [name for name in modules if not any(next(folder.glob(name), None) for folder in (TOP, SOURCE))]
    gone += [name for name in LINKED.findall(text) if not (page.parent / name).exists()]

    assert not gone
