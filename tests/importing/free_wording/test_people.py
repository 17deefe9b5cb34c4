"""Signatories in free wording."""

import pytest

from eapa_cli.importing.free_wording.people import Person, read_people

KNOWN_PARTIES = {"Roscongress Foundation", "TASS", "Civic Chamber"}


def read(text: str, party_count: int = 2) -> list[Person]:
    """Read the cell of an agreement with a number of parties, of which KNOWN_PARTIES are in the register."""
    return read_people(text, KNOWN_PARTIES.__contains__, party_count=party_count)


@pytest.mark.parametrize(
    ("text", "name", "position", "party"),
    [
        ("Светлана Миронова", "Светлана Миронова", None, None),
        ("Rector Viktor Lugovoy", "Viktor Lugovoy", "Rector", None),
        ("ректор В.А. Луговой", "В.А. Луговой", "ректор", None),
        ("Ann Lee rector", "Ann Lee", "rector", None),
        ("Ann Mary Lee Executive Director", "Ann Mary Lee", "Executive Director", None),
        ("Chairman of the Board Andrey Rechnitskiy", "Andrey Rechnitskiy", "Chairman of the Board", None),
        ("Миронова С.В. – председатель Совета", "Миронова С.В.", "председатель Совета", None),
        ("Nurlan Serikbayev (Secretary General)", "Nurlan Serikbayev", "Secretary General", None),
        ("Председатель Совета, Светлана Миронова", "Светлана Миронова", "Председатель Совета", None),
        ("Boris Petrov, Director, Moscow office", "Boris Petrov", "Director, Moscow office", None),
        ("TASS: Ann Lee, Head", "Ann Lee", "Head", "TASS"),
        ("On behalf of TASS (Moscow): Ann Lee, Head", "Ann Lee", "Head", "TASS (Moscow)"),
        ("от Ассамблеи – Светлана Миронова", "Светлана Миронова", None, "Ассамблеи"),
        ("TASS – Ann Lee, Head", "Ann Lee", "Head", "TASS"),
        ("Ann Lee, Head, TASS", "Ann Lee", "Head", "TASS"),
        ("Ann Lee, TASS", "Ann Lee", None, "TASS"),
        ("Ann Lee, Head (Civic Chamber)", "Ann Lee", "Head", "Civic Chamber"),
        ("Ann Lee (TASS, Head)", "Ann Lee", "Head", "TASS"),
        ("Rector: Ann Lee", "Ann Lee", "Rector", None),
        ("Ann Lee, Principal; also Deputy Chairman of a board", "Ann Lee", "Principal; also Deputy Chairman of a board", None),
        ("Director qwerty", "Director qwerty", None, None),
        pytest.param("Ann Lee" + " (TASS)" * 2_000, "Ann Lee", None, "TASS", id="many brackets"),
        ("Vice-Rector for Art, on behalf of the Rector Ann Lee", "Ann Lee", "Vice-Rector for Art, on behalf of the Rector", None),
    ],
)  # fmt: skip
def test_a_signatory_is_read_in_any_usual_form(text: str, name: str, position: str | None, party: str | None) -> None:
    assert read(text) == [Person(name, position, party)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee, Head; Bob Ray, Rector", ["Ann Lee", "Bob Ray"]),
        ("1) Ann Lee, Head\n2) Bob Ray, Rector", ["Ann Lee", "Bob Ray"]),
        ("Светлана Миронова, Токон Асанов", ["Светлана Миронова", "Токон Асанов"]),
        ("Светлана Миронова и Токон Асанов", ["Светлана Миронова", "Токон Асанов"]),
        ("Ann Lee, Head, Bob Ray, Rector", ["Ann Lee", "Bob Ray"]),
        ("Head Ann Lee, Rector Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Ann Lee (Head), Bob Ray (Rector)", ["Ann Lee", "Bob Ray"]),
    ],
)
def test_a_cell_of_several_signatories_is_split(text: str, names: list[str]) -> None:
    assert [person.name for person in read(text)] == names


def test_names_that_may_be_a_name_and_a_position_are_refused() -> None:
    with pytest.raises(ValueError, match="can be 2 signatories, or a name and a position"):
        read("Светлана Миронова, Токон Асанов", party_count=3)


def test_text_in_brackets_is_not_a_signatory() -> None:
    with pytest.raises(ValueError, match="'\\(who\\)' is not a signatory"):
        read("(who)")
