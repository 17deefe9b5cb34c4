"""Rows and columns that an import refuses, with messages that name the cell to fix."""

from pathlib import Path
from typing import Final

import pytest
from running import Eapa
from samples import read_record, read_saved_files

from importing.import_reports import (
    HINT_AFTER_REFUSAL,
    ROW,
    SOURCE,
    ImportRows,
    make_table,
    read_remark,
    read_report,
)

HUGE_NUMBER: Final = "1" * 5_000
"""A number with more digits than Python converts to an integer."""


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Date": "31.02.2024"}, "column 'Date': '31.02.2024' is not a day of the calendar: February 2024 has 29 days"),
        ({"Date": "09/10/2024"}, "column 'Date': '09/10/2024' is ambiguous: write '2024-10-09' or '2024-09-10'"),
        ({"Type": "memo"}, "column 'Type': 'memo' is not one of the choices: "),
        ({"Type": "memorandum protocol"}, "column 'Type': 'memorandum protocol' is not one of the choices"),
        ({"Copy": "purple"}, "column 'Copy': 'purple' is neither the path of a copy nor a web address"),
        ({"Signatories": "Director qwerty; (b)"}, "column 'Signatories': '(b)' is not a signatory"),
        # A text that is similar to none of the choices.
        ({"Type": "zzz"}, "choose one of agreement, memorandum, roadmap, protocol, convention, other"),
        ({"Party 2": "Nobody at all"}, "column 'Party 2': no organization is called 'Nobody at all': add it first"),
        ({"Party 2": "eapa"}, "column 'Party 2': the party 'eapa' is listed twice"),
        ({"Source": "example"}, "column 'Source': 'example' is not a web address"),
        ({"Source": ""}, "the record has neither a source nor a copy of the document"),
        ({"Online": "maybe"}, "column 'Online': 'maybe' is neither yes nor no"),
        ({"Renewed at most": "often"}, "column 'Renewed at most': 'often' is not a whole number"),
        ({"Renewed at most": HUGE_NUMBER}, f"column 'Renewed at most': '{HUGE_NUMBER}' is not a whole number"),
        ({"Date": HUGE_NUMBER}, "column 'Date': a date has at most 64 characters, and this one has 5000"),
        ({"Renewed at most": "2"}, "column 'Renewed at most': 'renewal' lacks the field 'mode'"),
        ({"Notice": "soon"}, "column 'Notice': 'soon' is not a duration"),
        ({"Country of signing": "Atlantis"}, "column 'Country of signing': no country is called 'Atlantis'"),
        ({"Signatories": "(who)"}, "column 'Signatories': '(who)' is not a signatory"),
        ({"Signatories": "Ann"}, "column 'Signatories': the party of each signatory is missing"),
        ({"Signatories": "Zorro: Ann"}, "column 'Signatories': no organization is called 'Zorro'"),
        ({"Signatory 1": "Ann", "Signed for 1": "scopdc-uz"}, "column 'Signed for 1': 'scopdc-uz' is not a party of this agreement"),
        ({"Valid until": "2020"}, "column 'Valid until': 'term.ends' (2020) is before 'signed.date' (2024-02-01)"),
        ({"Valid until": "today"}, "column 'Valid until': 'today' cannot be read as a date"),
        ({"Term": "сегодня"}, "column 'Term': 'сегодня' cannot be read as a date"),
    ],
)  # fmt: skip
def test_an_invalid_row_is_refused_with_its_cell(
    register: Path, import_rows: ImportRows, cells: dict[str, str], message: str
) -> None:
    before = read_saved_files(register)

    outcome = import_rows(*make_table(ROW | cells))

    assert outcome.code == 3
    assert (
        f"0 new, 0 already recorded, 1 refused\nerror: nothing was written, because some rows were refused\n{HINT_AFTER_REFUSAL}"
    ) in outcome.err
    assert message in read_remark(outcome)
    assert read_saved_files(register) == before


def test_a_missing_id_is_not_reported_if_it_follows_from_other_missing_values(import_rows: ImportRows) -> None:
    outcome = import_rows(["Date"], ["2021-09-24"])

    assert "'parties'" in read_remark(outcome)
    assert "'id'" not in read_remark(outcome)


def test_the_id_of_a_row_without_a_type_ends_with_its_parties(import_rows: ImportRows) -> None:
    (row,) = read_report(import_rows(*make_table(ROW | {"Type": ""})))

    assert (row.outcome, row.id) == ("refused", "2024-02-01-eapa-tass")


def test_an_invalid_id_is_reported_next_to_other_missing_values(import_rows: ImportRows) -> None:
    outcome = import_rows(["Date", "Id"], ["2021-09-24", "-x-"])

    assert "the record lacks the field 'parties'" in read_remark(outcome)
    assert "column 'Id': '-x-' is not valid for 'id'" in read_remark(outcome)


TABLE_WITH_INVALID_ROW = make_table(ROW, ROW | {"Date": "1 Feb"}, ROW | {"Party 2": "missing"})
"""A table whose first two rows are valid. The date of the second row has no year."""


def test_a_refused_row_prevents_the_import_of_the_other_rows(register: Path, import_rows: ImportRows) -> None:
    outcome = import_rows(*TABLE_WITH_INVALID_ROW)

    assert outcome.code == 3
    assert [row.outcome for row in read_report(outcome)] == ["new", "new", "refused"]
    assert not (register / "data/agreements/2024-02-01-eapa-tass.yaml").exists()


def test_a_partial_import_writes_the_other_rows(register: Path, import_rows: ImportRows) -> None:
    outcome = import_rows(*TABLE_WITH_INVALID_ROW, options=("--partial",))

    assert "\n2 new, 0 already recorded, 1 refused\nwritten: data/agreements/2024" in outcome.err
    assert (register / "data/agreements/2024-02-01-eapa-tass.yaml").exists()
    assert (register / "data/agreements/xxxx-02-01-eapa-tass.yaml").exists()


def test_agreements_of_a_refused_organization_are_refused_too(register: Path, eapa: Eapa) -> None:
    (register / "o.csv").write_text(
        "id,Name,Type,relations.1.type,relations.1.organization\nnew-one,New,ngo,part-of,unknown\ngood,Good,ngo,,\n",
        encoding="utf-8",
    )
    (register / "a.csv").write_text(
        f"Date,Type,Party 1,Party 2,Source\n2024,agreement,eapa,new-one,{SOURCE}\n", encoding="utf-8"
    )

    outcome = eapa("import", "o.csv", "a.csv", "--partial")

    assert [(row.outcome, row.id) for row in read_report(outcome)] == [
        ("refused", "new-one"), ("new", "good"), ("refused", "2024-eapa-new-one"),
    ]  # fmt: skip
    assert (register / "data/organizations/good.yaml").is_file()
    assert eapa("validate").code == 0


def test_a_row_with_an_unreadable_cell_is_reported_with_the_id_that_it_states(import_rows: ImportRows) -> None:
    outcome = import_rows(["id", "Name", "Type", "Country"], ["odd", "Odd League", "ngo", "Nowhere"])

    (row,) = read_report(outcome)
    assert (row.outcome, row.id) == ("refused", "odd")


def test_values_that_an_existing_record_has_are_not_missing_in_a_row_with_its_id(import_rows: ImportRows) -> None:
    outcome = import_rows(["id", "Date"], ["2020-01-31-eapa-tass", "31.02.2020"])

    assert read_remark(outcome) == (
        "column 'Date': '31.02.2020' is not a day of the calendar: February 2020 has 29 days"
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        pytest.param(
            "Association of the Arab Universitys",
            "'Association of the Arab Universitys' is similar to aaru (0.",
            id="typing error",
        ),
        pytest.param("AUU", "if it is a different organization, give it an id", id="similar acronym"),
    ],
)
def test_an_organization_with_a_similar_name_is_refused(import_rows: ImportRows, name: str, message: str) -> None:
    outcome = import_rows(["Name", "Type"], [name, "other"])

    assert outcome.code == 3
    assert message in read_remark(outcome)


def test_a_second_row_with_the_name_of_an_organization_is_refused(import_rows: ImportRows) -> None:
    outcome = import_rows(["Name", "Type"], ["Zeta Club", "ngo"], ["ZETA CLUB", "ngo"])

    _first, second = read_report(outcome)
    assert second.remarks == "it has the same facts as row 2: give it an id if it is another record"


def test_a_name_of_punctuation_only_is_a_missing_name(import_rows: ImportRows) -> None:
    outcome = import_rows(["Name", "Type", "Id"], ["!!!", "ngo", "river-league"])

    assert outcome.code == 3
    assert read_remark(outcome).startswith("the record lacks the field 'names' ")


def test_a_similar_name_is_matched_and_reported(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table(ROW | {"Party 2": "Association of the Arab Universitys"}))

    assert read_remark(outcome).startswith(
        "column 'Party 2': 'Association of the Arab Universitys' was matched to aaru (0."
    )
    assert outcome.code == 0


def test_an_ambiguous_name_is_refused(register: Path, import_rows: ImportRows) -> None:
    tass = register / "data/organizations/tass.yaml"
    text = tass.read_text(encoding="utf-8").replace("names:\n", 'names:\n  - {value: "EPA", lang: en, kind: alias}\n')
    tass.write_text(text, encoding="utf-8")

    outcome = import_rows(*make_table(ROW | {"Party 1": "aaru", "Party 2": "EPA"}))

    assert "column 'Party 2': 'EPA' is a name of eapa and tass: write the id of one" in read_remark(outcome)


def test_an_unusual_name_of_a_signatory_is_reported(import_rows: ImportRows) -> None:
    cells = ROW | {"Signatories": "Director qwerty; Ann Lee"}

    outcome = import_rows(*make_table(cells))

    assert read_remark(outcome) == "column 'Signatories': 'Director qwerty' is stored as the name of a signatory"


def test_an_unknown_part_of_a_place_is_read_as_the_city_and_reported(register: Path, import_rows: ImportRows) -> None:
    cells = ROW | {"Place": "Rectorate, Qwertystan, online"}

    outcome = import_rows(*make_table(cells))

    assert read_remark(outcome).startswith(
        "column 'Place': 'Qwertystan' was read as the city; column 'Place': the agreement "
    )
    assert read_record(register, "2024-02-01-eapa-tass")["signed"] == {
        "date": "2024-02-01",
        "online": True,
        "place": {"name": {"en": "Rectorate"}, "city": {"en": "Qwertystan"}},
    }


@pytest.mark.parametrize(
    ("headings", "message"),
    [
        (
            ["Date", "Party 1", "Country"],
            "note: 'Country' (C) of 'a.csv' was read as the country of the parties\n",
        ),
        (
            ["Date", "Party 1", "Signed"],
            "  the columns 'Date' and 'Signed' of 'a.csv' both contain signed.date: ignore one of them with --map Signed=",
        ),
        (
            ["Date", "Party 0", "Party 1"],
            "  the columns 'Party 0' and 'Party 1' of 'a.csv' both contain parties.1.organization",
        ),
        (["Date", "Date", "Party 1"], "  two columns of 'a.csv' have the heading 'Date': rename one of them\n"),
        (
            ["Date", "Party 1", f"parties.{HUGE_NUMBER}.organization"],
            f"  'parties.{HUGE_NUMBER}.organization' (C) of 'a.csv' is not a field of an agreement",
        ),
        (
            ["Date", "Party 1", "parties.x-a.organization"],
            "  'parties.x-a.organization' (C) of 'a.csv' is not a field of an agreement",
        ),
        (
            ["Date", "Party 1", "title.x-a"],
            "  'title.x-a' (C) of 'a.csv' is not a field of an agreement: did you mean 'Title'?\n",
        ),
        (["Date", "Party 1", ""], "  column C of 'a.csv' has cells but no heading: add a heading of its own"),
        # The number of a house in an address is not the venue of a signing.
        (["Date", "Party 1", "House"], "  'House' (C) of 'a.csv' is not a field of an agreement"),
        (
            ["Date", "Party 1", "Notes (en)"],
            "  'Notes (en)' (C) of 'a.csv' is not a field of an agreement: did you mean 'Notes'?\n",
        ),
        (["Name", "Type", "Zzz"], "  'Zzz' (C) of 'a.csv' is not a field of an organization\n"),
        (["Jabber", "Wocky", "Slithy"], "error: 'a.csv' contains no table of agreements or organizations\n"),
    ],
)
def test_an_ambiguous_or_unknown_heading_is_reported(
    import_rows: ImportRows, headings: list[str], message: str
) -> None:
    outcome = import_rows(headings, ["2024", "eapa", "x"])

    assert outcome.code in {2, 3, 4}  # a row without the required cells is refused in any case
    assert message in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "error: no spreadsheet was given\n"),
        (["a.odt"], 2, "error: 'a.odt' is not a .csv, .tsv, .txt, .xlsx or .ods file\n"),
        (["data"], 4, "error: the folder 'data' contains no .csv file\n"),
        (["a.csv"], 4, "error: the file 'a.csv' cannot be read: "),
        (["a.csv", "--default", "nonsense=1"], 4, "error: the file 'a.csv' cannot be read: "),
        (["--template", "a.ods"], 2, "error: a template is a .csv or .xlsx file, not 'a.ods'\n"),
    ],
)
def test_invalid_arguments_are_reported(eapa: Eapa, arguments: list[str], code: int, message: str) -> None:
    outcome = eapa("import", *arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(message)


def test_force_imports_a_row_that_breaks_a_rule(register: Path, import_rows: ImportRows) -> None:
    rows = ["Name", "Type", "relations.1.type", "relations.1.organization"], ["Zeta", "ngo", "part-of", "to-come"]

    refused = import_rows(*rows)
    assert HINT_AFTER_REFUSAL in refused.err

    forced = import_rows(*rows, options=("--force",))
    (row,) = read_report(forced)
    assert (forced.code, row.outcome) == (0, "new")
    assert "no organization has the id 'to-come'" in row.remarks
    assert read_record(register, "zeta")["relations"] == [{"type": "part-of", "organization": "to-come"}]


def test_unknown_columns_are_reported_with_all_other_findings(import_rows: ImportRows) -> None:
    headings = ["Date", "Type", "Party 1", "Party 2", "Titel", "Z z", "Source"]
    rows = [
        ["2024", "other", "eapa", "tass", "A", "B", SOURCE],
        ["31.02.2024", "other", "Harvard", "Lyceum 5", "A", "B", ""],
        ["2024", "protocol", "eapa", "HARVARD", "A", "B", ""],
    ]

    outcome = import_rows(headings, *rows)

    assert outcome.code == 2
    assert outcome.err == (
        "note: 2 columns cannot be used:\n"
        "  'Titel' (E) of 'a.csv' is not a field of an agreement: did you mean 'Title'?\n"
        "  'Z z' (F) of 'a.csv' is not a field of an agreement\n"
        "note: 2 organizations are not in the register:\n"
        "  Harvard (row 3 and 1 more)\n"
        "  Lyceum 5 (row 3)\n"
        "hint: add --create-organizations to create them in the same change, or --missing FILE.xlsx to write "
        "a sheet of them, which you complete and import with this file\n"
        "note: 1 cell cannot be read:\n"
        "  row 3: column 'Date': '31.02.2024' is not a day of the calendar: February 2024 has 29 days\n"
        "note: 2 findings of the rules:\n"
        "  row 3: the record has neither a source nor a copy of the document\n"
        "  row 4: the record has neither a source nor a copy of the document\n"
        "1 new, 0 already recorded, 2 refused\n"
        "error: nothing was written, because of columns that cannot be used\n"
        "hint: ignore the columns with these options, or name a field after the '=': --map Titel= --map 'Z z='\n"
    )


def test_an_unknown_name_is_reported_with_its_rows_and_similar_names(import_rows: ImportRows) -> None:
    rows = [["2024", "other", "eapa", name, SOURCE] for name in ("Harvard", "TASS Ltd Press Bureau", "HARVARD")]

    outcome = import_rows(["Date", "Type", "Party", "Party", "Source"], *rows)

    assert [row.remarks.removeprefix("column 'Party': no organization is called ") for row in read_report(outcome)] == [
        "'Harvard': add it first, or write its id",
        "'TASS Ltd Press Bureau': did you mean 'tass'? Otherwise add it first, or write its id",
        "'HARVARD': add it first, or write its id",
    ]
    assert outcome.err.startswith(
        "note: 2 organizations are not in the register:\n  Harvard (row 2 and 1 more)\n  TASS Ltd Press Bureau (row 3): did you mean 'tass'?\n"
        "hint: add --create-organizations to create them"
    )


def test_only_the_first_of_many_unknown_names_are_listed(import_rows: ImportRows) -> None:
    rows = [["2024", "other", "eapa", f"Qwerty {number}", SOURCE] for number in range(42)]  # two more than are listed

    message = import_rows(["Date", "Type", "Party", "Party", "Source"], *rows).err

    assert message.startswith("note: 42 organizations are not in the register:\n  Qwerty 0 (row 2)\n")
    assert "\n  Qwerty 39 (row 41)\n  and 2 more, which are in the table\nhint: " in message


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (
            "Nr=signed.place.city",
            "there is no field 'signed.place.city' for a column\nhint: did you mean 'signed.place.city.@'",
        ),
        ("Nr=parties.1.foo", "there is no field 'parties.1.foo' for a column\nhint: "),
        ("Nr=notse", "there is no field 'notse' for a column\nhint: did you mean 'notes'"),
        (
            "Nr=qqqqqq",
            "there is no field 'qqqqqq' for a column\nhint: the fields are listed in docs/reference/fields.md",
        ),
        ("Tyqe=notes", "error: --map 'Tyqe=notes': no column has the heading 'Tyqe'\nhint: did you mean 'Type'?"),
        ("notes", "error: --map: 'notes' is not HEADING=FIELD\n"),
        ("Qwerty=notes", "no column has the heading 'Qwerty'\nhint: the headings are 'Date', 'Type', 'Party 1', "),
    ],
)
def test_map_needs_an_existing_heading_and_a_field_of_a_column(
    import_rows: ImportRows, mapping: str, message: str
) -> None:
    outcome = import_rows(
        ["Date", "Type", "Party 1", "Party 2", "Nr"],
        ["2024", "other", "eapa", "tass", "7"],
        options=("--map", "Nr=notes", "--map", mapping),
    )

    assert outcome.code == 2
    assert message in outcome.err


@pytest.mark.parametrize(
    ("missing", "cells"),
    [
        ("value", {"value": "", "lang": "en", "kind": "official"}),
        ("lang", {"value": "Zeta", "lang": "", "kind": "official"}),
        ("kind", {"value": "Zeta", "lang": "en", "kind": ""}),
    ],
)
@pytest.mark.parametrize("options", [(), ("--create-organizations",)])
def test_rows_with_an_incomplete_name_are_refused_with_the_missing_field(
    import_rows: ImportRows, missing: str, cells: dict[str, str], options: tuple[str, ...]
) -> None:
    headings = [*(f"names.1.{key}" for key in cells), "Country"]

    outcome = import_rows(headings, [*cells.values(), "UZ"], [*cells.values(), "KZ"], options=options)

    assert outcome.code == 3
    first, second = read_report(outcome)
    assert f"item 1 of 'names' lacks the field '{missing}'" in first.remarks
    assert f"item 1 of 'names' lacks the field '{missing}'" in second.remarks
    assert "the same facts" not in outcome.out


def test_a_party_without_an_organization_is_refused(import_rows: ImportRows) -> None:
    headings = [*ROW, "parties.3.x-note"]

    outcome = import_rows(headings, [*ROW.values(), "a note"])

    assert outcome.code == 3
    assert read_remark(outcome).startswith(
        "column 'parties.3.x-note': item 3 of 'parties' lacks the field 'organization'"
    )
