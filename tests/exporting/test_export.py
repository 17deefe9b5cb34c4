"""Each export is opened by a reader of its format, and contains every fact of the register."""

import csv
import io
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import duckdb
import pytest
import rdflib
from facts import iterate_scalars, list_scalars
from full_register import AGREEMENTS, ALPHA, ORGANIZATIONS, REGISTER
from openpyxl import load_workbook
from pyarrow import parquet
from running import Eapa

from eapa_cli.errors import RefusedError
from eapa_cli.exporting.as_xlsx import write_tables

# rdflib's parser still uses deprecated functions of rdflib.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = rdflib.Namespace("https://schema.org/")
ORGANIZATION = rdflib.Namespace("urn:eapa:organization:")
AGREEMENT = rdflib.Namespace("urn:eapa:agreement:")


def export_file(eapa: Eapa, name: str, *options: str) -> Path:
    """Export the register with all fields, and return the path of the file or folder."""
    outcome = eapa("export", name, "--private", *options)

    assert (outcome.code, outcome.out, outcome.err.splitlines()[0]) == (0, "", f"written: {name}")
    return Path(name)  # the fixture leaves the register's folder as the current one


def read_triples(file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(data=file.read_text(encoding="utf-8"), format="json-ld")


@pytest.mark.usefixtures("full_register")
def test_json_contains_the_records_of_the_files(eapa: Eapa) -> None:
    document = json.loads(export_file(eapa, "a.json").read_text(encoding="utf-8"))

    assert (document["eapa"], document["kind"], document["register"]) == (1, "register", REGISTER)
    assert (document["organizations"], document["agreements"]) == (ORGANIZATIONS, AGREEMENTS)
    assert {field["pattern"]: field["description"] for field in document["dictionary"]}["parties.#.organization"]


@pytest.mark.usefixtures("full_register")
def test_jsonl_has_the_register_on_the_first_line_and_then_one_record_per_line(eapa: Eapa) -> None:
    first, *records = map(json.loads, export_file(eapa, "a.ndjson").read_text(encoding="utf-8").splitlines())

    assert first["register"] == REGISTER
    assert [line["record"] for line in records if line["kind"] == "organization"] == ORGANIZATIONS
    assert [line["record"] for line in records if line["kind"] == "agreement"] == AGREEMENTS


@pytest.mark.parametrize("form", ["json", "jsonl", "jsonld"])
def test_output_to_stdout_is_the_same_as_to_a_file(eapa: Eapa, form: str) -> None:
    file = export_file(eapa, f"a.{form}")

    outcome = eapa("export", "-", "--private", "--format", form)

    assert (outcome.code, outcome.out) == (0, file.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("full_register")
def test_linked_data_becomes_triples_with_every_fact(eapa: Eapa) -> None:
    objects = [object_ for _, _, object_ in read_triples(export_file(eapa, "a.jsonld"))]
    free = [json.loads(str(found)) for found in objects if getattr(found, "datatype", None) == rdflib.RDF.JSON]
    texts = {str(found) for found in objects} | {str(found).rpartition(":")[2] for found in objects}
    texts |= {json.dumps(value, sort_keys=True) for map_ in free for value in map_.values()}

    lost = [fact for fact in list_scalars() if str(fact) not in texts and str(fact).lower() not in texts]
    assert lost == []


@pytest.mark.usefixtures("full_register")
def test_linked_data_uses_terms_of_schema_org(eapa: Eapa) -> None:
    graph = read_triples(export_file(eapa, "a.jsonld"))
    alpha, both = ORGANIZATION["alpha"], AGREEMENT["2021-09-24-alpha-beta"]

    assert (alpha, rdflib.RDF.type, SCHEMA.NGO) in graph
    assert (alpha, SCHEMA.name, rdflib.Literal("Альфа", lang="ru")) in graph
    assert (alpha, SCHEMA.alternateName, rdflib.Literal("=ALPHA()", lang="en")) in graph
    assert (alpha, SCHEMA.url, rdflib.URIRef("https://alpha.example/")) in graph
    assert (alpha, SCHEMA.parentOrganization, ORGANIZATION["beta"]) in graph
    assert (ORGANIZATION["beta"], rdflib.RDF.type, SCHEMA.Organization) in graph
    assert (both, rdflib.RDF.type, SCHEMA.CreativeWork) in graph
    assert set(graph.objects(both, SCHEMA.contributor)) == {alpha, ORGANIZATION["beta"]}
    assert set(map(str, graph.objects(both, SCHEMA.keywords))) == {"culture", "law"}


@pytest.mark.usefixtures("full_register")
def test_the_order_of_parties_survives_in_linked_data(eapa: Eapa) -> None:
    graph = read_triples(export_file(eapa, "a.jsonld"))
    term = rdflib.Namespace("urn:eapa:term:")

    head = graph.value(AGREEMENT["2015-alpha-beta"], term["parties"])
    assert head
    parties = [graph.value(party, term["organization"]) for party in graph.items(head)]

    assert parties == [ORGANIZATION["beta"], ORGANIZATION["alpha"]]


def test_records_of_linked_data_can_have_addresses_on_the_web(eapa: Eapa) -> None:
    graph = read_triples(export_file(eapa, "a.jsonld", "--base", "https://example.org/"))

    assert (rdflib.URIRef("https://example.org/organization/tass"), None, None) in graph


def read_cells(file: Path, encoding: str, delimiter: str) -> list[dict[str, str]]:
    """Return the rows of a CSV file by heading."""
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode(encoding)), delimiter=delimiter))


@pytest.mark.usefixtures("full_register")
def test_csv_is_a_folder_with_one_table_per_kind_and_metadata(eapa: Eapa) -> None:
    folder = export_file(eapa, "out", "--format", "csv")

    agreements = read_cells(folder / "agreements.csv", "utf-8", ",")
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))

    assert sorted(path.name for path in folder.iterdir()) == [
        "agreements.csv",
        "csv-metadata.json",
        "organizations.csv",
    ]
    assert [row["id"] for row in agreements] == [data["id"] for data in AGREEMENTS]
    assert agreements[1]["signatories.1.position.en"] == "Head of the Republic; Chairman of its Government"
    assert agreements[1]["signed.online"] == "false"
    assert agreements[0]["title.en"] == ""
    table = next(table for table in metadata["tables"] if table["url"] == "agreements.csv")
    assert [column["titles"] for column in table["tableSchema"]["columns"]] == list(agreements[0])
    named = {column["titles"]: column for column in table["tableSchema"]["columns"]}
    assert named["signed.online"]["datatype"] == "boolean"
    assert named["x-desk"]["datatype"] == "json"
    assert unquote(named["x-desk"]["name"]) == "x-desk"


def test_columns_are_in_canonical_order_and_grouped_by_party(eapa: Eapa) -> None:
    columns = list(read_cells(export_file(eapa, "a.csv"), "utf-8", ",")[0])

    assert [column for column in columns if column.startswith("parties.")] == [
        "parties.1.organization", "parties.1.name_as_signed", "parties.1.note", "parties.2.organization",
        "parties.2.note", "parties.3.organization",
    ]  # fmt: skip
    assert columns[:4] == ["id", "type", "title.en", "signed.date"]


def test_one_kind_is_exported_to_one_csv_file_with_metadata(register: Path, eapa: Eapa) -> None:
    file = export_file(eapa, "a.csv", "--kind", "organization")

    assert len(read_cells(file, "utf-8", ",")) == len(list((register / "data/organizations").iterdir()))
    described = json.loads(file.with_name("a.csv-metadata.json").read_text(encoding="utf-8"))
    assert described["url"] == "a.csv"


@pytest.mark.usefixtures("full_register")
def test_filters_select_agreements_and_their_organizations(eapa: Eapa) -> None:
    some = json.loads(export_file(eapa, "a.json", "--type", "memorandum").read_text(encoding="utf-8"))
    none = json.loads(export_file(eapa, "b.json", "--year", "1999").read_text(encoding="utf-8"))

    assert [data["id"] for data in some["agreements"]] == ["2015-alpha-beta"]
    assert [data["id"] for data in some["organizations"]] == ["alpha", "beta"]
    assert (none["agreements"], none["organizations"]) == ([], [])


def test_related_agreements_are_exported_too(register: Path, eapa: Eapa) -> None:
    # Each agreement refers to the one of the year before, except the first and the last.
    for year, relation in ((1990, ""), (1991, "amends"), (1992, "renews"), (1993, "")):
        relations = f"relations: [{{type: {relation}, agreement: x-{year - 1}}}]\n" if relation else ""
        (register / f"data/agreements/x-{year}.yaml").write_text(
            f"id: x-{year}\ntype: memorandum\nsigned: {{date: '{year}-01-01', basis: stated}}\n"
            f"parties: [{{organization: eapa}}, {{organization: tass}}]\n{relations}"
            "sources: [{url: 'https://example.org/', accessed: '2026-11-20'}]\n",
            encoding="utf-8",
        )

    part = json.loads(export_file(eapa, "part.json", "--since", "1992", "--until", "1992").read_text(encoding="utf-8"))
    export_file(eapa, "part.xlsx", "--since", "1992", "--until", "1992")
    for path in (register / "data/agreements").glob("x-*.yaml"):
        path.unlink()
    outcome = eapa("import", "part.xlsx")

    assert [record["id"] for record in part["agreements"]] == ["x-1990", "x-1991", "x-1992"]
    assert outcome.code == 0, outcome.err
    assert (register / "data/agreements/x-1991.yaml").is_file()


def test_filters_select_organizations(eapa: Eapa) -> None:
    found = json.loads(
        export_file(eapa, "a.json", "--kind", "organization", "--type", "university").read_text(encoding="utf-8")
    )

    assert [data["id"] for data in found["organizations"]] == ["uca-es", "unu-jogja"]
    assert found["agreements"] == []


def test_related_organizations_are_exported_too(register: Path, eapa: Eapa) -> None:
    tass = register / "data/organizations/tass.yaml"
    relations = "relations:\n  - {type: member-of, organization: aaru}\n"
    tass.write_text(tass.read_text(encoding="utf-8") + relations, encoding="utf-8")

    found = json.loads(export_file(eapa, "a.json", "--party", "tass").read_text(encoding="utf-8"))

    assert [data["id"] for data in found["organizations"]] == ["aaru", "eapa", "tass"]


@pytest.mark.usefixtures("full_register")
def test_csv_for_spreadsheets_has_a_byte_order_mark_and_no_formulas(eapa: Eapa) -> None:
    folder = export_file(eapa, "out", "--format", "csv", "--excel", "--separator", ";")

    rows = read_cells(folder / "organizations.csv", "utf-8-sig", ";")

    assert (folder / "organizations.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert rows[0]["names.2.value"] == "Альфа"
    assert rows[0]["notes"].startswith("'+998")
    assert rows[1]["names.1.value"] == "''=Beta"
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@\t\r"))]


@pytest.mark.usefixtures("full_register")
def test_a_workbook_has_one_sheet_per_kind_and_typed_cells(eapa: Eapa) -> None:
    workbook = load_workbook(export_file(eapa, "a.xlsx"))

    assert workbook.sheetnames == ["organizations", "agreements", "dictionary", "register"]
    titles, alpha, _ = workbook["organizations"].iter_rows()
    cell = dict(zip([title.value for title in titles], alpha, strict=True))
    assert (cell["names.4.value"].value, cell["names.4.value"].data_type) == ("=ALPHA()", "s")
    assert (cell["figures.1.exactly"].value, cell["figures.1.exactly"].data_type) == (98, "n")
    assert cell["notes"].value == ALPHA["notes"]
    dictionary = list(workbook["dictionary"].values)
    assert dictionary[0] == (
        "sheet",
        "column (# is a number from 1, @ a language)",
        "type",
        "required",
        "choices",
        "description",
    )
    assert ("organizations", "names.#.value", "text", "yes") in {row[:4] for row in dictionary}
    assert ("title.ru", "Реестр") in list(workbook["register"].values)


def test_a_workbook_is_set_up_for_reading_and_printing(register: Path, eapa: Eapa) -> None:
    sheet = load_workbook(register / export_file(eapa, "a.xlsx"))["agreements"]

    assert {cell.font.bold for cell in sheet[1]} == {True}
    assert {cell.font.bold for cell in sheet[2]} == {False}
    assert {cell.alignment.wrap_text for cell in (*sheet[1], *sheet[2])} == {True}
    assert sheet.auto_filter.ref == sheet.dimensions
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.oddFooter.center.text) == (
        "landscape", 9, "&A, &P / &N",
    )  # fmt: skip


def test_a_sheet_is_printed_on_pages_as_wide_as_it_is_or_legibly_on_several(register: Path, eapa: Eapa) -> None:
    workbook = load_workbook(register / export_file(eapa, "a.xlsx"))
    wide, narrow = workbook["agreements"], workbook["dictionary"]

    assert (wide.page_setup.scale, wide.page_setup.pageOrder, wide.print_title_cols) == (60, "overThenDown", "$A:$A")
    assert (narrow.page_setup.fitToHeight, narrow.sheet_properties.pageSetUpPr.fitToPage) == (0, True)


def test_rows_are_as_high_as_their_longest_text(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}notes: {'word ' * 50}\n", encoding="utf-8")

    sheet = load_workbook(export_file(eapa, "a.xlsx", "--party", "tass"))["agreements"]

    assert [sheet.row_dimensions[number].height for number in (1, 2)] == [15, 75]


@pytest.mark.parametrize(
    ("written_date", "expected"),
    [
        ("2020-01-31", date(2020, 1, 31)),
        ("1900-03-01", date(1900, 3, 1)),
        ("1900-02-28", "1900-02-28"),
        ("2020-01", "2020-01"),
        ("2020-01-31?", "2020-01-31?"),
        ("2020-01-30/2020-01-31", "2020-01-30/2020-01-31"),
    ],
)
def test_full_dates_are_days_in_a_workbook(register: Path, eapa: Eapa, written_date: str, expected: object) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    text = file.read_text(encoding="utf-8").replace('date: "2020-01-31"', f'date: "{written_date}"')
    file.write_text(f"{text}notes: '2021-09-24'\n", encoding="utf-8")

    sheet = load_workbook(export_file(eapa, "a.xlsx", "--party", "tass"))["agreements"]
    row = dict(zip([cell.value for cell in sheet[1]], sheet[2], strict=True))

    value = row["signed.date"].value
    assert (value.date() if isinstance(value, datetime) else value) == expected
    assert row["notes"].value == "2021-09-24"
    if isinstance(expected, date):
        assert row["signed.date"].number_format == "yyyy-mm-dd"


def test_a_workbook_omits_columns_without_values(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "notes: ''\n", encoding="utf-8")

    sheet = load_workbook(export_file(eapa, "a.xlsx", "--party", "tass"))["agreements"]

    assert "notes" not in [cell.value for cell in sheet[1]]


def test_text_that_is_too_long_for_a_workbook_is_refused(register: Path, eapa: Eapa) -> None:
    file = register / "data/organizations/tass.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}notes: {'long ' * 7000}\n", encoding="utf-8")

    outcome = eapa("export", "a.xlsx")

    assert outcome.code == 3
    assert outcome.err == (
        "error: 'notes' of 'tass' has 34999 characters, but the limit of a cell is 32767\n"
        "hint: export as CSV, JSON, SQLite or Parquet\n"
    )
    assert not (register / "a.xlsx").exists()


def test_too_many_columns_for_a_workbook_are_refused(tmp_path: Path) -> None:
    with pytest.raises(
        RefusedError, match="would have 1 rows and 16385 columns, but the limits of a workbook are 1048576"
    ):
        write_tables({"agreements": [[f"x-{number}" for number in range(16_385)]]}, tmp_path / "a.xlsx")


def test_an_organization_without_an_official_name_has_alternate_names_in_linked_data(
    register: Path, eapa: Eapa
) -> None:
    file = register / "data/organizations/tass.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("official", "short"), encoding="utf-8")

    graph = read_triples(export_file(eapa, "a.jsonld"))

    assert graph.value(ORGANIZATION["tass"], SCHEMA.alternateName) is not None
    assert graph.value(ORGANIZATION["tass"], SCHEMA.name) is None


def format_for_sqlite(fact: object) -> str:
    return str(int(fact) if isinstance(fact, bool) else fact)


@pytest.mark.usefixtures("full_register")
def test_a_database_contains_every_fact(eapa: Eapa) -> None:
    with closing(sqlite3.connect(export_file(eapa, "a.sqlite"))) as db:
        tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'")
        names = [name for (name,) in tables]
        # The table of facts contains every value, and every value is in another table as well.
        words = {
            str(value)
            for name in names
            if name != "dictionary"
            for row in db.execute(f"SELECT * FROM {name}")
            for value in row
        }
        facts_alone = {str(value) for (value,) in db.execute("SELECT value FROM facts")}
        described = set(db.execute('SELECT "table", "column" FROM dictionary'))
        columns = {(name, row[1]) for name in names for row in db.execute(f"PRAGMA table_info({name})")}
        signed = db.execute(
            "SELECT o.name FROM parties p JOIN organizations o ON o.id = p.organization "
            "WHERE p.agreement = '2021-09-24-alpha-beta' ORDER BY p.position"
        ).fetchall()

    facts = [fact for data in (*ORGANIZATIONS, *AGREEMENTS) for fact in iterate_scalars(remove_extensions(data))]
    assert [fact for fact in facts if format_for_sqlite(fact) not in facts_alone] == []
    assert [fact for fact in iterate_scalars(remove_extensions(REGISTER)) if format_for_sqlite(fact) not in words] == []
    assert {"7", "2.5", "+998 71 200 00 00"} <= words
    assert columns - described <= {("register", "place"), ("register", "value")} | {
        ("dictionary", name) for name in ("table", "column", "about")
    }
    assert signed == [('Alpha, the "First"',), ("'=Beta",)]


def remove_extensions(data: Any) -> Any:
    """Return plain data without extension fields."""
    if isinstance(data, dict):
        return {key: remove_extensions(value) for key, value in data.items() if not key.startswith("x-")}
    return [remove_extensions(value) for value in data] if isinstance(data, list) else data


@pytest.fixture
def database(register: Path, eapa: Eapa) -> Iterator[sqlite3.Connection]:
    """Return the exported database of the sample register."""
    with closing(sqlite3.connect(register / export_file(eapa, "a.sqlite"))) as db:
        yield db


def read_keys(db: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of the primary key of a table."""
    return [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?) WHERE pk", (table,))]


def test_each_row_of_a_database_has_a_primary_key(database: sqlite3.Connection) -> None:
    assert read_keys(database, "agreements") == ["id"]
    assert read_keys(database, "parties") == ["agreement", "position"]
    assert read_keys(database, "former_ids") == ["record", "record_kind", "position"]
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'")
    assert [name for (name,) in tables.fetchall() if not read_keys(database, name)] == []


def test_parties_and_signatories_of_a_database_refer_to_their_records(database: sqlite3.Connection) -> None:
    links = {
        (table, row[3], row[2], row[4])
        for table in ("parties", "signatories", "names")
        for row in database.execute(f"PRAGMA foreign_key_list({table})")
    }

    assert links == {
        ("parties", "agreement", "agreements", "id"),
        ("parties", "organization", "organizations", "id"),
        ("signatories", "agreement", "agreements", "id"),
        ("signatories", "party", "organizations", "id"),
        ("names", "organization", "organizations", "id"),
    }
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [
        ("agreements", "sobirov", "2021-09-24-eapa-scopdc-uz"),
        ("agreements", '"news agency"', "2020-01-31-eapa-tass"),
        ("organizations", "cadiz", "uca-es"),
    ],
)
def test_the_tables_of_a_database_have_a_full_text_index(
    database: sqlite3.Connection, table: str, words: str, found: str
) -> None:
    rows = database.execute(
        f"SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)", (words,)
    )
    (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",)).fetchone()

    assert found in {id_ for (id_,) in rows}
    assert f'content="{table}"' in sql  # Datasette offers a search for tables with such an index


def test_an_agreement_without_a_title_has_the_names_of_its_parties_as_label(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: text.index("title:")] + text[text.index("signed:") :], encoding="utf-8")

    with closing(sqlite3.connect(register / export_file(eapa, "a.sqlite"))) as db:
        (name,) = db.execute("SELECT name FROM agreements WHERE id = '2020-01-31-eapa-tass'").fetchone()

    assert name == "World Peoples Assembly; TASS Russian News Agency"


def test_a_table_with_a_repeated_id_has_no_primary_key(register: Path, eapa: Eapa) -> None:
    copy = register / "data/organizations/media/tass.yaml"
    copy.parent.mkdir()
    shutil.copy(register / "data/organizations/tass.yaml", copy)

    with closing(sqlite3.connect(register / export_file(eapa, "a.sqlite"))) as db:
        assert db.execute("SELECT count(*) FROM organizations WHERE id = 'tass'").fetchone() == (2,)
        assert (read_keys(db, "organizations"), read_keys(db, "agreements")) == ([], ["id"])
        assert [row[2] for row in db.execute("PRAGMA foreign_key_list(parties)")] == ["agreements"]


def test_without_fts5_a_database_has_no_full_text_index(
    register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eapa_cli.index.exported_database.has_fts5", lambda _: False)

    with closing(sqlite3.connect(register / export_file(eapa, "a.sqlite"))) as db:
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name LIKE '%_fts%'").fetchone() == (0,)


def test_a_filtered_database_contains_only_the_selected_agreements(eapa: Eapa) -> None:
    with closing(sqlite3.connect(export_file(eapa, "a.db", "--party", "tass"))) as db:
        assert db.execute("SELECT id FROM agreements").fetchall() == [("2020-01-31-eapa-tass",)]
        assert db.execute("SELECT count(DISTINCT record) FROM facts").fetchone() == (3,)


def query_duckdb(sql: str) -> list[Any]:
    return duckdb.execute(sql).fetchall()


def test_duckdb_reads_the_parquet_tables_with_agreements_by_year(eapa: Eapa) -> None:
    folder = export_file(eapa, "out", "--format", "parquet")

    years = query_duckdb(f"SELECT year, count(*) FROM '{folder}/agreements/*/*.parquet' GROUP BY ALL ORDER BY 1")
    (first,) = query_duckdb(
        f"SELECT o.name, a.signed_from FROM '{folder}/agreements/*/*.parquet' a JOIN '{folder}/parties.parquet' p "
        f"ON p.agreement = a.id JOIN '{folder}/organizations.parquet' o ON o.id = p.organization "
        "WHERE o.country = 'ES'"
    )
    ((number,),) = query_duckdb(f"SELECT count(*) FROM '{folder}/facts.parquet'")

    assert years == [(2019, 1), (2020, 3), (2021, 3), (2022, 3), (2023, 3), (None, 1)]
    assert first == ("University of Cadiz", date(2021, 1, 28))
    assert number > 500
    about = parquet.read_schema(folder / "organizations.parquet").field("seat_city").metadata
    assert about == {b"description": b"The city of its seat."}


def test_parquet_has_the_same_bytes_for_the_same_register(eapa: Eapa) -> None:
    def contents() -> dict[str, bytes]:
        return {file.as_posix(): file.read_bytes() for file in sorted(Path("out").rglob("*.parquet"))}

    export_file(eapa, "out", "--format", "parquet")
    first = contents()
    export_file(eapa, "out", "--format", "parquet", "--force")

    assert contents() == first


def test_a_date_without_a_year_is_in_the_null_partition(full_register: Path, eapa: Eapa) -> None:
    file = full_register / "data/agreements/2015-alpha-beta.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"2015"', "XXXX-05-01"), encoding="utf-8")

    folder = export_file(eapa, "out", "--format", "parquet")

    assert sorted(path.name for path in (folder / "agreements").iterdir()) == [
        "year=2021", "year=__HIVE_DEFAULT_PARTITION__",
    ]  # fmt: skip


def test_a_missing_parquet_library_is_reported_with_the_package_to_install(
    register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    outcome = eapa("export", "out", "--format", "parquet")

    assert outcome == (
        2, "", "error: Parquet needs a library that is not installed\nhint: install it with 'pip install pyarrow', or with pipx: 'pipx inject eapa pyarrow'\n",
    )  # fmt: skip
    assert not (register / "out").exists()


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.jsonld", "a.xlsx", "a.csv", "a.sqlite"])
def test_the_same_register_gives_the_same_bytes(eapa: Eapa, name: str) -> None:
    first = export_file(eapa, name).read_bytes()

    second = export_file(eapa, name, "--force").read_bytes()

    assert first == second


# Records whose fields have values of unexpected types, by the path of the file.
INVALID_RECORDS = {
    "data/organizations/odd.yaml": (
        "id: odd\nnames: [a, {value: Odd}, {value: 5, lang: [en], kind: official}]\ntype: ngo\n"
        "relations: [5, {type: member-of}, {type: {a: b}, organization: 7}]\nseat: Tashkent\nnotes: 2.5\ntasks: x\n"
    ),
    "data/organizations/bare.yaml": "id: bare\ntype: other\nnames: [{value: Bare, lang: en, kind: alias}, 5]\nsummary: [1]\nfigures: {of: x}\nidentifiers: 7\n",
    "data/agreements/odd-too.yaml": (
        "id: odd-too\ntype: memorandum\ntitle: x\nparties: [{organization: tass}, null, {organization: 3, note: 1.5}]\n"
        "areas: ['x', {topic: [media]}]\nlanguages: [en, {lang: 5}]\ndocuments: [{path: 4, size: many, lang: 1}]\n"
        "relations: [5, null]\nsigned: {date: 2020, online: maybe}\nterm: {renewal_max: often, notice: 3}\n"
    ),
}  # fmt: skip


@pytest.fixture
def register_with_invalid_records(register: Path) -> Path:
    for path, text in INVALID_RECORDS.items():
        (register / path).write_text(text, encoding="utf-8")
    return register


@pytest.mark.usefixtures("register_with_invalid_records")
@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "jsonl", "sqlite"])
def test_a_register_with_invalid_records_is_exported(eapa: Eapa, form: str) -> None:
    outcome = eapa("export", "out", "--private", "--format", form)

    assert (outcome.code, "Traceback" in outcome.err) == (0, False)


def test_linked_data_has_the_values_of_invalid_records(register_with_invalid_records: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--private", "--format", "jsonld").code == 0

    document = json.loads((register_with_invalid_records / "out").read_text("utf-8"))
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert nodes["urn:eapa:organization:odd"]["notes"] == 2.5
    assert nodes["urn:eapa:organization:bare"]["@type"] == ["Organization", "schema:Organization"]
    assert nodes["urn:eapa:agreement:odd-too"]["areas"] == ["x", {"topic": ["media"]}]


def test_parquet_has_the_values_of_invalid_records(register_with_invalid_records: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--private", "--format", "parquet").code == 0

    table = parquet.read_table(register_with_invalid_records / "out/organizations.parquet")
    notes = {row["id"]: row["notes"] for row in table.to_pylist()}
    assert notes["odd"] == "2.5"
