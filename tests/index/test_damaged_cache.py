"""A read command rebuilds a damaged or foreign cache; a command that writes reports it. Neither shows a traceback."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.cli.register_access import open_index_at


@pytest.fixture
def damage(register: Path, eapa: Eapa) -> Callable[[str], None]:
    """Build the cache, and return a function that runs an SQL statement on it."""
    eapa("list")

    def run(statement: str) -> None:
        (file,) = (register.parent / "cache/eapa").glob("*.sqlite")
        with closing(sqlite3.connect(file)) as db:
            db.execute(statement)
            db.commit()

    return run


@pytest.mark.parametrize(
    ("arguments", "statement"),
    [
        # The statements leave JSON without an end, JSON of another type, and bytes that are not text.
        (("show", "scopdc-uz"), "UPDATE agreement SET data = '{'"),
        (("due",), "UPDATE agreement SET data = '[]'"),
        (("search", "sobirov"), "UPDATE agreement SET data = x'ff'"),
        (("stats",), "UPDATE organization SET data = 'null'"),
    ],
)
def test_a_read_command_rebuilds_a_cache_with_a_damaged_row(
    eapa: Eapa, damage: Callable[[str], None], arguments: tuple[str, ...], statement: str
) -> None:
    expected = eapa(*arguments)
    damage(statement)

    for _ in range(2):  # with the damaged cache, and with the one that replaces it
        assert eapa(*arguments) == expected


@pytest.mark.parametrize("statement", ["DROP TABLE party", "UPDATE agreement SET signed = CAST(x'ff' AS TEXT)"])
def test_sql_rebuilds_a_cache_without_a_table_or_with_bytes_in_place_of_text(
    eapa: Eapa, damage: Callable[[str], None], statement: str
) -> None:
    query = ("sql", "SELECT id, signed FROM agreements")
    expected = eapa(*query)
    damage(statement)

    assert eapa(*query) == expected


def test_another_open_register_that_was_removed_does_not_prevent_the_repair(
    eapa: Eapa, register: Path, damage: Callable[[str], None]
) -> None:
    expected = eapa("stats")
    damage("UPDATE organization SET data = 'null'")
    other = register.parent / "other"
    shutil.copytree(register / "data", other / "data")
    # The repair checks each open index. This one cannot be checked, since its files are removed.
    other_index = open_index_at(other)
    shutil.rmtree(other)

    assert eapa("stats") == expected
    assert other_index.root == other  # a reference is needed until here, because the set of open indexes is weak


def test_a_command_that_writes_reports_a_damaged_cache_and_works_when_repeated(
    eapa: Eapa, damage: Callable[[str], None]
) -> None:
    command = ("terminate", "2020-01-31-eapa-tass", "--date", "2024-01-01", "--grounds", "other", "--dry-run")
    expected = eapa(*command)
    damage("UPDATE agreement SET data = '{'")

    first = eapa(*command)

    assert first == (4, "", "error: the cache was damaged and has been removed\nhint: run the command again\n")
    assert eapa(*command) == expected


def test_a_cache_folder_that_others_may_write_is_emptied_and_closed(eapa: Eapa, register: Path) -> None:
    expected = eapa("list")
    folder = register.parent / "cache/eapa"
    other_caches = [
        folder / f"{'0' * 24}-{'0' * 8}{ending}" for ending in (".sqlite", ".links", ".build", ".history.json")
    ]
    # These caches are dated in the future, as if the clock had been wrong, so they never become old.
    tomorrow = time.time() + 24 * 60 * 60
    for other_cache in other_caches:
        other_cache.write_text("")
        os.utime(other_cache, (tomorrow, tomorrow))
    folder.chmod(0o777)

    assert eapa("list") == expected
    assert folder.stat().st_mode & 0o777 == 0o700
    assert not any(other_cache.exists() for other_cache in other_caches)


def test_a_cache_file_that_others_may_write_is_replaced(eapa: Eapa, register: Path) -> None:
    expected = eapa("list")
    (file,) = (register.parent / "cache/eapa").glob("*.sqlite")
    file.chmod(0o666)

    assert eapa("list") == expected
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_cache_file_with_a_second_name_is_replaced(eapa: Eapa, register: Path) -> None:
    expected = eapa("list")
    (file,) = (register.parent / "cache/eapa").glob("*.sqlite")
    (register.parent / "second").hardlink_to(file)

    assert eapa("list") == expected
    assert file.stat().st_nlink == 1


def test_a_symbolic_link_to_a_cache_folder_is_not_followed(eapa: Eapa, register: Path) -> None:
    expected = eapa("list")
    folder = register.parent / "cache/eapa"
    elsewhere = register.parent / "elsewhere"
    shutil.rmtree(folder)
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)

    assert eapa("list") == expected
    assert not list(elsewhere.iterdir())


def test_a_cache_of_another_user_is_not_used(
    eapa: Eapa, register: Path, damage: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = eapa("list")
    damage("DELETE FROM agreement")  # the states of the files in the cache show no change
    owner = (register.parent / "cache/eapa").stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)

    assert eapa("list") == expected
