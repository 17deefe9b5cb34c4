"""Parties in free wording."""

import pytest

from eapa_cli.importing.free_wording.party_names import PartyName, read_party, split_parties

KNOWN = {"Foundation for Peace and Support of Youth", "ТАСС"}
"""Names of organizations of the register, which stay whole."""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ТАСС", ["ТАСС"]),
        ("Alpha Club; Beta Union", ["Alpha Club", "Beta Union"]),
        ("Alpha Club;\nBeta Union", ["Alpha Club", "Beta Union"]),
        ("1. Alpha Club\n2. Beta Union", ["Alpha Club", "Beta Union"]),
        ("1) Alpha Club 2) Beta Union", ["Alpha Club", "Beta Union"]),
        ("- Alpha Club\n- Beta Union", ["Alpha Club", "Beta Union"]),
        ("Alpha Club | Beta Union", ["Alpha Club", "Beta Union"]),
        ("Alpha Club / Beta Union", ["Alpha Club", "Beta Union"]),
        ("Клуб «Альфа; Бета»; ТАСС", ["Клуб «Альфа; Бета»", "ТАСС"]),
        ("between Alpha Club and Beta Union", ["Alpha Club", "Beta Union"]),
        ("Фонд Альфа и МГУ", ["Фонд Альфа", "МГУ"]),
        ("Qwerty Xyz (QX), Beta Union", ["Qwerty Xyz (QX)", "Beta Union"]),
        (
            "Ministry of Culture, Information and Youth Policy, Public Foundation Beta",
            ["Ministry of Culture, Information and Youth Policy", "Public Foundation Beta"],
        ),
        (
            "Foundation for Peace and Support of Youth and Institute for Regional Studies",
            ["Foundation for Peace and Support of Youth", "Institute for Regional Studies"],
        ),
        ("Committee on Relations and Friendly Ties", ["Committee on Relations and Friendly Ties"]),
        pytest.param("One, " * 40 + "Club", ["One, " * 40 + "Club"], id="too many parts to split"),
    ],
)
def test_parties_are_split_and_names_stay_whole(text: str, names: list[str]) -> None:
    assert split_parties(text, KNOWN.__contains__) == names


def test_a_single_partner_is_not_split_at_commas() -> None:
    assert split_parties("Alpha Club, Beta Union", KNOWN.__contains__, at_conjunctions=False) == [
        "Alpha Club, Beta Union"
    ]


@pytest.mark.parametrize(
    ("text", "name", "others", "acronym", "country"),
    [
        ("Alpha Institute (AI)", "Alpha Institute", (), "AI", None),
        ("Alpha Institute (AI) (Uzbekistan)", "Alpha Institute", (), "AI", "UZ"),
        ("Фонд Альфа, Россия", "Фонд Альфа", (), None, "RU"),
        ("Фонд Альфа – Россия", "Фонд Альфа", (), None, "RU"),
        ("Клуб дружбы (Friendship Club)", "Клуб дружбы", ("Friendship Club",), None, None),
        ("Клуб дружбы / Friendship Club", "Клуб дружбы", ("Friendship Club",), None, None),
        ("(AI)", "(AI)", (), None, None),
        ("Turkestan region (akimat)", "Turkestan region (akimat)", (), None, None),
        ("Assembly, Almaty region", "Assembly, Almaty region", (), None, None),
    ],
)
def test_the_country_the_acronym_and_other_names_are_separated_from_the_name(
    text: str, name: str, others: tuple[str, ...], acronym: str | None, country: str | None
) -> None:
    assert read_party(text) == PartyName(text, name, others, acronym, country)
