"""Commands accept a record by its id or one of its names, and the ids of removed records stay reserved."""

from pathlib import Path

import pytest
from running import Eapa

NOTE = "note: 'МГЛУ' is mslu (Moscow State Linguistic University)\n"
MSLU = """\
id: mslu
names:
  - {value: "Moscow State Linguistic University", lang: en, kind: official}
  - {value: "Московский государственный лингвистический университет", lang: ru, kind: official}
  - {value: "МГЛУ", lang: ru, kind: short}
type: university
country: RU
sources:
  - {url: https://example.org/mslu}
"""
TASS_AGREEMENT = "2020-01-31-eapa-tass"


@pytest.fixture
def mslu(register: Path) -> Path:
    """Write an organization with several names and no agreement, and return its file."""
    file = register / "data/organizations/mslu.yaml"
    file.write_text(MSLU, encoding="utf-8")
    return file


@pytest.mark.usefixtures("mslu")
@pytest.mark.parametrize(
    "name",
    [
        "МГЛУ",
        "мглу",
        "Moscow State Linguistic University",
        "Московский государственный лингвистический университет",
        "ФГБОУ ВО «Московский государственный лингвистический университет»",
        "Лингвистический университет",
        "MGLU",
        "Mocковский государственный лингвистический университет",  # the first three letters are Latin
    ],
)
def test_an_organization_is_shown_by_its_names_in_any_spelling(eapa: Eapa, name: str) -> None:
    outcome = eapa("show", name, "--format", "json")

    assert outcome.code == 0
    assert '"id": "mslu"' in outcome.out
    assert outcome.err == NOTE.replace("МГЛУ", name)


def test_a_cyrillic_name_is_found_by_latin_letters_that_look_like_it(eapa: Eapa) -> None:
    assert eapa("show", "TACC").err == "note: 'TACC' is tass (TASS Russian News Agency)\n"


def test_id_is_used_without_a_note(eapa: Eapa) -> None:
    assert eapa("show", "tass").err == ""


@pytest.mark.parametrize(
    "command",
    [
        ["set", "МГЛУ", "country=KZ"],
        ["unset", "МГЛУ", "country"],
        ["add-to", "МГЛУ", "names", '{value: "MSLU", lang: en, kind: short}'],
        ["rename", "МГЛУ", "mglu"],
        ["rename-organization", "МГЛУ", "en=New University", "--from", "2024-01-01"],
        ["dissolve", "МГЛУ", "--date", "2024-01-01"],
        ["remove", "МГЛУ"],
        ["remove", "mslu", "--with-redirect", "МГЛУ"],
        ["merge", "МГЛУ", "tass", "--force"],
    ],
    ids=lambda command: command[0],
)
def test_commands_that_change_a_record_accept_its_name(eapa: Eapa, mslu: Path, command: list[str]) -> None:
    outcome = eapa(*command)

    assert outcome.err.startswith(NOTE)
    was_changed = not mslu.exists() or mslu.read_text(encoding="utf-8") != MSLU
    # Without a terminal, 'remove' is refused.
    assert (outcome.code, was_changed) == ((3, False) if command[0] == "remove" else (0, True))


@pytest.mark.parametrize(
    "command",
    [
        ("dissolve", "tass", "--date", "2024"),
        ("rename-organization", "tass", "New Name", "--from", "2024"),
        ("graph", "tass"),
        ("open", "tass"),
        ("report", "report.html", "--of", "tass"),
    ],
    ids=lambda command: command[0],
)
def test_id_of_an_unreadable_file_is_not_taken_for_a_name(eapa: Eapa, register: Path, command: tuple[str, ...]) -> None:
    (register / "data/organizations/tass.yaml").write_text("[", encoding="utf-8")

    assert eapa(*command) == (  # a title of an agreement contains "TASS"
        3,
        "",
        (
            "error: the file of 'tass' cannot be read as a record\n"
            "hint: 'eapa validate' shows why; correct the file first\n"
        ),
    )


def test_an_agreement_is_found_by_its_title_despite_invalid_titles(eapa: Eapa, register: Path) -> None:
    file = register / f"data/agreements/{TASS_AGREEMENT}.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: {", "title: {ru: 5, uz: {a: b}, "), encoding="utf-8")

    outcome = eapa("show", "Cooperation agreement between the Eurasian Peoples' Assembly and TASS", "--format", "ids")

    assert outcome.out == f"{TASS_AGREEMENT}\n"


def test_several_records_with_a_name_are_listed(eapa: Eapa, register: Path) -> None:
    (register / "data/organizations/hill.yaml").write_text(
        MSLU.replace("mslu", "hill").replace("University", "Assembly"), encoding="utf-8"
    )

    outcome = eapa("set", "Assembly", "country=KZ")

    assert outcome.code == 3
    assert outcome.err.startswith("error: 'Assembly' may be ")
    assert " records: " in outcome.err
    assert "eapa (World Peoples Assembly), hill (Moscow State Linguistic Assembly)" in outcome.err
    assert "hint: write the id of one\n" in outcome.err


def test_a_long_list_of_matching_records_ends_with_the_number_of_omitted_ones(eapa: Eapa, register: Path) -> None:
    for number in range(12):  # three more than the list shows
        text = MSLU.replace("mslu", f"hill-{number:02}").replace("Moscow", f"Hill {number}").replace("МГЛУ", "ХГУ")
        (register / f"data/organizations/hill-{number:02}.yaml").write_text(text, encoding="utf-8")

    assert ", and 3 more\nhint:" in eapa("show", "ХГУ").err


def test_whole_name_has_priority_over_part_of_another_name(eapa: Eapa, register: Path) -> None:
    text = MSLU.replace("mslu", "mslu-press").replace("МГЛУ", "Издательство МГЛУ")
    (register / "data/organizations/mslu.yaml").write_text(MSLU, encoding="utf-8")
    (register / "data/organizations/mslu-press.yaml").write_text(text, encoding="utf-8")

    assert eapa("show", "МГЛУ").err == NOTE


def test_an_agreement_is_named_by_its_title(eapa: Eapa) -> None:
    assert eapa("set", TASS_AGREEMENT, "title.ru=О партнёрстве", "title.en=On Media").code == 0

    for name in ("о партнерстве", "On Media", "Media", "O пaртнёрстве", "ТАСС"):
        outcome = eapa("terminate", name, "--date", "2024-01-01", "--grounds", "other", "--dry-run")
        assert outcome.code == 0
        assert f"note: '{name}' is {TASS_AGREEMENT} (" in outcome.err


def test_command_for_an_agreement_suggests_those_of_the_named_organization(eapa: Eapa) -> None:
    several = eapa("terminate", "Ассамблея народов Евразии", "--date", "2024-01-01")
    similar = eapa("terminate", "TASS News Agency", "--date", "2024-01-01")

    assert several.code == similar.code == 3
    assert several.err.startswith("error: 'Ассамблея народов Евразии' may be ")
    assert f"hint: did you mean '{TASS_AGREEMENT}'?\n" in similar.err


def test_similar_name_is_refused_with_a_question(eapa: Eapa) -> None:
    assert eapa("set", "TASS News Agency", "country=KZ").err == (
        "error: no record has the id 'TASS News Agency'\nhint: did you mean 'tass'?\n"
    )


@pytest.mark.parametrize("name", ["", "«»", "…"])
@pytest.mark.parametrize("command", [["show"], ["graph"], ["report", "report.html", "--of"]], ids=" ".join)
def test_a_name_without_words_finds_nothing(eapa: Eapa, command: list[str], name: str) -> None:
    assert eapa(*command, name).err.startswith(f"error: no record has the id '{name}'\n")


def test_a_merge_of_a_record_into_itself_is_refused_also_by_name(eapa: Eapa) -> None:
    assert "error: 'tass' cannot replace itself" in eapa("merge", "ТАСС", "tass").err.splitlines()


def test_a_party_is_found_by_its_name_with_another_legal_form(eapa: Eapa) -> None:
    listed = eapa("list", "--party", "АНО «Фонд Ибн Сино»", "--format", "ids")

    assert listed.out == eapa("list", "--party", "ibn-sino", "--format", "ids").out
    assert listed.err == "note: 'АНО «Фонд Ибн Сино»' is ibn-sino\n"
    assert eapa("list", "--party", "TACC").err == "note: 'TACC' is tass\n"
    assert eapa("list", "--party", "тасс").err == ""


def test_form_accepts_a_party_with_another_legal_form(eapa: Eapa) -> None:
    outcome = eapa(
        "add-agreement", "--type", "agreement", "--party", "eapa", "--party", "АНО «Фонд Ибн Сино»", "--signed", "2024-03-01",
        "--source", "https://example.org/1", "--dry-run",
    )  # fmt: skip

    assert outcome.code == 0
    assert "2024-03-01-eapa-ibn-sino" in outcome.out + outcome.err


def test_an_unknown_id_is_reported_with_the_kind_of_record_that_a_command_needs(eapa: Eapa) -> None:
    assert eapa("rename-organization", "nope", "X", "--from", "2024").err.startswith(
        "error: no organization has the id 'nope'\n"
    )


class TestRemovedRecords:
    def test_the_id_of_a_removed_record_stays_reserved(self, eapa: Eapa, mslu: Path) -> None:
        mslu.write_text(f"{MSLU}former_ids: [mslu-ru]\n", encoding="utf-8")
        assert eapa("remove", "mslu", "--yes").code == 0

        for id_ in ("mslu", "mslu-ru"):
            shown = eapa("show", id_)
            assert shown.code == 3
            assert shown.err.startswith(f"error: '{id_}' was removed on ")
            assert f"hint: its id stays reserved; 'eapa history {id_}' shows its past\n" in shown.err
            assert eapa("set", id_, "country=KZ").err == shown.err
            assert "and an id is never used again\n" in eapa("rename", "tass", id_).err

    def test_a_form_does_not_offer_the_id_of_a_removed_record(self, eapa: Eapa) -> None:
        assert eapa("add-organization", "--name", "Hill", "--type", "ngo", "--country", "KZ").code == 0
        assert eapa("remove", "hill", "--yes").code == 0

        again = eapa("add-organization", "--name", "Hill", "--type", "ngo", "--country", "KZ")

        assert again.code == 0
        assert "written: data/organizations/hill-2.yaml" in again.err.splitlines()

    @pytest.mark.parametrize(
        ("removed", "when"),
        [('{id: mslu, date: "2024-03-05"}', " on 5 March 2024"), ("{id: mslu}", "")],
    )
    def test_a_reused_id_is_an_error(self, eapa: Eapa, register: Path, mslu: Path, removed: str, when: str) -> None:
        file = register / "data/register.yaml"
        file.write_text(f"{file.read_text(encoding='utf-8')}removed:\n  - {removed}\n", encoding="utf-8")

        report = eapa("validate", "--format", "text").out

        problem = f"data/organizations/mslu.yaml:1:5: error: the id 'mslu' belongs to a record that was removed{when}"
        assert problem in report
        mslu.unlink()
        assert eapa("show", "mslu").err.startswith(f"error: 'mslu' was removed{when}\n")

    def test_the_register_keeps_its_comments_when_an_id_is_reserved(
        self, eapa: Eapa, register: Path, mslu: Path
    ) -> None:
        file = register / "data/register.yaml"
        before = f"# The register.\n{file.read_text(encoding='utf-8')}"
        file.write_text(before, encoding="utf-8")

        assert eapa("remove", "mslu", "--yes").code == 0

        after = file.read_text(encoding="utf-8")
        assert after.startswith(before)
        assert not mslu.exists()
        assert eapa("validate").code == 0
