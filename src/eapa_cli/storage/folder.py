"""A folder as git keeps it in a commit."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from eapa_cli.storage.layout import SUFFIX

_REGULAR: Final = b"100"  # how the mode of a regular file begins
_FOLDER: Final = b"40000 "
_OTHERS: Final = (_FOLDER, b"120000 ", b"160000 ")  # links, and other repositories
_RECORD: Final = f"{SUFFIX}\0".encode()
# By the length of an id in bytes: the pattern of an entry.
_ENTRIES: Final = {size: re.compile(rb"[0-7]+ [^\0]+\0.{%d}" % size, re.DOTALL) for size in (20, 32)}


class Entry(NamedTuple):
    """What stands in a folder: `blob` is the id of a regular file, `tree` that of a folder; of a link neither."""

    name: str
    blob: str | None
    tree: str | None


class Folder:
    """A folder as git keeps it: for each entry its mode, a space, its name, a NUL, and the bytes of an id.

    It is searched and hardly taken apart, since few of a hundred thousand files are asked for.
    """

    def __init__(self, content: bytes, id_size: int) -> None:
        self._content = content
        self._id_size = id_size
        self.entries = _ENTRIES[id_size].findall(content)
        self._ends: list[int] = []

    def differing(self, other: "Folder") -> dict[str, tuple[Entry | None, Entry | None]]:
        """By its name, what is not the same in another folder: here and there, None where it is not."""
        here, there = set(self.entries), set(other.entries)
        olds = {entry.name: entry for entry in map(self._read, here - there)}
        news = {entry.name: entry for entry in map(self._read, there - here)}
        return {name: (olds.get(name), news.get(name)) for name in {**olds, **news}}

    def folders(self) -> Iterator[tuple[str, str]]:
        """The name and id of each folder in it."""
        if _FOLDER in self._content:
            entries = (self._read(entry) for entry in self.entries if entry.startswith(_FOLDER))
            yield from ((entry.name, entry.tree) for entry in entries if entry.tree)

    def count(self) -> int:
        """How many regular files there are with the ending of records."""
        last, first = -self._id_size, -self._id_size - len(_RECORD)
        entries = self.entries
        if any(mode in self._content for mode in _OTHERS):
            entries = [entry for entry in entries if entry.startswith(_REGULAR)]
        return list(map(itemgetter(slice(first, last)), entries)).count(_RECORD)

    def get(self, name: str) -> Entry | None:
        """What has a name."""
        return next((entry for entry in self.holding(f" {name}\0") if entry.name == name), None)

    def holding(self, part: str) -> Iterator[Entry]:
        """What has a text in its name; it begins with a space or ends with a NUL if the name does with the text."""
        sought = part.encode("utf-8", "surrogateescape")
        place = self._content.find(sought)
        if place >= 0 and not self._ends:
            self._ends = list(accumulate(map(len, self.entries)))
        while place >= 0:
            index = bisect_right(self._ends, place)
            entry = self.entries[index]
            if sought in entry[: -self._id_size]:
                yield self._read(entry)
            place = self._content.find(sought, self._ends[index])

    def _read(self, entry: bytes) -> Entry:
        head, id_ = entry[: -self._id_size - 1], entry[-self._id_size :].hex()
        name = head.partition(b" ")[2].decode("utf-8", "surrogateescape")
        return Entry(name, id_ if head.startswith(_REGULAR) else None, id_ if head.startswith(_FOLDER) else None)
