"""Decoding of files, and the names of forbidden characters."""

import pytest

from eapa_cli.text.hidden_characters import describe
from eapa_cli.yaml.decoding import MAX_BYTES, decode
from eapa_cli.yaml.spans import Span, SyntaxProblem


def find_faults(source: bytes) -> tuple[SyntaxProblem, ...]:
    faults = decode(source)
    assert isinstance(faults, tuple)
    return faults


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\t", "a tab (U+0009)"),
        ("\x00", "a NUL (U+0000)"),
        ("\x85", "a next-line character (U+0085)"),
        ("\u2028", "a line separator (U+2028)"),
        ("\u202e", "a character that reverses the order of text (U+202E, right-to-left override)"),
        ("\u2066", "a character that reverses the order of text (U+2066, left-to-right isolate)"),
        ("\u200b", "an invisible or control character (U+200B, zero width space)"),
    ],
)
def test_a_forbidden_character_is_named_at_its_place(character: str, name: str) -> None:
    (fault,) = find_faults(f"a: b\nимя: я{character}\n".encode())

    assert (fault.rule, fault.message) == ("forbidden-character", f"the file contains {name}")
    assert fault.span == Span(2, 7, 2, 8)
    assert describe(character) == name


def test_each_forbidden_character_is_reported_once_at_its_place() -> None:
    faults = find_faults("a:\tb\r\nc: d\u200b\x07\n\u2028e: f\n".encode())

    assert [(fault.span[:2], fault.hint) for fault in faults] == [
        ((1, 3), "use spaces"),
        ((2, 5), "delete it"),
        ((2, 6), "delete it"),
        ((3, 1), "delete it"),
    ]


def test_a_file_with_many_forbidden_characters_has_a_hundred_faults_and_the_number_of_the_others() -> None:
    *faults, last = find_faults(b"a:\tb\n" * 130)

    assert len(faults) == 100
    assert (last.span, last.message) == (
        Span(101, 3, 101, 4),
        "the file contains 30 more forbidden characters from here on",
    )


def test_the_column_of_an_invalid_byte_counts_characters() -> None:
    (fault,) = find_faults("a: b\nимя: Ташкент ".encode() + b"\xd0\n")

    assert (fault.message, fault.span) == ("the byte 0xd0 is not UTF-8", Span(2, 14, 2, 15))


def test_byte_order_marks_after_the_first_are_forbidden_characters() -> None:
    first, second, *_ = find_faults(("\ufeff" * 2000 + "a: b\n").encode())

    assert (first.rule, second.rule) == ("encoding", "forbidden-character")


@pytest.mark.parametrize(
    ("encoding", "message"),
    [
        ("utf-8-sig", "the file starts with a byte order mark"),
        ("utf-16", "the file is in UTF-16"),
        ("utf-16-le", "the file is in UTF-16 or UTF-32"),
        ("utf-16-be", "the file is in UTF-16 or UTF-32"),
        ("utf-32", "the file is in UTF-32"),
        ("utf-32-be", "the file is in UTF-16 or UTF-32"),
    ],
)
def test_another_unicode_encoding_is_one_fault_of_the_whole_file(encoding: str, message: str) -> None:
    (fault,) = find_faults("id: x\n".encode(encoding))

    assert (fault.rule, fault.message, fault.span) == ("encoding", message, Span(1, 1, 1, 1))


def test_a_file_of_the_maximum_size_is_read() -> None:
    text = "#" * MAX_BYTES

    assert decode(text.encode()) == text


def test_windows_line_endings_are_accepted() -> None:
    assert decode(b"a: b\r\nc: d\r\n") == "a: b\r\nc: d\r\n"


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "=======", ">>>>>>> branch", "||||||| base"])
def test_each_conflict_marker_is_a_fault(marker: str) -> None:
    (fault,) = find_faults(f"a: b\n{marker}\n".encode())

    assert (fault.rule, fault.span) == ("git-conflict", Span(2, 1, 2, 8))


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        (b"#" * (MAX_BYTES + 1), "split the record, or store documents in files of their own"),
        (b"\xef\xbb\xbfa: b\n", "save it as UTF-8 without a byte order mark"),
        (b"a\0: b\n", "save it as UTF-8"),
        (b"a: \xd0\n", "save the file as UTF-8"),
        (b"a:\tb\n", "use spaces"),
        (b"a: b\x1b\n", "delete it"),
        (b"version https://git-lfs.github.com/spec/v1\n", "run 'git lfs pull'"),
    ],
)
def test_each_fault_has_a_hint(source: bytes, hint: str) -> None:
    (fault,) = find_faults(source)

    assert fault.hint == hint
