"""A program that kills `eapa save` before each disk operation and each start of git, and checks the next `eapa save`.

Its argument is a working folder. It prints the number of attempts, and for each attempt whether the commit was made.
"""

import shutil
import sys
from pathlib import Path

from interrupted_commands import make_register, read_files, run
from killed_actions import ends_before_kill
from repositories import Repo, name_the_clerk


def prepare(root: Path) -> Repo:
    """Make a register with a changed, a new and a deleted record, and another file that is staged."""
    make_register(root)
    repo = Repo(root).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")
    name_the_clerk(repo)
    repo.edit("data/organizations/tass.yaml", ("type: media", "type: ngo"))
    repo.move("data/organizations/alone.yaml", "data/organizations/lonely.yaml")
    repo.edit("data/organizations/lonely.yaml", ("id: alone", "id: lonely"))
    repo.write("staged.txt", "x")
    repo.git("add", "staged.txt")
    return repo


def main(folder: Path) -> None:
    """Kill the command before its first operation, then before its second, and so on, until it ends."""
    root, prepared = folder / "register", folder / "prepared"
    repo = prepare(root)
    shutil.copytree(root, prepared)
    run(root, "save")  # imports all modules, so that each attempt has the same operations
    step, outcomes, has_ended = 0, [], False
    while not has_ended:
        step += 1
        shutil.rmtree(root)
        shutil.copytree(prepared, root)
        files = read_files(root / "data")
        has_ended = ends_before_kill(step, lambda: run(root, "save"))
        is_committed = len(repo.git("log", "--format=%h").splitlines()) > 1
        assert is_committed or not has_ended, step
        assert not is_committed or repo.git("status", "--porcelain") == "A  staged.txt", step
        run(root, "save")
        assert read_files(root / "data") == files, step
        assert repo.git("status", "--porcelain") == "A  staged.txt", step
        assert len(repo.git("log", "--format=%h").splitlines()) == 2, step
        outcomes.append("after" if is_committed else "before")
    sys.stdout.write(" ".join([str(step), *outcomes]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
