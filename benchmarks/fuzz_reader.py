"""A fuzz target for the reader and the checker of records; see fuzz.py.

With `pip install atheris`, this script is also a program, in which a coverage-guided fuzzer chooses the bytes:

python benchmarks/fuzz_reader.py CORPUS -max_total_time=600

CORPUS is a folder that the fuzzer may write to; the script copies the files of this register into it. The reader must
not raise an exception: it must return faults, which the checker turns into problems.
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

from mutations import mutate_bytes

IS_GUIDED: Final = __name__ == "__main__" and find_spec("atheris") is not None
atheris: Any = __import__("atheris") if IS_GUIDED else None

with atheris.instrument_imports(include=["eapa_cli"]) if IS_GUIDED else nullcontext():
    from eapa_cli.checks.checker import check
    from eapa_cli.storage.store import Store
    from eapa_cli.yaml.reader import read

ROOT: Final = Path(__file__).parents[1]
SMALL_REGISTER: Final = ROOT / "tests/checks/cases/base"
# A problem may be in a file of the small register instead of the fuzzed one. All of these files have fewer lines.
MAX_REGISTER_LINES: Final = 40
TARGETS: Final = ("data/organizations/x.yaml", "data/agreements/x.yaml")


@cache
def read_seeds() -> list[bytes]:
    """Return the contents of this register's files and of the files in the test cases, which have errors."""
    files = [*ROOT.glob("data/*/*.yaml"), *ROOT.glob("tests/checks/cases/*/*/data/*/*.yaml")]
    return [file.read_bytes() for file in sorted(files)]


def prepare(folder: Path) -> None:
    """Create a small register."""
    shutil.copytree(SMALL_REGISTER, folder, dirs_exist_ok=True)


def attempt(folder: Path, random: Random) -> str:
    """Read and check a record with random changes, and return the outcome."""
    return attempt_source(folder, mutate_bytes(random, random.choice(read_seeds())))


def attempt_source(folder: Path, source: bytes) -> str:
    """Read bytes; if the reader accepts them, check a register in which they are an organization and an agreement."""
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
        assert 1 <= problem.span.line <= max(lines, MAX_REGISTER_LINES)
    return "checked"


def main() -> None:
    """Run the coverage-guided fuzzer."""
    if atheris is None:
        sys.exit("install atheris first")
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    for number, source in enumerate(read_seeds()):
        (corpus / f"{number}.yaml").write_bytes(source)
    folder = Path(tempfile.mkdtemp(prefix="eapa-fuzz-"))
    prepare(folder)

    def test_one_input(source: bytes) -> None:
        attempt_source(folder, source)

    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
