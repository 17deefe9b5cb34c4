"""Suggestions of similar words for a misspelled word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.text.suggestions import ask_if_meant, did_you_mean, find_similar

FIELDS = [
    "id", "type", "title", "signed", "parties", "party", "signatories", "areas", "term", "terminated",
    "relations", "languages", "documents", "sources", "former_ids", "notes", "names", "country", "scope",
    "seat", "founded", "website", "summary", "tasks", "figures", "date", "basis", "note", "place",
    "organization", "position", "starts", "ends", "renewal", "more_than", "as_of", "accessed", "published",
]  # fmt: skip
IDS = [
    "eapa",
    "scopdc-uz",
    "tass",
    "ibn-sino-foundation",
    "altai-krai",
    "bashkortostan",
    "noosphere",
    "university-of-cadiz",
    "2021-09-24-eapa-scopdc-uz",
    "2020-01-31-eapa-tass",
]
TYPES = ["agreement", "memorandum", "roadmap", "protocol", "convention", "other"]
COUNTRIES = ["Uzbekistan", "Kazakhstan", "Kyrgyzstan", "North Korea", "South Korea", "Bosnia & Herzegovina"]


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("signatorys", FIELDS, "signatories"),
        ("signatory", FIELDS, "signatories"),
        ("singed", FIELDS, "signed"),
        ("nmes", FIELDS, "names"),
        ("titel", FIELDS, "title"),
        ("title_en", FIELDS, "title"),
        ("organisation", FIELDS, "organization"),
        ("coutnry", FIELDS, "country"),
        ("web_site", FIELDS, "website"),
        ("former-ids", FIELDS, "former_ids"),
        ("morethan", FIELDS, "more_than"),
        ("end", FIELDS, "ends"),
        ("acessed", FIELDS, "accessed"),
        ("scopdc-uzb", IDS, "scopdc-uz"),
        ("scopdc", IDS, "scopdc-uz"),
        ("tas", IDS, "tass"),
        ("ТАСС", IDS, "tass"),
        ("epa", IDS, "eapa"),
        ("ibn-sina-foundation", IDS, "ibn-sino-foundation"),
        ("altai", IDS, "altai-krai"),
        ("cadiz-university", IDS, "university-of-cadiz"),
        ("2021-09-25-eapa-scopdc-uz", IDS, "2021-09-24-eapa-scopdc-uz"),
        ("2020-01-31-tass-eapa", IDS, "2020-01-31-eapa-tass"),
        ("memorandun", TYPES, "memorandum"),
        ("road-map", TYPES, "roadmap"),
        ("Uzbekstan", COUNTRIES, "Uzbekistan"),
        ("Kazakstan", COUNTRIES, "Kazakhstan"),
        ("Kyrgistan", COUNTRIES, "Kyrgyzstan"),
        ("Korea", COUNTRIES, "North Korea"),
        ("Bosnia", COUNTRIES, "Bosnia & Herzegovina"),
    ],
)
def test_a_typo_or_a_partial_name_finds_the_right_candidate_first(
    word: str, candidates: list[str], expected: str
) -> None:
    assert find_similar(word, candidates)[0] == expected


@pytest.mark.parametrize(
    ("word", "candidates"),
    [
        ("compeltely-else", IDS),
        ("nope", IDS),
        ("nowhere", IDS),
        ("unesco", IDS),
        ("phone", FIELDS),
        ("colour", FIELDS),
        ("xyzzy", FIELDS),
        ("mou", TYPES),
        ("treaty", TYPES),
        ("Atlantis", COUNTRIES),
        ("", FIELDS),
        ("…", FIELDS),
        ("names", []),
        ("cat", ["bat", "hat", "rat"]),
    ],
)
def test_an_unrelated_word_finds_nothing(word: str, candidates: list[str]) -> None:
    assert find_similar(word, candidates) == []


def test_equally_similar_candidates_are_in_alphabetical_order() -> None:
    assert find_similar("korea", {"South Korea", "North Korea"}) == ["North Korea", "South Korea"]


def test_the_shortest_name_that_contains_the_word_comes_first() -> None:
    assert find_similar("scopdc", ["2021-eapa-scopdc-uz", "scopdc-uz"]) == ["scopdc-uz", "2021-eapa-scopdc-uz"]


def test_the_number_of_results_is_limited() -> None:
    words = ["parties", "partie", "partiez", "pparties"]

    assert len(find_similar("partiess", words)) == 3
    assert find_similar("partiess", words, limit=1) == ["parties"]


def test_a_repeated_candidate_is_found_once() -> None:
    assert find_similar("tas", ["tass", "tass"]) == ["tass"]


def test_a_text_of_more_than_200_characters_is_not_compared() -> None:
    line = "a" * 200

    assert find_similar(line, [line]) == [line]
    assert find_similar(line + "a", [line]) == []
    assert find_similar(line, [line + "a"]) == []


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_results_are_distinct_candidates(word: str, candidates: list[str]) -> None:
    found = find_similar(word, candidates)

    assert set(found) <= set(candidates)
    assert len(found) == len(set(found)) <= 3


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("tas", IDS, "did you mean 'tass'?"),
        ("korea", COUNTRIES, "did you mean 'North Korea' or 'South Korea'?"),
        ("nope", IDS, None),
    ],
)
def test_similar_candidates_are_a_question(word: str, candidates: list[str], expected: str | None) -> None:
    assert did_you_mean(word, candidates) == expected


def test_the_last_of_three_suggestions_follows_the_word_or() -> None:
    assert ask_if_meant(["a", "b", "c"]) == "did you mean 'a', 'b' or 'c'?"
