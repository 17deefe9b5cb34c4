"""HMAC signatures of journals and of the command log.

The keys of a register are in the user's state folder, which no clone and no archive of the register contains. Each
journal has its own key. It is deleted with the journal, so the signature of a journal that reappears later is not
valid. The key of the command log is not deleted.
"""

import hmac
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from eapa_cli.storage.atomic_file import flush_folder, open_regular, replacement_of
from eapa_cli.storage.private_cache import make_private_folder
from eapa_cli.storage.user_state import register_name

JOURNALS: Final = "journals"
"""The folder of the keys of journals, in the user's state folder."""

_SIZE: Final = 32


def new_key(root: Path, own: Path, kind: str = JOURNALS) -> bytes:
    """Make a key for a register, in the folder of its kind.

    If the user's folder cannot be written, the key ends with the command, and no later command accepts its signatures.
    """
    key, path = os.urandom(_SIZE), _path(root, own, kind)
    with suppress(OSError):
        make_private_folder(path.parent)
        with replacement_of(path, mode=0o600) as file:
            file.write(key)
        flush_folder(path.parent)
    return key


def key_of(root: Path, own: Path, kind: str = JOURNALS) -> bytes | None:
    """Return the key that a command left for a register, if only this user can write or read it."""
    path = _path(root, own, kind)
    with suppress(OSError), os.fdopen(open_regular(path), "rb") as file:
        key, folder = file.read(_SIZE + 1), path.parent.lstat()
        if len(key) == _SIZE and stat.S_ISDIR(folder.st_mode) and _is_private(folder, os.fstat(file.fileno())):
            return key
    return None


def forget_key(root: Path, own: Path) -> None:
    """Delete the key of a register's journal, when the journal is gone."""
    path = _path(root, own, JOURNALS)
    with suppress(OSError):
        if not path.parent.is_symlink():
            path.unlink()


def signature_of(content: bytes, key: bytes) -> bytes:
    """Return the signature of some content, in hexadecimal digits."""
    return hmac.digest(key, content, "sha256").hex().encode()


def is_signed(content: bytes, signature: bytes, key: bytes | None) -> bool:
    """Return whether a signature of some content is valid."""
    return key is not None and hmac.compare_digest(signature, signature_of(content, key))


def _path(root: Path, own: Path, kind: str) -> Path:
    return own / kind / f"{register_name(root)}.key"


def _is_private(folder: os.stat_result, key: os.stat_result) -> bool:
    if os.name == "nt":  # pragma: no cover  # access lists protect a user's folders there
        return True
    others = stat.S_IRWXG | stat.S_IRWXO
    return key.st_nlink == 1 and all(one.st_uid == os.geteuid() and not one.st_mode & others for one in (folder, key))
