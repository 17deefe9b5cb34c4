"""How long look-ups take to start, beside `import typer` in the same run; exit 1 if a bound is missed."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROUNDS = 31
EAPA = str(Path(sys.executable).with_name("eapa"))
FLOOR = (sys.executable, "-c", "import typer")
# Each command with the most that its median may be, as a multiple of the floor's.
BOUNDS = (
    (("--help",), 1.3),
    (("nope",), 1.3),
    (("list", "--country", "UZ"), 1.5),
    (("list", "--country", "UZ", "--format", "table"), 2.1),
)


def seconds(command: Sequence[str]) -> float:
    """The time that one run of a command takes."""
    # Without compiled modules each start would compile the program anew, which no installed one does.
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, env=environ, capture_output=True, check=False)
    return time.perf_counter() - begun


def main() -> int:
    """Measure in alternation, print the ratios, and say whether all bounds hold."""
    commands = [FLOOR, *((EAPA, *arguments) for arguments, _ in BOUNDS)]
    for command in commands:
        seconds(command)
    runs = [[seconds(command) for command in commands] for _ in range(ROUNDS)]
    floor, *medians = (statistics.median(times) for times in zip(*runs, strict=True))
    print(f"floor: import typer, {floor * 1000:.0f} ms, median of {ROUNDS}")
    missed = 0
    for (arguments, bound), median in zip(BOUNDS, medians, strict=True):
        ratio = median / floor
        missed += ratio > bound
        print(f"eapa {' '.join(arguments):40} {median * 1000:4.0f} ms  {ratio:.2f} x  (at most {bound})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
