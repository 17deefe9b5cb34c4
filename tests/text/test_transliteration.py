import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.text.fold import fold
from eapa_cli.text.transliteration import readings


def meet(one: str, other: str) -> bool:
    return not readings(one).isdisjoint(readings(other))


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
def test_the_ways_to_write_a_name_in_latin_letters_meet(spellings: str) -> None:
    first, *others = map(fold, spellings.split())

    assert all(meet(first, other) for other in others)


@pytest.mark.parametrize(
    ("one", "other"),
    [("sobirov", "sabirov"), ("zhanna", "anna"), ("maria", "mara"), ("toshkent", "tashkent"), ("sharif", "karif")],
)
def test_other_names_stay_apart(one: str, other: str) -> None:
    assert not meet(one, other)


@given(st.text(alphabet="abcjkxyzshtw", max_size=60))
def test_a_word_meets_itself_and_has_few_readings(word: str) -> None:
    assert 1 <= len(readings(word)) <= 16
    assert meet(word, word)
