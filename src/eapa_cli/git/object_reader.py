"""Reader of git objects (commits, trees and blobs) through one process."""

import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.git import command
from eapa_cli.git.command import Git, no_response_error
from eapa_cli.text.interface_language import gettext
from eapa_cli.yaml.decoding import MAX_BYTES

_HEAD_FIELD_COUNT: Final = 3  # id, type, size
_MAX_OTHER_BYTES: Final = 64 * 1024 * 1024  # a folder of 100,000 files takes 8 MiB
_BATCH_SIZE: Final = 500
"""The number of objects that are requested at once. Their names fit in a pipe, so writing them does not wait."""


class GitObject(NamedTuple):
    """An object: its id, type (`commit`, `tree` or `blob`) and content. The content of a large blob is cut off."""

    id: str
    type: str
    content: bytes


class _Watchdog:
    """A thread that kills a process if a reader waits too long for its output."""

    def __init__(self, process: "subprocess.Popen[bytes]", timeout: float) -> None:
        self._process = process
        self._timeout = timeout
        self._waiting_since: float | None = None
        self._has_killed = False
        self._end_event = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    @contextmanager
    def limit_wait(self) -> Iterator[None]:
        """Limit the time that a `with` block may wait for the process.

        After an exception in the block, the process is killed at the end of that time: its output is not at the start
        of an object, so it cannot be used again.

        Raises:
            UnreadableError: the process was killed because it did not respond.
        """
        self._waiting_since = time.monotonic()
        yield
        self._waiting_since = None
        if self._has_killed:
            raise no_response_error(self._timeout)

    def end(self) -> None:
        """End the thread."""
        self._end_event.set()
        self._thread.join()

    def _watch(self) -> None:
        # The process is killed at most a tenth of the limit too late.
        while not self._end_event.wait(self._timeout / 10):
            since = self._waiting_since
            if since is not None and time.monotonic() - since > self._timeout:
                self._has_killed = True  # set before the process is killed, since the reader continues at once then
                self._process.kill()
                return


class ObjectReader:
    """A reader of the objects of a repository. It must be closed, since it runs a process of git."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: tuple[subprocess.Popen[bytes], _Watchdog] | None = None

    def close(self) -> None:
        """End the process, if it was started."""
        if self._process is not None:
            process, watchdog = self._process
            process.kill()  # the process writes no files, and ending it normally would take longer
            process.communicate()
            watchdog.end()
            self._process = None

    def read(self, name: str) -> GitObject | None:
        """Return the object with a name such as an id or `HEAD:./data`, or None if there is no such object.

        The content of a blob is cut off one byte after the maximum size of a record.

        Raises:
            UnreadableError: git does not respond, or an object other than a blob is too large.
        """
        return next(self.read_all([name]))

    def read_all(self, names: Sequence[str]) -> Iterator[GitObject | None]:
        """Yield the objects with some names in order. They are requested in batches; the caller must consume all.

        Raises:
            UnreadableError: git does not respond, or an object other than a blob is too large.
        """
        for first in range(0, len(names), _BATCH_SIZE):
            batch = names[first : first + _BATCH_SIZE]
            process, watchdog = self._request("".join(f"{name}\n" for name in batch))
            for index in range(len(batch)):
                assert process.stdout is not None, "it is a pipe"
                with watchdog.limit_wait():
                    head = process.stdout.readline()
                    git_object = _read_object(head, process.stdout) if head else None
                if not head:
                    # The process ended, because of an invalid name or because the folder is not in a repository.
                    self.close()
                    yield from [None] * (len(batch) - index)
                    break
                yield git_object

    def _request(self, text: str) -> "tuple[subprocess.Popen[bytes], _Watchdog]":
        """Write lines with the names of objects to the process, and start the process if necessary; return it."""
        if self._process is None:
            process = self._git.start("cat-file", "--batch")
            self._process = process, _Watchdog(process, command.TIMEOUT_SECONDS)
        process, _ = self._process
        assert process.stdin is not None, "it is a pipe"
        with suppress(OSError):  # if the process ended, reading its output shows that
            process.stdin.write(text.encode("utf-8", "surrogateescape"))
            process.stdin.flush()
        return self._process


def _read_object(head: bytes, stream: IO[bytes]) -> GitObject | None:
    """Read an object from the output of `git cat-file --batch` after its head; return None if it is missing."""
    fields = head.decode("ascii", "replace").split()
    if len(fields) != _HEAD_FIELD_COUNT or not fields[2].isdecimal():
        return None  # the head is 'NAME missing', and a name may contain a space
    id_, type_, size = fields[0], fields[1], int(fields[2])
    if type_ != "blob" and size > _MAX_OTHER_BYTES:
        raise UnreadableError(
            gettext("the %(type)s %(id)s of git is larger than %(max)s MiB")
            % {"type": type_, "id": id_, "max": _MAX_OTHER_BYTES // 1024**2}
        )
    content = stream.read(min(size, MAX_BYTES + 1) if type_ == "blob" else size)
    remaining = size - len(content) + 1  # with the line feed after the content
    while remaining > 0 and (skipped := len(stream.read(min(remaining, MAX_BYTES)))):
        remaining -= skipped
    return GitObject(id_, type_, content)
