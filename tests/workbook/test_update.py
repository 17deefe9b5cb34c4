"""`eapa import --update` applies the edits of a workbook, and changes nothing else."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from edited_workbooks import add_row, edit, headings, ids, rewrite, values
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from running import Eapa, Outcome

from eapa_cli.exporting.xlsx_file import unescape_from_xml
from eapa_cli.yaml.reader import read

TASS = "2020-01-31-eapa-tass"
BENIN = "2020-10-07-eapa-cdcr-bj"
SPORT = "2019-05-23-eapa-bashkortostan-government"


@pytest.fixture(scope="module")
def exported() -> dict[str, bytes]:
    """The workbooks that were exported for an earlier test, by name."""
    return {}


@pytest.fixture
def book(register: Path, eapa: Eapa, exported: dict[str, bytes]) -> Path:
    """The sample register as a workbook, which is exported once."""
    file = register / "w.xlsx"
    if not exported:
        assert eapa("export", "--workbook", file.name).code == 0
        exported[file.name] = file.read_bytes()
    file.write_bytes(exported[file.name])
    return file


def read_files(register: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in register.rglob("*.yaml")}


def read_record(register: Path, id_: str) -> Any:
    (path,) = register.rglob(f"{id_}.yaml")
    return read(path.read_bytes()).data


def parse_updates(outcome: Outcome) -> list[dict[str, Any]]:
    return [json.loads(line) for line in outcome.out.splitlines()]


def apply_edits(eapa: Eapa, *options: str) -> list[tuple[str, str, str]]:
    """Apply the edits of the workbook, and return the outcome, the id and the field of each update."""
    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl", *options)
    return [(one["outcome"], one["id"], one["field"]) for one in parse_updates(outcome)]


def test_the_reference_of_a_paper_is_shown_and_can_be_corrected(register: Path, eapa: Eapa) -> None:
    assert eapa("add-to", TASS, "sources", "reference=folder 12, no. 34", "archive=The Assembly").code == 0
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    cell = values(register / "w.xlsx")[TASS]["Sources"]
    assert cell.endswith("\nfolder 12, no. 34")

    edit(register / "w.xlsx", {(TASS, "Sources"): cell.replace("34", "35")})

    assert apply_edits(eapa) == [("changed", TASS, "Sources")]
    assert read_record(register, TASS)["sources"][-1] == {"reference": "folder 12, no. 35", "archive": "The Assembly"}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_without_edits_no_byte_changes(register: Path, full: Path, eapa: Eapa, language: str) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", language).code == 0
    before = read_files(full)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome == Outcome(0, "", "nothing changed\n")
    assert read_files(register) == before


def test_ten_edited_cells_are_ten_values(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    cells = values(book)
    edit(
        book,
        {
            (TASS, "Signed"): datetime(2020, 2, 1),  # noqa: DTZ001
            (TASS, "City"): "Saint Petersburg",
            (TASS, "Signatories"): cells[TASS]["Signatories"].replace("Mikhail Gusman", "Mikhail S. Gusman"),
            (SPORT, "Type"): "меморандум",
            (SPORT, "Areas"): cells[SPORT]["Areas"].replace("Economic integration", "The integration"),
            (SPORT, "Notes"): None,
            (BENIN, "Title"): "Another title",
            (BENIN, "Sources"): cells[BENIN]["Sources"] + "\nhttps://example.org/more",
        },
    )
    edit(book, {("tass", "Country"): "Узбекистан", ("uca-es", "Name"): "The University of Cadiz"}, "Organizations")

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 0, outcome
    assert len(parse_updates(outcome)) == 10
    after = read_files(register)
    lines = {
        name: (before[name].splitlines(), after[name].splitlines()) for name in before if after[name] != before[name]
    }
    assert len(lines) == 5
    signed = read_record(register, TASS)["signed"]
    assert (signed["date"], signed["place"]["city"]) == ("2020-02-01", {"en": "Saint Petersburg"})
    assert read_record(register, SPORT)["type"] == "memorandum"
    assert "notes" not in read_record(register, SPORT)
    assert read_record(register, BENIN)["title"] == {"en": "Another title"}
    assert read_record(register, "tass")["country"] == "UZ"
    assert eapa("validate").code == 0


def test_each_edit_is_shown_before_and_after(eapa: Eapa, book: Path) -> None:
    edit(book, {(TASS, "Signatories"): values(book)[TASS]["Signatories"].replace("Mikhail", "M.")})

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
    edit(book, {(TASS, "Parties"): "World Peoples Assembly"})

    outcome = eapa("import", "--update", "w.xlsx", "--dry-run")

    assert outcome.code == 3
    assert "the register would have errors" in outcome.err
    assert read_files(register) == before


def test_a_diff_shows_the_changed_lines(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    edit(book, {(TASS, "City"): "Kazan"})

    outcome = eapa("import", "--update", "w.xlsx", "--diff")

    assert "-    city: {en: Moscow}\n+    city: {en: Kazan}\n" in outcome.out
    assert read_files(register) == before


def test_comments_and_format_survive(register: Path, eapa: Eapa) -> None:
    path = register / f"data/agreements/{TASS}.yaml"
    path.write_text("# by hand\n" + path.read_text(encoding="utf-8").replace("Moscow}", "Moscow}  # sic"), "utf-8")
    text = path.read_text(encoding="utf-8")
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    edit(register / "w.xlsx", {(TASS, "City"): "Kazan"})

    assert eapa("import", "--update", "w.xlsx").code == 0

    assert path.read_text(encoding="utf-8") == text.replace("Moscow", "Kazan")


def _sort(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for number, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column).value = value


def _reorder(sheet: Worksheet) -> None:
    sheet.move_range(f"A1:A{sheet.max_row}", cols=sheet.max_column + 2)


def _hide(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True


def _rewrite_cells(sheet: Worksheet) -> None:
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.font = Font(name="Arial", bold=True)
            if isinstance(cell.value, str):
                cell.value = f" {cell.value} \u200b".replace("\n", " \r\n")
            elif isinstance(cell.value, datetime):
                cell.value = (cell.value - datetime(1899, 12, 30)).days  # noqa: DTZ001
                cell.number_format = "General"


def _other_notation(sheet: Worksheet) -> None:
    columns, row = headings(sheet), ids(sheet)[TASS]
    for heading, text in (("Signed", "31 января 2020"), ("Type", "agreement"), ("Country of signing", "RU")):
        sheet.cell(row, columns[heading]).value = text


def _insert_title(sheet: Worksheet) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Our agreements"


def _change_computed(sheet: Worksheet) -> None:
    sheet.cell(3, headings(sheet)["Status"]).value = "Expired"


@pytest.mark.parametrize(
    "change", [_sort, _reorder, _hide, _rewrite_cells, _other_notation, _insert_title, _change_computed]
)
def test_what_programs_and_readers_do_is_no_edit(
    register: Path, eapa: Eapa, book: Path, change: Callable[[Worksheet], None]
) -> None:
    before = read_files(register)
    rewrite(book, lambda found: change(found["Agreements"]))

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"
    assert read_files(register) == before


def test_a_cell_that_the_register_changed_meanwhile_is_refused(register: Path, eapa: Eapa, book: Path) -> None:
    assert eapa("set", TASS, "signed.place.city.en=Tver").code == 0
    edit(book, {(TASS, "City"): "Kazan", (TASS, "Title"): "Another title"})
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


def test_a_rewritten_cell_is_no_edit_if_the_register_changed_its_value(eapa: Eapa, book: Path) -> None:
    assert eapa("set", TASS, "signed.date=2020-02-05").code == 0
    edit(book, {(TASS, "Signed"): "31 января 2020"})

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_an_edit_that_the_register_has_already_is_no_edit(eapa: Eapa, book: Path) -> None:
    edit(book, {(TASS, "City"): "Kazan"})
    assert eapa("import", "--update", "w.xlsx").code == 0

    assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"


def test_removed_rows_are_reported_and_remove_nothing(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)
    rewrite(book, lambda found: found["Agreements"].delete_rows(ids(found["Agreements"])[TASS]))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 0
    assert outcome.err.startswith(f"note: the workbook has no row for {TASS}: nothing was removed")
    assert read_files(register) == before


def test_removed_sheets_and_columns_are_reported(register: Path, eapa: Eapa, book: Path) -> None:
    before = read_files(register)

    def remove(found: Workbook) -> None:
        found.remove(found["Organizations"])
        found["Agreements"].delete_cols(headings(found["Agreements"])["Notes"])
        found["Agreements"].cell(1, 30).value = "Our remarks"
        found["Agreements"].cell(2, 30).value = "ask Anna"

    rewrite(book, remove)

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.err.splitlines() == [
        "note: the column 'Our remarks' of 'Agreements' is not a column of a workbook, and was ignored",
        "note: the column 'Notes' of 'Agreements' is missing, and its cells were not compared",
        "note: no sheet has the columns of 'Organizations': its records were not compared",
        "nothing changed",
    ]
    assert read_files(register) == before


def test_a_new_row_is_a_new_agreement(register: Path, eapa: Eapa, book: Path) -> None:
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
    made = read_record(register, "2024-02-01-eapa-new-partner-roadmap")
    assert made["areas"] == [{"topic": "public-diplomacy", "text": {"en": "Visits"}}, {"topic": "other"}]
    assert (made["type"], made["signed"]["date"]) == ("roadmap", "2024-02-01")
    assert made["signatories"][0]["party"] == "eapa"
    assert eapa("validate").code == 0
    assert apply_edits(eapa) == [("known", "new-partner", ""), ("known", "2024-02-01-eapa-new-partner-roadmap", "")]


def test_a_party_can_be_an_organization_of_a_new_row(register: Path, eapa: Eapa, book: Path) -> None:
    add_row(book, "Organizations", Name="New Partner", Type="NGO", Country="Uzbekistan")
    edit(book, {(SPORT, "Parties"): "World Peoples Assembly\nNew Partner"})

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert parse_updates(outcome)[0]["remarks"] == [
        "this also removes note of 'Government of the Republic of Bashkortostan'"
    ]
    assert [one["organization"] for one in read_record(register, SPORT)["parties"]] == ["eapa", "new-partner"]


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
    edit(book, {(TASS, "Id"): "2020-01-31-eapa-tas"})

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert parse_updates(outcome)[0]["remarks"] == [
        "no exported record has this id: clear it if the row is a new record"
    ]
    assert f"no row for {TASS}" in outcome.err


def test_a_sheet_with_few_columns_is_known_by_its_name(eapa: Eapa, book: Path) -> None:
    edit(book, {(TASS, "City"): "Kazan"})

    def remove(found: Workbook) -> None:
        sheet = found["Agreements"]
        for number in sorted((headings(sheet)[one] for one in set(headings(sheet)) - {"Id", "City"}), reverse=True):
            sheet.delete_cols(number)

    rewrite(book, remove)

    assert apply_edits(eapa) == [("changed", TASS, "City")]


def test_a_record_that_was_not_exported_is_refused(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--party", "tass").code == 0
    add_row(register / "w.xlsx", Id=BENIN, Type="Memorandum")

    assert apply_edits(eapa) == [("refused", BENIN, "")]


def test_edits_of_removed_and_invalid_records_are_refused(register: Path, eapa: Eapa, book: Path) -> None:
    edit(book, {(TASS, "City"): "Kazan", (BENIN, "City"): "Kazan"})
    (register / f"data/agreements/{TASS}.yaml").unlink()
    path = register / f"data/agreements/{BENIN}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("type: agreement", "type: agreement\nzzz: 1"), "utf-8")

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert [one["remarks"] for one in parse_updates(outcome)] == [
        ["the record is not in the register any more"],
        [f"'data/agreements/{BENIN}.yaml' has errors: correct it first, see 'eapa validate'"],
    ]


def test_a_renamed_record_is_found(register: Path, eapa: Eapa, book: Path) -> None:
    edit(book, {("tass", "Country"): "Uzbekistan"}, "Organizations")
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
    rewrite(book, lambda found: _set(found["Agreements"], heading, value))

    outcome = eapa("import", "--update", "w.xlsx", "--format", "jsonl")

    assert outcome.code == 3
    (update,) = parse_updates(outcome)
    assert message in update["remarks"][0]
    assert read_files(book.parent) == before


def _set(sheet: Worksheet, heading: str, value: str) -> None:
    sheet.cell(ids(sheet)[TASS], headings(sheet)[heading]).value = value


def test_texts_that_look_like_formulas_stay_text(register: Path, eapa: Eapa) -> None:
    for text in ("=1+1", "+998 71 200", "@home", "-1", "a\u00a0b \U0001f600 _x0041_"):
        assert eapa("set", TASS, f"notes={text}").code == 0
        assert eapa("export", "--workbook", "w.xlsx", "--force").code == 0
        assert unescape_from_xml(values(register / "w.xlsx")[TASS]["Notes"]) == text
        assert eapa("import", "--update", "w.xlsx").err == "nothing changed\n"
    edit(register / "w.xlsx", {(TASS, "Notes"): "=2+2"})
    assert apply_edits(eapa) == [("changed", TASS, "Notes")]
    assert read_record(register, TASS)["notes"] == "=2+2"


def test_a_workbook_without_the_exported_values_is_refused(eapa: Eapa, book: Path) -> None:
    rewrite(book, lambda found: found.remove(found["eapa"]))

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
    rewrite(book, lambda found: setattr(found["eapa"][cell], "value", value))

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 4
    assert message in outcome.err


def _remove_rows(found: Workbook) -> None:
    found["eapa"].delete_rows(1, found["eapa"].max_row)


def _remove_ids(found: Workbook) -> None:
    for name in ("Agreements", "Organizations"):
        found[name].delete_cols(headings(found[name])["Id"])


def _repeat_heading(found: Workbook) -> None:
    found["Agreements"].cell(1, 30).value = "title"


@pytest.mark.parametrize(
    ("change", "code", "message"),
    [
        (_remove_rows, 4, "the hidden sheet 'eapa' of 'w.xlsx' was changed"),
        (_remove_ids, 4, "'w.xlsx' contains no table of agreements or organizations"),
        (_repeat_heading, 2, "two columns of 'Agreements' have the heading 'Title'"),
    ],
)
def test_damaged_workbooks_are_refused(
    eapa: Eapa, book: Path, change: Callable[[Workbook], None], code: int, message: str
) -> None:
    rewrite(book, change)

    outcome = eapa("import", "--update", "w.xlsx")

    assert (outcome.code, message in outcome.err) == (code, True), outcome


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "--update takes one workbook"),
        (("w.xlsx", "v.xlsx"), "--update takes one workbook"),
        (("w.csv",), "--update reads an .xlsx file, not 'w.csv'"),
        (("w.xlsx", "--map", "A=notes"), "--update cannot be used with other options"),
    ],
)
def test_wrong_options_are_refused(eapa: Eapa, arguments: tuple[str, ...], message: str) -> None:
    outcome = eapa("import", "--update", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


def test_plain_import_of_a_workbook_names_the_option(eapa: Eapa, book: Path) -> None:
    outcome = eapa("import", book.name, "--dry-run")

    assert outcome.code == 2
    assert "'w.xlsx' was exported with --workbook" in outcome.err
    assert "use 'eapa import --update w.xlsx'" in outcome.err
