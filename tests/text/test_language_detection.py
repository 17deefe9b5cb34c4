"""In which language a text is written."""

import pytest

from eapa_cli.text.language_detection import language_of


@pytest.mark.parametrize(
    ("text", "languages", "expected"),
    [
        ("Союз писателей", ["en", "ru"], "ru"),
        ("Union of Writers", ["en", "ru"], "en"),
        ("Савез ђака", ["en", "ru"], "sr"),
        ("ЂУРЂЕВДАН", ["en", "ru"], "sr"),
        ("Ўзбекистон Республикаси", ["en", "uz-Cyrl"], "uz-Cyrl"),
        ("Ғалабалар ҳақида", ["en", "tg", "ru"], "tg"),
        ("Київ", ["en", "ru"], "uk"),
        ("Қазақстан халқы", ["en", "kk"], "kk"),
        ("Київ", ["en", "uk-UA"], "uk"),
        ("北京", ["en"], "en"),
        ("Казань", ["en"], "ru"),
    ],
)
def test_a_text_is_in_the_language_that_has_its_letters(text: str, languages: list[str], expected: str) -> None:
    assert language_of(text, languages) == expected


@pytest.mark.parametrize("text", ["Ўрта", "Ҥэрэҥэ", "өнөр", "Савез за сарадњу"])
def test_a_text_whose_letters_are_of_several_languages_or_none_is_asked_for_its_own(text: str) -> None:
    with pytest.raises(ValueError, match=f"write it before the text, such as 'sr={text}'"):
        language_of(text, ["en", "ru"])
