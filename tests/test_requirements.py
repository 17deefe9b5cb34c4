"""The files in requirements/ lock everything that a fresh clone installs."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
FILES = ("build.txt", "run.txt", "tools.txt")
"""What builds the program, what it needs to run, and both with the tools of its developers."""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
# The requirements that pyproject.toml names; each file has those and all that they require.
DIRECT = {
    "build.txt": GROUPS["build"],
    "run.txt": PROJECT["project"]["dependencies"],
    "tools.txt": [*GROUPS["build"], *PROJECT["project"]["dependencies"], *GROUPS["test"], *GROUPS["lint"]],
}


def read_entries(file: str) -> list[str]:
    """Return the entries of a requirements file, each with its hashes on one line."""
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def read_pins(file: str) -> set[tuple[str, str]]:
    """Return each locked name with its version. A package may have several versions, for different Python versions."""
    pins = [re.match(r"(\S+?)==(\S+)", entry) for entry in read_entries(file)]
    return {(canonicalize_name(pin[1]), pin[2]) for pin in pins if pin}


@pytest.mark.parametrize("file", FILES)
def test_every_entry_is_one_version_with_hashes(file: str) -> None:
    assert all(re.match(r"[\w.-]+==[\w.]+ .*--hash=sha256:[0-9a-f]{64}", entry) for entry in read_entries(file))
    # No entry is repeated, and the file has at least the direct requirements.
    assert len(read_entries(file)) == len(read_pins(file)) >= len(DIRECT[file])


@pytest.mark.parametrize("file", FILES)
def test_requirements_have_no_addresses_and_no_options_of_pip(file: str) -> None:
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")

    # The address of an index, or an option such as `--index-url`, would replace the one that the reader has chosen.
    assert "://" not in text
    assert not re.search("^-", text, flags=re.MULTILINE)


@pytest.mark.parametrize("file", FILES)
def test_every_dependency_is_locked_at_a_version_that_pyproject_allows(file: str) -> None:
    locked = read_pins(file)

    for dependency in map(Requirement, DIRECT[file]):
        versions = [version for name, version in locked if name == canonicalize_name(dependency.name)]
        assert versions, f"{dependency} is not locked: run 'make lock'"
        assert all(version in dependency.specifier for version in versions), dependency


@pytest.mark.parametrize("file", ["build.txt", "run.txt"])
def test_the_tools_are_locked_with_the_same_versions(file: str) -> None:
    assert read_pins(file) <= read_pins("tools.txt")


def test_the_build_backend_is_locked_as_it_is_required() -> None:
    assert set(PROJECT["build-system"]["requires"]) <= set(GROUPS["build"])


@pytest.mark.skipif(shutil.which("make") is None, reason="Windows has no make")
@pytest.mark.parametrize("target", ["demo", "test", "lint", "types"])
def test_make_installs_only_what_is_locked(target: str) -> None:
    plan = subprocess.run(
        ["make", "--dry-run", "--always-make", target], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    installs = [line for line in plan.splitlines() if "pip install" in line]

    assert installs
    # The program itself is the only package that is installed without hashes, and then without dependencies.
    locked_options = r"--require-hashes --requirement requirements/|--no-deps --no-build-isolation"
    assert all(re.search(locked_options, install) for install in installs)
