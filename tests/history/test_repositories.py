"""The same results in all kinds of repositories and for all file names."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

from history.outputs import CHANGED_WEBSITE, change_website, list_changes
from history.story import ORGANIZATIONS, UNION

pytestmark = pytest.mark.usefixtures("story_of_commits")


@pytest.mark.parametrize("state", ["unstaged", "staged", "committed"])
def test_changes_are_reported_in_every_state_of_the_working_tree(story: Repo, eapa: Eapa, state: str) -> None:
    change_website(story.root)
    if state != "unstaged":
        story.git("add", "--all")
    if state == "committed":
        story.commit("Another website")

    span = "HEAD~1.." if state == "committed" else "HEAD"
    assert list_changes(eapa, story.root, "changes", span) == [CHANGED_WEBSITE]


def test_changes_and_history_are_found_on_a_detached_head(story: Repo, eapa: Eapa) -> None:
    story.git("checkout", "--quiet", "--detach", "HEAD")
    change_website(story.root)

    assert list_changes(eapa, story.root) == [CHANGED_WEBSITE]
    assert list_changes(eapa, story.root, "history", "union")[-1] == CHANGED_WEBSITE


def test_a_submodule_is_a_repository_of_its_own(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    outer = Repo(tmp_path / "outer").start()
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(story.root), "kept")
    change_website(outer.root / "kept")

    assert list_changes(eapa, outer.root / "kept") == [CHANGED_WEBSITE]
    assert list_changes(eapa, outer.root / "kept", "history", "union")[-1] == CHANGED_WEBSITE


def test_a_register_in_a_larger_repository_has_its_own_history(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    outer = Repo(tmp_path / "outer").start()
    outer.write("data/register.yaml", "of another: register\n")
    shutil.copytree(story.root / "data", outer.root / "kept/here/data")
    outer.commit("Take the register in")
    change_website(outer.root / "kept/here")
    outer.write("data/organizations/other.yaml", "id: other\n")
    outer.commit("Change both")

    assert list_changes(eapa, outer.root / "kept/here", "changes", "HEAD~1..HEAD") == [CHANGED_WEBSITE]
    assert list_changes(eapa, outer.root / "kept/here", "history", "union")[-1] == CHANGED_WEBSITE


def test_bare_repository_is_refused(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    story.git("clone", "--quiet", "--bare", str(story.root), str(bare))
    shutil.copytree(story.root / "data", bare / "data")

    for arguments in (("changes",), ("changes", "HEAD~1..HEAD"), ("history", "union")):
        outcome = eapa(*arguments, cwd=bare)
        assert (outcome.code, outcome.out) == (4, "")
        assert "or a bare repository" in outcome.err


@pytest.mark.parametrize("arguments", [("changes",), ("changes", "main"), ("changes", "a..b"), ("history", "union")])
def test_repository_without_commits_is_refused(
    story: Repo, eapa: Eapa, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    unborn = Repo(tmp_path / "unborn").start()
    shutil.copytree(story.root / "data", unborn.root / "data")

    outcome = eapa(*arguments, cwd=unborn.root)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("error: there is no commit yet\n")


def test_unknown_revision_is_refused_with_a_hint(story: Repo, eapa: Eapa) -> None:
    assert eapa("changes", "nope", cwd=story.root) == (
        3,
        "",
        (
            "error: there is no revision 'nope'\n"
            "hint: 'git branch --all' shows the branches, 'git log --oneline' the commits\n"
        ),
    )


@pytest.mark.parametrize("revision", ["--output=x", "--output=x..HEAD", "HEAD..--output=x", "HEAD...--all", "-p"])
def test_revision_that_looks_like_an_option_is_refused(story: Repo, eapa: Eapa, revision: str) -> None:
    outcome = eapa("changes", "--", revision, cwd=story.root)

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.startswith("error: there is no revision '-")
    assert not list(story.root.glob("x*"))


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow these file names")
def test_file_names_with_line_breaks_are_escaped(story: Repo, eapa: Eapa) -> None:
    text = story.read(UNION)
    story.write(f"{ORGANIZATIONS}/писатели.yaml", text.replace("id: union", "id: писатели"))
    story.write(f'{ORGANIZATIONS}/Союз "x"\n\t[b].yaml', text)

    on_disk = list_changes(eapa, story.root)
    story.commit("Add odd names")

    assert on_disk == list_changes(eapa, story.root, "changes", "HEAD~1..HEAD")
    assert [line.rpartition(" added ")[0] for line in on_disk] == ['Союз "x"\\n\\t[b]', "писатели"]
    assert list_changes(eapa, story.root, "history", "писатели") == ["писатели added NGO 'Union of Writers' (RU)"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems do not allow this file name")
def test_a_file_name_that_is_not_utf_8_is_shown_escaped(story: Repo, eapa: Eapa) -> None:
    (story.root / ORGANIZATIONS / os.fsdecode(b"bad\xff.yaml")).write_bytes((story.root / UNION).read_bytes())

    on_disk = list_changes(eapa, story.root)
    story.commit("Add a bad name")

    assert (
        on_disk
        == list_changes(eapa, story.root, "changes", "HEAD~1..HEAD")
        == ["bad\\udcff added NGO 'Union of Writers' (RU)"]
    )
