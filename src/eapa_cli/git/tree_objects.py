"""A folder as git keeps it in a commit."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, Self

from eapa_cli.model.record_paths import SUFFIX

_REGULAR: Final = b"100"  # how the mode of a regular file begins
_FOLDER: Final = b"40000 "
# No group is repeated possessively (`)*+`): Python before 3.11.5 then takes what does not match.
_ENTRY: Final = rb"[^\0]++\0.{%d}"  # mode and name, and an id of so many bytes
_RECORD: Final = rb"100[0-7]{3} [^\0]++(?<=" + re.escape(SUFFIX).encode() + rb")\0.{%d}"
_AT_ONCE: Final = 64  # entries that are stepped over in one go
_STRIDE: Final = 16 * 1024  # bytes


class _Patterns(NamedTuple):
    """Of an entry; of as many as there are; of some for records; of one, as a group unless it is for a record."""

    entry: "re.Pattern[bytes]"
    entries: "re.Pattern[bytes]"
    records: "re.Pattern[bytes]"
    others: "re.Pattern[bytes]"

    @classmethod
    def of(cls, size: int) -> Self:
        """Those for ids of so many bytes."""
        entry, record = _ENTRY % size, _RECORD % size
        texts = entry, b"(?:%b)*" % entry, b"(?:%b){%d}" % (record, _AT_ONCE), b"%b|(%b)" % (record, entry)
        return cls(*(re.compile(text, re.DOTALL) for text in texts))


_PATTERNS: Final = {size: _Patterns.of(size) for size in (20, 32)}


class _Survey(NamedTuple):
    """Where an entry begins, every so often; how many entries are regular files for records; and those that are not."""

    marks: list[int]
    records: int
    others: list[bytes]


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
        self._patterns = _PATTERNS[id_size]

    @cached_property
    def _survey(self) -> _Survey:
        marks, records = [0], 0
        others: list[bytes] = []
        while True:
            if many := self._patterns.records.match(self.content, marks[-1]):
                records += _AT_ONCE
                marks.append(many.end())
                continue
            some = list(islice(self._patterns.others.finditer(self.content, marks[-1]), _AT_ONCE))
            if not some:
                return _Survey(marks, records, others)
            found = [one[1] for one in some if one[1]]
            records += len(some) - len(found)
            others += found
            marks.append(some[-1].end())

    def differing(self, other: "Folder") -> dict[str, tuple[Entry | None, Entry | None]]:
        """By its name, what is not the same in another folder: here and there, None where it is not."""
        only_here, only_there = self._runs(other)
        gone = {entry.name: entry for entry in map(self._read, only_here - only_there)}
        come = {entry.name: entry for entry in map(self._read, only_there - only_here)}
        return {name: (gone.get(name), come.get(name)) for name in {**gone, **come}}

    def folders(self) -> Iterator[tuple[str, str]]:
        """The name and id of each folder in it."""
        entries = (self._read(entry) for entry in self._survey.others if entry.startswith(_FOLDER))
        yield from ((entry.name, entry.tree) for entry in entries if entry.tree)

    def count(self) -> int:
        """How many regular files there are with the ending of records."""
        return self._survey.records

    def get(self, name: str) -> Entry | None:
        """What has a name."""
        return next((entry for entry in self.holding(f" {name}", ["\0"]) if entry.name == name), None)

    def holding(self, part: str, ends: Iterable[str]) -> Iterator[Entry]:
        """What has a text in its name, and after it one of some others.

        It begins with a space if the name is to begin with it; a NUL stands for the name's end.
        """
        sought, after = _bytes(part), tuple(map(_bytes, ends))
        place = self.content.find(sought)
        while place >= 0:
            end, following = place + len(sought), place + 1
            if self.content.startswith(after, end):
                entry = self._patterns.entry.match(self.content, self._start_of(place))
                assert entry is not None, "a place is in an entry"
                if end < entry.end() - self._id_size:
                    yield self._read(entry[0])
                    following = entry.end()
            place = self.content.find(sought, following)

    def _runs(self, other: "Folder") -> tuple[set[bytes], set[bytes]]:
        """The entries, here and there, that stand between what is the same in both; some may stand in either."""
        pattern = self._patterns.entry
        only_here: set[bytes] = set()
        only_there: set[bytes] = set()
        here = there = 0
        while True:
            start = self._start_of(here + _alike(self.content, here, other.content, there))
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

    def _start_of(self, place: int) -> int:
        """Where the entry begins in which a place is; an id may look like one, so all are walked from a known one."""
        marks = self._survey.marks
        found = self._patterns.entries.match(self.content, marks[bisect_right(marks, place) - 1], place)
        assert found is not None, "it may be empty"
        return found.end()

    def _read(self, entry: bytes) -> Entry:
        head, id_ = entry[: -self._id_size - 1], entry[-self._id_size :].hex()
        name = head.partition(b" ")[2].decode("utf-8", "surrogateescape")
        return Entry(name, id_ if head.startswith(_REGULAR) else None, id_ if head.startswith(_FOLDER) else None)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _alike(one: bytes, start: int, other: bytes, begin: int) -> int:
    """How many bytes are the same from two places on; compared in strides, of which a system has copies at hand."""
    most = min(len(one) - start, len(other) - begin)
    found, stride = 0, _STRIDE
    while stride:
        end = found + stride
        if end <= most and one[start + found : start + end] == other[begin + found : begin + end]:
            found = end
        else:
            stride //= 2
    return found
