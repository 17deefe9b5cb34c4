"""Records whose files are moved, renamed or merged are recognized, and new records are described."""

from pathlib import Path

import pytest
from repositories import Repo
from running import Eapa

from history.outputs import list_changes

FOLDER = "data/organizations"


def organization_text(id_: str, name: str, more: str = "") -> str:
    """Return an organization whose name is also in its website, so that another name makes two values differ."""
    return (
        f'id: {id_}\nnames: [{{value: "{name}", lang: en, kind: official}}]\ntype: ngo\ncountry: RU\n'
        f'founded: "1999"\nwebsite: https://example.org/{name}\n{more}'
    )


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """Return a repository with a register of three organizations."""
    repo = Repo(tmp_path / "small").start()
    repo.write("data/register.yaml", "title: {en: X}\nowner: a\nlanguages: [en]\n")
    for id_ in ("a", "b", "c"):
        repo.write(f"{FOLDER}/{id_}.yaml", organization_text(id_, f"name-{id_}"))
    repo.commit("Start")
    return repo


def test_file_with_the_same_content_is_the_same_record(repo: Repo, eapa: Eapa) -> None:
    repo.move(f"{FOLDER}/a.yaml", f"{FOLDER}/z.yaml")

    assert list_changes(eapa, repo.root) == ["z renamed from 'a' to 'z'"]


def test_a_file_in_another_folder_is_the_same_record(repo: Repo, eapa: Eapa) -> None:
    repo.move(f"{FOLDER}/a.yaml", f"{FOLDER}/sub/a.yaml")

    assert list_changes(eapa, repo.root) == [f"a moved from {FOLDER}/a.yaml to {FOLDER}/sub/a.yaml"]


def test_a_renamed_record_is_the_most_similar_of_two_new_files(repo: Repo, eapa: Eapa) -> None:
    repo.delete(f"{FOLDER}/a.yaml")
    repo.write(f"{FOLDER}/y.yaml", organization_text("y", "name-a", 'notes: "x"\n'))
    repo.write(f"{FOLDER}/z.yaml", organization_text("z", "name-a"))

    assert list_changes(eapa, repo.root) == ["y added NGO 'name-a' (RU)", "z renamed from 'a' to 'z'"]


def test_a_new_file_with_another_name_and_website_is_a_new_record(repo: Repo, eapa: Eapa) -> None:
    repo.delete(f"{FOLDER}/a.yaml")
    repo.write(f"{FOLDER}/z.yaml", organization_text("z", "name-z"))

    assert list_changes(eapa, repo.root) == ["z added NGO 'name-z' (RU)", "a removed NGO 'name-a' (RU)"]


def test_of_two_records_that_became_one_the_less_similar_is_reported_as_merged(repo: Repo, eapa: Eapa) -> None:
    repo.delete(f"{FOLDER}/a.yaml")
    repo.delete(f"{FOLDER}/b.yaml")
    repo.write(f"{FOLDER}/ab.yaml", organization_text("ab", "name-b", "former_ids: [a, b]\n"))

    assert list_changes(eapa, repo.root) == [
        "ab renamed from 'b' to 'ab'",
        "ab added former id 'a'",
        "a merged into 'ab'",
    ]
    assert list_changes(eapa, repo.root, "history", "ab")[:2] == [
        "a added NGO 'name-a' (RU)",
        "b added NGO 'name-b' (RU)",
    ]


def test_unreadable_file_is_identified_by_name_only(repo: Repo, eapa: Eapa) -> None:
    repo.delete(f"{FOLDER}/a.yaml")
    repo.write(f"{FOLDER}/z.yaml", "id: [\n")

    assert [line.split()[:2] for line in list_changes(eapa, repo.root)] == [["a", "removed"], ["z", "unreadable"]]


def test_an_organization_never_becomes_an_agreement(repo: Repo, eapa: Eapa) -> None:
    repo.move(f"{FOLDER}/a.yaml", "data/agreements/a.yaml")

    assert list_changes(eapa, repo.root) == ["a added agreement", "a removed NGO 'name-a' (RU)"]


def test_among_many_new_files_a_renamed_record_is_recognized_only_by_its_former_id(repo: Repo, eapa: Eapa) -> None:
    count = 40  # 40 times 40 comparisons are more than the limit of 1,000
    for number in range(count):
        repo.write(f"{FOLDER}/old-{number}.yaml", organization_text(f"old-{number}", "many"))
    repo.commit("Add many")
    for number in range(count):
        repo.delete(f"{FOLDER}/old-{number}.yaml")
        former_ids = "former_ids: [old-7]\n" if number == 7 else ""
        repo.write(f"{FOLDER}/new-{number}.yaml", organization_text(f"new-{number}", "many", former_ids))

    changes = list_changes(eapa, repo.root)

    assert [line for line in changes if "renamed" in line] == ["new-7 renamed from 'old-7' to 'new-7'"]
    assert sum(" added " in line for line in changes) == sum(" removed " in line for line in changes) == count - 1


def test_changes_that_a_merge_commit_makes_itself_are_reported(repo: Repo, eapa: Eapa) -> None:
    repo.git("checkout", "--quiet", "-b", "side")
    repo.write(f"{FOLDER}/b.yaml", organization_text("b", "name-b", 'notes: "side"\n'))
    repo.commit("On the side")
    repo.git("checkout", "--quiet", "main")
    repo.write(f"{FOLDER}/late.yaml", organization_text("late", "late"))
    repo.commit("On main")
    repo.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    repo.write(f"{FOLDER}/late.yaml", organization_text("late", "late", 'notes: "merged"\n'))
    repo.write(f"{FOLDER}/born.yaml", organization_text("born", "born"))
    repo.commit("Merge, and more")

    assert list_changes(eapa, repo.root, "history", "late") == [
        "late added NGO 'late' (RU)",
        "late added notes 'merged'",
    ]
    assert list_changes(eapa, repo.root, "history", "born") == ["born added NGO 'born' (RU)"]
    assert list_changes(eapa, repo.root, "history", "b") == ["b added NGO 'name-b' (RU)", "b added notes 'side'"]


def test_a_register_that_was_never_committed_has_a_history(tmp_path: Path, eapa: Eapa) -> None:
    repo = Repo(tmp_path / "small").start()
    repo.write("README", "x\n")
    repo.commit("Something else")
    repo.write("data/register.yaml", "title: {en: X}\nowner: a\n")
    repo.write(f"{FOLDER}/a.yaml", "id: a\ntype: ngo\nnames: [{value: A, lang: en, kind: official}]\n")

    assert list_changes(eapa, repo.root, "history", "a") == ["a added NGO 'A'"]


def test_record_is_described_by_its_known_facts(repo: Repo, eapa: Eapa) -> None:
    agreements = {
        "no-party": "parties: []\n",
        "one-party": "parties: [{organization: a}]\nsigned: {online: true}\n",
        "a-venue": 'parties: [{organization: a}, {organization: b}]\nsigned: {place: {name: {en: "House"}}}\n',
    }
    for id_, text in agreements.items():
        repo.write(f"data/agreements/{id_}.yaml", f"id: {id_}\ntype: agreement\nsources: []\n{text}")

    added = [line for line in list_changes(eapa, repo.root) if " added " in line]

    assert added == [
        "a-venue added agreement between a and b, signed in House",
        "no-party added agreement of no known party",
        "one-party added agreement of a, signed online",
    ]


def test_new_records_are_described_by_their_type_or_kind(repo: Repo, eapa: Eapa) -> None:
    repo.write(
        "data/agreements/x.yaml", "id: x\ntype: other\nsources: []\nparties: [{organization: a}, {organization: b}]\n"
    )
    repo.write(f"{FOLDER}/o.yaml", organization_text("o", "name-o").replace("type: ngo", "type: other"))
    repo.write(f"{FOLDER}/g.yaml", organization_text("g", "name-g").replace("type: ngo", "type: regional-government"))

    assert [line for line in list_changes(eapa, repo.root) if " added " in line] == [
        "x added document between a and b",
        "g added regional government 'name-g' (RU)",
        "o added organization 'name-o' (RU)",
    ]
