"""An export never takes the place of what it was not told to replace, and leaves nothing half made."""

from pathlib import Path

import pytest
from running import Eapa


def test_a_file_that_is_there_is_replaced_only_when_told_to(register: Path, eapa: Eapa) -> None:
    (register / "a.json").write_text("mine", encoding="utf-8")

    refused = eapa("export", "a.json")
    kept = (register / "a.json").read_text(encoding="utf-8")
    forced = eapa("export", "a.json", "--force")

    assert refused == (
        3, "", "error: the file 'a.json' is there already\nhint: give another name, or --force to replace it\n",
    )  # fmt: skip
    assert (kept, forced.code) == ("mine", 0)
    assert (register / "a.json").stat().st_size > len(kept)


def test_a_folder_of_an_earlier_export_is_replaced_whole_when_told_to(register: Path, eapa: Eapa) -> None:
    assert eapa("export", "out", "--format", "csv").code == 0
    (register / "out/left-over.csv").write_text("", encoding="utf-8")

    refused = eapa("export", "out", "--format", "csv")
    forced = eapa("export", "out", "--format", "csv", "--force")

    assert (refused.code, refused.err.splitlines()[0]) == (3, "error: the folder 'out' holds an export already")
    assert forced.code == 0
    assert sorted(path.name for path in (register / "out").iterdir()) == [
        "agreements.csv", "csv-metadata.json", "organizations.csv",
    ]  # fmt: skip


def test_an_empty_folder_is_filled(register: Path, eapa: Eapa) -> None:
    (register / "out").mkdir()

    assert eapa("export", "out", "--format", "csv").code == 0
    assert (register / "out/agreements.csv").is_file()


def test_a_folder_with_other_files_is_left_alone_even_when_told_otherwise(register: Path, eapa: Eapa) -> None:
    outcome = eapa("export", "data", "--format", "csv", "--force")

    assert outcome == (
        3, "",
        "error: the folder 'data' holds other files than an export\nhint: name a folder that is empty or not there\n",
    )  # fmt: skip
    assert (register / "data/register.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data", "--format", "json"], "error: 'data' is a folder\nhint: name a file in it\n"),
        (
            ["data/register.yaml", "--format", "csv"],
            "error: 'data/register.yaml' is not a folder\nhint: this form needs a folder: give another name\n",
        ),
    ],
)
def test_a_file_is_no_folder_and_a_folder_no_file(
    register: Path, eapa: Eapa, arguments: list[str], message: str
) -> None:
    assert eapa("export", *arguments) == (3, "", message)
    assert (register / "data/register.yaml").is_file()


def test_what_cannot_be_written_is_said_and_leaves_nothing(register: Path, eapa: Eapa) -> None:
    outcome = eapa("export", "data/register.yaml/a.json")

    assert outcome.code == 4
    assert outcome.err.startswith("error: 'data/register.yaml/a.json' cannot be written: ") or (
        outcome.err.startswith("error: 'data\\register.yaml\\a.json' cannot be written: ")
    )
    assert not list(register.glob("**/.eapa-*"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["out"], "error: the name 'out' does not say in which form to export\n"),
        (["-", "--format", "xlsx"], "error: xlsx does not go to stdout\n"),
        (["a.csv", "--separator", ";;"], "error: ';;' cannot part cells\n"),
        (["a.csv", "--separator", '"'], "error: '\"' cannot part cells\n"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(register: Path, eapa: Eapa, arguments: list[str], message: str) -> None:
    outcome = eapa("export", *arguments)

    assert register.is_dir()
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)
    assert "\nhint: " in outcome.err
