"""Fields changed by their dotted paths: `set`, `unset`, `add-to`."""

from datetime import datetime
from pathlib import Path

import pytest
from running import Eapa
from samples import edit_file

from eapa_cli.yaml.reader import read

TASS = "data/organizations/tass.yaml"
AGREEMENT = "2020-01-31-eapa-tass"
FILE = f"data/agreements/{AGREEMENT}.yaml"


def read_data(register: Path, path: str = FILE) -> dict[str, object]:
    """Return the data of a record, by default of the agreement."""
    data: dict[str, object] = read((register / path).read_bytes()).data
    return data


def read_lines(register: Path, path: str) -> list[str]:
    """Return the lines of a file of the register."""
    return (register / path).read_text(encoding="utf-8").splitlines()


def test_set_changes_only_the_lines_of_its_fields(eapa: Eapa, register: Path) -> None:
    edit_file(register / TASS, "country: RU", "# a comment\ncountry:   RU  # why")
    before = read_lines(register, TASS)

    outcome = eapa("set", "tass", "founded=1904", "country=KZ")

    assert outcome == (0, "", f"changed: {TASS}\n")
    place = before.index("country:   RU  # why")
    # The founding is a new line, in the order of the fields.
    assert read_lines(register, TASS) == [
        *before[:place],
        "country:   KZ  # why",
        'founded: "1904"',
        *before[place + 1 :],
    ]


def test_setting_the_current_value_changes_nothing(eapa: Eapa) -> None:
    assert eapa("set", "tass", "country=RU") == (0, "", "nothing changed\n")


@pytest.mark.parametrize(
    ("arguments", "message", "line"),
    [
        (["set", "tass", "founded=1 сентября 1904"], "founded: '1 сентября 1904' is stored as '1904-09-01'\n", 'founded: "1904-09-01"'),
        (["set", "tass", "country=Казахстан"], "country: 'Казахстан' is stored as 'KZ'\n", "country: KZ"),
        (["set", "tass", "seat={country: Russia}"], "", "seat: {country: RU}"),
        (["set", "tass", "founded= 1904"], "", 'founded: "1904"'),
        (["set", AGREEMENT, "term.ends=бессрочно"], "term.ends: 'бессрочно' is stored as '..'\n", 'term: {ends: ".."}'),
        (["set", AGREEMENT, "term.notice=3 месяца"], "term.notice: '3 месяца' is stored as 'P3M'\n", "term: {notice: P3M}"),
        (
            ["set", AGREEMENT, "term={duration: 5 лет, starts: 24.09.2021}"],
            "",
            'term: {starts: "2021-09-24", duration: P5Y}',
        ),
        (
            ["add-to", "tass", "names", "value=X", "lang=en", "kind=former", "to=сентябрь 2021"],
            "names.to: 'сентябрь 2021' is stored as '2021-09'\n",
            '  - {value: X, lang: en, kind: former, to: "2021-09"}',
        ),
        (
            ["add-to", "tass", "names", "{value: X, lang: en, kind: former, to: 24.09.2021}"],
            "",
            '  - {value: X, lang: en, kind: former, to: "2021-09-24"}',
        ),
    ],
)  # fmt: skip
def test_dates_periods_and_countries_are_accepted_in_common_forms(
    eapa: Eapa, register: Path, arguments: list[str], message: str, line: str
) -> None:
    path = TASS if "tass" in arguments else FILE

    assert eapa(*arguments) == (0, "", f"{message}changed: {path}\n")
    assert line in read_lines(register, path)


@pytest.mark.parametrize(
    ("field", "valid_value", "word"),
    [
        ("term.ends", "2030", "не указана"),
        ("term.notice", "P3M", "n/a"),
        ("term.renewal.max", "2", "-"),
        ("signed.place.country", "NO", "no"),  # only the code in capitals is Norway
        ("term.starts", "2021", "NO"),
        ("notes", "Text", "нет"),
    ],
)
def test_a_word_for_an_unknown_value_removes_the_value(eapa: Eapa, field: str, valid_value: str, word: str) -> None:
    assert eapa("set", AGREEMENT, "term.renewal={mode: tacit, period: P1Y}", f"{field}={valid_value}").code == 0
    assert eapa("unset", AGREEMENT, field, "--dry-run").code == 0  # the field has a value

    removed = eapa("set", AGREEMENT, f"{field}={word}")
    repeated = eapa("set", AGREEMENT, f"{field}={word}")

    note = f"{field}: '{word}' means that the value is not known, so none is stored\n"
    assert removed == (0, "", f"{note}changed: {FILE}\n")
    assert eapa("unset", AGREEMENT, field).err == f"error: '{field}' has no value\n"
    assert repeated == (0, "", f"{note}nothing changed\n")


def test_norway_and_norwegian_are_no_words_for_an_unknown_value(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "country=NO").code == 0
    name = "value=Byrå", "lang=no", "kind=alias"
    assert '+  - {value: "Byrå", lang: "no", kind: alias}\n' in eapa("add-to", "tass", "names", *name, "--dry-run").out
    assert eapa("add-to", "tass", "names", *name).code == 0

    data = read_data(register, TASS)
    assert data["country"] == "NO"
    assert {"value": "Byrå", "lang": "no", "kind": "alias"} in data["names"]  # type: ignore[operator]


def test_a_name_can_be_a_word_for_an_unknown_value_but_its_dates_cannot(eapa: Eapa, register: Path) -> None:
    assert eapa("add-to", "tass", "names", "value=None", "lang=en", "kind=alias", "from=unknown", "to=-").code == 0

    assert {"value": "None", "lang": "en", "kind": "alias"} in read_data(register, TASS)["names"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("signed.date=before 24.12.2020", "../2020-12-24"),
        ("signed.date=20-21 сентября 2025", "2025-09-20/2025-09-21"),
        ("term.ends=до 31.12.2027", "2027-12-31"),
        ("term.starts=с 01.02.2020", "2020-02-01"),
    ],
)
def test_bounds_and_ranges_of_dates_are_shown_as_they_are_stored(eapa: Eapa, written: str, stored: str) -> None:
    field, _, words = written.partition("=")

    # With the option --force, as some of these dates contradict other values of the record.
    assert eapa("set", AGREEMENT, written, "--force").err.startswith(f"{field}: '{words}' is stored as '{stored}'\n")


@pytest.mark.parametrize(
    ("arguments", "message", "line"),
    [
        (["set", "tass", "names.0.from=today"], "names.0.from: 'today' is stored as '{day}'\n", 'official, from: "{day}"}}'),
        (["set", AGREEMENT, "term.ends=сегодня"], "term.ends: 'сегодня' is stored as '{day}'\n", 'term: {{ends: "{day}"}}'),
        (["set", AGREEMENT, "term={ends: today}"], "", 'term: {{ends: "{day}"}}'),
        (
            ["add-to", "tass", "sources", "url=https://example.org/tass", "accessed=today"],
            "sources.accessed: 'today' is stored as '{day}'\n",
            '  - {{url: https://example.org/tass, accessed: "{day}"}}',
        ),
    ],
)  # fmt: skip
def test_today_is_the_current_day(eapa: Eapa, register: Path, arguments: list[str], message: str, line: str) -> None:
    path = TASS if "tass" in arguments else FILE
    before = datetime.now().astimezone().date()
    outcome = eapa(*arguments)
    possible_days = {before, datetime.now().astimezone().date()}  # it may have been midnight

    assert outcome.err in {f"{message.format(day=day)}changed: {path}\n" for day in possible_days}
    assert any(line.format(day=day) in (register / path).read_text(encoding="utf-8") for day in possible_days)


def test_dry_run_shows_the_lines_and_writes_nothing(eapa: Eapa, register: Path) -> None:
    before = (register / TASS).read_bytes()

    outcome = eapa("set", "tass", "country=KZ", "--dry-run")

    assert "-country: RU\n+country: KZ\n" in outcome.out
    assert outcome.out.startswith(f"--- a/{TASS}\n+++ b/{TASS}\n")
    assert (register / TASS).read_bytes() == before


@pytest.mark.parametrize(
    ("assignment", "path", "value"),
    [
        ("title.ru=Соглашение", ["title", "ru"], "Соглашение"),
        ("signed.online=true", ["signed", "online"], True),
        ("term.renewal={mode: tacit, period: P1Y, max: 2}", ["term", "renewal", "max"], 2),
        ("term.duration=P5Y", ["term", "duration"], "P5Y"),
        ("notes=2021", ["notes"], "2021"),
        ("parties.1.name_as_signed=010", ["parties", 1, "name_as_signed"], "010"),
        ("parties.2.organization=aaru", ["parties", 2], {"organization": "aaru"}),
        ('languages=[{"authentic": true, "lang": "ru"}]', ["languages", 0], {"lang": "ru", "authentic": True}),
        ("x-own={a: [1, 2]}", ["x-own", "a"], [1, 2]),
        ("x-own.deep.er=5", ["x-own", "deep", "er"], 5),
        ("x-own=#36/18", ["x-own"], "#36/18"),  # not a comment
        ("x-own=Shelf 4 #5", ["x-own"], "Shelf 4 #5"),
        ("signatories.0.also=[2021, NO]", ["signatories", 0, "also"], ["2021", "NO"]),
    ],
)
def test_value_gets_the_type_of_its_field(
    eapa: Eapa, register: Path, assignment: str, path: list[str | int], value: object
) -> None:
    assert eapa("set", AGREEMENT, assignment).code == 0
    node: object = read_data(register)
    for step in path:
        node = node[step]  # type: ignore[index]  # a list or a map, as the path has it
    assert node == value
    assert type(node) is type(value)  # 1 == True in Python


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["set", "tass", "titel=x"], 2, "error: there is no field 'titel'\nhint: the fields are id, names,"),
        (["set", "tass", "foundd=x"], 2, "error: there is no field 'foundd'\nhint: did you mean 'founded'?\n"),
        (["set", "tass", ""], 2, "error: '' is not FIELD=VALUE\nhint: write FIELD=VALUE\n"),
        (["set", "tass", "country"], 2, "error: 'country' is not FIELD=VALUE\nhint: write country=VALUE\n"),
        (["set", "tass", "country="], 2, "hint: to remove it, use 'eapa unset ID country'\n"),
        (["set", "tass", "summary.en=x", "country=KZ", "summary.en=y"], 2, "error: 'summary.en' is given twice\n"),
        (["set", "tass", "id=x"], 3, "hint: use 'eapa rename tass x'\n"),
        (["set", "TASS Russian News Agency", "id=x y"], 3, "hint: use 'eapa rename tass 'x y''\n"),
        (["set", "register", "id=x"], 2, "error: there is no field 'id'\n"),
        (["set", "tass", "summary.en=x", "summary={ru: y}"], 2, "error: 'summary' would replace 'summary.en'\n"),
        (["set", "tas", "country=KZ"], 3, "error: no record has the id 'tas'\nhint: did you mean 'tass'?\n"),
        (["set", "tass", "summary=x"], 2, "a map is needed: write {en: TEXT}\nhint: for one language, write summ"),
        (["set", "tass", "seat=x"], 2, "error: 'seat': a map is needed: write {name: ...}\n"),
        (["set", "tass", "tasks=x"], 2, "error: 'tasks': a list is needed: write [a, b]\n"),
        (["set", "tass", "tasks=[x"], 2, "error: 'tasks': '[x' is not valid: "),
        (["set", "tass", f"tasks=[{'010, ' * 100}*a]"], 2, "*a]' is not valid: the alias '*a' is not supported"),
        (["set", "tass", "tasks=[{en: x}]\nmore: 1"], 2, "is more than one value\n"),
        (["set", "tass", "names.x.value=y"], 2, "are numbered from 0, so 'x' is not an item\n"),
        (["set", "tass", f"names.{'4' * 5000}.value=y"], 2, "44' is not an item\n"),
        (["set", "tass", "names.4.value=y"], 3, "error: 'names.4.value': the list has 3 items, numbered from 0\n"),
        (["set", "tass", "country.x=y"], 2, "error: 'country' has no fields, so 'country.x' does not exist\n"),
        (["set", "tass", "country..=y"], 2, "error: 'country' has no fields, so 'country..' does not exist\n"),
        (["set", AGREEMENT, "signed.online=maybe"], 2, "error: 'signed.online': 'maybe' is neither true nor false\n"),
        (["set", AGREEMENT, "term.renewal.max=x"], 2, "error: 'term.renewal.max': 'x' is not a whole number\n"),
        (["set", "tass", "founded=09/10/1904"], 2, "'founded': '09/10/1904' is ambiguous: write '1904-10-09' or"),
        (["set", AGREEMENT, "term.notice=soon"], 2, "'term.notice': 'soon' is not a duration: write"),
        (["set", "tass", "country=Narnia"], 3, "error: nothing was written: the register would have errors\n"),
        (["unset", "tass", "website"], 3, "error: 'website' has no value\n"),
        (["unset", "tass", "names.7"], 3, "error: 'names.7' has no value\n"),
        (["unset", "tass", "type"], 3, "error: nothing was written: the register would have errors\n"),
        (
            ["add-to", "tass", "country", "x"],
            2,
            "error: 'country' is not a list\nhint: use 'eapa set ID country=VALUE'\n",
        ),
        (["add-to", "tass", "names", "x"], 2, "error: 'x' is not KEY=VALUE\nhint: the keys are value, lang,"),
        (["add-to", "tass", "tasks", "=x"], 2, "error: '=x' is not KEY=VALUE\n"),
        (
            ["add-to", "tass", "sources", "url=https://example.org/1", "url=https://example.org/2"],
            2,
            "error: 'url' is given twice\nhint: to add several items, write each as {KEY: VALUE}\n",
        ),
        (["add-to", "tass", "tasks", "x"], 2, "error: 'x' is not KEY=VALUE\nhint: the keys are languages\n"),
        (["add-to", "tass", "names", "{value: [}"], 2, "is not valid"),
    ],
)
def test_invalid_assignment_is_refused_and_changes_nothing(
    eapa: Eapa, register: Path, arguments: list[str], code: int, message: str
) -> None:
    before = {path: path.read_bytes() for path in register.rglob("*.yaml")}

    outcome = eapa(*arguments)

    assert (outcome.code, outcome.out) == (code, "")
    assert message in outcome.err
    assert before == {path: path.read_bytes() for path in register.rglob("*.yaml")}


def test_a_value_is_not_replaced_by_a_map_for_a_field_below_it(eapa: Eapa) -> None:
    assert eapa("set", "tass", "x-own=1").code == 0

    outcome = eapa("set", "tass", "x-own.deep=1")

    assert "error: 'x-own' in 'x-own.deep' has a value of another type\n" in outcome.err


def test_force_writes_a_value_with_errors(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "tass", "country=XX", "--force").code == 0
    assert read_data(register, TASS)["country"] == "XX"


def test_record_is_found_by_its_former_id(eapa: Eapa, register: Path) -> None:
    eapa("add-to", "tass", "former_ids", "itar-tass")

    assert eapa("set", "itar-tass", "country=KZ").code == 0
    assert read_data(register, TASS)["country"] == "KZ"


def test_register_file_is_changed_by_the_id_register(eapa: Eapa, register: Path) -> None:
    assert eapa("set", "register", "title.uz=Reyestr").code == 0
    assert read_data(register, "data/register.yaml")["title"]["uz"] == "Reyestr"  # type: ignore[index]


def test_invalid_record_can_be_corrected(eapa: Eapa, register: Path) -> None:
    edit_file(register / TASS, "type: media", "type: mdia")

    assert eapa("set", "tass", "type=media").code == 0


def test_unreadable_file_is_refused_with_a_hint_to_edit(eapa: Eapa, register: Path) -> None:
    (register / TASS).write_text("a: [")

    outcome = eapa("set", "tass", "type=media")

    assert outcome == (
        3,
        "",
        f"error: '{TASS}' cannot be read as a record\nhint: 'eapa validate' shows why, and 'eapa edit tass' opens the file\n",
    )


def test_unset_removes_empty_parents(eapa: Eapa, register: Path) -> None:
    outcome = eapa("unset", AGREEMENT, "signed.place.city.en", "signed.place.country", "signed.note")

    assert outcome.code == 0
    assert "place" not in read_data(register)["signed"]  # type: ignore[operator]


def test_several_items_are_removed_by_the_numbers_that_they_had_before(eapa: Eapa, register: Path) -> None:
    # Of the three names, this removes the first and the last. The official name is required, so --force is needed.
    assert eapa("unset", "tass", "names.0", "names.2", "--force").code == 0
    assert [name["value"] for name in read_data(register, TASS)["names"]] == ["TASS"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("fields", [["names.2", "names.2"], ["names.2", "names.02"]])
def test_a_field_that_is_named_twice_is_removed_once(eapa: Eapa, register: Path, fields: list[str]) -> None:
    assert eapa("set", "tass", "names.3={value: ITAR, lang: en, kind: short}").code == 0

    assert eapa("unset", "tass", *fields).code == 0

    names = [name["value"] for name in read_data(register, TASS)["names"]]  # type: ignore[attr-defined]
    assert names == ["TASS Russian News Agency", "TASS", "ITAR"]


def test_a_field_and_its_only_value_are_removed_together(eapa: Eapa, register: Path) -> None:
    assert eapa("unset", AGREEMENT, "signed.place.city.en", "signed.place.city").code == 0
    assert "city" not in read_data(register)["signed"]["place"]  # type: ignore[index]


def test_last_field_can_be_removed_with_force(eapa: Eapa, register: Path) -> None:
    (register / TASS).write_text("country: RU\n")

    assert eapa("unset", "tass", "country", "--force").code == 0
    assert (register / TASS).read_text() == "{}\n"


@pytest.mark.parametrize(
    ("arguments", "added_lines"),
    [
        (["parties", "organization=aaru", "note=x"], ["  - {organization: aaru, note: x}"]),
        (["parties", "note=x", "organization=aaru"], ["  - {organization: aaru, note: x}"]),
        (
            ["parties", "{organization: aaru}", '{"note": "2021", "organization": cdcr-bj}'],
            ["  - {organization: aaru}", '  - {organization: cdcr-bj, note: "2021"}'],
        ),
        (["areas", "topic=peace", "text.ru=Мир"], ["areas:", "  - topic: peace", '    text: {ru: "Мир"}']),
        (["languages", "lang=ru", "authentic=true"], ["languages:", "  - {lang: ru, authentic: true}"]),
    ],
)
def test_items_are_added_to_a_list_which_is_created_if_necessary(
    eapa: Eapa, register: Path, arguments: list[str], added_lines: list[str]
) -> None:
    assert eapa("unset", AGREEMENT, "areas").code == 0  # so that, like the languages, they have no list yet
    before = read_lines(register, FILE)

    assert eapa("add-to", AGREEMENT, *arguments).code == 0

    after = read_lines(register, FILE)
    assert [line for line in after if line not in before] == added_lines
    assert [line for line in after if line not in added_lines] == before


def test_values_are_added_to_the_end_of_a_list_of_strings(eapa: Eapa, register: Path) -> None:
    assert eapa("add-to", AGREEMENT, "signatories.0.also", "X", "2021").code == 0

    assert '    also: ["Andrey Belyaninov", Belianinov, X, "2021"]' in read_lines(register, FILE)


def test_register_without_records_can_be_changed(eapa: Eapa, tmp_path: Path) -> None:
    assert eapa("init", str(tmp_path / "new")).code == 0

    assert eapa("set", "register", "title.en=New", cwd=tmp_path / "new").code == 0
