"""Actions in forked processes that are killed before a given disk operation or start of a process.

A fork avoids the start-up time of Python.
"""

import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

_OPERATIONS = {
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


def ends_before_kill(step: int, action: Callable[[], object]) -> bool:
    """Run an action that is killed before its operation `step`, and return whether it ended; 0 kills nothing."""
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
    """Kill this process before its operation `step`; writes and flushes count, but have no audit event."""
    # A shared counter numbers the operations of all threads.
    numbers = itertools.count(1)

    def count(*_: object) -> None:
        if next(numbers) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        # A kill before a read leaves the same files as a kill after the preceding write.
        if event in _OPERATIONS and not (event == "open" and _only_reads(*arguments)):
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
