"""HMAC signatures of journals and of the command log.

The keys of a register are in the user's state folder, so no clone and no archive of the register contains them. Each
journal has a new key, which is deleted with the journal. The signature of a journal that reappears later is therefore
not valid. The key of the command log is not deleted.
"""

import hmac
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from eapa_cli.storage.atomic_file import flush_folder, open_regular, replace_file
from eapa_cli.storage.private_cache import ensure_private_folder
from eapa_cli.storage.user_state import register_name

_JOURNAL_KEY_FOLDER: Final = "journals"
_KEY_BYTES: Final = 32


def new_key(root: Path, state_folder: Path, folder_name: str = _JOURNAL_KEY_FOLDER) -> bytes:
    """Make a key for a register, and store it in a folder of the user's state folder.

    Without `folder_name`, the key is for the register's journal. If the folder cannot be written, the key is not
    stored, and no later command accepts its signatures.
    """
    key, path = os.urandom(_KEY_BYTES), _path(root, state_folder, folder_name)
    with suppress(OSError):
        ensure_private_folder(path.parent)
        with replace_file(path) as file:
            file.write(key)
        flush_folder(path.parent)
    return key


def key_of(root: Path, state_folder: Path, folder_name: str = _JOURNAL_KEY_FOLDER) -> bytes | None:
    """Return the stored key of a register, or None if it does not exist or another user could read or write it."""
    path = _path(root, state_folder, folder_name)
    with suppress(OSError), os.fdopen(open_regular(path), "rb") as file:
        # One more byte shows whether the file is too long.
        key, folder = file.read(_KEY_BYTES + 1), path.parent.lstat()
        if len(key) == _KEY_BYTES and stat.S_ISDIR(folder.st_mode) and _is_private(folder, os.fstat(file.fileno())):
            return key
    return None


def forget_key(root: Path, state_folder: Path) -> None:
    """Delete the key of a register's journal, after the journal was deleted."""
    path = _path(root, state_folder, _JOURNAL_KEY_FOLDER)
    with suppress(OSError):
        if not path.parent.is_symlink():  # a key is never stored through a link
            path.unlink()


def signature_of(content: bytes, key: bytes) -> bytes:
    """Return the signature of some bytes, in hexadecimal digits."""
    return hmac.digest(key, content, "sha256").hex().encode()


def is_signed(content: bytes, signature: bytes, key: bytes | None) -> bool:
    """Return whether a signature of some bytes is valid; without a key, it is invalid."""
    return key is not None and hmac.compare_digest(signature, signature_of(content, key))


def _path(root: Path, state_folder: Path, folder_name: str) -> Path:
    return state_folder / folder_name / f"{register_name(root)}.key"


def _is_private(folder: os.stat_result, key: os.stat_result) -> bool:
    if os.name == "nt":  # pragma: no cover  # access lists protect a user's folders there
        return True
    bits_of_others = stat.S_IRWXG | stat.S_IRWXO
    return key.st_nlink == 1 and all(
        state.st_uid == os.geteuid() and not state.st_mode & bits_of_others for state in (folder, key)
    )
