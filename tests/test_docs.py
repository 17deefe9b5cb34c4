"""The modules and pages that the documents name exist, and a reader can reach every page."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import eapa_cli

SOURCE = Path(eapa_cli.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
ALL_PAGES = [*sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("*.md"))]
# The reference contains example files that do not exist.
PAGES = [page for page in ALL_PAGES if page.parent.name != "reference"]
# Names of modules to be added: `x.py`, `as_x.py`, `<theme>.py`.
TO_BE_ADDED = re.compile(r"(^|[/_])x\.py$|<")
MODULE_NAME = re.compile(r"`([\w./*<>-]+/[\w./*<>-]*\.py)`")
LINK = re.compile(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links_in(page: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the file and the heading of each link."""
    for name, heading in LINK.findall(page.read_text(encoding="utf-8")):
        yield (page.parent / name).resolve() if name else page, heading


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of the page's headings, as GitHub derives them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_module_and_page_that_a_document_names_exists(page: Path) -> None:
    modules = MODULE_NAME.findall(page.read_text(encoding="utf-8"))
    named = [name for name in modules if not TO_BE_ADDED.search(name)]

    assert not [name for name in named if not any(next(folder.glob(name), None) for folder in (ROOT, SOURCE))]
    assert not [target for target, _ in links_in(page) if not target.exists()]


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_heading_that_a_document_links_to_exists(page: Path) -> None:
    targets = [(target, heading) for target, heading in links_in(page) if heading]

    assert not [f"{target}#{heading}" for target, heading in targets if heading not in anchors_of(target)]


def test_a_reader_of_the_readme_reaches_every_page() -> None:
    reached: set[Path] = set()
    to_read = {ROOT / "README.md"}
    while to_read:
        reached |= to_read
        linked = {target for page in to_read for target, _ in links_in(page) if target.suffix == ".md"}
        to_read = linked - reached

    assert not [name_of(page) for page in ALL_PAGES if page not in reached]


def test_the_index_links_to_every_page_of_the_documentation() -> None:
    index = ROOT / "docs/index.md"
    linked = {target for target, _ in links_in(index)}

    assert not [name_of(page) for page in ROOT.glob("docs/**/*.md") if page != index and page not in linked]
