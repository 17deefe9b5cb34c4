"""Time of `eapa changes` between two revisions of a register of 20,000 files, compared with `git diff --stat`.

Ten files change: three agreements are new, one is removed, one has a new id, and four agreements and one organization
are amended. The limit is twice the time of git, beyond start-up. The first run, which has to find the links between
agreements, is timed separately.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from generate import Generated, Record, write

from eapa_cli.model.record_paths import path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.serializer import dump

AGREEMENTS = 16_000  # and a quarter as many organizations
ROUNDS = 21
TIMES_GIT = 2
SPAN = "HEAD~1..HEAD"
CACHE = "own-cache"
EAPA = str(Path(sys.executable).with_name("eapa"))
START_UP = (EAPA, "changes", "--help")
GIT = ("git", "diff", "--stat", "HEAD~1", "HEAD")


def run(root: Path, *command: str) -> None:
    """Run a command in a folder and require that it succeeds."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = {f"GIT_{role}_{part}": "a" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    unwanted = {"PYTHONDONTWRITEBYTECODE", "EAPA_REGISTER"}
    environ = {name: value for name, value in os.environ.items() if name not in unwanted}
    environ["XDG_CACHE_HOME"] = str(root / ".git" / CACHE)
    subprocess.run(command, cwd=root, env=environ | settings | names, check=True, capture_output=True)


def commit(root: Path) -> None:
    """Commit all files and pack the repository like a clone."""
    run(root, "git", "add", "--all")
    run(root, "git", "commit", "--quiet", "--message=x")
    run(root, "git", "gc", "--quiet")


def change(root: Path, generated: Generated, *, terms: bool) -> None:
    """Change ten files, with or without changes to terms."""

    def put(kind: Kind, record: Record) -> None:
        (root / path_of(kind, record["id"])).write_text(dump(record), encoding="utf-8", newline="\n")

    old = generated.agreement(7)
    (root / path_of(Kind.AGREEMENT, old["id"])).unlink()
    put(Kind.AGREEMENT, old | {"id": f"{old['id']}-again", "former_ids": [old["id"]]})
    (root / path_of(Kind.AGREEMENT, generated.agreement(8)["id"])).unlink()
    for number in (9, 10, 11):
        record = generated.agreement(number)
        put(Kind.AGREEMENT, record | {"id": f"{record['id']}-more"})
    last = {"term": {"ends": ".."}} if terms else {"languages": [{"lang": "ru"}]}
    amendments: list[Record] = [{"notes": "Seen in the archive."}, {"title": {"en": "Agreement on much"}}, last]
    for number, amendment in enumerate(amendments, 12):
        put(Kind.AGREEMENT, generated.agreement(number) | amendment)
    turned = generated.agreement(15)
    put(Kind.AGREEMENT, turned | {"parties": turned["parties"][::-1]})
    organization = generated.organization(5)
    put(Kind.ORGANIZATION, organization | {"website": "https://example.org/new"})


def cost(root: Path, command: Sequence[str]) -> tuple[float, float]:
    """Return the time and processor time of a command in milliseconds."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    run(root, *command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return 1000 * (time.perf_counter() - begun), 1000 * worked


def medians(root: Path, commands: Sequence[Sequence[str]]) -> list[tuple[float, float]]:
    """Return the median time and processor time of each command in milliseconds, measured in alternation."""
    for command in commands:
        run(root, *command)
    runs = [[cost(root, command) for command in commands] for _ in range(ROUNDS)]
    return [tuple(statistics.median(part) for part in zip(*costs, strict=True)) for costs in zip(*runs, strict=True)]


def measure(root: Path, generated: Generated, *, terms: bool) -> bool:
    """Print the times and return whether the limit holds."""
    run(root, "git", "reset", "--quiet", "--hard", "first")
    change(root, generated, terms=terms)
    commit(root)
    shutil.rmtree(root / ".git" / CACHE, ignore_errors=True)
    first = cost(root, (EAPA, "changes", SPAN))
    start_up, git, eapa = medians(root, [START_UP, GIT, (EAPA, "changes", SPAN)])
    print(f"{'with a changed term' if terms else 'without a changed term'}: median of {ROUNDS}, and of processor time")
    for name, (wall, worked) in (
        ("start-up", start_up), ("git diff --stat", git), ("eapa changes", eapa), ("the first time", first),
    ):  # fmt: skip
        print(f"  {name:16} {wall:6.1f} ms {worked:6.1f} ms")
    ratios = [(ours - start) / theirs for ours, start, theirs in zip(eapa, start_up, git, strict=True)]
    print(f"  beyond start-up  {ratios[0]:6.1f} x  {ratios[1]:6.1f} x git diff --stat (at most {TIMES_GIT})")
    return ratios[0] <= TIMES_GIT


def main() -> int:
    """Generate the register and measure."""
    generated = Generated(agreements=AGREEMENTS)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        print(f"{write(root, generated)} files")
        run(root, "git", "init", "--quiet")
        run(root, "git", "config", "gc.auto", "0")  # otherwise it runs in the background during the measurement
        commit(root)
        run(root, "git", "tag", "first")
        held = [measure(root, generated, terms=terms) for terms in (False, True)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
