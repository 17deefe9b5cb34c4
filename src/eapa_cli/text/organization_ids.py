"""The ids of new organizations. Every command derives them from the names in the same way."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Final

from eapa_cli.model.ids import reserved_reason
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.text.fold import slug

_MAX_LENGTH: Final = 40
"""The maximum length of an id, so that the id of an agreement has room for the ids of its parties."""
_PREFERRED_KINDS: Final = (NameKind.ACRONYM, NameKind.SHORT, NameKind.OFFICIAL)


def organization_id(names: Iterable[Mapping[str, str]]) -> str:
    """Return the id of an organization from its acronym, or else from its short name or its official name.

    A reserved id is not used; if all are reserved, the first is followed by `-organization`. The id is empty if no name
    has letters or digits.
    """
    by_kind = {name["kind"]: name["value"] for name in reversed(list(names))}
    slugs = [slug(by_kind[kind], length=_MAX_LENGTH) for kind in _PREFERRED_KINDS if kind in by_kind]
    candidates = list(filter(None, slugs))
    if not candidates:
        return ""
    return next((id_ for id_ in candidates if not reserved_reason(id_)), f"{candidates[0]}-organization")


def free_id(id_: str, is_used: Callable[[str], bool]) -> str:
    """Return an unused id: the given id, or the first unused id with a number after it."""
    if not is_used(id_):
        return id_
    return next(numbered for number in count(2) if not is_used(numbered := f"{id_}-{number}"))
