"""Mutation fuzzing of what reads files from elsewhere; deterministic, so that a failure can be repeated.

python benchmarks/fuzz.py workbook --seconds 300
python benchmarks/fuzz.py workbook --case 4711

A target is a module `fuzz_TARGET.py` in this folder with two functions: `prepare(folder)` makes what all cases need,
and `attempt(folder, random)` runs one case and returns the name of its outcome. A failure is whatever it raises, more
than two seconds of a processor, or more than 500 MB. The command ends with 1 if there was one. A module without these
functions is started as a program, with the seconds and the seed.
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

SECONDS: Final = 2
BYTES: Final = 500_000_000
FAILED: Final = "FAILED"
CASES: Final = 200
"""What one process runs: the program is made for one run a process, and does not give all memory back."""
KILLED_AFTER: Final = 60
"""Seconds by the clock after which a case that does not even see a signal is killed."""


def main() -> int:
    """Run cases of a target until the time is over, and print how many had which outcome."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=sorted(file.stem[5:] for file in Path(__file__).parent.glob("fuzz_*.py")))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="The number of the first case.")
    parser.add_argument("--case", type=int, help="Run one case only, without limits.")
    options = parser.parse_args()
    if not hasattr(importlib.import_module(f"fuzz_{options.target}"), "attempt"):
        program = Path(__file__).with_name(f"fuzz_{options.target}.py")
        return subprocess.run(
            [sys.executable, program, str(int(options.seconds)), str(options.seed)], check=False
        ).returncode
    with tempfile.TemporaryDirectory(prefix="eapa-fuzz-") as folder:
        if options.case is not None:
            target = importlib.import_module(f"fuzz_{options.target}")
            target.prepare(Path(folder))
            print(target.attempt(Path(folder), Random(f"{options.seed}:{options.case}")))
            return 0
        outcomes = run(options.target, Path(folder), options.seed, options.first, options.seconds)
    for outcome, count in outcomes.most_common():
        print(f"{count:>9,}  {outcome}")
    print(f"{outcomes.total():>9,}  cases")
    return int(FAILED in outcomes)


def run(target: str, folder: Path, seed: int, first: int, seconds: float) -> Counter[str]:
    """Run cases in processes with limits, one after the other."""
    end = time.monotonic() + seconds
    outcomes: Counter[str] = Counter()
    number = first
    while time.monotonic() < end:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        worker = multiprocessing.Process(target=work, args=(theirs, target, folder, seed, number, end))
        worker.start()
        theirs.close()
        number = follow(ours, outcomes, number)
        worker.kill()
        worker.join()
    return outcomes


def follow(worker: Connection, outcomes: Counter[str], number: int) -> int:
    """Count what a worker reports until it ends; return the number of the next case."""
    try:
        while worker.poll(KILLED_AFTER):
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


def work(parent: Connection, target: str, folder: Path, seed: int, number: int, end: float) -> None:  # noqa: PLR0917
    """Run some cases and report each, up to the end of the time."""
    resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, too_slow)
    module = importlib.import_module(f"fuzz_{target}")
    module.prepare(folder)
    for case in range(number, number + CASES):
        if time.monotonic() > end:
            break
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome = module.attempt(folder, Random(f"{seed}:{case}"))
        except BaseException:  # noqa: BLE001  # this is what the run looks for
            outcome = FAILED
            print(f"case {case}: {traceback.format_exc()}", flush=True)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        parent.send(outcome)
    parent.send(None)


def too_slow(*_: object) -> Never:
    """End a case that takes too long, past everything that handles exceptions."""
    raise TooSlowError


class TooSlowError(BaseException):
    """A case took more than its time."""


if __name__ == "__main__":
    sys.exit(main())
