"""The static API: a JSON file for each record, and files that list all records."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Final

from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.file_pieces import Piece, make_fixed_piece, separate_pieces
from eapa_cli.publishing.page import Page, key_of, make_page_of_pieces
from eapa_cli.publishing.page_addresses import encode_segment, record_address
from eapa_cli.publishing.record_keys import RecordKeys
from eapa_cli.publishing.record_summaries import AgreementSummary, OrganizationSummary
from eapa_cli.publishing.site_data import SiteData, shown_status
from eapa_cli.publishing.site_settings import public_data
from eapa_cli.render.as_json import to_json

VERSION: Final = 1
"""The version of the API. It is a part of each address, so that programs can rely on the format of an address."""

FOLDER: Final = f"api/v{VERSION}"


def make_api_pages(data: SiteData, keys: RecordKeys) -> Iterator[Page]:
    """Yield the files of the API."""
    for agreement in data.all_agreements.values():
        content = partial(_format_agreement, agreement, data)
        yield Page(record_path(Kind.AGREEMENT, agreement.id), keys.agreement_row(agreement), content)
    for one in data.organizations.values():
        ids = [agreement.id for agreement in data.agreements_by_organization.get(one.id, ())]
        content = partial(_format_organization, one, ids)
        yield Page(record_path(Kind.ORGANIZATION, one.id), key_of(one.text, ids), content)
    for name, listed in (("agreements", data.agreements), ("unsigned", data.unsigned)):
        yield _make_list_page(
            name,
            (Piece(keys.agreement_row(one), partial(_format_listed_agreement, one, data)) for one in listed.values()),
        )
    organizations = data.organizations.values()
    yield _make_list_page(
        "organizations",
        (Piece(keys.organization_row(one), partial(_format_listed_organization, one)) for one in organizations),
    )
    register = _format_document(_describe_register(data))
    yield Page(f"{FOLDER}/register.json", key_of(register), lambda: register)


def record_path(kind: Kind, id_: str) -> str:
    """Return the path of the file of a record."""
    return f"{FOLDER}/{kind.plural}/{encode_segment(id_)}.json"


def _format_document(value: Mapping[str, Any]) -> str:
    return to_json({"version": VERSION, **value}, indent=1) + "\n"


def _format_agreement(summary: AgreementSummary, data: SiteData) -> str:
    computed = {"status": shown_status(summary.status, data.settings)}
    return _format_document({"agreement": public_data(json.loads(summary.text)), "computed": computed})


def _format_organization(summary: OrganizationSummary, agreements: Sequence[str]) -> str:
    return _format_document({"organization": public_data(json.loads(summary.text)), "agreements": agreements})


def _make_list_page(name: str, records: Iterable[Piece]) -> Page:
    """Return the file that lists records, with a summary of a record on each line."""
    before, after = f'{{\n "version": {VERSION},\n "{name}": [\n', "\n ]\n}\n"
    pieces = (make_fixed_piece(before), *separate_pieces(records, ",\n"), make_fixed_piece(after))
    return make_page_of_pieces(f"{FOLDER}/{name}.json", pieces)


def _format_listed_agreement(summary: AgreementSummary, data: SiteData) -> str:
    return to_json(
        {
            "id": summary.id,
            "type": summary.type,
            "title": summary.title,
            "signed": summary.signed,
            "status": shown_status(summary.status, data.settings),
            "parties": summary.parties,
            "countries": data.countries(summary),
            "topics": summary.topics,
            "page": record_address(Kind.AGREEMENT, summary.id),
            "record": record_path(Kind.AGREEMENT, summary.id),
        }
    )


def _format_listed_organization(summary: OrganizationSummary) -> str:
    return to_json(
        {
            "id": summary.id,
            "type": summary.type,
            "country": summary.country,
            "names": summary.names,
            "page": record_address(Kind.ORGANIZATION, summary.id),
            "record": record_path(Kind.ORGANIZATION, summary.id),
        }
    )


def _describe_register(data: SiteData) -> dict[str, Any]:
    counts = {
        "agreements": len(data.agreements),
        "organizations": len(data.organizations),
        "unsigned": len(data.unsigned),
    }
    return {"register": data.register, "statuses_as_of": data.as_of.isoformat(), "counts": counts}
