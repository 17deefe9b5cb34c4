"""Fuzzes the reader and the checker of records; see fuzz.py.

With `pip install atheris` a coverage-guided fuzzer finds its own bytes:

python benchmarks/fuzz_reader.py CORPUS -max_total_time=600

CORPUS is a folder that the fuzzer may write to; it gets the register's own files. The reader never raises: it reports
faults, and the checker turns them into problems.
"""

import shutil
import sys
import tempfile
from contextlib import nullcontext
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any, Final

from mutations import mutated

GUIDED: Final = __name__ == "__main__" and find_spec("atheris") is not None
atheris: Any = __import__("atheris") if GUIDED else None

with atheris.instrument_imports(include=["eapa_cli"]) if GUIDED else nullcontext():
    from eapa_cli.checks.checker import check
    from eapa_cli.storage.store import Store
    from eapa_cli.yaml.reader import read

ROOT: Final = Path(__file__).parents[1]
BASE: Final = ROOT / "tests/checks/cases/base"
TARGETS: Final = ("data/organizations/x.yaml", "data/agreements/x.yaml")


@cache
def seeds() -> list[bytes]:
    """Return the register's files and the broken ones of the tests."""
    files = [*ROOT.glob("data/*/*.yaml"), *ROOT.glob("tests/checks/cases/*/*/data/*/*.yaml")]
    return [file.read_bytes() for file in sorted(files)]


def prepare(folder: Path) -> None:
    """Make a small register."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)


def attempt(folder: Path, random: Random) -> str:
    """Read and check a changed record."""
    return attempt_source(folder, mutated(random, random.choice(seeds())))


def attempt_source(folder: Path, source: bytes) -> str:
    """Give bytes to the reader, and what it accepts to the whole check, as a file of either kind."""
    document = read(source)
    lines = max(1, len(source.splitlines()))
    for fault in document.faults:
        assert 1 <= fault.span.line <= lines
        assert fault.span.column >= 1
    if document.data is None:
        return "faults"
    for target in TARGETS:
        (folder / target).write_bytes(source)
    for problem in check(Store(folder)).problems:
        assert 1 <= problem.span.line <= max(lines, 40)
    return "checked"


def main() -> None:
    """Run the coverage-guided fuzzer."""
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    for number, source in enumerate(seeds()):
        (corpus / f"{number}.yaml").write_bytes(source)
    folder = Path(tempfile.mkdtemp(prefix="eapa-fuzz-"))
    prepare(folder)
    atheris.Setup(sys.argv, lambda source: attempt_source(folder, source) and None)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
