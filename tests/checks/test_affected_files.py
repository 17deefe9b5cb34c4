"""A check of changed files reports the same new problems as a check of the whole register."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Problem
from eapa_cli.model.record_paths import REGISTER_FILE
from eapa_cli.storage.store import Store
from eapa_cli.yaml.serializer import dump
from eapa_cli.yaml.spans import Span

DAY = date(2026, 11, 24)
ORGANIZATIONS = ["alpha", "bravo", "carol", "delta"]
AGREEMENTS = ["p1", "p2", "p3", "p4", "p5"]
Files = dict[str, dict[str, Any]]


def organization_data() -> st.SearchStrategy[dict[str, Any]]:
    """Generate the data of an organization with relations to any organizations, without its id and names."""
    link = st.fixed_dictionaries(
        {"type": st.sampled_from(["part-of", "successor-of"]), "organization": st.sampled_from(ORGANIZATIONS)}
    )
    identifier = st.fixed_dictionaries({"scheme": st.just("wikidata"), "value": st.sampled_from(["Q1", "Q2"])})
    return st.fixed_dictionaries(
        {"type": st.just("ngo"), "sources": st.just([{"url": "https://example.org"}])},
        optional={
            "country": st.sampled_from(["UZ", "KZ"]),
            "founded": st.just("2021"),
            "dissolved": st.just("2023-05"),
            "relations": st.lists(link, min_size=1, max_size=2, unique_by=lambda one: one["organization"]),
            "identifiers": st.lists(identifier, min_size=1, max_size=1),
            "former_ids": st.lists(st.sampled_from([*ORGANIZATIONS, "old"]), min_size=1, max_size=1),
        },
    )


def agreement_data() -> st.SearchStrategy[dict[str, Any]]:
    """Generate the data of an agreement with relations to any agreements, without its id. Relations may form cycles."""
    link = st.fixed_dictionaries(
        {
            # Amendments are twice as frequent, since they affect the terms of other agreements.
            "type": st.sampled_from(["amends", "amends", "renews", "supersedes"]),
            "agreement": st.sampled_from(AGREEMENTS),
        }
    )
    party = st.fixed_dictionaries({"organization": st.sampled_from([*ORGANIZATIONS, "nobody"])})
    term = st.fixed_dictionaries(
        {"ends": st.sampled_from(["2022-12-31", "2024", "2030", ".."])},
        optional={"renewal": st.just({"mode": "tacit", "period": "P1Y"})},
    )
    return st.fixed_dictionaries(
        {
            "type": st.sampled_from(["agreement", "protocol"]),
            "parties": st.lists(party, min_size=2, max_size=2, unique_by=lambda one: one["organization"]),
            "sources": st.just([{"url": "https://example.org"}]),
        },
        optional={
            "signed": st.sampled_from(["2019", "2020-03", "2022-05-01", "2027"]).map(lambda day: {"date": day}),
            "term": term.filter(lambda one: one["ends"] != ".." or "renewal" not in one),
            "terminated": st.sampled_from(
                [{"grounds": "superseded"}, {"date": "2026-11-01", "grounds": "withdrawn"}, {"grounds": "dissolved"}]
            ),
            "relations": st.lists(link, min_size=1, max_size=2, unique_by=lambda one: one["agreement"]),
        },
    )


def registers() -> st.SearchStrategy[Files]:
    """Generate the data of the files of a register, by path."""
    organizations = st.dictionaries(st.sampled_from(ORGANIZATIONS), organization_data(), min_size=2)
    agreements = st.dictionaries(st.sampled_from(AGREEMENTS), agreement_data(), min_size=2)
    return st.builds(make_files, organizations, agreements)


def make_files(organizations: dict[str, dict[str, Any]], agreements: dict[str, dict[str, Any]]) -> Files:
    """Return the data of the files of a register, given its organizations and agreements by id."""
    files: Files = {REGISTER_FILE: {"title": {"en": "R"}, "owner": "alpha", "languages": ["en"]}}
    for id_, data in organizations.items():
        names = [{"value": f"Body {id_}", "lang": "en", "kind": "official"}]
        files[f"data/organizations/{id_}.yaml"] = {"id": id_, "names": names, **data}
    for id_, data in agreements.items():
        files[f"data/agreements/{id_}.yaml"] = {"id": id_, **data}
    return files


def make_agreement(*parties: str) -> dict[str, Any]:
    """Return the data of an agreement between some organizations, without its id."""
    sources = [{"url": "https://example.org"}]
    return {"type": "agreement", "parties": [{"organization": id_} for id_ in parties], "sources": sources}


def write_register(root: Path, files: Files) -> Store:
    """Write the files of a register into a folder."""
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dump(data), encoding="utf-8")
    return Store(root)


def identify(problem: Problem) -> tuple[str, str, Span]:
    return problem.file, problem.rule, problem.span


def is_old_cycle(problem: Problem, changed: set[str]) -> bool:
    """Return whether a problem is a cycle that existed before. It may be reported at any of its relations."""
    files = {problem.file, *(place.file for place in problem.second_places)}
    return problem.rule == "no-relation-cycle" and changed.isdisjoint(files)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(before=registers(), other=registers(), data=st.data())
def test_a_check_of_a_change_reports_all_problems_that_the_change_causes(
    tmp_path_factory: pytest.TempPathFactory, before: Files, other: Files, data: st.DataObject
) -> None:
    # The change replaces, adds or deletes one or two records of the register `before`.
    records = sorted((before.keys() | other.keys()) - {REGISTER_FILE})
    changed = data.draw(st.sets(st.sampled_from(records), min_size=1, max_size=2))
    after = {path: record for path, record in before.items() if path not in changed}
    after |= {path: record for path, record in other.items() if path in changed}
    old_store = write_register(tmp_path_factory.mktemp("old"), before)
    new_store = write_register(tmp_path_factory.mktemp("new"), after)

    old_problems = set(map(identify, check(old_store, today=DAY).problems))
    problems = check(new_store, today=DAY).problems
    previous_data = {path: before.get(path) for path in changed}
    reported = check(new_store, today=DAY, changed=previous_data).problems

    new_problems = {
        problem for problem in problems if identify(problem) not in old_problems and not is_old_cycle(problem, changed)
    }
    assert new_problems <= set(reported)


def test_a_changed_term_affects_amendments_of_amendments(tmp_path: Path) -> None:
    # The parties of the last amendment have no other agreement, so only the chain of amendments leads to it.
    organizations: Files = {id_: {"type": "ngo"} for id_ in ORGANIZATIONS}
    organizations["delta"] |= {"dissolved": "2023-05", "sources": [{"url": "https://example.org"}]}
    principal = make_agreement("alpha", "bravo")
    amendment = {**make_agreement("alpha", "bravo"), "relations": [{"type": "amends", "agreement": "p1"}]}
    second_amendment = {**make_agreement("carol", "delta"), "relations": [{"type": "amends", "agreement": "p2"}]}
    agreements = {"p1": {**principal, "term": {"ends": "2030"}}, "p2": amendment, "p3": second_amendment}
    store = write_register(tmp_path, make_files(organizations, agreements))

    previous = {**principal, "id": "p1", "term": {"ends": "2022-12-31"}}
    report = check(store, today=DAY, changed={"data/agreements/p1.yaml": previous})

    assert ("data/agreements/p3.yaml", "ended-with-its-party") in {
        (problem.file, problem.rule) for problem in report.problems
    }


def test_a_change_can_make_the_waiver_of_another_record_unnecessary(tmp_path: Path) -> None:
    later = {
        **make_agreement("alpha", "carol"),
        "signed": {"date": "2022"},
        "relations": [{"type": "renews", "agreement": "p2"}],
    }
    earlier = {**make_agreement("alpha", "bravo"), "signed": {"date": "2020"}}
    files = make_files({id_: {"type": "ngo"} for id_ in ORGANIZATIONS}, {"p1": later, "p2": earlier})
    waiver = {"rule": "later-points-to-earlier", "record": "p1", "reason": "Known.", "until": "2027-01-01"}
    files[REGISTER_FILE]["waivers"] = [waiver]

    previous = {**earlier, "id": "p2", "signed": {"date": "2025"}}
    report = check(write_register(tmp_path, files), today=DAY, changed={"data/agreements/p2.yaml": previous})

    assert [(problem.file, problem.rule) for problem in report.problems] == [(REGISTER_FILE, "waiver-in-use")]
