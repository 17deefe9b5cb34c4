"""Look-up of signatories by a name, or a part of a name, in any spelling."""

from collections.abc import Iterable, Sequence

from eapa_cli.index.read_model import Index
from eapa_cli.matching.person_names import (
    PersonName,
    has_name,
    is_same_person,
    parse_person,
    parse_query,
    select_full_forms,
)
from eapa_cli.text.fold import fold


def find_people(index: Index, name: str) -> list[str]:
    """Return the spellings of the people that a name may mean, as texts with one spelling on each line.

    Agreements can have different spellings of one person, so several texts can belong to the same person. The texts
    that have the name come first, then those that share another spelling with one of them, then those that share one
    with these, and so on. If no text has the name, its words are taken as starts of words.
    """
    query = parse_query(name)
    found = {
        person: names
        for person, names in _find_candidates(index, [query])
        if any(has_name(query, one) for one in names)
    }
    latest = found
    while aliases := [one for names in latest.values() for one in names if not has_name(query, one)]:
        latest = {
            person: names
            for person, names in _find_candidates(index, aliases)
            if person not in found and any(is_same_person(one, alias) for one in names for alias in aliases)
        }
        found |= latest
    return list(found) or _find_by_starts_of_words(index, fold(name).split())


def find_names_of_people(index: Index, name: str) -> list[str]:
    """Return the names, as tables show them, of the people that a name may mean."""
    people = find_people(index, name)
    rows = index.query("SELECT DISTINCT name, spellings FROM signatory ORDER BY name")
    return list(dict.fromkeys(name for name, spellings in rows if spellings in people))


def _find_candidates(index: Index, names: Iterable[PersonName]) -> list[tuple[str, Sequence[PersonName]]]:
    """Return the texts of people who have a search key of one of the names, each with its parsed names."""
    # The column `keys` has each key between two spaces.
    keys = sorted({key for name in names for key in name.search_keys()})
    where = " OR ".join("instr(keys, ?)" for _ in keys) or "0"
    rows = index.query(f"SELECT DISTINCT spellings FROM signatory WHERE {where}", [f" {key} " for key in keys])
    return [(spellings, select_full_forms(map(parse_person, spellings.split("\n")))) for (spellings,) in rows]


def _find_by_starts_of_words(index: Index, starts: Sequence[str]) -> list[str]:
    # A key follows a space in the column `keys`, so a start with a space before it matches starts of keys only.
    where = " AND ".join("instr(keys, ?)" for _ in starts) or "0"
    rows = index.query(f"SELECT DISTINCT spellings FROM signatory WHERE {where}", [f" {start}" for start in starts])
    return [spellings for (spellings,) in rows]


def list_names_of_signatories(index: Index) -> list[str]:
    """Return the names of all signatories and the words of names, for suggestions."""
    names = [name for (name,) in index.query("SELECT DISTINCT name FROM signatory")]
    return [*names, *(word for name in names for word in name.split())]
