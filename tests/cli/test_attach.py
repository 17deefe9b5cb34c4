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
OTHER_AGREEMENT = "2020-10-12-eapa-noosphere"
SCAN = b"%PDF-1.7 scan"
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither pipes nor links for everyone")


@pytest.fixture(name="scan")
def scan_outside_the_register(register: Path) -> Path:
    file = register.parent / "Договор № 5 (скан).PDF"
    file.write_bytes(SCAN)
    return file


def list_files(register: Path, folder: str = "documents") -> list[str]:
    found = [path for path in (register / folder).rglob("*") if path.is_file()]
    return sorted(path.relative_to(register).as_posix() for path in found)


def read_record(register: Path, id_: str = ID) -> str:
    return (register / f"data/agreements/{id_}.yaml").read_text(encoding="utf-8")


def test_attach_copies_a_file_and_records_its_type_hash_and_size(eapa: Eapa, register: Path, scan: Path) -> None:
    outcome = eapa("attach", ID, str(scan))

    assert outcome.code == 0
    assert outcome.err.startswith(f"changed: {RECORD}\nwritten: {FOLDER}/dogovor-no-5-skan.pdf\n")
    assert (register / FOLDER / "dogovor-no-5-skan.pdf").read_bytes() == SCAN
    assert (
        f'  - path: "{FOLDER}/dogovor-no-5-skan.pdf"\n    media_type: "application/pdf"\n'
        f'    sha256: "{hashlib.sha256(SCAN).hexdigest()}"\n    size: {len(SCAN)}\n'
    ) in read_record(register)
    assert eapa("validate", "--strict").code == 0
    scan.unlink()
    assert "dogovor-no-5-skan.pdf" in eapa("show", ID).out


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("-rf $(x) `y`;.pdf", "rf-x-y.pdf"),
        ("CON.pdf", "con-document.pdf"),
        ("...", "document"),
        ("archive.tar.gz", "archive-tar.gz"),
        ("signed by both.on 5 May", "signed-by-both-on-5-may"),
        ("\u202egnp.exe", "gnp.exe"),
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
    for number in (1, 2):
        (register.parent / f"{number}").mkdir()
        (register.parent / f"{number}/Scan.pdf").write_bytes(b"%d" % number)
    (register / FOLDER).mkdir(parents=True)
    (register / FOLDER / "scan.pdf").write_bytes(b"old")

    assert eapa("attach", ID, "../1/Scan.pdf", "../2/Scan.pdf").code == 0
    assert [(register / path).read_bytes() for path in list_files(register)] == [b"1", b"2", b"old"]
    assert list_files(register) == [f"{FOLDER}/scan-2.pdf", f"{FOLDER}/scan-3.pdf", f"{FOLDER}/scan.pdf"]


def test_a_file_inside_the_register_is_recorded_and_not_copied(eapa: Eapa, register: Path) -> None:
    (register / "scans").mkdir()
    (register / "scans/a.txt").write_bytes(SCAN)

    assert eapa("attach", ID, "scans/a.txt").code == 0
    assert 'path: "scans/a.txt"' in read_record(register)
    assert not (register / "documents").exists()


def test_a_file_cannot_be_attached_twice(eapa: Eapa, register: Path, scan: Path) -> None:
    assert eapa("attach", ID, str(scan), str(scan)).err == (
        f"error: '{scan}' is a document of '{ID}' already: '{FOLDER}/dogovor-no-5-skan.pdf'\n"
        f"hint: 'eapa open {ID}' shows it\n"
    )
    assert not (register / "documents").exists()


def test_path_that_is_not_a_file_is_refused(eapa: Eapa, register: Path) -> None:
    outcome = eapa("attach", ID, "data", "none.pdf")

    assert outcome == Outcome(
        4, "", "error: 'data' is a folder, not a regular file\nhint: give the path of the file itself\n"
    )
    assert eapa("attach", ID, "none.pdf").err == f"error: 'none.pdf' cannot be read: {NO_SUCH_FILE}\n"
    assert eapa("attach", "tass", "none.pdf").err == (
        "error: 'tass' is an organization; this command needs an agreement\n"
    )
    assert not (register / "documents").exists()


@POSIX
@pytest.mark.parametrize("kind", ["link", "pipe", "device"])
def test_links_pipes_and_devices_are_refused(eapa: Eapa, register: Path, scan: Path, kind: str) -> None:
    path = register.parent / kind
    match kind:
        case "link":
            path.symlink_to(scan)
        case "pipe":
            os.mkfifo(path)
        case _:
            path = Path(os.devnull)

    outcome = eapa("attach", ID, str(path))

    assert (outcome.code, outcome.err.splitlines()[0]) == (4, f"error: '{path}' is a {kind}, not a regular file")
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

    assert (outcome.code, outcome.err.splitlines()[0]) == (
        4,
        "error: 'documents' is a link, and may lead out of the register",
    )
    assert not any((register.parent / "elsewhere").iterdir())


@pytest.mark.parametrize(
    "change",
    [("read", b"x" * 99), ("copy", SCAN.upper()), ("copy", SCAN + b"more")],
    ids=["changed while it is read", "changed before it is copied", "extended before it is copied"],
)
def test_a_file_that_another_program_changes_is_refused(
    eapa: Eapa, register: Path, scan: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[str, bytes]
) -> None:
    moment, new_content = change
    read_parts, copy = document_content._read_parts, document_content.copy_content
    before = read_record(register)

    def read_then_change(*arguments: object) -> object:
        yield from read_parts(*arguments)  # type: ignore[arg-type]
        scan.write_bytes(new_content)

    def change_then_copy(*arguments: object) -> None:
        scan.write_bytes(new_content)
        copy(*arguments)  # type: ignore[arg-type]

    if moment == "read":
        monkeypatch.setattr(document_content, "_read_parts", read_then_change)
    else:
        monkeypatch.setattr("eapa_cli.storage.journal.copy_content", change_then_copy)

    outcome = eapa("attach", ID, str(scan))

    assert (outcome.code, outcome.err) == (
        3,
        (
            f"error: nothing was changed: another program changed '{scan}' while it was read\n"
            "hint: wait until the file is complete, and try again\n"
        ),
    )
    assert read_record(register) == before
    assert not (register / "documents").exists()


@pytest.mark.parametrize(
    ("megabytes", "message"),
    [
        (9, f"not in the diff: written: {FOLDER}/dogovor-no-5-skan.pdf\n"),
        (11, "warning: '{name}' has 11 MB, and git keeps every version of a file\nhint: a smaller scan is better; "),
        (101, "warning: '{name}' has 101 MB; GitHub refuses files of more than 100 MB\nhint: attach a smaller copy, "),
        (1025, "error: '{path}' is larger than 1 GiB\nhint: attach a smaller copy\n"),
    ],
)
def test_a_large_file_gets_a_warning_and_a_huge_one_is_refused(
    eapa: Eapa, register: Path, scan: Path, megabytes: int, message: str
) -> None:
    with scan.open("wb") as file:
        file.truncate(megabytes * 1024 * 1024)

    outcome = eapa("attach", ID, str(scan), "--dry-run")

    assert outcome.err.startswith(message.format(name=scan.name, path=scan))
    assert not (register / "documents").exists()


def test_rename_moves_the_files_and_the_paths(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    (register / FOLDER / "more").mkdir()
    (register / FOLDER / "more/notes.txt").write_bytes(b"notes")
    (register / FOLDER / ".hidden").write_bytes(b"")
    # Another record names the same file.
    eapa("add-to", OTHER_AGREEMENT, "documents", f"path={FOLDER}/more/notes.txt")
    eapa("set", "2021-07-27-eapa-aaru", f"notes=See {FOLDER}.")
    (register / "documents/renamed").mkdir()
    (register / "documents/renamed/dogovor-no-5-skan.pdf").write_bytes(b"of someone else")

    outcome = eapa("rename", ID, "renamed")

    assert outcome.code == 0
    assert f"renamed: {FOLDER}/more/notes.txt -> documents/renamed/more/notes.txt\n" in outcome.err
    assert list_files(register) == [
        f"{FOLDER}/.hidden",
        "documents/renamed/dogovor-no-5-skan-2.pdf",
        "documents/renamed/dogovor-no-5-skan.pdf",
        "documents/renamed/more/notes.txt",
    ]
    assert 'path: "documents/renamed/dogovor-no-5-skan-2.pdf"' in read_record(register, "renamed")
    assert "documents/renamed/more/notes.txt" in read_record(register, OTHER_AGREEMENT)
    assert f"See {FOLDER}." in read_record(register, "2021-07-27-eapa-aaru")
    assert eapa("validate").code == 0


@POSIX
def test_rename_does_not_move_links_and_pipes(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    (register / FOLDER / "link.pdf").symlink_to("dogovor-no-5-skan.pdf")
    os.mkfifo(register / FOLDER / "pipe")

    assert eapa("rename", ID, "renamed").code == 0
    assert list_files(register) == ["documents/renamed/dogovor-no-5-skan.pdf"]
    assert (register / FOLDER / "link.pdf").is_symlink()


def test_remove_is_refused_if_an_unreadable_record_may_name_a_file(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
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
        assert eapa("attach", id_, str(scan), "--force").code == 0
    scan.write_bytes(b"only in one")
    eapa("attach", "one", str(scan), "--force")

    outcome = eapa("merge", "one", "two")

    assert outcome.code == 0
    assert list_files(register) == ["documents/two/dogovor-no-5-skan-2.pdf", "documents/two/dogovor-no-5-skan.pdf"]
    assert read_record(register, "two").count("- path: ") == 2
    assert eapa("validate").code == 0


def test_remove_deletes_only_the_files_of_the_record(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))
    scan.write_bytes(b"shared")
    eapa("attach", ID, str(scan))
    (register / "documents/elsewhere.pdf").write_bytes(b"elsewhere")
    eapa("attach", ID, "documents/elsewhere.pdf")
    (register / FOLDER / "stray.txt").write_bytes(b"of no record")
    eapa("add-to", OTHER_AGREEMENT, "documents", f"path={FOLDER}/dogovor-no-5-skan-2.pdf")

    outcome = eapa("remove", ID, "--yes")

    remaining_files = ["documents/elsewhere.pdf", f"{FOLDER}/dogovor-no-5-skan-2.pdf", f"{FOLDER}/stray.txt"]
    for path in sorted(remaining_files):
        assert f"note: the file '{path}' stays; delete it if it is of no use\n" in outcome.err
    assert f"deleted: {FOLDER}/dogovor-no-5-skan.pdf\n" in outcome.err
    assert list_files(register) == sorted(remaining_files)
    assert eapa("validate").code == 0


def test_remove_deletes_the_folder_if_it_is_empty(eapa: Eapa, register: Path, scan: Path) -> None:
    eapa("attach", ID, str(scan))

    assert eapa("remove", ID, "--yes").code == 0
    assert not (register / "documents").exists()


ADD_AGREEMENT = [
    "add-agreement", "--type", "agreement", "--party", "eapa", "--party", "tass", "--signed", "2024-05-01",
    "--id", "new",
]  # fmt: skip


@pytest.mark.parametrize("path_format", ["{}", "'{}'", "file://{}", "~/{name}"])
@POSIX
def test_add_agreement_copies_the_scan(
    eapa: Eapa, register: Path, scan: Path, monkeypatch: pytest.MonkeyPatch, path_format: str
) -> None:
    monkeypatch.setenv("HOME", str(scan.parent))

    outcome = eapa(*ADD_AGREEMENT, "--document", path_format.format(scan, name=scan.name))

    assert outcome.code == 0
    assert list_files(register) == ["documents/new/dogovor-no-5-skan.pdf"]
    assert f'sha256: "{hashlib.sha256(SCAN).hexdigest()}"' in read_record(register, "new")
    assert eapa("validate").code == 0


def test_a_path_that_a_terminal_pasted_with_backslashes_is_understood(eapa: Eapa, register: Path, scan: Path) -> None:
    path_format = str(scan).replace(" ", "\\ ").replace("(", "\\(").replace(")", "\\)")

    assert eapa(*ADD_AGREEMENT, "--document", path_format if sys.platform != "win32" else str(scan)).code == 0
    assert list_files(register) == ["documents/new/dogovor-no-5-skan.pdf"]


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
    assert twice.err.startswith(f"error: the file '{scan}' is given twice as a document")
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
