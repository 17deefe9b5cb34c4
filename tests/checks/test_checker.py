"""A check of a register: its scope, the order of its problems, and proposed files."""

import gc
import os
from pathlib import Path

import pytest
from case_folders import BASE, build_register, list_problem_lines

from eapa_cli.checks.checker import check
from eapa_cli.checks.problem import Severity
from eapa_cli.checks.proposed_files import ProposedFile
from eapa_cli.checks.rule import RULE_FIELDS
from eapa_cli.model.records import Agreement
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.codec import decode, partial_decoder
from eapa_cli.storage.store import Store

# An organization with errors in lines 4 and 5.
BROKEN = "id: {id}\nnames:\n  - {{value: X, lang: en, kind: official}}\ntype: nqo\nkuntry: UZ\n"
PROPOSED = "id: x\nnames:\n  - {value: X, lang: en, kind: official}\ntype: ngo\nrelations:\n  - {type: part-of, organization: %s}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return build_register(BASE, tmp_path / "register")


def add_broken_organizations(root: Path, *ids: str) -> None:
    for id_ in ids:
        (root / f"data/organizations/{id_}.yaml").write_text(BROKEN.format(id=id_))


def test_problems_are_sorted_by_place(root: Path) -> None:
    add_broken_organizations(root, "z", "a")
    (root / "data/register.yaml").write_text("title: {en: T}\nowner: nobody\nlanguages: [en]\n")

    problems = check(Store(root)).problems

    assert [(problem.file, problem.span.line) for problem in problems] == [
        ("data/organizations/a.yaml", 4),
        ("data/organizations/a.yaml", 5),
        ("data/organizations/z.yaml", 4),
        ("data/organizations/z.yaml", 5),
        ("data/register.yaml", 2),
    ]


def test_only_problems_of_the_requested_files_are_reported(root: Path) -> None:
    add_broken_organizations(root, "z", "a")

    report = check(Store(root), only=["data/organizations/z.yaml", "data/organizations/beta.yaml"])

    assert {problem.file for problem in report.problems} == {"data/organizations/z.yaml"}
    assert report.file_count == 2
    assert (report.count(Severity.ERROR), report.count(Severity.WARNING)) == (2, 0)
    assert check(Store(root)).file_count == 8  # the six files of the base, and these two


@pytest.mark.parametrize(("target", "messages"), [("alpha", []), ("alfa", ["no organization has the id 'alfa'"])])
def test_a_proposed_file_is_checked_like_a_file_of_the_register(root: Path, target: str, messages: list[str]) -> None:
    proposed = ProposedFile("data/organizations/x.yaml", Kind.ORGANIZATION, PROPOSED % target)

    problems = check(Store(root), proposed=[proposed]).problems

    assert [(problem.file, problem.message) for problem in problems] == [
        (proposed.path, message) for message in messages
    ]
    assert not (root / proposed.path).exists()


def test_a_hint_about_a_record_with_an_invalid_id_names_its_file(root: Path) -> None:
    (root / "data/agreements/x.yaml").write_text(
        'id: "X Y"\ntype: other\nstage: planned\nsigned: {date: "2020"}\n'
        "parties: [{organization: alpha}, {organization: beta}]\nsources: [{url: https://example.org}]\n"
    )

    (problem,) = (problem for problem in check(Store(root)).problems if problem.rule == "plan-not-overdue")

    assert problem.hint == "use 'eapa sign x', or correct the date or the stage"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_a_problem_and_does_not_block(root: Path) -> None:
    (root / "data/register.yaml").unlink()
    os.mkfifo(root / "data/register.yaml")

    assert list_problem_lines(root) == [
        "data/register.yaml:1:1: readable: 'data/register.yaml' is a pipe, not a regular file"
    ]


def test_a_second_place_can_be_in_another_file(root: Path) -> None:
    # A proposed agreement with the id of an existing one.
    proposed = ProposedFile(
        "data/agreements/new/2020-01-01-alpha-beta.yaml",
        Kind.AGREEMENT,
        (root / "data/agreements/2020-01-01-alpha-beta.yaml").read_text(),
    )

    report = check(Store(root), proposed=[proposed])
    second_places = [place for problem in report.problems for place in problem.second_places]

    assert [(place.file, place.message) for place in second_places] == [
        ("data/agreements/2020-01-01-alpha-beta.yaml", "used here")
    ]


def test_a_proposed_file_without_text_is_a_deleted_file(root: Path) -> None:
    deleted = ProposedFile("data/organizations/gamma.yaml", Kind.ORGANIZATION, None)

    report = check(Store(root), proposed=[deleted])

    assert {(problem.file, problem.message) for problem in report.problems} == {
        ("data/agreements/2021-01-01-alpha-gamma.yaml", "no organization has the id 'gamma'"),
    }
    assert deleted.path not in report.paths


def test_a_proposed_file_replaces_an_existing_file(root: Path) -> None:
    path = "data/organizations/gamma.yaml"
    proposed = ProposedFile(path, Kind.ORGANIZATION, (root / path).read_text().replace("gamma", "gama"))

    assert [(problem.file, problem.rule) for problem in check(Store(root), proposed=[proposed]).problems] == [
        (path, "id-is-file-name")
    ]


def test_references_to_the_file_name_of_a_record_with_another_id_are_not_reported(root: Path) -> None:
    path = root / "data/organizations/alpha.yaml"
    path.write_text(path.read_text().replace("id: alpha", "id: alfa"))

    assert list_problem_lines(root) == [
        "data/organizations/alpha.yaml:1:5: id-is-file-name: the id 'alfa' is not the name of its file, 'alpha.yaml'"
    ]


def test_access_to_a_field_that_register_rules_cannot_use_is_an_error(root: Path) -> None:
    decode_rule_fields = partial_decoder(Agreement, RULE_FIELDS)
    data = Store(root).read("data/agreements/2020-01-01-alpha-beta.yaml").data

    partial, complete = decode_rule_fields(data), decode(Agreement, data)
    assert partial is not None
    assert complete is not None
    assert partial.parties == complete.parties
    with pytest.raises(AttributeError):
        _ = partial.sources


def test_an_unknown_owner_is_not_reported_before_the_register_has_a_record(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/register.yaml").write_text("title: {en: T}\nowner: me\nlanguages: [en]\n")

    assert list_problem_lines(tmp_path) == []
    (tmp_path / "data/organizations").mkdir()
    (tmp_path / "data/organizations/other.yaml").write_text(
        "id: other\nnames: [{value: Other, lang: en, kind: official}]\ntype: ngo\ncountry: UZ\n"
    )
    assert list_problem_lines(tmp_path) == ["data/register.yaml:2:8: known-owner: no organization has the id 'me'"]


@pytest.mark.parametrize("was_enabled", [True, False])
def test_a_check_leaves_the_garbage_collector_as_it_was(root: Path, was_enabled: bool) -> None:
    if not was_enabled:
        gc.disable()
    try:
        check(Store(root))

        assert gc.isenabled() is was_enabled
    finally:
        gc.enable()
