"""Kills `eapa save` at each thing it does to the disk and before each call of git.

Run with a folder to work in; written are how often it was killed, and for each time whether the commit was made.
"""

import shutil
import sys
from pathlib import Path

from interrupted_commands import found, make_register, run
from killed import attempt
from repositories import Repo


def prepare(root: Path) -> Repo:
    """Make a register with a changed, a new and a deleted record, and another file that is staged."""
    make_register(root)
    repo = Repo(root).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")
    for key, value in (("user.name", "Clerk"), ("user.email", "clerk@example.org")):
        repo.git("config", key, value)
    repo.edit("data/organizations/tass.yaml", ("type: media", "type: ngo"))
    repo.move("data/organizations/alone.yaml", "data/organizations/lonely.yaml")
    repo.edit("data/organizations/lonely.yaml", ("id: alone", "id: lonely"))
    repo.write("staged.txt", "x")
    repo.git("add", "staged.txt")
    return repo


def main(folder: Path) -> None:
    """Kill the command at its first step, its second, and so on, until it comes to its end."""
    root, prepared = folder / "register", folder / "prepared"
    repo = prepare(root)
    shutil.copytree(root, prepared)
    run(root, "save")
    step, seen, done = 0, [], False
    while not done:
        step += 1
        shutil.rmtree(root)
        shutil.copytree(prepared, root)
        files = found(root / "data")
        done = attempt(step, lambda: run(root, "save"))
        is_made = len(repo.git("log", "--format=%h").splitlines()) > 1
        assert is_made >= done, step
        assert not is_made or repo.git("status", "--porcelain") == "A  staged.txt", step
        run(root, "save")
        assert found(root / "data") == files, step
        assert repo.git("status", "--porcelain") == "A  staged.txt", step
        assert len(repo.git("log", "--format=%h").splitlines()) == 2, step
        seen.append("after" if is_made else "before")
    sys.stdout.write(" ".join([str(step), *seen]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
