"""Kills a change of several files at each thing it does to the disk, and looks at what the next command finds.

Run with a folder to work in.
"""

import shutil
import sys
from functools import partial
from pathlib import Path

from killed import attempt

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


def own(root: Path) -> Path:
    """The folder of the user's own."""
    return root.parent / "own"


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
        commit(changes.store, changes, own(root))


def main(folder: Path) -> None:
    step, seen, done = 0, [], False
    while not done:
        step += 1
        root = folder / str(step)
        lay_down(root)
        done = attempt(step, partial(change, root))
        torn = (root / JOURNAL).exists()
        again = 0
        # What finishes the change may itself be killed at any step.
        while torn and step % 3 == 0 and not attempt(again := again + 1, partial(recover, root, "next", own(root))):
            pass
        recover(root, "next", own(root))
        now = found(root)
        assert now in (BEFORE, AFTER), (step, now)
        assert (now == AFTER) >= (torn or done), step
        assert sorted(path.name for path in (root / ".eapa").iterdir()) == [".gitignore", "lock"], step
        seen.append("after" if now == AFTER else "before")
        shutil.rmtree(root)
    sys.stdout.write(" ".join([str(step), *seen]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
