"""An export replaces only earlier exports, on request, and completely or not at all."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from running import Eapa


def test_an_existing_file_is_replaced_only_with_force(register: Path, eapa: Eapa) -> None:
    (register / "a.json").write_text("mine", encoding="utf-8")

    refused = eapa("export", "a.json")
    content = (register / "a.json").read_text(encoding="utf-8")
    forced = eapa("export", "a.json", "--force")

    assert refused == (
        3, "", "error: the file 'a.json' already exists\nhint: choose another name, or add --force\n",
    )  # fmt: skip
    assert (content, forced.code) == ("mine", 0)
    assert (register / "a.json").stat().st_size > len(content)


def test_files_of_an_earlier_export_are_replaced_with_force(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/notes.txt").write_text("mine", encoding="utf-8")
    (register / "out/agreements.csv").write_text("old", encoding="utf-8")

    refused = eapa("export", "out", "--format", "csv")
    forced = eapa("export", "out", "--format", "csv", "--force")

    assert refused.code == 3
    assert "error: the folder 'out' already has an export" in refused.err.splitlines()
    assert forced.code == 0
    assert sorted(path.name for path in (register / "out").iterdir()) == [
        "agreements.csv", "csv-metadata.json", "notes.txt", "organizations.csv",
    ]  # fmt: skip
    assert (register / "out/notes.txt").read_text(encoding="utf-8") == "mine"
    assert (register / "out/agreements.csv").read_text(encoding="utf-8").startswith("id,")
    assert not list(register.glob(".eapa-*"))


def test_an_export_that_cannot_be_published_leaves_the_earlier_one(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/organizations.csv").unlink()
    (register / "out/organizations.csv").mkdir()
    (register / "out/agreements.csv").write_text("old", encoding="utf-8")

    outcome = eapa("export", "out", "--format", "csv", "--force")

    assert outcome == (4, "", "error: 'out' cannot be written: 'organizations.csv' is a folder\n")
    assert (register / "out/agreements.csv").read_text(encoding="utf-8") == "old"


# An export replaces three files, each by two renames.
@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("rename_number", range(1, 7))
def test_an_export_that_is_stopped_leaves_the_earlier_one(
    register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch, rename_number: int, stop: type[BaseException]
) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/agreements.csv").write_text("old", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in (register / "out").iterdir()}
    renames: list[Path] = []
    rename = Path.rename

    def rename_or_stop(path: Path, target: Path) -> Path:
        renames.append(path)
        if len(renames) == rename_number:
            raise stop
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", rename_or_stop)
    with suppress(KeyboardInterrupt, SystemExit):
        eapa("export", "out", "--format", "csv", "--force")
    monkeypatch.undo()

    assert {path.name: path.read_bytes() for path in (register / "out").iterdir()} == before
    assert not list(register.glob(".eapa-*"))


# After the first file is replaced.
@pytest.mark.parametrize("rename_number", [3, 4, 5, 6])
def test_an_export_that_was_killed_can_be_repeated(register: Path, eapa: Eapa, rename_number: int) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    program = (
        "import itertools, os, sys\n"
        "from pathlib import Path\n"
        "from eapa_cli.cli.app import main\n"
        "last_number, rename, numbers = int(sys.argv.pop(1)), Path.rename, itertools.count(1)\n"
        "def rename_or_end(path, target):\n"
        "    return rename(path, target) if next(numbers) < last_number else os._exit(9)\n"
        "Path.rename = rename_or_end\n"
        "main()\n"
    )

    command = [sys.executable, "-c", program, str(rename_number), "export", "out", "--format", "csv", "--force"]
    killed = subprocess.run(command, cwd=register, check=False)
    again = eapa("export", "out", "--format", "csv", "--force")

    assert (killed.returncode, again.code) == (9, 0)
    assert {path.name for path in (register / "out").iterdir()} == {
        "agreements.csv", "csv-metadata.json", "organizations.csv",
    }  # fmt: skip


def test_files_of_earlier_years_are_removed_and_other_files_stay(register: Path, eapa: Eapa) -> None:
    pytest.importorskip("pyarrow")
    assert eapa("export", "out", "--format", "parquet").code == 0
    (years,) = {path.parent.parent for path in (register / "out").rglob("part-0.parquet")}
    for name in ("year=1900/part-0.parquet", "year=1901/part-0.parquet", "year=1901/notes.txt"):
        (years / name).parent.mkdir(exist_ok=True)
        (years / name).write_text("mine", encoding="utf-8")

    assert eapa("export", "out", "--format", "parquet", "--force").code == 0

    assert not (years / "year=1900").exists()
    assert [path.name for path in (years / "year=1901").iterdir()] == ["notes.txt"]


def test_an_export_of_one_table_does_not_replace_its_metadata(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "uz.csv") == (0, "", "written: uz.csv\nwritten: uz.csv-metadata.json\n")
    (register / "uz.csv").unlink()

    refused = eapa("export", "uz.csv")

    assert refused.code == 3
    assert "error: the file 'uz.csv-metadata.json' already exists" in refused.err.splitlines()
    assert not (register / "uz.csv").exists()


def test_an_empty_folder_is_filled(register: Path, eapa: Eapa) -> None:
    (register / "out").mkdir()

    assert eapa("export", "out", "--format", "csv").code == 0
    assert (register / "out/agreements.csv").is_file()


def test_a_folder_with_other_files_is_refused_even_with_force(register: Path, eapa: Eapa) -> None:
    outcome = eapa("export", "data", "--format", "csv", "--force")

    assert outcome == (
        3, "",
        "error: the folder 'data' has files that are not from an export\nhint: name an empty or a new folder\n",
    )  # fmt: skip
    assert (register / "data/register.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data", "--format", "json"], "error: 'data' is a folder\nhint: name a file in it\n"),
        (
            ["data/register.yaml", "--format", "csv"],
            "error: 'data/register.yaml' is not a folder\nhint: this format needs a folder: choose another name\n",
        ),
    ],
)
def test_files_and_folders_do_not_replace_each_other(
    register: Path, eapa: Eapa, arguments: list[str], message: str
) -> None:
    assert eapa("export", *arguments) == (3, "", message)
    assert (register / "data/register.yaml").is_file()


def test_a_failed_write_is_reported_and_leaves_nothing(register: Path, eapa: Eapa) -> None:
    outcome = eapa("export", "data/register.yaml/a.json")

    assert outcome.code == 4
    assert f"error: '{Path('data/register.yaml/a.json')}' cannot be written: " in outcome.err
    assert not list(register.glob("**/.eapa-*"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["out"], "error: the extension of 'out' does not name a format\n"),
        (["-"], "error: stdout needs a format\nhint: add --format json, jsonl or jsonld\n"),
        (["-", "--format", "xlsx"], "error: xlsx cannot be written to stdout\n"),
        (["a.csv", "--separator", ";;"], "error: ';;' cannot separate cells\n"),
        (["a.csv", "--separator", '"'], "error: '\"' cannot separate cells\n"),
    ],
)
def test_an_unsuitable_format_or_separator_is_a_usage_error(eapa: Eapa, arguments: list[str], message: str) -> None:
    outcome = eapa("export", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert "\nhint: " in outcome.err
