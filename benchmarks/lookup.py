"""How long look-ups take in registers of several sizes, beside other ways to go through the same files.

    python benchmarks/lookup.py --agreements 40 10000 --rounds 7
    python benchmarks/lookup.py --agreements 100000 --rounds 3 --keep DIR

All are run in alternation, in a pipe. `eapa` has a cache folder of its own, which is emptied before each first build.
The loop with PyYAML reads at most 500 files and is scaled to all of them. The exit code is 1 if a bound is missed.
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
    """What is measured: its command, the register it is run in, what is done before, and the seconds of each run."""

    name: str
    command: Sequence[str]
    root: Path
    before: Callable[[], object] = lambda: None
    seconds: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The time that a run takes."""
        return statistics.median(self.seconds)

    def run(self, cache: Path) -> None:
        """Run it once; it must succeed, since to fail early is not to be fast."""
        self.before()
        environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        begun = time.perf_counter()
        ended = subprocess.run(
            self.command, cwd=self.root, env=environ | {"XDG_CACHE_HOME": str(cache)}, capture_output=True, check=False
        )
        self.seconds.append(time.perf_counter() - begun)
        if ended.returncode:
            raise SystemExit(f"{self.command} ended with {ended.returncode}: {ended.stderr[-2000:]!r}")


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


def programs(root: Path, tiny: Path, cache: Path) -> dict[str, Program]:
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
    found["build"] = Program("eapa list --party ID, first build", few, root, lambda: _empty(cache))
    found["warm"] = Program("(its cache is built again)", found["start"].command, tiny)
    found["yaml"].name += f" of {len(every)}"
    return found


def _empty(cache: Path) -> None:
    shutil.rmtree(cache, ignore_errors=True)


def measured(root: Path, tiny: Path, rounds: int) -> dict[str, Program]:
    """All programs in a register, run in alternation; a look-up in a tiny one shows what its start takes."""
    with tempfile.TemporaryDirectory() as temporary:
        cache = Path(temporary) / "cache"
        found = programs(root, tiny, cache)
        for name in ("build", "warm"):
            found[name].run(cache)  # and so the first round finds the indexes built
            found[name].seconds.clear()
        for _ in range(rounds):
            for program in found.values():
                program.run(cache)
    return found


def told(agreements: int, root: Path, found: dict[str, Program]) -> bool:
    """Print what was measured in a register; whether the bound holds."""
    start = found["start"].median
    files = sum(1 for _ in (root / "data").rglob("*.yaml"))
    walk = found["walk"].median - found["bare"].median
    print(f"\n{agreements} agreements, {files} files; times beside {found['few'].name}")
    for program in found.values():
        print(f"  {program.name:42} {program.median * 1000:9.0f} ms {program.median / found['few'].median:7.2f} x")
    of = min(files, SAMPLE)
    scaled = found["bare"].median + (found["yaml"].median - found["bare"].median) * files / of
    print(f"  {'PyYAML, scaled to all files':42} {scaled * 1000:9.0f} ms {scaled / found['few'].median:7.2f} x")
    allowed = start + BOUND * walk
    print(
        f"  warm look-up: {found['few'].median / allowed:.2f} of what is allowed, which is the start"
        f" ({start * 1000:.0f} ms) and {BOUND} x the walk ({walk * 1000:.0f} ms)"
    )
    return found["few"].median <= allowed


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
