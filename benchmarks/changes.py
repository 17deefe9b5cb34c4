"""Measure `eapa changes` between two revisions of a register of 20,000 files, compared with `git diff --stat`.

    python benchmarks/changes.py

Ten files change: three agreements are new, one is removed, one has a new id, and four agreements and one organization
are edited. This is measured without and with a change of a term. Beyond start-up, the command may take at most twice
the time of git. The first run, which has to find the links between agreements, is timed separately.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from generate import Generated, Record, write
from measuring import EAPA, child_processor_time, make_environ

from eapa_cli.model.record_paths import path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.serializer import dump

AGREEMENTS = 16_000  # the register also has 4,000 organizations
ROUNDS = 21
MAX_RATIO = 2
REVISIONS = "HEAD~1..HEAD"
CACHE = "eapa-cache"  # a folder in .git
START_UP = (EAPA, "changes", "--help")
GIT = ("git", "diff", "--stat", "HEAD~1", "HEAD")


def run(root: Path, *command: str) -> None:
    """Run a command in a folder and require that it succeeds."""
    git_names = {f"GIT_{role}_{part}": "a" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    environ = make_environ(
        **git_names,
        GIT_CONFIG_GLOBAL=os.devnull,
        GIT_CONFIG_NOSYSTEM="1",
        XDG_CACHE_HOME=str(root / ".git" / CACHE),
    )
    subprocess.run(command, cwd=root, env=environ, check=True, capture_output=True)


def commit_all(root: Path) -> None:
    """Commit all files and pack the repository like a clone."""
    run(root, "git", "add", "--all")
    run(root, "git", "commit", "--quiet", "--message=x")
    run(root, "git", "gc", "--quiet")


def change_files(root: Path, generated: Generated, *, terms: bool) -> None:
    """Change ten files as the docstring of this module describes, with or without a change of a term."""

    def write_record(kind: Kind, record: Record) -> None:
        (root / path_of(kind, record["id"])).write_text(dump(record), encoding="utf-8", newline="\n")

    renamed = generated.agreement(7)
    (root / path_of(Kind.AGREEMENT, renamed["id"])).unlink()
    write_record(Kind.AGREEMENT, renamed | {"id": f"{renamed['id']}-again", "former_ids": [renamed["id"]]})
    (root / path_of(Kind.AGREEMENT, generated.agreement(8)["id"])).unlink()
    for number in (9, 10, 11):  # copied as new agreements
        record = generated.agreement(number)
        write_record(Kind.AGREEMENT, record | {"id": f"{record['id']}-more"})
    last_change = {"term": {"ends": ".."}} if terms else {"languages": [{"lang": "ru"}]}
    changes: list[Record] = [{"notes": "Seen in the archive."}, {"title": {"en": "Agreement on much"}}, last_change]
    for number, change in enumerate(changes, 12):
        write_record(Kind.AGREEMENT, generated.agreement(number) | change)
    reordered = generated.agreement(15)
    write_record(Kind.AGREEMENT, reordered | {"parties": reordered["parties"][::-1]})
    organization = generated.organization(5)
    write_record(Kind.ORGANIZATION, organization | {"website": "https://example.org/new"})


def measure_command(root: Path, command: Sequence[str]) -> tuple[float, float]:
    """Return the time and processor time of a command in milliseconds."""
    start, processor_time = time.perf_counter(), child_processor_time()
    run(root, *command)
    return 1000 * (time.perf_counter() - start), 1000 * (child_processor_time() - processor_time)


def median_costs(root: Path, commands: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Return the median time and processor time of each command in milliseconds, measured in alternation."""
    for command in commands:
        run(root, *command)
    runs = [[measure_command(root, command) for command in commands] for _ in range(ROUNDS)]
    return [tuple(statistics.median(part) for part in zip(*costs, strict=True)) for costs in zip(*runs, strict=True)]


def measure_changes(root: Path, generated: Generated, *, terms: bool) -> bool:
    """Print the times and return whether the limit holds."""
    run(root, "git", "reset", "--quiet", "--hard", "first")
    change_files(root, generated, terms=terms)
    commit_all(root)
    shutil.rmtree(root / ".git" / CACHE, ignore_errors=True)
    first = measure_command(root, (EAPA, "changes", REVISIONS))
    start_up, git, eapa = median_costs(root, [START_UP, GIT, (EAPA, "changes", REVISIONS)])
    print(f"{'with' if terms else 'without'} a changed term: medians of {ROUNDS} (the first run: once)")
    print(f"  {'':16} {'elapsed':>9} {'processor':>9}")
    for name, (wall, processor_time) in (
        ("start-up", start_up), ("git diff --stat", git), ("eapa changes", eapa), ("the first run", first),
    ):  # fmt: skip
        print(f"  {name:16} {wall:6.1f} ms {processor_time:6.1f} ms")
    ratios = [(ours - start) / theirs for ours, start, theirs in zip(eapa, start_up, git, strict=True)]
    print(f"  beyond start-up  {ratios[0]:6.1f} x  {ratios[1]:6.1f} x git diff --stat (at most {MAX_RATIO})")
    return ratios[0] <= MAX_RATIO


def main() -> int:
    """Generate the register and measure."""
    generated = Generated(agreements=AGREEMENTS)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        print(f"{write(root, generated)} files")
        run(root, "git", "init", "--quiet")
        run(root, "git", "config", "gc.auto", "0")  # otherwise it runs in the background during the measurement
        commit_all(root)
        run(root, "git", "tag", "first")
        limits_met = [measure_changes(root, generated, terms=terms) for terms in (False, True)]
    return 0 if all(limits_met) else 1


if __name__ == "__main__":
    sys.exit(main())
