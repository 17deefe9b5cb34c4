"""The type of an organization that words of its name mean."""

import pytest

from eapa_cli.matching.organization_words import find_organization_type


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
        ("Республика Татарстан", "regional-government"),
        ("Город Рыбинск", "regional-government"),
        ("Office of the Governor", "regional-government"),
    ],
)
def test_an_institution_in_a_town_or_region_is_not_its_government(name: str, type_: str | None) -> None:
    assert find_organization_type(name) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        # Not "ГУ" at the end of the acronym of a university.
        ("Российскую лигу писателей", "ngo"),
        # Not the acronym "РУДН" of a university.
        ("Россотрудничество", None),
        ("Центр международного сотрудничества", "ngo"),
        ("Лига писателей", "ngo"),
        ("Религиозная организация", None),
        ("НКО «Берег»", "ngo"),
        ("Школа имени Шевченко", None),
    ],
)
def test_a_word_inside_a_longer_word_has_no_effect(name: str, type_: str | None) -> None:
    assert find_organization_type(name) == type_


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        # A field of work is not a region.
        ("Центр экспертизы в области здравоохранения", "ngo"),
        # A news agency is not an agency of a government.
        ("Федеральное агентство по туризму", "government"),
        ("Информационное агентство «Берег»", "media"),
        # A body that works with an international organization is not a part of it.
        ("Центр народной дипломатии ШОС", "ngo"),
        ("Ассоциация содействия ООН", "ngo"),
        ("Секретариат ШОС", "intergovernmental"),
        # An academy of sciences does not teach.
        ("National Academy of Sciences", None),
    ],
)
def test_a_word_in_a_phrase_of_another_meaning_has_no_effect(name: str, type_: str | None) -> None:
    assert find_organization_type(name) == type_


@pytest.mark.parametrize(
    "name", ["Lake State Institute of Law", "Озёрный медицинский институт", "МГИМО", "РУДН", "СПбГУ"]
)
def test_an_institute_that_teaches_is_a_university(name: str) -> None:
    assert find_organization_type(name) == "university"
