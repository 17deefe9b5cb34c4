"""The context of a report: source lines, the terminal, and the paths to the register."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Self, TextIO

from eapa_cli.checks.proposed_files import ProposedFile
from eapa_cli.errors import UnreadableError
from eapa_cli.render.terminal import Terminal
from eapa_cli.storage.register_location import repository_of
from eapa_cli.storage.store import Store

# The problems of a report are sorted by file, and the related places of a problem are in a few other files.
_MAX_CACHED_FILES = 16


class Sources:
    """The lines of the files of a register, and of proposed files."""

    def __init__(self, store: Store, proposed: Iterable[ProposedFile] = ()) -> None:
        self._store = store
        self._proposed = {file.path: file.text for file in proposed}
        self._lines = lru_cache(maxsize=_MAX_CACHED_FILES)(self._read)

    def line(self, file: str, number: int) -> str:
        """Return a line of a file, counted from 1, without its line ending; empty if it does not exist."""
        lines = self._lines(file)
        return lines[number - 1] if number <= len(lines) else ""

    def _read(self, file: str) -> Sequence[str]:
        """Return the lines of a file; none if it cannot be read or is binary."""
        text = self._proposed.get(file)
        if text is None:
            try:
                source = self._store.read_bytes(file)
            except UnreadableError:  # its problem has no line to show
                return ()
            if b"\0" in source:
                return ()  # binary, or UTF-16
            text = source.decode("utf-8", "replace")
        return [line.removesuffix("\r") for line in text.split("\n")]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContext:
    """The source lines, the terminal, and prefixes that make the paths of a register valid in other folders."""

    sources: Sources
    terminal: Terminal
    from_here: str = ""
    """The path from the current folder to the register, with a slash at its end; empty if they are the same."""
    from_top: str = ""
    """The path from the top of the repository to the register, with a slash at its end; empty if they are the same."""
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
        """Return the context for a stream and the current folder."""
        return cls(
            sources=Sources(store, proposed),
            terminal=Terminal.of(stream, environ),
            from_here=_relative_path(Path.cwd(), store.root),
            from_top=_relative_path(repository_of(store.root), store.root),
            strict=strict,
        )


def _relative_path(start: Path, root: Path) -> str:
    """Return the path from a folder to a register's root, or the absolute path if neither contains the other."""
    is_nested = root.is_relative_to(start) or start.is_relative_to(root)
    path = Path(os.path.relpath(root, start)) if is_nested else root
    return "" if path == Path() else f"{path.as_posix()}/"
