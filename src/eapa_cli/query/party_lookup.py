"""Finds organizations by whatever a person calls them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from eapa_cli.index.json_lists import items_of
from eapa_cli.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from eapa_cli.index.read_model import Index
    from eapa_cli.model.dates import EdtfDate


def organizations_called(index: Index, words: str) -> list[str]:
    """The ids of the organizations with that id, now or before; else of those with these words in a name."""
    by_id = index.ask(
        "SELECT id FROM organization WHERE id = :id OR file IN (SELECT file FROM former_id WHERE id = :id)",
        {"id": words},
    )
    if by_id:
        return [id_ for (id_,) in by_id]
    folded = fold(words)
    return _named(index, [folded]) if folded else []


def organizations_asked_for(index: Index, words: str) -> list[str]:
    """The ids of the organizations that a question may mean: those that are called so, else those with all the words.

    Not for what is written: 'TASS News Agency' has but words of 'TASS Russian News Agency', and may be another.
    """
    return organizations_called(index, words) or (_named(index, parts) if (parts := fold(words).split()) else [])


def _named(index: Index, parts: Sequence[str]) -> list[str]:
    """The ids of the organizations that have all of some folded texts in one name, each from where a word begins."""
    # Not LIKE, whose patterns have a greatest length.
    where = " AND ".join("instr(' ' || folded, ?)" for _ in parts)
    rows = index.ask(
        f"SELECT DISTINCT id FROM organization JOIN name USING (file) WHERE {where} ORDER BY id",
        [f" {part}" for part in parts],
    )
    return [id_ for (id_,) in rows]


def names_and_ids(index: Index) -> list[str]:
    """Every id and every name of an organization, and the words of these, for a "did you mean"."""
    found = [name for (name,) in index.ask("SELECT id FROM organization UNION SELECT value FROM name")]
    words = (word.strip(_MARKS) for name in found for word in name.split())
    return [*found, *(word for word in words if len(word) >= _TELLING)]


# What stands at either end of a word; a shorter word is in most names an article, or the like.
_MARKS: Final = "\"'«»“”„‘’(),.;:"
_TELLING: Final = 4


def agreements_between(
    index: Index, parties: AbstractSet[str], signed: EdtfDate | None
) -> list[tuple[str, str | None]]:
    """The ids and dates of the agreements between just these parties that may be of the same date.

    Without a date they are those that have none either.
    """
    rows = index.ask(
        "SELECT id, signed, group_concat(organization, char(31)), signed_from, signed_to"
        " FROM agreement JOIN party USING (file) GROUP BY file ORDER BY id"
    )
    return [
        (id_, date)
        for id_, date, found, first, last in rows
        if set(items_of(found)) == parties and _meet(signed, first, last)
    ]


def agreements_standing(index: Index, organization: str, day: date) -> list[tuple[str, str]]:
    """The ids and statuses of the agreements with a party that are not known to have ended by a day."""
    from eapa_cli.query.conditions import NOT_ENDED, STATUS

    index.reckon(day)
    rows = index.ask(
        f"SELECT id, {STATUS} AS status FROM agreement AS record JOIN party USING (file)"
        f" WHERE organization = :id AND {NOT_ENDED} GROUP BY file ORDER BY id",
        {"id": organization, "as_of": day.isoformat()},
    )
    return [(id_, status) for id_, status in rows]


def _meet(signed: EdtfDate | None, first: str | None, last: str | None) -> bool:
    if signed is None or first is None or last is None:
        return signed is None and first is None
    return str(signed.earliest) <= last and first <= str(signed.latest)
