"""Start-up time of look-ups, compared with `import typer` in the same run; exits with 1 if a limit is missed."""

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
ROOT = Path(__file__).parents[1]
# Each command with its exit code, and the limit of its median as a multiple of the floor's.
BOUNDS = (
    (("--help",), 0, 2.1),
    (("nope",), 2, 2.1),
    (("list", "--country", "UZ"), 0, 1.5),
    (("list", "--country", "UZ", "--format", "table"), 0, 2.1),
)
# Without bytecode files, each start would compile the program again, unlike an installation. EAPA_REGISTER would
# select another register.
UNWANTED = {"PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER"}


def seconds(command: Sequence[str], code: int) -> float:
    """Return the time of one run, and require its exit code so that an early failure does not count as fast."""
    environ = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    begun = time.perf_counter()
    ended = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, check=False)
    taken = time.perf_counter() - begun
    if ended.returncode != code:
        raise SystemExit(f"{' '.join(command)} exited with {ended.returncode}: {ended.stderr.decode()}")
    return taken


def main() -> int:
    """Measure in alternation, print the ratios, and return 1 if a limit is missed."""
    commands = [(FLOOR, 0), *(((EAPA, *arguments), code) for arguments, code, _ in BOUNDS)]
    for command, code in commands:
        seconds(command, code)
    runs = [[seconds(command, code) for command, code in commands] for _ in range(ROUNDS)]
    floor, *medians = (statistics.median(times) for times in zip(*runs, strict=True))
    print(f"floor: import typer, {floor * 1000:.0f} ms, median of {ROUNDS}")
    missed = 0
    for (arguments, _, bound), median in zip(BOUNDS, medians, strict=True):
        ratio = median / floor
        missed += ratio > bound
        print(f"eapa {' '.join(arguments):40} {median * 1000:4.0f} ms  {ratio:.2f} x  (at most {bound})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
