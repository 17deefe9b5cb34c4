"""`eapa search` on the sample register."""

import json
import sqlite3
from pathlib import Path

import pytest
import yaml
from running import Eapa, list_ids
from samples import edit_file

from eapa_cli.index import full_text

SIGNED_BY_SOBIROV = "2021-09-24-eapa-scopdc-uz"


def find_ids(eapa: Eapa, *words: str) -> list[str]:
    """Return the ids of the records that a search finds, the best match first."""
    outcome = eapa("search", *words, "--format", "ids")
    assert outcome.code == 0
    return outcome.out.split()


@pytest.mark.parametrize(
    "words", ["sobirov", "Собиров", "САБИРОВ", "kabulzhan", "Кабулжон Сабиров", "sobir", "собиров кабул"]
)
def test_person_is_found_in_any_script_and_spelling(eapa: Eapa, words: str) -> None:
    assert find_ids(eapa, words) == [SIGNED_BY_SOBIROV]


def add_notes(register: Path, organization: str, notes: str) -> None:
    """Add notes to an organization that has none."""
    with (register / f"data/organizations/{organization}.yaml").open("a", encoding="utf-8") as file:
        file.write(f"notes: {notes}\n")


@pytest.mark.parametrize("words", ["peoples diplomacy", "people's diplomacy", "People’s Diplomacy", "PEOPLEʼS diplom"])
def test_apostrophes_and_case_make_no_difference(eapa: Eapa, words: str) -> None:
    found_ids = find_ids(eapa, "--kind", "organization", *words.split())

    # The two organizations with these words in their names are before others with the words elsewhere.
    assert found_ids[:2] == ["scopdc-ru", "scopdc-uz"]
    assert found_ids == find_ids(eapa, "--kind", "organization", "peoples", "diplomacy")


def test_an_empty_kind_is_refused(eapa: Eapa) -> None:
    assert eapa("search", "tass", "--kind", "").err.startswith("error: --kind: '' is not one of the values\n")


@pytest.mark.parametrize("word", ["cadiz", "Cádiz"])
def test_accents_make_no_difference(eapa: Eapa, register: Path, word: str) -> None:
    edit_file(register / "data/organizations/uca-es.yaml", "of Cadiz", "of Cádiz")

    assert "uca-es" in find_ids(eapa, word)


def test_match_in_a_name_ranks_above_one_in_a_note(eapa: Eapa) -> None:
    # "eapa" has the word only in the note on a source.
    assert find_ids(eapa, "tass") == ["tass", "2020-01-31-eapa-tass", "eapa"]


def test_all_words_must_match(eapa: Eapa) -> None:
    assert find_ids(eapa, "diplomacy", "ibn") == ["2022-05-11-eapa-ibn-sino"]


def test_words_of_a_phrase_in_quotes_must_be_adjacent(eapa: Eapa) -> None:
    assert "2023-10-23-wps-directorate-scopdc-ru" in find_ids(eapa, "national", "diplomacy")
    assert find_ids(eapa, '"national diplomacy"') == []
    assert "scopdc-ru" in find_ids(eapa, '"national center"')


@pytest.mark.parametrize("words", ["Spain", "Испания", "испания", "Испан", "Spai", "в Испании", "испанский", "Spanish"])
def test_records_are_found_by_country_in_both_languages(eapa: Eapa, words: str) -> None:
    assert find_ids(eapa, words) == ["2021-01-28-eapa-uca-es", "uca-es"]


@pytest.mark.parametrize("words", ["в Испании", "in Spain", "из Испании", "с Испанией"])
def test_a_preposition_before_the_name_of_a_country_is_not_searched(eapa: Eapa, register: Path, words: str) -> None:
    # Only this record contains "В Испании" and "in Spain". The agreement must be found, too.
    add_notes(register, "uca-es", "В Испании, in Spain.")

    assert sorted(find_ids(eapa, words)) == ["2021-01-28-eapa-uca-es", "uca-es"]


@pytest.mark.parametrize("words", ["Indonesia", "Индонезия", "университет в Индонезии", "Indonesian university"])
def test_an_agreement_is_found_by_the_country_and_type_of_a_partner(eapa: Eapa, words: str) -> None:
    assert find_ids(eapa, "--kind", "agreement", words) == ["undated-eapa-unu-jogja"]


def test_the_country_of_the_owner_does_not_find_its_agreements(eapa: Eapa, register: Path) -> None:
    edit_file(register / "data/organizations/eapa.yaml", "scope: international", "country: JP")

    assert find_ids(eapa, "Япония") == find_ids(eapa, "japan") == ["eapa"]


@pytest.mark.parametrize("words", ["Москва", "Moscow", "moskva", "Москве", "Москв"])
def test_records_are_found_by_city_in_both_languages(eapa: Eapa, words: str) -> None:
    found_ids = find_ids(eapa, words)

    assert {"2020-01-31-eapa-tass", "2022-11-03-eapa-regions-xxi", "eapa"} <= set(found_ids)
    assert "2022-10-07-eapa-altai-government" not in found_ids  # signed elsewhere, by a party with its seat in Moscow


def test_a_city_recorded_in_russian_is_found_in_english(eapa: Eapa, register: Path) -> None:
    id_ = "2023-10-23-wps-directorate-scopdc-uz"
    edit_file(register / f"data/agreements/{id_}.yaml", "{en: Tashkent}", "{ru: Ташкент}")

    assert id_ in find_ids(eapa, "Tashkent")
    assert id_ in find_ids(eapa, "in", "Toshkent")


@pytest.mark.parametrize("words", ["соглашение ТАСС", "Соглашения с ТАСС", "договор ТАСС", "TASS agreement"])
def test_an_agreement_is_found_by_its_type_and_party(eapa: Eapa, words: str) -> None:
    assert find_ids(eapa, words) == ["2020-01-31-eapa-tass"]


@pytest.mark.parametrize(
    "words",
    [
        "дорожная карта",
        "дорожные карты",
        '"дорожная карта"',
        "карты дорожные",
        "road map",
        "roadmap",
        # The title of the agreement still has the word "agreement".
        "соглашение ТАСС",
        "соглашения с ТАСС",
    ],
)
def test_a_type_of_two_words_is_found_by_its_label_in_any_inflected_form(
    eapa: Eapa, register: Path, words: str
) -> None:
    edit_file(register / "data/agreements/2020-01-31-eapa-tass.yaml", "type: agreement", "type: roadmap")

    assert find_ids(eapa, words) == ["2020-01-31-eapa-tass"]


@pytest.mark.parametrize("words", ["культура", "culture", "культуры", "культуре"])
def test_agreements_are_found_by_topic(eapa: Eapa, words: str) -> None:
    listed_ids = list_ids(eapa, "--area", "culture")

    assert listed_ids
    assert set(listed_ids) <= set(find_ids(eapa, words))


def test_agreements_are_found_by_the_capacity_of_a_signatory(eapa: Eapa) -> None:
    assert find_ids(eapa, "заместитель", "ТАСС") == ["2020-01-31-eapa-tass"]
    assert "2020-10-12-eapa-noosphere" in find_ids(eapa, "заместитель")


# "СМИ", "НКО" and "вуз" are Russian abbreviations for media, NGO and university.
@pytest.mark.parametrize("word", ["СМИ", "НКО", "вуз"])
def test_organizations_are_found_by_a_synonym_of_their_type(eapa: Eapa, word: str) -> None:
    found_ids = find_ids(eapa, "--kind", "organization", word)
    listed_ids = list_ids(eapa, "organizations", "--type", word)

    assert listed_ids
    assert set(listed_ids) <= set(found_ids)


def read_only_match(eapa: Eapa, *words: str) -> dict[str, str]:
    """Return the row of the only record that a search finds, by column."""
    header, row = eapa("search", *words).out.splitlines()
    return dict(zip(header.split("\t"), row.split("\t"), strict=True))


def test_a_match_by_a_label_names_the_field(eapa: Eapa) -> None:
    match = read_only_match(eapa, "испания", "--kind", "organization")

    assert (match["where"], match["match"]) == ("country", "Spain")


def highlight(text: str) -> str:
    """Return a text in bold yellow."""
    return f"\x1b[1;33m{text}\x1b[0m"


def test_all_words_of_a_country_are_highlighted(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add_notes(register, "tass", "Office in the United Arab Emirates.")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")  # the whole match is in one line

    out = eapa("search", "ОАЭ", "--format", "table").out  # the Russian abbreviation

    assert f"in the {highlight('United')} {highlight('Arab')} {highlight('Emirates')}" in out


def test_last_word_may_be_incomplete_unless_quoted(eapa: Eapa) -> None:
    assert find_ids(eapa, "noosph") == ["noosphere", "2020-10-12-eapa-noosphere"]
    assert find_ids(eapa, '"noosph"') == []
    assert find_ids(eapa, "noosph", "education") == []  # "noosph" is not the last word


def test_word_without_a_match_is_found_with_other_endings(eapa: Eapa) -> None:
    assert "scopdc-ru" in find_ids(eapa, "народная", "дипломатия")
    assert find_ids(eapa, "committees", "olympics") == ["nnosc", "2023-01-20-eapa-nnosc-eurasiada"]


def test_agreement_is_found_by_the_names_of_its_parties(eapa: Eapa) -> None:
    # The agreement has the university only by its id, and "Universitas" is in a name of its record.
    assert find_ids(eapa, "universitas", "belyaninov") == ["undated-eapa-unu-jogja"]
    assert read_only_match(eapa, "universitas", "--kind", "agreement") == {
        "kind": "agreement",
        "name": "Agreement between the Eurasian Peoples' Assembly and Nahdlatul Ulama University of Yogyakarta",
        "where": "party unu-jogja",
        "match": "Universitas Nahdlatul Ulama Yogyakarta",
        "id": "undated-eapa-unu-jogja",
    }


@pytest.mark.parametrize("word", ["itar-tass", "Q223799"])
def test_record_is_found_by_former_ids_and_identifiers(eapa: Eapa, register: Path, word: str) -> None:
    with (register / "data/organizations/tass.yaml").open("a", encoding="utf-8") as file:
        file.write("former_ids: [itar-tass]\nidentifiers: [{scheme: wikidata, value: Q223799}]\n")

    assert find_ids(eapa, word) == ["tass", "2020-01-31-eapa-tass"]


def test_record_is_found_by_former_names(eapa: Eapa) -> None:
    assert "eapa" in find_ids(eapa, "Евразии и Африки")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["belyaninov", "--year", "2022"], {"2022-11-03-eapa-regions-xxi", "2022-05-11-eapa-ibn-sino"}),
        (["diplomacy", "--type", "ngo", "--country", "UZ"], {"scopdc-uz"}),
        (
            ["university", "--missing", "signatories", "--kind", "agreement"],
            {"2021-01-28-eapa-uca-es", "undated-eapa-unu-jogja"},
        ),
    ],
)
def test_the_filters_of_list_apply(eapa: Eapa, arguments: list[str], expected: set[str]) -> None:
    assert set(find_ids(eapa, *arguments)) == expected


def test_changed_file_is_found_by_its_new_text_only(eapa: Eapa, register: Path) -> None:
    path = "data/agreements/2020-01-31-eapa-tass.yaml"
    assert find_ids(eapa, "gusman") == ["2020-01-31-eapa-tass"]
    edit_file(register / path, "Gusman", "Quxley")

    assert find_ids(eapa, "quxley") == ["2020-01-31-eapa-tass"]
    assert find_ids(eapa, "gusman") == []
    (register / path).unlink()
    assert find_ids(eapa, "quxley") == []


def test_match_is_shown_with_its_field_and_highlighted_unless_colour_is_off(
    eapa: Eapa, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")  # the whole match is in one line

    out = eapa("search", "news", "agency", "--kind", "organization", "--format", "table").out

    assert f"names (official)  TASS Russian {highlight('News')} {highlight('Agency')}" in out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in eapa("search", "news", "agency", "--format", "table").out


def test_long_text_is_cut_around_the_match(eapa: Eapa) -> None:
    (record,) = json.loads(eapa("search", "pujibudojo", "--format", "json").out)["records"]

    assert record["match"] == "… Priyahita Pudjibudojo (also spelled Pujibudojo)."


def test_the_match_of_a_word_with_vowel_signs_is_shown(eapa: Eapa, register: Path) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('and TASS"}', 'and TASS", hi: "यह सहयोग ज्ञापन है"}'), encoding="utf-8")

    assert read_only_match(eapa, "सहयोग")["match"] == "यह सहयोग ज्ञापन है"


def test_the_match_is_shown_in_one_line_also_after_a_long_word(eapa: Eapa, register: Path) -> None:
    add_notes(register, "tass", f'"{"long" * 40}\\nThe quoll."')

    (record,) = json.loads(eapa("search", "quoll", "--format", "json").out)["records"]

    assert record["match"].endswith("long The quoll.")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["культрура"], "nothing found\nhint: did you mean 'культура'?\n"),
        (["diplomcy"], "nothing found\nhint: did you mean 'diplomacy'?\n"),
        (["diplomcy", "centre"], "nothing found\nhint: did you mean 'diplomacy centre'?\n"),
        (["belayninov", "bashkortostn"], "nothing found\nhint: did you mean 'belyaninov bashkortostan'?\n"),
        # No word is similar to the first. The next two words are in the register, but not in one record.
        (["qqqqqqqq"], "nothing found\n"),
        (["tass", "ibn"], "nothing found\n"),
    ],
)
def test_search_without_results_suggests_other_words_if_there_are_any(
    eapa: Eapa, words: list[str], message: str
) -> None:
    assert eapa("search", *words, "--format", "ids") == (0, "", message)


# The record has the name "Radiy Khabirov".
@pytest.mark.parametrize("words", ["Habirov", "Khabiroff", "Xabir", "Radij Habirov", '"radij habirov"'])
def test_name_is_found_in_another_latin_spelling_with_a_message(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", words, "--format", "ids")

    assert (outcome.code, outcome.out) == (0, "2019-05-23-eapa-bashkortostan-government\n")
    assert outcome.err.startswith("found in another spelling: '")
    assert "khabirov" in outcome.err


def test_words_of_the_program_are_translated(eapa: Eapa, register: Path) -> None:
    agreement = register / "data/agreements/undated-eapa-unu-jogja.yaml"
    record = yaml.safe_load(agreement.read_text(encoding="utf-8"))
    del record["title"]
    agreement.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")

    table = eapa("--lang", "ru", "search", "unu-jogja", "--format", "markdown").out
    assert "| соглашение | соглашение | идентификатор |" in table  # the kind of record, and the type instead of a title
    assert eapa("--lang", "ru", "search", "Xabir").err == "найдено в другом написании: «khabirov» вместо «xabir»\n"
    assert "undated-eapa-unu-jogja (соглашение)" in eapa("--lang", "ru", "terminate", "Universitas").err


def test_exact_matches_are_not_mixed_with_other_spellings(eapa: Eapa) -> None:
    assert eapa("search", "Khabirov", "--format", "ids").err == ""


def test_a_place_in_a_name_is_found_in_another_spelling(eapa: Eapa) -> None:
    assert "uca-es" in find_ids(eapa, "Kadis")  # the University of Cadiz


def test_a_word_of_three_letters_is_not_searched_in_other_spellings(eapa: Eapa) -> None:
    assert find_ids(eapa, "Hab") == []  # "Khabirov" would match


@pytest.mark.parametrize("words", ["--", "?!", "''"])
def test_search_without_letters_and_digits_is_refused(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", "--", words)

    assert (outcome.code, outcome.out) == (2, "")
    assert "hint: give words of any field, in any script\n" in outcome.err


@pytest.mark.parametrize(
    "words", ["AND", "NEAR(a b)", "a OR", '"', "id:tass", "^tass", "tass*", "{a}", "(", "-tass", "中国"]
)
def test_operators_of_fts5_cause_no_error_of_sqlite(eapa: Eapa, words: str) -> None:
    outcome = eapa("search", "--format", "ids", "--", words)

    assert outcome.code in {0, 2}  # a search, or a refusal if no letter or digit is left
    assert "SQL" not in outcome.err


def test_table_shows_the_best_results_and_their_total(eapa: Eapa) -> None:
    outcome = eapa("search", "a", "--format", "table")  # more than 20 records have a word that starts with "a"

    assert outcome.err.startswith("the best 20 of ")


def test_limit_applies_to_other_formats(eapa: Eapa) -> None:
    assert len(find_ids(eapa, "assembly", "--limit", "2")) == 2


def test_without_fts5_only_search_is_refused(eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An unknown module causes the same error as FTS5 in an SQLite without it.
    monkeypatch.setattr("eapa_cli.index.full_text.CREATE_WORDS", "CREATE VIRTUAL TABLE words USING no_such_module(x)")
    monkeypatch.setattr("eapa_cli.index.full_text.has_fts5", lambda _: False)

    assert list_ids(eapa, "--party", "tass") == ["2020-01-31-eapa-tass"]
    add_notes(register, "tass", "Changed.")  # the index is updated, not only created, without the table
    assert eapa("search", "tass") == (
        3,
        "",
        (
            "error: this Python's SQLite was built without FTS5, which search needs\n"
            "hint: 'eapa list --party' and '--signatory' find names without it; most other builds of Python have it\n"
        ),
    )


def test_other_errors_of_the_full_text_table_are_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(full_text, "CREATE_WORDS", "CREATE VIRTUAL TABLE words USING fts5(tokenize = 'nope')")
    with pytest.raises(sqlite3.OperationalError):
        full_text.create_words_table(sqlite3.connect(":memory:"))


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("quoll", "срок действия"),
        ("itar", "прежние идентификаторы"),
        ("Q223799", "внешние идентификаторы (Викиданные)"),
        ("itogi", "названия (прежнее)"),
        ("universitas", "сторона unu-jogja"),
        ("numbat", "x-animal"),
    ],
)
def test_the_field_of_a_match_is_in_the_language_of_the_interface(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, word: str, field: str
) -> None:
    with (register / "data/organizations/tass.yaml").open("a", encoding="utf-8") as file:
        file.write("former_ids: [itar]\nidentifiers: [{scheme: wikidata, value: Q223799}]\nx-animal: numbat\n")
    edit_file(
        register / "data/organizations/tass.yaml",
        "names:\n",
        "names:\n  - {value: Itogi, lang: en, kind: former}\n",
    )
    eapa("set", "2020-01-31-eapa-tass", "term.note=A quoll.")
    monkeypatch.setenv("EAPA_LANG", "ru")

    assert f" | {field} | " in eapa("search", word, "--format", "markdown").out
