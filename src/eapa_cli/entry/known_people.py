"""People who signed for an organization before."""

from collections.abc import Sequence
from itertools import product
from typing import Final

from eapa_cli.entry.form_fields import Item
from eapa_cli.index.read_model import Index
from eapa_cli.index.tables import signing_order
from eapa_cli.matching.person_names import PersonName, is_same_person, parse_person

# The latest agreements of an organization name those who still sign for it.
_MAX_AGREEMENTS: Final = 100
_MAX_PEOPLE: Final = 9
_KEYS: Final = ("name", "position", "party")


def people_of(index: Index, organization: str) -> list[Item]:
    """Return those who signed for an organization, the latest first, each with the last known position."""
    rows = index.query(
        "SELECT id FROM agreement JOIN party USING (file) WHERE organization = ? "
        f"ORDER BY {signing_order('agreement')} DESC, id LIMIT ?",
        [organization, _MAX_AGREEMENTS],
    )
    found: list[tuple[list[PersonName], Item]] = []
    for person in (person for (id_,) in rows for person in _signatories(index, id_) if person["party"] == organization):
        names = [parse_person(name) for name in (*person["name"].values(), *person.get("also", ()))]
        known = next((one for one in found if any(is_same_person(*pair) for pair in product(one[0], names))), None)
        if known is None:
            found.append((names, {key: person[key] for key in _KEYS if key in person}))
        else:
            known[0].extend(names)
            if "position" in person:
                known[1].setdefault("position", person["position"])
    return [item for _, item in found[:_MAX_PEOPLE]]


def _signatories(index: Index, id_: str) -> Sequence[Item]:
    record = index.find(id_)
    return record[2].get("signatories", ()) if record else ()
