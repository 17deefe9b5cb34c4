"""Test readers of untrusted files with random mutations. A case depends only on the seed and its number.

python benchmarks/fuzz.py workbook --seconds 300
python benchmarks/fuzz.py workbook --case 4711

A target is a module `fuzz_TARGET.py` in this folder with two functions: `prepare(folder)` writes the files that all
cases need, and `attempt(folder, random)` runs one case and returns the name of its outcome. A case fails if it raises
an exception, or takes more than two seconds of processor time or 500 MB of memory. The exit code is 1 if a case failed.
A module without these functions is started as a program, with the options `--seconds` and `--seed`.
"""

import argparse
import importlib
import multiprocessing
import resource
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Final, Never

MAX_SECONDS: Final = 2  # of processor time
MAX_BYTES: Final = 500_000_000
FAILED: Final = "FAILED"
CASES_PER_PROCESS: Final = 200
"""A process has few cases: each leaves some memory in use, since the program is written for one run in a process."""
MAX_ELAPSED_SECONDS: Final = 60
"""The time after which a case that does not react to signals is killed."""


def main() -> int:
    """Run cases of a target until the time is over, and print the number of cases for each outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(file.stem[5:] for file in Path(__file__).parent.glob("fuzz_*.py")))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="The number of the first case.")
    parser.add_argument("--case", type=int, help="Run one case only, without limits.")
    options = parser.parse_args()
    if not hasattr(importlib.import_module(f"fuzz_{options.target}"), "attempt"):
        program = Path(__file__).with_name(f"fuzz_{options.target}.py")
        arguments = ["--seconds", str(options.seconds), "--seed", str(options.seed)]
        return subprocess.run([sys.executable, program, *arguments], check=False).returncode
    with tempfile.TemporaryDirectory(prefix="eapa-fuzz-") as folder:
        if options.case is not None:
            target = importlib.import_module(f"fuzz_{options.target}")
            target.prepare(Path(folder))
            print(target.attempt(Path(folder), Random(f"{options.seed}:{options.case}")))
            return 0
        outcomes = run_in_processes(options.target, Path(folder), options.seed, options.first, options.seconds)
    for outcome, count in outcomes.most_common():
        print(f"{count:>9,}  {outcome}")
    print(f"{outcomes.total():>9,}  cases")
    return int(FAILED in outcomes)


def run_in_processes(target: str, folder: Path, seed: int, first: int, seconds: float) -> Counter[str]:
    """Run cases in processes with limits, one process after the other, and count the outcomes."""
    end = time.monotonic() + seconds
    outcomes: Counter[str] = Counter()
    number = first
    while time.monotonic() < end:
        reader, writer = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.Process(target=run_cases, args=(writer, target, folder, seed, number, end))
        worker.start()
        writer.close()
        number = count_outcomes(reader, outcomes, number)
        worker.kill()
        worker.join()
    return outcomes


def count_outcomes(worker: Connection, outcomes: Counter[str], number: int) -> int:
    """Count the outcomes that a worker reports until it ends, and return the number of the next case."""
    try:
        while worker.poll(MAX_ELAPSED_SECONDS):
            outcome = worker.recv()
            if outcome is None:
                return number
            outcomes[outcome] += 1
            number += 1
    except EOFError:
        pass
    print(f"case {number}: the process died or hung", flush=True)
    outcomes[FAILED] += 1
    return number + 1


def run_cases(parent: Connection, target: str, folder: Path, seed: int, number: int, end: float) -> None:  # noqa: PLR0917
    """Run some cases until the time is over, and send the outcome of each to the parent; then send None."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_BYTES, MAX_BYTES))
    signal.signal(signal.SIGPROF, raise_too_slow)
    module = importlib.import_module(f"fuzz_{target}")
    module.prepare(folder)
    for case in range(number, number + CASES_PER_PROCESS):
        if time.monotonic() > end:
            break
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)
        try:
            outcome = module.attempt(folder, Random(f"{seed}:{case}"))
        except BaseException:  # noqa: BLE001  # the fuzzer looks for any exception
            outcome = FAILED
            print(f"case {case}: {traceback.format_exc()}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        parent.send(outcome)
    parent.send(None)


def raise_too_slow(*_: object) -> Never:
    """End a case that takes too long, with an exception that the program does not handle."""
    raise TooSlowError


class TooSlowError(BaseException):
    """A case exceeded its time limit."""


if __name__ == "__main__":
    sys.exit(main())
