"""What is asked of the list of a commit's files."""

import pytest

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.folder import Folder
from eapa_cli.storage.listing import Listing

# The bytes of an id may be anything, also what looks like the name of a file.
TRICK = b" a.yaml\x00-b.yaml\x00-b"[:20].ljust(20, b"-")
IDS = {name: bytes([number]) * 20 for number, name in enumerate(("agreements", "organizations", "sub", "x", "y"), 1)}


def tree(*entries: tuple[str, str, bytes]) -> bytes:
    return b"".join(f"{mode} {name}\0".encode() + id_ for mode, name, id_ in entries)


FOLDERS = {
    "data": tree(("40000", "agreements", IDS["agreements"]), ("40000", "organizations", IDS["organizations"])),
    IDS["agreements"].hex(): tree(
        ("100644", "2020-a-b.yaml", IDS["x"]),
        ("100644", "notes.txt", TRICK),
        ("40000", "sub", IDS["sub"]),
    ),
    IDS["sub"].hex(): tree(("100755", "2021-b-c.yaml", IDS["y"]), ("100644", "z-b-.txt", IDS["x"])),
    IDS["organizations"].hex(): tree(
        ("100644", "b.yaml", IDS["y"]), ("120000", "link-b-.yaml", IDS["x"]), ("160000", "other.yaml", IDS["x"])
    ),
}


def opened(id_: str | None) -> Folder:
    return Folder(FOLDERS[id_] if id_ else b"", 20)


@pytest.fixture
def listing() -> Listing:
    return Listing("data", opened)


def test_only_files_for_records_are_counted(listing: Listing) -> None:
    assert [listing.count(kind) for kind in (Kind.AGREEMENT, Kind.ORGANIZATION)] == [2, 1]


def test_of_no_files_there_are_none() -> None:
    listing = Listing(None, opened)

    assert listing.count(Kind.AGREEMENT) == 0
    assert listing.blob("data/agreements/x.yaml") is None


def test_a_file_is_found_by_its_whole_path(listing: Listing) -> None:
    assert listing.blob("data/agreements/2020-a-b.yaml") == IDS["x"].hex()
    assert listing.blob("data/agreements/sub/2021-b-c.yaml") == IDS["y"].hex()
    assert listing.blob("data/agreements/2020-a-b") is None
    assert listing.blob("data/agreements/a.yaml") is None


def test_a_file_is_found_by_its_id_in_any_folder(listing: Listing) -> None:
    assert list(listing.named("2021-b-c", Kind.AGREEMENT)) == [("data/agreements/sub/2021-b-c.yaml", IDS["y"].hex())]
    assert not list(listing.named("2021-b-c", Kind.ORGANIZATION))


def test_files_are_found_by_a_word_in_their_id_and_by_their_kind(listing: Listing) -> None:
    assert sorted(listing.naming("b", Kind.AGREEMENT)) == [
        ("data/agreements/2020-a-b.yaml", IDS["x"].hex()),
        ("data/agreements/sub/2021-b-c.yaml", IDS["y"].hex()),
    ]
    assert not list(listing.naming("b", Kind.ORGANIZATION))


def test_a_link_and_another_repository_are_no_files(listing: Listing) -> None:
    assert listing.blob("data/organizations/link-b-.yaml") is None
    assert not list(listing.named("other", Kind.ORGANIZATION))
