"""Detection of the language of a text."""

import pytest

from eapa_cli.text.languages import detect_language


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
        ("Київ", ["en", "uk-UA"], "uk"),
        ("Қазақстан халқы", ["en", "kk"], "kk"),
        ("北京", ["en"], "en"),
        ("ひらがな", ["en", "ja"], "ja"),
        ("বাংলাদেশ", ["en", "bn"], "bn"),
        ("Казань", ["en"], "ru"),
    ],
)
def test_the_language_is_detected_by_the_letters(text: str, languages: list[str], expected: str) -> None:
    assert detect_language(text, languages) == expected


@pytest.mark.parametrize("text", ["Ўрта", "Ҥэрэҥэ", "өнөр", "Савез за сарадњу"])
def test_a_text_of_an_unclear_language_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"write it before the text, such as 'sr={text}'"):
        detect_language(text, ["en", "ru"])
