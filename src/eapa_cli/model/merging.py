"""Merging of two records of the same organization or agreement, and the duplicates that it leaves."""

from collections.abc import Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from eapa_cli.model.message import Message
from eapa_cli.model.unsigned_plan import without_plan
from eapa_cli.model.vocabulary import NameKind

# The keys for which `merge_records` has rules of its own.
_UNMERGED_KEYS: Final = ("id", "former_ids", "notes")
# For each list, the keys whose values identify an item. Items of other lists are the same only if they are equal.
_IDENTIFYING_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "names": ("value", "lang"),
    "relations": ("type", "organization", "agreement", "name"),
    "figures": ("of", "as_of"),
    "identifiers": ("scheme", "value"),
    "sources": ("url", "reference", "archive"),
    "parties": ("organization",),
    "signatories": ("name", "party"),
    "languages": ("lang",),
    "documents": ("path", "url"),
}
# Fields of which a map has only one.
_EXCLUSIVE_KEYS: Final = (("country", "scope"), ("exactly", "about", "more_than"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field in which two records differ: its dotted path, the value that is kept, and the other record's value."""

    path: str
    kept: Any
    other: Any

    def describe(self) -> Message:
        """Return a sentence with the field and both values."""
        return Message(
            "%(field)s: '%(kept)s' here, '%(other)s' there", field=self.path, kept=self.kept, other=self.other
        )


@dataclass(slots=True, kw_only=True)
class MergeResult:
    """The plain data of a merged record, and the conflicts."""

    data: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)


def merge_records(target: Mapping[str, Any], other: Mapping[str, Any]) -> MergeResult:
    """Return the plain data of a record with the facts of another record added, and the conflicts between the two.

    Names of the other record become aliases, unless they are former names. Parties are not added, since an agreement
    with another party is a different agreement. An unsigned agreement that is merged into a signed one loses its stage
    and its planned date. A signed agreement that is merged into an unsigned one is a conflict.
    """
    result = MergeResult(data=deepcopy(dict(target)))
    if "stage" in other and "stage" not in target:
        other = without_plan(other)
    elif "stage" in target and "stage" not in other:
        result.conflicts.append(Conflict(path="stage", kept=target["stage"], other="signed"))
    facts = {key: deepcopy(value) for key, value in other.items() if key not in _UNMERGED_KEYS}
    _merge_lists(result, result.data, "sources", facts.pop("sources", []), "")
    facts["figures"] = [_renumber_source(figure, result.data, other) for figure in facts.pop("figures", ())]
    facts["names"] = [_as_alias(name) for name in facts.pop("names", ())]
    _merge_maps(result, result.data, facts, "")
    result.data = with_former_ids(result.data, other)
    _add_to_notes(result.data, other.get("notes"))
    return result


def with_former_ids(data: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return the plain data of a record that takes over all ids of another one."""
    former = [*data.get("former_ids", ()), *other.get("former_ids", ()), other["id"]]
    return {**data, "former_ids": list(dict.fromkeys(former))}


def keep_in_notes(result: MergeResult, other_id: str) -> None:
    """Add the conflicting values of the other record to the notes, so that they are not lost."""
    values = "; ".join(f"{conflict.path}: {conflict.other}" for conflict in result.conflicts)
    note = f"The record '{other_id}', merged into this one, had other values: {values}."
    _add_to_notes(result.data, note if values else None)


def _merge_maps(result: MergeResult, data: dict[str, Any], other: Mapping[str, Any], path: str) -> None:
    """Merge a map into `data`, which is at `path` in the record; the path is empty or ends with a full stop."""
    for key, value in other.items():
        match data.get(key), value:
            case _, []:
                pass
            case str() as existing, str() if key == "accessed":
                # The later of two days on which a source was accessed.
                data[key] = max(existing, value)
            case dict() as existing, dict():
                _merge_maps(result, existing, value, f"{path}{key}.")
            case ((list() | None), list()):
                _merge_lists(result, data, key, value, path)
            case None, _ if rival := _find_rival(key, data, other):
                conflict = Conflict(path=f"{path}{key}", kept=f"{rival}: {data[rival]}", other=value)
                result.conflicts.append(conflict)
            case None, _:
                data[key] = value
            case existing, _ if existing != value:
                result.conflicts.append(Conflict(path=f"{path}{key}", kept=existing, other=value))


def _find_rival(key: str, data: Mapping[str, Any], other: Mapping[str, Any]) -> str | None:
    """Return the key of a value in `data`, and not in `other`, which a value at `key` would contradict."""
    rivals = next((keys for keys in _EXCLUSIVE_KEYS if key in keys), ())
    return next((rival for rival in rivals if rival in data and rival not in other), None)


def _merge_lists(result: MergeResult, data: dict[str, Any], key: str, other: list[Any], path: str) -> None:
    """Merge the items of a list into the list at a key of `data`, which is at `path` in the record.

    A new party is a conflict, which names the parties of both records.
    """
    items = data.get(key, [])
    has_other_party = False
    for item in other:
        index = next((index for index, existing in enumerate(items) if _is_same(key, existing, item)), None)
        if index is not None and isinstance(item, dict):
            # A different kind of the same name, or source of the same figure, is not a conflict.
            kept = {field: items[index][field] for field in ("kind", "source") if field in items[index]}
            _merge_maps(result, items[index], {**item, **kept}, f"{path}{key}.{index}.")
        elif index is None and key == "parties":
            has_other_party = True
        elif index is None:
            items = [*items, item]
    if has_other_party:
        result.conflicts.append(Conflict(path=key, kept=_party_ids(items), other=_party_ids(other)))
    if items:
        data[key] = items


def _is_same(list_key: str, one: Any, other: Any) -> bool:
    keys = _IDENTIFYING_KEYS.get(list_key)
    return one == other if keys is None else all(one.get(key) == other.get(key) for key in keys)


def _party_ids(parties: list[Any]) -> str:
    return ", ".join(party["organization"] for party in parties)


def _renumber_source(figure: Mapping[str, Any], data: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Return a figure of the other record with the number that its source has in the merged record."""
    sources = other.get("sources", [])
    if not 0 < figure.get("source", 0) <= len(sources):
        return dict(figure)
    source = sources[figure["source"] - 1]
    number = next(number for number, existing in enumerate(data["sources"], 1) if _is_same("sources", existing, source))
    return {**figure, "source": number}


def _as_alias(name: Mapping[str, Any]) -> dict[str, Any]:
    return {**name, "kind": name["kind"] if name["kind"] == NameKind.FORMER else NameKind.ALIAS.value}


def _add_to_notes(data: dict[str, Any], text: str | None) -> None:
    if text and text not in data.get("notes", ""):
        data["notes"] = f"{data['notes']}\n\n{text}" if data.get("notes") else text


def find_agreements_with_party_twice(agreements: Mapping[str, Mapping[str, Any]], organization: str) -> Iterator[str]:
    """Yield the ids of the agreements, given by id, that have an organization as a party more than once."""
    for id_, data in agreements.items():
        if sum(party["organization"] == organization for party in data["parties"]) > 1:
            yield id_


def find_duplicate_agreements(
    agreements: Mapping[str, Mapping[str, Any]], changed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Yield the ids of two agreements with the same type, parties and date of signing, if one of the two is changed.

    `agreements` are by id, and `changed` are the ids of the changed agreements.
    """
    first_ids: dict[tuple[str, str, frozenset[str]], str] = {}
    for id_, data in agreements.items():
        if signed := data.get("signed", {}).get("date"):
            parties = frozenset(party["organization"] for party in data["parties"])
            first_id = first_ids.setdefault((data["type"], signed, parties), id_)
            if first_id != id_ and not {first_id, id_}.isdisjoint(changed):
                yield first_id, id_
