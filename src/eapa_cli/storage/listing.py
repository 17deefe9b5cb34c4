"""The files of a commit, as the one text in which git lists them."""

from collections.abc import Iterator

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.layout import SUFFIX, folder_of, kind_of

_REGULAR = "100"  # how the mode of a regular file begins
_OTHERS = ("\x00120", "\x00160")  # links, and other repositories


class Listing:
    """The regular files of a commit, from what `git ls-tree -r -z` writes: `mode type blob`, a tab, the path.

    It is searched and not taken apart, since few of a hundred thousand files are asked for.
    """

    def __init__(self, listed: str) -> None:
        self._text = f"\0{listed}"
        if any(mode in self._text for mode in _OTHERS):
            entries = (entry for entry in listed.split("\0") if entry.startswith(_REGULAR))
            self._text = "".join(f"\0{entry}" for entry in entries) + "\0"

    def count(self, kind: Kind) -> int:
        """How many files there are for records of a kind."""
        # Git lists by path, so that those of a folder stand together.
        folder = f"\t{folder_of(kind)}/"
        start = self._text.find(folder)
        if start < 0:
            return 0
        end = self._text.index("\0", self._text.rindex(folder))
        return self._text.count(f"{SUFFIX}\0", start, end + 1)

    def blob(self, path: str) -> str | None:
        """The blob of the file of a path, if there is one."""
        return next((blob for _, blob in self._entries(f"\t{path}\0")), None)

    def named(self, part: str, kind: Kind) -> Iterator[tuple[str, str]]:
        """The path and blob of each file for a record of a kind that has a text in its path; a NUL ends the path."""
        yield from ((path, blob) for path, blob in self._entries(part) if kind_of(path) is kind)

    def _entries(self, part: str) -> Iterator[tuple[str, str]]:
        place = self._text.find(part)
        while place >= 0:
            start = self._text.rindex("\0", 0, place) + 1
            end = self._text.index("\0", place)
            head, _, path = self._text[start:end].partition("\t")
            yield path, head.rpartition(" ")[2]
            place = self._text.find(part, end)
