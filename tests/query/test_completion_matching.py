"""Completion of the names of people."""

import pytest

from eapa_cli.query.completion_matching import complete_people


@pytest.mark.parametrize(
    ("incomplete", "found"),
    [
        ("Журавлё", ["Журавлёв"]),
        ("Журавле", ["Журавлев"]),
        ("журавле", ["журавлев"]),
        ("zhurav", ["zhuravlev"]),
        ("Zhurav", ["Zhuravlev"]),
        ("Petr", []),
        ("", ["Андрей", "Журавлёв"]),  # the separate full stop is not a word
    ],
)
def test_a_name_is_completed_in_the_letters_that_are_typed(incomplete: str, found: list[str]) -> None:
    assert complete_people(["Андрей . Журавлёв"], incomplete) == found
