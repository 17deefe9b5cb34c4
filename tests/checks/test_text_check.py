"""The rules about text, on generated text and on words of two scripts."""

import sys
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from eapa_cli.checks.rules import TEXT_RULES
from eapa_cli.checks.rules.characters import composed_letters, one_script_a_word, tidy_blanks
from eapa_cli.checks.text_check import _prefilter, text_problems
from eapa_cli.yaml.reader import read
from eapa_cli.yaml.serializer import dump

# Text of letters that look alike in several scripts, letters that are not composed, and unusual spaces.
SUSPECT_TEXT = st.text(alphabet="abcxyzАВаестмοр йи\u0306 \u00a0éė\u212a\u1100\u1161क़ω\n«»-5", max_size=12)


@given(st.text(max_size=20) | SUSPECT_TEXT)
@example("क\u093c")
@example("\u0958")
@example("\u1100\u1161")
def test_the_invalid_part_is_in_the_text_and_has_a_message(text: str) -> None:
    for rule in TEXT_RULES:
        for violation in rule.check(text):
            assert violation.part in text
            assert violation.part
            assert "\n" not in violation.message


@given(st.text(max_size=20).filter(str.isprintable) | SUSPECT_TEXT.filter(lambda text: "\n" not in text))
def test_the_prefilter_finds_everything_that_a_rule_reports(text: str) -> None:
    # The text occurs twice in the file.
    document = read(dump({"id": "x", "notes": text, "size": 5, "more": [True, {"a": text}]}).encode())
    violations = [(rule.name, violation.message) for rule in TEXT_RULES for violation in rule.check(text)]

    assume(document.data is not None)  # the reader refuses invisible characters
    problems = [(problem.rule, problem.message) for problem in text_problems("x", document)]
    assert sorted(problems) == sorted(2 * violations)


def test_the_prefilter_finds_every_character_that_nfc_changes() -> None:
    characters = map(chr, range(sys.maxunicode + 1))
    changed = [character for character in characters if not unicodedata.is_normalized("NFC", character)]

    assert len(changed) > 1000
    assert [character for character in changed if _prefilter().is_valid(character)] == []


@given(SUSPECT_TEXT)
def test_normalized_text_has_no_problem(text: str) -> None:
    assert list(composed_letters.check(unicodedata.normalize("NFC", text))) == []
    assert list(tidy_blanks.check(" ".join(text.split()))) == []


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Lie\u0302\u0301n", "ế"),
        ("\u1112\u1161\u11ab", "한"),
        ("5 \u212a more", "K"),
        ("x\u0301\u0323", "x\u0323\u0301"),
        ("x" + 30 * "\u0301" + "\u0323", "x" + 19 * "\u0301"),  # a hint has at most 20 characters of a letter
    ],
    ids=["two marks", "Korean", "symbol", "order of marks", "many marks"],
)
def test_a_letter_that_is_not_composed_gets_a_hint_with_the_whole_letter(text: str, letter: str) -> None:
    (violation,) = composed_letters.check(text)

    assert violation.hint == f"type it again as one letter: '{letter}'"


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ('"Aсiatic, Aсia, Aсia"', ["Aсiatic", "Aсia"]),
        ("|-\n  In  Riga", ["In  "]),
        ("|-\n  In\n  Old  Riga", ["Old  "]),
        (r'" In\nRiga"', [r'" In\nRiga"']),
    ],
    ids=["repeated word", "first line of a block", "second line of a block", "whole value"],
)
def test_each_word_is_marked_once_where_it_is_not_part_of_a_longer_word(value: str, marked: list[str]) -> None:
    document = read(f"id: x\nnotes: {value}\n".encode())
    lines = document.text.split("\n")
    spans = [problem.span for problem in sorted(text_problems("x", document))]

    assert [lines[span.line - 1][span.column - 1 : span.end_column - 1] for span in spans] == marked


# Each word mixes two of the Latin, Greek and Cyrillic scripts, by letters that look the same.
@pytest.mark.parametrize(
    ("word", "intended"),
    [
        ("Мoсква", "Москва"),
        ("TАСС", "ТАСС"),
        ("Tаshkent", "Tashkent"),
        ("AВ", "АВ"),
        ("Μoscow", "Moscow"),
        ("Мοсква", "Москва"),
    ],
)
def test_a_word_of_two_scripts_gets_a_hint_with_the_intended_word(word: str, intended: str) -> None:
    (violation,) = one_script_a_word.check(f"in {word}, it says")

    assert violation.hint == f"type it again: '{intended}'"
    assert violation.part == word


@pytest.mark.parametrize(
    "text", ["Яndex", "SOSы", "ТАСС-media", "10 μm", "3D-принтер", "Нью-Йорк и Paris", "naïve", "ЮНЕСКО5a"]
)
def test_a_visible_mix_of_scripts_is_allowed(text: str) -> None:
    assert list(one_script_a_word.check(text)) == []
