"""Queries to git: changes, contents and revisions in unusual repositories, and the messages of failures."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from repositories import HERMETIC, Repo

from eapa_cli.errors import EapaError, RefusedError, UnreadableError
from eapa_cli.git.command import Git
from eapa_cli.git.log_output import ON_DISK, FileChange
from eapa_cli.git.object_reader import ObjectReader
from eapa_cli.git.repository import Repository
from eapa_cli.model.vocabulary import Kind
from eapa_cli.yaml.decoding import MAX_BYTES

ALPHA = "data/organizations/alpha.yaml"
BETA = "data/organizations/beta.yaml"
NO_OBJECT = "1" * 40  # an id of no object
ORGANIZATIONS = "data/organizations/"


@pytest.fixture(autouse=True)
def hermetic(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make git ignore the settings of the user and the system."""
    for name, value in HERMETIC.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with two organizations in one commit."""
    repo = Repo(tmp_path / "repo").start()
    repo.write("data/register.yaml", "owner: alpha\n")
    repo.write(ALPHA, "id: alpha\n")
    repo.write(BETA, "id: beta\n")
    repo.commit("Start")
    return repo


Opener = Callable[[Path], Repository]


@pytest.fixture
def open_repository() -> Iterator[Opener]:
    """Return a function that opens a repository until the end of the test."""
    with ExitStack() as stack:
        yield lambda root: stack.enter_context(Repository(root))


def paths(changes: list[FileChange]) -> list[str]:
    """Return the paths of changes."""
    return [change.path for change in changes]


def kinds_of_change(changes: list[FileChange]) -> dict[str, str]:
    """Return "added", "changed" or "removed" for the path of each change."""
    names = {(False, True): "added", (True, True): "changed", (True, False): "removed"}
    return {change.path: names[change.before is not None, change.after is not None] for change in changes}


def message_and_hint(error: type[EapaError], raised: "pytest.ExceptionInfo[EapaError]") -> tuple[str, str | None]:
    """Return the message and the hint of an exception, which must be of exactly this class."""
    assert type(raised.value) is error
    return raised.value.message, raised.value.hint


def test_a_clean_tree_has_no_changes(repo: Repo, open_repository: Opener) -> None:
    (repo.root / ALPHA).touch()  # another time, with the same content

    assert open_repository(repo.root).changes("HEAD") == []


def test_changes_on_disk_are_those_committed_staged_unstaged_and_new(repo: Repo, open_repository: Opener) -> None:
    repo.write("data/organizations/committed.yaml", "id: committed\n")
    repo.commit("Add one")
    repo.write("data/organizations/staged.yaml", "id: staged\n")
    repo.git("add", ".")
    repo.write("data/organizations/sub/new.yaml", "id: new\n")
    repo.write(ALPHA, "id: alpha\nnotes: x\n")
    (repo.root / BETA).unlink()
    repo.write("elsewhere.yaml", "not: a record\n")

    changes = open_repository(repo.root).changes("HEAD~1")

    assert kinds_of_change(changes) == {
        ALPHA: "changed",
        BETA: "removed",
        "data/organizations/committed.yaml": "added",
        "data/organizations/staged.yaml": "added",
        "data/organizations/sub/new.yaml": "added",
    }
    assert {change.path: change.after for change in changes}["data/organizations/sub/new.yaml"] == ON_DISK


def test_changes_between_two_commits_ignore_the_disk(repo: Repo, open_repository: Opener) -> None:
    repo.write(ALPHA, "id: alpha\nnotes: x\n")
    repo.commit("Change one")
    repo.write(BETA, "id: beta\nnotes: not committed\n")

    assert paths(open_repository(repo.root).changes("HEAD~1", "HEAD")) == [ALPHA]


def test_an_ignored_file_is_not_a_change(repo: Repo, open_repository: Opener) -> None:
    repo.write(".gitignore", "draft-*\n")
    repo.write("data/organizations/draft-x.yaml", "id: draft-x\n")

    assert open_repository(repo.root).changes("HEAD") == []


def test_a_file_removed_from_git_but_left_on_disk_still_exists(repo: Repo, open_repository: Opener) -> None:
    repo.git("rm", "--cached", "--quiet", ALPHA, BETA)
    repo.write(BETA, "id: beta\nnotes: x\n")

    assert kinds_of_change(open_repository(repo.root).changes("HEAD")) == {BETA: "changed"}


def test_a_file_in_conflict_is_a_change_on_disk(repo: Repo, open_repository: Opener) -> None:
    repo.git("checkout", "--quiet", "-b", "other")
    repo.write(ALPHA, "id: alpha\nnotes: theirs\n")
    repo.commit("Theirs")
    repo.git("checkout", "--quiet", "main")
    repo.write(ALPHA, "id: alpha\nnotes: ours\n")
    repo.commit("Ours")
    with pytest.raises(subprocess.CalledProcessError):
        repo.git("merge", "other")

    (change,) = open_repository(repo.root).changes("HEAD")

    assert (change.path, change.after) == (ALPHA, ON_DISK)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow this file name")
def test_names_with_line_breaks_quotes_and_other_scripts_are_read_exactly(repo: Repo, open_repository: Opener) -> None:
    name = 'data/organizations/a\n"b"\t\udcffСоюз.yaml'
    path = repo.root / os.fsdecode(name.encode("utf-8", "surrogateescape"))
    path.write_bytes(b"id: x\n")
    repo.commit("Add an odd name")

    repository = open_repository(repo.root)
    (change,) = repository.changes("HEAD~1", "HEAD")

    assert change.path == name
    assert change.after is not None
    assert list(repository.blobs([change.after])) == [b"id: x\n"]


@pytest.mark.skipif(os.name == "nt", reason="a link needs a privilege there")
def test_a_link_is_not_a_record_on_either_side(repo: Repo, open_repository: Opener) -> None:
    (repo.root / ALPHA).unlink()
    (repo.root / ALPHA).symlink_to("beta.yaml")
    repo.commit("Put a link there")

    assert kinds_of_change(open_repository(repo.root).changes("HEAD~1", "HEAD")) == {ALPHA: "removed"}


def test_paths_are_from_the_register_when_it_is_a_folder_of_its_repository(
    tmp_path: Path, open_repository: Opener
) -> None:
    repo = Repo(tmp_path).start()
    repo.write("docs/data/note.yaml", "x\n")
    repo.write(f"kept/here/{ALPHA}", "id: alpha\n")
    repo.commit("Start")
    repo.write(f"kept/here/{ALPHA}", "id: alpha\nnotes: x\n")
    repo.write("docs/data/note.yaml", "y\n")
    repo.commit("Change both")
    repo.write(f"kept/here/{BETA}", "id: beta\n")

    repository = open_repository(repo.root / "kept/here")

    assert paths(repository.changes("HEAD~1")) == [ALPHA, BETA]
    assert paths(repository.changes("HEAD~1", "HEAD")) == [ALPHA]


def test_changes_of_a_linked_working_tree_with_a_detached_head_are_found(
    repo: Repo, tmp_path: Path, open_repository: Opener
) -> None:
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
    (tmp_path / "linked" / ALPHA).write_bytes(b"id: alpha\nnotes: x\n")

    assert paths(open_repository(tmp_path / "linked").changes("HEAD")) == [ALPHA]
    assert open_repository(repo.root).changes("HEAD") == []


def test_settings_and_variables_of_git_do_not_change_results(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, open_repository: Opener
) -> None:
    # With the setting log.follow, git would list the merge of a branch that changes no record.
    repo.git("switch", "--quiet", "--create", "other")
    repo.write("elsewhere.yaml", "not: a record\n")
    repo.commit("Change another folder")
    repo.git("switch", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-ff", "--message=Merge", "other")
    settings = {
        "diff.external": "false",
        "diff.renames": "copies",
        "diff.orderFile": "/nowhere",
        "diff.autoRefreshIndex": "false",
        "diff.noprefix": "true",
        "color.ui": "always",
        "core.quotePath": "true",
        "core.pager": "false",
        "core.fsmonitor": "touch started; false",
        "log.follow": "true",
        "status.showUntrackedFiles": "no",
    }
    for key, value in settings.items():
        repo.git("config", key, value)
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    (repo.root / ALPHA).rename(repo.root / "data/organizations/гамма.yaml")
    (repo.root / BETA).touch()  # a new time makes git compare the content
    repository = open_repository(repo.root)

    assert kinds_of_change(repository.changes("HEAD")) == {
        ALPHA: "removed",
        "data/organizations/гамма.yaml": "added",
    }
    assert [commit.subject for commit in repository.commits()] == ["Start"]
    assert not list(repo.root.rglob("started"))


def test_blobs_are_in_the_requested_order(repo: Repo, open_repository: Opener) -> None:
    (repo.root / "data/big").write_bytes(b"x" * (3 * MAX_BYTES))
    (repo.root / "data/empty").write_bytes(b"")
    (repo.root / "data/nul").write_bytes(b"a\0b\n\n")
    repo.commit("Add some")
    repository = open_repository(repo.root)
    big, empty, nul = (change.after for change in repository.changes("HEAD~1", "HEAD"))
    assert big and empty and nul  # noqa: PT018

    contents = list(repository.blobs([nul, big, empty, nul]))

    # Of a file that is too large for a record, only the start is read.
    assert contents == [b"a\0b\n\n", b"x" * (MAX_BYTES + 1), b"", b"a\0b\n\n"]


def test_a_missing_blob_yields_none(repo: Repo, open_repository: Opener) -> None:
    blob = repo.git("rev-parse", f"HEAD:{ALPHA}")

    assert list(open_repository(repo.root).blobs([NO_OBJECT, blob])) == [None, b"id: alpha\n"]


def test_more_blobs_than_a_pipe_can_take_are_all_read(repo: Repo, open_repository: Opener) -> None:
    blob = repo.git("rev-parse", f"HEAD:{ALPHA}")

    assert list(open_repository(repo.root).blobs([blob] * 3000)) == [b"id: alpha\n"] * 3000


def test_after_a_query_that_ends_git_the_rest_of_the_batch_is_missing(repo: Repo) -> None:
    objects = ObjectReader(Git(repo.root))
    without_upstream = "@{upstream}"  # git ends at this name, as the branch has no upstream branch

    contents = list(objects.read_all(["HEAD", without_upstream, "HEAD"]))

    assert [content is not None for content in contents] == [True, False, False]
    objects.close()


def test_a_commit_without_a_register_has_no_files(repo: Repo, open_repository: Opener) -> None:
    repo.git("checkout", "--quiet", "--orphan", "empty")
    repo.git("rm", "-r", "-f", "--quiet", "data")
    repo.commit("Nothing")
    repository = open_repository(repo.root)

    assert kinds_of_change(repository.changes("empty", "main")) == dict.fromkeys(
        (ALPHA, BETA, "data/register.yaml"), "added"
    )
    assert repository.changes("empty", "empty") == []


@pytest.mark.parametrize("ids", ["sha1", "sha256"])
def test_a_register_is_compared_with_an_empty_commit_for_each_id_format(
    tmp_path: Path, open_repository: Opener, ids: str
) -> None:
    root = tmp_path / ids
    subprocess.run(["git", "init", "-q", "--object-format", ids, str(root)], env=os.environ | HERMETIC, check=True)
    repo = Repo(root)
    repo.commit("Nothing")
    records = [f"data/{folder}/{name}.yaml" for folder in ("agreements", "organizations") for name in range(9)]
    for path in records:
        repo.write(path, f"id: {path}\n")
    repo.commit("Records")

    assert kinds_of_change(open_repository(root).changes("HEAD~1", "HEAD")) == dict.fromkeys(records, "added")
    assert kinds_of_change(open_repository(root).changes("HEAD", "HEAD~1")) == dict.fromkeys(records, "removed")


def test_a_missing_tree_object_is_reported(repo: Repo, open_repository: Opener) -> None:
    tree = repo.git("rev-parse", "HEAD:data/organizations")
    (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()
    listing = open_repository(repo.root).listing("HEAD")

    with pytest.raises(EapaError) as raised:
        listing.count(Kind.ORGANIZATION)

    assert message_and_hint(UnreadableError, raised)[0] == f"git has no object {tree} here"


def test_a_missing_data_tree_is_reported(repo: Repo, open_repository: Opener) -> None:
    tree = repo.git("rev-parse", "HEAD:data")
    (repo.root / ".git/objects" / tree[:2] / tree[2:]).unlink()

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).listing("HEAD")

    assert message_and_hint(UnreadableError, raised)[0] == "git has no object HEAD:data here"


@pytest.mark.parametrize(
    "revision",
    [
        # No commit, or another object than a commit.
        "nope", "", "a b", "HEAD~7", "HEAD:data", "HEAD^{tree}", "x:",
        # Options, and two names for a process of git that reads one from each line.
        "-q", "--all", "--output=x", "HEAD\nHEAD",
        # The process of git ends at this name, as the branch has no upstream branch.
        "@{upstream}",
    ],
)  # fmt: skip
def test_after_a_name_that_is_not_a_commit_other_revisions_can_be_read(
    repo: Repo, open_repository: Opener, revision: str
) -> None:
    repository = open_repository(repo.root)

    with pytest.raises(EapaError) as raised:
        repository.resolve(revision)

    assert message_and_hint(RefusedError, raised)[0] == f"there is no revision '{revision}'"
    assert repository.resolve("HEAD")


def test_a_revision_is_a_branch_a_tag_or_an_id(repo: Repo, open_repository: Opener) -> None:
    repo.git("tag", "v1")
    id_ = repo.git("rev-parse", "HEAD")
    repository = open_repository(repo.root)

    assert [repository.resolve(name) for name in ("main", "v1", "HEAD", id_[:8], "@")] == [id_] * 5


def test_a_similar_branch_name_is_suggested(repo: Repo, open_repository: Opener) -> None:
    repo.git("branch", "new-partners")

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).resolve("new-partner")

    assert message_and_hint(RefusedError, raised) == (
        "there is no revision 'new-partner'",
        "did you mean 'new-partners'?",
    )


def test_a_repository_without_commits_is_reported(tmp_path: Path, open_repository: Opener) -> None:
    repo = Repo(tmp_path).start()

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).resolve("main")

    assert message_and_hint(RefusedError, raised) == (
        "there is no commit yet",
        "make the first with 'eapa save'",
    )


def test_the_merge_base_is_where_two_branches_parted(repo: Repo, open_repository: Opener) -> None:
    common_commit = repo.git("rev-parse", "HEAD")
    repo.git("branch", "other")
    repo.commit("Go on")
    repository = open_repository(repo.root)

    assert repository.merge_base("other") == common_commit
    assert repository.merge_base("HEAD", "other") == common_commit


def test_branches_without_a_common_commit_are_refused(repo: Repo, open_repository: Opener) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit("Start again")

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).merge_base("main", "other")

    assert message_and_hint(RefusedError, raised) == (
        "'main' and 'other' have no commit in common",
        "compare them as 'main..other'",
    )


@pytest.fixture
def shallow(repo: Repo, tmp_path: Path, open_repository: Opener) -> Repository:
    """Return a clone of depth 1 of two branches that parted before. Only the branch `other` changed a record."""
    repo.git("checkout", "--quiet", "-b", "other")
    repo.write(ALPHA, "id: alpha\nnotes: x\n")
    repo.commit("On the branch")
    repo.git("checkout", "--quiet", "main")
    repo.commit("On main")
    repo.git("clone", "--quiet", "--depth=1", "--no-single-branch", repo.root.as_uri(), str(tmp_path / "shallow"))
    return open_repository(tmp_path / "shallow")


def test_two_revisions_of_a_shallow_clone_can_be_compared(shallow: Repository) -> None:
    assert shallow.is_shallow
    assert paths(shallow.changes(shallow.resolve("origin/other"), shallow.resolve("HEAD"))) == [ALPHA]


def test_a_folder_outside_of_a_repository_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_repository: Opener
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(EapaError) as raised:
        open_repository(tmp_path).resolve("HEAD")

    assert message_and_hint(UnreadableError, raised) == (
        f"'{tmp_path}' is not in a git repository, so it has no history",
        "start one with 'git init', then 'eapa save'",
    )


@pytest.mark.parametrize("until", [None, "HEAD"])
def test_a_folder_inside_dot_git_is_refused(repo: Repo, open_repository: Opener, until: str | None) -> None:
    with pytest.raises(EapaError) as raised:
        open_repository(repo.root / ".git").changes("HEAD", until)

    assert message_and_hint(UnreadableError, raised) == (
        f"'{repo.root / '.git'}' is inside '.git' or a bare repository, which has no working tree",
        "clone it, and go to the clone",
    )


def test_the_error_for_an_untrusted_repository_has_a_hint(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, open_repository: Opener
) -> None:
    stderr = b"warning: odd\nfatal: detected dubious ownership in repository at '/x'\nTo add an exception\n"
    failed = subprocess.CompletedProcess([], 128, b"", stderr)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: failed)

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).resolve("nope")

    assert message_and_hint(UnreadableError, raised) == (
        "git failed: detected dubious ownership in repository at '/x'",
        f"it belongs to another user; if you trust it: git config --global --add safe.directory {repo.root}",
    )


def test_a_broken_repository_is_reported(repo: Repo, open_repository: Opener) -> None:
    (repo.root / ".git/config").write_text("[core\n", encoding="utf-8")

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).resolve("HEAD")

    assert "bad config line" in message_and_hint(UnreadableError, raised)[0]


def test_a_failing_git_command_gives_its_reason(repo: Repo, open_repository: Opener) -> None:
    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).changes(NO_OBJECT)

    message = message_and_hint(UnreadableError, raised)[0]
    assert message.startswith("git diff failed: ")
    assert NO_OBJECT in message


def test_a_missing_git_is_reported(repo: Repo, monkeypatch: pytest.MonkeyPatch, open_repository: Opener) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(repo.root)]))

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root)

    assert message_and_hint(UnreadableError, raised) == (
        "this needs git, which is not installed here",
        "get it from https://git-scm.com",
    )


def test_a_program_called_git_in_the_current_folder_is_never_run(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, open_repository: Opener
) -> None:
    planted = repo.root / "git"
    planted.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    planted.chmod(0o755)
    monkeypatch.chdir(repo.root)
    monkeypatch.setenv("PATH", os.pathsep.join([".", os.environ["PATH"]]))

    assert paths(open_repository(repo.root).changes("HEAD")) == []


def test_an_oversized_commit_is_not_loaded(repo: Repo) -> None:
    (repo.root / "message").write_text("x" * (64 * 1024 * 1024 + 1), encoding="ascii")
    id_ = repo.git("commit-tree", "-F", "message", "HEAD^{tree}")
    objects = ObjectReader(Git(repo.root))

    with pytest.raises(UnreadableError, match=f"^the commit {id_} of git is larger than 64 MiB$"):
        objects.read(id_)

    objects.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow this file name")
def test_a_file_of_any_name_with_new_times_but_equal_content_is_not_a_change(
    tmp_path: Path, open_repository: Opener
) -> None:
    repo = Repo(tmp_path).start()
    names = ['a\n"b"\\n\r', '"q"', "\udcff", "Союз"]
    for name in names:
        repo.write(
            os.fsdecode(f"so\n/{ORGANIZATIONS}{name}.yaml".encode("utf-8", "surrogateescape")), f"id: {name!a}\n"
        )
    repo.commit("Start")
    for path in (repo.root / "so\n").rglob("*.yaml"):
        path.touch()
    repo.edit(f"so\n/{ORGANIZATIONS}Союз.yaml", ("id: ", "name: "))

    assert paths(open_repository(repo.root / "so\n").changes("HEAD")) == [f"{ORGANIZATIONS}Союз.yaml"]


def test_a_file_with_new_times_is_compared_as_git_would_store_it(repo: Repo, open_repository: Opener) -> None:
    repo.git("config", "core.autocrlf", "true")
    (repo.root / ALPHA).write_bytes(b"id: alpha\r\n")
    (repo.root / BETA).write_bytes(b"id: beta \r\n")

    assert paths(open_repository(repo.root).changes("HEAD")) == [BETA]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such pipes")
def test_a_pipe_or_link_in_place_of_a_file_is_a_change_and_is_not_opened(repo: Repo, open_repository: Opener) -> None:
    (repo.root / ALPHA).unlink()
    os.mkfifo(repo.root / ALPHA)
    (repo.root / BETA).unlink()
    (repo.root / BETA).symlink_to(repo.root / ALPHA)

    assert paths(open_repository(repo.root).changes("HEAD")) == [ALPHA, BETA]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads all")
def test_a_file_that_cannot_be_read_is_a_change(repo: Repo, open_repository: Opener) -> None:
    (repo.root / ALPHA).touch()
    (repo.root / ALPHA).chmod(0)

    assert paths(open_repository(repo.root).changes("HEAD")) == [ALPHA]


FILTERS = {
    "its name has a '='": '[filter "a=b"]\n\tclean = cat\n',
    "the names are too long": "".join(f'[filter "{number:04}{"x" * 60}"]\n\tclean = cat\n' for number in range(200)),
}


@pytest.mark.parametrize("settings", FILTERS.values(), ids=FILTERS)
def test_a_filter_that_cannot_be_switched_off_is_refused(repo: Repo, open_repository: Opener, settings: str) -> None:
    with (repo.root / ".git/config").open("a", encoding="utf-8") as file:
        file.write(settings)

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).changes("HEAD")

    assert (
        message_and_hint(UnreadableError, raised)[0] == "git's configuration names filters that cannot be switched off"
    )


def delete_object(repo: Repo, name: str) -> str:
    """Delete an object, as in a partial clone, and return its id."""
    id_ = repo.git("rev-parse", name)
    (repo.root / ".git/objects" / id_[:2] / id_[2:]).unlink()
    return id_


def test_a_file_missing_from_a_partial_clone_is_reported(repo: Repo, open_repository: Opener) -> None:
    repo.write(ALPHA, "id: alpha\nnotes: x\n")
    lost = delete_object(repo, f"HEAD:{ALPHA}")
    repository = open_repository(repo.root)

    with pytest.raises(EapaError) as raised:
        list(repository.earlier_data(repository.changes("HEAD")))

    assert message_and_hint(UnreadableError, raised) == (
        f"git has no object {lost} here",
        "the clone is partial or damaged; get all objects with 'git fetch --refetch --no-filter'",
    )


def test_a_search_in_a_partial_clone_is_refused(repo: Repo, open_repository: Opener) -> None:
    lost = delete_object(repo, f"HEAD:{ALPHA}")

    with pytest.raises(EapaError) as raised:
        open_repository(repo.root).files_with("HEAD", ["id"], "data")

    message, hint = message_and_hint(UnreadableError, raised)
    assert message.startswith("git grep failed: ")
    assert lost in message
    assert hint == "the clone is partial; get all objects with 'git fetch --refetch --no-filter'"
