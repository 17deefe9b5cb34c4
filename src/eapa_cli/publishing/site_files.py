"""Incremental writing of a site: only files that changed are written, and files no longer made are removed."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from eapa_cli.errors import RefusedError
from eapa_cli.model.record_paths import is_inside
from eapa_cli.publishing.page import Page, program_key
from eapa_cli.storage.atomic_file import DRAFT_PREFIX
from eapa_cli.storage.output_file import cannot_be_written, resolved_output

MANIFEST: Final = ".eapa-site.json"
_VERSION: Final = 1


@dataclass(slots=True)
class Written:
    """How many files were written, left as they were, and removed."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    paths: list[str] = field(default_factory=list)
    """The paths of the written files."""


class SiteFolder:
    """The folder of a site, with a manifest of the files that this program wrote."""

    def __init__(self, folder: Path, *, force: bool = False) -> None:
        self.folder = folder
        self._place = resolved_output(folder)
        self._known = self._manifest(force=force)
        self._checked: set[str] = set()

    def _manifest(self, *, force: bool) -> dict[str, list[Any]]:
        if self._place.exists() and not self._place.is_dir():
            raise RefusedError(f"'{self.folder}' is not a folder", hint="name the folder of the site")
        try:
            found = json.loads((self._place / MANIFEST).read_text(encoding="utf-8"))
            files = found["files"] if found["version"] == _VERSION else {}
            return {path: state for path, state in files.items() if isinstance(state, list)}
        except FileNotFoundError:
            if not force and self._place.is_dir() and any(self._place.iterdir()):
                raise RefusedError(
                    f"'{self.folder}' has files that are not of a site made by eapa",
                    hint="name an empty folder, or add --force to write among them",
                ) from None
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass  # a damaged manifest costs the time of writing each page
        return {}

    def write(self, pages: Iterable[Page]) -> Written:
        """Write the pages that changed, and remove those of the last time that are no longer made.

        Raises:
            UnreadableError: a file cannot be written.
        """
        done, states = Written(), {}
        program = program_key()
        try:
            for page in pages:
                states[page.path] = self._write(page, f"{program[:8]}{page.key}", done)
            for path in self._known.keys() - states.keys():
                done.removed += self._remove(path)
            manifest = json.dumps({"version": _VERSION, "files": states}, separators=(",", ":"))
            self._replace(MANIFEST, manifest.encode())
        except OSError as error:
            raise cannot_be_written(self.folder, error) from error
        return done

    def _write(self, page: Page, key: str, done: Written) -> list[Any]:
        known = self._known.get(page.path)
        file = f"{self._place}/{page.path}"
        if known and known == [key, *_state(file)]:
            done.unchanged += 1
            return known
        content = page.content()
        data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
        if _bytes(file) == data:
            done.unchanged += 1
        else:
            self._replace(page.path, data)
            done.written += 1
            done.paths.append(page.path)
        return [key, *_state(file)]

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
