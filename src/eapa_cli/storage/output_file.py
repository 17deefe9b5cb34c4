"""The writer for every output whose path a user names.

A regular file is replaced as a whole and keeps its mode. A pipe or a device is written into. A symbolic link is
followed only to a place below its own folder.
"""

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, retry_while_open
from eapa_cli.storage.layout import is_link

Writer = Callable[[Path], object]
"""Writes a new file at a path."""

# Links that lead to an open stream of this process, not to a file.
_DESCRIPTOR: Final = re.compile(r"/dev/std(?:out|err)|/(?:dev|proc/self)/fd/([0-9]+)")
_STANDARD: Final = {"/dev/stdout": 1, "/dev/stderr": 2}
_INTO: Final = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_output(path: Path, write: Writer, *, force: bool) -> None:
    """Write a draft, and put it at a path when it is complete.

    Raises:
        RefusedError: the path is a folder, a link out of its folder, or a file that may not be replaced.
        UnreadableError: it cannot be written.
    """
    place = checked_output(path, force=force)
    try:
        if (number := _descriptor(path)) is not None:
            sys.stdout.flush()
            _copy_into(partial(os.dup, number), path.name, write)
        elif place.exists() and not place.is_file():
            _copy_into(partial(os.open, place, _INTO), path.name, write)
        else:
            with_draft(place, write, partial(_replace, place))
    except OSError as error:
        raise cannot_be_written(path, error) from error


def checked_output(path: Path, *, force: bool) -> Path:
    """Return the place where a file of a path would be written.

    Raises:
        RefusedError: it is a folder, a link out of its folder, or a file that may not be replaced.
    """
    if _descriptor(path) is not None:
        return path
    place = resolved_output(path)
    if place.is_dir():
        raise RefusedError(f"'{path}' is a folder", hint="name a file in it")
    if not force and (place.is_file() or is_link(path)):
        raise RefusedError(f"the file '{path}' already exists", hint="choose another name, or add --force")
    return place


def is_stream(path: Path) -> bool:
    """Return whether a path leads to a pipe, a device or an open stream, which is written into."""
    return _descriptor(path) is not None or (path.exists() and not (path.is_file() or path.is_dir()))


def resolved_output(path: Path) -> Path:
    """Return the place of a path, with links followed that lead below their own folder.

    In a path that is relative or below the current folder, every part is checked. In another path only the last part
    is checked: the folders above may be links of the system, such as /tmp on macOS.

    Raises:
        RefusedError: a link leads elsewhere.
    """
    here = Path.cwd()
    relative = path.relative_to(here) if path.is_relative_to(here) else path
    place, parts = (
        (relative.parent.resolve(), [relative.name]) if relative.is_absolute() else (here.resolve(), relative.parts)
    )
    for part in parts:
        place = place.parent if part == ".." else _followed(place / part)
    return place


def with_draft(place: Path, write: Writer, publish: Callable[[Path], object]) -> None:
    """Write a draft in the folder of a place, and publish it; delete the draft if one of the two fails.

    Raises:
        OSError: one of the two fails.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=DRAFT_PREFIX) as folder:
        draft = Path(folder) / place.name
        write(draft)
        publish(draft)


def cannot_be_written(path: Path, error: OSError) -> UnreadableError:
    """Return the error for an output that the system does not let write."""
    return UnreadableError(f"'{path}' cannot be written: {error.strerror or error}")


def keep_mode(draft: Path, place: Path) -> None:
    """Give a draft the mode of the file that it replaces.

    Raises:
        PermissionError: that file is read-only.
    """
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(place.stat().st_mode)
        if not mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, "it is read-only", str(place))
        draft.chmod(mode & 0o777)


def _descriptor(path: Path) -> int | None:
    found = _DESCRIPTOR.fullmatch(path.as_posix())
    return found and int(found[1] or _STANDARD[found[0]])


def _followed(place: Path) -> Path:
    if not is_link(place):
        return place
    target = place
    with suppress(RuntimeError):  # how Python before 3.13 reports a loop
        target = place.resolve()
    if is_link(target):
        raise RefusedError(f"'{place}' is a link that leads back to itself", hint="delete it")
    if not target.is_relative_to(place.parent):
        raise RefusedError(
            f"'{place}' is a link to '{target}', outside of its folder", hint="name the file or folder that you mean"
        )
    return target


def _replace(place: Path, draft: Path) -> None:
    keep_mode(draft, place)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    retry_while_open(lambda: draft.replace(place))


def _copy_into(opened: Callable[[], int], name: str, write: Writer) -> None:
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / name
        write(draft)
        # A reader may close a pipe early, as `head` does.
        with suppress(BrokenPipeError), draft.open("rb") as source, os.fdopen(opened(), "wb") as out:
            shutil.copyfileobj(source, out)
