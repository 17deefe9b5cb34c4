"""The git commands that a command suggests work in a shell."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo
from running import Eapa

from eapa_cli.cli.git_hints import for_shell

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such shell")

BASH = shutil.which("bash") or "bash"
ADD = ["add-organization", "--name", "River League", "--type", "ngo"]


def pasted(err: str, cwd: Path) -> None:
    """Run the command in the last line of a message."""
    line = err.splitlines()[-1]
    assert line.startswith("next: git "), err
    command = line.removeprefix("next: ") + " -m Step"
    environ = (
        os.environ
        | HERMETIC
        | {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    )
    done = subprocess.run(
        [BASH, "-c", command], cwd=cwd, env=environ, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@posix
@pytest.mark.parametrize("folder", [".", "data", "../elsewhere"])
def test_register_outside_a_repository_is_initialized(eapa: Eapa, register: Path, folder: str) -> None:
    (register / ".git").rmdir()
    (register / folder).mkdir(exist_ok=True)

    outcome = eapa(*ADD, "--register", str(register), cwd=(register / folder).resolve())
    pasted(outcome.err, (register / folder).resolve())

    assert Repo(register).git("log", "--format=%s") == "Step"


@pytest.fixture(name="repo")
def register_in_git(register: Path) -> Repo:
    repo = Repo(register).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")
    return repo


@posix
@pytest.mark.parametrize("folder", [".", "data", "docs/of some"])
@pytest.mark.parametrize(
    ("command", "status"),
    [
        (["rename", "tass", "tass-ru"], ["M", "R"]),
        (["remove", "tass", "--with-redirect", "aaru"], ["M", "M", "D"]),
        (["rename", "eapa", "wpa"], ["M", "R"]),
        (ADD, ["A"]),
    ],
)
def test_all_changes_are_committed(eapa: Eapa, repo: Repo, folder: str, command: list[str], status: list[str]) -> None:
    cwd = repo.root / folder
    cwd.mkdir(parents=True, exist_ok=True)

    pasted(eapa(*command, cwd=cwd).err, cwd)

    assert repo.git("status", "--porcelain") == ""
    done = repo.git("show", "--name-status", "--find-renames", "--format=").splitlines()
    assert {line[0] for line in done} == set(status)


@posix
@pytest.mark.parametrize("staged", [True, False])
def test_deleting_an_uncommitted_file_is_not_an_error(eapa: Eapa, repo: Repo, *, staged: bool) -> None:
    assert eapa(*ADD).code == 0
    if staged:
        repo.git("add", "--all")

    pasted(eapa("merge", "river-league", "tass", "--force").err, repo.root)

    assert repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["git", "add", "data/agreements/2020-eapa-tass.yaml"], "git add data/agreements/2020-eapa-tass.yaml"),
        (["git", "-C", r"C:\Users\Ann Lee\register", "commit"], r'git -C "C:\Users\Ann Lee\register" commit'),
        (["git", "-C", "C:\\", "commit"], "git -C C:\\ commit"),
        (["git", "add", "./-x/Ташкент/a&b (1).yaml"], 'git add "./-x/Ташкент/a&b (1).yaml"'),
    ],
)
def test_special_characters_are_quoted_for_windows_shells(words: list[str], command: str) -> None:
    assert for_shell(words, system="nt") == command


@posix
@pytest.mark.parametrize("name", [":odd", "-x"])
def test_unusual_folder_names_are_quoted(eapa: Eapa, register: Path, name: str) -> None:
    (register / ".git").rmdir()
    repo = Repo(register.parent / "top").start()
    register.rename(repo.root / name)
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")

    pasted(eapa("rename", "tass", "tass-ru", "--register", name, cwd=repo.root).err, repo.root)

    assert repo.git("status", "--porcelain") == ""


@posix
@pytest.mark.parametrize("name", ["it's [1] *", "new\nline \\ \x1b[31mred"])
def test_any_folder_name_survives_the_shell(eapa: Eapa, repo: Repo, name: str) -> None:
    folder = repo.root / "data/organizations" / name
    folder.mkdir()
    (repo.root / "data/organizations/tass.yaml").rename(folder / "tass.yaml")
    repo.commit("Move")

    for here in (repo.root, repo.root / "data/organizations"):
        outcome = eapa("set", "tass", f"founded={1900 + len(here.parts)}", cwd=here)
        assert "\x1b" not in outcome.err
        pasted(outcome.err, here)
        assert repo.git("status", "--porcelain") == ""


@posix
def test_outside_the_repository_its_folder_is_passed_to_git(
    eapa: Eapa, repo: Repo, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    pasted(eapa(*ADD, "--register", str(repo.root), cwd=elsewhere).err, elsewhere)

    assert repo.git("status", "--porcelain") == ""
