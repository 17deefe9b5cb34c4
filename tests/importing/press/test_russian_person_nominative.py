"""Russian names of people in the nominative."""

import pytest

from eapa_cli.importing.press.russian.name_bounds import cases_of_position
from eapa_cli.importing.press.russian.person_nominative import name_of_person

GENITIVE = cases_of_position("ректора")
INSTRUMENTAL = cases_of_position("первым заместителем министра")
DATIVE = frozenset({"datv"})


@pytest.mark.parametrize(
    ("printed", "cases", "expected"),
    [
        # names of the dictionary
        ("Петром Холмовым", INSTRUMENTAL, "Пётр Холмов"),
        ("Анны Петровны Берёзиной", GENITIVE, "Анна Петровна Берёзина"),
        ("П. И. Холмовым", INSTRUMENTAL, "П. И. Холмов"),
        ("П. И. Холмова", GENITIVE, "П. И. Холмов"),
        ("Александра Холмова", GENITIVE, "Александр Холмов"),
        ("Анной Белой", INSTRUMENTAL, "Анна Белая"),
        ("Анной Чайкой", INSTRUMENTAL, "Анна Чайка"),
        ("Исааком Рябиной", INSTRUMENTAL, "Исаак Рябина"),
        # family names that are the same in all cases
        ("Анны Якубович", GENITIVE, "Анна Якубович"),
        ("Амины Мохаммед", GENITIVE, "Амина Мохаммед"),
        ("Жаком Моро", INSTRUMENTAL, "Жак Моро"),
        ("Петра Черных", GENITIVE, "Пётр Черных"),
        # names that the dictionary does not have
        ("Керама Гобра", GENITIVE, "Керам Гобр"),
        ("Акмалем Латыповым", INSTRUMENTAL, "Акмаль Латыпов"),
        ("Ли Цзюнем", INSTRUMENTAL, "Ли Цзюнь"),
        ("Аджаем Бисарией", INSTRUMENTAL, "Аджай Бисария"),
        ("Айгули Тураевой", GENITIVE, "Айгуль Тураева"),
        ("Бекдурды Тураевым", INSTRUMENTAL, "Бекдурды Тураев"),
        ("Мигелем Диасом-Канелем", INSTRUMENTAL, "Мигель Диас-Канель"),
        ("Шолбаном Кара-оолом", INSTRUMENTAL, "Шолбан Кара-оол"),
        ("Мухаммада аль-Иссы", GENITIVE, "Мухаммад аль-Исса"),
        ("Ильхаму Тураеву", DATIVE, "Ильхам Тураев"),
        ("Анну Холмову", frozenset({"accs"}), "Анна Холмова"),
        # in the nominative already, whatever the position shows
        ("Иван Холмов", INSTRUMENTAL, "Иван Холмов"),
        ("Жахонгир Тураев", INSTRUMENTAL, "Жахонгир Тураев"),
        ("Никита Сова", frozenset(), "Никита Сова"),
        ("Андрей Полянской", frozenset(), "Андрей Полянской"),
        ("Акмаль Тойчубеков", frozenset(), "Акмаль Тойчубеков"),
        ("Фарход Рахими", frozenset(), "Фарход Рахими"),
        # without a position
        ("Александра Холмова", frozenset(), "Александра Холмова"),  # the name of a woman
        ("Жахонгиром Тураевым", frozenset(), "Жахонгир Тураев"),
        # not in Russian letters
        ("UNESCO", GENITIVE, "UNESCO"),
    ],
)
def test_a_name_is_put_into_the_nominative(printed: str, cases: frozenset[str], expected: str) -> None:
    assert name_of_person(printed, cases) == expected


@pytest.mark.parametrize(
    ("position", "number", "cases"),
    [
        ("временно исполняющим обязанности ректора", "sing", {"ablt"}),
        ("директора центра", "sing", {"gent", "accs"}),
        ("ректорами", "plur", {"ablt"}),
        ("и.о. ректора", "sing", set()),
        ("первым", "sing", {"ablt"}),
    ],
)
def test_a_position_shows_its_case(position: str, number: str, cases: set[str]) -> None:
    assert cases_of_position(position, number) == cases
