"""What a check looks at, and in which order it tells what it found."""

import os
from pathlib import Path

import pytest
from case_folders import BASE, laid_out, lines_of

from eapa_cli.checks.checker import Draft, check
from eapa_cli.checks.problem import Severity
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store

BROKEN = "id: {id}\nnames:\n  - {{value: X, lang: en, kind: official}}\ntype: nqo\nkuntry: UZ\n"
DRAFT = "id: x\nnames:\n  - {value: X, lang: en, kind: official}\ntype: ngo\nrelations:\n  - {type: part-of, organization: %s}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return laid_out(BASE, tmp_path / "register")


def broken(root: Path, *ids: str) -> None:
    for id_ in ids:
        (root / f"data/organizations/{id_}.yaml").write_text(BROKEN.format(id=id_))


def test_problems_stand_in_the_order_of_their_places(root: Path) -> None:
    broken(root, "z", "a")
    (root / "data/register.yaml").write_text("title: {en: T}\nowner: nobody\nlanguages: [en]\n")

    problems = check(Store(root)).problems

    assert [(problem.file, problem.span.line) for problem in problems] == [
        ("data/organizations/a.yaml", 4),
        ("data/organizations/a.yaml", 5),
        ("data/organizations/z.yaml", 4),
        ("data/organizations/z.yaml", 5),
        ("data/register.yaml", 2),
    ]


def test_of_a_whole_register_only_the_problems_of_the_files_asked_for_are_told(root: Path) -> None:
    broken(root, "z", "a")

    report = check(Store(root), only=["data/organizations/z.yaml", "data/organizations/beta.yaml"])

    assert {problem.file for problem in report.problems} == {"data/organizations/z.yaml"}
    assert (report.files, report.count(Severity.ERROR), report.count(Severity.WARNING)) == (2, 2, 0)
    assert check(Store(root)).files == 7


@pytest.mark.parametrize(("other", "messages"), [("alpha", []), ("alfa", ["no organization has the id 'alfa'"])])
def test_a_draft_is_checked_as_if_it_were_in_the_register(root: Path, other: str, messages: list[str]) -> None:
    draft = Draft("data/organizations/x.yaml", Kind.ORGANIZATION, DRAFT % other)

    problems = check(Store(root), drafts=[draft]).problems

    assert [(problem.file, problem.message) for problem in problems] == [(draft.path, message) for message in messages]
    assert not (root / draft.path).exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_a_problem_and_is_not_waited_for(root: Path) -> None:
    (root / "data/register.yaml").unlink()
    os.mkfifo(root / "data/register.yaml")

    assert list(lines_of(root)) == ["data/register.yaml:1:1: readable: 'data/register.yaml' is not a regular file"]


def test_of_two_places_the_second_names_its_own_file(root: Path) -> None:
    draft = Draft(
        "data/agreements/alpha.yaml", Kind.AGREEMENT, (root / "data/agreements/2020-01-01-alpha-beta.yaml").read_text()
    )

    report = check(Store(root), drafts=[draft])
    (also,) = (place for problem in report.problems for place in problem.also)

    assert (also.file, also.span.line, also.message) == (
        "data/agreements/2020-01-01-alpha-beta.yaml",
        1,
        "first used here",
    )


def test_an_empty_register_has_no_owner_yet(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/register.yaml").write_text("title: {en: T}\nowner: me\nlanguages: [en]\n")

    assert list(lines_of(tmp_path)) == []
