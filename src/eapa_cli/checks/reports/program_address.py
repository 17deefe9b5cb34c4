"""The address of this program's documentation on the web, as the installed package names it."""

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from typing import Final, NamedTuple

_PACKAGE: Final = "eapa"
_RULES: Final = "docs/reference/rules.md"
# The well-known labels of project addresses (PEP 753), the preferred label first.
_HOMEPAGES: Final = ("homepage", "source", "repository", "sourcecode", "github")
_DOCUMENTATION: Final = ("documentation", "docs")
# The page of a repository on GitHub or GitLab.
_FORGE: Final = re.compile(r"https://[^/]*git(?:hub|lab)[^/]*/[^/]+/[^/]+/?")


class ProgramAddress(NamedTuple):
    """The address of the program, and of the page that explains its rules."""

    program: str
    rules: str


def find_program_address(website: str | None) -> ProgramAddress | None:
    """Return the addresses in the metadata of the installed package, or else the register's website."""
    named = dict(_named_addresses())
    documentation = _find_label(named, _DOCUMENTATION)
    program = _find_label(named, _HOMEPAGES) or documentation or website
    if program is None:
        return None
    if documentation:
        return ProgramAddress(program, documentation)
    if _FORGE.fullmatch(program):
        return ProgramAddress(program, f"{program.rstrip('/')}/blob/HEAD/{_RULES}")
    return ProgramAddress(program, program)


def _named_addresses() -> Iterable[tuple[str, str]]:
    """Yield the normalized labels and the addresses in the metadata of the package."""
    try:
        entries = metadata(_PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:
        return
    for entry in entries:
        label, _, address = entry.partition(",")
        yield re.sub(r"[\W_]", "", label).lower(), address.strip()


def _find_label(named: dict[str, str], labels: Iterable[str]) -> str | None:
    return next((named[label] for label in labels if label in named), None)
