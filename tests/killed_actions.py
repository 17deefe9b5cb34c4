"""Actions in forked processes that are killed before a given disk operation or start of a process.

A fork avoids the start-up time of Python.
"""

import itertools
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

Files = dict[Path, tuple[int, bytes | None]]
"""The mode of each file and folder below some folders, and the content of each file."""

# The audit events of Python for the operations that change files or start a process.
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
# Exit codes of the forked process.
_ENDED, _FAILED = 0, 9


def ends_before_kill(step: int, action: Callable[[], object]) -> bool:
    """Run an action in a process that is killed before the operation number `step`.

    Return whether the action ended before. The first operation has the number 1, so 0 kills nothing.
    """
    child = os.fork()
    if not child:
        code = _FAILED
        try:
            _watch_operations(_make_killer(step))
            action()
            code = _ENDED
        finally:
            os._exit(code)
    status = os.waitpid(child, 0)[1]
    assert not os.WIFEXITED(status) or os.WEXITSTATUS(status) == _ENDED, step
    return status == 0


def _only_reads(file: Any, _mode: object, flags: int) -> bool:
    """Return whether the event `open` changes no file. A number stands for a file that is already open."""
    return isinstance(file, int) or not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)


def _make_killer(step: int) -> Callable[[], None]:
    """Return a function that kills this process at its call number `step`."""
    # A shared counter numbers the operations of all threads.
    numbers = itertools.count(1)

    def count() -> None:
        if next(numbers) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def _watch_operations(count: Callable[[], None]) -> None:
    """Call a function before each operation of this process.

    Python reports most operations as audit events. It does not report writes and flushes, so these functions are
    replaced.
    """

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        # A kill before a read leaves the same files as a kill after the preceding write.
        if event in _OPERATIONS and not (event == "open" and _only_reads(*arguments)):
            count()

    write = os.write

    def count_flush(fd: Any) -> None:  # noqa: ARG001
        count()  # a killed process loses nothing that it wrote, so a real flush would only take time

    def counted_write(*arguments: Any) -> int:
        count()
        return write(*arguments)

    os.fsync = count_flush
    os.write = counted_write
    sys.addaudithook(watch)


class KillStates:
    """The files that a kill of an action would leave before each of its operations, recorded in one run of the action.

    A killed process writes nothing more, so it leaves the files that another process sees at that moment. The class is
    not for actions that start other programs, since these may write or delete files after the kill.
    """

    def __init__(self) -> None:
        self._states: list[Files] = []
        self._folders: tuple[Path, ...] = ()
        self._lock = threading.Lock()
        self._recorder: int | None = None
        _watch_operations(self._record)

    def record(self, action: Callable[[], object], *folders: Path) -> list[Files]:
        """Run an action, and return the files of some folders before each of its operations and after its end."""
        self._states, self._folders = [], folders
        action()
        self._record()
        self._folders = ()
        return self._states

    def _record(self) -> None:
        """Add the present files to the states, before an operation of any thread."""
        # The operations of the recording itself do not count.
        if not self._folders or self._recorder == threading.get_ident():
            return
        with self._lock:  # other threads wait before their next operation
            self._recorder = threading.get_ident()
            self._states.append(self._read_settled_files())
            self._recorder = None

    def _read_settled_files(self) -> Files:
        """Return the files after the operations that other threads have started."""
        files = read_files_of(self._folders)
        while threading.active_count() > 1 and files != (again := read_files_of(self._folders)):
            files = again
        return files


def read_files_of(folders: Iterable[Path]) -> Files:
    """Return the files and folders below some folders."""
    files: Files = {}
    for path in (path for folder in folders for path in (folder, *folder.rglob("*"))):
        with suppress(FileNotFoundError):  # another thread has just moved it
            files[path] = (path.stat().st_mode, path.read_bytes() if path.is_file() else None)
    return files


def drop_repeated_states(states: Sequence[Files]) -> list[Files]:
    """Return the states, without each state that is equal to the one before it."""
    return [state for number, state in enumerate(states) if not number or state != states[number - 1]]


def restore(files: Files, *folders: Path) -> None:
    """Replace the content of some folders. The folders remain the same, because a journal names their inode."""
    for path in (path for folder in folders for path in folder.glob("*")):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    for path, (_, content) in files.items():
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.write_bytes(content)
    for path, (mode, _) in files.items():
        path.chmod(mode)
