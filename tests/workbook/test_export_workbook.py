"""`eapa export --workbook`: a workbook that people read, print and edit."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from edited_workbooks import read_columns, read_values
from openpyxl import load_workbook
from running import Eapa

TASS = "2020-01-31-eapa-tass"


def test_a_row_is_an_agreement_in_words_with_its_id_last(exported_workbook: Path) -> None:
    row = read_values(exported_workbook)[TASS]

    assert row["Signed"] == datetime(2020, 1, 31)  # noqa: DTZ001
    assert (row["Type"], row["City"], row["Country of signing"]) == ("Agreement", "Moscow", "Russia")
    assert row["Parties"] == "World Peoples Assembly\nTASS Russian News Agency"
    assert row["Signatories"].startswith("EPA: Andrei Belyaninov, Secretary General\nTASS: Mikhail Gusman, First")
    assert row["Areas"].startswith("Media: Information cooperation\nPartnership: ")
    assert list(read_columns(load_workbook(exported_workbook)["Agreements"]))[-1] == "Id"


def test_columns_without_a_value_are_omitted(exported_workbook: Path) -> None:
    book = load_workbook(exported_workbook)

    assert "Grounds" not in read_columns(book["Agreements"])
    assert len(read_columns(book["Agreements"])) in range(10, 21)


def test_exported_values_are_in_a_sheet_that_a_user_cannot_see(exported_workbook: Path) -> None:
    book = load_workbook(exported_workbook)

    assert book.sheetnames[:3] == ["Agreements", "Organizations", "How to use"]
    assert {sheet.title: sheet.sheet_state for sheet in book}["eapa"] == "veryHidden"


def test_sheets_can_be_filtered_and_printed(exported_workbook: Path) -> None:
    sheet = load_workbook(exported_workbook)["Agreements"]

    assert sheet.freeze_panes == "A2"
    assert str(sheet.auto_filter.ref).startswith("A1:")
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert str(sheet.print_area) == "'Agreements'!$A$1:$H$15"


def test_a_vocabulary_has_a_drop_down_list(exported_workbook: Path) -> None:
    book = load_workbook(exported_workbook)
    list_of_types, *_ = book["Agreements"].data_validations.dataValidation
    area = list_of_types.formula1.removeprefix("lists!").replace("$", "")

    assert [cell.value for (cell,) in book["lists"][area]] == [
        "Agreement", "Memorandum", "Road map", "Protocol", "Convention", "Other document",
    ]  # fmt: skip


def test_the_last_visible_sheet_explains_every_column(exported_workbook: Path) -> None:
    text = "\n".join(f"{row[0]}: {row[1]}" for row in load_workbook(exported_workbook)["How to use"].values)

    assert "eapa import --update FILE.xlsx --dry-run" in text
    assert "Agreements: Grounds: Why the agreement ended early. One of the values of the list." in text
    assert "The topics are: Partnership, Public diplomacy" in text


def test_a_russian_workbook_has_russian_headings_and_labels(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--lang", "ru").code == 0

    row = read_values(register / "w.xlsx", "Соглашения")[TASS]
    assert (row["Вид"], row["Страна подписания"]) == ("Соглашение", "Россия")
    assert row["Стороны"].startswith("Ассамблея народов мира\n")


def test_a_workbook_is_in_the_first_language_of_the_register(register: Path, eapa: Eapa) -> None:
    file = register / "data/register.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[en, ru]", "[ru, en]"), encoding="utf-8")

    assert eapa("export", "--workbook", "w.xlsx").code == 0

    assert read_values(register / "w.xlsx", "Соглашения")


def test_filters_select_agreements_and_their_parties(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--party", "tass").code == 0

    assert list(read_values(register / "w.xlsx")) == [TASS]
    assert set(read_values(register / "w.xlsx", "Organizations")) == {"eapa", "tass"}


def test_a_workbook_of_one_kind_has_no_sheet_of_the_other(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "--workbook", "w.xlsx", "--kind", "organization", "--type", "media").code == 0

    assert "Agreements" not in load_workbook(register / "w.xlsx").sheetnames
    assert list(read_values(register / "w.xlsx", "Organizations")) == ["tass"]


def test_an_empty_register_gives_all_columns(register: Path, eapa: Eapa) -> None:
    shutil.rmtree(register / "data/agreements")

    assert eapa("export", "--workbook", "w.xlsx").code == 0
    assert "Grounds" in read_columns(load_workbook(register / "w.xlsx")["Agreements"])


def test_the_same_register_gives_the_same_bytes(exported_workbook: Path, eapa: Eapa) -> None:
    before = exported_workbook.read_bytes()

    assert eapa("export", "--workbook", "w.xlsx").code == 3
    assert eapa("export", "--workbook", "w.xlsx", "--force").code == 0
    assert exported_workbook.read_bytes() == before


@pytest.mark.parametrize("title", ["Agreements", "{en: 5}"])
def test_a_register_with_an_invalid_title_has_a_workbook(register: Path, eapa: Eapa, title: str) -> None:
    file = register / "data/register.yaml"
    file.write_text(f"title: {title}\nowner: eapa\nlanguages: [en]\n", encoding="utf-8")

    assert eapa("export", "--workbook", "w.xlsx").code == 0


def test_a_record_with_errors_is_omitted(register: Path, eapa: Eapa) -> None:
    (register / "data/agreements/bad.yaml").write_text("id: bad\ntype: agreement\nparties: [eapa]\n", encoding="utf-8")

    outcome = eapa("export", "--workbook", "w.xlsx")

    assert outcome.code == 0
    assert "bad" not in read_values(register / "w.xlsx")
    assert "'eapa validate' shows why" in outcome.err


def test_a_cell_that_is_too_long_is_refused_with_the_id_of_its_record(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/undated-eapa-unu-jogja.yaml"
    signatories = "".join(f"  - {{party: eapa, name: {{en: {'a' * 9000} {number}}}}}\n" for number in range(4))
    file.write_text(f"{file.read_text(encoding='utf-8')}signatories:\n{signatories}", encoding="utf-8")

    outcome = eapa("export", "--workbook", "w.xlsx")

    assert outcome.code == 3
    assert "'Signatories' of 'undated-eapa-unu-jogja' has " in outcome.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("w.csv",), "--workbook writes an .xlsx file, not 'w.csv'"),
        (("-",), "--workbook writes an .xlsx file, not '-'"),
        (("w.xlsx", "--format", "json"), "--workbook writes an .xlsx file"),
        (("w.xlsx", "--lang", "de"), "'de' is not a language of a workbook"),
        (("w.xlsx", "--private"), "a workbook has no private fields"),
    ],
)
def test_incompatible_options_are_refused(eapa: Eapa, arguments: tuple[str, ...], message: str) -> None:
    outcome = eapa("export", "--workbook", *arguments)

    assert outcome.code == 2
    assert message in outcome.err


def test_a_workbook_that_an_update_could_not_read_is_refused(
    register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eapa_cli.workbook.workbook_export.MAX_CELLS", 100)

    outcome = eapa("export", "--workbook", "w.xlsx")

    assert outcome.code == 3
    assert "select fewer records" in outcome.err
    assert not (register / "w.xlsx").exists()
