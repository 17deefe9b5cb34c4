"""Queries on the files of a commit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.git.commit_listing import Listing
from eapa_cli.git.tree_objects import Folder
from eapa_cli.model.vocabulary import Kind

ID_BYTES = 20
"""The length of an id of git in binary form."""
TRICK = b" a.yaml\x00-b.yaml\x00-b".ljust(ID_BYTES, b"-")
"""An id whose bytes look like the names of files."""
IDS = {
    name: bytes([number]) * ID_BYTES for number, name in enumerate(("agreements", "organizations", "sub", "x", "y"), 1)
}
"""The ids of three folders and of two files."""


def tree(*entries: tuple[str, str, bytes]) -> bytes:
    """Return the tree object of a folder, as git stores it: the mode, the name and the id of each entry."""
    return b"".join(f"{mode} {name}\0".encode() + id_ for mode, name, id_ in entries)


# The tree object of each folder, by its id. The ids and texts besides the names of records try to mislead a search.
# Mode 40000 is a folder, 120000 a link, 160000 a submodule, and the others are files.
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


def open_folder(id_: str | None) -> Folder:
    """Return the folder with an id; no id stands for a folder that the commit lacks."""
    return Folder(FOLDERS[id_] if id_ else b"", ID_BYTES)


@pytest.fixture
def listing() -> Listing:
    """Return the listing of the folder `data`."""
    return Listing("data", open_folder)


def test_the_count_of_a_kind_includes_only_files_of_records(listing: Listing) -> None:
    # `2020-a-b.yaml` and `sub/2021-b-c.yaml`
    assert listing.count(Kind.AGREEMENT) == 2
    # `b.yaml`
    assert listing.count(Kind.ORGANIZATION) == 1


def test_an_empty_listing_has_no_files() -> None:
    listing = Listing(None, open_folder)

    assert listing.count(Kind.AGREEMENT) == 0
    assert listing.blob("data/agreements/x.yaml") is None


def test_a_file_is_found_by_its_whole_path(listing: Listing) -> None:
    assert listing.blob("data/agreements/2020-a-b.yaml") == IDS["x"].hex()
    assert listing.blob("data/agreements/sub/2021-b-c.yaml") == IDS["y"].hex()


def test_a_part_of_a_name_and_the_bytes_of_an_id_are_not_a_file(listing: Listing) -> None:
    assert listing.blob("data/agreements/2020-a-b") is None
    # `TRICK`, the id of `notes.txt`, contains this name.
    assert listing.blob("data/agreements/a.yaml") is None


def test_a_file_is_found_by_its_id_in_any_folder(listing: Listing) -> None:
    assert list(listing.files_with_id("2021-b-c", Kind.AGREEMENT)) == [
        ("data/agreements/sub/2021-b-c.yaml", IDS["y"].hex())
    ]
    assert not list(listing.files_with_id("2021-b-c", Kind.ORGANIZATION))


def test_files_are_found_by_a_word_in_their_id_and_by_their_kind(listing: Listing) -> None:
    assert sorted(listing.files_with_word("b", Kind.AGREEMENT)) == [
        ("data/agreements/2020-a-b.yaml", IDS["x"].hex()),
        ("data/agreements/sub/2021-b-c.yaml", IDS["y"].hex()),
    ]
    assert not list(listing.files_with_word("b", Kind.ORGANIZATION))


def test_a_word_is_found_where_its_start_is_repeated() -> None:
    names = "2020-aa-aa-a.yaml", "2020-aa-ab.yaml"
    data = {"data": FOLDERS["data"], IDS["agreements"].hex(): tree(*(("100644", name, IDS["x"]) for name in names))}
    listing = Listing("data", lambda id_: Folder(data[id_] if id_ else b"", ID_BYTES))

    # In the first name, `aa-` is read twice before the word is complete; the second name has only that start.
    assert list(listing.files_with_word("aa-a", Kind.AGREEMENT)) == [
        ("data/agreements/2020-aa-aa-a.yaml", IDS["x"].hex())
    ]


def test_links_and_submodules_are_not_files(listing: Listing) -> None:
    assert listing.blob("data/organizations/link-b-.yaml") is None
    assert not list(listing.files_with_id("other", Kind.ORGANIZATION))


def names() -> st.SearchStrategy[str]:
    """Generate names from few letters, so that two folders often have equal names, and names that begin others.

    Git sorts `.` and `-` before the slash that follows the name of a folder, and letters and `_` after it.
    """
    return st.text("abz.-/", min_size=1, max_size=4).map(lambda name: name.replace("/", "_"))


def contents() -> st.SearchStrategy[dict[str, tuple[bool, bytes]]]:
    """Generate the entries of a folder by name: whether each is a folder, and its id, which may be any bytes."""
    ids = st.sampled_from([TRICK, b"\0" * ID_BYTES, b"100644 a\0".ljust(ID_BYTES, b"\0"), *IDS.values()])
    return st.dictionaries(names(), st.tuples(st.booleans(), ids), max_size=12)


def folder_of(content: dict[str, tuple[bool, bytes]]) -> Folder:
    """Return a folder as git writes it. Names of folders are sorted as if a slash followed them."""
    entries = sorted(content.items(), key=lambda entry: f"{entry[0]}{'/' if entry[1][0] else ''}")
    content_in_git = tree(*(("40000" if is_folder else "100644", name, id_) for name, (is_folder, id_) in entries))
    return Folder(content_in_git, ID_BYTES)


@given(contents(), contents())
def test_folders_differ_only_in_unequal_entries(
    one: dict[str, tuple[bool, bytes]], other: dict[str, tuple[bool, bytes]]
) -> None:
    differences = folder_of(one).differences(folder_of(other))

    assert set(differences) == {name for name in {*one, *other} if one.get(name) != other.get(name)}
    for name, (before, after) in differences.items():
        assert (before is not None, after is not None) == (name in one, name in other)


def test_a_folder_larger_than_a_block_is_compared_to_its_end() -> None:
    # 3,000 entries of 38 bytes fill several of the blocks of 16 KB that are compared first.
    before = {f"{number:05}.yaml": (False, IDS["x"]) for number in range(3000)}
    removed = {"00000.yaml", "01500.yaml"}
    changed_or_added = {"01700.yaml", "02000-a.yaml", "09999.yaml"}
    after = {name: entry for name, entry in before.items() if name not in removed}
    after |= dict.fromkeys(changed_or_added, (False, IDS["y"]))

    differences = folder_of(before).differences(folder_of(after))

    assert set(differences) == removed | changed_or_added
