"""The writer for output files whose paths a user gives.

A regular file is replaced as a whole, and the new file has the mode of the old one. A pipe or a device receives the
bytes of the output. A symbolic link is followed only if it leads to a file or folder below the folder of the link.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.model.record_paths import is_data_file
from eapa_cli.storage.atomic_file import DRAFT_PREFIX, copy_mode, refuse_read_only, retry_while_open
from eapa_cli.storage.register_location import is_link, register_around
from eapa_cli.text.interface_language import gettext as _
from eapa_cli.text.system_reasons import system_reason

Writer = Callable[[Path], object]
"""A function that writes a new file or folder at a path."""

# Paths of open streams of this process, such as '/dev/stdout' and '/dev/fd/3'.
_DESCRIPTOR_PATH: Final = re.compile(r"/dev/std(?:out|err)|/(?:dev|proc/self)/fd/([0-9]{1,9})")
_DESCRIPTORS_BY_PATH: Final = {"/dev/stdout": 1, "/dev/stderr": 2}
# With these flags, a terminal does not become the controlling terminal of this process, and opening a link fails.
_PIPE_FLAGS: Final = os.O_WRONLY | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_output(path: Path, write: Writer, *, force: bool | None) -> None:
    """Write a draft of a file, and rename it to a path when it is complete.

    If the path belongs to an open stream, a pipe or a device, the draft is copied into it instead. With `force`, an
    existing file is replaced; None means that the command cannot replace the file.

    Raises:
        RefusedError: as for `check_output`.
        UnreadableError: the file cannot be written.
    """
    place = check_output(path, force=force)
    try:
        if (number := _descriptor(path)) is not None:
            sys.stdout.flush()
            _copy_into(partial(os.dup, number), path.name, write)
        elif place.exists() and not place.is_file():
            _copy_into(partial(os.open, place, _PIPE_FLAGS), path.name, write)
        else:
            write_via_draft(place, write, partial(_replace, place))
    except OSError as error:
        raise write_error(path, error) from error


def check_output(path: Path, *, force: bool | None) -> Path:
    """Return the path at which `write_output` would write a file, with links followed.

    The path of an open stream, such as '/dev/stdout', is returned unchanged.

    Raises:
        RefusedError: the path is a folder, a record of a register, a link out of its folder, or an existing file
            without `force`.
    """
    if _descriptor(path) is not None:
        return path
    place = resolve_output(path)
    if place.is_dir():
        raise RefusedError(_("'%(path)s' is a folder") % {"path": path}, hint=_("name a file in it"))
    if (root := register_around(place)) and is_data_file(place.relative_to(root).as_posix()):
        raise RefusedError(_("'%(path)s' is a file of the register") % {"path": path}, hint=_("choose another name"))
    if not force and (place.is_file() or is_link(path)):  # a link may lead to a file that does not exist
        hint = _("choose another name") if force is None else _("choose another name, or add --force")
        raise RefusedError(_("the file '%(path)s' already exists") % {"path": path}, hint=hint)
    return place


def is_stream(path: Path) -> bool:
    """Return whether a path is that of a pipe, a device or an open stream, not of a file."""
    return _descriptor(path) is not None or (path.exists() and not (path.is_file() or path.is_dir()))


def resolve_output(path: Path) -> Path:
    """Return a path with its links followed; each link must lead below the folder of the link.

    In a path that is relative or below the current folder, every part is checked. In another path only the last part
    is checked, because the folders above may be links of the system, such as /tmp on macOS.

    Raises:
        RefusedError: a link leads elsewhere.
    """
    here = Path.cwd()
    if path.is_relative_to(here):
        path = path.relative_to(here)
    start, parts = (path.parent, (path.name,)) if path.is_absolute() else (here, path.parts)
    place = start.resolve()
    for part in parts:
        place = place.parent if part == ".." else _follow_link(place / part)
    return place


def write_via_draft(place: Path, write: Writer, publish: Callable[[Path], object]) -> None:
    """Call `write` with the path of a draft next to `place`, then `publish`; delete the draft if it is left.

    The folder of `place` is made if it does not exist.

    Raises:
        OSError: writing or publishing fails.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=DRAFT_PREFIX) as folder:
        draft = Path(folder) / place.name
        write(draft)
        publish(draft)


def write_error(path: Path, error: OSError) -> UnreadableError:
    """Return the error for an output that cannot be written."""
    return UnreadableError(
        _("'%(path)s' cannot be written: %(reason)s") % {"path": path, "reason": system_reason(error)}
    )


def _descriptor(path: Path) -> int | None:
    """Return the descriptor of an open stream with a path such as '/dev/stdout', or None for another path."""
    match = _DESCRIPTOR_PATH.fullmatch(path.as_posix())
    return match and int(match[1] or _DESCRIPTORS_BY_PATH[match[0]])


def _follow_link(place: Path) -> Path:
    if not is_link(place):
        return place
    target = place
    with suppress(RuntimeError):  # Python before 3.13 raises it for a loop of links
        target = place.resolve()
    if is_link(target):
        raise RefusedError(_("'%(place)s' is a link that leads back to itself") % {"place": place}, hint=_("delete it"))
    if not target.is_relative_to(place.parent):
        raise RefusedError(
            _("'%(place)s' is a link to '%(target)s', outside of its folder") % {"place": place, "target": target},
            hint=_("name the file or folder that you mean"),
        )
    return target


def _replace(place: Path, draft: Path) -> None:
    refuse_read_only(place)
    copy_mode(existing=place, draft=draft)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    retry_while_open(lambda: draft.replace(place))


def _copy_into(open_stream: Callable[[], int], name: str, write: Writer) -> None:
    """Write a draft with a name, and copy it to a stream; `open_stream` returns the descriptor of the stream."""
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / name
        write(draft)
        # A reader may close a pipe early, as `head` does.
        with suppress(BrokenPipeError), draft.open("rb") as source, os.fdopen(open_stream(), "wb") as out:
            shutil.copyfileobj(source, out)
