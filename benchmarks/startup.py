"""Measure the start-up time of commands, compared with `import typer` in the same run.

    python benchmarks/startup.py

The exit code is 1 if a limit is missed.
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from measuring import EAPA, make_environ

ROUNDS = 31
BASELINE = (sys.executable, "-c", "import typer")
ROOT = Path(__file__).parents[1]
# The arguments of each command, its exit code, and the limit of its median as a multiple of the baseline.
LIMITS = (
    (("--help",), 0, 2.1),
    (("nope",), 2, 2.1),  # a command that does not exist
    (("list", "--country", "UZ"), 0, 1.5),
    (("list", "--country", "UZ", "--format", "table"), 0, 2.1),
)


def measure_command(command: Sequence[str], code: int) -> float:
    """Return the seconds of one run. Another exit code ends the benchmark: an early failure would look fast."""
    start = time.perf_counter()
    completed = subprocess.run(command, cwd=ROOT, env=make_environ(), capture_output=True, check=False)
    elapsed = time.perf_counter() - start
    if completed.returncode != code:
        raise SystemExit(f"{' '.join(command)} exited with {completed.returncode}: {completed.stderr.decode()}")
    return elapsed


def main() -> int:
    """Measure in alternation, print the ratios, and return 1 if a limit is missed."""
    commands = [(BASELINE, 0), *(((EAPA, *arguments), code) for arguments, code, _ in LIMITS)]
    for command, code in commands:
        measure_command(command, code)
    runs = [[measure_command(command, code) for command, code in commands] for _ in range(ROUNDS)]
    baseline, *medians = (statistics.median(times) for times in zip(*runs, strict=True))
    print(f"baseline: import typer, {baseline * 1000:.0f} ms, median of {ROUNDS}")
    missed_limits = 0
    for (arguments, _, limit), median in zip(LIMITS, medians, strict=True):
        ratio = median / baseline
        missed_limits += ratio > limit
        print(f"eapa {' '.join(arguments):40} {median * 1000:4.0f} ms  {ratio:.2f} x  (at most {limit})")
    return 1 if missed_limits else 0


if __name__ == "__main__":
    sys.exit(main())
