"""Groups of names of the same person."""

from string import ascii_uppercase

import pytest
from measured_time import measure_seconds

from eapa_cli.matching.person_groups import group_people


# People are separated by semicolons, and the spellings of a person by bars. Each letter is the group of a person.
@pytest.mark.parametrize(
    ("people", "groups"),
    [
        ("Андрей Журавлёв; Андрей Журавлев; ЖУРАВЛЁВ Андрей; Andrey Zhuravlev; Zhuravlev Andrey", "AAAAA"),
        ("Khalid Al-Mansouri; Халид Аль-Мансури; Al Mansouri Khalid; Khaled Al-Mansoori; Ahmed Al-Mansouri", "AAAAB"),
        # An initial matches a full name only if one person has such a name.
        ("А. Журавлёв; Андрей Журавлёв; Журавлев А.", "AAA"),
        ("А. Журавлёв; Андрей Журавлёв; Алексей Журавлёв", "ABC"),
        ("А. Журавлёв; A. Zhuravlev; Андрей Журавлёв; Алексей Журавлёв", "AABC"),
        # The same applies to a name without a patronymic.
        ("Андрей Журавлёв; Андрей Юрьевич Журавлёв; А. Журавлёв; А.Ю. Журавлёв", "AAAA"),
        ("Андрей Журавлёв; Андрей Юрьевич Журавлёв; Андрей Петрович Журавлёв", "ABC"),
        # A record's other spellings join the records of one person, unless they are only initials.
        ("Андрей Журавлёв|Andrew Zhuravlev; Andrew Zhuravlev; Andrey Zhuravlev", "AAA"),
        ("Андрей Журавлёв|A. Zhuravlev; Алексей Журавлёв", "AB"),
        ("Журавлёв; Андрей Журавлёв; Zhuravlev", "ABA"),
        ("Иван Петров; Пётр Иванов; Ivan P. Sidorov; Иван Петрова", "ABCD"),
        ("", "A"),
    ],
)
def test_each_person_is_one_group(people: str, groups: str) -> None:
    found = group_people([names.strip().split("|") for names in people.split(";")])

    letters = dict(zip(dict.fromkeys(found), ascii_uppercase, strict=False))
    assert "".join(letters[number] for number in found) == groups


@pytest.mark.parametrize("name", ["Ivan {}ov Petrov", "I. {}ov Petrov"])
def test_time_grows_with_the_number_of_people_who_share_two_words(name: str) -> None:
    def measure(count: int) -> float:
        people = [[name.format(f"{number:x}")] for number in range(count)]
        return measure_seconds(lambda: group_people(people))

    short, long = measure(150), measure(8 * 150)

    assert long < 16 * short + 0.1


def test_time_grows_with_the_number_of_words_of_a_text_in_place_of_a_name() -> None:
    def measure(count: int) -> float:
        words = [f"w{number:x}" for number in range(count)]
        people = [[" ".join(words)], [" ".join(reversed(words))]]
        return measure_seconds(lambda: group_people(people))

    short, long = measure(30), measure(8 * 30)

    assert long < 16 * short + 0.1
