"""Git tree objects: the entries of a folder in a commit."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from typing import Final, NamedTuple, Self

from eapa_cli.model.record_paths import SUFFIX

_REGULAR_MODE: Final = b"100"  # the start of the mode of a regular file
_FOLDER_MODE: Final = b"40000 "
# A mode, a space, a name, a NUL, and an id of `%d` bytes. Only the name is possessive: possessive groups (`)*+`) match
# wrongly in Python before 3.11.5.
_ENTRY: Final = rb"[^\0]++\0.{%d}"
# An entry of a regular file with the extension of records.
_RECORD: Final = rb"100[0-7]{3} [^\0]++(?<=" + re.escape(SUFFIX).encode() + rb")\0.{%d}"
_BATCH_SIZE: Final = 64  # the number of entries that one match covers
_BLOCK_BYTES: Final = 16 * 1024  # the size of the blocks that are compared first


class _Patterns(NamedTuple):
    """Patterns for entries whose ids have the same size.

    `entry` and `others` match one entry; the group in `others` matches only if the entry is not a record. `entries`
    matches any number of entries, and `records` a batch of records.
    """

    entry: "re.Pattern[bytes]"
    entries: "re.Pattern[bytes]"
    records: "re.Pattern[bytes]"
    others: "re.Pattern[bytes]"

    @classmethod
    def for_id_size(cls, size: int) -> Self:
        """Return the patterns for ids of a size in bytes."""
        entry, record = _ENTRY % size, _RECORD % size
        patterns = entry, b"(?:%b)*" % entry, b"(?:%b){%d}" % (record, _BATCH_SIZE), b"%b|(%b)" % (record, entry)
        return cls(*(re.compile(text, re.DOTALL) for text in patterns))


_PATTERNS: Final = {size: _Patterns.for_id_size(size) for size in (20, 32)}  # SHA-1 and SHA-256


class _Survey(NamedTuple):
    """The result of one pass over a folder."""

    offsets: list[int]
    """The offsets of about every 64th entry."""
    record_count: int
    others: list[bytes]
    """The entries that are not records."""


class Entry(NamedTuple):
    """An entry of a folder: `blob` is the id of a regular file, `tree` that of a folder. Other entries have neither."""

    name: str
    blob: str | None
    tree: str | None


class Folder:
    """A tree object. Each entry in it consists of a mode, a space, a name, a NUL, and the bytes of an id.

    The bytes are searched instead of parsed, since a folder can have 100,000 entries and few are needed.
    """

    def __init__(self, content: bytes, id_size: int) -> None:
        self.content = content
        self.id_size = id_size
        self._patterns = _PATTERNS[id_size]

    @cached_property
    def _survey(self) -> _Survey:
        # Whole batches of records are skipped by one match each, which is faster than a match for each entry.
        offsets, record_count = [0], 0
        others: list[bytes] = []
        while True:
            if batch_of_records := self._patterns.records.match(self.content, offsets[-1]):
                record_count += _BATCH_SIZE
                offsets.append(batch_of_records.end())
                continue
            batch = list(islice(self._patterns.others.finditer(self.content, offsets[-1]), _BATCH_SIZE))
            if not batch:
                return _Survey(offsets, record_count, others)
            others_in_batch = [match[1] for match in batch if match[1]]
            record_count += len(batch) - len(others_in_batch)
            others += others_in_batch
            offsets.append(batch[-1].end())

    def differences(self, other: "Folder") -> dict[str, tuple[Entry | None, Entry | None]]:
        """Return the entries that differ between this folder and another one, by name; None for an absent entry."""
        only_here, only_there = self._unequal_entries(other)
        before = _parse_entries(only_here - only_there, self.id_size)
        after = _parse_entries(only_there - only_here, other.id_size)
        return {name: (before.get(name), after.get(name)) for name in {**before, **after}}

    def folders(self) -> Iterator[tuple[str, str]]:
        """Yield the names and ids of the folders in this folder."""
        entries = (_parse_entry(entry, self.id_size) for entry in self._survey.others if entry.startswith(_FOLDER_MODE))
        yield from ((entry.name, entry.tree) for entry in entries if entry.tree)

    def count(self) -> int:
        """Count the regular files with the extension of records."""
        return self._survey.record_count

    def get(self, name: str) -> Entry | None:
        """Return the entry with a name, or None."""
        # A name may contain spaces, so the end of another name may be found first.
        return next((entry for entry in self.entries_with(f" {name}", ["\0"]) if entry.name == name), None)

    def entries_with(self, part: str, ends: Iterable[str]) -> Iterator[Entry]:
        """Yield the entries whose name contains `part` followed by one of `ends`.

        A space at the start of `part` matches the start of the name, and a NUL in `ends` matches its end.
        """
        part_bytes, end_bytes = _encode(part), tuple(map(_encode, ends))
        offset = self.content.find(part_bytes)
        while offset >= 0:
            end, next_offset = offset + len(part_bytes), offset + 1
            if self.content.startswith(end_bytes, end):
                entry = self._patterns.entry.match(self.content, self._entry_start(offset))
                assert entry is not None, "each offset is in an entry"
                is_in_name = end < entry.end() - self.id_size  # the bytes of an id may look like the text
                if is_in_name:
                    yield _parse_entry(entry[0], self.id_size)
                    next_offset = entry.end()
            offset = self.content.find(part_bytes, next_offset)

    def _unequal_entries(self, other: "Folder") -> tuple[set[bytes], set[bytes]]:
        """Return the entries of each folder outside of the equal parts; an entry may still be in both results."""
        # The sizes of ids may differ, since the size for an empty folder is arbitrary.
        pattern, other_pattern = self._patterns.entry, _PATTERNS[other.id_size].entry
        only_here: set[bytes] = set()
        only_there: set[bytes] = set()
        offset = other_offset = 0
        while True:
            equal_length = _common_length(self.content, offset, other.content, other_offset)
            # The entry at the end of the equal bytes may differ, so the comparison goes back to its start.
            start = self._entry_start(offset + equal_length)
            offset, other_offset = start, other_offset + start - offset
            old, new = pattern.match(self.content, offset), other_pattern.match(other.content, other_offset)
            if not (old and new):
                break
            # Both folders are sorted by name, so the other folder does not have the lesser name. An exception is
            # possible, since git sorts a folder as if its name ended with '/'.
            old_name, new_name = _parse_entry(old[0], self.id_size).name, _parse_entry(new[0], other.id_size).name
            if old_name <= new_name:
                only_here.add(old[0])
                offset = old.end()
            if new_name <= old_name:
                only_there.add(new[0])
                other_offset = new.end()
        only_here.update(pattern.findall(self.content, offset))
        only_there.update(other_pattern.findall(other.content, other_offset))
        return only_here, only_there

    def _entry_start(self, offset: int) -> int:
        """Return the start of the entry that contains an offset.

        Ids may contain any bytes, so entries are matched from the last entry before the offset whose start is known.
        """
        offsets = self._survey.offsets
        known_start = offsets[bisect_right(offsets, offset) - 1]
        entries_before = self._patterns.entries.match(self.content, known_start, offset)
        assert entries_before is not None, "the pattern matches an empty text"
        return entries_before.end()


def _parse_entries(entries: Iterable[bytes], id_size: int) -> dict[str, Entry]:
    """Return the parsed entries by name."""
    return {entry.name: entry for entry in (_parse_entry(unparsed, id_size) for unparsed in entries)}


def _parse_entry(entry: bytes, id_size: int) -> Entry:
    head, id_ = entry[: -id_size - 1], entry[-id_size:].hex()
    name = head.partition(b" ")[2].decode("utf-8", "surrogateescape")
    return Entry(name, id_ if head.startswith(_REGULAR_MODE) else None, id_ if head.startswith(_FOLDER_MODE) else None)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _common_length(one: bytes, start: int, other: bytes, other_start: int) -> int:
    """Return the number of equal bytes from an offset in each text. Large blocks are compared first, to save time."""
    max_length = min(len(one) - start, len(other) - other_start)
    length, block_size = 0, _BLOCK_BYTES
    while block_size:
        end = length + block_size
        if end <= max_length and one[start + length : start + end] == other[other_start + length : other_start + end]:
            length = end
        else:
            block_size //= 2
    return length
