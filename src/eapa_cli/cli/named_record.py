"""The record that an argument names: by its id, or by a name."""

import sys
from collections.abc import Collection
from typing import Final

from eapa_cli.errors import RefusedError
from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.render.clean import clean
from eapa_cli.storage.removed_ids import removal_notice
from eapa_cli.storage.store import Store
from eapa_cli.text.suggestions import ask_if_meant, did_you_mean

# Nobody reads a longer list of candidates.
_SHOWN: Final = 9


def id_of_record(index: Index, text: str, kind: Kind | None = None) -> str:
    """Return the id of the record with a current or former id, or else of the only record with a name.

    A record that is found by its name is shown.

    Raises:
        RefusedError: there is none, or there are several.
    """
    return text if index.find(text) or _has_file(index, text) else id_by_name(index, text, kind)


def id_by_name(index: Index, text: str, kind: Kind | None = None, *, past: Collection[str] = ()) -> str:
    """Return the id of the only record with a name, and show the record.

    If there is none, the error suggests similar ids, also from `past`.

    Raises:
        RefusedError: there is none, or there are several.
    """
    from eapa_cli.query.record_names import find_records_by_name, find_similar_records

    if when := removal_notice(Store(index.root), text):
        raise RefusedError(when, hint=f"its id stays reserved; 'eapa history {text}' shows its past")
    found = find_records_by_name(index, text, kind)
    if len(found) == 1:
        sys.stderr.write(f"note: '{clean(text)}' is {clean(str(found[0]))}\n")
        return found[0].id
    if found:
        shown = ", ".join(map(str, found[:_SHOWN]))
        more = f", and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        raise RefusedError(f"'{text}' may be {len(found)} records: {shown}{more}", hint="write the id of one")
    near = did_you_mean(text, [*past, *index.ids(kind)])
    hint = near or ask_if_meant([one.id for one in find_similar_records(index, text, kind)[:_SHOWN]])
    raise RefusedError(
        f"no {kind or 'record'} {'has or had' if past else 'has'} the id '{text}'",
        hint=hint or "'eapa search' finds records by their words",
    )


def _has_file(index: Index, id_: str) -> bool:
    return any(path.rpartition("/")[2] == f"{id_}.yaml" for path in index.list_unreadable())
