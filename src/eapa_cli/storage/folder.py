"""A folder as git keeps it in a commit."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import Final, NamedTuple

from eapa_cli.storage.layout import SUFFIX

_REGULAR: Final = b"100"  # how the mode of a regular file begins
_FOLDER: Final = b"40000 "
_RECORD: Final = f"{SUFFIX}\0".encode()
# By the length of an id in bytes: the pattern of an entry.
_ENTRIES: Final = {size: re.compile(rb"[0-7]+ [^\0]+\0.{%d}" % size, re.DOTALL) for size in (20, 32)}
_STRIDE: Final = 4096


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
        self.content = content
        self._id_size = id_size

    @cached_property
    def _entries(self) -> list[bytes]:
        return _ENTRIES[self._id_size].findall(self.content)

    @cached_property
    def _modes(self) -> set[bytes]:
        """How the entries begin: with the mode of a file, a folder, a link or another repository."""
        return set(map(itemgetter(slice(len(_FOLDER))), self._entries))

    @cached_property
    def _starts(self) -> list[int]:
        """Where in the content each entry begins, and where the last one ends."""
        return list(accumulate(map(len, self._entries), initial=0))

    def differing(self, other: "Folder") -> dict[str, tuple[Entry | None, Entry | None]]:
        """By its name, what is not the same in another folder: here and there, None where it is not."""
        only_here, only_there = self._runs(other)
        gone = {entry.name: entry for entry in map(self._read, only_here - only_there)}
        come = {entry.name: entry for entry in map(self._read, only_there - only_here)}
        return {name: (gone.get(name), come.get(name)) for name in {**gone, **come}}

    def folders(self) -> Iterator[tuple[str, str]]:
        """The name and id of each folder in it."""
        if _FOLDER in self._modes:
            entries = (self._read(entry) for entry in self._entries if entry.startswith(_FOLDER))
            yield from ((entry.name, entry.tree) for entry in entries if entry.tree)

    def count(self) -> int:
        """How many regular files there are with the ending of records."""
        entries = self._entries
        if not all(mode.startswith(_REGULAR) for mode in self._modes):
            entries = [entry for entry in entries if entry.startswith(_REGULAR)]
        ending = itemgetter(slice(-self._id_size - len(_RECORD), -self._id_size))
        return list(map(ending, entries)).count(_RECORD)

    def get(self, name: str) -> Entry | None:
        """What has a name."""
        return next((entry for entry in self.holding(f" {name}\0") if entry.name == name), None)

    def holding(self, part: str) -> Iterator[Entry]:
        """What has a text in its name; it begins with a space or ends with a NUL if the name does with the text."""
        sought = part.encode("utf-8", "surrogateescape")
        place = self.content.find(sought)
        while place >= 0:
            index = self._at(place)
            if sought in self._entries[index][: -self._id_size]:
                yield self._read(self._entries[index])
            place = self.content.find(sought, self._starts[index + 1])

    def _runs(self, other: "Folder") -> tuple[set[bytes], set[bytes]]:
        """The entries, here and there, that stand between what is the same in both; some may stand in either."""
        pattern = _ENTRIES[self._id_size]
        only_here: set[bytes] = set()
        only_there: set[bytes] = set()
        here = there = 0
        while True:
            start = self._starts[self._at(here + _alike(self.content, here, other.content, there))]
            here, there = start, there + start - here
            old, new = pattern.match(self.content, here), pattern.match(other.content, there)
            if not (old and new):
                break
            # Both are in the order of names, so that the lesser one is not on the other side.
            names = self._read(old[0]).name, self._read(new[0]).name
            if names[0] <= names[1]:
                only_here.add(old[0])
                here = old.end()
            if names[1] <= names[0]:
                only_there.add(new[0])
                there = new.end()
        only_here.update(pattern.findall(self.content, here))
        only_there.update(pattern.findall(other.content, there))
        return only_here, only_there

    def _at(self, place: int) -> int:
        """The index of the entry in which a place is."""
        return bisect_right(self._starts, place) - 1

    def _read(self, entry: bytes) -> Entry:
        head, id_ = entry[: -self._id_size - 1], entry[-self._id_size :].hex()
        name = head.partition(b" ")[2].decode("utf-8", "surrogateescape")
        return Entry(name, id_ if head.startswith(_REGULAR) else None, id_ if head.startswith(_FOLDER) else None)


def _alike(one: bytes, start: int, other: bytes, begin: int) -> int:
    """How many bytes are the same from two places on; compared in strides, since there may be a million."""
    most = min(len(one) - start, len(other) - begin)
    found, stride, growing = 0, _STRIDE, True
    while stride:
        end = found + stride
        if end <= most and one[start + found : start + end] == other[begin + found : begin + end]:
            found = end
            stride *= 2 if growing else 1
        else:
            growing = False
            stride //= 2
    return found
