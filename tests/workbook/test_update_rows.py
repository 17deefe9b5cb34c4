"""A row that is added to a workbook is a new record; a row that is removed changes nothing."""

from datetime import datetime
from pathlib import Path

import pytest
from edited_workbooks import (
    Update,
    add_row,
    apply_edits,
    change_workbook,
    parse_updates,
    read_rows,
    set_cells,
)
from openpyxl import Workbook
from running import Eapa
from samples import read_record, read_saved_files

TASS = "2020-01-31-eapa-tass"
BASHKORTOSTAN = "2019-05-23-eapa-bashkortostan-government"
NEW_AGREEMENT = "2024-02-01-eapa-new-partner-roadmap"


def test_a_removed_row_is_reported_and_its_record_stays(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    before = read_saved_files(register)

    def remove_row(workbook: Workbook) -> None:
        sheet = workbook["Agreements"]
        sheet.delete_rows(read_rows(sheet)[TASS])

    change_workbook(exported_workbook, remove_row)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 0
    assert outcome.err.startswith(f"note: the workbook has no row for {TASS}: nothing was removed")
    assert read_saved_files(register) == before


@pytest.fixture
def workbook_with_new_rows(exported_workbook: Path) -> Path:
    """Return a workbook with a new organization and a new agreement with it."""
    add_row(exported_workbook, "Organizations", Name="New Partner", Type="NGO", Country="Uzbekistan")
    add_row(
        exported_workbook,
        Signed=datetime(2024, 2, 1),  # noqa: DTZ001
        Type="Road map",
        Parties="World Peoples Assembly\nNew Partner",
        Signatories="EPA: Anna Ivanova, Secretary General",
        Areas="Public diplomacy: Visits\nOther topic",
        City="Moscow",
        Country_of_signing="Russia",
        Sources="https://example.org/new",
    )
    return exported_workbook


@pytest.mark.usefixtures("workbook_with_new_rows")
def test_new_rows_become_records(register: Path, eapa: Eapa) -> None:
    assert apply_edits(eapa) == [Update("new", "new-partner"), Update("new", NEW_AGREEMENT)]

    agreement = read_record(register, NEW_AGREEMENT)
    assert agreement["areas"] == [{"topic": "public-diplomacy", "text": {"en": "Visits"}}, {"topic": "other"}]
    assert (agreement["type"], agreement["signed"]["date"]) == ("roadmap", "2024-02-01")
    assert agreement["signatories"][0]["party"] == "eapa"
    assert eapa("validate").code == 0


@pytest.mark.usefixtures("workbook_with_new_rows")
def test_new_rows_are_known_in_a_second_update(eapa: Eapa) -> None:
    apply_edits(eapa)

    assert apply_edits(eapa) == [Update("known", "new-partner"), Update("known", NEW_AGREEMENT)]


def test_an_edited_party_can_be_an_organization_of_a_new_row(
    register: Path, eapa: Eapa, exported_workbook: Path
) -> None:
    add_row(exported_workbook, "Organizations", Name="New Partner", Type="NGO", Country="Uzbekistan")
    set_cells(exported_workbook, {(BASHKORTOSTAN, "Parties"): "World Peoples Assembly\nNew Partner"})

    edited_parties, _new_organization = parse_updates(eapa("import", "--update", "w.xlsx", "--format", "jsonl"))

    assert edited_parties["remarks"] == [
        "this also removes these fields of 'Government of the Republic of Bashkortostan': note"
    ]
    parties = read_record(register, BASHKORTOSTAN)["parties"]
    assert [party["organization"] for party in parties] == ["eapa", "new-partner"]


@pytest.mark.parametrize("id_", [pytest.param(None, id="without an id"), pytest.param("=1/0", id="formula as id")])
def test_an_invalid_new_row_is_refused(register: Path, eapa: Eapa, exported_workbook: Path, id_: str | None) -> None:
    before = read_saved_files(register)
    add_row(exported_workbook, Signed="31.31.2024 (uncertain)", Type="Road map", Parties="No Such Body", Id=id_)

    assert apply_edits(eapa) == [Update("refused", id="")]
    assert read_saved_files(register) == before


def test_rows_with_the_same_id_are_refused(eapa: Eapa, exported_workbook: Path) -> None:
    add_row(exported_workbook, Id=TASS, Type="Agreement")

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 3
    assert "several rows have this id: clear it in the rows that are new records" in outcome.out


def test_a_row_with_an_unknown_id_is_refused(eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(TASS, "Id"): "2020-01-31-eapa-tas"})

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    (update,) = parse_updates(outcome)
    assert update["remarks"] == ["no exported record has this id: clear it if the row is a new record"]
    assert f"no row for {TASS}" in outcome.err
