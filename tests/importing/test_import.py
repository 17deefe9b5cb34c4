"""Imports of spreadsheets: new records, or messages that name the cell to fix."""

import csv
import io
import re
import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from running import Eapa, Outcome
from samples import DATA

from eapa_cli.yaml.reader import read

INTAKE = Path(__file__).parent / "spreadsheets" / "intake.csv"
HINT = "hint: fix the refused rows, or add --partial to import the rest\n"
SOURCE = "https://example.org/1"


def read_files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.yaml"))}


@pytest.fixture
def without_agreements(register: Path) -> Path:
    shutil.rmtree(register / "data/agreements")
    return register


@pytest.fixture
def import_rows(register: Path, eapa: Eapa) -> Callable[..., Outcome]:
    """Import rows, the first of them headings, as a CSV table."""

    def run(*rows: list[Any], options: tuple[str, ...] = (), separator: str = ",") -> Outcome:
        with (register / "a.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, delimiter=separator).writerows(rows)
        return eapa("import", "a.csv", *options)

    return run


def read_table(outcome: Outcome) -> list[list[str]]:
    return [line.split("\t") for line in outcome.out.splitlines()[1:]]


def read_remark(outcome: Outcome) -> str:
    ((_, _, _, _, remarks, *_),) = read_table(outcome)
    return remarks


def read_record(register: Path, path: str) -> Any:
    return read((register / "data" / path).read_bytes()).data


# Rows as clerks type them


def test_a_typed_table_of_the_real_agreements_gives_the_existing_files(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(INTAKE))

    assert outcome.code == 0
    assert outcome.err.startswith(
        "14 new, 0 already recorded, 0 refused\nwritten: data/agreements/2019-05-23-eapa-bashkortostan-government.yaml\n"
    )
    assert read_files(without_agreements / "data/agreements") == read_files(DATA / "agreements")


def test_existing_records_are_not_imported_again(register: Path, eapa: Eapa) -> None:
    before = read_files(register)

    outcome = eapa("import", str(INTAKE))

    assert (outcome.code, outcome.err) == (0, "0 new, 14 already recorded, 0 refused\n")
    assert read_files(register) == before


def test_a_dry_run_gives_the_same_report_and_writes_nothing(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(INTAKE), "--dry-run")

    assert outcome.err == "14 new, 0 already recorded, 0 refused\n"
    headings, first, *_ = outcome.out.splitlines()
    assert headings == "row\toutcome\tkind\tid\tremarks\tunderstood"
    assert first.startswith(
        "row 4\tnew\tagreement\t2019-05-23-eapa-bashkortostan-government\t\t"
        "column 'Дата подписания': '23.05.2019' = 23 May 2019; column 'Вид документа': 'Соглашение' = agreement; "
        "column 'Сторона 1': 'World Peoples Assembly' = eapa; "
    )
    assert not (without_agreements / "data/agreements").exists()


def test_diff_shows_the_new_files_after_the_table(without_agreements: Path, eapa: Eapa) -> None:
    outcome = eapa("import", str(INTAKE), "--diff")

    assert (outcome.code, outcome.err) == (0, "14 new, 0 already recorded, 0 refused\n")
    rows, made = outcome.out.split("--- /dev/null\n", 1)
    assert len(rows.splitlines()) == 15
    assert made.startswith("+++ b/data/agreements/2019-05-23-eapa-bashkortostan-government.yaml\n@@ -0,0 +1,")
    assert made.count("+++ b/data/agreements/") == 14
    assert not (without_agreements / "data/agreements").exists()
    assert eapa("import", str(INTAKE), "--diff", "--format", "json") == (
        2,
        "",
        "error: --diff and --format cannot be used together\nhint: omit one of them\n",
    )


def test_only_the_number_of_many_new_files_is_reported(register: Path, import_rows: Callable[..., Outcome]) -> None:
    rows = [
        ["tass; eapa", "memorandum", f"{day:02}.{month:02}.2024", SOURCE] for month in (1, 2) for day in range(1, 29)
    ]

    outcome = import_rows(["parties", "type", "signed", "source"], *rows)

    assert outcome.err == "56 new, 0 already recorded, 0 refused\nwritten: 56 files\n"
    assert len(list((register / "data/agreements").glob("2024-0?-??-tass-eapa*.yaml"))) == 56


def test_one_cell_can_contain_several_parties_signatories_areas_and_sources(
    register: Path, import_rows: Callable[..., Outcome]
) -> None:
    (register / "documents/a.pdf").parent.mkdir(parents=True, exist_ok=True)
    (register / "documents/a.pdf").write_bytes(b"%PDF")
    outcome = import_rows(
        [
            "Date",
            "Type",
            "Parties",
            "Signed by",
            "Areas",
            "Term",
            "Languages",
            "Copy",
            "Place",
            "Source",
            "Notes",
            "Online",
        ],
        [
            "24 September 2024",
            "Меморандум",
            "TASS Russian News Agency\nWorld Peoples Assembly",
            "Анна Иванова (Head of the Republic; Chairman of its Government)\nBoris Petrov, Director, Moscow office",
            "культура; education: exchange of students; paleontology",
            "5 лет",
            "русский, en",
            "documents/a.pdf https://example.org/a.pdf",
            "Civic Chamber, hall 2, Moscow, Россия",
            f"{SOURCE}; https://example.org/2",
            "  two \u00a0 spaces\r\nand a line",
            "да",
        ],
    )

    assert outcome.err.startswith("1 new"), outcome
    assert read_record(register, "agreements/2024-09-24-tass-eapa-memorandum.yaml") == {
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
        "documents": [{"path": "documents/a.pdf"}, {"url": "https://example.org/a.pdf"}],
        "sources": [{"url": SOURCE}, {"url": "https://example.org/2"}],
        "notes": "two spaces\nand a line",
    }


def test_a_single_partner_is_a_partner_of_the_owner(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(
        ["Партнёр", "Дата", "Кто подписал", "Срок действия", "Направления", "Место"],
        [
            "ТАСС; АНО «НООСФЕРА; и другие»",
            "2024",
            "TASS: Анна Иванова, директор",
            "бессрочно",
            "культура, спорт",
            "Ташкент",
        ],
        options=("--default", "type=other", "--default", f"sources={SOURCE}"),
    )

    assert "no organization is called 'АНО «НООСФЕРА; и другие»'" in read_remark(outcome)
    outcome = import_rows(
        ["Партнёр", "Дата", "Кто подписал", "Срок действия", "Направления", "Место"],
        ["ТАСС", "2024", "TASS: Анна Иванова, директор", "бессрочно", "культура, спорт", "Ташкент"],
        options=("--default", "type=other", "--default", f"sources={SOURCE}"),
    )
    made = read_record(register, "agreements/2024-eapa-tass-other.yaml")
    assert [party["organization"] for party in made["parties"]] == ["eapa", "tass"]
    assert made["signatories"] == [{"name": {"ru": "Анна Иванова"}, "position": {"ru": "директор"}, "party": "tass"}]
    assert made["term"] == {"ends": ".."}
    assert made["areas"] == [{"topic": "culture"}, {"topic": "sport"}]
    assert made["signed"]["place"] == {"city": {"ru": "Ташкент"}}


def test_the_owner_is_not_named_twice(register: Path, import_rows: Callable[..., Outcome]) -> None:
    import_rows(["Partners", "Type", "Source"], ["tass; eapa", "agreement", SOURCE])

    assert read_record(register, "agreements/undated-tass-eapa.yaml")["parties"] == [
        {"organization": "tass"}, {"organization": "eapa"},
    ]  # fmt: skip


def test_headings_can_be_repeated_named_by_field_mapped_or_missing(
    register: Path, import_rows: Callable[..., Outcome]
) -> None:
    outcome = import_rows(
        [
            "№",
            "Party",
            "Party",
            "type",
            "signed.date",
            "Предмет (uz-Latn)",
            "Title in English",
            "Link",
            "Our file no.",
            "X",
            "x-desk",
        ],
        ["1", "eapa", "tass", "agreement", "2024?", "Nom", "A title", SOURCE, "17/3", "2", "room 7"],
        options=("--map", "Our file no.=notes", "--map", "X="),
    )

    assert outcome.err.startswith("1 new"), outcome
    assert read_record(register, "agreements/2024-eapa-tass.yaml") == {
        "id": "2024-eapa-tass",
        "type": "agreement",
        "title": {"en": "A title", "uz-Latn": "Nom"},
        "signed": {"date": "2024?"},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "sources": [{"url": SOURCE}],
        "notes": "17/3",
        "x-desk": "room 7",
    }


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
def test_party_before_a_name_is_the_party_of_the_signatory(
    register: Path, import_rows: Callable[..., Outcome], cell: str, expected: dict[str, object]
) -> None:
    import_rows(
        ["Дата", "Вид", "Сторона 1", "Сторона 2", "Подписант 1", "Источник"],
        ["2024", "соглашение", "eapa", "tass", cell, SOURCE],
    )

    assert read_record(register, "agreements/2024-eapa-tass.yaml")["signatories"] == [expected]


def test_a_prefix_that_is_not_a_party_is_part_of_the_name(register: Path, import_rows: Callable[..., Outcome]) -> None:
    headings = ["Дата", "Вид", "Сторона 1", "Сторона 2", "Подписант 1", "Подписант 2", "Источник"]
    import_rows(headings, ["2024", "соглашение", "eapa", "tass", "Dr: Ann Lee", "(both)", SOURCE])

    names = [one["name"]["en"] for one in read_record(register, "agreements/2024-eapa-tass.yaml")["signatories"]]
    assert names == ["Dr: Ann Lee", "(both)"]


def test_organizations_and_their_agreements_are_imported_together(register: Path, eapa: Eapa) -> None:
    (register / "o.csv").write_text(
        "Название,Name (en),Также известна как,Acronym,Former name,Тип,Страна,Город,Год основания,Tasks,Источник\n"
        'Академия мира,Peace Academy,"Школа мира; The Peace School",PA,Old Academy,вуз,Узбекистан,Ташкент,1991,Учить; учиться,'
        f"{SOURCE}\n",
        encoding="utf-8",
    )
    (register / "a.csv").write_text(
        f"Дата;Вид;Сторона 1;Сторона 2;Источник\n01.02.2024;Протокол;eapa;школа мира;{SOURCE}\n", encoding="cp1251"
    )

    outcome = eapa("import", "a.csv", "o.csv")

    assert outcome.err == (
        "note: 'a.csv' is not in UTF-8 and was read as cp1251: add --encoding if letters are incorrect\n"
        "2 new, 0 already recorded, 0 refused\nwritten: data/organizations/pa.yaml\n"
        "written: data/agreements/2024-02-01-eapa-pa-protocol.yaml\n"
    )
    made = read_record(register, "organizations/pa.yaml")
    assert [(name["kind"], name["lang"], name["value"]) for name in made["names"]] == [
        ("official", "ru", "Академия мира"),
        ("official", "en", "Peace Academy"),
        ("alias", "ru", "Школа мира"),
        ("alias", "en", "The Peace School"),
        ("acronym", "en", "PA"),
        ("former", "en", "Old Academy"),
    ]
    assert (made["type"], made["country"], made["founded"]) == ("university", "UZ", "1991")
    assert made["tasks"] == [{"ru": "Учить"}, {"ru": "учиться"}]
    assert (register / "data/agreements/2024-02-01-eapa-pa-protocol.yaml").is_file()
    assert eapa("import", "a.csv", "o.csv").err.endswith("0 new, 2 already recorded, 0 refused\n")


# Refused rows


ROW = {"Date": "2024-02-01", "Type": "agreement", "Party 1": "eapa", "Party 2": "tass", "Source": SOURCE}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"Date": "31.02.2024"}, "column 'Date': '31.02.2024' is not a day of the calendar: February 2024 has 29 days"),
        ({"Date": "09/10/2024"}, "column 'Date': '09/10/2024' is ambiguous: write '2024-10-09' or '2024-09-10'"),
        ({"Type": "memo"}, "column 'Type': 'memo' is not one of the choices: "),
        ({"Type": "memorandum protocol"}, "column 'Type': 'memorandum protocol' is not one of the choices"),
        ({"Copy": "purple"}, "column 'Copy': 'purple' is neither the path of a copy nor a web address"),
        ({"Signatory 1": "(a)", "Signatories": "Director qwerty; (b)"}, "column 'Signatories': '(b)' is not a signatory"),
        ({"Type": "zzz"}, "choose one of agreement, memorandum, roadmap, protocol, convention, other"),
        ({"Party 2": "Nobody at all"}, "column 'Party 2': no organization is called 'Nobody at all': add it first"),
        ({"Party 2": "eapa"}, "column 'Party 2': "),
        ({"Source": "example.org"}, "column 'Source': "),
        ({"Source": ""}, "the record has neither a source nor a copy of the document"),
        ({"Online": "maybe"}, "column 'Online': 'maybe' is neither yes nor no"),
        ({"Renewed at most": "often"}, "column 'Renewed at most': 'often' is not a whole number"),
        ({"Renewed at most": "2"}, "column 'Renewed at most': "),
        ({"Notice": "soon"}, "column 'Notice': 'soon' is not a duration"),
        ({"Country of signing": "Atlantis"}, "column 'Country of signing': no country is called 'Atlantis'"),
        ({"Signatories": "(who)"}, "column 'Signatories': '(who)' is not a signatory"),
        ({"Signatories": "Ann"}, "column 'Signatories': the party of each signatory is missing"),
        ({"Signatories": "Zorro: Ann"}, "column 'Signatories': no organization is called 'Zorro'"),
        ({"Signatory 1": "Ann", "Signed for 1": "scopdc-uz"}, "column 'Signed for 1': "),
        ({"Valid until": "2020"}, "column 'Valid until': "),
        ({"Valid until": "today"}, "column 'Valid until': 'today' cannot be read as a date"),
        ({"Term": "сегодня"}, "column 'Term': 'сегодня' cannot be read as a date"),
    ],
)  # fmt: skip
def test_an_invalid_row_is_refused_with_its_cell(
    register: Path, import_rows: Callable[..., Outcome], cells: dict[str, str], message: str
) -> None:
    before = read_files(register)

    outcome = import_rows(list(ROW | cells), list((ROW | cells).values()))

    assert outcome.code == 3
    assert outcome.err.endswith(
        f"0 new, 0 already recorded, 1 refused\nerror: nothing was written, because some rows were refused\n{HINT}"
    )
    assert message in read_remark(outcome)
    assert read_files(register) == before


def test_a_missing_value_is_not_reported_for_the_derived_id(import_rows: Callable[..., Outcome]) -> None:
    lacking = import_rows(["Date"], ["2021-09-24"])
    written = import_rows(["Date", "Id"], ["2021-09-24", "-x-"])

    assert "'id'" not in read_remark(lacking)
    assert "'parties'" in read_remark(lacking)
    assert "column 'Id': " in read_remark(written)


def test_nothing_is_written_after_a_refusal_without_partial(
    register: Path, import_rows: Callable[..., Outcome]
) -> None:
    rows = [
        list(ROW),
        list(ROW.values()),
        ["1 Feb", *list(ROW.values())[1:]],
        [*list(ROW.values())[:3], "missing", SOURCE],
    ]

    refused = import_rows(*rows)
    before = (register / "data/agreements/2024-02-01-eapa-tass.yaml").exists()
    partial = import_rows(*rows, options=("--partial",))

    assert (refused.code, before) == (3, False)
    assert [row[1] for row in read_table(refused)] == ["new", "new", "refused"]
    assert "\n2 new, 0 already recorded, 1 refused\nwritten: data/agreements/2024" in partial.err
    assert (register / "data/agreements/xxxx-02-01-eapa-tass.yaml").exists()


def test_agreements_of_a_refused_organization_are_refused_too(register: Path, eapa: Eapa) -> None:
    (register / "o.csv").write_text(
        "id,Name,Type,relations.1.type,relations.1.organization\nnew-one,New,ngo,part-of,unknown\ngood,Good,ngo,,\n",
        encoding="utf-8",
    )
    (register / "a.csv").write_text(
        f"Date,Type,Party 1,Party 2,Source\n2024,agreement,eapa,new-one,{SOURCE}\n", encoding="utf-8"
    )
    (register / "b.csv").write_text("id,Name,Type,Country\nodd,Odd,ngo,Nowhere\n", encoding="utf-8")

    outcome = eapa("import", "o.csv", "a.csv", "b.csv", "--partial")

    assert [(row[1], row[3]) for row in read_table(outcome)] == [
        ("refused", "new-one"), ("new", "good"), ("refused", ""), ("refused", "2024-eapa-new-one"),
    ]  # fmt: skip
    assert (register / "data/organizations/good.yaml").is_file()
    assert eapa("validate").code == 0


def test_a_repeated_row_is_refused(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(list(ROW), list(ROW.values()), list(ROW.values()))

    assert register.is_dir()
    assert read_table(outcome)[1][1:] == [
        "refused", "agreement", "2024-02-01-eapa-tass", "it has the same facts as row 2: give it an id if it is another record",
    ]  # fmt: skip


def test_a_record_with_other_values_is_never_changed(register: Path, import_rows: Callable[..., Outcome]) -> None:
    by_facts = import_rows(
        ["Date", "Type", "Party 1", "Party 2", "City", "Source"],
        ["31.01.2020", "agreement", "ТАСС", "eapa", "Omsk", "https://tass.com/society/1115243"],
    )
    by_id = import_rows(["id", "Party 1", "Notes"], ["2020-01-31-eapa-tass", "eapa", "Another note"])

    assert register.is_dir()
    assert read_remark(by_facts) == (
        "column 'City': the existing record '2020-01-31-eapa-tass' does not have this value; an import never changes records"
    )
    assert read_remark(by_id) == (
        "column 'Notes': the existing record '2020-01-31-eapa-tass' does not have this value; an import never changes records"
    )


def test_an_id_distinguishes_another_agreement_of_the_same_day(
    register: Path, import_rows: Callable[..., Outcome]
) -> None:
    outcome = import_rows(["Id", *ROW], ["another-one", "2020-01-31", *list(ROW.values())[1:]])

    assert outcome.err.startswith("1 new")
    assert read_record(register, "agreements/another-one.yaml")["signed"] == {"date": "2020-01-31"}


# Organizations by name


def test_an_organization_similar_to_an_existing_one_needs_a_decision(
    register: Path, import_rows: Callable[..., Outcome]
) -> None:
    near = import_rows(["Name", "Type"], ["Association of the Arab Universitys", "other"])
    perhaps = import_rows(["Name", "Type"], ["AUU", "other"])

    assert register.is_dir()
    assert "'Association of the Arab Universitys' is similar to aaru (0." in read_remark(near)
    assert "if it is a different organization, give it an id" in read_remark(perhaps)


def test_two_rows_with_one_name_are_one_organization(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(["Name", "Type"], ["Zeta Club", "ngo"], ["ZETA CLUB", "ngo"])

    assert register.is_dir()
    assert read_table(outcome)[1][4] == "it has the same facts as row 2: give it an id if it is another record"


def test_a_name_in_an_unsupported_script_needs_an_id(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(["Name", "Type"], ["!!!", "ngo"])

    assert register.is_dir()
    assert outcome.code == 3


def test_a_similar_name_is_matched_and_reported(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(list(ROW), ["2024", "agreement", "eapa", "Association of the Arab Universitys", SOURCE])

    assert register.is_dir()
    assert read_remark(outcome).startswith(
        "column 'Party 2': 'Association of the Arab Universitys' was matched to aaru (0."
    )
    assert outcome.code == 0


def test_an_ambiguous_name_is_refused(register: Path, import_rows: Callable[..., Outcome]) -> None:
    tass = register / "data/organizations/tass.yaml"
    text = tass.read_text(encoding="utf-8").replace("names:\n", 'names:\n  - {value: "EPA", lang: en, kind: alias}\n')
    tass.write_text(text, encoding="utf-8")

    outcome = import_rows(list(ROW), ["2024", "agreement", "aaru", "EPA", SOURCE])

    assert "column 'Party 2': 'EPA' is a name of eapa and tass: write the id of one" in read_remark(outcome)


def test_an_unusual_name_of_a_signatory_is_reported(import_rows: Callable[..., Outcome]) -> None:
    cells = ROW | {"Signatories": "Director qwerty; Ann Lee"}

    outcome = import_rows(list(cells), list(cells.values()))

    assert read_remark(outcome) == "column 'Signatories': 'Director qwerty' is stored as the name of a signatory"


def test_a_part_of_a_place_of_unknown_kind_is_reported(register: Path, import_rows: Callable[..., Outcome]) -> None:
    cells = ROW | {"Place": "Rectorate, Qwertystan, online"}

    outcome = import_rows(list(cells), list(cells.values()))

    assert read_remark(outcome).startswith(
        "column 'Place': 'Qwertystan' was read as the city; column 'Place': the agreement "
    )
    assert read_record(register, "agreements/2024-02-01-eapa-tass.yaml")["signed"] == {
        "date": "2024-02-01",
        "online": True,
        "place": {"name": {"en": "Rectorate"}, "city": {"en": "Qwertystan"}},
    }


def test_dry_run_does_not_explain_a_default(import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(list(ROW), list(ROW.values()), options=("--dry-run", "--default", "term=5 years"))

    assert (read_table(outcome)[0][1], read_table(outcome)[0][5]) == ("new", "")


# Unrecognized headings


@pytest.mark.parametrize(
    ("headings", "message"),
    [
        (
            ["Date", "Party 1", "Country"],
            "note: 'Country' (C) of 'a.csv' was read as the country of the parties\n",
        ),
        (
            ["Date", "Party 1", "Signed"],
            "  the columns 'Date' and 'Signed' of 'a.csv' both contain signed.date: ignore one of them with --map 'Signed='",
        ),
        (["Date", "Party 1", ""], "  column C of 'a.csv' has cells but no heading: add a heading of its own"),
        (
            ["Date", "Party 1", "Notes (en)"],
            "  'Notes (en)' (C) of 'a.csv' is not a field of an agreement: did you mean 'Notes'?\n",
        ),
        (["Jabber", "Wocky", "Slithy"], "error: 'a.csv' contains no table of agreements or organizations\n"),
    ],
)
def test_an_unknown_heading_is_not_ignored(
    register: Path, import_rows: Callable[..., Outcome], headings: list[str], message: str
) -> None:
    outcome = import_rows(headings, ["2024", "eapa", "x"])

    assert register.is_dir()
    assert outcome.code in {2, 3, 4}
    assert message in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ([], 2, "error: no spreadsheet was given\n"),
        (["a.odt"], 2, "error: 'a.odt' is neither .csv, .xlsx nor .ods\n"),
        (["data"], 4, "error: there is no .csv in the folder 'data'\n"),
        (["a.csv"], 4, "error: the file 'a.csv' cannot be read: "),
        (["a.csv", "--default", "nonsense=1"], 4, "error: the file 'a.csv' cannot be read: "),
        (["--template", "a.ods"], 2, "error: a template is a .csv or .xlsx file, not 'a.ods'\n"),
    ],
)
def test_invalid_arguments_are_reported(
    register: Path, eapa: Eapa, arguments: list[str], code: int, message: str
) -> None:
    outcome = eapa("import", *arguments)

    assert register.is_dir()
    assert (outcome.code, outcome.out) == (code, "")
    assert outcome.err.startswith(message)


def test_a_default_must_be_a_field(import_rows: Callable[..., Outcome], register: Path) -> None:
    outcome = import_rows(list(ROW), list(ROW.values()), options=("--default", "nonsense=1"))

    assert register.is_dir()
    assert (outcome.code, outcome.err) == (
        2, "error: --default: 'nonsense=1' is not FIELD=VALUE\nhint: write, for example, 'type=memorandum'\n",
    )  # fmt: skip


def test_today_in_a_default_is_the_day_of_the_import(import_rows: Callable[..., Outcome], register: Path) -> None:
    before = datetime.now().astimezone().date()
    import_rows(list(ROW), list(ROW.values()), options=("--default", "sources.1.accessed=today"))

    (source,) = read_record(register, "agreements/2024-02-01-eapa-tass.yaml")["sources"]
    assert source["accessed"] in {before.isoformat(), datetime.now().astimezone().date().isoformat()}


def test_an_invalid_default_is_reported_as_such(import_rows: Callable[..., Outcome], register: Path) -> None:
    outcome = import_rows(list(ROW), list(ROW.values()), options=("--default", "signed.online=perhaps"))

    assert register.is_dir()
    assert read_remark(outcome) == "--default: 'perhaps' is neither yes nor no"


# Templates


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_template_is_recognized_and_its_example_is_not_imported(
    register: Path, eapa: Eapa, name: str, language: str
) -> None:
    file = register / "data/register.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[en, ru]", f"[{language}]"), encoding="utf-8")

    made = eapa("import", "--template", name)
    again = eapa("import", "--template", name)

    assert made == (0, "", f"written: {name}\n")
    assert again.code == 3
    assert eapa("import", name) == (0, "row\toutcome\tkind\tid\tremarks\n", "0 new, 0 already recorded, 0 refused\n")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["agreement", "organization"])
def test_the_example_of_a_template_is_valid(register: Path, eapa: Eapa, kind: str, language: str) -> None:
    file = register / "data/register.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[en, ru]", f"[{language}]"), encoding="utf-8")
    for name in ("organization", "agreement")[: 1 if kind == "organization" else 2]:
        assert eapa("import", "--template", f"{name}.csv", "--kind", name).code == 0
        text = (register / f"{name}.csv").read_text(encoding="utf-8-sig")
        heading, example = csv.reader(io.StringIO(text))
        example[0] = example[0].removeprefix("# ").partition(" (")[0]
        example = [cell.replace("example-assembly", "eapa") for cell in example]
        with (register / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([heading, example])

        outcome = eapa("import", f"{name}.csv")

        assert outcome.err.startswith("1 new, 0 already recorded, 0 refused\n"), outcome
    assert eapa("validate").code == 0


def read_drop_downs(file: Path, sheet: str) -> dict[str, list[str]]:
    """Return the values that the cells below each heading offer."""
    book = load_workbook(file)
    choices = {}
    for validation in book[sheet].data_validations.dataValidation:
        letter = re.match("[A-Z]+", str(validation.sqref))[0]  # type: ignore[index]
        choices[book[sheet][f"{letter}1"].value] = read_choices(book, validation.formula1)
    return choices


def read_choices(book: Workbook, formula: str) -> list[str]:
    """Return the choices of a drop-down list: a range such as `lists!$A$1:$A$9`, or a text such as `"head,deputy"`."""
    area = formula.partition("!")[2].replace("$", "")
    if area:
        return [cell.value for (cell,) in book["lists"][area]]
    return formula.strip('"').split(",")


def test_the_workbook_template_has_drop_down_lists(register: Path, eapa: Eapa) -> None:
    assert eapa("import", "--template", "a.xlsx").code == 0

    agreements, organizations = (
        read_drop_downs(register / "a.xlsx", sheet) for sheet in ("agreements", "organizations")
    )

    assert agreements["Type"] == ["agreement", "memorandum", "roadmap", "protocol", "convention", "other"]
    assert (
        agreements["Signatory 1 capacity"]
        == agreements["Signatory 2 capacity"]
        == ["head", "deputy", "proxy", "acting"]
    )
    assert agreements["Grounds for termination"][:2] == ["expired-early", "withdrawn"]
    assert {"culture", "public-diplomacy"} < set(agreements["Areas"])
    assert organizations["Country"][0] == "Afghanistan"
    assert len(organizations["Country"]) > 240


def test_the_drop_down_lists_of_a_russian_template_are_accepted(register: Path, eapa: Eapa) -> None:
    settings = register / "data/register.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[en, ru]", "[ru]"), encoding="utf-8")
    assert eapa("import", "--template", "a.xlsx").code == 0

    lists = read_drop_downs(register / "a.xlsx", "agreements")

    assert lists["Вид документа"] == ["соглашение", "меморандум", "дорожная карта", "протокол", "конвенция", "другое"]
    assert "Узбекистан" in read_drop_downs(register / "a.xlsx", "organizations")["Страна"]
    longest = max(map(len, lists.values()))
    rows = [[values[number % len(values)] for values in lists.values()] for number in range(longest)]
    with (register / "all.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(
            [
                *lists,
                "Дата",
                "Название",
                "Сторона 1",
                "Сторона 2",
                "Подписант 1",
                "Подписант 2",
                "Прекращено",
                "Источник",
            ]
        )
        for number, row in enumerate(rows, start=1):
            date = f"2021-01-{number:02}"
            writer.writerow(
                [*row, date, f"Договор {number}", "eapa", "tass", "А. Б.", "В. Г.", "2022", "https://example.org"]
            )

    assert eapa("import", "all.csv", "--dry-run").err.startswith(f"{longest} new, 0 already recorded, 0 refused\n")


def test_the_workbook_template_describes_each_column(register: Path, eapa: Eapa) -> None:
    eapa("import", "--template", "t.xlsx")

    rows = list(load_workbook(register / "t.xlsx")["dictionary"].values)

    assert rows[0] == ("sheet", "column", "field", "choices", "description")
    assert ("agreements", "Signatory 1", "signatories.#.name.@") in {row[:3] for row in rows}
    assert all(row[4] for row in rows)


# Round trips


@pytest.mark.parametrize("options", [[], ["--excel"], ["--excel", "--separator", ";"]], ids=" ".join)
@pytest.mark.parametrize("which", ["real", "full"])
def test_a_csv_export_round_trips_byte_for_byte(
    register: Path, eapa: Eapa, request: pytest.FixtureRequest, options: list[str], which: str
) -> None:
    if which == "full":
        request.getfixturevalue("full")
    before = read_files(register / "data")
    assert eapa("export", "out", "--format", "csv", "--private", *options).code == 0
    for folder in ("organizations", "agreements"):
        shutil.rmtree(register / "data" / folder)

    outcome = eapa("import", *(["out"] if not options else ["out/agreements.csv", "out/organizations.csv"]))

    assert outcome.code == 0, outcome
    assert read_files(register / "data") == before


@pytest.mark.parametrize("which", ["real", "full"])
def test_a_workbook_export_round_trips_byte_for_byte(
    register: Path, eapa: Eapa, request: pytest.FixtureRequest, which: str
) -> None:
    if which == "full":
        request.getfixturevalue("full")
    before = read_files(register / "data")
    assert eapa("export", "a.xlsx", "--private").code == 0
    for folder in ("organizations", "agreements"):
        shutil.rmtree(register / "data" / folder)

    outcome = eapa("import", "a.xlsx")

    assert outcome.code == 0, outcome
    assert read_files(register / "data") == before


# Realistic workbooks


@pytest.fixture
def save_workbook(register: Path) -> Callable[[Workbook], str]:
    def save(book: Workbook) -> str:
        book.save(register / "book.xlsx")
        return "book.xlsx"

    return save


def test_a_workbook_with_a_title_merged_cells_dates_formulas_and_hidden_sheets(
    register: Path, eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "Соглашения 2024"
    sheet.append(["Register of agreements"])
    sheet.merge_cells("A1:F1")
    sheet.append([])
    sheet.append(["Date", "Type", "Party 1", "Party 2", "Source", "Online"])
    sheet.append([datetime(2024, 2, 1), "agreement", "eapa", "tass", SOURCE, True])  # noqa: DTZ001
    sheet.append([45324.0, None, "eapa", "aaru", SOURCE, False])
    sheet.append([date(2024, 2, 3), None, "eapa", "nnosc", SOURCE, None])
    sheet.merge_cells("B4:B6")
    sheet.append([])
    hidden = book.create_sheet("Old")
    hidden.append(["Date", "Party 1"])
    hidden.append(["nonsense", "unknown"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Ideas").append(["buy", "paper"])
    book.create_sheet("Empty")

    outcome = eapa("import", save_workbook(book))

    assert outcome.err.startswith(
        "note: the hidden sheet 'Old' was ignored\nnote: the sheet 'Ideas' was ignored: no row contains known headings\n3 new"
    )
    assert [row[0] for row in read_table(outcome)] == ["Соглашения 2024!4", "Соглашения 2024!5", "Соглашения 2024!6"]
    assert read_record(register, "agreements/2024-02-01-eapa-tass.yaml")["signed"] == {
        "date": "2024-02-01",
        "online": True,
    }
    assert read_record(register, "agreements/2024-02-02-eapa-aaru.yaml")["signed"]["date"] == "2024-02-02"
    assert read_record(register, "agreements/2024-02-03-eapa-nnosc.yaml")["type"] == "agreement"


def test_cells_of_a_workbook_are_named_as_in_a_spreadsheet_program(
    register: Path, eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = "agreements"
    sheet.append(["Date", "Party 1", "Party 2", "Notes", "Source", "Type"])
    sheet.append(["=TODAY()", "eapa", "#REF!", datetime(2024, 1, 1, 12, 30), SOURCE, 5.5])  # noqa: DTZ001
    sheet["C2"].data_type = "e"

    outcome = eapa("import", save_workbook(book))

    assert register.is_dir()
    assert read_remark(outcome).split("; ") == [
        "A2 ('Date'): has a formula without a saved value: open the file in a spreadsheet program and save it",
        "C2 ('Party 2'): has the error #REF!",
        "F2 ('Type'): '5.5' is not one of the choices: choose one of agreement, memorandum, roadmap, protocol, convention, other",
    ]


def test_blank_cells_and_unneeded_defaults_change_nothing(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(
        ["Date", "Type", "Party 1", "Party 2", "Areas", "Online", "Source"],
        ["2024", "agreement", "eapa", "tass", " - ", "  ", SOURCE],
        ["2025", "agreement", "eapa", "tass", "law", "no", SOURCE],
        options=("--default", "type=protocol"),
    )

    assert outcome.err.startswith("2 new"), outcome
    assert read_record(register, "agreements/2024-eapa-tass.yaml") == {
        "id": "2024-eapa-tass",
        "type": "agreement",
        "signed": {"date": "2024"},
        "parties": [{"organization": "eapa"}, {"organization": "tass"}],
        "sources": [{"url": SOURCE}],
    }


def test_force_imports_a_row_that_breaks_a_rule(register: Path, import_rows: Callable[..., Outcome]) -> None:
    rows = ["Name", "Type", "relations.1.type", "relations.1.organization"], ["Zeta", "ngo", "part-of", "to-come"]

    assert import_rows(*rows).err.endswith(HINT)
    forced = import_rows(*rows, options=("--force",))
    assert (forced.code, read_table(forced)[0][1]) == (0, "new")
    assert "no organization has the id 'to-come'" in read_remark(forced)
    assert read_record(register, "organizations/zeta.yaml")["relations"] == [
        {"type": "part-of", "organization": "to-come"}
    ]


def test_errors_from_before_an_import_do_not_refuse_it(register: Path, import_rows: Callable[..., Outcome]) -> None:
    tass = register / "data/organizations/tass.yaml"
    wrong = "relations:\n  - {type: part-of, organization: unknown}\n"
    tass.write_text(tass.read_text(encoding="utf-8") + wrong, encoding="utf-8")

    outcome = import_rows(list(ROW), list(ROW.values()))

    assert (outcome.code, read_table(outcome)[0][1]) == (0, "new")


def test_an_additional_list_item_is_a_difference(register: Path, import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(["id", "Areas"], ["2020-01-31-eapa-tass", "law"])

    assert register.is_dir()
    assert read_remark(outcome).startswith("column 'Areas': the existing record '2020-01-31-eapa-tass' does not have")


def test_times_and_booleans_in_text_columns_are_written_as_text(
    register: Path, eapa: Eapa, save_workbook: Callable[[Workbook], str]
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.append(["Date", "Party 1", "Party 2", "Notes", "Event", "Source", "Type"])
    sheet.append([2024, "eapa", "tass", True, datetime(2024, 1, 1, 12, 30), SOURCE, "other"])  # noqa: DTZ001

    assert eapa("import", save_workbook(book)).code == 0
    made = read_record(register, "agreements/2024-eapa-tass-other.yaml")
    assert (made["notes"], made["signed"]["event"]) == ("true", {"en": "2024-01-01T12:30:00"})


def test_an_import_into_a_new_register_succeeds(register: Path, eapa: Eapa) -> None:
    eapa("init", "new", "--bare", "--owner", "fru", cwd=register.parent)
    sheet = register.parent / "organizations.csv"
    sheet.write_text("Name;Type;Country\nFergana University;university;Uzbekistan\n", encoding="utf-8")

    outcome = eapa("import", str(sheet), "--register", str(register.parent / "new"))

    assert (outcome.code, outcome.out.splitlines()[1:]) == (
        0,
        ["row 2\tnew\torganization\tfergana-university\t"],
    )


def test_unknown_columns_are_reported_with_all_other_findings(import_rows: Callable[..., Outcome]) -> None:
    headings = ["Date", "Type", "Party 1", "Party 2", "Titel", "Zzz", "Source"]
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
        "  'Zzz' (F) of 'a.csv' is not a field of an agreement\n"
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
        "hint: ignore the columns with these options, or name a field after the '=': --map 'Titel=' --map 'Zzz='\n"
    )


def test_a_map_accepts_a_known_heading_as_field(import_rows: Callable[..., Outcome]) -> None:
    outcome = import_rows(
        ["Date", "Type", "Вузы", "Source"], ["2024", "other", "tass", SOURCE], options=("--map", "Вузы=Партнёры")
    )

    assert (outcome.code, read_table(outcome)[0][3]) == (0, "2024-eapa-tass-other")


def test_an_unknown_name_is_reported_with_its_rows_and_similar_names(
    import_rows: Callable[..., Outcome],
) -> None:
    rows = [["2024", "other", "eapa", name, SOURCE] for name in ("Harvard", "TASS Ltd Press Bureau", "HARVARD")]

    outcome = import_rows(["Date", "Type", "Party", "Party", "Source"], *rows)

    assert [row[4].removeprefix("column 'Party': no organization is called ") for row in read_table(outcome)] == [
        "'Harvard': add it first, or write its id",
        "'TASS Ltd Press Bureau': did you mean 'tass'? Otherwise add it first, or write its id",
        "'HARVARD': add it first, or write its id",
    ]
    assert outcome.err.startswith(
        "note: 2 organizations are not in the register:\n  Harvard (row 2 and 1 more)\n  TASS Ltd Press Bureau (row 3): did you mean 'tass'?\n"
        "hint: add --create-organizations to create them"
    )


def test_only_the_first_of_many_unknown_names_are_listed(import_rows: Callable[..., Outcome]) -> None:
    rows = [["2024", "other", "eapa", f"Qwerty {number}", SOURCE] for number in range(42)]

    message = import_rows(["Date", "Type", "Party", "Party", "Source"], *rows).err

    assert message.startswith("note: 42 organizations are not in the register:\n  Qwerty 0 (row 2)\n")
    assert "\n  Qwerty 39 (row 41)\n  and 2 more, which are in the table\nhint: " in message


@pytest.mark.parametrize(
    ("given", "message"),
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
        ("Qwerty=notes", "no column has the heading 'Qwerty'\nhint: the headings are 'Date', 'Type', 'Party 1', "),
    ],
)
def test_a_map_needs_an_existing_heading_and_a_field_for_cells(
    import_rows: Callable[..., Outcome], given: str, message: str
) -> None:
    outcome = import_rows(
        ["Date", "Type", "Party 1", "Party 2", "Nr"],
        ["2024", "other", "eapa", "tass", "7"],
        options=("--map", "Nr=notes", "--map", given),
    )

    assert outcome.code == 2
    assert message in outcome.err
