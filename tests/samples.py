"""The sample register of 14 agreements. Unlike the register of this repository, it does not grow."""

from pathlib import Path
from typing import Any, Final

from eapa_cli.yaml.reader import read

REGISTER: Final = Path(__file__).parent / "register"
DATA: Final = REGISTER / "data"

LATER_AGREEMENT: Final = """\
id: 2022-01-31-eapa-tass
type: agreement
signed: {date: "2022-01-31"}
parties:
  - {organization: eapa}
  - {organization: tass}
relations:
  - {type: %s, agreement: 2020-01-31-eapa-tass, note: "A note."}
sources:
  - {url: https://example.org}
"""
"""An agreement of the same parties as one of the sample register, to which it has a relation of the type `%s`."""


def write_later_agreement(register: Path, relation: str) -> None:
    """Write LATER_AGREEMENT with a relation, such as `supersedes`, into the sample register."""
    (register / "data/agreements/2022-01-31-eapa-tass.yaml").write_text(LATER_AGREEMENT % relation, encoding="utf-8")


def edit_file(file: Path, old: str, new: str) -> None:
    """Replace each occurrence of a text in a file, which must contain it."""
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def add_lines(register: Path, id_: str, *lines: str) -> None:
    """Add lines to an agreement of the sample register, before its sources."""
    edit_file(register / f"data/agreements/{id_}.yaml", "\nsources:", "\n".join(["", *lines, "sources:"]))


def read_saved_files(register: Path) -> dict[str, bytes]:
    """Return the contents of the records, of the register's own file and of the documents, by path."""
    files = (path for folder in ("data", "documents") for path in (register / folder).rglob("*") if path.is_file())
    return {path.relative_to(register).as_posix(): path.read_bytes() for path in files}


def read_record(register: Path, id_: str) -> Any:
    """Return the data of the record with an id."""
    (file,) = (register / "data").rglob(f"{id_}.yaml")
    return read(file.read_bytes()).data
