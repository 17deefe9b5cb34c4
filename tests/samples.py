"""The sample register of 14 agreements. Unlike the register of this repository, it does not grow."""

from pathlib import Path
from typing import Final

REGISTER: Final = Path(__file__).parent / "register"
DATA: Final = REGISTER / "data"


def read_saved_files(register: Path) -> dict[str, bytes]:
    """Return the contents of the records, of the register's own file and of the documents, by path."""
    files = (path for folder in ("data", "documents") for path in (register / folder).rglob("*") if path.is_file())
    return {path.relative_to(register).as_posix(): path.read_bytes() for path in files}
