"""Comparison of names of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.matching.person_names import has_name, is_same_person, parse_person, parse_query, select_full_forms

# The name in a record, and a query that must find it.
SAME = [
    # An Arabic article, which may be missing or assimilated, and the Arabic words for 'son' and 'servant'.
    ("Khalid Al-Mansouri", "Аль-Мансури"),
    ("Khalid Al-Mansouri", "Al Mansuri"),
    ("Khalid Al-Mansouri", "Almansouri"),
    ("Khalid Al-Mansouri", "Mansouri"),
    ("Khalid Al-Mansouri", "Халид аль-Мансури"),
    ("Khalid Al-Mansouri", "Khaled Al Mansoori"),
    ("Khalid Al-Mansouri", "К. Аль-Мансури"),
    ("Khalid Al-Mansouri", "Х. Аль-Мансури"),
    ("Khalid Almansouri", "Khalid Al-Mansouri"),
    ("Khalid bin Ahmed Al-Mansouri", "Khalid Al-Mansouri"),
    ("Khalid bin Ahmed Al-Mansouri", "Халид бен Ахмед Аль-Мансури"),
    ("Abdel Fattah el-Sisi", "Абдель Фаттах ас-Сиси"),
    ("Abdel Fattah el-Sisi", "Abdul-Fattah Al-Sisi"),
    ("Абд ар-Рахман Муса", "Abdulrahman Musa"),
    # A missing patronymic, initials, capitals and another order of the words.
    ("Андрей Юрьевич Журавлёв", "Zhuravlev Andrei Yurievich"),
    ("Андрей Юрьевич Журавлёв", "Журавлев А.Ю."),
    ("Андрей Юрьевич Журавлёв", "А. Ю. Журавлев"),
    ("Андрей Юрьевич Журавлёв", "A. Zhuravlev"),
    ("Андрей Юрьевич Журавлёв", "A. Yu. Zhuravlev"),
    ("Андрей Юрьевич Журавлёв", "A.Y. Zhuravlev"),
    ("Андрей Юрьевич Журавлёв", "ЖУРАВЛЁВ АНДРЕЙ"),
    ("Андрей Юрьевич Журавлёв", "Журавлёв"),
    ("Андрей Юрьевич Журавлёв", "Журавлёв, Андрей"),
    ("Андрей Журавлёв", "Андрей Юрьевич Журавлёв"),
    ("Андрей Журавлёв", "Журавлев А.Ю."),
    ("А.Ю. Журавлёв", "Андрей Журавлёв"),
    ("A. Zhuravlev", "Журавлёв А."),
    ("Иван Петров", "Петров"),
    ("Иван Петров", "проф. Петров"),
    ("Dr. Ivan Petrov", "Petrov"),
    ("Сергей Шойгу", "Sergey K. Shoigu"),
    ("Сергей Кужугетович Шойгу", "Шойгу С.К."),
    # Initials that several romanizations may have.
    ("Жанна Шевчук", "Шевчук Ж."),
    ("Жанна Шевчук", "Zh. Shevchuk"),
    ("Жанна Шевчук", "J. Shevchuk"),
    ("Юлия Цой", "Yu. Tsoi"),
    ("Яна Щукина", "Ya. Shchukina"),
    ("Яна Щукина", "I. Schukina"),
    ("Александр Хлебников", "A. Khlebnikov"),
    ("Евгений Примаков", "E. Primakov"),
    # Several romanizations of a name.
    ("Андрей Журавлёв", "Jouravlev Andreï"),
    ("Андрей Журавлёв", "Andrey Yuryevich Zhuravlyov"),
    ("Юлия Цой", "Julia Tsoy"),
    ("Александр Хлебников", "Alexander Khlebnikov"),
    ("Александр Хлебников", "Aleksandr Hlebnikov"),
    ("Пётр Семёнов", "Petr Semenov"),
    ("Пётр Семёнов", "Pyotr Semyonov"),
    ("Шавкат Мирзиёев", "Shavkat Mirziyoyev"),
    ("Oʻktam Sobirov", "O'ktam Sobirov"),
    ("Нурсултан Назарбаев", "Nursultan Nazarbayev"),
    ("Вячеслав Володин", "Volodin Viacheslav"),
    ("Дмитрий Медведев", "Dmitri Medvedev"),
    ("Мухаммад Юнус", "Mohammed Yunus"),
    ("Евгений Примаков", "Yevgeny Primakov"),
    ("Xenia Petrova", "Ксения Петрова"),
    ("Максим Орешкин", "Maxim Oreshkin"),
    ("Ғани Қасымов", "Gani Kasymov"),
    ("Pelé", "PELE"),
    # A part of a compound name, and a name without its particle or with the particle only.
    ("Jean-Pierre Dupont", "Dupont J.-P."),
    ("Мария Иванова-Петрова", "Maria Petrova"),
    ("Мария Иванова-Петрова", "М. Иванова-Петрова"),
    ("Ursula von der Leyen", "Leyen Ursula"),
    ("María García López", "Maria Garcia"),
    ("Вагиф Ахмед оглы Алиев", "Vagif Aliyev"),
    ("Cristina Fernández de Kirchner", "de Kirchner"),
    ("Cristina Fernández de Kirchner", "de"),
    # The same text.
    ("习近平", "习近平"),
    ("Nguyen Van An", "Nguyen Van An"),
]
# Names of two people.
DIFFERENT = [
    # Another first name or patronymic, or another initial.
    ("Андрей Журавлёв", "Алексей Журавлёв"),
    ("Андрей Журавлёв", "Юрий Журавлёв"),
    ("Андрей Юрьевич Журавлёв", "Андрей Петрович Журавлёв"),
    ("Андрей Юрьевич Журавлёв", "Журавлёв А.П."),
    ("Юрий Андреевич Журавлёв", "А. Журавлёв"),
    ("Yu. Tsoi", "А. Цой"),
    ("Khalid Al-Mansouri", "Ahmed Al-Mansouri"),
    ("Hasan Ali", "Hussein Ali"),
    ("Мария Иванова", "Марина Иванова"),
    # Another surname.
    ("Khalid Al-Mansouri", "Khalid Al-Maktoum"),
    ("Собиров Акмал", "Сабиров Акмал"),
    ("Кузин Иван", "Козин Иван"),
    ("Ivan Petrov", "I. Sidorov"),
    # A name in the genitive, or of a woman.
    ("Андрей Журавлёв", "Андрея Журавлёва"),
    ("Александр Журавлёв", "Александра Журавлёва"),
    ("Александр Журавлёв", "Александра Журавлёв"),
    ("Дмитрий Медведев", "Д. Медведева"),
    # Words that are similar but in another place.
    ("Иван Петров", "Петр Иванов"),
    ("Иван Петрович Иванов", "Иван Иванович Петров"),
    ("Ivan Petrov", "Ivan P. Sidorov"),
    # Initials only, one word only, or no word.
    ("Андрей Журавлёв", "А.Ю."),
    ("Журавлёв", "А. Журавлёв"),
    ("Pelé", "Pelé Santos"),
    ("…", "Pelé"),
    ("Pelé", "…"),
]


@pytest.mark.parametrize(("name", "requested"), SAME)
def test_a_person_is_found_by_another_form_of_the_name(name: str, requested: str) -> None:
    assert has_name(parse_query(requested), parse_person(name))


@pytest.mark.parametrize(("name", "other"), DIFFERENT)
def test_another_name_is_another_person(name: str, other: str) -> None:
    assert not has_name(parse_query(other), parse_person(name))
    assert not is_same_person(parse_person(name), parse_person(other))


@pytest.mark.parametrize(("name", "requested"), SAME)
def test_names_of_one_person_share_a_key(name: str, requested: str) -> None:
    assert parse_person(name).search_keys() & parse_query(requested).search_keys()


@given(
    st.sampled_from([name for pair in SAME for name in pair]), st.sampled_from([name for pair in SAME for name in pair])
)
def test_the_comparison_is_symmetric(one: str, other: str) -> None:
    first, second = parse_person(one), parse_person(other)

    assert is_same_person(first, second) == is_same_person(second, first)


@given(st.text(max_size=30))
def test_any_text_can_be_compared_with_itself(text: str) -> None:
    name = parse_person(text)

    assert is_same_person(name, name) == any(word.forms for word in name.words)


def test_a_part_of_a_name_does_not_identify_the_person() -> None:
    assert not is_same_person(parse_person("Иван Петров"), parse_person("Петров"))


def test_shortened_spellings_are_omitted() -> None:
    shortened, full, translated = map(parse_person, ("A. Zhuravlev", "Андрей Юрьевич Журавлёв", "Andrew Zhuravlev"))

    assert select_full_forms([shortened, full, translated]) == [full, translated]
