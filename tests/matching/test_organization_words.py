"""The type of an organization that words of its name mean."""

import re

import pytest

from eapa_cli.matching import organization_words
from eapa_cli.model.vocabulary import OrganizationType


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Town Library", None),
        ("Town\nLibrary", None),
        ("City Museum of Varna", None),
        ("City Football Club", "ngo"),
        ("Union of Municipalities", "ngo"),
        ("Town of Rila", "regional-government"),
        ("Moscow Region", "regional-government"),
        ("Government of the Tver Region", "regional-government"),
        ("Областная библиотека", None),
        ("Областной союз писателей", "ngo"),
        ("Правительство Тверской области", "regional-government"),
        ("Администрация города Рыбинска", "regional-government"),
    ],
)
def test_an_institution_in_a_town_or_region_is_not_its_government(name: str, type_: str | None) -> None:
    assert find_type(name) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("СПбГУ", "university"),
        ("Российскую лигу писателей", "ngo"),
        ("Лига писателей", "ngo"),
        ("НКО «Берег»", "ngo"),
        ("Религиозная организация", None),
        ("Центр экспертизы в области здравоохранения", "ngo"),
        ("Федеральное агентство по туризму", "government"),
        ("Информационное агентство «Берег»", "media"),
        ("Школа имени Шевченко", None),
    ],
)
def test_a_word_inside_a_longer_word_or_in_a_phrase_of_another_meaning_has_no_effect(
    name: str, type_: str | None
) -> None:
    assert find_type(name) == type_


def find_type(name: str) -> OrganizationType | None:
    """Return the type of the first pattern that matches a name."""
    patterns = organization_words.RUSSIAN if re.search("[а-я]", name) else organization_words.ENGLISH
    return next((type_ for type_, pattern in patterns if pattern.search(name)), None)
