"""The import of a clerk's workbook into an empty register, and how statuses and signatories are read.

The facts in the workbook are invented.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from running import Eapa, Outcome
from samples import read_record

from eapa_cli.yaml.reader import read
from importing.import_reports import read_report

HEADINGS = [
    "№ п/п", "Дата и место подписания", "Вид документа", "Наименование", "Стороны", "Подписанты (ФИО, должность)",
    "Направления сотрудничества", "Срок действия", "Статус", "Источник", "Другие источники", "Примечания",
]  # fmt: skip
ROWS: list[list[Any]] = [
    [
        1, "19 ноября 2025 г., Подольск", "Соглашение о сотрудничестве", "Соглашение клуба и лиги",
        "1. Клуб друзей Жрва (Россия)\n2. Лига Кверти; \n3. Zhrv Academy (ZA)",
        "Лига Кверти: А.Б. Уфыв, президент\nZhrv Academy – Rector Ann Xyzzy",
        "культура, образование; палеонтология", "5 лет, с автопролонгацией на год", "подписано",
        "https://example.org/1", "https://example.org/2 https://example.org/3", "",
    ],
    [
        2, datetime(2019, 3, 4), "Рамочный меморандум", "", "Клуб друзей Жрва и Zhrv Academy",  # noqa: DTZ001
        "Ольга Ячсм, Ann Xyzzy", "science and research, youth", "expired in 2021; text lost", "истёк",
        "https://example.org/4", "", "Найден в архиве",
    ],
    [
        3, "Gazi University, rectorate; 2018", "Протокол", "", "ZA / Лига Кверти", "", "joint projects",
        "бессрочно", "расторгнуто", "https://example.org/5", "", "",
    ],
    [4, "не указана", "MoU", "", "ZA | Лига Кверти", "", "", "", "действует", "https://example.org/6", "", ""],
    [5, "2011", "Протокол", "", "ZA; Клуб друзей Жрва", "", "", "до 2015", "действует", "https://example.org/7", "", ""],
]  # fmt: skip
CONTACTS = [
    ["Контакты организаций"],
    [],
    ["Организация", "Тип организации", "Страна", "Сайт", "Контактное лицо", "Телефон", "E-mail"],
    ["Клуб друзей Жрва", "НКО", "Россия", "", "Иванов И.И.", "+7 000", "a@example.org"],
    ["Zhrv Academy (ZA)", "университет", "Узбекистан", "https://example.org/za", "", "", ""],
]


@pytest.fixture
def import_register(register: Path, eapa: Eapa) -> Callable[..., Outcome]:
    """Return a function that writes the workbook and imports it into an empty register."""
    assert eapa("init", "new", "--bare", "--owner", "club", cwd=register.parent).code == 0

    def run(*options: str) -> Outcome:
        book = Workbook()
        sheet = book.active
        assert sheet
        sheet.title = "Реестр"
        for row in (["РЕЕСТР СОГЛАШЕНИЙ"], [], HEADINGS, *ROWS):
            sheet.append(row)
        sheet.merge_cells("A1:L1")
        other = book.create_sheet("Контакты")
        for row in CONTACTS:
            other.append(row)
        book.save(register.parent / "new/a.xlsx")
        return eapa("import", "a.xlsx", "--create-organizations", *options, cwd=register.parent / "new")

    return run


def read_agreements(register: Path) -> list[Any]:
    """Return the data of the imported agreements."""
    folder = register.parent / "new/data/agreements"
    return [read(file.read_bytes()).data for file in sorted(folder.iterdir())]


def test_all_agreements_and_organizations_are_imported_in_one_run(
    register: Path, import_register: Callable[..., Outcome]
) -> None:
    outcome = import_register()

    assert outcome.code == 0, outcome
    assert outcome.err.startswith(
        "note: 'Контакты': contact data of people are not stored: 'Контактное лицо', 'Телефон', 'E-mail'\n"
        "8 new, 0 already recorded, 0 refused\n"
    )
    first = next(agreement for agreement in read_agreements(register) if agreement["id"].startswith("2025-11-19"))
    assert first == {
        "id": "2025-11-19-klub-druzey-zhrva-liga-kverti-za",
        "type": "agreement",
        "title": {"ru": "Соглашение клуба и лиги"},
        "signed": {"date": "2025-11-19", "place": {"city": {"ru": "Подольск"}}},
        "parties": [{"organization": id_} for id_ in ("klub-druzey-zhrva", "liga-kverti", "za")],
        "signatories": [
            {"name": {"ru": "А.Б. Уфыв"}, "position": {"ru": "президент"}, "party": "liga-kverti"},
            {"name": {"en": "Ann Xyzzy"}, "position": {"en": "Rector"}, "party": "za"},
        ],
        "areas": [
            {"topic": "culture", "text": {"ru": "культура, образование"}},
            {"topic": "other", "text": {"ru": "палеонтология"}},
        ],
        "term": {"duration": "P5Y", "renewal": {"mode": "tacit", "period": "P1Y"}},
        "sources": [{"url": f"https://example.org/{number}"} for number in (1, 2, 3)],
    }


def test_text_without_a_field_is_stored_as_a_note_and_reported(
    register: Path, import_register: Callable[..., Outcome]
) -> None:
    outcome = import_register()

    remarks = {row.place: row.remarks for row in read_report(outcome) if row.kind == "agreement"}
    # The first agreement is in row 4 of the sheet.
    assert remarks == {
        "Реестр!4": "G4 ('Направления сотрудничества'): no topic of the vocabulary was found in 'палеонтология': stored as text",
        "Реестр!5": (
            "C5 ('Вид документа'): 'Рамочный меморандум' is stored as the type 'memorandum'; "
            "E5 ('Стороны'): read as 2 parties: Клуб друзей Жрва; Zhrv Academy; "
            "H5 ('Срок действия'): 'text lost' has no field: the whole text is stored as a note"
        ),
        "Реестр!6": (
            "E6 ('Стороны'): read as 2 parties: ZA; Лига Кверти; "
            "I6 ('Статус'): 'расторгнуто' is stored as a termination without a date"
        ),
        "Реестр!7": "I7 ('Статус'): 'действует' was not stored: a status follows from the term, which is not known",
        "Реестр!8": "I8 ('Статус'): 'действует' was not stored: the status that follows from the term is 'expired'",
    }
    by_day = {agreement.get("signed", {}).get("date"): agreement for agreement in read_agreements(register)}
    assert by_day["2019-03-04"]["term"] == {"ends": "2021", "note": "expired in 2021; text lost"}
    assert by_day["2018"]["terminated"] == {"grounds": "other", "note": "расторгнуто"}
    assert by_day["2018"]["signed"]["place"] == {"name": {"en": "Gazi University, rectorate"}}


def test_dry_run_explains_each_cell(import_register: Callable[..., Outcome]) -> None:
    outcome = import_register("--dry-run")

    explanations = {row.place: row.understood for row in read_report(outcome)}["Реестр!4"]
    assert (
        "B4 ('Дата и место подписания'): '19 ноября 2025 г., Подольск' = 19 November 2025, city Подольск"
        in explanations
    )
    assert (
        "H4 ('Срок действия'): '5 лет, с автопролонгацией на год' = duration five years, renewal tacit, renewal period one year"
        in explanations
    )
    assert "Rector, for za" in explanations


@pytest.mark.parametrize(
    ("termination", "status", "message", "stored"),
    [
        (
            "2030-01-01;withdrawn;Notice of 2026",
            "terminated",
            "'terminated' was not stored: the status that follows from the term is 'in-force'",
            {"date": "2030-01-01", "grounds": "withdrawn", "note": "Notice of 2026"},
        ),
        (
            "2022;withdrawn;By letter",
            "superseded",
            "1 new, 0 already recorded",
            {"date": "2022", "grounds": "withdrawn", "note": "By letter"},
        ),
        (
            "2022;;",
            "superseded",
            "'superseded' is stored as the grounds for the termination",
            {"date": "2022", "grounds": "superseded", "note": "superseded"},
        ),
        (
            ";;By letter",
            "terminated",
            "'terminated' is stored as a termination without a date",
            {"grounds": "other", "note": "By letter"},
        ),
    ],
)
def test_a_status_does_not_replace_values_of_a_termination(  # noqa: PLR0917
    register: Path, eapa: Eapa, termination: str, status: str, message: str, stored: dict[str, str]
) -> None:
    (register / "a.csv").write_text(
        "Date;Type;Parties;Source;Term;Terminated;Grounds;Note on the termination;Status\n"
        f"2010;other;eapa, tass;https://example.org/1;30 years;{termination};{status}\n",
        encoding="utf-8",
    )

    outcome = eapa("import", "a.csv", "--force")

    assert message in outcome.out + outcome.err
    agreement = read_record(register, "2010-eapa-tass-other")
    assert agreement["terminated"] == stored


@pytest.mark.parametrize(
    ("status", "remarks"),
    [
        ("draft", ""),  # this word means that the agreement is planned
        ("negotiations", "column 'Status': 'negotiations' was not stored: the row has the stage 'planned'"),
        ("signed", "column 'Status': 'signed' was not stored: the row has the stage 'planned'"),
    ],
)
def test_a_status_does_not_replace_a_stage(register: Path, eapa: Eapa, status: str, remarks: str) -> None:
    (register / "a.csv").write_text(
        f"Date;Type;Party;Party;Source;Stage;Status\n2030;other;eapa;tass;https://example.org/1;planned;{status}\n",
        encoding="utf-8",
    )

    outcome = eapa("import", "a.csv")

    assert [(row.outcome, row.remarks) for row in read_report(outcome)] == [("new", remarks)]
    (created,) = (register / "data/agreements").glob("unsigned-eapa-tass-other*.yaml")
    assert read(created.read_bytes()).data["stage"] == "planned"


@pytest.mark.parametrize(
    ("status", "term", "message", "stored"),
    [
        ("истёк", "", "'истёк' is stored as a note on the term, since the last day is not known", {"note": "истёк"}),
        ("истёк", "давно истёк", "since the last day is not known", {"note": "давно истёк"}),
        ("истёк", "до 2015", "1 new, 0 already recorded", {"ends": "2015"}),  # the status follows from the term
        ("заменено", "", "'заменено' is stored as a termination without a date", None),
        ("purple", "", "'purple' is not a status", None),
        ("проект", "", "'проект' is stored as the stage 'planned' of an agreement that is not signed", None),
    ],
)
def test_a_status_becomes_a_field_or_is_refused(  # noqa: PLR0917
    register: Path, eapa: Eapa, status: str, term: str, message: str, stored: dict[str, str] | None
) -> None:
    (register / "a.csv").write_text(
        f"Date;Type;Parties;Source;Status;Term\n2010;other;eapa, tass;https://example.org/1;{status};{term}\n",
        encoding="utf-8",
    )

    outcome = eapa("import", "a.csv")

    assert message in outcome.out + outcome.err
    if stored:
        agreement = read_record(register, "2010-eapa-tass-other")
        assert agreement["term"] == stored


def test_the_party_is_read_from_the_position_if_signatories_are_fewer_than_parties(register: Path, eapa: Eapa) -> None:
    (register / "a.csv").write_text(
        "Date;Type;Parties;Source;Signed by\n"
        "2010;other;eapa, tass;https://example.org/1;Ann Lee, Head of the TASS Russian News Agency\n",
        encoding="utf-8",
    )

    outcome = eapa("import", "a.csv")

    assert "the party of the signatory was read from 'Head of the TASS Russian News Agency': tass" in outcome.out

    row = (register / "a.csv").read_text(encoding="utf-8")
    (register / "a.csv").write_text(row.replace("Head of the TASS Russian News Agency", "Head"), encoding="utf-8")
    assert "the party of each signatory is missing: write 'Party: Name, position'" in eapa("import", "a.csv").out
