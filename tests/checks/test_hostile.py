"""Hostile files: each is one problem and takes little time and memory, and the other files are checked as usual."""

import os
import sys
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from case_folders import BASE, build_register, list_problem_lines
from yaml._yaml import get_version

from eapa_cli.checks.checker import check
from eapa_cli.matching.name_similarity import compute_similarity
from eapa_cli.storage.store import Store

VALID = b"id: x\nnames:\n  - {value: X, lang: en, kind: official}\ntype: ngo\n"
PATH = "data/organizations/x.yaml"


def write_content(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def make_sparse_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


_LIBYAML = get_version()
# For each file, a function that writes it, and the line, the column and the rule of its problem.
HOSTILE_FILES = {
    "aliases that grow with each line": (
        write_content(b"a: &a [1,1,1]\n" + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (c + 1, c + 1, c, c, c) for c in b"abcdefgh")),
        "1:4: plain-yaml",
    ),
    "an alias of its own map": (write_content(b"&a a: *a\n"), "1:1: plain-yaml"),
    "10,000 nested lists": (
        write_content(b"a: " + b"[" * 10_000 + b"]" * 10_000),
        # Since version 0.2.6, libyaml stops at 1,000 levels before it returns the first event.
        "1:1003: plain-yaml" if _LIBYAML >= (0, 2, 6) else "1:53: plain-yaml",
    ),
    "10,000 nested maps": (write_content(b"{a: " * 10_000 + b"}" * 10_000), "1:201: plain-yaml"),
    "1,000 steps of indentation": (write_content(b"".join(b" " * n + b"a:\n" for n in range(1000))), "51:51: plain-yaml"),
    "a million digits": (write_content(VALID + b"x-it: " + b"1" * 1_000_000), "5:7: quote-it"),
    "a hundred megabytes": (make_sparse_file, "1:1: encoding"),
    "UTF-16": (write_content("id: x\n".encode("utf-16")), "1:1: encoding"),
    "a NUL": (write_content(VALID + b"notes: a\0b\n"), "5:9: forbidden-character"),
    "lone carriage returns": (write_content(VALID.replace(b"\n", b"\r")), "1:6: forbidden-character"),
    "an escape of the terminal": (write_content(VALID + b'notes: "\\e[2J"\n'), "5:8: forbidden-character"),
    "a conflict of a merge": (write_content(b"<<<<<<< HEAD\n" + VALID), "1:1: git-conflict"),
    "a pointer of LFS": (write_content(b"version https://git-lfs.github.com/spec/v1\noid sha256:a\n"), "1:1: encoding"),
    "a merge of an unknown anchor": (write_content(b"<<: *a\n" + VALID), "1:1: plain-yaml"),
    "a merge of a map": (write_content(VALID + b"seat:\n  <<: {country: UZ}\n"), "6:3: plain-yaml"),
    "a merge of an anchor": (write_content(b"x-a: &a {country: UZ}\n" + VALID + b"seat: {<<: *a}\n"), "1:6: plain-yaml"),
    "a tag that calls a Python function": (write_content(b"!!python/object/apply:os.abort []\n"), "1:1: plain-yaml"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_one_problem_and_hides_no_other(name: str, tmp_path: Path) -> None:
    write_file, problem = HOSTILE_FILES[name]
    root = build_register(BASE, tmp_path / "register")
    write_file(root / PATH)
    (root / "data/organizations/y.yaml").write_bytes(VALID.replace(b"X", b"Another"))

    # The id in y.yaml is also used by the hostile file.
    of_hostile_file, other = (line for line in list_problem_lines(root) if "unique-id" not in line)

    assert of_hostile_file.startswith(f"{PATH}:{problem}: ")
    assert other.startswith("data/organizations/y.yaml:1:5: id-is-file-name: ")


def make_organization(id_: str, names: Iterable[str]) -> str:
    listed = "".join(f"  - {{value: {name}, lang: en, kind: alias}}\n" for name in names)
    return f"id: {id_}\nnames:\n{listed}type: ngo\n"


def test_a_file_with_many_problems_is_read_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = build_register(BASE, tmp_path / "register")
    relations = "".join(f"  - {{type: member-of, organization: unknown-{number}}}\n" for number in range(90))
    (root / PATH).write_bytes(VALID + f"relations:\n{relations}".encode())
    reads: list[str] = []
    read_bytes = Store.read_bytes

    def record_read(store: Store, path: str) -> bytes:
        reads.append(path)
        return read_bytes(store, path)

    monkeypatch.setattr(Store, "read_bytes", record_read)

    problems = check(Store(root)).problems

    assert len(problems) == 90
    assert reads.count(PATH) == 2  # for its data, and for the places of its problems


@pytest.mark.parametrize("ending", ["bcdfghk", "bcdfgh "], ids=["one long word", "many words"])
def test_a_very_long_name_does_not_use_much_memory(ending: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    # Two of the four organizations have the same name.
    for id_, first_letter in (("u", "u"), ("v", "v"), ("w", "w"), ("ww", "w")):
        name = (f"{first_letter}{ending}" * 2_500).strip()
        (root / f"data/organizations/{id_}.yaml").write_text(make_organization(id_, [name]), encoding="utf-8")
    check(Store(root))  # loads the modules, which use memory too

    tracemalloc.start()
    problems = check(Store(root)).problems
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 5_000_000
    assert [problem.rule for problem in problems] == ["schema"] * 4


def test_only_the_first_of_many_names_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = build_register(BASE, tmp_path / "register")
    for id_ in "xy":
        names = ["Steppe Winds", *(f"{id_}{number} Falcon Bridge" for number in range(300))]
        (root / f"data/organizations/{id_}.yaml").write_text(make_organization(id_, names), encoding="utf-8")
    compared: list[tuple[str, str]] = []

    def record_comparison(one: str, other: str) -> float:
        compared.append((one, other))
        return compute_similarity(one, other)

    monkeypatch.setattr("eapa_cli.checks.rules.duplicates.compute_similarity", record_comparison)

    problems = check(Store(root)).problems

    assert "near-duplicate-organization" in {problem.rule for problem in problems}
    assert len(compared) <= 50 * 50  # of 301 names of each organization, the first 50 are compared


def make_pipe(path: Path) -> None:
    """Make a named pipe. Windows has no `os.mkfifo`."""
    os.mkfifo(path)


def make_link_loop(path: Path) -> None:
    path.symlink_to("loop.yaml")
    path.with_name("loop.yaml").symlink_to("x.yaml")


NOT_READ = "file-is-read: this file is not read: it is"
# For each special file, a function that creates it, and the expected problems.
SPECIAL_FILES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a pipe without a writer": (make_pipe, [f"{PATH}:1:1: {NOT_READ} a pipe"]),
    "a folder": (lambda path: path.mkdir(), [f"{PATH}:1:1: {NOT_READ} a folder"]),
    "a link out of the register": (
        lambda path: path.symlink_to("/etc/hosts"),
        [f"{PATH}:1:1: {NOT_READ} a link"],
    ),
    "a link to another record": (
        lambda path: path.symlink_to("alpha.yaml"),
        [f"{PATH}:1:1: {NOT_READ} a link"],
    ),
    "a link to itself": (
        lambda path: path.symlink_to("x.yaml"),
        [f"{PATH}:1:1: {NOT_READ} a link"],
    ),
    "links in a circle": (
        make_link_loop,
        [f"data/organizations/{name}.yaml:1:1: {NOT_READ} a link" for name in ("loop", "x")],
    ),
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes, and links need a privilege")
@pytest.mark.parametrize("name", SPECIAL_FILES)
def test_special_files_are_not_read_and_hide_no_problem(name: str, tmp_path: Path) -> None:
    make_file, expected = SPECIAL_FILES[name]
    root = build_register(BASE, tmp_path / "register")
    make_file(root / PATH)
    (root / "data/organizations/y.yaml").write_bytes(VALID)

    *of_special_files, other = list_problem_lines(root)

    assert of_special_files == expected
    assert other.startswith("data/organizations/y.yaml:1:5: id-is-file-name: ")


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="a superuser, and Windows, read every file")
def test_a_file_without_read_permission_is_one_problem_and_hides_none(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / PATH).write_bytes(VALID)
    (root / PATH).chmod(0)
    (root / "data/organizations/y.yaml").write_bytes(VALID)

    of_unreadable_file, other = list_problem_lines(root)

    assert of_unreadable_file.startswith(f"{PATH}:1:1: readable: ")
    assert other.startswith("data/organizations/y.yaml:1:5: id-is-file-name: ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows none of these names")
@pytest.mark.parametrize("name", ["a\nb", "::error::a", "[bold]a", "\x1b[31ma", "a%0Ab", "\udcff"])
def test_a_file_with_a_hostile_name_is_one_problem(name: str, tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    (root / f"data/organizations/{name}.yaml").write_bytes(VALID)

    problems = check(Store(root)).problems

    assert [problem.rule for problem in problems] == ["id-is-file-name"]
    assert problems[0].file == f"data/organizations/{name}.yaml"
    assert problems[0].hint == "rename the file to 'x.yaml'"


def test_a_name_or_text_that_is_too_long_is_reported(tmp_path: Path) -> None:
    root = build_register(BASE, tmp_path / "register")
    text = make_organization("x", ["b" * 501]) + f"notes: {'c' * 10_001}\n"
    (root / PATH).write_text(text, encoding="utf-8")

    assert list_problem_lines(root) == [
        f"{PATH}:3:13: schema: 'value' may have at most 500 characters but has 501",
        f"{PATH}:5:8: schema: 'notes' may have at most 10000 characters but has 10001",
    ]
