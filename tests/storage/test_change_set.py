"""Sets of planned changes, before anything is written."""

from pathlib import Path

import pytest

from eapa_cli.errors import RefusedError, UnreadableError
from eapa_cli.storage.change_set import Change, ChangeSet
from eapa_cli.storage.store import Store
from eapa_cli.yaml.decoding import MAX_BYTES

PATH = "data/organizations/a.yaml"


@pytest.fixture
def changes(tmp_path: Path) -> ChangeSet:
    """Return an empty set of changes for a register with one file."""
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"id: a\n")
    return ChangeSet(Store(tmp_path))


def test_a_file_that_is_edited_back_has_not_changed(changes: ChangeSet) -> None:
    changes.edit(PATH, {"id": "b"})
    changes.edit(PATH, {"id": "a"})

    assert list(changes) == []


def test_a_planned_change_is_visible(changes: ChangeSet) -> None:
    changes.edit(PATH, {"id": "a", "new": 1})
    changes.move(PATH, "data/organizations/b.yaml")

    assert changes.parse("data/organizations/b.yaml").data == {"id": "a", "new": 1}
    assert list(changes) == [
        Change(PATH, b"id: a\n", None),
        Change("data/organizations/b.yaml", None, b"id: a\nnew: 1\n"),
    ]


def test_an_existing_file_is_not_created_again(changes: ChangeSet) -> None:
    with pytest.raises(RefusedError, match="already exists"):
        changes.create(PATH, {"id": "a"})


def test_a_file_that_is_to_be_deleted_cannot_be_deleted_again(changes: ChangeSet) -> None:
    changes.delete(PATH)

    with pytest.raises(UnreadableError, match="does not exist"):
        changes.delete(PATH)


def test_a_file_too_large_for_a_record_is_not_changed(changes: ChangeSet) -> None:
    (changes.store.root / PATH).write_bytes(b"#" * (MAX_BYTES + 1))

    with pytest.raises(UnreadableError, match="is larger than"):
        changes.delete(PATH)
