"""What git keeps by name: commits, trees and blobs, all asked of one process."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import IO, Final, NamedTuple

from eapa_cli.git.command import Git
from eapa_cli.yaml.decoding import MAX_BYTES

_HEAD_FIELDS: Final = 3  # id, type, size
_AT_ONCE: Final = 500
"""So few ids that a pipe holds them while the answers to the first are still being read."""


class Kept(NamedTuple):
    """An object: its id, its type (`commit`, `tree`, `blob`), and what it holds; of a blob not all that is too much."""

    id: str
    type: str
    content: bytes


class Objects:
    """The objects of a repository; to be closed."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def close(self) -> None:
        """End the process, if it was needed."""
        if self._process is not None:
            self._process.kill()  # it only reads, and would take its time to give its memory back
            self._process.communicate()
            self._process = None

    def ask(self, name: str) -> Kept | None:
        """The object of a name that git understands, such as an id or `HEAD:./data`; None if there is none.

        Of a blob it holds as many bytes as a record may have and one more.
        """
        return next(self.ask_all([name]))

    def ask_all(self, names: Sequence[str]) -> Iterator[Kept | None]:
        """The objects of some names, in order, which are asked for in one turn; all of them are to be taken."""
        for first in range(0, len(names), _AT_ONCE):
            asked = names[first : first + _AT_ONCE]
            process = self._write("".join(f"{name}\n" for name in asked))
            for place in range(len(asked)):
                assert process.stdout is not None
                head = process.stdout.readline()
                if not head:
                    # Some names end the process, as does a folder that is in no repository.
                    self.close()
                    yield from [None] * (len(asked) - place)
                    break
                yield _kept(head, process.stdout)

    def _write(self, text: str) -> "subprocess.Popen[bytes]":
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
        assert self._process.stdin is not None
        with suppress(OSError):  # it ended, which its answer tells
            self._process.stdin.write(text.encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
        return self._process


def _kept(head: bytes, stream: IO[bytes]) -> Kept | None:
    fields = head.decode("ascii", "replace").split()
    if len(fields) != _HEAD_FIELDS or not fields[2].isdecimal():
        return None  # 'NAME missing'
    id_, type_, size = fields[0], fields[1], int(fields[2])
    held = stream.read(min(size, MAX_BYTES + 1) if type_ == "blob" else size)
    rest = size - len(held) + 1  # and the line's end
    while rest > 0 and (skipped := len(stream.read(min(rest, MAX_BYTES)))):
        rest -= skipped
    return Kept(id_, type_, held)
