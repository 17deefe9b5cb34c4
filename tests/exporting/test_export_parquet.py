"""DuckDB and PyArrow read the exported Parquet files, with agreements in a folder per year."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from exported_files import export_all_fields
from pyarrow import parquet
from running import Eapa, Outcome
from samples import edit_file


def export_parquet(eapa: Eapa, *options: str) -> Path:
    """Export the register as Parquet, and return the folder."""
    return export_all_fields(eapa, "out", "--format", "parquet", *options)


def query_duckdb(sql: str) -> list[Any]:
    return duckdb.execute(sql).fetchall()


def test_duckdb_reads_the_agreements_with_their_years(eapa: Eapa) -> None:
    folder = export_parquet(eapa)

    years = query_duckdb(f"SELECT year, count(*) FROM '{folder}/agreements/*/*.parquet' GROUP BY ALL ORDER BY 1")

    assert years == [(2019, 1), (2020, 3), (2021, 3), (2022, 3), (2023, 3), (None, 1)]


def test_duckdb_joins_agreements_parties_and_organizations(eapa: Eapa) -> None:
    folder = export_parquet(eapa)

    spanish_parties = query_duckdb(
        f"SELECT o.name, a.signed_from FROM '{folder}/agreements/*/*.parquet' a JOIN '{folder}/parties.parquet' p "
        f"ON p.agreement = a.id JOIN '{folder}/organizations.parquet' o ON o.id = p.organization "
        "WHERE o.country = 'ES'"
    )

    assert spanish_parties == [("University of Cadiz", date(2021, 1, 28))]


def test_parquet_has_a_table_of_agreements_without_agreements(eapa: Eapa) -> None:
    folder = export_parquet(eapa, "--kind", "organization")

    assert query_duckdb(f"SELECT id, signed_from, year FROM '{folder}/agreements/*/*.parquet'") == []


def test_parquet_contains_the_table_of_facts(eapa: Eapa) -> None:
    folder = export_parquet(eapa)

    facts = query_duckdb(f"SELECT * FROM '{folder}/facts.parquet' WHERE record = 'tass' AND value = 'RU'")

    assert facts == [("tass", "organization", "country", "RU")]


def test_a_column_of_parquet_has_a_description(eapa: Eapa) -> None:
    column = parquet.read_schema(export_parquet(eapa) / "organizations.parquet").field("seat_city")

    assert column.metadata == {b"description": b"The city of its seat."}


def test_parquet_has_the_same_bytes_for_the_same_register(eapa: Eapa) -> None:
    def read_contents(folder: Path) -> dict[str, bytes]:
        return {file.as_posix(): file.read_bytes() for file in folder.rglob("*.parquet")}

    first = read_contents(export_parquet(eapa))

    assert read_contents(export_parquet(eapa, "--force")) == first


def test_agreements_without_a_year_are_in_the_null_partition(full_register: Path, eapa: Eapa) -> None:
    # Its other agreements have the year 2021 and no date.
    edit_file(full_register / "data/agreements/2015-alpha-beta.yaml", '"2015"', "XXXX-05-01")

    folder = export_parquet(eapa)

    partitions = sorted(path.name for path in (folder / "agreements").iterdir())
    assert partitions == ["year=2021", "year=__HIVE_DEFAULT_PARTITION__"]


def test_a_missing_parquet_library_is_reported_with_the_package_to_install(
    register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # an import of it fails

    outcome = eapa("export", "out", "--format", "parquet")

    message = (
        "error: Parquet needs a library that is not installed\n"
        "hint: install it with 'pip install pyarrow', or with pipx: 'pipx inject eapa pyarrow'\n"
    )
    assert outcome == Outcome(code=2, out="", err=message)
    assert not (register / "out").exists()
