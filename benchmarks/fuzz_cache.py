"""Damages the cache in random ways, and checks that commands answer as without one.

python benchmarks/fuzz_cache.py [SECONDS] [SEED]

A traceback, an exit code of a bug or a command that takes more than 20 seconds is a failure. A wrong answer is only
counted: text that was changed inside a valid database of the user cannot be told from what the program wrote.
"""

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

DATA = Path(__file__).parents[1] / "data"
COMMANDS = [
    ["list"], ["list", "organizations"], ["show", "tass"], ["show", "2020-01-31-eapa-tass"], ["search", "tass"],
    ["stats"], ["due"], ["sql", "SELECT * FROM phases"], ["graph"],
    ["list", "--status", "unknown", "--place", "moscow"],
]  # fmt: skip
VALUES = [None, -1, 2**63 - 1, 1.5, b"\xff\xfe", "", "{", "[]", "null", "\x00", "9999-99-99", "x" * 100_000]


def damage(cache: Path, dice: random.Random) -> str:
    """Damage the cache in one way; return its name."""
    way = dice.choice(["row", "row", "row", "text", "bytes", "cut", "garbage", "journal", "folder", "link", "table"])
    if way in {"row", "text", "table"}:
        with suppress(sqlite3.Error):
            damage_rows(cache, dice, way)
    elif way == "bytes":
        content = bytearray(cache.read_bytes())
        for _ in range(dice.randint(1, 200)):
            content[dice.randrange(len(content))] = dice.randrange(256)
        cache.write_bytes(content)
    elif way == "cut":
        os.truncate(cache, dice.randrange(cache.stat().st_size))
    elif way == "garbage":
        cache.write_bytes(dice.randbytes(dice.randrange(20_000)))
    elif way == "journal":
        cache.with_name(f"{cache.name}{dice.choice(['-journal', '-wal', '-shm'])}").write_bytes(dice.randbytes(5000))
    elif way == "folder":
        cache.unlink()
        cache.mkdir()
    else:
        cache.unlink()
        cache.symlink_to("/dev/zero")
    return way


def damage_rows(cache: Path, dice: random.Random, way: str) -> None:
    """Change a table: all values of a column, the text of one, or the table itself."""
    db = sqlite3.connect(cache)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    table = dice.choice(tables)
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    column = dice.choice(columns)
    if way == "table":
        db.execute(f"DROP TABLE {table}")
    elif way == "text":
        db.execute(f"UPDATE {table} SET {column} = CAST(substr({column}, 1, 20) || x'ff' AS TEXT)")
    else:
        db.execute(f"UPDATE OR IGNORE {table} SET {column} = ?", (dice.choice(VALUES),))
    db.commit()
    db.close()


def run(root: Path, command: list[str], environ: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run the program."""
    whole = [sys.executable, "-m", "eapa_cli", *command]
    return subprocess.run(
        whole, cwd=root, env=environ, capture_output=True, text=True, errors="replace", timeout=20, check=False
    )


def main() -> int:
    """Damage, ask and compare until the time is up."""
    seconds, seed = (int(one) for one in (sys.argv[1:] + ["180", "1"][len(sys.argv) - 1 :])[:2])
    dice, end = random.Random(seed), time.monotonic() + seconds
    seen: Counter[str] = Counter()
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "register")
        shutil.copytree(DATA, root / "data")
        environ = {**os.environ, "XDG_CACHE_HOME": f"{folder}/cache", "XDG_STATE_HOME": f"{folder}/state"}
        expected = [run(root, command, environ).stdout for command in COMMANDS]
        (cache,) = Path(folder, "cache/eapa").glob("*.sqlite")
        sound = cache.read_bytes()
        while time.monotonic() < end:
            shutil.rmtree(cache.parent)
            cache.parent.mkdir(mode=0o700)
            cache.write_bytes(sound)
            cache.chmod(0o600)
            way = damage(cache, dice)
            number = dice.randrange(len(COMMANDS))
            outcome = run(root, COMMANDS[number], environ)
            failed = outcome.returncode not in {0, 3} or "Traceback" in outcome.stderr
            failures += failed
            seen[f"{way}: {'failed' if failed else 'same' if outcome.stdout == expected[number] else 'differs'}"] += 1
            if failed:
                print(way, COMMANDS[number], outcome.returncode, outcome.stderr[-600:])
    print(dict(sorted(seen.items())), f"{seen.total()} runs, {failures} failures")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
