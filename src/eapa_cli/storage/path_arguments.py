"""Arguments of commands that select files of a register by path."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from eapa_cli.errors import UsageError
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.store import Store
from eapa_cli.storage.stray_files import stray_files
from eapa_cli.text.interface_language import gettext as _


def select_files(store: Store, paths: Iterable[Path]) -> list[str]:
    """Return the files of a register that some paths select, each as a path from the register's root.

    The path of a file selects this file, and the path of a folder selects all files below it. A YAML file that is not
    read as a record is selected too, also a folder with such a name, so that the command can report it.

    Raises:
        UsageError: a path selects no file of the register.
    """
    strays = (stray.path for stray in stray_files(store.root) if stray.is_yaml)
    files = [REGISTER_FILE, *(path for path, _kind in store.paths()), *strays]
    file_set = frozenset(files)
    return [file for path in paths for file in _select(path, store.root, files, file_set)]


def _select(path: Path, root: Path, files: list[str], file_set: frozenset[str]) -> Iterator[str]:
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # `Path.absolute` would keep 'a/..'
    # The root has its links followed. A link in the place of a record is selected itself, not its target.
    name = "" if os.path.isdir(absolute) else absolute.name  # noqa: PTH112  # `Path.is_dir` fails in a private folder
    folder = absolute.parent if name else absolute
    place = Path(os.path.realpath(folder), name)  # `Path.resolve` fails for a loop of links
    if root.is_relative_to(place):
        yield from files
        return
    path_in_register = place.relative_to(root).as_posix() if place.is_relative_to(root) else None
    if name and path_in_register in file_set:
        yield path_in_register
        return
    # A folder with the name of a record is itself one of the files.
    selected = [file for file in files if path_in_register and f"{file}/".startswith(f"{path_in_register}/")]
    if not selected:
        raise UsageError(
            _("'%(path)s' is not a file of this register") % {"path": path},
            hint=_("its files are below %(root)s") % {"root": root},
        )
    yield from selected
