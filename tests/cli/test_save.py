"""`eapa save` commits the files of a register and no others."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo
from running import Eapa, Outcome
from terminal import Terminal

from eapa_cli.cli.shell_quoting import quote_command

TASS = "data/organizations/tass.yaml"
AGREEMENT = "data/agreements/2020-01-31-eapa-tass.yaml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows runs no hooks of this kind")


@pytest.fixture(name="repo")
def register_in_git(register: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Return the repository of the register, with one commit."""
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)
    (register / ".git").rmdir()
    repo = Repo(register).start()
    repo.write(".gitignore", ".eapa/\n")
    repo.commit("Begin")
    for key, value in (("user.name", "Clerk"), ("user.email", "clerk@example.org")):
        repo.git("config", key, value)
    return repo


def read_subjects(repo: Repo) -> list[str]:
    """Return the subjects of the commits, the latest first."""
    return repo.git("log", "--format=%s").splitlines()


def list_files_of_last_commit(repo: Repo) -> list[str]:
    """Return the files of the last commit with their kinds of change."""
    return repo.git("show", "--name-status", "--no-renames", "--format=").splitlines()


def write_hook(repo: Repo, name: str, script: str) -> None:
    path = repo.root / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_changes_are_counted_after_each_command_and_saved(eapa: Eapa, repo: Repo) -> None:
    changed = eapa("set", "tass", "founded=1904")
    added = eapa("add-organization", "--name", "River League", "--type", "ngo")
    outcome = eapa("save")

    assert changed.err == f"changed: {TASS}\n1 file not yet saved: eapa save\n"
    assert added.err == "written: data/organizations/river-league.yaml\n2 files not yet saved: eapa save\n"
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
    assert len(read_subjects(repo)) == 2


@pytest.mark.parametrize(
    ("commands", "subject"),
    [
        ([["terminate", "2020-01-31-eapa-tass", "--date", "2026-04", "--grounds", "withdrawn"]],
         "Terminate the agreement with TASS Russian News Agency"),
        ([["remove", "2020-01-31-eapa-tass", "--yes"]], "Remove the agreement with TASS Russian News Agency"),
        ([["set", "2020-01-31-eapa-tass", "term.ends=2030"]],
         "Add the term of the agreement with TASS Russian News Agency"),
        ([["set", "tass", "founded=1904", "notes=x"]],
         "Add the date of founding and notes of TASS Russian News Agency"),
        ([["set", "tass", "founded=1904", "notes=x", "country=KZ"]], "Change TASS Russian News Agency"),
        ([["rename", "tass", "tass-ru"]], "Rename 'tass' to 'tass-ru'"),
        ([["remove", "tass", "--with-redirect", "aaru", "--yes"]],
         "Merge TASS Russian News Agency into 'aaru'"),
        ([["set", "tass", "founded=1904"], ["set", "aaru", "notes=x"], ["remove", "2020-01-31-eapa-tass", "--yes"]],
         "Change 2 organizations; remove 1 agreement"),
        ([["set", "2023-01-20-eapa-nnosc-eurasiada", "notes=x"]],
         "Add the notes of the agreement with National and Non-Olympic Sports …"),
        ([["add-to", "2023-01-20-eapa-nnosc-eurasiada", "parties", "organization=tass"]],
         "Add the parties of the agreement with National and Non-Olympic Sports …"),
        ([["set", "register", "title.en=Other"]], "Change the title of the register's own file"),
    ],
)  # fmt: skip
def test_the_subject_is_a_sentence_of_at_most_72_characters(
    eapa: Eapa, repo: Repo, commands: list[list[str]], subject: str
) -> None:
    for command in commands:
        outcome = eapa(*command)
        assert outcome.code == 0, outcome.err

    assert eapa("save").code == 0

    assert read_subjects(repo)[0] == subject
    assert len(subject) <= 72


@pytest.mark.parametrize(
    ("commands", "subject"),
    [
        ([["terminate", "2020-01-31-eapa-tass", "--date", "2026-04", "--grounds", "withdrawn"]],
         "Прекращено досрочно: соглашение (TASS Russian News Agency)"),
        ([["set", "2020-01-31-eapa-tass", "term.ends=2030"]],
         "Внесено: соглашение (TASS Russian News Agency) — срок действия"),
        ([["set", "tass", "founded=1904", "notes=x"]],
         "Внесено: TASS Russian News Agency — дата основания и примечания"),
        ([["rename", "tass", "tass-ru"]], "Переименовано: «tass» — новый идентификатор «tass-ru»"),
        ([["remove", "tass", "--with-redirect", "aaru", "--yes"]],
         "Объединено: TASS Russian News Agency — с записью «aaru»"),
        ([["set", "tass", "founded=1904"], ["set", "aaru", "notes=x"], ["remove", "2020-01-31-eapa-tass", "--yes"]],
         "Изменено: 2 организации; удалено: 1 соглашение"),
        ([["set", "register", "title.en=Other"]], "Изменено: файл самого реестра — название"),
    ],
)  # fmt: skip
def test_subject_is_in_the_interface_language(
    eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch, commands: list[list[str]], subject: str
) -> None:
    monkeypatch.setenv("EAPA_LANG", "ru")
    for command in commands:
        assert eapa(*command).code == 0

    assert eapa("save").code == 0

    assert read_subjects(repo)[0] == subject


def test_a_change_by_hand_is_saved(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country:   RU"))
    repo.edit(AGREEMENT, ("type: agreement", "type:  agreement"))
    repo.move("data/organizations/aaru.yaml", "data/organizations/sub/aaru.yaml")
    repo.write("documents/scan.txt", "A scan")
    repo.write("data/README.md", "Notes")

    assert eapa("save").code == 0

    assert read_subjects(repo)[0] == "Move 1 organization; format 2 files"
    assert repo.git("status", "--porcelain") == ""
    repo.edit("documents/scan.txt", ("A scan", "Another"))
    repo.edit("data/README.md", ("Notes", "More"))
    assert eapa("save").code == 0
    assert read_subjects(repo)[0] == "Change 2 other files"
    repo.edit(TASS, ("country:   RU", "country: RU"))
    repo.edit(AGREEMENT, ("type:  agreement", "type: agreement"))
    assert eapa("save").code == 0
    assert read_subjects(repo)[0] == "Format 2 files"


def test_a_message_of_the_user_comes_first(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save", "From the annual report").code == 0

    assert repo.git("log", "-1", "--format=%B") == "From the annual report\n\n- tass: added date of founding: 1904"


def test_many_changes_are_counted_and_their_details_limited(eapa: Eapa, repo: Repo) -> None:
    rows = "".join(f"Club {number},ngo\n" for number in range(120))
    repo.write("clubs.csv", f"Name,Type\n{rows}")
    assert eapa("import", "clubs.csv", "--force").code == 0

    assert eapa("save").code == 0

    subject, _, *details = repo.git("log", "-1", "--format=%B").splitlines()
    assert (subject, len(details), details[-1]) == ("Add 120 organizations", 101, "- and more")


def test_hostile_text_cannot_form_lines_of_the_message(eapa: Eapa, repo: Repo) -> None:
    name = "Club\\n\\nSigned-off-by: x\\e[31m"
    repo.write(
        "data/organizations/club.yaml",
        f'id: club\nnames:\n  - {{value: "{name}", lang: en, kind: official}}\ntype: ngo\n',
    )

    assert eapa("save", "--anyway").code == 0

    assert repo.git("log", "-1", "--format=%B").splitlines() == [
        r"Add Club\n\nSigned-off-by: x\x1b[31m", "", r"- club: added NGO 'Club\n\nSigned-off-by: x\x1b[31m'",
    ]  # fmt: skip
    assert repo.git("log", "-1", "--format=%(trailers)") == ""


def test_other_files_stay_as_they_are_staged(eapa: Eapa, repo: Repo) -> None:
    repo.write("notes.txt", "staged\n")
    repo.write("partly.txt", "first\n")
    repo.write("meant.txt", "later\n")
    repo.git("add", "notes.txt", "partly.txt")
    repo.write("partly.txt", "second\n")
    repo.git("add", "--intent-to-add", "meant.txt")
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.git("add", TASS)
    repo.edit(TASS, ("country: KZ", "country: BY"))
    repo.delete(AGREEMENT)
    repo.git("rm", "--cached", "--quiet", AGREEMENT)
    before = repo.git("status", "--porcelain", "notes.txt", "partly.txt", "meant.txt")

    assert eapa("save").code == 0

    assert list_files_of_last_commit(repo) == [f"D\t{AGREEMENT}", f"M\t{TASS}"]
    assert "country: BY" in repo.git("show", f"HEAD:{TASS}")
    assert repo.git("status", "--porcelain") == before.strip() == "A meant.txt\nA  notes.txt\nAM partly.txt"
    assert repo.git("show", ":partly.txt") == "first"


def test_a_register_in_a_subfolder_of_a_linked_working_tree_is_saved(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    top = Repo(tmp_path / "top").start()
    shutil.copytree(repo.root / "data", top.root / "of some/data")
    top.write("other.txt", "x")
    top.commit("Begin")
    for key, value in (("user.name", "Clerk"), ("user.email", "clerk@example.org")):
        top.git("config", key, value)
    top.git("worktree", "add", "--quiet", "-b", "side", "../linked")
    folder = tmp_path / "linked/of some"
    (tmp_path / "linked/other.txt").write_text("y")

    assert eapa("set", "tass", "founded=1904", cwd=folder / "data").err.endswith("1 file not yet saved: eapa save\n")
    outcome = eapa("save", cwd=folder / "data")

    assert outcome.code == 0, outcome.err
    assert top.git("show", "side", "--name-only", "--format=") == f"of some/{TASS}"
    assert Repo(tmp_path / "linked").git("status", "--porcelain") == "M other.txt"


def test_hint_names_the_register_from_another_folder(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    outcome = eapa("set", "tass", "founded=1904", "--register", str(repo.root), cwd=tmp_path)

    assert outcome.err.endswith(f"1 file not yet saved: eapa save --register {repo.root}\n")
    assert eapa("save", "--register", str(repo.root), cwd=tmp_path).code == 0


def test_the_first_save_includes_the_files_of_init(eapa: Eapa, repo: Repo, tmp_path: Path) -> None:
    new = Repo(tmp_path / "new").start()
    new.write("staged.txt", "x")
    new.git("add", "staged.txt")
    assert eapa("init", ".", "--owner", "league", cwd=new.root).code == 0
    assert eapa("add-organization", "--name", "League", "--type", "ngo", "--id", "league", cwd=new.root).code == 0
    for key, value in (("user.name", "Clerk"), ("user.email", "clerk@example.org")):
        new.git("config", key, value)

    outcome = eapa("save", cwd=new.root)

    assert outcome.code == 0, outcome.err
    assert read_subjects(new) == ["Add League; start the register"]
    assert {"A\tREADME.md", "A\tschemas/agreement.schema.json", "A\tdata/register.yaml"} <= {
        *list_files_of_last_commit(new)
    }
    assert new.git("status", "--porcelain") == "A  staged.txt"
    assert repo.root.exists()


def test_outside_a_repository_nothing_is_counted_and_nothing_saved(eapa: Eapa, register: Path) -> None:
    (register / ".git").rmdir()

    assert eapa("set", "tass", "founded=1904").err == f"changed: {TASS}\n"
    outcome = eapa("save")

    assert outcome == Outcome(
        4,
        "",
        f"error: '{register}' is not in a git repository, so it has no history\n"
        "hint: start one with 'git init', then 'eapa save'\n",
    )


def test_errors_must_be_corrected_or_accepted(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country: XX"))

    refused = eapa("save")
    accepted = eapa("save", "--anyway")

    assert refused.code == 3
    assert f"{TASS}:" in refused.err
    assert refused.err.endswith(
        "error: nothing was saved: the register has errors\nhint: correct them first, or add --anyway to save them\n"
    )
    assert accepted.code == 0
    assert len(read_subjects(repo)) == 2


@pytest.mark.parametrize(
    ("command", "action"),
    [("merge", "merge"), ("rebase", "rebase"), ("cherry-pick", "cherry-pick"), ("revert", "revert")],
)
def test_an_unfinished_operation_is_refused(eapa: Eapa, repo: Repo, command: str, action: str) -> None:
    repo.git("switch", "--quiet", "-c", "side")
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.commit("Side")
    repo.git("switch", "--quiet", "main")
    repo.edit(TASS, ("country: RU", "country: BY"))
    repo.commit("Main")
    repo.edit(TASS, ("country: BY", "country: AM"))
    repo.commit("Later")
    revision = "HEAD~1" if command == "revert" else "side"
    with pytest.raises(subprocess.CalledProcessError):
        repo.git(command, revision)

    outcome = eapa("save")

    assert outcome.code == 3
    assert outcome.err.startswith(
        f"error: nothing was saved: a {action} is not finished\nhint: finish it with 'git {action}"
    )


def test_conflicts_without_a_merge_are_refused(eapa: Eapa, repo: Repo) -> None:
    repo.edit(TASS, ("country: RU", "country: KZ"))
    repo.git("stash", "--quiet")
    repo.edit(TASS, ("country: RU", "country: BY"))
    repo.commit("Main")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("stash", "pop", "--quiet")

    assert eapa("save").err.startswith("error: nothing was saved: git reports files with conflicts\n")


def test_without_a_branch_nothing_is_saved(eapa: Eapa, repo: Repo) -> None:
    repo.git("checkout", "--quiet", "--detach")
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save")

    assert outcome.code == 3
    assert outcome.err.startswith("error: nothing was saved: no branch is checked out, so the commit could be lost\n")


@posix
def test_a_hook_can_refuse_and_nothing_is_left_staged(eapa: Eapa, repo: Repo) -> None:
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
    assert eapa("undo").code == 0
    assert eapa("undo").code == 0
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("save").code == 3
    assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0
    write_hook(repo, "pre-commit", "git diff --cached --name-only > seen")
    assert eapa("save").code == 0
    assert repo.read("seen").splitlines() == ["data/organizations/river-league.yaml", TASS]


@posix
def test_programs_of_the_repository_are_not_run(eapa: Eapa, repo: Repo) -> None:
    trap = repo.root.parent / "trap"
    trap.write_text(f"#!/bin/sh\necho \"$@\" >> '{repo.root.parent}/ran'\ncat\n")
    trap.chmod(0o755)
    for key in ("core.fsmonitor", "core.editor", "gpg.program", "core.pager", "diff.external", "filter.own.clean"):
        repo.git("config", key, str(trap))
    repo.git("config", "commit.gpgSign", "true")
    repo.git("config", "commit.verbose", "true")
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save").code == 0
    assert not (repo.root.parent / "ran").exists()

    repo.write(".gitattributes", "data/** filter=own\n")
    assert eapa("set", "tass", "founded=1905").code == 0
    assert eapa("save").err == (
        f"error: '{TASS}' has the filter 'own', a program that the repository names\n"
        "hint: check it in '.git/config', and use git itself if you trust it\n"
    )
    assert not (repo.root.parent / "ran").exists()


@posix
def test_a_filter_of_the_user_is_run(eapa: Eapa, repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = repo.root.parent / "settings"
    settings.write_text('[filter "own"]\n\tclean = tr A-Z a-z\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    repo.write(".gitattributes", "documents/** filter=own\n")
    repo.write("documents/scan.txt", "A SCAN")

    assert eapa("save").code == 0

    assert repo.git("show", "HEAD:documents/scan.txt") == "a scan"


def test_missing_git_name_is_reported_with_the_commands_to_set_it(eapa: Eapa, repo: Repo) -> None:
    for key in ("user.name", "user.email"):
        repo.git("config", "--unset", key)
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save")

    assert outcome == Outcome(
        3,
        "",
        "error: nothing was saved: git does not know your name and e-mail address\n"
        "hint: set them with 'git config user.name NAME' and 'git config user.email ADDRESS'\n",
    )


@posix
def test_on_a_terminal_a_repository_is_started_on_request(eapa: Eapa, register: Path) -> None:
    (register / ".git").rmdir()
    refused = Terminal(register, "save", environ=HERMETIC)
    refused.wait_for_text("git stores each saved state of the register", "Start now? [y/N]")
    refused.type("n\r")
    assert refused.end() == 4

    accepted = Terminal(register, "save", environ=HERMETIC)
    accepted.wait_for_text("Start now? [y/N]")
    accepted.type("y\r")
    accepted.wait_for_text("Name:")
    accepted.type("Zoë Clerk\r")
    accepted.wait_for_text("E-mail address:")
    accepted.type("zoe@example.org\r")
    assert accepted.end() == 0, accepted.text()

    assert "start the register" in accepted.text()
    assert eapa("save").err == "nothing to save: no file of the register has changed\n"


@posix
def test_terminal_prompts_for_the_git_name(eapa: Eapa, repo: Repo) -> None:
    for key in ("user.name", "user.email"):
        repo.git("config", "--unset", key)
    assert eapa("set", "tass", "founded=1904").code == 0

    first = Terminal(repo.root, "save", environ=HERMETIC)
    first.wait_for_text("Name:")
    first.type("\r")
    first.wait_for_text("E-mail address:")
    first.type("\r")
    assert first.end() == 3
    second = Terminal(repo.root, "save", environ=HERMETIC)
    second.wait_for_text("Name:")
    second.type("Zoë Clerk\r")
    second.wait_for_text("E-mail address:")
    second.type("zoe@example.org\r")
    assert second.end() == 0, second.text()

    assert repo.git("log", "-1", "--format=%an <%ae>") == "Zoë Clerk <zoe@example.org>"


def make_remote(repo: Repo) -> Repo:
    """Return a bare repository next to another one, and make it its remote."""
    bare = Repo(repo.root.parent / "remote.git")
    bare.root.mkdir()
    bare.git("init", "--quiet", "--bare", "--initial-branch=main")
    repo.git("remote", "add", "origin", str(bare.root))
    return bare


def test_a_saved_change_can_be_pushed(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    alone = eapa("save", "--push")
    bare = make_remote(repo)

    pushed = eapa("save", "--push")

    assert alone.code == 3
    assert alone.err.endswith(
        "error: saved here, but not pushed: no remote is set\nhint: add one with 'git remote add'\n"
    )
    assert pushed == (0, "", "nothing to save: no file of the register has changed\npushed: to 'origin'\n")
    assert bare.git("rev-parse", "main") == repo.git("rev-parse", "main")


def test_push_uses_the_upstream_branch(eapa: Eapa, repo: Repo) -> None:
    bare = make_remote(repo)
    repo.git("push", "--quiet", "origin", "main:shared")
    repo.git("branch", "--quiet", "--set-upstream-to=origin/shared")
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save", "--push").code == 0

    assert bare.git("rev-parse", "shared") == repo.git("rev-parse", "main")


def test_changes_of_others_stop_a_push_and_nothing_is_lost(eapa: Eapa, repo: Repo) -> None:
    bare = make_remote(repo)
    repo.git("commit", "--quiet", "--allow-empty", "--message=Theirs")
    repo.git("push", "--quiet", "origin", "main")
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save", "--push")

    assert outcome.code == 3
    assert outcome.err.endswith(
        "error: saved here, but not pushed: 'origin' has changes of others\n"
        "hint: get them with 'git pull --rebase', and run 'eapa save --push' again\n"
    )
    assert len(read_subjects(repo)) == 2
    shutil.rmtree(bare.root)
    assert "error: saved here, but not pushed to 'origin': '" in eapa("save", "--push").err


@pytest.mark.parametrize(
    "setting", ["core.sshCommand", "credential.helper", "remote.origin.receivepack", "core.askPass"]
)
def test_a_push_runs_no_program_of_the_repository(eapa: Eapa, repo: Repo, setting: str) -> None:
    make_remote(repo)
    repo.git("config", setting, f"touch '{repo.root.parent}/ran'; false")

    outcome = eapa("save", "--push")

    assert outcome.code == 3
    assert f"not pushed: the repository's configuration has the setting '{setting.lower()}'" in outcome.err
    assert not (repo.root.parent / "ran").exists()


def test_undone_change_needs_no_save(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("undo").err.endswith(f"changed: {TASS}\n")
    assert repo.git("status", "--porcelain") == ""


def test_saved_change_is_undone_by_a_new_change(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    assert eapa("save").code == 0

    assert eapa("undo").err.endswith("1 file not yet saved: eapa save\n")
    assert eapa("save").code == 0

    assert read_subjects(repo)[0] == "Change the date of founding of TASS Russian News Agency"
    assert repo.git("diff", "HEAD~2", "--", "data") == ""


def test_another_git_command_in_progress_is_reported(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    (repo.root / ".git/index.lock").touch()

    outcome = eapa("save")

    assert outcome.code == 3
    assert "index.lock" in outcome.err
    (repo.root / ".git/index.lock").unlink()
    assert eapa("save").code == 0


def test_records_that_cannot_be_read_or_have_unknown_parties_are_saved_by_their_ids(eapa: Eapa, repo: Repo) -> None:
    repo.edit(AGREEMENT, ("organization: tass", "organization: unknown"))
    assert eapa("save", "--anyway").code == 0
    assert read_subjects(repo)[0] == "Change the parties of the agreement with unknown"

    repo.write(TASS, "id: tass\nnames: [\n")
    assert eapa("save", "--anyway").code == 0
    assert read_subjects(repo)[0] == "Change 'tass'"

    repo.edit(AGREEMENT, ("  - {organization: unknown}\n", ""))
    assert eapa("save", "--anyway").code == 0
    assert read_subjects(repo)[0] == "Change the parties of the agreement '2020-01-31-eapa-tass'"


@posix
@pytest.mark.parametrize("name", ["it's [1] *", "new\nline \\ \x1b[31mred"])
def test_any_folder_name_survives_the_shell(eapa: Eapa, repo: Repo, tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    repo.root.rename(folder)
    program = f"'{sys.executable}' -m eapa_cli"

    outcome = eapa("set", "tass", "founded=1904", "--register", str(folder), cwd=tmp_path)

    command = outcome.err.splitlines()[-1].partition(": ")[2]
    assert command.startswith("eapa save --register ")
    done = subprocess.run(
        ["bash", "-c", command.replace("eapa", program, 1)], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert read_subjects(Repo(folder))[0] == "Add the date of founding of TASS Russian News Agency"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["eapa", "save"], "eapa save"),
        (
            ["eapa", "save", "--register", r"C:\Users\Ann Lee\register"],
            r'eapa save --register "C:\Users\Ann Lee\register"',
        ),
        (["eapa", "--register", "./-x/Ташкент/a&b (1)"], 'eapa --register "./-x/Ташкент/a&b (1)"'),
    ],
)
def test_special_characters_are_quoted_for_windows_shells(words: list[str], command: str) -> None:
    assert quote_command(words, system="nt") == command
