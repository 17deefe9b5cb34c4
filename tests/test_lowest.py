"""The versions in tests/lowest.txt, with which `make test-lowest` runs the tests."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_lowest_versions_tested_are_the_lowest_versions_allowed() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    lines = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()

    extras = [dependency for extra in project["optional-dependencies"].values() for dependency in extra]
    dependencies = [*project["dependencies"], *extras, *pyproject["build-system"]["requires"]]
    allowed = [re.sub(r">=([^,]+).*", r"==\1", dependency) for dependency in dependencies]
    # A library may be in several extras.
    assert [line for line in lines if not line.startswith("#")] == list(dict.fromkeys(allowed))
