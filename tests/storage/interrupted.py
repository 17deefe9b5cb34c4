"""Kills a change of several files at each thing it does to the disk, and looks at what the next command finds.

Run with a folder to work in. Forks, so that each attempt costs no start of Python.
"""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from eapa_cli.storage.changes import ChangeSet
from eapa_cli.storage.journal import commit, recover
from eapa_cli.storage.layout import JOURNAL
from eapa_cli.storage.lock import locked
from eapa_cli.storage.store import Store

BEFORE = {
    "data/organizations/a.yaml": "id: a # c\n",
    "data/organizations/b.yaml": "id: b\n",
    "data/register.yaml": "x: 1\n",
}
AFTER = {
    "data/organizations/sub/c.yaml": "id: c # c\n",
    "data/organizations/b.yaml": "id: b\nnew: 1\n",
    "data/register.yaml": "x: 2\n",
}
WATCHED = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate"}


def lay_down(root: Path) -> None:
    for path, text in BEFORE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())


def found(root: Path) -> dict[str, str]:
    files = [path for path in root.rglob("*") if path.is_file() and path.parent.name != ".eapa"]
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def change(root: Path) -> None:
    changes = ChangeSet(Store(root))
    changes.move("data/organizations/a.yaml", "data/organizations/sub/c.yaml")
    changes.edit("data/organizations/sub/c.yaml", {"id": "c"})
    changes.edit("data/organizations/b.yaml", {"id": "b", "new": 1})
    changes.edit("data/register.yaml", {"x": 2})
    with locked(root, "change"):
        commit(changes.store, changes)


def die_at(step: int) -> None:
    """Kill this process when it is about to do its n-th thing to the disk; flushing counts, which nothing audits."""
    counted = 0

    def count(*_: object) -> None:
        nonlocal counted
        counted += 1
        if counted == step:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED and not (event == "open" and arguments[1] in {"r", "rb"}):
            count()

    flush, write = os.fsync, os.write

    def counted_flush(fd: Any) -> None:
        count()
        flush(fd)

    def counted_write(*arguments: Any) -> int:
        count()
        return write(*arguments)

    os.fsync = counted_flush
    os.write = counted_write
    sys.addaudithook(watch)


def attempt(root: Path, step: int, action: Any) -> bool:
    """Whether an action, killed at a step, came to its end before."""
    child = os.fork()
    if not child:
        die_at(step)
        action(root)
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def main(folder: Path) -> None:
    step, seen, done = 0, [], False
    while not done:
        step += 1
        root = folder / str(step)
        lay_down(root)
        done = attempt(root, step, change)
        torn = (root / JOURNAL).exists()
        again = 0
        # What finishes the change may itself be killed at any step.
        while torn and step % 3 == 0 and not attempt(root, again := again + 1, lambda root: recover(root, "next")):
            pass
        recover(root, "next")
        now = found(root)
        assert now in (BEFORE, AFTER), (step, now)
        assert (now == AFTER) >= (torn or done), step
        assert sorted(path.name for path in (root / ".eapa").iterdir()) == [".gitignore", "lock"], step
        seen.append("after" if now == AFTER else "before")
        shutil.rmtree(root)
    sys.stdout.write(" ".join([str(step), *seen]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
