"""The location of a register and the files of its records."""

import os
import sys
from pathlib import Path

import pytest

from eapa_cli.errors import UnreadableError
from eapa_cli.model.record_paths import id_of, kind_of, path_of
from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.register_location import find_register, is_register, record_files


def make_register(root: Path) -> Path:
    """Make a register without records, and return its path without links."""
    (root / "data").mkdir(parents=True)
    (root / "data/register.yaml").write_text("owner: x\n", encoding="utf-8")
    return root.resolve()


def list_paths(root: Path) -> list[str]:
    """Return the paths of the record files, in their order."""
    return [file.path for file in record_files(root)]


def test_a_register_is_found_upward_from_a_folder_in_it(tmp_path: Path) -> None:
    root = make_register(tmp_path / "r")

    assert find_register(root, {}) == root
    assert find_register(root / "data", {"EAPA_REGISTER": ""}) == root


def test_the_argument_overrides_the_environment_which_overrides_the_folder(tmp_path: Path) -> None:
    current, of_environment, of_argument = (
        make_register(tmp_path / name) for name in ("current", "environment", "argument")
    )
    environ = {"EAPA_REGISTER": str(of_environment)}

    assert find_register(current, environ) == of_environment
    assert find_register(current, environ, of_argument) == of_argument


def test_a_named_folder_without_a_register_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        find_register(make_register(tmp_path / "r"), {}, tmp_path / "empty")

    assert caught.value.message == f"there is no register in '{tmp_path / 'empty'}': it has no data/register.yaml"


def test_without_a_register_the_hint_says_how_to_name_or_start_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no register here, or in any folder above") as caught:
        find_register(tmp_path, {})

    assert "eapa init DIR" in str(caught.value.hint)
    assert not is_register(tmp_path)


@pytest.mark.parametrize("kind", Kind)
def test_the_path_of_a_record_and_its_id_lead_to_each_other(kind: Kind) -> None:
    path = path_of(kind, "eapa-uz")

    assert (kind_of(path), id_of(path)) == (kind, "eapa-uz")


def test_a_file_without_a_name_before_its_extension_is_of_the_kind_of_its_folder() -> None:
    assert kind_of("data/agreements/.yaml") is Kind.AGREEMENT


@pytest.mark.parametrize("path", ["data/register.yaml", "data/agreements/x.yml", "data/agreementsx/x.yaml", "x.yaml"])
def test_other_paths_have_no_kind(path: str) -> None:
    assert kind_of(path) is None


def test_records_are_listed_by_kind_and_then_by_path_including_subfolders(tmp_path: Path) -> None:
    for name in ("agreements/b.yaml", "agreements/a/c.yaml", "organizations/d.yaml", "organizations/notes.txt"):
        (tmp_path / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / name).touch()

    assert list_paths(tmp_path) == ["data/organizations/d.yaml", "data/agreements/a/c.yaml", "data/agreements/b.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no FIFOs, and links need a privilege")
def test_links_folders_and_pipes_are_not_records(tmp_path: Path) -> None:
    folder = tmp_path / "data/agreements"
    (folder / "folder.yaml").mkdir(parents=True)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/x.yaml").touch()
    (folder / "link.yaml").symlink_to(tmp_path / "outside/x.yaml")
    (folder / "linked").symlink_to(tmp_path / "outside")
    os.mkfifo(folder / "pipe.yaml")

    assert list_paths(tmp_path) == []


def test_a_file_in_place_of_a_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/organizations").touch()

    with pytest.raises(UnreadableError, match="'data/organizations' is a regular file, not a folder"):
        list_paths(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_folder_that_cannot_be_listed_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/organizations").symlink_to("organizations")

    with pytest.raises(UnreadableError, match="the folder 'data/organizations' cannot be read: Too many levels"):
        list_paths(tmp_path)


def test_a_file_removed_during_the_listing_is_skipped(tmp_path: Path) -> None:
    root = make_register(tmp_path)
    for name in ("a", "b", "c"):
        file = root / path_of(Kind.AGREEMENT, name)
        file.parent.mkdir(exist_ok=True)
        file.touch()
    files = record_files(root)
    first = next(files)

    (root / "data/agreements/b.yaml").unlink()

    assert [id_of(file.path) for file in (first, *files)] == ["a", "c"]
