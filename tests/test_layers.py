"""The layers of the program: each package imports only those below it, and only a few packages import each library."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import eapa_cli

SOURCE = Path(eapa_cli.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
# From the bottom to the top: a package may import those before it in this list.
ORDER = (
    "errors", "model", "text", "matching", "yaml", "git", "storage", "render", "checks", "index", "query", "history",
    "tabular", "exporting", "publishing", "importing", "workbook", "scaffold", "entry", "diagnosis", "cli", "__main__",
)  # fmt: skip
# The packages that may import each third-party library, and sqlite3.
OWNERS = {
    "typer": "cli", "questionary": "entry", "prompt_toolkit": "entry", "platformdirs": "storage",
    "yaml": "yaml",
    "jsonschema": "checks", "jsonschema_rs": "checks",
    "sqlite3": "index",
    "rich": "render", "icalendar": "render",
    "trafilatura": "importing", "pypdf": "importing", "docx": "importing publishing", "typst": "publishing", "pymorphy3": "importing",
    "openpyxl": "exporting importing", "networkx": "exporting", "pyarrow": "exporting",
    "jinja2": "publishing", "markupsafe": "publishing",
    "anyascii": "text", "babel": "text", "rapidfuzz": "text matching", "stdnum": "text",
}  # fmt: skip


def iterate_imports(module: Path) -> Iterator[str]:
    """Yield the full names of everything that a module imports, at any depth."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=origin, names=names, level=0) if origin:
                yield from (f"{origin}.{name.name}" for name in names)
            case ast.ImportFrom():
                yield "a relative import"


def find_layer(module: Path) -> str:
    """Return the package of a module, or the name of a module that is in no package."""
    return module.relative_to(SOURCE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_down_and_only_owners_import_a_library(module: Path) -> None:
    layer = find_layer(module)
    allowed = {"__version__", *ORDER[: ORDER.index(layer) + 1]} if layer in ORDER else set()

    for name in iterate_imports(module):
        library, _, module_path = name.partition(".")
        if library == "eapa_cli":
            assert any(f"{module_path}.".startswith(f"{below}.") for below in allowed), f"{layer} imports {name}"
        elif library not in sys.stdlib_module_names or library in OWNERS:
            assert layer in OWNERS.get(library, "").split(), f"{layer} imports {name}"


def test_rules_read_no_files() -> None:
    rules = list((SOURCE / "checks/rules").glob("*.py"))

    assert rules
    assert not [name for module in rules for name in iterate_imports(module) if name.startswith("eapa_cli.storage")]


def test_the_map_for_contributors_lists_the_packages_from_the_bottom_up() -> None:
    text = (Path(__file__).parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    _, _, table = text.partition("| package | contents |")
    packages = re.findall(r"^\| `(\w+)(?:/|\.py)` \|", table.partition("\n\n")[0], re.MULTILINE)

    assert packages == [layer for layer in ORDER if layer != "__main__"]
