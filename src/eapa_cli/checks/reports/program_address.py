"""The addresses of this program on the web, for reports that link to them."""

import re
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata
from typing import Final, NamedTuple

_PACKAGE: Final = "eapa"
_RULES_PAGE: Final = "docs/reference/rules.md"
# The well-known labels of project addresses (PEP 753), the preferred label first.
_HOMEPAGE_LABELS: Final = ("homepage", "source", "repository", "sourcecode", "github")
_DOCUMENTATION_LABELS: Final = ("documentation", "docs")
# The page of a repository on GitHub or GitLab, such as https://gitlab.example.org/group/project.
_REPOSITORY_PAGE: Final = re.compile(r"https://[^/]*git(?:hub|lab)[^/]*/[^/]+/[^/]+/?")


class ProgramAddress(NamedTuple):
    """The address of the program, and of the page that explains its rules."""

    program: str
    rules: str


def find_program_address(website: str | None) -> ProgramAddress | None:
    """Return the addresses in the metadata of the installed package; if it has none, use the register's website.

    The rules are described in the documentation. If the package names none, they are described in a file of the
    repository if its address is on GitHub or GitLab. Otherwise both addresses are the same.
    """
    addresses_by_label = dict(_labelled_addresses())
    documentation = _find_address(addresses_by_label, _DOCUMENTATION_LABELS)
    program = _find_address(addresses_by_label, _HOMEPAGE_LABELS) or documentation or website
    if program is None:
        return None
    if documentation:
        return ProgramAddress(program, documentation)
    if _REPOSITORY_PAGE.fullmatch(program):
        return ProgramAddress(program, f"{program.rstrip('/')}/blob/HEAD/{_RULES_PAGE}")
    return ProgramAddress(program, program)


def _labelled_addresses() -> Iterable[tuple[str, str]]:
    """Yield the normalized labels and the addresses in the metadata of the package."""
    try:
        project_urls = metadata(_PACKAGE).get_all("Project-URL") or []
    except PackageNotFoundError:  # the program runs without an installation
        return
    for project_url in project_urls:
        label, _, address = project_url.partition(",")
        yield re.sub(r"[\W_]", "", label).lower(), address.strip()


def _find_address(addresses_by_label: dict[str, str], labels: Iterable[str]) -> str | None:
    return next((addresses_by_label[label] for label in labels if label in addresses_by_label), None)
