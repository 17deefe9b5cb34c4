"""Scans of agreements: `attach`, `--document`, and the effects of `rename`, `merge` and `remove` on the files."""

import hashlib
import os
import sys
from pathlib import Path

import pytest
from running import NO_SUCH_FILE, Eapa, Outcome

from eapa_cli.storage import document_content

ID = "2020-01-31-eapa-tass"
FOLDER = f"documents/{ID}"
RECORD = f"data/agreements/{ID}.yaml"
AGREEMENT_WITHOUT_FILES = "2022-05-11-eapa-ibn-sino"
OTHER_AGREEMENT = "2020-10-12-eapa-noosphere"
SCAN = b"%PDF-1.7 scan"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor links for everyone")


STORED_NAME = "dogovor-no-5-skan.pdf"
"""The name of the scan in the register."""
SECOND_STORED_NAME = "dogovor-no-5-skan-2.pdf"
"""The name of the scan in a folder that has another file of its name."""


@pytest.fixture(name="scan")
def scan_outside_the_register(register: Path) -> Path:
    """Write a scan whose name has other letters, spaces and special characters, and return its path."""
    file = register.parent / "Договор № 5 (скан).PDF"
    file.write_bytes(SCAN)
    return file


def list_files(register: Path) -> list[str]:
    """Return the paths of the files in the folder of documents, without links to folders and pipes."""
    files = [path for path in (register / "documents").rglob("*") if path.is_file()]
    return sorted(path.relative_to(register).as_posix() for path in files)


def read_record(register: Path, id_: str = ID) -> str:
    """Return the text of an agreement."""
    return (register / f"data/agreements/{id_}.yaml").read_text(encoding="utf-8")


def test_attach_copies_a_file_and_records_its_type_hash_and_size(eapa: Eapa, register: Path, scan: Path) -> None:
    outcome = eapa("attach", ID, str(scan))

    assert outcome.code == 0
    assert f"written: {FOLDER}/{STORED_NAME}" in outcome.err.splitlines()
    assert (register / FOLDER / STORED_NAME).read_bytes() == SCAN
    assert (
        f'  - path: "{FOLDER}/{STORED_NAME}"\n    media_type: "application/pdf"\n'
        f'    sha256: "{hashlib.sha256(SCAN).hexdigest()}"\n    size: {len(SCAN)}\n'
    ) in read_record(register)
    assert eapa("validate", "--strict").code == 0
    scan.unlink()  # the register needs only the copy
    assert STORED_NAME in eapa("show", ID).out


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("-rf $(x) `y`;.pdf", "rf-x-y.pdf"),  # characters that a shell interprets
        ("CON.pdf", "con-document.pdf"),  # the name of a device on Windows
        ("...", "document"),
        ("archive.tar.gz", "archive-tar.gz"),
        ("signed by both.on 5 May", "signed-by-both-on-5-may"),  # a point that does not start an extension
        ("\u202egnp.exe", "gnp.exe"),  # with a character that shows the name as "exe.png"
        ("語.jpeg", "yu.jpeg"),
        ("a" * 200 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
@POSIX
def test_the_copy_of_a_file_has_a_portable_name(eapa: Eapa, register: Path, name: str, stored: str) -> None:
    (register.parent / name).write_bytes(SCAN)

    assert eapa("attach", ID, f"{register.parent}/{name}").code == 0
    assert list_files(register) == [f"{FOLDER}/{stored}"]


def test_files_with_the_same_name_get_different_names(eapa: Eapa, register: Path) -> None:
    for folder, content in (("first", b"1"), ("second", b"2")):
        (register.parent / folder).mkdir()
        (register.parent / folder / "Scan.pdf").write_bytes(content)
    (register / FOLDER).mkdir(parents=True)
    (register / FOLDER / "scan.pdf").write_bytes(b"old")

    assert eapa("attach", ID, "../first/Scan.pdf", "../second/Scan.pdf").code == 0
    assert {path: (register / path).read_bytes() for path in list_files(register)} == {
        f"{FOLDER}/scan.pdf": b"old",
        f"{FOLDER}/scan-2.pdf": b"1",
        f"{FOLDER}/scan-3.pdf": b"2",
    }


def test_a_file_inside_the_register_is_recorded_and_not_copied(eapa: Eapa, register: Path) -> None:
    (register / "scans").mkdir()
    (register / "scans/a.txt").write_bytes(SCAN)

    assert eapa("attach", ID, "scans/a.txt").code == 0
    assert 'path: "scans/a.txt"' in read_record(register)
    assert not (register / "documents").exists()


def test_a_file_cannot_be_attached_twice(eapa: Eapa, register: Path, scan: Path) -> None:
    assert eapa("attach", ID, str(scan), str(scan)).err == (
        f"error: '{scan}' is a document of '{ID}' already: '{FOLDER}/{STORED_NAME}'\nhint: 'eapa open {ID}' shows it\n"
    )
    assert not (register / "documents").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        ((ID, "data"), 4, "'data' is a folder, not a regular file\nhint: give the path of the file itself"),
        ((ID, "none.pdf"), 4, f"'none.pdf' cannot be read: {NO_SUCH_FILE}"),
        ((ID, "~no-such-user/a.pdf"), 4, f"'~no-such-user/a.pdf' cannot be read: {NO_SUCH_FILE}"),
        (("tass", "none.pdf"), 3, "'tass' is an organization; this command needs an agreement"),
    ],
    ids=["folder", "missing file", "home of an unknown user", "organization"],
)
def test_folders_missing_files_and_organizations_are_refused(
    eapa: Eapa, register: Path, arguments: tuple[str, str], code: int, message: str
) -> None:
    assert eapa("attach", *arguments) == Outcome(code, "", f"error: {message}\n")
    assert not (register / "documents").exists()


@POSIX
@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_links_pipes_and_devices_are_refused(eapa: Eapa, register: Path, scan: Path, kind: str) -> None:
    paths = {"link": register.parent / "link", "pipe": register.parent / "pipe", "device": Path(os.devnull)}
    paths["link"].symlink_to(scan)
    os.mkfifo(paths["pipe"])

    outcome = eapa("attach", ID, str(paths[kind]))

    assert outcome.code == 4
    assert f"error: '{paths[kind]}' is a {kind}, not a regular file" in outcome.err.splitlines()
    assert not (register / "documents").exists()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file of Linux that cannot be read")
def test_a_file_that_cannot_be_read_is_refused(eapa: Eapa) -> None:
    assert eapa("attach", ID, "/proc/self/mem") == Outcome(
        4, "", "error: '/proc/self/mem' cannot be read: Input/output error\n"
    )


@POSIX
def test_a_linked_folder_of_documents_is_refused(eapa: Eapa, register: Path, scan: Path) -> None:
    (register.parent / "elsewhere").mkdir()
    (register / "documents").symlink_to(register.parent / "elsewhere")

    outcome = eapa("attach", ID, str(scan))

    assert outcome.code == 4
    assert "error: 'documents' is a link, and may lead out of the register" in outcome.err.splitlines()
    assert not any((register.parent / "elsewhere").iterdir())


def check_refusal_of_changed_file(eapa: Eapa, register: Path, scan: Path) -> None:
    """Check that `attach` reports the change of the scan by another program, and writes nothing."""
    before = read_record(register)

    assert eapa("attach", ID, str(scan)) == Outcome(
        3,
        "",
        f"error: nothing was changed: another program changed '{scan}' while it was read\n"
        "hint: wait until the file is complete, and try again\n",
    )
    assert read_record(register) == before
    assert not (register / "documents").exists()


def test_a_file_that_another_program_changes_while_it_is_read_is_refused(
    eapa: Eapa, register: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_parts = document_content._read_parts

    def read_then_change(*arguments: object) -> object:
        yield from read_parts(*arguments)  # type: ignore[arg-type]
        scan.write_bytes(SCAN + b"more")

    monkeypatch.setattr(document_content, "_read_parts", read_then_change)

    check_refusal_of_changed_file(eapa, register, scan)


@pytest.mark.parametrize("new_content", [SCAN.upper(), SCAN + b"more"], ids=["same size", "longer"])
def test_a_file_that_another_program_changes_before_it_is_copied_is_refused(
    eapa: Eapa, register: Path, scan: Path, monkeypatch: pytest.MonkeyPatch, new_content: bytes
) -> None:
    copy = document_content.copy_content

    def change_then_copy(*arguments: object) -> None:
        scan.write_bytes(new_content)
        copy(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("eapa_cli.storage.journal.copy_content", change_then_copy)

    check_refusal_of_changed_file(eapa, register, scan)


# A size without a warning, and sizes just above the limits of 10 MB (a warning), 100 MB (GitHub) and 1 GiB.
@pytest.mark.parametrize(
    ("megabytes", "message"),
    [
        (9, f"not in the diff: written: {FOLDER}/{STORED_NAME}\n"),
        (11, "warning: '{name}' has 11 MB, and git keeps every version of a file\nhint: a smaller scan is better; "),
        (101, "warning: '{name}' has 101 MB; GitHub refuses files of more than 100 MB\nhint: attach a smaller copy, "),
        (1025, "error: '{path}' is larger than 1 GiB\nhint: attach a smaller copy\n"),
    ],
)
def test_a_large_file_gets_a_warning_and_a_huge_one_is_refused(
    eapa: Eapa, register: Path, scan: Path, megabytes: int, message: str
) -> None:
    with scan.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)  # the system stores no blocks for such a file

    outcome = eapa("attach", ID, str(scan), "--dry-run")

    assert outcome.err.startswith(message.format(name=scan.name, path=scan))
    assert not (register / "documents").exists()


def test_rename_moves_all_files_but_hidden_ones_and_changes_the_paths_of_all_records(
    eapa: Eapa, register: Path, scan: Path
) -> None:
    eapa("attach", ID, str(scan))
    (register / FOLDER / "more").mkdir()
    (register / FOLDER / "more/notes.txt").write_bytes(b"notes")
    (register / FOLDER / ".hidden").write_bytes(b"")
    eapa("add-to", OTHER_AGREEMENT, "documents", f"path=./{FOLDER}//more/notes.txt")
    eapa("set", OTHER_AGREEMENT, f"notes=See {FOLDER}.")
    eapa("set", AGREEMENT_WITHOUT_FILES, f"notes=See {FOLDER}.")
    without_files = read_record(register, AGREEMENT_WITHOUT_FILES)

    dry_run = eapa("rename", ID, "renamed", "--dry-run")
    outcome = eapa("rename", ID, "renamed")

    moved = f"renamed: {FOLDER}/more/notes.txt -> documents/renamed/more/notes.txt\n"
    assert outcome.code == 0
    assert moved in outcome.err
    assert [line for line in dry_run.err.splitlines(keepends=True) if "notes" in line] == [f"not in the diff: {moved}"]
    assert list_files(register) == [
        f"{FOLDER}/.hidden",
        f"documents/renamed/{STORED_NAME}",
        "documents/renamed/more/notes.txt",
    ]
    assert f'path: "documents/renamed/{STORED_NAME}"' in read_record(register, "renamed")
    assert "documents/renamed/more/notes.txt" in read_record(register, OTHER_AGREEMENT)
    assert f"See {FOLDER}." in read_record(register, OTHER_AGREEMENT)  # a text is not a path
    assert read_record(register, AGREEMENT_WITHOUT_FILES) == without_files
    assert eapa("validate").code == 0


def test_rename_does_not_overwrite_a_file_in_the_new_folder(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    existing_file = register / "documents/renamed" / STORED_NAME
    existing_file.parent.mkdir()
    existing_file.write_bytes(b"existing")

    assert eapa("rename", ID, "renamed").code == 0

    assert existing_file.read_bytes() == b"existing"
    assert (register / "documents/renamed" / SECOND_STORED_NAME).read_bytes() == SCAN
    assert f'path: "documents/renamed/{SECOND_STORED_NAME}"' in read_record(register, "renamed")


@POSIX
def test_rename_does_not_move_links_and_pipes(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    (register / FOLDER / "link.pdf").symlink_to(STORED_NAME)
    os.mkfifo(register / FOLDER / "pipe")

    assert eapa("rename", ID, "renamed").code == 0
    assert list_files(register) == [f"documents/renamed/{STORED_NAME}"]
    assert (register / FOLDER / "link.pdf").is_symlink()
    assert (register / FOLDER / "pipe").is_fifo()


def test_remove_is_refused_if_an_unreadable_record_may_name_a_file(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    # A list without an end, so the whole file is unreadable. It contains the path of the folder.
    (register / "data/agreements/broken.yaml").write_text(f"[{FOLDER}", encoding="utf-8")

    outcome = eapa("remove", ID, "--yes")

    assert outcome.code == 3
    assert "'data/agreements/broken.yaml' cannot be read, and may " in outcome.err
    assert (register / RECORD).exists()


def test_merge_moves_the_files_and_deletes_identical_ones(eapa: Eapa, register: Path, scan: Path) -> None:
    parties = "parties: [{organization: eapa}, {organization: tass}]\nsources: [{url: https://example.org/x}]\n"
    for id_ in ("one", "two"):
        text = f"id: {id_}\ntype: agreement\n{parties}"
        (register / f"data/agreements/{id_}.yaml").write_text(text, encoding="utf-8")
        # Without --force, the two agreements are refused as duplicates of each other.
        assert eapa("attach", id_, str(scan), "--force").code == 0
    scan.write_bytes(b"only in one")
    assert eapa("attach", "one", str(scan), "--force").code == 0

    outcome = eapa("merge", "one", "two")

    assert outcome.code == 0
    assert {path: (register / path).read_bytes() for path in list_files(register)} == {
        f"documents/two/{STORED_NAME}": SCAN,
        f"documents/two/{SECOND_STORED_NAME}": b"only in one",
    }
    assert read_record(register, "two").count("- path: ") == 2
    assert eapa("validate").code == 0


def test_remove_deletes_only_the_files_that_belong_to_no_other_record(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    shared_file = f"{FOLDER}/shared.pdf"
    outside_of_the_folder = "documents/elsewhere.pdf"
    stray_file = f"{FOLDER}/stray.txt"
    for path in (shared_file, outside_of_the_folder, stray_file):
        (register / path).write_text(path, encoding="utf-8")
    eapa("attach", ID, shared_file, outside_of_the_folder)
    eapa("add-to", OTHER_AGREEMENT, "documents", f"path=./{shared_file}")

    outcome = eapa("remove", ID, "--yes")

    for path in (shared_file, outside_of_the_folder, stray_file):
        assert f"note: the file '{path}' stays; delete it if no other record names it\n" in outcome.err
    assert f"deleted: {FOLDER}/{STORED_NAME}\n" in outcome.err
    assert list_files(register) == sorted([shared_file, outside_of_the_folder, stray_file])
    assert eapa("validate").code == 0


def test_remove_deletes_the_folder_if_it_is_empty(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))

    assert eapa("remove", ID, "--yes").code == 0
    assert not (register / "documents").exists()


ADD_AGREEMENT = [
    "add-agreement", "--type", "agreement", "--party", "eapa", "--party", "tass", "--signed", "2024-05-01",
    "--id", "new",
]  # fmt: skip


# A terminal or a file manager pastes a path in one of these forms.
@pytest.mark.parametrize("path_format", ["{}", "'{}'", "file://{}", "~/{name}"])
@POSIX
def test_add_agreement_copies_the_scan(
    eapa: Eapa, register: Path, scan: Path, monkeypatch: pytest.MonkeyPatch, path_format: str
) -> None:
    monkeypatch.setenv("HOME", str(scan.parent))

    outcome = eapa(*ADD_AGREEMENT, "--document", path_format.format(scan, name=scan.name))

    assert outcome.code == 0
    assert list_files(register) == [f"documents/new/{STORED_NAME}"]
    assert f'sha256: "{hashlib.sha256(SCAN).hexdigest()}"' in read_record(register, "new")
    assert eapa("validate").code == 0


@POSIX
def test_an_address_of_a_file_may_have_signs_that_are_not_escaped(eapa: Eapa, register: Path, tmp_path: Path) -> None:
    file = tmp_path / "scan #5?.pdf"
    file.write_bytes(SCAN)

    assert eapa(*ADD_AGREEMENT, "--document", f"file://{file}").code == 0
    assert list_files(register) == ["documents/new/scan-5.pdf"]


@POSIX
def test_a_path_that_a_terminal_pasted_with_backslashes_is_understood(eapa: Eapa, register: Path, scan: Path) -> None:
    pasted_path = str(scan).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")

    assert eapa(*ADD_AGREEMENT, "--document", pasted_path).code == 0
    assert list_files(register) == [f"documents/new/{STORED_NAME}"]


@POSIX
def test_two_dots_after_a_link_lead_to_the_parent_of_its_target(
    eapa: Eapa, register: Path, scan: Path, tmp_path: Path
) -> None:
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    (scan.parent / "target").mkdir()
    (other_folder / "link").symlink_to(scan.parent / "target")
    (other_folder / scan.name).write_bytes(b"another file")

    assert eapa(*ADD_AGREEMENT, "--document", f"{other_folder}/link/../{scan.name}").code == 0
    assert f'sha256: "{hashlib.sha256(SCAN).hexdigest()}"' in read_record(register, "new")


def test_an_agreement_with_an_invalid_document_is_refused(eapa: Eapa, register: Path, scan: Path) -> None:
    missing = eapa(*ADD_AGREEMENT, "--document", "none.pdf")
    folder = eapa(*ADD_AGREEMENT, "--document", str(register))
    twice = eapa(*ADD_AGREEMENT, "--document", str(scan), "--document", f"{scan.parent}/./{scan.name}")

    assert missing.err == (
        "error: --document: there is no file 'none.pdf': give the path of a file, or a web address\n"
    )
    assert folder.err == (
        f"error: --document: '{register}' is a folder, not a regular file: give the path of the file itself\n"
    )
    assert f"error: the file '{scan}' is given twice as a document" in twice.err
    assert not (register / "documents").exists()


def test_a_record_from_a_file_cannot_copy_other_files(eapa: Eapa, register: Path, scan: Path) -> None:
    text = (
        "type: agreement\nid: new\nparties: [{organization: eapa}, {organization: tass}]\n"
        f"signed: {{date: '2024-05-01'}}\ndocuments: [{{path: '{scan.as_posix()}'}}]\n"
    )
    (register.parent / "new.yaml").write_text(text, encoding="utf-8")

    outcome = eapa("add-agreement", "--from", "../new.yaml")

    assert outcome.code == 3
    assert "it does not lead to a file inside the register" in outcome.err
    assert not (register / "documents").exists()
