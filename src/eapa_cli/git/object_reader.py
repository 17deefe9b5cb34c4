"""Reader of git objects (commits, trees and blobs) through one process."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Final, NamedTuple

from eapa_cli.errors import UnreadableError
from eapa_cli.git.command import Git
from eapa_cli.yaml.decoding import MAX_BYTES

_HEAD_FIELDS: Final = 3  # id, type, size
_MOST_BYTES: Final = 64 * 1024 * 1024  # a folder of 100,000 files takes 8 MiB
_AT_ONCE: Final = 500
"""A number of ids that fits in a pipe while the first results are read."""


class GitObject(NamedTuple):
    """An object: its id, its type (`commit`, `tree`, `blob`), and its content, which is cut off for a large blob."""

    id: str
    type: str
    content: bytes


class Objects:
    """The objects of a repository; must be closed."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process, if it was started."""
        if self._process is not None:
            self._process.kill()  # it only reads, and a normal end would take longer
            self._process.communicate()
            self._process = None

    def read(self, name: str) -> GitObject | None:
        """Return the object of a name that git understands, such as an id or `HEAD:./data`, or None.

        The content of a blob is at most one byte longer than a record may be.
        """
        return next(self.read_all([name]))

    def read_all(self, names: Sequence[str]) -> Iterator[GitObject | None]:
        """Yield the objects of some names in order, requested in one batch; the caller must consume all of them."""
        for first in range(0, len(names), _AT_ONCE):
            asked = names[first : first + _AT_ONCE]
            process = self._write("".join(f"{name}\n" for name in asked))
            for place in range(len(asked)):
                assert process.stdout is not None
                head = process.stdout.readline()
                if not head:
                    # Some names end the process, and so does a folder outside of a repository.
                    self.close()
                    yield from [None] * (len(asked) - place)
                    break
                yield _read_object(head, process.stdout)

    def _write(self, text: str) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
        assert self._process.stdin is not None
        with suppress(OSError):  # the process ended, which its output shows
            self._process.stdin.write(text.encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
        return self._process


def _read_object(head: bytes, stream: IO[bytes]) -> GitObject | None:
    fields = head.decode("ascii", "replace").split()
    if len(fields) != _HEAD_FIELDS or not fields[2].isdecimal():
        return None  # 'NAME missing'
    id_, type_, size = fields[0], fields[1], int(fields[2])
    if type_ != "blob" and size > _MOST_BYTES:
        raise UnreadableError(f"the {type_} {id_} of git is larger than {_MOST_BYTES // 1024**2} MiB")
    held = stream.read(min(size, MAX_BYTES + 1) if type_ == "blob" else size)
    rest = size - len(held) + 1  # with the line feed
    while rest > 0 and (skipped := len(stream.read(min(rest, MAX_BYTES)))):
        rest -= skipped
    return GitObject(id_, type_, held)
