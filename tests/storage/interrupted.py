"""A program that kills a change of several files before each of its disk operations, and checks the recovery.

Its arguments are a working folder and the number of additional files that the change creates. It prints the number of
operations, and for some of them whether recovery left the files as before or as after the change.
"""

import sys
from functools import partial
from pathlib import Path

from killed_actions import KillStates, drop_repeated_states, restore

from eapa_cli.storage.change_set import ChangeSet
from eapa_cli.storage.document_content import read_content
from eapa_cli.storage.journal import commit, recover
from eapa_cli.storage.lock import hold_lock
from eapa_cli.storage.register_location import JOURNAL
from eapa_cli.storage.store import Store

BEFORE = {
    "data/organizations/a.yaml": "id: a # c\n",
    "data/organizations/b.yaml": "id: b\n",
    "data/register.yaml": "x: 1\n",
    "documents/a/moved.pdf": "moved",
    "documents/a/deleted.pdf": "deleted",
    "documents/b/replaced.pdf": "before",
}
AFTER = {
    "data/organizations/sub/c.yaml": "id: c # c\n",
    "data/organizations/b.yaml": "id: b\nnew: 1\n",
    "data/register.yaml": "x: 2\n",
    "documents/c/moved.pdf": "moved",
    "documents/c/new/new.pdf": "new",
    "documents/b/replaced.pdf": "after",
}


def state_folder(root: Path) -> Path:
    """Return the user's state folder."""
    return root.parent / "own"


def files_after(extra_count: int) -> dict[str, str]:
    """Return the contents of all files after the change."""
    return AFTER | {f"data/organizations/n{number}.yaml": f"id: n{number}\n" for number in range(extra_count)}


def make_register(root: Path) -> None:
    """Make a register with the files of BEFORE, and next to it the documents that the change copies."""
    for path, text in BEFORE.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    for name in ("new", "after"):
        (root.parent / f"{name}.pdf").write_text(name, encoding="utf-8")


def files_in(root: Path) -> dict[str, str]:
    """Return the texts of all files by their paths, except for those of the register's state folder."""
    files = [path for path in root.rglob("*") if path.is_file() and path.parent.name != ".eapa"]
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in files}


def change_files(root: Path, extra_count: int = 0) -> None:
    """Change the files from BEFORE to AFTER, and create additional ones."""
    changes = ChangeSet(Store(root))
    changes.move("data/organizations/a.yaml", "data/organizations/sub/c.yaml")
    changes.edit("data/organizations/sub/c.yaml", {"id": "c"})
    changes.edit("data/organizations/b.yaml", {"id": "b", "new": 1})
    changes.edit("data/register.yaml", {"x": 2})
    changes.move("documents/a/moved.pdf", "documents/c/moved.pdf")
    changes.delete("documents/a/deleted.pdf")
    changes.replace("documents/b/replaced.pdf", read_content(root.parent / "after.pdf"))
    changes.replace("documents/c/new/new.pdf", read_content(root.parent / "new.pdf"), new=True)
    for number in range(extra_count):
        changes.create(f"data/organizations/n{number}.yaml", {"id": f"n{number}"})
    with hold_lock(root, "change"):
        commit(changes.store, changes, state_folder(root))


def finish_change(root: Path) -> bool:
    """Recover the register as the next command of this user does; return whether it had an interrupted change."""
    return recover(root, command="next", state_folder=state_folder(root))


def main(folder: Path, extra_count: int) -> None:
    """Kill the change before its operations, and check the files after the recovery."""
    # With many files, most steps are similar, so only some of them are tried.
    stride = 1 + extra_count // 6
    root = folder / "register"
    make_register(root)
    recorder = KillStates()
    kill_states = recorder.record(partial(change_files, root, extra_count), root, state_folder(root))
    last_step = len(kill_states) - 1
    outcomes: list[str] = []
    for step in [*range(stride - 1, last_step, stride), last_step]:
        restore(kill_states[step], root, state_folder(root))
        has_journal = (root / JOURNAL).exists()
        recover_register = partial(finish_change, root)
        # In every third attempt, or in fewer with many files, the recovery is killed before its operations too.
        if has_journal and len(outcomes) % (2 + stride) == 0:
            for state in drop_repeated_states(recorder.record(recover_register, root, state_folder(root)))[::stride]:
                restore(state, root, state_folder(root))
                recover_register()
                assert files_in(root) == files_after(extra_count), step
        recover_register()
        recovered = files_in(root)
        assert recovered in (BEFORE, files_after(extra_count)), (step, recovered)
        if has_journal or step == last_step:
            assert recovered != BEFORE, step
        assert sorted(path.name for path in (root / ".eapa").iterdir()) == [".gitignore", "lock"], step
        outcomes.append("before" if recovered == BEFORE else "after")
    sys.stdout.write(" ".join([str(len(kill_states)), *outcomes]))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
