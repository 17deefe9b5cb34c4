"""References between records: the fields that contain ids, and how to redirect them."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

from eapa_cli.model.vocabulary import Kind

EVERY: Final = "*"
"""The path step that matches every item of a list."""


class IdSlot(NamedTuple):
    """A field that contains the id of a record."""

    steps: tuple[str, ...]
    kind: Kind | None
    """The kind of the record that has the id; None if both kinds are possible."""


SLOTS: Final[Mapping[Kind | None, tuple[IdSlot, ...]]] = {
    Kind.ORGANIZATION: (IdSlot(("relations", EVERY, "organization"), Kind.ORGANIZATION),),
    Kind.AGREEMENT: (
        IdSlot(("parties", EVERY, "organization"), Kind.ORGANIZATION),
        IdSlot(("signatories", EVERY, "party"), Kind.ORGANIZATION),
        IdSlot(("relations", EVERY, "agreement"), Kind.AGREEMENT),
    ),
    None: (IdSlot(("owner",), Kind.ORGANIZATION), IdSlot(("waivers", EVERY, "record"), None)),
}
"""The fields that contain ids, by the kind of the file; None is for the register's own file."""


class Reference(NamedTuple):
    """An id in plain data: its dotted path, and the map and key that contain it."""

    path: str
    map: dict[str, Any]
    key: str


def find_references(kind: Kind | None, data: Any, to: Kind, id_: str) -> Iterator[Reference]:
    """Yield the references in the plain data of a file, which may be invalid, to a record with a kind and an id.

    Args:
        kind: the kind of the record in the file; None for the register's own file.
        data: the plain data.
        to: the kind of the record to which the references lead.
        id_: the id of that record.
    """
    for slot in SLOTS[kind]:
        if slot.kind in {to, None}:
            yield from (reference for reference in _find(data, slot.steps, ()) if reference.map[reference.key] == id_)


def find_referenced_ids(kind: Kind | None, data: Any) -> frozenset[str]:
    """Return the ids of other records in the plain data of a file, which may be invalid."""
    all_references = chain.from_iterable(_find(data, slot.steps, ()) for slot in SLOTS[kind])
    return frozenset(id_ for reference in all_references if isinstance(id_ := reference.map[reference.key], str))


def redirect(kind: Kind | None, data: dict[str, Any], to: Kind, old: str, new: str) -> None:
    """Redirect all references to a record in a file's plain data, and remove relations that become duplicates."""
    for reference in list(find_references(kind, data, to, old)):
        reference.map[reference.key] = new
    relations = data.get("relations")
    if isinstance(relations, list):
        data["relations"] = [relation for index, relation in enumerate(relations) if relation not in relations[:index]]


def _find(data: Any, steps: tuple[str, ...], path: tuple[str, ...]) -> Iterator[Reference]:
    """Yield the references to which some steps lead in the value at a path."""
    step, *further_steps = steps
    if step == EVERY:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _find(item, tuple(further_steps), (*path, str(index)))
    elif isinstance(data, dict) and step in data:
        if further_steps:
            yield from _find(data[step], tuple(further_steps), (*path, step))
        else:
            yield Reference(".".join((*path, step)), data, step)
