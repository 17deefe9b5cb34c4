"""What a report needs to know besides the problems: the lines they are in, and from where they are looked at."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self, TextIO

from eapa_cli.checks.checker import ProposedFile
from eapa_cli.errors import UnreadableError
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.layout import repository_of
from eapa_cli.storage.store import Store

# A report goes through the files in order; the second place of a problem is mostly in one of a few.
_FILES_KEPT = 16


class Sources:
    """The lines of a register's files, and of proposed ones that are not among them yet."""

    def __init__(self, store: Store, proposed: Iterable[ProposedFile] = ()) -> None:
        self._store = store
        self._proposed = {file.path: file.text for file in proposed}
        self._lines = lru_cache(maxsize=_FILES_KEPT)(self._read)

    def line(self, file: str, number: int) -> str:
        """A line as it stands in a file, counted from 1, without its end; empty if there is none to show."""
        lines = self._lines(file)
        return lines[number - 1] if number <= len(lines) else ""

    def _read(self, file: str) -> Sequence[str]:
        text = self._proposed.get(file)
        if text is None:
            try:
                source = self._store.read_bytes(file)
            except UnreadableError:
                return ()
            if b"\0" in source:
                return ()  # no text, or none in UTF-8
            text = source.decode("utf-8", "replace")
        return [line.removesuffix("\r") for line in text.split("\n")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """How the files of a register are seen: their lines, the terminal, and the way to them from two folders.

    `from_here` leads from the current folder to the register, `from_top` from the top of the repository that holds
    it; both end in '/', or are empty.
    """

    sources: Sources
    terminal: Terminal
    from_here: str = ""
    from_top: str = ""
    strict: bool = False
    """Whether warnings count as errors."""

    @classmethod
    def of(
        cls,
        store: Store,
        stream: TextIO,
        environ: Mapping[str, str],
        *,
        proposed: Iterable[ProposedFile] = (),
        strict: bool = False,
    ) -> Self:
        """The context that a stream's reader has from the current folder."""
        return cls(
            sources=Sources(store, proposed),
            terminal=Terminal.of(stream, environ),
            from_here=_way(Path.cwd(), store.root),
            from_top=_way(repository_of(store.root), store.root),
            strict=strict,
        )


def _way(start: Path, root: Path) -> str:
    nested = root.is_relative_to(start) or start.is_relative_to(root)
    way = Path(os.path.relpath(root, start)) if nested else root
    return "" if way == Path() else f"{way.as_posix()}/"
