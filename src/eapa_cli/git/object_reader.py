"""Reader of git objects (commits, trees and blobs) through one process."""

import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.git import command
from eapa_cli.git.command import Git, no_response
from eapa_cli.yaml.decoding import MAX_BYTES

_HEAD_FIELDS: Final = 3  # id, type, size
_MAX_BYTES: Final = 64 * 1024 * 1024  # a folder of 100,000 files takes 8 MiB
_AT_ONCE: Final = 500
"""A number of ids that fits in a pipe while the first results are read."""


class GitObject(NamedTuple):
    """An object: its id, its type (`commit`, `tree`, `blob`), and its content, which is cut off for a large blob."""

    id: str
    type: str
    content: bytes


class _Watchdog:
    """A thread that kills a process for which a reader waits too long."""

    def __init__(self, process: "subprocess.Popen[bytes]", patience: float) -> None:
        self._process = process
        self._patience = patience
        self._waiting_since: float | None = None
        self._has_killed = False
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Limit the time that a block may wait for the process.

        Raises:
            UnreadableError: the process was killed because it did not respond.
        """
        self._waiting_since = time.monotonic()
        yield
        self._waiting_since = None
        if self._has_killed:
            raise no_response(self._patience)

    def end(self) -> None:
        """End the thread."""
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.wait(self._patience / 10):
            since = self._waiting_since
            if since is not None and time.monotonic() - since > self._patience:
                self._has_killed = True  # first, since the reader continues at once
                self._process.kill()
                return


class Objects:
    """The objects of a repository; must be closed."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._started: tuple[subprocess.Popen[bytes], _Watchdog] | None = None

    def close(self) -> None:
        """End the process, if it was started."""
        if self._started is not None:
            process, watchdog = self._started
            process.kill()  # it only reads, and a normal end would take longer
            process.communicate()
            watchdog.end()
            self._started = None

    def read(self, name: str) -> GitObject | None:
        """Return the object with a name such as an id or `HEAD:./data`, or None.

        The content of a blob is at most one byte longer than a record may be.

        Raises:
            UnreadableError: git does not respond.
        """
        return next(self.read_all([name]))

    def read_all(self, names: Sequence[str]) -> Iterator[GitObject | None]:
        """Yield the objects of some names in order, requested in one batch; the caller must consume all of them.

        Raises:
            UnreadableError: git does not respond.
        """
        for first in range(0, len(names), _AT_ONCE):
            batch = names[first : first + _AT_ONCE]
            process, watchdog = self._write("".join(f"{name}\n" for name in batch))
            for place in range(len(batch)):
                assert process.stdout is not None
                with watchdog.waiting():
                    head = process.stdout.readline()
                    found = _read_object(head, process.stdout) if head else None
                if not head:
                    # Some names end the process, and so does a folder outside of a repository.
                    self.close()
                    yield from [None] * (len(batch) - place)
                    break
                yield found

    def _write(self, text: str) -> "tuple[subprocess.Popen[bytes], _Watchdog]":
        if self._started is None:
            started = self._git.start("cat-file", "--batch")
            self._started = started, _Watchdog(started, command.PATIENCE)
        process, _ = self._started
        assert process.stdin is not None
        with suppress(OSError):  # the process ended, which its output shows
            process.stdin.write(text.encode("utf-8", "surrogateescape"))
            process.stdin.flush()
        return self._started


def _read_object(head: bytes, stream: IO[bytes]) -> GitObject | None:
    fields = head.decode("ascii", "replace").split()
    if len(fields) != _HEAD_FIELDS or not fields[2].isdecimal():
        return None  # 'NAME missing'
    id_, type_, size = fields[0], fields[1], int(fields[2])
    if type_ != "blob" and size > _MAX_BYTES:
        raise UnreadableError(f"the {type_} {id_} of git is larger than {_MAX_BYTES // 1024**2} MiB")
    content = stream.read(min(size, MAX_BYTES + 1) if type_ == "blob" else size)
    rest = size - len(content) + 1  # with the line feed
    while rest > 0 and (skipped := len(stream.read(min(rest, MAX_BYTES)))):
        rest -= skipped
    return GitObject(id_, type_, content)
