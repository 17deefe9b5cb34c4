"""Rules of sentences that are rarer: places, posts, Russian cases, and sentences that give nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import Eapa


@pytest.fixture
def found(eapa: Eapa, tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, Any]:
    (tmp_path / "release.txt").write_text(request.param, encoding="utf-8")
    outcome = eapa("add-agreement", "--from-text", str(tmp_path / "release.txt"), "--format", "json")
    assert outcome.code == 0, outcome.err
    draft: dict[str, Any] = json.loads(outcome.out)
    return draft


LEAD = "The Lake Society and the Hill Institute signed an agreement"


@pytest.mark.parametrize(
    ("found", "place"),
    [
        (f"{LEAD}. The signing took place in Paris.", (None, "Paris", "FR")),
        (f"{LEAD} in Uzbekistan.", (None, None, "UZ")),
        (f"{LEAD} in the city of Hollókő.", (None, "Hollókő", None)),
        (f"{LEAD} in Moscow-based studios.", None),
        (
            (
                "An agreement was signed between Martinshire town of Lebanon and Hilltown town. The ceremony took place at the"
                " Municipality of Martinshire."
            ),
            ("Municipality of Martinshire", "Martinshire", "LB"),
        ),
        (f"Paris, France\n\n{LEAD}.", (None, "Paris", "FR")),
    ],
    indirect=["found"],
)
def test_place(found: dict[str, Any], place: tuple[str | None, ...] | None) -> None:
    assert (found["place"] and tuple(found["place"].values())) == place


@pytest.mark.parametrize(
    ("found", "names"),
    [
        (
            "Соглашение подписано министрами образования Анной Беловой и Иваном Холмовым.",
            ["Анна Белова", "Иван Холмов"],
        ),
        ("Соглашение подписал ректор Горного института (ГИ) господин Давуд Хосейни.", ["Давуд Хосейни"]),
        (
            "The agreement was signed by the director of the Lake Society Ann Berg; Tom Hale, rector, was a guest.",
            ["Ann Berg"],
        ),
        ("An agreement with the Hill Institute was signed by the director of the Lake Society Ann Berg.", ["Ann Berg"]),
        (f"{LEAD}, which Ann Berg, director of the Lake Society, and Tom Hale, the Hill Institute Rector, signed.", []),
        (f"{LEAD}. Tom Hale signed it on behalf of the Hill Institute.", ["Tom Hale"]),
    ],
    indirect=["found"],
)
def test_names_of_signatories(found: dict[str, Any], names: list[str]) -> None:
    assert [one["name"] for one in found["signatories"]][: len(names)] == names


@pytest.mark.parametrize(
    ("found", "parties"),
    [
        ("МИНИСТЕРСТВО КУЛЬТУРЫ УЗБЕКИСТАНА и ФОНД «МИР» подписали соглашение.", 2),
        ("Соглашение подписано между Советами молодёжи России и ООО «Лес».", 2),
        ("Russia's Roscosmos (Moscow) and the Lake Company signed a contract.", 2),
        ("An agreement was signed between friends.", 0),
        ("A document was signed with joy.", 0),
        ("The Institute of Peace and Harmony, the Lake Society and Gardens signed an agreement.", 2),
    ],
    indirect=["found"],
)
def test_number_of_parties(found: dict[str, Any], parties: int) -> None:
    assert len(found["parties"]) == parties


@pytest.mark.parametrize(
    "found",
    [
        "date 2021-13-45 The Lake Society and the Hill Club signed a protocol.",
        "Headline\n\n5 Foo 2021\n\n" + LEAD + " in May.",
    ],
    indirect=True,
)
def test_a_stamp_that_is_no_date_is_passed_over(found: dict[str, Any]) -> None:
    assert found["date"] is None
