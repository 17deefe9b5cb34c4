"""What git keeps by name: commits, trees and blobs, all asked of one process."""

import subprocess
from typing import IO, Final, NamedTuple

from eapa_cli.storage.characters import MAX_BYTES
from eapa_cli.storage.program import Git

_HEAD_FIELDS: Final = 3  # id, type, size


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
            self._process.communicate()
            self._process = None

    def ask(self, name: str) -> Kept | None:
        """The object of a name that git understands, such as an id or `HEAD:./data`; None if there is none.

        Of a blob it holds as many bytes as a record may have and one more.
        """
        if self._process is None:
            self._process = self._git.start("cat-file", "--batch")
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(f"{name}\n".encode("utf-8", "surrogateescape"))
            self._process.stdin.flush()
            head = self._process.stdout.readline()
        except OSError:
            head = b""
        if not head:
            # Some names end the process, as does a folder that is in no repository.
            self.close()
            return None
        return _kept(head, self._process.stdout)


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
