"""Time of `eapa validate`, compared with check-jsonschema, ajv-cli and yamllint on the same files.

    python benchmarks/validate.py --files 2000 --rounds 5
    python benchmarks/validate.py --files 2000 20000 100000

It generates a register of each size, installs the peers into a folder, and runs all in alternation. Peers are omitted
above `--peers-up-to` files, since they take minutes. The exit code is 1 if a limit is missed.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import generate
import peers

EAPA: Final = str(Path(sys.executable).with_name("eapa"))
# The minimum time of a peer as a multiple of eapa's, by the number of files.
BOUNDS: Final = {("check-jsonschema", 2_000): 12, ("ajv-cli", 2_000): 3, ("check-jsonschema", 20_000): 25}
GROWTH: Final = 1.1
MEMORY: Final = 1024
WALK: Final = (
    "import os, sys\nfor top, _, names in os.walk(sys.argv[1]):\n  for name in names: os.stat(os.path.join(top, name))"
)
# Without bytecode files, each start would compile the program again, unlike an installation.
UNWANTED: Final = ("PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER", "GITHUB_ACTIONS")


@dataclass(slots=True)
class Program:
    """A measured program, with its commands, and the elapsed times, processor times and memory of its runs.

    `memory` is the maximum of all runs, in bytes.
    """

    name: str
    commands: peers.Commands
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def median(self) -> float:
        """Return the median elapsed time."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """Return the median processor time, which depends little on other work on the machine."""
        return statistics.median(self.busy)

    def run(self, root: Path) -> None:
        """Run all commands once and require that they succeed."""
        commands = self.commands(root)
        begun = time.perf_counter()
        costs = [_cost_of(command, root) for command in commands]
        self.seconds.append(time.perf_counter() - begun)
        self.busy.append(sum(busy for busy, _ in costs))
        self.memory = max([self.memory, *(memory for _, memory in costs)])


def _cost_of(command: Sequence[str], root: Path) -> tuple[float, int]:
    """Run a command and return its processor time and the maximum memory of it or its children, in bytes."""
    environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=root, env=environ, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)[:200]} exited with {process.returncode}: {output.read()[-2000:]!r}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _eapa(*arguments: str) -> peers.Commands:
    return lambda _: [[EAPA, "validate", *arguments]]


def _registers(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[int, Path]]:
    """Return a register of about each size, generated unless the folder already contains it."""
    for files in sizes:
        root = folder / f"register-{files}"
        agreements = files * generate.PER_ORGANIZATION // (generate.PER_ORGANIZATION + 1)
        if not root.exists():
            generate.write(root, generate.Generated(agreements=agreements))
        yield files, root


def _alternated(programs: Sequence[Program], root: Path, rounds: int) -> None:
    for _ in range(rounds):
        for program in programs:
            program.run(root)


def _compared(files: int, root: Path, others: Mapping[str, peers.Commands], rounds: int) -> tuple[Program, int]:
    """Measure eapa and its peers on a register and return the number of missed limits."""
    eapa, *rest = programs = [Program("eapa validate", _eapa()), *(Program(*peer) for peer in others.items())]
    _alternated(programs, root, rounds)
    print(f"\n{files} files, median of {rounds}")
    each = eapa.median / files * 1000
    print(f"  {'eapa validate':20} {eapa.median:8.2f} s {each:7.3f} ms a file {eapa.work:8.2f} s of work")
    missed = 0
    for peer in rest:
        ratio, bound = peer.median / eapa.median, BOUNDS.get((peer.name, files))
        missed += bound is not None and ratio < bound
        work = f"{peer.work:8.2f} s of work {peer.work / eapa.work:7.1f} x"
        print(f"  {peer.name:20} {peer.median:8.2f} s {ratio:7.1f} x {work}{f'  (at least {bound})' if bound else ''}")
    return eapa, missed


def _alone(measured: Mapping[int, Program], start: Program) -> int:
    """Print time and memory per file beyond start-up and return the number of missed limits."""
    print(f"\nbeyond start-up ({start.median:.2f} s, {start.memory / 2**20:.0f} MiB)")
    costs = {files: (eapa.median - start.median) / files for files, eapa in measured.items()}
    works = {files: (eapa.work - start.work) / files for files, eapa in measured.items()}
    missed = 0
    for files, eapa in measured.items():
        growth, memory = costs[files] / costs[min(costs)], (eapa.memory - start.memory) / files
        missed += growth > GROWTH
        missed += files >= 100_000 and memory > MEMORY
        print(
            f"  {files:7} files {costs[files] * 1000:7.3f} ms a file, {growth:.2f} x the smallest (at most {GROWTH})"
            f" {works[files] * 1000:7.3f} ms of work {memory:8.0f} bytes a file (at most {MEMORY} at 100000)"
        )
    return missed


def _since(files: int, root: Path, start: Program, rounds: int) -> None:
    """Measure a check of three changed files, compared with git and a scan of the same tree."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    if not (root / ".git").exists():
        for command in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "--message=register"]):
            subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
    for path in sorted((root / "data/agreements").iterdir())[:3]:
        path.write_bytes(path.read_bytes() + b"x-changed: true\n")
    diff = Program("git diff --name-only", lambda _: [["git", "diff", "--name-only", "HEAD"]])
    walk = Program("walk", lambda _: [[sys.executable, "-c", WALK, "data"]])
    eapa = Program("eapa validate --changed-since HEAD", _eapa("--changed-since", "HEAD"))
    _alternated([diff, walk, eapa], root, rounds)
    subprocess.run(["git", "checkout", "--quiet", "data"], cwd=root, check=True)
    allowed = 2 * diff.median + walk.median + start.median
    print(f"\n3 changed files of {files}, median of {rounds}")
    for program in (diff, walk, eapa):
        print(f"  {program.name:36} {program.median:8.2f} s")
    print(f"  {eapa.median / allowed:.1f} x the sum of twice the first, the second and start-up")


def main() -> int:
    """Run the requested measurements and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Measure `eapa validate` beside its peers.")
    parser.add_argument("--files", type=int, nargs="+", default=[2_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--peers-up-to", type=int, default=20_000, metavar="N", help="omit the peers above this number of files"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="store registers and peers in this folder for the next run"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return _measure(asked.keep or Path(temporary), asked.files, asked.rounds, asked.peers_up_to)


def _measure(folder: Path, sizes: Sequence[int], rounds: int, peers_up_to: int) -> int:
    others = dict(peers.installed(folder / "peers"))
    ((_, tiny),) = _registers(folder, [10])
    start = Program("start-up", _eapa())
    _alternated([start], tiny, 2 * rounds)
    measured, missed = {}, 0
    for files, root in _registers(folder, sizes):
        measured[files], short = _compared(files, root, others if files <= peers_up_to else {}, rounds)
        missed += short
        _since(files, root, start, rounds)
    missed += _alone(measured, start)
    print(f"\nmissed limits: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
