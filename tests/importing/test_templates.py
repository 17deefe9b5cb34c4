"""Templates for spreadsheets: their headings, examples and drop-down lists."""

import csv
import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from running import Eapa

from importing.import_reports import write_csv


def set_languages(register: Path, languages: str) -> None:
    """Replace the languages of the sample register."""
    file = register / "data/register.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("[en, ru]", f"[{languages}]"), encoding="utf-8")


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_template_is_not_overwritten_and_its_example_is_not_imported(
    register: Path, eapa: Eapa, name: str, language: str
) -> None:
    set_languages(register, language)

    first = eapa("import", "--template", name)
    again = eapa("import", "--template", name)

    assert first == (0, "", f"written: {name}\n")
    assert again == (3, "", f"error: the file '{name}' already exists\nhint: choose another name\n")
    assert eapa("import", name) == (0, "row\toutcome\tkind\tid\tremarks\n", "0 new, 0 already recorded, 0 refused\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["data.csv", "--template", "t.csv"], "--template writes a spreadsheet and reads none"),
        (["data.csv", "--kind", "organization"], "--kind is for --template only"),
    ],
)
def test_the_options_of_a_template_are_refused_in_an_import(
    eapa: Eapa, register: Path, arguments: list[str], message: str
) -> None:
    write_csv(register / "data.csv", ["name"], ["Hill"])

    outcome = eapa("import", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {message}\nhint: ")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", ["agreement", "organization"])
def test_the_example_of_a_template_is_valid(register: Path, eapa: Eapa, kind: str, language: str) -> None:
    set_languages(register, language)
    # The example agreement refers to the example organization, which is therefore imported first.
    for name in ["organization"] if kind == "organization" else ["organization", "agreement"]:
        assert eapa("import", "--template", f"{name}.csv", "--kind", name).code == 0
        text = (register / f"{name}.csv").read_text(encoding="utf-8-sig")
        heading, example = csv.reader(io.StringIO(text))
        # The first cell marks the row as an example: "# 24.09.2021 (an example: ...)".
        example[0] = example[0].removeprefix("# ").partition(" (")[0]
        # The owner of the sample register takes the place of the other example party.
        example = [cell.replace("example-assembly", "eapa") for cell in example]
        write_csv(register / f"{name}.csv", heading, example)

        outcome = eapa("import", f"{name}.csv")

        assert outcome.err.startswith("1 new, 0 already recorded, 0 refused\n"), outcome
    assert eapa("validate").code == 0


def read_drop_downs(file: Path, sheet: str) -> dict[str, list[str]]:
    """Return the values that the cells below each heading offer."""
    book = load_workbook(file)
    choices = {}
    for validation in book[sheet].data_validations.dataValidation:
        letter = re.match("[A-Z]+", str(validation.sqref))[0]  # type: ignore[index]
        choices[book[sheet][f"{letter}1"].value] = read_choices(book, validation.formula1)
    return choices


def read_choices(book: Workbook, formula: str) -> list[str]:
    """Return the choices of a drop-down list: a range such as `lists!$A$1:$A$9`, or a text such as `"head,deputy"`."""
    area = formula.partition("!")[2].replace("$", "")
    if area:
        return [cell.value for (cell,) in book["lists"][area]]
    return formula.strip('"').split(",")


def test_the_workbook_template_has_drop_down_lists(register: Path, eapa: Eapa) -> None:
    assert eapa("import", "--template", "a.xlsx").code == 0

    agreements, organizations = (
        read_drop_downs(register / "a.xlsx", sheet) for sheet in ("agreements", "organizations")
    )

    assert agreements["Type"] == ["agreement", "memorandum", "roadmap", "protocol", "convention", "other"]
    assert (
        agreements["Signatory 1 capacity"]
        == agreements["Signatory 2 capacity"]
        == ["head", "deputy", "proxy", "acting"]
    )
    assert {"expired-early", "withdrawn"} < set(agreements["Grounds for termination"])
    assert {"culture", "public-diplomacy"} < set(agreements["Areas"])
    assert {"Afghanistan", "Uzbekistan", "Zimbabwe"} < set(organizations["Country"])


def test_the_drop_down_lists_of_a_russian_template_are_accepted(register: Path, eapa: Eapa) -> None:
    set_languages(register, "ru")
    assert eapa("import", "--template", "a.xlsx").code == 0

    lists = read_drop_downs(register / "a.xlsx", "agreements")

    assert lists["Вид документа"] == ["соглашение", "меморандум", "дорожная карта", "протокол", "конвенция", "другое"]
    assert "Узбекистан" in read_drop_downs(register / "a.xlsx", "organizations")["Страна"]
    # Row number n has the n-th value of each list; a shorter list starts again.
    row_count = max(map(len, lists.values()))
    other_headings = [
        "Дата",
        "Название",
        "Сторона 1",
        "Сторона 2",
        "Подписант 1",
        "Подписант 2",
        "Прекращено",
        "Источник",
    ]
    rows = [
        [
            *(values[number % len(values)] for values in lists.values()),
            f"2021-01-{number + 1:02}", f"Договор {number + 1}", "eapa", "tass", "А. Б.", "В. Г.",
            "2022", "https://example.org",
        ]
        for number in range(row_count)
    ]  # fmt: skip
    write_csv(register / "all.csv", [*lists, *other_headings], *rows)

    assert eapa("import", "all.csv", "--dry-run").err.startswith(f"{row_count} new, 0 already recorded, 0 refused\n")


def test_the_workbook_template_describes_each_column(register: Path, eapa: Eapa) -> None:
    eapa("import", "--template", "t.xlsx")

    headings, *rows = load_workbook(register / "t.xlsx")["dictionary"].values

    assert headings == ("sheet", "column", "field", "choices", "description")
    assert ("agreements", "Signatory 1", "signatories.#.name.@") in {
        (sheet, column, field) for sheet, column, field, _choices, _description in rows
    }
    assert all(description for *_, description in rows)
