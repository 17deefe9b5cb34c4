"""Kills an action when it is about to do its n-th thing to the disk.

Forks, so that each attempt costs no start of Python.
"""

import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_WATCHED = {
    "open",
    "os.rename",
    "os.remove",
    "os.mkdir",
    "os.rmdir",
    "os.link",
    "os.chmod",
    "os.truncate",
    "subprocess.Popen",
}
_ENDED, _FAILED = 0, 9


def attempt(step: int, action: Callable[[], object]) -> bool:
    """Whether an action, killed at a step, came to its end before; step 0 kills nothing."""
    child = os.fork()
    if not child:
        code = _FAILED
        try:
            _die_at(step)
            action()
            code = _ENDED
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == _ENDED, step
    return status == 0


def _only_reads(file: Any, _mode: object, flags: int) -> bool:
    return isinstance(file, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)


def _die_at(step: int) -> None:
    """Kill this process when it is about to do its n-th thing to the disk; flushing counts, which nothing audits."""
    # Also where threads do such things side by side, each has a number of its own.
    numbers = itertools.count(1)

    def count(*_: object) -> None:
        if next(numbers) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        # A kill before a read leaves the same as a kill after the write before it.
        if event in _WATCHED and not (event == "open" and _only_reads(*arguments)):
            count()

    flush, write = os.fsync, os.write

    def counted_flush(fd: Any) -> None:
        count()
        flush(fd)

    def counted_write(*arguments: Any) -> int:
        count()
        return write(*arguments)

    os.fsync = counted_flush
    os.write = counted_write
    sys.addaudithook(watch)
