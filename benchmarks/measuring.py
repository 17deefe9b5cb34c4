"""The program to measure, its environment, and its processor time, which the benchmarks share."""

import os
import sys
from pathlib import Path
from typing import Final

EAPA: Final = str(Path(sys.executable).with_name("eapa"))
# The first variable prevents bytecode files, so each start would compile the program again. The others select another
# register, and another format of the output.
_UNSET_VARIABLES: Final = frozenset({"PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER", "GITHUB_ACTIONS"})


def make_environ(**variables: str) -> dict[str, str]:
    """Return the environment of a measured command: this environment without some variables, and with others."""
    return {name: value for name, value in os.environ.items() if name not in _UNSET_VARIABLES} | variables


def child_processor_time() -> float:
    """Return the processor time of all child processes so far in seconds, or 0 if it is unknown."""
    if sys.platform == "win32":
        return 0.0
    import resource  # Windows has no such module

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
