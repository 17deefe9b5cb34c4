"""People who signed for an organization before."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from eapa_cli.entry.form_fields import Item
from eapa_cli.index.read_model import Index
from eapa_cli.index.tables import signing_order
from eapa_cli.matching.person_names import PersonName, is_same_person, parse_person

# People who still sign for an organization are in its latest agreements.
_MAX_AGREEMENTS: Final = 100
_MAX_PEOPLE: Final = 9
_KEYS: Final = ("name", "position", "party")


def find_people(index: Index, organization: str) -> list[Item]:
    """Return the people who signed for an organization, the latest first, each with the last known position."""
    rows = index.query(
        "SELECT id FROM agreement JOIN party USING (file) WHERE organization = ? "
        f"ORDER BY {signing_order('agreement')} DESC, id LIMIT ?",
        [organization, _MAX_AGREEMENTS],
    )
    # Each person with all spellings of the name.
    people: list[tuple[list[PersonName], Item]] = []
    for signatory in (signatory for (id_,) in rows for signatory in _read_signatories(index, id_)):
        if signatory["party"] != organization:
            continue
        names = [parse_person(name) for name in (*signatory["name"].values(), *signatory.get("also", ()))]
        known = next((one for one in people if any(is_same_person(*pair) for pair in product(one[0], names))), None)
        if known is None:
            people.append((names, {key: signatory[key] for key in _KEYS if key in signatory}))
            continue
        known_names, item = known
        known_names.extend(names)
        if "position" in signatory:
            item.setdefault("position", signatory["position"])
    return [item for _, item in people[:_MAX_PEOPLE]]


def _read_signatories(index: Index, id_: str) -> Sequence[Item]:
    record = index.find(id_)
    return record[2].get("signatories", ()) if record else ()
