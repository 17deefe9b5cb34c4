"""Results always match the current files, in every state of the cache."""

import gc
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest
from running import NO_SUCH_FILE, Eapa, list_ids
from samples import LATER_AGREEMENT, write_later_agreement

from eapa_cli.errors import UnreadableError
from eapa_cli.index.file_snapshot import load_states, take_snapshot
from eapa_cli.index.read_model import Index
from eapa_cli.storage import process_pool

TASS = "data/agreements/2020-01-31-eapa-tass.yaml"
AGREEMENT_COUNT = 14
"""The number of agreements in the sample register."""


def dump_database(index: Index) -> list[str]:
    """Return the SQL statements that would make the database of an index again."""
    return list(index.database.iterdump())


def list_column(eapa: Eapa, name: str, *arguments: str) -> list[str]:
    """Return the values of a column of `eapa list`, without its heading."""
    return eapa("list", "--columns", name, *arguments).out.splitlines()[1:]


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def cache(eapa: Eapa, register: Path) -> Path:
    """Return the cache file, after a first query."""
    assert len(list_ids(eapa)) == AGREEMENT_COUNT
    (file,) = (register.parent / "cache/eapa").glob("*.sqlite")
    return file


@pytest.fixture
def locked(cache: Path) -> Iterator[Path]:
    """Return the cache file, locked by another connection."""
    with closing(sqlite3.connect(cache)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield cache


def test_several_edits_of_the_same_length_within_a_second_are_seen(eapa: Eapa, register: Path) -> None:
    for date, other in [("2020-01-31", "2020-01-30"), ("2020-01-30", "2020-01-29"), ("2020-01-29", "2020-01-28")]:
        replace(register / TASS, f'date: "{date}"', f'date: "{other}"')

        assert list_column(eapa, "signed", "--party", "tass") == [other]


class CoarseEntry:
    """A directory entry on a file system with coarse times, or without times."""

    def __init__(self, entry: "os.DirEntry[str]", tick: int) -> None:
        self.entry, self.tick = entry, tick
        self.name, self.path, self.is_file, self.is_dir = entry.name, entry.path, entry.is_file, entry.is_dir

    def stat(self, *, follow_symlinks: bool) -> SimpleNamespace:
        state = self.entry.stat(follow_symlinks=follow_symlinks)
        time_ = state.st_mtime_ns // self.tick * self.tick if self.tick else 0
        return SimpleNamespace(st_size=state.st_size, st_mtime_ns=time_, st_ctime_ns=time_, st_ino=state.st_ino)


@pytest.fixture
def set_time_resolution(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Return a function that rounds file times down to a number of nanoseconds."""
    scandir = os.scandir

    @contextmanager
    def scan_coarsely(path: Path, tick: int) -> Iterator[Iterator[CoarseEntry]]:
        with scandir(path) as entries:
            yield (CoarseEntry(entry, tick) for entry in entries)

    return lambda tick: monkeypatch.setattr(
        "eapa_cli.index.file_snapshot.os.scandir", lambda path: scan_coarsely(path, tick)
    )


def test_an_edit_within_one_tick_of_the_clock_is_seen(
    eapa: Eapa, register: Path, set_time_resolution: Callable[[int], None]
) -> None:
    tick = 1_000_000_000  # a second
    set_time_resolution(tick)
    for date, other in [("2020-01-31", "2020-01-30"), ("2020-01-30", "2020-01-29")]:
        replace(register / TASS, f'date: "{date}"', f'date: "{other}"')
        now = time.time_ns()
        os.utime(register / TASS, ns=(now, now // tick * tick))

        assert list_column(eapa, "signed", "--party", "tass") == [other]


def test_a_replacement_with_the_same_size_and_time_is_seen(
    eapa: Eapa, register: Path, set_time_resolution: Callable[[int], None]
) -> None:
    set_time_resolution(0)  # all times are equal
    assert list_column(eapa, "signed", "--party", "tass") == ["2020-01-31"]

    shutil.copy(register / TASS, register / "other.yaml")
    replace(register / "other.yaml", 'date: "2020-01-31"', 'date: "2020-01-30"')
    (register / "other.yaml").replace(register / TASS)

    assert list_column(eapa, "signed", "--party", "tass") == ["2020-01-30"]


def test_an_edit_is_seen_after_the_file_time_was_set_back(eapa: Eapa, register: Path) -> None:
    before = (register / TASS).stat()
    assert list_column(eapa, "signed", "--party", "tass") == ["2020-01-31"]

    replace(register / TASS, 'date: "2020-01-31"', 'date: "2020-01-30"')
    os.utime(register / TASS, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert (register / TASS).stat().st_mtime_ns == before.st_mtime_ns
    assert list_column(eapa, "signed", "--party", "tass") == ["2020-01-30"]


def test_a_file_that_is_removed_and_restored_is_unlisted_and_listed_again(eapa: Eapa, register: Path) -> None:
    assert list_ids(eapa, "--party", "tass") == ["2020-01-31-eapa-tass"]

    (register / TASS).rename(register / "aside.yaml")
    assert list_ids(eapa, "--party", "tass") == []

    (register / "aside.yaml").rename(register / TASS)
    assert list_ids(eapa, "--party", "tass") == ["2020-01-31-eapa-tass"]


def test_a_file_that_moves_to_a_subfolder_is_listed_once_at_its_new_path(eapa: Eapa, register: Path) -> None:
    assert list_column(eapa, "file", "--party", "tass") == [TASS]

    (register / "data/agreements/media").mkdir()
    (register / TASS).rename(register / "data/agreements/media/2020-01-31-eapa-tass.yaml")

    assert list_column(eapa, "file", "--party", "tass") == ["data/agreements/media/2020-01-31-eapa-tass.yaml"]


def test_a_file_that_was_fixed_is_listed_again(eapa: Eapa, register: Path) -> None:
    text = (register / TASS).read_bytes()
    (register / TASS).write_text("id: [")
    assert "1 file cannot be read as a record" in eapa("list").err

    (register / TASS).write_bytes(text)

    assert len(list_ids(eapa)) == AGREEMENT_COUNT


def test_a_name_changed_in_an_organization_is_seen_in_its_agreements(eapa: Eapa, register: Path) -> None:
    assert list_column(eapa, "parties", "--country", "BJ")

    replace(register / "data/organizations/eapa.yaml", "World Peoples Assembly", "Assembly of All")

    (parties,) = list_column(eapa, "parties", "--country", "BJ")
    assert parties.startswith("Assembly of All; ")


def test_names_are_shown_in_the_first_language_of_the_register(eapa: Eapa, register: Path) -> None:
    assert list_column(eapa, "parties", "--country", "UZ", "--limit", "1") == [
        "World Peoples Assembly; People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan"
    ]

    replace(register / "data/register.yaml", "languages: [en, ru]", "languages: [ru, en]")

    assert list_column(eapa, "parties", "--country", "UZ", "--limit", "1") == [
        "Ассамблея народов мира; Центр народной дипломатии ШОС в Узбекистане"
    ]


def test_a_switch_of_the_git_branch_is_seen(eapa: Eapa, register: Path) -> None:
    def git(*arguments: str) -> None:
        settings = ["user.name=Test", "user.email=test@example.org", "commit.gpgsign=false", "core.hooksPath=none"]
        options = [word for setting in settings for word in ("-c", setting)]
        subprocess.run(["git", *options, *arguments], cwd=register, check=True, capture_output=True)

    git("init", "--initial-branch=main")
    git("add", ".")
    git("commit", "-m", "all")
    git("checkout", "-b", "fewer")
    (register / TASS).unlink()
    git("commit", "-am", "fewer")
    assert len(list_ids(eapa)) == AGREEMENT_COUNT - 1

    git("checkout", "main")
    assert len(list_ids(eapa)) == AGREEMENT_COUNT

    git("checkout", "fewer")
    assert len(list_ids(eapa)) == AGREEMENT_COUNT - 1


def test_an_agreement_is_superseded_only_while_its_successor_exists(eapa: Eapa, register: Path) -> None:
    later = register / "data/agreements/2022-01-31-eapa-tass.yaml"
    superseded = ["--status", "superseded", "--as-of", "2023-01-01"]
    assert list_ids(eapa, *superseded) == []

    later.write_text(LATER_AGREEMENT % "supersedes")
    assert list_ids(eapa, *superseded) == ["2020-01-31-eapa-tass"]
    assert list_ids(eapa, "--status", "superseded", "--as-of", "2022-01-01") == []

    replace(later, "supersedes", "renews")
    assert list_ids(eapa, *superseded) == []

    replace(later, "renews", "supersedes")
    assert list_ids(eapa, *superseded) == ["2020-01-31-eapa-tass"]

    later.unlink()
    assert list_ids(eapa, *superseded) == []


@pytest.mark.parametrize(
    "content",
    [b"", b"garbage " * 1000, b"SQLite format 3\0" + b"\xff" * 4096],
    ids=["empty", "not a database", "a database with a damaged page"],
)
def test_a_damaged_cache_is_rebuilt(eapa: Eapa, cache: Path, content: bytes) -> None:
    cache.write_bytes(content)

    assert len(list_ids(eapa)) == AGREEMENT_COUNT
    assert cache.stat().st_size > len(content)


# The header of the database, its first page, and two lengths within later pages.
@pytest.mark.parametrize("length", [100, 4096, 9000, 40_000])
def test_a_cache_cut_short_is_rebuilt(eapa: Eapa, cache: Path, length: int) -> None:
    full_size = cache.stat().st_size
    os.truncate(cache, length)

    assert len(list_ids(eapa)) == AGREEMENT_COUNT
    assert list_column(eapa, "areas", "--party", "tass")
    assert cache.stat().st_size == full_size


def test_a_cache_that_was_deleted_is_rebuilt(eapa: Eapa, cache: Path) -> None:
    cache.unlink()

    assert len(list_ids(eapa)) == AGREEMENT_COUNT
    assert cache.exists()


def damage(cache: Path, table: str) -> None:
    """Overwrite the root page of a table in the cache."""
    with closing(sqlite3.connect(cache)) as other:
        ((size,),) = other.execute("PRAGMA page_size")
        ((page,),) = other.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    with cache.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def test_a_cache_with_a_damaged_page_is_replaced_and_the_result_is_correct(eapa: Eapa, cache: Path) -> None:
    areas = list_column(eapa, "areas", "--party", "tass")
    assert areas
    damage(cache, "area")

    assert list_column(eapa, "areas", "--party", "tass") == areas
    assert not cache.exists()
    assert list_column(eapa, "areas", "--party", "tass") == areas
    assert cache.exists()


def test_an_sql_query_on_a_damaged_page_returns_the_correct_result(eapa: Eapa, cache: Path) -> None:
    query = "SELECT count(*) AS n FROM phases WHERE status = 'in-force'"
    expected = eapa("sql", query)
    assert expected.code == 0
    damage(cache, "phase")

    assert eapa("sql", query) == expected
    assert not cache.exists()


@pytest.mark.usefixtures("_short_wait_for_a_lock")
def test_a_cache_that_is_locked_after_it_was_opened_is_not_replaced(register: Path, cache: Path) -> None:
    index = Index(register, cache)
    with closing(sqlite3.connect(cache)) as other:
        other.execute("BEGIN EXCLUSIVE")

        assert "tass" in set(index.ids())
    assert cache.exists()


def test_a_folder_at_the_path_of_the_cache_file_is_left_unchanged(eapa: Eapa, cache: Path) -> None:
    cache.unlink()
    (cache / "content").mkdir(parents=True)

    assert len(list_ids(eapa)) == AGREEMENT_COUNT
    assert (cache / "content").exists()


@pytest.mark.parametrize("is_outdated", [False, True])
def test_a_cache_that_lacks_a_table_is_rebuilt(eapa: Eapa, register: Path, cache: Path, is_outdated: bool) -> None:
    areas = list_column(eapa, "areas", "--party", "tass")
    with closing(sqlite3.connect(cache)) as other:
        other.execute("DROP TABLE area")
    if is_outdated:
        (register / TASS).touch()  # the update of the cache would fail, and not only the query

    for _ in range(2):  # with the damaged cache, and with the one that replaces it
        assert list_column(eapa, "areas", "--party", "tass") == areas
    with closing(sqlite3.connect(cache)) as other:
        assert other.execute("SELECT count(*) > 0 FROM area").fetchone() == (1,)


def test_a_text_file_among_the_records_is_ignored(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/README.txt").write_text("Notes.")

    assert len(list_ids(eapa)) == AGREEMENT_COUNT


def test_a_database_of_another_program_is_replaced(eapa: Eapa, cache: Path) -> None:
    cache.unlink()
    # AUTOINCREMENT makes a table of SQLite that cannot be dropped, and a name with a quotation mark must be quoted.
    with closing(sqlite3.connect(cache)) as other:
        other.executescript(
            'CREATE TABLE file (x INTEGER PRIMARY KEY AUTOINCREMENT); CREATE TABLE "a""b" (y);'
            "CREATE VIEW v AS SELECT x FROM file"
        )

    for _ in range(2):  # with the other database, and with the cache that replaces it
        assert len(list_ids(eapa)) == AGREEMENT_COUNT


def test_a_cache_of_another_version_is_rebuilt(eapa: Eapa, cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as other, other:
        other.execute("UPDATE meta SET value = '0.0.1 00000000' WHERE key = 'key'")
        other.execute("DELETE FROM file")

    assert len(list_ids(eapa)) == AGREEMENT_COUNT


def test_a_file_at_the_path_of_the_cache_folder_does_not_change_the_result(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register.parent / "full").write_text("a file")
    monkeypatch.setenv("XDG_CACHE_HOME", str(register.parent / "full"))

    assert len(list_ids(eapa)) == AGREEMENT_COUNT


@pytest.mark.usefixtures("_short_wait_for_a_lock")
def test_a_cache_that_another_program_has_locked_is_not_replaced(eapa: Eapa, register: Path, locked: Path) -> None:
    before = locked.stat().st_ino
    (register / TASS).unlink()

    assert len(list_ids(eapa)) == AGREEMENT_COUNT - 1
    assert locked.stat().st_ino == before


@pytest.mark.usefixtures("covered_programs")
def test_a_full_disk_does_not_change_the_result(register: Path) -> None:
    pytest.importorskip("resource", reason="the system has no file size limits")
    program = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192));"
        "from eapa_cli.cli.app import main; main()"
    )
    # The program does not measure coverage, whose files would be larger than the limit.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environ["XDG_CACHE_HOME"] = str(register.parent / "cache")

    for _ in range(2):  # in both runs, the cache cannot be written
        command = [sys.executable, "-c", program, "list", "--format", "ids"]
        outcome = subprocess.run(command, cwd=register, env=environ, capture_output=True, text=True, check=True)

        assert (len(outcome.stdout.split()), outcome.stderr) == (AGREEMENT_COUNT, "")


def test_edits_of_a_file_with_a_time_in_the_future_are_seen(eapa: Eapa, register: Path) -> None:
    # This happens after the clock was set back.
    later = time.time() + 1_000_000
    for year in ("2011", "2012", "2013"):
        replace(register / TASS, list_column(eapa, "signed", "--party", "tass")[0], f"{year}-01-31")
        os.utime(register / TASS, (later, later))

        assert list_column(eapa, "signed", "--party", "tass") == [f"{year}-01-31"]


class RemovedEntry:
    """A directory entry whose file was removed after the listing."""

    name = "removed.yaml"

    def is_file(self, **_: bool) -> bool:
        return True

    def stat(self, **_: bool) -> os.stat_result:
        raise FileNotFoundError(self.name)


def test_a_file_that_is_removed_after_the_listing_is_skipped(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [RemovedEntry(), *os.scandir(register / "data/agreements")]
    monkeypatch.setattr(os, "scandir", lambda _folder: nullcontext(entries))

    assert len(load_states(take_snapshot(register).folders["data/agreements"])) == AGREEMENT_COUNT


def test_a_file_that_is_removed_during_the_update_is_reported_as_unreadable(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_pool, "BATCH_SIZE", 1)

    def remove_file(_done: int, _total: int) -> None:
        (register / TASS).unlink(missing_ok=True)

    index = Index(register, None, lambda: nullcontext(remove_file))

    assert index.list_unreadable() == [TASS]


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="the system does not list open files")
def test_the_cache_file_is_closed_when_the_command_ends(eapa: Eapa) -> None:
    eapa("list")
    gc.disable()  # garbage collection would also close the file
    try:
        before = len(list(Path("/dev/fd").iterdir()))
        for _ in range(3):
            eapa("list")

        assert len(list(Path("/dev/fd").iterdir())) == before
    finally:
        gc.enable()


def test_two_processes_build_the_same_read_model_as_one(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_later_agreement(register, "supersedes")
    (register / "data/agreements/no-record.yaml").write_text("id: [")
    built_by_one = dump_database(Index(register, None))

    monkeypatch.setattr(process_pool, "BATCH_SIZE", 5)  # the 32 files are several batches
    monkeypatch.setattr(process_pool, "process_count_for", lambda _files: 2)

    assert dump_database(Index(register, None)) == built_by_one


def test_a_damaged_snapshot_in_the_cache_is_detected(eapa: Eapa, register: Path, cache: Path) -> None:
    with closing(sqlite3.connect(cache)) as other, other:
        other.execute("UPDATE folder SET states = CAST(x'ff' || substr(states, 2) AS BLOB)")
    (register / TASS).unlink()

    for _ in range(2):  # with the damaged snapshot, and with the one that replaces it
        assert len(list_ids(eapa)) == AGREEMENT_COUNT - 1
    with closing(sqlite3.connect(cache)) as other:
        assert other.execute("SELECT count(*) FROM file WHERE path = ?", (TASS,)).fetchone() == (0,)


@pytest.mark.usefixtures("cache")
def test_the_files_of_a_removed_and_restored_folder_are_unlisted_and_listed_again(eapa: Eapa, register: Path) -> None:
    folder = register / "data/agreements/media"
    folder.mkdir()
    (register / TASS).rename(folder / "2020-01-31-eapa-tass.yaml")
    assert len(list_ids(eapa)) == AGREEMENT_COUNT

    folder.rename(register / "aside")
    assert len(list_ids(eapa)) == AGREEMENT_COUNT - 1

    (register / "aside").rename(folder)
    assert list_column(eapa, "file", "--party", "tass") == ["data/agreements/media/2020-01-31-eapa-tass.yaml"]


def test_a_register_that_is_removed_after_it_was_found_is_unreadable(register: Path) -> None:
    (register / "data/register.yaml").unlink()

    with pytest.raises(UnreadableError, match=rf"the file 'data/register\.yaml' cannot be read: {NO_SUCH_FILE}"):
        Index(register, None)


def test_cache_files_unchanged_for_a_month_are_removed(eapa: Eapa, cache: Path) -> None:
    old, young, other = (
        cache.with_name(name) for name in (f"{'0' * 24}-00000000.sqlite", f"{'1' * 24}-00000000.links", "notes.txt")
    )
    seconds_per_day = 24 * 60 * 60
    for file, age_in_days in ((old, 31), (young, 29), (other, 31)):
        file.touch()
        os.utime(file, (time.time() - age_in_days * seconds_per_day,) * 2)
    cache.unlink()  # only a query that builds a cache removes the others

    list_ids(eapa)

    assert not old.exists()
    assert all(file.exists() for file in (young, other, cache))  # "notes.txt" is not a cache file


@pytest.mark.skipif(sys.version_info < (3, 13), reason="earlier versions do not warn of an open connection")
def test_every_database_connection_is_closed(register: Path) -> None:
    command = [sys.executable, "-X", "dev", "-m", "eapa_cli", "list", "--format", "ids"]
    environ = {**os.environ, "XDG_CACHE_HOME": str(register.parent / "cache")}

    outcome = subprocess.run(command, cwd=register, env=environ, capture_output=True, text=True, check=True)

    assert (len(outcome.stdout.split()), outcome.stderr) == (AGREEMENT_COUNT, "")


def test_a_file_in_place_of_a_record_folder_is_named_with_exit_code_4(eapa: Eapa, register: Path) -> None:
    shutil.rmtree(register / "data/agreements")
    (register / "data/agreements").write_text("")

    outcome = eapa("list")

    assert outcome.code == 4
    assert "'data/agreements' is a regular file, not a folder" in outcome.err


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are Unicode there")
def test_a_file_with_an_invalid_name_is_ignored_and_reported_by_validate(eapa: Eapa, register: Path) -> None:
    before = eapa("list").out
    odd = os.fsdecode(b"odd\xff.yaml")
    (register / "data/agreements" / odd).write_bytes(
        (register / "data/agreements/2020-01-31-eapa-tass.yaml").read_bytes()
    )
    (register / "data/agreements" / odd.removesuffix(".yaml")).mkdir()

    assert eapa("list") == (0, before, "")
    assert "odd\\udcff.yaml" in eapa("validate").out
