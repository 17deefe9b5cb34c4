"""The ids of new organizations, which every command derives from the names in the same way."""

from collections.abc import Callable, Iterable, Mapping
from itertools import count
from typing import Final

from eapa_cli.model.ids import reserved_reason
from eapa_cli.model.vocabulary import NameKind
from eapa_cli.text.fold import slug

_LENGTH: Final = 40
_SHORTEST_FIRST: Final = (NameKind.ACRONYM, NameKind.SHORT, NameKind.OFFICIAL)


def organization_id(names: Iterable[Mapping[str, str]]) -> str:
    """Return the id of an organization with some names, from the shortest one; empty if none has letters or digits."""
    by_kind = {name["kind"]: name["value"] for name in reversed(list(names))}
    slugs = [slug(by_kind[kind], length=_LENGTH) for kind in _SHORTEST_FIRST if kind in by_kind]
    found = list(filter(None, slugs))
    return next((id_ for id_ in found if not reserved_reason(id_)), f"{found[0]}-organization" if found else "")


def free_id(id_: str, is_taken: Callable[[str], bool]) -> str:
    """Return an id that is not taken: the given one, or the first free one with a number after it."""
    if not is_taken(id_):
        return id_
    return next(one for number in count(2) if not is_taken(one := f"{id_}-{number}"))
