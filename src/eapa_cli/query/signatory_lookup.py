"""Finds those who signed by whatever part of a name is known."""

from eapa_cli.index.read_model import Index
from eapa_cli.text.fold import fold


def parts(name: str) -> list[str]:
    """The patterns of LIKE that one person's folded names must all fit, for these words in any order."""
    return [f"%{word}%" for word in fold(name).split()]


def has_signed(index: Index, name: str) -> bool:
    """Whether anybody of the register who signed has these words in the spellings of a name."""
    words = parts(name)
    where = " AND ".join("folded LIKE ?" for _ in words)
    return bool(index.ask(f"SELECT 1 FROM signatory WHERE {where} LIMIT 1", words))


def names_of_signatories(index: Index) -> list[str]:
    """The names of all who signed and the words of these, for a "did you mean"."""
    names = [name for (name,) in index.ask("SELECT DISTINCT name FROM signatory")]
    return [*names, *(word for name in names for word in name.split())]
