"""`eapa save`: the files and the message of the commit, refusals, hooks and filters, and the hint to save."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo, name_the_clerk, read_last_subject, read_subjects
from running import Eapa, Outcome
from terminal import ENTER, Terminal

from eapa_cli.text.shell_quoting import quote_command

TASS = "data/organizations/tass.yaml"
AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"
HINT_FOR_ONE_FILE = "1 file not yet saved: eapa save"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no hooks of this kind")


def list_files_of_last_commit(repo: Repo) -> list[str]:
    """Return a line for each file of the last commit, with a letter for its change (A, M or D)."""
    return repo.git("show", "--name-status", "--no-renames", "--format=").splitlines()


def write_hook(repo: Repo, name: str, script: str) -> None:
    """Write an executable hook of the repository."""
    path = repo.root / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@pytest.mark.usefixtures("repo")
def test_unsaved_files_are_counted_after_each_command(eapa: Eapa) -> None:
    changed = eapa("set", "tass", "founded=1904")
    added = eapa("add-organization", "--name", "River League", "--type", "ngo")

    assert changed.err == f"changed: {TASS}\n{HINT_FOR_ONE_FILE}\n"
    assert added.err == "written: data/organizations/river-league.yaml\n2 files not yet saved: eapa save\n"


def test_save_commits_the_changes_with_a_message_that_describes_them(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0

    outcome = eapa("save")

    commit = repo.git("rev-parse", "--short", "HEAD")
    subject = "Add River League; add the date of founding of TASS Russian News Agency"
    assert outcome == (0, "", f"saved: {subject} (2 files, commit {commit})\n")
    assert repo.git("log", "-1", "--format=%B%an <%ae>") == (
        f"{subject}\n\n- river-league: added NGO 'River League'\n- tass: added date of founding: 1904\n"
        "Clerk <clerk@example.org>"
    )
    assert list_files_of_last_commit(repo) == ["A\tdata/organizations/river-league.yaml", f"M\t{TASS}"]
    assert repo.git("status", "--porcelain") == ""
    assert eapa("save") == (0, "", "nothing to save: no file of the register has changed\n")
    assert len(read_subjects(repo)) == 2  # the first commit of the fixture and this one


def test_moves_and_formatting_by_hand_are_saved_together_with_other_files(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country:   RU"))
    repo.edit(AGREEMENT, ("type: agreement", "type:  agreement"))
    repo.move("data/organizations/aaru.yaml", "data/organizations/sub/aaru.yaml")
    repo.write("documents/scan.txt", "A scan")
    repo.write("data/README.md", "Notes")

    assert eapa("save").code == 0

    assert read_last_subject(repo) == "Move 1 organization; format 2 files"
    assert repo.git("status", "--porcelain") == ""


def test_a_change_of_other_files_only_is_counted_in_the_message(eapa: Eapa, repo: Repo) -> None:
    repo.write("documents/scan.txt", "A scan")
    repo.write("data/README.md", "Notes")
    repo.commit("Add other files")
    repo.edit("documents/scan.txt", ("A scan", "Another"))
    repo.edit("data/README.md", ("Notes", "More"))

    assert eapa("save").code == 0

    assert read_last_subject(repo) == "Change 2 other files"


def test_the_index_of_other_files_is_preserved(eapa: Eapa, repo: Repo) -> None:
    repo.write("notes.txt", "staged\n")
    repo.write("partly.txt", "first\n")
    repo.write("intended.txt", "later\n")
    repo.git("add", "notes.txt", "partly.txt")
    repo.write("partly.txt", "second\n")
    repo.git("add", "--intent-to-add", "intended.txt")
    assert eapa("set", "tass", "founded=1904").code == 0
    before = repo.git("status", "--porcelain", "notes.txt", "partly.txt", "intended.txt")

    assert eapa("save").code == 0

    assert list_files_of_last_commit(repo) == [f"M\t{TASS}"]
    assert repo.git("status", "--porcelain") == before
    # `Repo.git` strips the space at the start of the output: the first line is " A intended.txt".
    assert before.splitlines() == ["A intended.txt", "A  notes.txt", "AM partly.txt"]
    assert repo.git("show", ":partly.txt") == "first"


def test_files_of_the_register_are_saved_as_they_are_whatever_is_staged(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.git("add", TASS)
    repo.edit(TASS, ("country: KZ", "country: BY"))
    repo.delete(AGREEMENT)
    repo.git("rm", "--cached", "--quiet", AGREEMENT)

    assert eapa("save").code == 0

    assert list_files_of_last_commit(repo) == [f"D\t{AGREEMENT}", f"M\t{TASS}"]
    assert "country: BY" in repo.git("show", f"HEAD:{TASS}")


def test_a_register_in_a_subfolder_of_a_linked_working_tree_is_saved(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    outer_repo = Repo(tmp_path / "outer").start()
    shutil.copytree(repo.root / "data", outer_repo.root / "sub folder/data")
    outer_repo.write("other.txt", "x")
    outer_repo.commit("Begin")
    name_the_clerk(outer_repo)
    outer_repo.git("worktree", "add", "--quiet", "-b", "side", "../linked")
    folder = tmp_path / "linked/sub folder"
    (tmp_path / "linked/other.txt").write_text("y")

    assert HINT_FOR_ONE_FILE in eapa("set", "tass", "founded=1904", cwd=folder / "data").err.splitlines()
    outcome = eapa("save", cwd=folder / "data")

    assert outcome.code == 0, outcome.err
    assert outer_repo.git("show", "side", "--name-only", "--format=") == f"sub folder/{TASS}"
    assert Repo(tmp_path / "linked").git("status", "--porcelain") == "M other.txt"


def test_hint_names_the_register_from_another_folder(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    outcome = eapa("set", "tass", "founded=1904", "--register", str(repo.root), cwd=tmp_path)

    assert f"{HINT_FOR_ONE_FILE} --register {repo.root}" in outcome.err.splitlines()
    assert eapa("save", "--register", str(repo.root), cwd=tmp_path).code == 0


@pytest.mark.usefixtures("repo")  # for the environment of its git commands
def test_the_first_save_includes_the_files_of_init(eapa: Eapa, tmp_path: Path) -> None:
    new_repo = Repo(tmp_path / "new").start()
    new_repo.write("staged.txt", "x")
    new_repo.git("add", "staged.txt")
    assert eapa("init", ".", "--owner", "league", cwd=new_repo.root).code == 0
    assert eapa("add-organization", "--name", "League", "--type", "ngo", "--id", "league", cwd=new_repo.root).code == 0
    name_the_clerk(new_repo)

    outcome = eapa("save", cwd=new_repo.root)

    assert outcome.code == 0, outcome.err
    assert read_subjects(new_repo) == ["Add League; start the register"]
    files_of_init = {"A\tREADME.md", "A\tschemas/agreement.schema.json", "A\tdata/register.yaml"}
    assert files_of_init <= set(list_files_of_last_commit(new_repo))
    assert new_repo.git("status", "--porcelain") == "A  staged.txt"


def test_outside_a_repository_save_is_refused_and_no_hint_is_shown(eapa: Eapa, register: Path) -> None:
    (register / ".git").rmdir()

    assert eapa("set", "tass", "founded=1904").err == f"changed: {TASS}\n"
    outcome = eapa("save")

    assert outcome == Outcome(
        4,
        "",
        f"error: '{register}' is not in a git repository, so it has no history\n"
        "hint: start one with 'git init', then 'eapa save'\n",
    )


def test_a_register_with_errors_is_saved_only_with_the_option_anyway(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country: XX"))

    refused = eapa("save")
    accepted = eapa("save", "--anyway")

    assert refused.code == 3
    assert f"{TASS}:" in refused.err
    assert (
        "error: nothing was saved: the register has errors\nhint: correct them first, or add --anyway to save them\n"
    ) in refused.err
    assert accepted.code == 0
    assert list_files_of_last_commit(repo) == [f"M\t{TASS}"]


@pytest.mark.parametrize(
    ("command", "revision"),
    [("merge", "side"), ("rebase", "side"), ("cherry-pick", "side"), ("revert", "HEAD~1")],
)
def test_save_is_refused_during_an_unfinished_git_operation(
    eapa: Eapa, repo: Repo, command: str, revision: str
) -> None:
    # All commits change the same line, so each of the commands stops at a conflict.
    repo.git("switch", "--quiet", "-c", "side")
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.commit("Side")
    repo.git("switch", "--quiet", "main")
    repo.edit(TASS, ("country: RU", "country: BY"))
    repo.commit("Main")
    repo.edit(TASS, ("country: BY", "country: AM"))
    repo.commit("Later")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git(command, revision)

    outcome = eapa("save")

    assert outcome.code == 3
    assert outcome.err.startswith(
        f"error: nothing was saved: a {command} is not finished\nhint: finish it with 'git {command}"
    )


def test_save_is_refused_while_a_stash_has_conflicts(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.git("stash", "--quiet")
    repo.edit(TASS, ("country: RU", "country: BY"))
    repo.commit("Main")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("stash", "pop", "--quiet")

    assert eapa("save").err.startswith("error: nothing was saved: git reports files with conflicts\n")


def test_save_is_refused_while_no_branch_is_checked_out(eapa: Eapa, repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--detach")
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save")

    assert outcome.code == 3
    assert outcome.err.startswith("error: nothing was saved: no branch is checked out, so the commit could be lost\n")


@POSIX
def test_a_hook_can_refuse_a_commit_and_the_index_is_restored(eapa: Eapa, repo: Repo) -> None:
    write_hook(repo, "pre-commit", "echo 'not on a Sunday'; echo 'go home' >&2; exit 1")
    assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0
    assert eapa("set", "tass", "founded=1904").code == 0
    before = repo.git("status", "--porcelain")

    outcome = eapa("save")

    assert outcome == Outcome(
        3,
        "",
        "not on a Sunday\ngo home\nerror: nothing was saved: git or a hook of the repository refused the commit\n"
        "hint: correct the reported problems, and run 'eapa save' again\n",
    )
    assert repo.git("status", "--porcelain") == before


@POSIX
def test_a_hook_gets_all_unsaved_files_also_those_of_a_refused_save(eapa: Eapa, repo: Repo) -> None:
    write_hook(repo, "pre-commit", "exit 1")
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("save").code == 3
    assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0

    write_hook(repo, "pre-commit", "git diff --cached --name-only > staged-files")
    assert eapa("save").code == 0
    assert repo.read("staged-files").splitlines() == ["data/organizations/river-league.yaml", TASS]


@pytest.fixture(name="trace_of_program")
def file_of_planted_program(repo: Repo) -> Path:
    """Make the configuration of the repository name a program, and return the file that the program would write."""
    trace = repo.root.parent / "trace"
    program = repo.root.parent / "planted-program"
    program.write_text(f"#!/bin/sh\necho \"$@\" >> '{trace}'\ncat\n")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.editor", "gpg.program", "core.pager", "diff.external", "filter.own.clean"):
        repo.git("config", key, str(program))
    repo.git("config", "commit.gpgSign", "true")
    repo.git("config", "commit.verbose", "true")
    return trace


@POSIX
def test_save_runs_no_program_that_the_repository_names(eapa: Eapa, trace_of_program: Path) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save").code == 0
    assert not trace_of_program.exists()


@POSIX
def test_save_refuses_a_file_with_a_filter_that_the_repository_names(
    eapa: Eapa, repo: Repo, trace_of_program: Path
) -> None:
    repo.write(".gitattributes", "data/** filter=own\n")
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save").err == (
        f"error: '{TASS}' has the filter 'own', a program that the repository names\n"
        "hint: check it in '.git/config', and use git itself if you trust it\n"
    )
    assert not trace_of_program.exists()


@POSIX
def test_save_runs_a_filter_that_the_user_configured(eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = repo.root.parent / "settings"
    settings.write_text('[filter "own"]\n\tclean = tr A-Z a-z\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    repo.write(".gitattributes", "documents/** filter=own\n")
    repo.write("documents/scan.txt", "A SCAN")

    assert eapa("save").code == 0

    assert repo.git("show", "HEAD:documents/scan.txt") == "a scan"


def remove_name_of_clerk(repo: Repo) -> None:
    """Remove the name and address for commits, which git then does not know."""
    for key in ("user.name", "user.email"):
        repo.git("config", "--unset", key)


def test_missing_git_name_is_reported_with_the_commands_to_set_it(eapa: Eapa, repo: Repo) -> None:
    remove_name_of_clerk(repo)
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save")

    assert outcome == Outcome(
        3,
        "",
        "error: nothing was saved: git does not know your name and e-mail address\n"
        "hint: set them with 'git config user.name NAME' and 'git config user.email ADDRESS'\n",
    )


def enter_name(terminal: Terminal, name: str, address: str) -> None:
    """Answer the questions for the name and address for commits."""
    terminal.wait_for_text("Name:")
    terminal.type(name + ENTER)
    terminal.wait_for_text("E-mail address:")
    terminal.type(address + ENTER)


def test_a_git_name_in_another_encoding_is_refused(eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    remove_name_of_clerk(repo)
    assert eapa("set", "tass", "founded=1904").code == 0
    monkeypatch.setattr("eapa_cli.cli.commands.save.has_terminal", lambda: True)

    outcome = eapa("save", stdin="Zoë Clerk\nzoe@example.org\n".encode("cp1252"))

    assert outcome.code == 3
    assert "error: nothing was saved: git does not know your name and e-mail address\n" in outcome.err


@POSIX
def test_save_on_a_terminal_can_start_a_repository(eapa: Eapa, register: Path) -> None:
    (register / ".git").rmdir()
    refused = Terminal(register, "save", environ=HERMETIC)
    refused.wait_for_text("git stores each saved state of the register", "Start now? [y/N]")
    refused.type("n" + ENTER)
    assert refused.end() == 4

    accepted = Terminal(register, "save", environ=HERMETIC)
    accepted.wait_for_text("Start now? [y/N]")
    accepted.type("y" + ENTER)
    enter_name(accepted, "Zoë Clerk", "zoe@example.org")
    assert accepted.end() == 0, accepted.text()

    assert "start the register" in accepted.text()
    assert eapa("save").err == "nothing to save: no file of the register has changed\n"


@POSIX
def test_save_on_a_terminal_asks_for_a_missing_git_name_and_requires_it(eapa: Eapa, repo: Repo) -> None:
    remove_name_of_clerk(repo)
    assert eapa("set", "tass", "founded=1904").code == 0

    refused = Terminal(repo.root, "save", environ=HERMETIC)
    enter_name(refused, "", "")
    assert refused.end() == 3
    accepted = Terminal(repo.root, "save", environ=HERMETIC)
    enter_name(accepted, "Zoë Clerk", "zoe@example.org")
    assert accepted.end() == 0, accepted.text()

    assert repo.git("log", "-1", "--format=%an <%ae>") == "Zoë Clerk <zoe@example.org>"


def test_undone_change_needs_no_save(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    assert "not yet saved" not in eapa("undo").err
    assert repo.git("status", "--porcelain") == ""


def test_saved_change_is_undone_by_a_new_change(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("save").code == 0

    assert HINT_FOR_ONE_FILE in eapa("undo").err.splitlines()
    assert eapa("save").code == 0

    assert read_last_subject(repo) == "Change the date of founding of TASS Russian News Agency"
    assert repo.git("diff", "HEAD~2", "--", "data") == ""  # no difference from the state before both commits


def test_save_is_refused_while_another_git_command_runs(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    lock = repo.root / ".git/index.lock"  # the file that a git command has while it changes the index
    lock.touch()

    outcome = eapa("save")

    assert outcome.code == 3
    assert "index.lock" in outcome.err
    lock.unlink()
    assert eapa("save").code == 0


@POSIX
@pytest.mark.parametrize("name", ["it's [1] *", "new\nline \\ \x1b[31mred"])
def test_the_suggested_command_works_in_a_shell_for_any_folder_name(
    eapa: Eapa, repo: Repo, tmp_path: Path, name: str
) -> None:
    folder = tmp_path / name
    repo.root.rename(folder)

    outcome = eapa("set", "tass", "founded=1904", "--register", str(folder), cwd=tmp_path)

    _, _, command = outcome.err.rpartition("1 file not yet saved: ")
    assert command.startswith("eapa save --register ")
    installed_program = f"'{sys.executable}' -m eapa_cli"  # "eapa" may not be in the search path
    shell_run = subprocess.run(
        ["bash", "-c", command.replace("eapa", installed_program, 1)], cwd=tmp_path, capture_output=True, check=False
    )
    assert shell_run.returncode == 0, shell_run.stderr
    assert read_last_subject(Repo(folder)) == "Add the date of founding of TASS Russian News Agency"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["eapa", "save"], "eapa save"),
        (
            ["eapa", "save", "--register", r"C:\Users\Ann Lee\register"],
            r'eapa save --register "C:\Users\Ann Lee\register"',
        ),
        (["eapa", "import", "a.csv", "--map", 'The "other" party='], 'eapa import a.csv --map "The ""other"" party="'),
        (["eapa", "--register", "./-x/Ташкент/a&b (1)"], 'eapa --register "./-x/Ташкент/a&b (1)"'),
    ],
)
def test_words_with_special_characters_are_quoted_for_windows_shells(words: list[str], command: str) -> None:
    assert quote_command(words, system="nt") == command
