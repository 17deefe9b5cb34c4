"""`eapa save --push`: a saved change is sent to the remote repository, or the reason is reported."""

import shutil

import pytest
from repositories import Repo, read_subjects
from running import Eapa


def add_remote(repo: Repo) -> Repo:
    """Make a bare repository, add it as the remote of a repository, and return it."""
    remote = Repo(repo.root.parent / "remote.git")
    remote.root.mkdir()
    remote.git("init", "--quiet", "--bare", "--initial-branch=main")
    repo.git("remote", "add", "origin", str(remote.root))
    return remote


def test_a_change_is_saved_without_a_remote_and_can_be_pushed_later(eapa: Eapa, repo: Repo) -> None:
    assert eapa("set", "tass", "founded=1904").code == 0
    without_remote = eapa("save", "--push")
    remote = add_remote(repo)

    pushed = eapa("save", "--push")

    assert without_remote.code == 3
    assert (
        "error: saved here, but not pushed: no remote is set\nhint: add one with 'git remote add'\n"
    ) in without_remote.err
    assert pushed == (0, "", "nothing to save: no file of the register has changed\npushed: to 'origin'\n")
    assert remote.git("rev-parse", "main") == repo.git("rev-parse", "main")


def test_push_needs_a_choice_among_several_remotes(eapa: Eapa, repo: Repo) -> None:
    remote = add_remote(repo)
    repo.git("remote", "rename", "origin", "archive")
    repo.git("remote", "add", "mirror", str(remote.root))
    assert eapa("set", "tass", "founded=1904").code == 0
    without_choice = eapa("save", "--push")
    repo.git("config", "remote.pushDefault", "archive")

    pushed = eapa("save", "--push")

    assert without_choice.code == 3
    assert (
        "error: saved here, but not pushed: the repository has several remotes, and none is chosen\n"
        "hint: choose one with 'git config remote.pushDefault NAME', and run 'eapa save --push' again\n"
    ) in without_choice.err
    assert pushed.code == 0
    assert "pushed: to 'archive'" in pushed.err.splitlines()


def test_push_uses_the_upstream_branch(eapa: Eapa, repo: Repo) -> None:
    remote = add_remote(repo)
    repo.git("push", "--quiet", "origin", "main:shared")
    repo.git("branch", "--quiet", "--set-upstream-to=origin/shared")
    assert eapa("set", "tass", "founded=1904").code == 0

    assert eapa("save", "--push").code == 0

    assert remote.git("rev-parse", "shared") == repo.git("rev-parse", "main")


@pytest.mark.parametrize("setting", ["remote.pushDefault", "branch.main.pushRemote"])
def test_push_prefers_the_remote_for_pushes_to_the_upstream(eapa: Eapa, repo: Repo, setting: str) -> None:
    fork = add_remote(repo)
    repo.git("remote", "rename", "origin", "fork")
    upstream = repo.root.parent / "upstream.git"
    shutil.copytree(fork.root, upstream)
    repo.git("remote", "add", "upstream", str(upstream))
    repo.git("push", "--quiet", "--set-upstream", "upstream", "main:shared")
    repo.git("config", setting, "fork")
    assert eapa("set", "tass", "founded=1904").code == 0

    assert "pushed: to 'fork'" in eapa("save", "--push").err.splitlines()

    assert fork.git("for-each-ref", "--format=%(refname)").split() == ["refs/heads/main"]
    assert Repo(upstream).git("rev-parse", "shared") == repo.git("rev-parse", "main~1")


def test_push_is_refused_if_the_remote_has_other_changes(eapa: Eapa, repo: Repo) -> None:
    add_remote(repo)
    # A commit that the remote repository has, and this one no longer.
    repo.git("commit", "--quiet", "--allow-empty", "--message=Change of others")
    repo.git("push", "--quiet", "origin", "main")
    repo.git("reset", "--quiet", "--hard", "HEAD~1")
    assert eapa("set", "tass", "founded=1904").code == 0

    outcome = eapa("save", "--push")

    assert outcome.code == 3
    assert (
        "error: saved here, but not pushed: 'origin' has changes of others\n"
        "hint: get them with 'git pull --rebase', and run 'eapa save --push' again\n"
    ) in outcome.err
    assert read_subjects(repo) == ["Add the date of founding of TASS Russian News Agency", "Begin"]


def test_a_remote_that_cannot_be_reached_is_reported(eapa: Eapa, repo: Repo) -> None:
    shutil.rmtree(add_remote(repo).root)

    assert "error: saved here, but not pushed to 'origin': '" in eapa("save", "--push").err


@pytest.mark.parametrize(
    "setting", ["core.sshCommand", "credential.helper", "remote.origin.receivepack", "core.askPass"]
)
def test_push_runs_no_program_that_the_repository_names(eapa: Eapa, repo: Repo, setting: str) -> None:
    add_remote(repo)
    repo.git("config", setting, f"touch '{repo.root.parent}/ran'; false")

    outcome = eapa("save", "--push")

    assert outcome.code == 3
    assert f"not pushed: the repository's configuration has the setting '{setting.lower()}'" in outcome.err
    assert not (repo.root.parent / "ran").exists()
