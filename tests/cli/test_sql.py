"""`eapa sql`: read-only queries of the documented views, and refusals of all other statements."""

import json
from pathlib import Path

import pytest
from running import Eapa, list_ids

HINT = "hint: 'eapa sql --schema' lists all views and columns\n"
ONLY_READS = f"error: 'eapa sql' only reads: write one SELECT statement\n{HINT}"


def test_result_is_written_as_tsv_and_json(eapa: Eapa) -> None:
    statement = (
        "SELECT country, count(*) AS n FROM parties JOIN organizations ON id = organization "
        "WHERE country IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 2"
    )

    assert eapa("sql", statement) == (0, "country\tn\nRU\t8\nUZ\t3\n", "")
    assert json.loads(eapa("sql", statement, "--format", "json").out)["records"] == [
        {"country": "RU", "n": 8},
        {"country": "UZ", "n": 3},
    ]


def test_values_of_all_types_are_written_as_json(eapa: Eapa) -> None:
    out = eapa("sql", "SELECT x'00ff' AS a, NULL AS b, 1.5 AS c, -9e999 AS d", "--format", "jsonl").out

    assert json.loads(out) == {"a": "00ff", "b": None, "c": 1.5, "d": "-inf"}


def test_repeated_column_names_get_numbers(eapa: Eapa) -> None:
    out = eapa("sql", "SELECT 1 AS a, 2 AS a, 3 AS a_2, 4 AS a", "--format", "jsonl").out

    assert json.loads(out) == {"a": 1, "a_2": 2, "a_2_2": 3, "a_3": 4}


def test_a_statement_is_read_from_stdin(eapa: Eapa) -> None:
    assert eapa("sql", "-", stdin=b"SELECT 7 AS n") == (0, "n\n7\n", "")


@pytest.mark.parametrize("statement", [b"x" * 1_000_001, "ж".encode() * 1_000_001], ids=["ASCII", "Cyrillic"])
def test_a_very_long_statement_is_refused(eapa: Eapa, statement: bytes) -> None:
    message = "error: the statement has more than 1,000,000 characters\nhint: shorten it\n"

    assert eapa("sql", "-", stdin=statement) == (2, "", message)
    assert "1\u00a0000\u00a0000" in eapa("--lang", "ru", "sql", "-", stdin=statement).err


def test_schema_lists_every_view_and_column_and_each_can_be_queried(eapa: Eapa) -> None:
    _heading, *rows = (line.split("\t") for line in eapa("sql", "--schema").out.splitlines())
    views: dict[str, list[str]] = {}
    # The row of a view itself has no column.
    for view, column, description in rows:
        assert description.endswith(".")  # it is a sentence
        views.setdefault(view, []).extend([column] if column else [])

    assert {"agreements", "organizations", "names", "parties", "signatories", "facts"} <= set(views)
    for view, columns in views.items():
        names = ", ".join(f'"{column}"' for column in columns)
        heading, *_ = eapa("sql", f"SELECT {names} FROM {view}").out.splitlines()
        assert heading.split("\t") == columns


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("DELETE FROM file", ONLY_READS),
        ("INSERT INTO file VALUES (1)", ONLY_READS),
        ("DROP VIEW agreements", ONLY_READS),
        ("ATTACH '/tmp/x' AS x", ONLY_READS),
        ("VACUUM INTO '/tmp/x'", ONLY_READS),
        ("PRAGMA query_only = OFF", ONLY_READS),
        (" -- nothing", "error: the SQL statement is empty\nhint: example: eapa sql 'SELECT id FROM agreements'\n"),
        (
            "WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a",
            "error: the query took longer than 0.2 s\nhint: select less, or raise the limit with --seconds\n",
        ),
    ],
)  # fmt: skip
def test_a_statement_that_writes_or_takes_too_long_is_refused_without_effect(
    eapa: Eapa, register: Path, statement: str, message: str
) -> None:
    before = sorted(register.rglob("*"))

    outcome = eapa("sql", "--seconds", "0.2", "--", statement)

    assert outcome == (2, "", message)
    assert sorted(register.rglob("*")) == before


# The messages are from SQLite and differ between releases, but contain the same part of the statement.
@pytest.mark.parametrize(
    ("statement", "quoted_part", "hint"),
    [
        ("SELEC 1", "SELEC", HINT),
        ("SELECT * FROM agreement_s", "agreement_s", "hint: did you mean 'agreements'?\n"),
        ("SELECT a.titel FROM agreements a", "a.titel", "hint: did you mean 'title'?\n"),
        ("SELECT f.party FROM file f", "f.party", "hint: 'party' is a column of signatories\n"),
        ("SELECT load_extension('x')", "load_extension", HINT),
        ("SELECT 1; SELECT 2", "", HINT),
        ("SELECT ?", "", HINT),
    ],
)
def test_sqlite_error_is_one_line_with_a_hint(eapa: Eapa, statement: str, quoted_part: str, hint: str) -> None:
    outcome = eapa("sql", statement)
    error, *hints = outcome.err.splitlines(keepends=True)

    assert (outcome.code, outcome.out, hints) == (2, "", [hint])
    assert error.startswith("error: SQL: ")
    assert quoted_part in error


def test_too_many_rows_are_refused(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eapa_cli.index.sql_queries.MAX_ROWS", 5)

    assert eapa("sql", "SELECT id FROM agreements LIMIT 5").code == 0
    assert (
        eapa("sql", "SELECT id FROM agreements").err
        == "error: the result has more than 5 rows\nhint: add LIMIT, or select count(*)\n"
    )


@pytest.mark.parametrize(
    ("statement", "hint"),
    [
        ("SELECT id FROM agreement", "hint: did you mean 'agreements'?\n"),
        ("SELECT organization.id FROM organizations JOIN organization", "hint: did you mean 'organizations'?\n"),
        ("WITH mine AS (SELECT value FROM name) SELECT * FROM mine", "hint: did you mean 'names'?\n"),
        ("SELECT * FROM meta", HINT),
        ("SELECT rowid FROM words WHERE words MATCH 'tass'", HINT),
        ("SELECT c1 FROM words_content", HINT),
    ],
)
def test_tables_behind_the_views_are_hidden(eapa: Eapa, statement: str, hint: str) -> None:
    for _attempt in range(2):  # the first one builds the cache, and the second one uses it
        outcome = eapa("sql", statement)

        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("error: SQL: no such table: ")
        assert outcome.err.endswith(hint)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT count(*) FROM agreements",
        "SELECT count(*) FROM (SELECT id FROM agreements)",
        "WITH mine AS (SELECT * FROM agreements) SELECT count(DISTINCT id) FROM mine",
        "SELECT count(*) FROM statuses JOIN agreements ON id = agreement",
    ],
)
def test_views_can_be_counted_joined_and_combined(eapa: Eapa, statement: str) -> None:
    assert eapa("sql", statement).out.splitlines()[1:] == ["14"]


def test_a_time_limit_that_is_not_a_number_is_refused(eapa: Eapa) -> None:
    outcome = eapa("sql", "--seconds", "nan", "SELECT 1")

    assert outcome == (2, "", "error: the time limit is not a number\nhint: write, for example, --seconds 60\n")


def test_missing_statement_is_refused_with_an_example(eapa: Eapa) -> None:
    assert eapa("sql").err == (
        "error: no statement was given\nhint: write, for example, eapa sql 'SELECT id FROM agreements', or add --schema\n"
    )


def test_other_commands_work_after_a_query(eapa: Eapa) -> None:
    assert eapa("sql", "SELECT count(*) AS n FROM agreements").out == "n\n14\n"
    assert len(list_ids(eapa)) == 14
