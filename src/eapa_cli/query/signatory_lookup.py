"""Finds signatories by any spelling of a name, or of a part of it."""

from collections.abc import Iterable, Sequence

from eapa_cli.index.read_model import Index
from eapa_cli.matching.person_names import PersonName, fullest, has_name, is_same_person, parse_person, parse_query
from eapa_cli.text.fold import fold


def people_called(index: Index, name: str) -> list[str]:
    """Return the people that a name may mean. Each is a text with the spellings of the name on separate lines.

    Spellings in another record of the same person count as well. If the register has no such name, words of
    the name may be incomplete.
    """
    query = parse_query(name)
    found = {
        people: names for people, names in _candidates(index, [query]) if any(has_name(query, one) for one in names)
    }
    added = found
    while aliases := [one for names in added.values() for one in names if not has_name(query, one)]:
        added = {
            people: names
            for people, names in _candidates(index, aliases)
            if people not in found and any(is_same_person(one, alias) for one in names for alias in aliases)
        }
        found |= added
    return list(found) or _with_words_that_start(index, fold(name).split())


def names_of_people(index: Index, name: str) -> list[str]:
    """Return the names, as tables show them, of the people that a name may mean."""
    people = people_called(index, name)
    rows = index.query("SELECT DISTINCT name, spellings FROM signatory ORDER BY name")
    return list(dict.fromkeys(name for name, spellings in rows if spellings in people))


def _candidates(index: Index, names: Iterable[PersonName]) -> list[tuple[str, Sequence[PersonName]]]:
    keys = sorted({key for name in names for key in name.search_keys()})
    where = " OR ".join("instr(keys, ?)" for _ in keys) or "0"
    rows = index.query(f"SELECT DISTINCT spellings FROM signatory WHERE {where}", [f" {key} " for key in keys])
    return [(spellings, fullest(map(parse_person, spellings.split("\n")))) for (spellings,) in rows]


def _with_words_that_start(index: Index, starts: Sequence[str]) -> list[str]:
    where = " AND ".join("instr(keys, ?)" for _ in starts) or "0"
    rows = index.query(f"SELECT DISTINCT spellings FROM signatory WHERE {where}", [f" {start}" for start in starts])
    return [spellings for (spellings,) in rows]


def names_of_signatories(index: Index) -> list[str]:
    """Return the names of all signatories and the words of names, for suggestions."""
    names = [name for (name,) in index.query("SELECT DISTINCT name FROM signatory")]
    return [*names, *(word for name in names for word in name.split())]
