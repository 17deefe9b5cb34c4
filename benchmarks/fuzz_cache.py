"""Damage the cache in random ways, and check that commands do not fail.

python benchmarks/fuzz_cache.py --seconds 300

A traceback, a command that takes more than 20 seconds, and an exit code other than 0 and 3 are failures. A command is
refused, with code 3, if the damaged cache no longer has the record that it names. A different result is only counted,
because the program cannot detect a changed text inside a valid database.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from eapa_cli.errors import ExitCode

DATA = Path(__file__).parents[1] / "data"
COMMANDS = [
    ["list"], ["list", "organizations"], ["show", "tass"], ["show", "2020-01-31-eapa-tass"], ["search", "tass"],
    ["stats"], ["due"], ["sql", "SELECT * FROM phases"], ["graph"],
    ["list", "--status", "unknown", "--place", "moscow"],
]  # fmt: skip
ALLOWED_CODES = {ExitCode.DONE, ExitCode.REFUSED}
MAX_SECONDS = 20
FAILED = "failed"
VALUES = [None, -1, 2**63 - 1, 1.5, b"\xff\xfe", "", "{", "[]", "null", "\x00", "9999-99-99", "x" * 100_000]


def damage(cache: Path, generator: random.Random) -> str:
    """Damage the cache in a random way, and return the type of the damage."""
    damage_type = generator.choice(
        ["row", "row", "row", "text", "bytes", "cut", "garbage", "journal", "folder", "link", "table"]
    )
    if damage_type in {"row", "text", "table"}:
        with suppress(sqlite3.Error):
            damage_rows(cache, generator, damage_type)
    elif damage_type == "bytes":
        content = bytearray(cache.read_bytes())
        for _ in range(generator.randint(1, 200)):
            content[generator.randrange(len(content))] = generator.randrange(256)
        cache.write_bytes(content)
    elif damage_type == "cut":
        os.truncate(cache, generator.randrange(cache.stat().st_size))
    elif damage_type == "garbage":
        cache.write_bytes(generator.randbytes(generator.randrange(20_000)))
    elif damage_type == "journal":
        cache.with_name(f"{cache.name}{generator.choice(['-journal', '-wal', '-shm'])}").write_bytes(
            generator.randbytes(5000)
        )
    elif damage_type == "folder":
        cache.unlink()
        cache.mkdir()
    else:
        cache.unlink()
        cache.symlink_to("/dev/zero")
    return damage_type


def damage_rows(cache: Path, generator: random.Random, damage_type: str) -> None:
    """Change all values of a random column, or drop its table, as the type of the damage requires."""
    db = sqlite3.connect(cache)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = generator.choice(tables)
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    column = generator.choice(columns)
    if damage_type == "table":
        db.execute(f"DROP TABLE {table}")
    elif damage_type == "text":
        db.execute(f"UPDATE {table} SET {column} = CAST(substr({column}, 1, 20) || x'ff' AS TEXT)")
    else:
        db.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (generator.choice(VALUES),))
    db.commit()
    db.close()


def run(root: Path, command: list[str], environ: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a command in a process of its own.

    Raises:
        TimeoutExpired: the command takes too long; it was killed.
    """
    arguments = [sys.executable, "-m", "eapa_cli", *command]
    return subprocess.run(
        arguments, cwd=root, env=environ, capture_output=True, text=True, errors="replace", timeout=MAX_SECONDS,
        check=False,
    )  # fmt: skip


def run_case(root: Path, command: list[str], environ: Mapping[str, str], expected: str) -> tuple[str, str]:
    """Run a command with a damaged cache. Return the outcome and, after a failure, its details."""
    try:
        completed = run(root, command, environ)
    except subprocess.TimeoutExpired as error:
        return FAILED, str(error)
    if completed.returncode not in ALLOWED_CODES or "Traceback" in completed.stderr:
        return FAILED, f"code {completed.returncode}: {completed.stderr[-600:]}"
    return "same" if completed.stdout == expected else "differs", ""


def main() -> int:
    """Damage the cache, run a command and compare its result, until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    generator, end = random.Random(options.seed), time.monotonic() + options.seconds
    outcomes: Counter[str] = Counter()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "register")
        shutil.copytree(DATA, root / "data")
        environ = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        expected = [run(root, command, environ).stdout for command in COMMANDS]
        (cache,) = Path(folder, "cache/eapa").glob("*.sqlite")
        intact = cache.read_bytes()
        while time.monotonic() < end:
            shutil.rmtree(cache.parent)
            cache.parent.mkdir(mode=0o700)
            cache.write_bytes(intact)
            cache.chmod(0o600)
            damage_type = damage(cache, generator)
            number = generator.randrange(len(COMMANDS))
            outcome, details = run_case(root, COMMANDS[number], environ, expected[number])
            if outcome == FAILED:
                failures += 1
                print(damage_type, COMMANDS[number], details)
            outcomes[f"{damage_type}: {outcome}"] += 1
    print(dict(sorted(outcomes.items())), f"{outcomes.total()} runs, {failures} failures")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
