"""Edited cells change their own values in a record, and no other values."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from edited_workbooks import Update, apply_edits, change_workbook, read_values, set_cells
from openpyxl import Workbook, load_workbook
from running import Eapa
from samples import read_record

from eapa_cli.exporting.formatted_workbook import FormattedSheet, SheetColumn, write_formatted
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump

AGREEMENT: dict[str, Any] = {
    "id": "a",
    "type": "agreement",
    "title": {"en": "Agreement", "ru": "Соглашение"},
    "parties": [{"organization": "eapa", "note": "First."}, {"organization": "tass", "name_as_signed": "TASS"}],
    "signatories": [
        {"name": {"en": "Anna Ivanova"}, "position": {"en": "Head; Chair"}, "party": "eapa", "capacity": "head"}
    ],
    "areas": [{"topic": "culture", "text": {"en": "Films", "ru": "Фильмы"}}, {"topic": "media"}],
    "term": {"starts": "2021?-09-24", "ends": "..", "duration": "P1Y6M"},
    "sources": [{"url": "https://example.org/1", "title": "News"}],
}


class Edit(NamedTuple):
    """The result of an edited cell."""

    changed: Mapping[str, Any]
    """The changed fields of the record with their new values; None for a removed field."""
    report: str
    """The report of the update."""


class EditCell(Protocol):
    """A function that edits one cell of a new workbook and applies the edit; `fields` replace those of AGREEMENT."""

    def __call__(self, heading: str, value: str | None, sheet: str = ..., id_: str = ..., **fields: Any) -> Edit: ...


@pytest.fixture
def edit_cell(register: Path, eapa: Eapa) -> EditCell:
    """Return a function that edits a cell."""

    def edit_and_update(
        heading: str, value: str | None, sheet: str = "Agreements", id_: str = "a", **fields: Any
    ) -> Edit:
        (register / "data/agreements/a.yaml").write_text(dump({**AGREEMENT, **fields}), encoding="utf-8")
        (path,) = register.rglob(f"{id_}.yaml")
        before = read(path.read_bytes()).data
        assert before
        assert eapa("export", "--workbook", "w.xlsx", "--force").code == 0
        set_cells(register / "w.xlsx", {(id_, heading): value}, sheet)
        outcome = eapa("import", "--update", "w.xlsx", "--force", "--format", "json")
        after = read(path.read_bytes()).data
        assert after is not None
        keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        return Edit({key: after.get(key) for key in keys}, outcome.out)

    return edit_and_update


@pytest.mark.parametrize(
    ("heading", "value", "expected"),
    [
        ("Title", "Cooperation", {"title": {"en": "Cooperation", "ru": "Соглашение"}}),
        ("Title", "О сотрудничестве с TASS", {"title": {"en": "Agreement", "ru": "О сотрудничестве с TASS"}}),
        ("Title", None, {"title": None}),
        ("Title", "unknown", {"title": None}),
        ("Title", "2021", {"title": {"en": "2021", "ru": "Соглашение"}}),
        ("Title", "ќ і", {"title": {"en": "ќ і", "ru": "Соглашение"}}),
        ("In force from", "24 September 2021 (uncertain)", {"term": {**AGREEMENT["term"], "starts": "2021-09-24?"}}),
        ("Valid until", "31.12.2025", {"term": {**AGREEMENT["term"], "ends": "2025-12-31"}}),
        ("Duration", "2 года", {"term": {**AGREEMENT["term"], "duration": "P2Y"}}),
        ("Duration", None, {"term": {"starts": "2021?-09-24", "ends": ".."}}),
        ("Sources", None, {"sources": None}),
        ("Areas", "-", {"areas": None}),
        ("Signatories", "unknown", {"signatories": None}),
        ("Sources", "https://example.org/2", {"sources": [{"url": "https://example.org/2", "title": "News"}]}),
        ("Sources", "example.org/2", {"sources": [{"url": "https://example.org/2", "title": "News"}]}),
        ("Sources", "Example org 1", {"sources": [{"reference": "Example org 1", "title": "News"}]}),
        ("Sources", "Письмо, г.Москва", {"sources": [{"reference": "Письмо, г.Москва"}]}),
        ("Areas", "Media\nCulture", {"areas": [{"topic": "media"}, {"topic": "culture"}]}),
        ("Areas", "Culture: Films\nSport", {"areas": [AGREEMENT["areas"][0], {"topic": "sport"}]}),
        ("Areas", "Culture: Кино\nMedia", {
            "areas": [{"topic": "culture", "text": {"en": "Films", "ru": "Кино"}}, {"topic": "media"}],
        }),
        ("Signatories", "EPA: Anna B. Ivanova, Head; Chair", {
            "signatories": [{**AGREEMENT["signatories"][0], "name": {"en": "Anna B. Ivanova"}}],
        }),
        ("Signatories", "Anna Ivanova, Chair", {
            "signatories": [{**AGREEMENT["signatories"][0], "position": {"en": "Chair"}}],
        }),
        ("Signatories", "EPA: Anna Ivanova", {
            "signatories": [{"name": {"en": "Anna Ivanova"}, "party": "eapa", "capacity": "head"}],
        }),
        ("Parties", "TASS\nEPA", {"parties": [AGREEMENT["parties"][1], AGREEMENT["parties"][0]]}),
    ],
)  # fmt: skip
def test_an_edited_cell_changes_only_the_values_that_it_shows(
    edit_cell: EditCell, heading: str, value: str, expected: Mapping[str, Any]
) -> None:
    assert edit_cell(heading, value).changed == expected


@pytest.mark.parametrize(
    ("heading", "value", "remark"),
    [
        (
            "Signatories",
            "EPA: Boris Petrov, Head",
            "this also removes these fields of 'EPA: Anna Ivanova, Head; Chair': capacity",
        ),
        (
            "Parties",
            "World Peoples Assembly",
            "this also removes these fields of 'TASS Russian News Agency': name as signed",
        ),
        ("Title", None, "this also removes 'Соглашение'"),
        ("Title", "Cooperation", "'Соглашение' in another language did not change"),
        ("Title", "Договор", "'Договор' was added in its own language, and the cell shows the other one"),
        ("Title", "Договор", "this also removes 'Соглашение'"),
        ("Areas", "Culture\nMedia", "this also removes 'Фильмы'"),
        ("Areas", "Culture: Cinema\nMedia", "'Фильмы' in another language did not change"),
        ("Areas", "Culture: Кино\nMedia", "this also removes 'Фильмы'"),
        ("Sources", "https://tass.com/999", "this also removes these fields of 'https://example.org/1': title"),
        ("Type", "MoU", "read from 'MoU'"),
    ],
)
def test_a_remark_names_facts_that_the_cell_does_not_show_and_text_that_was_read_differently(
    edit_cell: EditCell, heading: str, value: str, remark: str
) -> None:
    assert remark in edit_cell(heading, value).report


@pytest.mark.parametrize("name", ["John Lee, Jr.", "John (Jack) Lee", "Lee; Jack"])
def test_a_position_changes_after_a_name_with_a_comma_or_brackets(edit_cell: EditCell, name: str) -> None:
    signatory = {"name": {"en": name}, "position": {"en": "Head"}, "party": "eapa"}

    edit = edit_cell("Signatories", f"EPA: {name}, Deputy Head", signatories=[signatory])

    assert edit.changed == {"signatories": [{**signatory, "position": {"en": "Deputy Head"}}]}


def test_a_new_address_of_a_source_keeps_the_reference_that_its_line_does_not_show(edit_cell: EditCell) -> None:
    source = {"url": "https://example.org/1", "reference": "folder 12", "title": "News"}

    edit = edit_cell("Sources", "https://example.org/2", sources=[source])

    assert edit.changed == {"sources": [{**source, "url": "https://example.org/2"}]}


def test_a_source_without_an_address_has_one_line_and_stays_when_another_is_added(
    register: Path, edit_cell: EditCell
) -> None:
    sources = [{"reference": "folder 12,\nno. 34"}, {"title": "News", "published": "2021"}]
    lines = "folder 12, no. 34\nNews; 2021"

    edit = edit_cell("Sources", f"{lines}\nhttps://example.org/2", sources=sources)

    assert read_values(register / "w.xlsx")["a"]["Sources"].startswith(lines)
    assert edit.changed == {"sources": [*sources, {"url": "https://example.org/2"}]}


def test_an_emptied_date_of_signing_also_removes_its_basis(edit_cell: EditCell) -> None:
    edit = edit_cell("Signed", None, signed={"date": "2021-09", "basis": "stated"})

    assert edit.changed == {"signed": None}
    assert "this also removes these fields of 'September 2021': basis" in edit.report


@pytest.mark.parametrize(
    ("value", "term"), [(None, {"ends": "2026"}), ("Not renewed", {"ends": "2026", "renewal": {"mode": "none"}})]
)
def test_a_removed_renewal_has_no_period(edit_cell: EditCell, value: str | None, term: Mapping[str, Any]) -> None:
    renewal = {"mode": "tacit", "period": "P1Y", "max": 2}

    edit = edit_cell("Renewal", value, term={"ends": "2026", "renewal": renewal})

    assert edit.changed == {"term": term}
    assert "this also removes these fields of 'Renewed automatically': period, max" in edit.report


def test_a_text_in_another_language_is_added_to_the_texts(edit_cell: EditCell) -> None:
    edit = edit_cell("Title", "Договор", title={"en": "Agreement"})

    assert edit.changed == {"title": {"en": "Agreement", "ru": "Договор"}}
    assert "did not change" not in edit.report


def test_the_name_of_an_organization_changes_in_its_language(edit_cell: EditCell) -> None:
    english = edit_cell("Name", "TASS Agency", "Organizations", "tass").changed["names"]
    russian = edit_cell("Name", "ТАСС Россия", "Organizations", "tass").changed["names"]

    assert english[0] == {"value": "TASS Agency", "lang": "en", "kind": "official"}
    assert {"value": "ТАСС Россия", "lang": "ru", "kind": "official"} in russian

    replaced = edit_cell("Name", "ТАСС Сегодня", "Organizations", "tass")

    assert [name["value"] for name in replaced.changed["names"]] == ["TASS Agency", "TASS", "ТАСС", "ТАСС Сегодня"]
    assert "this also removes 'ТАСС Россия'" in replaced.report


def test_an_emptied_name_is_removed(edit_cell: EditCell) -> None:
    names = edit_cell("Acronym", None, "Organizations", "nnosc").changed["names"]

    assert [name["kind"] for name in names].count("acronym") == 0


def test_a_date_that_cannot_be_read_from_its_words_is_shown_in_edtf(register: Path, edit_cell: EditCell) -> None:
    edit_cell("Title", "A", signed={"date": "XXXX-09-24"}, terminated={"date": "2020", "grounds": "other"})

    row = read_values(register / "w.xlsx")["a"]
    assert (row["Signed"], row["Ended early on"], row["Valid until"]) == ("XXXX-09-24", 2020, "open-ended")
    assert row["In force from"] == "24 September 2021 (year uncertain)"


def test_a_year_before_1000_is_shown_with_all_its_digits(register: Path, edit_cell: EditCell) -> None:
    edit_cell("Title", "A", signed={"date": "0044"}, term={"starts": "0988-07-28"})

    row = read_values(register / "w.xlsx")["a"]
    assert (row["Signed"], row["In force from"]) == ("0044", "28 July 0988")


@pytest.mark.parametrize("kind", ["official", "alias"])
def test_organizations_of_the_same_name_are_shown_with_their_ids(
    register: Path, eapa: Eapa, edit_cell: EditCell, kind: str
) -> None:
    # The organization 'other' has all names of 'tass'.
    text = (register / "data/organizations/tass.yaml").read_text(encoding="utf-8")
    text = text.replace("id: tass", "id: other").replace("kind: official", f"kind: {kind}")
    (register / "data/organizations/other.yaml").write_text(text, encoding="utf-8")

    edit = edit_cell("Parties", "TASS Russian News Agency [other]\nWorld Peoples Assembly")

    parties = read_values(register / "w.xlsx")["2020-01-31-eapa-tass"]["Parties"]
    assert parties == "World Peoples Assembly\nTASS Russian News Agency [tass]"
    assert edit.changed == {"parties": [{"organization": "other"}, AGREEMENT["parties"][0]]}
    assert edit_cell("Parties", "EPA\ntass", parties=[AGREEMENT["parties"][0], {"organization": "uca-es"}]).changed == {
        "parties": [AGREEMENT["parties"][0], {"organization": "tass"}]
    }
    assert edit_cell("Parties", "TASS Russian News Agency").changed == {}
    assert eapa("export", "--workbook", "w.xlsx", "--force").code == 0
    _first, second = read_values(register / "w.xlsx")["2020-01-31-eapa-tass"]["Signatories"].splitlines()
    assert second.startswith("TASS Russian News Agency [tass]: ")


def test_an_organization_without_a_record_is_shown_by_its_id(edit_cell: EditCell) -> None:
    parties = [{"organization": "gone"}, {"organization": "eapa"}]

    edit = edit_cell("Parties", "TASS\nEPA", parties=parties)

    assert edit.changed["parties"] == [{"organization": "tass"}, {"organization": "eapa"}]
    assert '"gone"' in edit.report


def test_an_edit_of_parties_is_refused_if_a_party_got_another_name(eapa: Eapa, exported_workbook: Path) -> None:
    set_cells(exported_workbook, {("2020-01-31-eapa-tass", "Parties"): "World Peoples Assembly\nUniversity of Cadiz"})
    assert eapa("set", "tass", "names.0.value=TASS Today").code == 0

    outcome = eapa("import", "--update", "w.xlsx")

    assert outcome.code == 3
    assert "the register was changed after the export, which had 'World Peoples Assembly" in outcome.out


def test_a_column_that_was_omitted_can_be_added(register: Path, eapa: Eapa, exported_workbook: Path) -> None:
    def add_notice_column(book: Workbook) -> None:
        sheet = book["Agreements"]
        sheet.cell(1, 30).value = "Уведомление"
        sheet.cell(3, 30).value = "3 months"

    change_workbook(exported_workbook, add_notice_column)

    assert apply_edits(eapa) == [Update("changed", "2020-01-31-eapa-tass", "Уведомление")]
    assert read_record(register, "2020-01-31-eapa-tass")["term"]["notice"] == "P3M"


def test_unsigned_agreements_are_exported_with_their_stage(register: Path, eapa: Eapa) -> None:
    parties = [{"organization": "eapa"}, {"organization": "tass"}]
    unsigned = {"id": "b", "type": "agreement", "stage": "planned", "parties": parties, "sources": AGREEMENT["sources"]}
    (register / "data/agreements/b.yaml").write_text(dump(unsigned), encoding="utf-8")
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    stage = read_values(register / "w.xlsx")["b"]["Stage"]

    set_cells(register / "w.xlsx", {("b", "Stage"): "negotiating"})

    assert (stage, read_values(register / "w.xlsx")["b"]["Status"]) == ("Planned", "Planned")
    assert eapa("import", "--update", "w.xlsx").code == 0
    assert "stage: negotiating" in (register / "data/agreements/b.yaml").read_text(encoding="utf-8")
    assert eapa("export", "--workbook", "w.xlsx", "--party", "tass", "--force").code == 0
    assert "b" not in read_values(register / "w.xlsx")


def test_a_sheet_has_its_text_unchanged_and_a_long_title_shortened_in_the_page_header(tmp_path: Path) -> None:
    sheet = FormattedSheet(
        name="A & B", title="A & B " * 99, columns=[SheetColumn(heading="n", width=9)], rows=[[1], ["=x"]]
    )

    write_formatted([sheet], tmp_path / "w.xlsx", date_format="dd.mm.yyyy")

    (found,) = load_workbook(tmp_path / "w.xlsx").worksheets
    assert [list(row) for row in found.values] == [["n"], [1], ["=x"]]
    assert found.oddHeader.left.text.startswith("A && B A && B ")
    assert len(found.oddHeader.left.text) < 250
