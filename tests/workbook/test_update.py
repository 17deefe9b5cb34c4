"""`eapa import --update` applies the edits of a workbook, and changes nothing else."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from edited_workbooks import add_row, change_workbook, read_columns, read_rows, read_values, set_cells
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa, Outcome

from eapa_cli.exporting.xlsx_file import unescape_from_xml
from eapa_cli.yaml.reader import read

TASS = "2020-01-31-eapa-tass"
BENIN = "2020-10-07-eapa-cdcr-bj"
BASHKORTOSTAN = "2019-05-23-eapa-bashkortostan-government"


@pytest.fixture(scope="module")
def exported() -> dict[str, bytes]:
    """Return the contents of workbooks that an earlier test exported, by name."""
    return {}


@pytest.fixture
def book(register: Path, eapa: Eapa, exported: dict[str, bytes]) -> Path:
    """Return the workbook of the sample register, which is exported only once."""
    file = register / "w.xlsx"
    if not exported:
        assert eapa("export", "--workbook", file.name).code == 0
        exported[file.name] = file.read_bytes()
    file.write_bytes(exported[file.name])
    return file


def read_files(register: Path) -> dict[str, bytes]:
    """Return the contents of all YAML files of the register by their names."""
    return {path.name: path.read_bytes() for path in register.rglob("*.yaml")}


def read_record(register: Path, id_: str) -> Any:
    (path,) = register.rglob(f"{id_}.yaml")
    return read(path.read_bytes()).data


def parse_updates(outcome: Outcome) -> list[dict[str, Any]]:
    """Return the updates of a report in JSON Lines."""
    return [json.loads(line) for line in outcome.out.splitlines()]


def apply_edits(eapa: Eapa, *options: str) -> list[tuple[str, str, str]]:
    """Apply the edits of the workbook, and return the outcome, the id and the field of each update."""
    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl", *options)
    return [(update["outcome"], update["id"], update["field"]) for update in parse_updates(outcome)]


def test_the_reference_of_a_source_is_shown_and_can_be_corrected(register: Path, eapa: Eapa) -> None:
    assert eapa("add-to", TASS, "sources", "reference=folder 12, no. 34", "archive=The Assembly").code == 0
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    cell = read_values(register / "w.xlsx")[TASS]["Sources"]
    assert cell.endswith("\nfolder 12, no. 34")

    set_cells(register / "w.xlsx", {(TASS, "Sources"): cell.replace("34", "35")})

    assert apply_edits(eapa) == [("changed", TASS, "Sources")]
    assert read_record(register, TASS)["sources"][-1] == {"reference": "folder 12, no. 35", "archive": "The Assembly"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_workbook_without_edits_changes_no_byte(
    register: Path, full_register: Path, eapa: Eapa, language: str
) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", language).code == 0
    before = read_files(full_register)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome == Outcome(0, "", "nothing changed\n")
    assert read_files(register) == before


def test_ten_edited_cells_change_ten_values_in_five_records(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    cells = read_values(book)
    set_cells(
        book,
        {
            (TASS, "Signed"): datetime(2020, 2, 1),  # noqa: DTZ001
            (TASS, "City"): "Saint Petersburg",
            (TASS, "Signatories"): cells[TASS]["Signatories"].replace("Mikhail Gusman", "Mikhail S. Gusman"),
            (BASHKORTOSTAN, "Type"): "меморандум",
            (BASHKORTOSTAN, "Areas"): cells[BASHKORTOSTAN]["Areas"].replace("Economic integration", "The integration"),
            (BASHKORTOSTAN, "Notes"): None,
            (BENIN, "Title"): "Another title",
            (BENIN, "Sources"): cells[BENIN]["Sources"] + "\nhttps://example.org/more",
        },
    )
    set_cells(book, {("tass", "Country"): "Узбекистан", ("uca-es", "Name"): "The University of Cadiz"}, "Organizations")

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 0, outcome
    assert len(parse_updates(outcome)) == 10
    after = read_files(register)
    assert len([name for name in before if after[name] != before[name]]) == 5
    signed = read_record(register, TASS)["signed"]
    assert (signed["date"], signed["place"]["city"]) == ("2020-02-01", {"en": "Saint Petersburg"})
    assert read_record(register, BASHKORTOSTAN)["type"] == "memorandum"
    assert "notes" not in read_record(register, BASHKORTOSTAN)
    assert read_record(register, BENIN)["title"] == {"en": "Another title"}
    assert read_record(register, "tass")["country"] == "UZ"
    assert eapa("validate").code == 0


def test_each_edit_is_shown_before_and_after(eapa: Eapa, book: Path) -> None:
    set_cells(book, {(TASS, "Signatories"): read_values(book)[TASS]["Signatories"].replace("Mikhail", "M.")})

    (update,) = parse_updates(eapa("import", "--update", "w.xlsx", "--dry-run", "--format", "jsonl"))

    assert update == {
        "place": "Agreements!E3",
        "outcome": "changed",
        "id": TASS,
        "field": "Signatories",
        "before": ["TASS: Mikhail Gusman, First Deputy Director General"],
        "after": ["TASS: M. Gusman, First Deputy Director General"],
        "remarks": [],
    }


def test_a_dry_run_writes_nothing_and_reports_errors(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    set_cells(book, {(TASS, "Parties"): "World Peoples Assembly"})

    outcome = eapa("import", "--update", "w.xlsx", "--dry-run")

    assert outcome.code == 3
    assert "the register would have errors" in outcome.err
    assert read_files(register) == before


def test_a_diff_shows_the_changed_lines(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    set_cells(book, {(TASS, "City"): "Kazan"})

    outcome = eapa("import", "--update", "w.xlsx", "--diff")

    assert "-    city: {en: Moscow}\n+    city: {en: Kazan}\n" in outcome.out
    assert read_files(register) == before


def test_comments_and_format_survive(register: Path, eapa: Eapa) -> None:
    path = register / f"data/agreements/{TASS}.yaml"
    path.write_text(
        "# by hand\n" + path.read_text(encoding="utf-8").replace("Moscow}", "Moscow}  # a comment"), "utf-8"
    )
    text = path.read_text(encoding="utf-8")
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    set_cells(register / "w.xlsx", {(TASS, "City"): "Kazan"})

    assert eapa("import", "--update", "w.xlsx").code == 0

    assert path.read_text(encoding="utf-8") == text.replace("Moscow", "Kazan")


def _reverse_rows(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def _move_first_column(sheet: Worksheet) -> None:
    sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column + 2)


def _hide_row_and_column(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True


def _change_notation_of_all_cells(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(name="Arial", bold=True)
            if isinstance(cell.value, str):
                cell.value = f" {cell.value} \u200b".replace("\n", " \r\n")
            elif isinstance(cell.value, datetime):
                cell.value = (cell.value - datetime(1899, 12, 30)).days  # noqa: DTZ001
                cell.number_format = "General"


def _write_values_in_other_words(sheet: Worksheet) -> None:
    columns, row = read_columns(sheet), read_rows(sheet)[TASS]
    for heading, text in (("Signed", "31 января 2020"), ("Type", "agreement"), ("Country of signing", "RU")):
        sheet.cell(row, columns[heading]).value = text


def _insert_title(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Our agreements"


def _change_computed_column(sheet: Worksheet) -> None:
    sheet.cell(3, read_columns(sheet)["Status"]).value = "Expired"


@pytest.mark.parametrize(
    "change",
    [
        _reverse_rows,
        _move_first_column,
        _hide_row_and_column,
        _change_notation_of_all_cells,
        _write_values_in_other_words,
        _insert_title,
        _change_computed_column,
    ],
)
def test_sorting_formatting_and_other_notations_are_not_edits(
    register: Path, eapa: Eapa, book: Path, change: Callable[[Worksheet], None]
) -> None:
    before = read_files(register)
    change_workbook(book, lambda workbook: change(workbook["Agreements"]))

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"
    assert read_files(register) == before


def test_an_edit_of_a_value_that_the_register_changed_since_is_refused(register: Path, eapa: Eapa, book: Path) -> None:
    assert eapa("set", TASS, "signed.place.city.en=Tver").code == 0
    set_cells(book, {(TASS, "City"): "Kazan", (TASS, "Title"): "Another title"})
    before = read_files(register)

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 3
    assert read_files(register) == before
    title, city = parse_updates(outcome)
    assert (title["outcome"], city["outcome"], city["before"], city["after"]) == (
        "changed", "refused", ["Tver"], ["Kazan"],
    )  # fmt: skip
    assert city["remarks"] == ["the register was changed after the export, which had 'Moscow'"]
    assert eapa("import", "--update", "w.xlsx", "--partial").code == 0
    assert read_record(register, TASS)["title"] == {"en": "Another title"}
    assert read_record(register, TASS)["signed"]["place"]["city"] == {"en": "Tver"}


def test_another_notation_of_the_exported_value_does_not_undo_a_later_change(eapa: Eapa, book: Path) -> None:
    assert eapa("set", TASS, "signed.date=2020-02-05").code == 0
    set_cells(book, {(TASS, "Signed"): "31 января 2020"})

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_a_value_that_the_register_already_has_is_not_an_edit(eapa: Eapa, book: Path) -> None:
    set_cells(book, {(TASS, "City"): "Kazan"})
    assert eapa("import", "--update", "w.xlsx").code == 0

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_removed_rows_are_reported_and_their_records_stay(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    change_workbook(book, lambda workbook: workbook["Agreements"].delete_rows(read_rows(workbook["Agreements"])[TASS]))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 0
    assert outcome.err.startswith(f"note: the workbook has no row for {TASS}: nothing was removed")
    assert read_files(register) == before


def test_removed_sheets_and_columns_are_reported(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)

    def remove(workbook: Workbook) -> None:
        workbook.remove(workbook["Organizations"])
        workbook["Agreements"].delete_cols(read_columns(workbook["Agreements"])["Notes"])
        workbook["Agreements"].cell(1, 30).value = "Our remarks"
        workbook["Agreements"].cell(2, 30).value = "ask Anna"
        workbook["Agreements"].cell(1, 31).value = "—"  # a heading without letters, and without cells below it

    change_workbook(book, remove)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.err.splitlines() == [
        "note: the column 'Our remarks' of 'Agreements' was not in the export, and was ignored",
        "note: the column 'Notes' of 'Agreements' is missing, and its cells were not compared",
        "note: no sheet has the columns of 'Organizations': its records were not compared",
        "nothing changed",
    ]
    assert read_files(register) == before


def test_notes_name_missing_sheets_and_columns_in_the_language_of_the_workbook(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", "ru").code == 0

    def remove(workbook: Workbook) -> None:
        workbook.remove(workbook["Организации"])
        workbook["Соглашения"].delete_cols(read_columns(workbook["Соглашения"])["Примечания"])

    change_workbook(register / "w.xlsx", remove)

    assert eapa("import", "--update", "w.xlsx").err.splitlines() == [
        "note: the column 'Примечания' of 'Соглашения' is missing, and its cells were not compared",
        "note: no sheet has the columns of 'Организации': its records were not compared",
        "nothing changed",
    ]


def test_a_new_row_adds_an_agreement(register: Path, eapa: Eapa, book: Path) -> None:
    add_row(
        book,
        Signed=datetime(2024, 2, 1),  # noqa: DTZ001
        Type="Road map",
        Parties="World Peoples Assembly\nNew Partner",
        Signatories="EPA: Anna Ivanova, Secretary General",
        Areas="Public diplomacy: Visits\nOther topic",
        City="Moscow",
        Country_of_signing="Russia",
        Sources="https://example.org/new",
    )
    add_row(book, "Organizations", Name="New Partner", Type="NGO", Country="Uzbekistan")

    assert apply_edits(eapa) == [("new", "new-partner", ""), ("new", "2024-02-01-eapa-new-partner-roadmap", "")]
    agreement = read_record(register, "2024-02-01-eapa-new-partner-roadmap")
    assert agreement["areas"] == [{"topic": "public-diplomacy", "text": {"en": "Visits"}}, {"topic": "other"}]
    assert (agreement["type"], agreement["signed"]["date"]) == ("roadmap", "2024-02-01")
    assert agreement["signatories"][0]["party"] == "eapa"
    assert eapa("validate").code == 0
    assert apply_edits(eapa) == [("known", "new-partner", ""), ("known", "2024-02-01-eapa-new-partner-roadmap", "")]


def test_an_edited_party_can_be_an_organization_of_a_new_row(register: Path, eapa: Eapa, book: Path) -> None:
    add_row(book, "Organizations", Name="New Partner", Type="NGO", Country="Uzbekistan")
    set_cells(book, {(BASHKORTOSTAN, "Parties"): "World Peoples Assembly\nNew Partner"})

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert parse_updates(outcome)[0]["remarks"] == [
        "this also removes note of 'Government of the Republic of Bashkortostan'"
    ]
    assert [party["organization"] for party in read_record(register, BASHKORTOSTAN)["parties"]] == [
        "eapa",
        "new-partner",
    ]


@pytest.mark.parametrize("id_", [None, "=1/0"])
def test_invalid_new_rows_are_refused(register: Path, eapa: Eapa, book: Path, id_: str | None) -> None:
    before = read_files(register)
    add_row(book, Signed="31.31.2024 (uncertain)", Type="Road map", Parties="No Such Body", Id=id_)

    assert apply_edits(eapa) == [("refused", "", "")]
    assert read_files(register) == before


def test_rows_with_the_same_id_are_refused(eapa: Eapa, book: Path) -> None:
    add_row(book, Id=TASS, Type="Agreement")

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 3
    assert "several rows have this id: clear it in the rows that are new records" in outcome.out


def test_a_row_with_an_unknown_id_is_refused(eapa: Eapa, book: Path) -> None:
    set_cells(book, {(TASS, "Id"): "2020-01-31-eapa-tas"})

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert parse_updates(outcome)[0]["remarks"] == [
        "no exported record has this id: clear it if the row is a new record"
    ]
    assert f"no row for {TASS}" in outcome.err


def test_a_sheet_with_few_columns_is_recognized_by_its_name(eapa: Eapa, book: Path) -> None:
    set_cells(book, {(TASS, "City"): "Kazan"})

    def keep_two_columns(workbook: Workbook) -> None:
        sheet = workbook["Agreements"]
        others = [number for heading, number in read_columns(sheet).items() if heading not in {"Id", "City"}]
        for number in sorted(others, reverse=True):  # from the right, so that the other numbers do not change
            sheet.delete_cols(number)

    change_workbook(book, keep_two_columns)

    assert apply_edits(eapa) == [("changed", TASS, "City")]


def test_a_record_that_was_not_exported_is_refused(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--party", "tass").code == 0
    add_row(register / "w.xlsx", Id=BENIN, Type="Memorandum")

    assert apply_edits(eapa) == [("refused", BENIN, "")]


def test_edits_of_removed_and_invalid_records_are_refused(register: Path, eapa: Eapa, book: Path) -> None:
    set_cells(book, {(TASS, "City"): "Kazan", (BENIN, "City"): "Kazan"})
    (register / f"data/agreements/{TASS}.yaml").unlink()
    path = register / f"data/agreements/{BENIN}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("type: agreement", "type: agreement\nzzz: 1"), "utf-8")

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert [update["remarks"] for update in parse_updates(outcome)] == [
        ["the record is not in the register any more"],
        [f"'data/agreements/{BENIN}.yaml' has errors: correct it first, see 'eapa validate'"],
    ]


def test_an_edit_of_a_record_that_was_renamed_since_is_applied(register: Path, eapa: Eapa, book: Path) -> None:
    set_cells(book, {("tass", "Country"): "Uzbekistan"}, "Organizations")
    assert eapa("rename", "tass", "tass-ru").code == 0

    assert apply_edits(eapa) == [("changed", "tass", "Country")]
    assert read_record(register, "tass-ru")["country"] == "UZ"


@pytest.mark.parametrize(
    ("heading", "value", "message"),
    [
        ("Signed", "31.02.2020", "is not a day of the calendar"),
        ("Type", "Poem", "'Poem' is not one of the choices"),
        ("Country of signing", "Atlantis", "no country is called 'Atlantis'"),
        ("Parties", "World Peoples Assembly\nNo Such Body", "no organization is called 'No Such Body'"),
        ("Signatories", "Anna Ivanova, Secretary General", "the party of 'Anna Ivanova' is missing"),
        ("Signatories", ", Secretary General", "is not a signatory"),
        ("Title", "Re\u202eversed", "a character that reverses the order of text"),
        ("Title", "=1/0", "has a formula without a saved value"),
    ],
)
def test_a_cell_that_cannot_be_read_is_refused(eapa: Eapa, book: Path, heading: str, value: str, message: str) -> None:
    before = read_files(book.parent)
    change_workbook(book, lambda workbook: _set_cell_of_tass(workbook["Agreements"], heading, value))

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 3
    (update,) = parse_updates(outcome)
    assert message in update["remarks"][0]
    assert read_files(book.parent) == before


def _set_cell_of_tass(sheet: Worksheet, heading: str, value: str) -> None:
    sheet.cell(read_rows(sheet)[TASS], read_columns(sheet)[heading]).value = value


def test_text_that_looks_like_a_formula_is_not_changed(register: Path, eapa: Eapa) -> None:
    for text in ("=1+1", "+998 71 200", "@home", "-1", "a\u00a0b \U0001f600 _x0041_"):
        assert eapa("set", TASS, f"notes={text}").code == 0
        assert eapa("export", "--workbook", "w.xlsx", "--force").code == 0
        assert unescape_from_xml(read_values(register / "w.xlsx")[TASS]["Notes"]) == text
        assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"
    set_cells(register / "w.xlsx", {(TASS, "Notes"): "=2+2"})
    assert apply_edits(eapa) == [("changed", TASS, "Notes")]
    assert read_record(register, TASS)["notes"] == "=2+2"


def test_a_workbook_without_the_exported_values_is_refused(eapa: Eapa, book: Path) -> None:
    change_workbook(book, lambda workbook: workbook.remove(workbook["eapa"]))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 4
    assert outcome.err.startswith("error: 'w.xlsx' has no hidden sheet 'eapa' with the exported values")


@pytest.mark.parametrize(
    ("cell", "value", "message"),
    [
        ("B3", "another", "the hidden sheet 'eapa' of 'w.xlsx' was changed"),
        ("D1", None, "the hidden sheet 'eapa' of 'w.xlsx' was changed"),
        ("B1", "2", "'w.xlsx' was exported by a newer version of eapa"),
    ],
)
def test_changed_exported_values_are_refused(
    eapa: Eapa, book: Path, cell: str, value: str | None, message: str
) -> None:
    change_workbook(book, lambda workbook: setattr(workbook["eapa"][cell], "value", value))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 4
    assert message in outcome.err


def _remove_rows(workbook: Workbook) -> None:
    workbook["eapa"].delete_rows(1, workbook["eapa"].max_row)


def _remove_ids(workbook: Workbook) -> None:
    for name in ("Agreements", "Organizations"):
        workbook[name].delete_cols(read_columns(workbook[name])["Id"])


def _repeat_heading(workbook: Workbook) -> None:
    workbook["Agreements"].cell(1, 30).value = "title"


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (_remove_rows, 4, "the hidden sheet 'eapa' of 'w.xlsx' was changed"),
        (_remove_ids, 4, "'w.xlsx' contains no table of agreements or organizations"),
        (_repeat_heading, 2, "'Agreements' has two columns for the same field: 'Title' and 'title'"),
    ],
)
def test_damaged_workbooks_are_refused(
    eapa: Eapa, book: Path, change: Callable[[Workbook], None], code: int, message: str
) -> None:
    change_workbook(book, change)

    outcome = eapa("import", "--update", "w.xlsx")

    assert (outcome.code, message in outcome.err) == (code, True), outcome


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--update takes one workbook"),
        (("w.xlsx", "v.xlsx"), "--update takes one workbook"),
        (("w.csv",), "--update reads an .xlsx file, not 'w.csv'"),
        (("w.xlsx", "--map", "A=notes", "--encoding", "cp1251"), "--update cannot be used with --map, --encoding\n"),
    ],
)
def test_incompatible_options_are_refused(eapa: Eapa, arguments: tuple[str, ...], message: str) -> None:
    outcome = eapa("import", "--update", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


def test_an_import_without_update_of_an_exported_workbook_is_refused(eapa: Eapa, book: Path) -> None:
    outcome = eapa("import", book.name, "--dry-run")

    assert outcome.code == 2
    assert "'w.xlsx' was exported with --workbook" in outcome.err
    assert "use 'eapa import --update w.xlsx'" in outcome.err
