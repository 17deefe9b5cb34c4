"""The static API: one JSON file for each record, and lists of them."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.addresses import record_address, segment
from eapa_cli.publishing.page import Page, key_of, page_of_pieces
from eapa_cli.publishing.pieces import Piece, fixed, separated
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.settings import public_data
from eapa_cli.publishing.site_data import AgreementSummary, OrganizationSummary, SiteData, shown_status
from eapa_cli.render.as_json import to_json

VERSION: Final = 1
FOLDER: Final = f"api/v{VERSION}"


def api_pages(data: SiteData, keys: RecordKeys) -> Iterator[Page]:
    """Yield the files of the API."""
    for agreement in data.documents.values():
        content = partial(_agreement, agreement, data)
        yield Page(_path(Kind.AGREEMENT, agreement.id), keys.agreement(agreement), content)
    for one in data.organizations.values():
        ids = [agreement.id for agreement in data.agreements_of.get(one.id, ())]
        content = partial(_organization, one, ids)
        yield Page(_path(Kind.ORGANIZATION, one.id), key_of(one.text, ids), content)
    for name, listed in (("agreements", data.agreements), ("unsigned", data.unsigned)):
        yield _list(name, (Piece(keys.agreement(one), partial(_in_list, one, data)) for one in listed.values()))
    organizations = data.organizations.values()
    yield _list("organizations", (Piece(keys.row(one), partial(_organization_in_list, one)) for one in organizations))
    register = _text(_register(data))
    yield Page(f"{FOLDER}/register.json", key_of(register), lambda: register)


def _path(kind: Kind, id_: str) -> str:
    return f"{FOLDER}/{kind.plural}/{segment(id_)}.json"


def _text(value: Mapping[str, Any]) -> str:
    return to_json({"version": VERSION, **value}, indent=1) + "\n"


def _agreement(it: AgreementSummary, data: SiteData) -> str:
    computed = {"status": shown_status(it.status, data.settings)}
    return _text({"agreement": public_data(json.loads(it.text)), "computed": computed})


def _organization(it: OrganizationSummary, agreements: Sequence[str]) -> str:
    return _text({"organization": public_data(json.loads(it.text)), "agreements": agreements})


def _list(name: str, records: Iterable[Piece]) -> Page:
    """Return a list of records in short, one on each line."""
    before, after = f'{{\n "version": {VERSION},\n "{name}": [\n', "\n ]\n}\n"
    return page_of_pieces(f"{FOLDER}/{name}.json", (fixed(before), *separated(records, ",\n"), fixed(after)))


def _in_list(it: AgreementSummary, data: SiteData) -> str:
    return to_json(
        {
            "id": it.id,
            "type": it.type,
            "title": it.title,
            "signed": it.signed,
            "status": shown_status(it.status, data.settings),
            "parties": it.parties,
            "countries": data.countries(it),
            "topics": it.topics,
            "page": record_address(Kind.AGREEMENT, it.id),
            "record": _path(Kind.AGREEMENT, it.id),
        }
    )


def _organization_in_list(it: OrganizationSummary) -> str:
    return to_json(
        {
            "id": it.id,
            "type": it.type,
            "country": it.country,
            "names": it.names,
            "page": record_address(Kind.ORGANIZATION, it.id),
            "record": _path(Kind.ORGANIZATION, it.id),
        }
    )


def _register(data: SiteData) -> dict[str, Any]:
    counts = {
        "agreements": len(data.agreements),
        "organizations": len(data.organizations),
        "unsigned": len(data.unsigned),
    }
    return {"register": data.register, "statuses_as_of": data.as_of.isoformat(), "counts": counts}
