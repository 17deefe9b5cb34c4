"""`eapa search` on the sample register."""

import json
import sqlite3
from pathlib import Path

import pytest
from running import Eapa

SOBIROV = "2021-09-24-eapa-scopdc-uz"


def list_ids(eapa: Eapa, *words: str) -> list[str]:
    outcome = eapa("search", *words, "--format", "ids")
    assert outcome.code == 0
    return outcome.out.split()


@pytest.mark.parametrize(
    "words", ["sobirov", "Собиров", "САБИРОВ", "kabulzhan", "Кабулжон Сабиров", "sobir", "собиров кабул"]
)
def test_person_is_found_in_any_script_and_spelling(eapa: Eapa, words: str) -> None:
    assert list_ids(eapa, words) == [SOBIROV]


@pytest.mark.parametrize("words", ["peoples diplomacy", "people's diplomacy", "People’s Diplomacy", "PEOPLEʼS diplom"])
def test_apostrophes_and_case_make_no_difference(eapa: Eapa, words: str) -> None:
    assert list_ids(eapa, "--kind", "organization", *words.split()) == list_ids(
        eapa, "--kind", "organization", "peoples", "diplomacy"
    )
    assert list_ids(eapa, "--kind", "organization", *words.split())[:2] == ["scopdc-ru", "scopdc-uz"]


def test_accents_make_no_difference(eapa: Eapa, register: Path) -> None:
    file = register / "data/organizations/uca-es.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("of Cadiz", "of Cádiz"), encoding="utf-8")

    assert list_ids(eapa, "cadiz")[0] == list_ids(eapa, "Cádiz")[0] == "uca-es"


def test_match_in_a_name_ranks_above_one_in_a_note(eapa: Eapa) -> None:
    assert list_ids(eapa, "tass") == ["tass", "2020-01-31-eapa-tass", "eapa"]


def test_all_words_must_match_and_phrases_must_be_adjacent(eapa: Eapa) -> None:
    assert list_ids(eapa, "diplomacy", "ibn") == ["2022-05-11-eapa-ibn-sino"]
    assert "2023-10-23-wps-directorate-scopdc-ru" in list_ids(eapa, "national", "diplomacy")
    assert list_ids(eapa, '"national diplomacy"') == []
    assert list_ids(eapa, '"national center"')[0] == "scopdc-ru"


@pytest.mark.parametrize("words", ["Spain", "Испания", "испания", "Испан", "Spai", "в Испании", "испанский", "Spanish"])
def test_records_are_found_by_country_in_both_languages(eapa: Eapa, words: str) -> None:
    assert list_ids(eapa, words) == ["2021-01-28-eapa-uca-es", "uca-es"]


@pytest.mark.parametrize("words", ["в Испании", "in Spain", "из Испании", "с Испанией"])
def test_a_preposition_before_a_name_is_not_searched(eapa: Eapa, register: Path, words: str) -> None:
    # Only this record contains "В Испании" and "in Spain"; the other one must be found, too.
    file = register / "data/organizations/uca-es.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}notes: В Испании, in Spain.\n", encoding="utf-8")

    assert sorted(list_ids(eapa, words)) == ["2021-01-28-eapa-uca-es", "uca-es"]


@pytest.mark.parametrize("words", ["Indonesia", "Индонезия", "университет в Индонезии", "Indonesian university"])
def test_an_agreement_is_found_by_the_country_and_type_of_a_partner(eapa: Eapa, words: str) -> None:
    assert list_ids(eapa, "--kind", "agreement", words) == ["undated-eapa-unu-jogja"]


def test_the_country_and_type_of_the_owner_do_not_find_its_agreements(eapa: Eapa, register: Path) -> None:
    file = register / "data/organizations/eapa.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("scope: international", "country: JP"), encoding="utf-8")

    assert list_ids(eapa, "Япония") == list_ids(eapa, "japan") == ["eapa"]


@pytest.mark.parametrize("words", ["Москва", "Moscow", "moskva", "Москве", "Москв"])
def test_records_are_found_by_city_in_the_other_language(eapa: Eapa, words: str) -> None:
    found = list_ids(eapa, words)

    assert {"2020-01-31-eapa-tass", "2022-11-03-eapa-regions-xxi", "eapa"} <= set(found)
    assert "2022-10-07-eapa-altai-government" not in found


def test_a_city_recorded_in_russian_is_found_in_english(eapa: Eapa, register: Path) -> None:
    for file in (register / "data/agreements").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("{en: Tashkent}", "{ru: Ташкент}"), encoding="utf-8")

    assert "2023-10-23-wps-directorate-scopdc-uz" in list_ids(eapa, "Tashkent")
    assert "2023-10-23-wps-directorate-scopdc-uz" in list_ids(eapa, "in", "Toshkent")


@pytest.mark.parametrize("words", ["соглашение ТАСС", "Соглашения с ТАСС", "договор ТАСС", "TASS agreement"])
def test_an_agreement_is_found_by_its_type_and_party(eapa: Eapa, words: str) -> None:
    assert list_ids(eapa, words) == ["2020-01-31-eapa-tass"]


def test_a_type_is_found_by_its_label_in_any_inflected_form(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("type: agreement", "type: roadmap"), encoding="utf-8")

    for words in ("дорожная карта", "дорожные карты", '"дорожная карта"', "road map", "roadmap", "карты дорожные"):
        assert list_ids(eapa, words) == ["2020-01-31-eapa-tass"], words
    assert list_ids(eapa, "соглашение", "ТАСС") == list_ids(eapa, "соглашения", "с", "ТАСС") == ["2020-01-31-eapa-tass"]


@pytest.mark.parametrize("words", ["культура", "culture", "культуры", "культуре"])
def test_records_are_found_by_topic(eapa: Eapa, words: str) -> None:
    listed = eapa("list", "--area", "culture", "--format", "ids").out.split()

    assert set(listed) <= set(list_ids(eapa, words))


def test_agreements_are_found_by_the_capacity_of_a_signatory(eapa: Eapa) -> None:
    assert list_ids(eapa, "заместитель", "ТАСС") == ["2020-01-31-eapa-tass"]
    assert "2020-10-12-eapa-noosphere" in list_ids(eapa, "заместитель")


@pytest.mark.parametrize("words", ["СМИ", "НКО", "вуз"])
def test_records_are_found_by_a_synonym_of_their_type(eapa: Eapa, words: str) -> None:
    found = list_ids(eapa, "--kind", "organization", words)
    listed = eapa("list", "organizations", "--type", words, "--format", "ids").out.split()

    assert listed
    assert set(listed) <= set(found)


def test_a_match_by_a_label_names_the_field(eapa: Eapa) -> None:
    _header, row = eapa("search", "испания", "--kind", "organization").out.splitlines()

    assert row.split("\t")[2:4] == ["country", "Spain"]


def test_a_match_of_a_name_is_highlighted_as_a_whole(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = register / "data/organizations/tass.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "notes: Office in the United Arab Emirates.\n", encoding="utf-8")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")

    out = eapa("search", "ОАЭ", "--format", "table").out

    assert "in the \x1b[1;33mUnited\x1b[0m \x1b[1;33mArab\x1b[0m \x1b[1;33mEmirates\x1b[0m" in out


def test_last_word_may_be_incomplete_unless_quoted(eapa: Eapa) -> None:
    assert list_ids(eapa, "noosph") == ["noosphere", "2020-10-12-eapa-noosphere"]
    assert list_ids(eapa, '"noosph"') == []
    assert list_ids(eapa, "noosph", "education") == []


def test_word_without_a_match_is_found_with_other_endings(eapa: Eapa) -> None:
    assert list_ids(eapa, "народная", "дипломатия")[0] == "scopdc-ru"
    assert list_ids(eapa, "committees", "olympics") == ["nnosc", "2023-01-20-eapa-nnosc-eurasiada"]


def test_agreement_is_found_by_the_names_of_its_parties(eapa: Eapa) -> None:
    assert list_ids(eapa, "universitas", "belyaninov") == ["undated-eapa-unu-jogja"]
    _header, row = eapa("search", "universitas", "--kind", "agreement").out.splitlines()
    assert row.split("\t") == [
        "agreement",
        "Agreement between the Eurasian Peoples' Assembly and Nahdlatul Ulama University of Yogyakarta",
        "party unu-jogja",
        "Universitas Nahdlatul Ulama Yogyakarta",
        "undated-eapa-unu-jogja",
    ]


def test_record_is_found_by_former_ids_and_names(eapa: Eapa, register: Path) -> None:
    file = register / "data/organizations/tass.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        f"{text}former_ids: [itar-tass]\nidentifiers: [{{scheme: wikidata, value: Q223799}}]\n", encoding="utf-8"
    )

    assert list_ids(eapa, "itar-tass") == ["tass", "2020-01-31-eapa-tass"]
    assert list_ids(eapa, "Q223799") == ["tass", "2020-01-31-eapa-tass"]
    assert list_ids(eapa, "Евразии и Африки")[0] == "eapa"


def test_the_filters_of_list_apply(eapa: Eapa) -> None:
    assert list_ids(eapa, "belyaninov", "--year", "2022") == ["2022-11-03-eapa-regions-xxi", "2022-05-11-eapa-ibn-sino"]
    assert list_ids(eapa, "diplomacy", "--type", "ngo", "--country", "UZ") == ["scopdc-uz"]
    assert sorted(list_ids(eapa, "university", "--missing", "signatories", "--kind", "agreement")) == [
        "2021-01-28-eapa-uca-es",
        "undated-eapa-unu-jogja",
    ]


def test_changed_file_is_found_by_its_new_text_only(eapa: Eapa, register: Path) -> None:
    assert list_ids(eapa, "gusman") == ["2020-01-31-eapa-tass"]
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("Gusman", "Quxley"), encoding="utf-8")

    assert list_ids(eapa, "quxley") == ["2020-01-31-eapa-tass"]
    assert list_ids(eapa, "gusman") == []
    file.unlink()
    assert list_ids(eapa, "quxley") == []


def test_match_is_shown_in_context_and_highlighted(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")

    out = eapa("search", "news", "agency", "--kind", "organization", "--format", "table").out

    assert "names (official)  TASS Russian \x1b[1;33mNews\x1b[0m \x1b[1;33mAgency\x1b[0m" in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in eapa("search", "news", "agency", "--format", "table").out


def test_long_text_is_cut_around_the_match(eapa: Eapa) -> None:
    (record,) = json.loads(eapa("search", "pujibudojo", "--format", "json").out)["records"]

    assert record["match"] == "… Priyahita Pudjibudojo (also spelled Pujibudojo)."


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["культрура"], "nothing found\nhint: did you mean 'культура'?\n"),
        (["diplomcy"], "nothing found\nhint: did you mean 'diplomacy'?\n"),
        (["diplomcy", "centre"], "nothing found\nhint: did you mean 'diplomacy centre'?\n"),
        (["qqqqqqqq"], "nothing found\n"),
        (["tass", "ibn"], "nothing found\n"),
        (["belayninov", "bashkortostn"], "nothing found\nhint: did you mean 'belyaninov bashkortostan'?\n"),
    ],
)
def test_search_without_results_suggests_other_words(eapa: Eapa, words: list[str], message: str) -> None:
    assert eapa("search", *words, "--format", "ids") == (0, "", message)


@pytest.mark.parametrize("words", ["Habirov", "Khabiroff", "Xabir", "Radij Habirov", '"radij habirov"'])
def test_name_is_found_in_another_latin_spelling_with_a_message(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", words, "--format", "ids")

    assert (outcome.code, outcome.out) == (0, "2019-05-23-eapa-bashkortostan-government\n")
    assert outcome.err.startswith("found in another spelling: '")
    assert "khabirov" in outcome.err


def test_exact_matches_are_not_mixed_with_other_spellings(eapa: Eapa) -> None:
    assert eapa("search", "Khabirov", "--format", "ids").err == ""


def test_a_place_in_a_name_is_found_in_another_spelling(eapa: Eapa) -> None:
    assert list_ids(eapa, "Kadis")[0] == "uca-es"


def test_a_short_word_is_not_searched_in_other_spellings(eapa: Eapa) -> None:
    assert list_ids(eapa, "Hab") == []


@pytest.mark.parametrize("words", ["--", "?!", "''"])
def test_search_without_words_is_refused(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", "--", words)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("hint: give words of any field, in any script\n")


@pytest.mark.parametrize(
    "words", ["AND", "NEAR(a b)", "a OR", '"', "id:tass", "^tass", "tass*", "{a}", "(", "-tass", "中国"]
)
def test_operators_of_fts5_are_not_interpreted(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", "--format", "ids", "--", words)

    assert outcome.code in {0, 2}
    assert "SQL" not in outcome.err


def test_terminal_shows_the_best_results_and_their_total(eapa: Eapa) -> None:
    outcome = eapa("search", "a", "--format", "table")

    assert outcome.err.startswith("the best 20 of ")
    assert eapa("search", "assembly", "--limit", "2", "--format", "ids").out.count("\n") == 2


def test_without_fts5_only_search_is_refused(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The error of an SQLite without FTS5.
    monkeypatch.setattr("eapa_cli.index.full_text.CREATE_WORDS", "CREATE VIRTUAL TABLE words USING no_such_module(x)")
    monkeypatch.setattr("eapa_cli.index.full_text.has_fts5", lambda _: False)
    file = register / "data/organizations/tass.yaml"

    assert eapa("list", "--party", "tass", "--format", "ids").out == "2020-01-31-eapa-tass\n"
    file.write_text(file.read_text(encoding="utf-8") + "notes: Changed.\n", encoding="utf-8")
    assert eapa("search", "tass") == (
        3,
        "",
        (
            "error: this Python's SQLite was built without FTS5, which search needs\n"
            "hint: 'eapa list --party' and '--signatory' find names without it; most other builds of Python have it\n"
        ),
    )


def test_other_errors_of_the_full_text_table_are_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from eapa_cli.index import full_text

    monkeypatch.setattr(full_text, "CREATE_WORDS", "CREATE VIRTUAL TABLE words USING fts5(tokenize = 'nope')")
    with pytest.raises(sqlite3.OperationalError):
        full_text.create_words_table(sqlite3.connect(":memory:"))
