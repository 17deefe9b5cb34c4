"""Messages and hints for records that violate a schema."""

import pytest
from jsonschema import Draft202012Validator

from eapa_cli.checks.schema import schema_violations
from eapa_cli.checks.schema_messages import explain
from eapa_cli.text.shortening import shorten

TYPES_HINT = (
    "use one of ngo, foundation, intergovernmental, government, regional-government, university, media, business, other"
)
DATE_HINT = "write what is known: '2021-09-24', '2021-09' or '2021'; 'XXXX-09-24' if the year is unknown"
TAG_HINT = "write a language tag (BCP 47), such as en, ru or uz"
# A valid organization. The tests change or add one field.
ORGANIZATION = {"id": "x", "names": [{"value": "X", "lang": "en", "kind": "official"}], "type": "ngo"}


@pytest.mark.parametrize(
    ("changed", "hint"),
    [
        ({"kuntry": "UZ"}, "did you mean 'country'?"),
        ({"type": "fondation"}, "did you mean 'foundation'?"),
        ({"notes": 5}, 'write "5"'),
        ({"notes": 12.1}, "put the number in quotes"),
        ({"notes": True}, 'write "true"'),
        ({"notes": ["a"]}, "write text, in quotes if it starts with [ or {"),
        ({"founded": 20210924}, DATE_HINT),
        ({"type": 5}, TYPES_HINT),
        ({"country": True}, "write the code of the country, such as UZ for Uzbekistan"),
        ({"tasks": "a"}, 'write [{en: "a"}]'),
        ({"tasks": {"en": "a"}}, "write each item on its own line that starts with '- '"),
        ({"country": "QQQ"}, "write the code of the country, such as UZ for Uzbekistan"),
        ({"country": "Uzbekistan"}, "write UZ"),
        ({"country": "uzb"}, "write UZ"),
        ({"country": "Россия"}, "write RU"),
        ({"country": "узбекстан"}, "write the code of the country, such as Узбекистан (UZ)"),
        ({"type": "parliament"}, TYPES_HINT),
        ({"summary": "A body."}, 'write {en: "A body."}'),
        ({"summary": 'Союз "Мир"'}, 'write {ru: "Союз \\"Мир\\""}'),
        ({"summary": "ўғ қњ"}, 'write {en: "ўғ қњ"}'),
        ({"summary": " "}, None),
        ({"seat": "Tashkent"}, 'write {name: {en: "Tashkent"}}'),
        ({"seat": 5}, None),
        ({"sources": ["https://a.org"]}, 'write {url: "https://a.org"}'),
        ({"sources": "folder 12"}, 'write [{reference: "folder 12"}]'),
        ({"founded": "24 сентября 2021 г."}, "write '2021-09-24'"),
        ({"founded": "long ago"}, DATE_HINT),
        ({"founded": "2021-02-30"}, "correct it, or omit it if it is unknown"),
        ({"website": "eurasia.org"}, "write it in full, with http:// or https://"),
        ({"names": [{"value": "X", "lang": "English", "kind": "official"}]}, TAG_HINT),
        ({"former_ids": ["x", "x"]}, "remove one of the two"),
        ({"figures": [{"of": "members", "exactly": "5", "as_of": "2020"}]}, "write 5, without quotes"),
        ({"figures": [{"of": "members", "exactly": "five", "as_of": "2020"}]}, None),
        ({"notes": " "}, "fill it in, or omit the field if it is unknown"),
        ({"notes": None}, "fill it in, or omit the field if it is unknown"),
        ({"summary": {"english": "a"}}, "write a tag such as en, ru or uz-Latn"),
        ({"names": [{"value": "X", "kind": "official"}]}, "add it: the language of the name"),
    ],
)
def test_a_hint_shows_what_to_write(changed: dict[str, object], hint: str | None) -> None:
    (violation,) = schema_violations("organization", {**ORGANIZATION, **changed})

    assert violation.hint == hint


# A valid agreement.
AGREEMENT = {
    "id": "x",
    "type": "agreement",
    "parties": [{"organization": "a"}, {"organization": "b"}],
    "sources": [{"url": "https://example.org"}],
}


@pytest.mark.parametrize(
    ("changed", "hint"),
    [
        ({"term": {"duration": "5 лет"}}, "write 'P5Y'"),
        ({"term": {"duration": "long"}}, "write 'P5Y' for five years, 'P6M' for six months, 'P90D' for ninety days"),
        ({"term": {"duration": 5}}, "write 'P5Y' for five years, 'P6M' for six months, 'P90D' for ninety days"),
        ({"term": "5 years"}, 'write {duration: "P5Y"}'),
        ({"signed": "24.09.2021"}, 'write {date: "2021-09-24"}'),
        (
            {"term": {"duration": "P0Y"}},
            "write at least one day, such as 'P1D', or omit the duration if it is not known",
        ),
        ({"signed": {"online": "true"}}, "write true, without quotes"),
        ({"signed": {"online": "maybe"}}, None),
        (
            {"areas": [{"topic": "qqqq"}]},
            "write 'other' if nothing else fits; 'eapa add-agreement --help' lists the values",
        ),
        ({"qqqq": 1}, "'eapa add-agreement --help' lists the fields; your own fields start with x-"),
    ],
)
def test_a_hint_in_an_agreement_shows_what_to_write(changed: dict[str, object], hint: str | None) -> None:
    (violation,) = schema_violations("agreement", {**AGREEMENT, **changed})

    assert violation.hint == hint


def test_an_unknown_field_without_a_similar_one_gets_the_list_of_fields() -> None:
    (violation,) = schema_violations(
        "organization", {**ORGANIZATION, "relations": [{"type": "part-of", "name": {"en": "A"}, "qqq": 1}]}
    )

    assert (
        violation.hint == "the fields here are type, organization, name, from, to, note; your own fields start with x-"
    )


def test_a_keyword_without_a_message_in_this_program_has_the_message_of_jsonschema() -> None:
    (error,) = Draft202012Validator({"maximum": 3}).iter_errors(5)

    assert list(explain(error, ("size",))) == [(None, f"'size': {error.message}", None)]


def test_a_long_value_is_shortened_and_shown_on_one_line() -> None:
    assert shorten("a\n  b") == "a b"
    assert shorten("a" * 61) == "a" * 59 + "…"


def test_at_most_a_hundred_violations_of_a_file_are_reported() -> None:
    data = {f"key{number}": number for number in range(50_000)}

    assert len(list(schema_violations("organization", data))) == 100
