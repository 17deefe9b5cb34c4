"""Recovery of documents after an interrupted change."""

from hashlib import sha256
from pathlib import Path

import interrupted
import journals
import pytest
from interrupted import finish_change

from eapa_cli.errors import RefusedError
from eapa_cli.storage.document_content import FileContent
from eapa_cli.storage.journal_format import Step, draft_of, hash_of
from eapa_cli.storage.register_location import JOURNAL

NEW = "documents/c/new.pdf"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a register with documents, and with the folder of the new document."""
    root = tmp_path / "register"
    interrupted.make_register(root)
    (root / "documents/c").mkdir()
    return root


def write_journal(root: Path, *steps: Step) -> None:
    """Write a journal that this user signed."""
    journals.write_journal(root, *steps, state_folder=interrupted.state_folder(root))


def make_content(text: bytes) -> FileContent:
    """Return the description of a document's content. A recovery reads only its draft, and not its source."""
    return FileContent(source=Path("unused"), size=len(text), sha256=sha256(text).hexdigest())


def test_a_complete_copy_of_a_document_is_published(root: Path) -> None:
    draft_of(root / NEW).write_bytes(b"new")
    write_journal(root, Step(NEW, None, make_content(b"new")))

    assert finish_change(root)
    assert [path.name for path in (root / "documents/c").iterdir()] == ["new.pdf"]


@pytest.mark.parametrize("draft", [None, b"damaged"], ids=["missing", "damaged"])
def test_without_a_complete_copy_nothing_is_changed(root: Path, draft: bytes | None) -> None:
    if draft:
        draft_of(root / NEW).write_bytes(draft)
    other = root / "documents/a/deleted.pdf"
    deletion = Step("documents/a/deleted.pdf", hash_of(other.read_bytes()), None)
    write_journal(root, deletion, Step(NEW, None, make_content(b"new")))

    with pytest.raises(RefusedError, match=f"a command was interrupted while it changed '{NEW}'"):
        finish_change(root)

    assert other.exists()
    assert (root / JOURNAL).exists()


def test_a_document_that_was_changed_since_is_not_deleted(root: Path) -> None:
    path = "documents/a/deleted.pdf"
    write_journal(root, Step(path, hash_of((root / path).read_bytes()), None))
    (root / path).write_bytes(b"mine")

    with pytest.raises(RefusedError, match=f"'{path}', and the file was changed since"):
        finish_change(root)

    assert (root / path).read_bytes() == b"mine"


def test_a_deletion_that_was_made_already_can_be_repeated(root: Path) -> None:
    any_hash = "0" * 64
    write_journal(root, Step("documents/gone/a.pdf", any_hash, None))

    assert finish_change(root)
    assert not (root / JOURNAL).exists()


@pytest.mark.parametrize("path", ["documents/.git/hooks", "documents/../x.pdf", "documents", "documents//x", "docs/x"])
def test_a_journal_changes_only_documents_in_their_folder(root: Path, path: str) -> None:
    write_journal(root, Step(path, None, make_content(b"")))

    with pytest.raises(RefusedError, match="names a file that is not the register's"):
        finish_change(root)
