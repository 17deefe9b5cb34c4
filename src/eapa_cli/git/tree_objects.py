"""Git tree objects: the entries of a folder in a commit."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, Self

from eapa_cli.model.record_paths import SUFFIX

_REGULAR: Final = b"100"  # the start of the mode of a regular file
_FOLDER: Final = b"40000 "
# Possessive groups (`)*+`) match wrongly in Python before 3.11.5.
_ENTRY: Final = rb"[^\0]++\0.{%d}"  # mode and name, and an id of that many bytes
_RECORD: Final = rb"100[0-7]{3} [^\0]++(?<=" + re.escape(SUFFIX).encode() + rb")\0.{%d}"
_AT_ONCE: Final = 64  # entries per match
_STRIDE: Final = 16 * 1024  # bytes


class _Patterns(NamedTuple):
    """Patterns for one entry, all entries, a batch of records, and one entry with a group for anything but a record."""

    entry: "re.Pattern[bytes]"
    entries: "re.Pattern[bytes]"
    records: "re.Pattern[bytes]"
    others: "re.Pattern[bytes]"

    @classmethod
    def of(cls, size: int) -> Self:
        """Return the patterns for ids of a size in bytes."""
        entry, record = _ENTRY % size, _RECORD % size
        patterns = entry, b"(?:%b)*" % entry, b"(?:%b){%d}" % (record, _AT_ONCE), b"%b|(%b)" % (record, entry)
        return cls(*(re.compile(text, re.DOTALL) for text in patterns))


_PATTERNS: Final = {size: _Patterns.of(size) for size in (20, 32)}


class _Survey(NamedTuple):
    """The offsets of some entries, the number of regular files for records, and all other entries."""

    marks: list[int]
    records: int
    others: list[bytes]


class Entry(NamedTuple):
    """An entry of a folder: `blob` is the id of a regular file, `tree` that of a folder; a link has neither."""

    name: str
    blob: str | None
    tree: str | None


class Folder:
    """A tree object: for each entry its mode, a space, its name, a NUL, and the bytes of an id.

    Its bytes are searched, not parsed, since few of a hundred thousand entries are needed.
    """

    def __init__(self, content: bytes, id_size: int) -> None:
        self.content = content
        self.id_size = id_size
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
        """Return the differing entries by name, as here and in another folder; None where an entry is absent."""
        only_here, only_there = self._runs(other)
        before = {entry.name: entry for entry in (_read(one, self.id_size) for one in only_here - only_there)}
        after = {entry.name: entry for entry in (_read(one, other.id_size) for one in only_there - only_here)}
        return {name: (before.get(name), after.get(name)) for name in {**before, **after}}

    def folders(self) -> Iterator[tuple[str, str]]:
        """Yield the name and id of each folder in it."""
        entries = (_read(entry, self.id_size) for entry in self._survey.others if entry.startswith(_FOLDER))
        yield from ((entry.name, entry.tree) for entry in entries if entry.tree)

    def count(self) -> int:
        """Count the regular files with the extension of records."""
        return self._survey.records

    def get(self, name: str) -> Entry | None:
        """Return the entry with a name, or None."""
        return next((entry for entry in self.holding(f" {name}", ["\0"]) if entry.name == name), None)

    def holding(self, part: str, ends: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries whose name contains a text followed by one of several others.

        A leading space matches the start of the name; a NUL matches its end.
        """
        sought, after = _bytes(part), tuple(map(_bytes, ends))
        place = self.content.find(sought)
        while place >= 0:
            end, following = place + len(sought), place + 1
            if self.content.startswith(after, end):
                entry = self._patterns.entry.match(self.content, self._start_of(place))
                assert entry is not None, "a place is in an entry"
                if end < entry.end() - self.id_size:
                    yield _read(entry[0], self.id_size)
                    following = entry.end()
            place = self.content.find(sought, following)

    def _runs(self, other: "Folder") -> tuple[set[bytes], set[bytes]]:
        """Return the entries of each folder outside of their equal parts; some may still be in both folders."""
        # The sizes of ids may differ, since an empty folder has none.
        pattern, other_pattern = self._patterns.entry, _PATTERNS[other.id_size].entry
        only_here: set[bytes] = set()
        only_there: set[bytes] = set()
        here = there = 0
        while True:
            start = self._start_of(here + _common_length(self.content, here, other.content, there))
            here, there = start, there + start - here
            old, new = pattern.match(self.content, here), other_pattern.match(other.content, there)
            if not (old and new):
                break
            # Both are sorted by name, so the lesser name is not on the other side.
            names = _read(old[0], self.id_size).name, _read(new[0], other.id_size).name
            if names[0] <= names[1]:
                only_here.add(old[0])
                here = old.end()
            if names[1] <= names[0]:
                only_there.add(new[0])
                there = new.end()
        only_here.update(pattern.findall(self.content, here))
        only_there.update(other_pattern.findall(other.content, there))
        return only_here, only_there

    def _start_of(self, place: int) -> int:
        """Return the start of the entry at an offset, matching from a known entry, since ids may contain any bytes."""
        marks = self._survey.marks
        found = self._patterns.entries.match(self.content, marks[bisect_right(marks, place) - 1], place)
        assert found is not None, "it may be empty"
        return found.end()


def _read(entry: bytes, id_size: int) -> Entry:
    head, id_ = entry[: -id_size - 1], entry[-id_size:].hex()
    name = head.partition(b" ")[2].decode("utf-8", "surrogateescape")
    return Entry(name, id_ if head.startswith(_REGULAR) else None, id_ if head.startswith(_FOLDER) else None)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _common_length(one: bytes, start: int, other: bytes, begin: int) -> int:
    """Return the length of the common bytes from two offsets; comparing in blocks is fastest."""
    most = min(len(one) - start, len(other) - begin)
    found, stride = 0, _STRIDE
    while stride:
        end = found + stride
        if end <= most and one[start + found : start + end] == other[begin + found : begin + end]:
            found = end
        else:
            stride //= 2
    return found
