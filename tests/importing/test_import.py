"""Rows of spreadsheets, as clerks type them, become records; existing records are never changed."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from running import Eapa, Outcome
from samples import REGISTER, read_record, read_saved_files

from importing.import_reports import (
    ROW,
    SOURCE,
    ImportRows,
    make_table,
    read_remark,
    read_report,
)

TYPED_TABLE = Path(__file__).parent / "spreadsheets" / "intake.csv"
"""A table of the sample register's agreements, typed as a clerk types them."""


@pytest.fixture
def without_agreements(register: Path) -> Path:
    """Return the register without its agreements."""
    shutil.rmtree(register / "data/agreements")
    return register


def test_invalid_values_of_existing_records_are_ignored(register: Path, import_rows: ImportRows) -> None:
    for path, line in {
        "organizations/tass": "former_ids:",
        "organizations/aaru": "former_ids: [{a: b}]",
        "organizations/ibn-sino": "names: [5]",
        "agreements/2022-05-11-eapa-ibn-sino": "terminated: 5",
        "agreements/2021-07-27-eapa-aaru": "signed: 5",
        "agreements/2020-10-12-eapa-noosphere": "signed:",
    }.items():
        file = register / f"data/{path}.yaml"
        field = line.partition(":")[0]
        others = re.sub(rf"^{field}:\n( .*\n)+", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
        file.write_text(f"{others}{line}\n", encoding="utf-8")

    outcome = import_rows(*make_table(ROW))

    assert outcome.err.startswith("1 new, 0 already recorded, 0 refused\n")


def test_a_typed_table_of_the_sample_agreements_gives_the_same_files(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(TYPED_TABLE))

    assert outcome.code == 0
    assert outcome.err.startswith(
        "14 new, 0 already recorded, 0 refused\nwritten: data/agreements/2019-05-23-eapa-bashkortostan-government.yaml\n"
    )
    assert read_saved_files(without_agreements) == read_saved_files(REGISTER)


def test_existing_records_are_not_imported_again(register: Path, eapa: Eapa) -> None:
    before = read_saved_files(register)

    outcome = eapa("import", str(TYPED_TABLE))

    assert (outcome.code, outcome.err) == (0, "0 new, 14 already recorded, 0 refused\n")
    assert read_saved_files(register) == before


def test_a_dry_run_gives_the_same_report_and_writes_nothing(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(TYPED_TABLE), "--dry-run")

    assert outcome.err == "14 new, 0 already recorded, 0 refused\n"
    headings, first, *_ = outcome.out.splitlines()
    assert headings == "row\toutcome\tkind\tid\tremarks\tunderstood"
    assert first.startswith(
        "row 4\tnew\tagreement\t2019-05-23-eapa-bashkortostan-government\t\t"
        "column 'Дата подписания': '23.05.2019' = 23 May 2019; column 'Вид документа': 'Соглашение' = agreement; "
        "column 'Сторона 1': 'World Peoples Assembly' = eapa; "
    )
    assert not (without_agreements / "data/agreements").exists()


def test_diff_shows_the_new_files_after_the_table_and_writes_nothing(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(TYPED_TABLE), "--diff")

    assert (outcome.code, outcome.err) == (0, "14 new, 0 already recorded, 0 refused\n")
    rows, new_files = outcome.out.split("--- /dev/null\n", 1)
    assert len(rows.splitlines()) == 1 + 14  # the headings and the agreements
    assert new_files.startswith("+++ b/data/agreements/2019-05-23-eapa-bashkortostan-government.yaml\n@@ -0,0 +1,")
    assert new_files.count("+++ b/data/agreements/") == 14
    assert not (without_agreements / "data/agreements").exists()


def test_diff_and_format_cannot_be_used_together(eapa: Eapa) -> None:
    outcome = eapa("import", str(TYPED_TABLE), "--diff", "--format", "json")

    message = "error: --diff and --format cannot be used together\nhint: omit one of them\n"
    assert outcome == Outcome(code=2, out="", err=message)


def test_only_the_number_of_many_new_files_is_reported(register: Path, import_rows: ImportRows) -> None:
    days = [f"{day:02}.{month:02}.2024" for month in (1, 2) for day in range(1, 29)]  # more files than are listed
    rows = [["tass; eapa", "memorandum", day, SOURCE] for day in days]

    outcome = import_rows(["parties", "type", "signed", "source"], *rows)

    assert outcome.err == f"{len(days)} new, 0 already recorded, 0 refused\nwritten: {len(days)} files\n"
    assert len(list((register / "data/agreements").glob("2024-0?-??-tass-eapa*.yaml"))) == len(days)


def test_one_cell_can_contain_several_parties_signatories_areas_and_sources(
    register: Path, import_rows: ImportRows
) -> None:
    (register / "documents").mkdir(exist_ok=True)
    for name in ("a", "b", "c", "my scan"):
        (register / f"documents/{name}.pdf").write_bytes(b"%PDF")
    row = {
        "Date": "24 September 2024",
        "Type": "Меморандум",
        "Parties": "TASS Russian News Agency\nWorld Peoples Assembly",
        "Signed by": (
            "Анна Иванова (Head of the Republic; Chairman of its Government)\nBoris Petrov, Director, Moscow office"
        ),
        "Areas": "культура; education: exchange of students; paleontology",
        "Term": "5 лет",
        "Languages": "русский, en",
        "Copy": "documents/a.pdf https://example.org/a.pdf\ndocuments/my scan.pdf; documents/b.pdf, documents/c.pdf; ,",
        "Place": "Civic Chamber, hall 2, Moscow, Россия",
        "Source": f"{SOURCE}; example.org/2",
        "Notes": "  two \u00a0 spaces\r\nand a line",
        "Online": "да",
    }

    outcome = import_rows(*make_table(row))

    assert outcome.err.startswith("1 new"), outcome
    assert read_record(register, "2024-09-24-tass-eapa-memorandum") == {
        "id": "2024-09-24-tass-eapa-memorandum",
        "type": "memorandum",
        "signed": {
            "date": "2024-09-24",
            "online": True,
            "place": {"name": {"en": "Civic Chamber, hall 2"}, "city": {"en": "Moscow"}, "country": "RU"},
        },
        "parties": [{"organization": "tass"}, {"organization": "eapa"}],
        "signatories": [
            {
                "name": {"ru": "Анна Иванова"},
                "position": {"en": "Head of the Republic; Chairman of its Government"},
                "party": "tass",
            },
            {"name": {"en": "Boris Petrov"}, "position": {"en": "Director, Moscow office"}, "party": "eapa"},
        ],
        "areas": [
            {"topic": "culture"},
            {"topic": "education", "text": {"en": "exchange of students"}},
            {"topic": "other", "text": {"en": "paleontology"}},
        ],
        "term": {"duration": "P5Y"},
        "languages": [{"lang": "ru"}, {"lang": "en"}],
        "documents": [
            {"path": "documents/a.pdf"},
            {"url": "https://example.org/a.pdf"},
            {"path": "documents/my scan.pdf"},
            {"path": "documents/b.pdf"},
            {"path": "documents/c.pdf"},
        ],
        "sources": [{"url": SOURCE}, {"url": "https://example.org/2"}],
        "notes": "two spaces\nand a line",
    }


def test_a_semicolon_in_quotation_marks_does_not_separate_partners(import_rows: ImportRows) -> None:
    outcome = import_rows(["Партнёр", "Дата", "Вид"], ["ТАСС; АНО «НООСФЕРА; и другие»", "2024", "соглашение"])

    assert "no organization is called 'АНО «НООСФЕРА; и другие»'" in read_remark(outcome)


def test_a_row_in_russian_with_a_partner_is_an_agreement_with_the_owner(
    register: Path, import_rows: ImportRows
) -> None:
    import_rows(
        ["Партнёр", "Дата", "Кто подписал", "Срок действия", "Направления", "Место"],
        ["ТАСС", "2024", "TASS: Анна Иванова, директор", "бессрочно", "культура, спорт", "Ташкент"],
        options=("--default", "type=other", "--default", f"sources={SOURCE}"),
    )

    agreement = read_record(register, "2024-eapa-tass-other")
    assert [party["organization"] for party in agreement["parties"]] == ["eapa", "tass"]
    assert agreement["signatories"] == [
        {"name": {"ru": "Анна Иванова"}, "position": {"ru": "директор"}, "party": "tass"}
    ]
    assert agreement["term"] == {"ends": ".."}
    assert agreement["areas"] == [{"topic": "culture"}, {"topic": "sport"}]
    assert agreement["signed"]["place"] == {"city": {"ru": "Ташкент"}}


def test_an_owner_among_the_partners_is_not_added_again(register: Path, import_rows: ImportRows) -> None:
    import_rows(["Partners", "Type", "Source"], ["tass; eapa", "agreement", SOURCE])

    assert read_record(register, "undated-tass-eapa")["parties"] == [
        {"organization": "tass"}, {"organization": "eapa"},
    ]  # fmt: skip


def test_headings_can_be_repeated_named_by_field_mapped_or_ignored(register: Path, import_rows: ImportRows) -> None:
    columns = [
        ("№", "1"),  # ignored, as it numbers the rows
        ("Party", "eapa"),
        ("Party", "tass"),
        ("type", "agreement"),
        ("signed.date", "2024?"),
        ("Предмет (uz-Latn)", "Nom"),
        ("Title in English", "A title"),
        ("Link", SOURCE),
        ("Our file no.", "17/3"),  # mapped to the notes
        ("X", "2"),  # ignored by an option
        ("x-desk", "room 7"),
        ("x-desk.9.floor", "top"),  # the whole name is the key of an extension field
    ]

    outcome = import_rows(
        [heading for heading, _ in columns],
        [cell for _, cell in columns],
        options=("--map", "Our file no.=notes", "--map", "X="),
    )

    assert outcome.err.startswith("1 new"), outcome
    assert read_record(register, "2024-eapa-tass") == {
        "id": "2024-eapa-tass",
        "type": "agreement",
        "title": {"en": "A title", "uz-Latn": "Nom"},
        "signed": {"date": "2024?"},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "sources": [{"url": SOURCE}],
        "notes": "17/3",
        "x-desk": "room 7",
        "x-desk.9.floor": "top",
    }


def test_a_value_that_another_column_replaces_is_reported(import_rows: ImportRows) -> None:
    outcome = import_rows(
        ["Date", "Type", "Parties", "Source", "Term", "term.duration", "signed.place.country", "Place"],
        ["2024", "other", "eapa; tass", SOURCE, "5 years", "P3Y", "UZ", "Tashkent, Uzbekistan"],
    )

    (row,) = read_report(outcome)
    assert (row.outcome, row.remarks) == (
        "new",
        "column 'term.duration': 'P3Y' is stored instead of 'P5Y' from another column",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NaN", id="not-a-number"),
        pytest.param("1e999", id="infinite"),
        pytest.param('{"a": 1, "a": 2}', id="duplicate-key"),
        pytest.param("[" * 900 + "]" * 900, id="deep"),
        pytest.param("[" * 100_000, id="too-deep-to-parse"),
    ],
)
def test_json_that_yaml_cannot_store_is_the_text_of_an_extension_field(
    register: Path, import_rows: ImportRows, text: str
) -> None:
    outcome = import_rows(["Date", "Type", "Parties", "Source", "x-a"], ["2024", "other", "eapa; tass", SOURCE, text])

    assert outcome.code == 0, outcome
    assert read_record(register, "2024-eapa-tass-other")["x-a"] == text


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "ТАСС: Михаил Гусман, директор",
            {"name": {"ru": "Михаил Гусман"}, "position": {"ru": "директор"}, "party": "tass"},
        ),
        ("eapa: Ann Lee", {"name": {"en": "Ann Lee"}, "party": "eapa"}),
    ],
)
def test_a_party_before_a_name_is_the_party_of_the_signatory(
    register: Path, import_rows: ImportRows, cell: str, expected: dict[str, object]
) -> None:
    import_rows(
        ["Дата", "Вид", "Сторона 1", "Сторона 2", "Подписант 1", "Источник"],
        ["2024", "соглашение", "eapa", "tass", cell, SOURCE],
    )

    assert read_record(register, "2024-eapa-tass")["signatories"] == [expected]


@pytest.mark.parametrize("name", ["Dr: Ann Lee", "(both)"])
def test_a_prefix_or_bracket_without_a_party_is_part_of_the_name(
    register: Path, import_rows: ImportRows, name: str
) -> None:
    headings = ["Дата", "Вид", "Сторона 1", "Сторона 2", "Подписант 1", "Подписант 2", "Источник"]
    import_rows(headings, ["2024", "соглашение", "eapa", "tass", name, "Ann Bell", SOURCE])

    signatory, _ = read_record(register, "2024-eapa-tass")["signatories"]
    assert signatory["name"] == {"en": name}


def test_organizations_and_their_agreements_are_imported_together(register: Path, eapa: Eapa) -> None:
    (register / "o.csv").write_text(
        "Название,Name (en),Name (es-419),Также известна как,Acronym,Former name,Тип,Страна,Город,Год основания,Tasks,Источник\n"
        'Академия мира,Peace Academy,Academia de Paz,"Школа мира; The Peace School",PA,Old Academy,вуз,Узбекистан,Ташкент,1991,Учить; учиться,'
        f"{SOURCE}\n",
        encoding="utf-8",
    )
    (register / "a.csv").write_text(
        f"Дата;Вид;Сторона 1;Сторона 2;Источник\n01.02.2024;Протокол;eapa;школа мира;{SOURCE}\n", encoding="cp1251"
    )

    outcome = eapa("import", "a.csv", "o.csv")

    assert outcome.code == 0
    assert outcome.err == (
        "note: 'a.csv' is not in UTF-8 and was read as cp1251: add --encoding if letters are incorrect\n"
        "2 new, 0 already recorded, 0 refused\nwritten: data/organizations/pa.yaml\n"
        "written: data/agreements/2024-02-01-eapa-pa-protocol.yaml\n"
    )
    organization = read_record(register, "pa")
    assert [(name["kind"], name["lang"], name["value"]) for name in organization["names"]] == [
        ("official", "ru", "Академия мира"),
        ("official", "en", "Peace Academy"),
        ("official", "es-419", "Academia de Paz"),
        ("alias", "ru", "Школа мира"),
        ("alias", "en", "The Peace School"),
        ("acronym", "en", "PA"),
        ("former", "en", "Old Academy"),
    ]
    assert (organization["type"], organization["country"], organization["founded"]) == ("university", "UZ", "1991")
    assert organization["tasks"] == [{"ru": "Учить"}, {"ru": "учиться"}]
    assert (register / "data/agreements/2024-02-01-eapa-pa-protocol.yaml").is_file()
    assert "0 new, 2 already recorded, 0 refused\n" in eapa("import", "a.csv", "o.csv").err


def test_a_row_with_the_facts_of_an_earlier_row_is_refused(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table(ROW, ROW))

    _first, second = read_report(outcome)
    assert (second.outcome, second.id) == ("refused", "2024-02-01-eapa-tass")
    assert second.remarks == "it has the same facts as row 2: give it an id if it is another record"


def test_a_row_with_the_id_of_an_earlier_row_is_refused(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table({**ROW, "Id": "lake"}, {**ROW, "Id": "lake", "Date": "2.2.2024"}))

    _first, second = read_report(outcome)
    assert (second.outcome, second.id) == ("refused", "lake")
    assert second.remarks == "it has the same id as row 2: write another id if it is another record"


EXISTING_ID = "2020-01-31-eapa-tass"
EXISTING_FACTS = {
    "Date": "31.01.2020",
    "Type": "agreement",
    "Party 1": "ТАСС",
    "Party 2": "eapa",
    "Source": "https://tass.com/society/1115243",
}


@pytest.mark.parametrize(
    ("row", "heading"),
    [
        pytest.param({**EXISTING_FACTS, "City": "Omsk"}, "City", id="found by its facts"),
        pytest.param({"id": EXISTING_ID, "Party 1": "eapa", "Notes": "Another note"}, "Notes", id="found by its id"),
    ],
)
def test_another_value_of_an_existing_record_is_reported_and_the_record_stays(
    register: Path, import_rows: ImportRows, row: dict[str, str], heading: str
) -> None:
    before = read_saved_files(register)

    outcome = import_rows(*make_table(row))

    assert read_remark(outcome) == (
        f"column '{heading}': the existing record '{EXISTING_ID}' does not have this value; an import never changes records"
    )
    assert read_saved_files(register) == before


def test_an_id_distinguishes_another_agreement_of_the_same_day(register: Path, import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table(ROW | {"Id": "another-one", "Date": "2020-01-31"}))

    assert outcome.err.startswith("1 new")
    assert read_record(register, "another-one")["signed"] == {"date": "2020-01-31"}


def test_a_dry_run_does_not_explain_a_value_that_comes_from_a_default(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table(ROW), options=("--dry-run", "--default", "term=5 years"))

    (row,) = read_report(outcome)
    assert (row.outcome, row.understood) == ("new", "")


def test_a_dry_run_explains_a_word_for_true(import_rows: ImportRows) -> None:
    outcome = import_rows(
        *make_table({**ROW, "languages.1.lang": "ru", "languages.1.authentic": "да"}), options=("--dry-run",)
    )

    (row,) = read_report(outcome)
    assert (row.outcome, row.understood) == ("new", "column 'languages.1.authentic': 'да' = true")


@pytest.mark.parametrize(
    ("default", "message"),
    [
        ("nonsense=1", "no record has the field 'nonsense'"),
        ("phone=1", "no record has the field 'phone'"),
        ("type", "'type' is not FIELD=VALUE"),
        ("type=", "'type=' is not FIELD=VALUE"),
    ],
)
def test_a_default_must_be_a_field_with_a_value(import_rows: ImportRows, default: str, message: str) -> None:
    outcome = import_rows(*make_table(ROW), options=("--default", default))

    hint = "hint: write, for example, 'type=memorandum'\n"
    assert (outcome.code, outcome.err) == (2, f"error: --default: {message}\n{hint}")


def test_today_in_a_default_is_the_day_of_the_import(import_rows: ImportRows, register: Path) -> None:
    before = datetime.now().astimezone().date()
    import_rows(*make_table(ROW), options=("--default", "sources.1.accessed=today"))

    (source,) = read_record(register, "2024-02-01-eapa-tass")["sources"]
    assert source["accessed"] in {before.isoformat(), datetime.now().astimezone().date().isoformat()}


def test_an_invalid_default_is_reported_with_its_option(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table(ROW), options=("--default", "signed.online=perhaps"))

    assert read_remark(outcome) == "--default: 'perhaps' is neither yes nor no"


def test_blank_cells_and_the_default_of_a_filled_column_change_nothing(register: Path, import_rows: ImportRows) -> None:
    outcome = import_rows(
        ["Date", "Type", "Party 1", "Party 2", "Areas", "Online", "Source"],
        ["2024", "agreement", "eapa", "tass", " - ", "  ", SOURCE],
        ["2025", "agreement", "eapa", "tass", "law", "no", SOURCE],  # a row with values in the same columns
        options=("--default", "type=protocol"),
    )

    assert outcome.err.startswith("2 new"), outcome
    assert read_record(register, "2024-eapa-tass") == {
        "id": "2024-eapa-tass",
        "type": "agreement",
        "signed": {"date": "2024"},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "sources": [{"url": SOURCE}],
    }


def test_existing_errors_of_the_register_do_not_prevent_an_import(register: Path, import_rows: ImportRows) -> None:
    tass = register / "data/organizations/tass.yaml"
    unknown_relation = "relations:\n  - {type: part-of, organization: unknown}\n"
    tass.write_text(tass.read_text(encoding="utf-8") + unknown_relation, encoding="utf-8")

    outcome = import_rows(*make_table(ROW))

    (row,) = read_report(outcome)
    assert (outcome.code, row.outcome) == (0, "new")


@pytest.mark.parametrize(
    ("record", "old", "new"),
    [
        ("organizations/tass", "names:\n", "names:\n  - TASS\n"),
        ("organizations/tass", "names:\n", "names:\n  - {value: [TASS], lang: en, kind: alias}\n"),
        ("organizations/tass", "names:\n", "names: [TASS]\nx-names:\n"),
        ("agreements/2020-01-31-eapa-tass", "parties:\n", "parties:\n  - eapa\n"),
        ("agreements/2020-01-31-eapa-tass", "parties:\n", "parties:\n  - {organization: [eapa]}\n"),
    ],
)
def test_rows_are_compared_with_the_valid_values_of_an_invalid_record(
    register: Path, eapa: Eapa, record: str, old: str, new: str
) -> None:
    exported = eapa("export", "rows.csv")
    file = register / f"data/{record}.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    outcome = eapa("import", "rows.csv", "--dry-run")

    assert exported.code == 0
    assert outcome.code == 0, outcome
    assert "0 new, 14 already recorded, 0 refused" in outcome.err


def test_an_additional_list_item_of_an_existing_record_is_not_added(import_rows: ImportRows) -> None:
    outcome = import_rows(["id", "Areas"], ["2020-01-31-eapa-tass", "law"])

    assert read_remark(outcome).startswith("column 'Areas': the existing record '2020-01-31-eapa-tass' does not have")


def test_an_import_into_a_new_register_succeeds(register: Path, eapa: Eapa) -> None:
    eapa("init", "new", "--bare", "--owner", "fru", cwd=register.parent)
    sheet = register.parent / "organizations.csv"
    sheet.write_text("Name;Type;Country\nFergana University;university;Uzbekistan\n", encoding="utf-8")

    outcome = eapa("import", str(sheet), "--register", str(register.parent / "new"))

    (row,) = read_report(outcome)
    assert (outcome.code, row.outcome, row.id) == (0, "new", "fergana-university")


def test_map_accepts_a_known_heading_in_place_of_a_field(import_rows: ImportRows) -> None:
    outcome = import_rows(
        ["Date", "Type", "Вузы", "Source"], ["2024", "other", "tass", SOURCE], options=("--map", "Вузы=Партнёры")
    )

    (row,) = read_report(outcome)
    assert (outcome.code, row.id) == (0, "2024-eapa-tass-other")


def test_a_default_does_not_replace_the_status_partner_or_signatories_of_a_row(
    register: Path, import_rows: ImportRows
) -> None:
    row = {"Date": "2024", "Type": "agreement", "Partner": "tass", "Source": SOURCE, "Status": "terminated"}
    outcome = import_rows(
        *make_table(row | {"Signatories": "EAPA: Ann Lee"}),
        options=("--default", "status=signed", "--default", "partners=aaru", "--default", "signatories=TASS: Bo Roy"),
    )

    assert outcome.err.startswith("1 new"), outcome
    record = read_record(register, "2024-eapa-tass")
    assert record["terminated"] == {"grounds": "other", "note": "terminated"}
    assert record["parties"] == [{"organization": "eapa"}, {"organization": "tass"}]
    assert record["signatories"] == [{"name": {"en": "Ann Lee"}, "party": "eapa"}]


def test_a_dry_run_explains_a_word_for_false(import_rows: ImportRows) -> None:
    outcome = import_rows(*make_table({**ROW, "Online": "no"}), options=("--dry-run",))

    assert read_report(outcome)[0].understood == "column 'Online': 'no' = online false"


@pytest.mark.parametrize("column", ["Date", "Title"])
@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#ИМЯ?", "#DIV/0!"])
def test_the_error_of_a_formula_in_csv_is_refused(import_rows: ImportRows, column: str, error: str) -> None:
    outcome = import_rows(*make_table({**ROW, "Title": "Cooperation", column: error}))

    assert f"column '{column}': has the error {error}" in read_remark(outcome)
