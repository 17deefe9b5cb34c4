"""The CSV reader of Python reads the exported CSV files, and their metadata describes the columns."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from exported_files import export_all_fields
from full_register import AGREEMENTS
from running import Eapa


def read_rows(file: Path, *, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a CSV file by heading."""
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode(encoding)), delimiter=delimiter))


def read_described_columns(folder: Path, table: str) -> dict[str, Any]:
    """Return the columns of a table in the metadata of a folder by their headings."""
    metadata = json.loads((folder / "csv-metadata.json").read_text(encoding="utf-8"))
    (columns,) = [described["tableSchema"]["columns"] for described in metadata["tables"] if described["url"] == table]
    return {column["titles"]: column for column in columns}


@pytest.mark.usefixtures("full_register")
def test_a_folder_of_csv_has_a_table_per_kind_and_metadata(eapa: Eapa) -> None:
    folder = export_all_fields(eapa, "out", "--format", "csv")

    names = sorted(path.name for path in folder.iterdir())
    assert names == ["agreements.csv", "csv-metadata.json", "organizations.csv"]


@pytest.mark.usefixtures("full_register")
def test_a_row_of_csv_has_the_values_of_an_agreement(eapa: Eapa) -> None:
    earlier, agreement, plan = read_rows(export_all_fields(eapa, "out", "--format", "csv") / "agreements.csv")

    assert [row["id"] for row in (earlier, agreement, plan)] == [record["id"] for record in AGREEMENTS]
    assert agreement["signatories.1.position.en"] == "Head of the Republic; Chairman of its Government"
    assert agreement["signed.online"] == "false"
    assert earlier["title.en"] == ""  # the record has no title


@pytest.mark.usefixtures("full_register")
def test_the_metadata_describes_each_column_of_csv(eapa: Eapa) -> None:
    folder = export_all_fields(eapa, "out", "--format", "csv")

    columns = read_described_columns(folder, "agreements.csv")
    headings = list(read_rows(folder / "agreements.csv")[0])
    assert list(columns) == headings
    assert columns["signed.online"]["datatype"] == "boolean"
    assert columns["x-desk"]["datatype"] == "json"
    assert unquote(columns["x-desk"]["name"]) == "x-desk"


def test_columns_are_in_canonical_order_and_grouped_by_party(eapa: Eapa) -> None:
    columns = list(read_rows(export_all_fields(eapa, "a.csv"))[0])

    assert columns[:4] == ["id", "type", "title.en", "signed.date"]
    assert [column for column in columns if column.startswith("parties.")] == [
        "parties.1.organization", "parties.1.name_as_signed", "parties.1.note",
        "parties.2.organization", "parties.2.note",
        "parties.3.organization",
    ]  # fmt: skip


def test_one_kind_is_exported_to_one_csv_file_with_metadata(register: Path, eapa: Eapa) -> None:
    file = export_all_fields(eapa, "50% of a.csv", "--kind", "organization")

    assert len(read_rows(file)) == len(list((register / "data/organizations").iterdir()))
    metadata = json.loads(file.with_name("50% of a.csv-metadata.json").read_text(encoding="utf-8"))
    assert metadata["url"] == "50%25%20of%20a.csv"


@pytest.mark.usefixtures("full_register")
def test_csv_for_spreadsheets_starts_with_a_byte_order_mark(eapa: Eapa) -> None:
    folder = export_all_fields(eapa, "out", "--format", "csv", "--excel")

    assert (folder / "organizations.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_csv_for_spreadsheets_has_no_formulas(full_register: Path, eapa: Eapa) -> None:
    with (full_register / "data/organizations/alpha.yaml").open("a", encoding="utf-8") as file:
        file.write('"=поле-x-1": text\n')
    folder = export_all_fields(eapa, "out", "--format", "csv", "--excel", "--separator", ";")

    alpha, beta = rows = read_rows(folder / "organizations.csv", encoding="utf-8-sig", delimiter=";")
    assert alpha["names.2.value"] == "Альфа"
    assert alpha["notes"].startswith("'+998")
    assert beta["names.1.value"] == "''=Beta"
    cells = [cell for row in rows for cell in (*row.keys(), *row.values())]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r"))]
    unknown_field = read_described_columns(folder, "organizations.csv")["=поле-x-1"]
    assert unknown_field["datatype"] == "string"
    assert re.fullmatch("([0-9A-Za-z_.]|%[0-9A-F]{2})+", unknown_field["name"])
