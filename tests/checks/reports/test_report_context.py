"""The paths and source lines in a report, and the default format."""

import io
from pathlib import Path

import pytest
from case_folders import BASE, build_register

from eapa_cli.checks.proposed_files import ProposedFile
from eapa_cli.checks.reports import ReportContext, Sources, default_report_format
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a register in the folder `register` of a repository."""
    (tmp_path / "repository/.git").mkdir(parents=True)
    return Store(build_register(BASE, tmp_path / "repository/register"))


@pytest.mark.parametrize(
    ("current_folder", "path"),
    [
        ("repository/register", ""),
        ("repository", "register/"),
        ("repository/register/data/agreements", "../../"),
        ("", "repository/register/"),
    ],
)
def test_paths_lead_from_the_current_folder(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, current_folder: str, path: str
) -> None:
    monkeypatch.chdir(tmp_path / current_folder)

    assert ReportContext.of(store, io.StringIO(), {}).from_here == path


def test_paths_from_an_unrelated_folder_are_absolute(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    assert ReportContext.of(store, io.StringIO(), {}).from_here == f"{store.root.as_posix()}/"


def test_paths_for_services_lead_from_the_top_of_the_repository(store: Store, tmp_path: Path) -> None:
    assert ReportContext.of(store, io.StringIO(), {}).from_top == "register/"
    (tmp_path / "repository/.git").rmdir()
    assert ReportContext.of(store, io.StringIO(), {}).from_top == ""


def test_a_line_comes_from_the_file_or_the_proposed_text(store: Store) -> None:
    proposed = ProposedFile("data/organizations/new.yaml", Kind.ORGANIZATION, "id: new\r\ntype: ngo")
    sources = Sources(store, [proposed])

    assert sources.line("data/organizations/beta.yaml", 1) == "id: beta"
    assert sources.line(proposed.path, 1) == "id: new"
    assert sources.line(proposed.path, 9) == ""


def test_a_missing_file_and_a_file_in_utf_16_have_no_lines(store: Store) -> None:
    (store.root / "data/utf16.yaml").write_bytes("id: x".encode("utf-16"))
    sources = Sources(store)

    assert sources.line("data/none.yaml", 1) == ""
    assert sources.line("data/utf16.yaml", 1) == ""


def test_bytes_that_are_not_utf_8_are_replaced_in_a_line(store: Store) -> None:
    (store.root / "data/cp1251.yaml").write_bytes("id: Привет".encode("cp1251"))

    assert Sources(store).line("data/cp1251.yaml", 1) == "id: ������"


def test_the_github_format_is_the_default_in_github_actions() -> None:
    assert default_report_format({}) == "text"
    assert default_report_format({"GITHUB_ACTIONS": "true"}) == "github"
