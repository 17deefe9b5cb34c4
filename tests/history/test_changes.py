"""`eapa changes`: the changes between revisions as a reviewer reads them, and their consequences."""

import json
import os
from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa, Outcome

from eapa_cli.errors import UnreadableError
from eapa_cli.git.repository import deepen_hint
from eapa_cli.model.record_paths import id_of
from eapa_cli.storage.store import Store
from history.story import (
    AGREEMENTS,
    ASSEMBLY,
    FIRST_MOVED,
    ITAR,
    NEW,
    ORGANIZATIONS,
    PROTOCOL,
    RENEWED,
    TRIPLE,
    UNION,
    discard_uncommitted_changes,
)
from history.test_history import EXPECTED, number_commits

AS_OF = ("--as-of", "2024-02-01")  # some days after the last commit of the story
# Parts of the story as ranges of revisions, and the numbers of their commits in `story.py`.
SPANS = {
    "beginnings": "HEAD~24..HEAD~23",  # 4
    "corrections": "HEAD~23..HEAD~17",  # 5 to 10
    "new-names": "HEAD~17..HEAD~12",  # 11 to 15
    "roadmap": "HEAD~12...roadmap",  # 16 and 17, on a branch
    "broken": "HEAD~8..HEAD~7",  # 23
    "repaired": "HEAD~7..HEAD~6",  # 24
    "reformatted": "HEAD~6..HEAD~5",  # 25
    "renewed": "HEAD~3..HEAD~2",  # 28
    "endings": "HEAD~4..",  # 27 to 30
    "whole": "HEAD~24..HEAD",  # 4 to 30
    "on-disk": "HEAD",  # the uncommitted changes
}
AGREEMENTS_OF_UNION = (TRIPLE, PROTOCOL, RENEWED)


def run_changes(eapa: Eapa, repo: Repo, *arguments: str) -> Outcome:
    """Run the command in a register, as of the day of all tests."""
    return eapa("changes", *arguments, *AS_OF, cwd=repo.root)


def list_rows(eapa: Eapa, repo: Repo, *arguments: str) -> list[tuple[str, ...]]:
    """Return the record, the change and the text of each row."""
    outcome = run_changes(eapa, repo, *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    return [tuple(line.split("\t")) for line in outcome.out.splitlines()[1:]]


def list_consequences(eapa: Eapa, repo: Repo, *arguments: str) -> list[tuple[str, ...]]:
    """Return the record and the text of each consequence of the changes."""
    kinds = {"first-agreement", "no-agreement", "status", "deadline"}
    return [(record, text) for record, change, text in list_rows(eapa, repo, *arguments) if change in kinds]


@pytest.mark.parametrize("name", SPANS)
def test_each_part_of_the_story_is_reported_completely(story: Repo, eapa: Eapa, name: str) -> None:
    outcome = run_changes(eapa, story, SPANS[name], "--format", "table")

    assert (outcome.code, outcome.err) == (0, "")
    assert number_commits(story, outcome.out) == (EXPECTED / f"changes-{name}.txt").read_text(encoding="utf-8")


def test_markdown_is_a_heading_and_a_table_for_each_record(story: Repo, eapa: Eapa) -> None:
    outcome = run_changes(eapa, story, SPANS["endings"], "--format", "markdown")

    assert number_commits(story, outcome.out) == (EXPECTED / "changes-endings.md").read_text(encoding="utf-8")


def test_a_program_gets_all_values(story: Repo, eapa: Eapa) -> None:
    story.edit(FIRST_MOVED, ("2027-01-31", "2026-01-31"))

    document = json.loads(run_changes(eapa, story, "--format", "json").out)

    assert document["kind"] == "changes"
    (amended,) = [record for record in document["records"] if record["change"] == "shortened"]
    assert amended == {
        "record": "2020-01-31-assembly-tass",
        "kind": "agreement",
        "how": "amended",
        "change": "shortened",
        "field": "term",
        "text": "end of the term from 31 January 2027 to 31 January 2026",
        "before": "2027-01-31",
        "after": "2026-01-31",
    }
    (count,) = [record for record in document["records"] if record["record"] == "organizations"]
    assert count == {
        "record": "organizations",
        "kind": None,
        "how": "counted",
        "change": "count",
        "field": None,
        "text": "4 organizations, up from 3",
        "before": 3,
        "after": 4,
    }


def test_no_change_is_reported_as_such(story: Repo, eapa: Eapa) -> None:
    outcome = run_changes(eapa, story, "HEAD..HEAD", "--format", "markdown")

    assert "|  | nothing in the register changes |" in outcome.out


def test_change_of_format_only_is_reported_as_such(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.edit(UNION, ("names:", "# who they are\nnames:"))

    assert "only the format of 1 file changes, not the content" in run_changes(eapa, story, "--format", "markdown").out
    assert ("union", "reformatted", "only the format of the file changed, not its content") in list_rows(eapa, story)


def test_a_single_revision_is_compared_from_its_merge_base_with_head(story: Repo, eapa: Eapa) -> None:
    story.git("checkout", "--quiet", "-b", "mine", "HEAD~1")
    discard_uncommitted_changes(story)
    story.edit(TRIPLE, ("topic: education", "topic: science"))
    story.commit("Mine")

    outcome = run_changes(eapa, story, "main", "--format", "markdown")

    assert "roadmap" not in outcome.out  # removed by the last commit of main, which is not on this branch
    assert "| removed | area education |\n| added | area science |" in outcome.out
    assert outcome.out.startswith("# Changes from where HEAD left main (")


def test_a_commit_given_by_its_id_has_no_id_in_brackets(story: Repo, eapa: Eapa) -> None:
    id_ = story.git("rev-parse", "HEAD~1")

    table = run_changes(eapa, story, f"{id_[:10]}..{id_}", "--format", "table").out

    # One is given by its first digits and one by all; the heading shows eight of each.
    assert table.startswith(f"Changes from {id_[:8]} to {id_[:8]}\n")


def test_changes_of_the_register_file_are_reported(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.edit("data/register.yaml", ("Test register", "The register"))

    outcome = run_changes(eapa, story, "--format", "table")

    assert "Amended: the register's own file" in outcome.out
    assert "corrected  title (en) from 'Test register' to 'The register'" in outcome.out


def test_new_register_is_compared_with_an_empty_one(story: Repo, eapa: Eapa) -> None:
    story.git("checkout", "--quiet", "--orphan", "empty")
    story.git("read-tree", "--empty")
    story.git("commit", "--quiet", "--allow-empty", "--message=Nothing")
    story.git("checkout", "--quiet", "--force", "main")

    changes = list_rows(eapa, story, "empty..main")

    assert ("register", "added", "the register's own file") in changes
    assert ("agreements", "count", "5 agreements, up from 0") in changes


def test_organization_that_lost_its_last_agreement_is_reported(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    for path in AGREEMENTS_OF_UNION:
        story.delete(path)

    assert list_consequences(eapa, story) == [("union", "has no agreement any more")]


def test_organization_removed_with_its_agreement_has_no_consequence(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    for path in (*AGREEMENTS_OF_UNION, UNION):
        story.delete(path)

    assert list_consequences(eapa, story) == []


def test_the_first_agreement_of_an_organization_is_reported(story: Repo, eapa: Eapa) -> None:
    story.write(
        f"{AGREEMENTS}/of-two.yaml",
        "id: of-two\ntype: agreement\nparties: [{organization: union}, {organization: newcomer}]\n"
        'signed: {date: "2030"}\nsources: [{url: "https://example.org"}]\n',
    )

    assert list_consequences(eapa, story) == [
        ("newcomer", "has its first agreement"),
        ("of-two", "has the status 'not started' on 1 February 2024"),
    ]


def test_a_program_gets_the_number_of_agreements_of_an_organization_that_had_none(story: Repo, eapa: Eapa) -> None:
    for id_ in ("one", "two"):
        parties = "[{organization: union}, {organization: newcomer}]"
        story.write(f"{AGREEMENTS}/{id_}.yaml", f"id: {id_}\ntype: other\nparties: {parties}\nsources: []\n")

    rows = json.loads(run_changes(eapa, story, "--format", "json").out)["records"]

    first = next(row for row in rows if row["change"] == "first-agreement")
    assert (first["record"], first["text"], first["before"], first["after"]) == (
        "newcomer", "has its first agreement", None, 2,
    )  # fmt: skip


def test_an_organization_with_a_new_id_keeps_its_agreements(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.move(UNION, f"{ORGANIZATIONS}/writers.yaml")
    story.edit(f"{ORGANIZATIONS}/writers.yaml", ("id: union", "id: writers\nformer_ids: [union]"))
    for path in AGREEMENTS_OF_UNION:
        story.edit(path, ("organization: union", "organization: writers"))

    assert list_consequences(eapa, story) == []
    assert {
        *((id_of(path), "renamed", "party from 'union' to 'writers'") for path in AGREEMENTS_OF_UNION),
        ("writers", "renamed", "from 'union' to 'writers'"),
    } <= set(list_rows(eapa, story))


def test_a_superseded_agreement_whose_successor_did_not_change_has_no_consequence(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.edit(FIRST_MOVED, ("2027-01-31", "2030-01-31"))

    assert list_consequences(eapa, story) == []


def test_an_agreement_whose_successor_is_removed_is_in_force_again(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.delete(NEW)

    assert list_consequences(eapa, story) == [
        (
            "2020-01-31-assembly-tass",
            "has the status 'in force' on 1 February 2024, and 'superseded' without the change",
        ),
        (
            "2020-01-31-assembly-tass",
            "is to be acted on by 31 January 2027: it ends on 31 January 2027; due from 2 November 2026",
        ),
    ]


def test_a_term_that_is_changed_moves_the_day_to_act(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.edit(NEW, ("2029-01-20", "2024-03-01"))

    assert list_consequences(eapa, story) == [
        ("2024-01-20-assembly-itar-tass", "has the status 'due' on 1 February 2024, and 'in force' without the change"),
        ("2024-01-20-assembly-itar-tass", "is to be acted on by 1 March 2024: it renews automatically on 1 March 2024"),
    ]


def test_new_amendment_changes_the_status_of_an_unchanged_agreement(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.write(
        f"{AGREEMENTS}/shorter.yaml",
        "id: shorter\ntype: protocol\nparties: [{organization: assembly}, {organization: tass}]\n"
        'signed: {date: "2024-01-25"}\nterm: {ends: "2024-03-01"}\n'
        "relations: [{type: amends, agreement: 2024-01-20-assembly-itar-tass}]\n"
        'sources: [{url: "https://example.org"}]\n',
    )

    assert (
        "2024-01-20-assembly-itar-tass",
        "has the status 'due' on 1 February 2024, and 'in force' without the change",
    ) in list_consequences(eapa, story)


def test_unreadable_file_is_reported_without_consequences(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    for path in AGREEMENTS_OF_UNION:
        story.write(path, "id: [\n")

    unreadable_ids = {record for record, change, _text in list_rows(eapa, story) if change == "unreadable"}
    assert unreadable_ids == {id_of(path) for path in AGREEMENTS_OF_UNION}
    assert list_consequences(eapa, story) == []


def test_agreement_is_not_the_first_if_another_became_unreadable(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    for path in AGREEMENTS_OF_UNION:
        story.write(path, "id: [\n")
    story.write(f"{AGREEMENTS}/x.yaml", "id: x\ntype: other\nparties: [{organization: union}]\nsources: []\n")

    assert list_consequences(eapa, story) == [("x", "has the status 'unknown' on 1 February 2024")]


@pytest.mark.skipif(os.name == "nt", reason="Windows makes links for administrators only")
def test_a_file_that_became_a_symbolic_link_is_reported_as_removed(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.delete(ITAR)
    (story.root / ITAR).symlink_to("assembly.yaml")

    assert ("itar-tass", "removed", "media organization 'TASS' (RU)") in list_rows(eapa, story)


def test_reference_to_a_merged_record_is_reported_as_following_it(story: Repo, eapa: Eapa) -> None:
    discard_uncommitted_changes(story)
    story.write(f"{ORGANIZATIONS}/guild.yaml", "id: guild\nrelations: [{type: part-of, organization: union}]\n")
    story.commit("Add a guild")
    story.delete(UNION)
    story.edit(ASSEMBLY, ("id: assembly\n", "id: assembly\nformer_ids: [union]\n"))
    story.edit(f"{ORGANIZATIONS}/guild.yaml", ("organization: union", "organization: assembly"))

    page = run_changes(eapa, story, "--format", "markdown").out

    assert "## Amended only to follow a renamed or merged record" in page
    assert "| merged | guild: relation 'union' into 'assembly' |" in page


def test_the_register_may_be_a_folder_of_its_repository(tmp_path: Path, eapa: Eapa) -> None:
    repo = Repo(tmp_path / "whole").start()
    repo.write("kept/data/register.yaml", "title: {en: X}\nowner: a\n")
    repo.write("kept/data/organizations/a.yaml", "id: a\n")
    repo.commit("Start")
    repo.write("kept/data/organizations/b.yaml", "id: b\n")

    outcome = eapa("changes", *AS_OF, cwd=tmp_path / "whole/kept")

    assert outcome.out.splitlines()[1:] == [
        "b\tadded\torganization",
        "agreements\tcount\t0 agreements",
        "organizations\tcount\t2 organizations, up from 1",
    ]


def test_a_shallow_clone_names_the_depth_to_fetch(story: Repo, eapa: Eapa, tmp_path: Path) -> None:
    discard_uncommitted_changes(story)
    story.git("clone", "--quiet", "--depth=1", story.root.as_uri(), str(tmp_path / "shallow"))

    outcome = eapa("changes", "HEAD~1", cwd=tmp_path / "shallow")

    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err == (
        f"error: there is no revision 'HEAD~1' in this clone, which is shallow\nhint: {deepen_hint()}\n"
    )


def test_removed_record_is_described(story: Repo, eapa: Eapa) -> None:
    assert (
        "2024-01-10-assembly-union-roadmap",
        "removed",
        "roadmap between assembly and union, signed on 10 January 2024 online, implements '2021-05-assembly-tass-union'",
    ) in list_rows(eapa, story, "HEAD~1..HEAD")


def test_file_that_vanishes_while_it_is_read_is_unreadable(
    story: Repo, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    discard_uncommitted_changes(story)
    story.edit(ITAR, ("country: RU", "country: KZ"))

    def fail_to_read(_: Store, path: str) -> bytes:
        raise UnreadableError(f"the file '{path}' cannot be read: No such file or directory")

    monkeypatch.setattr(Store, "read_bytes", fail_to_read)
    monkeypatch.setattr(Store, "languages", lambda _: ["en"])  # they are in a file that is read in the same way

    changes = {(record, change) for record, change, _text in list_rows(eapa, story)}
    assert ("itar-tass", "unreadable") in changes


def test_version_missing_from_the_clone_is_unreadable(story: Repo, eapa: Eapa) -> None:
    blob = story.git("rev-parse", f"HEAD:{UNION}")
    (story.root / ".git/objects" / blob[:2] / blob[2:]).unlink()

    changes = list_rows(eapa, story, "HEAD~7..HEAD")

    (message,) = [text for record, change, text in changes if (record, change) == ("union", "unreadable")]
    assert message.startswith(
        f"the file after the change (git has no object {blob} here; 'git fetch --refetch --no-filter' gets it)"
    )


def test_an_earlier_agreement_is_found_also_if_its_id_does_not_contain_its_parties(story: Repo, eapa: Eapa) -> None:
    agreement = "type: other\nparties: [{organization: union}, {organization: newcomer}]\nsources: []\n"
    story.write(f"{AGREEMENTS}/x.yaml", f"id: x\n{agreement}")
    story.commit("Add one, and the newcomer")
    story.write(f"{AGREEMENTS}/y.yaml", f"id: y\n{agreement}")

    assert list_consequences(eapa, story) == [("y", "has the status 'unknown' on 1 February 2024")]
