"""The report on an import in Russian; what programs read stays in English."""

from pathlib import Path

import pytest
from edited_workbooks import set_cells
from openpyxl import Workbook
from running import Eapa

SNAPSHOTS = Path(__file__).with_name("snapshots")
ROWS = [
    "Дата,Вид,Стороны,Страны сторон,Место подписания,Срок,Статус,Подписавшие,Направления,Источник",
    "05/06/2024,Меморандум о сотрудничестве,eapa; Общество Дружбы,,,3 года с автопролонгацией на год,действует,Анна Ли,,",
    "2024-05-01,Тост,eapa; ТАСС Медиа,,Москва,бессрочно,неясно,,единороги,https://example.org/2",
    "весна 2024,соглашение,eapa; tass,Узбекистан; Казахстан,Москва,5 лун,расторгнуто,,культура,архив № 7",
    "2024,соглашение,eapa; Совет Министров (Атлантида),,,,проект,,,",
]  # fmt: skip


@pytest.fixture
def sheet(register: Path) -> Path:
    """Write a table with ambiguous, unknown and missing values of each type, and return its file."""
    file = register / "a.csv"
    file.write_text("\n".join(ROWS) + "\n", encoding="utf-8")
    return file


@pytest.mark.usefixtures("russian_interface")
def test_the_report_of_a_dry_run_is_in_russian(eapa: Eapa, sheet: Path) -> None:
    outcome = eapa("import", sheet.name, "--dry-run", "--format", "table")

    assert outcome.out + outcome.err == (SNAPSHOTS / "ru-dry-run.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("russian_interface")
def test_the_report_with_new_organizations_is_in_russian(eapa: Eapa, sheet: Path) -> None:
    outcome = eapa("import", sheet.name, "--create-organizations", "--partial", "--dry-run", "--format", "table")

    assert outcome.out + outcome.err == (SNAPSHOTS / "ru-new-organizations.txt").read_text(encoding="utf-8")


@pytest.fixture
def workbook(register: Path) -> Path:
    """Write a workbook with broken cells, cells without a heading and a hidden sheet, and return its file.

    It has two columns for a country. Each belongs to the column before it: the parties, and the place of signing.
    """
    book = Workbook()
    book.active.title = "Реестр"
    book.active.append(["Дата", "Вид", "Стороны", "Страна", "Место подписания", "Страна", None, "Источник"])
    book.active.append(["#REF!", "соглашение", "eapa; tass", "Россия; Россия", "Москва", "Россия", "?", "=1/0"])
    book.create_sheet("Старый").sheet_state = "hidden"
    book.save(register / "a.xlsx")
    return register / "a.xlsx"


@pytest.mark.usefixtures("russian_interface")
def test_notes_on_columns_and_unreadable_cells_are_in_russian(eapa: Eapa, workbook: Path) -> None:
    outcome = eapa("import", workbook.name, "--dry-run", "--format", "table")

    assert outcome.out + outcome.err == (SNAPSHOTS / "ru-broken-cells.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        (
            "Дата",
            "listopad 2020",
            "«listopad 2020» можно понять по-разному (октябрь или ноябрь): укажите месяц числом",
        ),
        ("Название", "Савез за сарадњу", "по буквам «њ» нельзя определить язык: укажите его перед текстом"),
    ],
)
@pytest.mark.usefixtures("russian_interface")
def test_a_question_on_a_month_or_a_language_is_in_russian(
    eapa: Eapa, register: Path, heading: str, cell: str, message: str
) -> None:
    (register / "a.csv").write_text(f"{heading};Стороны\n{cell};eapa, tass\n", encoding="utf-8")

    assert message in eapa("import", "a.csv", "--dry-run", "--format", "table").err


@pytest.mark.usefixtures("russian_interface")
def test_the_refusal_of_a_word_for_an_unknown_date_is_in_russian(eapa: Eapa) -> None:
    assert "«неизвестно» значит, что дата неизвестна" in eapa("list", "--as-of", "неизвестно").err


@pytest.mark.usefixtures("russian_interface")
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("b.csv", None, "ошибка: файл «b.csv» не удалось прочитать: "),
        ("b.pdf", b"", "ошибка: «b.pdf» — не файл .csv, .tsv, .txt, .xlsx или .ods\nподсказка: сохраните его в одном из этих форматов\n"),
        ("b.csv", b"a,b\n1,2\n", "ошибка: в «b.csv» нет таблицы соглашений или организаций\nподсказка: первая строка"),
        ("b.csv", '"Дата\n'.encode(), "ошибка: «b.csv» не удалось прочитать как CSV: строка 1: "),
        ("b.csv", b"\xff\xfe\x00\xd8", "ошибка: «b.csv» — не в кодировке utf-16\nподсказка: сохраните его в UTF-8\n"),
        ("b.xlsx", b"PK", "ошибка: «b.xlsx» не удалось прочитать как книгу Excel\nподсказка: откройте файл"),
        ("b.ods", b"PK", "ошибка: «b.ods» не удалось прочитать как таблицу\nподсказка: откройте файл"),
    ],
)  # fmt: skip
def test_the_reason_why_a_file_cannot_be_read_is_in_russian(
    eapa: Eapa, register: Path, name: str, content: bytes | None, message: str
) -> None:
    if content is not None:
        (register / name).write_bytes(content)

    assert eapa("import", name).err.startswith(message)


@pytest.mark.usefixtures("russian_interface")
def test_months_and_invisible_characters_are_named_in_russian(eapa: Eapa, register: Path) -> None:
    (register / "a.csv").write_text("Дата,Вид\nSep-21,согла\u00adшение\n2021,а\u202eб\n", encoding="utf-8")

    report = eapa("import", "a.csv", "--dry-run", "--format", "table").err
    notice = eapa("set", "tass", "x-note=а\u00adб", "--dry-run").err

    assert "«Sep-21» может означать и день, и год: укажите «21 сентября» или «сентябрь 2021 г.»\n" in report
    assert "(символ, который меняет направление текста (U+202E, right-to-left override)): удалите его\n" in report
    assert notice == "x-note: удалён 1 невидимый символ (мягкий перенос)\n"


@pytest.mark.usefixtures("russian_interface")
def test_programs_read_the_reason_of_an_unreadable_cell_in_english(eapa: Eapa, workbook: Path) -> None:
    assert "A2 ('Дата'): has the error #REF!" in eapa("import", workbook.name, "--dry-run", "--format", "json").out


def test_json_is_the_same_in_russian_and_english(eapa: Eapa, sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    english = eapa("import", sheet.name, "--dry-run", "--format", "json")
    monkeypatch.setenv("EAPA_LANG", "ru")

    assert eapa("import", sheet.name, "--dry-run", "--format", "json").out == english.out


@pytest.mark.usefixtures("russian_interface")
def test_the_report_on_the_edits_of_a_workbook_is_in_russian(eapa: Eapa, register: Path) -> None:
    assert eapa("export", "--workbook", "w.xlsx").code == 0
    set_cells(
        register / "w.xlsx",
        {
            ("2020-01-31-eapa-tass", "Signed"): "05/06/2024",
            ("2020-01-31-eapa-tass", "Type"): "меморандум",
            ("2020-01-31-eapa-tass", "Parties"): "Ассамблея народов мира\nДом дружбы",
        },
    )

    outcome = eapa("import", "--update", "w.xlsx", "--dry-run", "--format", "table")

    assert outcome.out + outcome.err == (SNAPSHOTS / "ru-update.txt").read_text(encoding="utf-8")
