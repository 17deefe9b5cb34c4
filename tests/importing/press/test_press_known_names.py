"""Names of the register's organizations in press releases."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from running import Eapa

AddNames = Callable[..., None]


@pytest.fixture
def add_names(register: Path) -> AddNames:
    """Return a function that adds an organization with English names to the register."""

    def add(id_: str, *names: str) -> None:
        values = [{"value": name, "lang": "en", "kind": "alias"} for name in names]
        data = {"id": id_, "names": [{**values[0], "kind": "official"}, *values[1:]], "type": "ngo"}
        (register / f"data/organizations/{id_}.yaml").write_text(yaml.safe_dump(data), encoding="utf-8")

    return add


def test_an_acronym_is_not_found_in_a_word_in_lower_case(eapa: Eapa, add_names: AddNames, tmp_path: Path) -> None:
    add_names("who", "WHO")
    (tmp_path / "a.txt").write_text(
        "The agreement was signed by Ann Berg, director of the Lake Society, and Tom Hale, who is the rector of the"
        " Hill Institute.",
        encoding="utf-8",
    )
    drafted = json.loads(eapa("add-agreement", "--from-text", str(tmp_path / "a.txt"), "--format", "json").out)

    assert [one["name"] for one in drafted["parties"]] == ["Lake Society", "Hill Institute"]
    assert [one["position"] for one in drafted["signatories"]] == ["director", "rector"]


@pytest.mark.parametrize("name", ["We Are St. Hill", "Guild No. 5: Bakers"])
def test_a_name_of_the_register_with_full_stops_is_found(
    eapa: Eapa, add_names: AddNames, tmp_path: Path, name: str
) -> None:
    add_names("friends", name)
    (tmp_path / "a.txt").write_text(f"{name} and the Lake Society signed an agreement.", encoding="utf-8")
    drafted = json.loads(eapa("add-agreement", "--from-text", str(tmp_path / "a.txt"), "--format", "json").out)

    assert [one["name"] for one in drafted["parties"]] == [name, "Lake Society"]


@pytest.mark.parametrize(
    ("party", "id_"),
    [
        ("Hilly State University (HilSU)", "hilsu"),  # a new organization
        ("Hill University (HilSU)", "hill"),  # a shorter form of the registered name
        ("HilSU", "hill"),
    ],
)
def test_an_acronym_does_not_name_the_organization_of_the_register_if_the_text_has_another_full_name(
    eapa: Eapa, add_names: AddNames, tmp_path: Path, party: str, id_: str
) -> None:
    add_names("hill", "Hill State University", "HilSU")
    (tmp_path / "a.txt").write_text(f"The {party} and the Lake Society signed an agreement.", encoding="utf-8")
    outcome = eapa("add-agreement", "--from-text", str(tmp_path / "a.txt"), "--dry-run")

    assert re.search(rf"organization: {id_}\b", outcome.out)
