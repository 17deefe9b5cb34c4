"""Violations of rules in a copy of the sample register. Each is one problem at its place."""

import sys
from pathlib import Path

import pytest
from running import Eapa

from eapa_cli.checks.checker import check
from eapa_cli.storage.store import Store

ORGANIZATION = "data/organizations/x.yaml"
AGREEMENT = "data/agreements/x.yaml"
# The required fields of an organization and of an agreement.
NAMES = "names:\n  - {value: X, lang: en, kind: official}\ntype: ngo\n"
PARTIES = "type: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
SOURCES = "sources:\n  - {url: https://example.org}\n"

# Each row: a file, its content in addition to the required fields, the violated rule, and its line and column.
# An organization with a date of founding also needs a source; otherwise it violates a second rule.
CASES = [
    (ORGANIZATION, "former_ids: [tass]\n", "id-not-reused", (5, 14)),
    (ORGANIZATION, "relations:\n  - {type: part-of, organization: tas}\n", "known-relation", (6, 35)),
    (ORGANIZATION, "relations:\n  - {type: part-of, organization: x}\n", "no-relation-to-itself", (6, 35)),
    (ORGANIZATION, "relations:\n  - {type: part-of}\n", "one-target", (6, 5)),
    (ORGANIZATION, 'founded: "2020"\ndissolved: "2019"\n' + SOURCES, "dates-in-order", (6, 12)),
    (ORGANIZATION, 'figures:\n  - {of: members, as_of: "2020"}\n', "one-value", (6, 5)),
    (ORGANIZATION, 'figures:\n  - {of: members, about: 2, as_of: "2020", source: 3}\n', "known-source", (6, 52)),
    (ORGANIZATION, "country: RU\nscope: international\n", "international-has-no-country", (5, 10)),
    (AGREEMENT, "signatories:\n  - {name: {en: A}, party: aaru}\n", "signatory-of-a-party", (7, 28)),
    (AGREEMENT, "signatories:\n  - {name: {en: A}, party: eapa}\n  - {name: {en: A}, party: eapa}\n", "signs-once", (8, 12)),
    (AGREEMENT, 'signed: {date: "2016-01-01"}\n', "founded-before-signing", (6, 16)),
    (AGREEMENT, "signed: {basis: stated}\n", "basis-has-date", (6, 17)),
    (AGREEMENT, 'signed: {date: "2019", basis: deduced}\n', "deduced-has-note", (6, 31)),
    (AGREEMENT, "signed: {online: true, place: {country: RU}}\n", "place-or-online", (6, 18)),
    (AGREEMENT, 'term: {ends: "..", duration: P1Y}\n', "open-term", (6, 30)),
    (AGREEMENT, 'term: {starts: "2020-01-01", ends: "2022-01-01", duration: P1Y}\n', "one-end", (6, 36)),
    (AGREEMENT, "term: {renewal: {mode: tacit}}\n", "renewal-period", (6, 17)),
    (AGREEMENT, "documents:\n  - {title: Scan}\n", "document-has-place", (7, 5)),
    (AGREEMENT, "relations:\n  - {type: renews, agreement: nope}\n", "known-relation", (7, 31)),
]  # fmt: skip


def find_problems(root: Path) -> list[tuple[str, str, tuple[int, int]]]:
    """Return the file, the rule, and the line and column of each problem of a register."""
    return [
        (problem.file, problem.rule, (problem.span.line, problem.span.column))
        for problem in check(Store(root)).problems
    ]


@pytest.mark.parametrize(("path", "text", "rule", "place"), CASES, ids=lambda value: str(value)[:40])
def test_a_violation_is_one_problem_at_its_place(
    register: Path, path: str, text: str, rule: str, place: tuple[int, int]
) -> None:
    body = NAMES + text if path == ORGANIZATION else PARTIES + text + SOURCES
    (register / path).write_text(f"id: x\n{body}")

    assert find_problems(register) == [(path, rule, place)]


def test_a_duplicate_id_shows_both_records(register: Path) -> None:
    (register / "data/agreements/tass.yaml").write_text(f"id: tass\n{PARTIES}{SOURCES}")

    (problem,) = check(Store(register)).problems

    assert (problem.rule, problem.second_places[0].message) == ("unique-id", "used here")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems ignore the case of file names")
def test_a_copy_whose_name_differs_only_in_case_is_reported_once(register: Path) -> None:
    (register / "data/organizations/Aaru.yaml").write_bytes((register / "data/organizations/aaru.yaml").read_bytes())

    assert find_problems(register) == [("data/organizations/Aaru.yaml", "unique-id", (1, 5))]


def test_a_party_cannot_be_listed_twice(register: Path) -> None:
    text = f"id: x\n{PARTIES}{SOURCES}".replace("organization: tass", "organization: eapa")
    (register / AGREEMENT).write_text(text)

    assert find_problems(register) == [(AGREEMENT, "distinct-parties", (5, 20))]


def test_an_unknown_party_gets_a_suggestion(register: Path) -> None:
    (register / AGREEMENT).write_text(f"id: x\n{PARTIES}{SOURCES}".replace("tass", "tasss"))

    (problem,) = check(Store(register)).problems

    assert (problem.rule, problem.message, problem.hint) == (
        "known-organization", "no organization has the id 'tasss'", "did you mean 'tass'?",
    )  # fmt: skip


def test_a_cycle_of_relations_is_reported_once(register: Path) -> None:
    for id_, target in (("a", "b"), ("b", "c"), ("c", "a")):
        text = f"id: {id_}\n{NAMES}relations:\n  - {{type: part-of, organization: {target}}}\n"
        (register / f"data/organizations/{id_}.yaml").write_text(text)

    (problem,) = check(Store(register)).problems

    assert (problem.rule, problem.message) == (
        "no-relation-cycle",
        "the relations form a cycle: a → b → c → a",
    )


def test_the_owner_must_be_an_organization_of_the_register(register: Path) -> None:
    path = register / "data/register.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("owner: eapa", "owner: epa"), encoding="utf-8")

    assert find_problems(register) == [("data/register.yaml", "known-owner", (5, 8))]


def test_an_organization_without_an_official_name_is_a_warning(register: Path, eapa: Eapa) -> None:
    (register / ORGANIZATION).write_text(f"id: x\n{NAMES}".replace("official", "alias"))

    assert find_problems(register) == [(ORGANIZATION, "has-official-name", (3, 3))]
    assert (eapa("validate").code, eapa("validate", "--strict").code) == (0, 1)
