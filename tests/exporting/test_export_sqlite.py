"""SQLite reads the exported database, with every fact, keys, links and a full-text index."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from exported_files import export_all_fields
from full_register import AGREEMENTS, ORGANIZATIONS, REGISTER
from running import Eapa
from scalars import iterate_scalars


@pytest.fixture
def database(eapa: Eapa) -> Iterator[sqlite3.Connection]:
    """Return the exported database of the sample register."""
    with closing(sqlite3.connect(export_all_fields(eapa, "a.sqlite"))) as db:
        yield db


@pytest.fixture
def full_database(eapa: Eapa, full_register: Path) -> Iterator[sqlite3.Connection]:  # noqa: ARG001 (writes the records)
    """Return the exported database of the full register."""
    with closing(sqlite3.connect(export_all_fields(eapa, "a.sqlite"))) as db:
        yield db


def list_tables(db: sqlite3.Connection) -> list[str]:
    """Return the names of all tables except those of the full-text indexes."""
    return [
        name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'")
    ]


def read_values(db: sqlite3.Connection, *tables: str) -> set[str]:
    """Return all values of some tables as text."""
    return {str(value) for table in tables for row in db.execute(f"SELECT * FROM {table}") for value in row}


def read_primary_key(db: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of the primary key of a table."""
    return [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?) WHERE pk", (table,))]


def list_stored_scalars(record: dict[str, Any]) -> list[str]:
    """Return the scalars of a record as a database stores them, without those of extension fields."""
    scalars = iterate_scalars(remove_extensions(record))
    return [str(int(scalar) if isinstance(scalar, bool) else scalar) for scalar in scalars]


def remove_extensions(data: Any) -> Any:
    """Return plain data without extension fields."""
    if isinstance(data, dict):
        return {key: remove_extensions(value) for key, value in data.items() if not key.startswith("x-")}
    return [remove_extensions(value) for value in data] if isinstance(data, list) else data


@pytest.mark.parametrize("record", [*ORGANIZATIONS, *AGREEMENTS], ids=lambda record: record["id"])
def test_the_table_of_facts_contains_every_value_of_a_record(
    full_database: sqlite3.Connection, record: dict[str, Any]
) -> None:
    facts = {
        str(value) for (value,) in full_database.execute("SELECT value FROM facts WHERE record = ?", (record["id"],))
    }

    assert [value for value in list_stored_scalars(record) if value not in facts] == []


def test_a_database_contains_every_value_of_the_register_file(full_database: sqlite3.Connection) -> None:
    values = read_values(full_database, *list_tables(full_database))

    assert [value for value in list_stored_scalars(REGISTER) if value not in values] == []


def test_the_table_of_facts_contains_the_values_of_extension_fields(full_database: sqlite3.Connection) -> None:
    facts = full_database.execute("SELECT place, value FROM facts WHERE place LIKE '%\"x-%' ORDER BY place")

    assert facts.fetchall() == [
        ('"x-desk"[0]', 1),
        ('"x-desk"[1]', 2.5),
        ('"x-phone"', "+998 71 200 00 00"),
        ('parties[1]."x-seal"', 1),
    ]


def test_the_dictionary_of_a_database_describes_each_column(full_database: sqlite3.Connection) -> None:
    described = set(full_database.execute('SELECT "table", "column" FROM dictionary'))
    columns = {
        (table, column)
        for table in list_tables(full_database)
        for _, column, *_ in full_database.execute(f"PRAGMA table_info({table})")
    }

    assert {table for table, _ in columns - described} == {"register", "dictionary"}


def test_parties_can_be_joined_with_their_organizations(full_database: sqlite3.Connection) -> None:
    parties = full_database.execute(
        "SELECT o.name FROM parties p JOIN organizations o ON o.id = p.organization "
        "WHERE p.agreement = '2021-09-24-alpha-beta' ORDER BY p.position"
    ).fetchall()

    assert parties == [('Alpha, the "First"',), ("'=Beta",)]


def test_each_row_of_a_database_has_a_primary_key(database: sqlite3.Connection) -> None:
    assert [table for table in list_tables(database) if not read_primary_key(database, table)] == []
    assert read_primary_key(database, "agreements") == ["id"]
    assert read_primary_key(database, "parties") == ["agreement", "position"]
    assert read_primary_key(database, "former_ids") == ["record", "record_kind", "position"]


def test_parties_signatories_and_names_refer_to_their_records(database: sqlite3.Connection) -> None:
    links = {
        (table, column, target, target_column)
        for table in ("parties", "signatories", "names")
        for _, _, target, column, target_column, *_ in database.execute(f"PRAGMA foreign_key_list({table})")
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
    ("table", "words", "id_"),
    [
        pytest.param("agreements", "sobirov", "2021-09-24-eapa-scopdc-uz", id="signatory"),
        pytest.param("agreements", '"news agency"', "2020-01-31-eapa-tass", id="phrase"),
        pytest.param("organizations", "cadiz", "uca-es", id="organization"),
    ],
)
def test_a_full_text_index_finds_records(database: sqlite3.Connection, table: str, words: str, id_: str) -> None:
    rows = database.execute(
        f"SELECT id FROM {table} WHERE rowid IN (SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?)", (words,)
    )

    assert (id_,) in rows.fetchall()


@pytest.mark.parametrize("table", ["agreements", "organizations"])
def test_a_full_text_index_names_its_table_so_that_datasette_offers_a_search(
    database: sqlite3.Connection, table: str
) -> None:
    (sql,) = database.execute("SELECT sql FROM sqlite_master WHERE name = ?", (f"{table}_fts",)).fetchone()

    assert f'content="{table}"' in sql


def test_without_fts5_a_database_has_no_full_text_index(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eapa_cli.index.sqlite_writer.has_fts5", lambda _: False)

    with closing(sqlite3.connect(export_all_fields(eapa, "a.sqlite"))) as db:
        assert db.execute("SELECT name FROM sqlite_master WHERE name LIKE '%_fts%'").fetchall() == []


def test_an_agreement_without_a_title_has_the_names_of_its_parties_as_label(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    text = file.read_text(encoding="utf-8")
    title = text[text.index("title:") : text.index("signed:")]
    file.write_text(text.replace(title, ""), encoding="utf-8")

    with closing(sqlite3.connect(export_all_fields(eapa, "a.sqlite"))) as db:
        (label,) = db.execute("SELECT name FROM agreements WHERE id = '2020-01-31-eapa-tass'").fetchone()

    assert label == "World Peoples Assembly; TASS Russian News Agency"


def test_a_table_with_a_repeated_id_has_no_primary_key(register: Path, eapa: Eapa) -> None:
    copy = register / "data/organizations/media/tass.yaml"
    copy.parent.mkdir()
    shutil.copy(register / "data/organizations/tass.yaml", copy)

    with closing(sqlite3.connect(export_all_fields(eapa, "a.sqlite"))) as db:
        assert db.execute("SELECT count(*) FROM organizations WHERE id = 'tass'").fetchone() == (2,)
        assert (read_primary_key(db, "organizations"), read_primary_key(db, "agreements")) == ([], ["id"])
        # Parties refer to agreements, and not to organizations, which have no key.
        assert [target for _, _, target, *_ in db.execute("PRAGMA foreign_key_list(parties)")] == ["agreements"]


def test_a_filtered_database_contains_only_the_selected_agreements_and_their_parties(eapa: Eapa) -> None:
    with closing(sqlite3.connect(export_all_fields(eapa, "a.db", "--party", "tass"))) as db:
        assert db.execute("SELECT id FROM agreements").fetchall() == [("2020-01-31-eapa-tass",)]
        records = db.execute("SELECT DISTINCT record FROM facts ORDER BY record").fetchall()

    assert records == [("2020-01-31-eapa-tass",), ("eapa",), ("tass",)]
