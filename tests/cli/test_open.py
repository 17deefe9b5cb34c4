"""`open`: documents and sources in the system's viewer or browser."""

import sys
from pathlib import Path

import pytest
from running import Eapa, Outcome
from samples import edit_file

ID = "2020-01-31-eapa-tass"
URL = "https://tass.com/society/1115243"
POSIX = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these systems have their own programs")


@pytest.fixture(autouse=True)
def remove_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove the variables that name a screen, without which no viewer is started."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(name="viewer")
def system_viewer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a viewer that writes the number of its arguments and the arguments to the file `viewed`.

    Return its program.
    """
    program = tmp_path / "bin/xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$#" "$@" > {tmp_path}/viewed\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    return program


def attach(eapa: Eapa, register: Path, name: str, content: bytes = b"text") -> Path:
    """Attach a file under its own name."""
    file = register / "documents" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    assert eapa("attach", ID, str(file)).code == 0
    return file


@POSIX
def test_the_first_document_is_opened_else_the_first_address(eapa: Eapa, register: Path, viewer: Path) -> None:
    viewed = viewer.parents[1] / "viewed"

    outcome = eapa("open", "TASS Russian News Agency")

    assert outcome == Outcome(
        0, "", f"note: 'TASS Russian News Agency' is tass (TASS Russian News Agency)\nopened: {URL}\n"
    )
    assert viewed.read_text() == f"1\n{URL}\n"
    scan = attach(eapa, register, "a $(touch x) 'b.pdf")  # a name that must not reach a shell
    assert eapa("open", ID) == Outcome(0, "", f"opened: {scan}\n")
    assert viewed.read_text() == f"1\n{scan}\n"
    assert eapa("open", ID, "--source", "1").err == f"opened: {URL}\n"
    assert eapa("open", ID, "--document", "1").err == f"opened: {scan}\n"


@POSIX
def test_a_viewer_that_shows_the_file_is_not_waited_for(
    eapa: Eapa, viewer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    viewer.write_text("#!/bin/sh\nexec sleep 5\n")  # longer than the program waits for an error
    monkeypatch.setattr("eapa_cli.cli.system_opener._MAX_START_SECONDS", 0.1)

    assert eapa("open", ID).err == f"opened: {URL}\n"


@POSIX
@pytest.mark.usefixtures("viewer")
def test_a_viewer_is_started_also_on_wayland(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")

    assert eapa("open", ID).err == f"opened: {URL}\n"


@POSIX
@pytest.mark.parametrize("failure", ["fails", "cannot be started", "is missing"])
def test_without_a_viewer_the_address_is_printed(eapa: Eapa, viewer: Path, failure: str) -> None:
    match failure:
        case "fails":
            viewer.write_text("#!/bin/sh\nexit 3\n")
        case "cannot be started":
            viewer.write_text("#!/no/such/program\n")
        case _:
            viewer.unlink()

    assert eapa("open", ID) == Outcome(
        0, f"{URL}\n", "note: no viewer or browser could be started; this is the address\n"
    )


def test_without_a_screen_the_path_is_printed(eapa: Eapa, register: Path) -> None:
    scan = attach(eapa, register, "a.pdf")

    assert eapa("open", ID) == Outcome(
        0, f"{scan}\n", "note: no viewer or browser could be started; this is the path\n"
    )


@POSIX
def test_a_file_of_a_type_that_may_be_a_program_is_not_opened(eapa: Eapa, register: Path, viewer: Path) -> None:
    file = attach(eapa, register, "a.pdf.desktop")

    outcome = eapa("open", ID)

    assert outcome == Outcome(
        0, f"{file}\n", "note: files of this type are not opened, since some of them are programs; this is its path\n"
    )
    assert not (viewer.parents[1] / "viewed").exists()


@POSIX
def test_a_changed_document_is_opened_with_a_warning(eapa: Eapa, register: Path, viewer: Path) -> None:
    attach(eapa, register, "a.pdf").write_bytes(b"another")

    assert eapa("open", ID).err.startswith("warning: 'documents/a.pdf' was changed since it was recorded\nopened: ")
    assert (viewer.parents[1] / "viewed").exists()


@POSIX
@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ("path: ../../secret", "'../../secret' cannot be opened: it does not lead to a file inside the register"),
        (
            "path: data/register.yaml",
            "'data/register.yaml' cannot be opened: a document must not be a hidden file, or in 'data'",
        ),
        ("path: documents/none.pdf", "'documents/none.pdf' cannot be opened: the file does not exist"),
        ("url: 'file:///etc/passwd'", "'file:///etc/passwd' is not opened: its address does not start with http"),
        (
            "url: 'file://[not-an-address'",
            "'file://[not-an-address' is not opened: its address does not start with http",
        ),
        ("url: 'javascript:alert(1)'", "'javascript:alert(1)' is not opened: its address does not start with http"),
        ("title: Lost", "this document or source has neither a path nor a web address"),
        ("path: null", "this document or source has neither a path nor a web address"),
    ],
)
def test_only_web_addresses_and_files_of_the_register_are_opened(
    eapa: Eapa, register: Path, viewer: Path, item: str, reason: str
) -> None:
    with (register / f"data/agreements/{ID}.yaml").open("a") as file:
        file.write(f"documents: [{{{item}}}]\n")

    outcome = eapa("open", ID, "--document", "1")

    assert outcome.code == 3
    assert outcome.err.startswith(f"error: {reason}")
    assert not (viewer.parents[1] / "viewed").exists()


def test_a_missing_document_or_source_is_reported(eapa: Eapa) -> None:
    source = eapa("open", ID, "--source", "9")
    document = eapa("open", "tass", "--document", "1")

    assert source.err == f"error: '{ID}' has no source 9; it has 1\nhint: 'eapa show {ID}' lists them\n"
    assert document.err == "error: 'tass' has no document 1; it has 0\nhint: 'eapa show tass' lists them\n"


@pytest.mark.parametrize(
    ("documents", "message"),
    [
        ("none", f"'{ID}' has no document 1; it has 0"),
        ("[5]", "this document or source has neither a path nor a web address"),
    ],
)
def test_an_invalid_list_of_documents_is_reported(eapa: Eapa, register: Path, documents: str, message: str) -> None:
    with (register / f"data/agreements/{ID}.yaml").open("a") as file:
        file.write(f"documents: {documents}\n")

    outcome = eapa("open", ID, "--document", "1")

    assert (outcome.code, outcome.err.splitlines()[0]) == (3, f"error: {message}")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("reference: 'folder 12'", "this source is not on the web: folder 12"),
        ("archive: Central Archive", "this source is not on the web: Central Archive"),
        ("note: 'Seen in 2021.'", "this document or source has neither a path nor a web address"),
    ],
)
def test_a_source_without_an_address_is_reported(eapa: Eapa, register: Path, source: str, message: str) -> None:
    edit_file(register / f"data/agreements/{ID}.yaml", "\nsources:\n", f"\nsources:\n  - {{{source}}}\n")

    assert eapa("open", ID, "--source", "1") == Outcome(3, "", f"error: {message}\n")


def test_a_source_and_a_document_cannot_be_opened_together(eapa: Eapa) -> None:
    assert eapa("open", ID, "--source", "1", "--document", "1") == Outcome(
        2, "", "error: --source and --document cannot be used together\nhint: give one of them\n"
    )


def test_a_record_without_documents_and_sources_is_refused(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/none.yaml").write_text(
        "id: none\ntype: agreement\nparties: [{organization: eapa}, {organization: tass}]\n"
    )

    assert eapa("open", "none").err == "error: 'none' has neither a document nor a source with an address\n"
