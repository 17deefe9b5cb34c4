"""Imports of agreements with organizations that the register does not have, and the sheet of these organizations.

Names such as "Zhrv Qwerty" are invented, so that no word of them gives a type, a country or a similar organization.
"""

from pathlib import Path
from typing import Any

import pytest
from dialogues import BACK
from openpyxl import Workbook, load_workbook
from running import Eapa, Outcome
from samples import read_record
from terminal import Terminal

from eapa_cli.importing.party_details import read_detail
from importing.import_reports import SOURCE, ImportRows, make_table, read_report, write_csv

HEADINGS = ["Date", "Type", "Parties", "Source"]


@pytest.fixture
def import_and_create(import_rows: ImportRows) -> ImportRows:
    """Return a function that imports rows with `--create-organizations`, or with other options."""

    def run(*rows: list[Any], options: tuple[str, ...] = ("--create-organizations",)) -> Outcome:
        return import_rows(*rows, options=options)

    return run


def read_remarks(outcome: Outcome) -> dict[str, str]:
    """Return the remarks of the report by the id of the record."""
    return {row.id: row.remarks for row in read_report(outcome)}


def test_organizations_are_created_only_on_request(register: Path, import_and_create: ImportRows) -> None:
    rows = [HEADINGS, ["2024", "other", "Qwerty University (QU); Министерство культуры Узбекистана; eapa", SOURCE]]

    refused = import_and_create(*rows, options=())
    created = import_and_create(*rows)

    assert refused.code == 3
    assert "note: 2 organizations are not in the register:\n  Qwerty University (row 2)" in refused.err
    assert created.code == 0, created
    assert read_record(register, "qu") == {
        "id": "qu",
        "names": [
            {"value": "Qwerty University", "lang": "en", "kind": "official"},
            {"value": "QU", "lang": "en", "kind": "acronym"},
        ],
        "type": "university",
    }
    ministry = read_record(register, "ministerstvo-kultury-uzbekistana")
    assert (ministry["type"], ministry["country"]) == ("government", "UZ")
    assert read_remarks(created)["ministerstvo-kultury-uzbekistana"] == (
        "'Министерство культуры Узбекистана' is named in row 2; type 'government': from the words of the name; "
        "country 'UZ': from the words of the name"
    )
    agreement = read_record(register, "2024-qu-ministerstvo-kultury-uzbekistana-eapa-other")
    assert [party["organization"] for party in agreement["parties"]] == [
        "qu", "ministerstvo-kultury-uzbekistana", "eapa",
    ]  # fmt: skip


def test_a_name_and_its_acronym_are_one_organization_in_all_rows(import_and_create: ImportRows) -> None:
    outcome = import_and_create(
        HEADINGS,
        ["2024", "other", "Zhrv Qwerty (ZQX); eapa", SOURCE],
        ["2023", "other", "ZHRV QWERTY; eapa", SOURCE],
        ["2022", "other", "ZQX; eapa", SOURCE],
    )

    assert outcome.err.startswith("4 new, 0 already recorded, 0 refused\n"), outcome
    assert read_remarks(outcome)["zqx"] == (
        "'Zhrv Qwerty' is named in row 2 and 2 more; the type is not known: stored as 'other'"
    )


def test_types_and_countries_come_from_columns(register: Path, import_and_create: ImportRows) -> None:
    outcome = import_and_create(
        [*HEADINGS, "Страны", "Тип организации"],
        ["2024", "other", "Zhrv Qwerty; Wuvw Xyzzy; eapa", SOURCE, "KZ; международная; -", "вуз / НКО / -"],
    )

    assert outcome.code == 0, outcome
    assert [read_record(register, id_) for id_ in ("zhrv-qwerty", "wuvw-xyzzy")] == [
        {
            "id": "zhrv-qwerty", "names": [{"value": "Zhrv Qwerty", "lang": "en", "kind": "official"}],
            "type": "university", "country": "KZ",
        },
        {
            "id": "wuvw-xyzzy", "names": [{"value": "Wuvw Xyzzy", "lang": "en", "kind": "official"}],
            "type": "ngo", "scope": "international",
        },
    ]  # fmt: skip


THREE_PARTIES = "Zhrv Qwerty; Wuvw Xyzzy; eapa"


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Countries", "KZ", "'KZ' does not have one value for each party (values: 1, parties: 3): write '-' for an unknown one"),
        ("Countries", "KZ; Atlantys; -", "column 'Countries': no country is called 'Atlantys': "),
        ("Organization type", "purple, -, -", "column 'Organization type': 'purple' is not one of the choices"),
        ("Countries", "KZ; UZ; US", "the country 'US' of eapa was not stored: its record has none"),
        ("Organization type", "ngo; ngo; media", "the type 'media' of eapa was not stored: its record has "),
    ],
)  # fmt: skip
def test_an_unusable_country_or_type_of_a_party_is_reported(
    import_and_create: ImportRows, heading: str, cell: str, message: str
) -> None:
    outcome = import_and_create([*HEADINGS, heading], ["2024", "other", THREE_PARTIES, SOURCE, cell])

    assert message in outcome.out


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("региональная общественная организация", "ngo"),
        ("international NGO", "ngo"),
        ("областной университет", "university"),
        ("ministry of higher education", "government"),
        ("государственный фонд", "foundation"),
        ("international company", "business"),
        ("public body", "government"),
        ("орган региональной власти", "regional-government"),
        ("крупная международная организация", "intergovernmental"),
    ],
)
def test_a_type_in_other_words_is_recognized(text: str, type_: str) -> None:
    assert read_detail("type", text) == ("type", type_)


@pytest.mark.parametrize(
    ("heading", "cell", "country"), [("Countries", "unknown", None), ("Party 1 country", "KZ", "KZ")]
)
def test_the_country_of_a_party_can_be_unknown_or_the_only_one(
    register: Path, import_and_create: ImportRows, heading: str, cell: str, country: str | None
) -> None:
    outcome = import_and_create([*HEADINGS, heading], ["2024", "other", THREE_PARTIES, SOURCE, cell])

    assert outcome.code == 0, outcome
    assert read_record(register, "zhrv-qwerty").get("country") == country


@pytest.mark.parametrize(
    ("parties", "country", "message"),
    [
        ("tass (Kazakhstan); eapa", "", "the country 'KZ' of tass was not stored: its record has 'RU'"),
        ("tass; eapa", "international; -", "the scope 'international' of tass was not stored: its record has none"),
    ],
)
def test_the_country_of_a_party_is_compared_with_the_record(
    import_and_create: ImportRows, parties: str, country: str, message: str
) -> None:
    outcome = import_and_create([*HEADINGS, "Country of the party"], ["2024", "other", parties, SOURCE, country])

    assert message in read_remarks(outcome)["2024-tass-eapa-other"]


def test_a_country_column_belongs_to_the_column_before_it(register: Path, import_and_create: ImportRows) -> None:
    outcome = import_and_create(
        ["Дата", "Вид", "Партнёр", "Страна", "Место", "Страна", "Источник"],
        ["2024", "соглашение", "Zhrv Qwerty", "Казахстан", "Ташкент", "Узбекистан", SOURCE],
    )

    assert outcome.err.startswith(
        "note: 'Страна' (D) of 'a.csv' was read as the country of the parties\n"
        "note: 'Страна' (F) of 'a.csv' was read as the country of the place of signing\n2 new, "
    ), outcome
    assert read_record(register, "zhrv-qwerty")["country"] == "KZ"
    assert read_record(register, "2024-eapa-zhrv-qwerty")["signed"]["place"]["country"] == "UZ"


@pytest.mark.parametrize(
    ("parties", "countries", "country"),
    [
        ({"Party 1": "", "Party 2": "Zhrv Qwerty", "Party 3": "eapa"}, {"Country 02": "KZ"}, "KZ"),
        ({"Partner 1": "", "Partner 2": "Zhrv Qwerty", "Partner 3": "tass"}, {"Country 2": "KZ"}, "KZ"),
        ({"Parties": "eapa; Zhrv Qwerty"}, {"Country 2": "KZ"}, "KZ"),
        ({"Partners": "Zhrv Qwerty; tass"}, {"Country 1": "KZ"}, "KZ"),
        ({"Party 1": "", "Party 2": "Zhrv Qwerty", "Party 3": "eapa"}, {"Country 1": "KZ"}, None),
        ({"Parties": "eapa; Zhrv Qwerty"}, {"Country 3": "KZ"}, None),
    ],
)
def test_a_numbered_country_belongs_to_the_party_of_this_number(
    register: Path,
    import_and_create: ImportRows,
    parties: dict[str, str],
    countries: dict[str, str],
    country: str | None,
) -> None:
    cells = {"Date": "2024", "Type": "other", **parties, **countries, "Source": SOURCE}
    # Another row fills the column of the first party, since a column without cells is not read.
    other_cells = {"Date": "2023", "Party 1": "tass", "Partner 1": "tass"}
    other_row = {heading: other_cells.get(heading, "") for heading in cells}
    outcome = import_and_create(*make_table(cells, other_row), options=("--create-organizations", "--partial"))

    if country:
        assert read_record(register, "zhrv-qwerty")["country"] == country
    else:
        number = next(iter(countries)).rpartition(" ")[2]
        assert f"the row does not name party {number}: write its name, or clear this cell" in outcome.out


def test_details_may_have_a_value_for_the_owner_of_the_register(register: Path, import_and_create: ImportRows) -> None:
    outcome = import_and_create(
        ["Date", "Type", "Partner", "Countries", "Organization types", "Source"],
        ["2024", "other", "Zhrv Qwerty", "-; KZ", "орган региональной власти", SOURCE],
    )

    assert outcome.code == 0, outcome
    organization = read_record(register, "zhrv-qwerty")
    assert (organization["type"], organization["country"]) == ("regional-government", "KZ")


def test_a_country_column_that_no_column_of_parties_or_places_precedes_is_refused(
    import_and_create: ImportRows,
) -> None:
    outcome = import_and_create(["Country", *HEADINGS], ["UZ", "2024", "other", "eapa; tass", SOURCE])

    assert outcome.code == 2
    assert "  'Country' (A) of 'a.csv' is not a field of an agreement" in outcome.err


def test_long_names_give_different_ids_of_at_most_100_characters(register: Path, import_and_create: ImportRows) -> None:
    first_name = "Association of Friends of Zhrv and of the Qwertyan Language in the Cities of the North"
    second_name = "Association of Friends of Zhrv and of the Wuvwian Xyzzyc Language in the Villages of the South"

    outcome = import_and_create(
        HEADINGS, *([f"{day}.02.2024", "memorandum", f"{first_name}; {second_name}", SOURCE] for day in (1, 2))
    )

    assert outcome.code == 0, outcome
    ids = [file.stem for file in sorted((register / "data/agreements").glob("2024-02-*memorandum.yaml"))]
    assert len(ids) == 2
    assert all(len(id_) <= 100 for id_ in ids)
    assert len(list((register / "data/organizations").glob("association-of-friends-*"))) == 2


def test_agreements_with_equal_shortened_ids_get_different_ids(register: Path, import_and_create: ImportRows) -> None:
    # The ids of the parties differ only in their last character, which the shortened id of an agreement does not have.
    first, second, third = (f"{'Qwertyuiop ' * 3}{word} Society" for word in ("Asdf", "Zxcv", "Bnmk"))
    organizations = [[f"{'qwerty-' * 12}{number}", name, "ngo"] for number, name in enumerate((first, second, third))]
    write_csv(register / "o.csv", ["Id", "Name", "Type"], *organizations)

    outcome = import_and_create(
        HEADINGS,
        ["2024", "other", f"{first}; {second}", SOURCE],
        ["2024", "other", f"{first}; {third}", SOURCE],
        options=("o.csv",),
    )

    assert outcome.err.startswith("5 new, 0 already recorded, 0 refused\n"), outcome


# Near matches and the sheet of missing organizations


def test_a_near_match_is_not_created_but_listed_in_the_sheet(
    register: Path, import_and_create: ImportRows, eapa: Eapa
) -> None:
    rows = [HEADINGS, ["2024", "other", "AUU; Zhrv Qwerty; eapa", SOURCE]]

    refused = import_and_create(*rows, options=("--create-organizations", "--missing", "m.xlsx"))

    assert refused.code == 3
    assert (
        "note: 1 name may be of an organization of the register:\n  AUU (row 2): did you mean 'aaru'?\n" in refused.err
    )
    assert "written: m.xlsx\nhint: complete it, then: eapa import m.xlsx a.csv\n" in refused.err
    book = load_workbook(register / "m.xlsx")
    sheet = book["organizations"]
    assert [[cell or "" for cell in row[:7]] for row in sheet.values] == [
        ["Name", "Acronym", "Type", "Country", "Scope", "Same as", "Id"],
        ["Zhrv Qwerty", "", "", "", "", "", ""],
        ["AUU", "", "", "", "", "", ""],
    ]
    # The type and country of the new organization in row 2, and the organization that row 3 means.
    sheet["C2"], sheet["D2"], sheet["F3"] = "ngo", "Россия", "aaru"
    book.save(register / "m.xlsx")
    completed = eapa("import", "m.xlsx", "a.csv")
    assert completed.err.startswith("2 new, 1 already recorded, 0 refused\n"), completed
    assert read_record(register, "zhrv-qwerty")["country"] == "RU"
    parties = read_record(register, "2024-aaru-zhrv-qwerty-eapa-other")["parties"]
    assert [party["organization"] for party in parties] == ["aaru", "zhrv-qwerty", "eapa"]


def test_two_spellings_are_one_organization_in_the_report_in_the_sheet_and_in_the_import(
    register: Path, import_and_create: ImportRows
) -> None:
    rows = [
        HEADINGS,
        ["2024", "other", "Жрв РФ; eapa", SOURCE],
        ["2023", "other", "Жрв Российской Федерации; eapa", SOURCE],
    ]

    reported = import_and_create(*rows, options=("--missing", "m.xlsx", "--dry-run"))
    created = import_and_create(*rows, options=("--create-organizations", "--dry-run"))

    assert "note: 1 organization is not in the register:\n  Жрв РФ (row 2 and 1 more)\n" in reported.err
    assert [row[0].value for row in load_workbook(register / "m.xlsx")["organizations"]] == ["Name", "Жрв РФ"]
    assert created.err.startswith("3 new, 0 already recorded, 0 refused\n"), created
    # The agreements have the same ids.
    assert [row.id for row in read_report(reported)] == [row.id for row in read_report(created)[1:]]


def test_a_name_in_the_sheet_can_be_of_a_new_organization_in_the_sheet(
    register: Path, import_and_create: ImportRows, eapa: Eapa
) -> None:
    names = ("Union of Zhrv Universities", "UZU")
    rows = [[f"{year}", "other", f"{name}; eapa", SOURCE] for year, name in enumerate(names, start=2023)]
    refused = import_and_create(HEADINGS, *rows, options=("--missing", "m.xlsx"))
    book = load_workbook(register / "m.xlsx")
    sheet = book["organizations"]
    # The type of the union in row 2, and in row 3 the suggested id, which is the id that the union will get.
    sheet["C2"], sheet["F3"] = "ngo", sheet["H3"].value
    book.save(register / "m.xlsx")

    outcome = eapa("import", "m.xlsx", "a.csv")

    assert "UZU (row 3): did you mean 'union-of-zhrv-universities'?" in refused.err
    assert outcome.err.startswith("3 new, 1 already recorded, 0 refused\n"), outcome
    assert (register / "data/agreements/2024-union-of-zhrv-universities-eapa-other.yaml").is_file()


def test_the_sheet_is_in_russian_if_russian_is_the_first_language_of_the_register(
    register: Path, import_and_create: ImportRows
) -> None:
    file = register / "data/register.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[en, ru]", "[ru, en]"), encoding="utf-8")

    import_and_create(
        HEADINGS, ["2024", "other", "Фонд Кверти; eapa", SOURCE], options=("--missing", "m.xlsx", "--dry-run")
    )

    sheet = load_workbook(register / "m.xlsx")["organizations"]
    headings = [cell.value for cell in sheet[1]]
    assert headings[:6] == ["Название", "Аббревиатура", "Тип", "Страна", "Охват", "То же, что"]
    assert sheet["C2"].value == "фонд"
    # The first choice of each drop-down list.
    choices = {validation.formula1.strip('"').partition(",")[0] for validation in sheet.data_validations.dataValidation}
    assert choices == {"НКО", "международная"}


def test_no_sheet_is_written_if_no_organization_is_missing(register: Path, import_and_create: ImportRows) -> None:
    rows = [HEADINGS, ["2024", "other", "tass; eapa", SOURCE]]

    outcome = import_and_create(*rows, options=("--missing", "m.xlsx", "--dry-run"))

    assert "note: every organization is in the register: no sheet was written\n" in outcome.err
    assert not (register / "m.xlsx").exists()


def test_the_sheet_must_be_a_workbook(import_and_create: ImportRows) -> None:
    outcome = import_and_create(HEADINGS, ["2024", "other", "tass; eapa", SOURCE], options=("--missing", "m.csv"))

    assert outcome.err == (
        "error: --missing writes an .xlsx file, not 'm.csv'\nhint: name a file such as missing.xlsx\n"
    )


def test_same_as_must_name_an_existing_organization(import_and_create: ImportRows) -> None:
    outcome = import_and_create(["Name", "Same as"], ["Qwerty", "nobody"], options=())

    assert "column 'Same as': no organization has the id 'nobody'" in outcome.out


def test_a_dry_run_explains_rows_with_another_name_of_an_organization(import_and_create: ImportRows) -> None:
    outcome = import_and_create(["Name", "Same as"], ["Qwerty", "tass"], options=("--dry-run",))

    (row,) = read_report(outcome)
    assert (row.place, row.outcome, row.id, row.remarks) == ("row 2", "known", "tass", "")
    assert row.understood == "column 'Name': 'Qwerty' = Qwerty, en, official"


def test_missing_facts_of_an_organization_are_derived_from_its_name_on_request(
    register: Path, import_and_create: ImportRows
) -> None:
    rows = [["Name", "Country"], ["Qwerty University of Tashkent", ""], ["Zhrv Wuvw", "KZ"]]

    refused = import_and_create(*rows, options=())
    outcome = import_and_create(*rows)

    assert refused.code == 3
    assert outcome.code == 0, outcome
    record = read_record(register, "qwerty-university-of-tashkent")
    assert (record["type"], record["country"]) == ("university", "UZ")
    assert read_remarks(outcome) == {
        "qwerty-university-of-tashkent": "type 'university': from the words of the name; country 'UZ': from the words of the name",
        "zhrv-wuvw": "the type is not known: stored as 'other'",
    }


def test_an_organization_without_a_name_is_refused(import_and_create: ImportRows) -> None:
    outcome = import_and_create(["Name", "Country"], ["", "UZ"])

    assert outcome.code == 3
    assert "the record lacks the field 'names'" in read_remarks(outcome)[""]


# Lists of contacts


def write_workbook_with_contacts(register: Path, *rows: list[str]) -> None:
    """Write a workbook with one agreement of an unknown organization, and a sheet of contacts."""
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(HEADINGS)
    sheet.append(["2024", "other", "Жрв Кверти; eapa", SOURCE])
    other = book.create_sheet("Контакты")
    for row in (["Организация", "Name (en)", "Тип", "Страна", "Сайт", "Телефон"], *rows):
        other.append(row)
    book.save(register / "a.xlsx")


def test_contacts_complete_the_organizations_that_are_parties(register: Path, eapa: Eapa) -> None:
    write_workbook_with_contacts(
        register,
        ["Жрв Кверти", "Zhrv Qwerty (ZQ)", "вуз", "международная", "https://example.org/", "+7 000"],
        ["Другая Уфыв", "", "фонд", "Россия", "", "+7 000"],
        ["ТАСС", "", "СМИ", "Россия", "", ""],
        ["Прочая Ячсм", "", "purple", "", "", ""],
    )

    refused = eapa("import", "a.xlsx")
    outcome = eapa("import", "a.xlsx", "--create-organizations")

    assert "note: the rows of contacts are used with --create-organizations only\n" in refused.err
    assert refused.code == 3
    assert outcome.code == 0, outcome
    assert outcome.err.startswith(
        "note: 'Контакты': contact data of people are not stored: 'Телефон'\n"
        "note: Контакты!5: C5 ('Тип'): 'purple' is not one of the choices: "
    )
    assert (
        "note: 2 organizations of the contacts are not parties and were not created: 'Другая Уфыв', 'Прочая Ячсм'\n"
        in outcome.err
    )
    assert read_record(register, "zq") == {
        "id": "zq",
        "names": [
            {"value": "Жрв Кверти", "lang": "ru", "kind": "official"},
            {"value": "Zhrv Qwerty", "lang": "en", "kind": "official"},
            {"value": "ZQ", "lang": "en", "kind": "acronym"},
        ],
        "type": "university",
        "scope": "international",
        "website": "https://example.org/",
    }
    assert not (register / "data/organizations/drugaya-ufyv.yaml").exists()


def test_the_row_of_an_organization_replaces_a_contact_with_the_same_name(register: Path, eapa: Eapa) -> None:
    write_csv(register / "contacts.csv", ["Official name", "Phone"], ["Zhrv Qwerty (ZQ)", "+7 000"])
    write_csv(register / "orgs.csv", ["Official name", "Type", "Source"], ["Zhrv Qwerty", "university", SOURCE])
    write_csv(register / "a.csv", HEADINGS, ["2024", "other", "ZQ; eapa", SOURCE])

    outcome = eapa("import", "a.csv", "contacts.csv", "orgs.csv", "--create-organizations")

    assert "2 new, 0 already recorded, 0 refused\n" in outcome.err
    assert read_record(register, "zq")["type"] == "university"


def test_an_incomplete_name_of_a_contact_is_a_note(import_and_create: ImportRows) -> None:
    headings = ["names.1.value", "names.1.lang", "names.1.kind", "Phone"]

    outcome = import_and_create(headings, ["", "en", "official", "+7 000"], ["Zhrv", "en", "official", "+7 000"])

    assert "note: row 2: a name without a value, a language or a kind was not stored\n" in outcome.err
    assert "1 organization of the contacts is not a party and was not created: 'Zhrv'\n" in outcome.err


# On a terminal


def test_near_matches_are_decided_and_derived_values_corrected_on_a_terminal(register: Path) -> None:
    write_csv(
        register / "a.csv",
        HEADINGS,
        ["2024", "other", "AUU; Zhrv Qwerty University; eapa", SOURCE],
        ["2023", "other", "Association of Arab Univ.; eapa", SOURCE],
    )
    terminal = Terminal(register, "import", "a.csv", "--create-organizations", environ={"TERM": "dumb"})

    # "AUU" is not the suggested organization 'aaru', but a new one.
    terminal.answer("Organization", "2")
    terminal.wait("Row to correct")
    terminal.wait_for_text("Zhrv Qwerty University: university, country unknown")
    terminal.type("9\r")
    # Row 2 is the university.
    terminal.answer("Row to correct", "2")
    terminal.wait_for_text("! Enter a number from 1 to 2, or nothing")
    terminal.answer("Official name", "Zhrv Qwerty Academy")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "Atlantys", "Uzbekistan")
    # Row 1 is "AUU".
    terminal.answer("Row to correct", "1")
    terminal.answer("Official name", "")
    terminal.answer("Organization type", "other")
    terminal.answer("Country", "international")
    terminal.answer("Row to correct", "?", "")
    # Two organizations and two agreements: "Association of Arab Univ." is 'aaru'.
    terminal.wait_for_text("4 new, 0 already recorded, 0 refused")
    assert terminal.end() == 0

    # The id is of the name in the table.
    organization = read_record(register, "zhrv-qwerty-university")
    assert [name["value"] for name in organization["names"]] == ["Zhrv Qwerty Academy"]
    assert (organization["type"], organization["country"]) == ("ngo", "UZ")
    assert read_record(register, "auu")["scope"] == "international"


def test_a_near_match_becomes_a_new_organization_on_a_terminal_with_a_cursor(register: Path) -> None:
    write_csv(register / "a.csv", HEADINGS, ["2024", "other", "AUU; eapa", SOURCE])
    terminal = Terminal(register, "import", "a.csv", "--create-organizations")

    terminal.answer("Organization", "a new")
    terminal.answer("Row to correct", "1")
    terminal.press_enter("Official name")
    # No type is selected in advance.
    terminal.answer("Organization type", "", "ngo")
    terminal.answer("Country", "INTERNATIONAL")
    terminal.answer("Row to correct", "")
    assert terminal.end() == 0

    organization = read_record(register, "auu")
    assert (organization["type"], organization["scope"]) == ("ngo", "international")


def test_a_corrected_name_gets_the_language_of_its_letters(register: Path) -> None:
    write_csv(register / "a.csv", HEADINGS, ["2024", "other", "Zhrv Club; eapa", SOURCE])
    terminal = Terminal(register, "import", "a.csv", "--create-organizations", environ={"TERM": "dumb"})

    terminal.answer("Row to correct", "1")
    terminal.answer("Official name", "Клуб рек")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "")
    terminal.answer("Row to correct", "")
    assert terminal.end() == 0, terminal.text()

    organization = read_record(register, "zhrv-club")
    assert [(name["value"], name["lang"]) for name in organization["names"]] == [("Клуб рек", "ru")]


def test_only_a_near_match_is_asked_about_if_no_organization_is_new(register: Path) -> None:
    write_csv(register / "a.csv", HEADINGS, ["2024", "other", "AUU; eapa", SOURCE])
    terminal = Terminal(register, "import", "a.csv", "--create-organizations", environ={"TERM": "dumb"})

    terminal.answer("Organization", "?", "1")
    assert terminal.end() == 0

    assert (register / "data/agreements/2024-aaru-eapa-other.yaml").is_file()


def test_a_user_goes_back_through_the_prompts_of_a_correction_to_the_table(register: Path) -> None:
    write_csv(register / "a.csv", HEADINGS, ["2024", "other", "Zhrv Club; eapa", SOURCE])
    terminal = Terminal(register, "import", "a.csv", "--create-organizations", environ={"TERM": "dumb"})

    terminal.answer("Row to correct", "1")
    terminal.answer("Official name", "?", "Zhrv Clubb")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", BACK)
    terminal.answer("Organization type", BACK)
    terminal.answer("Official name", "Zhrv Club")
    terminal.answer("Organization type", BACK)
    terminal.answer("Official name", BACK)
    terminal.answer("Row to correct", "")
    assert terminal.end() == 0

    organization = read_record(register, "zhrv-club")
    assert [name["value"] for name in organization["names"]] == ["Zhrv Club"]
    assert organization["type"] == "ngo"


# Values derived from names


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("Commonwealth of Independent States Qwerty", {"type": "intergovernmental", "scope": "international"}),
        ("Ассоциация Жрв", {"type": "ngo"}),
        ("Zhrv Centre of Tashkent", {"type": "other", "country": "UZ"}),
        ("Торговая компания «Жрв»", {"type": "business"}),
    ],
)
def test_words_of_a_name_give_the_type_and_the_country(
    register: Path, import_and_create: ImportRows, name: str, facts: dict[str, str]
) -> None:
    assert import_and_create(HEADINGS, ["2024", "other", f"{name}; eapa", SOURCE]).code == 0

    (agreement,) = (register / "data/agreements").glob("2024-*-eapa-other.yaml")
    new_party, _owner = read_record(register, agreement.stem)["parties"]
    organization = read_record(register, new_party["organization"])
    assert {key: organization[key] for key in organization if key not in {"id", "names"}} == facts


def test_a_name_without_letters_is_refused(import_and_create: ImportRows) -> None:
    assert (
        "'!!!' has no letters or digits for an id: write a name"
        in import_and_create(HEADINGS, ["2024", "other", "!!!; eapa", SOURCE]).out
    )


def test_a_new_organization_is_reported_with_similar_ones(import_and_create: ImportRows) -> None:
    outcome = import_and_create(HEADINGS, ["2024", "other", "TASS Ltd Press Bureau; eapa", SOURCE])

    assert "similar: tass" in outcome.out


# The name of a device on Windows, and the id that means the register itself.
@pytest.mark.parametrize("name", ["Con", "Register"])
def test_reserved_id_is_not_generated(register: Path, import_and_create: ImportRows, name: str) -> None:
    assert import_and_create(HEADINGS, ["2024", "other", f"{name}; eapa", SOURCE]).code == 0
    assert (register / f"data/organizations/{name.lower()}-organization.yaml").is_file()


def test_an_id_in_use_gets_a_number_in_every_command(register: Path, eapa: Eapa, import_and_create: ImportRows) -> None:
    assert import_and_create(HEADINGS, ["2024", "other", "Zhrv Qwerty (TASS); eapa", SOURCE]).code == 0
    added = eapa("add-organization", "--name", "Wuvw Xyzzy", "--acronym", "TASS", "--type", "ngo", "--force")

    assert (register / "data/organizations/tass-2.yaml").is_file()
    assert added.code == 0, added
    assert "Wuvw Xyzzy" in {name["value"] for name in read_record(register, "tass-3")["names"]}
