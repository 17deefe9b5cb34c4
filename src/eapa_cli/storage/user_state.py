"""The user's own folders for caches, keys, drafts and other state outside of a register."""

from _blake2 import blake2b  # hashlib loads OpenSSL first, which costs as much as half of a look-up
from pathlib import Path

from platformdirs import user_cache_path, user_state_path


def user_state_folder() -> Path:
    """Return the user's folder for state that lasts."""
    return user_state_path("eapa", appauthor=False)


def user_cache_folder() -> Path:
    """Return the user's folder for data that can be built again."""
    return user_cache_path("eapa", appauthor=False)


def register_name(root: Path) -> str:
    """Return a name for a register's state outside of it, derived from its path."""
    return blake2b(str(root).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def work_folder(root: Path, kind: str) -> Path:
    """Return the user's folder for one kind of unfinished work on a register."""
    return user_state_folder() / kind / register_name(root)


def make_private_folders(folder: Path) -> None:
    """Create a folder and its parents, accessible to this user only.

    Raises:
        OSError: it cannot be made.
    """
    for path in (*reversed(folder.parents), folder):
        if not path.is_dir():
            path.mkdir(mode=0o700, exist_ok=True)
