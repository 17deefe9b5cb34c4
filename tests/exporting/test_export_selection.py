"""The filters of `eapa export` select records; records that these refer to are exported with them."""

import json
from pathlib import Path
from typing import Any

import pytest
from exported_files import export_all_fields
from running import Eapa

from eapa_cli.yaml.serializer import dump


def export_ids(eapa: Eapa, *filters: str) -> tuple[list[str], list[str]]:
    """Export some records as JSON, and return the ids of the organizations and of the agreements."""
    document = json.loads(export_all_fields(eapa, "a.json", "--force", *filters).read_text(encoding="utf-8"))
    return (
        [record["id"] for record in document["organizations"]],
        [record["id"] for record in document["agreements"]],
    )


@pytest.mark.usefixtures("full_register")
def test_a_filter_selects_agreements_and_their_parties(eapa: Eapa) -> None:
    assert export_ids(eapa, "--type", "memorandum") == (["alpha", "beta"], ["2015-alpha-beta"])


@pytest.mark.usefixtures("full_register")
def test_a_filter_that_matches_no_agreement_gives_an_export_without_records(eapa: Eapa) -> None:
    assert export_ids(eapa, "--year", "1999") == ([], [])


def test_with_kind_organization_a_filter_selects_organizations(eapa: Eapa) -> None:
    assert export_ids(eapa, "--kind", "organization", "--type", "university") == (["uca-es", "unu-jogja"], [])


def test_organizations_to_which_a_party_has_relations_are_exported_too(register: Path, eapa: Eapa) -> None:
    tass = register / "data/organizations/tass.yaml"
    relations = "relations:\n  - {type: member-of, organization: aaru}\n"
    tass.write_text(tass.read_text(encoding="utf-8") + relations, encoding="utf-8")

    assert export_ids(eapa, "--party", "tass") == (["aaru", "eapa", "tass"], ["2020-01-31-eapa-tass"])


def write_agreement(register: Path, year: int, relations: list[dict[str, Any]]) -> Path:
    """Write the agreement `x-YEAR` of 1 January, and return its path."""
    record = {
        "id": f"x-{year}",
        "type": "memorandum",
        "signed": {"date": f"{year}-01-01", "basis": "stated"},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "relations": relations,
        "sources": [{"url": "https://example.org/", "accessed": "2026-11-20"}],
    }
    path = register / f"data/agreements/x-{year}.yaml"
    path.write_text(dump({field: value for field, value in record.items() if value}), encoding="utf-8")
    return path


@pytest.fixture
def related_agreements(register: Path) -> list[Path]:
    """Write the agreements x-1990 to x-1993: x-1991 amends x-1990, and x-1992 renews x-1991."""
    return [
        write_agreement(register, 1990, []),
        write_agreement(register, 1991, [{"type": "amends", "agreement": "x-1990"}]),
        write_agreement(register, 1992, [{"type": "renews", "agreement": "x-1991"}]),
        write_agreement(register, 1993, []),
    ]


@pytest.mark.usefixtures("related_agreements")
def test_agreements_to_which_an_agreement_leads_by_relations_are_exported_too(eapa: Eapa) -> None:
    _, agreements = export_ids(eapa, "--since", "1992", "--until", "1992")

    assert agreements == ["x-1990", "x-1991", "x-1992"]


def test_an_export_with_related_agreements_can_be_imported(eapa: Eapa, related_agreements: list[Path]) -> None:
    export_all_fields(eapa, "part.xlsx", "--since", "1992", "--until", "1992")
    for path in related_agreements:
        path.unlink()

    outcome = eapa("import", "part.xlsx")

    assert outcome.code == 0, outcome.err
    assert [path.name for path in related_agreements if path.exists()] == ["x-1990.yaml", "x-1991.yaml", "x-1992.yaml"]
