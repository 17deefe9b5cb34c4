"""Names of codes, countries and cities in English and Russian."""

from collections import Counter
from enum import EnumType

import pytest

from eapa_cli.model import vocabulary
from eapa_cli.text.code_names import (
    CITY,
    COUNTRY,
    Code,
    find_codes_named,
    find_codes_with_word,
    list_names,
    list_suggested_names,
)
from eapa_cli.text.countries import country_code
from eapa_cli.text.country_adjectives import find_country_of_adjective
from eapa_cli.text.country_codes import ALPHA_2
from eapa_cli.text.country_labels import country_labels
from eapa_cli.text.english_labels import LABELS
from eapa_cli.text.label_synonyms import SYNONYMS

FILTERED_VOCABULARIES = ("Scope", "OrganizationType", "AgreementType", "Topic", "Status", "Stage")


@pytest.mark.parametrize(
    ("text", "vocabulary", "codes"),
    [
        # Labels in both languages, in any case, number and letter case.
        ("Culture", "Topic", ["culture"]),
        ("КУЛЬТУРА", "Topic", ["culture"]),
        ("культуры", "Topic", ["culture"]),
        ("молодёжь", "Topic", ["youth"]),
        ("молодежью", "Topic", ["youth"]),
        ("гражданского общества", "Topic", ["civil-society"]),
        ("мир", "Topic", ["peace"]),
        ("дорожные карты", "AgreementType", ["roadmap"]),
        ("road maps", "AgreementType", ["roadmap"]),
        ("universities", "OrganizationType", ["university"]),
        ("международный", "Scope", ["international"]),
        # Countries by any of their names, and a name of two countries.
        ("rossiya", COUNTRY, ["RU"]),
        ("РФ", COUNTRY, ["RU"]),
        ("Узбекистаном", COUNTRY, ["UZ"]),
        ("Южной Корее", COUNTRY, ["KR"]),
        ("Корея", COUNTRY, ["KP", "KR"]),
        ("Cote d'Ivoire", COUNTRY, ["CI"]),
        ("Кот-д’Ивуара", COUNTRY, ["CI"]),
        # Only a part of a label, an adjective, and a city.
        ("общество", "Topic", []),
        ("малый", COUNTRY, []),
        ("Риме", COUNTRY, []),
    ],
)
def test_a_text_names_codes_in_both_languages_and_any_case(text: str, vocabulary: str, codes: list[str]) -> None:
    assert [code.value for code in find_codes_named(text, {vocabulary})] == codes


@pytest.mark.parametrize("text", ["Москва", "Moscow", "Москве", "MOSCOW", "moskva"])
def test_a_city_is_found_by_its_name_in_either_language(text: str) -> None:
    (city,) = find_codes_named(text, {CITY})

    assert list_names(city) == ["Moscow", "Москва"]


def test_a_name_of_two_countries_is_not_a_name_of_either() -> None:
    names = list_names(Code(COUNTRY, "KR"))

    assert {"South Korea", "Южная Корея", "Republic of Korea"} <= set(names)
    assert not {"Korea", "Корея"} & set(names)


@pytest.mark.parametrize(
    ("word", "incomplete", "codes"),
    [
        ("Узб", True, [Code(COUNTRY, "UZ")]),
        ("Узб", False, []),
        ("Уз", True, []),
        ("Герцеговины", False, [Code(COUNTRY, "BA")]),
        ("diplomacy", False, [Code("Topic", "public-diplomacy")]),
        ("республика", True, []),
        ("organization", False, []),
    ],
)
def test_a_word_finds_a_code_only_if_no_other_code_of_the_vocabulary_has_it(
    word: str, incomplete: bool, codes: list[Code]
) -> None:
    assert find_codes_with_word(word, {COUNTRY, "Topic", "OrganizationType"}, incomplete=incomplete) == codes


def test_every_code_of_a_vocabulary_has_a_label() -> None:
    vocabularies = [value for value in vars(vocabulary).values() if isinstance(value, EnumType) and [*value]]

    assert {one.__name__: {*LABELS[one.__name__]} for one in vocabularies} == {
        one.__name__: {*one} for one in vocabularies
    }


@pytest.mark.parametrize("vocabulary", FILTERED_VOCABULARIES)
def test_each_name_of_a_vocabulary_has_one_meaning(vocabulary: str) -> None:
    synonyms_by_code = SYNONYMS.get(vocabulary, {})
    synonyms = [synonym for synonyms_of_code in synonyms_by_code.values() for synonym in synonyms_of_code]
    labels = [name for code in LABELS[vocabulary] for name in (code, *list_names(Code(vocabulary, code)))]

    assert synonyms_by_code.keys() <= LABELS[vocabulary].keys()
    for name in (*labels, *synonyms):
        assert len(find_codes_named(name, {vocabulary}, synonyms=True)) == 1, name
    assert [synonym for synonym, count in Counter(synonyms).items() if count > 1] == []


@pytest.mark.parametrize("word", ["no end", "бессрочное"])
def test_words_for_an_open_end_are_not_the_status_of_an_unknown_end(word: str) -> None:
    assert find_codes_named(word, {"Status"}, synonyms=True) == []


def test_every_displayed_name_of_a_country_can_be_read() -> None:
    assert country_labels().keys() == ALPHA_2
    for code, names in country_labels().items():
        for name in names:
            assert country_code(name) == code, name


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("российский", "RU"),
        ("Узбекских", "UZ"),
        ("испанской", "ES"),
        ("немецкими", "DE"),
        ("Spanish", "ES"),
        ("CHINESE", "CN"),
        ("московский", None),
        ("русск", "RU"),
    ],
)
def test_an_adjective_names_a_country(word: str, code: str | None) -> None:
    assert find_country_of_adjective(word) == code


def test_suggested_names_are_in_the_script_of_the_text() -> None:
    assert list_suggested_names("Topic", ["culture"], "культра") == ["культура"]
    assert list_suggested_names("Topic", ["culture"], "cultre") == ["culture"]
