"""Measure `eapa validate`, compared with check-jsonschema, ajv-cli and yamllint on the same files.

    python benchmarks/validate.py --files 2000 --rounds 5
    python benchmarks/validate.py --files 2000 20000 100000

The script generates a register of each size, installs the other programs (the peers) into a folder, and runs all of
them in alternation. Peers are omitted above `--peers-up-to` files, since they take minutes. The exit code is 1 if a
limit is missed.
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
from measuring import EAPA, make_environ

# The minimum time of a peer as a multiple of eapa's time, by the peer and the number of files.
MIN_RATIOS: Final = {("check-jsonschema", 2_000): 12, ("ajv-cli", 2_000): 3, ("check-jsonschema", 20_000): 25}
MAX_GROWTH: Final = 1.1  # the time for a file, as a multiple of the time for a file in the smallest register
MAX_MEMORY: Final = 1024  # bytes for a file, in a register of 100,000 files
# A scan of all files in a folder.
WALK: Final = (
    "import os, sys\nfor top, _, names in os.walk(sys.argv[1]):\n  for name in names: os.stat(os.path.join(top, name))"
)


@dataclass(slots=True)
class Program:
    """A measured program, with the elapsed times, processor times and memory of its runs.

    `make_commands` returns the program's commands for a register. `memory` is the maximum of all runs, in bytes.
    """

    name: str
    make_commands: peers.CommandMaker
    seconds: list[float] = field(default_factory=list)
    processor_times: list[float] = field(default_factory=list)
    memory: int = 0

    @property
    def median(self) -> float:
        """The median elapsed time."""
        return statistics.median(self.seconds)

    @property
    def processor_time(self) -> float:
        """The median processor time, which depends little on other work on the machine."""
        return statistics.median(self.processor_times)

    def run(self, root: Path) -> None:
        """Run all commands once and require that they succeed."""
        commands = self.make_commands(root)
        start = time.perf_counter()
        costs = [_measure_command(command, root) for command in commands]
        self.seconds.append(time.perf_counter() - start)
        self.processor_times.append(sum(processor_time for processor_time, _ in costs))
        self.memory = max([self.memory, *(memory for _, memory in costs)])


def _measure_command(command: Sequence[str], root: Path) -> tuple[float, int]:
    """Run a command and return its processor time and the maximum memory of it or its children, in bytes."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=root, env=make_environ(), stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"{' '.join(command)[:200]} exited with {process.returncode}: {output.read()[-2000:]!r}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _validate_with(*arguments: str) -> peers.CommandMaker:
    return lambda _: [[EAPA, "validate", *arguments]]


def _generate_registers(folder: Path, sizes: Sequence[int]) -> Iterator[tuple[int, Path]]:
    """Yield each number of files with a register of about this number. It is generated if the folder lacks it."""
    for files in sizes:
        root = folder / f"register-{files}"
        agreements = files * generate.AGREEMENTS_PER_ORGANIZATION // (generate.AGREEMENTS_PER_ORGANIZATION + 1)
        if not root.exists():
            generate.write(root, generate.Generated(agreements=agreements))
        yield files, root


def _run_in_alternation(programs: Sequence[Program], root: Path, rounds: int) -> None:
    for _ in range(rounds):
        for program in programs:
            program.run(root)


def _compare_with_peers(
    files: int, root: Path, peer_commands: Mapping[str, peers.CommandMaker], rounds: int
) -> tuple[Program, int]:
    """Measure eapa and its peers on a register and return the number of missed limits."""
    eapa = Program("eapa validate", _validate_with())
    peer_programs = [Program(*peer) for peer in peer_commands.items()]
    _run_in_alternation([eapa, *peer_programs], root, rounds)
    print(f"\n{files} files, median of {rounds}")
    milliseconds = eapa.median / files * 1000
    print(
        f"  {'eapa validate':20} {eapa.median:8.2f} s {milliseconds:7.3f} ms a file"
        f" {eapa.processor_time:8.2f} s of processor time"
    )
    missed = 0
    for peer in peer_programs:
        ratio, min_ratio = peer.median / eapa.median, MIN_RATIOS.get((peer.name, files))
        missed += min_ratio is not None and ratio < min_ratio
        ratio_of_processor_time = peer.processor_time / eapa.processor_time
        processor_time = f"{peer.processor_time:8.2f} s of processor time {ratio_of_processor_time:7.1f} x"
        target = f"  (at least {min_ratio})" if min_ratio else ""
        print(f"  {peer.name:20} {peer.median:8.2f} s {ratio:7.1f} x {processor_time}{target}")
    return eapa, missed


def _report_growth(programs: Mapping[int, Program], start: Program) -> int:
    """Print time and memory per file beyond start-up and return the number of missed limits."""
    print(f"\nbeyond start-up ({start.median:.2f} s, {start.memory / 2**20:.0f} MiB)")
    costs = {files: (eapa.median - start.median) / files for files, eapa in programs.items()}
    processor_times = {files: (eapa.processor_time - start.processor_time) / files for files, eapa in programs.items()}
    missed = 0
    for files, eapa in programs.items():
        growth, memory = costs[files] / costs[min(costs)], (eapa.memory - start.memory) / files
        missed += growth > MAX_GROWTH
        missed += files >= 100_000 and memory > MAX_MEMORY
        print(
            f"  {files:7} files {costs[files] * 1000:7.3f} ms a file,"
            f" {growth:.2f} x the smallest (at most {MAX_GROWTH})"
            f" {processor_times[files] * 1000:7.3f} ms of processor time"
            f" {memory:8.0f} bytes a file (at most {MAX_MEMORY} at 100000)"
        )
    return missed


def _measure_changed_since(files: int, root: Path, start: Program, rounds: int) -> None:
    """Measure a check of three changed files, compared with git and a scan of the same tree."""
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    if not (root / ".git").exists():
        for command in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "--message=register"]):
            subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
    for path in sorted((root / "data/agreements").iterdir())[:3]:
        path.write_bytes(path.read_bytes() + b"x-changed: true\n")
    diff = Program("git diff --name-only", lambda _: [["git", "diff", "--name-only", "HEAD"]])
    walk = Program("walk", lambda _: [[sys.executable, "-c", WALK, "data"]])
    eapa = Program("eapa validate --changed-since HEAD", _validate_with("--changed-since", "HEAD"))
    _run_in_alternation([diff, walk, eapa], root, rounds)
    subprocess.run(["git", "checkout", "--quiet", "data"], cwd=root, check=True)
    target = 2 * diff.median + walk.median + start.median
    print(f"\n3 changed files of {files}, median of {rounds}")
    for program in (diff, walk, eapa):
        print(f"  {program.name:36} {program.median:8.2f} s")
    print(f"  {eapa.median / target:.1f} x the target: 2 x {diff.name} + {walk.name} + start-up")


def main() -> int:
    """Run the requested measurements and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Compare `eapa validate` with its peers.")
    parser.add_argument("--files", type=int, nargs="+", default=[2_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--peers-up-to", type=int, default=20_000, metavar="N", help="omit the peers above this number of files"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="store registers and peers in this folder for the next run"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        return _measure(options.keep or Path(temporary), options.files, options.rounds, options.peers_up_to)


def _measure(folder: Path, sizes: Sequence[int], rounds: int, peers_up_to: int) -> int:
    peer_commands = dict(peers.install_peers(folder / "peers"))
    ((_, tiny_register),) = _generate_registers(folder, [10])
    start = Program("start-up", _validate_with())
    _run_in_alternation([start], tiny_register, 2 * rounds)
    programs, missed = {}, 0
    for files, root in _generate_registers(folder, sizes):
        commands = peer_commands if files <= peers_up_to else {}
        programs[files], missed_here = _compare_with_peers(files, root, commands, rounds)
        missed += missed_here
        _measure_changed_since(files, root, start, rounds)
    missed += _report_growth(programs, start)
    print(f"\nmissed limits: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
