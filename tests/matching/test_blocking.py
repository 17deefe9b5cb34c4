"""Candidate pairs for duplicate detection."""

from itertools import combinations

import pytest
from test_name_similarity import KNOWN, NAMES, UNSEEN

from eapa_cli.matching import blocking
from eapa_cli.matching.blocking import find_candidate_pairs
from eapa_cli.matching.name_similarity import SAME, compute_similarity


def test_every_pair_with_the_same_name_is_a_candidate() -> None:
    names = sorted(set(NAMES))

    candidates = set(find_candidate_pairs([[name] for name in names]))
    same = {
        pair
        for pair in combinations(range(len(names)), 2)
        if compute_similarity(names[pair[0]], names[pair[1]]) >= SAME
    }

    # The two names of most pairs that are labelled as the same are similar, so the test has pairs to find.
    labelled_as_same = [pair for pair in KNOWN + UNSEEN if pair[0]]
    assert len(same) > len(labelled_as_same) / 2
    assert [(names[one], names[other]) for one, other in same - candidates] == []
    assert len(candidates) < 3 * len(same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Makhmudov Foundation", "Mahmudoff Foundation", id="another romanization"),
        pytest.param("Ethnosport", "Etnosport", id="a missing letter of a long word"),
        pytest.param("Noosphere", "Nosphera", id="a missing letter and another vowel"),
        pytest.param("Red Planet", "Redplanet", id="two words in one"),
        pytest.param("School 00", "School 0", id="another spelling of a number"),
        pytest.param("…", "…", id="no word"),
        pytest.param(
            "Regions XXI Century (non-commercial partnership)", "Regions XXI Century", id="no text in brackets"
        ),
        pytest.param(
            "Altai Baikal Kamchatka Sakhalin Yenisei Foundation",
            "Altai Baikal Kamchatka Sakhalin Foundation",
            id="a missing word of a long name",
        ),
    ],
)
def test_names_with_small_differences_are_candidates(one: str, other: str) -> None:
    assert find_candidate_pairs([[one], ["Silk Road"], ["TASS", other]]) == [(0, 2)]


def test_a_pair_is_listed_once_and_never_with_itself() -> None:
    assert find_candidate_pairs([["Big Asia", "BIG ASIA"], ["Big Asia TV", "Большая Азия", "Big Asia"]]) == [(0, 1)]
    assert find_candidate_pairs([["Big Asia", "Big Asia"]]) == []


def test_in_a_large_block_only_alphabetical_neighbours_are_candidates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(blocking, "_WINDOW_SIZE", 2)

    assert find_candidate_pairs([["Altai c"], ["Altai a"], ["Altai b"]]) == [(0, 2), (1, 2)]
