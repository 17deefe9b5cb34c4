"""A register that moved to another folder of its repository keeps its history."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

from history.outputs import CHANGED_WEBSITE, change_website, list_changes
from history.story import NEW

pytestmark = pytest.mark.usefixtures("story_of_commits")
RECORDS = ("union", "tass", "2020-01-31-assembly-tass")


def move_register(repo: Repo, before: str, after: str) -> Path:
    """Move the register to another folder of its repository, and return the path of this folder."""
    (repo.root / after).mkdir(parents=True, exist_ok=True)
    repo.git("mv", f"{before}/data", f"{after}/data")
    return repo.root / after


def read_histories(eapa: Eapa, root: Path) -> list[list[str]]:
    """Return the history of each of RECORDS. The first of them is the organization of `change_website`."""
    return [list_changes(eapa, root, "history", id_) for id_ in RECORDS]


@pytest.mark.parametrize("folders", [(".", "reg"), (".", "reg/inner"), (".", "one", "two"), (".", "reg", ".")])
def test_a_move_leaves_the_history_of_records_unchanged(story: Repo, eapa: Eapa, folders: tuple[str, ...]) -> None:
    root, before = story.root, read_histories(eapa, story.root)

    for source, target in pairwise(folders):
        root = move_register(story, source, target)
        story.commit("Move the register")

    assert read_histories(eapa, root) == before
    assert list_changes(eapa, root, "changes", "HEAD~1") == []
    assert list_changes(eapa, root, "changes", "HEAD~1..HEAD") == []


def test_a_file_called_data_in_the_new_place_does_not_hide_the_old_place(story: Repo, eapa: Eapa) -> None:
    before = read_histories(eapa, story.root)
    move_register(story, ".", "reg")
    story.write("data", "a file\n")
    story.commit("Move the register, and put a file in its place")
    story.delete("data")
    root = move_register(story, "reg", ".")
    story.commit("Move the register back")

    assert read_histories(eapa, root) == before


def test_an_edit_in_the_commit_of_the_move_is_reported(story: Repo, eapa: Eapa) -> None:
    before = read_histories(eapa, story.root)
    root = move_register(story, ".", "reg")
    change_website(root)
    story.commit("Move and edit")

    assert list_changes(eapa, root, "changes", "HEAD~1") == [CHANGED_WEBSITE]
    assert list_changes(eapa, root, "changes", "HEAD~1..HEAD") == [CHANGED_WEBSITE]
    assert read_histories(eapa, root) == [[*before[0], CHANGED_WEBSITE], *before[1:]]


@pytest.mark.parametrize("staged", [True, False])
def test_an_uncommitted_move_with_an_edit_is_one_change(story: Repo, eapa: Eapa, *, staged: bool) -> None:
    before = read_histories(eapa, story.root)
    if staged:
        root = move_register(story, ".", "reg")
    else:
        root = story.root / "reg"
        root.mkdir()
        shutil.move(story.root / "data", root)
    assert list_changes(eapa, root, "changes", "HEAD") == []
    change_website(root)

    assert list_changes(eapa, root, "changes", "HEAD") == [CHANGED_WEBSITE]
    assert read_histories(eapa, root) == [[*before[0], CHANGED_WEBSITE], *before[1:]]


def test_consequences_for_linked_agreements_are_found_across_a_move(story: Repo, eapa: Eapa) -> None:
    root = move_register(story, ".", "reg")
    story.edit(f"reg/{NEW}", ("2029-01-20", "2024-03-01"))
    story.commit("Move and edit")

    changes = list_changes(eapa, root, "changes", "HEAD~1..HEAD", "--as-of", "2024-02-01")

    status = "has the status 'due' on 1 February 2024, and 'in force' without the change"
    assert f"2024-01-20-assembly-itar-tass status {status}" in changes


def test_changes_after_a_move_are_added_to_those_before(story: Repo, eapa: Eapa) -> None:
    root = move_register(story, ".", "reg")
    story.commit("Move the register")
    change_website(root)
    story.commit("Another website")

    assert CHANGED_WEBSITE in list_changes(eapa, root, "changes", "HEAD~2")
    assert list_changes(eapa, root, "history", "union")[-1] == CHANGED_WEBSITE


def test_a_branch_in_which_the_register_moved_is_compared_from_its_old_place(story: Repo, eapa: Eapa) -> None:
    story.git("checkout", "--quiet", "-b", "moved")
    change_website(move_register(story, ".", "reg"))
    story.commit("Move and edit")
    story.git("checkout", "--quiet", "main")

    assert list_changes(eapa, story.root, "changes", "main..moved") == [CHANGED_WEBSITE]


def test_a_branch_from_before_the_move_is_merged(story: Repo, eapa: Eapa) -> None:
    before = read_histories(eapa, story.root)
    story.git("checkout", "--quiet", "-b", "edit")
    change_website(story.root)
    story.commit("Edit in the old place")
    story.git("checkout", "--quiet", "main")
    root = move_register(story, ".", "reg")
    story.commit("Move the register")
    story.git("merge", "--quiet", "--no-ff", "-m", "Merge the edit", "edit")

    assert read_histories(eapa, root) == [[*before[0], CHANGED_WEBSITE], *before[1:]]


def test_a_register_merged_from_another_repository_brings_its_history(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    before = read_histories(eapa, story.root)
    hundred_days = 100 * 24 * 3600
    outer = Repo(tmp_path / "outer", clock=story.clock + hundred_days).start()  # its commits are later than the story
    outer.write("README.md", "All our registers.\n")
    outer.commit("Start")
    outer.git("fetch", "--quiet", str(story.root), "main")
    outer.git("merge", "--quiet", "-s", "ours", "--no-commit", "--allow-unrelated-histories", "FETCH_HEAD")
    outer.git("read-tree", "--prefix=reg/", "-u", "FETCH_HEAD")
    outer.commit("Merge the register")

    assert read_histories(eapa, outer.root / "reg") == before


def test_a_register_that_still_exists_is_not_the_old_place_of_its_copy(story: Repo, eapa: Eapa) -> None:
    copy = story.root / "copy"
    shutil.copytree(story.root / "data", copy / "data")
    story.commit("Copy the register")

    (history,) = list_changes(eapa, copy, "history", "union")
    assert history.startswith("union added ")
    assert history in list_changes(eapa, copy, "changes", "HEAD~1")


def test_a_new_register_in_the_old_place_has_its_own_history(story: Repo, eapa: Eapa) -> None:
    before = read_histories(eapa, story.root)
    root = move_register(story, ".", "reg")
    story.commit("Move the register")
    story.write("data/register.yaml", "owner: beta\n")
    story.write("data/organizations/beta.yaml", "id: beta\n")
    change_website(root)
    story.commit("Start another register, and edit this one")

    assert read_histories(eapa, root) == [[*before[0], CHANGED_WEBSITE], *before[1:]]
    assert list_changes(eapa, root, "changes", "HEAD~2") == [CHANGED_WEBSITE]


def test_an_unrelated_register_that_was_removed_is_not_the_old_place(tmp_path: Path, eapa: Eapa) -> None:
    repo = Repo(tmp_path / "repo").start()
    repo.write("old/data/register.yaml", "owner: alpha\n")
    repo.write("old/data/organizations/alpha.yaml", "id: alpha\n")
    repo.commit("Start")
    repo.git("rm", "--quiet", "-r", "old")
    repo.write("data/register.yaml", "owner: beta\n")
    repo.write("data/organizations/beta.yaml", "id: beta\n")
    repo.commit("Another register")

    assert any(line.startswith("beta added ") for line in list_changes(eapa, repo.root, "changes", "HEAD~1"))
