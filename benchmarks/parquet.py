"""Time of five queries over a register in Parquet, too large for files in git, with DuckDB and with PySpark.

    pip install 'eapa[parquet]' duckdb pyspark      # PySpark needs Java
    python benchmarks/parquet.py DIR --agreements 1000000

The generated agreements are written directly as Parquet, in the format of `eapa export DIR --format parquet`: the
tables agreements (by year of signing), parties, organizations and areas, with the columns that the queries need.
"""

import argparse
import importlib.util
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
from generate import Generated
from pyarrow import parquet

from eapa_cli.model.dates import EdtfDate

_NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"
_AT_ONCE: Final = 2_000_000  # rows in memory; with fewer, opening the small files costs more than reading
_DAYS: Final = {"signed_from", "signed_to"}
_COLUMNS: Final = {
    "agreements": ("id", "type", "title", "signed", "signed_from", "signed_to", "country", "ends"),
    "parties": ("agreement", "position", "organization"),
    "areas": ("agreement", "position", "topic"),
    "organizations": ("id", "name", "type", "country"),
}
QUESTIONS: Final = {
    "agreements a year": "SELECT year, count(*) AS n FROM agreements GROUP BY year ORDER BY year NULLS LAST",
    "signed in 2015 with a party in Uzbekistan": (
        "SELECT count(DISTINCT a.id) AS n FROM agreements a JOIN parties p ON p.agreement = a.id "
        "JOIN organizations o ON o.id = p.organization WHERE a.year = 2015 AND o.country = 'UZ'"
    ),
    "the ten countries with most agreements": (
        "SELECT o.country, count(DISTINCT p.agreement) AS n FROM parties p JOIN organizations o "
        "ON o.id = p.organization WHERE o.country IS NOT NULL GROUP BY o.country ORDER BY n DESC, o.country LIMIT 10"
    ),
    "topics by five years": (
        "SELECT CAST(floor(a.year / 5) * 5 AS INT) AS since, t.topic, count(*) AS n FROM agreements a "
        "JOIN areas t ON t.agreement = a.id GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2"
    ),
    "the ten organizations with most partners": (
        "SELECT p.organization, count(DISTINCT q.organization) AS n FROM parties p JOIN parties q "
        "ON q.agreement = p.agreement AND q.organization <> p.organization "
        "GROUP BY p.organization ORDER BY n DESC, p.organization LIMIT 10"
    ),
}
# In local mode the driver does all the work; the default of 200 shuffle partitions suits a cluster.
_SPARK: Final = {
    "spark.driver.memory": "8g",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.files.maxPartitionBytes": "64m",
    "spark.ui.enabled": "false",
}
Ask = Callable[[str], list[Any]]


class _Writer:
    """Rows by table and partition, written in files of some hundred thousand rows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._files: defaultdict[str, int] = defaultdict(int)
        self._held = 0

    def add(self, place: str, row: tuple[Any, ...]) -> None:
        self._rows[place].append(row)
        self._held += 1
        if self._held >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        for place, rows in self._rows.items():
            names = _COLUMNS[place.partition("/")[0]]
            values = {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
            types = [(name, _type(name)) for name in names]
            (self._folder / place).mkdir(parents=True, exist_ok=True)
            file = self._folder / place / f"part-{self._files[place]}.parquet"
            parquet.write_table(pa.table(values, schema=pa.schema(types)), file, compression="zstd")
            self._files[place] += 1
        self._rows.clear()
        self._held = 0


def _type(name: str) -> Any:
    return pa.date32() if name in _DAYS else pa.int64() if name == "position" else pa.string()


def write(folder: Path, agreements: int) -> None:
    """Write the tables of a generated register."""
    generated = Generated(agreements=agreements)
    out = _Writer(folder)
    for number in range(agreements):
        data = generated.agreement(number)
        signing = data.get("signed", {})
        date = EdtfDate.parse(signing["date"]) if "date" in signing else None
        year = date.text[:4] if date and date.text[:4].isdecimal() else _NO_YEAR
        country = signing.get("place", {}).get("country")
        title = next(iter(data.get("title", {}).values()), None)
        days = (date.text, date.earliest, date.latest) if date else (None, None, None)
        ends = data.get("term", {}).get("ends")
        out.add(f"agreements/year={year}", (data["id"], data["type"], title, *days, country, ends))
        for position, party in enumerate(data["parties"], start=1):
            out.add("parties", (data["id"], position, party["organization"]))
        for position, area in enumerate(data.get("areas", ()), start=1):
            out.add("areas", (data["id"], position, area["topic"]))
    for data in _organizations(generated):
        out.add("organizations", (data["id"], data["names"][0]["value"], data["type"], data.get("country")))
    out.flush()


def multiply(folder: Path, target: Path, copies: int) -> None:
    """Write each agreement of a folder several times, with different ids; organizations are not multiplied."""
    for place in sorted({file.parent for file in folder.rglob("*.parquet")}):
        tables = [parquet.ParquetFile(file).read() for file in sorted(place.glob("*.parquet"))]
        table = pa.concat_tables(tables)
        (target / place.relative_to(folder)).mkdir(parents=True, exist_ok=True)
        file = target / place.relative_to(folder) / "part-0.parquet"
        with parquet.ParquetWriter(file, table.schema, compression="zstd") as writer:
            for copy in range(1 if place.name == "organizations" else copies):
                writer.write_table(_renamed(table, copy) if copy else table)


def _renamed(table: pa.Table, copy: int) -> pa.Table:
    ids = pc.binary_join_element_wise(table.column(0), pa.scalar(f"-{copy}"), "")
    return table.set_column(0, table.schema.field(0), ids)


def _organizations(generated: Generated) -> Iterator[dict[str, Any]]:
    return (generated.organization(number) for number in range(generated.organizations))


def duckdb_over(folder: Path) -> Ask:
    """Return a function that runs SQL in DuckDB."""
    import duckdb

    db = duckdb.connect()
    for table in _COLUMNS:
        files = f"{folder}/{table}/**/*.parquet"
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}', hive_partitioning = true)")
    return lambda sql: db.execute(sql).fetchall()


def spark_over(folder: Path) -> Ask:
    """Return a function that runs SQL in PySpark on all cores of this machine."""
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[*]").appName("eapa")
    for name, value in _SPARK.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    for table in _COLUMNS:
        spark.read.parquet(f"{folder}/{table}").createOrReplaceTempView(table)
    return lambda sql: [tuple(row) for row in spark.sql(sql).collect()]


def main() -> None:
    """Write the tables and run the queries in each installed engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--agreements", type=int, default=1_000_000)
    parser.add_argument("--copies-of", type=Path, help="write the agreements of this folder several times")
    parser.add_argument("--copies", type=int, default=10)
    given = parser.parse_args()
    began = time.perf_counter()
    if given.copies_of and not given.folder.exists():
        multiply(given.copies_of, given.folder, given.copies)
    elif not given.folder.exists():
        write(given.folder, given.agreements)
        print(f"written in {time.perf_counter() - began:.0f} s")
    size = sum(file.stat().st_size for file in given.folder.rglob("*.parquet"))
    rows = sum(parquet.read_metadata(file).num_rows for file in (given.folder / "agreements").rglob("*.parquet"))
    print(f"{rows} agreements, {size / 1e6:.0f} MB of Parquet")
    answers: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for engine, over in (("duckdb", duckdb_over), ("pyspark", spark_over)):
        if not importlib.util.find_spec(engine):
            print(f"{engine} is not installed")
            continue
        began = time.perf_counter()
        ask = over(given.folder)
        print(f"{engine:8} {time.perf_counter() - began:6.2f} s  start-up")
        for question, sql in QUESTIONS.items():
            began = time.perf_counter()
            answers[question].append(ask(sql))
            print(f"{engine:8} {time.perf_counter() - began:6.2f} s  {question}")
    agree = all(one == found[0] for found in answers.values() for one in found)
    print("the engines gave the same results" if agree else f"THE ENGINES DIFFER: {dict(answers)}")


if __name__ == "__main__":
    main()
