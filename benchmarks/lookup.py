"""How long look-ups take in registers of several sizes, beside other ways to go through the same files.

    python benchmarks/lookup.py --agreements 40 10000 --rounds 7
    python benchmarks/lookup.py --agreements 100000 --rounds 3 --keep DIR

All are run in alternation, in a pipe, but for the first build, which is run once. `eapa` has a cache folder of its own.
The loop with PyYAML reads at most 500 files and is scaled to all of them; ripgrep is measured if it is installed
(`apt-get install ripgrep`, `brew install ripgrep`, `winget install BurntSushi.ripgrep.MSVC`). The bound is of processor
time, where the system tells that of other programs, since it is nearly the same on a busy machine. The exit code is 1
if it is missed.
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
# The most that a warm look-up may take: its start, and so many times a walk of the same tree.
BOUND: Final = 1.5
NOISE: Final = 1.03  # of two runs of the same
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
# Without compiled modules each start would compile the program anew, which no installed one does.
UNWANTED: Final = ("PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER")


@dataclass(slots=True)
class Program:
    """What is measured: its command, the register it is run in, what is done before, and the seconds of each run.

    Seconds are those that passed; `busy` are those that processors worked for it.
    """

    name: str
    command: Sequence[str]
    root: Path
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The time that a run takes."""
        return statistics.median(self.seconds)

    @property
    def work(self) -> float:
        """The processor time that a run takes; where nobody knows it, the time."""
        return statistics.median(self.busy) or self.median

    def forget(self) -> None:
        """Let the runs until now not count."""
        self.seconds.clear()
        self.busy.clear()

    def run(self, cache: Path) -> None:
        """Run it once; it must succeed, since to fail early is not to be fast."""
        self.before()
        environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        worked, begun = _worked(), time.perf_counter()
        ended = subprocess.run(
            self.command, cwd=self.root, env=environ | {"XDG_CACHE_HOME": str(cache)}, capture_output=True, check=False
        )
        self.seconds.append(time.perf_counter() - begun)
        self.busy.append(_worked() - worked)
        if ended.returncode:
            raise SystemExit(f"{self.command} ended with {ended.returncode}: {ended.stderr[-2000:]!r}")


def _worked() -> float:
    """The processor time of all programs that were run so far; none where nobody tells it."""
    if sys.platform == "win32":
        return 0.0
    import resource  # Windows has no such module

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def register(folder: Path, agreements: int) -> Path:
    """A register of a size, in git, which is kept for the next time if the folder is."""
    root = folder / f"register-{agreements}"
    if not root.exists():
        generate.write(root, generate.Generated(agreements=agreements))
        git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
        for command in (["init", "--quiet"], ["add", "data"], ["commit", "--quiet", "--message=register"]):
            subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
        time.sleep(3)  # a file is read again by each look-up until it is two seconds old
    return root


def programs(root: Path, tiny: Path) -> dict[str, Program]:
    """What is measured in a register: look-ups, and other ways to go through its files."""
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
    # What changes the state of the cache comes last, each time; the cache of the tiny register is kept warm.
    found["changed"] = Program("eapa list --party ID, one file changed", few, root, change)
    found["removed"] = Program("eapa list --party ID, one file removed", few, root, changed.unlink)
    found["build"] = Program("eapa list --party ID, first build", few, root)
    found["yaml"].name += f" of {len(every)}"
    return found


def measured(root: Path, tiny: Path, rounds: int) -> dict[str, Program]:
    """All programs in a register, run in alternation; a look-up in a tiny one shows what its start takes."""
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary) / "cache"
        found = programs(root, tiny)
        found["build"].run(cache)
        found["start"].run(cache)  # and so the first round finds both indexes built
        found["start"].forget()
        for _ in range(rounds):
            for name, program in found.items():
                if name != "build":
                    program.run(cache)
    return found


def told(agreements: int, root: Path, found: dict[str, Program]) -> bool:
    """Print what was measured in a register; whether the bound holds."""
    files = sum(1 for _ in (root / "data").rglob("*.yaml"))
    few = found["few"]
    print(f"\n{agreements} agreements, {files} files; time, processor time, and this beside {few.name}")
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
        f"  warm look-up: {few.work / allowed:.2f} of what is allowed, which is the start ({start * 1000:.0f} ms) and"
        f" {BOUND} x the walk ({walk * 1000:.0f} ms)\n  first build: {built * 1000:.2f} ms of processor time a file"
    )
    return few.work <= allowed * NOISE


def _print(name: str, passed: float, busy: float, few: float) -> None:
    print(f"  {name:42} {passed * 1000:9.0f} ms {busy * 1000:9.0f} ms {busy / few:7.2f} x")


def main() -> int:
    """Measure what the command line asks for, and say whether all bounds hold."""
    parser = argparse.ArgumentParser(description="Measure look-ups beside other ways through the same files.")
    parser.add_argument("--agreements", type=int, nargs="+", default=[40, 10_000], metavar="N")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the registers there for the next time")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.keep or Path(temporary)
        tiny = register(folder, 8)
        roots = {agreements: register(folder, agreements) for agreements in asked.agreements}
        held = [told(size, root, measured(root, tiny, asked.rounds)) for size, root in roots.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
