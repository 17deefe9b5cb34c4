"""The read model in memory, without a cache."""

from pathlib import Path

import pytest

from eapa_cli.errors import UsageError
from eapa_cli.index.read_model import Index


def test_all_definitions_and_settings_are_repeated_in_the_database_that_replaces_a_cache(register: Path) -> None:
    index = Index(register, None)
    index.define(["PRAGMA temp_store = MEMORY"])
    index.define(["CREATE TEMP VIEW mine AS SELECT 'a view'"])

    index.abandon_cache()

    in_memory = 2
    assert index.query("SELECT * FROM mine, pragma_temp_store") == [("a view", in_memory)]


def test_a_cache_without_one_of_its_tables_is_damaged(register: Path) -> None:
    index = Index(register, None)
    index.query("DROP TABLE phase")

    assert index.is_damaged()


def test_a_query_beyond_the_limits_of_sqlite_is_refused(register: Path) -> None:
    with pytest.raises(UsageError, match=r"^the query is too large$"):
        Index(register, None).query("SELECT " + "+".join("1" * 100_000))
