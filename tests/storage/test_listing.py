"""What is asked of the list of a commit's files."""

from eapa_cli.model.vocabulary import Kind
from eapa_cli.storage.listing import Listing

LISTED = (
    "100644 blob aa\tdata/agreements/2020-a-b.yaml\0"
    "100644 blob cc\tdata/agreements/notes.txt\0"
    "100755 blob bb\tdata/agreements/sub/2021-b-c.yaml\0"
    "100644 blob dd\tdata/organizations/b.yaml\0"
)
LINK = "120000 blob ee\tdata/organizations/link-b-.yaml\0"


def test_only_files_for_records_are_counted() -> None:
    listing = Listing(LISTED)

    assert [listing.count(kind) for kind in (Kind.AGREEMENT, Kind.ORGANIZATION)] == [2, 1]


def test_of_no_files_there_are_none() -> None:
    assert Listing("").count(Kind.AGREEMENT) == 0
    assert Listing("").blob("data/agreements/x.yaml") is None


def test_a_file_is_found_by_its_whole_path() -> None:
    listing = Listing(LISTED)

    assert listing.blob("data/agreements/2020-a-b.yaml") == "aa"
    assert listing.blob("data/agreements/2020-a-b") is None
    assert listing.blob("b.yaml") is None


def test_files_are_found_by_a_part_of_their_path_and_by_their_kind() -> None:
    listing = Listing(LISTED)

    assert list(listing.named("-b", Kind.AGREEMENT)) == [
        ("data/agreements/2020-a-b.yaml", "aa"),
        ("data/agreements/sub/2021-b-c.yaml", "bb"),
    ]
    assert list(listing.named("/b.yaml\0", Kind.ORGANIZATION)) == [("data/organizations/b.yaml", "dd")]
    assert not list(listing.named("/b.yaml\0", Kind.AGREEMENT))


def test_a_link_is_no_file() -> None:
    listing = Listing(LISTED + LINK)

    assert listing.count(Kind.ORGANIZATION) == 1
    assert listing.blob("data/organizations/link-b-.yaml") is None
    assert listing.blob("data/organizations/b.yaml") == "dd"
