"""Differences between two versions of a record, as sentences."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.history.field_comparison import find_differences
from eapa_cli.history.field_wording import LOCALIZED_FIELDS
from eapa_cli.history.item_matching import LISTS
from eapa_cli.model import records
from eapa_cli.model.names import LocalText

GUSMAN = {"name": {"en": "Mikhail Gusman", "ru": "Михаил Гусман"}, "position": {"en": "Director"}, "party": "tass"}
# A text of which a sentence shows only a part.
LONG = "It was agreed by both of the parties, in the course of a long day, that they would do together what neither can alone, "


def describe(before: Any, after: Any, renamed: Mapping[str, str] | None = None) -> list[str]:
    """Return the differences between two versions of a record as sentences."""
    differences = find_differences(before, after, order=(), renamed=renamed or {}, merged=())
    return [f"{difference.verb} {difference.text}" for difference in differences]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param({"country": "KZ"}, {"country": "UZ"}, ["changed country from KZ to UZ"], id="a value"),
        pytest.param({}, {"founded": "2018"}, ["added date of founding: 2018"], id="a value that was not known"),
        pytest.param({"founded": "2018"}, {}, ["removed date of founding: 2018"], id="a value that is not known any more"),
        pytest.param({"notes": None}, {}, ["removed notes null"], id="a value that was empty"),
        pytest.param({"n": 1}, {"n": True}, ["changed n from 1 to yes"], id="another type"),
        pytest.param({"signed": {}}, {"signed": {"online": True}}, ["added signing online: yes"], id="yes or no"),
        pytest.param(
            {},
            {"waivers": [{"rule": "known", "until": "2027"}], "languages": [{"lang": "ru", "authentic": False}]},
            ["added waiver 'known', until 2027", "added language ru, authentic no"],
            id="parts of an item",
        ),
        pytest.param({"documents": []}, {"documents": [{"path": "a", "lang": "ru"}]}, ["added document 'a', language ru"], id="the language of a document"),
        pytest.param({"n": 1}, {"n": 1.0}, ["changed n from 1 to 1.0"], id="another number"),
        pytest.param({"a": 1, "b": 2}, {"b": 2, "a": 1}, [], id="the order of keys"),
        pytest.param(
            {"title": {"en": "Cooperation"}},
            {"title": {"en": "Co-operation", "ru": "О сотрудничестве"}},
            ["corrected title (en) from 'Cooperation' to 'Co-operation'", "added title (ru) 'О сотрудничестве'"],
            id="a text in two languages",
        ),
        pytest.param(
            {"website": "https://example.org"},
            {"website": "https://other.net/"},
            ["changed website from 'https://example.org' to 'https://other.net/'"],
            id="a text unlike the one before",
        ),
        pytest.param(
            {"notes": f"{LONG}and more."},
            {"notes": f"{LONG}and no more."},
            ["corrected notes from '…together what neither can alone, and more.' to '…together what neither can alone, and no more.'"],
            id="a long text, by its end",
        ),
        pytest.param(
            {"notes": f"Once {LONG}{LONG}"},
            {"notes": f"Twice {LONG}{LONG}"},
            ["changed notes from 'Once It was agreed by both of the…' to 'Twice It was agreed by both of the…'"],
            id="a long text, by its beginning",
        ),
        pytest.param(
            {"signed": {"place": {"city": {"en": "Moskow"}}}},
            {"signed": {"place": {"city": {"en": "Moscow"}, "country": "RU"}}},
            ["corrected place of signing, city (en) from 'Moskow' to 'Moscow'", "added place of signing, country: RU"],
            id="a place",
        ),
        pytest.param(
            {}, {"signed": {"date": "2021", "place": {"city": {"en": "Moscow"}}}},
            ["added signing: date 2021, place city 'Moscow' (en)"],
            id="a map that was not known",
        ),
        pytest.param(
            {"parties": [{"organization": "a"}, {"organization": "b"}]},
            {"parties": [{"organization": "b", "name_as_signed": "B"}, {"organization": "a"}, {"organization": "c"}]},
            ["added name as signed of party 'b': 'B'", "added party 'c'", "reordered parties"],
            id="parties",
        ),
        pytest.param(
            {"parties": [{"organization": "scopdc-uz"}]},
            {"parties": [{"organization": "scopdc-ru"}]},
            ["removed party 'scopdc-uz'", "added party 'scopdc-ru'"],
            id="a party is never a misspelling of another",
        ),
        pytest.param(
            {"signatories": [GUSMAN]},
            {"signatories": [GUSMAN | {"name": {"en": "Mikhael Gusman", "ru": "Михаил Гусман"}}]},
            ["corrected signatory (en) from 'Mikhail Gusman' to 'Mikhael Gusman'"],
            id="a signatory known by his name in another language",
        ),
        pytest.param(
            {"signatories": [GUSMAN]},
            {"signatories": [GUSMAN | {"name": {"en": "Michail Gussman"}}]},
            ["corrected signatory (en) from 'Mikhail Gusman' to 'Michail Gussman'", "removed signatory (ru) 'Михаил Гусман'"],
            id="a signatory known by the other fields",
        ),
        pytest.param(
            {"signatories": [GUSMAN]},
            {"signatories": [GUSMAN | {"party": "eapa", "also": ["M. Gusman"]}]},
            ["changed party of signatory 'Mikhail Gusman' (eapa) from 'tass' to 'eapa'", "added other spelling 'M. Gusman'"],
            id="a signatory of another party",
        ),
        pytest.param(
            {"signatories": [GUSMAN]},
            {"signatories": [{"name": {"en": "Anna Orlova"}, "party": "tass"}]},
            ["removed signatory 'Mikhail Gusman' (tass)", "added signatory 'Anna Orlova' (tass)"],
            id="another signatory",
        ),
        pytest.param(
            {"names": [{"value": "Old", "lang": "en", "kind": "official"}, {"value": "X", "lang": "ru", "kind": "alias"}]},
            {
                "names": [
                    {"value": "New", "lang": "en", "kind": "official", "from": "2025"},
                    {"value": "Old", "lang": "en", "kind": "former", "to": "2025"},
                    {"value": "X", "lang": "ru", "kind": "acronym"},
                ]
            },
            [
                "renamed official name (en) from 'Old' to 'New', since 2025",
                "changed kind of name 'X' (ru) from alias to acronym",
            ],
            id="a new official name",
        ),
        pytest.param(
            {"names": [{"value": "Old", "lang": "en", "kind": "official", "from": "2001"}]},
            {
                "names": [
                    {"value": "New", "lang": "en", "kind": "official", "from": "2025"},
                    {"value": "Old", "lang": "en", "kind": "former", "from": "2001", "to": "2024"},
                ]
            },
            ["renamed official name (en) from 'Old' to 'New', since 2025", "added end of name 'Old' (en): 2024"],
            id="a new official name some time after the old one",
        ),
        pytest.param(
            {"names": [{"value": "Old", "lang": "en", "kind": "official"}]},
            {"names": [{"value": "Old", "lang": "en", "kind": "former"}, {"value": "New", "lang": "en", "kind": "official"}]},
            ["renamed official name (en) from 'Old' to 'New'"],
            id="a new official name without a date",
        ),
        pytest.param(
            {"names": [{"value": "Old", "lang": "en", "kind": "official"}]},
            {"names": [{"value": "Old", "lang": "en", "kind": "former"}]},
            ["changed kind of name 'Old' (en) from official to former"],
            id="a former name without a new one",
        ),
        pytest.param(
            {"names": [{"value": "Assembley", "lang": "en", "kind": "official"}, {"value": "Other", "lang": "en"}]},
            {"names": [{"value": "Assembly", "lang": "en", "kind": "official"}, 7]},
            ["corrected name from 'Assembley' to 'Assembly'", "removed name 'Other' (en)", "added name 7"],
            id="a name with a typo, and one that is not a map",
        ),
        pytest.param(
            {"names": [{"value": "Assembly", "lang": "uz"}]},
            {"names": [{"value": "Assembly", "lang": "uz-Latn"}]},
            ["changed language of name 'Assembly' (uz-Latn) from uz to uz-Latn"],
            id="the language of a name",
        ),
        pytest.param(
            {"tasks": [{"en": "To build ties"}, {"en": "To teach"}]},
            {"tasks": [{"en": "To build tie"}, {"en": "To print books"}]},
            ["corrected task (en) from 'To build ties' to 'To build tie'", "removed task 'To teach'", "added task 'To print books'"],
            id="tasks",
        ),
        pytest.param(
            {"areas": [{"topic": "peace", "text": {"en": "Ties"}}, {"topic": "media"}]},
            {"areas": [{"topic": "culture", "text": {"en": "Ties"}}, {"topic": "media", "text": {"en": "News"}}]},
            ["changed area from peace to culture", "added text of area media: 'News' (en)"],
            id="areas",
        ),
        pytest.param(
            {"relations": [{"type": "founded-by", "name": {"en": "Fund", "ru": "Фонд"}}, {"type": "part-of", "organization": "a"}]},
            {"relations": [{"type": "member-of", "organization": "a"}]},
            ["removed relation 'Fund' (founded by)", "changed type of relation 'a' (member of) from 'part of' to 'member of'"],
            id="relations",
        ),
        pytest.param(
            {"sources": [{"url": "https://example.org/new", "accessed": "2026", "note": "Stated."}]},
            {"sources": [{"url": "https://example.org/news", "accessed": "2026", "note": "Stated."}]},
            ["changed source from 'https://example.org/new' to 'https://example.org/news'"],
            id="the address of a source",
        ),
        pytest.param(
            {"figures": [{"of": "agreements", "about": 98, "as_of": "2020"}]},
            {"figures": [{"of": "agreements", "about": 107, "as_of": "2020"}]},
            ["changed number of agreements (2020) from about 98 to about 107"],
            id="a figure",
        ),
        pytest.param({"former_ids": ["a"]}, {"former_ids": ["b", "a"]}, ["added former id 'b'"], id="former ids"),
        pytest.param(
            {"figures": [{"of": "students", "as_of": "2020", "more_than": 100}, {"of": "schools", "as_of": "2020"}]},
            {"figures": [{"of": "students", "as_of": "2020", "exactly": 120}, {"of": "schools", "as_of": "2020", "about": 7}]},
            [
                "changed number of students (2020) from more than 100 to exactly 120",
                "added rough value of number of schools (2020): 7",
            ],
            id="a figure that is known better",
        ),
        pytest.param({"former_ids": []}, {}, ["removed former ids []"], id="an empty list"),
        pytest.param({"seat": {}}, {}, ["removed seat: {}"], id="an empty map"),
        pytest.param({"former_ids": ["a"]}, {}, ["removed former id 'a'"], id="no former ids"),
        pytest.param({"parties": "a"}, {"parties": ["a"]}, ["changed parties from 'a' to 'a'"], id="parties that were not a list"),
        pytest.param({"x-tags": [1]}, {"x-tags": [1, 2]}, ["changed x-tags from 1 to 1; 2"], id="an extension field with a list"),
        pytest.param({"term": {"ends": "2025"}}, {"term": {"ends": "2026"}}, ["extended end of the term from 2025 to 2026"], id="a longer term"),
        pytest.param({"term": {"ends": "2025"}}, {"term": {"ends": "2024"}}, ["shortened end of the term from 2025 to 2024"], id="a shorter term"),
        pytest.param({"term": {"ends": "2025"}}, {"term": {"ends": ".."}}, ["extended end of the term from 2025 to open"], id="a term that became open"),
        pytest.param({"term": {"ends": "2025"}}, {"term": {"ends": "2025?"}}, ["corrected end of the term from 2025 to 2025 (uncertain)"], id="an end that became uncertain"),
        pytest.param({"term": {"ends": "soon"}}, {"term": {"ends": "2025"}}, ["changed end of the term from soon to 2025"], id="an end that was not a date"),
        pytest.param({"term": {"duration": "P1Y"}}, {"term": {"duration": "P24M"}}, ["extended duration of the term from one year to 24 months"], id="a longer duration"),
        pytest.param({"term": {"duration": "P1Y"}}, {"term": {"duration": "P90D"}}, ["shortened duration of the term from one year to 90 days"], id="a shorter duration"),
        pytest.param({"term": {"duration": "P1Y"}}, {"term": {"duration": "P12M"}}, ["changed duration of the term from one year to 12 months"], id="the same duration"),
        pytest.param({"term": {"notice": "soon"}}, {"term": {"notice": "P1Y6M"}}, ["changed period of notice from 'soon' to one year and six months"], id="a notice that was not a duration"),
        pytest.param({"terminated": {"grounds": "other"}}, {"terminated": {"grounds": "expired-early"}}, ["changed grounds of termination from other to 'expired early'"], id="a label of two words"),
        pytest.param({"signatories": ["Gusman"]}, {"signatories": ["Ivanov"]}, ["removed signatory 'Gusman'", "added signatory 'Ivanov'"], id="signatories of an older form"),
        pytest.param({"type": "ngo"}, {"type": "of my own"}, ["changed type from ngo to 'of my own'"], id="a value outside the vocabulary"),
        pytest.param({"term": {"notice": "P1M"}}, {"term": {"notice": "P3M"}}, ["changed period of notice from one month to three months"], id="notice"),
    ],
)  # fmt: skip
def test_differences_are_described_in_the_terms_of_the_record(before: Any, after: Any, expected: list[str]) -> None:
    assert describe(before, after) == expected


def test_a_reference_to_the_new_id_of_a_record_is_described_as_renamed() -> None:
    before = {"parties": [{"organization": "tass"}], "signatories": [GUSMAN]}
    after = {"parties": [{"organization": "itar-tass"}], "signatories": [GUSMAN | {"party": "itar-tass"}]}

    assert describe(before, after, {"tass": "itar-tass"}) == [
        "renamed party from 'tass' to 'itar-tass'",
        "renamed party of signatory 'Mikhail Gusman' (itar-tass) from 'tass' to 'itar-tass'",
    ]


def test_fields_are_in_the_order_of_the_record_and_extension_fields_are_last() -> None:
    differences = find_differences(
        {}, {"x-own": 1, "country": "UZ", "type": "ngo"}, order=("type", "country"), renamed={}, merged=()
    )

    assert [difference.field for difference in differences] == ["type", "country", "x-own"]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text("ab'", max_size=3),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["organization", "value", "name", "lang", "kind", "en", "party", "url"]), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
RECORD = st.dictionaries(st.sampled_from([*LISTS, "title", "term", "x-own"]), PLAIN, max_size=4)


@given(before=RECORD, after=RECORD)
def test_only_equal_values_have_no_differences(before: Any, after: Any) -> None:
    differences = describe(before, after)

    # In Python, 1 == True. Their texts differ.
    is_equal = repr(sort_keys(before)) == repr(sort_keys(after))
    assert (not differences) == is_equal


def sort_keys(value: Any) -> Any:
    """Return a value in which the order of keys makes no difference."""
    match value:
        case dict():
            return ("map", sorted((key, sort_keys(part)) for key, part in value.items()))
        case list():
            return [sort_keys(item) for item in value]
        case _:
            return value


def list_fields_of_records() -> Iterator[tuple[str, Any]]:
    """Yield the name and the type of each field of all record classes."""
    for record in vars(records).values():
        if isinstance(record, type) and record.__module__ == records.__name__:
            yield from get_type_hints(record).items()


def test_localized_fields_are_those_of_the_records() -> None:
    localized_fields = {
        field for field, hint in list_fields_of_records() if LocalText in (hint, *getattr(hint, "__args__", ()))
    }

    assert localized_fields == LOCALIZED_FIELDS


# Each old item is compared with each new item, and at most 10,000 pairs are compared.
@pytest.mark.parametrize(("count", "verbs"), [(100, {"corrected": 100}), (101, {"removed": 101, "added": 101})])
def test_reworded_items_are_matched_in_lists_of_up_to_100_items(count: int, verbs: dict[str, int]) -> None:
    before, after = (
        {"tasks": [{"en": f"To look after the {number}. {word} of the steppe"} for number in range(count)]}
        for word in ("winds", "wind")
    )

    differences = find_differences(before, after, order=(), renamed={}, merged=())

    assert Counter(difference.verb.value for difference in differences) == verbs


def test_each_list_of_a_record_has_a_name_for_its_items() -> None:
    lists = {field for field, hint in list_fields_of_records() if getattr(hint, "__origin__", None) is tuple}

    assert lists == set(LISTS)
