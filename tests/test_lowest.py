import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_lowest_versions_tested_are_the_lowest_versions_allowed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "tests" / "lowest.txt").read_text(encoding="utf-8").splitlines()

    extras = [dependency for extra in project["optional-dependencies"].values() for dependency in extra]
    allowed = [re.sub(r">=([^,]+).*", r"==\1", dependency) for dependency in [*project["dependencies"], *extras]]
    assert [line for line in lines if not line.startswith("#")] == allowed
