"""The modules and pages that the documentation names exist, a reader can reach every page, and commands succeed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Eapa

import eapa_cli

SOURCE = Path(eapa_cli.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
ALL_PAGES = [*sorted(ROOT.glob("docs/**/*.md")), *sorted(ROOT.glob("*.md"))]
# The reference contains example files that do not exist.
PAGES = [page for page in ALL_PAGES if page.parent.name != "reference"]
# Placeholders for modules that a contributor adds: `x.py`, `as_x.py`, `<theme>.py`.
PLACEHOLDER_NAME = re.compile(r"(^|[/_])x\.py$|<")
# A module between backquotes. A star may stand for several modules: `query/filters.py`, `index/*_views.py`.
MODULE_NAME = re.compile(r"`([\w./*<>-]+/[\w./*<>-]*\.py)`")
# The address of a link: `](how-to/add-a-rule.md#heading)`.
LINK = re.compile(r"\]\(([^)#:\s]*)(?:#([^)\s]*))?\)")
# A command in a table: `| list agreements | `eapa list` |`.
COMMAND_IN_TABLE = re.compile(r"\| `eapa ([^`]+)` \|")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def format_name(page: Path) -> str:
    """Return the path of a page below the folder of the repository."""
    return page.relative_to(ROOT).as_posix()


def iterate_links(page: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the file and the heading of each link."""
    for name, heading in LINK.findall(page.read_text(encoding="utf-8")):
        yield (page.parent / name).resolve() if name else page, heading


def find_anchors(page: Path) -> set[str]:
    """Return the anchors of the page's headings, as GitHub derives them."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=format_name)
def test_every_module_and_page_that_a_document_names_exists(page: Path) -> None:
    modules = MODULE_NAME.findall(page.read_text(encoding="utf-8"))
    names = [name for name in modules if not PLACEHOLDER_NAME.search(name)]

    assert not [name for name in names if not any(next(folder.glob(name), None) for folder in (ROOT, SOURCE))]
    assert not [target for target, _ in iterate_links(page) if not target.exists()]


@pytest.mark.parametrize("page", PAGES, ids=format_name)
def test_every_heading_that_a_document_links_to_exists(page: Path) -> None:
    targets = [(target, heading) for target, heading in iterate_links(page) if heading]

    assert not [f"{target}#{heading}" for target, heading in targets if heading not in find_anchors(target)]


def test_a_reader_of_the_readme_reaches_every_page() -> None:
    reached_pages: set[Path] = set()
    pages_to_read = {ROOT / "README.md"}
    while pages_to_read:
        reached_pages |= pages_to_read
        linked_pages = {target for page in pages_to_read for target, _ in iterate_links(page) if target.suffix == ".md"}
        pages_to_read = linked_pages - reached_pages

    assert not [format_name(page) for page in ALL_PAGES if page not in reached_pages]


def test_the_index_links_to_every_page_of_the_documentation() -> None:
    index = ROOT / "docs/index.md"
    linked_pages = {target for target, _ in iterate_links(index)}

    assert not [format_name(page) for page in ROOT.glob("docs/**/*.md") if page != index and page not in linked_pages]


def test_the_commands_of_the_readme_succeed_without_errors(eapa: Eapa) -> None:
    commands = COMMAND_IN_TABLE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    # The prompts need a terminal.
    commands.remove("add-agreement --dry-run")

    assert commands
    for command in commands:
        outcome = eapa(*shlex.split(command), cwd=ROOT)
        assert (outcome.code, "error" in outcome.err) == (0, False), outcome
