"""The read model says what the files say, whatever happens to either."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from eapa_cli.index.index import Index
from eapa_cli.model.vocabulary import Kind

TASS = "data/organizations/tass.yaml"


@pytest.fixture(name="cache")
def cache_file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "x.sqlite"


def names(root: Path, cache: Path) -> Iterator[str]:
    return (name for (name,) in Index(root, cache).ask("SELECT name FROM organization ORDER BY name"))


def test_a_file_edited_within_the_same_tick_is_read_again(register: Path, cache: Path) -> None:
    path = register / TASS
    text = path.read_text(encoding="utf-8")
    before = path.stat()
    assert "TASS Russian News Agency" in names(register, cache)

    path.write_text(text.replace("TASS Russian News Agency", "TASS Russian News Agenzy"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert "TASS Russian News Agenzy" in names(register, cache)


def test_files_that_come_and_go_are_seen(register: Path, cache: Path) -> None:
    assert "tass" in Index(register, cache).ids(Kind.ORGANIZATION)

    (register / TASS).rename(register.parent / "away.yaml")
    assert "tass" not in Index(register, cache).ids(Kind.ORGANIZATION)

    (register / "data/organizations/media").mkdir()
    (register.parent / "away.yaml").rename(register / "data/organizations/media/tass.yaml")
    assert "tass" in Index(register, cache).ids(Kind.ORGANIZATION)


def test_names_are_shown_in_the_register_s_first_language(register: Path, cache: Path) -> None:
    assert "World Peoples Assembly" in names(register, cache)
    path = register / "data/register.yaml"

    path.write_text(path.read_text(encoding="utf-8").replace("[en, ru]", "[ru, en]"), encoding="utf-8")

    assert "Ассамблея народов мира" in names(register, cache)


@pytest.mark.parametrize("damage", ["deleted", "garbage", "truncated", "foreign", "a folder"])
def test_a_damaged_cache_costs_time_and_no_answer(register: Path, cache: Path, damage: str) -> None:
    expected = list(names(register, cache))
    match damage:
        case "deleted":
            cache.unlink()
        case "garbage":
            cache.write_bytes(b"no database at all" * 1000)
        case "truncated":
            cache.write_bytes(cache.read_bytes()[: cache.stat().st_size // 2])
        case "foreign":
            cache.unlink()
            with sqlite3.connect(cache) as db:
                db.execute("CREATE TABLE meta (something)")
            db.close()
        case _:
            cache.unlink()
            cache.mkdir()

    assert list(names(register, cache)) == expected
    assert list(names(register, cache)) == expected


def test_a_locked_cache_is_not_waited_for_long(register: Path, cache: Path) -> None:
    expected = list(names(register, cache))
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    assert list(names(register, cache)) == expected
    other.close()


def test_an_agreement_is_superseded_once_another_says_so(register: Path, cache: Path) -> None:
    def status() -> str:
        rows = Index(register, cache).ask(
            "SELECT status FROM phase JOIN agreement USING (file) WHERE id = '2020-01-31-eapa-tass' "
            "ORDER BY from_day DESC LIMIT 1"
        )
        return str(rows[0][0])

    assert status() == "unknown"
    path = register / "data/agreements/2024-01-01-eapa-tass.yaml"
    path.write_text(
        'id: 2024-01-01-eapa-tass\ntype: agreement\nsigned: {date: "2024-01-01"}\n'
        "parties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        "relations:\n  - {type: supersedes, agreement: 2020-01-31-eapa-tass}\nsources:\n  - {url: https://example.org}\n"
    )
    assert status() == "superseded"

    path.unlink()
    assert status() == "unknown"
