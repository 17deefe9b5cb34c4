"""Files that a person asked for, outside the register: whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from eapa_cli.errors import UnreadableError


@contextmanager
def whole_file(path: Path) -> Iterator[TextIO]:
    """A text file in UTF-8 that takes its place when all was written; a pipe or a device is written directly.

    Raises:
        UnreadableError: it cannot be written.
    """
    target = path.resolve()  # a link stays a link
    replaced = target.is_file() or not target.exists()
    draft = target.with_name(f".eapa-{os.getpid()}") if replaced else target
    try:
        try:
            with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                yield file
            if replaced:
                draft.replace(target)
        finally:
            if replaced:
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise UnreadableError(f"the file '{path}' cannot be written: {error.strerror}") from error
