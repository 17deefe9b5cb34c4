"""The user's folders outside of registers: for caches, keys, drafts and other state."""

from _blake2 import blake2b  # importing hashlib would load OpenSSL, which takes half the time of a query
from pathlib import Path

from platformdirs import user_cache_path, user_state_path


def user_state_folder() -> Path:
    """Return the user's state folder, for keys, command logs and unfinished work, which cannot be made again."""
    return user_state_path("eapa", appauthor=False)


def user_cache_folder() -> Path:
    """Return the user's cache folder, for files that can be made again."""
    return user_cache_path("eapa", appauthor=False)


def register_name(root: Path) -> str:
    """Return a name, derived from the path of a register, for files and folders in the user's folders."""
    return blake2b(str(root).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def work_folder(root: Path, name: str) -> Path:
    """Return the user's folder for one type of unfinished work on a register, such as `drafts`."""
    return user_state_folder() / name / register_name(root)


def make_private_folders(folder: Path) -> None:
    """Create a folder and its missing parents, accessible to this user only.

    Raises:
        OSError: a folder cannot be created.
    """
    for path in (*reversed(folder.parents), folder):
        if not path.is_dir():
            path.mkdir(mode=0o700, exist_ok=True)
