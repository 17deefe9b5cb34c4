"""Tables, pages, messages and the dialogue in Russian, and the choice of the language.

The formats for programs stay in English.
"""

import re
from pathlib import Path

import pytest
from dialogues import MINIMAL_FILE, TO_REVIEW
from running import Eapa
from samples import add_lines, write_later_agreement
from terminal import CTRL_C, Terminal

SNAPSHOTS = Path(__file__).with_name("snapshots")
AGREEMENT = "2020-01-31-eapa-tass"
# The first three years end in 2023. In 2024, the second of nine renewals is near.
TERM = "term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 9}, notice: P2W}"
TERMINATED = "2020-10-12-eapa-noosphere"
FAULTY_JSON = {
    "comma.json": '{"a": "b" "c"}',
    "hidden.json": r'{"a": "\u202e"}',
    "twice.json": r'{"a": {"b": "\ud83d\ude00", "b": 1}}',
}


@pytest.fixture
def russian(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> Eapa:
    """Return the fixture `eapa` with Russian as the language of the interface."""
    monkeypatch.setenv("EAPA_LANG", "ru")
    return eapa


def add_term_and_later_agreement(register: Path) -> None:
    """Give the agreement with TASS a term, and add an agreement that implements it."""
    add_lines(register, AGREEMENT, TERM)
    write_later_agreement(register, "implements")


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("list", "list --country UZ --format table"),
        ("organizations", "list organizations --country UZ --format markdown"),
        ("due", "due --as-of 2024-01-02 --within 1y --format table"),
        ("show-term", "show 2020-01-31-eapa-tass --as-of 2024-06-01 --format table"),
        ("stats", "stats --by recorded --by status --by year --by country --limit 3 --format table"),
        ("search", "search Собиров --format table"),
        ("graph", "graph tass --depth 2"),
    ],
)
def test_tables_pages_and_messages_are_in_russian(russian: Eapa, register: Path, name: str, command: str) -> None:
    add_term_and_later_agreement(register)

    outcome = russian(*command.split())

    assert outcome.out + outcome.err == (SNAPSHOTS / f"ru-{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("term", "description"),
    [
        ("{duration: P1Y, renewal: {mode: express, period: P2Y}}", "по соглашению сторон каждый раз на 2 года"),
        ("{duration: P1Y, renewal: {mode: express}}", "продлевается по соглашению сторон"),
        ("{duration: P1Y, renewal: {mode: none}}", "не продлевается"),
        ("{ends: '2021-01-31', renewal: {mode: tacit, period: P1W}}", "первоначальное окончание — 31 января 2021 г.,"),
    ],
)
def test_a_term_is_described_in_russian(russian: Eapa, register: Path, term: str, description: str) -> None:
    add_lines(register, AGREEMENT, f"term: {term}")

    # The day after the end of the first year.
    out = russian("show", AGREEMENT, "--as-of", "2021-02-01", "--format", "table").out

    assert description in " ".join(out.split())


@pytest.mark.usefixtures("full_register")
@pytest.mark.parametrize("id_", ["alpha", "2021-09-24-alpha-beta"])
def test_the_page_of_a_record_with_every_field_is_in_russian(russian: Eapa, id_: str) -> None:
    outcome = russian("show", id_, "--as-of", "2024-06-01", "--format", "table")

    assert outcome.out == (SNAPSHOTS / f"ru-show-{id_}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command",
    [
        "list --format tsv",
        "list organizations --format json",
        "due --as-of 2024-01-02 --within 1y --format json",
        "due --as-of 2024-01-02 --within 1y --format ics",
        "show 2020-01-31-eapa-tass --as-of 2024-06-01 --format tsv",
        "show eapa --format csv",
        "stats --format tsv",
        "search Собиров --format jsonl",
        "graph --format dot",
    ],
)
def test_formats_for_programs_are_the_same_in_each_language(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # a calendar has the time at which it was written
    add_term_and_later_agreement(register)
    english = eapa(*command.split())
    monkeypatch.setenv("EAPA_LANG", "ru")

    assert eapa(*command.split()) == english


NOTHING_FOUND = {"en": "nothing found\n", "ru": "ничего не найдено\n"}


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),  # a language without a translation
        # The first of EAPA_LANG, LC_ALL, LC_MESSAGES and LANG that is not empty decides.
        ({"LC_ALL": "POSIX", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LC_MESSAGES": "ru_RU@euro", "LANG": "en_GB.UTF-8"}, "ru"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ru"}, "ru"),
        ({"EAPA_LANG": "en", "LC_ALL": "ru_RU.UTF-8"}, "en"),
        ({"EAPA_LANG": "RU", "LC_ALL": "C"}, "ru"),
    ],
)
def test_the_environment_chooses_the_language(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], language: str
) -> None:
    for name in ("EAPA_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)

    assert eapa("search", "qqqq").err.startswith(NOTHING_FOUND[language])


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "ru", "search", "qqqq"], ["search", "--lang=ru-RU", "qqqq"], ["--lang=ru", "search", "qqqq"]],
)
def test_the_option_is_accepted_before_and_after_the_command_and_applies_to_one_run(
    eapa: Eapa, arguments: list[str]
) -> None:
    assert eapa(*arguments).err.startswith(NOTHING_FOUND["ru"])
    assert eapa("search", "qqqq").err.startswith(NOTHING_FOUND["en"])


def test_a_long_text_is_accepted_after_the_option(eapa: Eapa) -> None:
    outcome = eapa("--lang", "ru", "set", "tass", f"notes={'a' * 2000}")

    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["--lang", "ru", "--help"], ["Поиск и просмотр:", "  -h, --help            Показать эту справку и закончить работу."]),
        (["--lang", "ru", "set", "--help"], ["Использование: eapa set [OPTIONS] ID FIELD=VALUE...",
                                             "  ID              Идентификатор или название записи.  [обязательно]"]),
        (["stats", "--lang", "ru", "--help"], ["  Подсчитать соглашения по статусам, годам, странам и другим полям."]),
    ],
)  # fmt: skip
def test_help_is_in_russian(eapa: Eapa, arguments: list[str], lines: list[str]) -> None:
    page = eapa(*arguments).out.splitlines()

    assert set(lines) <= set(page)


@pytest.mark.parametrize("arguments", [["--lang", "xx", "list"], ["list", "--lang", "xx"]])
def test_another_language_is_refused(eapa: Eapa, arguments: list[str]) -> None:
    outcome = eapa(*arguments)

    assert (outcome.code, outcome.err) == (
        2,
        "error: --lang: the program is not available in 'xx'\nhint: the languages are en, ru\n",
    )


@pytest.mark.parametrize(
    ("command", "code", "lines"),
    [
        ("show nope", 3, ["записи с идентификатором «nope» нет", "по словам записи находит «eapa search»"]),
        ("show tas", 3, ["записи с идентификатором «tas» нет", "возможно, имелось в виду «tass»?"]),
        ("sign nope", 3, ["соглашения с идентификатором «nope» нет", "по словам записи находит «eapa search»"]),
        ("undo", 3, ["нет команды, которую можно отменить", "последние команды, изменившие реестр, покажет «eapa log»"]),
        ("remove tass --yes", 3, ["ничего не изменено: на запись «tass» есть ссылки",
                                  "перенаправьте их с помощью --with-redirect INTO или сначала измените"]),
        ("merge tass tass", 3, ["запись «tass» не может заменить саму себя", "укажите другую запись"]),
        ("rename tass Тасс", 2, ["«Тасс» — не идентификатор: допустимы строчные латинские буквы, цифры и дефисы, всего не больше 100",
                                 "укажите «tass»"]),
        ("attach tass a.pdf", 3, ["«tass» — организация, а для этой команды нужно соглашение"]),
        ("open tass --document 2", 3, ["у «tass» нет документа № 2; документов всего: 0",
                                       "их покажет команда «eapa show tass»"]),
        ("add-organization --name Ну --type ngo --country Ну", 2, ["страны «Ну» нет в списке"]),
    ],
)  # fmt: skip
def test_errors_of_commands_are_in_russian(russian: Eapa, command: str, code: int, lines: list[str]) -> None:
    message, *hints = lines

    outcome = russian(*command.split())

    err = replace_no_break_spaces(outcome.err)
    assert outcome.code == code
    # The message on an invalid option is followed by a colon and the remedy.
    assert f"ошибка: {message}\n" in err or f"{message}: " in err
    assert all(f"подсказка: {hint}\n" in err for hint in hints)


def replace_no_break_spaces(text: str) -> str:
    """Return a text with ordinary spaces only. Russian has no-break spaces before dashes and after "№"."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        ("list --country Ну", ["страны «Ну» нет в списке",
                               "укажите код, например UZ, название на любом языке или «international»"]),
        ("list --country UZ,RU", ["страны «UZ,RU» нет в списке", "повторите параметр: --country UZ --country RU"]),
        ("list --type университет", ["соглашений вида «университет» не бывает",
                                     "это вид организаций: «eapa list organizations --type university»"]),
        ("list --since XXXX-09-24", ["--since: в «XXXX-09-24» нет года", "добавьте год, например «24.09.2021»"]),
        ("list --columns date", ["--columns: у соглашений нет столбца «date»", "возможно, имелось в виду «signed»?"]),
        ("list --year 21", ["--year: значение «21» вне допустимых границ", "укажите целое число от 1000 до 9999"]),
        ("list --contry UZ", ["у «eapa list» нет параметра «--contry»", "возможно, имелось в виду «--country»?"]),
        ("list --where x-number=1", ["--where: ни в одном соглашении нет поля «x-number»",
                                     "дополнительных полей в этих записях нет"]),
        ("due --within", ["для параметра --within нужно значение", "напишите «--within VALUE»"]),
        ("show", ["для «eapa show» нужен аргумент ID", "порядок аргументов: «eapa show [OPTIONS] ID...»"]),
        ("set tass nams.0=x", ["поля «nams.0» нет", "возможно, имелось в виду «names»?"]),
        ("add-to tass tasks x", ["«x» не имеет вида КЛЮЧ=ЗНАЧЕНИЕ", "ключи — это языки"]),
        ("sql VACUUM", ["«eapa sql» только читает: напишите один запрос SELECT",
                        "все представления и столбцы покажет «eapa sql --schema»"]),
        ("find", ["команды «find» нет", "записи по словам находит команда «eapa search СЛОВА»"]),
    ],
)  # fmt: skip
def test_errors_of_options_filters_and_fields_are_in_russian(russian: Eapa, command: str, lines: list[str]) -> None:
    message, hint = lines

    outcome = russian(*command.split())

    assert outcome.code == 2
    assert replace_no_break_spaces(outcome.err) == f"ошибка: {message}\nподсказка: {hint}\n"


@pytest.mark.parametrize(
    ("command", "lines"),
    [
        ("list --since 2021-02-30",
         ["--since: даты «2021-02-30» в календаре нет: последнее число этого месяца (февраль 2021) — 28"]),
        ("set tass founded=XXXX-02-30..", ["«founded»: «XXXX-02-30..» — не дата: укажите, например, «24 сентября 2021»"]),
        ("set tass founded=..", ["«founded»: «..» — открытая дата, а открытым может быть только окончание срока"]),
        ("set tass founded=2021/2020", ["«founded»: «2021/2020» заканчивается раньше, чем начинается"]),
        ("due --within P0D", ["--within: «P0D» — нулевая продолжительность", "подсказка: можно написать и 90d"]),
        ("due --within 0d", ["--within: «P0D» — нулевая продолжительность"]),
        (f"set {TERMINATED} term.duration=P5", ["«term.duration»: «P5» — не продолжительность в формате ISO 8601"]),
        ("add-agreement --from nope.yaml", ["«nope.yaml» не удалось прочитать: нет такого файла или папки"]),
        ("add-agreement --from data", ["«data» не удалось прочитать: это папка"]),
        ("add-agreement --from comma.json", ["comma.json:1:11: это не JSON: здесь не хватает запятой"]),
        ("add-agreement --from hidden.json", ["«hidden.json»: в поле a есть недопустимый знак"]),
        ("add-agreement --from twice.json", ["в «twice.json» не JSON: один ключ указан дважды"]),
        ("add-agreement --from-text http://x.invalid/1",
         ["«http://x.invalid/1» не удалось прочитать: сайт не найден", "подсказка: проверьте адрес"]),
        ("edit tass", ["редактор «not-installed» не запускается: нет такого файла или папки"]),
        ("init .", ["в папке «.» уже есть реестр"]),
        ("init x", ["папка «x» находится внутри реестра"]),
        ("changes --format table", ["не хранится в git, поэтому истории у неё нет", "подсказка: начните её командой «git init»"]),
        (f"amend {TERMINATED}", [f"действие соглашения «{TERMINATED}» прекращено 1 марта 2021 г.: изменять нечего"]),
        ("rename-organization eapa New --from 2020",
         ["название «World Peoples Assembly» она получила позже (28 мая 2025 г.), чем указано (2020 г.)"]),
        ("rename tass con", ["«con» — имя устройства в Windows; там файл не может так называться"]),
        ("export x.doc", ["по расширению файла «x.doc» нельзя определить формат"]),
        ("site data/register.yaml", ["«data/register.yaml» — не папка", "подсказка: укажите папку сайта"]),
        ("validate nope", ["файла «nope» в этом реестре нет", "подсказка: файлы реестра — в папке"]),
    ],
)  # fmt: skip
def test_errors_of_dates_files_and_programs_are_in_russian(
    russian: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, command: str, lines: list[str]
) -> None:
    monkeypatch.setenv("VISUAL", "not-installed")
    for name, text in FAULTY_JSON.items():
        (register / name).write_text(text, encoding="utf-8")
    with (register / f"data/agreements/{TERMINATED}.yaml").open("a", encoding="utf-8") as file:
        file.write('terminated: {date: "2021-03-01", grounds: other}\n')

    outcome = russian(*command.split())

    err = replace_no_break_spaces(outcome.err)
    assert outcome.code in {2, 3, 4}
    assert err.startswith("ошибка: ")
    assert [line for line in lines if line not in err] == [], err


RENEWED_TERM = 'term: {duration: P1Y, ends: "2022-01-01", renewal: {mode: tacit, period: P1Y}, notice: P2W}'


def test_the_report_of_validate_is_in_russian_for_people_only(
    russian: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_lines(register, AGREEMENT, RENEWED_TERM)
    (register / "data/organizations/x.yaml").write_text("id: x\nnames: [\n", encoding="utf-8")

    report = replace_no_break_spaces(russian("validate", "--as-of", "2024-06-01", "--format", "text").out)
    for_programs = russian("validate", "--as-of", "2024-06-01", "--format", "json")
    monkeypatch.setenv("EAPA_LANG", "en")

    assert "срок (1 год; отсчёт — подписание, 31 января 2020 г.) заканчивается 31 января 2021 г., а не" in report
    assert "так как уведомления вовремя (18 декабря 2023 г.) не было [notice-day-passed]" in report
    assert "  подсказка: если стороны прекращают действие, внесите это командой «eapa terminate" in report
    assert "data/organizations/x.yaml:2:8: ошибка: список в [ ] не закрыт [yaml-syntax]" in report
    assert report.endswith("\nпроверено 32 файла: 2 ошибки, 1 предупреждение\n")
    assert for_programs == russian("validate", "--as-of", "2024-06-01", "--format", "json")


def test_the_note_on_the_record_that_a_name_means_is_in_russian(russian: Eapa) -> None:
    note = "примечание: «ТАСС» — это tass (TASS Russian News Agency)"

    assert note in replace_no_break_spaces(russian("show", "ТАСС").err)


F1 = "\x1bOP"


def test_a_dialogue_in_russian_has_no_english_text(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", environ={"EAPA_LANG": "ru"})
    terminal.answer("Сторона: идентификатор или часть названия", "?", "eapa", "тасс", "")
    terminal.wait("Вид документа")
    terminal.type(F1)  # a key without a meaning, which must not become a part of the answer
    terminal.answer("Вид документа", "ъ", "меморандум")  # no type has the first letter
    terminal.answer("Название документа (необязательно)", "Меморандум о выставках")
    terminal.answer("Дата подписания", "май 2024")
    terminal.answer("Откуда известна дата", "указана")
    terminal.answer("Город подписания", "Ташкент")
    terminal.answer("Страна подписания", "Узбекистан")
    terminal.answer("Кто подписал от", "", "другое лицо")
    terminal.answer("Имя и фамилия подписавшего", "Анна Ли")
    terminal.answer("Должность", "Директор")
    terminal.answer("Направления сотрудничества", "культура")
    terminal.answer("Формулировка источника для темы «культура»", "")
    terminal.answer("Источник: адрес или реквизиты", "https://example.org/1")
    terminal.answer("Дата публикации", "24 мая 2024")
    terminal.answer("Добавить что-нибудь ещё?", "срок")
    terminal.answer("Начало действия", "")
    terminal.answer("Последний день действия, или «бессрочно»", "бессрочно")
    terminal.answer("Добавить что-нибудь ещё?", "")
    terminal.wait("Всё верно?")
    shown = terminal.text()
    terminal.answer("Всё верно?", "")
    assert terminal.end() == 0

    assert (register / MINIMAL_FILE).exists()
    assert shown + "\n" == (SNAPSHOTS / "ru-dialogue.txt").read_text(encoding="utf-8")


def test_the_review_of_a_dialogue_in_russian_translates_yes(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", "--online", environ={"EAPA_LANG": "ru"})
    terminal.answer("Сторона", TO_REVIEW)
    terminal.wait("Внести запись пока нельзя")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert re.search("Подписано.* да\n", terminal.text())
