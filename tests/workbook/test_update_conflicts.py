"""Edits of records that were changed, renamed or removed after the export of the workbook."""

from pathlib import Path

import pytest
from edited_workbooks import Update, add_row, apply_edits, parse_updates, set_cells
from running import Eapa
from samples import read_record, read_saved_files

TASS = "2020-01-31-eapa-tass"
BENIN = "2020-10-07-eapa-cdcr-bj"


@pytest.fixture
def conflicting_edits(eapa: Eapa, exported_workbook: Path) -> None:
    """Edit the city and the title of an agreement in the workbook, and the city in the register as well."""
    assert eapa("set", TASS, "signed.place.city.en=Tver").code == 0
    set_cells(exported_workbook, {(TASS, "City"): "Kazan", (TASS, "Title"): "Another title"})


@pytest.mark.usefixtures("conflicting_edits")
def test_an_edit_of_a_value_that_the_register_changed_since_is_refused(register: Path, eapa: Eapa) -> None:
    before = read_saved_files(register)

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 3
    assert read_saved_files(register) == before
    title, city = parse_updates(outcome)
    assert (title["outcome"], city["outcome"], city["before"], city["after"]) == (
        "changed", "refused", ["Tver"], ["Kazan"],
    )  # fmt: skip
    assert city["remarks"] == ["the register was changed after the export, which had 'Moscow'"]


@pytest.mark.usefixtures("conflicting_edits")
def test_a_partial_update_applies_only_the_edits_without_conflicts(register: Path, eapa: Eapa) -> None:
    assert eapa("import", "--update", "w.xlsx", "--partial").code == 0

    assert read_record(register, TASS)["title"] == {"en": "Another title"}
    assert read_record(register, TASS)["signed"]["place"]["city"] == {"en": "Tver"}


def test_another_notation_of_the_exported_value_does_not_undo_a_later_change(
    eapa: Eapa, exported_workbook: Path
) -> None:
    assert eapa("set", TASS, "signed.date=2020-02-05").code == 0
    set_cells(exported_workbook, {(TASS, "Signed"): "31 января 2020"})

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_a_second_update_from_the_same_workbook_changes_nothing(eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(TASS, "City"): "Kazan"})
    assert eapa("import", "--update", "w.xlsx").code == 0

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_a_row_with_the_id_of_a_record_that_was_not_exported_is_refused(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--party", "tass").code == 0
    add_row(register / "w.xlsx", Id=BENIN, Type="Memorandum")

    assert apply_edits(eapa) == [Update("refused", BENIN)]


def test_an_edit_of_a_removed_record_is_refused(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(TASS, "City"): "Kazan"})
    (register / f"data/agreements/{TASS}.yaml").unlink()

    (update,) = parse_updates(eapa("import", "--update", "w.xlsx", "--format", "jsonl"))

    assert update["remarks"] == ["the record is not in the register any more"]


def test_an_edit_of_an_invalid_record_is_refused(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {(BENIN, "City"): "Kazan"})
    path = register / f"data/agreements/{BENIN}.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("type: agreement", "type: agreement\nunknown_field: 1"), "utf-8"
    )

    (update,) = parse_updates(eapa("import", "--update", "w.xlsx", "--format", "jsonl"))

    message = f"'data/agreements/{BENIN}.yaml' has errors: correct it first, see 'eapa validate'"
    assert update["remarks"] == [message]


def test_an_edit_of_a_record_that_was_renamed_since_is_applied(
    register: Path, eapa: Eapa, exported_workbook: Path
) -> None:
    set_cells(exported_workbook, {("tass", "Country"): "Uzbekistan"}, "Organizations")
    assert eapa("rename", "tass", "tass-ru").code == 0

    assert apply_edits(eapa) == [Update("changed", "tass", "Country")]
    assert read_record(register, "tass-ru")["country"] == "UZ"
