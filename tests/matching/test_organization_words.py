"""The type of an organization that words of its name mean."""

import re

import pytest

from eapa_cli.matching import organization_words
from eapa_cli.model.vocabulary import OrganizationType


@pytest.mark.parametrize(
    ("name", "type_"),
    [
        ("Town Library", None),
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
    patterns = organization_words.RUSSIAN if re.search("[а-я]", name) else organization_words.ENGLISH

    found = next((organization for organization, pattern in patterns if pattern.search(name)), None)

    assert found == (type_ and OrganizationType(type_))
