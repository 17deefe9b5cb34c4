"""Measure five queries with DuckDB and with PySpark, over a register in Parquet that is too large for git.

    pip install 'eapa[parquet]' duckdb pyspark      # PySpark needs Java
    python benchmarks/parquet.py DIR --agreements 1000000

The generated agreements are written directly as Parquet, in the format of `eapa export DIR --format parquet`: the
tables agreements (by year of signing), parties, organizations and areas, with some of their columns.
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
_MAX_BUFFERED_ROWS: Final = 2_000_000  # with fewer rows, opening many small files takes longer than reading them
_DAY_COLUMNS: Final = {"signed_from", "signed_to"}
# The columns of each table that are written.
_COLUMNS: Final = {
    "agreements": ("id", "type", "title", "signed", "signed_from", "signed_to", "country", "ends"),
    "parties": ("agreement", "position", "organization"),
    "areas": ("agreement", "position", "topic"),
    "organizations": ("id", "name", "type", "country"),
}
QUERIES: Final = {
    "agreements by year": "SELECT year, count(*) AS n FROM agreements GROUP BY year ORDER BY year NULLS LAST",
    "signed in 2015 with a party in Uzbekistan": (
        "SELECT count(DISTINCT a.id) AS n FROM agreements a JOIN parties p ON p.agreement = a.id "
        "JOIN organizations o ON o.id = p.organization WHERE a.year = 2015 AND o.country = 'UZ'"
    ),
    "the ten countries with the most agreements": (
        "SELECT o.country, count(DISTINCT p.agreement) AS n FROM parties p JOIN organizations o "
        "ON o.id = p.organization WHERE o.country IS NOT NULL GROUP BY o.country ORDER BY n DESC, o.country LIMIT 10"
    ),
    "topics by periods of five years": (
        "SELECT CAST(floor(a.year / 5) * 5 AS INT) AS since, t.topic, count(*) AS n FROM agreements a "
        "JOIN areas t ON t.agreement = a.id GROUP BY 1, 2 ORDER BY 1 NULLS LAST, 2"
    ),
    "the ten organizations with the most partners": (
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
RunQuery = Callable[[str], list[Any]]


class _Writer:
    """A writer of Parquet files with one buffer for all rows.

    When the buffer is full, the rows of each table and partition become a new file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: defaultdict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._files: defaultdict[str, int] = defaultdict(int)
        self._buffered = 0

    def add(self, path: str, row: tuple[Any, ...]) -> None:
        self._rows[path].append(row)
        self._buffered += 1
        if self._buffered >= _MAX_BUFFERED_ROWS:
            self.flush()

    def flush(self) -> None:
        for path, rows in self._rows.items():
            names = _COLUMNS[path.partition("/")[0]]
            values = {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}
            types = [(name, _column_type(name)) for name in names]
            (self._folder / path).mkdir(parents=True, exist_ok=True)
            file = self._folder / path / f"part-{self._files[path]}.parquet"
            parquet.write_table(pa.table(values, schema=pa.schema(types)), file, compression="zstd")
            self._files[path] += 1
        self._rows.clear()
        self._buffered = 0


def _column_type(name: str) -> Any:
    if name in _DAY_COLUMNS:
        return pa.date32()
    return pa.int64() if name == "position" else pa.string()


def write_tables(folder: Path, agreements: int) -> None:
    """Write the tables of a generated register."""
    generated = Generated(agreements=agreements)
    writer = _Writer(folder)
    for number in range(agreements):
        data = generated.agreement(number)
        signing = data.get("signed", {})
        date = EdtfDate.parse(signing["date"]) if "date" in signing else None
        year = date.text[:4] if date and date.text[:4].isdecimal() else _NO_YEAR
        country = signing.get("place", {}).get("country")
        title = next(iter(data.get("title", {}).values()), None)
        days = (date.text, date.earliest, date.latest) if date else (None, None, None)
        ends = data.get("term", {}).get("ends")
        writer.add(f"agreements/year={year}", (data["id"], data["type"], title, *days, country, ends))
        for position, party in enumerate(data["parties"], start=1):
            writer.add("parties", (data["id"], position, party["organization"]))
        for position, area in enumerate(data.get("areas", ()), start=1):
            writer.add("areas", (data["id"], position, area["topic"]))
    for data in _organizations(generated):
        writer.add("organizations", (data["id"], data["names"][0]["value"], data["type"], data.get("country")))
    writer.flush()


def write_copies(folder: Path, target: Path, copies: int) -> None:
    """Write several copies of the agreements of a folder, with different ids, and one copy of the organizations."""
    for path in sorted({file.parent for file in folder.rglob("*.parquet")}):
        tables = [parquet.ParquetFile(file).read() for file in sorted(path.glob("*.parquet"))]
        table = pa.concat_tables(tables)
        (target / path.relative_to(folder)).mkdir(parents=True, exist_ok=True)
        file = target / path.relative_to(folder) / "part-0.parquet"
        with parquet.ParquetWriter(file, table.schema, compression="zstd") as writer:
            for copy in range(1 if path.name == "organizations" else copies):
                writer.write_table(_change_ids(table, copy) if copy else table)


def _change_ids(table: pa.Table, copy: int) -> pa.Table:
    """Return a table with a suffix after each id of an agreement, which is in the first column."""
    ids = pc.binary_join_element_wise(table.column(0), pa.scalar(f"-{copy}"), "")
    return table.set_column(0, table.schema.field(0), ids)


def _organizations(generated: Generated) -> Iterator[dict[str, Any]]:
    return (generated.organization(number) for number in range(generated.organizations))


def open_in_duckdb(folder: Path) -> RunQuery:
    """Return a function that runs SQL over the tables in DuckDB."""
    import duckdb

    db = duckdb.connect()
    for table in _COLUMNS:
        files = f"{folder}/{table}/**/*.parquet"
        db.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{files}', hive_partitioning = true)")
    return lambda sql: db.execute(sql).fetchall()


def open_in_spark(folder: Path) -> RunQuery:
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
    parser.add_argument("--copies-of", type=Path, help="the folder with the agreements to copy")
    parser.add_argument("--copies", type=int, default=10)
    options = parser.parse_args()
    start = time.perf_counter()
    if options.copies_of and not options.folder.exists():
        write_copies(options.copies_of, options.folder, options.copies)
    elif not options.folder.exists():
        write_tables(options.folder, options.agreements)
        print(f"written in {time.perf_counter() - start:.0f} s")
    size = sum(file.stat().st_size for file in options.folder.rglob("*.parquet"))
    rows = sum(parquet.read_metadata(file).num_rows for file in (options.folder / "agreements").rglob("*.parquet"))
    print(f"{rows} agreements, {size / 1e6:.0f} MB of Parquet")
    results_by_query: defaultdict[str, list[list[Any]]] = defaultdict(list)
    for engine, open_tables in (("duckdb", open_in_duckdb), ("pyspark", open_in_spark)):
        if not importlib.util.find_spec(engine):
            print(f"{engine} is not installed")
            continue
        start = time.perf_counter()
        run_query = open_tables(options.folder)
        print(f"{engine:8} {time.perf_counter() - start:6.2f} s  start-up")
        for query, sql in QUERIES.items():
            start = time.perf_counter()
            results_by_query[query].append(run_query(sql))
            print(f"{engine:8} {time.perf_counter() - start:6.2f} s  {query}")
    for query, (first, *others) in results_by_query.items():
        if any(result != first for result in others):
            print(f"THE ENGINES DIFFER: {query}: {first} and {others}")


if __name__ == "__main__":
    main()
