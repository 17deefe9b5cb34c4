"""Keys that different romanizations of a name share."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eapa_cli.text.fold import fold
from eapa_cli.text.romanization_keys import make_romanization_keys


def share_key(one: str, other: str) -> bool:
    return not make_romanization_keys(one).isdisjoint(make_romanization_keys(other))


@pytest.mark.parametrize(
    "spellings",
    [
        "Khabirov Habirov Хабиров Xabirov Khabiroff",
        "Belyaninov Belianinov Бельянинов Beljaninow",
        "Cádiz Kadis Кадис Cadiz",
        "Жалолов Jalolov Zhalolov Dzhalolov Djalolov",
        "Юрий Yuriy Yuri Yury Iurii Jurij Juri",
        "Радий Radiy Radii Rady Radij",
        "Цой Tsoi Tsoy",
        "Александр Aleksandr Alexandr",
        "Щербаков Shcherbakov Scherbakov Schtscherbakow",
        "Королёв Korolev Korolyov",
        "Евгения Evgenia Yevgeniya Jewgenija",
        "Хамидхан Khamidkhan Hamidhan",
        "Зияев Ziyaev Ziiaev Siyayev",
        "Хусейн Hussein Husein",
        "Азия Asia Aziya",
        "Чингиз Chingiz Tschingis",
    ],
)
def test_romanizations_of_a_name_share_a_key(spellings: str) -> None:
    first, *others = map(fold, spellings.split())

    assert all(share_key(first, other) for other in others)


@pytest.mark.parametrize(
    ("one", "other"),
    [("sobirov", "sabirov"), ("zhanna", "anna"), ("maria", "mara"), ("toshkent", "tashkent"), ("sharif", "karif")],
)
def test_different_names_share_no_key(one: str, other: str) -> None:
    assert not share_key(one, other)


@given(st.text(alphabet="abcjkxyzshtw", max_size=60))
@example("xa" * 5)  # "x" has two sounds
def test_a_word_has_between_1_and_16_keys(word: str) -> None:
    assert 1 <= len(make_romanization_keys(word)) <= 16
    assert share_key(word, word)
