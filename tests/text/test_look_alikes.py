"""Letters of two scripts that look the same."""

import pytest

from eapa_cli.text.look_alikes import correct_scripts


@pytest.mark.parametrize(
    ("mixed", "corrected"),
    [
        ("M\u043e\u0441\u043a\u0432\u0430", "\u041c\u043e\u0441\u043a\u0432\u0430"),  # one Latin letter
        ("Athen\u0455", "Athens"),  # one Cyrillic letter
        ("\u0391thens", "Athens"),  # one Greek letter
        ("\u0425\u0425I \u0432\u0435\u043a", "XXI \u0432\u0435\u043a"),  # a numeral with two Cyrillic letters
        ("\u042fndex", "\u042fndex"),  # visibly mixed
    ],
)
def test_a_word_is_corrected_to_one_script(mixed: str, corrected: str) -> None:
    assert correct_scripts(mixed) == corrected
