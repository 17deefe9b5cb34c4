"""Incremental writing of a site: only files that changed are written, and files no longer made are removed."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import is_inside
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.pieces import NO_PIECES, KnownPieces, assemble, encode
from eapa_cli.publishing.site_cache import FileState, SiteCache
from eapa_cli.storage.atomic_file import DRAFT_PREFIX
from eapa_cli.storage.output_file import cannot_be_written, resolved_output

MANIFEST: Final = ".eapa-site.json"
_VERSION: Final = 2


@dataclass(slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    paths: list[str] = field(default_factory=list)
    """The paths of the written files."""


class SiteFolder:
    """The folder of a site, with a list of the files that this program wrote.

    A file is unchanged if its key, size and time of change are those in the cache.
    """

    def __init__(self, folder: Path, cache: SiteCache, *, force: bool = False) -> None:
        self.folder = folder
        self._place = resolved_output(folder)
        self._cache = cache
        self._manifest = self._read_manifest(force=force)
        self._checked: set[str] = set()

    def _read_manifest(self, *, force: bool) -> str:
        if self._place.exists() and not self._place.is_dir():
            raise RefusedError(f"'{self.folder}' is not a folder", hint="name the folder of the site")
        try:
            return (self._place / MANIFEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            if not force and self._place.is_dir() and any(self._place.iterdir()):
                raise RefusedError(
                    f"'{self.folder}' has files that are not of a site made by eapa",
                    hint="name an empty folder, or add --force to write among them",
                ) from None
        except (OSError, UnicodeError):
            pass  # without a list of files, none is removed
        return ""

    def write(self, pages: Iterable[Page]) -> Written:
        """Write the pages that changed, and remove those of the last time that are no longer made.

        Raises:
            UnreadableError: a file cannot be written.
        """
        done = Written()
        states: dict[str, FileState] = {}
        pieces: dict[str, KnownPieces] = {}
        try:
            for page in pages:
                states[page.path] = self._write(page, done)
                if page.pieces:
                    pieces[page.path] = self._cache.known_pieces(page.path)
            for path in _paths(self._manifest) - states.keys():
                done.removed += self._remove(path)
            manifest = json.dumps({"version": _VERSION, "files": list(states)}, separators=(",", ":"))
            if manifest != self._manifest:
                self._replace(MANIFEST, manifest.encode())
        except OSError as error:
            raise cannot_be_written(self.folder, error) from error
        self._cache.files, self._cache.pieces = states, pieces
        return done

    def _write(self, page: Page, done: Written) -> FileState:
        known = self._cache.files.get(page.path)
        file = f"{self._place}/{page.path}"
        size, moment = _state(file)
        is_as_known = known is not None and known.size == size and known.moment == moment
        if known and is_as_known and known.key == page.key:
            done.unchanged += 1
            return known
        old = _bytes(file)
        data = self._content(page, old if is_as_known else None)
        if old == data:
            done.unchanged += 1
        else:
            self._replace(page.path, data)
            done.written += 1
            done.paths.append(page.path)
        return FileState(page.key, *_state(file))

    def _content(self, page: Page, old: bytes | None) -> bytes:
        """Return the content of a page; pieces that it has in common with the old content are copied."""
        if not page.pieces:
            return encode(page.content())
        known = NO_PIECES if old is None else self._cache.known_pieces(page.path)
        data, self._cache.pieces[page.path] = assemble(page.pieces, known, old or b"")
        return data

    def _replace(self, path: str, data: bytes) -> None:
        file = self._place / path
        self._make_folder(file.parent)
        draft = file.with_name(f"{DRAFT_PREFIX}{os.getpid()}")
        draft.unlink(missing_ok=True)
        with draft.open("xb") as out:
            out.write(data)
        draft.replace(file)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder of the site; a link in its place is an error, since it may lead out of the site."""
        if str(folder) in self._checked:
            return
        if folder != self._place:
            self._make_folder(folder.parent)
            if folder.is_symlink():
                raise RefusedError(f"'{folder}' is a link", hint="delete it")
        folder.mkdir(parents=folder == self._place, exist_ok=True)
        self._checked.add(str(folder))

    def _remove(self, path: str) -> bool:
        """Remove a file that the manifest names, unless a changed manifest leads out of the folder."""
        if not is_inside(path) or any((self._place / parent).is_symlink() for parent in PurePosixPath(path).parents):
            return False
        (self._place / path).unlink(missing_ok=True)
        for parent in PurePosixPath(path).parents[:-1]:
            try:
                (self._place / parent).rmdir()
            except OSError:
                break
        return True


def _paths(manifest: str) -> set[str]:
    """Return the paths in a manifest; a damaged one has none."""
    try:
        found = json.loads(manifest)["files"]
    except (ValueError, LookupError, TypeError):
        return set()
    # Up to version 1 the files were a mapping.
    return {path for path in found if isinstance(path, str)} if isinstance(found, (list, dict)) else set()


def _state(file: str) -> tuple[int, int]:
    try:
        found = os.lstat(file)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _bytes(file: str) -> bytes | None:
    try:
        with open(file, "rb") as content:  # noqa: PTH123  # many files, and pathlib takes as long as the rest
            return content.read()
    except OSError:
        return None
