"""The source distribution contains all files of the repository, and its tests pass."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Fast tests that read files outside of `src` and `data`, such as the documentation and the workflows.
FAST_TESTS = ("test_docs.py", "test_lowest.py", "test_requirements.py", "test_workflows.py")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the archive with the installed backend, and return the folder of its files."""
    folder = tmp_path_factory.mktemp("sdist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (archive,) = folder.glob("*.tar.gz")
    # `tarfile.extractall` needs a filter in 3.12, which the first releases of 3.11 lack. The command line of `tarfile`
    # works in both.
    subprocess.run([sys.executable, "-m", "tarfile", "--extract", str(archive), str(folder)], check=True)
    return folder / archive.name.removesuffix(".tar.gz")


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="only a clone knows its files")
def test_sdist_contains_every_file_of_the_repository(unpacked: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = [name for name in listed.split("\0") if name and (ROOT / name).exists()]

    assert tracked
    assert [name for name in tracked if not (unpacked / name).exists()] == []


def test_tests_of_an_extracted_sdist_pass(unpacked: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST"))}
    environ["PYTHONPATH"] = str(unpacked / "src")
    tests = [f"tests/{name}" for name in FAST_TESTS]

    outcome = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *tests],
        cwd=unpacked,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )

    assert outcome.returncode == 0, outcome.stdout
    assert " passed" in outcome.stdout
