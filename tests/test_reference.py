"""The reference in docs/reference matches the program."""

import runpy
from importlib.metadata import version
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
# The versions of the packages that `make reference` runs with.
LOCKED = (DOCS.parent / "requirements/run.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Return the pages of the reference by name, as `make reference` writes them."""
    program = runpy.run_path(str(DOCS / "make_reference.py"))
    with pytest.MonkeyPatch.context() as patch:
        # The width of the terminal, at which the help of a command breaks its lines.
        patch.setenv("COLUMNS", program["WIDTH"])
        generated: dict[str, str] = program["pages"]()
    return generated


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "commands.md",
            marks=pytest.mark.skipif(
                f"typer=={version('typer')} " not in LOCKED,
                reason="the page shows the help of the locked release of Typer",
            ),
        ),
        "fields.md",
        "rules.md",
    ],
)
def test_each_page_of_the_reference_is_up_to_date(page: str, pages: dict[str, str]) -> None:
    committed = (DOCS / "reference" / page).read_text(encoding="utf-8")

    assert committed == pages[page], "run 'make reference'"


def test_the_reference_has_no_other_pages(pages: dict[str, str]) -> None:
    committed = {path.name for path in (DOCS / "reference").iterdir()}

    assert committed == set(pages)
