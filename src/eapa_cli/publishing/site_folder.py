"""Incremental writing of a site: changed files are written, and obsolete files are removed."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import is_inside
from eapa_cli.publishing.file_pieces import NO_PIECES, KnownPieces, assemble_pieces, encode_content
from eapa_cli.publishing.page import Page
from eapa_cli.publishing.site_cache import FileState, SiteCache
from eapa_cli.storage.atomic_file import DRAFT_PREFIX
from eapa_cli.storage.output_file import resolve_output, write_error
from eapa_cli.text.interface_language import gettext as _

MANIFEST: Final = ".eapa-site.json"
_VERSION: Final = 2
"""The version of the format of the manifest."""


@dataclass(slots=True)
class WriteResult:
    """The numbers of written, unchanged and removed files."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0


class SiteFolder:
    """The folder of a site, with a manifest: a list of the files that this program wrote.

    The content of a file is not made again if its key, size and time of change are the same as in the cache.
    """

    def __init__(self, folder: Path, cache: SiteCache, *, force: bool = False) -> None:
        self.folder = folder
        self._resolved_folder = resolve_output(folder)
        self._cache = cache
        self._manifest = self._read_manifest(force=force)
        self._checked_folders: set[str] = set()

    def _read_manifest(self, *, force: bool) -> str:
        if self._resolved_folder.exists() and not self._resolved_folder.is_dir():
            raise RefusedError(
                _("'%(folder)s' is not a folder") % {"folder": self.folder}, hint=_("name the folder of the site")
            )
        try:
            return (self._resolved_folder / MANIFEST).read_text(encoding="utf-8")
        except FileNotFoundError:
            if not force and self._resolved_folder.is_dir() and any(self._resolved_folder.iterdir()):
                raise RefusedError(
                    _("'%(folder)s' has files that are not of a site made by eapa") % {"folder": self.folder},
                    hint=_("name an empty folder, or add --force to write among them"),
                ) from None
        except (OSError, UnicodeError):
            pass  # without a manifest, no file is removed
        return ""

    def write(self, pages: Iterable[Page]) -> WriteResult:
        """Write the changed pages, and remove the files of the last build that are not among the pages.

        Raises:
            UnreadableError: a file cannot be written.
            RefusedError: a link is in the place of a folder.
        """
        result = WriteResult()
        states: dict[str, FileState] = {}
        pieces: dict[str, KnownPieces] = {}
        try:
            for page in pages:
                states[page.path] = self._write(page, result)
                if page.pieces:
                    # Only the pages of this build stay in the cache. `_write` may have changed the pieces of this page.
                    pieces[page.path] = self._cache.known_pieces(page.path)
            for path in _parse_manifest(self._manifest) - states.keys():
                result.removed += self._remove(path)
            manifest = json.dumps({"version": _VERSION, "files": list(states)}, separators=(",", ":"))
            if manifest != self._manifest:
                self._replace(MANIFEST, manifest.encode())
        except OSError as error:
            raise write_error(self.folder, error) from error
        self._cache.files, self._cache.pieces = states, pieces
        return result

    def _write(self, page: Page, result: WriteResult) -> FileState:
        known = self._cache.files.get(page.path)
        file = f"{self._resolved_folder}/{page.path}"
        size, moment = _read_state(file)
        is_untouched = known is not None and known.size == size and known.moment == moment
        if known and is_untouched and known.key == page.key:
            result.unchanged += 1
            return known
        old = _read_bytes(file)
        data = self._make_content(page, old if is_untouched else None)
        if old == data:
            result.unchanged += 1
        else:
            self._replace(page.path, data)
            result.written += 1
        return FileState(page.key, *_read_state(file))

    def _make_content(self, page: Page, old: bytes | None) -> bytes:
        """Return the content of a page. Pieces that did not change are copied from the old content."""
        if not page.pieces:
            return encode_content(page.content())
        known = NO_PIECES if old is None else self._cache.known_pieces(page.path)
        data, self._cache.pieces[page.path] = assemble_pieces(page.pieces, known, old or b"")
        return data

    def _replace(self, path: str, data: bytes) -> None:
        file = self._resolved_folder / path
        self._make_folder(file.parent)
        draft = file.with_name(f"{DRAFT_PREFIX}{os.getpid()}")
        draft.unlink(missing_ok=True)  # of a killed process that had the same id
        with draft.open("xb") as out:
            out.write(data)
        draft.replace(file)

    def _make_folder(self, folder: Path) -> None:
        """Make a folder of the site. A link in its place is an error, since the link may lead out of the site."""
        if str(folder) in self._checked_folders:
            return
        if folder != self._resolved_folder:
            self._make_folder(folder.parent)
            if folder.is_symlink():
                raise RefusedError(_("'%(folder)s' is a link") % {"folder": folder}, hint=_("delete it"))
        # The parents of a folder inside the site exist by now.
        folder.mkdir(parents=folder == self._resolved_folder, exist_ok=True)
        self._checked_folders.add(str(folder))

    def _remove(self, path: str) -> bool:
        """Remove a file that the manifest names, and the folders that become empty. Return whether it was removed.

        A file outside of the folder of the site is not removed: the manifest may have been changed by hand.
        """
        if not is_inside(path) or any(
            (self._resolved_folder / parent).is_symlink() for parent in PurePosixPath(path).parents
        ):
            return False
        try:
            (self._resolved_folder / path).unlink()
        except FileNotFoundError:
            return False
        for parent in PurePosixPath(path).parents[:-1]:  # without '.', which is the folder of the site
            try:
                (self._resolved_folder / parent).rmdir()
            except OSError:  # the folder contains other files
                break
        return True


def _parse_manifest(manifest: str) -> set[str]:
    """Return the paths in a manifest; an empty set if the manifest is damaged."""
    try:
        files = json.loads(manifest)["files"]
    except (ValueError, LookupError, TypeError):
        return set()
    # In version 1, the files were a mapping.
    return {path for path in files if isinstance(path, str)} if isinstance(files, (list, dict)) else set()


def _read_state(file: str) -> tuple[int, int]:
    """Return the size and the time of change of a file; zeros for a missing file."""
    try:
        state = os.lstat(file)
    except OSError:
        return 0, 0
    return state.st_size, state.st_mtime_ns


def _read_bytes(file: str) -> bytes | None:
    """Return the content of a file; None if it does not exist or cannot be read."""
    try:
        with open(file, "rb") as content:  # noqa: PTH123  # pathlib would double the time for many files
            return content.read()
    except OSError:
        return None
