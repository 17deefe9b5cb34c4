"""The table of hidden characters, and the sequences in which some of them are allowed."""

import sys
import unicodedata

import jsonschema_rs
import pytest

from eapa_cli.text.hidden_characters import (
    describe,
    describe_removal,
    first_forbidden,
    hidden_indexes,
    is_visible,
    strip_invisible,
)

ALL = [chr(code) for code in range(sys.maxunicode + 1)]


def list_characters_with(unicode_property: str) -> list[str]:
    """Return the characters with a Unicode property that Python's own tables lack."""
    validator = jsonschema_rs.Draft202012Validator({"pattern": rf"\p{{{unicode_property}}}"})
    return [c for c in ALL if unicodedata.category(c) != "Cs" and validator.is_valid(c)]


@pytest.mark.parametrize(
    "character",
    list(
        "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u200e\u2028\u2029\u202e\u2060\u2066\u206a"
        "\u206f\u2800\u3164\ud800\ue000\ufdd0\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffb\ufffc\ufffe\uffff\U0001bca0\U0001d159"
        "\U0001d173\U0001fffe\U000e0001\U000e0041\U000e0100\U000f0000\U0010ffff\x00\x07\x1b\x7f\x85\x9b"
    ),
    ids=ascii,
)
def test_a_hidden_character_is_forbidden_between_letters(character: str) -> None:
    assert first_forbidden(f"a{character}b") == character
    assert first_forbidden(f"я{character}") == character
    assert not is_visible(f"a{character}b")


def test_every_default_ignorable_character_is_hidden() -> None:
    ignorable = list_characters_with("Default_Ignorable_Code_Point")

    assert len(ignorable) > 4000
    assert [c for c in ignorable if first_forbidden(f"a{c}b") != c] == []


def test_control_private_and_surrogate_characters_and_noncharacters_are_hidden() -> None:
    classes = [c for c in ALL if unicodedata.category(c) in {"Cc", "Co", "Cs", "Zl", "Zp"} and c not in "\t\n\r"]
    noncharacters = [c for c in ALL if ord(c) & 0xFFFE == 0xFFFE or "\ufdd0" <= c <= "\ufdef"]

    assert [c for c in classes + noncharacters if first_forbidden(c) != c] == []


def test_a_visible_text_has_no_hidden_characters() -> None:
    assert is_visible("Union «Союз», 联盟")
    assert [c for c in ALL if is_visible(c) and any(hidden_indexes(c, also=r"\x00-\x1f"))] == []
    assert [c for c in ALL if is_visible(c) and first_forbidden(c)] == []


def test_letters_marks_digits_signs_and_spaces_are_not_hidden() -> None:
    hidden_letters = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\U00016fe4\U0001d159")
    selectors = {*map(chr, range(0xFE00, 0xFE10)), *map(chr, range(0xE0100, 0xE01F0))}
    shown = [
        c
        for c in ALL
        if unicodedata.category(c)[0] in "LMNPSZ"
        and unicodedata.category(c) not in {"Zl", "Zp"}
        and c not in hidden_letters | selectors
        # Characters that format hieroglyphs, and the place of an object that is not text
        and not "\U00013430" <= c <= "\U0001345f"
        and c != "\ufffc"
    ]

    assert len(shown) > 130_000
    assert [c for c in shown if first_forbidden(c)] == []


@pytest.mark.parametrize(
    "text",
    [
        # Joiners of Persian letters, and of letters of India and Sri Lanka.
        "می\u200cخواهم",
        "۱۰\u200cساله",
        "ه\u200d.ش.",
        "क\u094d\u200dष",
        "ক\u09cd\u200cষ",
        "അവന്\u200d",
        "ශ්\u200dරී ලංකා",
        # Emoji of several characters, and selectors of their form.
        "👩\u200d🔬",
        "👩🏽\u200d🚀",
        "👨\u200d👩\u200d👧\u200d👦",
        "🏳\ufe0f\u200d🌈",
        "❤\ufe0f",
        "❤\ufe0e",
        "1\ufe0f\u20e3 #\ufe0f\u20e3",
        "🇺🇿",
        "©\ufe0f",
        # Spaces and line breaks.
        "a\xa0b",
        "10\u2009000",
        "tab\tand\nlines\r\n",
    ],
    ids=ascii,
)
def test_sequences_of_normal_text_are_allowed(text: str) -> None:
    assert first_forbidden(text) is None


def test_every_emoji_may_have_a_selector_and_a_joiner() -> None:
    emoji = [c for c in list_characters_with("Emoji") if not c.isascii()]

    assert len(emoji) > 1400
    assert [c for c in emoji if first_forbidden(f"{c}\ufe0f\u200d{c}") is not None] == []


@pytest.mark.parametrize(
    "text",
    [
        # Joiners between letters that do not join.
        "a\u200cb",
        "a\u200db",
        "и\u200dи",
        # Joiners at the start or the end of a word, two joiners, and joiners between digits.
        "می\u200c",
        "می\u200c و",
        "می\u200c\u200cخواهم",
        "می\u200d\u200dخواهم",
        "\u200cخواهم",
        "۱\u200c۰",
        "१\u200d०",
        # Joiners and selectors that are not between or after emoji, and a second selector.
        "👩\u200d",
        "👩\u200da",
        "a\u200d🔬",
        "a\ufe0f",
        "1\ufe0f",
        "☆\ufe0f",
        "❤\ufe0f\ufe0f",
        # Variants of Chinese characters, and the tags of the flag of a region.
        "中\ufe00",
        "葛\U000e0100",
        "🏴\U000e0067\U000e007f",
    ],
    ids=ascii,
)
def test_the_same_characters_elsewhere_are_forbidden(text: str) -> None:
    assert first_forbidden(text)


@pytest.mark.parametrize(
    ("text", "cleaned", "note"),
    [
        ("agree\u00adment", "agreement", "removed 1 invisible character (soft hyphen)"),
        ("\ufeffa\u200bb\u2060c\u200b", "abc", "removed 4 invisible characters (byte order mark, word joiner, zero width space)"),
        ("می\u200cخواهم", "می\u200cخواهم", ""),
        ("a\u202eb", "a\u202eb", ""),
    ],
)  # fmt: skip
def test_invisible_characters_of_copied_text_are_removed(text: str, cleaned: str, note: str) -> None:
    assert (strip_invisible(text), describe_removal(text)) == (cleaned, note)


@pytest.mark.parametrize(
    ("character", "described"),
    [
        ("\x1b", "an escape character (U+001B)"),
        ("\x07", "an invisible or control character (U+0007, control character)"),
        ("\ue000", "an invisible or control character (U+E000, private use)"),
        ("\ud800", "an invisible or control character (U+D800, surrogate)"),
        ("\ufdd0", "an invisible or control character (U+FDD0, unassigned character)"),
        ("\u202e", "a character that reverses the order of text (U+202E, right-to-left override)"),
        ("\U000e0041", "an invisible or control character (U+E0041, tag latin capital letter a)"),
    ],
)  # fmt: skip
def test_a_hidden_character_has_a_description(character: str, described: str) -> None:
    assert describe(character) == described
