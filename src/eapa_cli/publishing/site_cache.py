"""The results of the last build of a site, in the user's cache: the next build repeats only the work that is new.

The cache is not in the folder of the site: it contains digests of private fields, and the folder is published.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from eapa_cli.publishing.file_pieces import NO_PIECES, KnownPieces
from eapa_cli.publishing.page import key_of
from eapa_cli.storage.atomic_file import new_file
from eapa_cli.storage.private_cache import ensure_private_folder, is_private

T = TypeVar("T")

_VERSION: Final = 1
"""The version of the format of the cache."""


class FileState(NamedTuple):
    """A file of the site: the key of its content, and its size and time of change when it was written."""

    key: str
    size: int
    moment: int


class _CachedValue(NamedTuple):
    """A value that takes long to compute, and the key of the data from which it was computed."""

    key: str
    value: Any


class SiteCache:
    """The files of the last build with their keys, and values that take long to compute.

    It only saves time: with an empty cache, or a damaged one, the result is the same.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self.files: dict[str, FileState] = {}
        self.pieces: dict[str, KnownPieces] = {}
        self._values: dict[str, _CachedValue] = {}
        self._old_text = self._read_text() if file else ""
        with suppress(ValueError, LookupError, TypeError, AttributeError):
            self._fill(json.loads(self._old_text or "{}"))

    def _read_text(self) -> str:
        assert self._file
        with suppress(OSError, UnicodeError):
            return self._file.read_text(encoding="utf-8") if is_private(self._file) else ""
        return ""

    def _fill(self, found: Mapping[str, Any]) -> None:
        if found["program"] != _compute_cache_key():
            return
        paths, keys = found["paths"].split("\n"), found["keys"].split("\n")
        files = zip(paths, map(FileState, keys, found["sizes"], found["moments"]), strict=True)
        pieces = {path: KnownPieces(*stored) for path, stored in found["pieces"].items()}
        values = {name: _CachedValue(*stored) for name, stored in found["values"].items()}
        self.files, self.pieces, self._values = dict(files), pieces, values

    def value(self, name: str, key: str, compute: Callable[[], T]) -> T:
        """Return a named value, and compute it only if its key is new. The value must be plain JSON data."""
        known = self._values.get(name)
        if known is None or known.key != key:
            known = self._values[name] = _CachedValue(key, compute())
        value: T = known.value
        return value

    def last_value(self, name: str) -> Any:
        """Return a named value of the last build; None if that build did not compute it."""
        known = self._values.get(name)
        return known and known.value

    def known_pieces(self, path: str) -> KnownPieces:
        """Return the pieces of a file in the last build."""
        return self.pieces.get(path, NO_PIECES)

    def save(self) -> None:
        """Write the cache if it has changed."""
        text = self._encode()
        if self._file and text != self._old_text:
            with suppress(OSError):  # without a cache, the next build only takes longer
                ensure_private_folder(self._file.parent)
                with new_file(self._file, 0o600) as out:
                    out.write(text.encode("utf-8", "backslashreplace"))

    def _encode(self) -> str:
        states = self.files.values()
        document = {
            "program": _compute_cache_key(),
            # Long lists of short strings take longer to read than one string.
            "paths": "\n".join(self.files),
            "keys": "\n".join(state.key for state in states),
            "sizes": [state.size for state in states],
            "moments": [state.moment for state in states],
            "pieces": self.pieces,
            "values": self._values,
        }
        return json.dumps(document, separators=(",", ":"))


def _compute_cache_key() -> str:
    return key_of(_VERSION, _compute_program_key())


@cache
def _compute_program_key() -> str:
    """Return a key of the version, the files of this package, and the catalogues.

    During development, when the version stays the same, a change of another package does not change the key.
    """
    from eapa_cli import __version__
    from eapa_cli.text.catalogues import LOCALES

    here = Path(__file__).parent
    files = [*here.glob("*.py"), *here.glob("templates/*"), *here.glob("static/*"), *LOCALES.rglob("*.mo")]
    return key_of(__version__, *((path.name, path.read_bytes()) for path in sorted(files)))
