"""Consequences for linked agreements, compared with the statuses before and after, and the cache of links."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from repositories import Repo
from running import Eapa

from eapa_cli.yaml.serializer import dump

DAY = "2024-02-01"
IDS = [f"{year}-union-tass" for year in range(2018, 2023)]
Agreements = dict[str, dict[str, Any]]


def registers() -> st.SearchStrategy[Agreements]:
    """Generate agreements with any links between them, circles included. Links that change a term are more frequent."""
    ends = st.sampled_from(["2022-12-31", "2024-03", "2024-12-31", "2030", ".."])
    renewal = st.fixed_dictionaries({"mode": st.just("tacit")}, optional={"max": st.integers(1, 9)})
    term = st.fixed_dictionaries(
        {},
        optional={"ends": ends, "renewal": renewal, "notice": st.sampled_from(["P1M", "P3M"])},
    ) | st.fixed_dictionaries({"duration": st.sampled_from(["P1Y", "P6M", "P10Y"])}, optional={"renewal": renewal})
    link = st.fixed_dictionaries(
        {
            "type": st.sampled_from(["amends", "amends", "renews", "supersedes", "implements"]),
            "agreement": st.sampled_from(IDS),
        }
    )
    terminated = st.fixed_dictionaries(
        {"grounds": st.just("withdrawn")}, optional={"date": st.sampled_from(["2023", "2024-02-20"])}
    )
    agreement = st.fixed_dictionaries(
        {"type": st.just("agreement"), "signed": st.sampled_from(["2021", "2022-03", "2023-05-01"])},
        optional={"term": term, "terminated": terminated, "relations": st.lists(link, min_size=1, max_size=2)},
    )
    return st.dictionaries(st.sampled_from(IDS), agreement, min_size=1)


def write_register(repo: Repo, agreements: Agreements) -> None:
    """Write the files of agreements, and delete the files of other agreements."""
    for id_ in IDS:
        path = f"data/agreements/{id_}.yaml"
        if id_ in agreements:
            repo.write(path, dump(complete_agreement(id_, agreements[id_])))
        else:
            (repo.root / path).unlink(missing_ok=True)


def complete_agreement(id_: str, agreement: dict[str, Any]) -> dict[str, Any]:
    """Return an agreement with all required fields, and without links to itself."""
    # Similar records would be matched as one renamed record.
    distinct = {"title": {"en": f"On {id_}"}, "notes": id_, "sources": [{"url": f"https://example.org/{id_}"}]}
    parties = [{"organization": "union"}, {"organization": "tass"}]
    relations = [link for link in agreement.get("relations", ()) if link["agreement"] != id_]
    signed = {"date": agreement["signed"], "basis": "stated"}
    return {"id": id_, **distinct, "parties": parties, **agreement, "relations": relations, "signed": signed}


def read_statuses(eapa: Eapa, repo: Repo) -> dict[str, str]:
    """Return the status of each agreement on DAY, from the read model."""
    query = "list", "--columns", "id,status", "--format", "json", "--as-of", DAY
    outcome = eapa(*query, cwd=repo.root)
    assert outcome.code == 0, outcome.err
    return {record["id"]: record["status"] for record in json.loads(outcome.out)["records"]}


def list_status_changes(eapa: Eapa, repo: Repo, span: str) -> dict[str, tuple[str | None, str]]:
    """Return the status on DAY before and after the changes between revisions, of each agreement that has another."""
    document = json.loads(eapa("changes", span, "--format", "json", "--as-of", DAY, cwd=repo.root).out)
    return {row["record"]: (row["before"], row["after"]) for row in document["records"] if row["change"] == "status"}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(registers(), min_size=3, max_size=3))
def test_reported_statuses_are_those_that_differ_in_the_index(
    tmp_path: Path, eapa: Eapa, states: list[Agreements]
) -> None:
    repo = Repo(Path(tempfile.mkdtemp(dir=tmp_path))).start()
    for id_ in ("union", "tass"):
        repo.write(f"data/organizations/{id_}.yaml", dump({"id": id_}))
    repo.write("data/register.yaml", "owner: union\n")
    statuses = []
    for agreements in states:
        write_register(repo, agreements)
        repo.commit("Next state")
        statuses.append(read_statuses(eapa, repo))

    for span, old, new in (("HEAD~1..", statuses[1], statuses[2]), ("HEAD~2..HEAD~1", statuses[0], statuses[1])):
        expected = {id_: (old.get(id_), status) for id_, status in new.items() if old.get(id_) != status}
        assert list_status_changes(eapa, repo, span) == expected


def find_link_cache(repo: Repo) -> Path:
    """Return the file in which the links of a revision are stored."""
    (file,) = (repo.root.parent / "cache").rglob("*.links")
    return file


@pytest.fixture
def chain(register: Path) -> Repo:
    """Return a register with an agreement, its amendment, and an uncommitted agreement that supersedes the first."""
    repo = Repo(register.parent / "chain").start()
    repo.write("data/register.yaml", "owner: union\n")
    first: dict[str, Any] = {"type": "agreement", "signed": "2018", "term": {"ends": "2022-12-31"}}
    second: dict[str, Any] = {"type": "protocol", "signed": "2022", "term": {"ends": "2030"}}
    amends = [{"type": "amends", "agreement": IDS[0]}]
    agreements = {IDS[0]: first, IDS[1]: second | {"relations": amends}}
    write_register(repo, agreements)
    repo.commit("Start")
    supersedes = [{"type": "supersedes", "agreement": IDS[0]}]
    write_register(repo, agreements | {IDS[2]: {"type": "agreement", "signed": "2024-01-01", "relations": supersedes}})
    return repo


# The changes of statuses when the third agreement supersedes the first one, with its amendment.
SUPERSEDED = dict.fromkeys(IDS[:2], ("in-force", "superseded")) | {IDS[2]: (None, "unknown")}


def edit_notes(chain: Repo) -> None:
    """Change the first agreement, so that its status is compared, but in a field that does not affect the status."""
    chain.edit(f"data/agreements/{IDS[0]}.yaml", ("notes: ", "notes: On "))


def test_an_unchanged_amendment_is_considered_in_consequences(chain: Repo, eapa: Eapa) -> None:
    assert list_status_changes(eapa, chain, "HEAD") == SUPERSEDED


@pytest.mark.parametrize("content", ["", "x\n", "\xff", None], ids=["empty", "damaged", "not UTF-8", "a folder"])
def test_links_are_searched_again_if_the_cache_is_unusable(chain: Repo, eapa: Eapa, content: str | None) -> None:
    list_status_changes(eapa, chain, "HEAD")
    cache = find_link_cache(chain)
    cache.unlink()
    if content is None:
        cache.mkdir()
    else:
        cache.write_text(content, encoding="latin-1")

    assert list_status_changes(eapa, chain, "HEAD") == SUPERSEDED


def test_stored_links_are_updated_from_differing_files(chain: Repo, eapa: Eapa) -> None:
    list_status_changes(eapa, chain, "HEAD")
    before = find_link_cache(chain).read_text(encoding="utf-8")
    chain.commit("The third")

    # The changes start at the same commit as before, so its links are in the cache.
    assert list_status_changes(eapa, chain, "HEAD~1..HEAD") == SUPERSEDED
    assert find_link_cache(chain).read_text(encoding="utf-8") == before
    # These changes start at the next commit, which has one more link.
    edit_notes(chain)
    assert list_status_changes(eapa, chain, "HEAD") == {}
    # A line has the path and the id of an agreement, and the ids that it links to.
    added = f"data/agreements/{IDS[2]}.yaml\t{IDS[2]}\t{IDS[0]}\t\n"
    assert find_link_cache(chain).read_text(encoding="utf-8").partition("\n")[2] == before.partition("\n")[2] + added


def test_links_are_searched_again_after_git_deleted_their_folder(chain: Repo, eapa: Eapa) -> None:
    list_status_changes(eapa, chain, "HEAD")
    cache = find_link_cache(chain)
    unknown_tree = "f" * 40  # the cache starts with the id of a tree
    cache.write_text(unknown_tree + cache.read_text(encoding="utf-8")[40:], encoding="utf-8")

    assert list_status_changes(eapa, chain, "HEAD") == SUPERSEDED


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_links_that_others_may_write_are_searched_again(chain: Repo, eapa: Eapa) -> None:
    list_status_changes(eapa, chain, "HEAD")
    cache = find_link_cache(chain)
    tree = cache.read_text(encoding="utf-8").partition("\n")[0]
    cache.write_text(f"{tree}\n", encoding="utf-8")  # a complete file without a link
    cache.chmod(0o666)

    assert list_status_changes(eapa, chain, "HEAD") == SUPERSEDED


def test_truncated_links_are_searched_again(chain: Repo, eapa: Eapa) -> None:
    list_status_changes(eapa, chain, "HEAD")
    cache = find_link_cache(chain)
    cache.write_text(cache.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")

    assert list_status_changes(eapa, chain, "HEAD") == SUPERSEDED


def test_matching_word_outside_of_a_link_is_ignored(chain: Repo, eapa: Eapa) -> None:
    chain.edit(f"data/agreements/{IDS[1]}.yaml", ("type: amends", "type: implements"), ("notes: ", "notes: It amends "))
    chain.commit("Another link")

    # Without the amendment, the term of the first agreement ended before the third agreement.
    assert list_status_changes(eapa, chain, "HEAD~1..")[IDS[0]] == ("in-force", "expired")
    edit_notes(chain)
    assert list_status_changes(eapa, chain, "HEAD") == {}  # with updated links
    find_link_cache(chain).unlink()
    assert list_status_changes(eapa, chain, "HEAD") == {}  # with links that were searched in all files
    assert IDS[1] not in find_link_cache(chain).read_text(encoding="utf-8")


def test_invalid_id_is_not_a_link(chain: Repo, eapa: Eapa) -> None:
    chain.edit(f"data/agreements/{IDS[1]}.yaml", (IDS[0], '"2018-union\\ttass"'))
    chain.commit("A typo")
    edit_notes(chain)

    list_status_changes(eapa, chain, "HEAD")

    links = find_link_cache(chain).read_text(encoding="utf-8")
    assert IDS[2] in links
    assert IDS[1] not in links
