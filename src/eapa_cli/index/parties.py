"""Finds organizations by whatever a person calls them."""

from eapa_cli.index.index import Index
from eapa_cli.text.fold import fold


def organizations_called(index: Index, words: str) -> list[str]:
    """The ids of the organizations with that id, now or before; else of those with these words in a name."""
    by_id = index.ask(
        "SELECT id FROM organization WHERE id = :id OR file IN (SELECT file FROM former_id WHERE id = :id)",
        {"id": words},
    )
    if by_id:
        return [id_ for (id_,) in by_id]
    folded = fold(words)
    if not folded:
        return []
    by_name = index.ask(
        "SELECT DISTINCT id FROM organization JOIN name USING (file) WHERE ' ' || folded LIKE ? ORDER BY id",
        (f"% {folded}%",),
    )
    return [id_ for (id_,) in by_name]


def names_and_ids(index: Index) -> list[str]:
    """Every id and every name of an organization, for a "did you mean"."""
    found = index.ask("SELECT id FROM organization UNION SELECT value FROM name")
    return [name for (name,) in found]
