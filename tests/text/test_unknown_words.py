"""Words that mean that a value is not known."""

import pytest

from eapa_cli.text.unknown_words import is_unknown, is_unknown_code, is_unknown_name


@pytest.mark.parametrize(
    "text", ["no", "нет", " Не указана ", "unknown", "n/a", "-", "...", "йўқ", "k.A.", "sin fecha"]
)
def test_words_and_signs_for_an_unknown_value_are_recognized(text: str) -> None:
    assert is_unknown(text)
    assert is_unknown_name(text)


@pytest.mark.parametrize("text", ["", " ", "..", "../..", "2021", "ноябрь", "nov", "Norway", "notes", "нетто"])
def test_other_text_is_a_value(text: str) -> None:
    assert not is_unknown(text)


@pytest.mark.parametrize("text", ["NO", "NA"])
def test_no_and_na_in_capitals_can_be_names(text: str) -> None:
    assert is_unknown(text)
    assert not is_unknown_name(text)


@pytest.mark.parametrize("text", ["NO", "no", "NA", "na"])
def test_no_and_na_in_any_case_can_be_codes(text: str) -> None:
    assert not is_unknown_code(text)


def test_other_words_for_an_unknown_value_are_not_codes() -> None:
    assert is_unknown_code("нет")
