"""Measure look-ups in registers of several sizes, compared with other programs that read the same files.

    python benchmarks/lookup.py --agreements 40 10000 --rounds 7
    python benchmarks/lookup.py --agreements 100000 --rounds 3 --keep DIR

The first build of the cache runs once. All other commands run in alternation, with their output in a pipe. `eapa` uses
a temporary cache. The program with PyYAML reads at most 500 files, and its time is scaled to all files. ripgrep is
measured if it is installed (`apt-get install ripgrep`, `brew install ripgrep`,
`winget install BurntSushi.ripgrep.MSVC`).

A warm look-up must not take longer than the start-up time and `WALK_FACTOR` times a scan of the same tree. This limit
applies to processor time, since other work on the machine changes it little; where the system does not report processor
time, it applies to elapsed time. The exit code is 1 if the limit is missed.
"""

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import generate
from measuring import EAPA, child_processor_time, make_environ

WALK_FACTOR: Final = 1.5
NOISE: Final = 1.03  # the ratio by which two equal runs may differ
SAMPLE_SIZE: Final = 500  # files that PyYAML reads
WALK: Final = """
import os
def walk(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            walk(entry.path)
        else:
            entry.stat(follow_symlinks=False)
walk("data")
"""
LOAD: Final = """
import sys, yaml
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        yaml.safe_load(file)
"""


@dataclass(slots=True)
class Program:
    """A measured command, with its register, its preparation, and the elapsed and processor times of its runs."""

    name: str
    command: Sequence[str]
    root: Path
    prepare: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    processor_times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The median elapsed time."""
        return statistics.median(self.seconds)

    @property
    def processor_time(self) -> float:
        """The median processor time; if it is not known, the median elapsed time."""
        return statistics.median(self.processor_times) or self.median

    def discard_times(self) -> None:
        """Discard the times of earlier runs."""
        self.seconds.clear()
        self.processor_times.clear()

    def run(self, cache: Path) -> None:
        """Run the command once and require that it succeeds."""
        self.prepare()
        environ = make_environ(XDG_CACHE_HOME=str(cache))
        processor_time, start = child_processor_time(), time.perf_counter()
        completed = subprocess.run(self.command, cwd=self.root, env=environ, capture_output=True, check=False)
        self.seconds.append(time.perf_counter() - start)
        self.processor_times.append(child_processor_time() - processor_time)
        if completed.returncode:
            raise SystemExit(f"{self.command} exited with {completed.returncode}: {completed.stderr[-2000:]!r}")


def generate_register(folder: Path, agreements: int) -> Path:
    """Return a register with a number of agreements in a git repository. It is generated if the folder lacks it."""
    root = folder / f"register-{agreements}"
    if not root.exists():
        generate.write(root, generate.Generated(agreements=agreements))
        git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
        for command in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "--message=register"]):
            subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
        time.sleep(3)  # a file is read again by each look-up until it is two seconds old
    return root


def programs_for(root: Path, tiny: Path) -> dict[str, Program]:
    """Return the programs to measure in a register by short names: look-ups, and other programs that read its files."""
    changed = root / "data/agreements/changed.yaml"
    first = min((root / "data/agreements").rglob("*.yaml"))
    party = max((root / "data/organizations").rglob("*.yaml")).stem
    list_party = [EAPA, "list", "--party", party]
    all_files = sorted((root / "data").rglob("*.yaml"))
    sample = all_files[:: max(1, len(all_files) // SAMPLE_SIZE)][:SAMPLE_SIZE]

    def change() -> None:
        changed.write_text(f"{first.read_text(encoding='utf-8')}# {time.time_ns()}\n", encoding="utf-8")

    programs = {
        "bare": Program("python -c pass", [sys.executable, "-c", "pass"], root),
        "walk": Program("scandir and stat of each file", [sys.executable, "-c", WALK], root),
        "start": Program("eapa list --party ID, 8 agreements", [EAPA, "list", "--party", generate.OWNER], tiny),
        "party": Program("eapa list --party ID", list_party, root),
        "country": Program("eapa list --country UZ", [EAPA, "list", "--country", "UZ"], root),
        "all": Program("eapa list, all rows", [EAPA, "list"], root),
        "search": Program("eapa search", [EAPA, "search", "Tashkent", "--limit", "20"], root),
        "due": Program("eapa due --within 30d", [EAPA, "due", "--within", "30d"], root),
        "git": Program("git status", ["git", "status", "--porcelain"], root),
        "yaml": Program(
            f"PyYAML, {len(sample)} of {len(all_files)} files", [sys.executable, "-c", LOAD, *map(str, sample)], root
        ),
    }
    if ripgrep := shutil.which("rg"):
        programs["rg"] = Program("rg --count Tashkent", [ripgrep, "--count", "Tashkent", "data"], root)
    # These two change a file before they run. They come last in a round, so the other look-ups have a warm cache.
    programs["changed"] = Program("eapa list --party ID, one file changed", list_party, root, change)
    programs["removed"] = Program("eapa list --party ID, one file removed", list_party, root, changed.unlink)
    # This one runs once, before the rounds.
    programs["build"] = Program("eapa list --party ID, first build", list_party, root)
    return programs


def measure_programs(root: Path, tiny: Path, rounds: int) -> dict[str, Program]:
    """Run all programs in alternation, and return them. A look-up in a tiny register measures start-up."""
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary) / "cache"
        programs = programs_for(root, tiny)
        programs["build"].run(cache)
        programs["start"].run(cache)  # so that both indexes exist in the first round
        programs["start"].discard_times()
        for _ in range(rounds):
            for name, program in programs.items():
                if name != "build":
                    program.run(cache)
    return programs


def report_results(agreements: int, root: Path, programs: dict[str, Program]) -> bool:
    """Print the results for a register and return whether the limit holds."""
    files = sum(1 for _ in (root / "data").rglob("*.yaml"))
    list_party = programs["party"]
    print(f"\n{agreements} agreements, {files} files; time, processor time, and its ratio to {list_party.name}")
    for program in programs.values():
        _print(program.name, program.median, program.processor_time, list_party.processor_time)
    scale = files / min(files, SAMPLE_SIZE)
    bare, yaml = programs["bare"], programs["yaml"]
    scaled_time = bare.median + (yaml.median - bare.median) * scale
    scaled_processor_time = bare.processor_time + (yaml.processor_time - bare.processor_time) * scale
    _print("PyYAML, scaled to all files", scaled_time, scaled_processor_time, list_party.processor_time)
    start, walk = programs["start"].processor_time, programs["walk"].processor_time - bare.processor_time
    limit = start + WALK_FACTOR * walk
    build_time = (programs["build"].processor_time - start) / files
    print(
        f"  warm look-up: {list_party.processor_time / limit:.2f} of the limit,"
        f" which is start-up ({start * 1000:.0f} ms) and {WALK_FACTOR} x the walk ({walk * 1000:.0f} ms)\n"
        f"  first build: {build_time * 1000:.2f} ms of processor time a file"
    )
    return list_party.processor_time <= limit * NOISE


def _print(name: str, elapsed: float, processor_time: float, list_party_time: float) -> None:
    ratio = processor_time / list_party_time
    print(f"  {name:42} {elapsed * 1000:9.0f} ms {processor_time * 1000:9.0f} ms {ratio:7.2f} x")


def main() -> int:
    """Run the requested measurements and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Compare look-ups with other programs that read the same files.")
    parser.add_argument("--agreements", type=int, nargs="+", default=[40, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="store the registers in this folder for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        tiny = generate_register(folder, 8)
        roots = {agreements: generate_register(folder, agreements) for agreements in options.agreements}
        limits_met = [
            report_results(size, root, measure_programs(root, tiny, options.rounds)) for size, root in roots.items()
        ]
    return 0 if all(limits_met) else 1


if __name__ == "__main__":
    sys.exit(main())
