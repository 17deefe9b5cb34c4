"""Country codes by name, and names by code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from babel.localedata import locale_identifiers

from eapa_cli.text.countries import country_code, country_name, similar_countries
from eapa_cli.text.country_codes import ALPHA_2

SCHEMAS = Path(__file__).parents[2] / "schemas"
# Codes of CLDR that ISO 3166-1 does not assign: reserved codes, unions, Kosovo, 'unknown', and test locales.
UNASSIGNED = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
LANGUAGES = [
    "en", "ru", "uz", "uz-Cyrl", "kk", "ky", "tg", "hy", "zh", "zh-Hant", "ar", "fr", "tr", "ko", "he", "ja",
    "pl",
]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "spellings"),
    [
        ("UZ", ["UZ", "uz", " Uz ", "UZ\u00a0", "UZB", "uzb", "860"]),
        ("UZ", ["Uzbekistan", "UZBEKISTAN", "Узбекистан", "узбекистан"]),
        ("UZ", ["O'zbekiston", "Oʻzbekiston", "O‘zbekiston", "Ўзбекистон", "Usbekistan", "乌兹别克斯坦"]),
        ("UZ", ["Republic of Uzbekistan", "the Republic of Uzbekistan", "Республика Узбекистан"]),
        ("RU", ["RUS", "Russia", "Russian Federation", "Россия", "Российская Федерация", "РФ", "Rossiya"]),
        ("BY", ["Belarus", "Беларусь", "Белоруссия", "Республика Беларусь"]),
        ("KG", ["Kyrgyzstan", "Kyrgyz Republic", "Киргизия", "Кыргызстан", "Киргизстан", "Кыргызская Республика"]),
        ("MD", ["Moldova", "Молдова", "Молдавия"]),
        ("KZ", ["Kazakhstan", "Казахстан", "Қазақстан", "Qazaqstan"]),
        ("GB", ["UK", "uk", "U.K.", "GBR", "United Kingdom", "Great Britain", "Великобритания"]),
        (
            "US",
            ["USA", "U.S.A.", "U.S.", "United States", "United States of America", "США", "Соединенные Штаты Америки"],
        ),
        ("VI", ["U.S. Virgin Islands", "US Virgin Islands"]),
        ("AE", ["UAE", "ОАЭ", "Объединенные Арабские Эмираты"]),
        ("CN", ["China", "Китай", "中国", "中國", "КНР", "People’s Republic of China"]),
        ("KR", ["South Korea", "Republic of Korea", "Южная Корея", "Республика Корея", "대한민국"]),
        ("KP", ["North Korea", "DPRK", "КНДР", "Северная Корея"]),
        ("IR", ["Iran", "Иран", "ایران", "이란", "Islamic Republic of Iran"]),
        ("SY", ["Syria", "Syrian Arab Republic", "Сирия"]),
        ("VN", ["Vietnam", "Viet Nam", "Việt Nam", "Вьетнам"]),
        ("TR", ["Türkiye", "Turkiye", "Turkey", "Турция"]),
        ("CZ", ["Czechia", "Czech Republic", "Чехия", "Česko"]),
        ("CD", ["DR Congo", "Democratic Republic of the Congo", "ДР Конго", "COD"]),
        ("CG", ["Republic of the Congo", "Республика Конго"]),
        ("CI", ["Côte d’Ivoire", "Cote d'Ivoire", "Ivory Coast", "Кот-д'Ивуар"]),
        ("BA", ["Bosnia & Herzegovina", "Bosnia and Herzegovina", "Босния и Герцеговина"]),
        ("GM", ["Gambia", "The Gambia", "Гамбия"]),
        ("NE", ["Niger", "Нигер"]),
        ("NG", ["Nigeria", "Нигерия"]),
        ("GN", ["Guinea", "Гвинея"]),
        ("GW", ["Guinea-Bissau", "Гвинея-Бисау"]),
        ("RS", ["Serbia", "Сербия", "Srbija", "Србија"]),
        ("ZA", ["South Africa", "ЮАР"]),
    ],
)
def test_a_country_is_found_by_code_or_name(code: str, spellings: list[str]) -> None:
    assert {spelling: country_code(spelling) for spelling in spellings} == dict.fromkeys(spellings, code)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_country_is_found_by_its_name_in_any_language(language: str) -> None:
    found = {code: country_code(country_name(code, language)) for code in ALPHA_2}

    # In CLDR, two countries have some names, such as 'Congo'. No country is found by such a name.
    assert {code: other for code, other in found.items() if other not in {code, None}} == {}
    assert len([code for code, other in found.items() if other]) > 240


@pytest.mark.parametrize(
    ("text", "code"),
    [("Uzbekistan (UZ)", "UZ"), ("Узбекистан (UZ)", "UZ"), ("Uzbekistan (KZ)", None), ("Nowhere (UZ)", None)],
)
def test_a_country_is_found_by_its_name_with_its_code_as_it_is_suggested(text: str, code: str | None) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize("name", ["Congo", "Конго", "Kongo", "Korea", "Корея"])
def test_an_ambiguous_country_name_is_not_found(name: str) -> None:
    assert country_code(name) is None


# Codes of former states, codes that ISO 3166-1 does not assign, the number of Europe, a letter that is "SS" in upper
# case, and Cyrillic letters that can mean Korea or the Kyrgyz Republic.
@pytest.mark.parametrize("code", ["YU", "YUG", "SUN", "XK", "XKX", "EU", "ZZ", "150", "ß", "КР"])
def test_an_unknown_or_ambiguous_country_code_is_not_found(code: str) -> None:
    assert country_code(code) is None


@pytest.mark.parametrize("text", ["", " ", "…", "nowhere", "Kosovo", "European Union", "Европейский союз", "Moscow"])
def test_a_name_outside_iso_3166_is_not_found(text: str) -> None:
    assert country_code(text) is None


def test_the_country_codes_are_the_249_of_iso_3166() -> None:
    assert len(ALPHA_2) == 249
    assert set(Locale("en").territories) >= ALPHA_2
    assert ALPHA_2.isdisjoint(UNASSIGNED)


@pytest.mark.parametrize("schema", ["organization", "agreement"])
def test_the_schema_has_the_same_country_codes(schema: str) -> None:
    text = (SCHEMAS / f"{schema}.schema.json").read_text(encoding="utf-8")

    assert [set(values) for values in find_enums(json.loads(text)) if "UZ" in values] == [ALPHA_2]


def find_enums(node: Any) -> list[list[str]]:
    match node:
        case {"enum": list(values)}:
            return [values]
        case dict():
            return [found for value in node.values() for found in find_enums(value)]
        case _:
            return []


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("UZ", "en", "Uzbekistan"),
        ("UZ", "ru", "Узбекистан"),
        ("UZ", "uz-Cyrl", "Ўзбекистон"),
        ("UZ", "de-AT", "Usbekistan"),
        ("UZ", "xx", "Uzbekistan"),
        ("UZ", "no tag at all", "Uzbekistan"),
        ("UZ", "", "Uzbekistan"),
        ("QQ", "en", "QQ"),
    ],
)
def test_a_country_name_falls_back_to_english_and_then_to_the_code(code: str, language: str, name: str) -> None:
    assert country_name(code, language) == name


def test_a_country_without_a_localized_name_has_its_english_name() -> None:
    # CLDR gains names with each release, so a fixed list of missing names would become outdated.
    territories = {tag: Locale.parse(tag).territories for tag in locale_identifiers()}

    missing = [(code, tag) for tag, names in territories.items() for code in ALPHA_2 - names.keys()]

    assert missing
    assert all(country_name(code, tag) == territories["en"][code] for code, tag in missing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uzbekstan", ["UZ"]),
        ("Узбекстан", ["UZ"]),
        ("Белорусия", ["BY"]),
        ("The Netherland", ["NL"]),
        ("Turkie", ["TR"]),
        ("Korea", ["KP", "KR"]),
        ("Корея", ["KP", "KR"]),
        ("nowhere", []),
    ],
)
def test_suggested_countries_have_the_script_of_the_misspelling(text: str, expected: list[str]) -> None:
    language = "en" if text.isascii() else "ru"

    assert similar_countries(text) == [f"{country_name(code, language)} ({code})" for code in expected]


def test_at_most_three_countries_are_suggested() -> None:
    assert len(similar_countries("Republic")) == 3  # a word of the names of more than three countries


def test_a_two_letter_code_does_not_import_babel() -> None:
    program = "import sys; from eapa_cli.text.countries import country_code; country_code('uz'); print('babel' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
