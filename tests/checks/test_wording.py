"""What a person is told to do about a file that its schema refuses."""

import pytest
from jsonschema import Draft202012Validator

from eapa_cli.checks.schema import findings
from eapa_cli.checks.wording import worded
from eapa_cli.text.excerpt import shown

RECORD = {"id": "x", "names": [{"value": "X", "lang": "en", "kind": "official"}], "type": "ngo"}


@pytest.mark.parametrize(
    ("changed", "hint"),
    [
        ({"kuntry": "UZ"}, "did you mean 'country'?"),
        ({"type": "fondation"}, "did you mean 'foundation'?"),
        ({"notes": 5}, 'write "5"'),
        ({"notes": True}, 'write "true"'),
        ({"notes": ["a"]}, None),
        ({"tasks": "a"}, None),
        ({"country": "QQQ"}, None),
        ({"notes": " "}, "fill it in, or leave the field out if nothing is known"),
        ({"notes": None}, "fill it in, or leave the field out if nothing is known"),
        ({"summary": {"english": "a"}}, "write a tag such as en, ru or uz-Latn"),
        ({"sources": [{"note": "a"}]}, "Where the source can be read"),
    ],
)
def test_a_finding_says_what_to_write(changed: dict[str, object], hint: str | None) -> None:
    (finding,) = findings("organization", {**RECORD, **changed})

    assert finding.hint == hint


def test_an_unknown_field_unlike_any_is_answered_with_those_there_are() -> None:
    (finding,) = findings("organization", {**RECORD, "relations": [{"type": "part-of", "name": {"en": "A"}, "qqq": 1}]})

    assert finding.hint == "the keys here are type, organization, name, from, to, note; one of your own begins with x-"


def test_a_keyword_that_has_no_words_of_ours_is_told_in_those_of_its_reader() -> None:
    (error,) = Draft202012Validator({"maximum": 3}).iter_errors(5)

    assert list(worded(error, ("size",))) == [(None, "'size': 5 is greater than the maximum of 3", None)]


def test_a_long_value_is_quoted_in_short_and_on_one_line() -> None:
    assert shown("a\n  b") == "a b"
    assert shown("a" * 61) == "a" * 59 + "…"


def test_of_a_file_of_many_faults_the_first_hundred_are_told() -> None:
    data = {f"key{number}": number for number in range(50_000)}

    assert len(list(findings("organization", data))) == 100
