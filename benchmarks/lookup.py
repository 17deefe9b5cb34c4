"""Time of look-ups in registers of several sizes, compared with other programs that read the same files.

    python benchmarks/lookup.py --agreements 40 10000 --rounds 7
    python benchmarks/lookup.py --agreements 100000 --rounds 3 --keep DIR

All commands run in alternation, in a pipe, except the first build, which runs once. `eapa` uses a separate cache. The
loop with PyYAML reads at most 500 files and is scaled to all of them. ripgrep is measured if it is installed
(`apt-get install ripgrep`, `brew install ripgrep`, `winget install BurntSushi.ripgrep.MSVC`). The limit applies to
processor time where the system reports it, since it is nearly the same on a busy machine. The exit code is 1 if the
limit is missed.
"""

import argparse
import os
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

EAPA: Final = str(Path(sys.executable).with_name("eapa"))
# The limit for a warm look-up: start-up, plus this multiple of a scan of the same tree.
BOUND: Final = 1.5
NOISE: Final = 1.03  # between two equal runs
SAMPLE: Final = 500
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
# Without bytecode files, each start would compile the program again, unlike an installation.
UNWANTED: Final = ("PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER")


@dataclass(slots=True)
class Program:
    """A measured command, with its register, its preparation, and the times of its runs.

    `seconds` are elapsed times, `busy` are processor times.
    """

    name: str
    command: Sequence[str]
    root: Path
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """Return the median elapsed time."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """Return the median processor time, or the elapsed time if it is unknown."""
        return statistics.median(self.busy) or self.median

    def forget(self) -> None:
        """Discard the times of earlier runs."""
        self.seconds.clear()
        self.busy.clear()

    def run(self, cache: Path) -> None:
        """Run the command once and require that it succeeds."""
        self.before()
        environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        worked, begun = _worked(), time.perf_counter()
        ended = subprocess.run(
            self.command, cwd=self.root, env=environ | {"XDG_CACHE_HOME": str(cache)}, capture_output=True, check=False
        )
        self.seconds.append(time.perf_counter() - begun)
        self.busy.append(_worked() - worked)
        if ended.returncode:
            raise SystemExit(f"{self.command} exited with {ended.returncode}: {ended.stderr[-2000:]!r}")


def _worked() -> float:
    """Return the processor time of all child processes so far, or 0 if it is unknown."""
    if sys.platform == "win32":
        return 0.0
    import resource  # Windows has no such module

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def register(folder: Path, agreements: int) -> Path:
    """Return a register of a size in a git repository, generated unless the folder already contains it."""
    root = folder / f"register-{agreements}"
    if not root.exists():
        generate.write(root, generate.Generated(agreements=agreements))
        git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
        for command in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "--message=register"]):
            subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
        time.sleep(3)  # a file is read again by each look-up until it is two seconds old
    return root


def programs(root: Path, tiny: Path) -> dict[str, Program]:
    """Return the programs to measure in a register: look-ups, and other programs that read its files."""
    changed = root / "data/agreements/changed.yaml"
    first = min((root / "data/agreements").rglob("*.yaml"))
    party = max((root / "data/organizations").rglob("*.yaml")).stem
    few = [EAPA, "list", "--party", party]
    every = sorted((root / "data").rglob("*.yaml"))
    sample = every[:: max(1, len(every) // SAMPLE)][:SAMPLE]

    def change() -> None:
        changed.write_text(f"{first.read_text(encoding='utf-8')}# {time.time_ns()}\n", encoding="utf-8")

    found = {
        "bare": Program("python -c pass", [sys.executable, "-c", "pass"], root),
        "walk": Program("scandir and stat of each file", [sys.executable, "-c", WALK], root),
        "start": Program("eapa list --party ID, 8 agreements", [EAPA, "list", "--party", generate.OWNER], tiny),
        "few": Program("eapa list --party ID", few, root),
        "country": Program("eapa list --country UZ", [EAPA, "list", "--country", "UZ"], root),
        "all": Program("eapa list, all rows", [EAPA, "list"], root),
        "search": Program("eapa search", [EAPA, "search", "Tashkent", "--limit", "20"], root),
        "due": Program("eapa due --within 30d", [EAPA, "due", "--within", "30d"], root),
        "git": Program("git status", ["git", "status", "--porcelain"], root),
        "yaml": Program(f"PyYAML, {len(sample)} files", [sys.executable, "-c", LOAD, *map(str, sample)], root),
    }
    if ripgrep := shutil.which("rg"):
        found["rg"] = Program("rg --count Tashkent", [ripgrep, "--count", "Tashkent", "data"], root)
    # Commands that change the cache come last in each round. The cache of the tiny register stays warm.
    found["changed"] = Program("eapa list --party ID, one file changed", few, root, change)
    found["removed"] = Program("eapa list --party ID, one file removed", few, root, changed.unlink)
    found["build"] = Program("eapa list --party ID, first build", few, root)
    found["yaml"].name += f" of {len(every)}"
    return found


def measured(root: Path, tiny: Path, rounds: int) -> dict[str, Program]:
    """Run all programs in alternation; a look-up in a tiny register measures start-up."""
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary) / "cache"
        found = programs(root, tiny)
        found["build"].run(cache)
        found["start"].run(cache)  # so that both indexes exist in the first round
        found["start"].forget()
        for _ in range(rounds):
            for name, program in found.items():
                if name != "build":
                    program.run(cache)
    return found


def told(agreements: int, root: Path, found: dict[str, Program]) -> bool:
    """Print the results for a register and return whether the limit holds."""
    files = sum(1 for _ in (root / "data").rglob("*.yaml"))
    few = found["few"]
    print(f"\n{agreements} agreements, {files} files; time, processor time, and its ratio to {few.name}")
    for program in found.values():
        _print(program.name, program.median, program.work, few.work)
    scale = files / min(files, SAMPLE)
    bare, yaml = found["bare"], found["yaml"]
    passed, busy = (base + (read - base) * scale for base, read in ((bare.median, yaml.median), (bare.work, yaml.work)))
    _print("PyYAML, scaled to all files", passed, busy, few.work)
    start, walk = found["start"].work, found["walk"].work - bare.work
    allowed = start + BOUND * walk
    built = (found["build"].work - start) / files
    print(
        f"  warm look-up: {few.work / allowed:.2f} of the limit, which is start-up ({start * 1000:.0f} ms) and"
        f" {BOUND} x the walk ({walk * 1000:.0f} ms)\n  first build: {built * 1000:.2f} ms of processor time a file"
    )
    return few.work <= allowed * NOISE


def _print(name: str, passed: float, busy: float, few: float) -> None:
    print(f"  {name:42} {passed * 1000:9.0f} ms {busy * 1000:9.0f} ms {busy / few:7.2f} x")


def main() -> int:
    """Run the requested measurements and return 1 if a limit is missed."""
    parser = argparse.ArgumentParser(description="Measure look-ups beside other ways through the same files.")
    parser.add_argument("--agreements", type=int, nargs="+", default=[40, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="store the registers in this folder for the next run")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        tiny = register(folder, 8)
        roots = {agreements: register(folder, agreements) for agreements in asked.agreements}
        held = [told(size, root, measured(root, tiny, asked.rounds)) for size, root in roots.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
