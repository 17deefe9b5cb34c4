"""Of many bearers all are compared that have the same name, and few others."""

from itertools import combinations

import pytest
from test_name_similarity import KNOWN, NAMES, UNSEEN

from eapa_cli.matching import blocking as pairs
from eapa_cli.matching.blocking import pairs_to_compare
from eapa_cli.matching.name_similarity import SAME, likeness


def test_every_two_bearers_are_compared_that_would_be_taken_for_one() -> None:
    names = sorted(set(NAMES))

    compared = set(pairs_to_compare([[name] for name in names]))
    same = {pair for pair in combinations(range(len(names)), 2) if likeness(names[pair[0]], names[pair[1]]) >= SAME}

    assert len(same) > len([row for row in KNOWN + UNSEEN if row[0]]) / 2
    assert [(names[one], names[other]) for one, other in same - compared] == []
    assert len(compared) < 3 * len(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Makhmudov Foundation", "Mahmudoff Foundation"),
        ("Ethnosport", "Etnosport"),
        ("Noosphere", "Nosphera"),
        ("Blue Planet", "Blueplanet"),
        ("School 00", "School 0"),
        ("…", "…"),
        ("Regions XXI Century (non-commercial partnership)", "Regions XXI Century"),
        ("Altai Baikal Kamchatka Sakhalin Yenisei Foundation", "Altai Baikal Kamchatka Sakhalin Foundation"),
    ],
)
def test_names_are_compared_that_differ_in_little(one: str, other: str) -> None:
    assert pairs_to_compare([[one], ["Silk Road"], ["TASS", other]]) == [(0, 2)]


def test_a_pair_is_compared_once_whatever_number_of_names_the_two_share_and_none_with_itself() -> None:
    assert pairs_to_compare([["Big Asia", "BIG ASIA"], ["Big Asia TV", "Большая Азия", "Big Asia"]]) == [(0, 1)]
    assert pairs_to_compare([["Big Asia", "Big Asia"]]) == []


def test_of_very_many_alike_each_is_compared_with_its_neighbours_in_the_alphabet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pairs, "_NEIGHBOURS", 2)

    assert pairs_to_compare([["Altai c"], ["Altai a"], ["Altai b"]]) == [(0, 2), (1, 2)]
