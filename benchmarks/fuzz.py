"""Feeds the reader and the checker whatever bytes a coverage-guided fuzzer thinks of; needs `pip install atheris`.

python benchmarks/fuzz.py CORPUS -max_total_time=600

CORPUS is a folder that the fuzzer may write to; it is sown with the register's own files. Whatever raises here is
a bug: the reader tells faults and never raises, and the checker turns whatever a file holds into problems.
"""

import shutil
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["eapa_cli"]):
    from eapa_cli.checks.checker import check
    from eapa_cli.storage.store import Store
    from eapa_cli.yaml.reader import read

ROOT = Path(__file__).parents[1]
BASE = ROOT / "tests/checks/cases/base"


def sow(corpus: Path) -> None:
    """Copy the register's files and the tests' broken ones to a folder, flat."""
    corpus.mkdir(parents=True, exist_ok=True)
    files = [*ROOT.glob("data/*/*.yaml"), *ROOT.glob("tests/checks/cases/*/*/data/*/*.yaml")]
    for number, path in enumerate(sorted(files)):
        shutil.copyfile(path, corpus / f"{number}.yaml")


def main() -> None:
    """Hand the bytes to the reader, and what it takes to the whole check, as a file of either kind."""
    sow(Path(sys.argv[1]))
    root = Path(tempfile.mkdtemp(prefix="eapa-fuzz-"))
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    targets = [root / "data/organizations/x.yaml", root / "data/agreements/x.yaml"]

    def one(source: bytes) -> None:
        document = read(source)
        lines = max(1, len(source.splitlines()))
        for fault in document.faults:
            assert 1 <= fault.span.line <= lines
            assert fault.span.column >= 1
        if document.data is None:
            return
        for target in targets:
            target.write_bytes(source)
        for problem in check(Store(root)).problems:
            assert 1 <= problem.span.line <= max(lines, 40)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
