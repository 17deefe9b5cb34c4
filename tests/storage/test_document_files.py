"""Files of documents that agreements name: their size and checksum, faults of paths, and similar names."""

import hashlib
import os
import sys
from pathlib import Path
from typing import Literal
from unicodedata import normalize

import pytest

from eapa_cli.storage.document_files import attached_file

Form = Literal["NFC", "NFD"]
LINKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a register with a document, next to a file that is not a part of the register."""
    root = tmp_path / "register"
    (root / "documents").mkdir(parents=True)
    (root / "documents/a.pdf").write_bytes(b"text")
    (tmp_path / "secret").write_bytes(b"secret")
    return root


def test_a_file_in_the_register_has_its_size_and_checksum(root: Path) -> None:
    file = attached_file(root, "documents/a.pdf")

    assert (file.size, file.sha256, file.fault) == (4, hashlib.sha256(b"text").hexdigest(), None)


@pytest.mark.parametrize(
    "path",
    [
        # Out of the register, on all systems or on Windows.
        "../secret", "documents/../../secret", "/etc/hosts", "C:/a", "C:a",
        # A path on no system.
        "a\0b",
    ],
)  # fmt: skip
def test_a_path_that_is_not_inside_the_register_on_all_systems_is_a_fault(root: Path, path: str) -> None:
    assert attached_file(root, path).fault == "it does not lead to a file inside the register"


# A path out of the register on Windows, and a path on Windows only.
@pytest.mark.parametrize("path", ["\\\\host\\a", "documents\\a.pdf"])
def test_no_path_has_a_backslash(root: Path, path: str) -> None:
    assert attached_file(root, path).fault == "it has a backslash instead of '/'"


@pytest.mark.parametrize(("on_disk", "written"), [("NFD", "NFC"), ("NFC", "NFD")])
def test_a_file_is_found_by_its_name_in_either_normal_form(root: Path, on_disk: Form, written: Form) -> None:
    name = "Приложения/Договор-йод é.pdf"
    file = root / "documents" / normalize(on_disk, name)
    file.parent.mkdir()
    file.write_bytes(b"%PDF")

    assert attached_file(root, normalize(written, f"documents/{name}")).size == 4


# Other letter case, two exchanged letters, and a no-break space.
@pytest.mark.parametrize("written", ["documents/A.PDF", "documents/a.pfd", "documents/a\u00a0.pdf"])
def test_a_file_with_a_similar_name_is_suggested(root: Path, written: str) -> None:
    file = attached_file(root, written)

    assert (file.fault, file.similar) == ("the file does not exist", "documents/a.pdf")


# A name that differs in its only letter, a different name, a missing folder, and a hidden file.
@pytest.mark.parametrize("written", ["b.pdf", "documents/xyz.txt", "missing/a.pdf", "documents/contract.pdf"])
def test_without_a_similar_name_there_is_no_suggestion(root: Path, written: str) -> None:
    (root / "a.pdf").touch()
    (root / "documents/.contract.pdf.swo").touch()

    assert attached_file(root, written).similar is None


@LINKS
def test_names_outside_of_the_register_are_not_suggested(root: Path) -> None:
    (root / "far").symlink_to(root.parent)  # which contains the file 'secret'

    assert attached_file(root, "far/secrets").similar is None


@LINKS
def test_a_link_may_lead_only_to_a_file_inside_the_register(root: Path) -> None:
    (root / "documents/in.pdf").symlink_to("a.pdf")
    (root / "documents/out.pdf").symlink_to("../../secret")
    (root / "far").symlink_to(root.parent)

    assert attached_file(root, "documents/in.pdf").size == 4
    assert attached_file(root, "documents/out.pdf").fault == "it does not lead to a file inside the register"
    assert attached_file(root, "far/secret").fault == "it does not lead to a file inside the register"


@pytest.mark.parametrize(
    "path",
    [
        ".git/config", ".GIT/config", ".eapa/lock", ".env", "documents/.hidden/a.pdf", "data/register.yaml",
        "data/a.pdf", "Data/a.pdf", "schemas/agreement.schema.json", "./.git/config", "documents/./.x", "data",
        # Other names of 'data' on Windows.
        "data./a.pdf", "data:x",
    ],
)  # fmt: skip
def test_a_file_of_git_or_of_the_register_is_not_a_document(root: Path, path: str) -> None:
    (root / ".git").mkdir()
    (root / ".git/config").write_text("[core]")

    assert (
        attached_file(root, path).fault
        == "a document must not be a hidden file, or in 'data', 'schemas' or a hidden folder"
    )


@pytest.mark.parametrize("path", ["scans/data/a.pdf", "a.pdf", "documents/schemas/data.pdf", "documents/a..pdf"])
def test_a_document_may_be_in_any_other_folder(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(b"text")

    assert attached_file(root, path).size == 4


@LINKS
def test_a_link_to_a_file_that_is_not_a_document_is_refused(root: Path) -> None:
    (root / ".git").mkdir()
    (root / ".git/config").write_text("[core]")
    (root / "documents/b.pdf").symlink_to("../.git/config")

    assert attached_file(root, "documents/b.pdf").fault == (
        "a document must not be a hidden file, or in 'data', 'schemas' or a hidden folder"
    )


@LINKS
def test_loops_of_links_pipes_and_folders_are_faults(root: Path) -> None:
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    os.mkfifo(root / "pipe")

    assert attached_file(root, "a").fault == "it cannot be read"
    assert attached_file(root, "pipe").fault == "it is a pipe, not a regular file"
    assert attached_file(root, "documents").fault == "it is a folder, not a regular file"


def test_a_file_of_more_than_1_gib_is_not_read(root: Path) -> None:
    os.truncate(root / "documents/a.pdf", 2**30 + 1)

    assert attached_file(root, "documents/a.pdf").fault == "it is larger than 1 GiB"
