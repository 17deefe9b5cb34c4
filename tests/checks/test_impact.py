"""A check of changed files reports the same new problems as a check of the whole register."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Problem
from eapa_cli.storage.store import Store
from eapa_cli.yaml.serializer import dump

DAY = date(2026, 11, 24)
ORGANIZATIONS = ["alpha", "bravo", "carol", "delta"]
AGREEMENTS = ["p1", "p2", "p3", "p4", "p5"]
Files = dict[str, dict[str, Any]]


def organization_data() -> st.SearchStrategy[dict[str, Any]]:
    """Generate organizations with relations to any others."""
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
    """Generate agreements with relations to any others, cycles included."""
    link = st.fixed_dictionaries(
        {
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
    return st.builds(
        lambda some, others: (
            {
                f"data/organizations/{id_}.yaml": {
                    "id": id_,
                    "names": [{"value": f"Body {id_}", "lang": "en", "kind": "official"}],
                    **one,
                }
                for id_, one in some.items()
            }
            | {f"data/agreements/{id_}.yaml": {"id": id_, **one} for id_, one in others.items()}
        ),
        organizations,
        agreements,
    )


def make_store(files: Files) -> Store:
    root = Path(tempfile.mkdtemp())
    for path, data in {
        "data/register.yaml": {"title": {"en": "R"}, "owner": "alpha", "languages": ["en"]},
        **files,
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dump(data), encoding="utf-8")
    return Store(root)


def is_old(problem: Problem, chosen: set[str]) -> bool:
    """Return whether a problem is a cycle that existed before, which may be reported at any of its relations."""
    files = {problem.file, *(place.file for place in problem.second_places)}
    return problem.rule == "no-relation-cycle" and chosen.isdisjoint(files)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(registers(), registers(), st.data())
def test_a_check_of_a_change_reports_all_problems_that_the_change_causes(
    before: Files, other: Files, data: st.DataObject
) -> None:
    chosen = data.draw(st.sets(st.sampled_from(sorted(before.keys() | other.keys())), min_size=1, max_size=2))
    after = {path: one for path, one in before.items() if path not in chosen}
    after |= {path: one for path, one in other.items() if path in chosen}
    old, new = make_store(before), make_store(after)

    known = {(one.file, one.rule, one.span) for one in check(old, today=DAY, processes=1).problems}
    found = check(new, today=DAY, processes=1).problems
    reported = check(new, today=DAY, processes=1, changed={path: before.get(path) for path in chosen}).problems

    new_ones = {one for one in found if (one.file, one.rule, one.span) not in known and not is_old(one, chosen)}
    assert new_ones <= set(reported)
