"""What shows that a file was written by this user's commands, and did not come with what others made.

A key that nobody else knows lies in a folder of the user's own, where no clone and no archive puts anything. What a
file says is sealed with it.
"""

import hmac
import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from eapa_cli.storage.atomic_file import replacing

_FILE: Final = "seal.key"
_SIZE: Final = 32


def seal_of(content: bytes, own: Path) -> str:
    """The seal of some content, by the key in a user's own folder; made there, if there is none."""
    return hmac.digest(_key(own), content, "sha256").hex()


def is_seal_of(seal: object, content: bytes, own: Path) -> bool:
    """Whether something is the seal that content has by that key."""
    return isinstance(seal, str) and hmac.compare_digest(seal.encode(), seal_of(content, own).encode())


def _key(own: Path) -> bytes:
    path = own / _FILE
    with suppress(OSError):
        if len(key := path.read_bytes()) == _SIZE:
            return key
    key = os.urandom(_SIZE)
    # Where it cannot be kept, it lasts as long as this use of it: what is sealed so is nobody's later.
    with suppress(OSError):
        own.mkdir(parents=True, exist_ok=True, mode=0o700)
        with replacing(path, mode=0o600) as file:
            file.write(key)
    return key
